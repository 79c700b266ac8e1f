"""Keeps README's opening true: its sentence and its figure come from the shipped tables."""

import re
from pathlib import Path

from pressaudit.app.opening import lead
from pressaudit.archive import Archive
from pressaudit.figures import draw
from pressaudit.figures.svg import both

MARKS = ("<!-- finding -->", "<!-- /finding -->")
"""What stands between these in README.md is written by :func:`write`."""

FIGURE = Path("docs") / "_static" / "chains.svg"


def opening(archive: Archive) -> str:
    """Return the sentences and the figure that README opens with, as Markdown."""
    alt = draw("chains", archive).alt.replace("]", "")
    first = [lead(archive, name) for name in ("largest", "changed", "heard")]
    return "\n\n".join([f"![{alt}]({FIGURE.as_posix()})", *first])


def write(root: Path, archive: Archive) -> None:
    """Write the figure, and the opening into README.md, of the checkout at ``root``.

    Raises
    ------
    ValueError
        If README.md has lost its marks.
    """
    readme = root / "README.md"
    text = readme.read_text(encoding="utf-8")
    begin, end = MARKS
    if begin not in text or end not in text:
        raise ValueError(f"{readme}: the marks {begin} and {end} are missing; put them back.")
    fresh = f"{begin}\n{opening(archive)}\n{end}"
    pattern = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.S)
    readme.write_text(pattern.sub(lambda _: fresh, text), encoding="utf-8")
    picture, _ = both(draw("chains", archive))
    (root / FIGURE).write_text(f"{picture}\n", encoding="utf-8")
