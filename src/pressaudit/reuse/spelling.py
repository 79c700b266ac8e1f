"""Spelling as evidence: British and American ways, and slips that two posts share."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from string import ascii_lowercase

from pressaudit import rules


@cache
def _ways() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str]]:
    rule = rules.load("reuse")["habit"]
    neutral = "|".join(rule["always_ise"].split())
    british = re.compile(rf"(?!(?:{neutral}))\w{{3,}}(?:{'|'.join(rule['british'])})")
    american = re.compile(rf"\w{{3,}}(?:{'|'.join(rule['american'])})")
    pairs = [pair.split("/") for pair in rule["pairs"].split()]
    return (
        british,
        american,
        frozenset(one for one, _ in pairs),
        frozenset(other for _, other in pairs),
    )


def way(word: str) -> int:
    """Return -1 for a lower-cased word in the British spelling, +1 for the American, else 0."""
    british, american, british_words, american_words = _ways()
    if word in british_words or british.fullmatch(word):
        return -1
    if word in american_words or american.fullmatch(word):
        return 1
    return 0


def habit(text: str, left_out: Iterable[tuple[int, int]]) -> int:
    """Return how ``text`` spells outside the spans ``left_out``.

    +1 for the American way, -1 for the British, 0 where too few words tell, or both ways occur
    too often (``[habit]`` of the rule file).
    """
    ways: Counter[int] = Counter()
    at = 0
    for start, end in [*sorted(left_out), (len(text), len(text))]:
        ways.update(way(word.lower()) for word in _LONG_WORD.findall(text[at : max(start, at)]))
        at = max(at, end)
    rule = rules.load("reuse")["habit"]
    main = 1 if ways[1] >= ways[-1] else -1
    most = ways[main]
    clear = most >= rule["words"] and most >= rule["share"] * (most + ways[-main])
    return main if clear else 0


_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def slips(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return the slips that both sides share: misspelled words, and two words glued together.

    ``pairs`` are the surfaces of matched words. A slip is a word in small letters that English
    does not know and that one letter more, fewer or changed, or a space, would mend (P. Norvig,
    How to write a spelling corrector, 2007). Where few words are English function words,
    the text is in another language and nothing is a slip.
    """
    if sum(a.lower() in _function() for a, _ in pairs) * 8 < len(pairs):
        return []
    same = {a for a, b in pairs if a == b and a.isascii() and a.isalpha() and a.islower()}
    return sorted(
        word for word in same if len(word) >= _SLIP and word not in _english() and _mendable(word)
    )


@cache
def _function() -> frozenset[str]:
    return frozenset(rules.load("reuse")["words"]["function"].split())


_SLIP = 6
"""Letters: shorter words have neighbours by chance."""
_COMMON = 1e-6


def _mendable(word: str) -> bool:
    known = _english()
    parts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    for left, right in parts:
        mended = [left + right[1:], left + right[1:2] + right[:1] + right[2:]]
        mended += [left + letter + right for letter in ascii_lowercase]
        mended += [left + letter + right[1:] for letter in ascii_lowercase]
        if any(known.get(form, 0) >= _COMMON for form in mended):
            return True
        if min(len(left), len(right)) > 2 and min(known.get(p, 0) for p in (left, right)) >= 1e-5:
            return True
    return False


@cache
def _english() -> dict[str, float]:
    # Here, because loading it takes longer than reading a page.
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    words: dict[str, float] = get_frequency_dict("en", "large")
    return words


def same_cut(one: str, other: str) -> bool:
    """Return whether both passages leave words out, with dots, after the same word."""
    return bool(_cuts(one) & _cuts(other))


def _cuts(text: str) -> set[tuple[str, str]]:
    found = re.finditer(r"(\w+)\W{0,2}(?:…|\.\s?\.\s?\.)\W{0,3}(\w+)", text)
    return {(m[1].lower(), m[2].lower()) for m in found}
