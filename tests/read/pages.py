"""Archive pages that we invent, as text and as HTML, from one list of posts."""

from dataclasses import dataclass, field
from html import escape

MENU = "Ferry Watch\n  • Home\n  • Routes\n    • North shore\n    • South shore\n  • About us"
SHARE = "FacebookTwitterPinterestWhatsappTelegramSkypeEmail"
SIDEBAR = """Newer Posts
Older Posts

Recent Posts

  • A pier that nobody owns

    December 22, 2025
  • Timetables for the winter

    December 20, 2025
  • Facebook
  • Twitter

© 2003 - 2025 Ferry Watch . All Rights Reserved.


Back To Top"""


@dataclass(frozen=True)
class Post:
    """A post: ``blocks`` are (element, text), the element as in HTML."""

    title: str
    category: str = "Harbour news"
    caption: str = ""
    date: str = "March 5, 2019"
    comments: str = "0 comments"
    blocks: list[tuple[str, str]] = field(default_factory=list)


def text_block(kind: str, text: str) -> str:
    """Set one block as the text copy does."""
    if kind == "blockquote":
        return f"\u00a0 \u00a0 \u00a0 {text}"
    return {"li": f"  • {text}", "ol": f"  {text}"}.get(kind, text)


def text_post(post: Post) -> str:
    """Set one post as the text copy does."""
    head = [post.caption] if post.caption else []
    blocks = "".join(f"{text_block(*block)}\n\n" for block in post.blocks)
    return "\n".join(
        [
            *head,
            post.category,
            "",
            post.title,
            "",
            f"{blocks}{post.date} {post.comments}",
            SHARE,
            "",
        ]
    )


def text_page(posts: list[Post], *, menu: bool = True) -> str:
    """Set a page as the text copy does."""
    body = "".join(map(text_post, posts))
    if not menu:
        return body
    return f"{MENU}\n{MENU}\n© 2003 - 2024 Ferry Watch.\n{body}{SIDEBAR}\n{MENU}\n"


def html_block(kind: str, text: str) -> str:
    """Set one block in HTML."""
    inner = escape(text)
    if kind == "gallery":
        pictures = "".join(f'<figure><img alt="{line}"></figure>' for line in inner.split("\n"))
        return f'<div class="gallery">{pictures}</div>'
    if kind == "poem":
        return f"<p>{inner.replace(chr(10), '<br>')}</p>"
    if kind == "ol":
        number, _, item = inner.partition(". ")
        return f'<ol start="{number}"><li>{item}</li></ol>'
    if kind == "blockquote":
        return f"<blockquote><p>{inner}</p></blockquote>"
    if kind == "li":
        return f"<ul><li>{inner}</li></ul>"
    if kind == "figcaption":
        return f"<figure><figcaption>{inner}</figcaption></figure>"
    return f"<{kind}>{inner}</{kind}>"


def html_post(post: Post, number: int) -> str:
    """Set one post as the theme Soledad does."""
    image = (
        f'<div class="thumbnail"><img alt="{escape(post.caption)}"></div>' if post.caption else ""
    )
    blocks = "\n".join(html_block(*block) for block in post.blocks)
    url = f"https://ferry.example/{number}"
    category = f'<a class="penci-cat-name" href="/c">{escape(post.category)}</a>'
    return f"""<article id="post-{number}" class="post-{number} post type-post hentry">
{image}
<div class="penci-standard-cat"><span class="cat">{category}</span></div>
<h2 class="penci-entry-title entry-title"><a href="{url}">{escape(post.title)}</a></h2>
<div class="penci-hide-tagupdated">
<span class="author vcard">by <a class="url fn n" href="/a">Ferry Watch</a></span>
<time class="entry-date updated">January 1, 2020</time></div>
<div class="standard-main-content entry-content"><div class="inner-post-entry">
{blocks}
</div></div>
<div class="penci-box-meta"><span><time class="entry-date published">{post.date}</time></span>
<span><a href="{url}#respond">{post.comments}</a></span></div>
<div class="penci-post-share-box"><a href="/f">Facebook</a><a href="/t">Twitter</a></div>
</article>
"""


def html_page(posts: list[Post]) -> str:
    """Set a page as the theme Soledad does, with a sidebar of newer posts."""
    body = "".join(html_post(post, number) for number, post in enumerate(posts, start=1))
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Ferry Watch</title>
<script>var a = "May 1, 2020";</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<main>
{body}</main>
<aside class="widget"><h4>Recent Posts</h4>
<article class="hentry"><h2 class="entry-title">A pier that nobody owns</h2>
<time class="entry-date published">December 22, 2025</time>
<div class="entry-content"></div></article></aside>
<footer>© 2003 - 2025 Ferry Watch</footer></body></html>
"""


PIER = [
    ("p", "The council of Orrin closed the old pier on Monday after divers found rotten piles."),
    (
        "p",
        "“We were told in June that the whole deck could fall into the lake,” said Ada Quill, who "
        "keeps the ticket office, in a talk with the Orrin Courier.",
    ),
    ("p", "“We were told in June that the whole deck could fall into the lake.”"),
    ("p", "Photo : The pier in its last summer (Orrin Library)"),
    ("p", "\u00a0What the Divers Saw"),
    ("p", "Below the third bay they met a gap as wide as a door, and beyond it nothing but mud."),
    ("p", "Three repairs are now on the table:"),
    ("p", "New piles of larch, which would last for thirty years or so."),
    ("p", "Steel piles, which rust but can be bought at once."),
    ("p", "A floating deck, which nobody on the lake has tried"),
    ("p", "The harbour master wrote to the council on the same evening, and his letter was short."),
    ("blockquote", "Close it for good, or pay for it properly; I will not stand on it again."),
    ("p", "September 12, 2018"),
    ("p", "A notice said “September 12, 2018 3 comments” where the timetable had been."),
    ("p", "divers found that the whole lake bed below the third bay had simply gone away"),
    ("p", "Ines Marlow, Orrin Diving Club"),
    (
        "p",
        "Ines Marlow had said it: divers found that the whole lake bed below the third bay had "
        "simply gone away, and they told the town.",
    ),
    ("p", "https://media.ferry.example/pier.mp4"),
    ("p", "How a pier dies"),
    ("p", "What the films of the divers show, and who paid for them."),
    ("p", "Nobody has said who will pay."),
    ("p", "Contributors"),
    ("p", "Ada Quill – Keeper of the ticket office"),
    ("p", "Ines Marlow – Diver, Orrin Diving Club"),
    ("p", "Tom Brandt is a reporter at the Orrin Courier and the author of two books on lakes."),
    ("p", "Tom Brandt, Orrin Courier"),
    ("p", "Also:"),
    ("p", "Who owns the south pier?"),
]
PIER_ROLES = [
    "body",
    "body",
    "pull_quote",
    "caption",
    "heading",
    "body",
    "body",
    "list_item",
    "list_item",
    "list_item",
    "body",
    "block_quotation",
    "body",
    "body",
    "pull_quote",
    "attribution",
    "body",
    "link",
    "heading",
    "strapline",
    "body",
    "heading",
    "list_item",
    "list_item",
    "biography",
    "byline",
    "related",
    "related",
]
POSTS = [
    Post("The Pier at Orrin Is Closed", caption="The old pier", blocks=PIER),
    Post(
        "A short notice",
        category="Notices",
        date="March 4, 2019",
        comments="1 comment",
        blocks=[("p", "The eight o’clock boat will not run on Friday.")],
    ),
    Post(
        '=HYPERLINK("http://x") <b>$5$ & co</b>',
        caption='=HYPERLINK("http://x") <b>$5$ & co</b>',
        date="March 3, 2019",
        comments="12 comments",
        blocks=[
            ("p", "The tender for two boats went out and three yards answered it within a week."),
            ("li", "The yard at Low Hythe"),
            ("li", "The yard at Sand Ness"),
            ("p", "Rosa and Piet Vandermeer, Lake Post"),
        ],
    ),
    Post(
        "Cut by the site",
        caption="blank",
        date="March 1, 2019",
        blocks=[("p", "The board met twice and would not say why the winter fares had ri…")],
    ),
]
