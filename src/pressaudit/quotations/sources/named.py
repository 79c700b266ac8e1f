"""Names in a sentence, and how they are its sources."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pressaudit import rules
from pressaudit.language.outlets import is_known_outlet
from pressaudit.quotations.names import Mention
from pressaudit.quotations.sources.model import Citation
from pressaudit.quotations.sources.patterns import patterns
from pressaudit.quotations.sources.predicates import says
from pressaudit.quotations.sources.sourced import Sentence, span


class Sense(NamedTuple):
    """In which relation a name is a source, and by which rule; empty when it is none."""

    relation: str = ""
    rule: str = ""


def named(sentence: Sentence) -> Iterator[Citation]:
    """Yield the names of ``sentence`` that something is stated on the word of."""
    for mention in sentence.mentions:
        sense = _sense(sentence.before(mention), sentence.after(mention), mention.kind)
        if sense.relation:
            yield sentence.cite(
                span(sentence, mention), mention.canonical, mention.kind, sense.relation, sense.rule
            )


def affiliations(sentence: Sentence, sources: frozenset[str]) -> Iterator[Citation]:
    """Yield the outlets that one of ``sources`` is said to work for: "Ode of the Tern"."""
    rule = patterns()
    for outlet in (m for m in sentence.mentions if m.kind == "outlet"):
        for person in (m for m in sentence.mentions if m.canonical in sources):
            first, second = sorted((outlet, person), key=lambda m: m.char_start)
            between = sentence.text[
                first.char_end - sentence.start : second.char_start - sentence.start
            ]
            way = "staff_of" if first is outlet else "works_for"
            if person.kind == "person" and rule[way].fullmatch(between):
                yield sentence.cite(
                    span(sentence, outlet), outlet.canonical, "outlet", "cites", "affiliation"
                )


def _sense(before: str, after: str, kind: str) -> Sense:
    """Say how a name between ``before`` and ``after`` in its sentence is a source, if it is."""
    rule = patterns()
    if rule["modifier"].match(after):
        return Sense()
    if kind == "outlet" and (rule["interview"].search(before) or rule["said_to"].search(before)):
        return Sense("interviewed_by", "interview")
    if kind == "outlet" and rule["spoke"].match(after):
        return Sense("interviewed_by", "outlet-spoke-with")
    if kind == "outlet" and rule["learns"].match(after):
        return Sense("reports", "outlet-learned")
    if rule["according"].search(before) or (kind == "outlet" and rule["for_outlet"].search(before)):
        work = bool(rule["work_after"].match(after))
        return Sense("reports", "work" if work else "according-to")
    published = (kind == "outlet" and rule["work_in"].search(before)) or (
        kind != "person" and rule["work_of"].search(before) and not after.startswith("’s")
    )
    if published or rule["work_after"].match(after) or rule["work_before"].search(before):
        return Sense("reports", "work")
    subject = rule["relative"].match(after) or not is_object(before)
    witness = kind != "person" or before.endswith(("’s ", "'s "))
    if subject and says(after, witness=witness):
        return Sense("reports", "subject-of-saying")
    return Sense()


def is_object(before: str) -> bool:
    """Whether a name after ``before`` hangs on a preposition, and so is no subject.

    Not the "of" of a title ("Secretary of State Ode"), nor a date at the head ("In May Ode said").
    """
    match = patterns()["object"].search(before)
    if match is None:
        return False
    if before.strip().endswith(_offices()):
        return False
    return not (match["rest"] and patterns()["date"].fullmatch(match["rest"]))


@cache
def _offices() -> tuple[str, ...]:
    return tuple(office for office in rules.load("titles")["either"] if " of " in office)


def unlisted(
    sentence: Sentence, known: frozenset[str], parts: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield capitalised runs that no list and no other post knows as names.

    ``known`` are the capitalised words that the post has within sentences: what stands at the
    head of one only is no name. A part of one organisation's name is its short form.
    """
    for match in patterns()["unknown"].finditer(sentence.text):
        name = match.group()
        words = name.split()
        if (
            sentence.is_named(match.start(), match.end())
            or sentence.is_quoted(match.start())
            or not known.issuperset(word for word in words if not word.isdigit())
            or name in _places()
            or not _no_names().isdisjoint(words)
        ):
            continue
        after = sentence.since(match.end())
        person = bool(patterns()["relative"].match(after))
        body = words[-1] in rules.load("organisations")["heads"].split()
        outlet = is_known_outlet(name) and not body
        kind = "outlet" if outlet else "person" if person else "organisation"
        yield Mention(
            sentence.paragraph,
            parts.get(name, name) if kind == "organisation" else name,
            name,
            sentence.start + match.start(),
            sentence.start + match.end(),
            kind,
        )


@cache
def _no_names() -> frozenset[str]:
    lists = rules.load("organisations")
    common = rules.load("citations")["no_names"]
    return frozenset([*common, *lists["demonyms"].split(), *lists["places"].split()])


@cache
def _places() -> frozenset[str]:
    return frozenset(rules.load("organisations")["place_names"].replace("\n", "").split(";"))
