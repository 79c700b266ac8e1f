"""How a name in a sentence is a source: rules tried in order, the first that speaks decides."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pressaudit.language.alternation import one_of
from pressaudit.quotations import told
from pressaudit.quotations.model import Citation
from pressaudit.quotations.names import Mention
from pressaudit.quotations.sources.context import Context, is_person_noun, words_of
from pressaudit.quotations.sources.predicates import How, hangs, opens, says
from pressaudit.rules import load

_MODIFIED = 3
"""Words from a name to the noun that it describes: "Harbour Times picture editor"."""


class Sense(NamedTuple):
    """In which relation a name is a source, and by which rule; empty relation when it is none."""

    relation: str = ""
    rule: str = ""


class Place(NamedTuple):
    """A name in its sentence, with what stands before and after it, as far as it matters."""

    context: Context
    mention: Mention
    before: str
    after: str

    @property
    def is_outlet(self) -> bool:
        """Return whether the name is an outlet's."""
        return self.mention.kind == "outlet"

    @property
    def is_person(self) -> bool:
        """Return whether the name is a person's."""
        return self.mention.kind == "person"


def named(context: Context) -> Iterator[Citation]:
    """Yield the names of a sentence that something is stated on the word of."""
    for mention in context.mentions:
        span = context.span(mention)
        place = Place(context, mention, context.up_to(span[0]), context.since(span[1]))
        for sense in _senses(place):
            kind = "outlet" if sense.rule.startswith("interview") else place.mention.kind
            yield context.cite(span, mention.canonical, kind, *sense)


def called_press(context: Context) -> Iterator[str]:
    """Yield the names that a sentence calls an outlet's."""
    for mention in context.mentions:
        if mention.kind == "outlet":
            continue
        start, end = context.span(mention)
        if _is_press(Place(context, mention, context.up_to(start), context.since(end))):
            yield mention.canonical


def _is_press(place: Place) -> bool:
    """Whether a sentence calls a name an outlet's, whatever the lists say of it.

    "News agency Norna", "Norna state media", "…, Fjordnet reported.", "an interview with Fjordnet".
    """
    patterns = _patterns()
    if patterns["press_before"].search(place.before):
        return True
    if patterns["press_after"].match(place.after):
        return True
    if place.is_person:
        return False
    if patterns["press_named"].search(place.before) and place.after.startswith(","):
        return True
    apart = place.before.endswith((", ", "” ", '" ')) or place.before.endswith((", the ",))
    return bool(apart and patterns["reported"].match(place.after)) or bool(
        patterns["surely"].search(place.before)
    )


def _senses(place: Place) -> Iterator[Sense]:
    """Give the senses of a name: the first rule that speaks; a reporting outlet was told too."""
    for rule in _RULES:
        sense = rule(place)
        if sense is not None:
            if sense.relation:
                yield sense
            break
    else:
        return
    if sense.relation == "reports" and place.is_outlet and _heard_person(place):
        yield Sense("interviewed_by", "outlet-reports-person")


def _modifies(place: Place) -> Sense | None:
    """Pass over a name that only describes somebody: "Harbour Times readers", "Board chief Ode"."""
    context = place.context
    if context.bearer(place.mention):
        return Sense()
    at = context.at(context.span(place.mention)[1])
    for token in context.tokens[at : at + _MODIFIED]:
        if not token.text[0].islower() or token.lemma in words_of("verbs", "passing"):
            return None
        if is_person_noun(token.low) or token.low in words_of("names", "outlet_before"):
            return Sense()
        if token.low in _places_bodies():
            return Sense()
        if token.low in words_of("phrase", "prepositions") | words_of("verbs", "between"):
            return None
    return None


@cache
def _places_bodies() -> frozenset[str]:
    """Return nouns of bodies that a name before them places: "Lund police"."""
    return words_of("bodies", "nouns") - words_of("bodies", "outlets") - {"media", "office"}


def _interview(place: Place) -> Sense | None:
    """Read who got the words: "told the Harbour Times", "in an interview with Fjordnet"."""
    if not place.is_outlet or not place.context.has("before", "interview", "said_to"):
        return None
    keys = ("interview", "said_to", "on_air")
    heard = any(_patterns()[key].search(place.before) for key in keys)
    return Sense("interviewed_by", "interview") if heard else None


def _asked(place: Place) -> Sense | None:
    """Read who asked: "the Harbour Times spoke with Ann Ode"."""
    asked = place.is_outlet and _patterns()["spoke"].match(place.after)
    return Sense("interviewed_by", "outlet-spoke-with") if asked else None


def _learned(place: Place) -> Sense | None:
    """Read what an outlet knows without saying from whom: "the Harbour Times has learned that"."""
    learned = place.is_outlet and _patterns()["learns"].match(place.after)
    return Sense("reports", "outlet-learned") if learned else None


def _according(place: Place) -> Sense | None:
    """Read a name after "according to", "citing", and an outlet after "via", "seen by"."""
    if not place.context.has("before", "source", "outlet"):
        return None
    found = _patterns()["according"].search(place.before)
    if found and found["verb"].lower() in words_of("before", "as_saying"):
        passive = _patterns()["passive"].search(place.before[: found.start()])
        found = None if passive or not _patterns()["as_saying"].search(place.after[:90]) else found
    outlet = place.is_outlet and not found and _patterns()["for_outlet"].search(place.before)
    if not found and not outlet:
        return None
    work = bool(_patterns()["work_after"].match(place.after))
    return Sense("reports", "work" if work else "according-to")


def _work(place: Place) -> Sense | None:
    """Read whose a work is that says something: "a report by the Board found", "Ode's claim that".

    A work in an outlet is the outlet's: "in an op-ed in the Harbour Times, Ode argued".
    """
    patterns, context = _patterns(), place.context
    if not context.has("works", "nouns", "words", "posts", "of"):
        return None
    if place.is_outlet and patterns["work_in"].search(place.before):
        return Sense("reports", "work")
    if not place.is_person and patterns["publishes"].match(place.after):
        return Sense("reports", "work")
    start, end = context.span(place.mention)
    words = patterns["words_after"].match(place.after)
    if words and (patterns["told_that"].match(place.after, words.end()) or words["that"]):
        return Sense("reports", "words")
    by = patterns["words_by"].search(place.before)
    if by:
        return Sense("reports", "words")
    paper = How(witness=True, paper=True, people=True, several=True)
    after = patterns["work_after"].match(place.after)
    if after and (
        says(context, context.at(end + after.end()), paper)
        or patterns["in_work"].search(place.before)
    ):
        return Sense("reports", "work")
    lead = patterns["work_before"].search(place.before) or (
        not place.is_person and patterns["work_of"].search(place.before)
    )
    if lead and not place.after.startswith(("’s", "'s")):
        head = start - (len(place.before) - lead.start("work"))
        said = says(context, context.at(end), paper)
        led = patterns["leads_work"].search(context.text[: max(0, head)])
        return Sense("reports", "work") if said or led else None
    return None


def _subject(place: Place) -> Sense | None:
    """Read a name that is the subject of a verb of saying, before it or after it."""
    context = place.context
    start, end = context.span(place.mention)
    before, own = context.named_before(start), start
    if before and context.bearer(before) == place.mention:
        start = context.span(before)[0]
    if not {start, own}.isdisjoint(context.inverted):
        return Sense("reports", "subject-of-saying")
    first = context.at(start)
    relative = place.after.lstrip(", ").startswith("who ")
    if not relative and hangs(context, first):
        return None
    owned = place.before.endswith(("’s ", "'s "))
    several = place.mention.variant.endswith("s") and not place.is_person
    free = relative or opens(context, first)
    how = How(witness=owned or not place.is_person, several=several, opens=free)
    after = context.at(end)
    # The name closes an apposition: "A police spokesman, Ann Ode, said".
    closes = place.before.removesuffix("the ").endswith(", ") and place.after.startswith(",")
    said = says(context, after, how) or (closes and says(context, after + 1, how))
    return Sense("reports", "subject-of-saying") if said else None


def _network(place: Place) -> Sense | None:
    """Pass over a network that a post stands on: the post is its author's."""
    context = place.context
    if place.mention.variant not in words_of("names", "networks"):
        return None
    end = context.at(context.span(place.mention)[1])
    return None if says(context, end, How(witness=True, opens=False)) else Sense()


def _place(place: Place) -> Sense | None:
    """Pass over the region of a place: Norvia of "Ode, member for Lund-on-Sea, Norvia, said"."""
    context = place.context
    if place.mention not in context.further or place.is_outlet:
        return None
    of_place = place.after.startswith(",") and _patterns()["of_place"].search(place.before)
    return Sense() if of_place else None


_RULES = (_network, _place, _modifies, _interview, _asked, _learned, _according, _work, _subject)


def _heard_person(place: Place) -> bool:
    """Whether an outlet reports what a person said: "the Harbour Times reports that Ode said"."""
    context = place.context
    _, end = context.span(place.mention)
    match = _patterns()["reports_that"].match(place.after)
    person = context.named_at(end + match.end()) if match else None
    if person is None or person.kind != "person":
        return False
    return says(context, context.at(context.span(person)[1]), How(direct=True))


def affiliations(context: Context, sources: frozenset[str]) -> Iterator[Citation]:
    """Yield the outlets that one of ``sources`` is said to work for: "Ode of the Harbour Times".

    Only names that stand next to each other are looked at.
    """
    pairs = zip(context.mentions, context.mentions[1:], strict=False)
    for first, second in pairs:
        if {first.kind, second.kind} != {"outlet", "person"}:
            continue
        outlet, person = (first, second) if first.kind == "outlet" else (second, first)
        way = "staff_of" if first is outlet else "works_for"
        between = context.text[context.span(first)[1] : context.span(second)[0]]
        if person.canonical in sources and _patterns()[way].fullmatch(between):
            yield context.cite(
                context.span(outlet), outlet.canonical, "outlet", "cites", "affiliation"
            )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Compile what stands beside a name; those that end in "$" are searched before it."""
    rule = load("citations")
    works, words = one_of(rule["works"]["nouns"]), one_of(rule["works"]["words"])
    # Up to four words that are no verbs: "the new, leaked", "Jordan-based news outlet".
    filler = r"(?:(?!of\s)[\w’'-]+\s+){0,4}?"
    near = r"(?:the\s+|an?\s+)?"
    role = r"(?:(?!(?:of|for|at|from|with|to|in)\s)[a-z][\w-]*\s+){0,3}"
    source, outlet = one_of(rule["before"]["source"]), one_of(rule["before"]["outlet"])
    networks = one_of(rule["names"]["networks"])
    posts = rf"(?:(?:own|official|personal|{networks})\s+){{0,2}}{one_of(rule['works']['posts'])}"
    published = one_of(rule["works"]["published"])
    said_to = one_of(rule["before"]["said_to"])
    compiled = {
        "according": rf"\b(?P<verb>{source})\s+{filler}$",
        "for_outlet": rf"\b{outlet}\s+{filler}$",
        "as_saying": r"^[^.;“”]*?\bas\s+\w+ing\b",
        "passive": rf"\b{one_of(rule['verbs']['be'])}\s+$",
        "said_to": rf"\b{said_to}\s+(?:[\w’'-]+\s+){{0,6}}?to\s+(?:the\s+)?$",
        "on_air": rf"{told.air()}{near}$",
        "interview": rf"\b{one_of(rule['before']['interview'])}\s+{filler}$",
        "surely": rf"\b{one_of(rule['before']['surely_outlet'])}\s+{near}$",
        "press_before": rf"\b{one_of(rule['names']['outlet_before'])}\s+$",
        "press_named": rf"\b{one_of(rule['bodies']['outlets'])},\s+(?:the\s+)?$",
        "press_after": rf"\s+(?:[a-z-]+\s+)?{one_of(rule['names']['outlet_after'])}\b",
        "of_place": r"\b(?:of|for|in|from|at|near)\s+(?:[A-Z][\w’'.-]*\s){0,2}[A-Z][\w’'.-]*,\s$",
        "reported": r"\s+report(?:s|ed)(?=[.,;]|\s+(?:on\s+)?[A-Z]\w+day\b|$)",
        "spoke": rf"\s+{one_of(rule['before']['spoke'])}\b",
        "learns": rf"\s+(?:also\s+)?{one_of(rule['before']['learns'])}\b",
        "reports_that": r"\s+(?:also\s+)?report(?:s|ed)?\s+(?:that\s+)?(?:[a-z]+\s+){0,3}",
        "work_after": rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?{works}\b|['’]s?\s+{posts}\b",
        "publishes": rf"\s+(?:has\s+|had\s+)?{published}\s+(?:[\w’'-]+\s+){{0,3}}?{works}\b",
        "work_before": rf"\b(?P<work>{works})\s+(?:by|from)\s+{near}{filler}$",
        "work_of": rf"\b(?P<work>{one_of(rule['works']['of'])})\s+of\s+{near}$",
        "work_in": (
            rf"\b{works}\s+(?:(?:[a-z]+ed|written)\s+)?(?:(?:on\s+)?[A-Z][a-z]+day\s+)?"
            rf"(?:in|for|on)\s+{near}{filler}$"
        ),
        "in_work": rf"\b(?:in|[Aa]ccording\s+to|citing)\s+{near}$",
        "leads_work": (
            rf"(?:\b[Ii]n|\b[Aa]ccording\s+to|\b[Cc]iting)\s+{near}(?:(?!(?:to|of|with|for)\s)[\w-]+\s+){{0,3}}$"
        ),
        "words_after": (
            rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}?{words}(?P<that>\s+that\b|\s+of\b(?=\s+how))?"
        ),
        "told_that": r"\s*(?:that|is\sthat|was\sthat)\b",
        "words_by": rf"\b{words}\s+(?:made\s+|given\s+)?(?:by|from)\s+{near}{role}$",
        "works_for": (
            r"\s*(?:,\s*(?:an?|the)\s+(?:[\w-]+\s+){0,4})?\s*(?:of|from|at|for|with)\s+(?:the\s+)?"
        ),
        "staff_of": (
            rf"['’]s\s+|(?:['’]s)?\s+(?:[\w-]+\s+){{0,3}}?{one_of(rule['people']['staff'])},?\s+"
        ),
    }
    return {key: re.compile(pattern, re.IGNORECASE if key in _ANY_CASE else 0)
            for key, pattern in compiled.items()}  # fmt: skip


_ANY_CASE = frozenset({"according", "for_outlet", "interview", "surely", "work_after",
                       "work_before", "work_of", "work_in", "words_by"})  # fmt: skip
"""Patterns whose phrases may begin a sentence."""
