"""Groups of windows: what they are made of, called, and compared with; few posts claim nothing."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from pressaudit.analyse.topics import attributes, copies, describe, find
from pressaudit.analyse.topics import choose as choosing
from pressaudit.analyse.topics.tree import tree
from pressaudit.analyse.topics.units import content, posts, windows
from pressaudit.archive import Archive
from pressaudit.prose import words
from pressaudit.prose.topic_facts import TopicFacts
from tests.analyse.archive_of_topics import MATTERS, archive, topics
from tests.frames import corpus

QUICK = {"nulls": 19, "times": 8}


@pytest.fixture(scope="module")
def planted():
    """Six posts of three matters, two of them the same text: too few to claim a topic."""
    place = archive(windows=4, copies=[(4, n, 1, n) for n in range(1, 5)])
    return place, topics(place, **QUICK)


def told(name, found):
    return words(f"topics.{name}", {"topics": TopicFacts.of(found)})


def copied(place):
    return copies.copied(place.posts, place.between_posts, place.places, place.counts)


def words_of(*sizes):
    """One post with paragraphs of so many words."""
    places = [{"article_id": "p", "paragraph": n, "role": "body"} for n in range(1, len(sizes) + 1)]
    terms = [
        {"article_id": "p", "paragraph": n, "term": "tide", "lemma": "tide", "count": size}
        for n, size in enumerate(sizes, start=1)
    ]
    return Archive(corpus(articles=[{"article_id": "p"}], paragraphs=places, terms=terms)).counts


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((100, 100), [100, 100]),
        ((60, 60, 60, 60), [120, 120]),
        # What is left at the end is less than half a window: it goes to the one before.
        ((60, 60, 30), [150]),
        ((60, 60, 70), [120, 70]),
        ((30,), [30]),
        ((400, 20), [420]),
    ],
)
def test_windows_end_with_the_paragraph_that_fills_them(sizes, expected):
    found = windows(words_of(*sizes))
    assert list(found.frame["words"]) == expected
    assert found.matrix.sum() == sum(sizes)


def test_windows_never_join_two_posts():
    frame = windows(archive(posts=3, windows=1).counts, size=1000).frame
    assert list(frame["article_id"]) == ["p001", "p002", "p003"]


def test_text_left_out_leaves_the_windows_in_place():
    counts = words_of(60, 60, 80, 40)
    left = windows(counts, without=np.array([True, False, False, False]))
    assert list(left.frame["words"]) == [60, 120]
    assert list(left.frame["first"]) == [1, 3]


def test_few_posts_are_grouped_and_nothing_is_claimed(planted, monkeypatch):
    place, found = planted
    assert (found.k, found.groups, found.choice.p) == (0, 3, 1)
    assert found.choice.curve.empty
    own = [int(article[1:]) % 3 for article in found.units.frame["article_id"]]
    assert adjusted_rand_score(own, found.labels) == 1
    named = describe.terms(found.units, found.labels)
    for _, group in named.groupby("topic"):
        assert any(set(group["term"]) == set(matter.split()) for matter in MATTERS)
    assert (named["lift"] > 2.5).all()
    # No archive to compare with is drawn.
    monkeypatch.setattr(choosing, "exchanged", None)
    assert topics(place, **QUICK).k == 0


def test_few_posts_are_told_as_groups_to_look_at(planted):
    _, found = planted
    said = told("answer", found)
    assert said.startswith("These 6 posts cannot tell whether")
    assert "that takes 30 posts by different writers" in said
    assert "24 passages of about 100 words fall into 3 groups, which are no topics" in said
    assert "share **" not in said


def test_a_group_is_called_by_its_names_or_by_the_title_of_its_post():
    place = archive(windows=4)
    place.corpus.tables["names"] = corpus(
        names=[
            {"article_id": f"p{post:03}", "paragraph": n, "canonical": name, "count": 1}
            for post, name in [(1, "Port Office"), (4, "Port Office"), (2, "Ann Ode")]
            for n in range(1, 5)
        ]
        + [
            {"article_id": f"p{post:03}", "paragraph": 1, "canonical": "Everywhere", "count": 1}
            for post in range(1, 7)
        ]
    ).names
    found = topics(place, **QUICK)
    labels = found.listed().set_index("topic")["label"]
    first = found.units.frame.assign(topic=found.labels + 1).groupby("topic")["article_id"].first()
    called = {first[topic]: label for topic, label in labels.items()}
    assert called == {"p001": "Port Office", "p002": "Ann Ode", "p003": "as in post 3: A title"}


def test_repeated_text_is_told_from_a_topic(planted):
    _, found = planted
    kinds = found.table.set_index("top_article")["kind"]
    assert kinds.to_dict() == {"p001": "repeated text", "p002": "group", "p003": "group"}
    assert found.folded.paragraphs == 4
    assert found.folded.words == 400


def test_the_earlier_post_is_no_copy():
    place = archive(copies=[(4, 2, 1, 3)])
    place.corpus.tables["reuse"]["direction"] = "undetermined"
    counts = place.counts
    where = counts.paragraphs[copied(place)]
    assert where[["article_id", "paragraph"]].to_numpy().tolist() == [["p004", 2]]
    place = Archive(place.corpus)
    place.corpus.tables["articles"]["posted"] = place.corpus.articles["posted"][::-1].to_numpy()
    where = counts.paragraphs[copied(place)]
    assert where[["article_id", "paragraph"]].to_numpy().tolist() == [["p001", 3]]


def test_where_all_but_two_windows_are_copies_nothing_is_kept(planted):
    _, found = planted
    others = np.arange(len(found.counts.paragraphs)) > 1
    left = copies.folded(found.counts, others, found.units, found.labels)
    assert left.ari == 0
    assert left.topics["kept"].tolist() == [0, 0, 0]
    assert sorted(left.topics["copied"]) == [0.75, 1, 1]


def test_a_little_shared_text_makes_no_copy():
    place = archive(copies=[(4, 2, 1, 3)])
    place.corpus.tables["reuse"]["b_end"] = place.corpus.reuse["b_start"] + 240
    assert not copied(place).any()


@pytest.mark.parametrize("size", [0, 1, 2])
def test_too_few_posts_are_said_to_be_too_few(size):
    place = archive(posts=size)
    found = topics(place, **QUICK)
    said = told("answer", found)
    assert "So nothing is grouped." in said
    assert said.startswith(["These 0 posts", "This 1 post", "These 2 posts"][size])
    assert find.alternatives(found).empty
    for frame in (found.listed(), found.terms(), found.typical(), found.in_posts()):
        assert frame.empty


def test_the_matter_is_followed_and_not_the_outlet():
    place = archive(posts=24, windows=2)
    units = content(windows(place.counts))
    labels = np.array([int(article[1:]) % 3 for article in units.frame["article_id"]])
    found = attributes.followed(units, labels, place.posts, times=199).set_index("attribute")
    assert found.loc["the site's category", "ari"] == 1
    assert found.loc["the site's category", "q"] < 0.05
    assert found.loc["the outlet", "q"] > 0.05
    # Each post has its own author: exchanging them between posts changes nothing.
    assert np.isnan(found.loc["the author", "p"])
    assert found.loc["the post", "p"] < 0.05


def test_posts_that_name_no_author_are_left_out():
    place = archive(posts=4, authors=["Ann Ode", "", "Ann Ode", "Cy Roe"])
    units = content(windows(place.counts))
    labels = np.arange(len(units)) % 2
    found = attributes.followed(units, labels, place.posts, times=19).set_index("attribute")
    assert found.loc["the author", ["values", "posts", "windows"]].tolist() == [2, 3, 18]


def test_other_ways_of_grouping_agree_on_planted_topics(planted):
    _, found = planted
    other = find.alternatives(found).set_index("choice")["ari"]
    assert other["Ward's method instead of k-means"] == 1
    assert other["NMF on TF-IDF"] > 0.9
    assert other["copies folded"] == 1


def test_typical_windows_point_to_their_topic(planted):
    _, found = planted
    near = found.typical()
    assert list(near.groupby("topic").size()) == [3, 3, 3]
    home = found.units.frame.assign(topic=found.labels + 1)
    assert len(near.merge(home, on=["topic", "article_id", "first", "last"])) == len(near)


def test_every_window_of_a_post_is_in_one_topic(planted):
    _, found = planted
    shares = found.in_posts().groupby("number")["share"].sum()
    assert shares.round(3).tolist() == [1] * 6


def test_the_tree_joins_what_is_alike_first():
    found = tree(archive().counts, times=20)
    pair = {found.leaves[int(found.joins[side].iloc[0])] for side in ("left", "right")}
    assert {int(article[1:]) % 3 for article in pair} in ({0}, {1}, {2})
    assert len(found.joins) == 5
    assert (found.joins["support"].iloc[-1], found.joins["size"].iloc[-1]) == (1, 6)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_tree_needs_three_posts(size):
    assert tree(archive(posts=size).counts, times=5).joins.empty


def test_posts_are_the_sum_of_their_paragraphs():
    counts = archive(posts=3).counts
    assert list(posts(counts).frame["words"]) == [600, 600, 600]
    assert posts(counts).matrix.sum() == counts.matrix.sum()


def test_any_number_of_groups_can_be_asked_for(planted):
    _, found = planted
    groups = find.at(found, 2, times=2)
    assert (groups.k, groups.groups) == (0, 2)
    assert groups.in_posts()["windows"].sum() == len(found.units)
    assert groups.listed().shape[0] == 2
