"""Names of people, organisations and outlets: found, and joined to one form per build.

Who is meant in an article is told by that article alone: a surname means the person that it
introduces, "the HLA" the body that it spells out. Other articles of a build only lend a name its
fuller form, where both hold evidence that it is the same (see joins.py).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pressaudit.language.document import Document
from pressaudit.language.fold import without_the
from pressaudit.quotations.names import joins, outlets
from pressaudit.quotations.names.joins import Own
from pressaudit.quotations.names.model import Mention, Names
from pressaudit.quotations.names.organisations import organisations
from pressaudit.quotations.names.people import Cast, people
from pressaudit.quotations.names.sightings import Sighting, last_name, sightings

__all__ = ["Mention", "Names", "Own", "index", "joined", "mentions", "read", "within"]

_KINDS = ("person", "organisation", "outlet")
"""Of two kinds that articles give one name, the later one counts."""
_BY_TITLE = 3
"""How many given names a title outvotes, where they disagree on somebody's gender."""


def index(articles: Iterable[Document]) -> Names:
    """Find and join the names of ``articles``.

    Takes linear time in the words of the build. The result holds the mentions of every article.
    """
    return joined([read(article) for article in articles])


def joined(read: Sequence[Own]) -> Names:
    """Join the names of articles, each of which was read by itself."""
    fuller = joins.fuller(read)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, str] = {}
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    mentions_of: dict[str, tuple[Mention, ...]] = {}
    for own in read:
        more = fuller.get(own.article.article_id, {})
        for mention in own.mentions:
            forms[mention.variant][more.get(mention.canonical, mention.canonical)] += 1
        for name, kind in own.names.kinds.items():
            known = more.get(name, name)
            kinds[known] = max(kind, kinds.get(known, kind), key=_KINDS.index)
        for name, gender in own.names.genders.items():
            genders[more.get(name, name)][gender] += 1
        mentions_of[own.article.article_id] = tuple(
            replace(m, canonical=more[m.canonical]) if m.canonical in more else m
            for m in own.mentions
        )
    return Names(
        _likeliest(forms),
        MappingProxyType(dict(sorted(kinds.items()))),
        _likeliest(genders),
        MappingProxyType(mentions_of),
        MappingProxyType({own.article.article_id: own.names for own in read}),
        MappingProxyType(fuller),
    )


def mentions(article: Document, names: Names) -> tuple[Mention, ...]:
    """Return the mentions of an article of the build, in reading order."""
    known = names.mentions.get(article.article_id)
    return index([article]).mentions[article.article_id] if known is None else known


def within(article: Document, names: Names) -> Names:
    """Return the names of an article by itself, whatever else the build has."""
    known = names.own.get(article.article_id)
    return read(article).names if known is None else known


def read(article: Document) -> Own:
    """Find the names of one article, and join them."""
    found = list(sightings(article))
    press = outlets.join(s.text for s in found if s.kind == "outlet")
    surnames = {last_name(s.tokens) for s in found if s.kind == "person" and len(s.tokens) > 1}
    found = [_press(s, press, surnames) for s in found]
    short = outlets.short_forms((s.text if s.kind == "outlet" else "" for s in found), press)
    cast = Cast(found, article.byline.authors, people(found, article.byline.authors))
    bodies = organisations(found)
    kinds: dict[str, str] = {}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    rows, meant = [], []
    for rank, sighting in enumerate(found):
        longer = _longer(sighting, short, rank)
        if longer or sighting.kind == "outlet":
            name, kind = longer or press[without_the(sighting.text)], "outlet"
        else:
            name, kind = _resolve(sighting, cast, rank, bodies)
        meant.append(name)
        if not name:
            continue
        if kind == "person" and sighting.gender:
            genders[name][sighting.gender] += _BY_TITLE if sighting.title else 1
        forms[sighting.text][name] += 1
        if kinds.get(name) != "outlet":
            kinds[name] = kind
        if sighting.paragraph:
            rows.append(_mention(sighting, name, kind))
    own = Names(
        MappingProxyType({f: c.most_common(1)[0][0] for f, c in sorted(forms.items())}),
        MappingProxyType(dict(sorted(kinds.items()))),
        _likeliest(genders),
        MappingProxyType({article.article_id: tuple(rows)}),
    )
    return Own(article, tuple(found), tuple(meant), own)


def _likeliest(counts: Mapping[str, Counter[str]]) -> Mapping[str, str]:
    """Return what each key is most often, whatever the order of counting."""
    likeliest = {key: max(sorted(c), key=c.__getitem__) for key, c in sorted(counts.items())}
    return MappingProxyType(likeliest)


def _press(sighting: Sighting, press: Mapping[str, str], surnames: set[str]) -> Sighting:
    """Return a sighting as an outlet's, when its name is one's elsewhere in the article.

    A plain word needs its article there too ("The Hill"), and is no surname of the article.
    """
    may_be = sighting.kind in ("", "organisation") and not sighting.title
    if not may_be or without_the(sighting.text) not in press:
        return sighting
    plain = outlets.needs_article(sighting.text) and sighting.before not in ("The", "the")
    if plain or sighting.text in surnames:
        return sighting
    return replace(sighting, kind="outlet")


def _longer(sighting: Sighting, short: Mapping[str, tuple[int, str]], rank: int) -> str:
    """Return the outlet that "the Times" means behind "The Harbour Times", or ""."""
    name = sighting.text.removeprefix("The ")
    since, outlet = short.get(without_the(name), (rank, ""))
    named = sighting.before in ("The", "the") or name != sighting.text
    return outlet if named and " " not in name and since < rank else ""


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
