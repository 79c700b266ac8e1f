"""Figures of terms: they draw what their frames say, at every size, and say it in words."""

import random

import pytest

from pressaudit.analyse.terms import frequency, keyness, naming, summary
from pressaudit.analyse.terms.counts import count
from pressaudit.figures import terms as figures
from pressaudit.figures.base import style
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
            names.append(row | name | {"beside": dice.choice(["", "cult", "cult; resistance"])})
    return corpus(articles=articles, paragraphs=places, terms=terms, naming=names)


def charts(given):
    counts = count(given)
    terms = frequency.frequencies(counts)
    named = naming.namings(given, naming.summary(given)["group"])
    english = keyness.against_english(counts, times=50).assign(part="the archive")
    return [
        figures.frequency_against_spread(terms),
        figures.keyness_dots(summary.keyness_by(given, counts, "outlet"), "Apart"),
        figures.keyness_dots(english, "Against English"),
        figures.naming_map(naming.by(named, "outlet"), "outlet", "variant", "Names"),
        figures.naming_map(naming.beside(named), "outlet", "word", "Words beside"),
        figures.dispersion_strips(
            summary.strips(given, counts, list(terms["term"].head(6))), given.articles
        ),
        figures.profile(summary.profile(given, counts, "harbour"), "harbour"),
    ]


@pytest.fixture(autouse=True)
def few_permutations(monkeypatch):
    monkeypatch.setattr(keyness.keyness, "__defaults__", (5, 99))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("posts", [0, 1, 2, 10, 300])
def test_every_size_gives_a_picture_and_words(posts):
    for chart in charts(archive(posts, outlets=3 if posts < 50 else 60)):
        with style():
            chart.figure.draw_without_rendering()
        width, height = chart.figure.get_size_inches()
        assert width <= 9
        assert height <= 22
        assert chart.alt.endswith(".")
        assert not any(word in chart.alt for word in ("nan", "None", "NaT"))


def test_a_term_of_one_post_has_a_mark_of_its_own():
    given = archive(4)
    terms = frequency.frequencies(count(given))
    terms.loc[0, "posts"] = 1
    chart = figures.frequency_against_spread(terms)
    shapes = [part.get_paths()[0].vertices.tolist() for part in chart.figure.axes[0].collections]
    assert len(shapes) == 2
    assert shapes[0] != shapes[1]
    assert "1 of them stand in one post only" in chart.alt


def test_uncertain_terms_are_hollow():
    given = archive(6)
    frame = summary.keyness_by(given, count(given), "outlet").assign(certain=False)
    chart = figures.keyness_dots(frame, "Apart")
    faces = {line.get_markerfacecolor() for line in chart.figure.axes[0].lines
             if line.get_marker() == "o"}  # fmt: skip
    assert faces <= {"white"}


def test_cells_of_the_map_hold_their_counts_by_voice():
    given = archive(6)
    named = naming.namings(given, "Harbour League")
    chart = figures.naming_map(naming.by(named, "outlet"), "outlet", "variant", "Names")
    shown = sum(int(t.get_text()) for axes in chart.figure.axes for t in axes.texts)
    assert shown == len(named) == int(chart.data["count"].sum())
    assert [axes.get_title(loc="left") for axes in chart.figure.axes] == [
        f"narration: {len(named)}"
    ]
