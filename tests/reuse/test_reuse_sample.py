"""Text reuse on the sample archive, against its gold: how much is found, of which kind, whence."""

from functools import cache

import pandas as pd
import pytest

from pressaudit.corpus.build import build
from pressaudit.read.captures import read_capture
from tests.sample import TEXT, gold

Span = tuple[str, int, int, str, int, int]

KINDS_KNOWN = frozenset(
    # One of the two places of this quotation is a display without marks.
    {"R15-04-06-173-001"}
)
DIRECTIONS_KNOWN = {
    # "When he tells Ms Orr that": whom he tells is no cited source yet.
    "R9-09-10-102-140",
}


@cache
def tables() -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str]]:
    corpus = build([read_capture(TEXT)], text=True)
    texts = corpus.tables["text/articles"]
    return (
        corpus.reuse,
        corpus.paraphrases,
        dict(zip(texts["article_id"], texts["text"], strict=True)),
    )


def placed(row: dict[str, str]) -> Span:
    """Where the words of a gold row stand in the text as read: roles may differ there."""
    texts = tables()[2]
    out: list[object] = []
    for side in "ab":
        text, words, start = (
            texts[row[f"{side}_article"]],
            row[f"{side}_text"],
            row[f"{side}_start"],
        )
        spots = [n for n in range(len(text)) if text.startswith(words, n)]
        at = min(spots, key=lambda n: abs(n - int(start)))
        out += [row[f"{side}_article"], at, at + len(words)]
    return tuple(out)


def spans(frame: pd.DataFrame) -> list[Span]:
    columns = ["a_article", "a_start", "a_end", "b_article", "b_start", "b_end"]
    return list(frame[columns].itertuples(index=False, name=None))


def characters(found: list[Span]) -> set[tuple[str, str, str, int]]:
    """Every character of both sides, by the pair that it is shared by."""
    return {
        (span[0], span[3], span[side], at)
        for span in found
        for side in (0, 3)
        for at in range(span[side + 1], span[side + 2])
    }


SURFACE = [row for row in gold("reuse") if row["kind"] != "light_paraphrase"]
BETWEEN = [row for row in SURFACE if row["a_article"] != row["b_article"]]
WITHIN = [row for row in SURFACE if row["a_article"] == row["b_article"]]


@pytest.mark.parametrize(
    ("rows", "within", "recall", "precision"),
    [(BETWEEN, False, 0.95, 0.95), (WITHIN, True, 0.95, 0.9)],
)
def test_characters(
    rows: list[dict[str, str]], within: bool, recall: float, precision: float
) -> None:
    reuse, _, _ = tables()
    surface = reuse[reuse["kind"] != "light_paraphrase"]
    found = characters([s for s in spans(surface) if (s[0] == s[3]) is within])
    wanted = characters([placed(row) for row in rows])
    assert len(found & wanted) / len(wanted) >= recall
    assert len(found & wanted) / len(found) >= precision


def row_of(span: Span) -> pd.Series:
    """The row that has most of a gold passage."""
    reuse, _, _ = tables()
    wanted = characters([span])
    best = max(range(len(reuse)), key=lambda n: len(characters([spans(reuse)[n]]) & wanted))
    return reuse.iloc[best]


@pytest.mark.parametrize("row", SURFACE, ids=[row["reuse_id"] for row in SURFACE])
def test_kind_and_direction(row: dict[str, str]) -> None:
    found = row_of(placed(row))
    assert (found["kind"] == row["kind"]) != (row["reuse_id"] in KINDS_KNOWN)
    assert (found["direction"] == row["direction"]) != (row["reuse_id"] in DIRECTIONS_KNOWN)


def test_a_light_paraphrase_is_a_candidate() -> None:
    _, candidates, _ = tables()
    wanted = [placed(row) for row in gold("reuse") if row["kind"] == "light_paraphrase"]
    found, all_ = characters(spans(candidates)), characters(wanted)
    assert len(found & all_) / len(all_) >= 0.45
