"""The records of this package: a quotation, and who is said to have said it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch inside double marks, or a block quotation without marks.

    ``char_start`` and ``char_end`` are offsets in the paragraph's text, inside the marks.
    ``kind`` is one of quotation (whole sentences), mixed (a fragment inside somebody's attributed
    sentence), scare (a term, a name, irony), pull (display repetition), title. ``speaker`` is a
    canonical name, or a description that holds one ("spokesman for the X campaign"), or empty;
    ``speaker_surface`` is what the sentence says ("he", "two officials"): empty when the words are
    ascribed to nobody. ``cue`` is the word that ascribes them, ``rule`` the name of the rule that
    found it.
    """

    paragraph: int
    char_start: int
    char_end: int
    words: int
    kind: str
    incipit: str
    speaker: str
    speaker_surface: str
    cue: str
    told_to: str
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a span, by which rule.

    ``near`` tells that the cue stands by the marks, ``close`` that hardly a word is between.
    ``cue_kind`` is speech, judgement, after or label.
    """

    speaker: str = ""
    surface: str = ""
    cue: str = ""
    rule: str = "none"
    near: bool = False
    cue_kind: str = ""
    close: bool = False


FROM_AROUND = ("sentence-before", "cue-paragraph-before", "cue-in-next-sentence", "sentence-after")
"""Rules that take the speaker from another sentence: a word or two there are an echo."""

NOBODY = Attribution()
