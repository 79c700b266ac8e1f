"""The scorer of benchmarks/wire, on tables made by hand."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.test_wire import module

MEASURE: ModuleType = module(Path(__file__).parents[1] / "benchmarks" / "wire" / "measure.py")
PAIR = {"origin": "o", "credit": "none", "credit_names_source": "false", "credit_true": ""}


def pair(a: str, b: str, relation: str, direction: str, **more: str) -> dict[str, str]:
    row = PAIR | {"a_article": a, "b_article": b, "relation": relation, "direction": direction}
    return row | {"shared": "50", "origin_articles": "p1", "origin_outlets": "North Wire"} | more


def passage(a: str, b: str, direction: str, **more: object) -> dict[str, str]:
    row = {"a_article": a, "b_article": b, "direction": direction, "words": "40"}
    row |= {"kind": "verbatim", "evidence": ""} | {k: str(v) for k, v in more.items()}
    return row


def article(name: str, kind: str, credit_true: str = "") -> dict[str, str]:
    return {"article_id": name, "kind": kind, "credits": "South Wire", "credit_true": credit_true}


GOLD = MEASURE.Gold(
    articles=[
        article("p1", "origin"),
        article("p2", "copy"),
        article("p3", "copy", "false"),
        article("p4", "unrelated"),
        article("p5", "unrelated"),
    ],
    pairs=[
        pair("p1", "p2", "copy", "a_to_b", credit="source", credit_names_source="true"),
        pair("p1", "p3", "copy", "a_to_b"),
        pair("p2", "p3", "siblings", "common_source"),
        pair("p4", "p5", "quotation", "none"),
    ],
    alterations=[],
    voices=[],
)


def values(measures: list[object]) -> dict[str, float]:
    return {m.name: m.value for m in measures}


def found(*reuse: dict[str, str]) -> dict[str, float]:
    return values(MEASURE.score(GOLD, MEASURE.Found(reuse=reuse, alterations=()))[0])


def test_all_right() -> None:
    got = found(
        passage("p2", "p1", "b_to_a", evidence="b credits North Wire"),
        passage("p1", "p3", "a_to_b", evidence="wrong credit: South Wire"),
        passage("p2", "p3", "common_source", evidence="both from p1"),
        passage("p4", "p5", "undetermined", kind="third_party_quotation"),
    )
    shares = [name for name in got if "(count)" not in name and "derivation" not in name]
    wrong = {"direction wrong", "direction undetermined"}
    for name in shares:
        if name == "copies held to stand on their source":
            continue
        assert got[name] == (0 if name.split(",")[0] in wrong else 1), name


def test_nothing_found() -> None:
    got = found()
    assert got["related pairs found"] == got["direction right, all related pairs"] == 0
    assert got["direction wrong, all related pairs"] == 0
    assert got["direction undetermined, all related pairs"] == 1
    assert got["pairs found that are related"] == 1


def test_a_formula_that_joins_and_a_shared_sentence_taken_for_prose_are_false() -> None:
    got = found(passage("p1", "p4", "undetermined"), passage("p4", "p5", "undetermined"))
    assert got["pairs found that are related"] == 0


def test_a_wrong_and_an_open_direction() -> None:
    got = found(
        passage("p1", "p2", "b_to_a"),
        passage("p1", "p3", "undetermined"),
        passage("p2", "p3", "common_source", evidence="both from the East Wire"),
    )
    assert got["direction right, all related pairs"] == pytest.approx(1 / 3)
    assert got["direction wrong, origin and copy"] == 0.5
    assert got["direction undetermined, origin and copy"] == 0.5
    assert got["siblings: common_source with the origin named"] == 0
    assert got["true credit: direction right"] == 0
    assert got["wrong credit flagged"] == 0


def test_the_direction_of_most_words_counts_whichever_post_stands_first() -> None:
    rows = [
        passage("p1", "p2", "a_to_b", words=30),
        passage("p2", "p1", "b_to_a", words=30),
        passage("p1", "p2", "common_source", words=50),
        passage("p1", "p2", "undetermined", words=500),
    ]
    assert MEASURE.direction(rows) == "a_to_b"
    assert MEASURE.direction(rows[1:3]) == "common_source"
    assert MEASURE.direction([rows[0], passage("p1", "p2", "b_to_a", words=30)]) == "undetermined"
    assert MEASURE.direction([]) == "undetermined"


def place(a: str, b: str, start: int = 5, **more: str) -> dict[str, str]:
    row = {"quotation": "q", "source": "true", "declared": "true"}
    for side, name in (("a", a), ("b", b)):
        row |= {f"{side}_article": name, f"{side}_paragraph": "2"}
        row |= {f"{side}_start": str(start), f"{side}_end": str(start + 40)}
    return row | more


def test_alterations_count_each_pair_once() -> None:
    gold = [place("p1", "p2"), place("p2", "p3", source="false"), place("p1", "p3", 90)]
    rows = [
        place("p2", "p1", 10, declared="False"),
        place("p1", "p2"),
        place("p2", "p3"),
        place("p1", "p4"),
    ]
    got = values(MEASURE.altered(gold, rows)[0])
    assert got["alterations: recall"] == 0.5
    assert got["alterations: precision, against the source"] == pytest.approx(1 / 3)
    assert got["alterations: precision, against any post"] == pytest.approx(2 / 3)
    assert got["alterations: declared or not, right"] == 0
    assert got["alterations told once more (count)"] == 1


def test_voices_and_derivations() -> None:
    voices = [
        {"level": level, "voice": voice, "unnamed": unnamed}
        for level, voice, unnamed in [
            ("quoted", "Ann Ode", "false"),
            ("quoted", "a clerk", "true"),
            ("prose", "North Wire", "false"),
        ]
    ]
    build = MEASURE.Found(
        reuse=(),
        alterations=(),
        quoted=["Ann Ode", "unnamed (2)", "Ode"],
        prose={"North Wire": 300, "The Carrier": 4},
        derivations=frozenset({("p2", "p1"), ("p1", "p3")}),
    )
    got = values(MEASURE.voices(voices, build)[0])
    assert got["voices found, quoted (count)"] == 3
    assert got["voices planted, quoted (count)"] == 2
    assert got["voices found by name, quoted"] == 1
    assert got["voices found, prose (count)"] == got["voices planted, prose (count)"] == 1
    held = values(MEASURE.derived(GOLD, build.derivations)[0])
    assert held["copies held to stand on their source"] == 0.5
    assert held["derivations that are true"] == 0.5
