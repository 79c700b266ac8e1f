"""Sources that a sentence gives no name: "two former clerks", "a police paper", "the company"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pressaudit import rules
from pressaudit.quotations.names import Mention
from pressaudit.quotations.sources.lookup import Lookup
from pressaudit.quotations.sources.model import UNNAMED, Citation
from pressaudit.quotations.sources.named import is_object
from pressaudit.quotations.sources.patterns import patterns
from pressaudit.quotations.sources.predicates import says
from pressaudit.quotations.sources.sourced import Sentence


@dataclass
class Memory:
    """What a post has said so far that later sentences point back to.

    ``names`` are those of the build. ``bodies`` are the organisations
    and outlets named, the latest last; ``work`` is the source of the report cited last, with the
    kind of its name; ``former`` is who alone may be meant by "the former official", if anybody.
    """

    names: Lookup
    bodies: list[Mention] = field(default_factory=list)
    work: tuple[str, str] = ("", "")
    former: str = ""

    def meant(self, noun: str) -> tuple[str, str]:
        """Return the body that "the ``noun``" means, and its kind; empty when none is clear.

        It is the latest with that word for its last one, or the only such in the build; a
        general word means the latest of all.
        """
        met = [(m.canonical, m.kind) for m in self.bodies]
        own = [body for body in met if body[0].lower().split()[-1] == noun]
        if own or (met and noun in rules.load("citations")["any_body"]):
            return (own or met)[-1]
        return self.names.bodies.get(noun, ("", ""))


_DESCRIBES = re.compile(r"(?:an?|the|one|former)\s")
_COMMA = 4
"""Characters between a name and its apposition, at most."""


def unnamed(sentence: Sentence, memory: Memory) -> Iterator[Citation]:
    """Yield the sources of ``sentence`` that have no name there."""
    yield from _according(sentence, memory)
    yield from _police(sentence, memory.bodies)
    yield from _bodies(sentence, memory)
    yield from _bare(sentence)
    yield from _papers(sentence, memory)
    yield from _people(sentence, memory)


def _according(sentence: Sentence, memory: Memory) -> Iterator[Citation]:
    """Yield "according to" with nobody named after it: somebody unnamed, or the work just cited."""
    for match in patterns()["according_common"].finditer(sentence.text):
        place = match.span("who")
        if any(
            place[0] <= m.char_start - sentence.start < place[1]
            and not patterns()["modifier"].match(sentence.after(m))
            for m in sentence.mentions
        ):
            continue
        if not match["work"]:
            yield _somebody(sentence, place, memory)
        elif memory.work[0]:
            source, kind = memory.work
            yield sentence.cite(place, source, kind or "document", "reports", "work-cited-before")


def _police(sentence: Sentence, bodies: Sequence[Mention]) -> Iterator[Citation]:
    for match in patterns()["police"].finditer(sentence.text):
        name = match["body"].strip()
        if name == name.lower():
            forces = sorted({m.canonical for m in bodies if "police" in m.canonical.lower()})
            name = forces[0] if len(forces) == 1 else name
        yield sentence.cite(match.span("body"), name, "police", "reports", "police-paper")


def _police_papers(sentence: Sentence) -> set[int]:
    """Return where "police" stands before a paper of theirs."""
    return {match.start("body") for match in patterns()["police"].finditer(sentence.text)}


def _bodies(sentence: Sentence, memory: Memory) -> Iterator[Citation]:
    """Yield "the company denied it", "a commission of inquiry found that"."""
    papers = _police_papers(sentence)
    for match in patterns()["body"].finditer(sentence.text):
        after = sentence.since(match.end())
        if (
            match.start("noun") in papers
            or sentence.is_named(*match.span())
            or sentence.is_quoted(match.start())
            or _hangs(sentence, match.start())
            or after.startswith(("’s", "'s"))
            or not says(after, witness=True, direct=True)
        ):
            continue
        definite = match["article"].lower() in {"the", "this"}
        body, kind = memory.meant(match["noun"]) if definite else ("", "")
        if body:
            yield sentence.cite(match.span("name"), body, kind, "reports", "body-meant")
        elif not definite or match["noun"] in rules.load("citations")["only_body"]:
            name = match["name"][:1].upper() + match["name"][1:]
            yield sentence.cite(match.span("name"), name, "organisation", "reports", "body")


def _bare(sentence: Sentence) -> Iterator[Citation]:
    """Yield "police said", "state media report": bodies that go without an article."""
    papers = _police_papers(sentence)
    for match in patterns()["bare"].finditer(sentence.text):
        start, end = match.span("name")
        if (
            start in papers
            or sentence.is_named(start, end)
            or sentence.is_quoted(start)
            or is_object(sentence.up_to(start))
            or not says(sentence.since(end), witness=True, direct=True)
        ):
            continue
        name = match["name"][:1].upper() + match["name"][1:].lower()
        yield sentence.cite((start, end), name, "organisation", "reports", "bare-body")


def _papers(sentence: Sentence, memory: Memory) -> Iterator[Citation]:
    """Yield "the indictment alleges": papers that nobody's name stands on."""
    for match in patterns()["paper"].finditer(sentence.text):
        start, end = match.span("name")
        after = sentence.since(end)
        published = patterns()["published"].match(after)
        if (
            sentence.is_named(start, end)
            or sentence.is_quoted(start)
            or _hangs(sentence, match.start())
            or not says(after[published.end() if published else 0 :], witness=True, direct=True)
        ):
            continue
        name = match["noun"].lower()
        if memory.work[0] and memory.work[1] != "person" and match.group().startswith("the "):
            source, kind = memory.work
            yield sentence.cite((start, end), source, kind or "document", "reports", "work-meant")
        else:
            name = name[:1].upper() + name[1:]
            yield sentence.cite((start, end), name, "document", "reports", "paper")


def _people(sentence: Sentence, memory: Memory) -> Iterator[Citation]:
    for match in patterns()["anonymous"].finditer(sentence.text):
        start, end = match.span("who")
        # "former MEK member, Ann Ode, told": the name that follows is the source.
        named_next = any(0 <= m.char_start - sentence.start - end <= 3 for m in sentence.mentions)
        inside = any(
            m.char_start - sentence.start <= start and end <= m.char_end - sentence.start
            for m in sentence.mentions
        )
        speaker = any(q.speaker and match["who"] in q.speaker_surface for q in sentence.quoted)
        if named_next or inside or speaker or sentence.is_quoted(start) or _hangs(sentence, start):
            continue
        if says(sentence.since(end)):
            yield _somebody(sentence, (start, end), memory)


def _hangs(sentence: Sentence, at: int) -> bool:
    """Whether what begins at ``at`` hangs on a preposition, or on a name: "X, a pilot"."""
    if sentence.text.startswith("of ", at):
        return True
    beside = _DESCRIBES.match(sentence.text, at) and any(
        sentence.text[m.char_end - sentence.start : at].strip() == ","
        for m in sentence.mentions
        if at - _COMMA <= m.char_end - sentence.start < at
    )
    return bool(beside) or is_object(sentence.up_to(at))


def _somebody(sentence: Sentence, place: tuple[int, int], memory: Memory) -> Citation:
    """Cite a person without a name: the one who alone fits, else nobody in particular."""
    words = sentence.text[slice(*place)].lower().split()
    one = words[0] in {"a", "an", "the"} or not words[-1].endswith("s")
    if memory.former and one and rules.load("citations")["then"] in words:
        return sentence.cite(place, memory.former, "person", "reports", "person-meant")
    return sentence.cite(place, UNNAMED, UNNAMED, "reports", "unnamed")
