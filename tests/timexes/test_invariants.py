"""What holds for any text: offsets, order, possible days, the same answer again."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pressaudit import rules
from pressaudit.language.document import document
from pressaudit.timexes import find

TABLES = [
    table
    for name, table in rules.load("timexes").items()
    if name not in {"rules", "before", "pieces", "context"}
]
GLUE = "the of in on at a and later ago 0 1 2 29 30 31 99 1999 2000 9999 '99 , . - – / : 's"
KEYS = {"needs", "takes", "small"}
SECTIONS = rules.load("timexes")["rules"].values()
ROWS = [row for section in SECTIONS for name, row in section.items() if name not in KEYS]
EXAMPLES = [example for _, example, _ in ROWS]
WORDS = sorted({word for table in TABLES for word in table} | set(GLUE.split()))
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from([*WORDS, *(w.capitalize() for w in WORDS), *EXAMPLES * 5]),
        min_size=1,
        max_size=12,
    ).map(" ".join),
)
ANY_DAY = st.one_of(st.none(), st.dates())


@settings(max_examples=600, deadline=None)
@given(ANY_TEXT, ANY_DAY)
def test_any_text_gives_possible_dates_in_order(text, posted):
    found = find(text, posted)
    assert found == find(text, posted)
    paragraphs = {p.number: p.text for p in document(text).paragraphs}
    place = (1, 0)
    for timex in found:
        assert paragraphs[timex.paragraph][timex.char_start : timex.char_end] == timex.surface
        assert place <= (timex.paragraph, timex.char_start) < (timex.paragraph, timex.char_end)
        place = (timex.paragraph, timex.char_end)
        assert timex.type in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.value
        assert (timex.date_begin is None) == (timex.date_end is None) == (timex.anchor == "none")
        assert (timex.date_begin is None) == (timex.granularity == "none")
        if timex.date_begin and timex.date_end:
            assert timex.date_begin <= timex.date_end


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), ANY_DAY)
def test_a_day_written_out_is_that_day_wherever_it_stands(day, posted):
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day}"):
        (timex,) = find(f"It sank on {form}.", posted)
        assert (timex.surface, timex.value) == (form, day.isoformat())
        assert timex.date_begin == timex.date_end == day


@given(st.dates(date(1, 1, 9), date(9998, 12, 1)), st.sampled_from(range(7)))
def test_a_weekday_is_within_a_week_of_the_post(posted, weekday):
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (before,) = find(f"It sank on {name}.", posted)
    (after,) = find(f"It will sail on {name}.", posted)
    assert 0 <= (posted - before.date_begin).days < 7
    assert 0 <= (after.date_begin - posted).days < 7
    assert before.date_begin.weekday() == after.date_begin.weekday() == weekday
