"""Names of people, organisations and outlets: found, and joined to one form per build.

A surname means the person that its own post introduces; only full names link across posts. A
surname that its post never introduces is given to a bearer whom the build knows well (two posts
or more name them in full, twice as many as name any other bearer), and stays bare otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pressaudit.annotate.names.link import (
    SUFFIX,
    Cast,
    bare,
    Key,
    join_organisations,
    join_people,
    mention_of,
    outlet_of,
    person_key,
)
from pressaudit.annotate.names.model import Mention, Names
from pressaudit.annotate.names.sightings import Sighting, last_name, sightings
from pressaudit.read.model import Article

__all__ = ["Mention", "Names", "index", "mentions"]


def index(articles: Iterable[Article]) -> Names:
    """Find and join the names of ``articles``.

    Takes linear time in the words of the build. The result holds the mentions of every article.
    """
    posts = [(a.article_id, a.byline.authors, list(sightings(a))) for a in articles]
    canonical, surnames = _people(posts)
    organisations = _organisations(found for _, _, found in posts)
    mentions_of: dict[str, tuple[Mention, ...]] = {}
    kinds: dict[str, str] = {}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for article_id, authors, found in posts:
        cast = Cast(found, authors, canonical, surnames)
        rows = []
        for rank, sighting in enumerate(found):
            name, kind = _resolve(sighting, cast, rank, organisations)
            if not name:
                continue
            if kind == "person" and sighting.gender:
                genders[name][sighting.gender] += 3 if sighting.title else 1
            forms[sighting.text][name] += 1
            if kinds.get(name) != "outlet":
                kinds[name] = kind
            if sighting.paragraph:
                rows.append(mention_of(sighting, name, kind))
        mentions_of[article_id] = tuple(rows)
    return Names(
        MappingProxyType({f: c.most_common(1)[0][0] for f, c in sorted(forms.items())}),
        MappingProxyType(dict(sorted(kinds.items()))),
        MappingProxyType({n: _gender(n, c) for n, c in sorted(genders.items())}),
        MappingProxyType(mentions_of),
    )


def mentions(article: Article, names: Names) -> tuple[Mention, ...]:
    """Return the mentions of an article of the build, in reading order."""
    known = names.mentions.get(article.article_id)
    return index([article]).mentions[article.article_id] if known is None else known


def _gender(name: str, votes: Counter[str]) -> str:
    return max(sorted(votes), key=lambda g: votes[g]) if name else ""


def _people(
    posts: Sequence[tuple[str, tuple[str, ...], list[Sighting]]],
) -> tuple[dict[Key, str], dict[str, str]]:
    """Return canonical full names, and the well-known bearer of a surname."""
    full: dict[Key, Counter[str]] = defaultdict(Counter)
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    known_in: list[set[Key]] = []
    for _, authors, found in posts:
        here: set[Key] = set()
        for sighting in found:
            if (
                sighting.kind == "person"
                and len(sighting.tokens) > 1
                and sighting.tokens[0][0].isupper()
            ):
                key = person_key(sighting.tokens)
                full[key][sighting.text] += 0 if sighting.display else 1
                here.add(key)
        for author in authors:
            tokens = tuple(author.split())
            if len(tokens) > 1:
                full[person_key(tokens)][author] += 1
                here.add(person_key(tokens))
        known_in.append(here)
    _join_suffixes(full, known_in)
    canonical = join_people(full)
    for here in known_in:
        for name in {canonical[key] for key in here}:
            bearers[last_name(tuple(name.split()))][name] += 1
    surnames = {}
    for surname, counts in bearers.items():
        (best, n), *rest = counts.most_common()
        if n >= 2 and all(n >= 2 * m for _, m in rest):
            surnames[surname] = best
    return canonical, surnames


def _join_suffixes(full: dict[Key, Counter[str]], known_in: list[set[Key]]) -> None:
    """Let "X Y Jr." be X Y, unless one post names both: then they are father and son."""
    for key in [k for k in full if k[1].endswith(SUFFIX)]:
        plain = (key[0], key[1].removesuffix(SUFFIX))
        if any(key in here and plain in here for here in known_in):
            continue
        for form, n in full[key].items():
            full[plain][bare(form)] += n
        full[key] = Counter({bare(max(full[key])): 1}) if plain not in full else full[plain]


def _organisations(posts: Iterable[list[Sighting]]) -> Mapping[str, str]:
    seen: Counter[str] = Counter()
    defined: dict[str, Counter[str]] = defaultdict(Counter)
    together: list[tuple[str, ...]] = []
    for found in posts:
        for s in found:
            if s.kind == "organisation" or (s.kind == "" and len(s.tokens) > 1):
                seen[s.text] += 1
                for acronym in s.acronyms:
                    defined[acronym][s.text] += 1
                if len(s.acronyms) > 1:
                    together.append(s.acronyms)
    return join_organisations(seen, defined, together)


def _resolve(
    sighting: Sighting, cast: Cast, rank: int, organisations: Mapping[str, str]
) -> tuple[str, str]:
    if sighting.kind == "outlet":
        return outlet_of(sighting.text), "outlet"
    if sighting.kind == "organisation":
        return organisations.get(sighting.text, sighting.text), "organisation"
    name = cast.resolve(sighting, rank)
    if name:
        return name, "person"
    joined = organisations.get(sighting.text, sighting.text)
    if len(sighting.tokens) > 1 and joined != sighting.text:
        return joined, "organisation"
    return "", ""
