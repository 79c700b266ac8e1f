"""What was captured, and who wrote it."""

import pytest

from pressaudit.analyse.posts import SITE, UNSIGNED
from pressaudit.archive import Archive
from pressaudit.prose.facts import Facts
from tests.frames import corpus

SMALL = Archive(
    corpus(
        articles=[
            {"article_id": "p-02", "position": 2, "outlet": "", "authors": "", "words": 50},
            {
                "article_id": "p-01",
                "position": 1,
                "outlet": "The Tern",
                "authors": "Ada Moll; Bo Lind",
                "words": 150,
            },
        ],
        paragraphs=[
            {"article_id": "p-01", "paragraph": 1, "role": "body", "words": 150},
            {"article_id": "p-01", "paragraph": 2, "role": "pull_quote", "words": 12},
        ],
        quotations=[
            {"quotation_id": "q1", "article_id": "p-01", "kind": "quotation"},
            {"quotation_id": "q2", "article_id": "p-01", "kind": "scare"},
        ],
        capture=[{"capture": "x", "lines": 6, "body": 2, "menu": 1, "blank": 2, "novelty": 1}],
    )
)


def test_every_line_is_in_one_part_and_unknown_roles_are_other():
    use = SMALL.line_use()
    assert dict(zip(use["part"], use["lines"], strict=True)) == {
        "running text": 2,
        "menus, sidebar, footer": 1,
        "blank": 2,
        "other": 1,
    }
    assert use["share"].sum() == pytest.approx(1)


def test_posts_are_told_in_the_order_of_the_page():
    posts = SMALL.posts
    assert posts["number"].tolist() == [1, 2]
    assert posts["outlet"].tolist() == ["The Tern", SITE]
    assert posts["display_words"].tolist() == [12, 0]
    assert posts["quotations"].tolist() == [1, 0]


def test_outlets_are_told_by_words():
    frame = SMALL.outlets()
    assert frame["outlet"].tolist() == ["The Tern", SITE]
    assert frame["share"].tolist() == [0.75, 0.25]
    assert frame["authors"].tolist() == ["Ada Moll, Bo Lind", ""]


def test_every_role_says_what_became_of_its_lines():
    roles = SMALL.line_roles()
    assert roles[["role", "lines", "use"]].to_numpy().tolist() == [
        ["body", 2, "counted as words of the post"],
        ["menu", 1, "dropped"],
        ["blank", 2, "dropped"],
        ["novelty", 1, "kept beside them"],
    ]
    assert roles["lines"].sum() == SMALL.corpus.capture["lines"].sum()


def test_writers_are_told_one_by_one():
    frame = SMALL.writers()
    assert frame.to_numpy().tolist() == [
        ["Ada Moll", 1, "1", "The Tern", 150],
        ["Bo Lind", 1, "1", "The Tern", 150],
        [UNSIGNED, 1, "2", SITE, 50],
    ]


def test_the_figures_of_the_sentences_add_up():
    facts = Facts(SMALL).reading
    kept = facts.counted_lines + facts.beside_lines + facts.dropped_lines
    assert kept == facts.lines == 6
    assert (facts.authors, facts.unsigned, facts.display_words) == (2, 1, 12)


def test_an_empty_archive_has_figures_too():
    assert Facts(Archive(corpus())).reading.posts == 0
    assert Archive(corpus()).writers().empty


@pytest.mark.parametrize(("captures", "each"), [(1, 4), (2, 4), (3, 2)])
def test_a_post_has_one_number_in_a_build_of_several_captures(captures, each):
    articles = [
        {"article_id": f"{page}-{n}", "capture": page, "position": n, "posted": "2019-03-01",
         "outlet": f"Outlet {n}", "authors": f"Writer {page}{n}", "words": 10}
        for page in "cab"[:captures]
        for n in range(1, each + 1)
    ]  # fmt: skip
    ids = sorted(row["article_id"] for row in articles)
    where = {"paragraph": 1, "char_start": 0, "char_end": 4}
    rows = [{"article_id": i} | where for i in ids]
    dated = {"type": "DATE", "surface": "1 May 2012", "value": "2012-05-01", "anchor": "absolute"}
    dated |= {"date_begin": "2012-05-01", "date_end": "2012-05-01", "event_id": "e1"}
    event = {"event_id": "e1", "label": "pier", "date_begin": "2012-05-01"}
    archive = Archive(
        corpus(
            articles=articles,
            paragraphs=[
                {"article_id": i, "paragraph": 1, "role": "body", "characters": 9} for i in ids
            ],
            timexes=[row | dated for row in rows],
            events=[event | {"date_end": "2012-05-01", "articles": len(ids), "mentions": len(ids)}],
            quotations=[
                row
                | {"quotation_id": f"q{n}", "kind": "quotation", "speaker": "Tom Berg", "words": 5}
                for n, row in enumerate(rows)
            ],
            naming=[
                row | {"canonical": "HL", "variant": f"v{n % 2}"} for n, row in enumerate(rows)
            ],
            terms=[row | {"term": "harbour", "lemma": "harbour", "count": 5} for row in rows],
        )
    )
    number = dict(zip(ids, range(1, len(ids) + 1), strict=True))
    everything = ", ".join(str(n) for n in number.values())
    frames = [archive.posts, archive.quotations, archive.dates, archive.source_matrix(),
              archive.chains(), archive.own_share(), archive.term_places(),
              archive.namings()]  # fmt: skip
    for frame in frames:
        found = dict(zip(frame["article_id"], frame["number"], strict=True))
        assert found == number
    assert archive.events()["posts"].tolist() == [everything]
    assert archive.speakers()["posts"].tolist() == [everything]
    assert archive.term_rates("harbour")["number"].tolist() == list(number.values())
    assert archive.addresses()["number"].tolist() == list(number.values())
    assert sorted(set(archive.names_by("number")["number"])) == list(number.values())
    assert [archive.where(row).split()[0] for row in rows] == [str(n) for n in number.values()]
    assert set(archive.writers()["numbers"]) == {str(n) for n in number.values()}
