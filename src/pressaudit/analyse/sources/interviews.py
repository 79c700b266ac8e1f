"""Interviews: which posts stand on what one person told one outlet."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from pressaudit import rules
from pressaudit.analyse.sources.places import POINTER, authors_of, carriers_of, posts
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.corpus.model import Corpus

Place = tuple[Any, ...]
"""A pointer: article, paragraph, offsets."""


def interviews(corpus: Corpus) -> pd.DataFrame:
    """Return which posts stand on which interview.

    An interview is somebody's words told to an outlet, as some post says, in one conversation or
    several. It stands behind a post

    - that says so too ('told');
    - that appeared at the outlet and has the person speak ('published'; words that the cue gives
      as written do not count);
    - that has words which another post gives as told ('same words') or has from the outlet
      itself ('same words as published');
    - that cites both the person and the outlet, another one than its own ('cited').

    'written', that the person wrote the post, stands beside other evidence only.

    Returns
    -------
    DataFrame
        ``origin``, ``told_to``, ``article_id``, ``number``, ``evidence`` (joined by ', '),
        ``words`` (quoted from the origin), ``author`` (whether the origin wrote the post), and
        the pointer of the first place that says so, else of the person's first words; interviews
        behind most posts first.
    """
    frame = said(corpus)
    channels = ["republished_from", "translated_by", "links_to"]
    cited = corpus.citations[~corpus.citations["relation"].isin(channels)]
    outlets = set(corpus.articles["outlet"]) | set(corpus.articles["programme"])
    nobody = frame["origin"].map(is_nobody).astype(bool) | frame["origin"].isin(outlets)
    known = frame[(frame["told_to"] != "") & ~nobody]
    carriers = carriers_of(corpus)
    places = {
        name: sorted(group[POINTER].itertuples(index=False, name=None))
        for name, group in cited.groupby("source", sort=True)
    }
    rows = []
    for origin, group in known.groupby("origin", sort=True):
        mine = frame[frame["origin"] == origin]
        for outlet in sorted(set(group["told_to"])):
            said_so = _Interview(mine, outlet, carriers, places.get(outlet, []))
            for post in posts(corpus).itertuples(index=False):
                named = [p for p in places.get(origin, []) if p[0] == post.article_id]
                evidence = said_so.evidence(post.article_id, bool(named))
                if not evidence:
                    continue
                wrote = origin in authors_of(post.authors)
                rows.append(
                    {
                        "origin": origin,
                        "told_to": outlet,
                        "article_id": post.article_id,
                        "number": post.number,
                        "evidence": ", ".join([*evidence, *(["written"] if wrote else [])]),
                        "words": said_so.words(post.article_id),
                        "author": wrote,
                        **dict(
                            zip(POINTER[1:], said_so.place(post.article_id, named), strict=True)
                        ),
                    }
                )
    columns = ["origin", "told_to", "article_id", "number", "evidence", "words", "author"]
    out = pd.DataFrame(rows, columns=columns + POINTER[1:])
    size = out.groupby(["origin", "told_to"])["article_id"].transform("size") if len(out) else []
    out["posts"] = size
    return out.sort_values(
        ["posts", "origin", "told_to", "number"],
        ascending=[False, True, True, True],
        ignore_index=True,
    )


def interview_summary(corpus: Corpus) -> pd.DataFrame:
    """Return one row an interview: how many posts stand on it, and which of them the origin wrote.

    Returns
    -------
    DataFrame
        ``origin``, ``told_to``, ``n_posts``, ``posts``, ``words``, ``written`` (numbers of posts
        that the origin wrote), most posts first.
    """
    rows = []
    for (origin, outlet), group in interviews(corpus).groupby(["origin", "told_to"], sort=True):
        rows.append(
            {
                "origin": origin,
                "told_to": outlet,
                "n_posts": len(group),
                "posts": ", ".join(str(n) for n in group["number"]),
                "words": int(group["words"].sum()),
                "written": ", ".join(str(n) for n in group[group["author"]]["number"]),
            }
        )
    columns = ["origin", "told_to", "n_posts", "posts", "words", "written"]
    out = pd.DataFrame(rows, columns=columns)
    return out.sort_values(
        ["n_posts", "words", "origin", "told_to"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )


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
        self._reports: dict[str, Place] = {}
        for place in reports:
            self._reports.setdefault(place[0], place)
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
        """Return where a post says so: paragraph and offsets; else the person's first place."""
        here = self._rows.get(article_id, [])
        told = any(row.told_to == self._outlet for row in here)
        if article_id in self._reports and (told or article_id not in self._own):
            return self._reports[article_id][1:]
        quoted = [tuple(getattr(row, name) for name in POINTER) for row in here]
        return min([*quoted, *named])[1:]

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
