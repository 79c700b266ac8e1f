"""Words and sentences with their offsets; lemmas from a dictionary.

A token is a word (with its inner hyphens and apostrophes, or initials such as *U.S.*), a number,
a hashtag or mention, or a web address. A possessive *’s* is a token of its own, so that the name
before it is counted as that name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import simplemma

from pressaudit.language.alternation import listed

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
        return self.kind not in _NO_WORD


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


_NO_WORD = frozenset({POSSESSIVE, ADDRESS})


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of ``text`` in order; they do not overlap."""
    return tuple(_tokens(text))


def surfaces(text: str) -> list[str]:
    """Return the word tokens of ``text`` in order, where neither offsets nor kinds are needed."""
    return [m.group() for m in _TOKEN.finditer(text) if m.lastgroup not in _NO_WORD]


def count(text: str) -> int:
    """Return the number of word tokens of ``text``."""
    return len(surfaces(text))


def lemmas(text: str) -> list[str]:
    """Return the lemmas of the word tokens of ``text`` in order, where offsets are not needed."""
    return list(map(lemma, surfaces(text)))


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


@cache
def entry(surface: str) -> tuple[str, str]:
    """Return how a word is counted: in small letters, and its lemma.

    Initials are one with and without stops ("U.N.", "UN"); those that would read as another word
    without them ("US": us) are counted with them.
    """
    bare = surface.replace(".", "")
    if bare in listed("abbreviations", "wordlike"):
        stopped = "".join(f"{letter}." for letter in bare.lower())
        return stopped, stopped
    return bare.lower(), lemma(bare)


_STOP = re.compile(r"[.!?…]+[\"'”’″)\]]*(?=\s|$)")
_OPENING = "“‘\"'([«"
_GOES_ON = "—–―-,;:/&"
_LAST_WORD = re.compile(r"[\w.]+$")
_FOLLOWING = re.compile(rf"\s*[{re.escape(_OPENING)}]*(\S)(\w*)")
_LONGEST_WORD = 40


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of the sentences of ``text``, without white space at their edges.

    A full stop after an abbreviation (``rules/abbreviations.toml``) or initials ends no sentence
    unless a word that opens one follows: "the U.S. The boats" is parted, "the U.S. Navy" is not.
    After any mark a small letter or a dash goes on.
    """
    edges = [0, *sentence_ends(text), len(text)]
    out = []
    for begin, end in pairwise(edges):
        piece = text[begin:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            out.append((begin + lead, begin + len(piece.rstrip())))
    return tuple(out)


def sentence_ends(text: str, small: str = "") -> list[int]:
    """Return where the sentences of ``text`` end, the last one apart.

    ``small`` has characters that count as small letters: no sentence begins with one.
    """
    return [m.end() for m in _STOP.finditer(text) if _ends(text, m.start(), m.end(), small)]


def _ends(text: str, at: int, after: int, small: str) -> bool:
    following = _FOLLOWING.match(text, after)
    first, rest = following.groups() if following else ("", "")
    if first and (first.islower() or first in small or first in _GOES_ON):
        return False
    if text[at] != "." or text[at : at + 2] == "..":
        return True
    before = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    word = before.group() if before else ""
    if word in listed("abbreviations", "never_last") | listed("abbreviations", "titles"):
        return False
    if word in listed("abbreviations", "before_number"):
        return not first.isdigit()
    # One letter is an initial: "R. James Ode".
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    if _INITIALS.fullmatch(word) or word in _may_end():
        return not first or first + rest in listed("abbreviations", "openers")
    return True


_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


@cache
def _may_end() -> frozenset[str]:
    """Return the abbreviations that end a sentence only where an opener follows."""
    return frozenset().union(
        *(listed("abbreviations", key) for key in ("after_names", "times", "states"))
    )
