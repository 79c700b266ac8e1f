"""All decisions on an archive, summed up: errors, causes, rates, and how posts differ."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from pressaudit.analyse.percent import percent
from pressaudit.analyse.schema import frame as result
from pressaudit.corpus.model import Corpus
from pressaudit.evaluate import quotations, reading, reuse, sources, timexes
from pressaudit.evaluate.scores import by_post, posts_interval
from pressaudit.evaluate.types import CAUSES, ORDER, TYPES, Decision, frame

Gold = Mapping[str, pd.DataFrame]
_NOT_DATED = ["caption", "byline", "biography"]
"""Roles whose expressions of time were not annotated."""


def compare(corpus: Corpus, gold: Gold, *, calendar: bool = False) -> pd.DataFrame:
    """Compare the tables of a corpus with their annotation by hand; one row a decision.

    Parameters
    ----------
    corpus
        Built with the words where glued words are annotated.
    gold
        Annotated tables by name: quotations, timexes, citations, hedges, reuse, articles,
        paragraphs, glued; those that are missing are not measured. ``passed_over`` may list
        expressions of time that may be found or not.
    calendar
        Of expressions of time, only those that name a stretch of the calendar were annotated, and
        only their intervals.
    """
    return frame(_decisions(corpus, gold, calendar=calendar))


def _decisions(corpus: Corpus, gold: Gold, *, calendar: bool) -> Iterator[Decision]:
    if "quotations" in gold:
        yield from quotations.compare(corpus.quotations, gold["quotations"])
    if "timexes" in gold:
        found = _annotated(corpus, gold)
        yield from timexes.compare(found, _timexes(gold), calendar=calendar)
    if "citations" in gold:
        yield from sources.compare(corpus.citations, gold["citations"])
    if "hedges" in gold:
        yield from sources.compare_hedges(corpus.tables["hedges"], gold["hedges"])
    if "reuse" in gold:
        read = reuse.layouts(corpus.articles, corpus.paragraphs)
        true = [gold.get(name, corpus.tables[name]) for name in ("articles", "paragraphs")]
        yield from reuse.compare(corpus.reuse, gold["reuse"], read, reuse.layouts(*true))
    if "articles" in gold:
        yield from reading.compare_fields(corpus.articles, gold["articles"])
    if "paragraphs" in gold:
        yield from reading.compare_roles(corpus.paragraphs, gold["paragraphs"])
    if "glued" in gold and corpus.text is not None:
        yield from reading.compare_glue(corpus.text.paragraphs, gold["glued"])


def _annotated(corpus: Corpus, gold: Gold) -> pd.DataFrame:
    """Return the timexes of paragraphs whose role is one of those that were annotated."""
    if "paragraphs" not in gold:
        return corpus.timexes
    left_out = gold["paragraphs"][gold["paragraphs"]["role"].isin(_NOT_DATED)]
    aside = set(zip(left_out["article_id"], left_out["paragraph"], strict=True))
    places = zip(corpus.timexes["article_id"], corpus.timexes["paragraph"], strict=True)
    return corpus.timexes[[place not in aside for place in places]]


def _timexes(gold: Gold) -> pd.DataFrame:
    if "passed_over" not in gold:
        return gold["timexes"]
    core, optional = gold["timexes"].assign(core=True), gold["passed_over"].assign(core=False)
    return pd.concat([core, optional], ignore_index=True)


def errors(
    decisions: pd.DataFrame, numbers: Mapping[str, int], texts: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List what went wrong, with its place and its cause.

    Parameters
    ----------
    numbers
        The number of each post.
    texts
        The paragraphs with their words, where the first eight of each place are to be shown.
    """
    wrong = decisions[decisions["cause"] != ""]
    known = {} if texts is None else texts.set_index(["article_id", "paragraph"])["text"].to_dict()
    words = [
        " ".join(
            known.get((row.article_id, row.paragraph), "")[row.char_start : row.char_end].split()[
                :8
            ]
        )
        for row in wrong.itertuples(index=False)
    ]
    number = [numbers.get(i, 0) for i in wrong["article_id"]]
    return result("errors", wrong.assign(number=number, words=words))


def causes(decisions: pd.DataFrame) -> pd.DataFrame:
    """Count errors by type and cause, and say what the cause means."""
    wrong = decisions[decisions["cause"] != ""]
    counts = wrong.groupby(["type", "cause"], sort=False).size().reset_index(name="errors")
    counts["meaning"] = counts["cause"].map(CAUSES)
    counts["order"] = counts["type"].map(ORDER)
    ranked = counts.sort_values(["order", "errors", "cause"], ascending=[True, False, True])
    return result("causes", ranked)


def confusion(decisions: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Count what was ``expected`` and what was ``found``, for the labels of one type."""
    own = decisions[decisions["type"] == kind]
    return result("confusion", own.groupby(["expected", "found"]).size().reset_index(name="count"))


def criteria() -> pd.DataFrame:
    """Return every type of annotation, and what counts as right."""
    rows = [(t.name, t.family, t.measure, t.unit, t.right) for t in TYPES.values()]
    return result(
        "criteria", pd.DataFrame(rows, columns=["type", "family", "measure", "unit", "right"])
    )


def whole(results: pd.DataFrame) -> pd.DataFrame:
    """Return what was measured on all posts together, with ``type`` for the part."""
    own = results[(results["post"] == "") & results["part"].isin(TYPES)]
    return result("measures", own.rename(columns={"part": "type"}))


def family(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of ``table`` whose ``type`` belongs to a family of types."""
    own = [kind.name for kind in TYPES.values() if kind.family == name]
    return table[table["type"].isin(own)].reset_index(drop=True)


def rates(archives: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the one rate that stands for each type, on each archive that was annotated.

    In the order of notebook 09, and of the archives.

    Parameters
    ----------
    archives
        The measures of each archive by its name, from :func:`pressaudit.evaluate.scores.scores`
        or :func:`whole`.
    """
    parts = [own.assign(archive=name) for name, own in archives.items() if len(own)]
    if not parts:
        return result("rates", [])
    table = pd.concat(parts, ignore_index=True)
    table = table[table["type"].isin(TYPES)]
    for column in ("family", "unit"):
        table[column] = [getattr(TYPES[name], column) for name in table["type"]]
    main = table[[TYPES[r.type].measure == r.measure for r in table.itertuples(index=False)]]
    order = ORDER | {name: n for n, name in enumerate(archives)}
    return result("rates", main.sort_values(["type", "archive"], key=lambda c: c.map(order)))


def post_rates(archives: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the share of right decisions in each post, over all types that count items.

    A missed quotation is wrong once as a span and once for its speaker. Precision and recall
    are not told apart here: what is spurious is wrong as well. ``worst`` has the types with most
    errors, two at most; the interval is Wilson's.

    Parameters
    ----------
    archives
        The measures of each post of each archive, from :func:`measures_by_post`.
    """
    rows = [
        {"archive": archive, "post": int(post)} | _together(own)
        for archive, posts in archives.items()
        for post, own in posts.groupby("post", sort=True)
    ]
    return result("post_rates", rows)


def measures_by_post(decisions: pd.DataFrame, numbers: Mapping[str, int]) -> pd.DataFrame:
    """Return the main measure of each type in each post, with the post's number."""
    posts = by_post(decisions)
    return posts.assign(post=[numbers[i] for i in posts["article_id"]])


def written_by_post(results: pd.DataFrame) -> pd.DataFrame:
    """Return the same from the results of a benchmark."""
    posts = results[results["post"] != ""].rename(columns={"part": "type"})
    return posts.assign(post=posts["post"].astype("int64"))


def _together(own: pd.DataFrame) -> dict[str, object]:
    items = own[[TYPES[name].unit == "items" for name in own["type"]]]
    wrong = items["missed"] + items["spurious"]
    right, total = int(items["right"].sum()), int(items["right"].sum() + wrong.sum())
    ranked = sorted(zip(-wrong, items["type"], strict=True))
    low, high = posts_interval(np.array([right]), np.array([total]), total)
    return {
        "right": right,
        "wrong": total - right,
        "value": right / total if total else float("nan"),
        "low": low,
        "high": high,
        "worst": ", ".join(f"{name} {-n}" for n, name in ranked[:2] if n),
    }


def public(results: pd.DataFrame) -> pd.DataFrame:
    """Lay the results of a benchmark out for reading: a row a system and part.

    ``n`` is the fewest that a measure rests on; then come the measures in the order in which they
    were written.
    """
    keys = ["part", "system"]
    if results.empty:
        return pd.DataFrame(columns=[*keys, "n"])
    measures = list(dict.fromkeys(results["measure"]))
    wide = results.pivot_table(
        index=keys, columns="measure", values="value", aggfunc="last", sort=False
    )
    wide.insert(0, "n", results.groupby(keys)["n"].min())
    flat = wide[["n", *measures]].reset_index()
    flat.columns.name = None
    return flat


def beside(results: pd.DataFrame) -> pd.DataFrame:
    """Lay the results out a row a measure, with a column a part and system where there are some."""
    if results.empty:
        return pd.DataFrame(columns=["measure"])
    several = results["system"].nunique() > 1
    names = results["part"] + ((": " + results["system"]) if several else "")
    wide = results.assign(of=names).pivot_table(
        index="measure", columns="of", values="value", aggfunc="last", sort=False
    )
    flat = wide.reset_index()
    flat.columns.name = None
    return flat


def weakest(rates: pd.DataFrame, few: int) -> str:
    """Name the type with the lowest rate, of those with ``few`` observations or more."""
    many = rates[rates["n"] >= few]
    if many.empty:
        return "none, since no annotation is at hand"
    row = many.sort_values(["value", "type"]).iloc[0]
    low, high = percent(row["low"]), percent(row["high"])
    return (
        f"{row['type']} ({row['measure']} {percent(row['value'])}, 95 % interval {low} to {high}, "
        f"{row['n']:,.0f} {row['unit']})"
    )
