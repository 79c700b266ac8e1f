"""README's opening is what the shipped tables say; its links lead somewhere."""

import re
from pathlib import Path

import pytest

import pressaudit
from pressaudit.app import readme
from pressaudit.corpus.store import SHIPPED

ROOT = Path(__file__).parents[2]


def test_the_opening_is_of_the_shipped_tables():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.split(readme.MARKS[0])[1].split(readme.MARKS[1])[0].strip()
    assert shown == readme.opening(pressaudit.load(SHIPPED)), "run `make refresh`"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "data/README.md"])
def test_links_lead_somewhere(name):
    path = ROOT / name
    targets = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (path.parent / t).exists()]
    assert missing == []


def test_lost_marks_are_said(tmp_path):
    (tmp_path / "README.md").write_text("# pressaudit\n")
    with pytest.raises(ValueError, match="put them back"):
        readme.write(tmp_path, pressaudit.load(SHIPPED))
