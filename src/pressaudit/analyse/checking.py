"""A sample of rows to be judged by hand, and headline figures corrected by the judgement.

Rules err, and their errors move the figures. Rows drawn with known probability and judged give
what the figures are without them: the plain figure, and what the judged rows say of its error
(the difference estimator of survey sampling, Särndal, Swensson and Wretman 1992, in Hájek's form;
Egami and others 2023 and Angelopoulos and others 2023 use it for labels that a model gave).
What the rules did not find is in no table, and so in no sample.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import t as student

from pressaudit.analyse.posts import lookup
from pressaudit.analyse.resampling import TAIL, Array
from pressaudit.analyse.schema import frame

SPEAKER, DATE, NAME, PASSAGE, CHANGE = "speaker", "time", "name", "passage", "change"
KINDS = (SPEAKER, DATE, NAME, PASSAGE, CHANGE)
SHARED = "shared"
"""What all passages say: whether they do stand in both posts is what is judged."""
NONE = "none"
"""What ``should_be`` says of a row that is no quotation, time, name or passage at all."""
SEED = 20180920
UNMET = 0.5
"""So many errors are added to those met when their variance is reckoned."""
_YES, _NO = frozenset({"yes", "y", "1", "true"}), frozenset({"no", "n", "0", "false"})


def population(  # noqa: PLR0917
    posts: pd.DataFrame,
    said: pd.DataFrame,
    pointing: pd.DataFrame,
    named: pd.DataFrame,
    passages: pd.DataFrame,
    changes: pd.DataFrame,
) -> pd.DataFrame:
    """Return every row that can be checked: what the program ``says``, and what it weighs.

    Quotations (``says`` whose words they are) and passages weigh their words, times (``says`` the
    period), namings (``says`` the form) and changes of claims (``says`` the kind) count one each.

    Parameters
    ----------
    said, passages
        Of the archive: ``said`` with the ``rule`` that attributed each quotation.
    pointing, named
        From :func:`pressaudit.analyse.timeline.mentions.with_periods` and
        :func:`pressaudit.analyse.terms.naming.namings`.
    """
    shared = passages.assign(
        article_id=passages["a_article"], paragraph=passages["a_paragraph"],
        char_start=passages["a_start"], says=SHARED, weight=passages["words"],
        rule=passages["kind"],
    )  # fmt: skip
    parts = {
        SPEAKER: said.assign(says=said["origin"], weight=said["words"]),
        DATE: pointing.assign(says=pointing["period"], weight=1),
        NAME: named.assign(says=named["variant"], weight=1, rule=named["voice"]),
        PASSAGE: shared,
        CHANGE: changes.assign(
            article_id=changes["b_article"],
            paragraph=changes["b_paragraph"],
            char_start=changes["b_start"],
            says=changes["kind"],
            weight=1,
        ),
    }
    columns = ["article_id", "paragraph", "char_start", "rule", "says", "weight"]
    rows = pd.concat([own[columns].assign(kind=k) for k, own in parts.items()], ignore_index=True)
    rows["weight"] = rows["weight"].astype(float)
    for column in ("number", "outlet"):
        rows[column] = rows["article_id"].map(lookup(posts, column))
    place = rows["number"].astype(str) + ":" + rows["paragraph"].astype(str)
    rows["item"] = rows["kind"] + " " + place + ":" + rows["char_start"].astype(str)
    again = rows.groupby("item").cumcount()
    rows["item"] += again.map(lambda n: f"#{n + 1}" if n else "")
    return frame("checkable", rows)


def check_sample(rows: pd.DataFrame, n: int, seed: int = SEED) -> pd.DataFrame:
    """Draw about ``n`` rows, as many of each kind, each with its ``probability`` by its weight.

    Systematic from a random start, in order of outlet and rule, so that each of these has its
    part. ``right`` and ``should_be`` are empty: to be filled in.

    Parameters
    ----------
    rows
        From :func:`population`.
    """
    random, drawn = np.random.default_rng(seed), []
    kinds = [kind for kind in KINDS if (rows["kind"] == kind).any()]
    for kind in kinds:
        own = rows[rows["kind"] == kind].sort_values(["outlet", "rule", "item"], kind="stable")
        chance = _chances(own["weight"].to_numpy(), -(-n // len(kinds)))
        ends = np.cumsum(chance) + random.random() + 1e-9
        taken = np.floor(ends) > np.floor(ends - chance)
        drawn.append(own.assign(probability=chance)[taken | (chance == 1)])
    out = pd.concat([pd.DataFrame(columns=rows.columns), *drawn])
    return frame("check_sample", out.assign(right="", should_be=""))


def _chances(weight: Array, size: int) -> Array:
    """Return the probability of each row to be drawn: by its weight, at most 1, ``size`` in all."""
    chance: Array = np.ones(len(weight))
    rest = np.ones(len(weight), dtype=bool)
    while rest.any() and size < len(weight):
        chance[rest] = weight[rest] * (size - (~rest).sum()) / weight[rest].sum()
        if not (more := rest & (chance >= 1)).any():
            break
        chance[more], rest = 1.0, rest & ~more
    return chance


def corrected(
    rows: pd.DataFrame, judged: pd.DataFrame, heads: Mapping[str, tuple[str, str, float]]
) -> pd.DataFrame:
    """Return headline figures as they are, and corrected by the rows that were judged.

    The 95 % interval is by what judged rows move into and out of the figure, drawn without
    replacement, and allows for errors that were not met (``benchmarks/coverage``).

    Parameters
    ----------
    rows
        From :func:`population`.
    judged
        :func:`check_sample` with ``right`` (yes or no) and, where it is no, ``should_be`` filled.
    heads
        For each kind the figure's name, what a row must say to be counted in it, and what a share
        of all rows is to be multiplied with to be the figure.

    Raises
    ------
    ValueError
        If a row is not judged, or is not of this archive.
    """
    found = []
    for kind, (figure, counted, scale) in heads.items():
        own, seen = rows[rows["kind"] == kind], _judged(judged[judged["kind"] == kind], rows)
        if len(seen):
            ends = _corrected(own, seen, counted)
            wrong = int((seen["truth"] != seen["says"]).sum())
            values = [scale * value for value in ends]
            found.append((figure, *values, len(seen), wrong, len(own)))
    return frame("corrected", found)


def _judged(given: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the judged rows with ``truth``: what each should say."""
    for row in given.itertuples(index=False):
        answer, instead = str(row.right).strip().lower(), str(row.should_be).strip()
        if answer not in _YES | _NO:
            raise ValueError(
                f"{row.item}: `right` is {row.right!r}. Fill in yes or no in every row that was "
                "drawn, or draw fewer: rows left out would bias what is corrected."
            )
        if answer in _NO and not instead and row.kind != PASSAGE:
            raise ValueError(f"{row.item} is not right: `should_be` must say what is, or {NONE!r}.")
    out = given[["item", "probability", "right", "should_be"]].merge(rows, on="item", how="left")
    if out["kind"].isna().any():
        lost = out.loc[out["kind"].isna(), "item"].iloc[0]
        raise ValueError(f"{lost} is not in this archive: draw the sample from the same build.")
    right = out["right"].astype(str).str.strip().str.lower().isin(_YES)
    instead = out["should_be"].astype(str).str.strip().replace("", NONE)
    return out.assign(truth=out["says"].where(right, instead))


def _corrected(own: pd.DataFrame, seen: pd.DataFrame, counted: str) -> list[float]:
    """Return a share as it is, corrected, and the ends of the corrected one's interval."""

    def inside(values: "pd.Series[Any]") -> Array:
        return np.array([value.casefold() == counted.casefold() for value in values], dtype=float)

    total = own["weight"].sum()
    plain = float((own["weight"] * inside(own["says"])).sum() / total)
    before, after = inside(seen["says"]), inside(seen["truth"])
    gone = (seen["truth"].str.casefold() == NONE).to_numpy(dtype=float)
    if counted == SHARED:
        gone[:] = 0.0
    chance = seen["probability"].to_numpy(dtype=float)
    stands = seen["weight"].to_numpy() / chance / total
    whole = max(1 - float((stands * gone).sum()), 1e-9)
    share = (plain + float((stands * (after - before)).sum())) / whole
    moved = stands * (after - before + share * gone)
    n, some = len(seen), chance < 1
    # Errors that were not met: where there was none, there may be some in what was not drawn.
    spread = ((1 - chance) * (moved - moved[some].mean()) ** 2)[some].sum() if some.any() else 0.0
    unmet = UNMET * float(((1 - chance) * stands**2).mean())
    reach = np.sqrt(n / max(n - 1, 1) * (spread + unmet)) / whole
    reach *= float(student.ppf(1 - TAIL, max(n - 1, 1)))
    return [plain, *np.clip([share, share - reach, share + reach], 0, 1).tolist()]
