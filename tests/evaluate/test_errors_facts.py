"""What the sentences of the error analysis say, and when there is little to say."""

import pandas as pd
import pytest

from pressaudit import evaluate as errors
from pressaudit.evaluate import summary
from pressaudit.evaluate.evaluation import FEW, Evaluation
from pressaudit.evaluate.types import Decision, frame
from pressaudit.notebook.cells import words


def rates(*rows: tuple[str, float, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"type": kind, "measure": errors.TYPES[kind].measure, "value": value,
             "low": value - 0.1, "high": value, "n": n, "unit": "items"}
            for kind, value, n in rows
        ],
        columns=["type", "measure", "value", "low", "high", "n", "unit"],
    )  # fmt: skip


def test_the_weakest_has_enough_observations():
    table = rates(("glued words", 0.5, FEW - 1), ("speakers", 0.8, 40), ("dates", 1.0, 90))
    weakest = summary.weakest(table, FEW)
    assert weakest == "speakers (accuracy 80%, 95 % interval 70% to 80%, 40 items)"


def test_nothing_measured_has_no_weakest():
    standing = Evaluation(None, {}).standings["sample"]
    assert (standing.types, standing.good) == (0, 0)
    assert standing.weakest.startswith("none")


def test_the_most_frequent_error_of_a_family():
    evaluation = Evaluation(None, {})
    evaluation.decisions = frame(
        [
            Decision("speakers", "a", right=1),
            Decision("speakers", "b", missed=1, cause="wrong speaker"),
            Decision("speakers", "c", missed=1, cause="wrong speaker"),
            Decision("told to", "c", spurious=1, cause="spurious"),
            Decision("dates", "c", spurious=1, cause="spurious"),
        ]
    )
    said = words("errors.family", evaluation.family(errors.QUOTATIONS))
    assert said == (
        "Wrong: 3 of 4 decisions; the most frequent error: speakers, wrong speaker &#40;2&#41;."
    )
    assert evaluation.family(errors.REUSE).often == "there is none"
    assert Evaluation(None, {}).family(errors.DATES).decisions == 0


@pytest.mark.parametrize(
    ("twice", "annotated", "said"),
    [
        (("quotations", "dates"), True, "archive, quotations and dates were annotated by two"),
        ((), True, "archive, all was annotated by one"),
        ((), False, "archive, nothing annotated is at hand. The capture"),
    ],
)
def test_who_annotated(twice, annotated, said):
    assert said in words("errors.agreement", {"twice": twice, "annotated": annotated})


RESULTS = pd.DataFrame(
    [
        {"date": "2018-09-25", "version": "1", "command": "run", "system": system, "part": "train",
         "measure": measure, "value": value, "n": 30}
        for system, measure, value in [
            ("this", "relaxed F1", 0.9), ("this", "words/s", 2e4), ("other", "relaxed F1", 0.8),
        ]
    ]
)  # fmt: skip


def test_results_are_laid_out_a_row_a_system():
    table = summary.public(RESULTS)
    assert list(table.columns) == ["part", "system", "n", "relaxed F1", "words/s"]
    assert list(table["system"]) == ["this", "other"]
    assert table.loc[0, "words/s"] == 2e4
    assert pd.isna(table.loc[1, "words/s"])


def test_results_say_when_they_were_measured():
    said = words("errors.run", Evaluation(None, {"timexes": RESULTS}).run("timexes"))
    assert said.endswith(": measured on 2018-09-25 with version 1 (benchmarks/timexes).")


def test_missing_results_say_how_to_get_them():
    nothing = RESULTS.head(0)
    assert summary.public(nothing).empty
    said = words("errors.run", Evaluation(None, {}).run("timexes"))
    assert "not measured yet" in said
    assert "benchmarks/timexes" in said


def test_every_type_has_its_criterion():
    table = summary.criteria()
    assert list(table["type"]) == list(errors.TYPES)
    assert (table["right"] != "").all()


@pytest.mark.parametrize("family", errors.FAMILIES)
def test_every_family_has_types(family):
    assert len(summary.family(summary.criteria(), family)) >= 2
