"""The records of cited sources and of hedges, and what type a source is."""

from dataclasses import dataclass

from pressaudit.rules import load

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
