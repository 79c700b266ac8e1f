"""Names for events: who did what to whom, or the posts' own names and content words."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.annotate.events.model import Mention, Shown, limit, listed
from pressaudit.language import words
from pressaudit.language.spans import Span

_labels = partial(listed, "labels")
_RUN = re.compile(r"\w+")


def label(group: Sequence[Mention], spread: Mapping[str, int], total: int) -> str:
    """Name a group of mentions with at most seven words.

    It is the phrase (subject, verb, object) that has most of what the group is about. Where no
    clause has one, it is the two words that most of its posts share, else of the clause of the
    date, names and rare words first ("Ann Ode and ferry"): as one phrase where they stand
    side by side in the mention that has most of them.

    Parameters
    ----------
    spread
        In how many of the ``total`` mentions of the archive each term stands.
    """
    limits = rules.load("events")["limits"]
    worth: dict[str, float] = defaultdict(float)
    posts: dict[str, set[str]] = defaultdict(set)
    for mention in group:
        for term, shown in mention.shown.items():
            if _nameable(term):
                worth[term] += shown.worth * (9 - zipf_frequency(term, "en"))
                posts[term].add(mention.article_id)
    everywhere = limits["label_spread"] * total if total >= limits["label_archive"] else total
    known = [t for t in worth if spread[t] <= everywhere] or list(worth)
    ranked = sorted(known, key=lambda t: (-round(worth[t], 6), t))
    several = len({mention.article_id for mention in group}) > 1
    core = [t for t in ranked if len(posts[t]) > 1] if several else ranked
    chosen = _fitting(core, group, limits["label_terms"], limits["label_words"], [])
    if len(chosen) < limits["label_terms"]:
        chosen = _fitting(ranked, group, limits["label_terms"], limits["label_words"], chosen)
    lead = max(group, key=lambda m: sum(t in m.shown for t in chosen))
    told = max(group, key=lambda m: _telling(m, chosen))
    return told.phrase or _joined([_shown(term, lead, group) for term in chosen])


def _telling(mention: Mention, chosen: Sequence[str]) -> tuple[int, int]:
    """Return how many of the ``chosen`` terms the phrase of a mention has, and how long it is.

    No phrase is below all. Of two clauses the shorter tells more; of two names of a happening
    ("protests", "Sorn protests") the longer.
    """
    said = mention.phrase.lower()
    found = sum(term in said for term in chosen) if said else -1
    return found, len(said) if mention.lasting else -len(said)


def _nameable(term: str) -> bool:
    plain = not term.endswith(tuple(listed("words", "label_not"))) and term[0] != "#"
    plain = plain and term not in listed("words", "ignored")
    return plain and zipf_frequency(term, "en") < limit("label_common")


def _shown(term: str, lead: Mention, group: Sequence[Mention]) -> Shown:
    return next(m.shown[term] for m in (lead, *group) if term in m.shown)


def _fitting(
    ranked: Sequence[str], group: Sequence[Mention], most: int, width: int, chosen: Sequence[str]
) -> list[str]:
    """Add the first of ``ranked`` to ``chosen`` that fit and repeat no word."""
    out = list(chosen)
    have = [w for t in out for w in _shown(t, group[0], group).form.lower().split()]
    for term in ranked:
        parts = _shown(term, group[0], group).form.lower().split()
        if len(out) < most and not set(have) & set(parts) and len(have) + len(parts) <= width:
            out.append(term)
            have += parts
    return out


def _joined(shown: Sequence[Shown]) -> str:
    pieces: list[str] = []
    last = -9
    for item in sorted(shown, key=lambda s: (s.at < 0, s.at)):
        if pieces and item.at >= 0 and item.at == last + 1:
            pieces[-1] += f" {item.form}"
        else:
            pieces.append(item.form)
        last = item.at + len(item.form) if item.at >= 0 else -9
    return " and ".join(pieces)


# ---- Phrases: the words of a clause, without its date ------------------------------------------


class Marked(NamedTuple):
    """Where the expressions of time and the names of a text stand."""

    dates: Sequence[Span]
    names: Sequence[Span]


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
    first = at
    while first and tokens[first - 1].surface.lower() in _labels("auxiliaries"):
        first -= 1
    subject = _subject(tokens[:first], text, marked.names)
    said = [*subject, *tokens[first : at + 1]]
    room = max(0, int(limit("label_words")) - len(said))
    rest = _object(tokens[at:], text, room)
    # "Four-month" and "$180,000" are two words each to who looks for the words of a post in a row.
    width = sum(len(_RUN.findall(token.surface)) for token in (*said, *rest))
    chosen = [*said, *rest] if width <= limit("label_words") else said
    return _spaced(chosen) if len(chosen) >= limit("label_least") else ""


def noun_phrase(text: str, start: int, end: int) -> str:
    """Return a noun with the words that describe it ("nationwide protests")."""
    before = _tokens(text, (max(0, start - int(limit("noun"))), end))
    return _spaced(_subject(before, text, ()))


def _spaced(tokens: Sequence[words.Token]) -> str:
    """Return the words, apart by one space where anything stands between them."""
    after = zip(tokens, [*tokens[1:], None], strict=True)
    return "".join(t.surface + " " * bool(n and n.start > t.end) for t, n in after)


def _undated(tokens: Sequence[words.Token], dates: Sequence[Span]) -> list[words.Token]:
    """Return the tokens without the dates, the prepositions before them and an ’s behind."""
    out: list[words.Token] = []
    dated = False
    for token in tokens:
        if any(start < token.end and token.start < end for start, end in dates):
            while not dated and out and out[-1].surface.lower() in _labels("before_dates"):
                out.pop()
            dated = True
        elif not (dated and token.kind == words.POSSESSIVE):
            out.append(token)
            dated = False
    return out


def _tokens(text: str, clause: Span) -> list[words.Token]:
    at = clause[0]
    found = (t for t in words.tokens(text[slice(*clause)]) if t.kind != words.ADDRESS)
    return [replace(t, start=at + t.start, end=at + t.end) for t in found]


def _verb(tokens: Sequence[words.Token], verb: str) -> int | None:
    """Return the place of the verb: the word for the happening, else the first that looks one."""
    small = [t.surface.lower() for t in tokens]
    for place, token in enumerate(tokens):
        if verb and token.lemma == verb and _is_verb(small, place):
            return place
    places = (n for n in range(1, len(tokens)) if _is_verb(small, n))
    return next((n for n in places if small[n] not in _labels("auxiliaries")), None)


def _is_verb(small: Sequence[str], place: int) -> bool:
    before = small[place - 1] if place else ""
    word = small[place]
    if before in _labels("before_nouns"):
        return False
    past = rules.load("timexes")["context"]["past"]
    formed = bool(re.fullmatch(r"[a-z]{2,}(?:ed|ing|en)", word)) or word in past
    if before in _labels("auxiliaries"):
        return formed or before in _labels("modals")
    return formed and not word.endswith(("ing", "en"))


def _subject(tokens: Sequence[words.Token], text: str, names: Sequence[Span]) -> list[words.Token]:
    """Return the name or the noun with its adjective that stands right before the verb."""
    while tokens and tokens[-1].surface.lower().endswith("ly"):
        tokens = tokens[:-1]
    if not tokens or tokens[-1].surface.lower() in _labels("no_subject"):
        return []
    last = tokens[-1]
    name = next(((s, e) for s, e in names if s < last.end and last.start < e), None)
    if name:
        found = [t for t in tokens if name[0] <= t.start < name[1]]
        earlier = [t for t in tokens if t.end <= name[0]]
        if earlier and earlier[-1].surface.lower() in _labels("within"):
            # "The Marigold of Port Ansel": the name before is the subject.
            return _subject(earlier[:-1], text, names) or found
        return found[-int(limit("label_subject")) :]
    out: list[words.Token] = []
    for token in reversed(tokens):
        apart = out and text[token.end : out[0].start].strip()
        stop = token.surface.lower() in _labels("ends") | _labels("no_subject")
        if apart or stop or len(out) >= limit("label_subject"):
            break
        out.insert(0, token)
    return out


def _object(tokens: Sequence[words.Token], text: str, room: int) -> list[words.Token]:
    """Return what follows the verb, the first token, without words that would leave it open.

    What is longer than ``room`` loses its last phrase too: "to Sorn at the behest (of ...)".
    """
    out: list[words.Token] = []
    for last, token in pairwise(tokens):
        gap = text[last.end : token.start]
        # A date that was taken out may part two clauses ("sank in 1912 Ann Ode swam").
        if re.search(r"[,;:.()“”\"—–]", gap) or (len(gap) > 1 and token.surface[:1].isupper()):
            break
        out.append(token)
    opening = _labels("ends") | _labels("auxiliaries")
    if len(out) > room:
        out, following = out[:room], out[room]
        places = [n for n, token in enumerate(out) if token.surface.lower() in opening]
        then = following.surface.lower()
        whole = then in _labels("before_dates") and not (then == "of" and len(places) > 1)
        if places and not whole:
            out = out[: places[-1]]
    while out and out[-1].surface.lower() in opening:
        out.pop()
    return out
