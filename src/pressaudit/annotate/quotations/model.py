"""The record of a quotation."""

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
