"""The archive: every result once, kept with it and with nothing else, and light to import."""

import subprocess
import sys

import pytest

import pressaudit
from pressaudit import analyse
from pressaudit.archive import Archive
from pressaudit.read.errors import CaptureError
from tests import sample
from tests.analyse.archive_of_sources import archive


def test_a_result_is_computed_once_by_its_arguments(monkeypatch):
    place, asked = archive(), []
    speakers, by = analyse.voices.speakers, analyse.keyness.compare
    monkeypatch.setattr(analyse.voices, "speakers", lambda *a: asked.append("all") or speakers(*a))
    monkeypatch.setattr(analyse.keyness, "compare", lambda *a: asked.append(a[2]) or by(*a))
    for _ in range(2):
        place.speakers()
        place.findings()
        place.terms(by="outlet")
        place.terms(by="authors")
    assert asked == ["all", "outlet", "authors"]


def test_what_is_done_to_a_frame_stays_there():
    place = archive()
    frame = place.speakers()
    frame["words"] = 0
    frame.drop(frame.index, inplace=True)
    assert place.speakers()["words"].sum() > 0


def test_two_archives_share_nothing():
    assert len(archive(quotations=[]).speakers()) < len(archive().speakers())


@pytest.mark.parametrize(
    ("frame", "pointer"),
    [
        ("quotations", "1 ¶1, “words of u1”"),
        ("passages", "1 ¶1; 2 ¶1"),
        ("posts", ""),
    ],
)
def test_a_row_leads_to_its_places(frame, pointer):
    place = archive()
    assert place.where(getattr(place, frame).iloc[0]) == pointer


def test_what_is_left_without_one_voice():
    place = archive()
    left = place.without("Tom Berg").set_index("number")["words_left"]
    assert left.to_dict() == {1: 0, 2: 0, 3: 0}
    assert place.without().iloc[0]["origin"] == "Tom Berg"
    assert place.without("Nobody Here").empty


def test_an_archive_can_be_made_of_pages_without_a_file():
    built = pressaudit.build(sample.TEXT, text=True)
    assert isinstance(built, Archive)
    assert len(built.posts) == 14
    assert built.corpus.text is not None


def test_a_page_that_cannot_be_read_is_no_archive(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(CaptureError):
        pressaudit.build(tmp_path / "empty.txt")


def test_importing_the_package_brings_in_little():
    code = (
        "import sys, pressaudit; a = pressaudit.load(); "
        "heavy = {'sklearn', 'matplotlib', 'IPython', 'wordfreq', 'lxml'} & set(sys.modules); "
        "print(sorted(heavy))"
    )
    shipped = subprocess.run([sys.executable, "-c", code.replace("a = pressaudit.load(); ", "")],
                             capture_output=True, text=True, check=True)  # fmt: skip
    assert shipped.stdout.strip() == "[]"
