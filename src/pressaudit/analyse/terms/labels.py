"""Terms as readers know them: "MEK" for the lemma "mek", "media" for "medium".

Terms are counted by their lemmas, in small letters. What is shown of a lemma is the form of it
that stands most often in the archive, with the capitals that it has in names.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd

from pressaudit import rules
from pressaudit.corpus.model import Corpus

_SHOWN = ("term", "terms")
"""Columns of the frames of terms and topics that hold lemmas, some of them several."""


def labels(corpus: Corpus, unit: str = "lemma") -> dict[str, str]:
    """Return what to show of each lemma that is not shown as it is.

    Parameters
    ----------
    unit
        ``lemma``, or ``term`` where words were counted as written: these get capitals only.
    """
    counts = corpus.terms.groupby(["lemma", "term"])["count"].sum()
    frame = counts.reset_index().sort_values(
        ["lemma", "count", "term"], ascending=[True, False, True]
    )
    first = frame.drop_duplicates("lemma")
    forms = {str(n): str(t) for n, t in zip(first["lemma"], first["term"], strict=True)}
    totals = corpus.terms.groupby("term")["count"].sum()
    capitals = _capitals(corpus, totals)
    if unit == "term":
        return capitals
    shown = {lemma: capitals.get(form, form) for lemma, form in forms.items()}
    return {lemma: form for lemma, form in shown.items() if form != lemma}


def _capitals(corpus: Corpus, totals: "pd.Series[int]") -> dict[str, str]:
    """Return places and peoples, and the words that stand in names more often than elsewhere."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for variant, count in corpus.tables["names"].groupby("variant")["count"].sum().items():
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
