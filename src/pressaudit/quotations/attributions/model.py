"""The record of this package: a stretch of text and on whose word it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is said to say, think or want: the content, without cue and source.

    ``char_start`` and ``char_end`` are offsets in the paragraph's text. ``kind`` is direct (inside
    marks), indirect (in the writer's words) or mixed (both). ``source`` is a canonical name or a
    description that holds one, empty for somebody unnamed; ``source_type`` is person, organisation,
    outlet, document, police, government or anonymous. ``cue`` is the word that ascribes, empty
    where the statement goes on from the sentence before; ``cue_class`` neutral, factive, doubting
    or denying. ``told_to`` got the words; ``through`` passes them on. ``rule`` found it.
    """

    paragraph: int
    char_start: int
    char_end: int
    kind: str
    source: str
    source_type: str
    cue: str
    cue_class: str
    told_to: str
    through: str
    rule: str
