"""A text laid out once for all engines: its blocks, their sentences, and who is spoken of where."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.document import Document, Role, document
from pressaudit.language.words import lemma
from pressaudit.quotations import clauses, cues
from pressaudit.quotations.block import READ, Block, blocks
from pressaudit.quotations.cues import Cue
from pressaudit.quotations.names import Mention, Names, index, within
from pressaudit.quotations.names.lexicon import roles
from pressaudit.quotations.nouns import Subject, head_of, led_by_preposition
from pressaudit.rules import load

NAME, PRONOUN, DEFINITE, SOMEBODY = "name", "pronoun", "definite", "somebody"
_MODIFIES = re.compile(r"(?:[’']s?)?\s(?:[a-z][\w-]*\s){1,4}(?=[A-Z])")
# How much a reference weighs, by what it is in its sentence: the unit is a sentence of distance.
# Set by hand in the order of Lappin and Leass (1994), tried on PolNeAR train (98 pronouns).
SUBJECT, APART, OTHER, GOVERNED, MODIFIER, OWNER = 1.2, 1.2, 0.3, -0.3, -0.4, -0.6
PRONOUN_SUBJECT, PRONOUN_OTHER = 1.0, 0.2
SAYS, LEAST_SAYS = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that speaks of somebody: a name, a pronoun, "the keeper", or "a keeper" (somebody).

    ``sentence`` counts within the block; ``mention`` is that of a name; ``word`` the pronoun or the
    noun in small letters; ``weight`` how salient it makes whom it means.
    """

    kind: str
    at: int
    sentence: int
    weight: float
    mention: Mention | None = None
    word: str = ""


class Token(NamedTuple):
    """A word, number or mark as an engine parts them; ``low`` is it in small letters."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Return whether it is a word or number, and no mark."""
        return self.text[0].isalnum()

    @property
    def lemma(self) -> str:
        """Return the dictionary form."""
        return lemma(self.text)


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying or judging, or "according to", and whose it is (None: nobody's here)."""

    cue: Cue
    subject: Subject | None


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph: ``start`` and ``end`` are offsets in the paragraph's text."""

    block: Block
    start: int
    end: int

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the names outside the marks."""
        return self.block.between(self.start, self.end)

    @cached_property
    def subject(self) -> Subject | None:
        """Return the subject that the sentence begins with."""
        return clauses.subject(self.block, self.start, self.end)

    @cached_property
    def cues(self) -> list[Cue]:
        """Return the cues, in order."""
        return self.block.cues(self.start, self.end)

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Return the cues with their subjects: "Ode said", "said Ode", "according to Ode"."""
        return tuple(Saying(cue, self._subject_of(cue)) for cue in self.cues)

    def _subject_of(self, cue: Cue) -> Subject | None:
        if cue.kind == "after":
            return clauses.after(self.block, cue.end, self.end)
        if cue.participle:
            return None
        apart = self.block.masked[self.start : cue.start].rstrip()[-1:] in (",", "”", '"')
        inverted = apart and cue.word in listed("titles", "spoken_by")
        subject = clauses.after(self.block, cue.end, self.end) if inverted else None
        return subject or clauses.before(self.block, self.start, cue.start)


class Text:
    """An article for the engines; what they ask of it is worked out once."""

    def __init__(self, article: Document, build: Names) -> None:
        """Lay out an article of the build that has the names ``build``."""
        self.article, self.build = article, build
        self.names = within(article, build)
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._references: dict[int, tuple[Reference, ...]] = {}
        self._offices: dict[tuple[int, ...], dict[str, set[str]]] = {}

    @classmethod
    def plain(cls, text: str, posted: date | None = None) -> "Text":
        """Lay out a plain text, a paragraph a line, whose names are joined within it."""
        article = document(text, posted)
        return cls(article, index([article]))

    @cached_property
    def _blocks(self) -> list[Block]:
        return blocks(self.article, self.names)

    def blocks(self, roles: Collection[Role] = READ) -> list[Block]:
        """Return the blocks of ``roles``, in order."""
        return [block for block in self._blocks if block.paragraph.role in roles]

    def full(self, name: str) -> str:
        """Return the fuller form that a name of the article has in the build."""
        return self.build.full(self.article.article_id, name)

    def sentences(self, block: Block) -> tuple[Sentence, ...]:
        """Return the sentences of a block, in order."""
        if block.number not in self._sentences:
            self._sentences[block.number] = tuple(Sentence(block, *e) for e in block.edges())
        return self._sentences[block.number]

    def references(self, block: Block) -> tuple[Reference, ...]:
        """Return what speaks of somebody in a block, in order."""
        if block.number not in self._references:
            self._references[block.number] = tuple(_references(block, self.sentences(block)))
        return self._references[block.number]

    def offices(self, read: Sequence[Block]) -> dict[str, set[str]]:
        """Return the nouns that some of the blocks call each person."""
        key = tuple(block.number for block in read)
        if key not in self._offices:
            self._offices[key] = offices(read)
        return self._offices[key]


def _references(block: Block, here: Iterable[Sentence]) -> Iterator[Reference]:
    opens = {s.subject.start for s in here if s.subject}
    says = {
        said.subject.start
        for sentence in here
        for said in sentence.sayings
        if said.subject and said.cue.kind != "after" and not _is_told_of(block, sentence, said)
    }
    first, passed = True, 0
    for at, what in sorted(_met(block), key=lambda pair: pair[0]):
        now = bisect_right(block.ends, at)
        first = first or now > passed
        passed = now
        bonus = SAYS if at in says else 0.0
        subject = at in opens or at in says
        if isinstance(what, Mention):
            weight = _weight(block, what, subject=subject or first)
            weight = max(weight, LEAST_SAYS) + SAYS if bonus else weight
            yield Reference(NAME, at, now, weight, what)
            first = first and bool(_MODIFIES.match(block.masked, what.char_end))
            continue
        first = False
        if what.re is pronoun():
            weight = PRONOUN_SUBJECT if what.group(1) else PRONOUN_OTHER
            yield Reference(PRONOUN, at, now, weight + bonus, word=what.group().lower())
        elif what.re is definite():
            weight = SUBJECT if subject else OTHER
            yield Reference(DEFINITE, at, now, weight + bonus, word=what.group(1).lower())
        elif not _is_named(block, what):
            yield Reference(SOMEBODY, at, now, SUBJECT + bonus, word=(what.group(1) or "").lower())


def _is_told_of(block: Block, sentence: Sentence, said: Saying) -> bool:
    """Tell whether somebody speaks only in what another says: Ek of "Ode said Ek told them"."""
    at = said.subject.start if said.subject else 0
    return any(
        cue.end < at and block.masked[cue.end : at].strip() in ("", "that") and not cue.participle
        for cue in sentence.cues
    )


def _met(block: Block) -> Iterator[tuple[int, Mention | re.Match[str]]]:
    """Give names, pronouns and descriptions with their offsets."""
    for mention in block.mentions:
        yield mention.char_start, mention
    for pattern in (pronoun(), definite(), somebody()):
        for match in pattern.finditer(block.masked):
            yield match.start(), match


def _is_named(block: Block, match: re.Match[str]) -> bool:
    """Tell whether a description has its name after it: "A keeper of the light, Ann Ode"."""
    for mention in block.between(match.end(), match.end() + 80):
        between = block.masked[match.end() : mention.char_start]
        if mention.kind == "person" and between.endswith(", "):
            return "." not in between
    return False


def _weight(block: Block, mention: Mention, *, subject: bool) -> float:
    """Return how salient a mention is by its place in the sentence."""
    text = block.masked
    tail = text[mention.char_end : mention.char_end + 1]
    if tail in ("’", "'"):
        return OWNER
    modifier = _MODIFIES.match(text, mention.char_end)
    if modifier and block.begins(modifier.end()):
        return MODIFIER
    if led_by_preposition(text, 0, mention.char_start):
        return GOVERNED
    if subject:
        return SUBJECT
    return APART if tail == "," else OTHER


@cache
def _pronouns(gender: str) -> frozenset[str]:
    return frozenset(load("phrases")["pronouns"][gender].split())


def is_pronoun(word: str) -> bool:
    """Tell whether a word in small letters is a pronoun for a person."""
    return word in _pronouns("female") or word in _pronouns("male")


def gender_of(word: str) -> str:
    """Return the gender of a pronoun."""
    return "female" if word.lower() in _pronouns("female") else "male"


@cache
def pronoun() -> re.Pattern[str]:
    """Return the pattern of a pronoun; the first group has those that are clauses."""
    others = (_pronouns("female") | _pronouns("male")) - {"he", "she"}
    cased = [w for o in sorted(others) for w in (o, o.capitalize())]
    return re.compile(rf"\b([Hh]e|[Ss]he)\b|\b{one_of(cased)}\b")


@cache
def definite() -> re.Pattern[str]:
    """Return the pattern of "the former harbour keeper"; the group has its head."""
    return re.compile(
        rf"\b[Tt]he\s(?:[\w-]+\s){{0,3}}?({one_of(roles())})\b(?!\s(?:of|for|who|[A-Z]))"
    )


@cache
def somebody() -> re.Pattern[str]:
    """Return the pattern of a subject without a name: "A former keeper", "Another, asked"."""
    nouns = roles() | {n for n, kind in cues.nouns().items() if kind == "anonymous"}
    described = rf"(?:An?|One|Another)\s(?:[a-z][\w-]*\s){{0,3}}?({one_of(nouns)})\b(?!\s[A-Z])"
    alone = r"(?:One\s(?=[a-z]+ed\b|told\b|said\b)|Another(?:,|\s(?=[a-z]+ed\b|told\b|said\b)))"
    return re.compile(rf"(?:^|(?<=[.!?”\"]\s))(?:{described}|{alone})")


_NAMES_SELF = re.compile(
    r"\b(?:(?:identified|introduced|described) (?:him|her)self|gave (?:his|her) name)"
    r" (?:only |just )?as (?:an? [\w-]+ )?$"
)
"""Before the name of somebody who was only described so far: "the keeper" has it from then on."""
_OFFICE_AFTER = re.compile(r",\s((?:an?|the)\s(?:[\w’'-]+\s){0,8}?[a-z][\w-]+)(?=[,.;])")
_OFFICE_BEFORE = re.compile(r"(?:\s[\w.’'-]+){1,3}")  # read backwards
_OFFICE_IN_COMMAS = re.compile(r"\s?,\s((?:[\w.’'-]+\s?){1,12})")


def offices(blocks: Iterable[Block]) -> dict[str, set[str]]:
    """Collect, for each person, the common nouns that titles and appositions call them."""
    by_title: dict[str, str] = load("titles")["offices"]
    out: dict[str, set[str]] = {}
    described = ""
    for block in blocks:
        called = list(definite().finditer(block.masked))
        for mention in block.mentions:
            if mention.kind != "person":
                continue
            noun = _described_before(mention, called) or described
            if noun and _names_self(block, mention):
                out.setdefault(mention.canonical, set()).add(noun)
            apposed = _OFFICE_AFTER.match(block.masked, mention.char_end)
            if apposed:
                out.setdefault(mention.canonical, set()).add(head_of(apposed.group(1)))
            for word in _around(block, mention):
                key = word.lower().strip(".,")
                for noun in by_title.get(key, key).split():
                    initials = word in listed("titles", "office_initials")
                    if noun in roles() or key in by_title or initials:
                        out.setdefault(mention.canonical, set()).add(noun)
        described = called[-1].group(1).lower() if called else described
    return out


def _names_self(block: Block, mention: Mention) -> bool:
    """Tell whether somebody gives a name here: "he identified himself as Ann Ode"."""
    begin = max(0, mention.char_start - 60)
    return bool(_NAMES_SELF.search(block.masked, begin, mention.char_start))


def _described_before(mention: Mention, called: Sequence[re.Match[str]]) -> str:
    """Return the noun of the description last met before a name in its block, or ""."""
    at = bisect_right(called, mention.char_start, key=lambda match: match.end())
    return called[at - 1].group(1).lower() if at else ""


def _around(block: Block, mention: Mention) -> Iterator[str]:
    text = block.masked
    before = text[max(0, mention.char_start - 60) : mention.char_start]
    if lead := _OFFICE_BEFORE.match(before[::-1]):
        yield from lead.group()[::-1].split()
    tail = _OFFICE_IN_COMMAS.match(text, mention.char_end, mention.char_end + 110)
    if tail:
        yield from tail.group(1).split()
