"""Whom "he", "she" and "the newspaper" mean: the persons and bodies of a post, by salience.

A pronoun means the candidate of fitting gender with the highest salience, in the spirit of Lappin
and Leass (1994): recency in sentences, a bonus for subjects and for the last speaker, a small one
for persons named often. Every pronoun outside marks is resolved in reading order, so that chains
("Webb … she … she") keep their person in focus.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.quotations import cues
from pressaudit.quotations.block import Block
from pressaudit.quotations.names import Mention, Names
from pressaudit.quotations.names.lexicon import demonyms, role_genders, roles
from pressaudit.quotations.nouns import Subject, calendar, head_of, led_by_preposition
from pressaudit.quotations.sentence import sentences_of
from pressaudit.rules import load


@cache
def _pronouns(gender: str) -> frozenset[str]:
    return frozenset(load("phrases")["pronouns"][gender].split())


def gender_of(word: str) -> str:
    """Return the gender of a pronoun."""
    return "female" if word.lower() in _pronouns("female") else "male"


@cache
def pronoun() -> re.Pattern[str]:
    """Return the pattern of a pronoun; the first group has those that are clauses."""
    others = (_pronouns("female") | _pronouns("male")) - {"he", "she"}
    cased = [w for o in sorted(others) for w in (o, o.capitalize())]
    return re.compile(rf"\b([Hh]e|[Ss]he)\b|\b{one_of(cased)}\b")


@cache
def definite() -> re.Pattern[str]:
    """Return the pattern of "the former harbour keeper"; the group has its head."""
    return re.compile(
        rf"\b[Tt]he\s(?:[\w-]+\s){{0,3}}?({one_of(roles())})\b(?!\s(?:of|for|who|[A-Z]))"
    )


@cache
def somebody() -> re.Pattern[str]:
    """Return the pattern of a subject without a name: "A former keeper", "Another, asked"."""
    nouns = roles() | {n for n, kind in cues.nouns().items() if kind == "anonymous"}
    described = rf"(?:An?|One|Another)\s(?:[a-z][\w-]*\s){{0,3}}?({one_of(nouns)})\b(?!\s[A-Z])"
    alone = r"(?:One\s(?=[a-z]+ed\b|told\b|said\b)|Another(?:,|\s(?=[a-z]+ed\b|told\b|said\b)))"
    return re.compile(rf"(?:^|(?<=[.!?”\"]\s))(?:{described}|{alone})")


_NAMES_SELF = re.compile(
    r"\b(?:(?:identified|introduced|described) (?:him|her)self|gave (?:his|her) name)"
    r" (?:only |just )?as (?:an? [\w-]+ )?$"
)
"""Before the name of somebody who was only described so far: "the keeper" has it from then on."""
_OFFICE_AFTER = re.compile(r",\s((?:an?|the)\s(?:[\w’'-]+\s){0,8}?[a-z][\w-]+)(?=[,.;])")
_OFFICE_BEFORE = re.compile(r"((?:[\w.’'-]+\s){1,5})$")
_OFFICE_IN_COMMAS = re.compile(r"\s?,\s((?:[\w.’'-]+\s?){1,12})")


def offices(blocks: Iterable[Block]) -> dict[str, set[str]]:
    """Collect, for each person, the common nouns that titles and appositions call them."""
    by_title: dict[str, str] = load("titles")["offices"]
    out: dict[str, set[str]] = {}
    described = ""
    for block in blocks:
        called = list(definite().finditer(block.masked))
        for mention in block.mentions:
            if mention.kind != "person":
                continue
            noun = _described_before(mention, called) or described
            if noun and _names_self(block, mention):
                out.setdefault(mention.canonical, set()).add(noun)
            apposed = _OFFICE_AFTER.match(block.masked, mention.char_end)
            if apposed:
                out.setdefault(mention.canonical, set()).add(head_of(apposed.group(1)))
            for word in _around(block, mention):
                key = word.lower().strip(".,")
                for noun in by_title.get(key, key).split():
                    if noun in roles() or key in by_title:
                        out.setdefault(mention.canonical, set()).add(noun)
        described = called[-1].group(1).lower() if called else described
    return out


def _names_self(block: Block, mention: Mention) -> bool:
    """Tell whether somebody gives a name here: "he identified himself as Ann Ode"."""
    begin = max(0, mention.char_start - 60)
    return bool(_NAMES_SELF.search(block.masked, begin, mention.char_start))


def _described_before(mention: Mention, called: Sequence[re.Match[str]]) -> str:
    """Return the noun of the description last met before a name in its block, or ""."""
    at = bisect_right(called, mention.char_start, key=lambda match: match.end())
    return called[at - 1].group(1).lower() if at else ""


def _around(block: Block, mention: Mention) -> Iterator[str]:
    text = block.masked
    lead = _OFFICE_BEFORE.search(text, max(0, mention.char_start - 60), mention.char_start)
    if lead:
        yield from lead.group(1).split()[-3:]
    tail = _OFFICE_IN_COMMAS.match(text, mention.char_end, mention.char_end + 110)
    if tail:
        yield from tail.group(1).split()


_MODIFIES = re.compile(r"(?:[’']s?)?\s(?:[a-z][\w-]*\s){1,4}(?=[A-Z])")
_WINDOW = 40  # latest events that anything can refer to: two or three paragraphs

# Weights of salience, in sentences of distance: PER_SENTENCE is the unit. Set by hand in the order
# of Lappin and Leass (1994), tried on PolNeAR train (98 pronouns read by hand).
# How much a mention weighs, by what it is in its sentence.
SUBJECT, APART, OTHER, GOVERNED, MODIFIER, OWNER = 1.2, 1.2, 0.3, -0.3, -0.4, -0.6
PRONOUN_SUBJECT, PRONOUN_OTHER = 1.0, 0.2
SAYS = 0.8
# What takes salience away: each sentence since, another paragraph.
PER_SENTENCE, PER_PARAGRAPH, MOST_SENTENCES = 1.0, 0.5, 12
# What adds to it: a known gender, each mention, having been quoted last.
GENDERED, PER_MENTION, MOST_MENTIONS, QUOTED, QUOTED_WITHIN = 0.3, 0.06, 8, 0.5, 4
_STATEMENT_WITHIN = 2
"""Sentences after quoted words within which "the statement" is their speaker's."""
IT_WITHIN = 3
"""Sentences after its words within which "it" is the body that spoke last."""
BESIDE = -0.6
"""For persons in the same sentence as the pronoun who are no subjects."""


_EXCLUSIVE = frozenset(("minister", "president", "mayor", "governor", "chancellor", "king", "pope"))
"""Offices of which nobody holds two: who is the mayor is not meant by "the prime minister"."""


@dataclass(frozen=True, slots=True)
class Event:
    """One time that a person or body is spoken of; ``name`` is empty for somebody unnamed."""

    block: int
    sentence: int
    name: str
    kind: str
    gender: str
    weight: float
    at: int = 0


class Discourse:
    """What has been spoken of so far in a post."""

    def __init__(
        self, names: Names, offices: Mapping[str, set[str]], people: Iterable[str] = ()
    ) -> None:
        """Begin a post in which ``people`` are named."""
        self._names = names
        self._surnames = {name.lower().split()[-1]: name for name in people}
        self._offices = offices
        self.events: list[Event] = []
        self.pronouns: dict[tuple[int, int], str] = {}
        self._genders: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._sentence = 0
        self._block = 0
        self._at = 0
        self._begins: dict[int, int] = {}
        self._read = 0
        self.described: dict[str, str] = {}
        self.speaker = ""
        self._speaker_sentence = -99

    def read(self, index: int, block: Block) -> None:
        """Take in the names of a block and resolve its pronouns, in reading order."""
        self._block = index
        begin = self._begins[index] = self._read
        here = sentences_of(block)
        opens = {s.subject.start for s in here if s.subject}
        says = {
            said.subject.start
            for sentence in here
            for said in sentence.sayings
            if said.subject and said.cue.kind != "after"
        }
        first, passed = True, 0
        for at, what in sorted(_references(block), key=lambda pair: pair[0]):
            now = bisect_right(block.ends, at)
            first = first or now > passed
            passed, self._sentence, self._at = now, begin + now, at
            subject = at in opens or at in says
            if isinstance(what, Mention):
                self._meet(block, what, subject=subject or first, says=at in says)
                first = first and bool(_MODIFIES.match(block.masked, what.char_end))
            else:
                self._refer(block, at, what, subject=subject, says=at in says)
                first = False
        rest = not block.ends or block.ends[-1] < len(block.masked)
        self._read = self._sentence = begin + len(block.ends) + rest
        self._at = len(block.masked)

    def stand(self, index: int, block: Block, at: int) -> None:
        """Take the place of what is asked about next: later names of its block are not yet said."""
        self._block, self._at = index, at
        self._sentence = self._begins[index] + bisect_right(block.ends, at)

    def _said(self) -> list[Event]:
        """Return the latest events before the place that is asked about."""
        here = (self._block, self._at)
        recent = self.events[-_WINDOW:]
        while recent and (recent[-1].block, recent[-1].at) >= here:
            recent.pop()
        return recent

    def _meet(self, block: Block, mention: Mention, *, subject: bool, says: bool) -> None:
        weight = _weight(block, mention, subject=subject)
        if says:
            weight = max(weight, 0.6) + SAYS
        self._counts[mention.canonical] += 1
        if mention.kind == "person":
            self._surnames[mention.canonical.lower().split()[-1]] = mention.canonical
        self._add(mention.canonical, mention.kind, weight)

    def _refer(
        self, block: Block, at: int, match: re.Match[str], *, subject: bool, says: bool
    ) -> None:
        """Resolve a pronoun or a description, and keep its person in focus."""
        word = match.group().lower()
        if match.re is pronoun():
            if not self.events:
                return
            name = self.find(gender_of(word))
            self.pronouns[self._block, at] = name
            if name:
                self._genders.setdefault(name, gender_of(word))
                weight = PRONOUN_SUBJECT if match.group(1) else PRONOUN_OTHER
                self._add(name, "person", weight + SAYS * says)
        elif match.re is definite():
            name = self.called(match.group(1).lower())
            if name:
                self._add(name, "person", (SUBJECT if subject else OTHER) + SAYS * says)
        elif not _is_named(block, match):
            gender = role_genders().get((match.group(1) or "").lower(), "")
            self.events.append(
                Event(self._block, self._sentence, "", "person", gender, SUBJECT + SAYS * says, at)
            )

    def _gender(self, name: str) -> str:
        """Return the gender of a person, by name and title or by the pronouns met so far."""
        return self._names.genders.get(name, "") or self._genders.get(name, "")

    def _add(self, name: str, kind: str, weight: float) -> None:
        gender = self._names.genders.get(name, "")
        self.events.append(Event(self._block, self._sentence, name, kind, gender, weight, self._at))

    def pronouns_of(self, index: int) -> dict[int, str]:
        """Return the persons whom the pronouns of a block mean, by offset."""
        return {at: name for (block, at), name in self.pronouns.items() if block == index}

    def find(self, gender: str = "", but: Collection[str] = ()) -> str:
        """Return the most salient person of ``gender`` ("" for any), none of ``but``, or ""."""
        best, best_score = "", -1e9
        for event in reversed(self._said()):
            known = event.gender or self._gender(event.name)
            if (
                event.kind != "person"
                or event.name in but
                or (gender and known not in ("", gender))
            ):
                continue
            score = self._salience(event)
            if score > best_score:
                best, best_score = event.name, score
        return best

    def _salience(self, event: Event) -> float:
        ago = self._sentence - event.sentence
        score = event.weight - PER_SENTENCE * min(ago, MOST_SENTENCES)
        score -= PER_PARAGRAPH * (self._block > event.block)
        score += GENDERED * bool(event.gender)
        score += PER_MENTION * min(self._counts[event.name], MOST_MENTIONS)
        if event.name == self.speaker and self._sentence - self._speaker_sentence <= QUOTED_WITHIN:
            score += QUOTED
        if not ago and event.weight < 0.1:
            score += BESIDE
        return score

    def spoke(self, name: str) -> None:
        """Remember who was quoted last."""
        if name:
            self.speaker, self._speaker_sentence = name, self._read

    @property
    def just_spoke(self) -> bool:
        """Whether the last speaker was quoted no more than two sentences ago."""
        return self._sentence - self._speaker_sentence <= _STATEMENT_WITHIN

    def called(self, noun: str) -> str:
        """Return the person met last whom the post calls a ``noun``, or ""."""
        for event in reversed(self._said()):
            if event.kind == "person" and noun in self._offices.get(event.name, ()):
                return event.name
        return ""

    def only_one_called(self, noun: str) -> str:
        """Return the one person whom the post calls a ``noun``, or "" where there are more."""
        met = {name for name, nouns in self._offices.items() if noun in nouns}
        return met.pop() if len(met) == 1 else ""

    def introduce(self, name: str) -> None:
        """Take in a person whom a label names, and no sentence."""
        self._surnames.setdefault(name.lower().split()[-1], name)

    def surnamed(self, word: str) -> str:
        """Return whose last name is ``word``, whatever its case: the one met last, or to come."""
        return self._surnames.get(word.lower(), "")

    def holder(self, noun: str, gender: str, *, strict: bool = False) -> str:
        """Return the person whom "the ``noun``" means: one called so, or the person in focus.

        ``strict`` asks that the person was called so, or that the last speaker is still in focus.
        """
        called = self.called(noun)
        if called:
            return called
        others: set[str] = set()
        if noun in _EXCLUSIVE:
            others = {name for name, has in self._offices.items() if has & _EXCLUSIVE}
        focus = self.find(gender, others)
        if strict and self._sentence - self._speaker_sentence <= 1 and self.speaker in self._counts:
            return self.speaker if self._names.kinds.get(self.speaker) == "person" else ""
        return focus if not strict or focus == self.speaker else ""

    def body(self, noun: str) -> str:
        """Return the organisation or outlet that "the ``noun``" means, or "".

        A description that has spoken before keeps its speaker ("the website"); then one whose name
        holds the noun is meant; otherwise the most salient body of the fitting kind.
        """
        if noun in self.described:
            return self.described[noun]
        bodies = [e for e in self._said() if e.kind != "person"]
        for event in reversed(bodies):
            if noun in event.name.lower().split():
                return event.name
        outlet = cues.nouns().get(noun, "") == "outlet"
        best, best_score = "", -1e9
        for event in bodies:
            if (event.kind == "outlet") != outlet:
                continue
            ago = self._sentence - event.sentence
            score = 0.3 * min(self._counts[event.name], 10) - 0.4 * ago
            if score > best_score:
                best, best_score = event.name, score
        return best

    def it(self) -> str:
        """Return the body that "it" means: the one that spoke last, or the most salient one."""
        just = self._sentence - self._speaker_sentence <= IT_WITHIN
        kind = self._names.kinds.get(self.speaker)
        # "Quaynews said" may be a body, as long as nobody gives it a given name.
        may_be = kind != "person" or (" " not in self.speaker and not self._gender(self.speaker))
        spoke = just and may_be and self.speaker[:1].isupper()
        return self.speaker if spoke else self.body("group")

    def names_body(self, noun: str) -> bool:
        """Tell whether a body of the post has ``noun`` in its name: "the cooperative"."""
        return any(
            event.kind != "person" and noun in event.name.lower().split() for event in self.events
        )


def _references(block: Block) -> Iterator[tuple[int, Mention | re.Match[str]]]:
    """Give what refers to somebody: names, pronouns, descriptions; with their offsets."""
    for mention in block.mentions:
        yield mention.char_start, mention
    for pattern in (pronoun(), definite(), somebody()):
        for match in pattern.finditer(block.masked):
            yield match.start(), match


def _is_named(block: Block, match: re.Match[str]) -> bool:
    """Tell whether a description has its name after it: "A keeper of the light, Ann Ode"."""
    for mention in block.between(match.end(), match.end() + 80):
        between = block.masked[match.end() : mention.char_start]
        if mention.kind == "person" and between.endswith(", "):
            return "." not in between
    return False


def _weight(block: Block, mention: Mention, *, subject: bool) -> float:
    """Return how salient a mention is by its place in the sentence."""
    text = block.masked
    tail = text[mention.char_end : mention.char_end + 1]
    if tail in ("’", "'"):
        return OWNER
    modifier = _MODIFIES.match(text, mention.char_end)
    if modifier and block.begins(modifier.end()):
        return MODIFIER
    if led_by_preposition(text, 0, mention.char_start):
        return GOVERNED
    if subject:
        return SUBJECT
    return APART if tail == "," else OTHER


_DETERMINER = re.compile(
    r"^(?:the|a|an|one|another|this|that|some|two|three|both|its|their|our)\s+(?=\w)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"^(?:(?:new|recent|latest|earlier|separate|joint|[a-z]+ed)\s)+(?=[A-Z])")
_POSSESSIVE = re.compile(r"[’']s?$")
_OWNER = re.compile(r"[’']s?\s")
_BODYS = re.compile(r"[Tt]he ([a-z]+)[’']s (.+)")
_DEFINITE = re.compile(r"[Tt]he (?:former|ex-|then-|longtime |senior |high-ranking |now-|[A-Z])")
_CAPITAL = re.compile(r"\b[A-Z]")
_DESCRIBED = re.compile(r"((?:[a-z][\w-]*\s)+)([A-Z][\w.’-]*(?:\s[A-Z][\w.’-]*)+)")
_SENT_BY = re.compile(r"\b[a-z-]+\s(?:from|by)\s(?:the\s)?$")
_PARENT = re.compile(r"(?:(mum|mother|dad|father|grandmother|grandfather)-of-\w+|\d+-year-old)")
_ARTICLES = ("the", "a", "an", "one", "another")


def parent_gender(word: str) -> str:
    """Return the gender of the first word of "mother-of-two"; "" for none."""
    if not word:
        return ""
    return "male" if word in ("dad", "father", "grandfather") else "female"


def describe(surface: str) -> str:
    """Return a description as a name: no article, no possessive ending."""
    bare = _POSSESSIVE.sub("", _DETERMINER.sub("", surface)).strip()
    return _ADJECTIVE.sub("", _date().sub("", bare))


class Resolver:
    """Gives subjects their canonical names, with what a post has said so far."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse

    def speaker(self, block: Block, index: int, subject: Subject) -> str:
        """Return the canonical name that a subject means, a description with a name, or ""."""
        if subject.mention is not None:
            return subject.mention.canonical
        self._discourse.stand(index, block, subject.start)
        if subject.kind == "pronoun":
            return self._pronoun(index, subject)
        name = self._owner(block, index, subject) or self._noun(block, subject)
        head = head_of(subject.surface)
        if f" {head} " in f" {name} " and name[:1].islower():
            # "A spokesman for the League" is whom "the spokesman" means from here on.
            self._discourse.described[head] = name
        return name

    def _pronoun(self, index: int, subject: Subject) -> str:
        word = subject.surface.lower()
        if word in _pronouns("female") | _pronouns("male"):
            gender = gender_of(word)
            known = self._discourse.pronouns.get((index, subject.start))
            return self._discourse.find(gender) if known is None else known
        return self._discourse.it() if word == "it" else ""

    def _owner(self, block: Block, index: int, subject: Subject) -> str:
        """Return whose statement, letter or spokesman it is: "his letter", "Ode's memo"."""
        surface = subject.surface
        first, head = surface.split()[0].lower(), head_of(surface)
        document = cues.nouns().get(head) == "document"
        if first == "its":
            return self._discourse.body("group")
        if first in ("his", "her") and document:
            known = self._discourse.pronouns.get((index, subject.start))
            return known or self._discourse.find("male" if first == "his" else "female")
        bodys = _BODYS.match(surface)
        if bodys and cues.nouns().get(bodys.group(1)) in ("organisation", "outlet"):
            body = self._discourse.body(bodys.group(1))
            if body:
                self._discourse.described[head] = f"{body} {bodys.group(2)}"
                return self._discourse.described[head]
        inside = block.between(subject.start, subject.end)
        if not inside or not document:
            return ""
        owner = inside[0]
        lead = block.masked[subject.start : owner.char_start]
        if _SENT_BY.search(lead):
            return owner.canonical
        if owner.kind == "organisation":
            return ""
        lead = block.masked[subject.start : owner.char_start].strip().lower()
        beside = owner.kind == "outlet" and _only_describes(lead)
        owns = _OWNER.match(block.masked, owner.char_end) or beside
        return owner.canonical if owns else ""

    def _noun(self, block: Block, subject: Subject) -> str:
        surface = subject.surface
        parts, head = surface.split(), head_of(surface)
        inside = block.between(subject.start, subject.end)
        if inside:
            last = inside[-1]
            if _ends_phrase(block, subject, last):
                return last.canonical
            return self._known_holder(surface, head) or describe(surface)
        return self._capitalised(surface, head) or self._definite(parts[0].lower(), head)

    def _capitalised(self, surface: str, head: str) -> str:
        """Return the name in a phrase that no known name stands in: "the Hesk senator"."""
        parts, undated = surface.split(), _no_names().sub("", surface)
        if parts[0].lower() == "the" and parts[-1].islower() and head in roles():
            known = self._discourse.only_one_called(head)
            body = len(parts) > 2 and parts[1][0].isupper() and parts[1] not in demonyms()
            if not known and body:
                known = self._discourse.holder(head, "", strict=True)
            if known:
                return known
        unnamed = parts[0] in listed("phrases", "never_names")
        capital = _CAPITAL.search(undated, 1 if parts[0].lower() in _ARTICLES else 0)
        if capital and not unnamed:
            return self._names.canonical(_bare_name(describe(surface)))
        named = any(w[:1].isupper() for w in undated.split()[1:])
        inquirer = head in listed("cues", "inquirers") and " of " in surface
        return describe(surface) if named or inquirer else ""

    def _definite(self, first: str, head: str) -> str:
        """Return whom "the senator" or "the agency" means, by what the post has said so far."""
        if first not in ("the", "this", "that"):
            return ""
        kind = cues.nouns().get(head, "")
        if kind in ("outlet", "organisation") or self._discourse.names_body(head):
            return self._discourse.body(head)
        if head in self._discourse.described:
            return self._discourse.described[head]
        if head == "statement" and self._discourse.just_spoke:
            return self._discourse.speaker
        if parent := _PARENT.fullmatch(head):
            return self._discourse.find(parent_gender(parent.group(1) or ""))
        gender = role_genders().get(head)
        if kind == "anonymous" and gender is None:
            return self._discourse.called(head)
        if head in roles() or gender is not None or self._discourse.called(head):
            return self._discourse.holder(head, gender or "")
        return ""

    def _known_holder(self, surface: str, head: str) -> str:
        """Return who "the former X official" is, when a person in focus was called so."""
        speaks = head in roles() or cues.nouns().get(head) == "anonymous"
        speaks = speaks or bool(self._discourse.called(head))
        if head.endswith("s") or not speaks or not _DEFINITE.match(surface):
            return ""
        return self._discourse.holder(head, "", strict=True)


def _bare_name(described: str) -> str:
    """Return the name that a description ends in: "Ann Ode" of "critic Ann Ode"."""
    match = _DESCRIBED.fullmatch(described)
    stops = match and any(word in listed("phrases", "stops") for word in match.group(1).split())
    return described if not match or stops else match.group(2)


def _only_describes(lead: str) -> bool:
    """Tell whether what stands before an outlet governs it: "a report on" does, "a special" not."""
    return not any(word in listed("phrases", "prepositions") for word in lead.split())


@cache
def _no_names() -> re.Pattern[str]:
    """Build the pattern of days, months and initials of offices, which name no source."""
    return re.compile(rf"\b{one_of(calendar() | listed('titles', 'office_initials'))}\b")


@cache
def _date() -> re.Pattern[str]:
    """Build the pattern of a date that a description begins with."""
    short = rf"{one_of(listed('phrases', 'short_months'))}\."
    part = rf"(?:{one_of(calendar())}|{short}|\d{{1,2}},?|\d{{4}})\s"
    return re.compile(rf"^(?:{part})+(?=\w)")


def _ends_phrase(block: Block, subject: Subject, last: Mention) -> bool:
    """Tell whether a phrase is a person's name with words before it: "harbour keeper Ann Ode"."""
    if last.kind != "person" or last.char_end < subject.end - 1:
        return False
    return not led_by_preposition(block.masked, subject.start, last.char_start)
