"""Names of people in author fields and shown bylines of web pages.

Bylines of an archive's text are read by bylines.py; here a field says already that somebody is
named, and what must be told apart is people from sites, desks, labels and addresses.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial

from pressaudit import rules
from pressaudit.language import outlets
from pressaudit.language.alternation import alternatives
from pressaudit.language.fold import folded

_LISTED = re.compile(r"\s*(?:;|,|\||/|·|•|&|\s(?:and|und|et|y|og|och|en|with|mit)\s)\s*")
_NO_NAME = re.compile(
    r"^https?\b|www\.|\w@\w|\d{3}|\d\.\d|[<>{}=_#?!→↓©:]|\.\w{2,4}$|\.(?:com|org|net|de|html?)\b"
)
_WORD = re.compile(r"[^\W\d_]{3}")
_DATELINE = re.compile(r"[^()]{0,40}\(([^()]{2,20})\)\s*[.:–—-]")
_HANDLE = re.compile(r"\s*[@(].*$")
_BLOG = 3
"""Words in the longest name of a person that a site bears."""
_AGENCY, _DESK = 3, 5
"""Words in the longest signature of an agency ("FR mit dpa") and of a desk that names its site."""

_web = partial(rules.load, "web")


@cache
def by() -> re.Pattern[str]:
    """Match what opens a byline, in the languages of the rules ("By", "Von", "Text:")."""
    words = [w.rstrip(":") for w in _web()["words"]["by"] if w.endswith(":")]
    bare = [w for w in _web()["words"]["by"] if not w.endswith(":")]
    return re.compile(
        rf"(?<!\w)(?:(?:{alternatives(words)})\s*:|(?:{alternatives(bare)})\s*:?(?=\s|(?-i:[A-Z])))\s*",
        re.IGNORECASE,
    )


@cache
def _kind(name: str) -> frozenset[str]:
    return frozenset(_web()["words"][name])


def people(stated: Iterable[str], sites: Sequence[str], *, single: bool) -> tuple[str, ...]:
    """Return the names of people among statements of authors, each once, in order.

    A site (``sites``: the page's own, by name and host), a desk, an address or a label is nobody.
    ``single`` takes names of one word too, where
    the mark is sure (bloggers sign with their given name).

    Examples
    --------
    >>> people(["By Ada Quill and Tom Brandt", "Newsroom"], ["Orrin Courier"], single=False)
    ('Ada Quill', 'Tom Brandt')
    """
    found: dict[str, str] = {}
    for text in stated:
        shown = " ".join(text.split())
        opened = by().match(shown)
        shown = shown[opened.end() :] if opened else shown
        if len(shown) > _web()["limits"]["byline"]:
            continue
        for part in _LISTED.split(shown):
            name = _HANDLE.sub("", part).strip(" .,:;-–—|()»«")
            if is_person(name, sites, single=single):
                found.setdefault(folded(name), name)
    return tuple(found.values())


def is_person(name: str, sites: Sequence[str], *, single: bool) -> bool:
    """Whether a name in an author field is somebody's, by its words."""
    words = name.split()
    limit = _web()["limits"]["names"]
    if (
        not name[:1].isalpha()
        or len(words) > limit
        or _NO_NAME.search(name)
        or name.lower() in _kind("nobody")
    ):
        return False
    key = folded(name)
    blog = 2 <= len(words) <= _BLOG and outlets.is_given(words[0])  # it bears its writer's name
    if not blog and any(
        key == folded(site) or (len(key) > 2 and key in folded(site)) for site in sites if site
    ):
        return False
    if len(words) == 1:
        # A nickname must not hold the site's: "Krimiblog-Archiv" on "Krimiblog".
        own = any(folded(site).split(".")[0] in key for site in sites if site)
        known = name.lower() in _kind("bodies") | _kind("desks")
        return single and bool(_WORD.search(name)) and not own and not known
    capital = [w for w in words if w[:1].isupper() or not w[:1].islower()]
    if name.lower() in _kind("desks"):
        return False
    bodies = {w.lower().strip(".,") for w in words} & _kind("bodies")
    return not bodies and words[-1] in capital and len(capital) >= len(words) / 2


def dateline(texts: Iterable[str]) -> list[str]:
    """Return the agencies that open a text: "Orrin (dpa/lno) – The pier …" gives "dpa/lno"."""
    found = (_DATELINE.match(text) for text in texts)
    named = [match[1].strip() for match in found if match]
    return [n for n in named if set(re.findall(r"[a-z]+", n.lower())) & _kind("agencies")]


def desks(stated: Iterable[str], site: str) -> tuple[str, ...]:
    """Return agencies and desks among statements of authors: "dpa", "Redaktion (Orrin Courier)"."""
    found: list[str] = []
    agencies: list[str] = []
    for text in stated:
        shown = " ".join(text.split())
        opened = by().match(shown)
        shown = shown[opened.end() :] if opened else shown
        words = set(re.findall(r"[^\W\d_]+", shown.lower()))
        if len(shown) > _web()["limits"]["byline"] / 2 or not shown:
            continue
        if words & _kind("agencies") and len(words) <= _AGENCY:
            agencies.append(shown)
        elif shown.lower() in _kind("desks"):
            found.append(f"{shown} ({site})" if site else shown)
        elif shown.split()[0].lower() in _kind("desks") and len(shown.split()) <= _DESK:
            found.append(shown)
    return tuple(dict.fromkeys(agencies or found))
