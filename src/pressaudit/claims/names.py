"""Names that posts spell in several ways."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from pressaudit.claims.compare import Difference
from pressaudit.claims.model import Noted, Place
from pressaudit.language.alternation import limit


def spelled(
    posts: Sequence[Noted], order: Sequence[int]
) -> Iterator[tuple[Place, Place, Difference]]:
    """Yield the places of two spellings of one name: "Brandow" and "Brandov", the earlier first.

    Each spelling counts once a post, and is set beside the last place of each other one. A part of
    a name and its initials are no other spelling.
    """
    met: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for n in sorted(range(len(posts)), key=order.__getitem__):
        seen: set[str] = set()
        for m in posts[n].mentions:
            if m.variant not in seen:
                seen.add(m.variant)
                place = Place(posts[n].article.article_id, m.paragraph, m.char_start, m.char_end)
                met[m.canonical].append((m.variant, place))
    for _, places in sorted(met.items()):
        last: dict[str, Place] = {}
        for here, place in places:
            for there, other in last.items():
                if _differ(there, here):
                    yield other, place, Difference("name_differs", there, here, "spelling")
            last[here] = place


def _differ(one: str, other: str) -> bool:
    a, b = one.replace("’", "'"), other.replace("’", "'")
    parts = set(a.replace("-", " ").split()), set(b.replace("-", " ").split())
    part_of = parts[0] <= parts[1] or parts[1] <= parts[0]
    return not part_of and ratio(a, b) >= limit("claims", "spelling")
