"""Figures of terms: they draw what their frames say, at every size, and say it in words."""

import random

import pytest

from pressaudit.analyse.terms import keyness
from pressaudit.archive import Archive
from pressaudit.figures import draw
from pressaudit.figures import terms as figures
from pressaudit.figures.base import PAPER
from tests.figures.looks import faults
from tests.frames import corpus

WORDS = ["harbour", "lantern", "council", "orchard", "pilot", "inquest", "tower", "herring"]


def archive(posts: int, outlets: int = 3):
    dice = random.Random(7)
    articles, places, terms, names = [], [], [], []
    for n in range(posts):
        post = f"p{n:03}"
        outlet = f"Outlet {n % outlets}" if n % outlets else ""
        articles.append({"article_id": post, "position": n + 1, "outlet": outlet, "words": 90,
                         "authors": f"Writer {n % 5}"})  # fmt: skip
        for paragraph in (1, 2, 3):
            places.append({"article_id": post, "paragraph": paragraph, "role": "body"})
            row = {"article_id": post, "paragraph": paragraph}
            terms.append(row | {"term": "the", "lemma": "the", "count": 20})
            terms += [
                row | {"term": w, "lemma": w, "count": dice.randint(1, 3)}
                for w in dice.sample(WORDS, 4)
            ]
            name = {"canonical": "Harbour League", "char_end": 3, "voice": "narration"}
            name |= {"variant": dice.choice(["HLA", "Harbour League"])}
            names.append(row | name)
    return Archive(corpus(articles=articles, paragraphs=places, terms=terms, naming=names))


NAMES = [
    "terms", "keyness", "keyness-english", "names-by-outlet", "names-by-author",
    "term-places",
]  # fmt: skip


def charts(given):
    profile = figures.profile(given.term_rates("harbour"), "harbour")
    return [*(draw(name, given) for name in NAMES), profile]


@pytest.fixture(autouse=True)
def few_permutations(monkeypatch):
    monkeypatch.setattr(keyness.compare, "__defaults__", (99,))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("posts", [0, 1, 10, 23, 300])
def test_every_size_gives_a_picture_and_words(posts):
    for chart in charts(archive(posts, outlets=3 if posts < 50 else 60)):
        assert faults(chart) == []
        assert chart.alt.endswith(".")
        assert not any(word in chart.alt for word in ("nan", "None", "NaT"))


def test_a_term_of_one_post_has_a_mark_of_its_own():
    given = archive(4)
    terms = given.terms()
    terms.loc[0, "posts"] = 1
    chart = figures.frequency_against_spread(terms)
    shapes = [part.get_paths()[0].vertices.tolist() for part in chart.figure.axes[0].collections]
    assert len(shapes) == 2
    assert shapes[0] != shapes[1]
    assert "1 of them stand in one post only" in chart.alt


def test_uncertain_terms_are_hollow():
    given = archive(6)
    frame = given.terms(by="outlet").assign(certain=False)
    chart = figures.keyness_dots(frame, "Apart")
    faces = {line.get_markerfacecolor() for line in chart.figure.axes[0].lines
             if line.get_marker() == "o"}  # fmt: skip
    assert faces <= {PAPER}


def test_cells_of_the_map_hold_their_counts_by_voice():
    given = archive(6)
    named = given.namings()
    chart = draw("names-by-outlet", given)
    shown = sum(int(t.get_text()) for axes in chart.figure.axes for t in axes.texts)
    assert shown == len(named) == int(chart.data["count"].sum())
    assert [axes.get_title(loc="left") for axes in chart.figure.axes] == [
        f"narration: {len(named)}"
    ]
