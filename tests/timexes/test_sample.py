"""The sample archive: every planted date is found, with the days that its annotation gives."""

import pytest

from pressaudit.read.captures import read_capture
from pressaudit.timexes import Timex, timexes
from tests.sample import TEXT, gold

Place = tuple[str, str]
MODIFIED = ("early", "mid", "late", "end")
"""Parts of a stretch: their days are honest readings among several."""


@pytest.fixture(scope="module")
def found() -> dict[Place, list[Timex]]:
    places: dict[Place, list[Timex]] = {}
    for article in read_capture(TEXT).articles:
        for timex in timexes(article):
            places.setdefault((article.article_id, str(timex.paragraph)), []).append(timex)
    return places


def within(row: dict[str, str], timex: Timex) -> bool:
    return timex.char_start < int(row["char_end"]) and int(row["char_start"]) < timex.char_end


def over(row: dict[str, str], found: dict[Place, list[Timex]]) -> list[Timex]:
    return [t for t in found.get((row["article_id"], row["paragraph"]), []) if within(row, t)]


def same_days(row: dict[str, str], met: list[Timex]) -> bool:
    """Whether the days agree: of one expression, or of a range whose ends are two."""
    begins, ends = [t.date_begin for t in met], [t.date_end for t in met]
    if not row["date_begin"]:
        # "The same day" in an open year: one annotator gives it the days of that year.
        return not any(begins) or all(t.value.startswith("XXXX") for t in met)
    if not all(begins) or not all(ends):
        return False
    days = (str(min(begins)), str(max(ends)))
    if any(word in row["surface"] for word in MODIFIED):
        return days[0] <= row["date_end"] and row["date_begin"] <= days[1]
    return days == (row["date_begin"], row["date_end"])


@pytest.mark.parametrize("table", ["timexes", "second_timexes"])
def test_every_planted_expression_is_found_with_its_days(found, table):
    wrong = [
        (row["article_id"], row["paragraph"], row["surface"], [t.value for t in over(row, found)])
        for row in gold(table)
        if not same_days(row, over(row, found)) or not over(row, found)
    ]
    assert wrong == []


def test_nothing_else_has_days(found):
    known: dict[Place, list[dict[str, str]]] = {}
    for table in ("timexes", "second_timexes", "passed_over"):
        for row in gold(table):
            known.setdefault((row["article_id"], row["paragraph"]), []).append(row)
    text_roles = {"caption", "byline", "biography"}
    unread = {
        (r["article_id"], r["paragraph"]) for r in gold("paragraphs") if r["role"] in text_roles
    }
    more = [
        (place, timex.surface, timex.value)
        for place, timexes_there in found.items()
        if place not in unread
        for timex in timexes_there
        if timex.date_begin and not any(within(row, timex) for row in known.get(place, []))
    ]
    assert more == []


def test_both_dates_of_every_conflict_are_found(found):
    for row in gold("conflicts"):
        for side in "ab":
            place = (row[f"{side}_article_id"], row[f"{side}_paragraph"])
            days = [(str(t.date_begin), str(t.date_end)) for t in found[place]]
            assert (row[f"{side}_date_begin"], row[f"{side}_date_end"]) in days
