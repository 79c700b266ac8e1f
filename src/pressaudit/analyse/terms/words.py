"""Which words are worth listing, and how readers know them: "MEK" for the lemma "mek".

Terms are counted by their lemmas, in small letters. What is shown of a lemma is the form of it
that stands most often in the archive, with the capitals that it has in names.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

import pandas as pd
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.analyse.schema import ordered

COMMON = 6.0
"""Zipf value (log10 of occurrences per 10⁹ words) from which a word counts as a function word."""

_SHOWN = ("term", "terms")
"""Columns of the frames of terms and topics that hold lemmas, some of them several."""


@cache
def is_content(term: str) -> bool:
    """Whether ``term`` is worth listing: no number, no function word, no single letter.

    Function words are those of scikit-learn's list, contractions, and words that make up a
    thousandth or more of general English (wordfreq).
    """
    return (
        len(term) > 1
        and term[0].isalpha()
        and "'" not in term
        and "’" not in term
        and term not in ENGLISH_STOP_WORDS
        and zipf_frequency(term, "en") < COMMON
    )


def labels(terms: pd.DataFrame, names: pd.DataFrame, unit: str = "lemma") -> dict[str, str]:
    """Return what to show of each lemma that is not shown as it is.

    Parameters
    ----------
    terms, names
        The tables of a corpus.
    unit
        ``lemma``, or ``term`` where words were counted as written: these get capitals only.
    """
    capitals = _capitals(names, terms.groupby("term")["count"].sum())
    if unit == "term":
        return capitals
    counts = terms.groupby(["lemma", "term"])["count"].sum().reset_index()
    first = ordered(counts, "lemma", "-count", "term").drop_duplicates("lemma")
    forms = {str(n): str(t) for n, t in zip(first["lemma"], first["term"], strict=True)}
    shown = {lemma: capitals.get(form, form) for lemma, form in forms.items()}
    return {lemma: form for lemma, form in shown.items() if form != lemma}


def lemma_of(typed: str, terms: pd.DataFrame, shown: Mapping[str, str]) -> str:
    """Return the lemma of a word as a page prints it ("members", "told", "US"); '' for none."""
    word = typed.strip()
    printed = {form.replace(".", ""): lemma for lemma, form in shown.items()}
    if word.replace(".", "") in printed:
        return printed[word.replace(".", "")]
    if (terms["lemma"] == word.lower()).any():
        return word.lower()
    counts = terms[terms["term"] == word.lower()].groupby("lemma")["count"].sum()
    return "" if counts.empty else str(counts.idxmax())


def _capitals(names: pd.DataFrame, totals: "pd.Series[int]") -> dict[str, str]:
    """Return places and peoples, and the words that stand in names more often than elsewhere."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for variant, count in names.groupby("variant")["count"].sum().items():
        for word in str(variant).split():
            if word.strip("’'.,") == word and not word.islower():
                forms[word.lower()][word] += int(count)
    listed = rules.load("organisations")
    known = f"{listed['places']} {listed['demonyms']} {rules.load('name_breaks')['alone']}".split()
    return {word.lower(): word for word in known if not word.islower()} | {
        word: min((-count, form) for form, count in found.items())[1]
        for word, found in forms.items()
        if 2 * found.total() > int(totals.get(word, 0))
    }


def readable(frame: pd.DataFrame, shown: Mapping[str, str]) -> pd.DataFrame:
    """Return ``frame`` with its lemmas as :func:`labels` shows them."""
    out = frame.copy()
    for column in _SHOWN:
        if column in out:
            parts = out[column].astype(str).str.split(", ")
            out[column] = [", ".join(shown.get(part, part) for part in cell) for cell in parts]
    return out
