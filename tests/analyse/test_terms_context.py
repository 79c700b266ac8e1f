"""Company of words: shared paragraphs, windows, runs, and the lines of a concordance."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from pressaudit.analyse.terms import context
from pressaudit.analyse.terms.counts import Counts
from pressaudit.archive import Archive
from pressaudit.notebook.cells import words
from tests.frames import corpus

TEXTS = [
    ("a", 1, "body", "The old harbour lantern burns. The harbour lantern burns again."),
    ("a", 2, "body", "A harbour lantern burns, says the keeper of the harbour."),
    ("b", 1, "body", "The keeper of the harbour sleeps. Lantern light is dim."),
    ("b", 2, "pull_quote", "harbour lantern harbour lantern harbour lantern"),
    ("b", 3, "body", "Nobody sleeps."),
]
PARAGRAPHS = pd.DataFrame(TEXTS, columns=["article_id", "paragraph", "role", "clean"])


def counted():
    places, terms = [], []
    for article, paragraph, role, text in TEXTS:
        places.append({"article_id": article, "paragraph": paragraph, "role": role})
        found = pd.Series(text.lower().replace(".", "").replace(",", "").split()).value_counts()
        terms += [
            {"article_id": article, "paragraph": paragraph, "term": w, "lemma": w, "count": int(n)}
            for w, n in found.items()
        ]
    articles = [{"article_id": "a"}, {"article_id": "b"}]
    return Archive(corpus(articles=articles, paragraphs=places, terms=terms)).counts


def test_neighbours_share_paragraphs():
    found = context.neighbours(counted(), "harbour", minimum=2, level=1).set_index("term")
    # "lantern" stands in three paragraphs, all of them with "harbour", which stands in three.
    assert found.loc["lantern", "paragraphs"] == 3
    assert found.loc["lantern", "log_dice"] == pytest.approx(14)
    # By chance: both paragraphs of "a", and of "b" none that is as long could be exchanged.
    assert found.loc["lantern", "by_chance"] == pytest.approx(3)
    assert "harbour" not in found.index


def places(posts, paragraphs=12, together=0.0, seed=5):
    """Counts of "harbour" and 30 others; ``together`` is how often "lantern" comes with it."""
    dice = np.random.default_rng(seed)
    # Each post has its own matter, and half of its paragraphs are long and have more of all.
    share = np.repeat(dice.uniform(0.05, 0.5, (posts, 32)), paragraphs, axis=0)
    long = np.tile(np.arange(paragraphs) % 2, posts)
    has = dice.random(share.shape) < np.minimum(share * (1 + long)[:, None], 0.95)
    with_it = has[:, 0] & (dice.random(len(has)) < together)
    has[:, 1] = has[:, 1] & ~with_it | with_it
    names = ("harbour", "lantern", *(f"herring{chr(97 + n)}" for n in range(30)))
    rows = pd.DataFrame(
        {
            "article_id": np.repeat([f"p{n}" for n in range(posts)], paragraphs),
            "paragraph": np.tile(np.arange(paragraphs), posts),
            "words": 50 + 50 * long,
        }
    )
    return Counts(sparse.csr_matrix(has.astype(float)), rows, names)


def test_words_of_the_same_posts_and_of_long_paragraphs_are_no_company():
    alarms = [not context.neighbours(places(10, seed=n), "harbour").empty for n in range(100)]
    assert sum(alarms) <= 5


def test_company_is_found_where_there_is_evidence():
    found = [context.neighbours(places(10, together=0.9, seed=n), "harbour") for n in range(10)]
    assert sum("lantern" in set(f["term"]) for f in found) >= 9


def test_without_evidence_a_sentence_says_so():
    without = Archive(corpus(articles=[{"article_id": "a"}]))
    assert "no evidence" in words("terms.company", without)


def test_log_dice_as_published():
    # Rychlý (2008): 14 where two words stand only together, 13 where half of both does.
    found = context.collocates(
        pd.DataFrame(
            [("a", n, "body", t) for n, t in enumerate(["harbour lantern"] * 4)],
            columns=["article_id", "paragraph", "role", "clean"],
        ),
        "harbour",
        minimum=1,
    )
    assert found["log_dice"].tolist() == [14]
    assert found["pairs"].tolist() == [4]


def test_collocates_stand_within_the_window():
    wide = context.collocates(PARAGRAPHS, "harbour", window=5, minimum=1)
    narrow = context.collocates(PARAGRAPHS, "harbour", window=1, minimum=1)
    assert {"lantern", "keeper"} <= set(wide["term"])
    assert "keeper" not in set(narrow["term"])
    near = narrow.set_index("term").loc["lantern"]
    assert near["pairs"] == 3
    # Expected: five windows of two words, four lanterns among all words.
    total = sum(len(t.split()) for _, _, role, t in TEXTS if role == "body")
    assert near["pmi"] == pytest.approx(math.log2(3 / (5 * 4 * 2 / total)))


def test_display_repetitions_are_not_counted():
    found = context.ngrams(PARAGRAPHS, 2).set_index("ngram")
    assert found.loc["harbour lantern", "count"] == 3


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (2, ["harbour lantern", "lantern burn"]),
        (3, ["harbour lantern burn"]),
        (4, []),
    ],
)
def test_runs_of_words_end_with_their_sentence_and_have_a_pointer(size, expected):
    found = context.ngrams(PARAGRAPHS, size)
    assert found["ngram"].tolist() == expected
    assert all(found["posts"] == 1)
    assert found[["article_id", "paragraph"]].drop_duplicates().to_numpy().tolist() == (
        [["a", 1]] if expected else []
    )


def test_a_run_may_have_function_words_inside_but_not_at_its_ends():
    found = context.ngrams(PARAGRAPHS, 4, minimum=2)
    assert found["ngram"].tolist() == ["keeper of the harbour"]
    assert context.ngrams(PARAGRAPHS, 2, minimum=1)["ngram"].str.startswith("the ").sum() == 0


@pytest.mark.parametrize("size", [1, 6, 8])
def test_longer_runs_are_passages_and_are_not_listed(size):
    with pytest.raises(ValueError, match="runs of 2 to 5 words"):
        context.ngrams(PARAGRAPHS, size)


def test_a_concordance_has_the_word_between_its_contexts():
    found = context.concordance(PARAGRAPHS, "harbour", width=12)
    assert found["word"].tolist() == ["harbour"] * 5
    first = found.iloc[0]
    assert (first["left"], first["right"]) == ("The old ", " lantern bur")


def test_without_the_text_there_is_a_sentence_and_an_empty_frame():
    without = Archive(corpus(articles=[{"article_id": "a"}]))
    assert without.collocates("harbour").empty
    assert without.ngrams().empty
    assert "--text" in words("terms.text", without)
    tables = corpus(text__paragraphs=[{"article_id": "a"}], text__articles=[])
    assert "--text" not in words("terms.text", Archive(tables))
