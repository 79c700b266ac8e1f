"""Whose words a span is by a name without a verb: a label, a turn of a transcript, a signature."""

import re
from collections.abc import Sequence

from pressaudit.quotations.context import Block
from pressaudit.quotations.coreference import Discourse
from pressaudit.quotations.cues import Cue
from pressaudit.quotations.grammar import led_by_preposition
from pressaudit.quotations.marks import Span
from pressaudit.quotations.model import Attribution
from pressaudit.quotations.names import Names
from pressaudit.quotations.names.lexicon import breaks, given, title_before_name

_LABEL = re.compile(
    r"\s*(?:From |By |Here’s |And )?(?:the |The )?((?:[A-Z][\w.’'-]*\s?){1,5})"
    r"(?:\s?\([^)]*\))?(?:,[^:“\"]{2,60})?:\s*[“\"]?$"
)
_TURN = re.compile(r"((?:[A-Z][A-Z.’'-]+\s?){1,3}):\s")
_NAME_COLON = re.compile(r"\s?(?:\([^)]*\))?:\s*$")
_SIGNED = re.compile(r"[”\"]?\s*[—–-]{1,2}\s*((?:[A-Z][\w.’'-]*[,\s]*){1,6})")
_BEGINS_LINE = frozenset(["", "-", "–", "—", ".", "*", "•"])


class Labels:
    """Attributes spans to the names that stand before or behind them without a verb."""

    def __init__(self, names: Names, discourse: Discourse) -> None:
        self._names = names
        self._discourse = discourse

    def opening(
        self, block: Block, start: int, mark: int, found: Sequence[Cue]
    ) -> Attribution | None:
        """Attribute to the name that opens the sentence and ends in a colon."""
        match = None if found else _LABEL.match(block.masked[start:mark])
        if not match:
            return None
        inside = block.between(start, mark)
        name = match.group(1).strip()
        shouted = self._shouted(name)
        if shouted:
            return _labelled(shouted, name)
        if inside and (inside[0].kind == "person" or name.endswith(inside[0].variant)):
            return _labelled(inside[0].canonical, inside[0].variant)
        first = name.partition(" ")[0].strip(",")
        if name in ("", "A", "Q") or (first.capitalize() if first.isupper() else first) in breaks():
            return None
        return _labelled(self._known(name), name)

    def turn(self, block: Block, span: Span) -> Attribution | None:
        """Attribute a turn of a transcript to the name in capitals that it begins with."""
        match = _TURN.match(block.paragraph.text, span.start, span.end)
        if not match:
            return None
        name = match.group(1)
        return _labelled(self._known(name), name)

    def _shouted(self, name: str) -> str:
        """Return the person of the post whose last name stands in capitals, or ""."""
        return self._discourse.surnamed(name.rpartition(" ")[2]) if name.isupper() else ""

    def _known(self, name: str) -> str:
        """Return the canonical form of a label; "ODE" is the Ode of the post."""
        title = title_before_name().match(name)
        name = name[title.end() :].strip() if title and name[title.end() :].strip() else name
        known = self._shouted(name)
        first = name.split(maxsplit=1)[0].title()
        if not known and name.isupper() and " " in name and first in given():
            self._discourse.introduce(name.title())
            return self._names.canonical(name.title())
        return known or self._names.canonical(name)

    def colon(self, block: Block, start: int, mark: int) -> Attribution | None:
        """Attribute to the name right before a colon and the marks, at the start of a line."""
        text = block.masked
        inside = block.between(start, mark)
        if not inside or not _NAME_COLON.match(text[inside[-1].char_end : mark]):
            return None
        last = inside[-1]
        lead = text[max(0, last.char_start - 4) : last.char_start].strip()
        if lead not in _BEGINS_LINE or led_by_preposition(text, start, last.char_start):
            return None
        return _labelled(last.canonical, last.variant)

    def signature(
        self, block: Block, start: int, end: int, found: Sequence[Cue]
    ) -> Attribution | None:
        """Attribute to the name after a dash behind the marks."""
        signed = _SIGNED.match(block.masked[start - 1 : end])
        if not signed or (found and found[0].start <= start + signed.end()):
            return None
        inside = block.between(start, start + signed.end())
        if not inside or inside[0].kind != "person":
            return None
        return Attribution(inside[0].canonical, inside[0].variant, "", "signature", near=True)


def _labelled(speaker: str, surface: str) -> Attribution:
    return Attribution(speaker, surface, "", "label", near=True, cue_kind="label", close=True)
