"""Sources that a sentence gives no name: "two former clerks", "a police paper", "the company"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.quotations import Quotation
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.model import UNNAMED, Citation
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import demonyms, places, roles
from pressaudit.quotations.sources.context import Context, words_of
from pressaudit.quotations.sources.memory import NOBODY, Meant, Memory
from pressaudit.quotations.sources.phrases import BODY, PAPER, PEOPLE, Phrase, phrases
from pressaudit.quotations.sources.predicates import How, hangs, opens, says
from pressaudit.quotations.text import Token
from pressaudit.rules import load

_OWNS = frozenset({"’s", "'s", "’", "'"})
_AS_SAYING = 90
"""Characters from a phrase to "as saying" behind it: "cited an official of the Board as saying"."""


@dataclass(frozen=True, slots=True)
class Post:
    """What the rules ask of the post: what it has said so far, and who "she" is."""

    memory: Memory
    discourse: Discourse


def unnamed(context: Context, post: Post, quoted: Sequence[Quotation]) -> Iterator[Citation]:
    """Yield the sources of a sentence that have no name there, quoted ones apart."""
    for phrase in phrases(context):
        if _states(context, phrase, quoted):
            (source, kind), rule = meant(context, phrase, post)
            yield context.cite((phrase.start, phrase.end), source, kind, "reports", rule)
    yield from _states_and_seats(context)
    yield from _pronouns(context, post)


def _states(context: Context, phrase: Phrase, quoted: Sequence[Quotation]) -> bool:
    """Whether something is stated on the word of a phrase: by a verb, or "according to" it."""
    if _belongs_to_name(context, phrase) or _is_quoted(context, phrase, quoted):
        return False
    owns = phrase.last + 1 < len(context.tokens) and context.tokens[phrase.last + 1].low in _OWNS
    if owns or (phrase.head == "police" and phrase.determiner == "a"):
        return False
    may_lead = context.has("before", "source")
    led = may_lead and _patterns()["according"].search(context.up_to(phrase.start))
    if led and (
        led["verb"].lower() not in words_of("before", "as_saying")
        or _patterns()["as_saying"].match(context.since(phrase.end)[:_AS_SAYING])
    ):
        return True
    if phrase.start in context.inverted or _after_verb(context, phrase):
        return True
    if hangs(context, phrase.first):
        return False
    last = phrase.last + 1
    if phrase.sort == PAPER:
        last = _published(context, last)
    how = How(
        witness=phrase.sort != PEOPLE and phrase.head != "police",
        paper=phrase.sort == PAPER and phrase.head not in words_of("papers", "things"),
        people=True,
        several=phrase.several,
        opens=opens(context, phrase.first),
    )
    return says(context, last, how)


def _published(context: Context, at: int) -> int:
    """Return the token behind "published in the Journal of Piers", or ``at``."""
    if at >= len(context.tokens):
        return at
    place = context.tokens[at].start
    match = _patterns()["published"].match(context.since(place))
    return context.at(place + match.end()) if match else at


def _after_verb(context: Context, phrase: Phrase) -> bool:
    """Whether a verb of saying stands before a phrase, apart from its clause: ", said a clerk"."""
    tokens, n = context.tokens, phrase.first
    if (
        n < 2
        or not context.ends(phrase.end)
        or tokens[n - 1].low not in listed("titles", "spoken_by")
    ):
        return False
    follows = tokens[phrase.last + 1].low if phrase.last + 1 < len(tokens) else ""
    return not tokens[n - 2].is_word and follows not in words_of("verbs", "passing")


def _belongs_to_name(context: Context, phrase: Phrase) -> bool:
    """Whether a phrase describes a person named beside it: "the pilot Ode", "Ode, a pilot"."""
    following = context.named_at(phrase.end)
    # "The pilot Ode", "the news agency Norna": nothing stands between but a space.
    if following and (
        following.kind == "person"
        or not context.text[phrase.end : context.span(following)[0]].strip()
    ):
        return True
    if phrase.sort == PAPER and _of_somebody(context, phrase):
        return True
    if phrase.sort == PEOPLE and _titles_a_name(context, phrase):
        return True
    if _apposed_name(context, phrase):
        return True
    before = context.named_before(phrase.start)
    if before is None:
        return False
    gap = context.text[context.span(before)[1] : phrase.start].strip()
    described = phrase.determiner in ("a", "an", "the", "one") or (
        phrase.words[0].lower() == "former"
    )
    return gap == "," and described and phrase.sort == PEOPLE


def _apposed_name(context: Context, phrase: Phrase) -> bool:
    """Whether commas behind a phrase hold its name: "one player, cornerback Bo Ode, said".

    A paper's or a body's stands alone there: "a Lund newspaper, the Tern, said".
    """
    behind = context.since(phrase.end)
    comma = behind.find(",", 1)
    if not behind.startswith(", ") or comma < 0:
        return False
    named = context.named(phrase.end + comma - 1, phrase.end + comma)
    if named is None or phrase.sort == PAPER:
        return False
    if phrase.sort == PEOPLE:
        return named.kind == "person"
    alone = behind[2 : context.span(named)[0] - phrase.end].strip().lower()
    return named.kind != "person" and alone in ("", "the")


def _titles_a_name(context: Context, phrase: Phrase) -> bool:
    """Whether capitals follow that are no date: "the Board founder Sir Bo Ode"."""
    following = context.tokens[phrase.last + 1 : phrase.last + 2]
    if not following or not following[0].text[0].isupper():
        return False
    return following[0].low not in words_of("phrase", "date_words")


def _of_somebody(context: Context, phrase: Phrase) -> bool:
    """Whether a paper is a named body's, which is the source: "a report by the Port Board"."""
    owner = context.named(phrase.start, context.tokens[phrase.last].start)
    if owner and owner.kind != "person" and "police" not in phrase.words:
        return True
    match = _patterns()["of_somebody"].match(context.since(phrase.end))
    return bool(match and context.named_at(phrase.end + match.end()))


def _is_quoted(context: Context, phrase: Phrase, quoted: Sequence[Quotation]) -> bool:
    surface = context.text[phrase.start : phrase.end]
    return any(q.speaker and surface in q.speaker_surface for q in quoted)


def meant(context: Context, phrase: Phrase, post: Post) -> tuple[Meant, str]:
    """Return the source that a phrase means, with the kind of its name, and the rule."""
    if phrase.sort == PAPER:
        return _paper(phrase, post.memory)
    if phrase.sort == BODY:
        return _body(phrase, post.memory)
    return _people(context, phrase, post)


def _body(phrase: Phrase, memory: Memory) -> tuple[Meant, str]:
    """Return the body that a phrase means; of several bodies none in particular is meant."""
    one = phrase.head in words_of("bodies", "bare") | words_of("bodies", "outlets")
    if phrase.several and not one and phrase.words[-1].lower() not in words_of("bodies", "nouns"):
        return (UNNAMED, UNNAMED), "unnamed"
    if phrase.of_people:
        return (UNNAMED, UNNAMED), "unnamed"
    found = memory.body(phrase)
    own = found[0].lower() == phrase.name.lower()
    return found, "body" if own else "body-meant"


def _paper(phrase: Phrase, memory: Memory) -> tuple[Meant, str]:
    """Return whose a paper is, or the paper itself: "the indictment", "a police report"."""
    words = [w.lower() for w in phrase.words]
    owner = memory.owner(phrase)
    if owner[0]:
        return owner, "police-paper" if owner[1] == "police" else "work"
    if phrase.head == "statement" and phrase.definite and memory.stated[0]:
        return memory.stated, "statement-meant"
    if phrase.definite and memory.work[0] and len(words) == 1:
        return memory.work, "work-meant"
    kept = phrase.words[-2:] if words[-2:-1] and _is_kind(phrase.words[-2]) else (
        phrase.words[-1:]
    )  # fmt: skip
    name = " ".join(kept)
    return (name[:1].upper() + name[1:].lower(), "document"), "paper"


def _is_kind(word: str) -> bool:
    """Whether the word before a paper makes a name with it: "Court papers", "Facebook post"."""
    return word.lower() in words_of("papers", "kinds") or word in words_of("names", "networks")


def _people(context: Context, phrase: Phrase, post: Post) -> tuple[Meant, str]:
    """Return who people without a name are: the body they speak for, the one who alone fits."""
    memory = post.memory
    words = [w.lower() for w in phrase.words]
    if words[-1] in words_of("people", "spokespeople"):
        body = _spoken_for(context, phrase, memory)
        if body[0]:
            return body, "spokesperson"
    if phrase.several:
        return of_state(phrase.words) or (UNNAMED, UNNAMED), "unnamed"
    if memory.former and ("former" in words or _once(context, phrase)):
        return (memory.former, "person"), "person-meant"
    if phrase.definite and phrase.head in roles():
        person = post.discourse.called(phrase.head)
        if person:
            return (person, "person"), "person-meant"
    return (UNNAMED, UNNAMED), "unnamed"


def of_state(words: Sequence[str]) -> Meant | None:
    """Return the officials of a people as a source: "Norvian officials"."""
    placed = words[0] in demonyms() | places() and words[-1] in words_of("people", "of_state")
    return (" ".join(words), "government") if placed else None


def _once(context: Context, phrase: Phrase) -> bool:
    """Whether a clause says what somebody used to be: "the man who once kept its books"."""
    behind = [t.low for t in context.tokens[phrase.last + 1 : phrase.last + 3]]
    used = words_of("people", "used_to")
    return phrase.definite and behind[:1] == ["who"] and not used.isdisjoint(behind)


def _spoken_for(context: Context, phrase: Phrase, memory: Memory) -> Meant:
    """Return the body of a spokesman: of "for the Board", "a Board spokesman", "its spokesman"."""
    for mention in _beside(context, phrase):
        if mention.kind != "person":
            return mention.canonical, mention.kind
        return NOBODY
    inner = [w for w in phrase.words[:-1] if w.lower() in words_of("bodies", "nouns")]
    if inner:
        at = phrase.words.index(inner[-1])
        body = Phrase(BODY, phrase.first, phrase.last, phrase.start, phrase.end, "the",
                      phrase.words[: at + 1], inner[-1].lower(), False)  # fmt: skip
        return memory.body(body)
    return memory.it(phrase.start) if phrase.determiner in ("a", "its", "the", "") else NOBODY


def _beside(context: Context, phrase: Phrase) -> Iterator[Mention]:
    """Yield the name that a spokesman speaks for: behind "for" or "of", or before the noun."""
    behind = _patterns()["speaks_for"].match(context.since(phrase.end))
    if behind:
        mention = context.named_at(phrase.end + behind.end())
        if mention:
            yield mention
    before = context.named_before(context.tokens[phrase.last].start)
    if before:
        gap = context.text[context.span(before)[1] : context.tokens[phrase.last].start]
        if _patterns()["owns"].fullmatch(gap):
            yield before


def _states_and_seats(context: Context) -> Iterator[Citation]:
    """Yield states and seats of government that speak: "Jordan said", "the Kremlin denied"."""
    tokens, at = context.tokens, 0
    while at < len(tokens):
        end = _state(context, at) if tokens[at].text[0].isupper() else 0
        if not end:
            at += 1
            continue
        start = tokens[at].start, tokens[end - 1].end
        if not _listed_off(tokens, at) and says(context, end, How(direct=True)):
            yield context.cite(start, context.text[slice(*start)], "government", "reports", "state")
        at = end


def _listed_off(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a state hangs on a preposition, with others or alone: "from Italy and Jordan"."""
    n = at - 1
    while n >= 0 and (tokens[n].text[0].isupper() or tokens[n].low in (",", "and", "or", "the")):
        n -= 1
    return n >= 0 and tokens[n].low in words_of("phrase", "prepositions")


_LONGEST_STATE = 3
"""Words in the name of a state or seat."""


def _state(context: Context, at: int) -> int:
    """Return the token behind a state or seat that begins at token ``at``; 0 for none."""
    tokens = context.tokens
    if context.named(tokens[at].start, tokens[at].end):
        return 0
    for end in range(min(len(tokens), at + _LONGEST_STATE), at, -1):
        name = context.text[tokens[at].start : tokens[end - 1].end]
        if name in places() or name in words_of("names", "seats"):
            capital = end < len(tokens) and tokens[end].text[0].isupper()
            return 0 if capital else end
    return 0


def _pronouns(context: Context, post: Post) -> Iterator[Citation]:
    """Yield whom "she said" and "it said" mean."""
    for n, token in enumerate(context.tokens):
        low = token.low
        if low in ("he", "she"):
            person = post.discourse.pronouns.get(
                (context.paragraph, context.start + token.start), ""
            )
            if person and says(context, n + 1, How(direct=True)) and not _asks(context, n):
                yield context.cite((token.start, token.end), person, "person", "reports", "pronoun")
        elif low == "it" and says(context, n + 1, How(direct=True)):
            body, kind = post.memory.it(token.start)
            if body and not hangs(context, n):
                yield context.cite((token.start, token.end), body, kind, "reports", "body-meant")


def _asks(context: Context, n: int) -> bool:
    """Whether a pronoun hangs on a condition or on another's word: "if he said", "Ode said he"."""
    if not n:
        return False
    led = n - 1 if context.tokens[n - 1].low != "that" else n - 2
    verb = context.tokens[led] if led >= 0 else None
    passed_on = verb is not None and verb.lemma in words_of("verbs", "passing")
    return passed_on or context.tokens[n - 1].low in ("if", "whether", "what", "whatever")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rule = load("citations")
    return {
        "according": re.compile(
            rf"\b(?P<verb>{one_of(rule['before']['source'])})\s+(?:what\s+)?$", re.IGNORECASE
        ),
        "as_saying": re.compile(r"[^.;“”]*?\bas\s+\w+ing\b"),
        # "A study published in the Journal of Piers found that".
        "published": re.compile(
            r"(?:published|released|carried|printed|filed|issued|obtained|seen|reviewed|made)\s+"
            r"(?:public\s+)?(?:in|by|on|with)\s+(?:the\s+)?[\w’'-]+"
            r"(?:\s(?:(?:of|and|the|for)\s)*[A-Z][\w’'-]*)*\s*"
        ),
        "of_somebody": re.compile(
            r"\s+(?:[a-z]+\s)?(?:by|from|of|to)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,3}"
        ),
        "speaks_for": re.compile(r"\s+(?:for|of|with|from|at)\s+(?:the\s+|an?\s+)?"),
        "owns": re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}"),
    }
