"""What a group is called, in whose voice, and which judging words stand beside the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressaudit import rules
from pressaudit.annotate import words
from pressaudit.annotate.names import Mention
from pressaudit.annotate.quotations import Quotation
from pressaudit.read.model import NARRATIVE_ROLES, Article

NARRATION, QUOTED = "narration", "quoted"
_SAID = frozenset({"quotation", "mixed", "block"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an organisation in the running text.

    ``voice`` is 'quoted' inside someone's quoted words, whose ``speaker`` is given if known, and
    'narration' elsewhere. ``beside`` has the lemmas of ``rules/naming.toml`` that stand within
    its window in the same sentence, sorted, joined by '; '.
    """

    paragraph: int
    char_start: int
    char_end: int
    canonical: str
    variant: str
    voice: str
    speaker: str
    beside: str


def naming(
    article: Article, mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> tuple[Naming, ...]:
    """Return the namings of organisations in the post's running text, in reading order."""
    texts = {p.number: p.text for p in article.paragraphs if p.role in NARRATIVE_ROLES}
    said = [q for q in quotations if q.kind in _SAID]
    found = []
    for m in mentions:
        if m.kind != "organisation" or m.paragraph not in texts:
            continue
        around = [
            q
            for q in said
            if q.paragraph == m.paragraph
            and q.char_start <= m.char_start
            and m.char_end <= q.char_end
        ]
        found.append(
            Naming(
                m.paragraph,
                m.char_start,
                m.char_end,
                m.canonical,
                m.variant,
                QUOTED if around else NARRATION,
                around[0].speaker if around else "",
                "; ".join(_beside(texts[m.paragraph], m.char_start, m.char_end)),
            )
        )
    return tuple(sorted(found, key=lambda n: (n.paragraph, n.char_start, n.char_end)))


def _beside(text: str, start: int, end: int) -> list[str]:
    data = rules.load("naming")
    wanted = {word for group in data["beside"].values() for word in group}
    width = data["window"]["words"]
    begin, stop = next(((a, b) for a, b in words.sentences(text) if a <= start < b), (0, len(text)))
    tokens = [t for t in words.tokens(text[begin:stop]) if t.is_word]
    before = [t for t in tokens if t.end + begin <= start][-width:]
    after = [t for t in tokens if t.start + begin >= end][:width]
    return sorted({t.lemma for t in (*before, *after)} & wanted)
