"""Cited sources: on whose word a post states something, quoted or not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pressaudit import rules
from pressaudit.annotate import words
from pressaudit.annotate.citations.model import Citation, Hedge
from pressaudit.annotate.names import Mention, Names, mentions
from pressaudit.annotate.quotations import Quotation
from pressaudit.read.model import Article, Paragraph, Role

__all__ = ["Citation", "Hedge", "citations", "hedges"]

_READ = {Role.BODY, Role.BLOCK_QUOTATION, Role.LIST_ITEM, Role.STRAPLINE}
_SUBJECT_GAP = 14
"""Words that an apposition between a subject and its verb may have."""


def citations(
    article: Article, names: Names, quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the sources that ``article`` cites, in reading order.

    Who is quoted counts at the quotation; who is named as having said something, at the name; the
    outlet of the byline and the translator, at the byline.
    """
    found = list(_quoted(quotations, names))
    speakers = {c.source for c in found} - {"anonymous"}
    works: dict[str, str] = {}
    named: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions(article, names):
        named[mention.paragraph].append(mention)
    quoted: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        quoted[quotation.paragraph].append(quotation)
    for paragraph in article.paragraphs:
        if paragraph.role in _READ:
            here = named[paragraph.number]
            for citation in _stated(paragraph, here, quoted[paragraph.number], works):
                spoken = citation.relation == "reports" and citation.source in speakers
                found.append(replace(citation, relation="quotes") if spoken else citation)
        elif paragraph.role is Role.LINK:
            found += _linked(paragraph)
    found += _byline(article)
    unique = {(c.paragraph, c.char_start, c.char_end, c.source, c.relation): c for c in found}
    return tuple(unique[key] for key in sorted(unique))


def hedges(article: Article, found: Sequence[Citation]) -> tuple[Hedge, ...]:
    """Return the hedging and the confirming phrases of ``article``, in reading order."""
    sourced = defaultdict(list)
    for citation in found:
        if citation.relation not in {"republished_from", "translated_by"}:
            sourced[citation.paragraph].append(citation.char_start)
    out = []
    for paragraph in article.paragraphs:
        if paragraph.role not in _READ:
            continue
        spans = words.sentences(paragraph.text)
        for stance, pattern in _stances().items():
            for match in pattern.finditer(paragraph.text):
                start, end = next((s for s in spans if s[0] <= match.start() < s[1]), (0, 0))
                out.append(
                    Hedge(
                        paragraph.number,
                        match.start(),
                        match.end(),
                        match.group().lower(),
                        stance,
                        any(start <= at < end for at in sourced[paragraph.number]),
                    )
                )
    return tuple(sorted(out, key=lambda h: (h.paragraph, h.char_start)))


def source_type(source: str, kind: str) -> str:
    """Return the type of a source by the words of its name, else by the kind of the name."""
    low = f" {source.lower()} "
    for name, markers in rules.load("citations")["types"].items():
        if any(f" {marker} " in low for marker in markers) and kind != "person":
            return str(name)
    return kind or "anonymous"


def _quoted(quotations: Sequence[Quotation], names: Names) -> Iterator[Citation]:
    for q in quotations:
        if q.kind in {"quotation", "mixed"} and (q.speaker or q.speaker_surface):
            source = _known(q.speaker, names) or "anonymous"
            kind = names.kinds.get(source, "organisation" if q.speaker else "")
            yield Citation(
                q.paragraph,
                q.char_start,
                q.char_end,
                source,
                source_type(source, kind),
                "quotes",
                "quotation",
            )
        if q.told_to:
            kind = names.kinds.get(q.told_to, "outlet")
            yield Citation(
                q.paragraph,
                q.char_start,
                q.char_end,
                q.told_to,
                source_type(q.told_to, kind),
                "interviewed_by",
                "told-to",
            )


def _known(speaker: str, names: Names) -> str:
    """Return the name within a description ("the Tern's official website"), else ``speaker``."""
    if speaker in names.kinds:
        return speaker
    within = [n for n in names.kinds if re.search(rf"\b{re.escape(n)}\b", speaker)]
    return max(within, key=lambda n: (len(n), n)) if within else speaker


def _stated(
    paragraph: Paragraph,
    here: Sequence[Mention],
    quoted: Sequence[Quotation],
    works: dict[str, str],
) -> Iterator[Citation]:
    """Yield the sources of one paragraph; ``works`` remembers the work cited last in the post."""
    text = paragraph.text
    for start, end in words.sentences(text):
        inside = [
            m
            for m in here
            if start <= m.char_start < end
            and not any(q.char_start <= m.char_start < q.char_end for q in quoted)
        ]
        sentence = text[start:end]
        for mention in inside:
            before = text[start : mention.char_start]
            after = text[mention.char_end : end]
            relation, rule = _relation(before, after, mention.kind)
            if rule == "work":
                works.update(last=mention.canonical, kind=mention.kind)
            if relation:
                yield Citation(
                    paragraph.number,
                    mention.char_start,
                    mention.char_end,
                    mention.canonical,
                    source_type(mention.canonical, mention.kind),
                    relation,
                    rule,
                )
        for citation in _according(
            paragraph.number, sentence, start, inside, works.get("last", "")
        ):
            kind = works.get("kind", "") if citation.source_type == "" else citation.source_type
            yield replace(citation, source_type=source_type(citation.source, kind or "document"))
        yield from _unnamed(paragraph.number, sentence, start, inside, quoted)


def _relation(before: str, after: str, kind: str) -> tuple[str, str]:
    """Say how a name between ``before`` and ``after`` in its sentence is a source, if it is."""
    patterns = _patterns()
    if patterns["modifier"].match(after):
        return "", ""
    if kind == "outlet" and patterns["interview"].search(before):
        return "interviewed_by", "interview"
    if kind == "outlet" and patterns["spoke"].match(after):
        return "interviewed_by", "outlet-spoke-with"
    if patterns["according"].search(before):
        return (
            ("cites", "work")
            if patterns["work_after"].match(after)
            else ("reports", "according-to")
        )
    published = kind == "outlet" and patterns["work_in"].search(before)
    if published or patterns["work_after"].match(after) or patterns["work_before"].search(before):
        return "cites", "work"
    if _verb_follows(after) and not patterns["object"].search(before):
        return "reports", "subject-of-saying"
    return "", ""


def _verb_follows(after: str) -> bool:
    """Whether what follows a subject is a verb of saying, an apposition between them or not."""
    rule = rules.load("citations")
    apposition = _patterns()["apposition"].match(after)
    if apposition is None:
        return False
    if len((apposition["apposition"] or "").split()) > _SUBJECT_GAP:
        return False
    rest = after[apposition.end() :]
    tokens = words.tokens(rest[:120])
    for n, token in enumerate(tokens[:5]):
        if rest[: token.start].count(",") and n:
            return False
        if token.surface.lower() in {"gave", "given", "give", "gives"}:
            return bool(
                re.match(
                    r"\s+(?:\w+\s+)?(?:testimon|evidence|account|interview)", rest[token.end :]
                )
            )
        if token.lemma in _verbs():
            following = tokens[n + 1].surface.lower() if n + 1 < len(tokens) else ""
            return token.lemma not in rule["only_with_that"] or following in {"that", "how", "what"}
        if token.surface.lower() not in rule["between"] and not token.surface.endswith("ly"):
            return False
    return False


def _according(
    number: int, sentence: str, offset: int, named: Sequence[Mention], last_work: str
) -> Iterator[Citation]:
    """Yield "according to" with nobody named after it: somebody unnamed, or the work just cited."""
    for match in _patterns()["according_common"].finditer(sentence):
        start, end = offset + match.start("who"), offset + match.end("who")
        if any(
            start <= m.char_start < end
            and not _patterns()["modifier"].match(sentence[m.char_end - offset :])
            for m in named
        ):
            continue
        if match["work"]:
            if last_work:
                yield Citation(number, start, end, last_work, "", "cites", "work-cited-before")
        else:
            yield Citation(number, start, end, "anonymous", "anonymous", "reports", "unnamed")


def _unnamed(
    number: int,
    sentence: str,
    offset: int,
    named: Sequence[Mention],
    quoted: Sequence[Quotation],
) -> Iterator[Citation]:
    patterns = _patterns()
    for match in patterns["police"].finditer(sentence):
        yield Citation(
            number,
            offset + match.start(),
            offset + match.end(),
            match["body"].strip(),
            "police",
            "cites",
            "police-paper",
        )
    for match in patterns["anonymous"].finditer(sentence):
        start, end = offset + match.start("who"), offset + match.end("who")
        inside_marks = any(q.char_start <= start < q.char_end for q in quoted)
        # "former MEK member, Hassan Heyrani, told": the name that follows is the source.
        named_next = any(0 <= m.char_start - end <= 3 for m in named)
        within_name = any(m.char_start <= start and end <= m.char_end for m in named)
        if (
            inside_marks
            or named_next
            or within_name
            or not _verb_follows(sentence[match.end("who") :])
        ):
            continue
        yield Citation(number, start, end, "anonymous", "anonymous", "reports", "unnamed")


def _linked(paragraph: Paragraph) -> Iterator[Citation]:
    match = re.search(r"https?://(?:www\.)?([^/\s]+)", paragraph.text)
    if match:
        yield Citation(
            paragraph.number,
            match.start(),
            match.end(),
            match.group(1),
            "document",
            "links_to",
            "link",
        )


def _byline(article: Article) -> Iterator[Citation]:
    line = next((p for p in article.paragraphs if p.role is Role.BYLINE), None)
    if line is None:
        return
    end = len(line.text)
    byline = article.byline
    if byline.outlet:
        yield Citation(line.number, 0, end, byline.outlet, "outlet", "republished_from", "byline")
    if byline.translator:
        yield Citation(line.number, 0, end, byline.translator, "outlet", "translated_by", "byline")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(rules.load("citations")["verbs"])


@cache
def _stances() -> dict[str, re.Pattern[str]]:
    rule = rules.load("citations")["hedges"]
    return {
        "hedged": re.compile(rf"\b(?:{_any(rule['phrases'])})\b", re.IGNORECASE),
        "confirmed": re.compile(rf"\b(?:{_any(rule['confirming'])})\b", re.IGNORECASE),
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Compile the phrases of the rule file; each is matched beside a name."""
    rule = rules.load("citations")
    works = _any(rule["works"])
    # Up to four words that are no verbs: "the new, leaked", "Jordan-based news outlet".
    filler = r"(?:[\w’'-]+\s+){0,4}?"
    nouns = _any(rule["anonymous_nouns"])
    alone = _any([word.capitalize() for word in rule["anonymous_alone"]])
    return {
        "according": re.compile(rf"\b(?:{_any(rule['before'])})\s+{filler}$", re.IGNORECASE),
        "interview": re.compile(rf"\b(?:{_any(rule['interview'])})\s+{filler}$", re.IGNORECASE),
        "spoke": re.compile(r"\s+(?:spoke|talked)\s+(?:with|to)\b|\s+interviewed\b"),
        "work_after": re.compile(
            rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?(?:{works})\b", re.IGNORECASE
        ),
        "work_before": re.compile(
            rf"\b(?:{works})\s+(?:by|from)\s+(?:the\s+|an?\s+)?{filler}$", re.IGNORECASE
        ),
        "work_in": re.compile(
            rf"\b(?:{works})\s+(?:in|for)\s+(?:the\s+|an?\s+)?{filler}$", re.IGNORECASE
        ),
        # "testimony from an official of the X said": X is not the subject.
        "object": re.compile(
            r"(?:\b(?:by|of|to|with|for|about|against|from|at|in)\s+(?:[\w-]+\s+){0,6}|\()$", re.I
        ),
        "modifier": re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{nouns})s?\b"),
        "apposition": re.compile(
            r"(?:['’]s\b)?\s*(?:\([^)]*\)\s*)?(?:,(?P<apposition>[^,]*),|"
            r"(?:of|from|at|with)\s+(?:the\s+)?(?:[A-Z][\w-]+\s?)+(?=\s)|"
            r"(?:of|from)\s+(?:the|its|their|this|that)\s+[a-z]+)?\s*"
        ),
        "according_common": re.compile(
            rf"\b[Aa]ccording to (?P<who>(?:[\w’'-]+\s+){{0,5}}?"
            rf"(?:(?P<work>{works})|(?:{nouns})s?))\b"
        ),
        "police": re.compile(
            r"(?P<body>(?:[A-Z][\w-]+\s+)?[Pp]olice)(?=\s+(?:report|papers?|file|statement)s?\b)"
        ),
        "anonymous": re.compile(
            rf"\b(?P<who>(?:(?:an?|the|two|three|four|several|many|some|former|current|senior|"
            rf"unnamed|anonymous|local|other|number|large|of|numerous|[A-Z][\w-]+)\s+)*"
            rf"(?:(?:{nouns})s?|(?<=former )[a-z]+s|(?<=unnamed )[a-z]+s)|(?:{alone}))\b"
        ),
    }


def _any(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))
