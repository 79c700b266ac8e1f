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
_BACK, _AHEAD = 24, 48
"""Characters before a number that its hedge stands in, and behind it that its noun does."""


def quantities(text: str, apart: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the numbers of ``text`` in order, without those in the spans ``apart`` (dates).

    "Between 40 and 60 crates" is one, from 40 to 60; "hundreds of" is from 200 to 999
    (``[numbers.vague]`` of ``rules/claims.toml``). A bare "one" is none.
    """
    out: list[Quantity] = []
    at = 0
    for match in _patterns()["number"].finditer(text):
        if match.start() < at or any(overlap(match.span(), span) for span in apart):
            continue
        read = _read(match)
        if read is None:
            continue
        low, high, bound = read
        end = match.end()
        joined = bound == "range" and re.search(r"\sand\s", text[match.end("one") : match.start("two")])
        if joined and not re.search(r"\bbetween\s[$€£]?$", text[: match.start()].lower()[-_BACK:]):
            # "Five men and ten women" are two numbers.
            low, high, bound, end = low, low, "exact", match.end("one")
        at = end
        before = text[max(0, match.start() - _BACK) : match.start()].lower()
        if bound == "exact":
            bound = _bound(before, text[end : end + _BACK].lower())
        counted = "money" if match["sign"] else _counted(text, end)
        out.append(Quantity(match.start(), end, low, high, bound, counted))
    return tuple(out)


def _read(match: re.Match[str]) -> tuple[float, float, str] | None:
    """Return low, high and bound of a match; None for what is no number."""
    if match["vague"]:
        low, high = rules.load("claims")["numbers"]["vague"][" ".join(match["vague"].lower().split())]
        return float(low), float(high), "vague"
    first, second = _value(match["one"]), _value(match["two"] or "")
    scale = _scale(match["times"] or "")
    if first is None or (first == 1 and not second and scale == 1 and not match["one"][0].isdigit()):
        return None
    own = bool(re.search(r"hundred|thousand|[mb]illion|dozen", match["one"]))
    if second is None:
        return first * scale, first * scale, "exact"
    low, high = first * (1 if own else scale), second * scale
    if high >= 1000 and low < 10 and high % 1000 == 0 and not own and scale == 1:
        low *= 1000
    elif low < 10 and match["two"].lower().endswith("hundred"):
        low *= 100
    return (low, high, "range") if low < high else (high, high, "exact")


def _value(shown: str) -> float | None:
    """Return the value of digits, or of words up to the hundreds: "one and a half" is 1.5."""
    plain = shown.lower().replace(",", "").strip()
    if not plain:
        return None
    if plain[0].isdigit():
        value, _, times = plain.partition(" ")
        return float(value) * _scale(times)
    total, half, scale = 0.0, 0.0, 1.0
    numerals = _numerals()
    head, _, last = plain.rpartition(" ")
    if head and numerals.get(last, 0) >= _LARGE or last == "dozen":
        plain, scale = head, float(numerals[last])
    if plain.endswith("and a half"):
        plain, half = plain.removesuffix("and a half").strip(), 0.5
    for part in re.split(r"[\s-]+", plain):
        if part in {"and"}:
            continue
        value = 1.0 if part in {"a", "an"} else float(numerals[part])
        total = max(total, 1.0) * value if value in {100.0} else total + value
    return (total + half) * scale


def _scale(shown: str) -> float:
    out = 1.0
    for part in shown.lower().split():
        out *= float(_numerals().get(part.rstrip("s"), _numerals().get(part, 1)))
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
        gap = text[at : at + token.start][-2:]
        low = token.surface.lower()
        if re.search(r"[,;:.()“”\"]", gap) or low in counted["not"] and low != "of":
            break
        if low in counted["plural"] or (low.endswith("s") and token.lemma != low):
            plural = token.lemma
        elif plural:
            break
        at_end = token.kind == words.POSSESSIVE
        if at_end:
            plural = ""
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
    large = [w for w, v in _numerals().items() if v >= 12 and w in {"thousand", "million", "billion", "dozen"}]
    small = [w for w in _numerals() if w not in {*large, "couple"}]
    word = one_of(small)
    spoken = rf"(?:(?:an?|{word})(?:(?:[\s-]|(?<=hundred)\sand\s){word})*(?:\sand\sa\shalf)?)"
    one = rf"(?:{_DIGITS}|{spoken}|an?(?=\s{one_of(large)}))"
    times = rf"(?:\s{one_of(large)})*"
    number = (
        rf"(?<![\w.,#/:-])(?:(?P<vague>{one_of(rule['vague'])})\b|"
        rf"(?P<sign>[$€£])?(?P<one>{one}(?:\s{one_of(large)})?)(?:(?:{_DASH}|\sto\s|\sor\s|\sand\s)"
        rf"[$€£]?(?P<two>{one}))?(?P<times>{times})\b(?![\w:/]|\.\d|\s?[%°]|st\b|nd\b|rd\b|th\b))"
    )
    out = {"number": re.compile(number, re.IGNORECASE)}
    for name in ("about", "least", "most"):
        out[name] = re.compile(rf"\b{one_of(rule[name])}\s+[$€£]?$")
        out[f"{name} behind"] = re.compile(rf"\s+(?:\w+\s)?{one_of([w for w in rule[name] if w.startswith('or ')])}\b" if any(w.startswith("or ") for w in rule[name]) else r"(?!)")
    return out


def shown(quantity: Quantity) -> Iterator[float]:
    """Yield the values that a quantity names: one, or the two ends of a range."""
    if quantity.bound != "vague":
        yield quantity.low
        if quantity.high != quantity.low:
            yield quantity.high
