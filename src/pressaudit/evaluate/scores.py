"""From decisions to measures, each with its interval and the number of observations."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from scipy.stats import norm

from pressaudit.analyse.resampling import TAIL, Array, wilson, worth
from pressaudit.evaluate.types import COUNTS, ORDER, TYPES

COLUMNS = ["type", "measure", "value", "low", "high", "n", "unit", "right", "missed", "spurious"]


def scores(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the measures of each type of annotation.

    All are shares, with Wilson's interval (Wilson 1927, Journal of the American Statistical
    Association 22) for as many observations as the posts are worth: F1 by way of the share of what
    is annotated or found that is both (F*, of which it is a function: Hand, Christen and Kirielle
    2021, Machine Learning 110). Characters of one passage hang together: each passage is one
    observation. ``benchmarks/coverage`` says how often the intervals hold the true rate.

    Parameters
    ----------
    decisions
        Of :func:`pressaudit.evaluate.types.frame`.

    Returns
    -------
    DataFrame
        ``type``, ``measure`` (precision, recall and F1, or accuracy), ``value``, ``low`` and
        ``high`` (95 % interval), ``n`` (what the value is a share of; for F1, what is annotated),
        ``unit``, and the counts. Types without a decision are left out.
    """
    posts = sorted(set(decisions["article_id"]))
    rows = []
    for name in TYPES:
        own = decisions[decisions["type"] == name]
        if len(own):
            counts = own.groupby("article_id")[COUNTS].sum().reindex(posts, fill_value=0)
            rows += list(measured(name, counts))
    return pd.DataFrame(rows, columns=COLUMNS)


def by_post(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the main measure of each type in each post, with Wilson's interval.

    Returns
    -------
    DataFrame
        ``article_id``, then the columns of :func:`scores`.
    """
    rows = []
    for (name, article), own in decisions.groupby(["type", "article_id"], sort=False):
        counts = own.groupby("article_id")[COUNTS].sum()
        for row in measured(name, counts):
            if row["measure"] == TYPES[name].measure:
                rows.append({"article_id": article} | row)
    frame = pd.DataFrame(rows, columns=["article_id", *COLUMNS])
    return frame.sort_values(
        ["type", "article_id"], key=lambda c: c.map(ORDER) if c.name == "type" else c,
        ignore_index=True,
    )  # fmt: skip


def measured(name: str, counts: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Yield the measures of a type, or of a part of it ("speakers, by name"), by post."""
    right, missed, spurious = (counts[c].to_numpy(dtype=float) for c in COUNTS[:3])
    kind = TYPES[name.partition(",")[0]]
    said = {c: int(counts[c].sum()) for c in COUNTS[:3]}
    base = {"type": name, "unit": kind.unit} | said
    items = None if kind.unit == "items" else int(counts["items"].sum())
    if kind.measure == "accuracy":
        yield base | _share("accuracy", right, right + missed)
        return
    yield base | _share("precision", right, right + spurious, items)
    yield base | _share("recall", right, right + missed, items)
    both = _share("F1", right, right + missed + spurious, items)
    f1 = {end: 2 * both[end] / (1 + both[end]) for end in ("value", "low", "high")}
    yield base | both | f1 | {"n": said["right"] + said["missed"]}


def _share(measure: str, part: Array, whole: Array, items: int | None = None) -> dict[str, Any]:
    """Return a measure with its interval; ``items``: of how many observations, if not of all."""
    total = whole.sum()
    low, high = posts_interval(part, whole, total if items is None else items)
    value = float(part.sum() / total) if total else float("nan")
    return {"measure": measure, "value": value, "low": low, "high": high, "n": int(total)}


def posts_interval(part: Array, whole: Array, observations: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of sum(part) / sum(whole), for what its posts are worth.

    Parameters
    ----------
    part, whole
        By post: errors of one post hang together, so that so many observations are worth fewer
        (:func:`pressaudit.analyse.resampling.worth`); never more than ``observations``.
    """
    part, whole = part[whole > 0], whole[whole > 0]
    if not len(whole) or not observations:
        return 0.0, 1.0
    found = worth(part[:, None], whole)[0] if len(whole) > 1 else observations
    # Where all posts agree, or nothing is wrong, the posts say nothing of how errors hang together.
    size = min(found, observations) if found > 0 else observations
    low, high = wilson(part.sum() / whole.sum(), size, norm.ppf(1 - TAIL))
    return float(low), float(high)
