"""What two versions of a statement differ in: one small test a kind."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pressaudit import rules
from pressaudit.claims.model import Note, Noted, Quantity
from pressaudit.claims.quantities import alike
from pressaudit.claims.scales import Met, highest, lowest, met
from pressaudit.claims.units import Unit, content, stretch
from pressaudit.language import words
from pressaudit.language.alternation import limit, one_of
from pressaudit.language.fold import folded
from pressaudit.language.spans import Span, overlap


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a stretch stands: '' for the writer's own."""

    source: str = ""
    cue_class: str = "neutral"


@dataclass(frozen=True)
class Side:
    """A version: its sentence, the clauses that it shares with the other one, its post."""

    unit: Unit
    span: Span
    post: Noted
    shared: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.unit.text

    def met(self, scale: str) -> list[Met]:
        """Return the words of a scale in the shared clauses."""
        start, end = self.span
        return [m for m in met(scale, self.text) if start <= m.start and m.end <= end]


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
    start = side.unit.place.char_start
    inside = (side.span[0] + start, side.span[1] + start)
    half = (inside[1] - inside[0]) / 2
    found = [(Word(q.speaker), _shared(q, inside), half) for q in side.unit.quoted if q.speaker]
    for said in filter(is_report, side.unit.stated):
        least = min(half, (said.char_end - said.char_start) / 2)
        one = Word(said.source or UNNAMED, said.cue_class)
        found.append((one, _shared(said, inside), least))
    kept = [(size, -n, one) for n, (one, size, least) in enumerate(found) if size and size >= least]
    return max(kept, key=lambda k: k[:2])[2] if kept else _aside(side.unit)


_ASIDE = re.compile(r",\s(?P<who>[^,“”]{2,40}?)\s(?P<cue>\w+)[.]?$")


def _aside(unit: Unit) -> Word:
    """Return who is named behind a statement: ", Ode believes."."""
    found = _ASIDE.search(unit.text)
    if not found or words.lemma(found["cue"]) not in _reporting():
        return Word()
    named = (name for name, span in unit.names if overlap(span, found.span("who")))
    return Word(next(named, UNNAMED))


def _shared(note: Note, inside: Span) -> int:
    return overlap((note.char_start, note.char_end), inside)


UNNAMED = "unnamed"
"""The source of what somebody says whom the text does not name."""
_NO_REPORT = {"object", "matter", "to", "noun", "adverb", "adjective", "passive"}
"""First words of rules for what is no report of a statement: wishes and acts ("ordered the boat"),
and what nobody is said to say ("reportedly", "is said to"), which are hedges."""


def is_report(said: Note) -> bool:
    """Whether a stretch is a statement that somebody is reported to make."""
    if said.rule.split("-")[0] in _NO_REPORT:
        return False
    cues = said.cue.split()
    return said.kind != "indirect" or not cues or any(words.lemma(w) in _reporting() for w in cues)


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
        if not _anybody(b):
            strong = not named
            yield Difference("word_to_fact", there.source, NOTHING, "source", strong)
    elif _carried(here.source, a.post) and folded(there.source) != folded(here.source):
        yield Difference("credited_to_carrier", there.source, here.source, "carrier")
    elif here.source.islower() and there.source.istitle():
        # A witness with a name becomes "one of them".
        yield Difference("description_differs", there.source, here.source, "unnamed", strong=False)


def _anybody(side: Side) -> bool:
    """Whether any part of the sentence stands on somebody's word."""
    spoken = any(q.speaker for q in side.unit.quoted)
    return spoken or any(map(is_report, side.unit.stated)) or bool(_aside(side.unit).source)


# ---- How sure -------------------------------------------------------------------------------

PLAIN = 4
"""Statements without a hedge stand below the words that take as certain, above all others."""


def hedge(side: Side) -> Met | None:
    """Return the word that holds the shared clauses back most, or that takes them as certain."""
    found = [m for m in met("hedges", side.text) if _near(side, m)]
    return lowest(m for m in found if m.level < PLAIN) or highest(found)


def _near(side: Side, found: Met) -> bool:
    """Whether a word stands in a clause of what is shared, or in a few words that report it."""
    low = max((m.end() for m in _CLAUSE.finditer(side.text, 0, found.start)), default=0)
    after = _CLAUSE.search(side.text, found.end)
    high = after.start() if after else len(side.text)
    shared = sum(low <= side.unit.features[f][0] < high for f in side.shared)
    few = len(side.text[low:high].split()) <= limit("claims", "between")
    return shared > 1 or few or (shared == 1 and len(side.shared) <= _FEW)


_CLAUSE = re.compile(r"[;:—–()“”]|,(?!\d)|\b(?:who|which|that|and|but|while|although|where|when)\b")
_FEW = 3
"""Of so few shared features, one in the clause of a hedge is enough."""


def _hedges(a: Side, b: Side) -> Iterator[Difference]:
    there, here = hedge(a), hedge(b)
    held, still = (m if m and m.level < PLAIN else None for m in (there, here))
    only = held or still
    if only and " " not in only.words and _spoken(a) and _spoken(b):
        # What changes within a quotation is an altered quotation, but for "I would say".
        return
    if only and all(re.search(rf"\b{only.words}\b", s.text, re.IGNORECASE) for s in (a, b)):
        # "Could be seen", "could not be seen": no hedge that one side lacks.
        return
    if held and not still:
        yield Difference("hedge_dropped", held.words, _words(here), "words")
    elif still and not held:
        strong = still.name != "possible"
        yield Difference("hedge_added", _words(there), still.words, "words", strong)


def _spoken(side: Side) -> bool:
    start, end = (side.unit.place.char_start + at for at in side.span)
    return any(overlap((q.char_start, q.char_end), (start, end)) for q in side.unit.quoted)


def _words(found: Met | None) -> str:
    return found.words if found else NOTHING


NOTHING = "(none)"
"""What a detail has in the place of words that are not there."""


# ---- Scales ---------------------------------------------------------------------------------


def _roles(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a part in the matter that grows: by the words nearest to a name that both have."""
    for name in _proper(a) & _proper(b):
        there, here = (part_of(side.unit, name) for side in (a, b))
        if there and here and here.level > there.level:
            yield Difference("role_grows", there.words, here.words, "scale")
            return


def _proper(side: Side) -> set[str]:
    """Return the shared features that are names, or words with a capital within the sentence."""
    at = {f: side.unit.features[f][0] for f in side.shared}
    return {
        f
        for f in side.shared
        if f[0] == "@" or (f.isalnum() and at[f] and side.text[at[f]].isupper())
    }


def part_of(unit: Unit, name: str) -> Met | None:
    """Return the word of a part in the matter nearest to a name: a feature of the sentence."""
    start, end = unit.features[name]
    gap = {m: max(start - m.end, m.start - end) for m in met("roles", unit.text)}
    near = [m for m in gap if gap[m] <= limit("claims", "near")]
    return min(near, key=lambda m: (gap[m], -m.level), default=None)


def _parts(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a part that became the whole: "some of the boats", then "all boats" or "the boats"."""
    for part in a.met("quantifiers"):
        nouns = _nouns(a.text, part.end) if part.name == "part" else []
        noun = next((n for n in nouns if n in b.unit.features), "")
        if not noun:
            continue
        at = b.unit.features[noun][0]
        before = [q for q in met("quantifiers", b.text) if 0 <= at - q.end <= _BEFORE]
        counted = re.search(r"\d[^,;.]*$", b.text[max(0, at - _BEFORE) : at])
        if not counted and not any(q.name == "part" for q in before):
            whole = next((q.words for q in before), "")
            strong = bool(whole)
            yield Difference("part_to_whole", part.words, whole or NOTHING, "quantifiers", strong)
            return
    if any(q.name == "whole" for q in met("quantifiers", a.text)):
        return
    for every in b.met("quantifiers"):
        if every.words.lower() in _EVERY and set(_nouns(b.text, every.end)) & set(a.unit.features):
            yield Difference("part_to_whole", NOTHING, every.words, "quantifiers", strong=False)
            return


_EVERY = {"all", "all of", "every", "entire", "the entire", "the whole"}
_BEFORE = 24
"""Characters before a noun that its quantifier stands in."""


def _nouns(text: str, at: int) -> list[str]:
    """Return the stems of the first words of content behind a quantifier, near it."""
    found = (content(t.surface) for t in words.tokens(text[at : at + _BEHIND]) if t.is_word)
    return [f for f in found if f][:2]


_BEHIND = 32
"""Characters behind a quantifier that its noun stands in."""


def _habit(a: Side, b: Side) -> Iterator[Difference]:
    """Yield one occasion that became a habit."""
    there, here = (met("habits", side.text) for side in (a, b))
    often = [m for m in here if m.name == "often" and _near(b, m)]
    if often and not any(m.name == "often" for m in there):
        days = [d.surface for d in a.unit.dates if d.type == "DATE" and d.date_begin]
        once = next((m.words for m in there if m.name == "once"), days[0] if days else "")
        strong = bool(once)
        yield Difference("occasion_to_habit", once or NOTHING, often[0].words, "frequency", strong)


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
    if open_ and not b.unit.numbers:
        yield Difference("number_differs", _shown(a, open_[0]), NOTHING, "lost", strong=False)
    for one in open_:
        others = [q for q in rest if _comparable(a, b, one, q)]
        found = [d for q in others for d in _differ(a, b, one, q)]
        yield from sorted(found, key=lambda d: not d.strong)[:2]


def _comparable(a: Side, b: Side, one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one.high, other.high))
    if low < limit("claims", "handful") and high >= limit("claims", "many"):
        return False
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
    lost = one.bound in held and other.bound in free
    if lost or (one.bound == "most" and other.bound == "exact"):
        yield Difference("hedge_dropped", there, here, "number")
    elif one.bound == "exact" and other.bound in held:
        yield Difference("hedge_added", there, here, "number")


def _differ(a: Side, b: Side, one: Quantity, other: Quantity) -> Iterator[Difference]:
    there, here = _shown(a, one), _shown(b, other)
    spread = [q.low < q.high and q.bound == "range" for q in (one, other)]
    if spread[0] and other.low == other.high and other.low in (one.low, one.high):
        yield Difference("range_to_end", there, here, "range")
    elif spread[1] and one.low == one.high and one.low in (other.low, other.high):
        yield Difference("range_to_end", here, there, "range", turned=True)
    elif one.high < other.low or other.high < one.low:
        loose = {one.bound, other.bound} & {"about", "least", "vague"}
        yield Difference("number_differs", there, here, "number", not loose)
        yield from (replace(d, strong=False) for d in _bounds(a, b, one, other))
    elif "vague" in {one.bound, other.bound} and one.bound != other.bound:
        yield Difference("number_differs", there, here, "vague", strong=False)


def _shown(side: Side, number: Quantity) -> str:
    """Return a number with its hedge and what it counts: "about 60 crate"."""
    lead = " ".join(side.text[: number.start].lower().split()[-3:])
    hedges = rules.load("claims")["numbers"].get(number.bound, ())
    kept = next((w for w in hedges if isinstance(w, str) and lead.endswith(w)), "")
    return f"{kept} {side.text[number.start : number.end]} {number.counted}".strip()


def _dates(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a day or year told otherwise, where each side has but one of its own."""
    there, here = _dated(a), _dated(b)
    lost = [d for d in there if not any(_meets(d, e) for e in here)]
    new = [d for d in here if not any(_meets(d, e) for e in there)]
    if len(lost) == len(new) == 1 and len(there) == len(here):
        yield Difference("date_differs", lost[0].surface, new[0].surface, "days")
    elif there and not here:
        yield Difference("date_differs", there[0].surface, NOTHING, "lost", strong=False)
    elif len(there) == len(here) == 1 and there[0].granularity != here[0].granularity:
        # The same time more or less exactly: "in 1965", "in the 1960s".
        yield Difference("date_differs", there[0].surface, here[0].surface, "days", strong=False)


def _dated(side: Side) -> list[Note]:
    dates = side.unit.dates
    return [d for d in dates if d.type in ("DATE", "TIME") and d.date_begin and d.date_end]


def _meets(one: Note, other: Note) -> bool:
    return bool(one.date_begin <= other.date_end and other.date_begin <= one.date_end)


def _places(a: Side, b: Side) -> Iterator[Difference]:
    """Yield a place told otherwise: names behind "in", "at", "near", none of which both have."""
    there, here = _placed(a), _placed(b)
    lost = [n for n in there if not _capitals(n) & _capitals(b.text)]
    new = [n for n in here if not _capitals(n) & _capitals(a.text)]
    if lost and new and len(lost) == len(there) and len(new) == len(here):
        yield Difference("place_differs", lost[0], new[0], "places")


def _capitals(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower())) - {"the"}


def _placed(side: Side) -> list[str]:
    """Return the names of places in the shared clauses."""
    taken = [*side.unit.persons, *(side.unit.within(d) for d in side.unit.dates)]
    out = []
    for m in _place().finditer(side.text, *side.span):
        after = words.tokens(side.text[m.end() : m.end() + _BEFORE])[:1]
        # "In the Norvian town": no place, but what describes one.
        describes = after and side.text[m.end() : m.end() + 1] == " " and content(after[0].surface)
        if not describes and not any(overlap(m.span("name"), s) for s in taken):
            out.append(m["name"])
    return out


@cache
def _place() -> re.Pattern[str]:
    places = rules.load("claims")["places"]
    kind = rf"(?:the|an?)\s(?:\w+\s)?{one_of(places['kinds'])}\b(?:\s(?:of|at|in)\s)?"
    capital = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
    lead = rf"\b{one_of(places['prepositions'])}\s"
    return re.compile(rf"{lead}(?P<name>{kind}{capital}|(?:the\s)?{capital}|{kind})")


_TESTS: tuple[Callable[[Side, Side], Iterator[Difference]], ...] = (
    _source, _hedges, _numbers, _roles, _parts, _habit, _dates, _places,
)  # fmt: skip
