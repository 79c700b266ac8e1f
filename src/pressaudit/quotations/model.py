"""The records of this package: what is quoted, cited, hedged or stated, and on whose word."""

from dataclasses import dataclass

from pressaudit.rules import load


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


UNNAMED = "anonymous"
"""The source and the type of somebody without a name."""

OF_PAPERS = frozenset({"work", "work-cited-before", "work-meant", "paper"})
"""Rules by which a paper carries the word: a court's paper is a document."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place where something is stated on somebody's word.

    ``source_type`` is one of person, outlet, organisation, document, police, government,
    anonymous; ``relation`` one of quotes, reports, cites, interviewed_by, republished_from,
    translated_by, links_to; ``rule`` the name of the rule that found it.
    """

    paragraph: int
    char_start: int
    char_end: int
    source: str
    source_type: str
    relation: str
    rule: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A phrase that holds a statement back, or takes it as certain.

    ``stance`` is 'hedged' or 'confirmed'; ``sourced`` says whether its sentence cites a source.
    """

    paragraph: int
    char_start: int
    char_end: int
    phrase: str
    stance: str
    sourced: bool


def source_type(source: str, kind: str, rule: str = "") -> str:
    """Return the type of a source by the words of its name, else by the kind of the name."""
    if kind in ("person", "outlet", "document", UNNAMED):
        return kind
    low = f" {source.lower()} "
    for name, markers in load("citations")["types"].items():
        if any(f" {marker} " in low for marker in markers):
            if name == "court":
                return "document" if rule in OF_PAPERS else "government"
            return str(name)
    return kind or UNNAMED
