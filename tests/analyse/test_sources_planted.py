"""The sample archive's planted claims: each is found, from its capture alone, with its posts."""

import pytest

from pressaudit.archive import Archive
from pressaudit.corpus.build import build
from pressaudit.read.captures import read
from pressaudit.read.files import sources as files
from tests import sample

CLAIMS = {row["claim"]: row for row in sample.gold("planted_claims")}


@pytest.fixture(scope="module")
def corpus():
    return Archive(build(list(read(list(files([sample.TEXT]))))))


def planted(claim):
    """The posts of a planted claim, and the person it is about."""
    row = CLAIMS[claim]
    return {int(n) for n in row["posts"].split("; ")}, row["person"]


def numbers(cell):
    return {int(n) for n in cell.split(", ")}


def test_every_planted_claim_has_a_test():
    assert set(CLAIMS) == {
        "interview",
        "interviewee writes",
        "circle",
        "altered quotation",
        "hedge lost",
        "office described twice",
        "display is no speech",
        "single origin",
    }


def test_one_interview_stands_behind_six_posts(corpus):
    posts, person = planted("interview")
    top = corpus.interview_summary().iloc[0]
    assert (top["origin"], numbers(top["posts"])) == (person, posts)


def test_the_interviewed_man_wrote_one_of_them(corpus):
    posts, person = planted("interviewee writes")
    top = corpus.interview_summary().iloc[0]
    assert (top["origin"], numbers(top["written"])) == (person, posts)


def test_his_words_come_back_to_him_under_the_name_of_the_journalist(corpus):
    posts, person = planted("circle")
    closed = corpus.circles().query("full")
    assert closed["origin"].tolist() == [person]
    assert set(closed[["number", "source_number"]].iloc[0]) == posts


def test_an_altered_quotation(corpus):
    posts, person = planted("altered quotation")
    rows = corpus.altered_quotations()
    rows = rows[rows["credited"].str.startswith(person)]
    found = [{r.number, r.other_number} for r in rows.itertuples() if not r.declared]
    assert posts in found


def test_a_hedge_lost(corpus):
    posts, _ = planted("hedge lost")
    rows = corpus.hedges_lost()
    assert [{r.hedged_number, r.confirmed_number} for r in rows.itertuples()] == [posts]


def test_two_offices_of_one_man_by_one_writer(corpus):
    posts, person = planted("office described twice")
    rows = corpus.offices_described()
    assert (person, posts) in [(r.person, {r.a_number, r.b_number}) for r in rows.itertuples()]


def test_a_display_quotation_of_nobody(corpus):
    posts, _ = planted("display is no speech")
    assert set(corpus.unspoken_displays()["number"]) == posts


def test_a_report_behind_three_further_posts(corpus):
    posts, outlet = planted("single origin")
    rows = corpus.single_origins().set_index("source")
    row = rows.loc[outlet]
    assert numbers(row["posts"]) | numbers(row["own_posts"]) == posts


def test_all_of_them_stand_in_the_overview(corpus):
    found = set(corpus.findings()["finding"].str.split(",").str[0])
    assert len(found) == len(CLAIMS)
