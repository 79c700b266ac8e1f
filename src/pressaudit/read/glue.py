"""Words that ran together when a page was edited or copied, parted for counting.

A word is parted only when no English text that wordfreq knows (Speer 2022,
doi:10.5281/zenodo.7199437) has it whole, and both halves are common words. Names, hashtags and
addresses stay as they are.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pressaudit import rules
from pressaudit.language.alternation import alternatives
from pressaudit.language.frequency import is_known, zipf

_ADDRESS = re.compile(r"https?://|www\.|@\w|\w@|\w\.(?:com|org|net|info|ir|al|uk)\b", re.IGNORECASE)
_SEAMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=\w)[.,!?;…]?[”»](?=\w)",  # soldiers”are
        r"(?<=\d)[″\"](?=[^\W\d_]{2})",  # 1,500″online
        r"[.!?]\"(?=[A-Z])",  # done."Another
        r"(?<=[^\W\d_])[,;](?=[^\W\d_])",  # analysts,who
        r"\[\w{3,}\](?=[A-Z])",  # [Ayatollah]Khomeini
        r"(?<=\w{3})\)(?=[^\W\d_]{2})",  # (MEK)which
    )
)
_SENTENCE = re.compile(r"(?<=[a-z]{2})[.!?](?=([A-Z][a-z]*)\b)")
_POSSESSIVE = re.compile(r"(?<=\w)[’']s(?=([a-z]{3,})\b)")
_NUMBER = re.compile(r"(?<![\w#])\d(?:[\d/.,-]*\d)?(?:st|nd|rd|th)?(?=([a-z]{3,})\b)")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}(?=([a-z]{2,})\b)")
_WORD = re.compile(r"(?<![\w#’'-])[^\W\d_]{5,}(?![\w’'-])")


_LONGEST = 40
"""Letters in the longest run that may be two words."""


@dataclass(frozen=True, slots=True)
class _Words:
    free: frozenset[str]
    bound: frozenset[str]
    after_name: frozenset[str]
    word: float
    after_number: float
    month: re.Pattern[str]

    def is_function(self, word: str) -> bool:
        return word.lower() in self.free or word.lower() in self.bound


@cache
def _words() -> _Words:
    rule = rules.load("glue")
    months = alternatives(rules.load("layout")["date_line"]["months"])
    return _Words(
        free=frozenset(rule["function_words"]["free"]),
        bound=frozenset(rule["function_words"]["bound"]),
        after_name=frozenset(rule["function_words"]["after_name"]),
        word=rule["frequency"]["word"],
        after_number=rule["frequency"]["after_number"],
        month=re.compile(rf"\b(?:{months})(?=\d)"),
    )


def parted(text: str) -> str:
    """Return ``text`` with a space in every seam between glued words, and no other change."""
    cuts = seams(text)
    if not cuts:
        return text
    edges = [0, *cuts, len(text)]
    return " ".join(text[a:b] for a, b in pairwise(edges))


def seams(text: str) -> tuple[int, ...]:
    """Return the offsets in ``text`` where ``parted`` puts a space, in order.

    An offset in ``text`` becomes one in the parted text by adding the number of seams at or
    before it.
    """
    found: set[int] = set()
    for token in re.finditer(r"\S{4,}", text):
        if not token[0].isalpha() or not is_known(token[0]):
            found.update(token.start() + cut for cut in _token_seams(token[0]))
    return tuple(sorted(found))


@cache
def _token_seams(token: str) -> tuple[int, ...]:
    """Return the seams of one run of characters without white space."""
    if _ADDRESS.search(token):
        return ()
    words = _words()
    cuts = {m.end() for pattern in _SEAMS for m in pattern.finditer(token)}
    cuts |= {m.end() for m in _SENTENCE.finditer(token) if words.is_function(m[1])}
    cuts |= {m.end() for m in _POSSESSIVE.finditer(token) if zipf(m[1]) >= words.after_number}
    cuts |= {m.end() for m in _INITIALS.finditer(token) if zipf(m[1]) >= words.after_number}
    cuts |= {m.end() for m in words.month.finditer(token)}
    cuts |= {m.end() for m in _NUMBER.finditer(token) if _parts_from_number(m[0], m[1])}
    for m in _WORD.finditer(token):
        cut = _word_seam(m[0])
        if cut:
            cuts.add(m.start() + cut)
    return tuple(sorted(cuts))


def _parts_from_number(number: str, word: str) -> bool:
    """Whether ``word`` is glued to ``number``: no unit of measure is as long and as common."""
    words = _words()
    if zipf(number + word) > 0:
        return False
    return word in words.free or (len(word) >= 4 and zipf(word) >= words.after_number)


@cache
def _word_seam(word: str) -> int:
    """Return where a glued word parts, 0 when it is one word."""
    if zipf(word) > 0 or len(word) > _LONGEST:
        return 0
    best, best_frequency = 0, 0.0
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if not _may_part(left, right):
            continue
        frequency = min(zipf(left), zipf(right))
        if not best or frequency > best_frequency:
            best, best_frequency = cut, frequency
    return best


def _may_part(left: str, right: str) -> bool:
    words = _words()
    free = left.lower() in words.free, right in words.free
    if left.isupper() and len(left) > 1:  # MEKhas
        return free[1]
    if right.isupper() and len(right) > 1:  # theMEK
        return free[0] and left[1:].islower()
    if min(zipf(left), zipf(right)) < words.word or not left[1:].islower():
        return False
    if not right.islower():  # groupThe
        return right[1:].islower() and (free[0] or right.lower() in words.free)
    if left[0].isupper() and not free[0]:  # Iraqwhere
        return right in words.after_name and len(left) >= 4
    long = len(left) >= 4, len(right) >= 4
    both = words.is_function(left) and words.is_function(right)
    return (free[1] and (long[0] or both)) or (free[0] and (long[1] or both))
