"""Sources in many manners of the press: whom a careful reader would note down."""

import pytest

from pressaudit.quotations.sources import find
from tests.quotations.test_citations import facts

BERG = ("Tomas Berg", "person", "reports")
MARTA = ("Marta Lindqvist", "person", "reports")
TIMES = ("Harbour Times", "outlet", "reports")
HEARD = ("Harbour Times", "outlet", "interviewed_by")
SOMEBODY = ("anonymous", "anonymous", "reports")
BOARD = ("Port Board", "organisation", "reports")

MANNERS = [
    # Told to an outlet, the matter between.
    ("Tomas Berg described the fire to the Harbour Times in detail.", {BERG, HEARD}),
    ("Tomas Berg confirmed to the Harbour Times that the pier was old.", {BERG, HEARD}),
    ("Speaking to the Harbour Times on Monday, Marta Lindqvist said it was sold.", {MARTA, HEARD}),
    ("Marta Lindqvist told the Harbour Times' Dock Talk that it was sold.", {MARTA, HEARD}),
    ("It was sold, sources close to the council told the Harbour Times.", {SOMEBODY, HEARD}),
    # Somebody without a name.
    ("A former official who asked not to be named said the pier was old.", {SOMEBODY}),
    ("A former official described the pier as rotten.", {SOMEBODY}),
    ("One of its most senior members said there was no money.", {SOMEBODY}),
    ("The mayor resigned, according to two people familiar with the matter.", {SOMEBODY}),
    ("The pier was sold, a source within the Port Board said.", {SOMEBODY}),
    ("Witnesses said the fire began at noon.", {SOMEBODY}),
    ("Residents told reporters that the fire began at noon.", {SOMEBODY}),
    ("Experts believe that the pier was sold.", {SOMEBODY}),
    ("Critics accuse the Port Board of selling the pier.", {SOMEBODY}),
    # An outlet's report, in the active and the passive, before and behind.
    ("As the Harbour Times first reported, the pier was never inspected.", {TIMES}),
    ("The fire was first reported by the Harbour Times.", {TIMES}),
    ("The mayor resigned, the Harbour Times reported on Monday, citing two clerks.",
     {TIMES, SOMEBODY}),
    ("The Harbour Times has learned that the mayor resigned.", {TIMES}),
    ("Per the Harbour Times, the pier was sold.", {TIMES}),
    ("The pier was sold (via the Harbour Times).", {TIMES}),
    ("An investigation by the Harbour Times found that the pier was sold.", {TIMES}),
    ("The Harbour Times cited an unnamed official as saying that it was sold.", {TIMES, SOMEBODY}),
    # Papers, with the outlet that has them, the body that made them, or nobody.
    ("Documents obtained by the Harbour Times show that the pier was sold.", {TIMES}),
    ("A report by the Port Board seen by the Harbour Times says so.", {TIMES, BOARD}),
    ("The indictment alleges that the pier was sold.", {("Indictment", "document", "reports")}),
    ("Court papers show that the pier was sold.", {("Court papers", "document", "reports")}),
    ("A study published in the Journal of Piers found that it is old.",
     {("Study", "document", "reports")}),
    # An article by its writer and where it stands.
    ("In an op-ed in the Harbour Times, Marta Lindqvist argued that it should close.",
     {MARTA, TIMES}),
    ("Writing in the Harbour Times, Marta Lindqvist argued that it should close.", {MARTA, TIMES}),
    ("Marta Lindqvist wrote on Twitter that the pier would close.", {MARTA}),
    ("In a tweet, Marta Lindqvist said the pier would close.", {MARTA}),
    # Bodies, with an article and without.
    ("The Port Board said on its website that the pier would close.", {BOARD}),
    ("A police spokesman, Tomas Berg, said the fire began at noon.", {BERG}),
    ("Police said the fire began at noon.", {("Police", "police", "reports")}),
    ("The pier was sold, state media reported.", {("State media", "organisation", "reports")}),
    ("The minister was quoted by the state news agency Norna as saying so.",
     {("Norna", "outlet", "reports"), SOMEBODY}),
    ("A police report assesses the pier as rotten.", {("Police", "police", "reports")}),
    # Who declines says nothing.
    ("A spokesman for the Port Board declined to comment.", set()),
    ("Marta Lindqvist, who would not give her name to anybody, no longer works there.", set()),
    ("The documents were burned, and the study was never begun.", set()),
    ("The police took the emails and the survey away.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MANNERS)
def test_sources_in_many_manners_of_the_press(text, expected):
    assert facts(text) == expected


def test_initials_of_a_hyphened_name_are_its_body():
    text = "A study by the Inter-Lund Pier Union found rot. Data from the ILPU shows that it grows."
    assert {c.source for c in find(text)} == {"Inter-Lund Pier Union"}
