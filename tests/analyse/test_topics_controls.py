"""Topics are claimed where posts share some, and not where posts only differ."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from pressaudit.analyse.topics.choose import choose
from pressaudit.analyse.topics.clusters import kmeans
from pressaudit.analyse.topics.units import Units, content
from pressaudit.analyse.topics.vectors import embed
from pressaudit.prose import words
from pressaudit.prose.topic_facts import TopicFacts
from tests.analyse.archive_of_topics import archive, topics

QUICK = {"nulls": 19, "times": 8}
VOCABULARY, TOPICS, LENGTH = 1500, 4, 40
OWN, SHARE = 10, 12
"""Words of a window that are its post's own, and its section's or topic's."""


def drawn(kind, seed, posts=40, size=2):
    """Windows of posts that each have words of their own, and ``kind`` of shared matter.

    ``own``: none. ``sections``: none, but the passages of a post differ. ``mixed``: each post has
    windows of all topics. ``one``: each post has one topic.
    """
    generator = np.random.default_rng(seed)
    rare = 1 / np.arange(10, VOCABULARY + 10)
    shared = [generator.choice(VOCABULARY, 30, replace=False) for _ in range(TOPICS)]
    rows = np.zeros((posts * size, VOCABULARY))
    for post in range(posts):
        own = generator.choice(VOCABULARY, 30, replace=False)
        sections = [generator.choice(VOCABULARY, 15, replace=False) for _ in range(2)]
        for n in range(size):
            found = generator.choice(VOCABULARY, LENGTH, p=rare / rare.sum())
            found[:OWN] = generator.choice(own, OWN)
            matter = {
                "own": found[OWN : OWN + SHARE],
                "sections": sections[n % 2],
                "mixed": shared[(post + n) % TOPICS],
                "one": shared[post % TOPICS],
            }[kind]
            found[OWN : OWN + SHARE] = generator.choice(matter, SHARE)
            np.add.at(rows[post * size + n], found, 1)
    frame = pd.DataFrame(
        {"article_id": np.repeat([f"p{n:03}" for n in range(posts)], size), "words": LENGTH}
    )
    letters = "abcdefghijklmnopqrstuvwxyz"
    terms = tuple(f"qx{letters[n // 676]}{letters[n // 26 % 26]}{letters[n % 26]}zq"
                  for n in range(VOCABULARY))  # fmt: skip
    used = rows.sum(axis=0) > 0
    return content(Units(sparse.csr_matrix(rows[:, used]), frame, tuple(np.array(terms)[used])))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", ["mixed", "one"])
def test_planted_topics_are_claimed(kind, seed):
    choice = choose(drawn(kind, seed), **QUICK)
    assert choice.k == TOPICS
    assert choice.p <= 0.05


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", ["own", "sections"])
def test_posts_that_only_differ_share_no_topic(kind, seed):
    choice = choose(drawn(kind, seed), **QUICK)
    assert choice.k == 0
    assert "than in posts that share no topic" in choice.reason
    assert len(set(choice.labels.tolist())) > 1


def test_the_grouping_that_is_tested_is_the_one_reported():
    units = drawn("mixed", 3)
    choice = choose(units, **QUICK)
    assert (choice.labels == kmeans(embed(units.matrix), choice.k)).all()


@pytest.mark.parametrize("hands", [None, "few"])
def test_few_posts_or_writers_claim_nothing(hands):
    units = drawn("mixed", 1, posts=29 if hands is None else 40)
    writers = None if hands is None else np.arange(len(units)) % 5
    choice = choose(units, writers, **QUICK)
    assert (choice.k, choice.nulls) == (0, 0)


def test_too_few_archives_to_compare_with_prove_nothing():
    assert choose(drawn("mixed", 1), nulls=9, times=4).k == 0


def test_of_many_windows_some_posts_are_drawn_and_all_are_grouped():
    choice = choose(drawn("one", 1, posts=110, size=4), nulls=19, times=4)
    assert choice.k == TOPICS
    assert len(choice.labels) == 440


def test_topics_of_an_archive_are_told_with_what_they_follow():
    found = topics(archive(posts=36, windows=2), **QUICK)
    said = words("topics.answer", {"topics": TopicFacts.of(found)})
    assert found.k == 3
    assert "share **3 topics**" in said
    assert "the site’s category (agreement 1.00)" in said
    assert set(found.table["kind"]) == {"topic"}
