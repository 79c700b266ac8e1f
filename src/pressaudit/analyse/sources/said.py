"""What the posts give as somebody's words, and whose words they are after folding."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import pandas as pd

from pressaudit.analyse.places import Passage, Places, Span, both_ways, meets
from pressaudit.analyse.posts import POINTER, SAID, carriers, lookup, outlets_named
from pressaudit.analyse.schema import frame

UNATTRIBUTED = "unattributed"
ANONYMOUS = "anonymous"

_WHOLE = 0.8
"""A quotation that an origin has so much of, by characters, is the origin's altogether."""

_BODIES = ["outlet", "organisation", "government", "police"]
"""Types of sources that speak through papers and spokesmen."""


def said(
    quotations: pd.DataFrame,
    citations: pd.DataFrame,
    posts: pd.DataFrame,
    places: Places,
    between: pd.DataFrame,
) -> pd.DataFrame:
    """Return everything that the posts give as somebody's words, with its folded origin.

    A row is a quotation of kind quotation or mixed. ``credited`` is whom the post names;
    ``origin`` whose words they are after folding: the person credited, unless another post shows
    that this one only carried the words (see :func:`utterance_origins`), or nobody is named.
    ``status`` is 'named', 'anonymous' (somebody without a name) or 'unattributed'. Words of
    nobody named are an origin of their own in each post: nothing says that two of them are one
    person. In posts that have them in prose that they share, they were copied with it, and count
    once. A quotation that holds another's words among its own, as a reused passage shows,
    gives two rows: the words of the origin with the pointer of that passage, and the rest, of no
    ``utterance_id``. ``refolded`` says that the origin is not the one that the post credits.
    """
    rows = _voiced(quotations, citations, posts)
    for column in ("number", "outlet"):
        rows[column] = rows["article_id"].map(lookup(posts, column))
    rows["words"] = rows["words"].astype(int)
    rows["credited"] = rows["speaker"]
    passages = both_ways(between)
    rows["origin"] = _origins(rows, carriers(posts), places, passages)
    rows["origin"] = _copied(rows, between)
    rows["status"] = [
        "named" if speaker else "anonymous" if surface else "unattributed"
        for speaker, surface in zip(rows["speaker"], rows["speaker_surface"], strict=True)
    ]
    rows["refolded"] = (rows["origin"] != rows["voice"]) & (
        (rows["voice"] != "") | ~rows["origin"].map(is_nobody).astype(bool)
    )
    return frame("quotations", _parted(rows, places, passages))


def is_nobody(origin: str) -> bool:
    """Whether an origin stands for words of nobody named."""
    return origin.startswith((f"{UNATTRIBUTED} (", f"{ANONYMOUS} ("))


def by_somebody(frame: pd.DataFrame, column: str = "origin") -> "pd.Series[bool]":
    """Return which rows have the words of somebody who is named."""
    return ~frame[column].map(is_nobody).astype(bool)


def utterance_origins(
    quotations: pd.DataFrame, citations: pd.DataFrame, posts: pd.DataFrame
) -> dict[str, str]:
    """Return whose words each utterance is, by its identifier; '' when no post names anybody.

    Where posts credit one utterance to different people, a person does not count who is only a
    carrier of it: an author or outlet of another post that has the same words and credits
    them to somebody else. Of those left (of all, when each carries the other's words), the one
    who is said to have told them to an outlet, then the one whom most posts credit.
    """
    found = _witnesses(_voiced(quotations, citations, posts), carriers(posts))
    return {utterance: (names[0] if names else "") for utterance, names in sorted(found.items())}


def _origins(
    rows: pd.DataFrame,
    carriers: Mapping[str, Sequence[str]],
    places: Places,
    passages: Mapping[str, list[Passage]],
) -> list[str]:
    """Return whose words each quotation is: the one credited, unless that is only a carrier."""
    witnesses = _witnesses(rows, carriers)
    several = {u for u, names in witnesses.items() if len(names) > 1}
    doubtful = places.in_text(rows[rows["utterance_id"].isin(several)])
    partners = _partners(doubtful, passages) if several else {}
    out = []
    for row in rows.itertuples(index=False):
        names = witnesses.get(row.utterance_id, [])
        if row.voice in names or not names:
            surface = ANONYMOUS if row.speaker_surface else UNATTRIBUTED
            out.append(row.voice or f"{surface} ({row.number})")
        else:
            partner = partners.get(row.quotation_id, "")
            out.append(partner if partner in names else names[0])
    return out


def _copied(rows: pd.DataFrame, between: pd.DataFrame) -> list[str]:
    """Return the origins, words of nobody named once where posts have copied them."""
    prose = between[between["kind"] != "third_party_quotation"]
    pairs = list(dict.fromkeys(zip(prose["a_article"], prose["b_article"], strict=True)))
    nobody = rows[rows["origin"].map(is_nobody).astype(bool) & (rows["utterance_id"] != "")]
    first: dict[tuple[str, str], str] = {}
    for utterance, group in nobody.sort_values("number", kind="stable").groupby("utterance_id"):
        origin = dict(zip(group["article_id"][::-1], group["origin"][::-1], strict=True))
        graph = nx.Graph([pair for pair in pairs if set(pair) <= set(origin)])
        for part in nx.connected_components(graph):
            copied = next(origin[a] for a in group["article_id"] if a in part)
            first |= {(str(utterance), article_id): copied for article_id in part}
    return [
        first.get((row.utterance_id, row.article_id), row.origin)
        if is_nobody(row.origin)
        else row.origin
        for row in rows.itertuples(index=False)
    ]


def _witnesses(rows: pd.DataFrame, carriers: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return who may have said each utterance, carriers left out, the likeliest first."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows.itertuples(index=False):
        groups[row.utterance_id].append(row)
    groups.pop("", None)
    return {utterance: _ranked(group, carriers) for utterance, group in groups.items()}


def _ranked(rows: list[Any], carriers: Mapping[str, Sequence[str]]) -> list[str]:
    named = [row for row in rows if row.voice]
    credited = sorted({str(row.voice) for row in named})
    if len(credited) < 2:
        return credited
    carried = {
        name
        for name in credited
        for row in named
        if row.voice != name and _is_one_of(name, carriers.get(row.article_id, ()))
    }

    def rank(name: str) -> tuple[bool, int, int, str]:
        mine = [row for row in named if row.voice == name]
        posts_of, words = len({r.article_id for r in mine}), sum(int(r.words) for r in mine)
        return not any(r.told_to for r in mine), -posts_of, -words, name

    left = sorted((name for name in credited if name not in carried), key=rank)
    return left or [min(credited, key=rank)]


def _partners(rows: pd.DataFrame, passages: Mapping[str, list[Passage]]) -> dict[str, str]:
    """Return, for quotations, who is credited with the words that a passage takes them from."""
    placed: dict[str, list[Any]] = defaultdict(list)
    for row in rows.itertuples(index=False):
        placed[row.article_id].append(row)
    out: dict[str, str] = {}
    for row in (row for group in placed.values() for row in group):
        for passage in passages.get(row.article_id, ()):
            if row.quotation_id in out:
                break
            if passage.meets(row.begin, row.end):
                there = placed.get(passage.other[0], [])
                spoken = [o.voice for o in there if o.voice and meets(_span(o), [passage.other])]
                out.update({row.quotation_id: spoken[0]} if spoken else {})
    return out


def _span(row: Any) -> Span:
    return row.article_id, int(row.begin), int(row.end)


def _voiced(quotations: pd.DataFrame, citations: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations that are somebody's words, with ``voice``: who speaks in them.

    The voice is the speaker. Where the citations give the same words to a body of another name,
    or where the speaker is a body's paper ("the Tern report", "Pier Board web site"), it is
    that body.
    """
    rows = quotations[quotations["kind"].isin(SAID)].copy()
    bodies = citations[citations["source_type"].isin(_BODIES)]
    quoted = bodies.loc[bodies["relation"] == "quotes", [*POINTER, "source"]]
    known = {tuple(place): source for *place, source in quoted.itertuples(index=False)}
    names = set(bodies["source"]) | outlets_named(posts)
    speakers = rows[[*POINTER, "speaker"]].itertuples(index=False)
    rows["voice"] = [
        _body(known.get(tuple(place), speaker), names) if speaker else ""
        for *place, speaker in speakers
    ]
    return rows


def _body(name: str, bodies: set[str]) -> str:
    """Return the body whose paper or spokesman a name is: its name, and small letters after it."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        head = " ".join(words[:size])
        if head in bodies and all(w.islower() for w in words[size:]):
            return head
    return name


def _parted(
    rows: pd.DataFrame, places: Places, passages: Mapping[str, list[Passage]]
) -> pd.DataFrame:
    """Part the quotations of which only a passage is the origin's from their other words."""
    mixed = set(rows[rows["refolded"] & (rows["voice"] != "")]["quotation_id"])
    if not mixed:
        return rows
    spoken: dict[tuple[str, str], list[Span]] = defaultdict(list)
    place: dict[str, Span] = {}
    for row in places.in_text(rows).itertuples(index=False):
        place[row.quotation_id] = _span(row)
        if row.voice == row.origin:
            spoken[row.origin, row.article_id].append(place[row.quotation_id])
    out = rows.to_dict("records")
    for record in list(out):
        if record["quotation_id"] not in mixed or record["quotation_id"] not in place:
            continue
        article, begin, end = place[record["quotation_id"]]
        of_origin = [
            p
            for p in passages.get(article, ())
            if p.meets(begin, end)
            and meets(p.other, spoken.get((record["origin"], p.other[0]), ()))
        ]
        start, stop, words = _within(of_origin, begin, end)
        if not words or words >= record["words"] or stop - start >= _WHOLE * (end - begin):
            continue
        shift = int(record["char_start"]) - begin
        rest = record | {"origin": record["voice"], "words": record["words"] - words}
        out.append(rest | {"refolded": False, "utterance_id": ""})
        record |= {"words": words, "char_start": start + shift, "char_end": stop + shift}
    return pd.DataFrame(out, columns=rows.columns)


def _within(passages: list[Passage], begin: int, end: int) -> tuple[int, int, int]:
    """Return begin, end and words of the passages that lie within a stretch for the most part."""
    taken: list[tuple[int, int, int]] = []
    for p in passages:
        start, stop = max(p.begin, begin), min(p.end, end)
        if (stop - start) * 2 >= p.end - p.begin and not any(
            start < t[1] and t[0] < stop for t in taken
        ):
            taken.append((start, stop, p.words))
    if not taken:
        return begin, begin, 0
    return min(t[0] for t in taken), max(t[1] for t in taken), sum(t[2] for t in taken)


def _is_one_of(name: str, carriers: Sequence[str]) -> bool:
    """Whether a credited name is a carrier, bare or with its office ("Ann Ode of the Tern")."""
    return any(name == c or name.startswith(f"{c} ") for c in carriers)
