"""What a careful reader looks for, found in the tables: each row with its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from pressaudit import rules
from pressaudit.analyse.places import Places, both_ways, meets
from pressaudit.analyse.posts import (
    POINTER,
    SAID,
    authors_of,
    carriers,
    lookup,
    outlets_named,
)
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.folding import cited
from pressaudit.analyse.sources.pointers import At

LEAST = 0.3
"""How alike two paragraphs must be for a hedge to count as lost: cosine, 0 to 1.

Paragraphs that speak of one matter share its rare words. In the sample archive, of the paragraphs
of posts that do not stand on one another, one pair in two hundred is so alike; of those that
share a passage, nine in ten are.
"""
CANDIDATE = 0.15
"""From here on a pair may be worth a look. In the sample archive, unrelated paragraphs often are
so alike: a list of such pairs proves nothing, and no count rests on it."""
LEAD = 3
"""Paragraphs that open a post and speak of its story as a whole: a hedge in one's opening and a
confirmation in the other's need no rare words in common, and count from ``CANDIDATE`` on."""
IN_TIME = "former against current"


def circles(
    posts: pd.DataFrame, said: pd.DataFrame, between: pd.DataFrame, places: Places
) -> pd.DataFrame:
    """Return words that a post credits to somebody who only quoted them.

    ``source_…`` is where the credited person has them from the origin, ``incipit`` begins the
    words there; ``full`` says that the origin wrote the crediting post: the circle closes.
    """
    rows = places.in_text(said).sort_values(["number", *POINTER], kind="stable")
    writers, held, passages = lookup(posts, "authors"), carriers(posts), both_ways(between)
    found = []
    for row in rows[rows["refolded"] & (rows["credited"] != "")].itertuples(index=False):
        same = rows[(rows["utterance_id"] == row.utterance_id) & (rows["origin"] == row.origin)]
        source = [
            other
            for other in same.itertuples(index=False)
            if other.article_id != row.article_id
            and other.credited == row.origin
            and any(row.credited.startswith(name) for name in held[other.article_id])
        ]
        near = [p.other for p in passages.get(row.article_id, ()) if p.meets(row.begin, row.end)]
        # Of an utterance in several parts, the part that the words were taken from.
        source.sort(key=lambda other: not meets((other.article_id, other.begin, other.end), near))
        if source:
            found.append(
                row._asdict()
                | {
                    "source_number": source[0].number,
                    "source_article": source[0].article_id,
                    "source_paragraph": source[0].paragraph,
                    "source_char_start": source[0].char_start,
                    "incipit": source[0].incipit,
                    "full": row.origin in authors_of(writers[row.article_id]),
                }
            )
    return frame("circles", found)


def altered_quotations(
    posts: pd.DataFrame,
    alterations: pd.DataFrame,
    quotations: pd.DataFrame,
    derivations: pd.DataFrame,
) -> pd.DataFrame:
    """Return quotations whose words stand otherwise in another post; undeclared ones first.

    Where two posts quote the same words in two wordings, the post that stands on the other one
    is the one that alters; else the one whose outlet did not get the words itself; where neither
    tells, both are given. ``other_char_start`` and ``other_end`` hold what both have; ``change`` is
    there → here; ``declared`` says that brackets or dots mark every change.
    """
    number, outlet = lookup(posts, "number"), lookup(posts, "outlet")
    quoted = {
        tuple(getattr(row, name) for name in POINTER): row
        for row in quotations.itertuples(index=False)
    }
    held = carriers(posts)
    on = set(zip(derivations["article_id"], derivations["on"], strict=True))
    pairs = set(zip(alterations["a_article"], alterations["b_article"], strict=True))
    rows = []
    for row in alterations.itertuples(index=False):
        place = (row.a_article, row.a_paragraph, row.a_start, row.a_end)
        known = quoted.get(place)
        back = (row.b_article, row.a_article)
        first_hand = known is not None and known.told_to in held[row.a_article]
        if back in on or (back in pairs and first_hand and back[::-1] not in on):
            continue
        rows.append(
            {
                "number": number[row.a_article],
                "outlet": outlet[row.a_article],
                **dict(zip(POINTER, place, strict=True)),
                "incipit": "" if known is None else known.incipit,
                "credited": "" if known is None else known.speaker,
                "other_number": number[row.b_article],
                "other_outlet": outlet[row.b_article],
                "other_article": row.b_article,
                "other_paragraph": row.b_paragraph,
                "other_char_start": row.b_start,
                "other_end": row.b_end,
                "change": row.change,
                "edits": int(row.edits),
                "declared": bool(row.declared),
            }
        )
    return frame("altered_quotations", rows)


def unspoken_displays(
    posts: pd.DataFrame,
    quotations: pd.DataFrame,
    origins: Mapping[str, str],
    reuse: pd.DataFrame,
    places: Places,
) -> pd.DataFrame:
    """Return display quotations in marks that are nobody's speech.

    No post credits their words to anybody: they repeat the writer's own sentence. ``repeats`` is
    the paragraph of the same post whose words they repeat; 0 when no table says which.

    Parameters
    ----------
    origins
        From :func:`pressaudit.analyse.sources.said.utterance_origins`.
    """
    spoken = set(quotations[quotations["kind"].isin(SAID)]["utterance_id"])
    spoken = {utterance for utterance in spoken if origins.get(utterance, "")}
    pulls = quotations[(quotations["kind"] == "pull") & (quotations["speaker"] == "")]
    pulls = pulls[~pulls["utterance_id"].isin(spoken)]
    repeated = _repeated(reuse, places)
    keys = zip(pulls["article_id"], pulls["paragraph"], strict=True)
    repeats = [repeated.get(key, 0) for key in keys]
    number = pulls["article_id"].map(lookup(posts, "number"))
    return frame("unspoken_displays", pulls.assign(number=number, repeats=repeats))


def single_origins(posts: pd.DataFrame, citations: pd.DataFrame, at: At) -> pd.DataFrame:
    """Return outlets whose report two or more posts of other outlets cite; most posts first.

    ``posts`` are those that cite it, ``own_posts`` its own ('' when the report itself is not
    here); ``pointers`` lead to the first citation in each.
    """
    held, rank = carriers(posts), lookup(posts, "number")
    found = cited(citations)
    found = found[(found["source_type"] == "outlet") | found["source"].isin(outlets_named(posts))]
    rows = []
    for source, group in found.groupby("source", sort=True):
        mine = {i for i, names in held.items() if source in names}
        others = group[~group["article_id"].isin(mine)]
        first = others.drop_duplicates("article_id")
        order = sorted(first.itertuples(index=False), key=lambda r: rank[r.article_id])
        if len(order) > 1:
            rows.append(
                {
                    "source": source,
                    "n_posts": len(order),
                    "posts": ", ".join(str(rank[r.article_id]) for r in order),
                    "own_posts": ", ".join(str(n) for n in sorted(rank[i] for i in mine)),
                    "citations": len(others),
                    "pointers": "; ".join(at(*_place(r, "")) for r in order),
                }
            )
    return frame("single_origins", rows)


def hedges_lost(  # noqa: PLR0917
    posts: pd.DataFrame,
    hedges: pd.DataFrame,
    terms: pd.DataFrame,
    paragraphs: pd.DataFrame,
    derivations: pd.DataFrame,
    least: float = LEAST,
) -> pd.DataFrame:
    """Return confirmations, each beside the hedge that it may have come from; most alike first.

    The hedge and the confirming word stand in two posts, one of which stands on the other, in
    paragraphs that are alike: the cosine of their lemmas, weighted by rarity in this archive
    (Salton and Buckley 1988), is ``least`` or more, or they open both posts (``LEAD``). For each
    paragraph that confirms, the most alike paragraph with a hedge. That both speak of one
    statement is not known: it is for a reader to judge. ``hedges_too`` has the paragraphs of the
    confirming post with a hedge of their own.
    """
    doubts, certain = (hedges[hedges["stance"] == s] for s in ("hedged", "confirmed"))
    rank, vectors = lookup(posts, "number"), _vectors(hedges, terms, len(paragraphs))
    rows = []
    for link in derivations.itertuples(index=False):
        here = doubts[doubts["article_id"] == link.on]
        own = doubts[doubts["article_id"] == link.article_id]["paragraph"]
        sure = certain[certain["article_id"] == link.article_id]
        for paragraph, group in sure.groupby("paragraph", sort=True):
            claim = vectors.get((link.article_id, int(paragraph)), {})
            alike = [_cosine(claim, vectors.get((link.on, int(p)), {})) for p in here["paragraph"]]
            if not alike:
                continue
            at = int(here["paragraph"].iloc[alike.index(max(alike))])
            if max(alike) < (CANDIDATE if max(at, int(paragraph)) <= LEAD else least):
                continue
            held = here[here["paragraph"] == at]
            rows.append(
                {
                    "hedged_number": rank[link.on],
                    "hedged_article": link.on,
                    "hedged_paragraph": at,
                    "hedged_char_start": int(held["char_start"].iloc[0]),
                    "hedge": "; ".join(dict.fromkeys(held["phrase"])),
                    "confirmed_number": rank[link.article_id],
                    "confirmed_article": link.article_id,
                    "confirmed_paragraph": int(paragraph),
                    "confirmed_char_start": int(group["char_start"].iloc[0]),
                    "confirmation": "; ".join(dict.fromkeys(group["phrase"])),
                    "similarity": max(alike),
                    "hedges_too": ", ".join(str(p) for p in sorted(set(own.astype(int)))),
                    "evidence": link.evidence,
                }
            )
    out = frame("hedges_lost", rows)
    return frame("hedges_lost", out.drop_duplicates(["confirmed_article", "confirmed_paragraph"]))


def offices_described(posts: pd.DataFrame, descriptions: pd.DataFrame) -> pd.DataFrame:
    """Return persons whose office one writer describes differently in two posts.

    A writer is an author named in both bylines, or none in either: then the site itself.
    ``kind`` is 'former against current' when the two differ in words of time only, else 'other
    words'; the latter only where the two posts have no description of the person in common.
    Descriptions of which one holds the other are the same, and ties of family (``family`` of
    ``rules/sources.toml``) are no office. Differences in time first.
    """
    number = lookup(posts, "number")
    writers = {r.article_id: set(authors_of(r.authors)) or {r.outlet} for r in posts.itertuples()}
    family = set(rules.load("sources")["family"])
    rows: list[dict[str, object]] = []
    for person, group in descriptions.groupby("person", sort=True):
        notes: dict[str, list[Any]] = defaultdict(list)
        for note in group.sort_values(["paragraph", "char_start"]).itertuples(index=False):
            if not family & set(note.description.lower().split()):
                notes[note.article_id].append(note)
        for one, other in combinations(sorted(notes, key=number.__getitem__), 2):
            both = writers[one] & writers[other]
            if both:
                rows += [
                    {"person": person, "writer": min(both), "kind": kind}
                    | _side("a", a, number)
                    | _side("b", b, number)
                    for kind, a, b in _differences(notes[one], notes[other])
                ]
    return frame("offices_described", rows)


def overview(at: At, found: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return everything that a careful reader looks for, in one table with pointers.

    Parameters
    ----------
    found
        The results of this package by name: ``interviews``, ``circles``, ``altered_quotations``,
        ``hedges_lost``, ``offices_described``, ``unspoken_displays``, ``single_origins``.
    """
    rows = [
        *_interviews(found["interviews"], at),
        *(row for name in _PAIRS for row in _pairs(name, found[name], at)),
        *_displays(found["unspoken_displays"], at),
        *_origins(found["single_origins"]),
    ]
    return frame("overview", rows)


def changes(at: At, found: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what changed from post to post, in one table with pointers to both places.

    Parameters
    ----------
    found
        ``altered_quotations``, ``circles``, ``hedges_lost`` and ``offices_described``.
    """
    rows = []
    for name, (what, here, there, detail) in _CHANGES.items():
        for row in found[name].itertuples(index=False):
            one, its = _place(row, here), _place(row, there)
            rows.append(
                {
                    "what": what,
                    "number": getattr(row, f"{here}number"),
                    "article_id": one[0],
                    "paragraph": one[1],
                    "other_number": getattr(row, f"{there}number"),
                    "other_article": its[0],
                    "other_paragraph": its[1],
                    "where": at(*one),
                    "compare": at(*its),
                    "detail": detail(row),
                }
            )
    return frame("changes", rows)


_CHANGES: dict[str, tuple[str, str, str, Callable[[Any], str]]] = {
    "hedges_lost": (
        "held back there, confirmed here", "confirmed_", "hedged_",
        lambda r: f"{r.hedge} → {r.confirmation}",
    ),
    "circles": ("credited to who quoted it", "", "source_", lambda r: f"{r.origin} → {r.credited}"),
    "altered_quotations": ("quotation altered", "", "other_", lambda r: r.change),
    "offices_described": (
        "person described differently", "b_", "a_",
        lambda r: f"{r.person}: {r.a_description} → {r.b_description}",
    ),
}  # fmt: skip
"""Of each change, those that matter most first: what it is, the prefixes of the columns of the post
that has it and of the other one, and what differs, there → here."""

_PAIRS: dict[str, tuple[str, str, Callable[[Any], str]]] = {
    "hedges_lost": ("hedged_", "confirmed_", lambda r: f"{r.hedge} → {r.confirmation}"),
    "circles": ("", "source_", lambda r: f"words of {r.origin} credited to {r.credited}"),
    "altered_quotations": ("", "other_", lambda r: r.change),
    "offices_described": (
        "a_", "b_", lambda r: f"{r.person}: {r.a_description} / {r.b_description}",
    ),
}  # fmt: skip
"""Findings with two places: the prefixes of their columns, and what is said of them."""


def _kind(name: str, row: Any) -> str:
    match name:
        case "circles":
            return "credited to who quoted it" + ", by the speaker's own post" * bool(row.full)
        case "altered_quotations":
            return "altered quotation" + ", declared" * bool(row.declared)
        case "hedges_lost":
            return "hedge beside a confirmation"
        case _:
            return "one writer, two descriptions"


def _pairs(name: str, rows: pd.DataFrame, at: At) -> Iterator[tuple[str, ...]]:
    here, there, what = _PAIRS[name]
    for row in rows.itertuples(index=False):
        sides = [(getattr(row, f"{side}number"), *_place(row, side)) for side in (here, there)]
        numbers = ", ".join(str(number) for number, *_ in sides)
        places = "; ".join(at(*place) for _, *place in sides)
        yield _kind(name, row), what(row), numbers, places


def _place(row: Any, side: str) -> tuple[str, int, int]:
    article = getattr(row, f"{side}article" if side else "article_id")
    return article, getattr(row, f"{side}paragraph"), getattr(row, f"{side}char_start")


def _interviews(found: pd.DataFrame, at: At) -> Iterator[tuple[str, ...]]:
    several = found[found["posts"] > 1].groupby(["origin", "told_to"], sort=False)
    for (origin, outlet), group in several:
        numbers = ", ".join(str(n) for n in group["number"])
        places = "; ".join(at(*_place(r, "")) for r in group.itertuples(index=False))
        kind = "one person's words to one outlet, several posts"
        yield kind, f"{origin} to {outlet}", numbers, places
        for row in group[group["author"]].itertuples(index=False):
            place = at(*_place(row, ""))
            yield "an author whom other posts quote", str(origin), str(row.number), place


def _displays(found: pd.DataFrame, at: At) -> Iterator[tuple[str, ...]]:
    for row in found.itertuples(index=False):
        places = [at(*_place(row, "")), *([at(row.article_id, row.repeats)] if row.repeats else [])]
        kind = "display quotation, nobody's speech"
        yield kind, row.incipit, str(row.number), "; ".join(places)


def _origins(found: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for row in found.itertuples(index=False):
        own = f" (its own: {row.own_posts})" if row.own_posts else ""
        yield "one outlet, several posts", f"{row.source}{own}", row.posts, row.pointers


def _repeated(reuse: pd.DataFrame, places: Places) -> dict[tuple[str, int], int]:
    """Return, for paragraphs whose words stand again in the same post, the other paragraph."""
    inside = reuse[reuse["a_article"] == reuse["b_article"]]
    out: dict[tuple[str, int], int] = {}
    for row in inside.itertuples(index=False):
        a = places.paragraph(row.a_article, int(row.a_start))
        b = places.paragraph(row.b_article, int(row.b_start))
        if a != b:
            out.setdefault((row.a_article, a), b)
            out.setdefault((row.b_article, b), a)
    return out


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(weight * b.get(lemma, 0.0) for lemma, weight in a.items())


def _vectors(
    hedges: pd.DataFrame, terms: pd.DataFrame, paragraphs: int
) -> dict[tuple[str, int], dict[str, float]]:
    """Return unit TF-IDF vectors of paragraphs with a hedge or a confirmation, and around."""
    if hedges.empty:
        return {}
    counts = terms.groupby(["article_id", "paragraph", "lemma"])["count"].sum().reset_index()
    spread = counts.groupby("lemma").size()
    rarity = counts["lemma"].map(np.log((1 + max(paragraphs, 1)) / (1 + spread)))
    counts["weight"] = counts["count"].astype(float) * rarity
    wanted = set(zip(hedges["article_id"], hedges["paragraph"].astype(int), strict=True))
    out: dict[tuple[str, int], dict[str, float]] = {}
    for row in counts.itertuples(index=False):
        # What a statement is about may be said in the paragraph before it or after it.
        for shift, part in ((0, 1.0), (-1, 0.5), (1, 0.5)):
            key = (row.article_id, int(row.paragraph) + shift)
            if key in wanted:
                vector = out.setdefault(key, {})
                vector[row.lemma] = vector.get(row.lemma, 0.0) + part * float(row.weight)
    for vector in out.values():
        norm = float(np.sqrt(sum(w * w for w in vector.values()))) or 1.0
        for lemma in vector:
            vector[lemma] /= norm
    return out


def _side(side: str, note: Any, number: Mapping[str, int]) -> dict[str, object]:
    return {
        f"{side}_number": number[note.article_id],
        f"{side}_description": note.description,
        f"{side}_article": note.article_id,
        f"{side}_paragraph": note.paragraph,
        f"{side}_char_start": note.char_start,
    }


def _differences(one: Iterable[Any], other: list[Any]) -> list[tuple[str, Any, Any]]:
    """Return the first pair of descriptions that differ in time, else in words, if any."""
    pairs = [(_difference(a.description, b.description), a, b) for a in one for b in other]
    in_time = [p for p in pairs if p[0] == IN_TIME]
    if in_time:
        return in_time[:1]
    return pairs[:1] if pairs and all(p[0] for p in pairs) else []


def _difference(a: str, b: str) -> str:
    """Say how two descriptions differ: '' when one holds the other's words."""
    tenses = set(rules.load("descriptions")["tenses"])
    one, two = (set(text.lower().split()) for text in (a, b))
    if (one - tenses) == (two - tenses):
        return IN_TIME if (one & tenses) != (two & tenses) else ""
    return "" if one <= two or two <= one else "other words"
