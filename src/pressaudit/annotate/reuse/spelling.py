"""Spelling as evidence: British and American ways, and slips that two posts share."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from pressaudit import rules

Unknown = Callable[[str], bool]


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
    """Return the sum of the ways of the words of ``text`` outside the spans ``left_out``."""
    total, at = 0, 0
    for start, end in sorted(left_out):
        total += _ways_in(text[at : max(start, at)])
        at = max(at, end)
    return total + _ways_in(text[at:])


def _ways_in(text: str) -> int:
    return sum(way(word.lower()) for word in re.findall(r"[^\W\d_]{5,}", text))


def slips(pairs: Sequence[tuple[str, str]], *, unknown: Unknown | None = None) -> list[str]:
    """Return odd words that both sides share: in small letters, and unknown to English.

    ``pairs`` are the surfaces of matched words. A passage with many unknown words is in another
    language; then nothing is a slip. ``unknown`` replaces the word list (of wordfreq).
    """
    same = [a for a, b in pairs if a == b and a.isalpha() and a.islower() and len(a) > 4]
    odd = sorted({word for word in same if (unknown or _unknown)(word)})
    return odd if len(odd) <= 1 + len(pairs) // 50 else []


def _unknown(word: str) -> bool:
    return word not in _english()


@cache
def _english() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415 (loading it takes as long as a build)

    words: dict[str, float] = get_frequency_dict("en", "large")
    return words


def same_cut(one: str, other: str) -> bool:
    """Return whether both passages leave words out, with dots, after the same word."""
    return bool(_cuts(one) & _cuts(other))


def _cuts(text: str) -> set[tuple[str, str]]:
    found = re.finditer(r"(\w+)\W{0,2}(?:…|\.\s?\.\s?\.)\W{0,3}(\w+)", text)
    return {(m[1].lower(), m[2].lower()) for m in found}
