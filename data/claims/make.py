"""Write the archive of claims, and what is true of it: python data/claims/make.py.

Every place in ``gold/`` is counted from the marks in ``posts/``; README.md says what they mean.
"""

import csv
import io
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "sample"))

from markup import read_posts  # noqa: E402
from page import as_html, as_text  # noqa: E402

STEM = "claims"


def files() -> dict[str, str]:
    """Return the contents of every file that this script writes, by path under this folder.

    Raises
    ------
    ValueError
        If a change is planted between posts of which neither has the claim.
    """
    posts = read_posts(HERE, STEM)
    ids = {post.number: post.id for post in posts}
    versions = [
        {
            "claim": span.fields[0],
            "article_id": post.id,
            "paragraph": span.paragraph,
            "char_start": span.start,
            "char_end": span.end,
        }
        for post in posts
        for span in post.of("c")
    ]
    changes = []
    for claim, edges in tomllib.loads((HERE / "planted.toml").read_text(encoding="utf-8"))[
        "claims"
    ].items():
        held = {row["article_id"] for row in versions if row["claim"] == claim}
        for edge in edges:
            a, b, *kinds = edge.split()
            pair = ids[int(a)], ids[int(b)]
            if not held & set(pair) or not (set(pair) <= held or kinds == ["quotation_absent"]):
                raise ValueError(f"planted.toml: claim {claim} is not marked in posts {a} and {b}")
            changes += [
                {"claim": claim, "a_article": pair[0], "b_article": pair[1], "kind": kind}
                for kind in kinds or [""]
            ]
    return {
        f"{STEM}.txt": as_text(posts)[0],
        f"{STEM}.html": as_html(posts),
        "gold/versions.csv": as_csv(versions),
        "gold/changes.csv": as_csv(changes),
    }


def as_csv(rows: list[dict[str, object]]) -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    for path, content in files().items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_text(content, encoding="utf-8", newline="\n")
