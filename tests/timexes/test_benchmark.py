"""The benchmark's measures and readers: small cases whose scores are known."""

import importlib
import sys
from pathlib import Path

import pytest

from tests.sample import FOLDER

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "timexes"


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARK))
    for name in ("corpora", "measures"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in ("corpora", "measures"):
        sys.modules.pop(name, None)


def timex(start, end, value, kind="DATE", days=None):
    return {"start": start, "end": end, "type": kind, "value": value, "days": days}


DAYS = [
    ("2012-02-29", ("2012-02-29", "2012-02-29")),
    ("2012-02", ("2012-02-01", "2012-02-29")),
    ("2012", ("2012-01-01", "2012-12-31")),
    ("198", ("1980-01-01", "1989-12-31")),
    ("198X", ("1980-01-01", "1989-12-31")),
    ("2019-W20", ("2019-05-13", "2019-05-19")),
    ("2018-W60", None),
    ("1984-Q3", ("1984-07-01", "1984-09-30")),
    ("2016-H2", ("2016-07-01", "2016-12-31")),
    ("2012-13", None),
    ("2012-02-29T10:00", None),
    ("P3Y", None),
    ("PAST_REF", None),
]


@pytest.mark.parametrize(("value", "days"), DAYS)
def test_days_of_values(bench, value, days):
    assert bench("measures").days_of(value) == days


def test_tempeval_counts_relaxed_strict_type_and_value(bench):
    gold_of = bench("corpora").Gold
    gold = [
        gold_of(0, 4, "DATE", "2012"),
        gold_of(10, 20, "DURATION", "P3Y"),
        gold_of(30, 40, "DATE", "2012-05"),
    ]
    found = [timex(0, 4, "2012"), timex(12, 20, "P3Y", "DURATION"), timex(50, 60, "2013")]
    counts = bench("measures").tempeval(gold, found)
    scores = bench("measures").scores(counts, tempeval3=True)
    assert (counts.relaxed, counts.strict, counts.type, counts.value) == (2, 1, 2, 2)
    assert scores["relaxed F1"] == pytest.approx(2 * 2 / 6)
    assert scores["strict F1"] == pytest.approx(2 * 1 / 6)
    assert scores["interval right"] == pytest.approx(1 / 2)
    assert scores["calendar F1"] == pytest.approx(1 / 2)


def test_days_given_count_before_those_of_the_value(bench):
    gold = [bench("corpora").Gold(0, 4, "DATE", "2012")]
    found = [timex(0, 4, "2012", days=["2012-01-01", "2012-06-30"])]
    assert bench("measures").tempeval(gold, found).dated_right == 0


def test_a_range_may_be_found_as_its_two_ends(bench):
    gold = [bench("corpora").Gold(0, 12, days=("1996-01-01", "2008-12-31"))]
    found = [timex(0, 4, "1996"), timex(8, 12, "2008")]
    counts = bench("measures").by_days(gold, found)
    assert (counts.dated_found, counts.dated_right, counts.dated_false) == (1, 1, 0)


def test_a_range_found_as_one_stretch_is_right_for_both_of_its_ends(bench):
    gold_of = bench("corpora").Gold
    gold = [gold_of(0, 4, "DATE", "1996"), gold_of(8, 12, "DATE", "2008")]
    whole = timex(0, 12, "1996/2008", days=["1996-01-01", "2008-12-31"])
    wrong = timex(0, 12, "1996/2009", days=["1996-01-01", "2009-12-31"])
    assert bench("measures").tempeval(gold, [whole]).dated_right == 2
    assert bench("measures").tempeval(gold, [wrong]).dated_right == 0


def test_timeml_is_read_with_offsets(bench, tmp_path):
    file = tmp_path / "one.tml"
    file.write_text(
        "<TimeML><DCT><TIMEX3 tid='t0' type='DATE' value='2019-05-15'>15 May</TIMEX3></DCT>"
        "<TEXT>\n\nIt sank <TIMEX3 tid='t1' type='DATE' value='2018'>last year</TIMEX3>.\n</TEXT>"
        "</TimeML>",
        encoding="utf-8",
    )
    (document,) = bench("corpora").timeml(tmp_path)
    (gold,) = document.gold
    assert document.posted == "2019-05-15"
    assert (document.text[gold.start : gold.end], gold.value) == ("last year", "2018")
    assert document.half in {"A", "B"}


def test_the_sample_is_read_with_offsets(bench):
    documents = bench("corpora").sample(FOLDER)
    surfaces = [d.text[g.start : g.end] for d in documents for g in d.gold if not g.optional]
    assert len(documents) == 14
    assert {"12 March 2009", "two months later"} <= set(surfaces)
