"""The records of cited sources and of hedges."""

from dataclasses import dataclass

from pressaudit import rules

UNNAMED = "anonymous"
"""The source and the type of somebody without a name."""


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


def source_type(source: str, kind: str) -> str:
    """Return the type of a source by the words of its name, else by the kind of the name."""
    low = f" {source.lower()} "
    for name, markers in rules.load("citations")["types"].items():
        if any(f" {marker} " in low for marker in markers) and kind != "person":
            return str(name)
    return kind or UNNAMED
