"""What a date dates: the terms of its clause and around it, and the happening that they name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.annotate.events.model import Mention, Shown
from pressaudit.language import words
from pressaudit.quotations import names as names_of
from pressaudit.read.model import NARRATIVE_ROLES, Article, Paragraph, Role
from pressaudit.timexes import Timex

_READ = NARRATIVE_ROLES | {Role.HEADING, Role.STRAPLINE}
REACH = 6
"""Words after the first one of an entry among which its others must be."""
_STOPS = re.compile(r"[;:—–()“”]|,(?=\s+(?:and|but|or)\s)")


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
    terms = [
        tuple(t for t in _terms(text, span, names) if not any(_overlap(t, x) for x in timexes))
        for span in spans
    ]
    hulls = _hulls(text, timexes)
    for timex in timexes:
        place = next((n for n, span in enumerate(spans) if timex.char_start < span[1]), 0)
        around = terms[place - 1] if place else before
        sentence = _Sentence(text, spans[place], terms[place], around)
        mention = sentence.mention(article.article_id, timex, hulls[timex.char_start])
        yield replace(mention, recent=_is_recent(mention.end, article.posted))


def _is_recent(day: date, posted: date | None) -> bool:
    running = timedelta(days=rules.load("events")["conflict"]["running"])
    return posted is None or day >= posted - running


def _overlap(term: _Term, timex: Timex) -> bool:
    return term.start < timex.char_end and timex.char_start < term.end


def _hulls(text: str, timexes: Sequence[Timex]) -> dict[int, tuple[date, date]]:
    """Return the days of each expression, or of the whole stretch of which it is an end."""
    out = {t.char_start: (t.date_begin, t.date_end) for t in timexes if t.date_begin and t.date_end}
    for a, b in pairwise(timexes):
        if not (a.date_end and b.date_begin and b.date_end) or b.date_begin <= a.date_end:
            continue
        between = text[a.char_end : b.char_start].strip().lower().strip(",").strip()
        lead = text[max(a.char_start - 12, 0) : a.char_start].lower().split()[-1:]
        touching = (b.date_begin - a.date_end).days == 1
        joined = between in _joiners() or (between == "and" and (lead == ["between"] or touching))
        if joined:
            whole = (out[a.char_start][0], b.date_end)
            out[a.char_start] = out[b.char_start] = whole
    return out


@cache
def _joiners() -> frozenset[str]:
    return frozenset(rules.load("events")["words"]["stretch"])


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its terms, and those of the sentence before it."""

    text: str
    span: tuple[int, int]
    terms: tuple[_Term, ...]
    before: Sequence[_Term]

    def mention(self, article_id: str, timex: Timex, days: tuple[date, date]) -> Mention:
        """Return the mention of ``timex``, whose stretch has ``days``."""
        bounds = self._bounds(timex)
        inside = sum(b <= timex.char_start for b in bounds)
        near = {t: sum(b <= t.start for b in bounds) == inside for t in self.terms}
        near |= dict.fromkeys(self._antecedent(timex, bounds), True)
        head = self._head(timex)
        clause = [(t.surface.lower(), t.lemmas[-1]) for t in self.terms if near[t]]
        kinds = kinds_of([(head, head)]) or kinds_of(clause)
        triggers = frozenset().union(*kinds.values()) - {head}
        stretch = "/" in timex.value or days != (timex.date_begin, timex.date_end)
        plain = stretch or "founding" in kinds
        terms, shown = self._weighed(near, head, triggers)
        return Mention(
            article_id,
            timex.paragraph,
            timex.char_start,
            *days,
            sentence=self.span[0],
            terms=terms,
            shown=shown,
            names=frozenset(t.form for t in self.terms if t.is_name and near[t]),
            subject=_subject([t for t in self.terms if near[t]], triggers),
            kinds=frozenset(kinds),
            head=head,
            phase="" if plain else self._phase(timex, bounds),
            stretch=stretch,
            again=self._again(),
        )

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

        for term in (t for t in self.terms if near[t] and t.form in triggers):
            shown[term.form] = Shown(term.surface, term.start, weight["happening"])

        for term in (t for t in self.terms if _matters(t.form) and t.form not in triggers):
            worth = weight["clause"] if near[term] else weight["sentence"]
            is_head = near[term] and term.lemmas[-1:] == (head,)
            add(term, weight["head"] if is_head else worth, term.start)
        if terms and (self._leans() or len(terms) < 3):
            for term in self.before:
                if term.form not in terms and _matters(term.form):
                    add(term, weight["before"], -1)
        return {form: terms[form] for form in sorted(terms)}, shown

    def _bounds(self, timex: Timex) -> list[int]:
        """Return the offsets at which a new clause begins.

        A clause that says when the date was ("in May, when the harbour froze") is not new.
        """
        rule = rules.load("events")["words"]
        openers, verbs = set(rule["clause"].split()), set(rule["verbs"].split())
        begin, end = self.span
        piece = self.text[begin:end]
        bounds = {begin + m.start() for m in _STOPS.finditer(piece)}
        tokens = [t for t in words.tokens(piece) if t.is_word]
        for token, after in pairwise(tokens):
            word, following = token.surface.lower(), after.surface.lower()
            verbal = following in verbs or following.endswith("ed")
            between = self.text[timex.char_end : begin + token.start].strip()
            if word == "when" and begin + token.start > timex.char_end and between in {"", ","}:
                continue
            if word in openers or (word in {"and", "or"} and verbal):
                bounds.add(begin + token.start)
        return sorted(bounds)

    def _antecedent(self, timex: Timex, bounds: Sequence[int]) -> tuple[_Term, ...]:
        """Return the name that the date's clause is about: "Ann Ode, who retired in 1912"."""
        opens = max([b for b in bounds if b <= timex.char_start], default=0)
        word = self.text[opens : timex.char_start].split(maxsplit=1)[:1]
        if word and word[0].lower() in rules.load("events")["words"]["relative"].split():
            return tuple(t for t in self.terms if t.is_name and t.end <= opens)[-1:]
        return ()

    def _head(self, timex: Timex) -> str:
        """Return the lemma of the noun that the date stands before, or ''."""
        rule = rules.load("events")["words"]
        before = [
            t.surface.lower() for t in words.tokens(self.text[self.span[0] : timex.char_start])
        ]
        first = timex.surface.split()[0].lower()
        plain = not timex.surface.lower().endswith("s") and first not in rule["determiner"].split()
        if not (plain and before and before[-1] in rule["determiner"].split()):
            return ""
        found, last = "", timex.char_end
        for token in words.tokens(self.text[timex.char_end : self.span[1]]):
            start = timex.char_end + token.start
            if self.text[last:start].strip() or not _nominal(token):
                break
            found, last = token.lemma, timex.char_end + token.end
        return found

    def _leans(self) -> bool:
        lean = set(rules.load("events")["words"]["lean"].split())
        opening = [t.surface.lower() for t in words.tokens(self.text[self.span[0] : self.span[1]])]
        return bool(lean & set(opening[:2]))

    def _phase(self, timex: Timex, bounds: Sequence[int]) -> str:
        phases = rules.load("events")["phases"]
        begin = max([b for b in bounds if b <= timex.char_start], default=self.span[0])
        lemmas = [t.lemma for t in words.tokens(self.text[begin : timex.char_start])][-6:]
        for phase in ("begin", "end"):
            if set(phases[phase].split()) & set(lemmas):
                return phase
        return ""

    def _again(self) -> bool:
        again = set(rules.load("events")["phases"]["again"].split())
        return any(
            t.surface.lower() in again for t in words.tokens(self.text[self.span[0] : self.span[1]])
        )


def _terms(
    text: str, span: tuple[int, int], names: Sequence[names_of.Mention]
) -> tuple[_Term, ...]:
    """Return the words of one sentence: names whole, other words by lemma, numbers above ten."""
    inside = [n for n in names if span[0] <= n.char_start < span[1]]
    out = []
    for name in inside:
        lemmas = tuple(words.lemma(w) for w in name.variant.split())
        start, end = name.char_start, name.char_end
        out.append(_Term(name.canonical.lower(), name.canonical, lemmas, start, end, True))
    numbers, limits = rules.load("events")["numbers"], rules.load("events")["limits"]
    for token in words.tokens(text[span[0] : span[1]]):
        at, end = span[0] + token.start, span[0] + token.end
        if any(n.char_start <= at < n.char_end for n in inside) or not token.is_word:
            continue
        value = numbers.get(token.surface.lower(), token.surface.replace(",", ""))
        if value.isdecimal() and int(value) > 10:
            out.append(_Term(f"#{int(value)}", token.surface, (token.lemma,), at, end, False))
        elif token.surface.isalpha():
            capital = token.surface[0].isupper() and token.start > 0
            is_name = capital and zipf_frequency(token.lemma, "en") < limits["name"]
            out.append(_Term(token.lemma, token.surface, (token.lemma,), at, end, is_name))
    return tuple(sorted(out, key=lambda t: t.start))


def _nominal(token: words.Token) -> bool:
    return token.surface.isalpha() and words.lemma(token.surface) not in _function_words()


@cache
def _function_words() -> frozenset[str]:
    rule = rules.load("events")["words"]
    return frozenset(f"{rule['clause']} {rule['verbs']} {rule['not_head']}".split())


@cache
def _matters(lemma: str) -> bool:
    """Whether a word can say what a sentence is about: no function word, no word of dates."""
    rule = rules.load("events")
    return lemma[0] == "#" or (
        lemma not in rule["words"]["ignored"].split()
        and lemma not in ENGLISH_STOP_WORDS
        and zipf_frequency(lemma, "en") < rule["limits"]["common"]
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
            after = [set(pair) for pair in clause[place + 1 : place + 1 + REACH]]
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
