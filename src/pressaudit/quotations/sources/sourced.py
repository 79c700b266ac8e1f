"""What a sentence says on whose word: the pieces of evidence before they become citations."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressaudit.quotations import Quotation
from pressaudit.quotations.names import Mention
from pressaudit.quotations.sources.model import Citation, source_type

_REACH = 400
"""Characters around a name that can say how it is a source: lists may run on without a stop."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph with what is known in it.

    ``start`` is its offset in the paragraph; ``mentions`` are the names in it that stand outside
    quotation marks; ``quoted`` are the quotations of the paragraph.
    """

    paragraph: int
    text: str
    start: int
    mentions: Sequence[Mention]
    quoted: Sequence[Quotation]

    def before(self, mention: Mention) -> str:
        """Return what stands before ``mention`` in the sentence, as far as it matters."""
        return self.up_to(mention.char_start - self.start)

    def after(self, mention: Mention) -> str:
        """Return what stands behind ``mention`` in the sentence, as far as it matters."""
        return self.since(mention.char_end - self.start)

    def up_to(self, at: int) -> str:
        """Return what stands before the character ``at``, as far as it matters."""
        return self.text[max(0, at - _REACH) : at]

    def since(self, at: int) -> str:
        """Return what stands from the character ``at`` on, as far as it matters."""
        return self.text[at : at + _REACH]

    def is_quoted(self, at: int) -> bool:
        """Return whether the character ``at`` of the sentence stands in quotation marks."""
        place = self.start + at
        return any(q.char_start <= place < q.char_end for q in self.quoted)

    def is_named(self, start: int, end: int) -> bool:
        """Return whether a name overlaps these characters of the sentence."""
        low, high = self.start + start, self.start + end
        return any(m.char_start < high and m.char_end > low for m in self.mentions)

    def cite(
        self, span: tuple[int, int], source: str, kind: str, relation: str, rule: str
    ) -> Citation:
        """Return a citation at ``span`` of the sentence; its type is told by name and ``kind``."""
        return Citation(
            self.paragraph,
            self.start + span[0],
            self.start + span[1],
            source,
            source_type(source, kind),
            relation,
            rule,
        )


def span(sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """Return the place of ``mention`` in ``sentence``."""
    return mention.char_start - sentence.start, mention.char_end - sentence.start
