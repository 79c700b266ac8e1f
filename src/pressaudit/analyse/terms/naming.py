"""Which name each outlet, author and speaker gives a group, and what stands beside the name."""

from typing import Any

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.sources.places import SITE
from pressaudit.corpus.model import Corpus

NO_SPEAKER, NO_AUTHOR = "speaker not found", "no author named"


def candidates(naming: pd.DataFrame) -> pd.DataFrame:
    """Return the organisations that go by several names, the likeliest subject first.

    Returns
    -------
    DataFrame
        ``canonical``, ``variants`` (distinct forms), ``mentions``, ``acronym`` (whether one form
        is an acronym). Ordered by mentions; names of one form only are left out.
    """
    grouped = naming.groupby("canonical")["variant"]
    frame = pd.DataFrame({"variants": grouped.nunique(), "mentions": grouped.size()})
    frame["acronym"] = grouped.agg(_has_acronym)
    return (
        frame[frame["variants"] > 1]
        .reset_index()
        .sort_values(["mentions", "canonical"], ascending=[False, True], ignore_index=True)
    )


def _has_acronym(forms: "pd.Series[str]") -> bool:
    return any(f.replace(".", "").isupper() and len(f) < 8 for f in forms)


def namings(corpus: Corpus, canonical: str) -> pd.DataFrame:
    """Return the namings of one organisation, with outlet, authors and position of each post."""
    rows = corpus.tables["naming"]
    rows = rows[rows["canonical"] == canonical]
    posts = corpus.articles[["article_id", "position", "outlet", "authors"]].copy()
    posts["outlet"] = posts["outlet"].replace("", SITE)
    posts["authors"] = posts["authors"].str.replace("; ", " and ", regex=False)
    posts["authors"] = posts["authors"].replace("", NO_AUTHOR)
    return rows.merge(posts, on="article_id", how="left").reset_index(drop=True)


def by(named: pd.DataFrame, column: str) -> pd.DataFrame:
    """Count the variants by ``column`` (outlet, authors, position, speaker) and voice.

    Returns
    -------
    DataFrame
        ``column``, ``voice``, ``variant``, ``count``; only what occurs, commonest variant first.
    """
    rows = named.copy()
    if column == "speaker":
        rows = rows[rows["voice"] == "quoted"]
        rows["speaker"] = rows["speaker"].replace("", NO_SPEAKER)
    frame = rows.groupby([column, "voice", "variant"]).size().reset_index(name="count")
    return frame.sort_values(
        [column, "voice", "count", "variant"], ascending=[True, True, False, True],
        ignore_index=True,
    )  # fmt: skip


def beside(named: pd.DataFrame, column: str = "outlet") -> pd.DataFrame:
    """Count the words of ``rules/naming.toml`` beside the name, by ``column`` and voice.

    Returns
    -------
    DataFrame
        ``column``, ``voice``, ``word``, ``tone`` (the class of the word in the rules), ``count``.
    """
    tones = {w: tone for tone, group in rules.load("naming")["beside"].items() for w in group}
    rows = named.assign(word=named["beside"].str.split("; ")).explode("word")
    rows = rows[rows["word"].fillna("") != ""]
    frame = rows.groupby([column, "voice", "word"]).size().reset_index(name="count")
    frame.insert(3, "tone", frame["word"].map(tones))
    return frame.sort_values(
        ["count", column, "voice", "word"], ascending=[False, True, True, True], ignore_index=True
    )


def judging(named: pd.DataFrame, column: str = "outlet") -> pd.DataFrame:
    """Return :func:`beside` without the words that only say what kind of group it is."""
    found = beside(named, column)
    return found[found["tone"] != "neutral"].reset_index(drop=True)


def opening(facts: dict[str, Any]) -> str:
    """Return a sentence on the name used most, a template for the values of :func:`summary`."""
    if not facts["mentions"]:
        return "No organisation goes by more than one name in these posts."
    return (
        "The organisation with several names that is named most, {group}, goes by {variants} names "
        "in {mentions} mentions, {usual_share:.0%} of them *{usual}*; mainly another name is used "
        "by: {others}."
    )


def summary(corpus: Corpus) -> dict[str, Any]:
    """Return the values for the sentences on naming: the organisation named most, and how.

    ``group`` is the organisation with several names that is mentioned most; empty when none is.
    """
    found = candidates(corpus.tables["naming"])
    group = "" if found.empty else str(found["canonical"].iloc[0])
    named = namings(corpus, group)
    forms = named["variant"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    quoted = int((named["voice"] == "quoted").sum())
    main = named.groupby("outlet")["variant"].agg(lambda v: v.value_counts().sort_index().idxmax())
    usual = "" if forms.empty else str(forms.index[0])
    others = sorted(f"{outlet} ({name})" for outlet, name in main.items() if name != usual)
    return {
        "group": group or "none",
        "mentions": len(named),
        "variants": len(forms),
        "usual": usual or "none",
        "usual_share": 0.0 if forms.empty else forms.iloc[0] / len(named),
        "quoted": quoted,
        "others": ", ".join(others) or "no outlet",
    }
