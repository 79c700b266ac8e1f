"""Keeps README's opening true: its sentence and its figure come from the shipped tables."""

import re
from pathlib import Path

from pressaudit.analyse import findings, sources
from pressaudit.corpus.model import Corpus
from pressaudit.figures.base import style
from pressaudit.figures.sources import chain_chart

MARKS = ("<!-- finding -->", "<!-- /finding -->")
"""What stands between these in README.md is written by :func:`write`."""

FIGURE = Path("docs") / "_static" / "chains.png"


def opening(corpus: Corpus) -> str:
    """Return the sentences and the figure that README opens with, as Markdown."""
    first, second = findings.voices(corpus), findings.largest_source(corpus)
    alt = chain_chart(sources.chains(corpus)).alt.replace("]", "")
    said = [f.sentence.format(**f.values) for f in (first, second)]
    sure = first.sureness.format(**first.values)
    return "\n\n".join([f"![{alt}]({FIGURE.as_posix()})", said[0] + " " + sure, said[1]])


def write(root: Path, corpus: Corpus) -> None:
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
    fresh = f"{begin}\n{opening(corpus)}\n{end}"
    pattern = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.S)
    readme.write_text(pattern.sub(lambda _: fresh, text), encoding="utf-8")
    chart = chain_chart(sources.chains(corpus))
    with style():
        chart.figure.savefig(root / FIGURE, format="png", metadata={"Software": None})
