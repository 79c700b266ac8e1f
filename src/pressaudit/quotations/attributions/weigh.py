"""Which cues count: those that the rules trust, or those that the model's weights speak for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pressaudit.quotations.attributions.features import features
from pressaudit.quotations.attributions.report import Report
from pressaudit.quotations.attributions.seen import Seen
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
