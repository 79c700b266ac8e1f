"""Claims over posts: changes, voices, quantities, from whom."""

import pandas as pd
import pytest

from pressaudit.analyse.sources import claims

POSTS = pd.DataFrame(
    [
        ("a", 1, "Coast Monitor", "", "Peer Lund", "2023-06-05"),
        ("b", 2, "Skerrin Post", "", "", "2023-06-04"),
        ("c", 3, "North Light", "", "Vera Stannick", "2023-06-03"),
        ("d", 4, "Radio Hesk", "", "", "2023-06-02"),
    ],
    columns=["article_id", "number", "outlet", "programme", "authors", "posted"],
)
ON = pd.DataFrame([("b", "c")], columns=["article_id", "on"])
NOBODY = pd.DataFrame(columns=["article_id", "on"])


def versions(**sources: str) -> pd.DataFrame:
    rows = [("c00001", post, 1, 0, 9, source) for post, source in sources.items()]
    columns = ["claim_id", "article_id", "paragraph", "char_start", "char_end", "source"]
    return pd.DataFrame(rows, columns=columns)


def changed(*pairs: tuple[str, str, str, str]) -> pd.DataFrame:
    rows = [
        ("c00001", a, 1, 0, 9, b, 1, 0, 9, kind, "about ten → ten", certainty, "x")
        for a, b, kind, certainty in pairs
    ]
    sides = [f"{s}_{part}" for s in "ab" for part in ("article", "paragraph", "start", "end")]
    columns = ["claim_id", *sides, "kind", "detail", "certainty", "rule"]
    return claims.changes(POSTS, pd.DataFrame(rows, columns=columns), candidates=True)


NONE = changed()


@pytest.mark.parametrize(
    ("sources", "on", "voices"),
    [
        ({"a": "", "b": "", "c": ""}, NOBODY, 3),
        ({"a": "Tom Hale", "b": "", "c": "Tom Hale"}, NOBODY, 2),
        ({"a": "unnamed", "c": "unnamed"}, NOBODY, 2),
        ({"a": "Skerrin Post", "b": ""}, NOBODY, 1),
        ({"b": "", "c": ""}, ON, 1),
        ({"a": "", "b": "", "c": ""}, ON, 2),
    ],
)
def test_independence_is_decided_claim_by_claim(
    sources: dict[str, str], on: pd.DataFrame, voices: int
) -> None:
    found = claims.claims(POSTS, versions(**sources), NONE, on)
    assert list(found["independent"]) == [voices]


def test_the_surest_changes_come_first() -> None:
    found = changed(("d", "c", "hedge_dropped", "low"), ("d", "b", "range_to_end", "high"))
    assert list(found["kind"]) == ["range to end", "hedge dropped"]
    assert list(claims.by_kind(found)["surely"]) == [0, 1]


def test_what_is_looked_at_first_is_of_the_gravest_kinds() -> None:
    found = changed(
        ("d", "c", "date_differs", "high"),
        ("d", "b", "range_to_end", "high"),
        ("d", "a", "hedge_dropped", "medium"),
        ("c", "a", "hedge_dropped", "low"),
    )
    best = claims.strongest(found)
    assert list(best["kinds"]) == ["hedge dropped"]  # all are of one claim
    assert best.iloc[0]["b_article"] == "a"
    assert tuple(best.iloc[0][["there", "here"]]) == ("about ten", "ten")
    assert claims.strongest(NONE).empty


def test_quantities_side_by_side() -> None:
    rows = [
        ("c00001", "d", 1, 0, 9, 40.0, 60.0, "range", "crate", "Tom Hale"),
        ("c00001", "c", 1, 0, 9, 60.0, 60.0, "most", "crate", ""),
        ("c00002", "a", 1, 0, 9, 7.0, 7.0, "least", "boat", ""),
        ("c00002", "b", 1, 0, 9, 10.0, 10.0, "exact", "boat", ""),
    ]
    columns = ["claim_id", "article_id", "paragraph", "char_start", "char_end", "low", "high"]
    table = pd.DataFrame(rows, columns=[*columns, "bound", "counted", "source"])
    found = claims.numbers(POSTS, table)
    assert list(found["compared"]) == ["apart", "range and end"]
    assert list(found["quantities"]) == ["1: at least 7; 2: 10", "3: up to 60; 4: 40–60"]


def test_a_stemma_from_four_versions_on() -> None:
    told = versions(a="", b="", c="", d="")
    found = changed(("d", "a", "role_grows", "high"), ("c", "a", "role_grows", "high"))
    rows = claims.stemma(POSTS, told, found, ON)
    assert list(rows["number"]) == [1, 2, 3]
    assert list(rows["from_number"]) == [2, 3, 4]
    assert list(rows["certainty"]) == ["medium", "high", "medium"]
    assert claims.stemma(POSTS, told[:3], found, ON).empty
