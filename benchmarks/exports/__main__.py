"""Hold what was read of press databases' exports against their own label lines.

    python benchmarks/exports FOLDER

FOLDER holds exports as they were saved (Nexis HTML, TXT and DOCX, Factiva HTML, ProQuest HTML,
Europresse HTML). For each file the number of documents, and for each document headline, outlet and
date, are looked up a second time, in the plainest way that its layout allows (the tag, class or
line that names them), and compared with what pressaudit read. The files are not ours and no word of
them is kept or printed: with ``--wrong`` only the places where the two differ are.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path

import docx
from lxml import html

from pressaudit.evaluate.harness import Figure, parser, show, write
from pressaudit.read.captures import read_capture
from pressaudit.read.errors import CaptureError
from pressaudit.read.recognise import recognise

COMMAND = "python benchmarks/exports FOLDER --csv"
FIELDS = ("headline right", "outlet right", "date right")
Stated = tuple[str, str, str]
"""Headline, outlet and the line of the date, as the layout names them."""


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def nexis_html(data: bytes) -> Iterator[Stated]:
    text = data.decode("utf-8", errors="replace")
    large = "|".join(re.findall(r"\.(c\d+) \{[^}]*font-size: 14pt", text)) or "none"
    for part in re.split(r"<DOC NUMBER=\d+>", text)[1:]:
        headline = re.search(rf'<SPAN CLASS="(?:{large})">(.*?)</P>', part, re.S)
        above = part[: headline.start()] if headline else part
        lines = [plain(p) for p in re.findall(r"<P CLASS=[^>]*>(.*?)</P>", above, re.S)]
        lines = [x for x in lines if x and not x.lower().startswith(("copyright", "all rights"))]
        yield plain(headline[1]) if headline else "", lines[1], " ".join(lines[2:])


def nexis_text(data: bytes) -> Iterator[Stated]:
    text = data.decode("utf-8-sig", errors="replace").replace("\r", "")
    for part in re.split(r"\n +\d+ of \d+ DOCUMENTS?\n", text)[1:]:
        centred = [x.strip() for x in re.findall(r"^ {8,}\S.*$", part, re.M)]
        above = re.split(r"^(?:BYLINE|SECTION|LENGTH):", part, maxsplit=1, flags=re.M)[0]
        shown = [x for x in above.split("\n") if x.strip() and not x.startswith("   ")]
        yield " ".join(map(str.strip, shown)), centred[0], centred[1]


def nexis_docx(path: Path) -> Iterator[Stated]:
    part: list[str] = []
    for paragraph in docx.Document(str(path)).paragraphs:
        text = paragraph.text.strip()
        if text == "End of Document":
            yield part[0], part[1], part[2]
            part = []
        elif text:
            part.append(text)


def factiva_html(data: bytes) -> Iterator[Stated]:
    tree = html.fromstring(data)
    for article in tree.xpath("//*[contains(@class, 'Article') and contains(@class, 'article ')]"):
        headline = article.xpath(".//*[contains(@class, 'Headline')]")[0].text_content()
        rows = {r[0].text_content().strip(): r[1] for r in article.xpath(".//tr[td[2]]")}
        if rows:
            yield headline, rows["SN"].text_content(), rows["PD"].text_content()
            continue
        lines = [d.text_content().strip() for d in article.xpath("./div")]
        at = next(n for n, x in enumerate(lines) if re.fullmatch(r"[\d.,\s]+ ?\S{1,10}", x))
        after = [x for x in lines[at + 1 :] if not re.fullmatch(r"[\d:]+( \w+)?", x)]
        yield re.sub(r"^\d+\)\s*", "", headline), after[1], after[0]


def proquest_html(data: bytes) -> Iterator[Stated]:
    text = data.decode("utf-8", errors="replace")
    for part in text.split('<a name="DocID_')[1:]:
        values = dict(re.findall(r"<strong>([^<]*?):\s*</strong>(.*?)</p>", part, re.S))
        headline = plain(re.search(r"font-weight:\s*bold[^>]*>(.*?)</p>", part, re.S)[1])  # type: ignore[index]
        yield headline, plain(values["Publication title"]).split(";")[0], values["Publication date"]


def europresse_html(data: bytes) -> Iterator[Stated]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    for part in re.split(r'(?=<span class="DocPublicationName")', text)[1:]:
        outlet = plain(re.search(r"<span[^>]*>(.*?)</span>", part, re.S)[1])  # type: ignore[index]
        dated = " ".join(map(plain, re.findall(r'class="DocHeader">(.*?)</', part, re.S)))
        title = re.search(
            r'class="[^"]*[tT]itreArticleVisu[^"]*">(.*?)(?:</span><br>|</p>)', part, re.S
        )
        yield plain(title[1]) if title else "", re.split(r",\s*no", outlet)[0], dated


ORACLES: dict[str, Callable[[bytes], Iterator[Stated]]] = {
    "nexis_html": nexis_html,
    "nexis_text": nexis_text,
    "factiva_html": factiva_html,
    "proquest_html": proquest_html,
    "europresse_html": europresse_html,
}
MONTHS = [
    *("jan|january|januar|janvier", "feb|february|februar|février", "mar|march|märz|mars"),
    *("apr|april|avril", "may|mai", "jun|june|juni|juin", "jul|july|juli|juillet"),
    *("aug|august|août", "sep|september|septembre", "oct|october|oktober|octobre"),
    *("nov|november|novembre", "dec|december|dezember|décembre"),
]


def is_date(line: str, found: date | None) -> bool:
    """Whether a line states the day that was found: its day, month and year stand in it."""
    low = line.lower()
    if found is None:
        return not re.search(r"\d{1,2}\D{1,15}\d{4}|\d{4}\D{1,4}\d{1,2}\D{1,4}\d", low)
    numbers = {int(n) for n in re.findall(r"\d+", low)}
    named = re.search(rf"\b(?:{MONTHS[found.month - 1]})\b", low)
    return {found.day, found.year} <= numbers and bool(named or found.month in numbers)


def same(one: str, two: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", two).casefold()


def measured(path: Path, *, wrong: bool) -> list[Figure]:
    """Read one file twice and compare; nothing for a file that is no export with an oracle."""
    data = path.read_bytes()
    try:
        kind = recognise(data, path.name)
        capture = read_capture(data, path.name)
    except CaptureError as error:
        print(error, file=sys.stderr)
        return []
    if kind == "docx":
        stated = list(nexis_docx(path))
    elif kind in ORACLES:
        stated = list(ORACLES[kind](data))
    else:
        return []
    right = Counter(dict.fromkeys(FIELDS, 0))
    for n, (article, (headline, outlet, dated)) in enumerate(
        zip(capture.articles, stated, strict=False), start=1
    ):
        agree = {
            "headline right": same(article.title, headline),
            "outlet right": same(article.byline.outlet, outlet),
            "date right": is_date(dated, article.posted),
        }
        right.update(field for field, ok in agree.items() if ok)
        if wrong and not all(agree.values()):
            bad = ", ".join(field for field, ok in agree.items() if not ok)
            print(f"{path.name}, document {n}: not {bad}", file=sys.stderr)
    count = len(stated)
    values = {"documents read": len(capture.articles) / max(count, 1)}
    values |= {field: right[field] / max(count, 1) for field in FIELDS}
    part = f"{kind}: {path.name}"
    return [Figure("pressaudit", part, measure, value, count) for measure, value in values.items()]


def main() -> None:
    made = parser("exports", __doc__, peers=False)
    made.add_argument("folder", type=Path)
    made.add_argument("--wrong", action="store_true", help="say where the two differ")
    options = made.parse_args()
    paths = sorted(p for p in options.folder.rglob("*") if p.is_file())
    figures = [figure for path in paths for figure in measured(path, wrong=options.wrong)]
    show(figures)
    if options.csv:
        write("exports", figures, COMMAND)


if __name__ == "__main__":
    main()
