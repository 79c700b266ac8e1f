"""Reading a paragraph: each expression in its sentence and quotation, and what it means there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, partial

from pressaudit.language import words
from pressaudit.language.alternation import one_of
from pressaudit.language.spans import Span
from pressaudit.timexes import days, units, years
from pressaudit.timexes.context import Context, Memory
from pressaudit.timexes.lexicon import limit, listed
from pressaudit.timexes.model import ABSOLUTE, POSTED, TEXT, Meaning, Timex
from pressaudit.timexes.quoted import quoted, span_at
from pressaudit.timexes.scan import Sighting, sightings
from pressaudit.timexes.stretches import Stretch

RESOLVERS = days.RESOLVERS | years.RESOLVERS | units.RESOLVERS
"""Who says what an expression means, by the name of the rule that found it."""


def resolve(sighting: Sighting, context: Context) -> Meaning | None:
    """Return what an expression means in ``context``; None when it is no expression of time."""
    try:
        return RESOLVERS[sighting.rule](sighting.found, context)
    except (ValueError, OverflowError):
        # The thirty-first of February, the year zero: it has the form of a date and is none.
        return None


class Reading:
    """One paragraph, its expressions in reading order, and the dates of the text before it."""

    def __init__(self, text: str, posted: date | None, memory: Memory, *, spoken: bool) -> None:
        self.text, self.posted, self.memory = text, posted, memory
        self.seen = sightings(text)
        self.sentences = words.sentences(text) if self.seen else ()
        self.all_spoken = spoken
        self._spoken_on: dict[Span, date | None] = {}

    def timexes(self, number: int) -> Iterator[Timex]:
        """Yield the expressions as those of paragraph ``number``."""
        self.memory.enter_paragraph()
        place = -1
        ends = [end for _, end in self.sentences[:-1]]
        for rank, sighting in enumerate(self.seen):
            while place < bisect_right(ends, sighting.start):
                place += 1
                self.memory.enter_sentence()
            context = self._context(rank, place)
            meaning = self._meaning(sighting, context)
            if meaning is None:
                continue
            self.memory.keep(meaning, sighting.rule, context)
            stretch = meaning.stretch
            yield Timex(
                paragraph=number,
                char_start=sighting.start,
                char_end=sighting.end,
                surface=self.text[sighting.start : sighting.end],
                type=meaning.type,
                value=stretch.value,
                date_begin=stretch.begin,
                date_end=stretch.end,
                granularity=stretch.granularity,
                anchor=meaning.anchor,
                rule=sighting.rule,
            )

    def _context(self, rank: int, place: int) -> Context:
        """Return where an expression stands that begins in sentence ``place``."""
        sighting = self.seen[rank]
        upto = place
        # "9 a.m. Sunday" may look like the end of a sentence.
        while self.sentences[upto][1] < sighting.end and upto + 1 < len(self.sentences):
            upto += 1
        # A list without a full stop is no sentence: so far and no further.
        low = max(self.sentences[place][0], sighting.start - limit("sentence"))
        high = min(self.sentences[upto][1], sighting.end + limit("sentence"))
        return Context(
            self.posted,
            self.memory,
            self.text[low : sighting.start],
            self.text[sighting.end : high],
            coming=partial(self._coming, rank + 1, high),
            behind=partial(self._behind, rank, place),
        )

    def _coming(self, rank: int, high: int) -> Stretch | None:
        """Return the first date from ``rank`` on, before ``high``, that needs no other."""
        while rank < len(self.seen) and self.seen[rank].start < high:
            meaning = resolve(self.seen[rank], Context(None, Memory()))
            if meaning and meaning.anchor == ABSOLUTE:
                return meaning.stretch
            rank += 1
        return None

    def _behind(self, rank: int, place: int) -> tuple[str, Meaning | None]:
        """Return what stands between an expression and the next, and what that means."""
        if rank + 1 == len(self.seen):
            return "", None
        between = self.text[self.seen[rank].end : self.seen[rank + 1].start][: limit("behind")]
        if not between.strip() or self.seen[rank + 1].rule not in listed("days_by_name"):
            return "", None
        return between.strip(), resolve(self.seen[rank + 1], self._context(rank + 1, place))

    # ---- Words that somebody spoke --------------------------------------------------------

    @cached_property
    def _quotations(self) -> list[Span]:
        return [(0, len(self.text))] if self.all_spoken else quoted(self.text)

    def _meaning(self, sighting: Sighting, context: Context) -> Meaning | None:
        """Return what an expression means; in a quotation it counts from when that was spoken."""
        span = span_at(self._quotations, sighting.start) if self.posted else None
        if span is None:
            return resolve(sighting, context)
        spoken = self._day_of(span)
        if spoken is None and sighting.rule not in listed("of_the_speaker"):
            spoken = self.posted
        meaning = resolve(sighting, replace(context, posted=spoken))
        if meaning and meaning.anchor == POSTED and spoken != self.posted:
            return replace(meaning, anchor=TEXT)
        return meaning

    def _day_of(self, span: Span) -> date | None:
        """Return the day on which a quotation was spoken, as its sentence or the last one says.

        "“It starts tomorrow,” she said on Friday", "On Friday she told us that “it starts now”".
        """
        if span not in self._spoken_on:
            near = next(self._stated_near(*span), None)
            today = self.posted if self.memory.of_today else None
            self._spoken_on[span] = near or self.memory.spoken_on or today
        return self._spoken_on[span]

    def _stated_near(self, start: int, end: int) -> Iterator[date]:
        """Yield the days of statements around ``text[start:end]``, those after it first."""
        reach = limit("spoken")
        rank = bisect_left(self.seen, end, key=lambda s: s.start)
        after = [s for s in self.seen[rank : rank + 2] if s.start <= end + reach]
        before = [s for s in self.seen[max(rank - 3, 0) : rank] if start - reach <= s.end <= start]
        for sighting in (*after, *reversed(before)):
            low, high = (end, sighting.start) if sighting in after else (sighting.end, start)
            lead = self.text[max(sighting.start - 3 * len("statement "), 0) : sighting.start]
            said = _saying().search(self.text[low:high]) or (
                sighting in before and _saying().search(lead)
            )
            if not said or span_at(self._quotations, sighting.start):
                continue
            around = Context(
                self.posted, Memory(), lead, self.text[sighting.end : sighting.end + reach]
            )
            meaning = resolve(sighting, around)
            if meaning and meaning.stretch.begin and meaning.stretch.is_day:
                yield meaning.stretch.begin


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(listed('speaking'))}\b", re.IGNORECASE)
