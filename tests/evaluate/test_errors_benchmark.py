"""The benchmark against the hand annotation of a capture, on an invented one."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
PAGE = """\
Shore Archive
  • Home
© 2003 - 2025 Shore Archive.
Courts

The pier is closed

Ada Quill, Fellmark Times

The pier was closed in March 2011, and nobody was told why it had to be.

\u00a0“We counted the planks twice,” said Bo Vane, a member of the harbour board.

May 4, 2016 0 comments
FacebookTwitterPinterestWhatsappTelegramSkypeEmail
© 2003 - 2025 Shore Archive . All Rights Reserved.
"""
LINES = PAGE.split("\n")


def place(words: str) -> dict:
    line = next(n for n, text in enumerate(LINES, start=1) if words in text)
    return {"article": 1, "line": line, "start": LINES[line - 1].index(words)}


QUOTE = place("We counted the planks twice,") | {
    "quote_text": "We counted the planks twice,", "kind": "quotation", "speaker": "Bo Vane",
    "told_to": None, "accept_kind": [], "accept_speaker": [None], "accept_told_to": ["Tern", None],
}  # fmt: skip
DATE = place("March 2011")
DATE |= {
    "end": DATE["start"] + 10, "surface": "March 2011", "core": True, "value": "2011-03",
    "date_begin": "2011-03-01", "date_end": "2011-03-31", "note": "",
}  # fmt: skip
VAGUE = DATE | {"core": False, "value": None, "date_begin": None, "date_end": None, "note": "vague"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "quotes-all.jsonl").write_text(json.dumps(QUOTE) + "\n", encoding="utf-8")
    dates = "\n".join(map(json.dumps, (DATE, VAGUE)))
    (tmp_path / "timexes-all.jsonl").write_text(dates, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "benchmarks/gold", str(folder / "page.txt"), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_prints_one_table_and_the_errors(folder):
    done = run(folder, str(folder))
    assert done.returncode == 0, done.stderr
    table, _, errors = done.stdout.partition("\n\n")
    assert "speakers  accuracy" in table
    assert "0 errors." in errors
    assert "planks" not in done.stdout


def test_says_what_is_missing(folder):
    (folder / "quotes-all.jsonl").unlink()
    done = run(folder, str(folder))
    assert done.returncode == 2
    assert "there is no annotation in quotes*.jsonl" in done.stderr


def test_an_annotation_of_another_capture_is_refused(folder):
    moved = json.dumps(QUOTE | {"line": 1})
    (folder / "quotes-all.jsonl").write_text(moved, encoding="utf-8")
    done = run(folder, str(folder))
    assert done.returncode == 2
    assert "line 1 of the capture is annotated and is no paragraph" in done.stderr


@pytest.fixture(scope="module")
def annotation():
    path = ROOT / "benchmarks" / "gold" / "annotation.py"
    spec = importlib.util.spec_from_file_location("annotation", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_places_in_lines_become_places_in_paragraphs(folder, annotation):
    from pressaudit.corpus.build import build  # noqa: PLC0415
    from pressaudit.read.captures import read_capture  # noqa: PLC0415

    corpus = build([read_capture(folder / "page.txt")], text=True)
    gold = annotation.read(folder, corpus, LINES)
    texts = corpus.text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    for table, words in (("quotations", QUOTE["quote_text"]), ("timexes", "March 2011")):
        row = gold[table].iloc[0]
        text = texts[row["article_id"], row["paragraph"]]
        assert text[row["char_start"] : row["char_end"]] == words
    assert gold["quotations"].loc[0, "accept_told_to"] == "Tern;-"
    assert list(gold["timexes"]["core"]) == [True, False]


def test_the_kept_results_hold_no_sentence():
    """Figures, names, kinds and places; the longest cell is the command."""
    for name in ("gold", "gold_errors"):
        path = ROOT / "benchmarks" / "results" / f"{name}.csv"
        if not path.is_file():
            continue
        cells = pd.read_csv(path, dtype=str, keep_default_na=False).to_numpy().ravel()
        assert all(len(cell.split()) < 8 for cell in cells)
