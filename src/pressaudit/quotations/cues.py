"""Words that ascribe: verbs of saying and of judging, and "according to"."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import listed, one_of, telling
from pressaudit.quotations.names.lexicon import roles
from pressaudit.rules import load

_VOWELS = "aeiou"
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""Verbs of one syllable that double their last letter."""
_LOOK_BACK = 24  # characters before a verb that tell whether it is one


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that ascribes.

    ``kind`` is speech, judgement or after (its source follows it). ``participle`` tells that the
    form has no subject of its own: "saying", "to say", "Asked".
    """

    start: int
    end: int
    word: str
    kind: str
    participle: bool


def inflect(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular verb: add, adds, added, adding; slam, slammed."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    s = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    stem = verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb
    return verb, verb + s, stem + "ed", stem + "ing"


@cache
def forms() -> dict[str, str]:
    """Return the kind of cue by word form."""
    rules = load("cues")
    out: dict[str, str] = {}
    for kind in ("judgement", "speech"):
        for line in rules[kind]["irregular"]:
            out |= dict.fromkeys(line.split(), kind)
        for verb in rules[kind]["regular"].split():
            out |= dict.fromkeys(inflect(verb), kind)
    return out


@cache
def _bases() -> frozenset[str]:
    """Return the forms that no single person but "I" and "you" goes with: say, claim, judge."""
    rules = load("cues")
    out: set[str] = set()
    for kind in ("judgement", "speech"):
        out |= {line.split()[0] for line in rules[kind]["irregular"]}
        out |= set(rules[kind]["regular"].split())
    return frozenset(out - set(rules["nouns_too"]["same_past"].split()))


@cache
def nouns() -> dict[str, str]:
    """Return the kind of speaker by common noun: outlet, organisation, document, anonymous."""
    return {
        noun: kind
        for kind, words in reversed(load("cues")["nouns"].items())
        for noun in words.split()
    }


@cache
def between() -> frozenset[str]:
    """Return the words that stand between a subject and its verb."""
    return frozenset(load("cues")["between"]["words"].replace("-", " ").split())


@cache
def _doubtful() -> frozenset[str]:
    """Return the verb forms that are nouns as often: state, rule, claims."""
    words = load("cues")["nouns_too"]["words"].split()
    return frozenset(form for word in words for form in (word, word + "s"))


@cache
def _plurals() -> frozenset[str]:
    """Return the verb forms in s that are plurals of nouns: challenges, hopes."""
    return frozenset(word + "s" for word in load("cues")["nouns_too"]["plurals"].split())


@cache
def _speaking() -> frozenset[str]:
    """Return the common nouns that a verb of saying may follow: "the letter reads"."""
    return frozenset(nouns()) | roles()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Build the patterns of a cue and of what stands around it."""
    source_after = one_of(load("cues")["preposition"]["after"])
    articles = one_of(listed("phrases", "noun_comes"))
    owner = r"\w+[’']s|\w+s[’']"
    helper = one_of(listed("phrases", "helpers"))
    many = one_of(listed("phrases", "plurals"))
    singular = one_of(listed("phrases", "no_plurals"))
    adverb = r"(?:\w+ly\s)?$"
    alone, apart = r"(?<![\w’'-])", r"(?![\w-]|[’']\w)"
    return {
        "source after": re.compile(rf"{alone}{source_after}{apart}", re.IGNORECASE),
        "word": re.compile(rf"{alone}[A-Za-z]{{2,}}(?:-[A-Za-z]+)?{apart}"),
        "noun goes on": re.compile(rf"\s{one_of(listed('phrases', 'noun_goes_on'))}\b"),
        "noun comes": re.compile(rf"\b(?:{articles}|{owner})\s+(\w+\s)?$", re.IGNORECASE),
        "adjective": re.compile(
            rf"\b(?:{articles}|{owner})\s+(?:(?:most|more|very|less|least)\s)?$", re.IGNORECASE
        ),
        "base": re.compile(
            rf"(?:\b(?:{helper}|{many}|\w+ly|(?!{singular}\b)\w+s)|n[’']t|[’'](?:ll|d|ve|re))\s+$"
            r"|\band\s+(?:[A-Z][\w.]*\s+){1,3}$|^\W*$|s,\s(?:however|though|meanwhile|too),\s+$"
        ),
        "verb comes": re.compile(r"\b[a-z]+(?:ed|ing)\s+$"),
        "it": re.compile(r"\s(?:it|this|that|things)\b|,?\s?[“\":]"),
        "with": re.compile(r"\swith\b"),
        "for": re.compile(r"\sfor\s(?:the\s)?[A-Za-z]"),
        "back": re.compile(r"\sback\b"),
        "aspect": re.compile(r"\sto\s"),
        "to": re.compile(rf"\bto\s+{adverb}"),
        "progressive": re.compile(
            rf"(?:\b{one_of(listed('phrases', 'progressive'))}|\b[’']s)\s+(?:\w+\s)?$"
        ),
        "passive": re.compile(rf"\b{one_of(listed('phrases', 'passive'))}\s+{adverb}"),
    }


@dataclass(frozen=True, slots=True)
class _Form:
    """A word of a paragraph that ascribes where its sentence makes it a verb."""

    start: int
    end: int
    word: str
    kind: str


class Cues:
    """The cues of one paragraph: its words are searched once, and asked about by stretches.

    Whether a form is a verb depends on what stands before it in its own stretch.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._forms = _forms_in(text)
        self._starts = [form.start for form in self._forms]

    def between(self, start: int, end: int) -> list[Cue]:
        """Return the cues between two offsets, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        out = []
        for form in self._forms[low:high]:
            capital = form.word[0].isupper() and form.start > start + 1
            if form.end > end or (capital and form.kind != "after"):
                continue
            before = self._text[max(start, form.start - _LOOK_BACK) : form.start]
            if form.kind == "after":
                out.append(Cue(form.start, form.end, form.word, form.kind, participle=False))
            elif _is_verb(form.word, before, self._text, form.end):
                participle = _is_participle(form.word, before)
                out.append(Cue(form.start, form.end, form.word, form.kind, participle))
        return out


def _forms_in(text: str) -> list[_Form]:
    """Give the phrases that a source follows, and the verbs outside of them, in order."""
    low, known = text.lower(), forms()
    after = _patterns()["source after"] if any(w in low for w in _telling()) else None
    found = [_Form(*m.span(), m.group(), "after") for m in after.finditer(text)] if after else []
    inside = [(form.start, form.end) for form in found]
    for match in _patterns()["word"].finditer(text):
        word = match.group()
        kind = known.get(word) or known.get(word.lower())
        if kind and not any(a <= match.start() < b for a, b in inside):
            found.append(_Form(*match.span(), word, kind))
    return sorted(found, key=lambda form: form.start)


@cache
def _telling() -> frozenset[str]:
    return telling(load("cues")["preposition"]["after"])


def _is_verb(word: str, before: str, text: str, end: int) -> bool:
    """Tell whether a form is an active verb here."""
    patterns = _patterns()
    if not _says_with_what_follows(word, text, end):
        return False
    if word in _bases():
        return bool(patterns["base"].search(before))
    if word in _doubtful() and patterns["noun goes on"].match(text, end):
        return False
    if word.endswith("ed") or word in ("told", "given", "found"):
        return not (patterns["passive"].search(before) or patterns["adjective"].search(before))
    if word.endswith("ing") and patterns["adjective"].search(before):
        return False
    if word.endswith("ing") or word in listed("phrases", "always_verbs"):
        return not (word == "said" and patterns["passive"].search(before))
    comes = patterns["noun comes"].search(before)
    if comes and comes.group(1) and word not in _doubtful():
        plural = word in _plurals()
        return not plural or comes.group(1).strip() in _speaking()
    return not (comes or patterns["verb comes"].search(before))


def _says_with_what_follows(word: str, text: str, end: int) -> bool:
    """Tell whether a form that says something only before certain words stands before them."""
    patterns = _patterns()
    needed = all(
        patterns[key].match(text, end) for key in ("it", "back") if word in listed("cues", key)
    )
    aspect = word in listed("phrases", "aspects") and patterns["aspect"].match(text, end)
    mute = any(
        patterns[key].match(text, end)
        for key in ("with", "for")
        if word in listed("cues", f"no_{key}")
    )
    return needed and not aspect and not mute


def _is_participle(word: str, before: str) -> bool:
    if word.endswith("ing") and not _patterns()["progressive"].search(before):
        return True
    capital = word[0].isupper() and word != "Said"
    return capital or bool(_patterns()["to"].search(before))
