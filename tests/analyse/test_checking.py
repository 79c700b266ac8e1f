"""Rows drawn to be judged, and figures corrected by the judgement."""

import numpy as np
import pandas as pd
import pytest

from pressaudit.analyse import checking
from pressaudit.analyse.relabel import Rate, label_error
from tests.analyse.archive_of_sources import archive

HEADS = {"speaker": ("words of Ann", "Ann", 1.0)}


def planted(random, size=400, error=0.2, into=0.8):
    """Quotations of six people; of those that are wrong, ``into`` are given to Ann."""
    people = list("BCDEF")
    truth = np.where(random.random(size) < 0.3, "Ann", random.choice(people, size))
    other = np.where(random.random(size) < into, "Ann", random.choice(people, size))
    says = np.where(random.random(size) < error, other, truth)
    rows = pd.DataFrame(
        {
            "kind": "speaker",
            "item": [f"q{n}" for n in range(size)],
            "article_id": "a",
            "number": 1,
            "paragraph": 1,
            "char_start": range(size),
            "outlet": random.choice(list("xyz"), size),
            "rule": random.choice(list("rst"), size),
            "says": says,
            "weight": np.round(np.exp(random.normal(2.5, 0.8, size))) + 1,
        }
    )
    return rows, dict(zip(rows["item"], truth, strict=True))


def judged(sample, truth):
    should = sample["item"].map(truth)
    right = should == sample["says"]
    return sample.assign(
        right=np.where(right, "yes", "no"), should_be=should.mask(right.astype(bool), "")
    )


@pytest.mark.parametrize(("error", "into"), [(0.1, 0.5), (0.3, 0.9)])
def test_corrected_figures_lie_within_their_intervals(error, into):
    random, held, near, times = np.random.default_rng(1), 0, 0, 300
    for seed in range(times):
        rows, truth = planted(random, error=error, into=into)
        sample = judged(checking.check_sample(rows, 80, seed), truth)
        found = checking.corrected(rows, sample, HEADS).iloc[0]
        true = (rows["weight"] * (rows["item"].map(truth) == "Ann")).sum() / rows["weight"].sum()
        held += bool(found["low"] <= true <= found["high"])
        near += bool(found["low"] <= found["plain"] <= found["high"])
    assert 0.9 <= held / times <= 0.98
    if into > 0.5:
        assert near / times < 0.2  # the plain figure is off, and the interval says so


def test_rows_are_drawn_with_the_probability_that_they_say():
    rows, _ = planted(np.random.default_rng(1), size=60)
    drawn = dict.fromkeys(rows["item"], 0)
    for seed in range(400):
        sample = checking.check_sample(rows, 20, seed)
        assert len(sample) == 20
        for item in sample["item"]:
            drawn[item] += 1
    chance = checking._chances(rows["weight"].to_numpy(), 20)
    assert np.abs(np.array(list(drawn.values())) / 400 - chance).max() < 0.1
    assert chance.sum() == pytest.approx(20)


def test_who_judges_all_rows_knows_the_figure():
    rows, truth = planted(np.random.default_rng(1), size=50)
    sample = judged(checking.check_sample(rows, 50), truth)
    found = checking.corrected(rows, sample, HEADS).iloc[0]
    true = (rows["weight"] * (rows["item"].map(truth) == "Ann")).sum() / rows["weight"].sum()
    assert found["low"] == found["corrected"] == found["high"] == pytest.approx(true)


def test_what_is_no_row_at_all_leaves_the_whole_too():
    rows, truth = planted(np.random.default_rng(1), size=50, error=0.0)
    gone = set(rows["item"][rows["says"] == "B"])
    truth |= dict.fromkeys(gone, "none")
    sample = judged(checking.check_sample(rows, 50), truth)
    kept = rows[~rows["item"].isin(gone)]
    true = kept["weight"][kept["says"] == "Ann"].sum() / kept["weight"].sum()
    assert checking.corrected(rows, sample, HEADS)["corrected"].iloc[0] == pytest.approx(true)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"right": ""}, "yes or no"),
        ({"right": "no", "should_be": ""}, "should_be"),
        ({"item": "q999", "right": "yes"}, "not in this archive"),
    ],
)
def test_a_judgement_that_cannot_be_used_is_refused(row, said):
    rows, truth = planted(np.random.default_rng(1), size=50)
    sample = judged(checking.check_sample(rows, 10), truth)
    for column, value in row.items():
        sample.loc[0, column] = value
    with pytest.raises(ValueError, match=said):
        checking.corrected(rows, sample, HEADS)


def test_a_sample_of_an_archive_goes_through_a_file(tmp_path):
    held = archive()
    sample = held.check_sample(40)
    assert set(sample["kind"]) <= set(checking.KINDS)
    assert sample["where"].str.contains("¶").all()
    sample.assign(right="yes").to_csv(tmp_path / "judged.csv", index=False)
    found = held.corrected(tmp_path / "judged.csv")
    assert (found["plain"] == found["corrected"]).all()
    assert (found["low"] <= found["plain"]).all()
    assert (found["plain"] <= found["high"]).all()


def test_a_rate_is_worth_the_observations_that_its_interval_was_made_of():
    assert Rate.of(0.7, 0.481, 0.8545).size == pytest.approx(20, abs=0.1)
    assert Rate.of(1.0, 0.8897, 1.0).size == pytest.approx(31, abs=0.1)


def test_labels_as_wrong_as_measured_give_a_range_around_or_below_the_figure():
    said = pd.DataFrame(
        {
            "article_id": list("aabbcc"),
            "utterance_id": "",
            "origin": ["Ann", "Ann", "Ann", "Bo", "Ann", "Cy"],
            "words": [30, 30, 30, 30, 30, 30],
        }
    )
    pointing = pd.DataFrame({"period": ["earlier"] * 8 + ["the year before"] * 2})

    def found(right):
        rate = {"accuracy": Rate(right, 1000)}
        rates = {"speakers": rate, "intervals": rate}
        return label_error(said, pointing, 0.1, "Ann", rates).set_index("figure")

    sure, unsure = found(0.999), found(0.6)
    assert sure.loc["quoted words of Ann", "high"] == pytest.approx(4 / 6)
    assert unsure.loc["quoted words of Ann", "low"] < 0.4
    assert unsure.loc["voices", "high"] > 3
    assert unsure.loc["times more than a year back", "low"] < 0.75
    assert "text that stands in another post" not in sure.index
