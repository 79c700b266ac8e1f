"""Text reuse: what is a passage, of which kind, and what is said of its direction."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.reuse import Background, Cited, Passage, Quoted, find

FILLER = (
    "Rain fell over the lower harbour while tired fishermen mended their nets beside the chapel.",
    "A goat wandered past the bakery and nobody bothered to chase the animal away.",
    "Children counted lanterns along the breakwater until the evening bell had rung twice.",
)
SENTENCE = (
    "The keeper painted the lighthouse bright orange because gulls had stolen every other colour."
)


def post(*sentences: str) -> str:
    return "\n".join(["A title", *sentences])


def between(a: str, b: str, /, **known: Background) -> tuple[Passage, ...]:
    return find({"a": a, "b": b}, known)


def words_of(text: str, start: int, end: int) -> str:
    return text[start:end]


CASES = [
    # (sentence in the one post, sentence in the other, kind)
    (SENTENCE, SENTENCE, "verbatim"),
    (SENTENCE, SENTENCE.replace("colour", "color"), "near_verbatim"),
    (
        SENTENCE,
        SENTENCE.replace("bright orange", "a cheerful orange").replace("every", "each"),
        "near_verbatim",
    ),
    (f"“{SENTENCE}”", f"She said: “{SENTENCE}”", "third_party_quotation"),
    # One side quotes what the other says in its own words: copying, declared.
    (SENTENCE, f"The Tern wrote: “{SENTENCE}”", "verbatim"),
    # Small words only, but in marks on both sides.
    (
        "“I was told to wait, and when I had waited I was told to come back,” she said.",
        "He remembered: “I was told to wait, and when I had waited I was told to come back.”",
        "third_party_quotation",
    ),
]


@pytest.mark.parametrize(("one", "other", "kind"), CASES)
def test_kinds(one: str, other: str, kind: str) -> None:
    found = between(post(FILLER[0], one), post(other, FILLER[1]))
    assert [p.kind for p in found] == [kind]


NO_REUSE = [
    # Names, offices and formulas.
    (
        "Ann Ode, the former president of the Council of Harbour Towns, said in an interview.",
        "The plan was praised by Ann Ode, the former president of the Council of Harbour Towns.",
    ),
    ("On Monday, 4 March 2019, at half past ten.", "It began on Monday, 4 March 2019, at ten."),
    # Too little in common.
    ("The keeper painted the lighthouse.", "The keeper painted the fence of his aunt."),
]


@pytest.mark.parametrize(("one", "other"), NO_REUSE)
def test_what_is_no_reuse(one: str, other: str) -> None:
    assert between(post(FILLER[0], one), post(FILLER[1], other)) == ()


def test_a_passage_ends_with_its_sentence() -> None:
    a, b = post(FILLER[0], SENTENCE, "Then he slept."), post(SENTENCE, "Then they left.", FILLER[1])
    (found,) = between(a, b)
    assert words_of(a, found.a_start, found.a_end) == SENTENCE.rstrip(".")
    assert words_of(b, found.b_start, found.b_end) == SENTENCE.rstrip(".")


def test_words_outside_the_marks_are_no_part_of_the_quotation() -> None:
    a = post(FILLER[0], f"Ode said: “{SENTENCE}”")
    b = post(f"Ode said: “{SENTENCE}”", FILLER[1])
    (found,) = between(a, b)
    assert words_of(a, found.a_start, found.a_end) == SENTENCE.rstrip(".")


def test_what_turns_from_near_to_free_is_two_passages() -> None:
    free = (
        "Gulls, he complained to visiting surveyors, ate through a dozen brushes.",
        "He complained that greedy gulls had eaten all of the dozen brushes that month.",
    )
    found = between(post(FILLER[0], SENTENCE, free[0]), post(SENTENCE, free[1], FILLER[1]))
    assert found[0].kind == "verbatim"
    assert {p.kind for p in found[1:]} <= {"light_paraphrase"}


def test_a_longer_run_is_not_lost_to_a_shorter_one_on_the_way() -> None:
    """ "Under the patronage of" stands twice in b; the run that goes on is the right one."""
    a = post(
        FILLER[0],
        "A boatyard run by Osk under the generous patronage of the widowed baroness Ilka Varn.",
    )
    b = post(
        "First it was run by Tam under the generous patronage of nobody, and then it became the "
        "boatyard run by Osk under the generous patronage of the widowed baroness Ilka Varn.",
        FILLER[1],
    )
    (found,) = between(a, b)
    assert words_of(b, found.b_start, found.b_end).startswith("boatyard run by Osk")


def test_a_set_phrase_of_the_whole_collection_is_no_reuse() -> None:
    phrase = "The cooperative did not answer questions about unpaid harbour fees."
    stones = ["amber", "basalt", "cobalt", "damson", "ebony", "fennel", "ginger", "hazel"]
    texts = {stone: post(f"{stone.title()}.", phrase) for stone in stones}
    assert find(texts) == ()


DISPLAY = "Gulls had stolen every other colour"


def test_a_display_quotation_repeats_the_text_around_it() -> None:
    text = post(FILLER[0], SENTENCE, DISPLAY, FILLER[1])
    at = text.index(DISPLAY)
    (found,) = find({"a": text}, {"a": Background(pulls=((at, at + len(DISPLAY)),))})
    assert (found.kind, found.direction) == ("pull_quote", "a_to_b")
    assert words_of(text, found.b_start, found.b_end) == DISPLAY


def test_a_display_quotation_in_front_of_its_text() -> None:
    text = post(FILLER[0], DISPLAY, SENTENCE, FILLER[1])
    at = text.index(DISPLAY)
    (found,) = find({"a": text}, {"a": Background(pulls=((at, at + len(DISPLAY)),))})
    assert found.direction == "b_to_a"


def known(outlet: str, *cited: str, authors: tuple[str, ...] = (), type: str = "outlet"):
    places = tuple(Cited(10 * n, 10 * n + 5, name, type) for n, name in enumerate(cited))
    return Background(authors=authors, outlets=(outlet,), cited=places)


DIRECTIONS = [
    # (what is known of a, what is known of b, direction)
    (known("Tern"), known("Gull"), "undetermined"),
    (known("Tern"), known("Gull", "Tern"), "a_to_b"),
    (known("Tern", "The  Gull"), known("The Gull"), "b_to_a"),
    # Spelled in another way.
    (known("Quaynews"), known("Gull", "Quay News"), "a_to_b"),
    (known("Tern", "Heron"), known("Gull", "Heron"), "common_source"),
    # Both cite each other: nothing follows.
    (known("Tern", "Gull"), known("Gull", "Tern"), "undetermined"),
    # One hand.
    (known("Tern", authors=("Ann Ode",)), known("Tern", authors=("Ann Ode",)), "undetermined"),
    # A person whom both cite has not written the words that neither quotes.
    (
        known("Tern", "Bo Ek", type="person"),
        known("Gull", "Bo Ek", type="person"),
        "undetermined",
    ),
    # Nor has a body that both cite: the police of two towns say much.
    (
        known("Tern", "The police", type="police"),
        known("Gull", "The police", type="police"),
        "undetermined",
    ),
    # The author counts where the outlet is not named.
    (known("Tern", authors=("Ann Ode",)), known("Gull", "Ann Ode", type="person"), "a_to_b"),
]


@pytest.mark.parametrize(("a", "b", "direction"), DIRECTIONS)
def test_direction_needs_evidence(a: Background, b: Background, direction: str) -> None:
    texts = post(FILLER[0], SENTENCE), post(SENTENCE, FILLER[1])
    (found,) = between(*texts, a=a, b=b)
    assert found.direction == direction
    assert found.evidence or direction == "undetermined"


def test_a_witness_is_no_source_of_the_words_about_him() -> None:
    """Ode wrote b and is quoted in a: that a cites her does not say where a has its words from."""
    b = known("Gull", authors=("Ann Ode",))
    citing = known("Tern", "Ann Ode", type="person")
    texts = post(FILLER[0], SENTENCE), post(SENTENCE, FILLER[1])
    (cited,) = between(*texts, a=citing, b=b)
    (quoted,) = between(*texts, a=replace(citing, quoted=(Quoted(0, 5, "Ann Ode"),)), b=b)
    assert (cited.direction, quoted.direction) == ("b_to_a", "undetermined")


def test_a_shared_slip_is_noted_and_gives_no_direction() -> None:
    slip = SENTENCE.replace("lighthouse", "lighthuose")
    (found,) = between(post(FILLER[0], slip), post(slip, FILLER[1]))
    assert "'lighthuose'" in found.evidence
    assert found.direction == "undetermined"


# Random texts of few words, so that runs are shared, with marks and odd characters among them.
WORD = st.sampled_from([*SENTENCE.split(), *FILLER[0].split(), "“", "”", "\n", "é", "—", "’", "😀"])
TEXT = st.one_of(st.text(max_size=80), st.lists(WORD, max_size=60).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_offsets_and_order(texts: list[str]) -> None:
    names = [f"p{n}" for n in range(len(texts))]
    of = dict(zip(names, texts, strict=True))
    found = find(of)
    for p in found:
        assert 0 <= p.a_start < p.a_end <= len(of[p.a_article])
        assert 0 <= p.b_start < p.b_end <= len(of[p.b_article])
        assert p.a_article <= p.b_article
        assert p.a_article < p.b_article or p.a_end <= p.b_start
        assert 0 < p.similarity <= 1
    # The order in which the posts come is no matter.
    assert find(dict(reversed(of.items()))) == found


FLIP = {"a_to_b": "b_to_a", "b_to_a": "a_to_b"}


def mirrored(p: Passage) -> tuple[object, ...]:
    direction = FLIP.get(p.direction, p.direction)
    return p.b_start, p.b_end, p.a_start, p.a_end, p.words, p.similarity, p.kind, direction


@pytest.mark.parametrize(("one", "other", "kind"), CASES)
def test_exchanging_the_posts_exchanges_the_sides(one: str, other: str, kind: str) -> None:
    a, b = post(FILLER[0], one), post(other, FILLER[1])
    there, back = between(a, b), between(b, a)
    assert [p.kind for p in there] == [kind]
    assert sorted(mirrored(p) for p in there) == [
        (p.a_start, p.a_end, p.b_start, p.b_end, p.words, p.similarity, p.kind, p.direction)
        for p in back
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(FILLER),
    st.permutations(FILLER),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_a_planted_sentence_is_found_wherever_it_stands(
    one: list[str], other: list[str], at: int, there: int
) -> None:
    words = SENTENCE.rstrip(".").lower().split()
    # Only the planted sentence is shared: the other posts' sentences get words of their own.
    odd = [" ".join(f"{w}{n}" for w in s.split()) for n, s in enumerate(other)]
    a = [*one[:at], " ".join(words) + ".", *one[at:]]
    b = [*odd[:there], " ".join(words) + ".", *odd[there:]]
    (found,) = between(post(*a), post(*b))
    assert words_of(post(*a), found.a_start, found.a_end) == " ".join(words)


def test_a_story_that_very_many_print_is_joined_with_the_first_of_them() -> None:
    names = [f"p{n:03}" for n in range(80)]
    others = {
        f"q{n:03}": f"Title {n}\n" + " ".join(f"w{n}x{k}" for k in range(60)) for n in range(80)
    }
    found = find({n: "\n".join([n, SENTENCE, FILLER[0]]) for n in names} | others)
    assert {p.b_article for p in found} == set(names[1:])
    assert len(found) <= 4 * len(names)


def test_a_phrase_that_very_many_have_is_no_story() -> None:
    phrase = "The cooperative did not answer questions about unpaid harbour fees."
    assert find({f"p{n:03}": f"Title {n}\n{phrase}" for n in range(80)}) == ()
