"""Quotations: spans inside marks, what they are, whose words, who got them, by which rule."""

from pressaudit.language.document import TEXT_ROLES, Document, Paragraph, Role
from pressaudit.quotations import post
from pressaudit.quotations.alterations import Alteration, Edit, alterations
from pressaudit.quotations.context import block
from pressaudit.quotations.marks import Span, spans
from pressaudit.quotations.model import Quotation
from pressaudit.quotations.names import Mention, Names, mentions
from pressaudit.quotations.utterances import utterances

__all__ = ["Alteration", "Edit", "Quotation", "alterations", "quotations", "utterances"]


def quotations(article: Document, names: Names) -> tuple[Quotation, ...]:
    """Return the quotations of an article, in reading order.

    Every stretch inside double marks in the paragraphs that make up the article's text gives one
    row a paragraph, block quotations without marks too. Offsets leave the marks out.
    """
    by_paragraph: dict[int, list[Mention]] = {}
    for mention in mentions(article, names):
        by_paragraph.setdefault(mention.paragraph, []).append(mention)
    roles = TEXT_ROLES | {Role.ATTRIBUTION}
    read = [p for p in article.paragraphs if p.role in roles and p.text.strip()]
    blocks = [block(p, _spans(p), tuple(by_paragraph.get(p.number, ()))) for p in read]
    return (
        tuple(post.quotations(blocks, names, article.byline))
        if any(b.spans for b in blocks)
        else ()
    )


def _spans(paragraph: Paragraph) -> list[Span]:
    """Return the spans of a paragraph; a block quotation without marks is one as a whole."""
    if paragraph.role is Role.ATTRIBUTION:
        return []
    found = spans(paragraph.text)
    if paragraph.role is Role.BLOCK_QUOTATION and not found:
        text = paragraph.text.rstrip()
        end = len(text) - (text[-1:] in '”"″')
        return [Span(0, end, opened=False, closed=end < len(text))] if end else []
    return found
