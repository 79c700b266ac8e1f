"""Offices beside names, bodies before them, outlets by their shape: whose words, and to whom."""

import pytest

from tests.quotations.quoting import quoted, speakers


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["“The pier is shut,” Tory MP Martin Roe has insisted."], ["Martin Roe"]),
        (
            ["Labour MEP Hanna Brandt said: “The pier is shut.”", "She called it “a shame.”"],
            ["Hanna Brandt", "Hanna Brandt"],
        ),
        (
            ["CEO of the Harbour Council Martin Roe told reporters it “must be rebuilt”."],
            ["Martin Roe"],
        ),
        (
            ["Marsh spoke as his envoy to the United Nations Hanna Brandt called it “a shame”."],
            ["Hanna Brandt"],
        ),
        (["DCI Hanna Brandt said: “We found the lamp.”"], ["Hanna Brandt"]),
        (["Martin Roe left to become Chief Whip and he said: “The lamp is out.”"], ["Martin Roe"]),
        (
            ["A member of the Harbour Justice Party, Hanna Brandt, said: “The lamp is out.”"],
            ["Hanna Brandt"],
        ),
        (
            ["Tamsyn Quill, HNPSU President, said the union would keep “an open door”."],
            ["Tamsyn Quill"],
        ),
        (
            ["The lamp is “out”, said the Hesk-Maritimes sub-prefect, Sbastien Rocher."],
            ["Sbastien Rocher"],
        ),
        (
            ["A Hesk vice-president who lost her post, Tamsyn Quill, called for “a fair vote”."],
            ["Tamsyn Quill"],
        ),
        (
            ["The row began in what Theresa May described as “the longest night of all”."],
            ["Theresa May"],
        ),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(paragraphs, expected):
    assert speakers(*paragraphs) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One senior MP told The Harbour Times: “He should answer every question.”",
        "Another CEO said: “He should answer every question.”",
    ],
)
def test_an_office_alone_names_nobody(text):
    assert speakers(text) == [""]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["“It is shut,” Roe told The Mail on Sunday."], "Mail on Sunday"),
        (["“It is shut,” Roe told France Info."], "France Info"),
        (["“It is shut,” Roe told Toronto Lantern."], "Toronto Lantern"),
        (["“It is shut,” Roe told WQXT."], "WQXT"),
        (["“It is shut,” Roe told KQZV-TV."], "KQZV-TV"),
        (["Sailors tell WQXT that the pier “is shut for good”."], "WQXT"),
        (["Martin Roe explained to Quayside.com: “The pier is shut for good.”"], "Quayside.com"),
        (["The film is by the KQZV television channel.", "“It is shut,” Roe tells KQZV."], "KQZV"),
        (
            [
                "The Harbour Times spoke to Hanna Brandt.",
                "“It is shut for good,” Martin Roe said in the Times article.",
            ],
            "Harbour Times",
        ),
        (
            [
                "BBC Radio 4's Sunrise programme opened with the pier.",
                "“It is shut for good,” Martin Roe told Sunrise.",
            ],
            "BBC Radio 4",
        ),
    ],
)
def test_outlets_are_known_by_their_shape(paragraphs, expected):
    assert [q.told_to for q in quoted(*paragraphs)][-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "“It is shut,” Martin Roe told WIPO delegates.",
        "“It is shut,” Martin Roe told New York.",
        "“It is shut,” Martin Roe told Amazon.com.",
        "“It is shut,” Martin Roe told Chicago Police.",
    ],
)
def test_bodies_and_places_are_no_outlets(text):
    assert [q.told_to for q in quoted(text)] == [""]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["Martin Roe, pictured said he “cannot row any longer”."],
            ["Martin Roe"],
        ),
        (
            [
                "Ann Roe sailed with Martin Quill.",
                "Quill held the oars, the paper said, quoting him as saying, “Row on, please.”",
            ],
            ["Martin Quill"],
        ),
        (
            ["The town praised it, with press secretary Yoon Dae-sung saying “it lights the bay”."],
            ["Yoon Dae-sung"],
        ),
        (
            [
                "Martin Roe should “mind his oars” and not be sorry for the “Viking” remark, "
                "Labour MP Hanna Brandt has insisted."
            ],
            ["Hanna Brandt", ""],
        ),
        (
            ["A man swore that the fire would “go down in history,” the HNPSU said on Monday."],
            ["HNPSU"],
        ),
        (
            ["“I will stay,” Martin Roe said. “I see no cause to go,” The Lantern editor added."],
            ["Martin Roe", "Martin Roe"],
        ),
        (
            [
                "Mayor Martin Roe spoke of Hanna Brandt.",
                "Mayor Roe smiled. The prime minister said: “The lamp is out.”",
            ],
            ["Hanna Brandt"],
        ),
        (
            [
                "The Hesk Government met on Monday.",
                "The form must be sent, the government recommending “a good stamp”.",
            ],
            ["Hesk Government"],
        ),
    ],
)
def test_whose_words_beside_others(paragraphs, expected):
    assert speakers(*paragraphs) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            [
                "The Harbour Office denied it, stating, “It has no link to the lamp.”",
                "The statement explained that the lamp was old.",
                "“Nobody ever spoke of it.”",
            ],
            ["Harbour Office", "Harbour Office"],
        ),
        (
            [
                "Parliament member Bezalel Quill of the small religious party Hesk Amarin, "
                "explained that the boats are “paid for every single year”."
            ],
            ["Bezalel Quill"],
        ),
        (
            [
                "Hanna Brandt sailed away.",
                "Getty - Contributor Hanna on her boat",
                "Hanna said: “I could not be more thrilled.”",
            ],
            ["Hanna Brandt"],
        ),
        (
            [
                "A member of the crew spoke to us. The crew member was shy.",
                "He identified himself as Piers Lund, a name from the ship's book.",
                "According to mate Tom Quill, a spokesman, there were ten of them.",
                "There were ten in all, the crew member said.",
                "“We all share one belief,” he said.",
            ],
            ["Piers Lund"],
        ),
    ],
)
def test_who_is_meant_over_several_paragraphs(paragraphs, expected):
    assert speakers(*paragraphs) == expected
