"""What is true of the archive, from the edit scripts alone: pairs, alterations, voices."""

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk import QUOTED, Paragraph, Text, bare

Row = dict[str, object]
Place = tuple[str, int, re.Match[str]]
"""A text, a paragraph of it counted from 1, and a quotation there."""
PASSAGE = 5
"""Words in a row that count as shared; a likeness of fewer is chance."""
FORMULA = 8
"""Words in a row that unrelated stories share only where it was planned."""
OWN_VOICE = 20
"""Words that a carrier adds before it counts as a voice of its own: a short paragraph."""


@dataclass(frozen=True)
class Archive:
    """All texts by name, what the desks know, and the posts: identifier and paragraphs as shown."""

    texts: Mapping[str, Text]
    desk: Mapping[str, Any]
    ids: Mapping[str, str]
    shown: Mapping[str, Sequence[str]]

    def outlet(self, name: str) -> str:
        """Return the full name of the house of a text."""
        return str(self.desk["house"][self.texts[name].house]["name"])

    def posts(self) -> list[str]:
        """Return the names of the posts in the order of their identifiers."""
        return sorted(self.ids, key=lambda name: self.ids[name])


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return re.findall(r"\w+", text.lower())


def folded(text: str, desk: Mapping[str, Any]) -> list[str]:
    """Return the words of a quotation, spelled the American way."""
    lower = " ".join(words_of(text))
    for british, american in desk["spelling"].items():
        lower = re.sub(rf"\b{british}\b", american, lower)
    return lower.split()


def runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    """Return every ``size`` words in a row."""
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def ancestors(name: str, texts: Mapping[str, Text]) -> list[str]:
    """Return the texts that one was made from, nearest first."""
    out, level = [], list(texts[name].of)
    while level:
        out += [one for one in level if one not in out]
        level = [up for one in level for up in texts[one].of]
    return out


def body(text: Text) -> list[str]:
    """Return the words of a text's paragraphs, without dateline, credit and byline."""
    return [word for p in text.paragraphs for word in words_of(bare(p.text))]


def shared(a: Text, b: Text) -> int:
    """Return how many words of the one stand in runs that the other has, the lesser way round."""
    covered = []
    for one, other in ((body(a), runs(body(b), PASSAGE)), (body(b), runs(body(a), PASSAGE))):
        at = [n for n in range(len(one)) if tuple(one[n : n + PASSAGE]) in other]
        covered.append(len({k for n in at for k in range(n, n + PASSAGE)}))
    return min(covered)


def relation(a: Text, b: Text, texts: Mapping[str, Text]) -> tuple[str, list[str]]:
    """Return the direction between two texts, and the nearest texts that both stand on."""
    over_a, over_b = ancestors(a.name, texts), ancestors(b.name, texts)
    if a.name in over_b:
        return "a_to_b", [a.name]
    if b.name in over_a:
        return "b_to_a", [b.name]
    common = [name for name in over_a if name in over_b]
    nearest = [n for n in common if not any(n in ancestors(m, texts) for m in common)]
    return ("common_source", sorted(nearest)) if common else ("none", [])


def article_rows(archive: Archive) -> list[Row]:
    """Return a row for each post: what it is, from what, with which edits and which credit."""
    texts, ids = archive.texts, archive.ids
    related = {up for t in texts.values() for up in t.of}
    rows: list[Row] = []
    for name in archive.posts():
        text = texts[name]
        roots = [up for up in ancestors(name, texts) if not texts[up].of]
        rows.append(
            {
                "article_id": ids[name],
                "name": name,
                "kind": "copy" if text.of else "origin" if name in related else "unrelated",
                "subject": text.kind,
                "title": text.title,
                "outlet": archive.outlet(name),
                "reporter": text.reporter,
                "posted": text.posted,
                "copied_from": "; ".join(text.of),
                "origins": "; ".join(roots),
                "origin_articles": "; ".join(ids.get(root, "") for root in roots),
                "generation": len(text.of[:1]) and 1 + bool(texts[text.of[0]].of),
                "credit": text.credit or ("none" if text.of else ""),
                "credits": "; ".join(archive.desk["house"][one]["name"] for one in text.credits),
                "credit_true": _said(_is_true(text, texts), known=bool(text.credits)),
                "edits": "; ".join(text.edits),
            }
        )
    return rows


def _is_true(text: Text, texts: Mapping[str, Text]) -> bool:
    """Whether a text names houses only that it was copied from, be it over others."""
    return set(text.credits) <= {texts[up].house for up in ancestors(text.name, texts)}


def _said(value: bool, *, known: bool = True) -> str:
    return str(value).lower() if known else ""


def pair_rows(archive: Archive) -> list[Row]:
    """Return a row for each two posts that have to do with each other; all others are unrelated."""
    rows = []
    for one, other in itertools.combinations(archive.posts(), 2):
        a, b = archive.texts[one], archive.texts[other]
        row: Row = {"a_article": archive.ids[one], "b_article": archive.ids[other]}
        if related := _related(a, b, archive):
            rows.append(row | related)
        elif kind := coincidence(a, b, archive.desk):
            rows.append(row | {"relation": kind, "direction": "none", "shared": shared(a, b)})
    return rows


def _related(a: Text, b: Text, archive: Archive) -> Row:
    """Return what is true of two posts of one family; empty for others."""
    direction, nearest = relation(a, b, archive.texts)
    if direction == "none":
        return {}
    copied = direction != "common_source"
    up, down = (a, b) if direction == "a_to_b" else (b, a)
    true = _is_true(down, archive.texts)
    return {
        "relation": "copy" if copied else "siblings",
        "direction": direction,
        "shared": shared(a, b),
        "origin": "; ".join(nearest),
        "origin_articles": "; ".join(archive.ids.get(name, "") for name in nearest),
        "origin_outlets": "; ".join(archive.outlet(name) for name in nearest),
        "generation": 1 + ancestors(down.name, archive.texts).index(up.name) if copied else "",
        "credit": (down.credit or "none") if copied else "",
        "credit_names_source": _said(up.house in down.credits, known=copied),
        "credit_true": _said(true, known=copied and bool(down.credits)),
    }


def coincidence(a: Text, b: Text, desk: Mapping[str, Any]) -> str:
    """Say what two unrelated stories have in common word for word, '' for nothing.

    Raises
    ------
    ValueError
        If they share a run of words that was not planned.
    """
    common = runs(body(a), FORMULA) & runs(body(b), FORMULA)
    spoken = {q["words"] for q in _quotations(a)} & {q["words"] for q in _quotations(b)}
    found = ""
    for kind, phrases in (("quotation", spoken), ("formula", desk["formula"].values())):
        planned = {run for phrase in phrases for run in runs(words_of(phrase), FORMULA)}
        found = found or (kind if common & planned else "")
        common -= planned
    if common:
        raise ValueError(f"{a.name} and {b.name} share by chance: {' '.join(min(common))!r}")
    return found


def _quotations(text: Text) -> list[re.Match[str]]:
    return [q for p in text.paragraphs for q in QUOTED.finditer(p.text)]


def alteration_rows(archive: Archive) -> list[Row]:
    """Return a row for each two posts that give one quotation in other words.

    ``source`` is true where one altered what it took from the other (or, where its source is not
    in the archive, from what another post has as it was): the pairs to tell. The rest follow from
    these. An excerpt, a part of the words as they were, is no alteration.
    """
    places: dict[str, list[Place]] = defaultdict(list)
    for name in archive.posts():
        for number, paragraph in enumerate(archive.texts[name].paragraphs, start=1):
            for quoted in QUOTED.finditer(paragraph.text):
                places[quoted["id"]].append((name, number, quoted))
    rows = [
        {"quotation": quotation, "speaker": one[2]["speaker"].lstrip("?")}
        | _pointer("a", one, archive)
        | _pointer("b", other, archive)
        | {"declared": _said(_declared(quotation, one[0], other[0], archive.texts))}
        | {"source": _said(_is_source(one[0], other[0], places[quotation], archive.texts))}
        for quotation in sorted(places)
        for one, other in itertools.combinations(places[quotation], 2)
        if _differ(folded(one[2]["words"], archive.desk), folded(other[2]["words"], archive.desk))
    ]
    key = ("a_article", "b_article", "quotation")
    return sorted(rows, key=lambda row: [str(row[column]) for column in key])


def _differ(one: list[str], other: list[str]) -> bool:
    """Whether neither has its words as the other has them."""
    short, long = sorted((one, other), key=len)
    return not any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))


def _declared(quotation: str, one: str, other: str, texts: Mapping[str, Text]) -> bool:
    """Whether every change on the way from one text to the other has its dots or brackets."""
    ways = [{name, *ancestors(name, texts)} for name in (one, other)]
    changed = [texts[name].altered for name in sorted(ways[0] ^ ways[1])]
    return all(altered[quotation] for altered in changed if quotation in altered)


def _pointer(side: str, place: Place, archive: Archive) -> Row:
    """Return the pointer to a quotation: paragraph and characters as they stand in the post."""
    name, number, quoted = place
    start = archive.shown[name][number - 1].index(quoted["words"])
    where = {"article": archive.ids[name], "paragraph": number, "start": start}
    where |= {"end": start + len(quoted["words"]), "words": quoted["words"]}
    return {f"{side}_{key}": value for key, value in where.items()}


def _is_source(one: str, other: str, places: Sequence[Place], texts: Mapping[str, Text]) -> bool:
    """Whether one of two texts altered what the other is the nearest post to have."""
    quotation, having = places[0][2]["id"], [place[0] for place in places]
    for copy, source in ((one, other), (other, one)):
        if quotation not in texts[copy].altered:
            continue
        above = [up for up in ancestors(copy, texts) if up in having]
        as_it_was = [name for name in having if quotation not in texts[name].altered]
        if source in (above or as_it_was)[:1]:
            return True
    return False


def voice_rows(archive: Archive) -> list[Row]:
    """Return a row for each voice: who is quoted, and who wrote; the posts that carry it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, article_id in archive.ids.items():
        for quoted in _quotations(archive.texts[name]):
            found["quoted", quoted["speaker"]].add(article_id)
        for paragraph in archive.texts[name].paragraphs:
            if voice := _writer(paragraph, archive):
                found["prose", voice].add(article_id)
    return [
        {
            "level": level,
            "voice": voice.lstrip("?"),
            "unnamed": _said(voice.startswith("?")),
            "posts": len(articles),
            "articles": "; ".join(sorted(articles)),
        }
        for (level, voice), articles in sorted(found.items())
    ]


def _writer(paragraph: Paragraph, archive: Archive) -> str:
    """Return whose prose a paragraph is: a reporter, else the house; '' for a line too short."""
    home = archive.texts[paragraph.home]
    if home.of and len(words_of(bare(paragraph.text))) < OWN_VOICE:
        return ""
    if home.posted:
        return home.reporter or archive.outlet(home.name)
    # Where no copy says whose story it was, nobody can know the name; that there was one, they can.
    copies = (text for text in archive.texts.values() if home.name in text.of)
    credited = any(home.house in text.credits for text in copies)
    return archive.outlet(home.name) if credited else f"?writer of {home.name}"
