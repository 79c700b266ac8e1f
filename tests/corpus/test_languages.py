"""Posts in other languages than English are kept and not analysed."""

from dataclasses import replace

from pressaudit.corpus.build import build
from pressaudit.corpus.check import faults_of
from pressaudit.read.captures import read_capture
from pressaudit.read.model import Capture
from tests.read.pages import POSTS, text_page


def german(capture: Capture) -> Capture:
    first, *rest = capture.articles
    return replace(capture, articles=(replace(first, language="de"), *rest))


def test_another_language_is_in_the_tables_of_posts_only() -> None:
    capture = german(read_capture(text_page(POSTS).encode(), "page.txt"))
    corpus = build([capture], text=True)
    identifier = capture.articles[0].article_id
    assert next(iter(corpus.articles["language"])) == "de"
    kept = {name for name, frame in corpus.tables.items() if _has(frame, identifier)}
    assert kept == {"articles", "paragraphs", "text/articles", "text/paragraphs"}
    assert list(faults_of(corpus)) == []


def _has(frame: object, identifier: str) -> bool:
    columns = {"article_id", "a_article", "b_article"} & set(frame.columns)  # type: ignore[attr-defined]
    return any((frame[column] == identifier).any() for column in columns)  # type: ignore[index]
