"""Kinds of sources in press prose, a table a kind: text and who a careful reader notes down."""

import contextlib
import doctest
import io
from pathlib import Path

import pytest

from pressaudit.quotations import sources
from pressaudit.quotations.sources import find

SOMEBODY = ("anonymous", "anonymous", "reports")


def facts(text: str) -> set[tuple[str, str, str]]:
    return {(c.source, c.source_type, c.relation) for c in find(text)}


CREDITS = [
    # The agency in a dateline.
    ("LUND (AP) — The pier is closed.", {("Associated Press", "outlet", "republished_from")}),
    ("LUND, Norvia (Reuters) - The pier is closed.", {("Reuters", "outlet", "republished_from")}),
    ("(Reuters) - The pier is closed.", {("Reuters", "outlet", "republished_from")}),
    # Who helped, who printed it first.
    (
        "The Associated Press contributed to this report.",
        {("Associated Press", "outlet", "republished_from")},
    ),
    (
        "Originally published on HarbourNotes.com.",
        {("HarbourNotes.com", "outlet", "republished_from")},
    ),
    ("Source: Harbour Times", {("Harbour Times", "outlet", "republished_from")}),
    # Who wrote and edited is no source; rights and lines that lead elsewhere state nothing.
    ("Reporting by Ann Ode; Editing by Tomas Berg", set()),
    ("Copyright 2019 Harbour Times. All rights reserved.", set()),
    ("© 2019 Harbour Times", set()),
    ("Follow us on Facebook", set()),
]

OUTLETS = [
    # No list knows them; the sentence says what they are.
    (
        "In an interview with Fjordbladet, Ann Ode said it was old. It is in Fjordbladet now.",
        {("Ann Ode", "person", "reports"), ("Fjordbladet", "outlet", "interviewed_by")},
    ),
    (
        "Ann Ode told the newspaper Fjordbladet that it was old. He read Fjordbladet daily.",
        {("Ann Ode", "person", "reports"), ("Fjordbladet", "outlet", "interviewed_by")},
    ),
    (
        "Ann Ode told Lundlive.com that the pier was old.",
        {("Ann Ode", "person", "reports"), ("Lundlive.com", "outlet", "interviewed_by")},
    ),
    # An outlet that reports what a person said was told it.
    (
        "The Harbour Times reports that Ann Ode said the pier was old.",
        {
            ("Ann Ode", "person", "reports"),
            ("Harbour Times", "outlet", "reports"),
            ("Harbour Times", "outlet", "interviewed_by"),
        },
    ),
    # A committee that hears somebody is none.
    ("Ann Ode told the Trade Committee that the pier was old.", {("Ann Ode", "person", "reports")}),
    # A station under two names is one.
    (
        "Ann Ode told Radio Lund affiliate WXQ-TV that it was old. A boat sank, WXQ-TV reported.",
        {
            ("Ann Ode", "person", "reports"),
            ("WXQ-TV", "outlet", "interviewed_by"),
            ("WXQ-TV", "outlet", "reports"),
        },
    ),
]

PAPERS = [
    ("The mayor resigned, the report says.", {("Report", "document", "reports")}),
    ("It was sold, according to court papers.", {("Court papers", "document", "reports")}),
    (
        "Intelligence reports seen by the Harbour Times say so.",
        {("Harbour Times", "outlet", "reports")},
    ),
    ("A leaked letter warns that the pier is rotten.", {("Letter", "document", "reports")}),
    ("Court filings show how it was sold.", {("Court filings", "document", "reports")}),
    # The statement is the body's that was named with it.
    (
        "The Port Board said in a statement that it was sold. The statement added that it was old.",
        {("Port Board", "organisation", "reports")},
    ),
    # A post on a network is its author's.
    (
        "Ann Ode's Facebook page said the pier was old.",
        {("Ann Ode", "person", "reports")},
    ),
    ("Ann Ode wrote on Twitter that it was old.", {("Ann Ode", "person", "reports")}),
    # Whose survey it is says it, not the survey; who is asked for a lawsuit's sake says nothing.
    (
        "A new Port Institute survey finds that it is old.",
        {("Port Institute", "organisation", "reports")},
    ),
    ("It came in response to a lawsuit by the Port Institute.", set()),
    (
        "A Port Board investigation into the fire in March revealed that it was set.",
        {("Port Board", "organisation", "reports")},
    ),
    # Papers that say nothing.
    ("The letters were burned in a documents room.", set()),
    ("He wrote the report for a study group.", set()),
]

BODIES = [
    ("South Africa said the pier would close.", {("South Africa", "government", "reports")}),
    ("Jordan has denied that it closed.", {("Jordan", "government", "reports")}),
    (
        "The Jordanian government said it would close.",
        {("Jordanian government", "government", "reports")},
    ),
    ("The health ministry said he was ill.", {("Health ministry", "government", "reports")}),
    ("Lund police said the fire began at noon.", {("Lund police", "police", "reports")}),
    ("Prosecutors allege that he sold it.", {("Prosecutors", "government", "reports")}),
    ("The pier was sold, the Kremlin said.", {("Kremlin", "government", "reports")}),
    # Who speaks for a body has its word.
    (
        "A spokeswoman for the Port Board said it was sold.",
        {("Port Board", "organisation", "reports")},
    ),
    ("A Port Board spokesman said it was sold.", {("Port Board", "organisation", "reports")}),
    # "It", "the board", "the company": the body of the sentence before.
    (
        "The Port Board met on Monday. It said the pier was sold.",
        {("Port Board", "organisation", "reports")},
    ),
    (
        "The Port Board met on Monday. The board said the pier was sold.",
        {("Port Board", "organisation", "reports")},
    ),
    (
        "Lund Holdings Ltd. owns the pier. The company said on Monday that it was sold.",
        {("Lund Holdings Ltd.", "organisation", "reports")},
    ),
    # One force in the post is meant by "police".
    (
        "Lund police searched the pier. Nobody was there, police said.",
        {("Lund police", "police", "reports")},
    ),
    # Initials are the body that has them.
    (
        "The National Harbour Safety Board met. The pier was old, the NHSB said.",
        {("National Harbour Safety Board", "organisation", "reports")},
    ),
]

UNNAMED = [
    ("A person familiar with the matter said it was sold.", {SOMEBODY}),
    ("Two officials who asked not to be named said it was sold.", {SOMEBODY}),
    ("Sources close to the talks say that it was sold.", {SOMEBODY}),
    ("Analysts say the pier is worth little.", {SOMEBODY}),
    ("Some say that it was sold.", {SOMEBODY}),
    ("Two former deckhands told how it burned.", {SOMEBODY}),
    ("It was sold, said a clerk who was there.", {SOMEBODY}),
    ("The pier was sold, neighbours said.", {SOMEBODY}),
    ("A group of three climbers said they had met nobody.", {SOMEBODY}),
    ("Two people briefed on the plan confirmed that it was sold.", {SOMEBODY}),
]

MANNERS = [
    ("Ann Ode was quoted as saying that it was sold.", {("Ann Ode", "person", "reports")}),
    ("A claim by Ann Ode that it was sold is new.", {("Ann Ode", "person", "reports")}),
    ("Ann Ode’s warning that it would burn was lost.", {("Ann Ode", "person", "reports")}),
    ("The pier was, in the words of Ann Ode, rotten.", {("Ann Ode", "person", "reports")}),
    ("The pier was sold, said harbour master Ann Ode.", {("Ann Ode", "person", "reports")}),
    # A pronoun is the person's word who is meant.
    ("Ann Ode opened the pier on Monday. She said it was old.", {("Ann Ode", "person", "reports")}),
    # A body in somebody's title is not the source, the person is.
    (
        "It was sold, said Port Board President Ann Ode, who was there.",
        {("Ann Ode", "person", "reports")},
    ),
    (
        "It was sold, said the board’s founder Sir Tomas Berg.",
        {("Tomas Berg", "person", "reports")},
    ),
    # The first of several subjects behind a date; a point made with a participle.
    (
        "Last month, Ann Ode, Tomas Berg and Una Lund announced that it was sold.",
        {(name, "person", "reports") for name in ("Ann Ode", "Tomas Berg", "Una Lund")},
    ),
    (
        "The keeper, Ann Ode, made a point, accusing the crowd of sleep.",
        {("Ann Ode", "person", "reports")},
    ),
    # An aside between subject and verb.
    ("Jordan in turn said that it would stay.", {("Jordan", "government", "reports")}),
]

NO_SOURCES = [
    # Objects, places, events, lists of those who were there.
    "The crowd greeted Ann Ode on the pier, singing and waving.",
    "Ann Ode, Tomas Berg and Una Lund attended the dinner.",
    "The fair in Lund ended on Monday.",
    "The mayor endorsed Ann Ode last week, saving money.",
    "They were for criticizing Ann Ode and her boat.",
    # What somebody looks into, or finds, is no word of theirs.
    "The Port Board and the Harbour Office are investigating the fire.",
    "Police find prints on the pier.",
    # A verb behind "and" in a clause of its own is nobody's before it.
    "The Port Board came after clerks opened the boxes and found the lamps.",
    # What somebody did not say, or was told.
    "Ann Ode did not say when it would close.",
    "Ann Ode was said to be ill.",
    "A spokesman declined to comment.",
    # States that a preposition leads, in a row.
    "The climbers from Norway and Jordan told nobody.",
    # A part of a phrase is no head.
    "A police state never sleeps.",
    "Most state law is old.",
    "A few minutes later they left.",
]


NAMED = [
    # A paper whose name is an adjective too.
    ("In The Independent the pier was old.", set()),
    (
        "The Independent said it was sold. The paper added that it was old.",
        {("The Independent", "outlet", "reports")},
    ),
    # An office alone is no name, in initials either.
    ("One senior MP told his wife that it was late.", {SOMEBODY}),
    ("Before noon the CEO said it was late.", {SOMEBODY}),
    (
        "“We were late,” the Harbour Times editor told BBC Radio.",
        {("anonymous", "anonymous", "quotes"), ("BBC Radio", "outlet", "interviewed_by")},
    ),
    # Where the post says who holds it, it is that person.
    (
        "Ann Ode, the Lund governor, left. The Lund governor said the pier was a “farce”.",
        {("Ann Ode", "person", "quotes")},
    ),
    # A people or a place with a word that bodies or outlets have.
    (
        "Ann Ode told Denmark Info that it was late. It is late in Denmark.",
        {("Denmark Info", "outlet", "interviewed_by"), ("Ann Ode", "person", "reports")},
    ),
    ("The Danish presidency said it was late.", {("Danish presidency", "government", "reports")}),
    (
        "Danish officials confirmed they had lost the boat.",
        {("Danish officials", "government", "reports")},
    ),
    ("“It was lost,” Danish officials said.", {("Danish officials", "government", "quotes")}),
    # A description beside the paper's name, or in its place.
    (
        "A Danish newspaper, the Fjord Lamp, reported that she had left. He reads the Fjord Lamp.",
        {("Fjord Lamp", "outlet", "reports")},
    ),
    (
        "Denmark’s state-run newspaper said the rules were long. In the Denmark Herald"
        " they are long.",
        {("Denmark Herald", "outlet", "reports")},
    ),
    # Forms of one source are one.
    (
        "The Lund Harbour Trust is old. The Lund Trust said so. The Trust denied it.",
        {("Lund Harbour Trust", "organisation", "reports")},
    ),
    (
        "The New Lund Times said it was late. The Times said it was early.",
        {("New Lund Times", "outlet", "reports")},
    ),
    # What the post calls an outlet once is one throughout.
    (
        "Ann Ode told WLUN. The WLUN television channel is new.",
        {("Ann Ode", "person", "reports"), ("WLUN", "outlet", "interviewed_by")},
    ),
    # A site's name is not the name that it begins with.
    (
        "Una Lund slept. Police said the boy “was well,” Lund.com reported.",
        {("Police", "police", "quotes"), ("Lund.com", "outlet", "reports")},
    ),
    # Somebody with a first name only.
    ("“It went down,” Jacques, a baker on the pier, said.", {("Jacques", "person", "quotes")}),
    # The region of a place is no subject.
    (
        "Tom Berg, member for Lund-on-Sea, Norvia, said it was late. He loves Norvia.",
        {("Tom Berg", "person", "reports")},
    ),
    # A thing with a number says nothing.
    ("An 8-tonne Danish boat is described as a “potent symbol” of the sea.", set()),
    (
        "Photos in the Harbour Times show that the pier is old.",
        {("Harbour Times", "outlet", "reports")},
    ),
    ("LUND (AP) _ The pier is closed.", {("Associated Press", "outlet", "republished_from")}),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*NAMED, *CREDITS, *OUTLETS, *PAPERS, *BODIES, *UNNAMED, *MANNERS]
)
def test_kinds_of_sources(text, expected):
    assert facts(text) == expected


@pytest.mark.parametrize("text", NO_SOURCES)
def test_what_is_no_source(text):
    assert facts(text) == set()


def test_the_examples_run():
    assert doctest.testmod(sources).failed == 0
    page = (Path(__file__).parents[2] / "docs" / "engines" / "sources.md").read_text("utf-8")
    code = page.split("```python\n")[1].split("```")[0]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})
    shown = [line.strip() for line in page.split("prints\n")[1].splitlines() if "|" in line][:4]
    assert printed.getvalue().splitlines() == shown
