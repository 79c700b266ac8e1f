"""A folder with one file of each format that is read, and some that are refused; all invented."""

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pandas as pd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.read import exports_made as made
from tests.read.pages import POSTS, html_page, text_page

NAMES = ["Ada Quill", "Bram Nesser", "Cora Vane", "Dov Hallam", "Edda Moor", "Finn Arle"]
THINGS = ["ferry", "pier", "library", "orchard", "tower", "harvest", "bridge", "quarry", "mill"]
PLACES = ["Orrin", "Mirren", "Fellmark", "Skerrin", "Tarn", "Hesk", "Loft"]


def told(number: int, paragraphs: int = 4) -> list[str]:
    """Paragraphs of an article that differ with its number: who said what about which thing."""
    out = []
    for n in range(paragraphs):
        at = number * 7 + n * 3
        thing, place = THINGS[at % len(THINGS)], PLACES[at % len(PLACES)]
        who = NAMES[(at + n) % len(NAMES)]
        out.append(
            f"The council of {place} met on {1 + at % 27} March {1990 + at % 29} about the "
            f"{thing}, and put off what {2 + number} surveyors had asked for in report {at}. "
            f"“We have waited {3 + at % 40} months for the {thing} of {place} to be mended,” said "
            f"{who}, who keeps the office beside the {THINGS[(at + 4) % len(THINGS)]}."
        )
    return out


def page(number: int, site: str = "Orrin Courier") -> str:
    """A saved article of a newspaper's own site."""
    thing, who = THINGS[number % len(THINGS)], NAMES[number % len(NAMES)]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"What the {thing} costs, part {number}",
        "datePublished": f"2019-03-{1 + number % 28:02}T08:00:00Z",
        "author": {"@type": "Person", "name": who},
        "publisher": {"@type": "Organization", "name": site},
    }
    body = "".join(f"<p>{text}</p>" for text in told(number))
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>What the {thing} costs, part {number} | {site}</title>"
        f"<meta property='og:site_name' content='{site}'>"
        "<meta property='og:type' content='article'>"
        f"<link rel='canonical' href='https://courier.example/{number}'>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head><body>"
        f"<header><nav><a href='/'>Home</a><a href='/news'>News</a></nav></header><main><article>"
        f"<h1>What the {thing} costs, part {number}</h1>{body}</article></main>"
        f"<footer>© 2019 {site}. All rights reserved.</footer></body></html>"
    )


def rows(first: int, count: int = 2) -> list[dict[str, str]]:
    """Rows of a table of articles."""
    return [
        {
            "title": f"Row {n} on the {THINGS[n % len(THINGS)]}",
            "text": "\n\n".join(told(n)),
            "date": f"2018-06-{1 + n % 28:02}",
            "outlet": "Night Shore Radio" if n % 2 else "The Lantern",
            "author": NAMES[n % len(NAMES)],
        }
        for n in range(first, first + count)
    ]


def files() -> dict[str, bytes]:
    """Every file by its name: one of each format, then those that are refused."""
    table = {at: pd.DataFrame(rows(at)) for at in range(100, 200, 10)}
    excel, parquet, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    table[100].to_excel(excel, index=False)
    table[110].to_parquet(parquet, index=False)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside/page.html", page(40))
    feed = "".join(
        f"<item><title>{r['title']}</title><description>{r['text']}</description>"
        f"<pubDate>Tue, 05 Mar 2019 10:00:00 GMT</pubDate></item>"
        for r in rows(120)
    )
    entries = "".join(
        f"<entry><title>{r['title']}</title><published>2019-03-06T10:00:00Z</published>"
        f"<content>{r['text']}</content></entry>"
        for r in rows(130)
    )
    posts = "".join(
        f"<item><title>{r['title']}</title><content:encoded><![CDATA[{r['text']}]]>"
        "</content:encoded><wp:post_date>2019-03-06 00:30:00</wp:post_date>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
        for r in rows(140)
    )
    items = [
        {"id": n, "title": r["title"], "content_text": r["text"], "date_published": "2019-03-07"}
        for n, r in enumerate(rows(150))
    ]
    read = {
        "archive.txt": text_page(POSTS),
        "archive.html": html_page(POSTS),
        "article.html": page(1),
        "copied.txt": "\n".join(
            ["The old mill", "Posted on March 5, 2019 by Ada Quill", "", *told(160), "", "Older"]
        ),
        "table.csv": table[160].to_csv(index=False),
        "table.tsv": table[170].to_csv(index=False, sep="\t"),
        "table.json": json.dumps(rows(180)),
        "table.jsonl": "\n".join(json.dumps(row) for row in rows(190)),
        "table.xlsx": excel.getvalue(),
        "table.parquet": parquet.getvalue(),
        "article.tei": (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>The '
            "quarry</title></titleStmt></fileDesc></teiHeader><text><body>"
            + "".join(f"<p>{text}</p>" for text in told(210))
            + "</body></text></TEI>"
        ),
        "article.xml": '<doc sitename="The Lantern" title="The tower" author="Ada Quill" '
        'date="2019-03-05"><main>'
        + "".join(f"<p>{text}</p>" for text in told(230))
        + "</main><comments/></doc>",
        "nexis.txt": made.NEXIS_TXT,
        "nexis.html": made.nexis_html(),
        "nexis.docx": made.nexis_docx(),
        "factiva.html": made.FACTIVA_HTML,
        "factiva.rtf": made.FACTIVA_RTF,
        "factiva.txt": made.FACTIVA_TXT,
        "proquest.txt": made.PROQUEST_TXT,
        "proquest.html": made.PROQUEST_HTML,
        "europresse.html": made.EUROPRESSE_NEW,
        "feed.rss": f'<?xml version="1.0"?><rss version="2.0"><channel><title>Skerrin Post</title>'
        f"{feed}</channel></rss>",
        "feed.atom": f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn '
        f"News</title>{entries}</feed>",
        "feed.json": json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "title": "Loft", "items": items}
        ),
        "wordpress.xml": '<?xml version="1.0"?><!-- generator="WordPress" --><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Hesk Herald</title>{posts}'
        "</channel></rss>",
        "packed.zip": packed.getvalue(),
        "packed.html.gz": gzip.compress(page(41).encode(), mtime=0),
        "crawl.warc.gz": warc(page(42)),
        "saved.mhtml": mhtml(page(43)),
        "message.eml": message(told(220)),
    }
    refused = {
        "refused/report.pdf": b"%PDF-1.7\n",
        "refused/notes.txt": "Nothing here looks like a post.\n",
        "refused/broken.json": '{"articles": [{"title": ',
        "refused/empty.html": "",
    }
    return {n: d if isinstance(d, bytes) else d.encode() for n, d in (read | refused).items()}


def warc(html: str) -> bytes:
    """A web archive of one page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://courier.example/42", "response", payload=io.BytesIO(html.encode()),
            http_headers=head, warc_headers_dict={"WARC-Date": "2019-03-05T10:00:00Z"},
        )
    )  # fmt: skip
    return out.getvalue()


def mhtml(html: str) -> bytes:
    """A page that a browser saved as one file."""
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://courier.example/43\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{html}\n--b--\n"
    ).encode()


def message(paragraphs: list[str]) -> bytes:
    """An article that was sent by mail."""
    out = EmailMessage()
    out["Subject"], out["From"] = "The tower again", "Ada Quill <ada@wharf.example>"
    out["Date"], out["Message-ID"] = "Tue, 5 Mar 2019 23:30:00 -0500", "<1@wharf.example>"
    out.set_content("\n\n".join(paragraphs))
    return out.as_bytes()


def write(folder: Path) -> Path:
    """Write the folder, and return it."""
    for name, data in files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
