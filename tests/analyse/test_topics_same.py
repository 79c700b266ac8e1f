"""The topics are the same on every run, thread count and hash seed, in whatever order rows come."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pressaudit.analyse.topics.find import alternatives
from pressaudit.analyse.topics.tree import tree
from pressaudit.archive import Archive
from pressaudit.corpus.model import Corpus
from pressaudit.prose import words
from pressaudit.prose.topic_facts import TopicFacts
from tests.analyse.archive_of_topics import archive, topics

ROOT = Path(__file__).parents[2]
SCRIPT = "from tests.analyse.test_topics_same import fingerprint; print(fingerprint())"


def shown(place):
    """Everything that the notebook shows of an archive, as text."""
    found = topics(place, nulls=19, times=3)
    frames = (
        found.choice.curve, found.listed(), found.terms(), found.typical(), found.on_map(),
        found.in_posts(), found.followed, alternatives(found), tree(found.counts, times=10).joins,
    )  # fmt: skip
    parts = [frame.round(2).to_csv(index=False) for frame in frames]
    facts = {"topics": TopicFacts.of(found)}
    return "\n".join([*parts, words("topics.answer", facts), words("topics.folding", facts)])


def fingerprint():
    return hashlib.sha256(shown(planted()).encode()).hexdigest()


def planted():
    return archive(windows=4, matter_share=0.35, copies=[(4, 2, 1, 1), (5, 1, 2, 3)])


@pytest.fixture(scope="module")
def expected():
    text = shown(planted())
    assert "3 groups" in text
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(("seed", "threads"), [("0", "1"), ("4242", "4")])
def test_hash_seed_and_threads_change_nothing(expected, seed, threads):
    variables = {
        "PYTHONHASHSEED": seed,
        "OMP_NUM_THREADS": threads,
        "OPENBLAS_NUM_THREADS": threads,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=os.environ | variables, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == expected


def test_the_order_of_rows_changes_nothing(expected):
    tables: dict[str, pd.DataFrame] = {
        name: frame.sample(frac=1, random_state=1)
        for name, frame in planted().corpus.tables.items()
    }
    text = shown(Archive(Corpus(tables)))
    assert hashlib.sha256(text.encode()).hexdigest() == expected
