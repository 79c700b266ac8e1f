"""Phrases for labels: who did what to whom, in the words of the clause, without its date."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pressaudit import rules
from pressaudit.annotate.events.model import limit
from pressaudit.language import words

Span = tuple[int, int]


class Marked(NamedTuple):
    """Where the expressions of time and the names of a text stand."""

    dates: Sequence[Span]
    names: Sequence[Span]


_RUN = re.compile(r"\w+")


def phrase(text: str, clause: Span, marked: Marked, verb: str) -> str:
    """Return subject, verb and object of a clause, at most ``limits.label_words`` words; or ''.

    "In 1921 eleven miners founded the Larkfield Brass Band at Sorn" gives "eleven miners founded
    the Larkfield Brass Band".

    Parameters
    ----------
    clause
        Where the clause stands in ``text``.
    verb
        The lemma of the word for the happening, which is taken for the verb where it is one;
        '' where no list has it: then the first verb of the clause.
    """
    tokens = _undated(_tokens(text, clause), marked.dates)
    at = _verb(tokens, verb)
    if at is None:
        return ""
    first = _first_auxiliary(tokens, at)
    subject = _subject(tokens[:first], text, marked.names)
    said = [*subject, *tokens[first : at + 1]]
    room = max(0, int(limit("label_words")) - len(said))
    rest = _object(tokens[at : at + 1 + room], text)
    # "Four-month" and "$180,000" are two words each to who looks for the words of a post in a row.
    chosen = [*said, *rest] if _width([*said, *rest]) <= limit("label_words") else said
    return _joined(text, chosen) if len(chosen) >= limit("label_least") else ""


def _width(tokens: Sequence[words.Token]) -> int:
    return sum(len(_RUN.findall(token.surface)) for token in tokens)


def noun_phrase(text: str, start: int, end: int) -> str:
    """Return a noun with the words that describe it ("nationwide protests")."""
    out = _subject(_tokens(text, (max(0, start - int(limit("noun"))), end)), text, ())
    return _joined(text, out)


def _joined(text: str, tokens: Sequence[words.Token]) -> str:
    """Return the words, apart by one space where anything stands between them."""
    pieces: list[str] = []
    last = -1
    for token in tokens:
        if pieces and token.start > last:
            pieces.append(" ")
        pieces.append(text[token.start : token.end])
        last = token.end
    return "".join(pieces)


def _undated(tokens: Sequence[words.Token], dates: Sequence[Span]) -> list[words.Token]:
    """Return the tokens without the dates, the prepositions before them and an ’s behind."""
    out: list[words.Token] = []
    dated = False
    for token in tokens:
        if _inside(token, dates):
            while not dated and out and out[-1].surface.lower() in _list("before_dates"):
                out.pop()
            dated = True
        elif not (dated and token.kind == words.POSSESSIVE):
            out.append(token)
            dated = False
    return out


def _tokens(text: str, clause: Span) -> list[words.Token]:
    start, end = clause
    found = words.tokens(text[start:end])
    return [
        words.Token(start + t.start, start + t.end, t.surface, t.lemma, t.kind)
        for t in found
        if t.kind != words.ADDRESS
    ]


def _inside(token: words.Token, spans: Sequence[Span]) -> bool:
    return any(start < token.end and token.start < end for start, end in spans)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(rules.load("events")["labels"][name].split())


def _verb(tokens: Sequence[words.Token], verb: str) -> int | None:
    """Return the place of the verb: the word for the happening, else the first that looks one."""
    small = [t.surface.lower() for t in tokens]
    for place, token in enumerate(tokens):
        if verb and token.lemma == verb and _is_verb(small, place):
            return place
    places = (n for n in range(1, len(tokens)) if _is_verb(small, n))
    return next((n for n in places if small[n] not in _list("auxiliaries")), None)


def _is_verb(small: Sequence[str], place: int) -> bool:
    before = small[place - 1] if place else ""
    word = small[place]
    if before in _list("before_nouns"):
        return False
    past = rules.load("timexes")["context"]["past"]
    formed = bool(re.fullmatch(r"[a-z]{2,}(?:ed|ing|en)", word)) or word in past
    if before in _list("auxiliaries"):
        return formed or before in _list("modals")
    return formed and not word.endswith(("ing", "en"))


def _first_auxiliary(tokens: Sequence[words.Token], at: int) -> int:
    while at and tokens[at - 1].surface.lower() in _list("auxiliaries"):
        at -= 1
    return at


def _subject(tokens: Sequence[words.Token], text: str, names: Sequence[Span]) -> list[words.Token]:
    """Return the name or the noun with its adjective that stands right before the verb."""
    while tokens and tokens[-1].surface.lower().endswith("ly"):
        tokens = tokens[:-1]
    if not tokens or tokens[-1].surface.lower() in _list("no_subject"):
        return []
    last = tokens[-1]
    name = next(((s, e) for s, e in names if s < last.end and last.start < e), None)
    if name:
        found = [t for t in tokens if name[0] <= t.start < name[1]]
        earlier = [t for t in tokens if t.end <= name[0]]
        if earlier and earlier[-1].surface.lower() in _list("within"):
            # "The Marigold of Port Ansel": the name before is the subject.
            return _subject(earlier[:-1], text, names) or found
        return found[-int(limit("label_subject")) :]
    out: list[words.Token] = []
    for token in reversed(tokens):
        apart = out and text[token.end : out[0].start].strip()
        stop = token.surface.lower() in _list("ends") | _list("no_subject")
        if apart or stop or len(out) >= limit("label_subject"):
            break
        out.insert(0, token)
    return out


def _object(tokens: Sequence[words.Token], text: str) -> list[words.Token]:
    """Return what follows the verb, the first token, without words that would leave it open."""
    out: list[words.Token] = []
    for last, token in pairwise(tokens):
        gap = text[last.end : token.start]
        # A date that was taken out may part two clauses ("sank in 1912 Ann Ode swam").
        if re.search(r"[,;:.()“”\"—–]", gap) or (len(gap) > 1 and token.surface[:1].isupper()):
            break
        out.append(token)
    while out and out[-1].surface.lower() in _list("ends") | _list("auxiliaries"):
        out.pop()
    return out
