"""How many voices: effective numbers of the sources that the quoted words come from."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from pressaudit.analyse.resampling import FEWEST
from pressaudit.analyse.sources.folding import copied_from, root, writers
from pressaudit.analyse.sources.places import between_posts, covered, posts, text_lengths
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.corpus.model import Corpus

SEED = 20180915
RESAMPLES = 1000
LEVELS = {
    "met": "each person in each post",
    "number": "each post",
    "outlet": "each outlet",
    "credited": "each person as credited",
    "origin": "each origin, folded",
}
"""Columns of :func:`said` by which words are counted, and what a voice then is."""


def effective_number(weights: Sequence[float]) -> float:
    """Return the Hill number of order 1: the exponential of the Shannon entropy.

    So many voices of equal size would be as diverse as these (Jost 2006, "Entropy and
    diversity", Oikos 113). 0 for no weight at all.
    """
    w = np.asarray([x for x in weights if x > 0], dtype=float)
    if not len(w):
        return 0.0
    p = w / w.sum()
    return float(np.exp(-(p * np.log(p)).sum()))


def herfindahl(weights: Sequence[float]) -> float:
    """Return the Herfindahl-Hirschman index: the chance that two words are of one voice."""
    w = np.asarray([x for x in weights if x > 0], dtype=float)
    return float(((w / w.sum()) ** 2).sum()) if len(w) else 0.0


class Interval(NamedTuple):
    """A bootstrap interval: its ends, and by how much draws fall short of the estimate."""

    low: float
    high: float
    bias: float


def interval(
    frame: pd.DataFrame, by: str, *, per: str = "article_id", weight: str = "words"
) -> Interval:
    """Return a 95 % percentile bootstrap interval of the effective number, over posts.

    Posts are drawn with replacement, so the interval says how much the number hangs on which
    posts the archive happens to have. A draw leaves posts out and so has fewer voices: the mean
    of the draws falls short of the estimate by ``bias``. The percentiles are shifted by it
    (Efron and Tibshirani 1993, chapter 10) and cut to what is possible: one voice at least, all
    of them at most. With one post both ends are the estimate.
    """
    matrix = frame.pivot_table(
        index=per, columns=by, values=weight, aggfunc="sum", fill_value=0, sort=True
    ).to_numpy(dtype=float)
    if not matrix.size:
        return Interval(0.0, 0.0, 0.0)
    rng = np.random.default_rng(SEED)
    n = len(matrix)
    draws = rng.multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
    totals = draws @ matrix
    mass = totals.sum(axis=1, keepdims=True)
    p = np.divide(totals, mass, out=np.zeros_like(totals), where=mass > 0)
    logs = np.log(p, out=np.zeros_like(p), where=p > 0)
    numbers = np.exp(-(p * logs).sum(axis=1))
    estimate = effective_number(matrix.sum(axis=0).tolist())
    bias = estimate - float(numbers.mean())
    low, high = np.percentile(numbers, [2.5, 97.5]) + bias
    voices = int((matrix.sum(axis=0) > 0).sum())
    return Interval(max(1.0, float(low)), min(float(voices), float(high)), bias)


def voices(corpus: Corpus) -> pd.DataFrame:
    """Count the voices behind the quoted words of the archive, before and after folding.

    Returns
    -------
    DataFrame
        One row for each reading of what a voice is: ``level``, ``voices`` (how many there are),
        ``effective`` (their effective number by quoted words), ``low``, ``high``, ``bias`` (see
        :func:`interval`; no ends with fewer than five posts), ``largest``, ``largest_share``,
        ``hhi``, ``words``, ``posts`` (with quoted words).
    """
    rows = []
    frame = said(corpus)
    frame = frame.assign(credited=_credited(frame))
    frame["met"] = [f"{row.credited} in {row.number}" for row in frame.itertuples(index=False)]
    for column, level in LEVELS.items():
        rows.append(_row(frame, column, level))
    rows.append(_row(_once(frame), "origin", "each origin, repeats once"))
    return pd.DataFrame(rows)


def _once(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each utterance from the one post that has most of its words."""
    size = frame.groupby(["utterance_id", "article_id"])["words"].transform("sum")
    ranked = frame.assign(size=size).sort_values(["size", "number"], ascending=[False, True])
    first = dict(zip(ranked["utterance_id"][::-1], ranked["article_id"][::-1], strict=True))
    kept = [
        not row.utterance_id or first[row.utterance_id] == row.article_id
        for row in frame.itertuples(index=False)
    ]
    return frame[np.array(kept, dtype=bool)]


def attribution(corpus: Corpus) -> pd.DataFrame:
    """Return the quoted words by whether the posts say whose they are.

    Returns
    -------
    DataFrame
        ``status`` ('named', 'anonymous', 'unattributed'), ``quotations``, ``words``, ``share``
        (0 to 1), ``elsewhere`` (words of these that another post gives with a name).
    """
    frame = said(corpus)
    status = ["named", "anonymous", "unattributed"]
    elsewhere = ~frame["origin"].map(is_nobody).astype(bool) & (frame["status"] != "named")
    frame = frame.assign(elsewhere=frame["words"].where(elsewhere, 0))
    groups = frame.groupby("status").agg(
        quotations=("quotation_id", "nunique"),
        words=("words", "sum"),
        elsewhere=("elsewhere", "sum"),
    )
    out = groups.reindex(status, fill_value=0).astype(int).reset_index()
    out["share"] = out["words"] / max(int(out["words"].sum()), 1)
    return out[["status", "quotations", "words", "share", "elsewhere"]]


def speakers(corpus: Corpus) -> pd.DataFrame:
    """Return the origins with their quoted words, posts, outlets and interviews.

    Returns
    -------
    DataFrame
        ``origin``, ``words``, ``share``, ``quotations``, ``posts`` (numbers, ', ' between),
        ``n_posts``, ``outlets``, ``told_to``, ``credited_as`` (other names that posts credit the
        words to), and the pointer of the first quotation; most words first.
    """
    frame = said(corpus)
    total = max(int(frame["words"].sum()), 1)
    rows = []
    for origin, group in frame.groupby("origin", sort=True):
        first = group.iloc[0]
        others = sorted(set(group["credited"]) - {origin, ""})
        rows.append(
            {
                "origin": origin,
                "words": int(group["words"].sum()),
                "share": group["words"].sum() / total,
                "quotations": group["quotation_id"].nunique(),
                "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
                "n_posts": group["number"].nunique(),
                "outlets": group["outlet"].nunique(),
                "told_to": ", ".join(sorted(set(group["told_to"]) - {""})),
                "credited_as": ", ".join(others),
                "article_id": first["article_id"],
                "paragraph": int(first["paragraph"]),
                "char_start": int(first["char_start"]),
                "char_end": int(first["char_end"]),
            }
        )
    columns = ["origin", "words", "share", "quotations", "posts", "n_posts", "outlets", "told_to"]
    columns += ["credited_as", "article_id", "paragraph", "char_start", "char_end"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values(["words", "origin"], ascending=[False, True], ignore_index=True)


def prose_voices(corpus: Corpus) -> pd.DataFrame:
    """Count the voices of the posts' own prose, copied passages with the post they come from.

    Returns
    -------
    DataFrame
        ``voice`` (authors, else outlet, else the post), ``posts`` (numbers in which it speaks),
        ``n_posts``, ``words`` (running words of the posts, those of copied passages with the
        original's voice); most words first.
    """
    own, links = writers(corpus), copied_from(corpus)
    spans = _copied_spans(corpus)
    length = {str(k): v for k, v in text_lengths(corpus).items()}
    rows = []
    for post in posts(corpus).itertuples(index=False):
        left, total = float(post.words), max(length[post.article_id], 1)
        for on in links.get(post.article_id, []):
            part = min(left, post.words * covered(spans[post.article_id, on]) / total)
            left -= part
            rows.append((own[root(links, on, set(own))], post.number, part))
        rows.append((own[post.article_id], post.number, left))
    frame = pd.DataFrame(rows, columns=["voice", "number", "words"])
    out = [
        {
            "voice": voice,
            "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
            "n_posts": group["number"].nunique(),
            "words": round(float(group["words"].sum())),
        }
        for voice, group in frame.groupby("voice", sort=True)
    ]
    table = pd.DataFrame(out, columns=["voice", "posts", "n_posts", "words"])
    return table.sort_values(["words", "voice"], ascending=[False, True], ignore_index=True)


def _copied_spans(corpus: Corpus) -> dict[tuple[str, str], list[tuple[int, int]]]:
    out: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in between_posts(corpus).itertuples(index=False):
        out.setdefault((row.a_article, row.b_article), []).append((row.a_start, row.a_end))
        out.setdefault((row.b_article, row.a_article), []).append((row.b_start, row.b_end))
    return out


def _credited(frame: pd.DataFrame) -> list[str]:
    return [row.credited or f"{row.status} ({row.number})" for row in frame.itertuples(index=False)]


def _row(frame: pd.DataFrame, by: str, level: str) -> dict[Hashable, object]:
    weights = frame.groupby(by, sort=True)["words"].sum()
    low, high, bias = interval(frame, by)
    drawn = int(frame["article_id"].nunique())
    if drawn < FEWEST:
        low = high = float("nan")
    largest = min(weights.index, key=lambda n: (-int(weights[n]), str(n))) if len(weights) else ""
    return {
        "level": level,
        "voices": len(weights),
        "effective": effective_number(weights.tolist()),
        "low": low,
        "high": high,
        "bias": bias,
        "largest": f"post {largest}" if by == "number" and len(weights) else str(largest),
        "largest_share": float(weights[largest] / weights.sum()) if len(weights) else 0.0,
        "hhi": herfindahl(weights.tolist()),
        "words": int(weights.sum()),
        "posts": drawn,
    }
