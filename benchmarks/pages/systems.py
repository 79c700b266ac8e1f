"""The systems under comparison: each takes a saved page and gives the article that it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Article = dict[str, str]
"""``title``, ``posted`` (ISO date or ''), ``authors`` ('; ' between) and ``text``."""
Read = Callable[[Path], list[Article]]


@dataclass(frozen=True)
class System:
    """A system: how to get its reader, and what to install for it."""

    load: Callable[[], Read]
    package: str = ""


def pressaudit() -> Read:
    """Return the reader of this project; a page that it refuses gives no article."""
    from pressaudit.read.captures import read_capture  # noqa: PLC0415
    from pressaudit.read.errors import CaptureError  # noqa: PLC0415

    def read(path: Path) -> list[Article]:
        try:
            articles = read_capture(path).articles
        except CaptureError:
            return []
        return [
            {
                "title": a.title,
                "posted": a.posted.isoformat() if a.posted else "",
                "authors": "; ".join(a.byline.authors),
                "text": "\n".join(p.text for p in a.paragraphs),
            }
            for a in articles
        ]

    return read


def trafilatura() -> Read:
    """Return trafilatura with its metadata, comments left out, else as it comes."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    def read(path: Path) -> list[Article]:
        found = bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
        if found is None:
            return []
        kept = found.as_dict()
        return [
            {
                "title": kept["title"] or "",
                "posted": kept["date"] or "",
                "authors": kept["author"] or "",
                "text": kept["text"] or "",
            }
        ]

    return read


def newspaper4k() -> Read:
    """Return newspaper4k as it comes, without a download."""
    import tldextract  # noqa: PLC0415
    from newspaper import Article as Parsed  # noqa: PLC0415

    # It would ask the network for the list of top-level domains before each page.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())

    def read(path: Path) -> list[Article]:
        page = Parsed("https://example.org/page", fetch_images=False)
        page.download(input_html=path.read_bytes().decode("utf-8", errors="replace"))
        page.parse()
        return [
            {
                "title": page.title or "",
                "posted": page.publish_date.date().isoformat() if page.publish_date else "",
                "authors": "; ".join(page.authors),
                "text": page.text or "",
            }
        ]

    return read


SYSTEMS: dict[str, System] = {
    "pressaudit": System(pressaudit),
    "trafilatura": System(trafilatura, "trafilatura"),
    "newspaper4k": System(newspaper4k, "newspaper4k lxml_html_clean"),
}
