"""The scorer of press articles, on annotation and articles that are invented."""

import hashlib
import importlib
import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "press"
MODULES = ("score", "texts")
KINDS = {"quotation", "mixed", "scare", "pull", "title"}
HOWS = {"named", "pronoun", "role_or_body"}
TYPES = {"person", "outlet", "organisation", "document", "police", "government", "anonymous"}
RELATIONS = {
    "quotes", "reports", "cites", "interviewed_by", "republished_from", "translated_by", "links_to",
}  # fmt: skip


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARK))
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture
def command(bench):
    spec = importlib.util.spec_from_file_location("press_command", BENCHMARK / "__main__.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def quote(start, end, kind="quotation", speaker="Ann Ode", **more):
    row = {
        "article": 1, "paragraph": 1, "start": start, "end": end, "kind": kind,
        "accept_kind": [], "speaker": speaker, "accept_speaker": [], "how": "named",
        "told_to": None, "accept_told_to": [], "optional": False,
    }  # fmt: skip
    return row | more


def made(start, end, kind="quotation", speaker="Ann Ode", told_to="", **more):
    row = {"article": 1, "paragraph": 1, "start": start, "end": end}
    return row | {"kind": kind, "speaker": speaker, "told_to": told_to} | more


def source(name, kind="person", **more):
    row = {"article": 1, "source": name, "accept_source": [], "source_type": kind}
    return row | {"accept_type": [], "relation": "quotes", "optional": False} | more


def cited(name, kind="person", article=1):
    return {"article": article, "source": name, "source_type": kind}


def timex(start, end, value="2019-05", begin="2019-05-01", last="2019-05-31", **more):
    row = {"article": 1, "paragraph": 1, "start": start, "end": end, "core": True, "value": value}
    return row | {"date_begin": begin, "date_end": last, "accept": []} | more


def measured(bench, quotes=((), ()), sources=((), ()), timexes=((), ())):
    score = bench("score")
    result = score.score(
        score.Gold(*(list(pair[0]) for pair in (quotes, sources, timexes))),
        score.Found(*(list(pair[1]) for pair in (quotes, sources, timexes))),
    )
    return {(m.part, m.name): (m.value, m.n) for m in result.measures}, result.errors


NAMES = [
    ("Sir Keith Roe", ["keith  roe"], True),
    ("the Quay Courier", ["Quay-Courier"], True),
    ("Roe", ["Keith Roe"], False),
    ("Roe", ["Keith Roe", "Roe"], True),
    ("", [None], True),
    ("", ["Keith Roe"], False),
    ("Keith Roe", [None], False),
]


@pytest.mark.parametrize(("name", "accepted", "same"), NAMES)
def test_a_name_is_one_of_those_accepted(bench, name, accepted, same):
    assert bench("score").one_of(name, accepted) is same


PAIRS = [
    (made(10, 40), True),
    (made(9, 41), True),  # the marks or a comma more
    (made(10, 46), True),  # more than eight tenths shared
    (made(10, 60), False),
    (made(10, 40, paragraph=2), False),
]


@pytest.mark.parametrize(("found", "same"), PAIRS)
def test_spans_pair_when_they_nearly_coincide(bench, found, same):
    figures, _ = measured(bench, ([quote(10, 40)], [found]))
    assert figures["spans", "F1"] == (float(same), 1)


def test_short_words_do_not_pair_with_the_sentence_around_them(bench):
    figures, errors = measured(bench, ([quote(10, 13)], [made(5, 60)]))
    assert figures["spans", "F1"] == (0.0, 1)
    assert [(e.part, e.place) for e in errors] == [("span", "1:10-13"), ("span", "1:5-60")]


def test_an_optional_span_counts_neither_way(bench):
    optional = quote(20, 30, optional=True)
    for found in ([made(0, 10)], [made(0, 10), made(20, 30)]):
        figures, errors = measured(bench, ([quote(0, 10), optional], found))
        assert figures["spans", "F1"] == (1.0, 1)
        assert errors == []


def test_kinds_speakers_and_outlets_are_counted_apart(bench):
    quotes = [
        quote(0, 10, told_to="Radio Six"),
        quote(20, 30, "mixed", "Jan Tol", how="pronoun", accept_kind=["scare"]),
        quote(40, 50, speaker="harbour board", how="role_or_body", accept_speaker=["board"]),
        quote(60, 70, told_to="Radio Six", accept_told_to=[None]),
        quote(80, 90, "title", None),
        quote(100, 110, speaker=None, accept_speaker=["a sailor"]),
    ]
    found = [
        made(0, 10, told_to=""),
        made(20, 30, "scare", ""),
        made(40, 50, speaker="Board", told_to="Quay Courier"),
        made(60, 70, "mixed"),
        made(80, 90, "scare", ""),
    ]
    figures, errors = measured(bench, (quotes, found))
    assert figures["kinds", "right"] == (pytest.approx(3 / 5), 5)
    assert figures["speakers", "right"] == (pytest.approx(3 / 5), 5)  # one was not found
    assert figures["speakers", "named"] == (pytest.approx(2 / 3), 3)
    assert figures["speakers", "pronoun"] == (0.0, 1)
    assert figures["speakers", "role_or_body"] == (1.0, 1)
    assert figures["told to", "recall where expected"] == (0.0, 1)
    assert figures["told to", "false in 50"] == (pytest.approx(50 / 3), 3)
    assert sorted(e.part for e in errors) == [
        "kind", "kind", "span", "speaker", "told to", "told to",
    ]  # fmt: skip


def test_sources_are_matched_within_their_article(bench):
    gold = [
        source("Ann Ode"),
        source("Radio Six", "outlet", accept_source=["Six"]),
        source("sailors", "anonymous"),
        source("harbour board", "organisation", optional=True),
    ]
    found = [
        cited("Ann Ode"), cited("ann ode"), cited("Six"), cited("Radio Six", "organisation"),
        cited("Harbour Board"), cited(""), cited("Ann Ode", article=2),
    ]  # fmt: skip
    figures, errors = measured(bench, sources=(gold, found))
    assert figures["sources", "found"] == (2, 3)
    assert figures["sources", "spurious"] == (2, 4)  # a second form of one outlet, another article
    assert figures["sources", "F1"] == (pytest.approx(4 / 7), 3)
    assert figures["sources", "type right"] == (0.5, 2)
    assert {(e.part, e.expected, e.found) for e in errors} == {
        ("source", "sailors", "nothing"), ("source", "nobody", "Six"),
        ("source", "nobody", "Ann Ode"), ("source type", "Radio Six: outlet", "organisation"),
    }  # fmt: skip


def test_dates_are_right_by_value_or_by_interval(bench):
    gold = [
        timex(0, 8),
        timex(20, 28),
        timex(40, 48, accept=[["2019-05-01", "2019-05-10"]]),
        timex(60, 68),
        timex(80, 88, core=False, value=None, begin=None, last=None),
    ]
    found = [
        timex(2, 8),
        timex(20, 28, "2019-06", "2019-06-01", "2019-06-30"),
        timex(40, 48, "other", "2019-05-01", "2019-05-10"),
        timex(80, 88),
        timex(100, 108),
        timex(120, 128, "P2Y", "", ""),
    ]
    figures, errors = measured(bench, timexes=(gold, found))
    assert figures["dates", "found"] == (0.75, 4)
    assert figures["dates", "value right"] == (0.5, 4)
    assert figures["dates", "spurious"] == (1, 4)
    assert [e.place for e in errors] == ["1:60-68", "1:20-28", "1:100-108"]


def test_places_survive_the_build_of_a_page(command):
    line = "“The pier is gone,” said Ann Ode on 3 May 2019."
    text = ["A pier lost", "The pier of Lund is no more.", "The sea took it.", line]
    other = [
        "A mast",
        "The sea took it.",
        "It is a mast of oak.",
        "The sea took it.",
        "Ships left.",
    ]
    built = command.build({7: text, 12: other}, {7: "2019-05-06", 12: "2020-01-02"})
    assert (built.unread, built.words) == (0, 43)
    (said,) = built.found.quotes
    assert said["article"] == 7
    assert text[said["paragraph"]][said["start"] : said["end"]] == "The pier is gone,"
    (day,) = built.found.timexes
    assert text[day["paragraph"]][day["start"] : day["end"]] == "3 May 2019"
    assert {row["source"] for row in built.found.sources} == {"Ann Ode"}


def test_a_text_that_was_not_annotated_is_refused(bench, monkeypatch, tmp_path):
    texts = bench("texts")
    row = {"file": "01.txt", "sha256": hashlib.sha256(b"A pier lost\nIt fell.\n").hexdigest()}
    monkeypatch.setattr(texts, "sources", lambda _: [row])
    with pytest.raises(texts.TextError, match=r"01\.txt is missing"):
        texts.read("A", tmp_path)
    (tmp_path / "01.txt").write_text("A pier lost\nIt fell.\n", encoding="utf-8")
    assert texts.read("A", tmp_path) == {1: ["A pier lost", "It fell."]}
    (tmp_path / "01.txt").write_text("A pier lost\nIt sank.\n", encoding="utf-8")
    with pytest.raises(texts.TextError, match="not the text that was annotated"):
        texts.read("A", tmp_path)


FORMATS = [
    ("markdown", b"---\ntitle: >\n  A pier\ndate: x\n---\n\nOne [two](http://x.example/a_b).\n\n_Three_",
     ("A pier", ["One two.", "Three"])),
    ("news-please", b'{"title": "A pier", "text": "One\\nTwo"}', ("A pier", ["One", "Two"])),
    ("conllu", b"# meta::title = A pier\n# newpar\n# text = A pier\n\n# newpar\n# text = One.\n\n"
     b"# text = Two.\n", ("A pier", ["One. Two."])),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), FORMATS)
def test_texts_are_taken_out_of_their_formats(bench, name, data, expected):
    texts = bench("texts")
    title, parts = texts.FORMATS[name](data, [])
    kept = [part for part in map(texts.squeezed, parts) if part]
    assert (texts.squeezed(title), kept) == expected


@pytest.mark.parametrize("part", ["A", "D", "H"])
def test_the_annotation_is_whole_and_holds_no_sentence(bench, part):
    gold = bench("score").gold(part)
    numbers = {int(row["file"][:2]) for row in bench("texts").sources(part)}
    for row in gold.quotes:
        assert row["start"] < row["end"]
        assert {row["kind"], *row["accept_kind"]} <= KINDS
        assert row["how"] in HOWS
    for row in gold.sources:
        assert {row["source_type"], *row["accept_type"]} <= TYPES
        assert row["relation"] in RELATIONS
    for row in gold.timexes:
        assert row["start"] < row["end"]
        assert row["core"] == (row["date_begin"] is not None) == (row["value"] is not None)
    rows = [*gold.quotes, *gold.sources, *gold.timexes]
    assert {row["article"] for row in rows} == numbers
    names = [v for row in rows for value in row.values() for v in _texts(value)]
    assert max(len(name.split()) for name in names) < 8


def _texts(value):
    if isinstance(value, str):
        return [value]
    return [t for one in value for t in _texts(one)] if isinstance(value, list) else []
