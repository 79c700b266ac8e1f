"""Noun phrases for people, bodies and papers that go without a name: "two former clerks".

The head is the last noun of such a phrase; before it stand words that belong to it, as far as a
determiner or a word that no phrase holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import limit
from pressaudit.language.words import lemma
from pressaudit.quotations.sources.context import Context, is_person_noun, words_of
from pressaudit.quotations.text import Token

PEOPLE, BODY, PAPER = "people", "body", "paper"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a sentence; offsets and token numbers count within the sentence.

    ``first`` is its first token and ``last`` its head; ``words`` what stands between its determiner
    and its end, as written; ``head`` the last noun in its dictionary form; ``of_people`` whether
    "of" and people follow it: "a group of islanders".
    """

    sort: str
    first: int
    last: int
    start: int
    end: int
    determiner: str
    words: tuple[str, ...]
    head: str
    several: bool
    of_people: bool = False

    @property
    def definite(self) -> bool:
        """Return whether it points back: "the council", "its council"."""
        return self.determiner in words_of("phrase", "definite")

    @property
    def name(self) -> str:
        """Return the phrase as a name: "Commission of inquiry" of "a commission of inquiry"."""
        text = " ".join(self.words).replace(" ’", "’").replace(" '", "'")
        return text[:1].upper() + text[1:]


@cache
def _sort(low: str) -> str:
    """Return what a word is the head of: people, a body, a paper; empty for none."""
    base = lemma(low)
    if low in words_of("papers", "nouns"):
        return PAPER
    if low in words_of("bodies", "nouns") or base in words_of("bodies", "nouns"):
        return BODY
    return PEOPLE if is_person_noun(low) else ""


def phrases(context: Context) -> Iterator[Phrase]:
    """Yield the noun phrases of a sentence outside its names, in order."""
    tokens = context.tokens
    alone = words_of("people", "alone")
    for n, token in enumerate(tokens):
        if token.low in alone and _stands_alone(tokens, n):
            yield Phrase(PEOPLE, n, n, token.start, token.end, "", (token.text,), token.low, True)
            continue
        sort = _sort(token.low) or _former(tokens, n)
        if not sort or not token.is_word:
            continue
        if token.text[0].isupper() and n > 0 and tokens[n - 1].is_word and not _is_initials(token):
            continue
        if not context.named(token.start, token.end) and not _goes_on(tokens, n):
            sort = _paper(tokens, n) or sort
            yield _phrase(context, n, sort)


def _is_initials(token: Token) -> bool:
    """Whether a word is an office in initials, which are in capitals always: "one MP", "MPs"."""
    return token.text.removesuffix("s").isupper() and len(token.text) > 1 and (
        is_person_noun(token.low)
    )  # fmt: skip


def _paper(tokens: tuple[Token, ...], n: int) -> str:
    """Return paper for one that is somebody's: "a police paper", where "the paper" is an outlet."""
    owned = n and tokens[n - 1].low in ("police", *words_of("papers", "kinds"))
    return PAPER if tokens[n].low == "paper" and owned else ""


def _former(tokens: tuple[Token, ...], n: int) -> str:
    """Return people for any plural behind "former" or "unnamed": "two former deckhands"."""
    led = n and tokens[n - 1].low in words_of("people", "leads") and tokens[n].low.endswith("s")
    return PEOPLE if led else ""


def _stands_alone(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether "some", "many" stand for people: "some say", not "some boats", "most state law"."""
    if n + 1 >= len(tokens) or (n and (tokens[n - 1].is_word and tokens[n - 1].low not in _BEFORE)):
        return False
    following = tokens[n + 1]
    if following.low in words_of("verbs", "between") | {"have", "were", "are"}:
        return True
    if following.lemma not in words_of("verbs", "passing") or following.low.endswith("s"):
        return False
    noun = following.low in words_of("verbs", "nouns_too")
    return not noun or (n + 2 < len(tokens) and tokens[n + 2].low in ("that", "the", "he", "it"))


_BEFORE = frozenset({"and", "but", "that", "while", "as", "though", "although", "because", "so"})


def _goes_on(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether the next word is the head instead: "police" of "police officers"."""
    if n + 1 >= len(tokens) or not tokens[n + 1].text[0].islower():
        return False
    following = tokens[n + 1]
    if not _sort(following.low):
        return False
    # "Officials report that": the second is a verb; "a court document": it is not.
    several = tokens[n].low != tokens[n].lemma or tokens[n].low in _PLURALS
    return not (several and following.low in words_of("verbs", "nouns_too"))


def _phrase(context: Context, n: int, sort: str) -> Phrase:
    """Return the phrase whose head is token ``n``."""
    tokens = context.tokens
    first, determiner, begin = n, "", n
    for k in range(n - 1, max(-1, n - 1 - int(limit("citations", "before_noun"))), -1):
        token = tokens[k]
        apart = context.text[token.end : tokens[k + 1].start].strip()
        apart = "" if apart in ("’", "'") and token.low.endswith("s") else apart
        if token.low in words_of("phrase", "determiners") and not apart:
            first, determiner = k, token.low
        elif determiner or apart or not _belongs(token):
            break
        else:
            first = begin = k
    last = n + 2 if _of(tokens, n) else n
    if first and tokens[first - 1].low == "of":
        first = _before_of(tokens, first)
    words = tuple(t.text for t in tokens[begin : last + 1])
    several = tokens[n].low != tokens[n].lemma or tokens[n].low in _PLURALS
    return Phrase(
        sort, first, last, tokens[first].start, tokens[last].end, determiner, words,
        _head(tokens[n], sort), several, _of_people(tokens, n),
    )  # fmt: skip


_PLURALS = frozenset({"people", "police", "media", "men", "women", "authorities", "prosecutors",
                      "mps", "data", "emails"})  # fmt: skip


def _of_people(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether a noun counts people: "a group of three climbers", and no "group of companies"."""
    if tokens[n].low not in words_of("phrase", "parts") or n + 1 >= len(tokens):
        return False
    counted = [t for t in tokens[n + 2 : n + 5] if t.low.endswith("s") or is_person_noun(t.low)]
    return tokens[n + 1].low == "of" and bool(counted) and _sort(counted[0].low) in (PEOPLE, "")


def _head(token: Token, sort: str) -> str:
    if sort == PAPER or token.low in words_of("bodies", "nouns"):
        return token.low
    return lemma(token.text)


def _belongs(token: Token) -> bool:
    """Whether a word may stand before the head of its phrase: an adjective, a noun, a name."""
    low = token.low
    if not token.is_word and low not in ("’s", "'s", "-", "’", "'"):
        return False
    return not (
        low in words_of("phrase", "prepositions")
        or low in words_of("verbs", "between")
        or low in words_of("verbs", "be")
        or low in words_of("verbs", "inverted")
        or low in words_of("phrase", "apart")
    )  # fmt: skip


def _of(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether "of" and a plain noun follow that belong to the name: "commission of inquiry"."""
    following = tokens[n + 1 : n + 3]
    if len(following) < 2 or following[0].low != "of" or not following[1].text[0].islower():
        return False
    return following[1].low not in words_of("phrase", "determiners")


def _before_of(tokens: tuple[Token, ...], first: int) -> int:
    """Return where "one of its members" begins, for "members"."""
    if first >= 2 and tokens[first - 2].low in words_of("phrase", "parts"):
        return first - 2
    return first
