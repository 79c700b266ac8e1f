"""Who calls a group what: voice, speaker, spellings."""

import time

import pytest

from pressaudit import rules
from pressaudit.annotate.naming import naming, spellings
from pressaudit.quotations import Quotation
from pressaudit.quotations.names import Mention
from pressaudit.read.model import Article, Paragraph, Role

TEXT = "The HLA cult met. “We are the Harbour League resistance,” said Ann Ode. The HLA left."


def _article(role=Role.BODY, text=TEXT):
    paragraph = Paragraph(1, role, text, 1, text)
    return Article(article_id="a", paragraphs=(paragraph,))


def _mention(surface, after=0):
    start = TEXT.index(surface, after)
    return Mention(1, "Harbour League", surface, start, start + len(surface), "organisation")


def _quotation():
    fields = dict.fromkeys(Quotation.__slots__, "")
    start, end = TEXT.index("“"), TEXT.index("”") + 1
    fields |= {"paragraph": 1, "char_start": start, "char_end": end, "kind": "quotation"}
    return Quotation(**(fields | {"speaker": "Ann Ode"}))


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (_mention("HLA"), ("narration", "")),
        (_mention("Harbour League"), ("quoted", "Ann Ode")),
        (_mention("HLA", 40), ("narration", "")),
    ],
)
def test_voice_and_speaker(mention, expected):
    (found,) = naming(_article(), [mention], [_quotation()])
    assert (found.voice, found.speaker) == expected
    assert TEXT[found.char_start : found.char_end] == found.variant


def test_pull_quotes_are_not_counted_again():
    assert naming(_article(Role.PULL_QUOTE), [_mention("HLA")], []) == ()


DESCRIBED = (
    "The HLA met. To flee the Cult of Lund was hard, said a friend of Lund. The cult of Roe and "
    "the party of Vann met; a cult of thieves did not."
)


def test_a_group_of_a_person_is_a_name_of_the_group_that_the_post_names_most():
    found = naming(
        _article(text=DESCRIBED),
        [
            Mention(1, "Harbour League", "HLA", 4, 7, "organisation"),
            *(
                Mention(1, "Nils Lund", "Lund", at, at + 4, "person")
                for at in (DESCRIBED.index("Lund"), DESCRIBED.rindex("Lund"))
            ),
        ],
        [],
    )
    assert [(n.canonical, n.variant) for n in found] == [
        ("Harbour League", "HLA"),
        ("Harbour League", "Cult of Lund"),
        ("Harbour League", "cult of Roe"),
    ]


LONG = [
    Mention(1, "MSO", "Mirkadin-e Sahl", 0, 15, "organisation"),
    Mention(1, "MSO", "MSO", 20, 23, "organisation"),
    Mention(1, "Harbour League", "Harbour League", 30, 44, "organisation"),
]


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("MSO men left. The Mirqadeen-e-Sahl stayed.", ["Mirqadeen-e-Sahl"]),
        ("MSO men left, and the Mirqadins sang.", []),
        ("MSO men left, and the Mirkadeen sang.", ["Mirkadeen"]),
        ("The MSO and the Afghan Mirkadin met.", []),
        ("The MSO and the mirkadin met.", []),
        ("The MSO left. Harbour men stayed, and the Harbour froze.", []),
    ],
)
def test_other_spellings_and_short_forms_of_a_foreign_name(text, variants):
    at = text.index("MSO")
    own = [Mention(1, "MSO", "MSO", at, at + 3, "organisation")]
    found = naming(_article(text=text), own, [], spellings(LONG))
    assert [n.variant for n in found if n.variant != "MSO"] == variants
    assert {n.canonical for n in found} == {"MSO"}


def test_a_post_that_does_not_name_the_group_has_no_short_form_of_it():
    assert naming(_article(text="The Mirkadin sang."), [], [], spellings(LONG)) == ()


def test_names_can_be_added_in_the_rules(monkeypatch):
    text = "The HLA met. The quay gang sang; the Quay Gangsters did not."
    rule = rules.load("naming") | {"variants": {"HLA": ["Quay Gang"], "Tern Club": ["terns"]}}
    load = rules.load
    monkeypatch.setattr(rules, "load", lambda name: rule if name == "naming" else load(name))
    hla = Mention(1, "Harbour League", "HLA", 4, 7, "organisation")
    found = naming(_article(text=text), [hla], [])
    assert [(n.canonical, n.variant) for n in found] == [
        ("Harbour League", "HLA"),
        ("Harbour League", "quay gang"),
    ]
    assert all(text[n.char_start : n.char_end] == n.variant for n in found)


def test_cost_grows_with_the_text():
    def cost(times: int) -> float:
        text = "The Ode Union is a cult. " * times
        starts = range(4, len(text), len("The Ode Union is a cult. "))
        mentions = [
            Mention(1, "Ode Union", "Ode Union", at, at + 9, "organisation") for at in starts
        ]
        taken = []
        for _ in range(3):
            begin = time.process_time()
            naming(_article(text=text), mentions, [])
            taken.append(time.process_time() - begin)
        return min(taken)

    once, twice = cost(320), cost(640)
    assert twice <= max(2.6 * once, 0.05)
