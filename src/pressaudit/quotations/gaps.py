"""What stands between a cue and the marks, or between two spans: small questions about it."""

import re
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations import cues
from pressaudit.quotations.cues import Cue
from pressaudit.quotations.grammar import listed
from pressaudit.quotations.model import Attribution
from pressaudit.quotations.names.lexicon import words

AROUND = " ,—–-;"
_ASIDE = re.compile(r"\s(?:[A-Z][\w.’'-]+\s?){1,4},")
_NAMES_NEXT = re.compile(r"\s(?:[A-Z]|(?:the|an?|one|another|his|her|their)\s)")


@cache
def subordinate() -> re.Pattern[str]:
    """Return the pattern of a clause that hangs on another: "When Ode" of "When Ode said"."""
    return re.compile(rf"(?:^\W*|,\s)(?:\w+\s)?(?i:{one_of(listed('subordinators'))})\s[^,]*$")


def is_inverted(text: str, gap: str, cue: Cue) -> bool:
    """Tell whether a sentence goes on behind the marks and names its speaker at its end.

    “… the end” for the harbour, said keeper Ann Ode.
    """
    if cue.kind != "speech" or cue.participle or gap.rstrip()[-1:] != ",":
        return False
    opens = gap.split(maxsplit=1)[0] in listed("prepositions") | {"that"}
    return opens and bool(_NAMES_NEXT.match(text, cue.end))


def is_aside(text: str, start: int, cue: Cue) -> bool:
    """Tell whether a cue and its subject stand between commas: "The lamp, says Ann Ode, was"."""
    apart = text[start : cue.start].rstrip()[-1:] == ","
    return apart and cue.word in words("titles", "spoken_by") and bool(_ASIDE.match(text, cue.end))


def only_joins(gap: str) -> bool:
    """Tell whether nothing but a conjunction parts two spans: “…” but “…”."""
    rest = gap.strip(' ,—–“"').split()
    return len(rest) == 1 and rest[0] in listed("joins")


def interrupts(before: Attribution, gap: str) -> bool:
    """Tell whether a cue only parts a sentence in two: “The lamp,” Ode said, “went out”."""
    after = before.rule.startswith("cue-after") and before.near
    return after and gap.rstrip(' “"')[-1:] == "," and gap.count(",") == 1


def is_bare(gap: str) -> bool:
    """Tell whether nothing but adverbs stands between the marks and a cue."""
    rest = gap.strip(" ,—–").split()
    return not gap.strip(AROUND) or all(w in cues.between() and w not in listed("be") for w in rest)
