"""Write an archive of stories and their copies, and what is true of it.

Run ``python data/wire/make.py [FOLDER]``; FOLDER has ``stories/``, ``copies.toml`` and
``desk.toml``, this folder by default. README.md says what they hold.
"""

import csv
import io
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "sample"), str(HERE)]

from desk import Text, bare, read_desk, read_texts  # noqa: E402
from markup import Post  # noqa: E402
from page import as_html, as_text  # noqa: E402
from truth import (  # noqa: E402
    Archive,
    Row,
    alteration_rows,
    article_rows,
    pair_rows,
    voice_rows,
)

STEM = "wire"
CATEGORIES = {
    "court": "Courts",
    "police": "Courts",
    "transport": "Roads & Rails",
    "elections": "Politics",
    "foreign affairs": "Politics",
    "economy": "Business",
    "sport business": "Business",
    "labour": "Business",
}
"""The archive's categories by subject; the others are filed under ``Life``."""


def files(folder: Path = HERE) -> dict[str, str]:
    """Return the contents of every file that this script writes, by path under ``folder``."""
    desk, texts = read_desk(folder), read_texts(folder)
    # Newest first as on the page; of one day by title, so that no order gives a copy away.
    listed = sorted((t for t in texts.values() if t.posted), key=lambda t: t.title)
    listed.sort(key=lambda t: str(t.posted), reverse=True)
    posts = {text.name: post(text, n, texts, desk) for n, text in enumerate(listed, start=1)}
    ids = {name: one.id for name, one in posts.items()}
    shown = {name: [text for _, text in one.paragraphs] for name, one in posts.items()}
    archive = Archive(texts, desk, ids, shown)
    tables = {
        "articles": article_rows(archive),
        "pairs": pair_rows(archive),
        "alterations": alteration_rows(archive),
        "voices": voice_rows(archive),
    }
    text, _ = as_text(list(posts.values()))
    html = linked(as_html(list(posts.values())), list(posts), texts, desk)
    return {f"{STEM}.txt": text, f"{STEM}.html": html} | {
        f"gold/{name}.csv": as_csv(rows) for name, rows in tables.items()
    }


def post(text: Text, number: int, texts: dict[str, Text], desk: dict[str, Any]) -> Post:
    """Return a text as a post of the archive: dateline, paragraphs, credit, byline.

    Raises
    ------
    ValueError
        If a declared credit is not printed, or another one is.
    """
    paragraphs = [("body", bare(paragraph.text)) for paragraph in text.paragraphs]
    if text.dateline:
        credit = text.credits or (text.house,)
        agency = f" ({credit[0]})" if text.dateline == "agency" else ""
        paragraphs[0] = ("body", f"{text.town}{agency} — {paragraphs[0][1]}")
    if text.credit in desk["credit"]:
        paragraphs.append(("body", credit_line(text, texts, desk)))
    check_credit(text, [line for _, line in paragraphs], texts, desk)
    name = desk["house"][text.house]["name"]
    byline = f"{text.reporter}, {name}" if text.reporter else f"{name} Staff"
    head = {
        "title": text.title,
        "category": CATEGORIES.get(text.kind, "Life"),
        "posted": str(text.posted),
        "comments": "0",
    }
    return Post(number, head, [*paragraphs, ("byline", byline)], stem=STEM)


def credit_line(text: Text, texts: dict[str, Text], desk: dict[str, Any]) -> str:
    """Return the line under a story that says where it is from."""
    names = [desk["house"][one]["name"] for one in text.credits]
    source = texts[text.of[0]]
    return str(desk["credit"][text.credit]).format(
        names=" and ".join(names),
        link=" and ".join(names),
        reporter=source.reporter,
        editor=source.editor,
    )


def check_credit(
    text: Text, lines: list[str], texts: dict[str, Text], desk: dict[str, Any]
) -> None:
    """Hold that a copy names as its source whom its script says, and nobody else.

    Raises
    ------
    ValueError
        If it does not.
    """
    printed = "\n".join(lines)
    named = {
        short
        for short, house in desk["house"].items()
        if house["name"] in printed or f"({short})" in printed
    }
    expected = set() if text.credit == "reporting" else set(text.credits)
    if text.of and named != expected:
        raise ValueError(f"{text.name} names {sorted(named)}, and its script {sorted(expected)}")
    if text.credit == "reporting" and texts[text.of[0]].reporter not in printed:
        raise ValueError(f"{text.name} does not name the reporter")


def linked(page: str, names: list[str], texts: dict[str, Text], desk: dict[str, Any]) -> str:
    """Return the page with the credits that are links made into links."""
    for text in (texts[name] for name in names if texts[name].credit == "link"):
        line, source = credit_line(text, texts, desk), texts[text.of[0]]
        house = desk["house"][source.house]["name"]
        site = re.sub(r"[^a-z]", "", house.lower())
        path = re.sub(r"[^a-z0-9]+", "-", source.title.lower()).strip("-")
        target = f"https://{site}.example/2021/{path}"
        page = page.replace(line, line.replace(house, f'<a href="{target}">{house}</a>'))
    return page


def as_csv(rows: list[Row]) -> str:
    """Return rows as CSV; a row that lacks a column has an empty cell."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def main() -> None:
    """Write the files of one folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for path, content in files(folder).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
