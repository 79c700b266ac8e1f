"""What refers to a person without a name, and which references are subjects."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import clauses, cues, subjects
from pressaudit.quotations.context import Block
from pressaudit.quotations.names.lexicon import roles, words
from pressaudit.rules import load


@cache
def _pronouns(gender: str) -> frozenset[str]:
    return frozenset(load("phrases")["pronouns"][gender].split())


def gender_of(word: str) -> str:
    """Return the gender of a pronoun."""
    return "female" if word.lower() in _pronouns("female") else "male"


@cache
def pronoun() -> re.Pattern[str]:
    """Return the pattern of a pronoun; the first group has those that are subjects."""
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


def saying(block: Block) -> set[int]:
    """Return the offsets of the subjects of verbs of saying."""
    text = block.masked
    out = set()
    start = 0
    for end in (*block.ends, len(text)):
        for cue in cues.cues(text, start, end):
            if cue.kind == "after" or cue.participle:
                continue
            apart = text[start : cue.start].rstrip()[-1:] in (",", "”", '"')
            inverted = apart and cue.word in words("titles", "spoken_by")
            subject = subjects.after(block, cue.end, end) if inverted else None
            subject = subject or subjects.before(block, start, cue.start)
            if subject:
                out.add(subject.start)
        start = end
    return out


def opening_subjects(block: Block) -> set[int]:
    """Return the offsets of the subjects that sentences begin with."""
    out = set()
    start = 0
    for end in (*block.ends, len(block.masked)):
        subject = clauses.subject(block, start, end)
        if subject:
            out.add(subject.start)
        start = end
    return out
