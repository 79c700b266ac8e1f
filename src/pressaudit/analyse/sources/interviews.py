"""Interviews: which posts stand on what one person told one outlet."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.posts import POINTER, authors_of, carriers, outlets_named
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.folding import cited
from pressaudit.analyse.sources.said import by_somebody

Place = tuple[Any, ...]
"""A pointer: article, paragraph, offsets."""
BY_WEIGHT = {
    "told": ("says that it was told there", "say that it was told there"),
    "same words": (
        "repeats words that another post gives as told there",
        "repeat words that another post gives as told there",
    ),
    "cited": ("names both", "name both"),
    "same words as published": (
        "repeats words of a post of that outlet", "repeat words of a post of that outlet",
    ),
    "published": (
        "appeared at that outlet, the weakest evidence",
        "appeared at that outlet, the weakest evidence",
    ),
}  # fmt: skip
"""What ties a post to an interview, the strongest first, in words for one post and for several."""


def interviews(posts: pd.DataFrame, said: pd.DataFrame, citations: pd.DataFrame) -> pd.DataFrame:
    """Return which posts stand on which interview.

    An interview is somebody's words told to an outlet, as some post says, in one conversation or
    several. It stands behind a post

    - that says so too ('told');
    - that appeared at the outlet and has the person speak ('published'; words that the cue gives
      as written do not count);
    - that has words which another post gives as told ('same words') or has from the outlet
      itself ('same words as published');
    - that cites both the person and the outlet, another one than its own ('cited').

    'written', that the person wrote the post, stands beside other evidence only. The pointer is
    that of the first place with the strongest evidence: of words told, repeated or spoken, or
    where the outlet is cited next to the person. Interviews behind most posts come first.
    """
    told = said[(said["told_to"] != "") & by_somebody(said)]
    told = told[~told["origin"].isin(outlets_named(posts))]
    held = carriers(posts)
    places = {
        name: sorted(group[POINTER].itertuples(index=False, name=None))
        for name, group in cited(citations).groupby("source", sort=True)
    }
    rows = []
    for origin, group in told.groupby("origin", sort=True):
        mine = said[said["origin"] == origin]
        for outlet in sorted(set(group["told_to"])):
            interview = _Interview(mine, outlet, held, places.get(outlet, []))
            stood = [
                row
                for post in posts.itertuples(index=False)
                if (row := _row(interview, post, origin, outlet, places.get(origin, [])))
            ]
            rows += [row | {"posts": len(stood)} for row in stood]
    return frame("interviews", rows)


def _row(
    interview: "_Interview", post: Any, origin: str, outlet: str, named: Sequence[Place]
) -> dict[str, object]:
    """Return how a post stands on an interview; nothing when it does not."""
    here = [place for place in named if place[0] == post.article_id]
    evidence = interview.evidence(post.article_id, bool(here))
    if not evidence:
        return {}
    wrote = origin in authors_of(post.authors)
    return {
        "origin": origin,
        "told_to": outlet,
        "article_id": post.article_id,
        "number": post.number,
        "evidence": ", ".join([*evidence, *(["written"] if wrote else [])]),
        "strongest": next(name for name in BY_WEIGHT if name in evidence),
        "words": interview.words(post.article_id),
        "author": wrote,
        **dict(zip(POINTER[1:], interview.place(post.article_id, here), strict=True)),
    }


def interview_summary(interviews: pd.DataFrame) -> pd.DataFrame:
    """Return one row an interview: how many posts stand on it, and which of them the origin wrote.

    ``by_evidence`` says in words which posts rest on which strongest evidence; most posts first.
    """
    rows = [
        {
            "origin": origin,
            "told_to": outlet,
            "n_posts": len(group),
            "posts": ", ".join(str(n) for n in group["number"]),
            "words": int(group["words"].sum()),
            "written": ", ".join(str(n) for n in group[group["author"]]["number"]),
            "by_evidence": _in_words(group),
        }
        for (origin, outlet), group in interviews.groupby(["origin", "told_to"], sort=True)
    ]
    return frame("interview_summary", rows)


def _in_words(group: pd.DataFrame) -> str:
    """Return which posts of an interview rest on which evidence, the strongest first."""
    parts = []
    for name, (one, many) in BY_WEIGHT.items():
        found = [str(n) for n in group[group["strongest"] == name]["number"]]
        if found:
            listed = " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))
            parts.append(f"post{'s' * (len(found) > 1)} {listed} {many if len(found) > 1 else one}")
    return "; ".join(parts)


class _Interview:
    """One person's words, and what says that they were told to one outlet."""

    def __init__(
        self,
        mine: pd.DataFrame,
        outlet: str,
        carriers: Mapping[str, Sequence[str]],
        reports: Sequence[Place],
    ) -> None:
        self._rows: dict[str, list[Any]] = defaultdict(list)
        for row in mine.itertuples(index=False):
            self._rows[row.article_id].append(row)
        self._outlet = outlet
        self._own = {i for i in self._rows if outlet in carriers[i]}
        self._carriers = carriers
        self._reports: dict[str, list[Place]] = defaultdict(list)
        for place in reports:
            self._reports[place[0]].append(place)
        self._told = self._utterances(lambda row: row.told_to == outlet)
        heard = {i for i in self._own if _speaks(self._rows[i])}
        self._published = self._utterances(lambda row: row.article_id in heard)
        self._heard = heard

    def evidence(self, article_id: str, named: bool) -> list[str]:
        """Return what says that a post stands on the interview, in the order of its weight."""
        here = self._rows.get(article_id, [])
        own = self._outlet in self._carriers[article_id]
        told = any(row.told_to == self._outlet for row in here)
        same = self._repeats(here, self._told)
        found = {
            "told": told,
            "published": article_id in self._heard,
            "same words": same,
            "same words as published": not (told or same) and self._repeats(here, self._published),
            "cited": not own and article_id in self._reports and (bool(here) or named),
        }
        return [name for name, yes in found.items() if yes]

    def words(self, article_id: str) -> int:
        """Return how many words of the person a post quotes."""
        return sum(int(row.words) for row in self._rows.get(article_id, []))

    def place(self, article_id: str, named: Sequence[Place]) -> tuple[int, ...]:
        """Return where a post has its strongest evidence: paragraph and offsets."""
        here = self._rows.get(article_id, [])
        told = [row for row in here if row.told_to == self._outlet]
        same = [row for row in here if self._repeats([row], self._told)]
        quoted = [tuple(getattr(row, name) for name in POINTER) for row in told or same or here]
        if told or same or article_id in self._own or article_id not in self._reports:
            return min(quoted or named)[1:]
        # Cited: where the outlet stands nearest to the person.
        persons = sorted({place[1] for place in [*quoted, *named]})
        return min(
            self._reports[article_id],
            key=lambda place: (min(abs(place[1] - p) for p in persons), place),
        )[1:]

    def _utterances(self, asked: Callable[[Any], bool]) -> dict[str, set[str]]:
        """Return the posts of each utterance, of the quotations that are asked for."""
        out: dict[str, set[str]] = defaultdict(set)
        for rows in self._rows.values():
            for row in filter(asked, rows):
                out[row.utterance_id].add(row.article_id)
        out.pop("", None)
        return out

    @staticmethod
    def _repeats(here: Sequence[Any], others: Mapping[str, set[str]]) -> bool:
        """Whether some words of a post stand in other posts too."""
        return any(others.get(row.utterance_id, set()) - {row.article_id} for row in here)


def _speaks(quotations: Sequence[Any]) -> bool:
    """Whether some of a person's quotations in a post are not marked as written words.

    Quotations without a cue go on from those before them, and count only where no cue is given
    at all.
    """
    cues = {row.cue.lower() for row in quotations}
    spoken = cues - set(rules.load("sources")["written"])
    return bool(spoken - {""}) or cues == {""}
