"""Words, lemmas and sentences, with offsets that can be followed back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.language.words import ADDRESS, NUMBER, POSSESSIVE, TAG, count, entry, lemma, tokens
from pressaudit.language.words import sentences as spans

TOKENS = [
    ("The ferry sank.", ["The", "ferry", "sank"]),
    # Initials keep their stops, also with a possessive or at the end of a sentence.
    ("the U.S. fleet", ["the", "U.S.", "fleet"]),
    ("the U.S.’s fleet", ["the", "U.S.", "’s", "fleet"]),
    ("R.H. Lund left.", ["R.H.", "Lund", "left"]),
    # Curly and straight apostrophes alike; a possessive is a token of its own.
    ("the island’s crew", ["the", "island", "’s", "crew"]),
    ("the island's crew", ["the", "island", "'s", "crew"]),
    ("the islanders’ crew", ["the", "islanders", "’", "crew"]),
    ("they don’t, they can't", ["they", "don’t", "they", "can't"]),
    ("O’Hara and D'Arcy", ["O’Hara", "and", "D'Arcy"]),
    ("‘quoted’ words", ["quoted", "words"]),
    # Hyphens within words, not dashes between them.
    ("a well-kept boat—or two", ["a", "well-kept", "boat", "or", "two"]),
    ("pro-ferry – and anti-ferry", ["pro-ferry", "and", "anti-ferry"]),
    # Numbers with their marks, ordinals, decades.
    ("1,500 marks, 3.5 % of $20", ["1,500", "marks", "3.5", "of", "$20"]),
    ("the 21st boat of the 1980s", ["the", "21st", "boat", "of", "the", "1980s"]),
    ("Sept. 17 at 10:30", ["Sept", "17", "at", "10:30"]),
    ("40% more", ["40%", "more"]),
    # Hashtags, mentions, addresses.
    ("#FreeTheFerry, says @quay_news", ["#FreeTheFerry", "says", "@quay_news"]),
    ("see https://quay.example/a?b=1 now", ["see", "https://quay.example/a?b=1", "now"]),
    ("(www.quay.example)", ["www.quay.example)"]),
    ("", []),
    ("… — “”", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text, expected):
    assert [t.surface for t in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("#FreeTheFerry", TAG),
        ("@quay_news", TAG),
        ("https://quay.example", ADDRESS),
        ("1,500", NUMBER),
        ("1980s", NUMBER),
    ],
)
def test_kinds(text, kind):
    assert [t.kind for t in tokens(text)] == [kind]


def test_possessives_and_addresses_are_no_words():
    text = "The island’s page is www.quay.example"
    assert [t.surface for t in tokens(text) if not t.is_word] == ["’s", "www.quay.example"]
    assert next(t for t in tokens(text) if t.kind == POSSESSIVE).surface == "’s"
    assert count(text) == 4


LEMMAS = [
    ("ferries", "ferry"),
    ("Ferries", "ferry"),
    ("sank", "sink"),
    ("U.S.", "u.s."),
    ("don’t", "don't"),
    ("#FreeTheFerry", "#freetheferry"),
    ("Qwxyl", "qwxyl"),
]


@pytest.mark.parametrize(("surface", "expected"), LEMMAS)
def test_lemmas_come_from_a_dictionary_in_small_letters(surface, expected):
    assert lemma(surface) == expected


SENTENCES = [
    ("It sank. Nobody came.", ["It sank.", "Nobody came."]),
    # Abbreviations and initials end no sentence where it goes on.
    ("On Sept. 17 it sank.", ["On Sept. 17 it sank."]),
    ("Mr. Lund and Dr. Roe left.", ["Mr. Lund and Dr. Roe left."]),
    ("The U.S. fleet came. It left.", ["The U.S. fleet came.", "It left."]),
    ("R. James Lund left.", ["R. James Lund left."]),
    ("It cost 3.5 marks. Not more.", ["It cost 3.5 marks.", "Not more."]),
    # Initials and short forms end one where a word that opens a sentence follows.
    ("They left the U.S. The fleet stayed.", ["They left the U.S.", "The fleet stayed."]),
    (
        "It met the U.S. Coast Guard at 9 a.m. Monday.",
        ["It met the U.S. Coast Guard at 9 a.m. Monday."],
    ),
    ("Ann Ode, of Hesk, Fla. But it sank.", ["Ann Ode, of Hesk, Fla.", "But it sank."]),
    ("The Tern Co. Trust sold it.", ["The Tern Co. Trust sold it."]),
    # A dash goes on.
    ("“It sank.” — Ann Ode", ["“It sank.” — Ann Ode"]),
    # Quotation marks belong to the sentence that they close.
    ("“It sank.” Nobody came.", ["“It sank.”", "Nobody came."]),
    ("“Did it sink?” he asked.", ["“Did it sink?” he asked."]),
    ("He said: “It sank. It is gone.”", ["He said: “It sank.", "It is gone.”"]),
    ("Really?! Yes… No.", ["Really?!", "Yes…", "No."]),
    ("  no stop at all  ", ["no stop at all"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in spans(text)] == expected


PIECES = st.sampled_from(
    ["ferry", "U.S.", "’s", "'s", "’", "-", "—", " ", ".", "Sept.", "17", "1,500", "#tag", "@a",
     "https://a.b", "“", "”", "?", "…", "é", "ß", "\n", "\u00a0", "Ø", "don’t", "1980s", "%", "$"]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join))


@given(TEXT)
def test_offsets_give_the_surface_and_tokens_do_not_overlap(text):
    last = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.surface
        assert last <= token.start < token.end
        last = token.end


@given(TEXT)
def test_a_count_is_the_number_of_words(text):
    assert count(text) == sum(t.is_word for t in tokens(text))


@given(TEXT)
def test_sentences_part_the_text_and_lose_only_white_space(text):
    found = spans(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    inside = "".join(text[start:end] for start, end in found)
    assert "".join(inside.split()) == "".join(text.split())


@given(TEXT)
def test_no_token_stands_in_two_sentences(text):
    edges = {edge for span in spans(text) for edge in span}
    for token in tokens(text):
        assert not any(token.start < edge < token.end for edge in edges if token.kind != ADDRESS)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("US boats", ["u.s.", "boat"]),
        ("U.S. boats", ["u.s.", "boat"]),
        ("tell us", ["tell", "we"]),
        ("UN boats", ["un", "boat"]),
        ("U.N. boats", ["un", "boat"]),
    ],
)
def test_initials_are_counted_as_one_word_and_as_no_pronoun(text, entries):
    assert [entry(t.surface)[1] for t in tokens(text)] == entries
