"""Work on every core: in order, the same as by one, and nothing left behind."""

import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from pandas.testing import assert_frame_equal

from pressaudit.app.cli import main
from pressaudit.corpus.build import build
from pressaudit.corpus.cache import Cache, dumps, key, loads
from pressaudit.corpus.workers import Workers
from pressaudit.read.captures import read_capture
from tests import sample


def test_results_come_in_order_and_children_go() -> None:
    with Workers(2) as workers:
        assert list(workers.map(abs, range(-20, 0))) == list(range(20, 0, -1))
    assert not multiprocessing.active_children()


def test_an_error_stops_what_is_under_way() -> None:
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
        for _ in workers.map(time.sleep, [0, 60, 60, 60]):
            raise KeyboardInterrupt
    assert time.monotonic() - start < 5
    assert not multiprocessing.active_children()


def test_a_killed_worker_is_told_of() -> None:
    with pytest.raises(MemoryError), Workers(2) as workers:
        list(workers.map(os._exit, [1]))


WORK = """
import time
from pressaudit.app.cli import run
from pressaudit.corpus.workers import Workers

def work(**_):
    with Workers(2) as workers:
        print("begun", flush=True)
        list(workers.map(time.sleep, [60] * 9))

run(work)
"""


def test_ctrl_c_ends_a_command_at_once_and_leaves_no_process() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WORK],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"begun\n"
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(9) == 130
        assert running.stderr.read().startswith(b"pressaudit: interrupted")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_tables_are_the_same_with_workers_and_from_the_cache(tmp_path: Path) -> None:
    captures = [read_capture(sample.HTML), read_capture(sample.UNSEEN / "unseen.txt")]
    alone = build(captures, text=True)
    with Workers(2) as workers:
        for _ in range(2):
            found = build(captures, text=True, workers=workers, kept=Cache(tmp_path))
            for name, table in alone.tables.items():
                assert_frame_equal(found.tables[name], table, obj=name)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_refused_capture_is_told_by_any_number_of_workers(workers: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(sample.HTML, tmp_path / "in" / "good.html")
    (tmp_path / "in" / "bad.txt").write_text("No archive at all.\n" * 3)
    command = ["build", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--workers", workers]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1, result.output
    assert "bad.txt" in result.output
    assert (tmp_path / "out" / "articles.csv").is_file()


def test_a_cache_holds_records_of_posts_only(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    made = key("a", 1)
    assert kept.get(made) is None
    kept.put(made, Counter("ab"))
    assert kept.get(made) == Counter("ab")
    (tmp_path / made).write_bytes(pickle.dumps(Fraction(1, 2)))
    assert kept.get(made) is None
    kept.sweep(time.time() + 9)
    assert not list(tmp_path.iterdir())
    with pytest.raises(pickle.UnpicklingError):
        loads(dumps(os.system))


def test_a_cache_lets_no_code_in_by_a_way_round() -> None:
    # STACK_GLOBAL walks dotted names: the module is ours, what stands at the end is not.
    for name in (b"os.getcwd", b"rules.digest", b"dumps"):
        module = b"pressaudit.corpus.cache"
        names = b"".join(b"\x8c" + bytes([len(one)]) + one for one in (module, name))
        with pytest.raises(pickle.UnpicklingError, match="no record"):
            loads(b"\x80\x04" + names + b"\x93)R.")


def test_a_spoilt_record_counts_as_none(tmp_path: Path) -> None:
    kept, made = Cache(tmp_path), key("a", 1)
    kept.put(made, ["the harbour is shut"])
    whole = (tmp_path / made).read_bytes()
    spoilt = [whole[:n] for n in range(len(whole))]
    spoilt += [whole[:n] + bytes([whole[n] ^ 1]) + whole[n + 1 :] for n in range(len(whole))]
    for data in spoilt:
        (tmp_path / made).write_bytes(data)
        assert kept.get(made) is None


def test_what_cannot_be_kept_stops_nothing(tmp_path: Path, monkeypatch) -> None:
    kept = Cache(tmp_path)

    def full(path: Path, _: Path) -> None:
        raise OSError(28, "No space left on device", path)

    monkeypatch.setattr(Path, "replace", full)
    kept.put(key("a", 1), "b")
    assert not list(tmp_path.iterdir())
    Cache(tmp_path / "absent").put(key("a", 1), "b")
