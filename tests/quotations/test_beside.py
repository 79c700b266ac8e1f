"""What stands in an article never depends on an unrelated one: only names get fuller."""

from dataclasses import asdict
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit.quotations import names, quotations, sources
from pressaudit.read import captures
from tests.quotations.quoting import post

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
NAMED = {"speaker", "told_to", "source", "canonical"}


@cache
def sample():
    """The posts of the sample archive."""
    return tuple(captures.read_capture(SAMPLE / "archive.txt").articles)


def rows(article, index):
    """Everything that is found in an article, as plain rows."""
    quoted = quotations(article, index)
    found = [
        *names.mentions(article, index),
        *quoted,
        *sources.citations(article, index, quoted),
    ]
    return [asdict(row) for row in found]


def same_but_fuller(alone, beside, index, article_id):
    """Whether the rows beside other articles are those alone, names in their fuller form apart."""
    full = [
        {k: index.full(article_id, v) if k in NAMED else v for k, v in row.items()} for row in alone
    ]
    key = lambda row: sorted((k, str(v)) for k, v in row.items())  # noqa: E731
    return sorted(full, key=key) == sorted(beside, key=key)


def check(articles, chosen):
    article = articles[chosen % len(articles)]
    index = names.index(articles)
    alone = rows(article, names.index([article]))
    assert same_but_fuller(alone, rows(article, index), index, article.article_id)


@given(st.sets(st.integers(0, 13), min_size=2), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_posts_of_the_sample(numbers, chosen):
    articles = [sample()[n % len(sample())] for n in sorted(numbers)]
    check(list({a.article_id: a for a in articles}.values()), chosen)


PEOPLE = [
    "Ann Ode",
    "Ode",
    "Ben Ode",
    "Faiz Hill",
    "Hill",
    "Mr. Ode",
    "Commissioner Ode",
    "Liz Marsh",
]
BODIES = ["the agency", "the council", "the HLA", "the Harbour League (HLA)", "The Hill", "it"]
BODIES += ["the Food Agency", "the Harbour Council", "Harbour League Agency", "Radio Ode", "she"]
SAYS = [
    "“The lamp is out,” {} said.",
    "{} said the pier was “a disgrace.”",
    "{} told {} that “nobody came.”",
    "According to {}, the ferry sank.",
    "{}, a keeper, met {} on the pier.",
    "“Nobody came.”",
]
SENTENCE = st.builds(
    lambda text, who, whom: text.format(*([who, whom][: text.count("{}")])),
    st.sampled_from(SAYS),
    st.sampled_from(PEOPLE + BODIES),
    st.sampled_from(BODIES + PEOPLE),
).map(lambda text: text[:1].upper() + text[1:])
POST = st.lists(SENTENCE, min_size=1, max_size=5)


@given(st.lists(POST, min_size=2, max_size=5), st.integers(0, 99))
@settings(max_examples=120, deadline=None)
def test_invented_posts(texts, chosen):
    check([post(*text, article_id=str(n)) for n, text in enumerate(texts)], chosen)


@given(st.lists(POST, min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_articles_changes_nothing(texts, random):
    articles = [post(*text, article_id=str(n)) for n, text in enumerate(texts)]
    shuffled = random.sample(articles, len(articles))
    one, other = names.index(articles), names.index(shuffled)
    for article in articles:
        assert rows(article, one) == rows(article, other)


def test_the_agency_is_never_one_of_another_article():
    here = post("The subway stopped. The agency said that “it will run again.”", article_id="1")
    there = post("The Food Agency of Hesk met. The Food Agency said so.", article_id="2")
    assert [q.speaker for q in quotations(here, names.index([here, there]))] == [""]
