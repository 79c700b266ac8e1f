"""The sentences on an archive: templates in plain Markdown, filled from small typed facts.

Each file beside this one has the sentences of one notebook. A heading (``## answer``) names a
sentence or a few; below it stand our words, with ``{{ facts }}`` to be filled in. What a fact is
called and what it is stands in :mod:`pressaudit.prose.facts`. ``{% include "topics.kinds" %}``
says what stands under another heading. Line breaks within a paragraph do not matter.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, meta
from markupsafe import Markup

from pressaudit import escape
from pressaudit.analyse.resampling import FEWEST

_SECTION = re.compile(r"^## (\w+)\n", re.MULTILINE)


def words(name: str, about: object) -> str:
    """Return sentences as Markdown, their facts filled in and escaped.

    Parameters
    ----------
    name
        File and heading: ``"sources.answer"`` is what stands under ``## answer`` in
        ``sources.md``.
    about
        What has the facts, as attributes or, in a mapping, as items: for an archive, its
        :class:`pressaudit.prose.facts.Facts`.

    Raises
    ------
    KeyError
        If there is no such file or heading.
    """
    given = about if isinstance(about, Mapping) else {n: getattr(about, n) for n in _needed(name)}
    text = _environment().get_template(name).render(given)
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 post" or "1,204 posts"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Iterable[object]) -> str:
    """Return "A", "A and B" or "A, B and C"."""
    *first, last = [str(name) for name in names] or [""]
    return " and ".join(filter(None, [", ".join(first), last]))


def interval(ends: tuple[float, float, int], form: str = ".0%") -> str:
    """Say how much hangs on which posts there are, from (low, high, number of posts).

    It says how far the figure would move with other posts, not how often the rules err.
    """
    low, high, posts = ends
    if posts < 2:
        return "it all stands in one post"
    said = f"{low:{form}} to {high:{form}}"
    if posts < FEWEST:
        return f"{said} without any one of the {posts} posts"
    return f"95 % interval {said}"


def _source(name: str) -> str:
    """Return what stands under a heading ("sources.answer")."""
    file, heading = name.split(".")
    text = resources.files(__package__).joinpath(f"{file}.md").read_text(encoding="utf-8")
    _, *parts = _SECTION.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))[heading].strip()


@cache
def _needed(name: str) -> frozenset[str]:
    """Return the facts that a section names, and those of sections that it includes."""
    parsed = _environment().parse(_source(name))
    included = [str(other) for other in meta.find_referenced_templates(parsed)]
    return frozenset(meta.find_undeclared_variables(parsed)).union(*map(_needed, included))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source), finalize=_shown, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "n": _n,
        "day": _day,
        "days": _days,
        "few": _few,
        "listed": listed,
        "one": _one,
        "percent": _percent,
        "to": _to,
        "interval": _interval,
    }
    return environment


def _n(number: int, *noun: str) -> Markup:
    return Markup(counted(number, *noun))


def _one(number: int, *noun: str) -> Markup:
    """Return "one saved page" or "3 saved pages"."""
    return Markup(f"one {noun[0]}" if number == 1 else counted(number, *noun))


def _day(iso: str) -> Markup:
    """Return "15 September 2018"."""
    day = date.fromisoformat(iso)
    return Markup(f"{day.day} {day:%B %Y}")


def _days(first: str, last: str) -> Markup:
    """Return "15 to 25 September 2018", what both days share said once."""
    parts = [_day(day).split() for day in (first, last)]
    if parts[0] == parts[1]:
        return _day(last)
    while parts[0] and parts[0][-1] == parts[1][len(parts[0]) - 1]:
        parts[0].pop()
    return Markup(f"{' '.join(parts[0])} to {' '.join(parts[1])}")


def _few(number: int) -> Markup:
    """Return "none", "one" or the number, as it stands within a sentence."""
    return Markup({0: "none", 1: "one"}.get(number, f"{number:,}"))


def _percent(share: float, digits: int = 0) -> Markup:
    return Markup(f"{share:.{digits}%}")


def _to(value: float, digits: int) -> Markup:
    return Markup(f"{value:.{digits}f}")


def _interval(ends: tuple[float, float, int], digits: int | None = None) -> Markup:
    return Markup(interval(ends, ".0%" if digits is None else f".{digits}f"))


def _shown(value: Any) -> Any:
    """Escape what is filled in: all text from captures; numbers get thousands separators."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return escape.markdown(value)
