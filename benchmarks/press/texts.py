"""Writes the annotated articles from clones of the repositories that hold them.

python benchmarks/press/texts.py CLONES TEXTS_DIR

sources.tsv says which repositories, files and commits. CLONES has a clone of each as ``owner+name``
or, where the clone is bare, as ``owner+name/repo``. A text is UTF-8: the title in the first line,
then one paragraph a line, white space within a paragraph as single spaces.
"""

import csv
import hashlib
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
SETS = ("A", "D", "H")
Text = tuple[str, list[str]]
"""A title and the paragraphs."""


class TextError(Exception):
    """A text is missing or is not the one that was annotated: says which and what to do."""


def sources(name: str) -> list[dict[str, str]]:
    """Return the rows of a set's sources.tsv, one an article, in the order of their numbers."""
    with (HERE / name / "sources.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read(name: str, folder: Path) -> dict[int, list[str]]:
    """Return the lines of each annotated text of a set by its number: title, then paragraphs.

    Raises
    ------
    TextError
        Where a text is missing, or differs from the one whose places were annotated.
    """
    out = {}
    for row in sources(name):
        path = folder / row["file"]
        if not path.is_file():
            raise TextError(f"{path} is missing. texts.py writes the texts: see --help.")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            raise TextError(
                f"{path} is not the text that was annotated (its sha256 is not that of "
                "sources.tsv), so no place in it would be right. Write it anew with texts.py."
            )
        out[int(path.stem)] = data.decode("utf-8").rstrip("\n").split("\n")
    return out


def write(clones: Path, folder: Path) -> None:
    """Write the texts of set A into ``folder``/A; no format of D and H can be written yet."""
    folder = folder / "A"
    folder.mkdir(parents=True, exist_ok=True)
    for row in sources("A"):
        lines = [squeezed(line) for line in lines_of(row, clones)]
        (folder / row["file"]).write_text("\n".join(lines) + "\n", encoding="utf-8")


def lines_of(row: dict[str, str], clones: Path) -> list[str]:
    """Return the title and the paragraphs of one article, furniture of the page dropped."""
    file, *inside = row["path"].split("!")
    title, parts = FORMATS[row["format"]](_blob(row, file, clones), inside)
    kept = [part for part in map(squeezed, parts) if part]
    dropped = {int(number) for number in row["dropped"].split()}
    return [row["title"] or title, *(p for n, p in enumerate(kept, 1) if n not in dropped)]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\ufeff", "")).strip()


def newsplease(data: bytes, _: list[str]) -> Text:
    """An article as news-please saves it."""
    article = json.loads(data)
    return article["title"], article["text"].split("\n")


def plain(data: bytes, _: list[str]) -> Text:
    return "", data.decode("utf-8").split("\n")


def markdown(data: bytes, _: list[str]) -> Text:
    """A post with its title in front matter; links and emphasis give their words."""
    head, body = re.split(r"\n---\s*\n", data.decode("utf-8"), maxsplit=1)
    found = re.search(r"(?m)^title:\s*(?:>\s*\n)?(.*)$", head)
    body = re.sub(r"\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)", r"\1", body)
    body = re.sub(r"(?<!\w)_(.+?)_(?!\w)", r"\1", body)
    return found.group(1) if found else "", re.split(r"\n\s*\n", body)


def ieer(data: bytes, inside: list[str]) -> Text:
    """One document of a file of NIST's IEER corpus: its tags out, a tab opens a paragraph."""
    member, number = inside
    everything = zipfile.ZipFile(io.BytesIO(data)).read(member).decode("latin-1")
    document = next(part for part in everything.split("<DOC>") if number in part)
    head, body = (
        html.unescape(re.sub(r"<[^>]+>", "", document.split(f"<{tag}>")[1].split(f"</{tag}>")[0]))
        for tag in ("HEADLINE", "TEXT")
    )
    return head, re.split(r"\n\t", "\n" + body.lstrip("\n"))


def conllu(data: bytes, _: list[str]) -> Text:
    """A document in CoNLL-U: sentences joined to paragraphs, without the title's own."""
    title, parts = "", list[list[str]]()
    for block in data.decode("utf-8").split("\n\n"):
        if found := re.search(r"(?m)^# meta::title = (.*)$", block):
            title = found.group(1)
        if found := re.search(r"(?m)^# text = (.*)$", block):
            if "# newpar" in block or not parts:
                parts.append([])
            parts[-1].append(found.group(1))
    joined = [" ".join(part) for part in parts]
    return title, joined[1:] if squeezed(joined[0]) == squeezed(title) else joined


FORMATS: dict[str, Callable[[bytes, list[str]], Text]] = {
    "news-please": newsplease,
    "text": plain,
    "markdown": markdown,
    "ieer": ieer,
    "conllu": conllu,
}


def _blob(row: dict[str, str], file: str, clones: Path) -> bytes:
    clone = clones / row["repository"].replace("/", "+")
    clone = clone / "repo" if (clone / "repo").is_dir() else clone
    command = ["git", "-C", str(clone), "show", f"{row['commit']}:{file}"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise TextError(
            f"{row['file']}: {' '.join(command)} failed: {done.stderr.decode().strip()}. Clone "
            f"https://github.com/{row['repository']} to {clone}."
        )
    return done.stdout


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        write(Path(sys.argv[1]), Path(sys.argv[2]))
    except TextError as error:
        sys.exit(f"benchmarks/press/texts.py: {error}")
