"""The findings: their numbers follow the tables, and there is an answer for every archive."""

import pytest

from pressaudit.archive import Archive
from pressaudit.notebook.cells import words
from pressaudit.prose.facts import Facts
from tests import frames


def corpus(**rows):
    return Archive(frames.corpus(**rows))


ALL = ["voices", "largest", "copied", "changed", "dates", "names", "topics", "silences"]


def post(number: int, outlet: str = "", authors: str = "") -> dict[str, object]:
    return {
        "article_id": f"a-{number:02}", "position": number, "capture": "a", "title": f"T{number}",
        "posted": "2019-05-01", "outlet": outlet, "authors": authors, "words": 100,
    }  # fmt: skip


def quotation(number: int, speaker: str, words: int, utterance: str = "") -> dict[str, object]:
    return {
        "quotation_id": f"q{number}{speaker}", "article_id": f"a-{number:02}", "paragraph": 1,
        "char_start": 0, "char_end": words * 5, "words": words, "kind": "quotation",
        "speaker": speaker, "utterance_id": utterance,
    }  # fmt: skip


def said(name, archive) -> str:
    return words(f"findings.{name}", archive)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("posts", [0, 1, 2])
def test_there_is_always_an_answer(name, posts):
    found = said(name, corpus(articles=[post(n + 1) for n in range(posts)]))
    assert "nan" not in found
    assert "{" not in found


def test_voices_of_equal_size():
    tables = corpus(
        articles=[post(1, "Quay News"), post(2, "Skerrin Post")],
        quotations=[quotation(1, "Ada Quill", 50), quotation(2, "Bram Hale", 50)],
    )
    assert Facts(tables).voices.effective == pytest.approx(2)
    found = said("voices", tables)
    assert found.startswith("**50% of the 100 quoted words are those of Ada Quill**")
    assert "2 posts from 2 outlets" in found
    assert "as diverse as 2.0 of equal size" in found


def test_largest_source_is_counted_by_words():
    tables = corpus(
        articles=[post(1), post(2), post(3)],
        quotations=[
            quotation(1, "Ada Quill", 30),
            quotation(2, "Ada Quill", 30),
            quotation(2, "Bram Hale", 40),
        ],
    )
    found = Facts(tables).largest
    assert (found.origin, found.posts) == ("Ada Quill", 2)
    assert found.share == pytest.approx(0.6)
    assert found.emptied == 1


def test_dates_older_than_a_year():
    timex = {"article_id": "a-01", "paragraph": 1, "type": "DATE", "anchor": "absolute"}
    old = {"date_begin": "2009-01-01", "date_end": "2009-12-31", "value": "2009"}
    new = {"date_begin": "2019-04-01", "date_end": "2019-04-30", "value": "2019-04"}
    tables = corpus(
        articles=[post(1)], timexes=[timex | old, timex | old, timex | old, timex | new]
    )
    assert Facts(tables).times.old == pytest.approx(0.75)
    assert "**75% of the 4 expressions of time" in said("dates", tables)
    assert "25% to the year before it, 0% to" in said("dates", tables)


def test_changes_have_both_pointers():
    tables = corpus(
        articles=[post(1, "Quay News"), post(2, "Skerrin Post")],
        alterations=[
            {
                "a_article": "a-02", "a_paragraph": 3, "b_article": "a-01", "b_paragraph": 7,
                "change": "six → seven", "declared": False,
            }
        ],
    )  # fmt: skip
    row = tables.changes().iloc[0]
    assert (row["what"], row["number"], row["paragraph"]) == ("quotation altered", 2, 3)
    assert (row["other_number"], row["other_paragraph"]) == (1, 7)
    assert Facts(tables).changed.altered == 1


def test_names_are_said_to_differ_only_where_they_do():
    named = {"paragraph": 1, "canonical": "Harbour League", "voice": "narration"}
    rows = [
        named | {"article_id": "a-01", "variant": "Harbour League"},
        named | {"article_id": "a-02", "variant": "Harbour League"},
        named | {"article_id": "a-01", "variant": "Harbour League"},
        named | {"article_id": "a-01", "variant": "HL"},
    ]
    posts = [post(1, "Quay News"), post(2, "Skerrin Post")]
    assert "the most in every outlet" in said("names", corpus(articles=posts, naming=rows))
    rows[1]["variant"] = "HL"
    rows.append(rows[0])
    assert "Skerrin Post &#40;HL&#41;" in said("names", corpus(articles=posts, naming=rows))


def test_only_what_was_found_to_differ_is_listed():
    tables = corpus(
        articles=[post(1, "Quay News"), post(2, "Skerrin Post")],
        alterations=[
            {"a_article": "a-02", "a_paragraph": 3, "b_article": "a-01", "b_paragraph": 7,
             "change": "six → seven", "declared": False},
        ],
    )  # fmt: skip
    found = said("changed", tables)
    assert "Quotations altered" in found
    assert "Hedges" not in found


def test_the_site_itself_is_named_only_where_it_has_posts():
    said_by = [quotation(1, "Ada Quill", 50), quotation(2, "Bram Hale", 50)]
    both = corpus(articles=[post(1, "Quay News"), post(2)], quotations=said_by)
    assert "from 1 outlet and the site itself" in said("voices", both)
    outlets = corpus(articles=[post(1, "Quay News"), post(2, "Post")], quotations=said_by)
    assert "from 2 outlets. " in said("voices", outlets)
