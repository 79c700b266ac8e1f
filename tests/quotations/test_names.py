"""Names found, told apart from other capitalised words, and joined to one form per build."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.quotations import names
from pressaudit.quotations.names import scan
from pressaudit.quotations.names.lexicon import skeleton
from pressaudit.quotations.names.people import people
from pressaudit.quotations.names.sightings import sightings
from tests.quotations.quoting import post


def found(*texts, **more):
    """Variant, canonical form and kind of each mention in a post of these paragraphs."""
    article = post(*texts, **more)
    return [(m.variant, m.canonical, m.kind) for m in names.index([article]).mentions["a"]]


RUNS = [
    ("But Ann Ode left on Monday.", [("Ann Ode", "")]),
    ("He met Sen. Ann Ode there.", [("Ann Ode", "Sen.")]),
    ("Foreign Minister Ode left.", [("Ode", "Foreign Minister")]),
    ("It was then-Secretary of State Ann Ode.", [("Ann Ode", "Secretary of State")]),
    ("Turki bin Ode and Bill de Marsh met.", [("Turki bin Ode", ""), ("Bill de Marsh", "")]),
    ("The Republican Ann Ode left.", [("Ann Ode", "")]),
    ("The Seamen’s Union struck.", [("Seamen’s Union", "")]),
    ("Ode’s Harbour is his.", [("Ode", ""), ("Harbour", "")]),
    ("The Voice of the Harbour rang.", [("Voice of the Harbour", "")]),
    ("Will Ode stay? Will he?", [("Will Ode", "")]),
    ("Ann Young met Ben Hope. Young people hope.", [("Ann Young", ""), ("Ben Hope", "")]),
    ("A Marsh-led crew left.", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_runs_of_capitalised_words(text, expected):
    assert [(" ".join(run.tokens), run.title) for run in scan.runs(text)] == expected


KINDS = [
    ("Ann Ode left.", "Ann Ode", "person"),
    ("Zyx Ode, a keeper, left.", "Zyx Ode", "person"),
    ("Zyx Ode said so.", "Zyx Ode", "person"),
    # A role introduces her, with or without what it belongs to.
    ("Her deputy, Zyx Ode, was tired.", "Zyx Ode", "person"),
    ("His friend of sixty years, Zyx Ode, left.", "Zyx Ode", "person"),
    ("The Harbour Board met.", "Harbour Board", "organisation"),
    ("The HLB met.", "HLB", "organisation"),
    ("He read the Harbour Gazette.", "Harbour Gazette", "outlet"),
    ("He told Quaynews, a news site, that it rained.", "Quaynews", "outlet"),
    ("Radio Ode said so.", "Radio Ode", "outlet"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kinds(text, name, kind):
    assert (name, name, kind) in found(text)


def test_a_person_who_writes_for_an_outlet_is_none():
    assert ("Zyx Ode", "Zyx Ode", "person") in found("Zyx Ode, a newspaper editor, left.")


NOBODY = [
    "It was in London and Paris.",
    "He is French.",
    "On Monday the U.S. left.",
    "STORM HITS COAST",
]


@pytest.mark.parametrize("text", NOBODY)
def test_places_peoples_and_headlines_are_nobody(text):
    assert found(text) == []


def test_a_place_is_a_surname_where_the_post_has_its_bearer():
    assert found("Ben London sails. “So,” said London. He is in London today.") == [
        ("Ben London", "Ben London", "person"),
        ("London", "Ben London", "person"),
    ]


JOINED = [
    # The surname means who was introduced.
    (["Ann Ode left.", "Ode was tired."], "Ann Ode"),
    # Of two of one family, the title's gender tells, then who was named last.
    (["Ann Ode met Ben Ode.", "Ms. Ode left."], "Ann Ode"),
    (["Ann Ode met Ben Ode.", "Ode left."], "Ben Ode"),
    # A given name alone.
    (["Ann Ode left.", "Ann was tired."], "Ann Ode"),
    # A small word in capitals at the start; a surname of several words.
    (["Ann de la Ode left.", "De la Ode was tired."], "Ann de la Ode"),
    (["Ann Zyx de Ode left.", "Zyx de Ode said so."], "Ann Zyx de Ode"),
    # An acronym and its long form.
    (["The Harbour League (HLA) met.", "The HLA left."], "Harbour League"),
]


@pytest.mark.parametrize(("texts", "expected"), JOINED)
def test_names_are_joined_within_a_post(texts, expected):
    assert found(*texts)[-1][1] == expected


def test_spellings_of_a_full_name_are_joined_over_a_build():
    posts = [
        post("Ann Odemarsh left.", article_id="1"),
        post("Ann R. Odemarsh said so.", article_id="2"),
        post("Ann Odemarshe said so.", article_id="3"),
    ]
    index = names.index(posts)
    assert {m.canonical for ms in index.mentions.values() for m in ms} == {"Ann R. Odemarsh"}
    assert index.canonical("Ann Odemarshe") == "Ann R. Odemarsh"


BESIDE = [
    # The same office in both.
    ("Commissioner Ann Ode left.", "“So,” Commissioner Ode said.", "Ann Ode"),
    ("The pilot Ann Ode left.", "The pilot Ode said so.", "Ann Ode"),
    # A shared passage.
    (
        "The lamp on the north pier went out twice in one long night, Ann Ode said.",
        "The lamp on the north pier went out twice in one long night, Ode said.",
        "Ann Ode",
    ),
    # Two more names.
    (
        "Ann Ode met Ben Marsh and Carl Reef on the pier.",
        "“So,” Ode said. Ben Marsh and Carl Reef, two keepers, nodded.",
        "Ann Ode",
    ),
    # Nothing of the kind; another office; a man.
    ("Ann Ode left.", "“So,” Ode said.", "Ode"),
    ("Commissioner Ann Ode left.", "“So,” Captain Ode said.", "Ode"),
    ("The pilot Ann Ode left.", "The pilot Ode left. “So,” Mr. Ode said.", "Ode"),
]


@pytest.mark.parametrize(("known", "text", "expected"), BESIDE)
def test_a_surname_alone_needs_evidence_in_both_articles(known, text, expected):
    posts = [post(known, article_id="1"), post(text, article_id="2")]
    met = [m.canonical for m in names.index(posts).mentions["2"] if m.variant == "Ode"]
    assert set(met) == {expected}


def test_a_surname_of_two_bearers_means_neither():
    posts = [post(f"The pilot {first} Ode left.", article_id=first) for first in ("Ann", "Ben")]
    index = names.index([*posts, post("The pilot Ode said so.", article_id="x")])
    assert [m.canonical for m in index.mentions["x"]] == ["Ode"]


ONE_PERSON = [
    ("Robert Ode", "Bob Ode"),
    ("Elisabeth Ode", "Liz Ode"),
    ("Patrick W. Ode", "Pat Ode"),
    ("Muammar Gaddafi", "Moammar Kadafi"),
    ("Mohammed Al-Sayed", "Mohamed el-Sayed"),
    ("Ann-Marie Ode-Marsh", "Ann-Marie Ode‑Marsh"),
    ("José Odé", "Jose Ode"),
    ("Michael Ode", "Mike Ode"),
]
TWO_PERSONS = [
    ("Maria Odemarsh", "Marie Odemarsh"),
    ("Ben Ode Sr.", "Ben Ode Jr."),
    ("Ann Ode", "Ben Ode"),
    ("Robert Ode", "Bill Ode"),
    ("Ann Reef", "Ann Leaf"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
@pytest.mark.parametrize("apart", [True, False])
def test_two_forms_of_one_person(one, other, apart):
    texts = [f"{one}, a keeper, said so.", f"{other}, a keeper, said no."]
    posts = [post(t, article_id=str(n)) for n, t in enumerate(texts)] if apart else [post(*texts)]
    met = {m.canonical for ms in names.index(posts).mentions.values() for m in ms}
    assert len(met) == 1, met


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_two_persons_of_like_names(one, other):
    index = names.index([post(f"{one}, a keeper, said so.", f"{other}, a keeper, said no.")])
    assert len({m.canonical for m in index.mentions["a"]}) == 2


def test_initials_mean_a_body_where_the_article_spells_them_out():
    posts = [
        post("The Harbour League (HLA) met. The HLA left.", article_id="1"),
        post("The HLA left.", article_id="2"),
    ]
    index = names.index(posts)
    assert {m.canonical for m in index.mentions["1"]} == {"Harbour League"}
    assert {m.canonical for m in index.mentions["2"]} == {"HLA"}


def test_a_person_whose_name_is_an_outlets_elsewhere():
    posts = [
        post("He told The Hill that it rained.", article_id="1"),
        post("Faiz Hill left. “So,” Hill said.", article_id="2"),
        post("Faiz Hill told The Hill so. “So,” Hill said.", article_id="3"),
    ]
    index = names.index(posts)
    assert {m.canonical for m in index.mentions["2"]} == {"Faiz Hill"}
    assert {m.canonical for m in index.mentions["3"]} == {"Faiz Hill", "The Hill"}


def test_father_and_son_stay_apart_where_one_post_names_both():
    both = post("Ben Ode left. Ben Ode Jr. stayed.")
    assert [m.canonical for m in names.index([both]).mentions["a"]] == ["Ben Ode", "Ben Ode Jr."]
    canonical = people(sightings(post("Ben Ode Jr. stayed.")), ())
    assert set(canonical.values()) == {"Ben Ode"}


def test_an_outlet_has_one_form_however_it_is_spelt():
    texts = [
        "He told Quaynews, a news site, so.",
        "Quay News, a news site, asked.",
        "Quaynews left.",
    ]
    assert {canonical for _, canonical, _ in found(*texts)} == {"Quay News"}


def test_titles_tell_whether_a_woman_or_a_man():
    index = names.index([post("Mrs. Zyx Ode met Mr. Xyz Marsh.")])
    assert dict(index.genders) == {"Zyx Ode": "female", "Xyz Marsh": "male"}


def test_spelling():
    assert skeleton("Mohammad Odeh") == skeleton("Mohamed Ode")


WORDS = st.sampled_from(
    [
        "Ann",
        "Ode",
        "Mr.",
        "Sen.",
        "the",
        "of",
        "Harbour",
        "Board",
        "’s",
        "U.S.",
        "Jr.",
        "(HLB)",
        ",",
        ".",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=15).map(" ".join), max_size=4))
def test_offsets_give_the_variant(texts):
    article = post(*texts)
    for mention in names.index([article]).mentions["a"]:
        text = article.paragraphs[mention.paragraph - 1].text
        assert text[mention.char_start : mention.char_end] == mention.variant
        assert mention.kind in ("person", "organisation", "outlet")


def test_a_plural_owns_a_body_and_a_person_an_office():
    article = post("The Millers’ Trust (MT) met. The MT said so. Ann Myers’ Union Jack was wet.")
    found = [(m.variant, m.canonical) for m in names.mentions(article, names.index([article]))]
    assert found[:3] == [
        ("Millers’ Trust", "Millers’ Trust"),
        ("MT", "Millers’ Trust"),
        ("MT", "Millers’ Trust"),
    ]
    assert ("Ann Myers", "Ann Myers") in found
