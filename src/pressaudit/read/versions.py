"""One article met in several captures: which are the same, and what differs between them.

The same article is one with the same address, or with the same title, day and nearly the same text
in another capture. Copies on another site are no captures of one article but two posts: that is
what an audit is about.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz.distance import Indel

from pressaudit.language.fold import folded
from pressaudit.read.model import TEXT_ROLES, Article, Capture

NEAR = 0.9
"""Share of words in the same order from which two texts of one title and day are one article.

Two reports of one title and day agree in .83 and .89 (both pairs of an agency's 74 reports in one
export); a page read as text and as HTML agrees whole.
"""
LOOSE = 0.3
"""Share from which two texts of one address are one article: some sites give all one address."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref|ref_src|share|smid|mc_[ce]id|cmpid|output|amp")
_HOUR = re.compile(r"(\d{14})/https?://")


@dataclass(frozen=True, slots=True)
class Version:
    """Two captures of one article that differ.

    ``before`` was met first, or captured earlier where both say when. ``added`` and ``removed`` are
    the words of its running text that ``after`` has more and less, ``similarity`` is the share of
    both texts' words that stand in both in the same order (0 to 1). ``kept`` names the one that is
    counted.
    """

    kept: str
    before: Article
    after: Article
    added: int
    removed: int
    similarity: float


@dataclass(slots=True)
class _Group:
    """Captures of one article, in the order in which they were met."""

    members: list[Article]

    @property
    def kept(self) -> Article:
        """The first of the fullest: whole rather than excerpt, dated rather than not."""
        return max(self.members, key=lambda a: (not a.excerpt, a.complete, a.posted is not None))


def united(captures: Sequence[Capture]) -> tuple[list[Article], list[Version]]:
    """Return each article once, in order, and the pairs of its captures that differ.

    An article is kept as its fullest capture has it. Within one capture only equal posts and posts
    of one address are the same: an export may hold two reports of one title and day.
    """
    groups: list[_Group] = []
    by_key: dict[object, list[int]] = defaultdict(list)
    for capture in captures:
        for article in capture.articles:
            keys = _keys(article)
            near = dict.fromkeys(n for key in keys for n in by_key[key])
            found = next((n for n in near if _is_same(groups[n].members[-1], article)), None)
            if found is None:
                found = len(groups)
                groups.append(_Group([]))
            groups[found].members.append(article)
            for key in keys:
                if found not in by_key[key]:
                    by_key[key].append(found)
    versions = [version for group in groups for version in _versions(group)]
    return [_with_address(group) for group in groups], versions


def _with_address(group: _Group) -> Article:
    """Return the kept capture, with the address that another one of the group has."""
    kept = group.kept
    address = next((a.url for a in group.members if a.url), "")
    return kept if kept.url or not address else replace(kept, url=address)


def _keys(article: Article) -> list[object]:
    """Return what the same article would share: its address, or its title and day."""
    keys: list[object] = []
    if address := canonical(article.url):
        keys.append(address)
    if title := folded(article.title) or article.text.strip():
        keys.append((title, article.posted))
    return keys


def canonical(url: str) -> str:
    """Return an address without what differs between ways to one page; '' for no whole address.

    >>> canonical("http://www.wharf.example/ferry/?utm_source=x#top")
    'wharf.example/ferry'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.netloc or not parts.path.strip("/") + parts.query:
        return ""
    query = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0].lower())]
    path = re.sub(r"/(?:amp|index\.html?)?$", "", parts.path)
    shown = f"?{urlencode(sorted(query))}" if query else ""
    return f"{_host(url)}{path}{shown}"


def _host(url: str) -> str:
    try:
        return re.sub(r"^(?:www|m|amp)\.", "", urlsplit(url.strip()).netloc.casefold())
    except ValueError:
        return ""


def _elsewhere(one: Article, two: Article) -> bool:
    """Whether two posts stand on two sites, or in two newspapers, as far as both say.

    An archive that makes its addresses of titles gives one address to two newspapers' copies.
    """
    pairs = (
        (_host(one.url), _host(two.url)),
        (folded(one.site), folded(two.site)),
        (folded(one.byline.outlet), folded(two.byline.outlet)),
    )
    return any(a != b for a, b in pairs if a and b)


def _is_same(one: Article, two: Article) -> bool:
    if _elsewhere(one, two):
        return False
    titled = folded(one.title) == folded(two.title)
    if titled and one.posted == two.posted and one.text == two.text:
        return True
    if canonical(one.url) and canonical(one.url) == canonical(two.url):
        return titled or _similarity(one, two) >= LOOSE
    if one.capture_sha256 == two.capture_sha256 or not one.title:
        return False
    either = one.excerpt or two.excerpt
    return (
        titled
        and one.posted == two.posted
        and (_begins(one, two) if either else _similarity(one, two) >= NEAR)
    )


def _begins(one: Article, two: Article) -> bool:
    """Whether one text is the other's beginning, as a teaser is."""
    shorter, longer = sorted((_words(one), _words(two)), key=len)
    return Indel.normalized_similarity(shorter, longer[: len(shorter)]) >= NEAR


def _words(article: Article) -> list[str]:
    """Return the words of an article's text without its title, in small letters."""
    texts = (p.clean.casefold() for p in article.paragraphs if p.role in TEXT_ROLES)
    return [word for text in texts for word in _WORD.findall(text)]


def _similarity(one: Article, two: Article) -> float:
    return float(Indel.normalized_similarity(_words(one), _words(two)))


def _versions(group: _Group) -> list[Version]:
    """Return the pairs of whole captures, one after the other, that differ."""
    whole = [a for a in group.members if not a.excerpt and a.complete]
    hours = [m[1] if (m := _HOUR.search(a.capture)) else "" for a in whole]
    if all(hours):
        whole = [a for _, a in sorted(zip(hours, whole, strict=True), key=lambda pair: pair[0])]
    out = []
    for before, after in pairwise(whole):
        one, two = _words(before), _words(after)
        if one == two and before.title == after.title and before.posted == after.posted:
            continue
        steps = Indel.editops(one, two)
        out.append(
            Version(
                kept=group.kept.article_id,
                before=before,
                after=after,
                added=sum(1 for step in steps if step.tag == "insert"),
                removed=sum(1 for step in steps if step.tag == "delete"),
                similarity=float(Indel.normalized_similarity(one, two)),
            )
        )
    return out
