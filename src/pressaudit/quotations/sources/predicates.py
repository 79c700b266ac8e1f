"""Whether the words after a subject say that it said something.

A subject is followed at once by its verb ("Ode has since said"), or by something that parts them: a
bracket, an apposition, what it belongs to, further subjects ("Ode, Berg and Lund announced"). Each
question looks at a bounded number of tokens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import limit, listed
from pressaudit.quotations.block import HIDDEN
from pressaudit.quotations.names.lexicon import roles
from pressaudit.quotations.sources.context import Context, words_of
from pressaudit.quotations.text import Token

_END = frozenset('.;:!?“”"')
_DASHES = frozenset("—–")
_MOST_SUBJECTS = 12
"""Names in a row that are looked at: "Ode, Berg, Lund and Marsh announced"."""
_COMMAS = 3
"""Commas of an apposition that are looked at: "Ode, a pilot, now of Lund, said"."""
_HANGS = frozenset({"of", "from", "at", "with", "in", "within", "inside", "near", "for"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who"})
_DETERMINERS = frozenset({"the", "its", "their", "this", "that", "his", "her", "a", "an"})


@dataclass(frozen=True, slots=True)
class How:
    """What is asked of a predicate.

    ``witness``: the subject is known for finding things out (a journalist of a named outlet, a
    body), so that "investigated" is its word without more. ``paper``: it is a paper, which "lists"
    and "describes". ``people``: it is a noun phrase, on which more may hang than on a name.
    ``several``: it is a plural, whose verb may stand in its bare form. ``direct``: nothing may
    stand between. ``opens``: the subject opens its clause, so that a later verb is its own too.
    """

    witness: bool = False
    paper: bool = False
    people: bool = False
    several: bool = False
    direct: bool = False
    opens: bool = True


def says(context: Context, at: int, how: How = How()) -> bool:
    """Return whether the predicate of the subject that ends before token ``at`` passes a word on.

    "Ode" of "Ode, who sails, has since said that" and of "Ode rose and said", but not of "Ode was
    said to", "Ode's boat said" or "he told Ode".
    """
    tokens = context.tokens
    alone = at if how.people else _past_subjects(context, at)
    if _starts(tokens, alone, how if alone == at else How(how.witness, how.paper, several=True)):
        return True
    if how.direct or _is(tokens, at, "’s", "'s"):
        return False
    for behind in _behind(context, alone, how):
        if _starts(tokens, behind, how):
            return True
    return how.opens and _goes_on(tokens, alone, how)


def _is(tokens: tuple[Token, ...], at: int, *words: str) -> bool:
    return at < len(tokens) and tokens[at].low in words


def _starts(tokens: tuple[Token, ...], at: int, how: How) -> bool:
    """Whether the first verb from ``at`` on is one of saying: "has since repeatedly said"."""
    between, moved, denied = words_of("verbs", "between"), False, False
    at = _past_aside(tokens, at)
    for n in range(at, min(at + int(limit("citations", "auxiliaries")) + 1, len(tokens))):
        token = tokens[n]
        low = token.low
        if low in words_of("verbs", "be"):
            return _said_of(tokens, n + 1)
        if not token.is_word or low.endswith("ing"):
            return False
        if token.lemma in words_of("verbs", "giving") and _gives(tokens, n + 1):
            return True
        if _passes(tokens, n, how, moved=moved):
            return not (denied and token.lemma in words_of("verbs", "withheld"))
        used = low == "to" and n > at and tokens[n - 1].low == "used"
        small = low in between or low.endswith(("ly", "n’t", "n't"))
        if not (small or used):
            return False
        moved = moved or low != "who"
        denied = denied or low in ("not", "never") or low.endswith(("n’t", "n't"))
    return False


def _past_aside(tokens: tuple[Token, ...], at: int) -> int:
    """Return the token behind an aside: "in turn", "for its part"."""
    for length in (2, 3):
        words = " ".join(t.low for t in tokens[at : at + length])
        if words in words_of("verbs", "asides"):
            return at + length
    return at


def _said_of(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what follows a form of "be" is the subject's own word.

    "Were reporting" and "was quoted as saying" are; "was described as" is what others say.
    """
    while at < len(tokens) and tokens[at].low.endswith("ly"):
        at += 1
    if at >= len(tokens):
        return False
    low = tokens[at].low
    if low in words_of("verbs", "quoted"):
        return _is(tokens, at + 1, "as", "by", "in", "on")
    verb = tokens[at].lemma
    passing = verb in words_of("verbs", "passing") - words_of("verbs", "only_with_that")
    return low.endswith("ing") and passing


def _gives(tokens: tuple[Token, ...], at: int) -> bool:
    return any(t.low in words_of("verbs", "given") for t in tokens[at : at + 4])


def _passes(tokens: tuple[Token, ...], n: int, how: How, *, moved: bool) -> bool:
    """Whether token ``n`` is a verb that passes a word on, with what it needs behind it."""
    verb, low = tokens[n].lemma, tokens[n].low
    if low == "said" and _is(tokens, n + 1, "to") and _is(tokens, n + 2, "be", "have"):
        return False
    if how.paper and verb in words_of("verbs", "of_papers"):
        return True
    if verb not in words_of("verbs", "passing"):
        return False
    if low == verb and not (how.several or moved) and low in words_of("verbs", "nouns_too"):
        return False
    if how.witness and verb in words_of("verbs", "of_witnesses"):
        return True
    if verb not in words_of("verbs", "only_with_that"):
        return True
    return _complement(tokens, n + 1, verb)


def _complement(tokens: tuple[Token, ...], at: int, verb: str) -> bool:
    """Whether a verb has what makes it a word: "believe that", "pointed out", "called it “…”"."""
    following = tokens[at].low if at < len(tokens) else ""
    for word in ("for", "out", "to"):
        if following == word:
            return verb in words_of("verbs", f"with_{word}")
    if following in words_of("verbs", "complements"):
        return True
    near = tokens[at : at + 8]
    return verb in words_of("verbs", "quoting") and any(t.text[0] in HIDDEN for t in near)


def _past_subjects(context: Context, at: int) -> int:
    """Return the token behind further subjects: "Ode, Berg and the Board announced" → announced."""
    tokens = context.tokens
    begin, last = at, at
    if _is(tokens, at, "’s", "'s"):
        return at
    for _ in range(_MOST_SUBJECTS):
        joined = last
        while _is(tokens, joined, ",", "and", "or", "&"):
            joined += 1
        if joined == last:
            break
        if _is(tokens, joined, "the"):
            joined += 1
        end = _capitals(context, joined)
        if end == joined:
            break
        last = end
        if tokens[joined - 1].low == "and" or tokens[joined - 2].low == "and":
            break
    listed_off = any(t.low == "and" for t in tokens[begin:last])
    return last if listed_off else begin


def _capitals(context: Context, at: int) -> int:
    """Return the token behind a name or run of capitals that begins at token ``at``."""
    tokens = context.tokens
    if at >= len(tokens):
        return at
    begin = at
    while at < len(tokens) and tokens[at].text[0].isupper():
        name = context.named(tokens[at].start, tokens[at].end)
        at = max(at + 1, context.at(context.span(name)[1]) if name else 0)
        # "the Eastern District of Lund" is one; "Ode and Berg" are two.
        if at - begin < _MOST_SUBJECTS and _is(tokens, at, "of", "for") and at + 1 < len(tokens):
            at += tokens[at + 1].text[0].isupper()
    return at


def _behind(context: Context, at: int, how: How) -> Iterator[int]:
    """Yield the tokens at which the verb may stand when something parts it from its subject."""
    tokens = context.tokens
    if _is(tokens, at, "("):
        close = _find(tokens, at, {")"}, int(limit("citations", "apposition")))
        if close:
            at = close + 1
            yield at
    if _is(tokens, at, ",") and _is(tokens, at + 1, "who"):
        yield at + 1
    if _is(tokens, at, ",") or (at < len(tokens) and tokens[at].text in _DASHES):
        yield from _apposed(tokens, at)
    elif at < len(tokens) and tokens[at].low in (*_HANGS, *words_of("people", "hangs"), "who"):
        yield from _hung(context, at, how)
    elif at < len(tokens) and _participle(tokens[at].low):
        yield from _apposed(tokens, at)


def _apposed(tokens: tuple[Token, ...], at: int) -> Iterator[int]:
    """Yield the tokens behind an apposition: "Ode, a pilot from Lund, said"; one may hold a comma.

    Dashes serve as commas do.
    """
    marks = set(_DASHES) if tokens[at].text in _DASHES else {","}
    end = at
    for _ in range(_COMMAS):
        found = _find(tokens, end + 1, marks, int(limit("citations", "apposition")))
        if not found:
            return
        end = found
        yield end + 1


def _hung(context: Context, at: int, how: How) -> Iterator[int]:
    """Yield the tokens at which a verb of saying follows what hangs on a subject.

    "Officials in the northern town said", "people briefed on the talks told". On a name only
    a name or two words may hang: "Ode of the Port Board said".
    """
    tokens = context.tokens
    relative = tokens[at].low == "who"
    if not (how.people or relative):
        end = at + 1
        if _is(tokens, end, *_DETERMINERS):
            end += 1
        behind = _capitals(context, end)
        yield behind if behind > end else end + 1
        if behind == end:
            yield end + 2
        return
    for n in range(at + 1, min(at + 1 + int(limit("citations", "hanging")), len(tokens))):
        token = tokens[n]
        if token.text == "," and relative:
            yield n + 1
            return
        if not token.is_word and token.text[0] not in "’'-/&":
            return
        plain = token.low not in words_of("verbs", "between") and not token.low.endswith("ing")
        told = how.paper and token.low != token.lemma in words_of("verbs", "of_papers")
        sure = told or token.lemma in _SURE
        if plain and sure and tokens[n - 1].low not in _PRONOUNS:
            yield n


_SURE = frozenset({"say", "tell", "add", "claim", "report", "describe", "warn", "believe", "argue",
                   "confirm", "deny", "announce", "testify", "note"})  # fmt: skip
"""Verbs that no noun or adjective is mistaken for where a phrase goes on before them."""


def _participle(low: str) -> bool:
    return low in ("still", "now") or (len(low) > 4 and low.endswith("ing"))


def _find(tokens: tuple[Token, ...], at: int, marks: set[str], most: int) -> int:
    """Return the first of ``marks`` from ``at`` on, no further than ``most`` tokens; 0 for none."""
    for n in range(at + 1, min(at + most, len(tokens))):
        if tokens[n].text in marks:
            return n
        if tokens[n].text in _END:
            return 0
    return 0


def _goes_on(tokens: tuple[Token, ...], at: int, how: How) -> bool:
    """Whether a later verb of the same subject is one of saying: "rose and said", "saying that".

    Nothing may stand between "and" and the verb that could be another subject.
    """
    if at < len(tokens) and not (tokens[at].is_word or tokens[at].text in ",("):
        return False
    inner = False
    for n in range(at, min(at + int(limit("citations", "clause")), len(tokens) - 1)):
        token, following = tokens[n], tokens[n + 1]
        if token.text in _END or token.text[0] in HIDDEN:
            return False
        led = n > at + 1 and token.low in words_of("phrase", "subordinate")
        inner = token.text != "," and (inner or led)
        joins = token.low in ("and", "but") and following.text[0].islower()
        if joins and (not inner or following.low == "who"):
            behind = n + 2 if following.low == "who" else n + 1
            if _starts(tokens, behind, How(how.witness, how.paper)):
                return True
        if n > at and _participle_says(tokens, n):
            return True
    return False


def _participle_says(tokens: tuple[Token, ...], n: int) -> bool:
    """Whether a participle passes a word on: "saying that he", "accusing the council"."""
    if tokens[n - 1].low in words_of("phrase", "prepositions") | words_of("verbs", "be"):
        return False
    if tokens[n].low in words_of("verbs", "participles_alone"):
        return True
    opens = _is(tokens, n + 1, "that", "he", "she", "they", "it")
    return opens and tokens[n].low in words_of("verbs", "participles")


def hangs(context: Context, at: int) -> bool:
    """Whether what begins at token ``at`` hangs on a preposition or verb, and so is no subject.

    Not on the "of" of a title ("Secretary of State Ode"), nor on a date ("In late May Ode said").
    """
    tokens = context.tokens
    if at and (tokens[at - 1].text == "(" or _takes_persons(tokens, at)):
        return True
    for n in range(at - 1, max(-1, at - 8), -1):
        low = tokens[n].low
        if low in words_of("phrase", "prepositions"):
            between = tokens[n + 1 : at]
            if between and all(
                t.low in words_of("phrase", "date_words") or t.text.isdigit() for t in between
            ):
                return False
            return not context.text[: tokens[at].start].rstrip().endswith(_offices())
        if not tokens[n].is_word and tokens[n].text != "-":
            return False
        if low in ("that", "and", "but", "as", "when") or (
            tokens[n].lemma in words_of("verbs", "passing")
        ):
            return False
    return False


def opens(context: Context, at: int) -> bool:
    """Whether what begins at token ``at`` opens its clause, titles and dates before it apart.

    "Late on Monday Mayor Ode" and "…, and Ode" do; "greeted Ode" does not.
    """
    tokens = context.tokens
    for n in range(at - 1, max(-1, at - 9), -1):
        token = tokens[n]
        if not token.is_word or token.low in _CONJUNCTIONS:
            return True
        skipped = (
            token.text[0].isupper()
            or token.text.isdigit()
            or token.low in words_of("phrase", "date_words")
            or token.low in words_of("phrase", "determiners")
            or token.low in words_of("people", "nouns")
            or token.low in words_of("people", "leads")
            or token.low in roles()
        )
        if not skipped:
            return token.low in words_of("phrase", "prepositions") and n < at - 1
    return True


_CONJUNCTIONS = frozenset({"and", "but", "that", "when", "while", "as", "because", "although",
                           "though", "if", "since", "where", "then", "so", "whereas"})  # fmt: skip


def _takes_persons(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the verb before token ``at`` has what begins there for its object: "told the union".

    Not where it stands apart in front of its subject: ", told Ode".
    """
    verb = at - 1
    if tokens[verb].low in words_of("phrase", "determiners"):
        verb -= 1
    if verb < 0 or tokens[verb].lemma not in words_of("verbs", "of_persons"):
        return False
    return not (
        tokens[verb].low in words_of("verbs", "inverted")
        and verb
        and (not tokens[verb - 1].is_word)
    )


@cache
def _offices() -> tuple[str, ...]:
    return tuple(office for office in listed("titles", "either") if " of " in office)
