"""Broken pages that we invent, and what a browser shows of each.

``broken.toml`` has one recipe a page: what is put, or left out, at which place of a sound page.
``broken_shown.json`` has how often Chromium shows each post's title and last line on it;
``python -m tests.read.broken`` prints what the reader makes of them, ``--chromium`` asks it anew.
"""

import json
import shutil
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.model import Article
from tests.read.siblings import sentence

HERE = Path(__file__).parent
RECIPES: dict[str, dict[str, Any]] = tomllib.loads(HERE.joinpath("broken.toml").read_text("utf-8"))
SHOWN = HERE / "broken_shown.json"
POSTS, PARAGRAPHS = 4, 4
TITLES = [
    f"Title of the {word} post by the lake" for word in ("first", "second", "third", "fourth")
]
LAST = [
    f"So ends the {word} post, at the end of the pier, where the lamps are lit at six."
    for word in ("first", "second", "third", "fourth")
]
POST = {
    "archive": """<article class="post type-post hentry">
<div class="penci-standard-cat"><a class="penci-cat-name" href="/c">Harbour news</a></div>
<h2 class="penci-entry-title entry-title"><a href="/{n}">{title}{h_N}
<div class="standard-main-content entry-content"><div class="inner-post-entry">
{body}{div_N}{out_N}
<div class="penci-box-meta"><time class="entry-date published">March {n}, 2019</time>
<a href="/{n}#respond">{n} comments</a></div>
{article_N}{after_N}
""",
    "articles": """<article>
<h2><a href="/{n}">{title}{h_N}
<p class="meta"><time datetime="2019-03-0{n}">March {n}, 2019</time></p>
{body}{out_N}{article_N}{after_N}
""",
    "rows": """<div class="item"><h3><a href="/{n}">{title}{h_N}
<div class="date">March {n}, 2019</div>
{body}{out_N}{article_N}{after_N}
""",
    "single": """<article class="hentry"><h1 class="entry-title">{title}{h_N}
<p class="meta"><time datetime="2019-03-0{n}">March {n}, 2019</time></p>
<div class="entry-content">
{body}{div_N}{out_N}
{article_N}{after_N}
""",
}
CLOSED = {
    "archive": {"h": "</a></h2>", "div": "</div></div>", "article": "</article>"},
    "articles": {"h": "</a></h2>", "article": "</article>"},
    "rows": {"h": "</a></h3>", "article": "</div>"},
    "single": {"h": "</h1>", "div": "</div>", "article": "</article>"},
}
PAGE = """{start}<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry Watch{title}
{head}<body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main>
{posts}{main}
<footer><p>Lamps and timetables since the ferry began.</p></footer>
{end}"""


def page(name: str) -> str:
    """Return the page of a recipe."""
    recipe = RECIPES[name]
    base, repeat = recipe.get("base", "archive"), recipe.get("repeat", 1)
    slots: defaultdict[str, str] = defaultdict(str)
    slots |= {"title": "</title>", "head": "</head>", "main": "</main>", "end": "</body></html>\n"}
    count = 1 if base == "single" else POSTS
    for n in range(1, count + 1):
        slots |= {f"{slot}_{n}": text for slot, text in CLOSED[base].items()}
    slots |= {slot: text * repeat for slot, text in recipe["put"].items()}
    rng = Random(15)
    text = "".join(_post(base, n, rng) for n in range(1, count + 1))
    text = PAGE.replace("{posts}", text)
    if "cut" in recipe:
        text = text[: text.index("{" + recipe["cut"] + "}")]
    if "bare" in recipe:
        text = text[text.index("<main>") : text.index("<footer>")]
    shown = text.format_map(slots)
    for old, new in recipe.get("replace", ()):
        shown = shown.replace(old, new)
    return shown * recipe.get("times", 1)


def _post(base: str, n: int, rng: Random) -> str:
    told = [f"{sentence(rng)} {sentence(rng)}" for _ in range(PARAGRAPHS - 1)]
    told.append(LAST[n - 1])
    body = "".join(f"{{p{k}_{n}}}<p>{text}</p>\n" for k, text in enumerate(told, start=1))
    body = body.replace(f"<p>{LAST[n - 1]}</p>", f"{{open_{n}}}<p>{LAST[n - 1]}</p>{{close_{n}}}")
    shown = POST[base].replace("_N}", f"_{n}}}").replace("{n}", str(n))
    return shown.replace("{title}", TITLES[n - 1]).replace("{body}", body)


def verdict(name: str, shown: dict[str, list[int]]) -> str:
    """Return how the reader's posts stand to what Chromium shows: right, noted, refused, …"""
    try:
        capture = read_capture(page(name).encode(), f"{name}.html")
    except CaptureError:
        return "refused"
    read = found(capture.articles)
    pairs = [
        (one, two)
        for key in ("titles", "last")
        for one, two in zip(read[key], shown[key], strict=True)
    ]
    if all(one == two for one, two in pairs) and len(capture.articles) == sum(shown["titles"]):
        return "right"
    told = any("markup is broken" in note or "breaks off" in note for note in capture.notes)
    if any(one < two for one, two in pairs):
        return "noted" if told else "loses"
    return "noted" if told else "more"


def found(articles: tuple[Article, ...]) -> dict[str, list[int]]:
    """Count the titles and last lines that the reader has, each in its own post."""
    titles = Counter(a.title for a in articles)
    last = Counter(p.text for a in articles for p in a.paragraphs)
    return {
        "titles": [titles[title] for title in TITLES],
        "last": [sum(n for text, n in last.items() if line in text) for line in LAST],
    }


def looked_at(browser: Any, folder: Path) -> Iterator[tuple[str, dict[str, list[int]]]]:
    """Yield what a browser shows of each page."""
    tab = browser.new_page()
    path = folder / "broken.html"
    for name in RECIPES:
        path.write_bytes(page(name).encode())
        tab.goto(path.as_uri(), wait_until="domcontentloaded")
        text = " ".join(tab.evaluate("document.body ? document.body.innerText : ''").split())
        yield (
            name,
            {"titles": [text.count(t) for t in TITLES], "last": [text.count(t) for t in LAST]},
        )


def main() -> None:
    """Ask Chromium, or print what the reader makes of each page."""
    if "--chromium" in sys.argv:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415

        with sync_playwright() as play, TemporaryDirectory() as folder:
            path, flags = shutil.which("chromium"), ["--no-sandbox"]
            running = play.chromium.launch(executable_path=path, args=flags)
            told = dict(looked_at(running, Path(folder)))
        lines = ",\n".join(
            f"{json.dumps(name)}: {json.dumps(shown)}" for name, shown in told.items()
        )
        SHOWN.write_text(f"{{\n{lines}\n}}\n")
    told = json.loads(SHOWN.read_text())
    verdicts = {name: verdict(name, told[name]) for name in RECIPES}
    for name, says in verdicts.items():
        if says != "right":
            print(f"{says:8} {name} {told[name]}")
    print(dict(Counter(verdicts.values())))


if __name__ == "__main__":
    main()
