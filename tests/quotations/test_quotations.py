"""Who says what: each case is a rule that a reader of the press follows without thinking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit import quotations
from pressaudit.quotations import names
from pressaudit.read.model import Byline, Role
from tests.quotations.quoting import post, quoted, speakers

BESIDE = [
    (
        "“We left,” Ann Ode muttered, and “they stayed,” Ben Marsh countered.",
        ["Ann Ode", "Ben Marsh"],
    ),
    ("“We sail at dawn,” said Ann Ode.", ["Ann Ode"]),
    ("Ann Ode said: “We sail at dawn.”", ["Ann Ode"]),
    ("“The lamp,” Ann Ode said, “went out in March.”", ["Ann Ode", "Ann Ode"]),
    ('"We sail at dawn," said Ann Ode. "Nobody else will."', ["Ann Ode", "Ann Ode"]),
    ("“It will float,” said Ann Ode, who built it with Ben Marsh.", ["Ann Ode"]),
    ("Ann Ode, who built it with Ben Marsh, said “it floats”.", ["Ann Ode"]),
    ("“It floats,” Ann Ode, a keeper from Marsh, told reporters.", ["Ann Ode"]),
    (
        "Ann Ode called it “a rotten tooth” and Ben Marsh hailed it as “a work of art”.",
        ["Ann Ode", "Ben Marsh"],
    ),
    ("According to Ann Ode, “the lamp went out”.", ["Ann Ode"]),
    ("Ben Marsh rose, with Ann Ode shouting “sit down at once”.", ["Ann Ode"]),
    ("Ann Ode rose from her chair, adding that “nobody pays the keepers”.", ["Ann Ode"]),
    (
        "That would be “the beginning of the end” for the harbour, said Ann Ode, a keeper.",
        ["Ann Ode"],
    ),
    ("Ann Ode fired back: “Not in my harbour.”", ["Ann Ode"]),
    ("“The sea is large.” — Commissioner Ann Ode", ["Ann Ode"]),
    ("From Commissioner Ann Ode: “The crates are dry.”", ["Ann Ode"]),
    ("From the Port Seamen’s Union: “We are glad of it.”", ["Port Seamen’s Union"]),
    ("“We strike on Monday,” the Seamen’s Union said in a statement.", ["Seamen’s Union"]),
    ("“It is safe,” said a spokeswoman for the Harbour Board, Jennifer Ode.", ["Jennifer Ode"]),
    ("A spokeswoman for the Harbour Board, Jennifer Ode, said “it is safe”.", ["Jennifer Ode"]),
    ("Harbour Board spokeswoman Jennifer Ode said “it is safe”.", ["Jennifer Ode"]),
    ("“I saw it go,” said a sailor named Caroline Ode.", ["Caroline Ode"]),
    ("Ann Ode tweeted: “The ferry is late again.”", ["Ann Ode"]),
    ("“The ferry is late again” — Ann Ode (@annode) May 5, 2019", ["Ann Ode"]),
    ("“[The lamp] went out, and we [the keepers] slept,” Ann Ode said.", ["Ann Ode"]),
    ("“He said ‘never’ and then ‘maybe’,” Ann Ode said.", ["Ann Ode"]),
    ("Ann Ode of the Harbour Board said “it floats”.", ["Ann Ode"]),
    ("Mrs. Ann Ode (Minister for Lamps): “It floats.”", ["Ann Ode"]),
    # What he told belongs to the one who reports it.
    ("Ann Ode said her brother had told her that it was “dark in there”.", ["Ann Ode"]),
    # Nothing is said by one who puts out a lamp.
    ("Ann Ode put out a lamp, saying “it floats”.", ["Ann Ode"]),
    ("The plan was described as “a bridge to nowhere” by Councillor Ann Ode.", ["Ann Ode"]),
    ("The agency quoted keeper Ann Ode as saying the lamp was “out for good”.", ["Ann Ode"]),
    # The outlet passes on what its subject said.
    ("Ann Ode told the radio it was “dead on arrival”, the Quay Times reported.", ["Ann Ode"]),
    # A clause after "while" has a speaker of its own.
    (
        "Ann Ode hailed it as “the best night”, while Ben Marsh said he had “cried for joy”.",
        ["Ann Ode", "Ben Marsh"],
    ),
    ("A letter from the Harbour Board warns that “the pier is shut”.", ["Harbour Board"]),
    # A date before an outlet, an adjective: its report is its word.
    ("A 3 May 2011 special Quay Times report said “the crates were dry”.", ["Quay Times"]),
]


WITHOUT_A_NAME = [
    ("The letter reads “the lamp is out for good”.", "The letter"),
    ("The lawsuit contends that the firm “sold wet grain for years”.", "The lawsuit"),
    ("A council spokesman said “we are sorry for the noise”.", "A council spokesman"),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_A_NAME)
def test_a_source_without_a_name_is_shown_as_it_stands(text, expected):
    (found,) = quoted(text)
    assert (found.speaker, found.speaker_surface) == ("", expected)


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_the_speaker_stands_in_the_sentence(text, expected):
    assert speakers(text) == expected


NESTED = [
    ("Ben Marsh said on Monday that Ann Ode would call it “a rotten tooth”.", "Ben Marsh"),
    ("When Ann Ode said that the pier was old, Ben Marsh called it “a rotten tooth”.", "Ben Marsh"),
    ("Ben Marsh said Ann Ode will continue to be “a champion of small boats”.", "Ben Marsh"),
    ("Ann Ode praised the work done in a small state. “It floats,” she said.", "Ann Ode"),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_who_reports_a_clause_is_the_source_of_its_words(text, expected):
    assert speakers(text) == [expected]


ELSEWHERE = [
    # No cue at all: the sentence before is about her.
    (["Ann Ode shook her head. “It will not float.”"], ["Ann Ode"]),
    # The paragraph before leads to it.
    (["Ann Ode told the council this:", "“The lamp went out.”"], ["Ann Ode"]),
    # A line below signs it.
    (
        ["“A lamp is a promise to people one never meets”", "Ann Ode, keeper of the light"],
        ["Ann Ode"],
    ),
    # Only the sentence after says whose words they were.
    (["“We closed three ferries.” Ben Marsh said nothing was written down."], ["Ben Marsh"]),
    # A new opening mark in each paragraph, the name in the last.
    (
        ["“The lamp went out in March.", "“Nobody lit it.", "“Then they came,” Ann Ode said."],
        ["Ann Ode"] * 3,
    ),
    # The same, the name in the first.
    (
        ["Ann Ode said: “The lamp went out in March.", "“Nobody lit it.", "“Then they came.”"],
        ["Ann Ode"] * 3,
    ),
    # Turns of a transcript, marks inside and outside.
    (
        ["Ann Ode met Ben Marsh.", "“ODE: Where is it?", "“MARSH: It left.”"],
        ["Ann Ode", "Ben Marsh"],
    ),
    (
        ["Ann Ode met Ben Marsh.", "ODE: “Where is it?”", "MARSH: “It left.”"],
        ["Ann Ode", "Ben Marsh"],
    ),
    # A turn names in capitals whom the post names later, or whom another turn names in full.
    (["ODE: “Where is it?”", "Ann Ode left the room."], ["Ann Ode"]),
    (["MARY MARSH: “Where is it?”", "MARSH: “It left.”"], ["Mary Marsh"] * 2),
    # An interview: the outlet asks.
    (
        ["Quay News: “Why did you leave?”", "Ann Ode: “Because the oil ran out.”"],
        ["Quay News", "Ann Ode"],
    ),
    # A leaked e-mail.
    (
        ["In an email to Ben Marsh, Ann Ode wrote: “Tell nobody.”", "“Burn this,” she added."],
        ["Ann Ode"] * 2,
    ),
]


@pytest.mark.parametrize(("texts", "expected"), ELSEWHERE)
def test_the_speaker_stands_around_the_sentence(texts, expected):
    assert speakers(*texts) == expected


def test_a_block_quotation_has_no_marks():
    (found,) = quoted(
        "Ann Ode told the council this:",
        "The lamp went out and nobody lit it.",
        roles={1: Role.BLOCK_QUOTATION},
    )
    assert (found.speaker, found.kind) == ("Ann Ode", "quotation")


PERSONS = [
    # Two named before her: the pronoun's gender decides.
    (
        ["Ann Ode kept the light.", "Ben Marsh bought the harbour.", "“I was not paid,” she said."],
        "Ann Ode",
    ),
    # The subject of the last sentence is in focus, not who else stands in it.
    (["Ben Marsh spoke for Carl Reed at noon. “I was not paid,” he said."], "Ben Marsh"),
    # Surname and courtesy title, introduced with an office before.
    (
        [
            "Jonathan Marsh, assistant director of the port, sighed.",
            "“No,” Mr. Marsh said, “it is not safe.”",
        ],
        "Jonathan Marsh",
    ),
    # Two of one family: the title's gender decides.
    (["Ann Ode and her brother Ben Ode run it. “The boat is mine,” Ms. Ode said."], "Ann Ode"),
    # A description that a title or apposition gave.
    (["Ann Ode, a former keeper, left in May. “I was tired,” the former keeper said."], "Ann Ode"),
    (["Sen. Ann Ode met Ben Marsh. “I was tired,” the senator said."], "Ann Ode"),
    # Somebody without a name is no person of the post.
    (["Ann Ode left.", "A former official stayed behind. “I was tired,” she said."], ""),
    # Bodies: the newspaper, the cooperative.
    (
        ["The Quay Gazette, a weekly newspaper, was blunt.", "“It is empty,” the newspaper wrote."],
        "Quay Gazette",
    ),
    (
        ["The Sound Ferry Cooperative owns it.", "The cooperative called it “a visit to friends”."],
        "Sound Ferry Cooperative",
    ),
    # A surname that is also a place.
    (["Ben London owns it. “It floats well,” said London, a sailor."], "Ben London"),
]


@pytest.mark.parametrize(("texts", "expected"), PERSONS)
def test_whom_pronouns_titles_and_descriptions_mean(texts, expected):
    assert speakers(*texts)[-1] == expected


RECIPIENTS = [
    ("“We sat in the dark,” Ann Ode told Quay News.", "Quay News"),
    ("In an interview with Quay News, Ann Ode said that “we sat in the dark”.", "Quay News"),
    ("Ann Ode told Quay News how it was. “We sat in the dark,” she said.", "Quay News"),
    ("“We sat in the dark,” Ann Ode told the council.", ""),
    ("Ann Ode told this newspaper that “we sat in the dark”.", "Own Gazette"),
    ("“We sat in the dark,” Ann Ode told Night Watch.", "Own Gazette"),
]


@pytest.mark.parametrize(("text", "expected"), RECIPIENTS)
def test_who_got_the_words(text, expected):
    byline = Byline(outlet="Own Gazette", programme="The Night Watch")
    assert quoted(text, byline=byline)[0].told_to == expected


def test_one_sailor_and_another_share_no_utterance():
    article = post(
        "One sailor said: “I saw him carry the crates to the boat.”",
        "Another sailor said: “I saw him carry the crates to the boat at night.”",
    )
    found = quotations.quotations(article, names.index([article]))
    first, second = quotations.utterances([(article, q) for q in found])
    assert first != second


def test_each_row_says_by_which_rule_and_word():
    first, second = quoted("“We sail,” Ann Ode vowed. “Nobody else will.”")
    assert (first.cue, first.rule, first.speaker_surface) == ("vowed", "cue-after", "Ann Ode")
    assert (second.cue, second.rule) == ("", "continued")


MARKS = list("“”\"″«»‘’'.,:;!?—-()[] \nAb")
ALPHABET = st.sampled_from([*MARKS, "said ", "Ann Ode ", "he ", "the keeper "])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(ALPHABET, max_size=40).map("".join), max_size=4))
def test_spans_lie_in_their_paragraph_in_order_without_overlap(texts):
    article = post(*texts)
    last = (0, 0)
    for found in quoted(*texts):
        text = article.paragraphs[found.paragraph - 1].text
        inner = text[found.char_start : found.char_end]
        assert 0 <= found.char_start < found.char_end <= len(text)
        assert inner == inner.strip() and found.words == len(inner.split())
        assert found.incipit.split() == inner.split()[:6]
        assert last <= (found.paragraph, found.char_start)
        last = (found.paragraph, found.char_end)


def test_the_tables_hold_no_more_than_seven_words_of_a_source():
    text = "A group of sixty tired old sailors from the harbour of Ode said that “it floats”."
    (found,) = quoted(text)
    assert found.speaker_surface == "A group of sixty tired old sailors"
    assert len(found.speaker.split()) <= 7
