"""Which outlet got words: said to it in this sentence, in a talk that goes on, or to anybody."""

import pytest

from tests.quotations.quoting import quoted

TERN, LUND = "Harbour Times", "WLUN-TV"

SAID = [
    # A remark carries within its paragraph and on through one speech, no further.
    (["“It floats,” Ann Ode told the Harbour Times. “It always did.”"], [TERN, TERN]),
    (["“It floats,” Ann Ode told the Harbour Times.", "“It sinks,” Ode said."], [TERN, ""]),
    (
        ["“It floats,” Ann Ode told the Harbour Times.", "Rain fell.", "“It sinks,” Ode said."],
        [TERN, ""],
    ),
    (
        ["Ann Ode told the Harbour Times: “It floats. ", "“It always did,” she said."],
        [TERN, TERN],
    ),
    # A talk goes on through the post, until words are said elsewhere or were said before.
    (
        [
            "In an interview with the Harbour Times, Ann Ode spoke of lamps.",
            "“It sinks,” Ode said.",
        ],
        [TERN],
    ),
    (["The Harbour Times interviewed Ann Ode.", "Rain fell.", "“It sinks,” Ode said."], [TERN]),
    (
        ["Speaking to the Harbour Times, Ann Ode laughed.", "“It sinks,” Ode told a rally."],
        [""],
    ),
    (
        ["Speaking to the Harbour Times, Ann Ode laughed.", "Ode had said earlier: “It sinks.”"],
        [""],
    ),
    (
        [
            "In an interview with Oslo-based paper Harbour Times, Ann Ode wept.",
            "“It sinks,” Ode said.",
        ],
        [TERN],
    ),
    # An interview whose person is named only where the same outlet is met again, and one person.
    (
        [
            "In an interview with the Harbour Times, a former clerk gave details.",
            "Ann Ode, who kept the lamps, described to the Harbour Times how it was.",
            "Rain fell.",
            "“It sinks,” Ode said. “It floats,” Bo Ek said.",
        ],
        [TERN, ""],
    ),
    # Who told it stands before the outlet; whom she quotes told it nothing.
    (
        ["Ann Ode told the Harbour Times that Bo Ek slept.", "“It sinks,” Ek said."],
        [""],
    ),
    # A channel on which somebody is heard.
    (["On WLUN-TV, Ann Ode said: “It sinks.”"], [LUND]),
    (["Ann Ode, asked about it on WLUN-TV, said: “It sinks.”"], [LUND]),
    (["Sunday on WLUN-TV, Ann Ode said “it sinks like a stone”."], [LUND]),
    # Of two names the station's, not the network's; a body that is allowed to do something is none.
    (["“It sinks,” Ann Ode told CBS affiliate WLUN-TV."], [LUND]),
    (["Ann Ode volunteered to let Lund Institute of Lamps in.", "“It sinks,” Ode said."], [""]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), SAID)
def test_which_outlet_got_the_words(paragraphs, expected):
    assert [q.told_to for q in quoted(*paragraphs)] == expected
