"""Names of people, organisations and outlets: found, and joined to one form per build.

A surname means the person that its own post introduces; only full names link across posts. A
surname that its post never introduces is given to a bearer whom the build knows well (two posts
or more name them in full, twice as many as name any other bearer), and stays bare otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pressaudit.language.document import Document
from pressaudit.language.fold import without_the
from pressaudit.quotations.names import outlets
from pressaudit.quotations.names.model import Mention, Names
from pressaudit.quotations.names.organisations import organisations
from pressaudit.quotations.names.people import Cast, people
from pressaudit.quotations.names.sightings import Sighting, sightings

__all__ = ["Mention", "Names", "index", "mentions"]

_BY_TITLE = 3
"""How many given names a title outvotes, where they disagree on somebody's gender."""


def index(articles: Iterable[Document]) -> Names:
    """Find and join the names of ``articles``.

    Takes linear time in the words of the build. The result holds the mentions of every article.
    """
    posts = [(a.article_id, a.byline.authors, list(sightings(a))) for a in articles]
    press = outlets.join(s.text for _, _, found in posts for s in found if s.kind == "outlet")
    posts = [(i, authors, [_press(s, press) for s in found]) for i, authors, found in posts]
    canonical, surnames = people(posts)
    bodies = organisations(found for _, _, found in posts)
    mentions_of: dict[str, tuple[Mention, ...]] = {}
    kinds: dict[str, str] = {}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for article_id, authors, found in posts:
        cast = Cast(found, authors, canonical, surnames)
        rows = []
        for rank, sighting in enumerate(found):
            if sighting.kind == "outlet":
                name, kind = press[without_the(sighting.text)], "outlet"
            else:
                name, kind = _resolve(sighting, cast, rank, bodies)
            if not name:
                continue
            if kind == "person" and sighting.gender:
                genders[name][sighting.gender] += _BY_TITLE if sighting.title else 1
            forms[sighting.text][name] += 1
            if kinds.get(name) != "outlet":
                kinds[name] = kind
            if sighting.paragraph:
                rows.append(_mention(sighting, name, kind))
        mentions_of[article_id] = tuple(rows)
    return Names(
        MappingProxyType({f: c.most_common(1)[0][0] for f, c in sorted(forms.items())}),
        MappingProxyType(dict(sorted(kinds.items()))),
        MappingProxyType(
            {n: max(sorted(c), key=c.__getitem__) for n, c in sorted(genders.items())}
        ),
        MappingProxyType(mentions_of),
    )


def mentions(article: Document, names: Names) -> tuple[Mention, ...]:
    """Return the mentions of an article of the build, in reading order."""
    known = names.mentions.get(article.article_id)
    return index([article]).mentions[article.article_id] if known is None else known


def _press(sighting: Sighting, press: Mapping[str, str]) -> Sighting:
    """Return a sighting as an outlet's, when its name is one's elsewhere in the build."""
    may_be = sighting.kind in ("", "organisation") and not sighting.title
    if may_be and without_the(sighting.text) in press:
        return replace(sighting, kind="outlet")
    return sighting


def _resolve(
    sighting: Sighting, cast: Cast, rank: int, bodies: Mapping[str, str]
) -> tuple[str, str]:
    """Return the canonical name that a sighting means, and its kind; empty if it means none."""
    joined = bodies.get(sighting.text, sighting.text)
    if sighting.kind == "organisation":
        return joined, "organisation"
    name = cast.resolve(sighting, rank)
    if name:
        return name, "person"
    if len(sighting.tokens) > 1 and joined != sighting.text:
        return joined, "organisation"
    return "", ""


def _mention(sighting: Sighting, name: str, kind: str) -> Mention:
    return Mention(sighting.paragraph, name, sighting.text, sighting.start, sighting.end, kind)
