"""The findings: their numbers follow the tables, and there is an answer for every archive."""

import html

import pytest

from pressaudit.archive import Archive
from pressaudit.notebook.cells import words
from pressaudit.prose.facts import Facts
from tests import frames
from tests.analyse import archive_of_sources


def corpus(**rows):
    return Archive(frames.corpus(**rows))


ALL = ["about", "largest", "changed", "heard", "copied", "dates", "voices", "names", "topics",
       "silences"]  # fmt: skip


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
    assert "100 quoted words are from 2 voices" in found
    assert "as if there were 2.0 voices of equal size" in found


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
    assert "25% point to the year before it, 0% to" in said("dates", tables)


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
    assert "One quotation differs from the words of another post" in found
    assert "holds back" not in found


def test_the_site_itself_is_named_only_where_it_has_posts():
    both = said("about", corpus(articles=[post(1, "Quay News"), post(2)]))
    assert "The posts are from Quay News; 1 names no outlet" in both
    outlets = said("about", corpus(articles=[post(1, "Quay News"), post(2, "Post")]))
    assert "The posts are from Post, Quay News." in outlets
    assert "no outlet" not in outlets


def test_the_archive_is_introduced_as_its_capture_has_it():
    named = {"paragraph": 1, "canonical": "Harbour League", "voice": "narration"}
    posts = [post(1, "Quay News") | {"site": "Pier Watch"}, post(2) | {"site": "Pier Watch"}]
    rows = [
        named | {"article_id": "a-01", "variant": variant}
        for variant in ("Harbour League", "Harbour League", "HL")
    ]
    found = said("about", corpus(articles=posts, naming=rows))
    assert found.startswith("**Pier Watch** republishes articles from elsewhere beside its own.")
    assert "dated 1 May 2019." in found
    assert "**Harbour League**, also written HL; it stands in 1 of the 2 posts" in found


def test_a_confirmation_of_what_was_held_back_comes_first():
    found = html.unescape(words("findings.changed", archive_of_sources.archive()))
    first = found.split("**")[1]
    assert first.startswith("What post 1 (Tern) calls *it is rumoured*, post 2 (Gull)")
    assert "cites a reporter for its own author's words" in found
    changes = archive_of_sources.archive().changes()
    assert changes["what"].iloc[0] == "held back there, confirmed here"


def test_who_is_named_often_and_never_quoted_is_named():
    rows = [{"article_id": "a-01", "paragraph": 1, "canonical": name, "count": n}
            for name, n in (("Ada Quill", 7), ("Bram Hale", 6), ("Cy Roe", 2))]  # fmt: skip
    tables = corpus(
        articles=[post(1, "Quay News")],
        paragraphs=[{"article_id": "a-01", "paragraph": 1, "role": "body", "words": 100}],
        names=rows,
        quotations=[quotation(1, "Ada Quill", 20)],
    )
    found = said("heard", tables)
    assert "Ada Quill is named most, 7 times" in found
    assert "Named often and quoted never: Bram Hale (6 times)." in found.replace(
        "&#40;", "("
    ).replace("&#41;", ")")
