"""What a group is called, and in whose voice."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressaudit import rules
from pressaudit.language.alternation import alternatives
from pressaudit.language.frequency import zipf
from pressaudit.quotations import Quotation
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import skeleton
from pressaudit.read.model import NARRATIVE_ROLES, Article

NARRATION, QUOTED = "narration", "quoted"
ORGANISATION, PERSON = "organisation", "person"
_HYPHENED = re.compile(r"[^\W_]+(?:[-‐‑’'][^\W_]+)*")
"""A word, hyphens and what they join included."""
_CAPITALS = re.compile(r"[^\W\d_a-z][\w-]+")
_SAID = frozenset({"quotation", "mixed", "block"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an organisation in the running text.

    ``voice`` is 'quoted' inside someone's quoted words, whose ``speaker`` is given if known, and
    'narration' elsewhere.
    """

    paragraph: int
    char_start: int
    char_end: int
    canonical: str
    variant: str
    voice: str
    speaker: str


def naming(
    article: Article,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    spellings: Mapping[str, str] | None = None,
) -> tuple[Naming, ...]:
    """Return the namings of organisations in the post's running text, in reading order.

    Besides the names that were found they are those that ``rules/naming.toml`` adds, descriptions
    that serve as names ("the Cult of Lund"), and what ``spellings`` (:func:`spellings`) know.
    """
    texts = {p.number: p.text for p in article.paragraphs if p.role in NARRATIVE_ROLES}
    found = [m for m in mentions if m.kind == ORGANISATION and m.paragraph in texts]
    further = [
        *_added(texts, found),
        *_described(texts, mentions, found),
        *_spelt(texts, found, spellings or {}),
    ]
    taken = set().union(*map(_characters, found))
    for m in further:
        if taken.isdisjoint(_characters(m)):
            found.append(m)
            taken |= _characters(m)
    said: dict[int, list[Quotation]] = defaultdict(list)
    for q in quotations:
        if q.kind in _SAID:
            said[q.paragraph].append(q)
    named = [_naming(m, said[m.paragraph]) for m in found]
    return tuple(sorted(named, key=lambda n: (n.paragraph, n.char_start, n.char_end)))


def _characters(m: Mention) -> set[tuple[int, int]]:
    return {(m.paragraph, at) for at in range(m.char_start, m.char_end)}


def _naming(m: Mention, said: Sequence[Quotation]) -> Naming:
    holding = [q for q in said if q.char_start <= m.char_start and m.char_end <= q.char_end]
    return Naming(
        m.paragraph,
        m.char_start,
        m.char_end,
        m.canonical,
        m.variant,
        QUOTED if holding else NARRATION,
        holding[0].speaker if holding else "",
    )


def spellings(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the organisation that the consonants of a name, or of its first word, stand for.

    Names written in other scripts come in many spellings: "Mirqadeen-e-Sahl" is "Mirkadin Sahl",
    and "the Mirqadin" the same for short. A first word that English has says too little.

    Parameters
    ----------
    mentions
        Of all posts of a build.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        parts = skeleton(m.variant).split("|")
        rare = zipf(m.variant.split()[0].lower()) < rules.load("naming")["limits"]["rare"]
        if m.kind == ORGANISATION and len(parts) > 1 and rare:
            for shape in {parts[0], "|".join(parts)}:
                if len(shape) >= rules.load("naming")["limits"]["consonants"]:
                    seen[shape][m.canonical] += 1
    return {
        shape: min(names, key=lambda n: (-names[n], n)) for shape, names in sorted(seen.items())
    }


def _spelt(
    texts: Mapping[int, str], found: Sequence[Mention], known: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield names in other spellings of organisations that the post names, behind no other name."""
    here = {m.canonical for m in found}
    for paragraph, text in texts.items():
        before = ""
        for hit in _HYPHENED.finditer(text) if here else ():
            apart = before in {"", "The"} or before.islower() or text[hit.start() - 1] != " "
            canonical = known.get(skeleton(hit.group()), "") if hit.group()[0].isupper() else ""
            if apart and canonical in here:
                yield Mention(
                    paragraph, canonical, hit.group(), hit.start(), hit.end(), ORGANISATION
                )
            before = hit.group()


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
