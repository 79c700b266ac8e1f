"""Declared credits: what an article prints of where its words are from."""

import pytest

from pressaudit.reuse.credits import credits, means

LINES = [
    # (line, names credited as a whole)
    ("LEEDS (CNA) — A mill burned down.", ["CNA"]),
    ("HULL, May 3 (Capital Wire) - A mill burned down.", ["Capital Wire"]),
    ("(CNA) — A mill burned down.", ["CNA"]),
    ("Source: Capital Wire", ["Capital Wire"]),
    ("Courtesy of the Quay Courier.", ["Quay Courier"]),
    ("(Reporting by Ann Ode; Editing by Bo Ek)", ["Ann Ode"]),
    ("Capital Wire and Quay Press contributed to this report.", ["Capital Wire", "Quay Press"]),
    ("Capital Wire reporter Ann Ode contributed to this story.", ["Capital Wire", "Ann Ode"]),
    ("Additional reporting by Capital Wire.", ["Capital Wire"]),
    ("Read the full story at Capital Wire.", ["Capital Wire"]),
    ("The firemen went home at six. (Capital Wire)", ["Capital Wire"]),
    # No credits.
    ("The lake (Loch Osk) is deep.", []),
    ("Via the bridge the town is an hour away.", []),
    ("The source: a spring in the hills.", []),
    ("The fire brigade of Hull contributed nine men, four ladders and a boat, " * 3, []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names"), LINES)
def test_lines_that_credit_the_whole(line: str, names: list[str]) -> None:
    assert [c.name for c in credits(f"Fire\n{line}", [], []) if c.whole] == names
    assert [c.name for c in credits("Fire", [line], []) if c.whole] == names


MENTIONS = [
    ("Ode told the Quay Courier that it was arson.", True),
    ("The mill was insured, The Quay Courier reported.", True),
    ("The mill was insured, according to the Quay Courier.", True),
    ("Ode told the Trade Committee that it was arson.", False),
    ("The Quay Courier building burned down.", False),
]


@pytest.mark.parametrize(("text", "credited"), MENTIONS)
def test_mentions_of_outlets_that_are_known(text: str, credited: bool) -> None:
    found = credits(f"Fire\n{text}", [], ["The Quay Courier", "Quay Courier"])
    assert bool(found) is credited
    assert credits(f"Fire\n{text}", [], []) == ()


NAMES = [
    ("CNA", "Coastal News Agency", True),
    ("IPP", "Interprovincial Press", True),
    ("The Quay Courier", "Quay Courier", True),
    ("AP", "Associated Press", True),
    ("CNA", "Capital Wire", False),
    ("Capital", "Capital Wire", False),
    ("CW", "The Quay Courier", False),
]


@pytest.mark.parametrize(("credit", "name", "same"), NAMES)
def test_what_a_credit_means(credit: str, name: str, same: bool) -> None:
    assert means(credit, name) is same


AGENCIES = [
    ("By The Associated Press", "Associated Press", "byline"),
    ("By ANN ODE, AP Harbour Writer", "AP", "byline"),
    ("Reuters", "Reuters", "byline"),
    ("© 2019 The Associated Press. All rights reserved.", "Associated Press", "copyright"),
    ("Copyright 2018 by CNN NewSource. All rights reserved.", "CNN NewSource", "copyright"),
    ("HULL (CNN) A mill burned down.", "CNN", "dateline"),
]
NO_AGENCIES = [
    "The mill was photographed by AP.",
    "Photo: Ann Ode, AP",
    "(AP Photo/Ann Ode)",
    "Ode told Reuters on Monday that the mill had never been insured against fire at all",
    "© 2019 The Quay Courier. All rights reserved.",
]


@pytest.mark.parametrize(("line", "name", "way"), AGENCIES)
def test_bylines_and_rights_of_agencies(line: str, name: str, way: str) -> None:
    assert [(c.name, c.way) for c in credits(f"Fire\n{line}", [], [])] == [(name, way)]


@pytest.mark.parametrize("line", NO_AGENCIES)
def test_what_only_names_an_agency(line: str) -> None:
    assert credits(f"Fire\n{line}", [], []) == ()


def test_a_byline_that_names_another_house() -> None:
    lines = "Ann Ode and Bo Ek, The Quay Courier Published 5:57 a.m.", "The Quay Courier is wrong."
    found = [credits(f"Fire\n{line}", [], ["The Quay Courier"]) for line in lines]
    assert [[(c.name, c.way) for c in each] for each in found] == [
        [("The Quay Courier", "byline")],
        [],
    ]
