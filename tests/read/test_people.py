"""Names in author fields of web pages, told from sites, desks and labels."""

import pytest

from pressaudit.read.people import dateline, desks, people

SITES = ("Orrin Courier", "orrincourier.example")


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        (["Ada Quill"], ("Ada Quill",)),
        (["By Ada Quill and Tom Brandt"], ("Ada Quill", "Tom Brandt")),
        (["Von Ada Quill, Orrin Courier"], ("Ada Quill",)),
        (["ByAda Quill"], ("Ada Quill",)),
        (["Text: Ada Quill"], ("Ada Quill",)),
        (["Ada Quill @adaq"], ("Ada Quill",)),
        (["Ada Quill", "Ada Quill"], ("Ada Quill",)),
        (["J. R. de la Quill"], ("J. R. de la Quill",)),
        (["Orrin Courier"], ()),
        (["orrincourier"], ()),
        (["Newsroom", "admin"], ()),
        (["Post Views: 1.432"], ()),
        (["Site Map | Contact Us"], ()),
        (["https://www.facebook.com/orrin"], ()),
        (["ada@orrincourier.example"], ()),
        (["Photo: Getty Images"], ()),
        (["© Ada Quill"], ()),
        (["Lake Foundation"], ()),
        (["All posts"], ()),
    ],
)
def test_people(stated: list[str], names: tuple[str, ...]) -> None:
    assert people(stated, SITES, single=False) == names


def test_one_word_is_a_name_where_the_mark_is_sure() -> None:
    assert people(["Tom"], SITES, single=True) == ("Tom",)
    assert people(["Tom"], SITES, single=False) == ()
    assert people(["Redaktion"], SITES, single=True) == ()


def test_a_blog_may_bear_its_writers_name() -> None:
    assert people(["Ada Quill"], ("Ada Quill",), single=False) == ("Ada Quill",)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (["Redaktion"], ("Redaktion (Orrin Courier)",)),
        (["Redaktion Lake Post"], ("Redaktion Lake Post",)),
        (["Redaktion", "dpa/lno"], ("dpa/lno",)),
        (["Ada Quill"], ()),
    ],
)
def test_desks_and_agencies(stated: list[str], found: tuple[str, ...]) -> None:
    assert desks(stated, "Orrin Courier") == found


def test_an_agency_in_a_dateline() -> None:
    assert dateline(["Orrin (dpa/lno) – The pier is closed.", "It (the pier) – was old."]) == [
        "dpa/lno"
    ]
