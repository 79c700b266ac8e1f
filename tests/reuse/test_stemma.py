"""Who copied whom: an invented story, cut, credited and passed on in every way."""

import pytest

from pressaudit.reuse import Background, Cited, find

STORY = (
    "A stray heifer walked into the council chamber of Osk on Tuesday and lay down in front of the "
    "mayor, who was reading out the estimates for the repair of the cattle grids.",
    "The session was adjourned for forty minutes while three members of the planning committee "
    "tried to persuade the animal to leave by the public gallery.",
    "Its owner said the gate had been left open by a surveyor whom the council itself had sent to "
    "count the sheep on the common, and that he would bill the treasurer for the lost milk.",
    "The estimates were passed unread at a quarter past nine, by eleven votes to four, with one "
    "abstention that the clerk was unable to attribute to a human being.",
    "Cattle grids cost the parish nearly nine thousand crowns a year, more than its library, its "
    "fountain and its two lollipop ladies taken together.",
)
LOCAL = (
    "In Harrow Lane nobody was surprised, because the same heifer had been found in the post "
    "office last summer, behind the counter, facing the queue."
)


def story(*parts: int | str, title: str = "Heifer") -> str:
    return "\n".join([title, *(STORY[p] if isinstance(p, int) else p for p in parts)])


def told(texts: dict[str, str], outlets: dict[str, str], a: str, b: str) -> tuple[str, str]:
    """The direction of the first passage of prose between two texts, and its evidence."""
    known = {name: Background(outlets=(outlet,)) for name, outlet in outlets.items()}
    passage = next(p for p in find(texts, known) if (p.a_article, p.b_article) == (a, b))
    return passage.direction, passage.evidence


AGENCY = story(f"OSK (CNA) — {STORY[0]}", 1, 2, 3, 4)
OUTLETS = {"a": "Coastal News Agency", "b": "Tern", "c": "Gull", "d": "Heron"}

CREDITED = [
    # (the copy, what the evidence says)
    (story(LOCAL, 0, 2, "CNA contributed to this report."), "b credits CNA (contribution)"),
    (story(0, 2, 1, "Source: Coastal News Agency"), "b credits Coastal News Agency (source)"),
    (story(f"OSK (CNA) — {STORY[0]}", 2, LOCAL), "b credits CNA (dateline)"),
    (story(f"{LOCAL} Coastal News Agency reported.", 0, 1), "b cites Coastal News Agency"),
    (story(0, 1, LOCAL, "Read the full story at Coastal News Agency."), "b credits Coastal"),
]


@pytest.mark.parametrize(("copy", "evidence"), CREDITED)
def test_a_declared_credit_gives_the_direction(copy: str, evidence: str) -> None:
    direction, said = told({"a": AGENCY, "b": copy}, OUTLETS, "a", "b")
    assert direction == "a_to_b"
    assert said.startswith(evidence)
    assert "Coastal News Agency" in said


def test_the_credit_goes_before_what_the_texts_tell() -> None:
    """b has all of a and a paragraph more, and says that it has it from a."""
    texts = {"a": story(0, 1, 2), "b": story(0, 1, 2, 3, LOCAL, "Source: Coastal News Agency")}
    assert told(texts, OUTLETS, "a", "b")[0] == "a_to_b"


def test_two_copies_of_an_agency_story_are_siblings() -> None:
    texts = {"a": AGENCY, "b": story(0, 1, 3), "c": story(1, 2, 3, LOCAL)}
    direction, evidence = told(texts, OUTLETS, "b", "c")
    assert direction == "common_source"
    assert "both from Coastal News Agency (a)" in evidence


def test_an_agency_that_the_archive_lacks_is_named() -> None:
    texts = {"b": story(f"OSK (CNA) — {STORY[0]}", 1, 2), "c": story(0, 2, 4, "Source: CNA")}
    direction, evidence = told(texts, OUTLETS, "b", "c")
    assert direction == "common_source"
    assert "both from CNA" in evidence


def test_a_copy_that_credits_nobody_shares_the_credit_of_its_like() -> None:
    texts = {"b": story(f"OSK (CNA) — {STORY[0]}", 1, 2, 3), "c": story(0, 2, 3)}
    assert told(texts, OUTLETS, "b", "c")[0] == "common_source"


def test_a_wrong_credit_is_shown() -> None:
    texts = {
        "a": AGENCY,
        "b": story(0, 1, 2, "Source: Harbour Wire"),
        "c": story(0, 2, "Source: CNA"),
    }
    direction, evidence = told(texts, OUTLETS, "a", "b")
    assert direction == "a_to_b"
    assert "wrong credit: b names Harbour Wire" in evidence


def test_who_stands_within_another_one_is_its_copy() -> None:
    outlets = {"a": "Tern", "b": "Gull"}
    texts = {"a": story(0, 1, 2, 3, 4), "b": story(3, 1, title="Cow")}
    assert told(texts, outlets, "a", "b")[0] == "a_to_b"


def test_where_each_has_what_the_other_lacks_nothing_is_said() -> None:
    texts = {"b": story(0, 1, 3), "c": story(1, 3, LOCAL, 4)}
    assert told(texts, OUTLETS, "b", "c")[0] == "undetermined"


def test_a_third_witness_tells_who_cut() -> None:
    """b and c each cut what the other has, and a has all of it."""
    outlets = {"a": "Tern", "b": "Gull", "c": "Heron"}
    texts = {"a": story(LOCAL, 0, 1, 2, 3, 4), "b": story(0, 1, 3), "c": story(0, 2, 4, 3)}
    assert told(texts, outlets, "a", "b")[0] == "a_to_b"
    assert told(texts, outlets, "a", "c")[0] == "a_to_b"
    assert told(texts, outlets, "b", "c")[0] == "common_source"


def test_a_copy_of_a_copy_keeps_what_the_first_copy_changed() -> None:
    changed = STORY[2].replace("would bill the treasurer", "would send the treasurer an invoice")
    texts = {
        "a": AGENCY,
        "b": story(0, 1, changed, 3, LOCAL, "Source: CNA"),
        "c": story(changed, 0, LOCAL),
        "d": story(0, 2, 4),
    }
    assert told(texts, OUTLETS, "b", "c")[0] == "a_to_b"
    assert told(texts, OUTLETS, "a", "c")[0] == "a_to_b"
    assert "by way of Tern (b)" in told(texts, OUTLETS, "a", "c")[1]
    assert told(texts, OUTLETS, "c", "d")[0] == "common_source"


def test_a_story_merged_of_two_stands_on_both() -> None:
    other = (
        "The ferry company has bought a second-hand bell from a monastery in order to warn "
        "anglers, who had stopped listening to its horn some years ago.",
        "It rings in a minor key, passengers complained, and two of them have already confessed to "
        "the purser things that he would rather not have known.",
    )
    wire = "\n".join(["Bell", f"HULL (CNA) — {other[0]}", other[1]])
    texts = {"a": AGENCY, "b": wire, "c": story(0, 2, *other, "CNA contributed to this report.")}
    outlets = {"a": "Coastal News Agency", "b": "Coastal News Agency", "c": "Gull"}
    assert told(texts, outlets, "a", "c")[0] == "a_to_b"
    assert told(texts, outlets, "b", "c")[0] == "a_to_b"


def test_whom_the_copied_words_name_is_no_common_source() -> None:
    texts = {"b": story(0, 1, LOCAL), "c": story(1, 0, 4)}
    at = {n: t.index("planning committee") for n, t in texts.items()}
    known = {
        n: Background(
            outlets=(OUTLETS[n],), cited=(Cited(at[n], at[n] + 18, "Planning committee", "body"),)
        )
        for n in texts
    }
    found = find(texts, known)
    assert {p.direction for p in found} == {"undetermined"}


FORMULAS = [
    "She spoke on condition of anonymity because she was not allowed to talk to the press.",
    "The company did not immediately respond to a request for comment on Friday.",
    "The man, who cannot be named for legal reasons, was released on bail.",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_joins_nothing(formula: str) -> None:
    short = " ".join(formula.split()[:13])
    texts = {"a": story(0, short), "b": "\n".join(["Ferry", LOCAL, short])}
    assert find(texts) == ()


def test_the_same_rights_under_two_stories_are_no_reuse() -> None:
    rights = (
        "Copyright 2018 The Tern. All rights reserved. This material may not be published, "
        "broadcast, rewritten or redistributed without the written consent of the Tern."
    )
    assert find({"a": story(0, rights), "b": "\n".join(["Ferry", LOCAL, rights])}) == ()
