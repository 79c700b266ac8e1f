"""The second annotation, ``second/*.txt``: lines of post.paragraph | words | labels."""

import re

from gold import Row, calendar_span, timex_type
from markup import HERE, Post

FIELDS = {
    "quotations": ("kind", "speaker", "told_to"),
    "timexes": ("value", "interval"),
}


def second(posts: list[Post]) -> dict[str, list[Row]]:
    """Return the second annotator's tables, with the columns that two annotations share."""
    texts = {
        (post.number, number): (post.id, text)
        for post in posts
        for number, (_, text) in enumerate(post.paragraphs, start=1)
    }
    tables = {}
    for name, fields in FIELDS.items():
        lines = (HERE / "second" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        rows = [_row(line, fields, texts) for line in lines]
        tables[f"second_{name}"] = [_timex(row) if name == "timexes" else row for row in rows]
    return tables


def _row(line: str, fields: tuple[str, ...], texts: dict[tuple[int, int], tuple[str, str]]) -> Row:
    where, words, *labels = (part.strip() for part in line.split("|"))
    post, paragraph = map(int, where.split("."))
    article_id, text = texts[post, paragraph]
    found = re.search(rf"(?<!\w){re.escape(words)}", text)
    if not found:
        raise ValueError(f"second annotation, {where}: no {words!r} in the paragraph")
    row: Row = {"article_id": article_id, "paragraph": paragraph}
    row |= {"char_start": found.start(), "char_end": found.end(), "surface": words}
    return row | dict(zip(fields, [*labels, *[""] * len(fields)], strict=False))


def _timex(row: Row) -> Row:
    kind, _, value = str(row.pop("value")).rpartition(" ")
    begin, _, end = str(row.pop("interval")).partition("..")
    kind = kind or timex_type(value)
    if kind in ("DATE", "TIME") and not begin:
        first, _, last = value.partition("/")
        begin, end = calendar_span(first)[0], calendar_span(last or first)[1]
    return row | {"type": kind, "value": value, "date_begin": begin, "date_end": end}
