"""What resolvers take and give, and the table of resolvers."""

from collections.abc import Callable
from dataclasses import dataclass

from pressaudit.timexes.context import Context
from pressaudit.timexes.lexicon import words
from pressaudit.timexes.spans import Stretch

ABSOLUTE, POSTED, TEXT, NONE = "absolute", "relative_to_posted", "relative_to_text", "none"
DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"

REFS = {-2: "PAST_REF", -1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF", 2: "FUTURE_REF"}
"""Values of dates that are only past, present or future."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Type, stretch and anchor of an expression."""

    type: str
    stretch: Stretch
    anchor: str


class Found(dict[str, str]):
    """The pieces that a rule found, by name, in small letters; "" for what is not there."""

    def __missing__(self, key: str) -> str:
        return ""


Resolver = Callable[[Found, Context], Meaning | None]
RESOLVERS: dict[str, Resolver] = {}
"""The resolver of each rule of the grammar, by the rule's name."""


def resolves(*rules: str) -> Callable[[Resolver], Resolver]:
    """Enter the decorated function as the resolver of ``rules``."""

    def enter(resolver: Resolver) -> Resolver:
        RESOLVERS.update(dict.fromkeys(rules, resolver))
        return resolver

    return enter


def dated(stretch: Stretch | None, anchor: str = ABSOLUTE) -> Meaning | None:
    """Return a date; None for none."""
    return Meaning(DATE, stretch, anchor) if stretch else None


def unanchored(kind: str, value: str) -> Meaning:
    """Return an expression that names no days of the calendar."""
    return Meaning(kind, Stretch(value), NONE)


def step(found: Found, table: str = "which") -> int:
    """Return the steps of "last", "this", "next", or of "the following"."""
    return int(words(table)[" ".join(found[table].split())])


def word(found: Found, table: str) -> str:
    """Return the value of a word in its table."""
    return str(words(table)[found[table]])
