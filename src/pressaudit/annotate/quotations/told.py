"""Which outlet got the words: "told X", "said to X in an interview", "in an interview with X"."""

import re

from pressaudit.annotate.names import Mention, Names
from pressaudit.annotate.quotations.context import Block

_TOLD = re.compile(
    r"\b(?:told|tells|telling|informed)\s(?:[a-z][\w’-]*\s(?!that\b)){0,3}(?:[Tt]he\s)?$"
)
_ENDS_PHRASE = re.compile(r"\s*(?:$|[.,;:)”\"—–]|(?:in|on|that|at|during|last|this|earlier|about|how|when|after|he|she|his|her)\b)")
_TO = re.compile(
    r"\b(?:interview(?:ed)?(?:\s\w+)?\s(?:with|to|on|by|for)|(?:speaking|spoke|talking|talked|said|statement|comments|remarks|email|described|explained|wrote in an email)\s(?:exclusively\s|directly\s)?(?:to|with|on))\s(?:[\w’-]+\s){0,4}?(?:[Tt]he\s)?$"
)
_THEY_SPOKE = re.compile(
    r"^\s(?:also\s)?(?:spoke|talked|sat down)\s(?:to|with)\s|^\s(?:interviewed|asked)\s"
)


def recipients(block: Block, start: int, end: int) -> list[Mention]:
    """Return the outlets and bodies between two offsets that are said to have got words."""
    out = []
    for mention in block.between(start, end):
        if mention.kind == "person":
            continue
        lead = block.masked[max(start, mention.char_start - 70) : mention.char_start]
        told = _TOLD.search(lead)
        tail = block.masked[mention.char_end : mention.char_end + 16]
        if mention.kind != "outlet" and not _ENDS_PHRASE.match(tail):
            continue
        if told or (mention.kind == "outlet" and _TO.search(lead)):
            out.append(mention)
    return out


def interviews(block: Block) -> list[tuple[str, str]]:
    """Return (person, outlet) for each interview that a block speaks of, marks or not."""
    out = []
    at = 0
    for end in (*block.ends, len(block.masked)):
        inside = block.between(at, end)
        got = recipients(block, at, end)
        people = [m for m in inside if m.kind == "person"]
        if got and people:
            near = min(people, key=lambda p: abs(p.char_start - got[0].char_start))
            out.append((near.canonical, got[0].canonical))
        for mention in inside:
            if mention.kind == "outlet" and _THEY_SPOKE.match(block.masked, mention.char_end):
                asked = [p for p in people if p.char_start > mention.char_end]
                if asked:
                    out.append((asked[0].canonical, mention.canonical))
        at = end
    return out


def outlet(block: Block, start: int, end: int) -> str:
    """Return the outlet that got the words of the sentence between two offsets, or ""."""
    got = recipients(block, start, end)
    return got[0].canonical if got else ""


_HEARD = re.compile(
    r"\btold\s(?:[Tt]he\s)?((?:[A-Z][\w’.-]*\s?){1,4})(?=[.,;:)”\"]|\sin\b|\sthat\b|\son\b|$)"
)


def unnamed(block: Block, start: int, end: int, names: Names) -> str:
    """Return a capitalised body after "told" that is no known name, such as a small site."""
    match = _HEARD.search(block.masked, start, end)
    if not match:
        return ""
    name = match.group(1).strip(" .")
    if any(
        m.char_start <= match.start(1) < m.char_end and m.kind == "person" for m in block.mentions
    ):
        return ""
    return names.canonical(name) if " " in name else ""
