"""How a post came here and who gave it its words: byline, links, credits, quotations."""

import re
from collections.abc import Iterator
from functools import cache

from pressaudit.language.alternation import limit, one_of
from pressaudit.language.document import Document, Paragraph, Role
from pressaudit.language.fold import folded
from pressaudit.language.outlets import canonical, is_known_outlet, is_outlet
from pressaudit.language.words import lemma
from pressaudit.quotations import Quotation
from pressaudit.quotations.model import UNNAMED, Citation, source_type
from pressaudit.quotations.names import Names
from pressaudit.quotations.names.lexicon import given
from pressaudit.quotations.sources.context import Context, is_office, is_person_noun, words_of
from pressaudit.quotations.sources.phrases import PAPER, phrases
from pressaudit.quotations.sources.unnamed import Post, meant, of_state
from pressaudit.rules import load

_ADDRESS = re.compile(r"https?://(?:www\.)?(?P<host>[^/\s]+)(?P<path>\S*)")
_DATELINE = re.compile(
    r"(?:[A-Z][\w.’'-]*[,\s/]+){0,8}?\((?P<agency>[A-Z][\w.’' -]{1,40})\)\s*"
    r"(?:[-–—_]{1,2}|\W{1,4}(?=[A-Z]))"
)
_OWNED = re.compile(r"['’]s?\s(?P<noun>[a-z]+)(?!\s[A-Z]|,\s[A-Z])")
_WORD = re.compile(r"[\w.’'&-]*\w")


def byline(article: Document) -> Iterator[Citation]:
    """Yield the outlet that a post was taken from, and who translated it."""
    line = next((p for p in article.paragraphs if p.role is Role.BYLINE), None)
    if line is None:
        return
    end = len(line.text)
    for name, relation in (
        (article.byline.outlet, "republished_from"),
        (article.byline.translator, "translated_by"),
    ):
        if name:
            yield Citation(line.number, 0, end, name, "outlet", relation, "byline")


def linked(paragraph: Paragraph, article: Document, outlets: frozenset[str]) -> Iterator[Citation]:
    """Yield what a bare address leads to: the outlet that its host or path names, or the host.

    ``outlets`` are those that the post names.
    """
    match = _ADDRESS.search(paragraph.text)
    if match is None:
        return
    address = folded(match["host"]), folded(match["path"])
    met = [
        name
        for part in address
        for name in sorted({article.byline.outlet, *outlets} - {""}, key=lambda n: (-len(n), n))
        if len(folded(name)) >= limit("citations", "address") and folded(name) in part
    ]
    source, kind = (met[0], "outlet") if met else (match["host"], "document")
    yield Citation(paragraph.number, *match.span(), source, kind, "links_to", "link")


def dateline(paragraph: Paragraph, outlets: frozenset[str]) -> Iterator[Citation]:
    """Yield the agency at the head of a paragraph: "LUND (AP) — …", "(Reuters) - …".

    Initials mean the one of ``outlets`` that has them: "(BNA)" the Brennick News Agency.
    """
    match = _DATELINE.match(paragraph.text)
    if match and (is_outlet(match["agency"]) or match["agency"].isupper()):
        name = canonical(match["agency"])
        whole = sorted(o for o in outlets if "".join(w[0] for w in o.split()) == name)
        name = whole[0] if whole else name
        span = match.span("agency")
        yield Citation(paragraph.number, *span, name, "outlet", "republished_from", "dateline")


def credit(context: Context) -> Iterator[Citation]:
    """Yield who a line names as the text's origin: "The Harbour Press contributed to this report".

    "Source: X" and "first published by X" name it too; persons who wrote or edited are no source.
    """
    patterns = _credits()
    contributed = patterns["contributed"].search(context.text)
    label = patterns["label"].match(context.text)
    for mention in context.mentions:
        start, end = context.span(mention)
        led = patterns["from"].search(context.up_to(start))
        labelled = label and start <= label.end() + 4
        helped = contributed and end <= contributed.start() and mention.kind == "outlet"
        if mention.kind != "person" and (led or labelled or helped):
            kind = (
                "outlet" if mention.kind == "organisation" and (led or labelled) else mention.kind
            )
            yield context.cite((start, end), mention.canonical, kind, "republished_from", "credit")


def is_about_text(context: Context) -> bool:
    """Return whether a sentence speaks of the text itself, and states nothing.

    Rights ("© 2019 …"), credits ("Reporting by …") and lines that lead elsewhere ("Follow us").
    """
    short = len(context.sentence.block.paragraph.text) <= limit("citations", "credit")
    may_be = context.has("credits", "contributed", "from", "rights") or ":" in context.text
    may_be = may_be or "©" in context.text
    about = may_be and _credits()["about"].search(context.text)
    return bool(about) or (short and bool(_credits()["elsewhere"].match(context.text)))


@cache
def _credits() -> dict[str, re.Pattern[str]]:
    rule = load("citations")["credits"]
    near = r"(?:the\s+|an?\s+)?"
    named = [*rule["contributed"], *rule["from"], *rule["rights"]]
    return {
        "about": re.compile(
            rf"^\W*{one_of(rule['label'])}\s*:|(?<!\w){one_of(named)}(?!\w)", re.IGNORECASE
        ),
        "contributed": re.compile(one_of(rule["contributed"]), re.IGNORECASE),
        "from": re.compile(rf"\b{one_of(rule['from'])}\s*:?\s*{near}$", re.IGNORECASE),
        "label": re.compile(rf"\W*{one_of(rule['label'])}\s*:\s*{near}", re.IGNORECASE),
        # Capitals alone are looked for as such: "Also Ode", no "Photos in".
        "elsewhere": re.compile(rf"(?i:\W*{one_of(rule['elsewhere'])}\b\s*)(?:[:@]|$|on\b|[A-Z])"),
    }


def spoken(q: Quotation, context: Context, names: Names, post: Post) -> Iterator[Citation]:
    """Yield the speaker of a quotation of the sentence, and the outlet that got the words."""
    if q.kind in {"quotation", "mixed"} and (q.speaker or q.speaker_surface):
        who = _who(q, context, names, post)
        if who:
            yield _at(q, *who, "quotes", "quotation")
    if q.told_to:
        kind = names.kinds.get(q.told_to, "outlet")
        yield _at(q, q.told_to, kind, "interviewed_by", "told-to")


def _at(q: Quotation, source: str, kind: str, relation: str, rule: str) -> Citation:
    typed = source_type(source, kind, rule)
    return Citation(q.paragraph, q.char_start, q.char_end, source, typed, relation, rule)


def _who(q: Quotation, context: Context, names: Names, post: Post) -> tuple[str, str] | None:
    """Return the source that a speaker is, and the kind of its name; None when it stands apart.

    A description is parted from the name in it: "the Tern's official website", "a special Tern
    report". Somebody without a name is what the sentence calls them: "police", "the council".
    """
    it = post.memory.it(max(0, context.text.find(q.speaker_surface)))
    if q.speaker_surface.lower() == "it" and it[0]:
        return it
    if q.speaker:
        if _is_relative(q, context):
            return UNNAMED, UNNAMED
        for mention in context.mentions:
            person = context.bearer(mention) if mention.canonical == q.speaker else None
            if person:
                return person.canonical, "person"
        if q.speaker in names.kinds and not is_office(q.speaker):
            return q.speaker, names.kinds[q.speaker]
        definite = q.speaker_surface.lower().startswith("the ")
        return _described(q.speaker, definite, context, post)
    at = context.text.find(q.speaker_surface)
    end = at + len(q.speaker_surface)
    for phrase in phrases(context) if at >= 0 else ():
        if phrase.start < end and phrase.end > at:
            (source, kind), how = meant(context, phrase, post)
            # "The report" says it, and the report has been cited: that is found by itself.
            return None if phrase.sort == PAPER and how == "paper" else (source, kind)
    return UNNAMED, UNNAMED


def _is_relative(q: Quotation, context: Context) -> bool:
    """Whether a speaker only owns who speaks: Ode of "Ode’s family said"."""
    at = context.text.find(q.speaker_surface)
    owned = _OWNED.match(context.text, at + len(q.speaker_surface)) if at >= 0 else None
    return owned is not None and owned["noun"] in words_of("people", "nouns")


def _described(
    speaker: str, definite: bool, context: Context, post: Post
) -> tuple[str, str] | None:
    """Return the source that a description means: the body in it, nobody in particular.

    An office is its holder where the post says who that is; a thing with a number is none.
    """
    words = _WORD.findall(speaker)
    if words and words[0][0].isdigit():
        return None
    people = [word for word in words if is_person_noun(word.lower())]
    if people and (words[-1] in people or words[-1].islower()):
        holder = post.discourse.called(speaker.lower())
        if definite and not holder:
            holder = post.discourse.called(lemma(people[-1]))
        return (holder, "person") if holder else of_state(words) or (UNNAMED, UNNAMED)
    within = [
        m
        for m in context.mentions
        if m.canonical in speaker or re.search(rf"\b{re.escape(m.variant)}\b", speaker)
    ]
    owners = [body for body in post.memory.coming if speaker.startswith(f"{body[0]} ")]
    if owners and not within:
        return max(owners, key=lambda body: (len(body[0]), body))
    if within:
        best = max(within, key=lambda m: (len(m.canonical), m.canonical))
        return (best.canonical, best.kind)
    if words and words[-1].lower() in words_of("works", "nouns") and len(words) > 1:
        name = words[-2]
        if name[:1].isupper():
            return name, "outlet" if is_known_outlet(name) else "organisation"
    return speaker, "person" if words and words[0] in given() else "organisation"
