"""How it is told: roles, classes of cues, who was asked, who is accused and has no word."""

import pandas as pd
import pytest

import pressaudit
from pressaudit.analyse.sources import telling
from pressaudit.analyse.sources.roles import described_as, kind_of_outlet
from pressaudit.analyse.sources.travels import herfindahl
from pressaudit.archive import Archive
from pressaudit.corpus import store
from pressaudit.rules import load
from tests.analyse.archive_of_sources import archive
from tests.analyse.test_sources_attributed import HELD, stretch


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("harbour’s former spokesman", "former member"),
        ("who used to head security", "former member"),
        ("two former ministers", "former official"),
        ("former president of the fund", "former member"),
        ("president of the rowing club", "of an organisation"),
        ("minister of ports", "official"),
        ("member of the regional assembly", "official"),
        ("retired judge", "former official"),
        ("lecturer in maritime law", "expert"),
        ("reporter for the Gull", "journalist"),
        ("keeper’s eldest daughter", "relative"),
        ("whose brother is a minister", "relative"),
        ("who leads the dockers", "of an organisation"),
        ("teacher in Port Ansel", "member of the public"),
        ("tall and in a red coat", ""),
        ("who wrote the report", ""),
    ],
)
def test_a_role_is_told_by_the_words_of_a_description(description, role):
    assert described_as(description) == role


def test_a_thing_is_a_document_only_where_it_is_no_person():
    assert described_as("the union’s annual report", thing=True) == "document"
    assert described_as("author of the union’s annual report") == "of an organisation"


@pytest.mark.parametrize(
    ("outlet", "kind"),
    [
        ("Tern Press Agency", "agency"),
        ("Gull Radio", "broadcaster"),
        ("plover.org", "site"),
        ("Plover-Interlink", "site"),
        ("Tern Evening Post", "paper"),
        ("the site itself", "own site"),
        ("no outlet named", "not told"),
        ("Tern", "not told"),
    ],
)
def test_the_kind_of_an_outlet_is_told_by_its_name(outlet, kind):
    assert kind_of_outlet(outlet, {}) == kind
    assert kind_of_outlet(outlet, {outlet: "agency"}) == "agency"


SPOKEN = [
    stretch("a1", 0, 40, "Tom Berg", source_type="person", cue_class="doubting", cue="claimed"),
    stretch("b1", 0, 40, "Tom Berg", source_type="person", cue_class="neutral"),
    stretch("b2", 0, 20, "the harbour’s report", source_type="anonymous", cue_class="neutral"),
    stretch("c1", 0, 40, "Board of Ports", source_type="government", cue_class="denying"),
    stretch("d1", 0, 40, "Una Berg", source_type="person", cue_class="neutral"),
    stretch("d2", 0, 40, "", cue_class="neutral"),
]


@pytest.fixture
def place():
    return archive(attributions=SPOKEN)


def test_roles_are_those_of_the_descriptions_else_of_the_kind_of_source(place):
    rows = place.roles().set_index("source")
    assert rows.loc["Tom Berg", ["speaks_as", "told_by"]].tolist() == [
        "member of the public", "described",
    ]  # fmt: skip
    assert rows.loc["the harbour’s report", "speaks_as"] == "document"
    assert rows.loc["Board of Ports", "speaks_as"] == "official"
    assert rows.loc["Una Berg", ["speaks_as", "told_by"]].tolist() == ["journalist", "signs posts"]
    assert rows.loc["", "speaks_as"] == "nobody named"


def test_a_table_of_ones_own_goes_before_the_rules(place, tmp_path):
    own = tmp_path / "roles.csv"
    own.write_text("name,role\nTom Berg,expert\nTern,agency\n", encoding="utf-8")
    rows = place.roles(str(own)).set_index("source")
    assert rows.loc["Tom Berg", ["speaks_as", "told_by"]].tolist() == ["expert", "your table"]
    assert "expert" in set(place.by_role(str(own))["speaks_as"])
    assert place.kinds_of_outlets(str(own)).set_index("outlet").loc["Tern", "kind"] == "agency"


def test_roles_beside_the_tables_are_taken(place, tmp_path):
    store.save(place.corpus, tmp_path)
    (tmp_path / "roles.csv").write_text("name,role\nTom Berg,relative\n", encoding="utf-8")
    rows = pressaudit.load(tmp_path).roles().set_index("source")
    assert rows.loc["Tom Berg", "speaks_as"] == "relative"


@pytest.mark.parametrize(
    ("table", "said"),
    [("person,role\nTom Berg,expert\n", "columns"), ("name,role\nTom Berg,wizard\n", "wizard")],
)
def test_a_table_that_cannot_be_used_is_refused(place, tmp_path, table, said):
    own = tmp_path / "roles.csv"
    own.write_text(table, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        place.roles(str(own))


def test_who_is_described_as_one_of_the_group_is_the_group(place):
    told = pd.DataFrame([{"person": "Una Berg", "description": "current Gannets leader"}])
    posts, held = place.posts, place._held
    group = frozenset({"Gannets", "Society of Gannets"})
    rows = pressaudit.archive.analyse.roles.roles(posts, held, told, group, {})
    assert rows.set_index("source").loc["Una Berg", "speaks_as"] == "the group itself"
    told["description"] = "former Gannets leader"
    rows = pressaudit.archive.analyse.roles.roles(posts, held, told, group, {})
    assert rows.set_index("source").loc["Una Berg", "speaks_as"] == "former member"


def test_concentration_is_that_of_names_and_of_roles(place):
    rows = place.by_role().set_index("speaks_as")
    assert rows.loc["member of the public", ["n_sources", "leading_share", "hhi"]].tolist() == [
        1, 1.0, 1.0,
    ]  # fmt: skip
    assert rows["share"].sum() == pytest.approx(1)
    assert pd.isna(rows.loc["nobody named", "hhi"])
    found = place.concentration().set_index("counted")
    sizes = [13.6, 6.8, 6.8, 3.4]
    assert found.loc["source", "how_many"] == 4
    assert found.loc["source", "hhi"] == pytest.approx(herfindahl(sizes))
    assert found.loc["kind of outlet", "how_many"] == 2


def test_classes_of_cues_have_posts_as_their_unit_and_few_are_no_row():
    many = [
        stretch(f"{post}1", 30 * n, 30 * n + 9, "Tom Berg", source_type="person", cue=cue,
                cue_class=kind)
        for post, kinds in (("a", "dnn"), ("b", "nnn"))
        for n, (cue, kind) in enumerate(
            ("claimed", "doubting") if k == "d" else ("said", "neutral") for k in kinds
        )
    ]  # fmt: skip
    found = archive(attributions=[*many, *HELD[3:]])
    rows = found.cue_classes("source").set_index("who")
    assert rows.index.tolist() == ["Tom Berg"]
    assert rows.loc["Tom Berg", ["doubting", "passages", "n_posts"]].tolist() == [1, 6, 2]
    assert rows.loc["Tom Berg", ["low", "high"]].tolist() == pytest.approx([0, 1 / 3])
    assert found.distanced()["cue"].tolist() == ["claimed"]
    assert found.cue_classes("source", "outlet").empty


def test_a_passage_around_its_cue_is_one():
    parts = pd.DataFrame(
        [
            stretch("a1", 0, 20, "", cue="reportedly"),
            stretch("a1", 32, 60, "", cue="reportedly"),
            stretch("a1", 90, 99, "", cue="reportedly"),
        ]
    )
    assert telling.passages(parts)["char_start"].tolist() == [0, 90]


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("the board decline a request for comment", "declined"),
        ("it do not respond to question", "did not answer"),
        ("she could not be reach for comment", "could not be reached"),
        ("he reply to a request", "answered"),
        ("the tide decline", ""),
        ("a request for sand", ""),
    ],
)
def test_what_came_of_a_request(words, how):
    assert telling.outcome(frozenset(words.split())) == how


def words_of(post, paragraph, *lemmas):
    return [
        {"article_id": post, "paragraph": paragraph, "term": w, "lemma": w, "count": 1}
        for w in lemmas
    ]


def name(post, paragraph, canonical):
    return {"article_id": post, "paragraph": paragraph, "canonical": canonical, "count": 1}


def accused(*, names, terms):
    return archive(attributions=SPOKEN, names=names, terms=terms).accused()


def test_who_is_accused_and_has_no_word_in_the_post_is_listed_with_who_speaks_there():
    rows = accused(
        names=[name("b", 1, "Ida Crane"), name("b", 1, "Tom Berg"), name("b", 1, "Gull")],
        terms=words_of("b", 1, "accuse", "of", "theft"),
    )
    assert rows[["name", "common", "sources"]].to_numpy().tolist() == [
        ["Ida Crane", "accuse", "Tern, Tom Berg"]
    ]
    assert rows["where"].iloc[0].startswith("2 ¶1")


def test_a_list_of_people_accuses_nobody():
    people = [name("c", 1, f"{first} Crane") for first in ("Ida", "Bo", "Cy", "Di", "Ed", "Flo")]
    assert accused(names=people, terms=words_of("c", 1, "accuse")).empty
    assert len(accused(names=people[1:], terms=words_of("c", 1, "accuse"))) == 5


def test_who_was_asked_in_the_post_is_not_listed():
    terms = words_of("b", 1, "accuse") + words_of("b", 2, "not", "respond", "request")
    rows = accused(names=[name("b", 1, "Ida Crane"), name("b", 2, "Ida Crane")], terms=terms)
    assert rows.empty


def test_who_speaks_in_another_post_only_is_listed():
    rows = accused(names=[name("c", 1, "Keeper Lund")], terms=words_of("c", 1, "blame"))
    assert rows["name"].tolist() == ["Keeper Lund"]


def test_an_everyday_word_accuses_in_its_own_form_only():
    rows = accused(
        names=[name("c", 1, "Ida Crane"), name("d", 1, "Ida Crane")],
        terms=[
            words_of("c", 1, "charge")[0] | {"term": "charges"},
            words_of("d", 1, "charge")[0] | {"term": "charged"},
        ],
    )
    assert rows["number"].tolist() == [4]


def test_no_word_of_the_lists_stands_in_two_outcomes_or_twice():
    lists = load("asked")
    for key in ("asked", "accusing", "accusing_forms"):
        assert len(lists[key].split()) == len(set(lists[key].split()))


def test_an_archive_without_words_has_no_rows():
    empty: Archive = archive(posts=[], quotations=[])
    for found in (empty.roles(), empty.by_role(), empty.concentration(), empty.cue_classes(),
                  empty.distanced(), empty.accused()):  # fmt: skip
        assert found.empty
