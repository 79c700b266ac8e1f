"""The phrases of ``rules/citations.toml`` as patterns, compiled once."""

import re
from collections.abc import Iterable
from functools import cache

from pressaudit import rules

_WORD = r"[A-Z](?:[\w&-]|['’](?!s\b))*"
CAPITAL = rf"{_WORD}(?:\s(?:{_WORD}|\d+\b)){{0,3}}"
"""A run of one to four capitalised words: a name, or the head of a sentence."""


def any_of(phrases: Iterable[str]) -> str:
    """Return the alternatives, the longest first."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Compile the phrases of the rule file; each is matched beside a name."""
    rule = rules.load("citations")
    works = any_of(rule["works"])
    # Up to four words that are no verbs: "the new, leaked", "Jordan-based news outlet".
    filler = r"(?:(?!of\s)[\w’'-]+\s+){0,4}?"
    nouns = any_of(rule["anonymous_nouns"])
    many, alone = (
        any_of([word.capitalize() for word in rule[name]])
        for name in ("anonymous_nouns", "anonymous_alone")
    )
    return {
        "according": re.compile(rf"\b(?:{any_of(rule['before'])})\s+{filler}$", re.IGNORECASE),
        "for_outlet": re.compile(
            rf"\b(?:{any_of(rule['before_outlet'])})\s+{filler}$", re.IGNORECASE
        ),
        "said_to": re.compile(
            rf"\b(?:{any_of(rule['said_to'])})\s+(?:[\w’'-]+\s+){{0,6}}?to\s+(?:the\s+)?$"
        ),
        "interview": re.compile(rf"\b(?:{any_of(rule['interview'])})\s+{filler}$", re.IGNORECASE),
        "spoke": re.compile(r"\s+(?:spoke|talked)\s+(?:with|to)\b|\s+interviewed\b"),
        "work_after": re.compile(
            rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?(?:{works})\b", re.IGNORECASE
        ),
        "work_before": re.compile(
            rf"\b(?:{works})\s+(?:by|from)\s+(?:the\s+|an?\s+)?{filler}$", re.IGNORECASE
        ),
        "work_of": re.compile(
            rf"\b(?:{any_of(rule['works_of'])})\s+of\s+(?:the\s+|an?\s+)?$", re.IGNORECASE
        ),
        "work_in": re.compile(
            rf"\b(?:{works})\s+(?:in|for)\s+(?:the\s+|an?\s+)?{filler}$", re.IGNORECASE
        ),
        # "testimony from an official of the X said": X is not the subject.
        "object": re.compile(
            r"(?:\b(?P<word>by|of|to|with|for|about|against|from|at|in|within|inside|near)\s+"
            r"(?P<rest>(?:[\w-]+\s+){0,6})|\()$",
            re.IGNORECASE,
        ),
        "date": re.compile(rf"(?:(?:\d+|{any_of(rule['date_words'])})\.?\s+)+", re.IGNORECASE),
        "relative": re.compile(r",?\s+who\s"),
        "modifier": re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{nouns})s?\b"),
        "according_common": re.compile(
            rf"\b[Aa]ccording to (?P<who>(?:[\w’'-]+\s+){{0,5}}?"
            rf"(?:(?P<work>{works})|(?:{nouns})s?))\b"
        ),
        "police": re.compile(
            r"(?P<body>(?:[A-Z][\w-]+\s+)?[Pp]olice)(?=\s+(?:report|papers?|file|statement)s?\b)"
        ),
        # "A study published in the Journal of Piers found that".
        "published": re.compile(
            r"\s+(?:published|released|carried|printed)\s+(?:in|by|on)\s+"
            r"(?:the\s+)?[A-Z][\w’'-]*(?:\s(?:(?:of|and|the|for)\s)*[A-Z][\w’'-]*)*(?=\s)"
        ),
        "learns": re.compile(rf"\s+(?:also\s+)?(?:{any_of(rule['outlet_learns'])})\b"),
        "paper": re.compile(
            rf"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n?|[Tt]his)\s+)?(?P<name>(?:[a-z-]+\s+){{0,2}}?"
            rf"(?P<noun>(?i:{any_of(rule['papers'])})))(?![\w-])"
        ),
        "bare": re.compile(rf"(?<![\w’'-])(?P<name>(?i:{any_of(rule['bare_bodies'])}))(?![\w-])"),
        "body": re.compile(
            rf"\b(?P<article>[Tt]he|[Aa]n?|[Tt]his|[Oo]ne)\s+(?P<name>(?:[a-z-]+\s+){{0,2}}?"
            rf"(?P<noun>{any_of(rule['bodies'])})(?:\s+of\s+[a-z]+)?)\b"
        ),
        "anonymous": re.compile(
            rf"(?<![\w-])(?P<who>(?:(?:{any_of(rule['before_anonymous'])}|[A-Z][\w-]+)\s+)*"
            rf"(?:(?:{nouns})(?:e?s)?|(?<=former )[a-z]+s|(?<=unnamed )[a-z]+s)|"
            rf"(?:{many})e?s|(?:{alone}))\b"
        ),
        "unknown": re.compile(rf"(?<![\w’'.&-])(?!The\s){CAPITAL}"),
        "paper_of": re.compile(
            rf"(?P<name>[A-Z][\w’'-]*\w)\s+(?P<work>{works})(?=\s|[,.])",
        ),
        "works_for": re.compile(
            r"\s*(?:,\s*(?:an?|the)\s+(?:[\w-]+\s+){0,4})?\s*(?:of|from|at|for|with)\s+(?:the\s+)?"
        ),
        "staff_of": re.compile(
            rf"['’]s\s+|(?:['’]s)?\s+(?:[\w-]+\s+){{0,3}}?(?:{any_of(rule['staff'])}),?\s+"
        ),
    }
