"""Which cues count: those that the rules trust, or those that the weights of a model speak for.

The model sees the grammar of a cue, the cues round it and the sentences beside, no vocabulary:
features are named by the classes, rules and closed lists of ``rules/reporting.toml``, and the only
words among them are the cues and small words that the file lists.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pressaudit.quotations.attributions.clause import Report, small
from pressaudit.quotations.attributions.reports import HALF, Seen
from pressaudit.rules import load

Weigh = Callable[[Sequence[Seen]], list[list[Report]]]
"""Gives the cues that count in each sentence of a post."""


def by_rules(seen: Sequence[Seen]) -> list[list[Report]]:
    """Give the cues whose class the rules trust in its grammar."""
    return [[r for r in s.reports if trusted(r)] for s in seen]


def by_weights(seen: Sequence[Seen]) -> list[list[Report]]:
    """Give the cues for which the shipped weights speak: a logistic regression over features."""
    return weighed(seen, weights())


def weighed(seen: Sequence[Seen], table: Mapping[str, float]) -> list[list[Report]]:
    """Give the cues that are sure, or whose weights add up to more than nothing."""
    return [
        [r for r in s.reports if sure(r) or total(features(seen, n, r), table) > 0]
        for n, s in enumerate(seen)
    ]


def total(of: Iterable[str], table: Mapping[str, float]) -> float:
    """Return the sum of the weights of features; sorted, so that it is the same everywhere."""
    return sum(table[name] for name in sorted(name for name in of if name in table))


def trusted(report: Report) -> bool:
    """Tell whether the rules alone take a cue for one."""
    return report.rule in _rules("trusted").get(report.kind, ())


def sure(report: Report) -> bool:
    """Tell whether a cue is one whatever the weights say."""
    return report.rule in _rules("sure").get(report.kind, ())


@cache
def _rules(key: str) -> dict[str, frozenset[str]]:
    """Return the rules by class of a table of the rule file."""
    return {kind: frozenset(rules.split()) for kind, rules in load("reporting")[key].items()}


@cache
def weights() -> dict[str, float]:
    """Return the weights of ``rules/attribution_weights.toml`` by feature."""
    table: dict[str, Any] = load("attribution_weights")
    return {name: float(value) for name, value in table["weights"].items()}


SHARES = (0.01, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
LENGTHS = (5, 10, 20, 35)
"""Where the steps lie that shares of a sentence and numbers of its words are counted in."""
THREE, MOST_THREES = 3, 8
"""What a cue reports is counted in threes of words."""


def features(seen: Sequence[Seen], n: int, r: Report) -> list[str]:
    """Return the features of a cue of sentence ``n`` of a post."""
    return ["bias", *_own(seen[n], r), *_round(seen[n].reports, r), *_beside(seen, n)]


def step(value: float, steps: Sequence[float]) -> int:
    """Return the number of ``steps`` that a value reaches."""
    return sum(value >= s for s in steps)


def _own(seen: Seen, r: Report) -> Iterator[str]:
    """Give what the cue is, in which grammar, whose, and how much it reports."""
    kind, lemma, form = r.kind, r.word.lemma, f"{r.form}/{r.word.form}"
    threes = min(seen.count(r.contents) // THREE, MOST_THREES)
    whose = _subject(r)
    yield f"kind {kind}"
    yield f"rule {r.rule}"
    yield f"kind {kind} rule {r.rule}"
    yield f"cue {lemma} {r.word.part}"
    yield f"cue {lemma} rule {r.rule}"
    yield f"source {whose}"
    yield f"source {whose} kind {kind}"
    yield f"source {whose} rule {r.rule}"
    yield f"form {form}"
    yield f"form {form} kind {kind}"
    for name, value in (("not", r.negated), ("modal", r.modal)):
        if value:
            yield f"{name} kind {kind}"
            yield f"{name} source {whose}"
    yield f"share {step(seen.share(r.contents), SHARES)}"
    yield f"length {threes}"
    yield f"length {threes} rule {r.rule}"
    for name, word in (("before", r.before), ("after", r.after)):
        yield f"{name} {word}"
        yield f"{name} {word} form {r.word.form} kind {kind}"


def _subject(r: Report) -> str:
    if r.subject is None:
        return "none"
    if r.subject.kind == "pronoun":
        return r.subject.surface.lower()
    return r.subject.mention.kind if r.subject.mention else r.subject.kind


def _round(reports: Sequence[Report], r: Report) -> Iterator[str]:
    """Give which cues report this one, which it reports, and which stands before it."""
    outer = [o for o in reports if o is not r and o.holds(r)]
    inner = [o for o in reports if o is not r and r.holds(o)]
    yield f"reported {bool(outer)}"
    if outer:
        over = max(outer, key=lambda o: o.start)
        yield f"reported by kind {over.kind}"
        yield f"reported by kind {over.kind} rule {over.rule}"
        yield f"reported kind {r.kind}"
    if inner:
        under = min(inner, key=lambda o: o.start)
        yield f"reports kind {under.kind} rule {under.rule}"
        yield f"reports kind {under.kind} being {r.kind}"
    at = reports.index(r)
    if at:
        yield f"follows kind {reports[at - 1].kind} rule {reports[at - 1].rule}"
    yield f"first {at == 0} alone {len(reports) == 1}"


def _beside(seen: Sequence[Seen], n: int) -> Iterator[str]:
    """Give what the sentence is like as a whole, and what the ones beside it are."""
    s = seen[n]
    yield f"words {step(len(s.words), LENGTHS)}"
    yield f"quoted {step(s.quoted, SHARES)}"
    yield f"opens {_opening(s)}"
    yield f"sentence {min(s.rank, 3)} of its paragraph"
    yield f"paragraph {min(s.index, 2)}"
    lows = {token.low for token in s.clause.tokens}
    if lows & small("first_person"):
        yield "first person"
    if "?" in lows:
        yield "question"
    for name, at in (("last", n - 1), ("next", n + 1)):
        if not 0 <= at < len(seen):
            yield f"{name} none"
            continue
        other = seen[at]
        same = "same" if other.index == s.index else "other"
        kind = "quoted" if other.quoted >= HALF else other.top
        yield f"{name} {kind} {same} paragraph"


def _opening(s: Seen) -> str:
    tokens = s.clause.tokens
    first = next((t for t in tokens[:2] if t.low[:1].isalpha()), None)
    if first is None:
        return "mark"
    keys = ("pronoun_subjects", "owners", "breaks", "articles", "prepositions", "subordinators")
    found = next((key for key in keys if first.low in small(key)), "")
    if found in keys[:3]:
        return first.low
    return found or ("name" if s.block.begins(first.start) else "other")
