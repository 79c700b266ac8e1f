"""Words and sentences with their offsets; lemmas from a dictionary.

A token is a word (with its inner hyphens and apostrophes, or initials such as *U.S.*), a number,
a hashtag or mention, or a web address. A possessive *’s* is a token of its own, so that the name
before it is counted as that name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import simplemma

from pressaudit import rules

WORD, NUMBER, TAG, ADDRESS, POSSESSIVE = "word", "number", "tag", "address", "possessive"


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` is the ``surface``; ``kind`` is one of this module's constants."""

    start: int
    end: int
    surface: str
    lemma: str
    kind: str

    @property
    def is_word(self) -> bool:
        """Whether it counts as a word: possessive marks and web addresses do not."""
        return self.kind not in {POSSESSIVE, ADDRESS}


_TOKEN = re.compile(
    r"""
    (?P<address> (?:https?://|www\.)[^\s“”"<>]+ )
  | (?P<tag> [#@]\w+ )
  | (?P<initials> (?:[^\W\d_]\.){2,} )
  | (?P<number> [$€£]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?\b%? )
  | (?P<possessive> (?<=[\w.])['’ʼ][sS]\b | (?<=[sS])['’ʼ](?!\w) )
  | (?P<word> [^\W_]+(?:(?:['’ʼ](?![sS]\b)|[-‐‑])[^\W_]+)* )
    """,
    re.VERBOSE,
)
_KIND = {
    "address": ADDRESS,
    "tag": TAG,
    "initials": WORD,
    "number": NUMBER,
    "possessive": POSSESSIVE,
    "word": WORD,
}


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; they do not overlap."""
    return tuple(_tokens(text))


def count(text: str) -> int:
    """Return the number of word tokens of ``text``."""
    return sum(_KIND[m.lastgroup or ""] not in {POSSESSIVE, ADDRESS} for m in _TOKEN.finditer(text))


def lemmas(text: str) -> list[str]:
    """Return the lemmas of the word tokens of ``text`` in order, where offsets are not needed."""
    return [
        lemma(m.group())
        for m in _TOKEN.finditer(text)
        if _KIND[m.lastgroup or ""] not in {POSSESSIVE, ADDRESS}
    ]


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = _KIND[match.lastgroup or ""]
        surface = match.group()
        yield Token(match.start(), match.end(), surface, lemma(surface), kind)


@cache
def lemma(surface: str) -> str:
    """Return the dictionary form of one word, lower-cased; itself when no dictionary has it."""
    plain = surface.replace("’", "'").lower()
    return simplemma.lemmatize(plain, lang="en").lower() if plain.isalpha() else plain


_STOP = re.compile(r"(?:[.!?…]+)[\"'”’″)\]]*(?=\s+|$)")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of the sentences of ``text``, without white space at their edges.

    A full stop after an abbreviation (``rules/abbreviations.toml``) or initials ends no sentence
    unless a capital that cannot belong to it follows; after a quotation a small letter goes on.
    """
    spans = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends(text, match.start(), match.end()):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    out = []
    for begin, end in spans:
        piece = text[begin:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            out.append((begin + lead, begin + len(piece.rstrip())))
    return tuple(out)


def _ends(text: str, at: int, after: int) -> bool:
    following = text[after : after + 40].lstrip()[:2].lstrip("“‘\"'([")
    if following and following[0].islower():
        return False
    if text[at] != "." or text[at : at + 2] == "..":
        return True
    before = re.search(r"[\w.]+$", text[max(0, at - 40) : at])
    word = before.group() if before else ""
    abbreviations = rules.load("abbreviations")
    if word.lower() in abbreviations["never_last"]:
        return False
    if word.lower() in abbreviations["before_number"]:
        return not following[:1].isdigit()
    # One letter is an initial ("R. James Woolsey"); several ("the U.S.") may end a sentence.
    return not (len(word) == 1 and word.isupper() and word != "I")
