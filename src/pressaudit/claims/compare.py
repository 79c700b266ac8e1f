"""What two versions of a statement differ in: one small test a kind."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pressaudit import rules
from pressaudit.claims.model import Dated, Noted, Quantity
from pressaudit.claims.quantities import alike
from pressaudit.claims.scales import Met, highest, lowest, met
from pressaudit.claims.units import Unit, content, stretch
from pressaudit.language import words
from pressaudit.language.alternation import limit, listed, one_of
from pressaudit.language.fold import folded
from pressaudit.language.spans import Span, overlap


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a stretch stands: '' for the writer's own."""

    source: str = ""
    kind: str = ""
    cue: str = ""
    cue_class: str = ""


@dataclass(frozen=True)
class Side:
    """A version: its sentence, the clauses that it shares with the other one, its post."""

    unit: Unit
    span: Span
    post: Noted
    shared: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.unit.text

    def met(self, scale: str) -> list[Met]:
        """Return the words of a scale in the shared clauses."""
        return met(scale, self.text, self.span)


@dataclass(frozen=True, slots=True)
class Difference:
    """A kind of change: what stands in both, and whether the test is a strong one.

    ``turned``: the change leads from the second version to the first.
    """

    kind: str
    there: str
    here: str
    rule: str
    strong: bool = True
    turned: bool = False


def side(unit: Unit, shared: Sequence[str], posts: Sequence[Noted]) -> Side:
    """Return a version of a statement."""
    return Side(unit, stretch(unit, shared), posts[unit.post], tuple(shared))


def differences(a: Side, b: Side) -> list[Difference]:
    """Return what differs between two versions, ``a`` the earlier; each kind once."""
    out: dict[str, Difference] = {}
    for test in _TESTS:
        for found in test(a, b):
            out.setdefault(found.kind, found)
    return list(out.values())


# ---- On whose word --------------------------------------------------------------------------


def word(side: Side) -> Word:
    """Return on whose word the shared clauses stand."""
    unit, start = side.unit, side.unit.place.char_start
    best, most = Word(), 0
    inside = (side.span[0] + start, side.span[1] + start)
    for quoted in unit.quoted:
        size = overlap((quoted.char_start, quoted.char_end), inside)
        if quoted.speaker and size > most and size * 2 >= inside[1] - inside[0]:
            best, most = Word(quoted.speaker, "person", "", "neutral"), size
    for said in unit.stated:
        size = overlap((said.char_start, said.char_end), inside)
        whole = size * 2 >= inside[1] - inside[0] or size * 2 >= said.char_end - said.char_start
        if size > most and whole and (said.kind != "indirect" or _reports(said.cue)):
            if not said.source and said.rule.startswith(_RUMOUR):
                continue
            source = said.source or "unnamed"
            best, most = Word(source, said.source_type, said.cue, said.cue_class), size
    return best


_RUMOUR = ("adverb", "passive", "noun")
"""Rules for statements that nobody is said to make: "reportedly", "is said to". They are hedges."""


def _reports(cue: str) -> bool:
    """Whether a cue gives somebody's word; '' goes on with the word before."""
    return not cue or any(words.lemma(w) in _reporting() for w in cue.split())


@cache
def _reporting() -> frozenset[str]:
    verbs = rules.load("reporting")["verbs"]
    kinds = (verbs[kind]["words"] for kind in ("say", "tell", "think", "show"))
    return frozenset(w for text in kinds for w in text.split()) | {"accord", "according", "word"}


def carriers(post: Noted) -> set[str]:
    """Return the folded names of who published and wrote a post."""
    byline = post.article.byline
    return {folded(name) for name in (byline.outlet, byline.programme, *byline.authors) if name}


def _carried(name: str, post: Noted) -> bool:
    """Whether a source is the outlet or the writer of a post: "the Gazette’s Ann Ode" is."""
    own = folded(name)
    return any(held == own or re.search(rf"\b{re.escape(held)}\b", own) for held in carriers(post))


def _source(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a source that got lost, or that gave way to who passed its words on."""
    there, here = word(a), word(b)
    if not there.source or _carried(there.source, a.post):
        return
    if not here.source:
        named = any(there.source == name for name, _ in b.unit.names)
        if not (b.unit.stated or b.unit.quoted) or not (named or _anybody(b)):
            strong = there.source != "unnamed" and not named
            yield Difference("word_to_fact", there.source, "(nobody)", "source", strong)
    elif _carried(here.source, a.post) and folded(there.source) != folded(here.source):
        yield Difference("credited_to_carrier", there.source, here.source, "carrier")


def _anybody(side: Side) -> bool:
    return any(s.source and _reports(s.cue) for s in side.unit.stated) or any(
        q.speaker for q in side.unit.quoted
    )


# ---- How sure -------------------------------------------------------------------------------

_PLAIN = 4
"""Statements without a hedge stand below the words that take as certain, above all others."""


def hedge(side: Side) -> Met | None:
    """Return the word that holds the shared clauses back most, or that takes them as certain."""
    unit = side.unit
    cues = [m for m in met("hedges", side.text) if _near(side, m)]
    held = lowest(m for m in cues if m.level < _PLAIN)
    del unit
    return held or highest(cues)


def _near(side: Side, found: Met) -> bool:
    """Whether a word stands in the shared clauses, or in the clause that reports them."""
    if overlap((found.start, found.end), side.span):
        return True
    between = side.text[found.end : side.span[0]] if found.end <= side.span[0] else side.text[side.span[1] : found.start]
    return len(between.split()) <= 4 and not re.search(r"[;:—–.]", between)


def _hedges(a: Side, b: Side) -> Iterator[Difference]:
    there, here = hedge(a), hedge(b)
    held = [m is not None and m.level < _PLAIN for m in (there, here)]
    if held[0] and not held[1] and there:
        strong = there.name != "possible"
        yield Difference("hedge_dropped", there.words, here.words if here else "(none)", "words", strong)
    elif held[1] and not held[0] and here:
        strong = here.name != "possible"
        yield Difference("hedge_added", there.words if there else "(none)", here.words, "words", strong)


# ---- Scales ---------------------------------------------------------------------------------


def _roles(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a part in the matter that grows: by the words nearest to a name that both have."""
    for name in _proper(a) & _proper(b):
        there, here = (_role(side, name) for side in (a, b))
        if there and here and here.level > there.level:
            yield Difference("role_grows", there.words, here.words, "scale")
            return


def _proper(side: Side) -> set[str]:
    """Return the shared features that are names, or words with a capital."""
    return {
        f
        for f in side.shared
        if f[0] == "@" or (f[0].isalnum() and side.text[side.unit.features[f][0]].isupper() and side.unit.features[f][0])
    }


def _role(side: Side, name: str) -> Met | None:
    """Return the word of a part in the matter nearest to a name."""
    start, end = side.unit.features[name]
    near = [m for m in met("roles", side.text) if max(start - m.end, m.start - end) <= limit("claims", "near")]
    gap = {m: min(abs(start - m.end), abs(m.start - end)) for m in near}
    return min(near, key=lambda m: (gap[m], -m.level), default=None)


def _parts(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a part that became the whole: "some of the boats", then "all boats" or "the boats"."""
    for part in a.met("quantifiers"):
        noun = _noun(a.text, part.end) if part.name == "part" else ""
        if not noun or noun not in b.unit.features:
            continue
        at = b.unit.features[noun][0]
        before = [q for q in met("quantifiers", b.text) if 0 <= at - q.end <= 24]
        if any(q.name == "part" for q in before):
            continue
        whole = next((q.words for q in before), "")
        if not re.search(r"\d[^,;.]{0,24}$", b.text[:at]):
            yield Difference("part_to_whole", part.words, whole or "(none)", "quantifiers", bool(whole))
            return
    for every in b.met("quantifiers"):
        noun = _noun(b.text, every.end) if every.words.lower() in ("all", "every", "all of", "each", "entire") else ""
        if noun in a.unit.features and not any(q.name == "whole" for q in met("quantifiers", a.text)):
            yield Difference("part_to_whole", "(none)", every.words, "quantifiers", False)
            return


def _noun(text: str, at: int) -> str:
    """Return the stem of the first word of content behind a quantifier, near it."""
    found = (content(t.surface) for t in words.tokens(text[at : at + 32]) if t.is_word)
    return next((f for f in found if f), "")


def _habit(a: Side, b: Side) -> Iterator[Difference]:
    """Yield one occasion that became a habit."""
    there, here = (met("habits", side.text) for side in (a, b))
    often = [m for m in here if m.name == "often" and _near(b, m)]
    if not often or any(m.name == "often" for m in there):
        return
    once = next((m.words for m in there if m.name == "once"), "")
    day = next((d.surface for d in a.unit.dates if d.type == "DATE" and d.date_begin), "")
    yield Difference("occasion_to_habit", once or day or "(none)", often[0].words, "frequency", bool(once or day))


# ---- Numbers, days, places --------------------------------------------------------------------


def _numbers(a: Side, b: Side) -> Iterator[Difference]:
    """Yield what became of a number that counts the same things in both."""
    rest = list(b.unit.numbers)
    open_ = []
    for one in a.unit.numbers:
        same = next((q for q in rest if (q.low, q.high) == (one.low, one.high)), None)
        if same is None:
            open_.append(one)
            continue
        rest.remove(same)
        yield from _bounds(a, b, one, same)
    for one in open_:
        other = next((q for q in rest if _comparable(a, b, one, q)), None)
        if other:
            rest.remove(other)
            yield from _differ(a, b, one, other)


def _comparable(a: Side, b: Side, one: Quantity, other: Quantity) -> bool:
    if alike(one.counted, other.counted):
        return True
    if one.counted and other.counted:
        return {one.low, one.high} & {other.low, other.high} != set()
    return one.counted == other.counted == "" and _beside(a, one) & _beside(b, other) != set()


def _beside(side: Side, number: Quantity) -> set[str]:
    near = words.tokens(side.text[max(0, number.start - 24) : number.end + 24])
    return {content(t.surface) for t in near if t.is_word and not t.surface[0].isdigit()} - {""}


def _bounds(a: Side, b: Side, one: Quantity, other: Quantity) -> Iterator[Difference]:
    held, free = ("about", "least"), ("exact", "most")
    there, here = _shown(a, one), _shown(b, other)
    if one.bound in held and other.bound in free:
        yield Difference("hedge_dropped", there, here, "number")
    elif one.bound == "exact" and other.bound in held:
        yield Difference("hedge_added", there, here, "number")


def _differ(a: Side, b: Side, one: Quantity, other: Quantity) -> Iterator[Difference]:
    there, here = _shown(a, one), _shown(b, other)
    ends = [q.low < q.high and q.bound == "range" for q in (one, other)]
    if ends[0] and other.low == other.high and other.low in (one.low, one.high):
        yield Difference("range_to_end", there, here, "range")
    elif ends[1] and one.low == one.high and one.low in (other.low, other.high):
        yield Difference("range_to_end", there, here, "range", turned=True)
    elif one.high < other.low or other.high < one.low:
        held = one.bound in ("about", "least", "vague") or other.bound in ("about", "least", "vague")
        yield Difference("number_differs", there, here, "number", not held)
        yield from (replace(d, strong=False) for d in _bounds(a, b, one, other))


def _shown(side: Side, number: Quantity) -> str:
    before = side.text[: number.start].split()[-2:]
    lead = " ".join(before).lower()
    kept = next((w for n in ("least", "most", "about") for w in rules.load("claims")["numbers"][n] if lead.endswith(w)), "")
    return " ".join([*kept.split(), *side.text[number.start : number.end].split()][:4] + [number.counted])


def _dates(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a day or year told otherwise, where each side has but one of its own."""
    own = []
    for x, y in ((a, b), (b, a)):
        mine = [d for d in _dated(x) if not any(_meets(d, e) for e in _dated(y))]
        own.append(mine)
    if len(own[0]) == len(own[1]) == 1 and len(_dated(a)) == len(_dated(b)):
        yield Difference("date_differs", own[0][0].surface, own[1][0].surface, "days")


def _dated(side: Side) -> list[Dated]:
    return [d for d in side.unit.dates if d.type in ("DATE", "TIME") and d.date_begin and d.date_end]


def _meets(one: Dated, other: Dated) -> bool:
    assert one.date_begin and one.date_end and other.date_begin and other.date_end
    return one.date_begin <= other.date_end and other.date_begin <= one.date_end


def _places(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a place told otherwise: names behind "in", "at", "near", none of which both have."""
    there, here = _placed(a), _placed(b)
    names = [{w for words_ in side.values() for w in words_} for side in (there, here)]
    texts = [set(folded(s.text).split()) for s in (a, b)]
    lost = [n for n, ws in there.items() if not set(ws) & texts[1]]
    new = [n for n, ws in here.items() if not set(ws) & texts[0]]
    if lost and new and not names[0] & names[1]:
        yield Difference("place_differs", lost[0], new[0], "places")


def _placed(side: Side) -> dict[str, tuple[str, ...]]:
    """Return the names of places in the shared clauses, with their words folded."""
    people = [span for name, span in side.unit.names if any(d.person == name for d in side.post.descriptions)]
    days = [side.unit.within(d) for d in side.unit.dates]
    return {
        m["name"]: tuple(folded(m["name"]).split())
        for m in _place().finditer(side.text, *side.span)
        if not any(overlap(m.span("name"), s) for s in [*people, *days])
    }


@cache
def _place() -> re.Pattern[str]:
    places = rules.load("claims")["places"]
    kind = rf"(?:(?:the|an?)\s(?:\w+\s)?{one_of(places['kinds'])}(?:\sof\s|\sat\s|\sin\s)?)?"
    return re.compile(rf"\b{one_of(places['prepositions'])}\s(?:the\s)?(?P<name>{kind}(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)|(?:the|an?)\s(?:\w+\s)?{one_of(places['kinds'])}\b)")


_TESTS: tuple[Callable[[Side, Side], Iterator[Difference]], ...] = (
    _source, _hedges, _numbers, _roles, _parts, _habit, _dates, _places,
)  # fmt: skip
