"""One form for each organisation: acronyms and long forms, spellings joined."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from pressaudit.language.fold import without_the
from pressaudit.quotations.names.lexicon import fullest, skeleton
from pressaudit.quotations.names.sightings import Sighting

_SHORT = 8
"""Folded letters below which two spellings that differ are taken for two bodies."""


def organisations(found: Iterable[Sighting]) -> dict[str, str]:
    """Return the canonical form of every organisation's surface in an article."""
    own = (s for s in found if s.kind == "organisation" or (s.kind == "" and len(s.tokens) > 1))
    return join((s, True) for s in own)


def join(met: Iterable[tuple[Sighting, bool]]) -> dict[str, str]:
    """Give every organisation's surface its canonical form.

    ``met`` are sightings, and whether each is an organisation's. An acronym whose long form is
    spelt in several ways stands for all of them; one with a single spelling gives way to it.
    """
    seen: Counter[str] = Counter()
    defined: dict[str, Counter[str]] = defaultdict(Counter)  # long forms before it, by acronym
    together: list[tuple[str, ...]] = []
    for sighting, is_body in met:
        seen[sighting.text] += is_body
        for acronym in sighting.acronyms:
            defined[acronym][sighting.text] += 1
        if len(sighting.acronyms) > 1:
            together.append(sighting.acronyms)
    seen = +seen
    alias: dict[str, str] = {}
    for names in sorted(set(together)):
        head = max(names, key=lambda n: (seen[n], n))
        alias |= {n: head for n in names if alias.get(n, n) == n}
    out, by_skeleton = _acronyms(defined, alias)
    for name, head in alias.items():
        out.setdefault(name, out.get(head, head))
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for name, n in seen.items():
        spelt[skeleton(name) if len(name.split()) > 1 else without_the(name)][name] += n
    for shape, forms in spelt.items():
        long_head = by_skeleton.get(shape) if len(shape) >= 6 else None
        if long_head is None and len(shape) < _SHORT and len({without_the(f) for f in forms}) > 1:
            continue
        canonical = long_head or fullest(forms)
        for form in forms:
            out.setdefault(form, canonical)
    return out


def _acronyms(
    defined: Mapping[str, Counter[str]], alias: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the canonical form of acronyms and their long forms, and of long forms' consonants."""
    out: dict[str, str] = {}
    by_skeleton: dict[str, str] = {}
    for acronym in sorted(defined):
        head = alias.get(acronym, acronym)
        forms = defined[acronym]
        if head == acronym and len(forms) == 1:
            out[acronym] = next(iter(forms))
            continue
        shapes = {skeleton(form) for form in forms}
        if head == acronym and len(shapes) > 1 and not _one_begins_another(shapes):
            continue
        out[acronym] = head
        for form in forms:
            out[form] = head
            by_skeleton[skeleton(form)] = head
    return out, by_skeleton


def _one_begins_another(shapes: Iterable[str]) -> bool:
    ordered = sorted(shapes)
    return any(b.startswith(a) for a, b in pairwise(ordered))
