"""Which posts are hard: all decisions on a post together."""

import pandas as pd

from pressaudit.corpus.measured import Sample
from pressaudit.evaluate.scores import by_post, wilson
from pressaudit.evaluate.summary import CAPTURE, SAMPLE, UNSEEN, of
from pressaudit.evaluate.types import TYPES

COLUMNS = ["archive", "post", "right", "wrong", "value", "low", "high", "worst"]


def post_rates(
    sample: Sample | None,
    results: pd.DataFrame | None = None,
    unseen: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the share of right decisions in each post, over all types that count items.

    A missed quotation is wrong once as a span and once for its speaker. Precision and recall
    are not told apart here: what is spurious is wrong as well.

    Parameters
    ----------
    sample, results, unseen
        As for :func:`pressaudit.evaluate.summary.rates`.

    Returns
    -------
    DataFrame
        ``archive``, ``post`` (its place on the page), ``right`` and ``wrong`` decisions,
        ``value`` (share of right ones) with Wilson's 95 % interval, ``worst`` (the types with
        most errors, two at most).
    """
    parts = []
    if sample is not None:
        posts = by_post(of(sample))
        position = sample.corpus.articles.set_index("article_id")["position"]
        posts["post"] = posts["article_id"].map(position)
        parts.append(posts.assign(archive=SAMPLE))
    for archive, measured in ((CAPTURE, results), (UNSEEN, unseen)):
        if measured is not None and len(measured):
            posts = measured[measured["post"] != ""].rename(columns={"part": "type"})
            parts.append(posts.assign(archive=archive, post=posts["post"].astype("int64")))
    rows = [
        {"archive": archive, "post": int(post)} | _together(own)
        for part in parts
        for (archive, post), own in part.groupby(["archive", "post"], sort=True)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _together(own: pd.DataFrame) -> dict[str, object]:
    items = own[[TYPES[name].unit == "items" for name in own["type"]]]
    wrong = items["missed"] + items["spurious"]
    right, total = int(items["right"].sum()), int(items["right"].sum() + wrong.sum())
    ranked = sorted(zip(-wrong, items["type"], strict=True))
    low, high = wilson(right, total)
    return {
        "right": right,
        "wrong": total - right,
        "value": right / total if total else float("nan"),
        "low": low,
        "high": high,
        "worst": ", ".join(f"{name} {-n}" for n, name in ranked[:2] if n),
    }
