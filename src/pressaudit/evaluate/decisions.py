"""The frame that every comparison gives: one row a decision, right or wrong."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

import pandas as pd

from pressaudit.evaluate.types import TYPES


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the annotation has, or that the program found, or both.

    ``right``, ``missed`` and ``spurious`` count items, or characters where the type is measured in
    them: a span at the wrong place is missed and spurious. ``items`` is the number of independent
    observations that the row stands for: a passage found in three pieces is one. ``paragraph`` is 0
    for what belongs to the whole post.
    """

    type: str
    article_id: str
    paragraph: int = 0
    char_start: int = 0
    char_end: int = 0
    expected: str = ""
    found: str = ""
    right: int = 0
    missed: int = 0
    spurious: int = 0
    items: int = 1
    cause: str = ""


COLUMNS = [field.name for field in fields(Decision)]
COUNTS = ["right", "missed", "spurious", "items"]


def frame(decisions: Iterable[Decision]) -> pd.DataFrame:
    """Lay decisions out as a frame with the fields of :class:`Decision`.

    Sorted by type (in the order of ``TYPES``), post and place.
    """
    order = {name: n for n, name in enumerate(TYPES)}
    rows = sorted(
        decisions,
        key=lambda d: (order[d.type], d.article_id, d.paragraph, d.char_start, d.char_end, d.found),
    )
    wide = pd.DataFrame([asdict(row) for row in rows], columns=COLUMNS)
    numbers = ["paragraph", "char_start", "char_end", *COUNTS]
    return wide.astype(dict.fromkeys(numbers, "int64"))


def labelled(
    kind: str,
    where: tuple[str, int, int, int],
    expected: str,
    found: str,
    *,
    right: bool,
    cause: str,
) -> Decision:
    """Return the decision on a label of something that was found at ``where``."""
    return Decision(
        kind, *where, expected, found, right=int(right), missed=int(not right),
        cause="" if right else cause,
    )  # fmt: skip
