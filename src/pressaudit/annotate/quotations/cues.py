"""Words that ascribe: verbs of saying and of judging, and "according to"."""

import re
from dataclasses import dataclass
from functools import cache

from pressaudit.rules import load

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that ascribes; ``kind`` is speech, judgement or after (its source follows it)."""

    start: int
    end: int
    word: str
    kind: str
    participle: bool


def inflect(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular verb: add, adds, added, adding."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    s = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, verb + s, verb + "ed", verb + "ing"


@cache
def forms() -> dict[str, str]:
    """Return the kind of cue by word form."""
    rules = load("cues")
    out: dict[str, str] = {}
    for kind in ("judgement", "speech"):
        for line in rules[kind]["irregular"]:
            out |= dict.fromkeys(line.split(), kind)
        for verb in rules[kind]["regular"].split():
            out |= dict.fromkeys(inflect(verb), kind)
    return out


@cache
def _pattern() -> re.Pattern[str]:
    after = "|".join(
        re.escape(p).replace(r"\ ", r"\s") for p in load("cues")["preposition"]["after"]
    )
    return re.compile(
        rf"(?<![\w’'-])(?:({after})|([A-Za-z][a-z]+(?:-[a-z]+)?))(?![\w-]|[’']\w)", re.IGNORECASE
    )


@cache
def nouns() -> dict[str, str]:
    """Return the kind of speaker by common noun: outlet, organisation, document, anonymous."""
    return {
        w: kind for kind, words in reversed(load("cues")["nouns"].items()) for w in words.split()
    }


@cache
def between() -> frozenset[str]:
    """Words between a subject and its verb."""
    return frozenset(load("cues")["between"]["words"].replace("-", " ").split())


@cache
def doubtful() -> frozenset[str]:
    """Verb forms that are nouns as often: state, rule, claims."""
    words = load("cues")["nouns_too"]["words"].split()
    return frozenset(w for word in words for w in (word, word + "s"))


_JOINED = re.compile(r"\s(?:and|or|of|for|by|in|from|with|workers|officials|senator|law|is|was|were|are|to)\b")
_TO = re.compile(r"\bto\s+(?:\w+ly\s)?$")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been|[’']s|kept|keeps|began|started)\s+(?:\w+\s)?$")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being|get|got)\s+(?:\w+ly\s)?$")
_NOUN = re.compile(
    r"\b(?:the|a|an|this|that|his|her|their|its|our|my|your|no|any|some|of|in|[\w]+[’']s)\s+(?:\w+\s)?$",
    re.IGNORECASE,
)


def cues(text: str, start: int, end: int) -> list[Cue]:
    """Return the cues of ``text`` between two offsets, in order."""
    table = forms()
    out = []
    for match in _pattern().finditer(text, start, end):
        if match.group(1):
            out.append(Cue(*match.span(), match.group(1), "after", False))
            continue
        word = match.group(2)
        kind = table.get(word) or table.get(word.lower(), "")
        if not kind or (word[0].isupper() and match.start() > start + 1):
            continue
        before = text[max(start, match.start() - 24) : match.start()]
        if (word.endswith("ed") or word in ("told", "given", "quoted")) and _PASSIVE.search(before):
            continue
        if word in doubtful() and _JOINED.match(text, match.end()):
            continue
        if (
            not word.endswith(("ed", "ing"))
            and _NOUN.search(before)
            and word not in ("said", "says", "told", "wrote")
        ):
            continue
        out.append(
            Cue(
                *match.span(),
                word,
                kind,
                (word.endswith("ing") and not _PROGRESSIVE.search(before))
                or (word[0].isupper() and word != "Said")
                or bool(_TO.search(before)),
            )
        )
    return out
