"""Whether the words after a subject say that it said something."""

import re
from functools import cache

from pressaudit import rules
from pressaudit.language import words
from pressaudit.quotations.sources.patterns import CAPITAL, any_of

_SUBJECT_GAP = 14
"""Words that an apposition between a subject and its verb may have."""
_BE = frozenset(["is", "are", "was", "were", "be", "been"])
_CLAUSE_GAP = 25
"""Words between a subject and a second verb of its clause: "visited the pier and said that"."""


def says(after: str, *, witness: bool = False, direct: bool = False) -> bool:
    """Return whether the predicate of the subject that ends before ``after`` passes a word on.

    What may stand between them: a bracket, an apposition, where the subject belongs, a
    participle with what hangs on it, further subjects ("X, Y and Z announced").

    Parameters
    ----------
    after
        The rest of the sentence.
    witness
        Whether the subject is known for finding things out: a journalist of a named outlet, an
        organisation. "Investigated" and "found" are its word without more.
    direct
        Whether the verb must follow at once.
    """
    alone = _patterns()["alone"].match(after)
    plain = after[alone.end() if alone else 0 :]
    if _starts(plain, witness=witness):
        return True
    if direct:
        return False
    found = _patterns()["between"].match(after, alone.end("subjects") if alone else 0)
    if found is None or len((found["apposition"] or "").split()) > _SUBJECT_GAP:
        return False
    rest = after[found.end() :]
    return _starts(rest, witness=witness) or _goes_on(plain, witness=witness)


def _starts(rest: str, *, witness: bool) -> bool:
    """Whether the first verb of ``rest`` is one of saying."""
    rule = rules.load("citations")
    tokens = words.tokens(rest[:120])
    for n, token in enumerate(tokens[:6]):
        if rest[: token.start].count(",") and n:
            return False
        low = token.surface.lower()
        following = tokens[n + 1].surface.lower() if n + 1 < len(tokens) else ""
        if low in _BE:
            # "Was described" is what others say; "are reporting" and "was quoted" are not.
            said = token.end < len(rest) and following.endswith("ing")
            return following == "quoted" or (said and tokens[n + 1].lemma in _verbs())
        if low.endswith("ing"):
            return False
        if low in rule["giving"]:
            return bool(_patterns()["given"].match(rest, token.end))
        if token.lemma in _verbs():
            free = witness and token.lemma in rule["of_witnesses"]
            return (
                free
                or token.lemma not in rule["only_with_that"]
                or following in rule["complements"]
            )
        used = low == "to" and tokens[n - 1].surface.lower() == "used"
        if low not in rule["between"] and not low.endswith("ly") and not used:
            return False
    return False


def _goes_on(rest: str, *, witness: bool) -> bool:
    """Whether a later verb of the same subject is one of saying: ", and found that", "saying that".

    Nothing may stand between "and" and the verb that could be another subject.
    """
    clause = re.split(r"[.;:“\"]", rest, maxsplit=1)[0]
    for match in _patterns()["second"].finditer(clause):
        if len(clause[: match.start()].split()) <= _CLAUSE_GAP:
            if match["participle"]:
                return True
            if _starts(clause[match.end("and") :], witness=witness):
                return True
    return False


@cache
def _verbs() -> frozenset[str]:
    return frozenset(rules.load("citations")["verbs"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rule = rules.load("citations")
    subject = rf"(?:the\s+)?(?:{CAPITAL})"
    near = r"(?:of|from|at|with|in|within|inside|near|close\sto|familiar\swith)"
    return {
        # Further subjects, or what a clause about this one begins with.
        "alone": re.compile(
            rf"(?P<subjects>(?:['’]s\b)?(?:\s*,\s*{subject})*(?:\s*,?\s+and\s+{subject})?)"
            r"(?:\s*,?\s*(?=who\s))?"
        ),
        "between": re.compile(
            r"\s*(?:\([^)]*\)\s*)?(?:,(?P<apposition>[^,]*),|"
            r"who\s(?:[\w’'-]+\s){1,8}?(?=(?:said|says|told|tells|added|claimed)\s)|"
            rf"{near}\s+(?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*(?=\s)|"
            rf"{near}\s+(?:the|its|their|this|that)\s+[a-z]+|"
            r"(?:still|now|\w+(?:ing|ed|en))\s[^.;:()“”\"]*,(?=\s))?\s*"
        ),
        "second": re.compile(
            rf"\b(?P<and>and(?:\s+who)?)\s+(?=[a-z])|"
            rf",?\s(?P<participle>(?:{any_of(rule['participles'])})\s+(?:that|he|she|they|it)\b|"
            rf"(?:{any_of(rule['participles_alone'])})\s)"
        ),
        "given": re.compile(r"\s+(?:\w+\s+)?(?:testimon|evidence|account|interview)"),
    }
