"""Which outlet got the words: "told X", "said to X in an interview", "in an interview with X"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.document import Byline
from pressaudit.language.fold import without_the
from pressaudit.quotations.block import Block
from pressaudit.quotations.cues import forms, nouns
from pressaudit.quotations.names import Mention, Names
from pressaudit.quotations.names.lexicon import demonyms, heads, places
from pressaudit.rules import load

_LEAD = 80
"""Characters before an outlet's name that can say that it got words."""
_THE = ("", "The", "the")
_HEARD = re.compile(
    r"\btold\s(?:[Tt]he\s)?((?:[A-Z][\w’.-]*\s?){1,4})(?=[.,;:)”\"]|\sin\b|\sthat\b|\son\b|$)"
)


def outlet(block: Block, start: int, end: int) -> str:
    """Return the outlet that got the words of the sentence between two offsets, or ""."""
    got = recipients(block, start, end)
    return got[0].canonical if got else ""


def reported_by(block: Block, start: int, speaker: str, surface: str) -> str:
    """Return the outlet that a sentence begins with and that passes on somebody's words, or "".

    The Tern reports that Ode said “…”: the Tern got them.
    """
    for mention in block.between(start, start + _LEAD):
        lead = block.masked[start : mention.char_start].strip(" “")
        if mention.kind != "outlet" or lead not in _THE:
            continue
        passed = _patterns()["passes on"].match(block.masked, mention.char_end)
        if passed and speaker != mention.canonical:
            return mention.canonical if surface in block.masked[passed.end() :] else ""
    return ""


def is_elsewhere(block: Block, start: int, end: int, cue: str) -> bool:
    """Tell whether a sentence has its words said to others: told reporters, in a statement."""
    rule = load("cues")["told"]
    if cue in rule["verbs"].split() or cue in rule["written"].split():
        return True
    if cue and re.search(rf"\bhad\s(?:\w+\s)?{re.escape(cue)}\b", block.masked[start:end]):
        return True  # "she had said earlier": before she talked
    return bool(_patterns()["elsewhere"].search(block.masked[start:end]))


def own(block: Block, start: int, end: int, outlet: str) -> str:
    """Return the post's own outlet, where "this newspaper" got the words, or ""."""
    return outlet if outlet and _patterns()["own"].search(block.masked, start, end) else ""


def unnamed(block: Block, start: int, end: int, names: Names, own: Byline) -> str:
    """Return what is after "told" and no known name, but called like an outlet: a small site."""
    match = _HEARD.search(block.masked, start, end)
    if not match:
        return ""
    at = match.start(1)
    if any(m.char_start <= at < m.char_end and m.kind == "person" for m in block.mentions):
        return ""
    name = match.group(1).strip(" .")
    words = name.split()
    place = words[-1] in places() or name in places()
    outlet = words[-1] in listed("organisations", "outlet_heads") or not (
        place
        or any(word in heads() for word in words)
        or any(m.char_start < match.end(1) and m.char_end > at for m in block.mentions)
        or not listed("organisations", "hearing").isdisjoint(words)
    )
    mine = without_the(name) in {without_the(own.programme), without_the(own.outlet)}
    return names.canonical(name) if (outlet and len(words) > 1) or mine else ""


def recipients(block: Block, start: int, end: int) -> list[Mention]:
    """Return the outlets between two offsets that are said to have got words."""
    text = block.masked
    patterns = _patterns()
    out = []
    network = 0
    for mention in block.between(start, end):
        at, network = network or mention.char_start, 0
        lead = text[max(start, at - _LEAD) : at]
        if mention.kind == "person" or (mention.kind != "outlet" and not _hears(mention, lead)):
            continue
        if patterns["affiliate"].match(text, mention.char_end):
            network = mention.char_start  # "the BBC affiliate WLUN": WLUN
            continue
        printed = patterns["printed"].match(text, mention.char_end)
        keys = ("told", "to", "of", "in") if printed else ("told", "to", "of")
        if any(patterns[key].search(lead) for key in keys):
            out.append(mention)
    return out


def programmes(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the outlet by the programme of its that a post names: "the BBC's Dawn programme"."""
    shows = _patterns()["programme"]
    return {
        found.group(1): mention.canonical
        for block in blocks
        for mention in block.mentions
        if mention.kind == "outlet"
        and (found := shows.match(block.masked, mention.char_end)) is not None
    }


def by_programme(block: Block, start: int, end: int, shows: Mapping[str, str]) -> str:
    """Return the outlet whose programme got the words of a sentence: "told Dawn", or ""."""
    found = _patterns()["hears"].search(block.masked, start, end) if shows else None
    return shows.get(found.group(1), "") if found else ""


def _hears(mention: Mention, lead: str) -> bool:
    """Tell whether a body gets words as an outlet does: "told Women Association".

    Those that hear people in office have an article ("told the Trade Committee"), or are listed.
    """
    words = mention.variant.split()
    official = not listed("organisations", "hearing").isdisjoint(words)
    if not listed("organisations", "outlets").isdisjoint(words):
        return True
    return len(words) > 1 and not official and not lead.rstrip().lower().endswith("the")


class Talk(NamedTuple):
    """Who told an outlet something; ``event`` where it was an interview, and no single remark.

    ``person`` is "" where an interview is told whose person is named further on, if at all.
    """

    person: str
    outlet: str
    event: bool


def talks(block: Block, pronouns: Mapping[int, str], post: str) -> Iterator[Talk]:
    """Yield what a block says of persons who talk to outlets, marks or not.

    ``pronouns`` has the persons whom pronouns mean, by offset; ``post`` is the post's own outlet.
    """
    at = 0
    for end in (*block.ends, len(block.masked)):
        inside = block.between(at, end)
        people = [m for m in inside if m.kind == "person"]
        got = recipients(block, at, end)
        to = got[0].canonical if got else own(block, at, end, post)
        here = got[0].char_start if got else at
        event = is_event(block, at, end)
        # "Ode told the Tern that Roe slept": who tells stands before who hears.
        tell = people if event else [m for m in people if m.char_start < here]
        meant = [name for start, name in sorted(pronouns.items()) if at <= start < end and name]
        if to and tell:
            near = min(tell, key=lambda p: abs(p.char_start - here))
            yield Talk(near.canonical, to, event)
        elif to and meant:
            yield Talk(meant[0], to, event)
        elif to and event:
            yield Talk("", to, event)
        for mention in inside:
            if mention.kind == "outlet" and _patterns()["spoke"].match(
                block.masked, mention.char_end
            ):
                asked = [p for p in people if p.char_start > mention.char_end]
                if asked:
                    yield Talk(asked[0].canonical, mention.canonical, event=True)
        at = end


def is_event(block: Block, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of a talk with an outlet: "in an interview with the Tern"."""
    return bool(_patterns()["event"].search(block.masked[start:end]))


@cache
def air() -> str:
    """Return the pattern of what stands before a channel on which somebody is heard.

    "On the BBC, Ode said", "asked about it on Radio Six", "Sunday on WLUN".
    """
    days = one_of(listed("phrases", "weekdays"))
    return rf"(?:^\W*|\b(?:{days}|[Aa]sked\b[^,;.]{{0,60}})\s)[Oo]n\s"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Build the patterns around the name of an outlet or body."""
    rule = load("cues")["told"]
    verbs = one_of(rule["verbs"].split())
    said = {form for form, kind in forms().items() if kind == "speech"}
    outlets = one_of(noun for noun, kind in nouns().items() if kind == "outlet")
    speaking = one_of(said | set(rule["speaking"].split()))
    article = rf"(?:[Tt]he\s)?(?:{one_of(demonyms())}\s)?$"
    meeting = r"(?:[Ii]nterview(?:ed|s)?|[Aa]ppearance|[Cc]onversation)"
    interview = rf"{meeting}(?:\s[a-z]+){{0,3}}?\s{one_of(rule['interview'].split())}"
    spoken = rf"(?i:{speaking}|wrote in an email)\s(?:[a-z]+ly\s)?(?:to|with|on)"
    talked = one_of(rule["talking"].split())
    # "To a local station", "to broadcaster", but not "to allow".
    word = r"(?:[a-z][\w’-]*\s|[A-Z]\w*-based\s)"
    described = (
        rf"(?:(?:an?|its|our|their|local)\s{word}{{0,3}}?|{word}{{0,2}}?{outlets}\s)?{article}"
    )
    on_air = air()
    spoke, asked = one_of(rule["outlet_spoke"]), one_of(rule["outlet_asked"])
    aside = r"(?:,\s[^,]{1,40},)?"
    name = r"(?:[a-z]+\s)?(?:[A-Z][\w’.-]*\s){1,3}"
    passing = one_of(listed("cues", "passing_on") | listed("cues", "quoting"))
    return {
        "told": re.compile(rf"\b(?i:{verbs})\s(?:[a-z][\w’-]*\s(?!that\b)){{0,3}}{article}"),
        "to": re.compile(rf"\b(?:{interview}|{spoken})\s{described}|{on_air}{article}"),
        "event": re.compile(
            rf"\b(?:{interview}|(?i:{talked})\s(?:[a-z]+ly\s)?(?:to|with|on))\s|{on_air}"
        ),
        "of": re.compile(rf"\b{verbs}\s{name}(?:of|from|at|on)\s{article}"),
        "in": re.compile(rf"\b(?i:{speaking})\sin\s(?:the|The|an?)\s(?:[a-z]+\s)?$"),
        "affiliate": re.compile(r"(?:[’']s)?\s(?:affiliate|station|partner|sister paper),?\s[A-Z]"),
        "printed": re.compile(rf"(?:[’']s?)?\s(?:[a-z]+\s)?{one_of(rule['printed'].split())}\b"),
        "programme": re.compile(
            rf"[’']s\s((?:[A-Z]\w*\s){{0,3}}[A-Z]\w*)\s{one_of(rule['programmes'].split())}\b"
        ),
        "hears": re.compile(rf"\b{verbs}\s(?:[Tt]he\s)?((?:[A-Z]\w*\s){{0,3}}[A-Z]\w*)"),
        "own": re.compile(rf"\b(?:{verbs}|(?:to|with))\s{one_of(rule['own'])}\b"),
        "spoke": re.compile(rf"\s(?:also\s)?(?:{spoke}|{asked})\s"),
        "passes on": re.compile(rf"{aside}\s(?:has\s|had\s|also\s|later\s)?{passing}\s"),
        "elsewhere": re.compile(rf"\b{one_of(rule['elsewhere'])}\b"),
    }
