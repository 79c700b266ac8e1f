"""What a user should know about the posts of a capture before counting them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from babel import Locale

from pressaudit.read.model import NARRATIVE_ROLES, Article

FEW = 40
"""Words below which a post is a notice: relative frequencies of fewer say little."""
ANALYSED = ("", "en")
"""Languages that the rules of annotation are for; '' is a text too short to tell."""


def notes_on(articles: Sequence[Article]) -> Iterator[str]:
    """Yield a sentence for each lack that some posts of a capture have.

    >>> list(notes_on([Article(title="The pier")]))
    ['the post has no date', 'the post has under 40 words']
    """
    lacks = (
        ("no date", [a for a in articles if a.posted is None]),
        ("no title", [a for a in articles if not a.title]),
        (f"under {FEW} words", [a for a in articles if _words(a) < FEW]),
    )
    for what, those in lacks:
        if those:
            yield f"{_some(those, articles)} {'has' if len(those) == 1 else 'have'} {what}"
    teasers = [a for a in articles if a.excerpt]
    if teasers:
        one = "is an excerpt" if len(teasers) == 1 else "are excerpts"
        yield f"{_some(teasers, articles)} {one}: the page shows only how it begins"
    found = Counter(a.language for a in articles if a.language not in ANALYSED)
    for code, number in sorted(found.items()):
        those = [a for a in articles if a.language == code]
        verb = "is" if number == 1 else "are"
        yield (
            f"{_some(those, articles)} {verb} in {language_name(code)}: kept in the tables of "
            "posts and paragraphs, and not analysed, since the rules are for English"
        )


def language_name(code: str) -> str:
    """Return a language's English name, its code when it has none."""
    return str(Locale("en").languages.get(code, code))


def _some(those: Sequence[Article], articles: Sequence[Article]) -> str:
    return "the post" if len(articles) == 1 else f"{len(those)} of {len(articles)} posts"


def _words(article: Article) -> int:
    return sum(len(p.text.split()) for p in article.paragraphs if p.role in NARRATIVE_ROLES)
