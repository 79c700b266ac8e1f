"""What a saved page says of itself: JSON-LD, meta elements, and the marks beside its heading.

Each field is told by a chain, the surest statement first; what is doubtful stays empty. Order and
lists were measured on the development half of adbar/trafilatura's evaluation pages
(benchmarks/pages).
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from pressaudit import rules
from pressaudit.language.fold import folded
from pressaudit.read import dates
from pressaudit.read.drafts import Block
from pressaudit.read.html_blocks import blocks_of
from pressaudit.read.html_elements import text_of, web_limits
from pressaudit.read.html_shown import Shown, is_beside, stands_beside
from pressaudit.read.languages import detect
from pressaudit.read.people import dateline, desks, people

_URL_DAY = re.compile(r"/(20\d\d|19\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|_|\.|$)")

_SCRIPT_DAY = re.compile(
    r"\"(?:date_?published|published_?(?:at|date|on|time)|publish_?date|created_?at)\"\s*:\s*"
    r"\"(\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_TOLD = 100
"""Characters from which a text may open with a dateline."""
_MANY = 1 << 30
"""Lines of no page: what is shown beside a heading needs no line."""
_INLINE = 3
"""Children of an element that can be a title by itself, without being a heading."""

_web = partial(rules.load, "web")


@dataclass(frozen=True)
class Head:
    """A page's statements on itself, each read when it is asked for.

    ``blocks`` are the texts of the whole page, in reading order. ``heading`` is the article's own
    heading element, None when no element is one.
    """

    root: Any
    blocks: Sequence[Block]

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of ``<meta>``, by property, name, itemprop or http-equiv (small letters)."""
        found: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            content = " ".join((element.get("content") or "").split())
            for key in ("property", "name", "itemprop", "http-equiv"):
                if content and element.get(key):
                    found.setdefault(element.get(key).strip().lower(), []).append(content)
        return found

    def meta(self, name: str) -> str:
        """Return the first content of the names that a rule lists, '' without one."""
        keys = _web()["meta"][name]
        return next((self.metas[key][0] for key in keys if key in self.metas), "")

    @cached_property
    def linked(self) -> list[dict[str, Any]]:
        """The articles of the page's JSON-LD, the press types first."""
        things = list(_linked_data(self.root))
        types, maybe = (_web()["linked_data"][kind] for kind in ("types", "maybe"))
        return [t for kinds in (types, maybe) for t in things if _kinds(t) & set(kinds)]

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        return {t["@id"]: t for t in _linked_data(self.root) if isinstance(t.get("@id"), str)}

    @cached_property
    def says_article(self) -> bool:
        """Whether the page says that it is one article."""
        kinds = set(_web()["linked_data"]["types"])
        stated = sum(bool(_kinds(thing) & kinds) for thing in self.linked)
        named = "article" in " ".join(self.metas.get("og:type", ())).lower()
        return named or stated == 1 or any(k.endswith("article:published_time") for k in self.metas)

    @cached_property
    def declared(self) -> str:
        """The declared language ("de", "en-GB"), '' without one."""
        html = self.root if self.root.tag == "html" else self.root.getroottree().getroot()
        shown = html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        shown = (shown or self.meta("language")).split(",")[0].strip().replace("_", "-")
        return shown if re.fullmatch(r"[A-Za-z]{2,3}(?:-\w{2,8})*", shown) else ""

    @cached_property
    def language(self) -> str:
        """The language of the page's text; with its region where the declaration agrees."""
        told = " ".join(b.text for b in self.blocks if len(b.text) > web_limits()["short"])
        found = detect(told)
        return self.declared if not found or self.declared.lower().startswith(found) else found

    @cached_property
    def url(self) -> str:
        """The page's own address, as its canonical link says."""
        links = (
            e.get("href") for e in self.root.iter("link") if "canonical" in (e.get("rel") or "")
        )
        return next((u.strip() for u in [*links, self.meta("url")] if (u or "").strip()), "")

    @cached_property
    def site(self) -> str:
        """Who publishes the page: og:site_name, the publisher in JSON-LD, the address's host."""
        named = self.metas.get("og:site_name", [""])[0]
        publishers = (self._name_of(thing.get("publisher")) for thing in self.linked)
        for shown in (named, *publishers, self.meta("site"), self._host):
            if shown and len(shown) <= 60 and not shown.startswith(("http", "@")):
                return shown
        return ""

    @cached_property
    def _host(self) -> str:
        try:
            return (urlsplit(self.url).hostname or "").removeprefix("www.")
        except ValueError:  # an address that is none
            return ""

    @cached_property
    def section(self) -> str:
        """The section that the page says it stands in."""
        stated = next((t["articleSection"] for t in self.linked if t.get("articleSection")), "")
        stated = stated[0] if isinstance(stated, list) and stated else stated
        return _plain(stated) if isinstance(stated, str) and stated else self.meta("section")

    @cached_property
    def heading(self) -> Any:
        """The element of the article's heading, None without one."""
        tops = [e for e in self.root.iter("h1") if len(text_of(e)) > 1]
        tops = [e for e in tops if folded(text_of(e)) != folded(self.site)]
        own = [e for e in tops if not is_beside(e)]
        if len(own) == 1:
            return own[0]
        named = [folded(self._without_site(title)) for title in self._stated_titles()]
        least, share = web_limits()["title"], web_limits()["title_share"]
        below = self.root.iter(
            "h2", "h3", "h4", "div", "span", "p", "td", "a", "strong", "b", "font"
        )
        for element in (*own, *tops, *below):
            text = folded(_own_text(element))
            if any(text in t and len(text) > max(least, share * len(t)) for t in named):
                return element
        return next(iter(own or tops), None)

    def _stated_titles(self) -> list[str]:
        titles = [_plain(t.get("headline") or "") for t in self.linked[:1]]
        titles += [self.meta("title"), *map(text_of, islice(self.root.iter("title"), 1))]
        return [t for t in titles if t]

    @cached_property
    def title(self) -> str:
        """The article's title: its heading, or what the page states, without the site's name."""
        if self.heading is not None:
            small = "".join(text_of(e) for e in self.heading.iter("small"))
            text = text_of(self.heading).removesuffix(small).replace("\u00ad", "").strip()
            if 0 < len(text) <= web_limits()["heading"]:
                return text
        return next((self._without_site(t) for t in self._stated_titles()), "")

    def _without_site(self, title: str) -> str:
        for mark in _web()["titles"]["parts"]:
            first, found, last = title.rpartition(mark)
            if found and (folded(last) in folded(self.site) or len(last) < len(first) / 2):
                return first.strip()
            first, found, last = title.partition(mark)
            if found and folded(first) == folded(self.site):
                return last.strip()
        return title

    @cached_property
    def posted(self) -> date | None:
        """The day of publication: what is shown beside the heading, then what is stated."""
        found = self._days[0] if len(self._days) == 1 else None
        if not found and (in_address := _URL_DAY.search(self.url)):
            found = dates.day("-".join(in_address.groups()))
        return found or self._day_in_scripts()

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What is said when the page names several days, and nothing tells which is right."""
        if self.posted or len(self._days) < 2:
            return ()
        named = " and ".join(day.isoformat() for day in sorted(set(self._days)))
        return (f"its day is left empty: its page names {named}",)

    @cached_property
    def _days(self) -> list[date]:
        """The day of publication, several when the page contradicts itself."""
        language = self.language or "en"
        ranks = ([dates.day(text, language) for text in texts] for texts in self._stated_dates())
        stated = next((days for rank in ranks if (days := [d for d in rank if d])), [])
        return self.shown.days(stated)

    def _day_in_scripts(self) -> date | None:
        """Return the day that the page's scripts name as that of publication, if it is one only."""
        texts = (script.text or "" for script in self.root.iter("script"))
        days = {dates.day(day) for text in texts for day in _SCRIPT_DAY.findall(text)}
        return days.pop() if len(days) == 1 else None

    @cached_property
    def shown(self) -> Shown:
        """What the page shows beside its heading."""
        own = frozenset(self.heading.iterancestors()) if self.heading is not None else frozenset()
        body = self.root.find("body")
        blocks = tuple(
            blocks_of(self.root if body is None else body, _MANY, lambda e: stands_beside(e, own))
        )
        return Shown(
            self.root,
            self.heading,
            blocks,
            self._place(blocks),
            own,
            self.language or "en",
            (self.site, self._host),
        )

    @cached_property
    def at(self) -> int | None:
        """The place of the heading among the page's blocks."""
        return self._place(self.blocks)

    def _place(self, blocks: Sequence[Block]) -> int | None:
        if self.heading is None:
            return None
        title, line = text_of(self.heading), self.heading.sourceline or 0
        return next(
            (n for n, b in enumerate(blocks) if b.lines[0] >= line and b.text in title), None
        )

    def _stated_dates(self) -> Iterator[list[str]]:
        """Yield what hidden fields state, those of one rank together, the surest first."""
        for key in ("datePublished", "dateCreated", "uploadDate"):
            yield [thing[key] for thing in self.linked if isinstance(thing.get(key), str)]
        for rank in ("published", "made"):
            yield [day for key in _web()["meta"][rank] for day in self.metas.get(key, ())]

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The people who are named as authors; empty when the statements are doubtful."""
        own = (self.site, self._host)
        for thing in self.linked:
            authors = _listed(thing.get("author"))
            persons = [a for a in authors if isinstance(a, dict) and "person" in _kinds(a)]
            bodies = [a for a in authors if isinstance(a, dict) and "organization" in _kinds(a)]
            rest = [a for a in authors if a not in bodies and a not in persons]
            for group, hosts in ((persons, ()), (rest, own)):
                if names := people(filter(None, map(self._name_of, group)), hosts, single=True):
                    return names
        labels = self.metas.get("twitter:label1", [""])
        known = labels[0].lower().rstrip(":") in _web()["meta"]["written_by"]
        written = self.metas.get("twitter:data1", ()) if known else ()
        if names := people(written, (), single=True):
            return names
        for stated, single, named in self.shown.authors():
            if names := people(stated, () if named else own, single=single):
                return names
        for key in _web()["meta"]["author"]:
            if names := people(self.metas.get(key, ()), own, single=True):
                return names
        stated_by = [self._name_of(a) for t in self.linked for a in _listed(t.get("author"))]
        shown = [name for names, *_ in self.shown.authors() for name in names]
        opening = dateline(
            b.text for b in self.shown.blocks[self.shown.at or 0 :] if len(b.text) > _TOLD
        )
        return desks([*stated_by, *shown, *opening[:1]], self.site)

    def _name_of(self, thing: Any) -> str:
        """Return the name of a JSON-LD thing, by its identifier when it is named elsewhere."""
        if isinstance(thing, list):
            return next(filter(None, map(self._name_of, thing)), "")
        if isinstance(thing, str):
            return _plain(thing)
        if not isinstance(thing, dict):
            return ""
        if "name" not in thing and thing.get("@id") in self._by_id:
            thing = self._by_id[thing["@id"]]
        name = thing.get("name")
        name = name[0] if isinstance(name, list) and name else name
        return _plain(name) if isinstance(name, str) else ""


def _linked_data(root: Any) -> Iterator[dict[str, Any]]:
    """Yield all JSON-LD things of a page; what is no JSON is passed over."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$",
            "",
            script.text or "",
        )
        try:
            things = [json.loads(text.strip().rstrip(";"), strict=False)]
        except ValueError:
            continue
        while things:
            thing = things.pop(0)
            if isinstance(thing, list):
                things = [*thing, *things]
            elif isinstance(thing, dict):
                yield thing
                inner = (thing.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
                things = [x for x in inner if isinstance(x, dict | list)] + things


def _kinds(thing: dict[str, Any]) -> set[str]:
    return {str(kind).lower().rsplit("/", 1)[-1] for kind in _listed(thing.get("@type"))}


def _own_text(element: Any) -> str:
    """Return a heading's text; of other elements only what has no block within."""
    if element.tag[0] != "h" and len(element) > _INLINE:
        return ""
    return text_of(element)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(text: str) -> str:
    """Return a statement as text: entities and tags within JSON-LD are common."""
    if "&" in text or "<" in text:
        from lxml import html  # noqa: PLC0415

        text = html.fromstring(f"<p>{text}</p>").text_content()
    return " ".join(text.split())
