"""Which name each outlet, author and speaker gives a group."""

import pandas as pd

from pressaudit.analyse.schema import frame, ordered

NO_SPEAKER, NO_AUTHOR = "speaker not found", "no author named"


def candidates(naming: pd.DataFrame) -> pd.DataFrame:
    """Return the organisations that go by several names, the likeliest subject first.

    ``variants`` counts distinct forms; ``acronym`` says whether one of them is an acronym.
    Ordered by mentions; names of one form only are left out.
    """
    grouped = naming.groupby("canonical")["variant"]
    out = pd.DataFrame({"variants": grouped.nunique(), "mentions": grouped.size()})
    out["acronym"] = grouped.agg(_has_acronym)
    out = out[out["variants"] > 1].reset_index()
    return ordered(out, "-mentions", "canonical")


def _has_acronym(forms: "pd.Series[str]") -> bool:
    return any(f.replace(".", "").isupper() and len(f) < 8 for f in forms)


def subject(naming: pd.DataFrame) -> str:
    """Return the organisation with several names that is mentioned most; '' when none is."""
    found = candidates(naming)
    return "" if found.empty else str(found["canonical"].iloc[0])


def namings(naming: pd.DataFrame, posts: pd.DataFrame, canonical: str) -> pd.DataFrame:
    """Return the namings of one organisation, with number, outlet and authors of each post."""
    rows = naming[naming["canonical"] == canonical]
    where = posts[["article_id", "number", "outlet", "authors"]].copy()
    where["authors"] = where["authors"].str.replace("; ", " and ", regex=False)
    where["authors"] = where["authors"].replace("", NO_AUTHOR)
    return rows.merge(where, on="article_id", how="left").reset_index(drop=True)


def by(named: pd.DataFrame, column: str) -> pd.DataFrame:
    """Count the variants by ``column`` (outlet, authors, number, speaker) and voice.

    Only what occurs, the commonest variant first.

    Parameters
    ----------
    named
        From :func:`namings`.
    """
    rows = named.copy()
    if column == "speaker":
        rows = rows[rows["voice"] == "quoted"]
        rows["speaker"] = rows["speaker"].replace("", NO_SPEAKER)
    out = rows.groupby([column, "voice", "variant"]).size().reset_index(name="count")
    return frame(f"names_by_{column}", ordered(out, column, "voice", "-count", "variant"))
