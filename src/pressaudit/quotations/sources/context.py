"""A sentence as the rules of sources see it: its tokens, its names, what stands beside them.

What is inside quotation marks is masked, so that the rules read the writer's own words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from pressaudit.language.alternation import limit, listed, telling
from pressaudit.language.outlets import is_known_outlet
from pressaudit.language.words import lemma
from pressaudit.quotations.block import HIDDEN
from pressaudit.quotations.model import Citation, source_type
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import demonyms, given, heads, places, roles, titles
from pressaudit.quotations.text import Saying, Sentence, Token
from pressaudit.rules import load

_TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[\w-]+\.(?:com|org|net)\b|[^\W_]+(?:(?:[-‐'’](?!s\b)|(?<=\d)[.,](?=\d))[^\W_]+)*|['’]s\b|[{HIDDEN}]+|[^\s\w]"
)
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"(?<=[a-z,’'] )[A-Z](?:[\w&-]|['’](?!s\b))*")
_NAME = re.compile(r"[A-Z](?:[\w&.]*\w)?(?:(?:-(?=[A-Z\d])|[’'](?!s\b))\w+)*")
_BASED = re.compile(r" [A-Z]\w*-[a-z]")
_LONGEST_TITLE = 5
"""Words and points of a title between a body and its person."""
_SITE = re.compile(r"\.(?:com|org|net|co)\b|(?:\b|-)TV$|\bRadio\b|\bFM$")
_SITE_ENDS = re.compile(r"\.(?:com|org|net)\b")
_LONGEST_NAME = 4
"""Words in a run of capitals that no list knows as a name."""

_ACRONYM = 3
"""Letters up to which capitals at the head of a sentence may be a body's initials."""

_DESCRIBED = 6
"""Words and marks behind a first name that tell whose it is: ", a retired harbour pilot"."""

Span = tuple[int, int]


@cache
def words_of(*keys: str) -> frozenset[str]:
    """Return a list of ``rules/citations.toml``, by table and key: ``words_of("verbs", "be")``."""
    entry = load("citations")
    for key in keys:
        entry = entry[key]
    return frozenset(entry)


@cache
def _signals(low: str) -> bool:
    """Whether a word can pass on somebody's word: a verb of saying, "according", "report"."""
    verbs = words_of("verbs", "passing") | words_of("verbs", "of_papers")
    return low in _heard() or lemma(low) in verbs | words_of("verbs", "giving")


@cache
def _telling(table: str, *keys: str) -> frozenset[str]:
    return telling(phrase for key in keys for phrase in words_of(table, key))


@cache
def _heard() -> frozenset[str]:
    """Return the first word and the last but one of each phrase that passes a word on."""
    lists = [
        words_of("before", key) for key in ("source", "outlet", "interview", "learns", "spoke")
    ]
    lists += [words_of("works", key) for key in ("nouns", "words", "posts")]
    lists += [words_of("credits", key) for key in ("contributed", "from", "label")]
    phrases = [phrase.lower().split() for phrase in frozenset().union(*lists)]
    words = {phrase[0] for phrase in phrases} - {"in", "on", "a", "more", "with"}
    return frozenset((words | {p[-2] for p in phrases if len(p) > 2}) - {"the", "of"})


@dataclass(frozen=True)
class Context:
    """A sentence with the names in it; ``mentions`` have offsets of the paragraph, in order.

    ``text`` is the sentence with what is inside marks blanked out, ``tokens`` its words and marks
    (words inside quotation marks are one token); ``further`` are names that no list knows (see
    ``_unlisted``), ``press`` those that the post calls an outlet's.
    """

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]  # their offsets count within the sentence
    further: Sequence[Mention] = ()
    press: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Return the offset of the sentence in its paragraph."""
        return self.sentence.start

    @property
    def paragraph(self) -> int:
        """Return the number of the paragraph."""
        return self.sentence.block.paragraph.number

    def calling(self, press: frozenset[str]) -> "Context":
        """Return the sentence with the names in ``press`` as outlets."""
        called = any(m.canonical in press for m in (*self.sentence.mentions, *self.further))
        return replace(self, press=press) if called else self

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the names outside the marks, in order."""
        every = (*self.sentence.mentions, *self.further)
        called = (replace(m, kind="outlet") if m.canonical in self.press else m for m in every)
        names = (m for m in called if not _is_common(m) and not self._in_address(m))
        return tuple(sorted(names, key=lambda m: m.char_start))

    def _in_address(self, mention: Mention) -> bool:
        """Return whether a name is the head of a site's: Lund of Lund.com."""
        return bool(_SITE_ENDS.match(self.text, mention.char_end - self.start))

    @cached_property
    def _starts(self) -> list[int]:
        return [m.char_start for m in self.mentions]

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words outside the marks in small letters, parted at each hyphen."""
        return frozenset(_WORD.findall(self.text.lower()))

    def has(self, table: str, *keys: str) -> bool:
        """Return whether a phrase of lists of the rule file may stand here."""
        return not _telling(table, *keys).isdisjoint(self.words)

    @cached_property
    def signals(self) -> bool:
        """Return whether any word here can pass on somebody's word."""
        return any(_signals(token.low) for token in self.tokens)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def inverted(self) -> dict[int, Saying]:
        """Return the verbs that stand before their subject, by its start: ", said Ann Ode".

        The subject ends its clause: "…, said Ann Ode was late" is somebody else's word.
        """
        verbs = words_of("verbs", "inverted")
        return {
            said.subject.start - self.start: said
            for said in self.sentence.sayings
            if said.subject
            and said.cue.end <= said.subject.start
            and said.cue.word in verbs
            and self._free(said.cue.end - self.start, said.subject.start - self.start)
            and self.ends(said.subject.end - self.start)
        }

    def _free(self, start: int, end: int) -> bool:
        """Return whether no preposition stands between two characters."""
        between = self.tokens[self.at(start) : self.at(end)]
        return not any(t.low in words_of("phrase", "prepositions") for t in between)

    def ends(self, at: int) -> bool:
        """Return whether a clause ends at a character, or goes on with a preposition or "who"."""
        following = self.tokens[self.at(at) : self.at(at) + 1]
        if not following or not following[0].is_word or following[0].text[0].isupper():
            return True
        low = following[0].low
        return low in words_of("phrase", "prepositions") | words_of("phrase", "after_inverted") or (
            low.endswith("ly")
        )

    def at(self, place: int) -> int:
        """Return the number of the first token that begins at ``place`` or behind it."""
        return bisect_left(self._token_starts, place)

    def span(self, mention: Mention) -> Span:
        """Return the place of ``mention`` in the sentence."""
        return mention.char_start - self.start, mention.char_end - self.start

    def up_to(self, at: int) -> str:
        """Return what stands before the character ``at``, as far as it matters."""
        return self.text[max(0, at - int(limit("citations", "reach_before"))) : at]

    def since(self, at: int) -> str:
        """Return what stands from the character ``at`` on, as far as it matters."""
        return self.text[at : at + int(limit("citations", "reach"))]

    def named(self, start: int, end: int) -> Mention | None:
        """Return the name that overlaps these characters of the sentence, if any."""
        low, high = self.start + start, self.start + end
        n = bisect_right(self._starts, low) - 1
        for m in self.mentions[max(0, n) : n + 2]:
            if m.char_start < high and m.char_end > low:
                return m
        return None

    def named_at(self, start: int) -> Mention | None:
        """Return the name that begins within three characters behind ``start``, if any."""
        n = bisect_left(self._starts, self.start + start)
        found = self.mentions[n : n + 1]
        return found[0] if found and found[0].char_start <= self.start + start + 3 else None

    def named_before(self, end: int) -> Mention | None:
        """Return the last name that ends at ``end`` or before it, if any."""
        n = bisect_left(self._starts, self.start + end)
        return self.mentions[n - 1] if n else None

    def bearer(self, mention: Mention) -> Mention | None:
        """Return the person in whose title a body stands: "Port Committee Chairman Rep. Bo Ode"."""
        n = bisect_right(self._starts, mention.char_start)
        person = self.mentions[n] if n < len(self.mentions) else None
        if mention.kind != "organisation" or person is None or person.kind != "person":
            return None
        between = self.tokens[
            self.at(mention.char_end - self.start) : self.at(person.char_start - self.start)
        ]
        titles = all(t.text[0].isupper() or t.text == "." or t.low in roles() for t in between)
        return person if 0 < len(between) <= _LONGEST_TITLE and titles else None

    def cite(self, span: Span, source: str, kind: str, relation: str, rule: str) -> Citation:
        """Return a citation at ``span`` of the sentence; its type is told by name and ``kind``."""
        return Citation(
            self.paragraph,
            self.start + span[0],
            self.start + span[1],
            source,
            source_type(source, kind, rule),
            relation,
            rule,
        )


def context_of(sentence: Sentence, known: frozenset[str], parts: Mapping[str, str]) -> Context:
    """Return a sentence for the rules; ``known`` and ``parts`` are as for ``_unlisted``."""
    text = sentence.block.masked[sentence.start : sentence.end]
    found = _TOKEN.finditer(text)
    tokens = tuple([Token(*m.span(), (t := m.group()), t.lower()) for m in found])
    plain = Context(sentence, text, tokens)
    further = tuple(_unlisted(plain, known, parts))
    return replace(plain, further=further) if further else plain


def _is_common(mention: Mention) -> bool:
    """Return whether a name is a plain noun at the head of a sentence, or a people: "Reports"."""
    words = mention.variant.split()
    if mention.kind == "organisation" and is_office(mention.variant):
        return True
    if words[-1].isupper() and len(words[-1]) > 1 and is_office(words[-1]):
        return True
    if mention.kind != "outlet" and all(word in demonyms() or word in _POINTS for word in words):
        return True
    low = words[0].lower()
    return (
        len(words) == 1
        and mention.kind == "person"
        and any(low in words_of(*key) or lemma(low) in words_of(*key) for key in _NOUNS)
    )


_NOUNS = (("papers", "nouns"), ("bodies", "nouns"), ("people", "nouns"), ("people", "alone"))
_POINTS = frozenset({"North", "South", "East", "West", "Northern", "Southern"})


def capitalised(texts: Iterable[str]) -> frozenset[str]:
    """Return the words in capitals within sentences of a post: names, most likely."""
    return frozenset(word.group() for text in texts for word in _CAPITAL.finditer(text))


def _unlisted(
    context: Context, known: frozenset[str], parts: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield runs of capitals that no list knows as names, such as a small site's.

    ``known`` are the capitalised words that the post has within sentences: what stands at the
    head of one only is no name. ``parts`` has the organisation whose name holds a word.
    """
    for start, end in _runs(context):
        name = context.text[start:end]
        words = name.split()
        if context.text[end : end + 1] == "." and end + 1 < len(context.text.rstrip()):
            continue  # "Brig. Gen. Ode"
        if _BASED.match(context.text, end):
            continue  # "San Francisco-based"
        if (
            context.named(start, end)
            or not (
                _SITE.search(name) or known.issuperset(word for word in words if not word.isdigit())
            )
            or name in places()
            or not _is_name(words)
        ):
            continue
        kind = _kind(context, name, start, end)
        yield Mention(
            context.paragraph,
            parts.get(name, name) if kind == "organisation" else name,
            name,
            context.start + start,
            context.start + end,
            kind,
        )


def _runs(context: Context) -> Iterator[Span]:
    """Yield where up to four words in capitals stand together; a year may be among them."""
    run: list[Token] = []
    for token in context.tokens:
        apart = run and context.text[run[-1].end : token.start] != " "
        if run and (apart or len(run) == _LONGEST_NAME):
            yield run[0].start, run[-1].end
            run = []
        if (_NAME.fullmatch(token.text) and token.text != "The" and not _shouts(token)) or (
            run and token.text.isdigit()
        ):
            run.append(token)
        elif run:
            yield run[0].start, run[-1].end
            run = []
    if run:
        yield run[0].start, run[-1].end


def _shouts(token: Token) -> bool:
    """Whether a word at the head of a sentence is a place's in a dateline: "LUND — …"."""
    return token.start == 0 and token.text.isupper() and len(token.text) > _ACRONYM


def _kind(context: Context, name: str, start: int, end: int) -> str:
    words = name.split()
    if is_known_outlet(name) and words[-1] not in heads():
        return "outlet"
    if words[0] in given() and (len(words) > 1 or _is_described(context, end)):
        return "person"
    if context.since(end).lstrip(", ").startswith("who "):
        return "person"
    before = context.up_to(start).lower().removesuffix("the ")
    leads = words_of("before", "surely_outlet") | words_of("names", "outlet_before")
    placed = len(words) > 1 and words[-1] in words_of("names", "press_of_place")
    if before.endswith(tuple(f"{lead} " for lead in leads)) or placed or _SITE.search(name):
        return "outlet"
    return "organisation"


def _is_described(context: Context, end: int) -> bool:
    """Whether an age or people stand in apposition behind a name: "Una, a baker of Lund, said"."""
    at = context.at(end)
    behind = context.tokens[at : at + _DESCRIBED]
    if len(behind) < 2 or behind[0].text != ",":
        return False
    article = behind[1].low in ("a", "an", "the")
    return behind[1].text.isdigit() or (article and any(is_person_noun(t.low) for t in behind[2:]))


def _is_name(words: Sequence[str]) -> bool:
    """Whether a run of capitals can be a source's name.

    An office alone is none ("CEO", "MP"); a people or a place is part of a body's and of an
    outlet's only: "Norvian Consulate", "Norvia Info".
    """
    if is_office(" ".join(words)):
        return False
    placed = demonyms() | listed("organisations", "places")
    heads = words_of("names", "body_of_place") | words_of("names", "press_of_place")
    if words[0] in placed and not heads.isdisjoint(words[1:]):
        words = words[1:]
    return (words_of("names", "never") | placed).isdisjoint(words)


@cache
def is_person_noun(low: str) -> bool:
    """Return whether a word in small letters is a noun for people: "officials", "mp"."""
    nouns, base = words_of("people", "nouns"), lemma(low.rpartition("-")[2])
    return low in nouns or base in nouns or base in roles()


def is_office(name: str) -> bool:
    """Return whether a name is an office alone, whoever holds it: "MP", "Prime Minister"."""
    return name in titles() or (" " not in name and is_person_noun(name.lower()))
