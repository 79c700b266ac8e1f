"""What travels: clusters with their heads, what is cut, flows between outlets, periods."""

import csv
from collections import defaultdict

import pytest

from pressaudit.analyse.sources.travels import herfindahl
from pressaudit.archive import Archive
from pressaudit.corpus.build import build
from pressaudit.read.captures import read_capture
from tests.analyse.archive_of_sources import archive
from tests.frames import corpus
from tests.test_wire import FOLDER


@pytest.fixture(scope="module")
def wire():
    return Archive(build([read_capture(FOLDER / "wire.txt")]))


@pytest.fixture(scope="module")
def truth():
    with (FOLDER / "gold" / "articles.csv").open(encoding="utf-8", newline="") as lines:
        return {row["article_id"]: row for row in csv.DictReader(lines)}


def test_clusters_are_the_stories_and_their_copies(wire, truth):
    told = defaultdict(set)
    for i, row in truth.items():
        for origin in filter(None, row["origins"].split("; ")):
            told[origin].add(i)
        if row["kind"] == "origin":
            told[row["name"]].add(i)
    rows = wire.carried()
    found = [set(group["article_id"]) for _, group in rows.groupby("cluster")]
    assert sorted(map(sorted, found)) == sorted(map(sorted, told.values()))
    heads = {truth[i]["name"] for i in rows.loc[rows["head"], "article_id"]}
    assert heads == {row["name"] for row in truth.values() if row["kind"] == "origin"}
    assert (wire.clusters()["begins_with"] == "").sum() == 2


def test_who_cut_the_end_is_told(wire, truth):
    rows = wire.carried()
    rows = rows[rows["kept_of_first"].notna()]
    right = 0
    for row in rows.itertuples():
        planted = truth[row.article_id]
        if planted["generation"] == "1" and "; " not in planted["origins"]:
            last = row.cut.split(" of ")
            at_end = len(last) == 2 and last[0].split("–")[-1].split(", ")[-1] == last[1]
            right += at_end == ("cut at the end" in planted["edits"])
    assert right == 32


def test_text_flows_from_the_house_of_the_story_to_that_of_the_copy(wire, truth):
    # As the build reads the bylines: how well it does is measured elsewhere.
    outlet = wire.posts.set_index("article_id")["outlet"]
    house = {row["name"]: outlet[i] for i, row in truth.items()}
    planted = {
        (house[one], outlet[i])
        for i, row in truth.items()
        for one in row["copied_from"].split("; ")
        if one in house
    }
    rows = wire.flows()
    found = set(zip(rows["from_outlet"], rows["to_outlet"], strict=True))
    both = len(found & planted)
    assert both / len(planted) >= 0.94
    assert both / len(found) >= 0.94
    assert rows["words"].is_monotonic_decreasing


def test_a_house_without_a_post_gives_too(wire):
    rows = wire.flows()
    given = rows[rows["from_outlet"] == "Northline News"]
    assert {"Tarn Valley News", "Ellin Today"} <= set(given["to_outlet"])


def test_periods_are_as_long_as_posts_are_few(wire):
    rows = wire.over_time()
    assert set(rows["period"]) == {"week"}
    assert rows["n_posts"].sum() == 66
    assert rows["hhi"].between(0, 1).all()


def passage(a, b, *, words=30, kind="near_verbatim", direction="a_to_b"):
    return {
        "a_article": a, "a_start": 8, "a_end": 60, "b_article": b, "b_start": 8, "b_end": 60,
        "words": words, "similarity": 0.9, "kind": kind, "direction": direction,
    }  # fmt: skip


def test_a_copy_of_two_stands_in_both_clusters_and_lags_are_days():
    found = archive(reuse=[passage("a", "c"), passage("b", "c")])
    found.corpus.articles["posted"] = [f"2020-03-0{n}" for n in (4, 2, 6, 1, 1)]
    rows = found.carried()
    assert rows[["cluster", "number", "days_late"]].to_numpy().tolist() == [
        [1, 1, 0], [1, 3, 2], [2, 2, 0], [2, 3, 4],
    ]  # fmt: skip
    assert rows.loc[rows["number"] == 3, "taken_from"].tolist() == ["1", "2"]
    assert found.clusters()["first_posted"].astype(str).tolist() == ["2020-03-04", "2020-03-02"]


@pytest.mark.parametrize(
    "row",
    [
        passage("a", "c", words=13),
        passage("a", "c", kind="third_party_quotation"),
        passage("a", "c", kind="pull_quote"),
    ],
    ids=["formula", "one speech", "display"],
)
def test_formulas_and_speeches_make_no_cluster(row):
    found = archive(reuse=[row], citations=[])
    assert found.clusters().empty
    assert found.flows().empty


def test_posts_of_which_none_is_first_are_a_cluster_without_a_head():
    found = archive(reuse=[passage("a", "c", direction="undetermined")], citations=[])
    row = found.clusters().iloc[0]
    assert (row["begins_with"], row["n_posts"]) == ("", 2)
    assert found.carried()["kept_of_first"].isna().all()
    assert found.flows().empty


def test_what_is_left_out_is_given_as_paragraphs_of_the_first_post():
    tables = corpus(
        articles=[
            {"article_id": i, "position": n, "title": "", "outlet": o, "words": 100}
            for n, (i, o) in enumerate([("a", "Tern"), ("b", "Gull")])
        ],
        paragraphs=[
            {"article_id": i, "paragraph": p, "role": "body", "words": 20, "characters": 99}
            for i in "ab"
            for p in range(1, 6)
        ],
        reuse=[passage("a", "b") | {"a_start": 101, "a_end": 200, "b_start": 1, "b_end": 100}],
    )
    row = Archive(tables).carried().set_index("number").loc[2]
    assert row["cut"] == "1, 3–5 of 5"
    assert row["kept_of_first"] == pytest.approx(0.2, abs=0.01)
    assert row["own_part"] == pytest.approx(0.8, abs=0.01)


def test_of_many_carriers_the_first_are_named():
    many = [(f"p{n:02}", "Tern", "") for n in range(12)]
    found = archive(posts=many, reuse=[passage("p00", i) for i, _, _ in many[1:]], quotations=[])
    assert found.clusters()["carriers"].iloc[0].endswith("8 · Tern and 4 more")
    assert len(found.carried()) == 12


def test_all_in_one_hand_is_1_and_equal_parts_are_one_over_their_number():
    assert herfindahl([7]) == 1
    assert herfindahl([2, 2, 2, 2]) == 0.25
    assert herfindahl([]) == 0
