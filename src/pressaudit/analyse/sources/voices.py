"""How many voices: effective numbers of the sources that the quoted words come from."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from pressaudit.analyse.places import Places
from pressaudit.analyse.posts import authors_of
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.folding import copied_from, root, writers
from pressaudit.analyse.sources.said import by_somebody
from pressaudit.language.alternation import limit
from pressaudit.language.spans import Span, size

COUNTED = "as counted here"
"""The reading that headlines rest on: quoted words, by origin, repeats counted where they stand."""
LARGEST = 10
"""So many of the largest origins are set aside in turn."""


def effective_number(weights: Sequence[float]) -> float:
    """Return the Hill number of order 1: the exponential of the Shannon entropy.

    So many voices of equal size would be as diverse as these (Jost 2006, "Entropy and
    diversity", Oikos 113). 0 for no weight at all.
    """
    w = np.asarray([x for x in weights if x > 0], dtype=float)
    if not len(w):
        return 0.0
    p = w / w.sum()
    return float(np.exp(-(p * np.log(p)).sum()))


def dominant_number(weights: Sequence[float]) -> float:
    """Return the Hill number of order 2: one by the chance that two words are of one voice.

    It counts the large voices, order 0 all of them, order 1 something between. 0 for no weight.
    """
    w = np.asarray([x for x in weights if x > 0], dtype=float)
    return float(w.sum() ** 2 / (w**2).sum()) if len(w) else 0.0


def without_any_post(frame: pd.DataFrame, by: str) -> tuple[float, float]:
    """Return the least and the largest effective number when one post is set aside.

    That is no interval: with the few posts of an archive page a bootstrap over posts leaves out
    voices in each draw, and holds the true number far less often than it says. Not a number when
    fewer than two posts quote anybody.

    Parameters
    ----------
    frame
        ``article_id``, ``words``, and the voices in the column ``by``.
    """
    matrix = frame.pivot_table(
        index="article_id", columns=by, values="words", aggfunc="sum", fill_value=0, sort=True
    ).to_numpy(dtype=float)
    if len(matrix) < 2:
        return float("nan"), float("nan")
    left = [effective_number(row) for row in (matrix.sum(axis=0) - matrix).tolist()]
    return min(left), max(left)


def counted(frame: pd.DataFrame, by: str) -> dict[str, object]:
    """Return the voices of ``frame`` in the column ``by``.

    Their count, their effective number with its range without any one post, the dominant number,
    the largest voice with its share, and in how many posts it stands.
    """
    weights = frame.groupby(by, sort=True)["words"].sum()
    least, most = without_any_post(frame, by)
    largest = min(weights.index, key=lambda n: (-weights[n], str(n))) if len(weights) else ""
    return {
        "voices": len(weights),
        "effective": effective_number(weights.tolist()),
        "dominant": dominant_number(weights.tolist()),
        "least": least,
        "most": most,
        "largest": str(largest),
        "largest_share": float(weights[largest] / weights.sum()) if len(weights) else 0.0,
        "largest_posts": int(frame.loc[frame[by] == largest, "article_id"].nunique()),
        "words": round(float(weights.sum())),
        "posts": int(frame["article_id"].nunique()),
    }


def voices(said: pd.DataFrame) -> pd.DataFrame:
    """Count the voices behind the quoted words of the archive, and what each choice does to it.

    The first row (``COUNTED``) is what headlines say; each of the others does one thing
    otherwise. ``words`` are the quoted words that are counted.
    """
    named = zip(said["credited"], said["status"], said["number"], strict=True)
    rows = said.assign(
        credited=[name or f"{status} ({n})" for name, status, n in named],
        words=said["words"].astype(float),
    )
    whole = rows.groupby("article_id")["words"].transform("sum")
    readings = {
        COUNTED: (rows, "origin"),
        "each repeat only once": (_once(rows), "origin"),
        "quotations, not words": (rows.assign(words=1.0), "origin"),
        "each post the same weight": (
            rows.assign(words=(rows["words"] / whole).fillna(0.0)),
            "origin",
        ),
        "no words within the writer's sentence": (rows[rows["kind"] != "mixed"], "origin"),
        "as credited, not folded": (rows, "credited"),
    }
    return frame(
        "voices",
        [
            {"level": level}
            | counted(taken, column)
            | {"words": int(said.loc[taken.index, "words"].sum())}
            for level, (taken, column) in readings.items()
        ],
    )


def unseen(said: pd.DataFrame) -> pd.DataFrame:
    """Estimate how many named voices further posts like these would bring.

    From the voices that stand in one post only (``once``) and in two (``twice``): ``coverage`` is
    the share of all incidences of voices in posts that those seen make up (Chao and Jost 2012,
    *Ecology* 93), ``at_least`` the number of voices that there are at the least (Chao 1987,
    *Biometrics* 43, for incidences, corrected for bias). No row for fewer than two posts.
    """
    named = said[by_somebody(said)]
    posts, found = (
        int(said["article_id"].nunique()),
        named.groupby("origin")["article_id"].nunique(),
    )
    if posts < 2 or found.empty:
        return frame("unseen", [])
    once, twice, meetings = int((found == 1).sum()), int((found == 2).sum()), int(found.sum())
    part = (posts - 1) / posts
    more = part * once * (once - 1) / (2 * (twice + 1))
    again = (posts - 1) * (once if twice else max(once - 1, 0))
    lost = again / (again + 2 * max(twice, 1))
    row = {
        "voices": len(found), "posts": posts, "once": once, "twice": twice,
        "coverage": 1 - once / meetings * lost, "at_least": len(found) + more,
    }  # fmt: skip
    return frame("unseen", [row])


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each utterance from the one post that has most of its words."""
    size = rows.groupby(["utterance_id", "article_id"])["words"].transform("sum")
    ranked = rows.assign(size=size).sort_values(["size", "number"], ascending=[False, True])
    first = ranked.drop_duplicates("utterance_id").set_index("utterance_id")["article_id"]
    return rows[
        (rows["utterance_id"] == "") | (rows["utterance_id"].map(first) == rows["article_id"])
    ]


def attribution(said: pd.DataFrame) -> pd.DataFrame:
    """Return the quoted words by whether the posts say whose they are.

    ``status`` is 'named', 'anonymous' or 'unattributed'; ``elsewhere`` counts the words of these
    that another post gives with a name.
    """
    elsewhere = by_somebody(said) & (said["status"] != "named")
    groups = said.assign(elsewhere=said["words"].where(elsewhere, 0)).groupby("status")
    sums = groups.agg(
        quotations=("quotation_id", "nunique"),
        words=("words", "sum"),
        elsewhere=("elsewhere", "sum"),
    )
    out = sums.reindex(["named", "anonymous", "unattributed"], fill_value=0).astype(int)
    out["share"] = out["words"] / max(int(out["words"].sum()), 1)
    return frame("attribution", out.reset_index())


def speakers(said: pd.DataFrame) -> pd.DataFrame:
    """Return the origins with their quoted words, posts, outlets and interviews.

    ``credited_as`` has the other names that posts credit the words to; the pointer is that of the
    first quotation. Most words first.
    """
    total = max(int(said["words"].sum()), 1)
    rows = [
        {
            "origin": origin,
            "words": int(group["words"].sum()),
            "share": group["words"].sum() / total,
            "quotations": group["quotation_id"].nunique(),
            "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
            "n_posts": group["number"].nunique(),
            "outlets": group["outlet"].nunique(),
            "told_to": ", ".join(sorted(set(group["told_to"]) - {""})),
            "credited_as": ", ".join(sorted(set(group["credited"]) - {origin, ""})),
            **group.iloc[0][["article_id", "paragraph", "char_start", "char_end"]].to_dict(),
        }
        for origin, group in said.groupby("origin", sort=True)
    ]
    return frame("speakers", rows)


def prose_voices(
    posts: pd.DataFrame, between: pd.DataFrame, derivations: pd.DataFrame, places: Places
) -> pd.DataFrame:
    """Count the voices of the posts' own prose, copied passages with the post they come from.

    ``voice`` is the authors, else the outlet, else the post; ``posts`` are those in which it
    speaks; ``words`` their running words, those of copied passages with the original's voice: a
    post's, or that of a house of which there is no post. Who only carries them is no voice.
    """
    own, links = writers(posts), copied_from(derivations)
    spans, houses = _copied_spans(between, set(own))
    parts: list[tuple[str, int, float]] = []
    for post in posts.itertuples(index=False):
        left, total = float(post.words), max(places.lengths[post.article_id], 1)
        over, before = links.get(post.article_id, []), len(parts)
        sources = [(own[root(links, on, set(own))], spans[post.article_id, on]) for on in over]
        for voice, copied in sources or sorted(houses[post.article_id].items()):
            part = min(left, post.words * size(copied) / total)
            left -= part
            parts.append((voice, post.number, part))
        rest = left / post.words if post.words else 0.0
        if len(parts) > before and _is_carried(left, rest, house=not sources):
            parts.append((parts[before][0], post.number, left))
        else:
            parts.append((own[post.article_id], post.number, left))
    rows = [
        {
            "voice": voice,
            "posts": ", ".join(str(n) for n in sorted(set(group["number"]))),
            "n_posts": group["number"].nunique(),
            "words": round(float(group["words"].sum())),
        }
        for voice, group in pd.DataFrame(parts, columns=["voice", "number", "words"]).groupby(
            "voice"
        )
    ]
    return frame("prose_voices", rows)


def _is_carried(words: float, share: float, *, house: bool) -> bool:
    """Whether what a post has beside copied words is no voice: a desk's changes and its credit.

    Where the house that it has them from has no post here, what no other post has of them is
    not known, and a post that is mostly the house's counts as the house's altogether.
    """
    little = words < limit("sources", "own_words") or share < limit("sources", "own_share")
    return little or (house and share < limit("sources", "house_rest"))


def _copied_spans(
    between: pd.DataFrame, articles: set[str]
) -> tuple[dict[tuple[str, str], list[Span]], dict[str, dict[str, list[Span]]]]:
    """Return where each post has another one's words, and where those of a house without a post.

    The house is the common source that :mod:`pressaudit.reuse` names.
    """
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    houses: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in between.itertuples(index=False):
        sides = (
            (row.a_article, row.b_article, (row.a_start, row.a_end)),
            (row.b_article, row.a_article, (row.b_start, row.b_end)),
        )
        for mine, other, span in sides:
            spans[mine, other].append(span)
            house = getattr(row, "origin", "")
            if house and not set(house.split("; ")) & articles:
                houses[mine][house].append(span)
    return spans, houses


def leave_one_out(
    posts: pd.DataFrame, said: pd.DataFrame, sources: pd.DataFrame, origins: Sequence[str]
) -> pd.DataFrame:
    """Return what each post keeps of its sourcing without each of ``origins``.

    Only posts that the origin has a part in. ``sources`` counts distinct origins and cited
    sources; ``share_left`` is empty when a post quotes nobody; ``written_by`` says that the
    origin is an author of the post.

    Parameters
    ----------
    sources
        From :func:`pressaudit.analyse.sources.matrix.cited_sources`.
    """
    words: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in said.itertuples(index=False):
        words[row.article_id][row.origin] += int(row.words)
    names = {article_id: set(mine) for article_id, mine in words.items()}
    for row in sources.itertuples(index=False):
        names.setdefault(row.article_id, set()).add(row.source)
    rows = []
    for origin in origins:
        for post in posts.itertuples(index=False):
            mine, here = words[post.article_id], names.get(post.article_id, set())
            total, wrote = sum(mine.values()), origin in authors_of(post.authors)
            left = total - mine.get(origin, 0)
            if origin in here or wrote:
                rows.append(
                    {
                        "origin": origin,
                        "article_id": post.article_id,
                        "number": post.number,
                        "words": total,
                        "words_left": left,
                        "share_left": left / total if total else None,
                        "sources": len(here),
                        "sources_left": len(here - {origin}),
                        "written_by": wrote,
                    }
                )
    out = frame("leave_one_out", rows)
    return out.assign(share_left=pd.to_numeric(out["share_left"]))


def archive_without(said: pd.DataFrame, left: pd.DataFrame) -> pd.DataFrame:
    """Return what the archive keeps without each of the origins that were left out.

    ``posts`` counts those that the origin has a part in, ``posts_emptied`` those that quote
    nobody else.

    Parameters
    ----------
    left
        From :func:`leave_one_out`.
    """
    total = int(said["words"].sum())
    rows = []
    for origin, mine in left.groupby("origin", sort=False):
        rest = said[said["origin"] != origin].groupby("origin")["words"].sum()
        rows.append(
            {
                "origin": origin,
                "words": total - int(rest.sum()),
                "words_left": int(rest.sum()),
                "share_left": int(rest.sum()) / max(total, 1),
                "effective_left": effective_number(rest.tolist()),
                "posts": len(mine),
                "posts_emptied": int(((mine["words"] > 0) & (mine["words_left"] == 0)).sum()),
            }
        )
    return frame("archive_without", rows)
