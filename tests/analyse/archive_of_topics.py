"""Invented archives for the tests of topics: three matters, or words drawn without any."""

import numpy as np

from pressaudit.analyse.topics.find import find
from pressaudit.archive import Archive
from tests.frames import corpus

MATTERS = (
    "harbour anchor lantern sailor tide vessel cargo quay mast rudder",
    "orchard apple blossom ladder basket cider beekeeper pruning meadow harvest",
    "violin concert rehearsal melody conductor tenor chorus rhythm orchestra sonata",
)
HEADS = ("ba", "do", "fu", "ki", "le", "mo")
TAILS = ("narok", "telun", "visar", "porim", "gadel", "kusto", "remav", "lisod", "hufen", "jatil")
COMMON = [head + tail for head in HEADS for tail in TAILS]


def archive(posts=6, windows=6, matter_share=0.5, seed=1, copies=(), **columns):
    """Posts of one matter each, in turn; a paragraph of 100 words is a window.

    Of a paragraph's 40 content words, ``matter_share`` are its matter's, the others common to
    all. ``copies`` are
    (post, paragraph, from post, from paragraph), 1-based: the same words, and a row of reuse.
    """
    generator = np.random.default_rng(seed)
    drawn = {}
    for post in range(1, posts + 1):
        own = MATTERS[(post - 1) % len(MATTERS)].split()
        for n in range(1, windows + 1):
            inside = generator.random(40) < matter_share
            drawn[post, n] = [
                generator.choice(own if yes else COMMON) for yes in inside
            ] + ["the"] * 60  # fmt: skip
    for post, n, origin, place in copies:
        drawn[post, n] = drawn[origin, place]
    articles = [
        {
            "article_id": f"p{post:03}",
            "position": post,
            "title": "A title",
            "category": f"matter {(post - 1) % len(MATTERS)}",
            "outlet": f"Outlet {post % 2}",
            "authors": f"Writer {post}",
            "posted": f"2020-01-{1 + post % 28:02}",
        }
        | {name: values[post - 1] for name, values in columns.items()}
        for post in range(1, posts + 1)
    ]
    places = [
        {"article_id": f"p{post:03}", "paragraph": n, "role": "body", "characters": 500}
        for post, n in drawn
    ]
    terms = [
        {"article_id": f"p{post:03}", "paragraph": n, "term": term, "lemma": term, "count": count}
        for (post, n), words in drawn.items()
        for term, count in zip(*np.unique(words, return_counts=True), strict=True)
    ]
    reuse = [
        {
            "reuse_id": f"r{rank}",
            "a_article": f"p{origin:03}",
            "a_start": begin(place),
            "a_end": begin(place) + 500,
            "b_article": f"p{post:03}",
            "b_start": begin(n),
            "b_end": begin(n) + 500,
            "words": 100,
            "direction": "a_to_b",
        }
        for rank, (post, n, origin, place) in enumerate(copies)
    ]
    return Archive(corpus(articles=articles, paragraphs=places, terms=terms, reuse=reuse))


def topics(archive, **options):
    """The topics of an archive, with fewer archives to compare with than usual."""
    return find(
        archive.posts,
        archive.between_posts,
        archive.places,
        archive.counts,
        archive.corpus.names,
        archive.shown,
        **options,
    )


def begin(paragraph):
    """Where a paragraph of 500 characters begins in its article's text, after the title."""
    return len("A title\n") + 501 * (paragraph - 1)
