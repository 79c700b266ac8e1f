"""British and American spelling: words in a form that both share, and the way a text spells.

Lists and limits stand in ``rules/spelling.toml``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from pressaudit import rules
from pressaudit.language.spans import Span, difference

APOSTROPHES = "'’‘ʼ′`´"
_Ending = tuple[str, str, int]
_Endings = dict[str, list[_Ending]]
_DROPPED = str.maketrans("", "", APOSTROPHES)


def spelled(form: str) -> str:
    """Return the form that spelling variants of a lower-cased word share ('colour': color)."""
    whole, endings, _ = _compared()
    form = form.translate(_DROPPED)
    return whole[form] if form in whole else _ended(form, endings)


def stem(form: str) -> str:
    """Return the form that spelling variants and inflections of a lower-cased word share."""
    root = _ended(spelled(form), _compared()[2])
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls":
        root = root[:-1]
    return root[:-1] if len(root) > 3 and root[-1] == "e" else root


def way(word: str) -> int:
    """Return -1 for a lower-cased word in the British spelling, +1 for the American, else 0."""
    british, american, british_words, american_words = _ways()
    if word in british_words or british.fullmatch(word):
        return -1
    if word in american_words or american.fullmatch(word):
        return 1
    return 0


def respelled(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, int, int]]:
    """Return the pairs of one word in two spellings, and the way of each (see :func:`way`)."""
    out = []
    for one, other in pairs:
        x, y = one.lower(), other.lower()
        if x != y and spelled(x) == spelled(y) and (way(x) or way(y)):
            out.append((x, y, way(x), way(y)))
    return out


def habit(text: str, left_out: Sequence[Span]) -> int:
    """Return how ``text`` spells outside the spans ``left_out``.

    +1 for the American way, -1 for the British, 0 where too few words tell, or both ways occur
    too often (``[limits]`` of the rule file).
    """
    ways: Counter[int] = Counter()
    for start, end in difference([(0, len(text))], left_out):
        ways.update(way(word.lower()) for word in _LONG_WORD.findall(text[start:end]))
    limits = rules.load("spelling")["limits"]
    main = 1 if ways[1] >= ways[-1] else -1
    clear = ways[main] >= limits["habit_share"] * (ways[main] + ways[-main])
    return main if clear and ways[main] >= limits["habit_words"] else 0


_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


@cache
def _compared() -> tuple[dict[str, str], _Endings, _Endings]:
    rule = rules.load("spelling")["compared"]
    endings, inflections = (_by_last(rule[name]) for name in ("endings", "inflections"))
    return dict(rule["whole"]), endings, inflections


def _by_last(rows: Iterable[_Ending]) -> _Endings:
    """Group endings by their last letter, so that most words are asked about a few only."""
    out: _Endings = {}
    for before, after, least in rows:
        out.setdefault(before[-1], []).append((before, after, least))
    return out


def _ended(form: str, endings: _Endings) -> str:
    for before, after, least in endings.get(form[-1:], ()):
        if len(form) >= least and form.endswith(before):
            return form[: -len(before)] + after
    return form


@cache
def _ways() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str]]:
    rule = rules.load("spelling")["habit"]
    both = "|".join(rule["always_ise"])
    pairs = [pair.split("/") for pair in rule["pairs"]]
    return (
        re.compile(rf"(?!(?:{both}))\w{{3,}}(?:{'|'.join(rule['british'])})"),
        re.compile(rf"\w{{3,}}(?:{'|'.join(rule['american'])})"),
        frozenset(one for one, _ in pairs),
        frozenset(other for _, other in pairs),
    )
