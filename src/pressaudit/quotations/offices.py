"""What posts call a person: the common nouns of titles and appositions, for "the senator"."""

import re
from collections.abc import Iterable, Iterator

from pressaudit.quotations.context import Block
from pressaudit.quotations.names import Mention
from pressaudit.quotations.names.lexicon import roles
from pressaudit.quotations.nouns import head_of
from pressaudit.rules import load

_APPOSED = re.compile(r",\s((?:an?|the)\s(?:[\w’'-]+\s){0,8}?[a-z][\w-]+)(?=[,.;])")
_BEFORE = re.compile(r"((?:[\w.’'-]+\s){1,5})$")
_AFTER = re.compile(r"\s?,\s((?:[\w.’'-]+\s?){1,12})")


def offices(blocks: Iterable[Block]) -> dict[str, set[str]]:
    """Collect, for each person, the common nouns that titles and appositions call them."""
    by_title: dict[str, str] = load("titles")["offices"]
    out: dict[str, set[str]] = {}
    for block in blocks:
        for mention in block.mentions:
            if mention.kind != "person":
                continue
            apposed = _APPOSED.match(block.masked, mention.char_end)
            if apposed:
                out.setdefault(mention.canonical, set()).add(head_of(apposed.group(1)))
            for word in _around(block, mention):
                key = word.lower().strip(".,")
                for noun in by_title.get(key, key).split():
                    if noun in roles() or key in by_title:
                        out.setdefault(mention.canonical, set()).add(noun)
    return out


def _around(block: Block, mention: Mention) -> Iterator[str]:
    text = block.masked
    lead = _BEFORE.search(text, max(0, mention.char_start - 60), mention.char_start)
    if lead:
        yield from lead.group(1).split()[-3:]
    tail = _AFTER.match(text, mention.char_end, mention.char_end + 110)
    if tail:
        yield from tail.group(1).split()
