"""What a group is called, in whose voice, and which judging words stand beside the name."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressaudit import rules
from pressaudit.language import words
from pressaudit.language.alternation import alternatives
from pressaudit.quotations import Quotation
from pressaudit.quotations.names import Mention
from pressaudit.read.model import NARRATIVE_ROLES, Article

NARRATION, QUOTED = "narration", "quoted"
ORGANISATION, PERSON = "organisation", "person"
_CAPITALS = re.compile(r"[^\W\d_a-z][\w-]+")
_SAID = frozenset({"quotation", "mixed", "block"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an organisation in the running text.

    ``voice`` is 'quoted' inside someone's quoted words, whose ``speaker`` is given if known, and
    'narration' elsewhere. ``beside`` has the lemmas of ``rules/naming.toml`` that stand within
    its window in the same sentence, sorted, joined by '; '.
    """

    paragraph: int
    char_start: int
    char_end: int
    canonical: str
    variant: str
    voice: str
    speaker: str
    beside: str


def naming(
    article: Article, mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> tuple[Naming, ...]:
    """Return the namings of organisations in the post's running text, in reading order.

    Besides the names that were found they are those that ``rules/naming.toml`` adds, and
    descriptions that serve as names ("the Cult of Lund").
    """
    texts = {p.number: p.text for p in article.paragraphs if p.role in NARRATIVE_ROLES}
    found = [m for m in mentions if m.kind == ORGANISATION and m.paragraph in texts]
    further = [*_added(texts, found), *_described(texts, mentions, found)]
    taken = set().union(*map(_characters, found))
    for m in further:
        if taken.isdisjoint(_characters(m)):
            found.append(m)
            taken |= _characters(m)
    around = {number: _Around.of(text) for number, text in texts.items()}
    said: dict[int, list[Quotation]] = defaultdict(list)
    for q in quotations:
        if q.kind in _SAID:
            said[q.paragraph].append(q)
    named = [_naming(m, around[m.paragraph], said[m.paragraph]) for m in found]
    return tuple(sorted(named, key=lambda n: (n.paragraph, n.char_start, n.char_end)))


def _characters(m: Mention) -> set[tuple[int, int]]:
    return {(m.paragraph, at) for at in range(m.char_start, m.char_end)}


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of a paragraph, parted into sentences once: ``starts`` are those of its words."""

    sentences: tuple[tuple[int, int], ...]
    tokens: tuple[words.Token, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Around":
        """Return the words of a text."""
        tokens = tuple(t for t in words.tokens(text) if t.is_word)
        return cls(words.sentences(text), tokens, tuple(t.start for t in tokens))

    def beside(self, start: int, end: int, width: int) -> Iterator[words.Token]:
        """Yield up to ``width`` words on either side of a name, in its own sentence."""
        n = bisect_right(self.sentences, (start, _FAR)) - 1
        begin, stop = self.sentences[max(0, n)]
        first, behind = bisect_left(self.starts, start), bisect_left(self.starts, end)
        yield from (t for t in self.tokens[max(0, first - width) : first] if t.start >= begin)
        yield from (t for t in self.tokens[behind : behind + width] if t.start < stop)


_FAR = 2**31
"""Behind every character: a sentence that begins at a place is found with it."""


def _naming(m: Mention, around: _Around, said: Sequence[Quotation]) -> Naming:
    holding = [q for q in said if q.char_start <= m.char_start and m.char_end <= q.char_end]
    rule = rules.load("naming")
    judging = {word for group in rule["beside"].values() for word in group}
    near = around.beside(m.char_start, m.char_end, rule["limits"]["beside"])
    return Naming(
        m.paragraph,
        m.char_start,
        m.char_end,
        m.canonical,
        m.variant,
        QUOTED if holding else NARRATION,
        holding[0].speaker if holding else "",
        "; ".join(sorted({t.lemma for t in near} & judging)),
    )


def _added(texts: Mapping[int, str], found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the places of the names that the rules add, longest names first."""
    known = {form: m.canonical for m in found for form in (m.variant, m.canonical)}
    for group, variants in rules.load("naming")["variants"].items():
        for variant in sorted(variants, key=len, reverse=True):
            pattern = re.compile(rf"(?<!\w){re.escape(variant)}(?!\w)", re.IGNORECASE)
            for paragraph, text in texts.items():
                for hit in pattern.finditer(text):
                    canonical = known.get(group, group)
                    yield Mention(
                        paragraph, canonical, hit.group(), hit.start(), hit.end(), ORGANISATION
                    )


def _described(
    texts: Mapping[int, str], mentions: Sequence[Mention], found: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield what is called a group of a person, as a name of the group that the post names most."""
    if not found:
        return
    counts = Counter(m.canonical for m in found)
    group = min(counts, key=lambda name: (-counts[name], name))
    rule = rules.load("naming")["described"]
    noun = re.compile(
        rf"(?<![\w-])(?P<noun>{alternatives([*rule['surely'], *rule['nouns']])})\s+of\s+", re.I
    )
    people = {(m.paragraph, m.char_start): m.char_end for m in mentions if m.kind == PERSON}
    for paragraph, text in texts.items():
        for hit in noun.finditer(text):
            end = people.get((paragraph, hit.end()))
            if end is None and hit["noun"].lower() in rule["surely"]:
                name = _CAPITALS.match(text, hit.end())
                end = name.end() if name else None
            if end is not None:
                variant = text[hit.start() : end]
                yield Mention(paragraph, group, variant, hit.start(), end, ORGANISATION)
