"""With pseudonyms no table names a person; outlets and public bodies stay."""

import re

import pytest

from pressaudit.app.pipeline import build_tables
from pressaudit.archive import Archive
from pressaudit.corpus.pseudonyms import Pseudonyms
from pressaudit.corpus.store import CorpusError
from tests import sample

ALIKE = {"Line", "Gull", "Sound", "Quay", "Post", "Halvard"}
"""Words of names that other names, which stay, have too."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A capture whose file is named for a person, and its tables with and without names."""
    made = tmp_path_factory.mktemp("pseudonyms")
    (made / "ivo-maren.txt").write_bytes(sample.TEXT.read_bytes())
    for name in ("named", "labelled"):
        build_tables(
            [made / "ivo-maren.txt"], made / name, pseudonyms=name == "labelled", workers=1
        )
    return made


@pytest.fixture(scope="module")
def persons():
    """The persons of the sample by its gold: who is quoted, cited as a person, or writes."""
    cited = sample.gold("citations")
    found = {row["source"] for row in cited if row["source_type"] == "person"}
    found |= {name for row in sample.gold("articles") for name in row["authors"].split("; ")}
    others = {row["source"] for row in cited if row["source_type"] != "person"}
    return {name for name in found - others if len(name.split()) > 1}


def test_no_table_has_a_name_of_a_person(folder, persons):
    named = "\n".join(p.read_text("utf-8") for p in sorted((folder / "named").glob("*.csv")))
    text = "\n".join(p.read_text("utf-8") for p in sorted((folder / "labelled").glob("*.csv")))
    words = {word for name in persons for word in re.findall(r"\w{3,}", name)} - ALIKE
    met = {word for word in words if re.search(rf"\b{word}\b", named)}
    assert len(met) > 40
    assert not {word for word in words if re.search(rf"\b{word}\b", text)}
    low = (folder / "labelled" / "terms.csv").read_text("utf-8")
    assert not {word for word in words if re.search(rf"\b{word.lower()}\b", low)}


def test_outlets_and_bodies_stay(folder):
    files = (folder / "labelled").glob("*.csv")
    text = "".join(path.read_text("utf-8") for path in files)
    for name in ("Quay News", "Radio Hesk", "Coast Monitor", "Harbour Rights Council"):
        assert name in text


def test_the_figures_are_those_of_the_named_tables(folder):
    import pressaudit  # noqa: PLC0415

    named, labelled = (pressaudit.load(folder / name) for name in ("named", "labelled"))
    assert isinstance(labelled, Archive)
    for table in ("speakers", "voices"):
        a, b = getattr(named, table), getattr(labelled, table)
        a, b = (x() if callable(x) else x for x in (a, b))
        assert len(a) == len(b)


def test_labels_follow_the_order_of_the_posts(folder):
    first = (folder / "labelled" / "articles.csv").read_text("utf-8").splitlines()[1]
    assert "Person 1" in first


def test_words_are_refused_beside_pseudonyms(tmp_path):
    for also in ({"text": True}, {"update": True}):
        with pytest.raises(CorpusError, match="no words"):
            build_tables([sample.TEXT], tmp_path / "out", pseudonyms=True, **also)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Quill’s boat", "Person 1’s boat"),
        ("ADA QUILL LEAVES", "Person 1 LEAVES"),
        ("Quill and Bo Al-Reed", "Person 1 and Person 2"),
        ("a quill pen", "a quill pen"),
        ("the Quill Post on Ada", "the Quill Post on Person 1"),
        ("Quill-Post", "Quill-Post"),
        ("Cy Quire, Dee Quire: Quire", "Person 3, Person 4: Person"),
    ],
)
def test_whole_names_and_their_words_are_replaced(text, told):
    names = Pseudonyms(["Ada Quill", "Bo Al-Reed", "Cy Quire", "Dee Quire"], ["Quill Post"])
    assert names(text) == told
