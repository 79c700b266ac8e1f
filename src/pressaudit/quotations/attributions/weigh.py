"""Whether a sentence stands on somebody's word: by its cues alone, or by the model's weights."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

from pressaudit.quotations.attributions.features import Seen, beside, own
from pressaudit.quotations.attributions.report import Report
from pressaudit.rules import load

Decide = Callable[[Sequence[Seen]], list[float]]
"""Gives the chance of each sentence of a post that at least half of it is on somebody's word."""

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature: of a sentence by itself, and with its neighbours."""

    own: Mapping[str, float]
    beside: Mapping[str, float]
    threshold: float


def by_rules(seen: Sequence[Seen]) -> list[float]:
    """Give 1 where the cues that the rules trust report half of a sentence, else 0."""
    return [
        float(s.share([c for r in s.reports if trusted(r) for c in r.contents]) >= HALF)
        for s in seen
    ]


def trusted(report: Report) -> bool:
    """Tell whether the rules alone take a cue for one: its class in its grammar."""
    return report.rule in _trusted().get(report.kind, ())


@cache
def _trusted() -> dict[str, frozenset[str]]:
    return {kind: frozenset(rules.split()) for kind, rules in load("reporting")["trusted"].items()}


def by_weights(weights: Weights) -> Decide:
    """Return the model: a logistic regression over a sentence, then one with its neighbours."""

    def decide(seen: Sequence[Seen]) -> list[float]:
        features = [own(s) for s in seen]
        alone = [chance(weights.own, f) for f in features]
        both = [chance(weights.beside, f + around(seen, alone, n)) for n, f in enumerate(features)]
        return [_scaled(p, weights.threshold) for p in both]

    return decide


def around(seen: Sequence[Seen], chances: Sequence[float], n: int) -> list[str]:
    """Return the features that the neighbours of a sentence give."""
    out: list[str] = []
    for name, other in (("prev", n - 1), ("next", n + 1)):
        inside = 0 <= other < len(seen)
        same = inside and seen[other].index == seen[n].index
        out += beside(
            name, seen[other] if inside else None, chances[other] if inside else 0.0, same=same
        )
    return out


def chance(weights: Mapping[str, float], features: Sequence[str]) -> float:
    """Return the logistic of the sum of the weights of ``features``."""
    total = sum(weights.get(f, 0.0) for f in set(features))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _scaled(p: float, threshold: float) -> float:
    """Move the chance so that the threshold stands at one half."""
    return p / threshold / 2 if p < threshold else 0.5 + (p - threshold) / (1 - threshold) / 2


@cache
def shipped() -> Weights:
    """Return the weights of ``rules/attribution_weights.toml``."""
    table: dict[str, Any] = load("attribution_weights")
    return Weights(table["own"], table["beside"], table["training"]["threshold"])
