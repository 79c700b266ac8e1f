"""Whose words: kinds of error met in press that nobody had read, each on texts of our own."""

import pytest

from tests.quotations.quoting import speakers

ANN, BO, BOARD = "Ann Ode", "Ben Ek", "Port Board"

SAID = [
    # A word that is verb and noun is a noun behind "such", "these", "more".
    (["Ann Ode, a keeper of lamps, condemned such attacks on “light and reason”."], [ANN]),
    (["Ben Ek mocked these claims of “order in the port”."], [BO]),
    (["Ann Ode mocked those calls for “a pier to be proud of”."], [ANN]),
    # What "it" does in reported words is the reporter's to say.
    (
        ["“It sinks,” Ann Ode said, adding that it mirrored the “haste and greed” of late."],
        [ANN] * 2,
    ),
    (["Ben Ek rose, saying it showed a “lack of good lamps”."], [BO]),
    (["“It sinks,” said Ben Ek, arguing it reflected “years of poor upkeep”."], [BO] * 2),
    # A verb that names reaches across a long object.
    (
        [
            "Ann Ode, in another town, called the idea of lamps being lit by the harbour or by "
            "the owners of its boats “outdated”.",
        ],
        [ANN],
    ),
    # An office in capitals between a body and a name belongs to the name.
    (["“It sinks,” said Port Board Chairman Ben Ek."], [BO]),
    (["“It sinks,” said Lund Lamp Committee Director Ann Ode. “It does.”"], [ANN, ANN]),
    (["“It sinks,” said the Port Board."], [BOARD]),
    # Who is urged, or stands beside a participle, did not speak.
    (
        [
            "Ben Ek said the boards near his old home urging him to stay had moved him. “I could "
            "not sleep,” he said. “Not at all.”",
        ],
        [BO, BO],
    ),
    (["Ben Ek said the boards by his old home urging him on were kind. “I wept.”"], [BO]),
    # An office in initials is its holder's.
    (["QB Ben Ek laughed.", "“It sinks,” the QB said."], [BO, BO][:1]),
    (["“It sinks,” Ben Ek said.", "“It does,” the three-time Port MVP said."], [BO, BO]),
    (["“It sinks,” PM Ben Ek said."], [BO]),
    # "They" are the body or the group that spoke last.
    (
        [
            "The Port Board of Lund resigned after they were not heard, saying: “We are tired.”",
            "They added: “We are old.”",
        ],
        [BOARD + " of Lund"] * 2,
    ),
    (["“It sinks,” the Port Board said.", "They added: “It does.”"], [BOARD] * 2),
    (["“It sinks,” Ann Ode said.", "They added: “It does.”"], [ANN, ""]),
    # Who speaks in another's words is less in mind than the one who reports it.
    (
        ["Mr Ek said Ode only told the board that it was old.", "He said it was “old and tired”."],
        ["Ek"],
    ),
    # What stands on a sign is the sign's, and no bystander's.
    (
        [
            "“It sinks,” said Ben Ek.",
            "Keepers came with placards reading: “Mend the lamps now,”",
        ],
        [BO, ""],
    ),
    (["Ben Ek held up a sign saying “Mend the lamps for us all”."], [""]),
    (["Ben Ek issued a statement saying “the lamps will be mended soon”."], [BO]),
    # Names: a stated age, one of a kind, a body that is called one, initials of no person.
    (["Zefa, 21, a rower from Lund, came second. She said: “I rowed.”"], ["Zefa"]),
    (
        [
            "One rower, Zefa Nool was ill.",
            "Zefa, 21, was late. She said: “I rowed.”",
        ],
        ["Zefa Nool"],
    ),
    (["“It is clear,” the trade association Brewers of Lund wrote."], ["Brewers of Lund"]),
    (
        ["“Better than before,” the director of U.N. Women Zefa Mool Nakuka said."],
        ["Zefa Mool Nakuka"],
    ),
    # A spokesman of a body that the text names.
    (
        [
            "The Lund Lamp Service came.",
            "A spokesman for the lamp service said: “Mend it.”",
        ],
        ["spokesman for the lamp service"],
    ),
    (["A spokesman for the lamp service said: “Mend it.”"], [""]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), SAID)
def test_whose_words(paragraphs, expected):
    assert speakers(*paragraphs) == expected
