"""Mentions of dates become events: the same time and matter, or one matter dated twice."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit import timexes
from pressaudit.annotate.events import Event, Mention, Shown, events, exclude, mentions
from pressaudit.corpus.build import build
from pressaudit.quotations import names
from pressaudit.read.captures import read_capture
from pressaudit.read.model import Article, Paragraph, Role
from tests.sample import HTML, TEXT, gold

POSTED = date(2020, 6, 1)

# What the archive speaks of otherwise, so that a shared word is worth something.
OTHERS = [
    "The orchard at Fennel Bridge was planted in 1970 and its granary burnt.",
    "In 1988 Brena Holt won the violin contest of Ostrava Hall.",
    "An observatory with a copper dome opened on Mount Wessel in 1999.",
    "By 2006 the tannery had let its last two apprentices go.",
    "In the 1950s most letters still came by mule.",
    "On 3 May 2011 a swarm of bees held up the parade.",
]


def article(number: int, *texts: str, role: Role = Role.BODY) -> Article:
    paragraphs = tuple(Paragraph(n, role, text, n, text) for n, text in enumerate(texts, 1))
    return Article(
        article_id=f"a-{number:02}",
        position=number,
        title=f"Post {number}",
        posted=POSTED,
        paragraphs=paragraphs,
    )


def mentioned(*articles: Article) -> list[Mention]:
    index = names.index(articles)
    return [
        mention
        for a in articles
        for mention in mentions(a, timexes.timexes(a), names.mentions(a, index))
    ]


def found(*posts: str | tuple[str, ...]) -> list[tuple[Event, list[str]]]:
    """The events of an archive of these posts and the others, each with its mentions' surfaces.

    A post is a paragraph, or several. Events of the others are left out.
    """
    texts = [(post,) if isinstance(post, str) else post for post in posts]
    articles = [article(n, *text) for n, text in enumerate((*texts, *((o,) for o in OTHERS)), 1)]
    paragraphs = {(a.article_id, p.number): p.text for a in articles for p in a.paragraphs}
    own = {a.article_id for a in articles[: len(texts)]}
    dated = mentioned(*articles)
    surfaces = {
        (a.article_id, t.paragraph, t.char_start): t.surface
        for a in articles
        for t in timexes.timexes(a)
    }
    out = []
    for event in events(dated):
        group = [dated[i] for i in event.mentions]
        for m in group:
            assert paragraphs[m.place][m.char_start :].startswith(surfaces[*m.place, m.char_start])
        if {m.article_id for m in group} <= own:
            out.append((event, [surfaces[*m.place, m.char_start] for m in group]))
    return out


def grouped(*posts: str | tuple[str, ...]) -> list[list[str]]:
    return [surfaces for _, surfaces in found(*posts)]


def conflicts(*posts: str | tuple[str, ...]) -> bool:
    return any(event.conflict for event, _ in found(*posts))


AGREE = [
    (
        "The Larkfield Brass Band was founded in 1921 by eleven miners.",
        "Formed in 1921 by a handful of miners, the Larkfield Brass Band played at weddings.",
    ),
    (
        "The Larkfield Brass Band was founded in the 1920s.",
        "Formed in 1921 by miners, the Larkfield Brass Band played at weddings.",
    ),
    (
        "She had danced at the 1933 harvest strike as a child.",
        "Nobody in Larkfield speaks of the 1933 strike.",
    ),
    (
        "In 2012, Larkfield Dairy was taken off the list of protected firms.",
        "Minister Ada Corr had Larkfield Dairy removed from the list in September 2012.",
    ),
    (
        "Last summer Ada Corr spoke at the harvest feast of the brass band.",
        "In July 2019 the brass band held its harvest feast, and Ada Corr came.",
    ),
]


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_one_time_and_one_matter_is_one_event(a, b):
    assert len(grouped(a, b)) == 1
    assert not conflicts(a, b)


APART = [
    ("In 1921 the mill at Larkfield burnt down.", "Ada Corr was born in 1921 at Sorn."),
    ("A 2014 study by Hugo Marsh counted frogs.", "A 2014 study by Ida Venn weighed herons."),
    ("Ada Corr kept the books from 1996 to 2008.", "In 1999 Ada Corr broke a leg in Sorn."),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_one_time_and_two_matters_are_two_events(a, b):
    assert len(grouped(a, b)) == 2


CONFLICT = [
    (
        "The Larkfield Brass Band was founded in 1921 by eleven miners.",
        "Formed in 1923 by a handful of miners, the Larkfield Brass Band played at weddings.",
    ),
    (
        "Mayor Tilda Quern died on 4 May 1987 after a fall from a ladder.",
        "Tilda Quern, once mayor, died on 5 May 1987 in Larkfield.",
    ),
    (
        "Hugo Marsh resigned as director of the dairy in 2004.",
        "The dairy was run by Hugo Marsh, who resigned in 2005.",
    ),
    (
        "The barge Heron sank off Sorn Lock on 12 March 1909, and nineteen people drowned.",
        "It was off Sorn Lock that the Heron went down on 21 March 1909 with nineteen on board.",
    ),
    (
        "The raid on the depot at Sorn in June 1972 left 14 people dead.",
        "In July 1972, 14 people were killed in a raid on the Sorn depot.",
    ),
    (
        "The monks moved to the island of Eyre eight years ago.",
        "In 2009 the monks moved to Eyre with their goats.",
    ),
    # One removal, told with years that do not meet.
    (
        "In 2013, the Larkfield Band moved to Sorn at the behest of the mayor.",
        "In 2012 the mayor paid to transfer the Larkfield Band to Sorn.",
    ),
]


@pytest.mark.parametrize(("a", "b"), CONFLICT)
def test_one_matter_with_two_dates_is_a_conflict(a, b):
    ((event, surfaces),) = [f for f in found(a, b) if f[0].conflict]
    assert len(surfaces) == 2
    assert event.begin < event.end


def test_a_post_may_contradict_itself():
    text = (
        "The Larkfield Brass Band was founded in 1921 by eleven miners.",
        "It has one drum.",
        "When the Larkfield Brass Band was founded by the miners in 1924, it had none.",
    )
    assert conflicts(text)


NO_CONFLICT = {
    "steps of one story in a paragraph": (
        "The ministry published its inquiry into the dairy in January 2010. It withdrew the "
        "inquiry into the dairy in February 2010.",
    ),
    "two ends of one stretch": ("During much of the 1970s and 1980s the tin grew into a bank.",),
    "a range": ("Between 1989 and 2001 the brass band rented a store-room to the dairy.",),
    "a beginning and what followed": (
        "The move of the dairy to Sorn began in 2003.",
        "In 2005 the dairy moved to Sorn.",
    ),
    "something that comes back": (
        "At the annual conference of the dairy in 2015 Ada Corr sang.",
        "At the annual conference of the dairy in 2016 Ada Corr sang.",
    ),
    "two happenings of one kind": (
        "The barge Heron sank off Sorn Lock in 1909.",
        "The barge Marigold sank off Sorn Lock in 1911.",
    ),
    "the day when something is told": (
        "Ada Corr said on Monday that the dairy mourns the death of Hugo Marsh.",
        "On Wednesday Ada Corr called the death of Hugo Marsh a loss for the dairy.",
    ),
    "a coming and a going": (
        "The ministry withdrew the licence of the dairy in 2009.",
        "The licence of the dairy was given back in October 2011 by the ministry.",
    ),
    "too far apart to be a slip": (
        "The monks moved to Eyre in 1909.",
        "The monks moved to Eyre in 1989.",
    ),
}


@pytest.mark.parametrize("posts", NO_CONFLICT.values(), ids=NO_CONFLICT)
def test_what_is_no_conflict(posts):
    assert not conflicts(*posts)


def test_agreeing_dates_narrow_one_another_down():
    ((event, _),) = found(
        "The Larkfield Brass Band was founded in the 1920s by miners.",
        "Formed by miners in May 1921, the Larkfield Brass Band played at weddings.",
    )
    assert (event.begin, event.end) == (date(1921, 5, 1), date(1921, 5, 31))


def test_both_ends_of_a_stretch_have_the_days_of_the_whole():
    first, last = mentioned(article(1, "Ada Corr kept the books from May 1996 to June 2008."))
    assert (first.begin, first.end) == (last.begin, last.end)
    assert (first.begin.year, first.end.year) == (1996, 2008)


@pytest.mark.parametrize("role", [Role.PULL_QUOTE, Role.CAPTION, Role.BIOGRAPHY])
def test_displays_captions_and_biographies_date_no_event(role):
    assert not mentioned(article(1, "The mill burnt down in 1921.", role=role))


def test_a_date_that_stands_alone_dates_nothing():
    assert not mentioned(article(1, "March 14, 2009"))


KINDS = [
    ("The band was founded in 1921.", {"founding"}),
    ("In 1921 the band was found asleep.", set()),
    ("They took the dairy off the list in 2012.", {"delisting"}),
    ("The revolution of 1848 came late.", {"revolution"}),
    ("The mill was sold in 1921, when the miller died.", {"buying", "death"}),
    ("The mill was sold in 1921, although the miller died.", {"buying"}),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_the_kind_of_happening_stands_in_the_clause_of_the_date(text, kinds):
    (mention,) = mentioned(article(1, text))
    assert mention.kinds == kinds


def test_the_noun_behind_a_date_is_its_matter():
    (mention,) = mentioned(article(1, "Nobody in Larkfield speaks of the 1933 harvest strike."))
    assert mention.head == "strike"
    assert mention.terms["strike"] == max(mention.terms.values())


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("The protests began in December 2017.", "begin"),
        ("The barn has been empty since 2011.", "begin"),
        ("The barn stood empty until 2011.", "end"),
        ("The barn burnt down in 2011.", ""),
        ("The band was founded in the beginning of 1921.", ""),
    ],
)
def test_dates_of_beginnings_and_ends(text, phase):
    (mention,) = mentioned(article(1, text))
    assert mention.phase == phase


@pytest.mark.parametrize("path", [TEXT, HTML], ids=["text", "html"])
def test_the_sample_has_its_planted_conflicts_and_no_others(path):
    tables = build([read_capture(path)]).tables
    rows = tables["timexes"]
    where = {
        (r.article_id, r.paragraph, r.char_start): (r.event_id, r.date_begin, r.date_end)
        for r in rows.itertuples()
    }
    conflict = set(tables["events"].loc[tables["events"]["conflict"], "event_id"])
    planted = set()
    for row in gold("conflicts"):
        a, b = (
            where[row[f"{s}_article_id"], int(row[f"{s}_paragraph"]), int(row[f"{s}_char_start"])]
            for s in "ab"
        )
        assert a[0] == b[0], f"{row['event']}: {row['a_surface']} and {row['b_surface']}"
        assert (a[0] in conflict) == (row["kind"] == "exclude")
        planted |= {a[0]} if row["kind"] == "exclude" else set()
    assert conflict == planted


def test_labels_are_short_and_made_of_the_posts_words():
    tables = build([read_capture(TEXT)]).tables
    words = " ".join(p.text for a in read_capture(TEXT).articles for p in a.paragraphs)
    known = set(words.lower().replace(",", " ").split())
    for label in tables["events"]["label"]:
        parts = label.replace(",", "").split()
        assert 1 <= len(parts) <= 7
        assert sum(part.lower() in known for part in parts) >= len(parts) - 1


LASTING = [
    # One happening that lasts, of which posts date different days, ...
    (
        "The dairy was busy in the nationwide protests that began in December 2017.",
        "Many thought that the nationwide protests in January 2018 were a turn.",
        True,
    ),
    ("The strike in March 2011 hurt all.", "After the Sorn strike of April 2011 he slept.", True),
    # ... but not of two places, nor far apart.
    ("The Sorn strike in March 2011 hurt.", "The Eyre strike of April 2011 hurt.", False),
    (
        "The strike in March 2011 hurt all.",
        "Ada Corr slept through the strike of April 2013.",
        False,
    ),
]


@pytest.mark.parametrize(("a", "b", "one"), LASTING)
def test_a_happening_that_lasts_is_one_though_its_dates_do_not_meet(a, b, one):
    assert len(grouped(a, b)) == (1 if one else 2)
    assert conflicts(a, b) == one


YEAR_ALONE = [
    (
        "Under the mayor the dairy of Larkfield grew in 1979.",
        "Nobody in Larkfield trusted the mayor, who sold a mule in 1979.",
    ),
    ("In 1979 Ada Corr painted a barn at Sorn.", "Hugo Marsh came to Sorn in 1979 with a goat."),
]


@pytest.mark.parametrize(("a", "b"), YEAR_ALONE)
def test_a_year_alone_joins_nothing(a, b):
    assert len(grouped(a, b)) == 2


AGAIN = [
    "She saw the September 1st fire at Sorn in 2012. Ada Corr knew what happened that day.",
    "On 3 May 2012 the barn at Sorn burned. Ada Corr slept at Sorn the same day.",
]


@pytest.mark.parametrize("text", AGAIN)
def test_one_date_in_several_words_is_one_mention(text):
    (mention,) = mentioned(article(1, text))
    surfaces = [t.char_start for t in timexes.timexes(article(1, text))]
    assert [mention.char_start, *mention.also] == surfaces


PHRASES = [
    ("In 1921 eleven miners founded the Larkfield Brass Band.", "miners founded the Larkfield"),
    ("The Larkfield Brass Band was founded in 1921 by miners.", "founded by miners"),
    ("The barn of Ada Corr burned down on 3 May 1921.", "barn burned down"),
    ("Nobody in Larkfield speaks of the 1933 harvest strike.", "1933 harvest strike"),
    ("During the Sorn protests in May 1921 all was dry.", "Sorn protests"),
]


CUT = [
    # What is too long loses the phrase that would stay open.
    ("In 1921 the Larkfield Band moved to Sorn at the behest of the mayor.", "moved to Sorn"),
    ("In 1921 the town hired a very old harbour master of the north.", "town hired"),
    # The clause of the date has no verb: the one beside it has.
    ("In 1921, after the fair, as the old barn burned, Ada Corr left Sorn.", "old barn burned"),
]


@pytest.mark.parametrize(("text", "start"), CUT)
def test_a_label_is_cut_where_a_phrase_ends(text, start):
    ((event, _),) = found(text)
    assert start in event.label
    assert not event.label.endswith((" behest", " the", " old", " at"))
    assert " and " not in event.label


@pytest.mark.parametrize(("text", "part"), PHRASES)
def test_a_label_is_a_phrase(text, part):
    ((event, _),) = found(text)
    assert part in event.label
    assert len(event.label.split()) <= 7
    assert not event.label.endswith((" in", " the", " by", " of"))


@pytest.mark.parametrize(
    "unit", ["on May 4, 2009 and ", "in May of the year ", "It sank in 2009. "]
)
def test_the_matter_of_many_dates_costs_in_proportion(unit):
    def seconds(size: int) -> float:
        a = article(1, unit * (size // len(unit)))
        dated, named = timexes.timexes(a), names.mentions(a, names.index([a]))
        runs = []
        for _ in range(2):
            start = process_time()
            mentions(a, dated, named)
            runs.append(process_time() - start)
        return min(runs)

    assert seconds(16_000) <= 2.6 * max(seconds(8_000), 0.05)


DAYS = st.dates(date(1960, 1, 1), date(2020, 1, 1))
WORDS = st.sets(st.sampled_from(["ferry", "harbour", "pilot", "inquest", "lantern"]), min_size=1)
MENTIONS = st.builds(
    lambda a, b, terms, paragraph, kind: Mention(
        "x", paragraph, 0, min(a, b), max(a, b),
        terms=dict.fromkeys(terms, 1.0),
        shown={t: Shown(t, n, 1.0) for n, t in enumerate(sorted(terms))},
        kinds=frozenset(kind),
    ),
    DAYS, DAYS, WORDS, st.integers(1, 4), st.sets(st.sampled_from(["founding", "attack"])),
)  # fmt: skip


@given(st.lists(MENTIONS, max_size=12))
def test_every_mention_is_in_one_event_and_conflicts_are_real(given_mentions):
    result = events(given_mentions)
    assert sorted(i for e in result for i in e.mentions) == list(range(len(given_mentions)))
    for event in result:
        group = [given_mentions[i] for i in event.mentions]
        apart = [(a, b) for a in group for b in group if exclude(a, b)]
        assert event.conflict == bool(apart)
        assert all(a.place != b.place for a, b in apart)
        assert event.begin <= event.end
        assert len(event.label.replace(",", "").split()) <= 7


def test_a_digit_in_a_ring_is_no_number():
    """``❶`` is a digit to Unicode and no decimal: lists of some exports are counted so."""
    assert mentioned(article(1, "Point ❶ says the mill of Tarn Bridge burnt on 3 May 2011."))
