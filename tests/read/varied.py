"""The page around the posts by chance: what differs between one copy of a page and another."""

from collections.abc import Sequence
from random import Random

from tests.read.pages import MENU, SHARE, SIDEBAR, Post, text_block
from tests.read.siblings import Sibling

SHARES = [
    SHARE, SHARE, SHARE, "0" + SHARE, "Facebook", "FacebookTwitterPintere", "FacebookTwitter",
    "Facebook Twitter Pinterest Email", "Share 0 FacebookTwitterPinterest", f"\n{SHARE}", "F",
    "FacebookTwitterGoogle +PinterestWhatsapp", "FacebookTwitterLinkedinRedditEmail", None, "",
]  # fmt: skip
MENUS = [
    f"{MENU}\n{MENU}\n© 2003 - 2024 Ferry Watch.\n",
    f"{MENU}\n© 2003 - 2025 Ferry Watch . All Rights Reserved.\n",
    f"Skip to content\n\n{MENU}\n\nFerry Watch\n\n",
    f"{MENU}\n\nMonthly Archives: September 2018\n\n",
    f"{MENU}\n{MENU}\nCategory: Harbour news\n\n",
    f"Menu\n\n{MENU}\nSearch\n\n© 2003 - 2024 Ferry Watch.\n",
    f"{MENU}\n© 2003 - 2024 Ferry Watch.\n\n\nVideo Player\n00:00\n00:00\n",
    "",
]
ENDS = [
    f"{SIDEBAR}\n{MENU}\n",
    "Newer Posts\nOlder Posts\n",
    f"Load More Posts\n\n{SIDEBAR}",
    f"Older Posts\n\nRecent Posts\n\n  • A pier\n\n    May 1, 2025 0 comments\n\n{MENU}",
    "1 2 3 … 41\n\nRecent Posts\n\n  • A pier\n    May 1, 2025\n\n© 2003 - 2025 Ferry Watch\n",
    f"Newer Posts\nOlder Posts\n\nRecent Comments\n\n  • Ada Quill on A pier\n\n{MENU}",
    "\n\n",
    "",
]
BLANKS = ["", "", "", " ", "\u00a0", "\u00a0 ", "\t", "\u200b", "\n"]


def page(siblings: Sequence[Sibling], rng: Random) -> bytes:
    """Set a page as some copy of it might be."""
    posts = "".join(_post(s.post, rng) for s in siblings)
    menu = rng.choice(MENUS)
    text = f"{menu}{posts}{rng.choice(ENDS) if menu else ENDS[0]}"
    if rng.random() < 0.3:
        text = "\n".join(line + rng.choice(["", " ", "\u00a0"]) for line in text.split("\n"))
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    if rng.random() < 0.2:
        text = "\ufeff" + text
    if rng.random() < 0.1:
        text = text.rstrip("\n")
    return text.encode(rng.choice(["utf-8"] * 6 + ["utf-16"]))


def _post(post: Post, rng: Random) -> str:
    wide = rng.random() < 0.1

    def blank() -> str:
        return rng.choice(BLANKS) if wide else ""

    date = post.date.replace(" ", "\u00a0") if rng.random() < 0.05 else post.date
    lines = [post.caption] if post.caption else []
    lines += [post.category, blank(), post.title, blank()]
    for block in post.blocks:
        lines += [text_block(*block), blank()]
    lines += [f"{date} {post.comments}"]
    share = rng.choice(SHARES)
    return "\n".join([*lines, *([] if share is None else [share]), ""])
