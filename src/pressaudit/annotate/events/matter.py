"""What a date dates: the terms of its clause and around it, and the happening that they name."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise
from typing import TypeVar

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.annotate.events.labels import Marked, noun_phrase, phrase
from pressaudit.annotate.events.model import Mention, Shown, limit, listed
from pressaudit.language import words
from pressaudit.language.spans import Span
from pressaudit.quotations import names as names_of
from pressaudit.read.model import NARRATIVE_ROLES, Article, Paragraph, Role
from pressaudit.timexes import Timex

_READ = NARRATIVE_ROLES | {Role.HEADING, Role.STRAPLINE}
_STOPS = re.compile(r"[;:—–()“”]|,(?=\s+(?:and|but|or)\s)")


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Term:
    form: str
    surface: str
    lemmas: tuple[str, ...]
    start: int
    end: int
    is_name: bool


def mentions(
    article: Article, timexes: Iterable[Timex], names: Iterable[names_of.Mention]
) -> list[Mention]:
    """Return the dated mentions of ``article`` with what each is about.

    Only expressions that name a stretch of the calendar count, and only in running text and
    headings: display repetitions, captions and biographies date no event. A mention about
    nothing at all (a date that stands alone) is left out.
    """
    named: dict[int, list[names_of.Mention]] = defaultdict(list)
    for name in names:
        named[name.paragraph].append(name)
    dated: dict[int, list[Timex]] = defaultdict(list)
    for timex in timexes:
        if timex.date_begin and timex.date_end:
            dated[timex.paragraph].append(timex)
    title = _terms(article.title, (0, len(article.title)), ())
    first = min((p.number for p in article.paragraphs if p.role is Role.BODY), default=0)
    out: list[Mention] = []
    for paragraph in article.paragraphs:
        if paragraph.number in dated and paragraph.role in _READ:
            before = title if paragraph.number == first else ()
            near = named[paragraph.number]
            out += _of_paragraph(article, paragraph, dated[paragraph.number], near, before)
    return [mention for mention in out if mention.terms]


def _of_paragraph(
    article: Article,
    paragraph: Paragraph,
    timexes: Sequence[Timex],
    names: Sequence[names_of.Mention],
    before: Sequence[_Term],
) -> Iterator[Mention]:
    text = paragraph.text
    spans = words.sentences(text)
    dated = [(t.char_start, t.char_end) for t in timexes]
    terms = [
        tuple(
            t
            for t in _terms(text, span, _between(names, *span, lambda n: n.char_start))
            if not _within(t, dated)
        )
        for span in spans
    ]
    hulls = _hulls(text, timexes)
    again = _said_again(timexes, spans)
    running = timedelta(days=rules.load("events")["conflict"]["running"])
    place = 0
    sentence: _Sentence | None = None
    for timex in timexes:
        if timex.char_start in again:
            continue
        while place + 1 < len(spans) and timex.char_start >= spans[place][1]:
            place += 1
            sentence = None
        if sentence is None:
            around = terms[place - 1] if place else before
            sentence = _Sentence(text, spans[place], terms[place], around, dated)
        mention = sentence.mention(article.article_id, timex, hulls[timex.char_start])
        also = tuple(start for start, first in again.items() if first == timex.char_start)
        recent = article.posted is None or mention.end >= article.posted - running
        yield replace(mention, recent=recent, also=also)


def _within(term: _Term, dated: Sequence[Span]) -> bool:
    """Whether a term overlaps one of the expressions, which are in order and apart."""
    place = bisect_left(dated, term.end, key=lambda span: span[0]) - 1
    return place >= 0 and term.start < dated[place][1]


def _said_again(timexes: Sequence[Timex], spans: Sequence[Span]) -> dict[int, int]:
    """Return what only says a date once more, by its offset: the offset of the date.

    That is the year that an open day has in its sentence ("on September 1st ... in 2012"), and
    "that day" of a day named before.
    """
    out: dict[int, int] = {}
    ends = [end for _, end in spans]
    first: Timex | None = None
    for timex in timexes:
        if first is not None and timex.date_begin and first.date_begin:
            same = (timex.date_begin, timex.date_end) == (first.date_begin, first.date_end)
            closing = (
                timex.value == first.value[:4] != first.value
                and timex.value not in first.surface
                and bisect_left(ends, timex.char_start) == bisect_left(ends, first.char_start)
            )
            if closing or (same and timex.rule == "textual_unit"):
                out[timex.char_start] = first.char_start
                continue
        first = timex
    return out


def _hulls(text: str, timexes: Sequence[Timex]) -> dict[int, tuple[date, date]]:
    """Return the days of each expression, or of the whole stretch of which it is an end."""
    out = {t.char_start: (t.date_begin, t.date_end) for t in timexes if t.date_begin and t.date_end}
    for a, b in pairwise(timexes):
        if not (a.date_end and b.date_begin and b.date_end) or b.date_begin <= a.date_end:
            continue
        between = text[a.char_end : b.char_start].strip().lower().strip(",").strip()
        lead = text[max(a.char_start - 12, 0) : a.char_start].lower().split()[-1:]
        touching = (b.date_begin - a.date_end).days == 1
        joins = between == "and" and (lead == ["between"] or touching)
        if joins or between in listed("words", "stretch"):
            whole = (out[a.char_start][0], b.date_end)
            out[a.char_start] = out[b.char_start] = whole
    return out


@dataclass(frozen=True)
class _Sentence:
    """A sentence with its terms, those of the sentence before it, and where dates stand."""

    text: str
    span: Span
    all_terms: tuple[_Term, ...]
    before: Sequence[_Term]
    dated: Sequence[Span]

    def _around(self, timex: Timex, reach: str) -> Span:
        """Return the place of a date with as many characters on each side as a limit says."""
        width = int(limit(reach))
        low, high = timex.char_start - width, timex.char_end + width
        return max(self.span[0], low), min(self.span[1], high)

    def _near(self, timex: Timex) -> Sequence[_Term]:
        """Return the terms that are read with a date: all, unless the sentence is a list."""
        return _between(self.all_terms, *self._around(timex, "window"), lambda t: t.start)

    def mention(self, article_id: str, timex: Timex, days: tuple[date, date]) -> Mention:
        """Return the mention of ``timex``, whose stretch has ``days``."""
        bounds, here = self._bounds(timex), self._near(timex)
        place = bisect_right(bounds, timex.char_start)
        edges = [self.span[0], *bounds, self.span[1]]
        opens, closes = edges[place], edges[place + 1]
        near = {t: opens <= t.start < closes for t in here}
        near |= dict.fromkeys(self._antecedent(timex, opens), True)
        head = self._head(timex)
        clause = [(t.surface.lower(), t.lemmas[-1]) for t in here if near[t]]
        kinds = kinds_of([(head, head)]) or kinds_of(clause)
        triggers = frozenset().union(*kinds.values()) - {head}
        stretch = "/" in timex.value or days != (timex.date_begin, timex.date_end)
        plain = stretch or "founding" in kinds
        terms, shown = self._weighed(near, head, triggers)
        lasting, lasting_at, noun = self._lasting(timex, here)
        return Mention(
            article_id,
            timex.paragraph,
            timex.char_start,
            *days,
            sentence=self.span[0],
            terms=terms,
            shown=shown,
            names=frozenset(t.form for t in here if t.is_name and near[t]),
            subject=_subject([t for t in here if near[t]], triggers),
            kinds=frozenset(kinds),
            head=head,
            phase="" if plain else self._phase(timex, opens),
            stretch=stretch,
            again=self._again,
            lasting=lasting,
            lasting_at=lasting_at,
            phrase=noun or self._phrase(timex, (opens, closes), here, head, sorted(triggers)),
        )

    def _lasting(self, timex: Timex, here: Sequence[_Term]) -> tuple[str, frozenset[str], str]:
        """Return the noun of a happening that lasts, at which the date stands.

        With it, the names beside it, and the noun with the words that describe it.
        """
        between, nouns = listed("lasting", "between"), listed("lasting", "nouns")
        low, high = self._around(timex, "noun")
        after = words.tokens(self.text[timex.char_end : high])[:2]
        found = next(((t, timex.char_end) for t in after if t.lemma in nouns), None)
        if found is None:
            for token in reversed(words.tokens(self.text[low : timex.char_start])):
                if token.lemma in nouns:
                    found = token, low
                if token.surface.lower() not in between:
                    break
        if found is None:
            return "", frozenset(), ""
        start, end = found[1] + found[0].start, found[1] + found[0].end
        beside = (t for t in here if t.is_name and 0 < start - t.end <= 1)
        shown = noun_phrase(self.text, start, end)
        return found[0].lemma, frozenset(t.form for t in beside), shown

    def _phrase(
        self,
        timex: Timex,
        clause: Span,
        here: Sequence[_Term],
        head: str,
        triggers: Sequence[str],
    ) -> str:
        """Return a label's phrase: the date with its noun, or who did what in its clause."""
        if head:
            last = next(
                (t for t in here if t.start >= timex.char_end and t.lemmas[-1] == head), None
            )
            return self.text[timex.char_start : last.end] if last else ""
        low, high = self._around(timex, "window")
        names = [(t.start, t.end) for t in here if t.is_name]
        # An expression may begin before the window.
        first = bisect_left(self.dated, low, key=lambda span: span[1])
        marked = Marked(_between(self.dated[first:], 0, high, lambda span: span[0]), names)
        own = max(clause[0], low), min(clause[1], high)
        # Where the clause of the date has no verb, the one beside it tells what happened then.
        edges = [low, *(n for n in self._bounds(timex) if low < n < high), high]
        beside = sorted(pairwise(edges), key=lambda span: abs(span[0] - own[0]))
        found = (
            phrase(self.text, span, marked, verb)
            for span in (own, *beside)
            for verb in (*triggers, "")
        )
        return next(filter(None, found), "")

    def _weighed(
        self, near: Mapping[_Term, bool], head: str, triggers: frozenset[str]
    ) -> tuple[dict[str, float], dict[str, Shown]]:
        """Return the weights of the terms, and how they are shown.

        The words for the happening are no terms: its kind stands for them.
        """
        weight = rules.load("events")["weights"]
        terms: dict[str, float] = {}
        shown: dict[str, Shown] = {}

        def add(term: _Term, worth: float, at: int) -> None:
            for part in term.lemmas if len(term.lemmas) > 1 else ():
                if _matters(part):
                    terms[part] = max(weight["part"] * worth, terms.get(part, 0))
            terms[term.form] = max(worth, terms.get(term.form, 0))
            if term.form not in shown or shown[term.form].worth < worth:
                shown[term.form] = Shown(term.surface, at, worth)

        for term in (t for t in near if near[t] and t.form in triggers):
            shown[term.form] = Shown(term.surface, term.start, weight["happening"])

        for term in (t for t in near if _matters(t.form) and t.form not in triggers):
            worth = weight["clause"] if near[term] else weight["sentence"]
            is_head = near[term] and term.lemmas[-1:] == (head,)
            add(term, weight["head"] if is_head else worth, term.start)
        if terms and (self._leans or len(terms) < limit("few")):
            for term in self.before:
                if term.form not in terms and _matters(term.form):
                    add(term, weight["before"], -1)
        return {form: terms[form] for form in sorted(terms)}, shown

    @cached_property
    def _openers(self) -> tuple[list[int], list[int]]:
        """The offsets at which a new clause begins, and those of its words "when"."""
        openers, verbs = listed("words", "clause"), listed("words", "verbs")
        begin, end = self.span
        bounds = {m.start() for m in _STOPS.finditer(self.text, begin, end)}
        whens = []
        for token, after in pairwise(self._tokens):
            word, following = token.surface.lower(), after.surface.lower()
            verbal = following in verbs or following.endswith("ed")
            if word == "when":
                whens.append(begin + token.start)
            elif word in openers or (word in {"and", "or"} and verbal):
                bounds.add(begin + token.start)
        return sorted(bounds), whens

    @cached_property
    def _tokens(self) -> list[words.Token]:
        return [t for t in words.tokens(self.text[slice(*self.span)]) if t.is_word]

    def _bounds(self, timex: Timex) -> list[int]:
        """Return the offsets around a date at which a new clause begins.

        A clause that says when the date was ("in May, when the harbour froze") is not new.
        """
        window, end = self._around(timex, "window"), timex.char_end
        bounds, whens = (_between(places, *window, int) for places in self._openers)
        new = (n for n in whens if n <= end or self.text[end:n].strip() not in {"", ","})
        return sorted([*bounds, *new])

    def _antecedent(self, timex: Timex, opens: int) -> tuple[_Term, ...]:
        """Return the name that the date's clause is about: "Ann Ode, who retired in 1912"."""
        word = self.text[opens : timex.char_start].split(maxsplit=1)[:1]
        if word and word[0].lower() in listed("words", "relative"):
            return tuple(t for t in self._near(timex) if t.is_name and t.end <= opens)[-1:]
        return ()

    def _head(self, timex: Timex) -> str:
        """Return the lemma of the noun that the date stands before, or ''."""
        determiner = listed("words", "determiner")
        low, high = self._around(timex, "noun")
        before = [t.surface.lower() for t in words.tokens(self.text[low : timex.char_start])]
        first = timex.surface.split()[0].lower()
        plain = not timex.surface.lower().endswith("s") and first not in determiner
        if not (plain and before and before[-1] in determiner):
            return ""
        found, last = "", timex.char_end
        for token in words.tokens(self.text[timex.char_end : high]):
            start = timex.char_end + token.start
            noun = token.surface.isalpha() and token.lemma not in _not_head()
            if not noun or self.text[last:start].strip():
                break
            found, last = token.lemma, timex.char_end + token.end
        return found

    @cached_property
    def _leans(self) -> bool:
        return any(t.surface.lower() in listed("words", "lean") for t in self._tokens[:2])

    def _phase(self, timex: Timex, opens: int) -> str:
        begin = max(opens, timex.char_start - 20 * int(limit("phase")))
        lemmas = [t.lemma for t in words.tokens(self.text[begin : timex.char_start])]
        for phase in ("begin", "end"):
            if not listed("phases", phase).isdisjoint(lemmas[-int(limit("phase")) :]):
                return phase
        return ""

    @cached_property
    def _again(self) -> bool:
        return any(t.surface.lower() in listed("phases", "again") for t in self._tokens)


def _between(items: Sequence[_T], low: int, high: int, at: Callable[[_T], int]) -> Sequence[_T]:
    """Return those of ``items``, which are in order, that stand from ``low`` on, before ``high``.

    ``at`` gives where one stands.
    """
    return items[bisect_left(items, low, key=at) : bisect_left(items, high, key=at)]


def _terms(text: str, span: Span, names: Sequence[names_of.Mention]) -> tuple[_Term, ...]:
    """Return the words of one sentence: names whole, other words by lemma, numbers above ten."""
    out = []
    for name in names:
        lemmas = tuple(words.lemma(w) for w in name.variant.split())
        start, end = name.char_start, name.char_end
        out.append(_Term(name.canonical.lower(), name.canonical, lemmas, start, end, True))
    numbers = rules.load("events")["numbers"]
    for token in words.tokens(text[span[0] : span[1]]):
        at, end = span[0] + token.start, span[0] + token.end
        name_at = bisect_right(names, at, key=lambda n: n.char_start) - 1
        if (name_at >= 0 and at < names[name_at].char_end) or not token.is_word:
            continue
        value = numbers.get(token.surface.lower(), token.surface.replace(",", ""))
        if value.isdecimal() and int(value) > 10:
            out.append(_Term(f"#{int(value)}", token.surface, (token.lemma,), at, end, False))
        elif token.surface.isalpha():
            capital = token.surface[0].isupper() and token.start > 0
            is_name = capital and zipf_frequency(token.lemma, "en") < limit("name")
            out.append(_Term(token.lemma, token.surface, (token.lemma,), at, end, is_name))
    return tuple(sorted(out, key=lambda t: t.start))


@cache
def _not_head() -> frozenset[str]:
    """Return the words that end a noun phrase."""
    return frozenset().union(*(listed("words", key) for key in ("clause", "verbs", "not_head")))


@cache
def _matters(lemma: str) -> bool:
    """Whether a word can say what a sentence is about: no function word, no word of dates."""
    return lemma[0] == "#" or (
        lemma not in listed("words", "ignored") | ENGLISH_STOP_WORDS
        and zipf_frequency(lemma, "en") < limit("common")
    )


def _subject(clause: Sequence[_Term], triggers: frozenset[str]) -> str:
    """Return the last name before the first word for the happening, or ''."""
    place = next((n for n, t in enumerate(clause) if t.lemmas[-1] in triggers), 0)
    return next((t.form for t in reversed(clause[:place]) if t.is_name), "")


def kinds_of(clause: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the kinds of happening that a clause names, each with the lemmas that name it.

    Parameters
    ----------
    clause
        (word as written in small letters, lemma) of each word, in order.
    """
    found: dict[str, frozenset[str]] = {}
    for place, forms in enumerate(clause):
        for kind, rest in (pair for form in forms for pair in _kinds().get(form, ())):
            after = [set(pair) for pair in clause[place + 1 : place + 1 + int(limit("entry"))]]
            if all(any(word in pair for pair in after) for word in rest):
                found[kind] = found.get(kind, frozenset()) | {forms[1]}
    return found


@cache
def _kinds() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return, by the first word of an entry, its kind and the words that must follow."""
    out: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    groups: Mapping[str, Mapping[str, Sequence[str]]] = rules.load("events")["kinds"]
    for kind, entries in (item for group in groups.values() for item in group.items()):
        for first, *rest in (entry.split() for entry in entries):
            out[first] = (*out.get(first, ()), (kind, tuple(rest)))
    return out
