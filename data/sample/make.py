"""Write the sample archive and its gold tables from the annotated posts in ``posts/``.

Run ``python data/sample/make.py``; the README says how a post is written. Nothing is typed twice:
the captures are the posts without their markup, and every offset in ``gold/`` is counted.
"""

import csv
import hashlib
import io
import tomllib
from pathlib import Path

from gold import gold
from markup import HERE, STEM, Post, read_posts
from page import as_html, as_text
from second import second

UNSEEN = HERE / "unseen"
"""The archive that nobody looked at while the rules were written."""


def files() -> dict[str, str]:
    """Return the contents of every file that this script writes, by path under data/sample."""
    posts, unseen = read_posts(), read_posts(UNSEEN, UNSEEN.name)
    text, _ = as_text(posts)
    written = {f"{STEM}.txt": text, f"{STEM}.html": as_html(posts)}
    written |= gold_files(posts, HERE, second(posts))
    written[f"{UNSEEN.name}/{UNSEEN.name}.txt"] = as_text(unseen)[0]
    written |= {f"{UNSEEN.name}/{path}": t for path, t in gold_files(unseen, UNSEEN, {}).items()}
    written["README.md"] = readme()
    return written


def gold_files(
    posts: list[Post], folder: Path, further: dict[str, list[dict[str, object]]]
) -> dict[str, str]:
    """Return the gold tables of one archive as CSV; tables without a row are left out."""
    text, lines = as_text(posts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    written = {}
    for name, rows in (gold(posts, lines, digest, folder) | further).items():
        if rows:
            table = io.StringIO()
            writer = csv.DictWriter(table, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            written[f"gold/{name}.csv"] = table.getvalue()
    return written


def readme() -> str:
    """Return the datasheet with its table of phenomena brought up to date."""
    planted = tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))["planted"]
    rows = [f"| {p['what']} | {', '.join(map(str, p['posts']))} |" for p in planted]
    table = "\n".join(["| phenomenon | posts |", "|---|---|", *rows])
    old = (HERE / "README.md").read_text(encoding="utf-8")
    head, _, rest = old.partition("<!-- planted -->")
    tail = rest.partition("<!-- /planted -->")[2]
    return f"{head}<!-- planted -->\n{table}\n<!-- /planted -->{tail}"


if __name__ == "__main__":
    for path, content in files().items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_text(content, encoding="utf-8", newline="\n")
