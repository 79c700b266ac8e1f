"""Two annotators: how far they agree, and where they do not."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from pressaudit.evaluate.agreement import agreement, annotations, differences, kappa


def span(post: str, start: int, kind: str = "quotation", speaker: str = "Ada Quill") -> dict:
    return {
        "article_id": post, "paragraph": 1, "char_start": start, "char_end": start + 20,
        "kind": kind, "speaker": speaker,
    }  # fmt: skip


FIRST = [span("a", 0), span("a", 40, "scare", ""), span("b", 0, "mixed"), span("b", 40)]
SECOND = [span("a", 0), span("a", 40, "title", ""), span("b", 0, "mixed", "Bo Vane")]


def both(first, second):
    return annotations(
        {"quotations": pd.DataFrame(first), "second_quotations": pd.DataFrame(second)}
    )


def test_kappa_is_the_one_of_scikit_learn():
    rng = np.random.default_rng(1)
    one, other = rng.integers(0, 3, 60), rng.integers(0, 3, 60)
    table = np.zeros((3, 3))
    np.add.at(table, (one, other), 1)
    assert kappa(table) == pytest.approx(cohen_kappa_score(one, other))


def test_one_label_throughout_leaves_nothing_to_agree_about():
    assert np.isnan(kappa(np.array([[9.0]])))


def test_spans_have_f1_and_labels_kappa():
    table = agreement(both(FIRST, SECOND)).set_index("type")
    assert table.loc["quotations", "measure"] == "F1"
    assert table.loc["quotations", "value"] == pytest.approx(6 / 7)
    assert table.loc["kinds of quotations", "n"] == 3
    # Only what is said has a speaker.
    assert table.loc["speakers", "n"] == 2


def test_agreement_does_not_depend_on_who_came_first():
    there, back = agreement(both(FIRST, SECOND)), agreement(both(SECOND, FIRST))
    assert list(there["value"]) == pytest.approx(list(back["value"]), nan_ok=True)


def test_differences_are_listed_with_their_places():
    table = differences(both(FIRST, SECOND))
    rows = list(
        table[["type", "article_id", "char_start", "first_answer", "second_answer"]].itertuples(
            index=False
        )
    )
    assert [tuple(row) for row in rows] == [
        ("quotations", "b", 40, "a span", "no span"),
        ("kinds of quotations", "a", 40, "scare", "title"),
        ("speakers", "b", 0, "Ada Quill", "Bo Vane"),
    ]


def test_one_annotator_cannot_agree():
    tables = annotations({"quotations": pd.DataFrame(FIRST)})
    assert agreement(tables).empty
    assert differences(tables).empty
