"""Mentions of dates become events: same time, same matter."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pressaudit.annotate.events import Mention, events, exclude


def mention(begin: str, end: str, terms: str, article: str = "a-01") -> Mention:
    return Mention(
        article,
        1,
        0,
        date.fromisoformat(begin),
        date.fromisoformat(end),
        {term.lower(): term for term in terms.split()},
    )


OTHERS = [
    mention("1970-01-01", "1970-12-31", "orchard drought granary"),
    mention("1988-01-01", "1988-12-31", "violin contest Brena"),
    mention("1999-01-01", "1999-12-31", "observatory telescope dome"),
]


def groups(*mentions: Mention) -> list[tuple[tuple[int, ...], bool]]:
    found = events([*mentions, *OTHERS])
    return [(e.mentions, e.conflict) for e in found if min(e.mentions) < len(mentions)]


def test_the_same_year_and_matter_in_two_posts_is_one_event():
    a = mention("2012-01-01", "2012-12-31", "ferry Oldport sank harbour")
    b = mention("2012-01-01", "2012-12-31", "ferry Oldport sank storm", "b-01")
    assert groups(a, b) == [((0, 1), False)]


def test_the_same_year_with_other_matters_is_two_events():
    a = mention("2012-01-01", "2012-12-31", "ferry Oldport sank")
    b = mention("2012-01-01", "2012-12-31", "museum paintings restored", "b-01")
    assert groups(a, b) == [((0,), False), ((1,), False)]


def test_a_month_refines_its_year_without_conflict():
    a = mention("2012-01-01", "2012-12-31", "ferry Oldport sank harbour")
    b = mention("2012-09-01", "2012-09-30", "ferry Oldport sank storm", "b-01")
    assert groups(a, b) == [((0, 1), False)]
    event = events([a, b, *OTHERS])[-1]
    assert (event.begin, event.end) == (b.begin, b.end)


def test_two_dates_for_one_matter_conflict():
    a = mention("2012-09-01", "2012-09-30", "ferry Oldport sank Marlow pilot inquest")
    b = mention("2013-09-01", "2013-09-30", "ferry Oldport sank Marlow pilot inquest", "b-01")
    assert groups(a, b) == [((0, 1), True)]


def test_two_dates_for_loosely_alike_matters_do_not():
    a = mention("2012-09-01", "2012-09-30", "ferry Oldport sank Marlow")
    b = mention("2013-09-01", "2013-09-30", "ferry Oldport painted subsidy council", "b-01")
    assert groups(a, b) == [((0,), False), ((1,), False)]


def test_labels_hold_at_most_seven_words():
    a = mention("2012-01-01", "2012-12-31", "ferry Oldport sank harbour pilot inquest Marlow jury")
    assert all(len(e.label.replace(",", "").split()) <= 7 for e in events([a, *OTHERS]))


DAYS = st.dates(date(1960, 1, 1), date(2020, 1, 1))
MENTIONS = st.builds(
    lambda a, b, terms: Mention("x", 1, 0, min(a, b), max(a, b), {t: t for t in terms}),
    DAYS,
    DAYS,
    st.sets(st.sampled_from(["ferry", "harbour", "pilot", "inquest", "lantern"])),
)


@given(st.lists(MENTIONS, max_size=12))
def test_every_mention_is_in_one_event_and_conflicts_are_real(mentions):
    found = events(mentions)
    assert sorted(i for e in found for i in e.mentions) == list(range(len(mentions)))
    for event in found:
        pairs = [(mentions[i], mentions[j]) for i in event.mentions for j in event.mentions]
        assert event.conflict == any(exclude(a, b) for a, b in pairs)
        assert event.begin <= event.end
