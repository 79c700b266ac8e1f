"""All decisions on an archive, and what the notebooks say of them."""

from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd

from pressaudit.analyse.percent import percent
from pressaudit.corpus.measured import Sample
from pressaudit.corpus.model import Corpus
from pressaudit.evaluate import quotations, reading, reuse, sources, timexes
from pressaudit.evaluate.decisions import Decision, frame
from pressaudit.evaluate.places import layouts
from pressaudit.evaluate.scores import scores
from pressaudit.evaluate.types import CAUSES, TYPES

Gold = Mapping[str, pd.DataFrame]
SAMPLE, CAPTURE, UNSEEN = "sample archive", "hand-annotated posts", "unseen posts"
_NOT_DATED = ("caption", "byline", "biography")
RATES = [
    "type", "family", "archive", "measure", "value", "low", "high", "n", "unit",
]  # fmt: skip


def compare(corpus: Corpus, gold: Gold, *, calendar: bool = False) -> pd.DataFrame:
    """Compare the tables of a corpus with their annotation by hand.

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

    Returns
    -------
    DataFrame
        One row a decision (:class:`pressaudit.evaluate.decisions.Decision`).
    """
    return frame(_decisions(corpus, gold, calendar=calendar))


@cache
def of(sample: Sample | None) -> pd.DataFrame:
    """Return the decisions on the sample archive; none where it is not at hand."""
    return frame([]) if sample is None else compare(sample.corpus, sample.gold)


def listed(sample: Sample | None) -> pd.DataFrame:
    """List what went wrong on the sample archive, as :func:`errors` does."""
    return errors(of(sample), None if sample is None else sample.corpus)


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
        read = layouts(corpus.articles, corpus.paragraphs)
        articles, paragraphs = (gold.get(t, corpus.tables[t]) for t in ("articles", "paragraphs"))
        yield from reuse.compare(corpus.reuse, gold["reuse"], read, layouts(articles, paragraphs))
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
    left_out = gold["paragraphs"][
        gold["paragraphs"]["role"].isin(["caption", "byline", "biography"])
    ]
    aside = set(zip(left_out["article_id"], left_out["paragraph"], strict=True))
    places = zip(corpus.timexes["article_id"], corpus.timexes["paragraph"], strict=True)
    return corpus.timexes[[place not in aside for place in places]]


def _timexes(gold: Gold) -> pd.DataFrame:
    if "passed_over" not in gold:
        return gold["timexes"]
    core, optional = gold["timexes"].assign(core=True), gold["passed_over"].assign(core=False)
    return pd.concat([core, optional], ignore_index=True)


def errors(decisions: pd.DataFrame, corpus: Corpus | None = None) -> pd.DataFrame:
    """List what went wrong, with its place and its cause.

    Returns
    -------
    DataFrame
        The rows of ``decisions`` that are not right, with ``position`` of the post and, where
        ``corpus`` has them, the first ``words`` of the place (at most eight).
    """
    wrong = decisions[decisions["cause"] != ""].reset_index(drop=True)
    wrong["position"], wrong["words"] = 0, ""
    if corpus is None:
        return wrong
    position = corpus.articles.set_index("article_id")["position"]
    wrong["position"] = wrong["article_id"].map(position).fillna(0).astype("int64")
    if corpus.text is not None:
        texts = corpus.text.paragraphs.set_index(["article_id", "paragraph"])["text"].to_dict()
        places = zip(
            *(wrong[c] for c in ("article_id", "paragraph", "char_start", "char_end")), strict=True
        )
        wrong["words"] = [
            " ".join(texts.get((article, paragraph), "")[start:end].split()[:8])
            for article, paragraph, start, end in places
        ]
    return wrong


def causes(decisions: pd.DataFrame) -> pd.DataFrame:
    """Count errors by type and cause: ``type``, ``cause``, ``meaning``, ``errors``."""
    wrong = decisions[decisions["cause"] != ""]
    counts = wrong.groupby(["type", "cause"], sort=False).size().reset_index(name="errors")
    counts["meaning"] = counts["cause"].map(CAUSES)
    order = {name: n for n, name in enumerate(TYPES)}
    counts["order"] = counts["type"].map(order)
    ranked = counts.sort_values(["order", "errors", "cause"], ascending=[True, False, True])
    return ranked[["type", "cause", "meaning", "errors"]].reset_index(drop=True)


def confusion(decisions: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Count what was ``expected`` and what was ``found``, for the labels of one type."""
    own = decisions[decisions["type"] == kind]
    counts = own.groupby(["expected", "found"]).size().reset_index(name="count")
    return counts.sort_values(
        ["count", "expected", "found"], ascending=[False, True, True], ignore_index=True
    )


def rates(
    sample: Sample | None,
    results: pd.DataFrame | None = None,
    unseen: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the one rate that stands for each type, on each archive that was annotated.

    Parameters
    ----------
    sample
        From :func:`pressaudit.corpus.measured.sample`; None where it is not at hand.
    results
        Figures on the hand annotation of the capture, from
        :func:`pressaudit.corpus.measured.results`.
    unseen
        The same of the first run on posts that nobody had looked at.

    Returns
    -------
    DataFrame
        ``type``, ``family`` (the heading in notebook 07), ``archive``, ``measure`` (F1 or
        accuracy), ``value``, ``low`` and ``high`` (95 % interval), ``n``, ``unit``; in the order
        of the notebook, sample first.
    """
    parts = []
    if sample is not None:
        parts.append(scores(of(sample)).assign(archive=SAMPLE))
    for archive, measured in ((CAPTURE, results), (UNSEEN, unseen)):
        if measured is not None and len(measured):
            all_posts = measured[(measured["post"] == "") & measured["part"].isin(TYPES)]
            parts.append(all_posts.rename(columns={"part": "type"}).assign(archive=archive))
    if not parts:
        return pd.DataFrame(columns=RATES)
    table = pd.concat(parts, ignore_index=True)
    table["family"] = [TYPES[name].family for name in table["type"]]
    table["unit"] = [TYPES[name].unit for name in table["type"]]
    main = table[[TYPES[r.type].measure == r.measure for r in table.itertuples(index=False)]]
    order = {name: n for n, name in enumerate([*TYPES, SAMPLE, CAPTURE, UNSEEN])}
    return main.sort_values(
        ["type", "archive"], key=lambda c: c.map(order), ignore_index=True
    )[RATES]  # fmt: skip


def phrase(rates: pd.DataFrame, kind: str) -> str:
    """Say the rates of one type: 'F1 93 % (85 to 97; 90 in the sample archive)'.

    Parameters
    ----------
    rates
        From :func:`rates`.
    kind
        One of the names in ``TYPES``.

    Raises
    ------
    KeyError
        If there is no such type.
    """
    measure = TYPES[kind].measure
    own = rates[rates["type"] == kind]
    if own.empty:
        return "not measured here"
    said = [
        f"{percent(row.value)} ({percent(row.low)} to {percent(row.high)}; {row.n:,} "
        f"{_things(row.unit)}in the {row.archive})"
        for row in own.itertuples(index=False)
    ]
    return f"{measure} {' and '.join(said)}"


def _things(unit: str) -> str:
    return "characters " if unit == "characters" else ""
