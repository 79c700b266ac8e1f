"""From decisions to measures, each with its interval and the number of observations."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.stats import norm

from pressaudit.analyse.resampling import TAIL, Array, ends, resamples
from pressaudit.evaluate.types import COUNTS, ORDER, TYPES

TIMES, SEED = 2000, 20180919
COLUMNS = ["type", "measure", "value", "low", "high", "n", "unit", "right", "missed", "spurious"]


def scores(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the measures of each type of annotation.

    Proportions (precision, recall, accuracy) have Wilson's interval (Wilson 1927, Journal of the
    American Statistical Association 22). F1 has a percentile bootstrap over posts (Efron and
    Tibshirani 1993, ch. 13), because errors of one post hang together, widened to Wilson's
    interval wherever that reaches further: without an error every resample is perfect, which
    would pass for certainty. Wilson's interval of F1 is that of the share of what is annotated or
    found that is both (F*, of which F1 is a function: Hand, Christen and Kirielle 2021, Machine
    Learning 110). Characters of one passage hang together: their intervals take each passage as
    one observation.

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
    weights = resamples(len(posts), TIMES, SEED) if posts else np.empty((0, 0))
    rows = []
    for name in TYPES:
        own = decisions[decisions["type"] == name]
        if len(own):
            counts = own.groupby("article_id")[COUNTS].sum().reindex(posts, fill_value=0)
            rows += list(_measures(name, counts, weights))
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
        for row in _measures(name, counts, np.empty((0, 1))):
            if row["measure"] == TYPES[name].measure:
                rows.append({"article_id": article} | row)
    frame = pd.DataFrame(rows, columns=["article_id", *COLUMNS])
    return frame.sort_values(
        ["type", "article_id"], key=lambda c: c.map(ORDER) if c.name == "type" else c,
        ignore_index=True,
    )  # fmt: skip


def _measures(name: str, counts: pd.DataFrame, weights: Array) -> Iterator[dict[str, object]]:
    right, missed, spurious, items = (int(counts[c].sum()) for c in COUNTS)
    kind = TYPES[name]
    base = {"type": name, "unit": kind.unit, "right": right, "missed": missed, "spurious": spurious}
    total = right + missed + spurious
    if kind.measure == "accuracy":
        low, high = wilson(right, right + missed)
        yield base | _value("accuracy", right, right + missed, low, high)
        return

    def interval(wanted: int) -> tuple[float, float]:
        if kind.unit == "items":
            return wilson(right, wanted)
        return wilson(right / wanted * items, items) if wanted else (0.0, 1.0)

    yield base | _value("precision", right, right + spurious, *interval(right + spurious))
    yield base | _value("recall", right, right + missed, *interval(right + missed))
    low, high = (2 * end / (1 + end) for end in interval(total))
    drawn = weights @ counts[["right", "missed", "spurious"]].to_numpy(dtype=float)
    some = drawn[drawn.sum(axis=1) > 0]
    if len(some):
        values = 2 * some[:, 0] / (2 * some[:, 0] + some[:, 1] + some[:, 2])
        drawn_low, drawn_high = ends(values)
        low, high = min(low, float(drawn_low)), max(high, float(drawn_high))
    row = _value("F1", 2 * right, 2 * right + missed + spurious, low, high)
    yield base | row | {"n": right + missed}


def _value(measure: str, part: int, whole: int, low: float, high: float) -> dict[str, object]:
    value = part / whole if whole else float("nan")
    return {"measure": measure, "value": value, "low": low, "high": high, "n": whole}


def wilson(right: float, total: float) -> tuple[float, float]:
    """Return the ends of Wilson's score interval of a proportion; 0 to 1 where nothing was seen.

    Parameters
    ----------
    right
        Successes; may be a fraction, where each observation is right in part.
    total
        Observations.
    """
    if total <= 0:
        return 0.0, 1.0
    z = float(norm.ppf(1 - TAIL))
    share = right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z / (1 + z * z / total) * (
        share * (1 - share) / total + z * z / (4 * total * total)
    ) ** 0.5  # fmt: skip
    return max(0.0, middle - reach), min(1.0, middle + reach)
