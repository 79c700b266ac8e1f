"""The invented archive page, as it is copied from a browser and as a browser saves it."""

import calendar
import html
import re
from datetime import date

from markup import Post

SHARE = "FacebookTwitterPinterestWhatsappTelegramSkypeEmail"
MENU = ["Home", "Clippings", "  Letters", "  Pictures", "About the Society", "Write to us"]
RECENT = [
    ("Keepers meet at Gull Point", date(2025, 3, 9)),
    ("The lamp room is open again", date(2025, 3, 2)),
    ("In memory of a signalman", date(2025, 2, 23)),
]
FOOTER = "© 2004 - 2025 Lantern Society . All Rights Reserved. lanternsociety.example"


def as_text(posts: list[Post]) -> tuple[str, dict[tuple[int, int], int]]:
    """Write the page as it is copied from a browser; also the line of each paragraph."""
    menu = [f"  {'  ' * item.startswith('  ')}• {item.strip()}" for item in MENU]
    site = ["Lantern Society", *menu]
    lines = [*site, "Lantern Society", *site, FOOTER]
    where = {}
    for post in posts:
        lines += [post.head["caption"]] if "caption" in post.head else []
        lines += [post.head["category"], "", post.head["title"], ""]
        for number, (role, text) in enumerate(post.paragraphs, start=1):
            where[post.number, number] = len(lines) + 1
            lines += [edge(post, number) + ("  • " * is_bullet(post, role)) + text, ""]
        lines += [date_line(post), post.head.get("share", SHARE)]
    lines += ["Newer Posts", "Older Posts", "", "Recent Posts", ""]
    for title, day in RECENT:
        lines += [f"  • {title}", "", f"    {us(day)}"]
    lines += ["", FOOTER, "", "", "Back To Top", *site]
    return "\n".join(lines) + "\n", where


def edge(post: Post, number: int) -> str:
    """White space that the site leaves before some blocks; it is no part of their text."""
    role, _ = post.paragraphs[number - 1]
    if role == "block_quotation":
        return "\u00a0 \u00a0 \u00a0 "
    return "\u00a0" if number in post.no_break else ""


def is_bullet(post: Post, role: str) -> bool:
    """Whether a list item was one on the page, and not a paragraph that reads like one."""
    return role == "list_item" and post.head.get("list") == "bullets"


def us(day: date) -> str:
    """``May 3, 2019``."""
    return f"{calendar.month_name[day.month]} {day.day}, {day.year}"


def date_line(post: Post) -> str:
    """Return the line that ends a post."""
    count = int(post.head["comments"])
    return f"{us(posted(post))} {count} comment{'' if count == 1 else 's'}"


def posted(post: Post) -> date:
    """Return the date on the archive."""
    return date.fromisoformat(post.head["posted"])


def as_html(posts: list[Post]) -> str:
    """Write the page as a browser saves it (WordPress, theme Soledad)."""
    menu = "\n".join(f'<li class="menu-item"><a href="#">{item.strip()}</a></li>' for item in MENU)
    nav = f'<nav id="navigation"><ul class="menu">\n{menu}\n</ul></nav>'
    recent = "\n".join(
        f'<li><h4 class="side-title-post"><a href="#">{title}</a></h4>'
        f'<span class="side-item-meta"><time class="entry-date published" '
        f'datetime="{day}T08:00:00+00:00">{us(day)}</time></span></li>'
        for title, day in RECENT
    )
    articles = "\n".join(article(post) for post in posts)
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="UTF-8"><title>May 2019 - Lantern Society</title></head>
<body class="archive date soledad">
<div id="header"><a class="logo" href="#">Lantern Society</a>
{nav}
</div>
<div id="main" class="penci-layout-standard">
{articles}
<div class="penci-pagination"><a class="newer" href="#">Newer Posts</a>
<a class="older" href="#">Older Posts</a></div>
</div>
<div id="sidebar"><aside class="widget"><h3 class="widget-title">Recent Posts</h3>
<ul class="side-newsfeed">
{recent}
</ul></aside></div>
<footer id="footer-section"><p>{FOOTER}</p><a class="go-to-top" href="#">Back To Top</a></footer>
</body>
</html>
"""


def article(post: Post) -> str:
    """One ``article.hentry``."""
    head, day = post.head, posted(post)
    caption = ""
    if "caption" in head:
        caption = (
            f'<div class="standard-post-image"><img src="{post.number:02}.jpg" alt="">'
            f'<div class="penci-featured-caption">{html.escape(head["caption"])}</div></div>\n'
        )
    number = len(post.paragraphs)
    body = "\n".join(block(post, n) for n in range(1, number + 1))
    body = re.sub(r"</ul>\n<ul>", "", body)
    count = date_line(post).split(" ", 3)[3]
    share = head.get("share", SHARE)
    buttons = "".join(f"<a><span>{s}</span></a>" for s in re.findall("[A-Z][a-z]+", share))
    category = html.escape(head["category"])
    hidden = '<span class="author-italic author vcard">by <a class="url fn n">Lantern Society</a>'
    return f"""<article id="post-{4000 - post.number}" class="post type-post hentry">
{caption}<div class="header-standard">
<div class="penci-standard-cat"><span class="cat"><a>{category}</a></span></div>
<h2 class="entry-title"><a href="{url(post)}">{html.escape(head["title"])}</a></h2>
<div class="penci-hide-tagupdated">{hidden}</span> \
<time class="entry-date published" datetime="{day}T09:00:00+00:00">{us(day)}</time></div>
</div>
<div class="standard-content"><div class="post-entry standard-post-entry entry-content">
{body}
</div>
<div class="penci-box-meta"><span><time class="entry-date published" \
datetime="{day}T09:00:00+00:00">{us(day)}</time></span> \
<span><a href="#respond">{count}</a></span></div>
<div class="penci-post-share-box">{buttons}</div>
</div>
</article>"""


def url(post: Post) -> str:
    """Return the permalink."""
    slug = re.sub(r"[^a-z0-9]+", "-", post.head["title"].lower()).strip("-")
    return f"https://lanternsociety.example/{posted(post):%Y/%m}/{slug}/"


def block(post: Post, number: int) -> str:
    """One paragraph as the theme marks it up."""
    role, text = post.paragraphs[number - 1]
    shown = html.escape(text, quote=False)
    shapes = {
        "heading": f"<h3>{'&nbsp;' * bool(edge(post, number))}{shown}</h3>",
        "pull_quote": f'<figure class="wp-block-pullquote"><blockquote><p>{shown}</p>'
        "</blockquote></figure>",
        "block_quotation": f"<blockquote><p>{shown}</p></blockquote>",
        "caption": f'<figure class="wp-caption"><img src="in.jpg" alt="">'
        f'<figcaption class="wp-caption-text">{shown}</figcaption></figure>',
        "related": f"<p>{shown}</p>" if text.endswith(":") else f'<p><a href="#">{shown}</a></p>',
        "byline": f"<p><strong>{shown}</strong></p>",
    }
    if is_bullet(post, role):
        return f"<ul><li>{shown}</li></ul>".replace("<ul>", "<ul>\n").replace("</ul>", "\n</ul>")
    return shapes.get(role, f"<p>{shown}</p>")
