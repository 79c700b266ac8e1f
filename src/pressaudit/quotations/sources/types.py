"""What kind of source a name is."""

from pressaudit import rules

UNNAMED = "anonymous"
"""The source and the type of somebody without a name."""


def source_type(source: str, kind: str) -> str:
    """Return the type of a source by the words of its name, else by the kind of the name."""
    low = f" {source.lower()} "
    for name, markers in rules.load("citations")["types"].items():
        if any(f" {marker} " in low for marker in markers) and kind != "person":
            return str(name)
    return kind or UNNAMED
