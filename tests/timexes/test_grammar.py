"""The rule file: every rule finds its example, and has somebody to say what it means."""

from datetime import date

import pytest

from pressaudit import rules
from pressaudit.timexes import find
from pressaudit.timexes.reading import RESOLVERS
from pressaudit.timexes.scan import present, sections

POSTED = date(2019, 5, 15)
KEYS = {"needs", "takes", "small"}
RULES = [
    (name, row[1], row[2])
    for section in rules.load("timexes")["rules"].values()
    for name, row in section.items()
    if name not in KEYS
]


@pytest.mark.parametrize(("rule", "example", "value"), RULES, ids=[r[0] for r in RULES])
def test_a_rule_finds_its_example(rule: str, example: str, value: str) -> None:
    assert [(t.rule, t.value) for t in find(example, POSTED)][-1:] == [(rule, value)]


def test_rules_and_resolvers_are_the_same():
    assert {rule for rule, *_ in RULES} == set(RESOLVERS)


def test_names_of_rules_are_single():
    names = [rule.name for section in sections() for rule in section.rules]
    assert len(names) == len(set(names))


def test_a_text_without_the_words_of_a_section_spares_its_rules():
    words = present("The ferry left the pier.")
    assert not any(section.triggers & words for section in sections())
