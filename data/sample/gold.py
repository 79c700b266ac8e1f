"""Gold tables: the contract's columns, and the words themselves, from the markup of the posts."""

import calendar
import difflib
import itertools
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from markup import HERE, Post, Span
from page import url

NARRATIVE = ("body", "block_quotation", "list_item")
PASS = "pass"
"""Kind of the expressions of time that count neither for nor against."""
Row = dict[str, object]


def gold(
    posts: list[Post], lines: dict[tuple[int, int], int], digest: str, folder: Path = HERE
) -> dict[str, list[Row]]:
    """Return the gold tables, each a list of rows."""
    links = tomllib.loads((folder / "links.toml").read_text(encoding="utf-8"))
    people, kinds = links["people"], links["source_types"]
    return {
        "articles": [article_row(post, digest) for post in posts],
        "paragraphs": [
            {
                "article_id": post.id,
                "paragraph": number,
                "role": role,
                "words": words(post, number),
                "characters": len(text),
                "line": lines[post.number, number],
                "text": text,
            }
            for post in posts
            for number, (role, text) in enumerate(post.paragraphs, start=1)
        ],
        "timexes": [timex_row(post, span) for post in posts for span in timexes_of(post)],
        "passed_over": [
            where(post, span) | {"surface": span.text}
            for post in posts
            for span in post.of("t")
            if span.kind == PASS
        ],
        "quotations": [
            quotation_row(post, span, people) for post in posts for span in post.of("q")
        ],
        "citations": [row for post in posts for row in citation_rows(post, people, kinds)],
        "hedges": [
            where(post, span) | {"surface": span.text} for post in posts for span in post.of("h")
        ],
        "glued": [
            where(post, span) | {"surface": span.text, "clean": span.fields[0]}
            for post in posts
            for span in post.of("g")
        ],
        "reuse": list(reuse_rows(posts, links["reuse"])),
        "conflicts": list(conflict_rows(posts, links["event"])),
        "planted_claims": [
            {
                key: "; ".join(value) if isinstance(value, list) else value
                for key, value in c.items()
            }
            for c in links.get("claim", [])
        ],
    }


def timexes_of(post: Post) -> list[Span]:
    """Return the expressions of time that count, in order."""
    return [span for span in post.of("t") if span.kind != PASS]


def where(post: Post, span: Span) -> Row:
    """Return the pointer of a span."""
    return {
        "article_id": post.id,
        "paragraph": span.paragraph,
        "char_start": span.start,
        "char_end": span.end,
    }


def words(post: Post, number: int) -> int:
    """Words of a paragraph, parted by white space once glued words are parted."""
    text = post.paragraphs[number - 1][1]
    for span in reversed([s for s in post.of("g") if s.paragraph == number]):
        text = text[: span.start] + span.fields[0] + text[span.end :]
    return sum(any(c.isalnum() for c in word) for word in text.split())


def article_row(post: Post, digest: str) -> Row:
    """Return a row of articles.csv."""
    head = post.head
    byline = [text for role, text in post.paragraphs if role == "byline"]
    running = [n for n, (role, _) in enumerate(post.paragraphs, start=1) if role in NARRATIVE]
    return {
        "article_id": post.id,
        "position": post.number,
        **{key: head.get(key, "") for key in ("title", "category", "caption", "posted")},
        "byline": "".join(byline),
        **{key: head.get(key, "") for key in ("authors", "outlet", "programme", "translator")},
        "comments": head["comments"],
        "paragraphs": len(post.paragraphs),
        "words": sum(words(post, n) for n in running),
        "complete": "true",
        "capture": f"{post.stem}.txt",
        "capture_sha256": digest,
        "url": url(post),
    }


def timex_row(post: Post, span: Span) -> Row:
    """Return a row of timexes.csv; ``event`` names the event whose date posts are compared on."""
    value, anchor, interval, event = [*span.fields, "", "", ""][:4]
    kind = span.kind or timex_type(value)
    begin, _, end = interval.partition("..")
    widest: tuple[str, str] = ("", "")
    granularity = "none"
    if kind in ("DATE", "TIME"):
        first, _, last = value.partition("/")
        computed_begin, _, granularity = calendar_span(first)
        _, computed_end, _ = calendar_span(last or first)
        if begin and computed_begin and (begin, end) != (computed_begin, computed_end):
            widest = (computed_begin, computed_end)
        begin, end = begin or computed_begin, end or computed_end
    anchors = {"a": "absolute", "p": "relative_to_posted", "t": "relative_to_text", "n": "none"}
    return where(post, span) | {
        "surface": span.text,
        "type": kind,
        "value": value,
        "date_begin": begin,
        "date_end": end,
        "granularity": granularity,
        "anchor": anchors[anchor],
        "event": event,
        "accept_begin": widest[0],
        "accept_end": widest[1],
    }


def timex_type(value: str) -> str:
    """Return the TIMEX3 type of a value, sets apart."""
    return "DURATION" if value.startswith("P") else "TIME" if "T" in value else "DATE"


def calendar_span(value: str) -> tuple[str, str, str]:
    """First day, last day and granularity of a TIMEX3 value.

    The contract has no week and no quarter: weeks count as days, quarters and halves as months.
    """
    value = value.partition("T")[0]
    if value == "XXXX-XX-XX":
        return "", "", "day"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value, "day"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        opening = monday + timedelta(days=5 if found[3] else 0)
        return str(opening), str(monday + timedelta(days=6)), "day"
    months = {
        "SP": (3, 5),
        "SU": (6, 8),
        "FA": (9, 11),
        "WI": (12, 14),
        "H1": (1, 6),
        "H2": (7, 12),
    }
    months |= {f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)}
    if found := re.fullmatch(r"(\d{4})-(\w\w)", value):
        year, part = int(found[1]), found[2]
        first, last = (int(part), int(part)) if part.isdigit() else months[part]
        grain = "season" if part in ("SP", "SU", "FA", "WI") else "month"
        return f"{year}-{first:02}-01", str(month_end(year, last)), grain
    span = 10 ** (4 - len(value))
    start = int(value) * span
    grain = {1: "year", 10: "decade", 100: "century"}[span]
    return f"{start}-01-01", f"{start + span - 1}-12-31", grain


def month_end(year: int, month: int) -> date:
    """Last day of a month; month 14 is February of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def quotation_row(post: Post, span: Span, people: dict[str, str]) -> Row:
    """Return a row of quotations.csv."""
    speaker, surface, cue, told_to, utterance = [*span.fields, *[""] * 5][:5]
    implied = told_to.endswith("?")
    told_to = told_to.removesuffix("?")
    outlet = people.get(told_to, told_to)
    accepted = {"": "mixed", "mixed": "quotation"}.get(span.kind, "")
    counted = [w for w in span.text.split() if any(c.isalnum() for c in w)]
    return (
        {"quotation_id": f"{post.id}-{span.paragraph:02}-{span.start:04}"}
        | where(post, span)
        | {
            "words": len(counted),
            "kind": span.kind or "quotation",
            "incipit": " ".join(span.text.split()[:6]),
            "speaker": people.get(speaker, speaker),
            "speaker_surface": surface,
            "cue": cue,
            "told_to": "" if implied else outlet,
            "utterance_id": utterance,
            "accept_kind": accepted if span.text[:1].islower() else "",
            "accept_told_to": outlet,
            "text": span.text,
        }
    )


def citation_rows(post: Post, people: dict[str, str], kinds: dict[str, str]) -> list[Row]:
    """Rows of citations.csv: the sources that are marked, then each speaker's first quotation."""
    rows = []
    for span in post.of("c"):
        kind, relation, source = span.fields
        rows.append(
            where(post, span)
            | {"source": people.get(source, source), "source_type": kind, "relation": relation}
            | {"surface": span.text}
        )
    seen = {str(row["source"]) for row in rows}
    for span in post.of("q"):
        source = people.get(span.fields[0], span.fields[0])
        if span.kind in ("", "mixed") and source and source not in seen:
            seen.add(source)
            rows.append(
                where(post, span)
                | {"source": source, "source_type": kinds.get(source, "person")}
                | {"relation": "quotes", "surface": span.text}
            )
    return sorted(rows, key=lambda row: (row["paragraph"], row["char_start"]))


def reuse_rows(posts: list[Post], meta: dict[str, Any]) -> list[Row]:
    """Rows of reuse.csv: every pair of places where one passage stands."""
    places: dict[str, list[tuple[Post, Span]]] = {}
    for post in posts:
        for span in post.of("r"):
            places.setdefault(span.fields[0], []).append((post, span))
    if places.keys() != meta.keys():
        raise ValueError(f"posts and links.toml disagree on {places.keys() ^ meta.keys()}")
    rows: list[Row] = []
    for name in sorted(meta):
        for (a, left), (b, right) in itertools.combinations(places[name], 2):
            if a is b and not name.startswith("P"):
                continue  # a displayed passage and its own running text: the P passages
            pair = meta[name] | meta[name].get(f"{a.number}-{b.number}", {})
            (a_start, a_end), (b_start, b_end) = a.place(left), b.place(right)
            both = left.text.lower().split(), right.text.lower().split()
            ratio = difflib.SequenceMatcher(None, *both, autojunk=False).ratio()
            rows.append(
                {"reuse_id": f"{name}-{a.number:02}-{b.number:02}-{left.start:03}-{right.start:03}"}
                | {"a_article": a.id, "a_start": a_start, "a_end": a_end}
                | {"b_article": b.id, "b_start": b_start, "b_end": b_end}
                | {"words": max(map(len, both)), "similarity": f"{ratio:.3f}"}
                | {key: pair[key] for key in ("kind", "direction", "evidence")}
                | {"a_text": left.text, "b_text": right.text}
            )
    return rows


def conflict_rows(posts: list[Post], events: dict[str, dict[str, str]]) -> list[Row]:
    """Rows of conflicts.csv: every two dates of one event that are not the same days."""
    dated: dict[str, list[Row]] = {}
    for post in posts:
        for span in timexes_of(post):
            row = timex_row(post, span)
            if row["event"]:
                dated.setdefault(str(row["event"]), []).append(row)
    rows: list[Row] = []
    for event in sorted(events):
        for a, b in itertools.combinations(dated[event], 2):
            days = [(str(r["date_begin"]), str(r["date_end"])) for r in (a, b)]
            if days[0] == days[1]:
                continue
            apart = max(days)[0] > min(days)[1]
            pair: Row = {"event": event, "about": events[event]["about"]}
            pair["kind"] = "exclude" if apart else "refine"
            for side, r in (("a", a), ("b", b)):
                keys = ("article_id", "paragraph", "char_start", "char_end", "surface")
                pair |= {f"{side}_{key}": r[key] for key in (*keys, "date_begin", "date_end")}
            rows.append(pair)
    return rows
