"""A sentence with what stands in it: names, cues and whose they are; made once, read by all.

Words inside marks are masked (see block.py), so that only the writer's own are searched.
"""

from dataclasses import dataclass
from functools import cached_property

from pressaudit.language import words
from pressaudit.language.alternation import listed
from pressaudit.quotations import clauses
from pressaudit.quotations.block import Block
from pressaudit.quotations.cues import Cue
from pressaudit.quotations.names import Mention
from pressaudit.quotations.nouns import Subject


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying or judging, or "according to", and whose it is (None: nobody's here)."""

    cue: Cue
    subject: Subject | None


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph: ``start`` and ``end`` are offsets in the paragraph's text."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the sentence as it stands, with what is inside marks."""
        return self.block.paragraph.text[self.start : self.end]

    @cached_property
    def tokens(self) -> tuple[words.Token, ...]:
        """Return the tokens; their offsets count from the start of the sentence."""
        return words.tokens(self.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the names outside the marks."""
        return self.block.between(self.start, self.end)

    @cached_property
    def subject(self) -> Subject | None:
        """Return the subject that the sentence begins with."""
        return clauses.subject(self.block, self.start, self.end)

    @cached_property
    def cues(self) -> list[Cue]:
        """Return the cues, in order."""
        return self.block.cues(self.start, self.end)

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Return the cues with their subjects: "Ode said", "said Ode", "according to Ode"."""
        return tuple(Saying(cue, self._subject_of(cue)) for cue in self.cues)

    def _subject_of(self, cue: Cue) -> Subject | None:
        if cue.kind == "after":
            return clauses.after(self.block, cue.end, self.end)
        if cue.participle:
            return None
        apart = self.block.masked[self.start : cue.start].rstrip()[-1:] in (",", "”", '"')
        inverted = apart and cue.word in listed("titles", "spoken_by")
        subject = clauses.after(self.block, cue.end, self.end) if inverted else None
        return subject or clauses.before(self.block, self.start, cue.start)


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """Return the sentences of a block, in order."""
    return tuple(Sentence(block, start, end) for start, end in block.edges())
