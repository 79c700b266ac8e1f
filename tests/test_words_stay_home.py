"""No tracked file holds a run of eight or more words of a capture (docs/design.md)."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN = 8
CAPTURES = [
    *sorted((ROOT.parent / "shared" / "corpus").glob("*.txt")),
    *sorted(p for p in (ROOT / "data" / "raw").glob("*") if p.suffix in {".txt", ".html"}),
]
PROSE_LINE = 25
"""Lines of fewer words are titles, bylines and menus, which may be named."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    tokens = words(text)
    return {tuple(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_the_detector_sees_a_run():
    text = "one two three four five six seven eight nine ten"
    assert runs("zero " + text) & runs(text)
    assert not runs("one two three four five six seven") & runs(text)


@pytest.mark.skipif(not CAPTURES, reason="no capture on this machine: put one into data/raw")
def test_no_tracked_file_holds_the_words_of_a_capture():
    home = set()
    for capture in CAPTURES:
        for line in capture.read_text(encoding="utf-8").splitlines():
            if len(words(line)) >= PROSE_LINE:
                home |= runs(line)
    found = {}
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        if strayed := runs(text) & home:
            found[str(path.relative_to(ROOT))] = len(strayed)
    assert found == {}
