"""What the sentences of the error analysis say, and when there is little to say."""

import pandas as pd
import pytest

from pressaudit import evaluate as errors
from pressaudit.evaluate.decisions import Decision, frame
from pressaudit.evaluate.facts import FEW


def rates(*rows: tuple[str, str, float, int]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"type": kind, "archive": archive, "measure": errors.TYPES[kind].measure,
             "value": value, "low": value - 0.1, "high": value, "n": n, "unit": "items"}
            for kind, archive, value, n in rows
        ],
        columns=["type", "archive", "measure", "value", "low", "high", "n", "unit"],
    )  # fmt: skip


def test_the_weakest_has_enough_observations():
    facts = errors.overview(
        rates(
            ("glued words", "sample archive", 0.5, FEW - 1),
            ("speakers", "sample archive", 0.8, 40),
            ("dates", "sample archive", 1.0, 90),
        )
    )
    assert facts["weakest"] == "speakers (accuracy 80%, 95 % interval 70% to 80%, 40 items)"
    assert (facts["types"], facts["good"], facts["sure"]) == (3, 1, 1)


def test_nothing_measured_has_no_weakest():
    facts = errors.overview(rates())
    assert facts["types"] == facts["capture_types"] == 0
    assert str(facts["weakest"]).startswith("none")


def test_the_most_frequent_error_of_a_family():
    found = frame(
        [
            Decision("speakers", "a", right=1),
            Decision("speakers", "b", missed=1, cause="wrong speaker"),
            Decision("speakers", "c", missed=1, cause="wrong speaker"),
            Decision("told to", "c", spurious=1, cause="spurious"),
            Decision("dates", "c", spurious=1, cause="spurious"),
        ]
    )
    facts = errors.family_facts(found, errors.QUOTATIONS)
    assert facts == {"decisions": 4, "wrong": 3, "often": "speakers, wrong speaker (2)"}
    assert errors.family_facts(found, errors.REUSE)["often"] == "there is none"
    assert errors.family_facts(frame([]), errors.DATES)["decisions"] == 0


def test_who_annotated():
    one = pd.DataFrame({"annotator": ["first"]})
    two = pd.DataFrame({"annotator": ["first", "second"]})
    assert errors.who({"quotations": two, "dates": two}).startswith("quotations and dates were")
    assert errors.who({"quotations": one}).startswith("all was annotated by one")
    assert errors.who({}) == "nothing annotated is at hand"


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
    table = errors.public(RESULTS)
    assert list(table.columns) == ["part", "system", "n", "relaxed F1", "words/s"]
    assert list(table["system"]) == ["this", "other"]
    assert table.loc[0, "words/s"] == 2e4
    assert pd.isna(table.loc[1, "words/s"])


def test_results_say_when_they_were_measured():
    said = errors.public_sentence(RESULTS, "Dates", "benchmarks/timexes")
    assert said == "Dates: measured on 2018-09-25 with version 1 (benchmarks/timexes)."


def test_missing_results_say_how_to_get_them():
    nothing = RESULTS.head(0)
    assert errors.public(nothing).empty
    assert "benchmarks/timexes" in errors.public_sentence(nothing, "Dates", "benchmarks/timexes")


def test_every_type_has_its_criterion():
    table = errors.criteria()
    assert list(table["type"]) == list(errors.TYPES)
    assert (table["right"] != "").all()


@pytest.mark.parametrize("family", errors.FAMILIES)
def test_every_family_has_types(family):
    assert len(errors.family(errors.criteria(), family)) >= 2
