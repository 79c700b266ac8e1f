"""Which outlet got the words: "told X", "said to X in an interview", "in an interview with X"."""

import re
from collections.abc import Mapping
from functools import cache

from pressaudit.language.alternation import one_of
from pressaudit.quotations.block import Block
from pressaudit.quotations.names import Mention, Names
from pressaudit.rules import load

_HEARD = re.compile(
    r"\btold\s(?:[Tt]he\s)?((?:[A-Z][\w’.-]*\s?){1,4})(?=[.,;:)”\"]|\sin\b|\sthat\b|\son\b|$)"
)


def outlet(block: Block, start: int, end: int) -> str:
    """Return the outlet that got the words of the sentence between two offsets, or ""."""
    got = recipients(block, start, end)
    return got[0].canonical if got else ""


def own(block: Block, start: int, end: int, outlet: str) -> str:
    """Return the post's own outlet, where "this newspaper" got the words, or ""."""
    return outlet if _patterns()["own"].search(block.masked, start, end) else ""


def unnamed(block: Block, start: int, end: int, names: Names) -> str:
    """Return a capitalised body after "told" that is no known name, such as a small site."""
    match = _HEARD.search(block.masked, start, end)
    if not match:
        return ""
    at = match.start(1)
    if any(m.char_start <= at < m.char_end and m.kind == "person" for m in block.mentions):
        return ""
    name = match.group(1).strip(" .")
    return names.canonical(name) if " " in name else ""


def recipients(block: Block, start: int, end: int) -> list[Mention]:
    """Return the outlets and bodies between two offsets that are said to have got words."""
    text = block.masked
    patterns = _patterns()
    out = []
    for mention in block.between(start, end):
        if mention.kind == "person":
            continue
        is_outlet = mention.kind == "outlet"
        if not is_outlet and not patterns["ends"].match(text[mention.char_end :][:16]):
            continue
        lead = text[max(start, mention.char_start - 70) : mention.char_start]
        if patterns["told"].search(lead) or (is_outlet and patterns["to"].search(lead)):
            out.append(mention)
    return out


def interviews(block: Block, pronouns: Mapping[int, str], post: str) -> list[tuple[str, str]]:
    """Return (person, outlet) for each interview that a block speaks of, marks or not.

    ``pronouns`` has the persons whom pronouns mean, by offset; ``post`` is the post's own outlet.
    """
    out = []
    at = 0
    for end in (*block.ends, len(block.masked)):
        inside = block.between(at, end)
        people = [m for m in inside if m.kind == "person"]
        got = recipients(block, at, end)
        to = got[0].canonical if got else own(block, at, end, post)
        meant = [name for start, name in sorted(pronouns.items()) if at <= start < end and name]
        if to and people:
            here = got[0].char_start if got else at
            near = min(people, key=lambda p: abs(p.char_start - here))
            out.append((near.canonical, to))
        elif to and meant:
            out.append((meant[0], to))
        for mention in inside:
            if mention.kind == "outlet" and _patterns()["spoke"].match(
                block.masked, mention.char_end
            ):
                asked = [p for p in people if p.char_start > mention.char_end]
                if asked:
                    out.append((asked[0].canonical, mention.canonical))
        at = end
    return out


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Build the patterns around the name of an outlet or body."""
    rule = load("cues")["told"]
    verbs, speaking = one_of(rule["verbs"].split()), one_of(rule["speaking"].split())
    article = r"(?:[Tt]he\s)?$"
    interview = rf"interview(?:ed)?(?:\s\w+)?\s{one_of(rule['interview'].split())}"
    spoken = rf"(?:{speaking}|wrote in an email)\s(?:(?:exclusively|directly)\s)?(?:to|with|on)"
    spoke, asked = one_of(rule["outlet_spoke"]), one_of(rule["outlet_asked"])
    return {
        "told": re.compile(rf"\b{verbs}\s(?:[a-z][\w’-]*\s(?!that\b)){{0,3}}{article}"),
        "to": re.compile(rf"\b(?:{interview}|{spoken})\s(?:[\w’-]+\s){{0,4}}?{article}"),
        "own": re.compile(rf"\b(?:{verbs}|(?:to|with))\s{one_of(rule['own'])}\b"),
        "ends": re.compile(rf"\s*(?:$|[.,;:)”\"—–]|{one_of(rule['ends'].split())}\b)"),
        "spoke": re.compile(rf"\s(?:also\s)?(?:{spoke}|{asked})\s"),
    }
