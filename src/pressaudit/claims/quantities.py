"""Numbers in a text: value or range, how exact, and what is counted."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pressaudit import rules
from pressaudit.claims.model import Quantity
from pressaudit.language import words
from pressaudit.language.alternation import one_of
from pressaudit.language.spans import Span, overlap

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DASH = r"\s?[-–—]\s?"
_LARGE = 1000
"""From here on a number word multiplies what stands before it."""
_SMALL = 10
"""Below it, the first of two numbers may share the unit of the second."""
_BACK, _AHEAD = 24, 48
"""Characters before a number that its hedge stands in, and behind it that its noun does."""


def quantities(text: str, apart: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the numbers of ``text`` in order, without those in the spans ``apart`` (dates).

    "Between 40 and 60 crates" is one, from 40 to 60; "hundreds of" is from 200 to 999
    (``[numbers.vague]`` of ``rules/claims.toml``). A bare "one" is none.
    """
    found = (_quantity(text, m) for m in _patterns()["number"].finditer(text))
    return tuple(q for q in found if q and not any(overlap((q.start, q.end), s) for s in apart))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    low, high, bound = _read(match)
    if not high:
        return None
    end = match.end()
    before = text[max(0, match.start() - _BACK) : match.start()].lower()
    joined = match["two"] and re.search(r"\sand\s", text[match.end("one") : match.start("two")])
    if joined and not re.search(r"\bbetween\s[$€£]?$", before):
        # "Five men and ten women" are two numbers, of which the second is of no use here.
        high, bound, end = low, "exact", match.end("one")
    if bound == "exact":
        bound = _bound(before, text[end : end + _BACK].lower())
    counted = "money" if match["sign"] else _counted(text, end)
    return Quantity(match.start(), end, low, high, bound, counted)


def _read(match: re.Match[str]) -> tuple[float, float, str]:
    """Return low, high and bound of a match; zeros for a bare "one"."""
    if match["vague"]:
        name = " ".join(match["vague"].lower().split())
        low, high = rules.load("claims")["numbers"]["vague"][name]
        return float(low), float(high), "vague"
    scale = _scale(match["times"] or "")
    first = _value(match["one"])
    if not match["two"]:
        spoken = first * scale == 1 and not match["one"][0].isdigit()
        return (0.0, 0.0, "") if spoken else (first * scale, first * scale, "exact")
    own = bool(re.search(r"hundred|thousand|[mb]illion|dozen", match["one"]))
    low, high = first * (1 if own else scale), _value(match["two"]) * scale
    if low < _SMALL and not own and scale == 1:
        # "Two to three hundred", "three to five thousand".
        low *= 100 if match["two"].lower().endswith("hundred") else 1
        low *= _LARGE if high >= _LARGE and high % _LARGE == 0 else 1
    return (low, high, "range") if low < high else (high, high, "exact")


def _value(shown: str) -> float:
    """Return the value of digits or of words: "one and a half thousand" is 1500."""
    plain = shown.lower().replace(",", "").strip()
    head, _, last = plain.rpartition(" ")
    if head and (_numeral(last) >= _LARGE or last == "dozen"):
        return _value(head) * _numeral(last)
    if plain[0].isdigit():
        return float(plain)
    if plain.endswith(" and a half"):
        return _value(plain.removesuffix(" and a half")) + 0.5
    total = 0.0
    for part in re.split(r"[\s-]+", plain):
        value = 1.0 if part in {"a", "an"} else _numeral(part)
        total = max(total, 1.0) * value if part == "hundred" else total + value
    return total


def _numeral(word: str) -> float:
    return float(_numerals().get(word, 0))


def _scale(shown: str) -> float:
    out = 1.0
    for part in shown.lower().split():
        out *= _numeral(part)
    return out


def _bound(before: str, after: str) -> str:
    """Return how a number is held: "at least seven" is the least."""
    for name in ("least", "most", "about"):
        if _patterns()[name].search(before) or _patterns()[f"{name} behind"].match(after):
            return name
    return "exact"


def _counted(text: str, at: int) -> str:
    """Return the lemma of the noun behind a number: of "60 crates of silver" crate.

    Without tagging, the head is the first plural of the run of words there, or the last of
    several plurals side by side; in "20 of the school’s 200 cadets" that of the next number.
    """
    counted = rules.load("claims")["counted"]
    plural = ""
    for token in words.tokens(text[at : at + _AHEAD]):
        low = token.surface.lower()
        marks = re.search(r"[,;:.()“”\"]", text[at : at + token.start][-2:])
        if marks or (low in counted["not"] and low != "of"):
            break
        if token.kind == words.POSSESSIVE:
            plural = ""
        elif low in counted["plural"] or (low.endswith("s") and token.lemma != low):
            plural = token.lemma
        elif plural:
            break
    return "money" if plural in counted["money"] else plural


def alike(one: str, other: str) -> bool:
    """Whether two nouns may count the same things: equal, or both of persons, or of the dead."""
    counted = rules.load("claims")["counted"]
    both = {one, other}
    return one == other != "" or any(both <= set(counted[k]) for k in ("people", "dead"))


@cache
def _numerals() -> dict[str, float]:
    given: dict[str, float] = rules.load("timexes")["numeral"]
    return given


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rule = rules.load("claims")["numbers"]
    large = ["thousand", "million", "billion", "dozen"]
    word = one_of(w for w in _numerals() if w not in {*large, "couple"})
    spoken = rf"(?:(?:an?|{word})(?:(?:[\s-]|(?<=hundred)\sand\s){word})*(?:\sand\sa\shalf)?)"
    one = rf"(?:{_DIGITS}|{spoken}|an?(?=\s{one_of(large)}))"
    number = (
        rf"(?<![\w.,#/:-])(?:(?P<vague>{one_of(rule['vague'])})\b|"
        rf"(?P<sign>[$€£])?(?P<one>{one}(?:\s{one_of(large)})?)"
        rf"(?:(?:{_DASH}|\sto\s|\sor\s|\sand\s)[$€£]?(?P<two>{one}))?"
        rf"(?P<times>(?:\s{one_of(large)})*)\b(?![\w:/]|\.\d|\s?[%°]|st\b|nd\b|rd\b|th\b))"
    )
    out = {"number": re.compile(number, re.IGNORECASE)}
    for name in ("about", "least", "most"):
        behind = [w for w in rule[name] if w.startswith("or ")]
        out[name] = re.compile(rf"\b{one_of(rule[name])}\s+[$€£]?$")
        out[f"{name} behind"] = re.compile(rf"\s+(?:\w+\s){{0,2}}{one_of(behind)}\b")
    return out


def shown(quantity: Quantity) -> Iterator[float]:
    """Yield the values that a quantity names: one, or the two ends of a range."""
    if quantity.bound != "vague":
        yield quantity.low
        if quantity.high != quantity.low:
            yield quantity.high
