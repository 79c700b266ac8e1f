"""Quotations against their annotation: spans, kinds, speakers, who got the words, utterances."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from pressaudit.evaluate import names
from pressaudit.evaluate.spans import Matching, match, span_of
from pressaudit.evaluate.types import Decision, labelled, where

SPOKEN = ("quotation", "mixed")


def compare(found: pd.DataFrame, annotated: pd.DataFrame) -> Iterator[Decision]:
    """Yield the decisions on quotations.

    Parameters
    ----------
    found
        The table of quotations of a corpus.
    annotated
        ``article_id``, ``paragraph``, ``char_start``, ``char_end``, ``kind``, ``speaker``,
        ``told_to``; ``accept_kind``, ``accept_speaker`` and ``accept_told_to`` may list further
        right answers (parted by ``;``, ``-`` for none); ``utterance_id`` may name utterances.
    """
    gold = list(annotated.itertuples(index=False))
    seen = list(found.itertuples(index=False))
    matching = match([span_of(row) for row in gold], [span_of(row) for row in seen])
    pairs = [(gold[i], seen[j]) for i, j in matching.pairs]
    yield from _spans(gold, seen, matching)
    for row, hit in pairs:
        yield labelled(
            "kinds of quotations", where(row), row.kind, hit.kind, cause="wrong kind",
            right=hit.kind in (row.kind, *_accepted(row, "accept_kind")),
        )  # fmt: skip
    yield from _speakers(pairs)
    for i, _ in matching.shifted:
        yield from _unheard(gold[i], "wrong extent")
    for i in matching.missed:
        yield from _unheard(gold[i], "not found")
    yield from _told(pairs)
    if "utterance_id" in annotated:
        yield from _utterances(pairs)


def _accepted(row: Any, column: str) -> list[str]:
    return names.several(getattr(row, column, ""))


def _spans(gold: list[Any], seen: list[Any], matching: Matching) -> Iterator[Decision]:
    kind = "quotations"
    for i, j in matching.pairs:
        yield Decision(kind, *where(gold[i]), gold[i].kind, seen[j].kind, right=1)
    for i, j in matching.shifted:
        place = f"characters {seen[j].char_start} to {seen[j].char_end}"
        yield Decision(
            kind, *where(gold[i]), gold[i].kind, place, missed=1, spurious=1, items=2,
            cause="wrong extent",
        )  # fmt: skip
    for i in matching.missed:
        yield Decision(kind, *where(gold[i]), gold[i].kind, missed=1, cause="missed")
    for j in matching.spurious:
        yield Decision(kind, *where(seen[j]), "", seen[j].kind, spurious=1, cause="spurious")


def _speakers(pairs: list[tuple[Any, Any]]) -> Iterator[Decision]:
    for row, hit in pairs:
        if row.kind not in SPOKEN:
            continue
        if not hit.speaker:
            cause = "speaker missing"
        else:
            cause = "wrong speaker" if row.speaker else "speaker added"
        yield labelled(
            "speakers", where(row), row.speaker, hit.speaker, cause=cause,
            right=names.same(hit.speaker, row.speaker, *_accepted(row, "accept_speaker")),
        )  # fmt: skip


def _unheard(row: Any, cause: str) -> Iterator[Decision]:
    if row.kind in SPOKEN:
        yield Decision("speakers", *where(row), row.speaker, missed=1, cause=cause)


def _told(pairs: list[tuple[Any, Any]]) -> Iterator[Decision]:
    """Yield who got the words; what is only implied may be given or not."""
    for row, hit in pairs:
        if row.kind not in SPOKEN or not (row.told_to or hit.told_to):
            continue
        place = ("told to", *where(row), row.told_to, hit.told_to)
        if names.same(hit.told_to, row.told_to, *_accepted(row, "accept_told_to")):
            if row.told_to:
                yield Decision(*place, right=1)
        elif not hit.told_to:
            yield Decision(*place, missed=1, cause="missed")
        elif not row.told_to:
            yield Decision(*place, spurious=1, cause="spurious")
        else:
            yield Decision(*place, missed=1, spurious=1, items=2, cause="wrong value")


def _utterances(pairs: list[tuple[Any, Any]]) -> Iterator[Decision]:
    """Yield each pair of quotations that are one utterance, at the second of them.

    Two pieces of one interrupted quotation, in one post, are left aside.
    """
    for (row, hit), (other, other_hit) in combinations(pairs, 2):
        if row.article_id == other.article_id:
            continue
        one = bool(row.utterance_id) and row.utterance_id == other.utterance_id
        said = bool(hit.utterance_id) and hit.utterance_id == other_hit.utterance_id
        if one or said:
            first = f"{row.article_id}, paragraph {row.paragraph}"
            yield Decision(
                "same utterance", *where(other),
                f"as in {first}" if one else "", f"as in {first}" if said else "",
                right=int(one and said), missed=int(one and not said),
                spurious=int(said and not one),
                cause="" if one and said else "missed" if one else "spurious",
            )  # fmt: skip
