"""Reads a hand annotation of a capture: the folder with corpus/ and gold/ in it."""

import json
from dataclasses import dataclass
from pathlib import Path

from measures import Found

from pressaudit import quotations
from pressaudit.quotations import names
from pressaudit.read.captures import read
from pressaudit.read.files import sources
from pressaudit.read.model import TEXT_ROLES, Article


@dataclass(frozen=True)
class Post:
    """An article of the capture with the annotated quotations in it.

    Each has ``quote_text``, ``kind``, ``speaker``, ``told_to``, and with ``accept_`` before these
    names what else is right.
    """

    article: Article
    gold: tuple[dict[str, object], ...]

    @property
    def text(self) -> str:
        """The paragraphs of the article's text, one a line."""
        return "\n".join(p.text for p in self.article.paragraphs if p.role in TEXT_ROLES)


def posts(folder: Path) -> tuple[list[Article], list[Post]]:
    """Return all articles of the capture, and those that are annotated."""
    texts = sorted((folder / "corpus").glob("*.txt"))
    articles = [a for capture in read(sources(texts)) for a in getattr(capture, "articles", ())]
    rows = [
        json.loads(line)
        for path in sorted((folder / "gold").glob("quotes*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    chosen = {row["article"] for row in rows}
    return articles, [
        Post(a, tuple(row for row in rows if row["article"] == a.position))
        for a in articles
        if a.position in chosen
    ]


def found(articles: list[Article], posts: list[Post]) -> list[list[Found]]:
    """Return what our rules find in the posts, read with all others of the capture."""
    index = names.index(articles)
    out = []
    for post in posts:
        offsets, at = {}, 0
        for p in post.article.paragraphs:
            if p.role in TEXT_ROLES:
                offsets[p.number] = at
                at += len(p.text) + 1
        out.append(
            [
                Found(
                    offsets[q.paragraph] + q.char_start,
                    offsets[q.paragraph] + q.char_end,
                    q.speaker,
                    q.kind,
                    q.told_to,
                )
                for q in quotations.quotations(post.article, index)
            ]
        )
    return out
