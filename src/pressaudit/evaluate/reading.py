"""What the reader made of the page, against its annotation: fields, roles, glued words."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from pressaudit.evaluate import names
from pressaudit.evaluate.types import Decision, labelled

FIELDS = (
    "title", "category", "caption", "posted", "byline", "authors", "outlet", "programme",
    "translator", "comments", "complete",
)  # fmt: skip
NAMED = {"authors", "outlet", "programme", "translator"}


def compare_fields(found: pd.DataFrame, annotated: pd.DataFrame) -> Iterator[Decision]:
    """Yield the decisions on the fields of posts; a post that was not read has none right.

    Parameters
    ----------
    found, annotated
        Tables of articles, matched by their place on the page.
    """
    seen = {row.position: row for row in found.itertuples(index=False)}
    for row in annotated.itertuples(index=False):
        hit = seen.get(row.position)
        for field in FIELDS:
            expected = _cell(getattr(row, field))
            got = _cell(getattr(hit, field)) if hit else ""
            right = got == expected or (field in NAMED and names.same(got, expected))
            yield labelled(
                "fields of posts", (row.article_id, 0, 0, 0), f"{field}: {expected or 'none'}",
                f"{field}: {got or 'none'}", right=hit is not None and right,
                cause="wrong value" if hit else "not found",
            )  # fmt: skip


def compare_roles(found: pd.DataFrame, annotated: pd.DataFrame) -> Iterator[Decision]:
    """Yield the decisions on the roles of paragraphs, matched by their first line.

    Parameters
    ----------
    found, annotated
        Tables of paragraphs: ``article_id``, ``paragraph``, ``role``, ``line``, ``characters``.
    """
    seen = {(row.article_id, row.line): row for row in found.itertuples(index=False)}
    for row in annotated.itertuples(index=False):
        hit = seen.get((row.article_id, row.line))
        where = (row.article_id, row.paragraph, 0, row.characters)
        role = hit.role if hit else ""
        yield labelled(
            "roles of paragraphs", where, row.role, role, right=role == row.role,
            cause="wrong kind" if hit else "not found",
        )  # fmt: skip


def compare_glue(texts: pd.DataFrame, annotated: pd.DataFrame) -> Iterator[Decision]:
    """Yield the decisions on glued words.

    Parameters
    ----------
    texts
        Paragraphs with their words: ``text`` as read, ``clean`` with glued words parted.
    annotated
        ``article_id``, ``paragraph``, ``char_start``, ``char_end``, ``surface``, ``clean``.
    """
    glued: dict[tuple[str, int], list[Any]] = {}
    for row in annotated.itertuples(index=False):
        glued.setdefault((row.article_id, row.paragraph), []).append(row)
    for row in texts.itertuples(index=False):
        here = glued.get((row.article_id, row.paragraph), [])
        left = row.text
        for spot in here:
            right = spot.clean in row.clean
            left = left.replace(spot.surface, spot.clean, 1)
            yield Decision(
                "glued words", spot.article_id, spot.paragraph, spot.char_start, spot.char_end,
                spot.clean, spot.clean if right else spot.surface, right=int(right),
                missed=int(not right), cause="" if right else "missed",
            )  # fmt: skip
        if len(row.clean) > len(left):
            yield Decision(
                "glued words", row.article_id, row.paragraph, 0, len(row.text), "",
                f"{len(row.clean) - len(left)} spaces more", spurious=1, cause="spurious",
            )  # fmt: skip


def _cell(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    return str(value).lower() if isinstance(value, bool | np.bool_) else str(value)
