"""Tables and charts as HTML: for people, escaped, with all rows to download."""

import base64
import re

import pandas as pd

from pressaudit.analyse import schema
from pressaudit.archive import Archive
from pressaudit.figures.base import PAGE, Chart
from pressaudit.notebook.markup import behind, chart_html, result_html, table_html
from tests import frames

FRAME = pd.DataFrame(
    {
        "when": pd.to_datetime(["2019-05-01", None]),
        "sure": [True, False],
        "share": [0.123456, -0.0001],
        "words": ["<b>", "=A1+1"],
    }
)


def downloaded(text: str) -> str:
    return base64.b64decode(re.search(r"base64,([^\"]+)\"", text).group(1)).decode()


def test_a_table_is_for_people():
    text = table_html(FRAME, {"when": "day", "sure": "certain", "share": "share"}, name="t")
    assert "<th>certain</th>" in text
    assert ">yes<" in text
    assert ">no<" in text
    assert ">0.12<" in text
    assert '<td class="whole">2019-05-01</td>' in text
    assert "NaT" not in text


def test_numbers_stand_at_the_right_and_shares_in_per_cent():
    frame = pd.DataFrame({"n": [3, 20], "part": [0.2634, 0.001], "rate": [1.0, 2.5]})
    text = table_html(frame, name="t", percent={"part"})
    assert text.count("<th class=number>") == 3
    cells = re.findall(r'number"[^>]*>(.*?)<', text)
    assert cells == ["3", "26%", "1.00", "20", "&lt; 1 %", "2.50"]
    assert 'data-value="0.2634"' in text


def test_a_row_says_where_it_stands_and_nothing_of_its_words():
    frame = pd.DataFrame(
        {"article_id": ["p1"], "paragraph": [2], "char_start": [3], "char_end": [9], "who": ["A"]}
    )
    assert '<tr data-at="p1.2.3.9">' in table_html(frame, {"who": "who"}, name="t")


def test_what_comes_from_captures_is_escaped():
    text = table_html(FRAME, name="t")
    assert "&lt;b&gt;" in text
    assert "<b>" not in text
    assert "'=A1+1" in downloaded(text)


def test_long_tables_are_cut_and_say_so():
    long = pd.DataFrame({"n": range(50)})
    text = table_html(long, name="t", rows=10)
    assert "10 of 50 rows shown" in text
    assert text.count("<tr hidden>") == 40
    assert len(downloaded(text).splitlines()) == 51


def test_a_chart_has_its_words_and_its_frame():
    chart = Chart("two-dots", PAGE.figure(1), FRAME, "Two dots, one above the other.")
    assert 'aria-label="Two dots, one above the other."' in chart_html(chart)
    assert "2 rows" in behind(chart)
    assert chart_html(chart) == chart_html(chart)


def test_codes_are_shown_in_words_and_downloaded_as_they_are():
    frame = pd.DataFrame({"kinds": ["near_verbatim, verbatim"], "direction": ["b_to_a"]})
    text = table_html(frame, name="t")
    assert "near verbatim, verbatim" in text
    assert "other post → post" in text
    assert "near_verbatim" in downloaded(text)


def test_what_is_missing_is_an_empty_cell():
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "x": [1.0, None]})
    assert "NA" not in table_html(frame, name="t").split("base64")[0]


def test_an_empty_table_is_a_sentence():
    text = table_html(FRAME.head(0), name="t", caption="Things")
    assert "Things: none found." in text
    assert "<table" not in text


def test_a_result_is_shown_as_its_schema_says():
    frame = schema.frame("families", [(1, "1, 2", 2, 1, "one report", "")])
    text = result_html(frame)
    assert re.findall(r"<th\b.*?>(.*?)</th>", text) == [
        "family", "posts", "outlets", "held together by", "carried by",
    ]  # fmt: skip
    assert "<caption>Families of posts</caption>" in text
    assert 'download="families.csv"' in text
    assert "<th>outlets</th>" not in result_html(frame, ["posts"])


def test_what_was_never_searched_is_not_said_to_have_found_nothing():
    archive = Archive(frames.corpus())
    text = result_html(archive.ngrams())
    assert "not searched, since the words of the posts are not at hand" in text
    assert "none found" not in text
    assert "none found" in result_html(archive.circles())


def test_every_column_of_a_result_is_documented():
    used = {c for r in schema.results().values() for c in (*r.columns, *r.shown)}
    assert used - set(schema.columns()) == set()
    assert all(column.head and column.doc for column in schema.columns().values())


def test_a_part_of_a_result_is_still_that_result():
    frame = schema.frame("families", [(1, "1, 2", 2, 1, "", ""), (2, "3", 1, 1, "", "")])
    for part in (frame[frame["n_posts"] > 1], frame.head(1), frame.sort_values("posts")):
        assert part.attrs == {"result": "families"}


def test_cells_of_scripts_from_the_right_say_so():
    frame = pd.DataFrame({"title": ["۱۲ قایق در بندر", "Ferries (قایق)", "12 boats"]})
    shown = table_html(frame, name="t")
    assert '<td dir="rtl">۱۲ قایق در بندر</td>' in shown
    assert "<td>Ferries (قایق)</td>" in shown
    assert "<td>12 boats</td>" in shown
