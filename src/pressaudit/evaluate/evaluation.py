"""One evaluation: the sample archive and the results of the benchmarks, and what they say."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pressaudit.analyse.posts import lookup, posts
from pressaudit.analyse.relabel import Rate
from pressaudit.analyse.schema import named
from pressaudit.corpus import measured
from pressaudit.corpus.measured import Sample
from pressaudit.evaluate import agreement, press, summary
from pressaudit.evaluate.scores import scores
from pressaudit.evaluate.types import FAMILIES, frame

PRESS, UNSEEN = "unseen press, first run", "unseen invented posts, first run"
CAPTURE, SAMPLE = "hand-annotated posts", "sample archive"
SETS = {"a": "A", "d": "D", "h": "H, held out"}
"""Sets of press articles that nobody had read, by the names of their results."""
RUNS = ("first", "mended")
GOOD = 0.9
"""A rate from which on a type is said to come out right."""
FEW = 10
"""Observations below which a type is not called the weakest: chance could make it so."""
BENCHMARKS = {
    "gold": ("Every other post, by one annotator", "benchmarks/gold"),
    "gold_even": (
        "The other posts, by one annotator who had not seen what the program finds",
        "benchmarks/gold",
    ),
    "unseen": ("Unseen posts", "benchmarks/gold"),
    "timexes": ("Dates, on news articles of TempEval-3", "benchmarks/timexes"),
    "quotations": ("Quotations, on articles of PolNeAR", "benchmarks/quotations"),
    "reuse": ("Text reuse", "benchmarks/reuse"),
    "wire": ("Wire copies", "benchmarks/wire"),
    "pages": ("Pages", "benchmarks/pages"),
    "attributions": ("On whose word", "benchmarks/attributions"),
    "claims": ("Changes of statements", "benchmarks/claims"),
}
"""What the results of a name measure, and where the benchmark is."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many types reach ``GOOD``, how many with their whole interval, and the weakest."""

    types: int
    good: int
    sure: int
    weakest: str


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """The decisions of a family of types, the wrong ones, and the most frequent error."""

    decisions: int
    wrong: int
    often: str


@dataclass(frozen=True, slots=True)
class Run:
    """When a benchmark was run, with which version; both empty when it was not."""

    what: str
    benchmark: str
    date: str
    version: str


class Evaluation:
    """What was annotated by hand against what the program finds.

    Parameters
    ----------
    sample
        From :func:`pressaudit.corpus.measured.sample`; None where it is not at hand.
    results
        The results of the benchmarks by name, from :func:`pressaudit.corpus.measured.results`.
    """

    threshold, few = GOOD, FEW

    def __init__(self, sample: Sample | None, results: dict[str, pd.DataFrame]) -> None:
        self.sample, self.results = sample, results

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """Every decision on the sample archive."""
        if self.sample is None:
            return frame([])
        return summary.compare(self.sample.corpus, self.sample.gold)

    @cached_property
    def _scores(self) -> pd.DataFrame:
        return scores(self.decisions)

    def measures(self, family: str = "") -> pd.DataFrame:
        """Return the measures on the sample archive, by default of all families."""
        return summary.family(named("measures", self._scores), family) if family else self._scores

    @cached_property
    def _errors(self) -> pd.DataFrame:
        if self.sample is None:
            return summary.errors(self.decisions, {})
        text = self.sample.corpus.text
        return summary.errors(self.decisions, self._numbers, text and text.paragraphs)

    def errors(self, family: str = "") -> pd.DataFrame:
        """Return what went wrong on the sample archive, by default in all families."""
        return summary.family(self._errors, family) if family else self._errors

    def causes(self) -> pd.DataFrame:
        """Return the errors on the sample archive by type and cause."""
        return summary.causes(self.decisions)

    def confusion(self, kind: str) -> pd.DataFrame:
        """Return what was annotated and what was found, for the labels of one type."""
        return summary.confusion(self.decisions, kind)

    def criteria(self) -> pd.DataFrame:
        """Every type of annotation, and what counts as right."""
        return summary.criteria()

    @cached_property
    def _rates(self) -> pd.DataFrame:
        own = {SAMPLE: self._scores} if self.sample is not None else {}
        return summary.rates({
            PRESS: self._press("first"),
            UNSEEN: summary.whole(self._result("unseen")),
            CAPTURE: summary.whole(self._result("gold")),
        } | own)  # fmt: skip

    def rates(self) -> pd.DataFrame:
        """Return the one rate of each type, on each archive that was annotated."""
        return self._rates

    def _press(self, run: str) -> pd.DataFrame:
        """Return the measures of all sets together; none where a set was not run so."""
        runs = [self._result(f"press_{name}_{run}") for name in SETS]
        return press.measures(runs if all(map(len, runs)) else [])

    def press(self) -> pd.DataFrame:
        """Return the first runs on press that nobody had read, and what was mended after."""
        keys = ["type", "measure"]
        mended = self._press("mended")[[*keys, "value"]].rename(columns={"value": "mended"})
        first = self._press("first").rename(columns={"value": "first_run"})
        return named("press", first.merge(mended, on=keys, how="left"))

    def press_sets(self) -> pd.DataFrame:
        """Return what was measured on each set of unseen press, first and mended."""
        return named("public", press.sets({
            f"{shown}: {run}": self._result(f"press_{name}_{run}")
            for name, shown in SETS.items() for run in RUNS
        }))  # fmt: skip

    def beside(self, name: str) -> pd.DataFrame:
        """Return the results of a benchmark, a row a measure, its parts and systems beside."""
        return named("public", summary.beside(self._result(name)))

    def post_rates(self) -> pd.DataFrame:
        """Return the share of right decisions in each post."""
        archives = {}
        for name, result in ((UNSEEN, "unseen"), (CAPTURE, "gold")):
            archives[name] = summary.written_by_post(self._result(result))
        if self.sample is not None:
            archives[SAMPLE] = summary.measures_by_post(self.decisions, self._numbers)
        return summary.post_rates(archives)

    def whole(self, name: str) -> pd.DataFrame:
        """Return what a benchmark measured on all posts together."""
        return summary.whole(self._result(name))

    def public(self, name: str) -> pd.DataFrame:
        """Return the results of a benchmark, a row a system and part."""
        return named("public", summary.public(self._result(name)))

    def listed(self, name: str) -> pd.DataFrame:
        """Return the errors that a benchmark listed."""
        return named("listed_errors", measured.listed_errors(name))

    def agreement(self) -> pd.DataFrame:
        """How far two annotators of the sample archive agree."""
        return agreement.agreement(self._annotations)

    def differences(self) -> pd.DataFrame:
        """Where the two annotators differ."""
        return agreement.differences(self._annotations)

    # What the sentences are filled with.

    @property
    def standings(self) -> dict[str, Standing]:
        """How well each archive comes out, by a short name."""
        names = {"press": PRESS, "unseen": UNSEEN, "capture": CAPTURE,
                 "sample": SAMPLE}  # fmt: skip
        return {short: self._standing(archive) for short, archive in names.items()}

    def _standing(self, archive: str) -> Standing:
        own = self._rates[self._rates["archive"] == archive]
        good, sure = ((own[end] >= GOOD).sum() for end in ("value", "low"))
        return Standing(len(own), int(good), int(sure), summary.weakest(own, FEW))

    def family(self, name: str) -> FamilyFacts:
        """How often the rules are wrong in a family of types."""
        own = summary.family(self.decisions, name)
        wrong = own[own["cause"] != ""]
        counts = wrong.groupby(["type", "cause"]).size().reset_index(name="errors")
        ranked = counts.sort_values(["errors", "type", "cause"], ascending=[False, True, True])
        often = [f"{row.type}, {row.cause} ({row.errors})" for row in ranked.itertuples()]
        return FamilyFacts(len(own), len(wrong), often[0] if often else "there is none")

    def run(self, name: str) -> Run:
        """When a benchmark was run."""
        results = self._result(name).sort_values("date", kind="stable")
        last = ("", "") if results.empty else tuple(results.iloc[-1][["date", "version"]])
        return Run(*BENCHMARKS[name], *last)

    @property
    def twice(self) -> tuple[str, ...]:
        """The tables that two annotated."""
        return tuple(n for n, t in self._annotations.items() if len(agreement.annotators(t)) > 1)

    @property
    def annotated(self) -> bool:
        """Whether anything annotated is at hand."""
        return bool(self._annotations)

    @cached_property
    def _annotations(self) -> dict[str, pd.DataFrame]:
        return {} if self.sample is None else agreement.annotations(self.sample.gold)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        assert self.sample is not None
        tables = self.sample.corpus
        return lookup(posts(tables.articles, tables.paragraphs, tables.quotations), "number")

    def _result(self, name: str) -> pd.DataFrame:
        return self.results.get(name, measured.results(""))


def load() -> Evaluation:
    """Build the sample archive in memory, and read the results of the benchmarks."""
    names = [*BENCHMARKS, *(f"press_{name}_{run}" for name in SETS for run in RUNS)]
    results = {name: measured.results(name) for name in names}
    return Evaluation(measured.sample(), results)


def unseen_rates() -> dict[str, dict[str, Rate]]:
    """Return how often each type came out right on text that nobody had read, by measure.

    Of unseen press where it was measured there, otherwise of the unseen invented posts.
    """
    found: dict[str, dict[str, Rate]] = {}
    runs = [measured.results(f"press_{name}_first") for name in SETS]
    for table in (summary.whole(measured.results("unseen")), press.measures(runs)):
        for name, own in table.groupby("type"):
            found[str(name)] = {
                r.measure: Rate.of(r.value, r.low, r.high) for r in own.itertuples()
            }
    return found


__all__ = ["BENCHMARKS", "FAMILIES", "FEW", "GOOD", "Evaluation", "load", "unseen_rates"]
