"""Short posts for the tests of names and quotations."""

from pressaudit import quotations
from pressaudit.quotations import names
from pressaudit.read.model import Article, Byline, Paragraph, Role


def post(*texts, roles=None, article_id="a", title="", byline=None):
    """An article of these paragraphs; ``roles`` has the roles of some, by index."""
    roles = roles or {}
    paragraphs = tuple(
        Paragraph(n + 1, roles.get(n, Role.BODY), text, n + 1, text) for n, text in enumerate(texts)
    )
    return Article(
        article_id=article_id, title=title, byline=byline or Byline(), paragraphs=paragraphs
    )


def quoted(*texts, **more):
    """The quotations of a post of these paragraphs."""
    article = post(*texts, **more)
    return quotations.quotations(article, names.index([article]))


def speakers(*texts, **more):
    """Who says the quotations of a post of these paragraphs, in order."""
    return [q.speaker for q in quoted(*texts, **more)]
