"""What a sentence says on whose word: the pieces of evidence before they become citations."""

from collections.abc import Sequence
from dataclasses import dataclass

from pressaudit.annotate.citations.model import Citation
from pressaudit.annotate.citations.types import source_type
from pressaudit.annotate.names import Mention
from pressaudit.annotate.quotations import Quotation


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
        """Return the sentence up to ``mention``."""
        return self.text[: mention.char_start - self.start]

    def after(self, mention: Mention) -> str:
        """Return the sentence from the end of ``mention`` on."""
        return self.text[mention.char_end - self.start :]

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
