"""Where a character stands on the page, whatever the roles of the paragraphs around it.

Passages are given in the article's text, which leaves some roles out. A paragraph that is read in
another role moves all that follows; here the places of every paragraph are counted instead.
"""

from bisect import bisect_right
from dataclasses import dataclass

import pandas as pd

from pressaudit.read.model import TEXT_ROLES


@dataclass(frozen=True, slots=True)
class Layout:
    """The title (as paragraph 0) and the paragraphs of a post.

    ``numbers`` of the paragraphs, ``starts`` on the page and ``in_text``, where those that belong
    to the article's text start there: (start in the text, index of the paragraph).
    """

    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    in_text: tuple[tuple[int, int], ...]

    def on_page(self, offset: int) -> int:
        """Return the place on the page of a character of the article's text."""
        start, index = self.in_text[bisect_right(self.in_text, (offset, len(self.numbers))) - 1]
        return self.starts[index] + offset - start

    def pointer(self, place: int) -> tuple[int, int]:
        """Return the paragraph of a place on the page, and the offset in it."""
        index = bisect_right(self.starts, place) - 1
        return self.numbers[index], place - self.starts[index]


def layouts(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> dict[str, Layout]:
    """Return the layout of each post.

    Parameters
    ----------
    articles
        ``article_id``, ``title``.
    paragraphs
        ``article_id``, ``paragraph``, ``role``, ``characters``.
    """
    out = {}
    ordered = paragraphs.sort_values(["article_id", "paragraph"], kind="stable")
    groups = dict(iter(ordered.groupby("article_id")))
    for post in articles.itertuples(index=False):
        numbers, starts, in_text = [0], [0], [(0, 0)]
        place = text = len(post.title) + 1
        for row in groups.get(post.article_id, ordered.head(0)).itertuples(index=False):
            numbers.append(row.paragraph)
            starts.append(place)
            if row.role in TEXT_ROLES:
                in_text.append((text, len(numbers) - 1))
                text += row.characters + 1
            place += row.characters + 1
        out[post.article_id] = Layout(tuple(numbers), tuple(starts), tuple(in_text))
    return out
