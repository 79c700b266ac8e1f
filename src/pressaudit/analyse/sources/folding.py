"""Folding: what is one origin counts once, however many posts carry it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from pressaudit.analyse.sources.places import (
    POINTER,
    SAID,
    SITE,
    authors_of,
    between_posts,
    numbers,
    posts,
)
from pressaudit.corpus.model import Corpus

UNATTRIBUTED = "unattributed"
UNNAMED = "unnamed"


def said(corpus: Corpus) -> pd.DataFrame:
    """Return everything that the posts give as somebody's words, with its folded origin.

    A row is a quotation of kind quotation or mixed. ``origin`` is whose words they are after
    folding (see :func:`utterance_origins`); ``credited`` whom this post names; ``status`` is
    'named', 'anonymous' (somebody without a name) or 'unattributed'. Words of nobody named are an
    origin of their own in each post: nothing says that two of them are one person.

    Returns
    -------
    DataFrame
        The pointer, ``quotation_id``, ``utterance_id``, ``number`` (of the post), ``outlet``,
        ``words``, ``credited``, ``speaker_surface``, ``told_to``, ``cue``, ``incipit``,
        ``origin``, ``status``, ``refolded`` (the origin is not the one that the post credits).
    """
    rows = corpus.quotations[corpus.quotations["kind"].isin(SAID)].copy()
    where = posts(corpus).set_index("article_id")
    rows["number"] = rows["article_id"].map(where["number"])
    rows["outlet"] = rows["article_id"].map(where["outlet"])
    rows["words"] = rows["words"].astype(int)
    rows["credited"] = rows["speaker"]
    origins = utterance_origins(corpus)
    rows["origin"] = [
        origins.get(row.utterance_id, "") or row.speaker or _nobody(row, row.number)
        for row in rows.itertuples(index=False)
    ]
    rows["status"] = [
        "named" if r.speaker else "anonymous" if r.speaker_surface else "unattributed"
        for r in rows.itertuples(index=False)
    ]
    rows["refolded"] = (rows["origin"] != rows["credited"]) & (
        (rows["credited"] != "") | ~rows["origin"].map(is_nobody).astype(bool)
    )
    columns = ["quotation_id", "utterance_id", *POINTER, "number", "outlet", "words", "credited"]
    columns += ["speaker_surface", "told_to", "cue", "incipit", "origin", "status", "refolded"]
    return rows.sort_values(["number", *POINTER], kind="stable")[columns].reset_index(drop=True)


def is_nobody(origin: str) -> bool:
    """Whether an origin stands for words of nobody named."""
    return origin.startswith((f"{UNATTRIBUTED} (", f"{UNNAMED} ("))


def utterance_origins(corpus: Corpus) -> dict[str, str]:
    """Return whose words each utterance is, by its identifier; '' when no post names anybody.

    Where posts credit one utterance to different people, a person does not count who is only a
    carrier of it: an author or outlet of another post that has the same words and credits
    them to somebody else. Of those left (of all, when each carries the other's words), the one
    who is said to have told them to an outlet, then the one whom most posts credit.
    """
    rows = corpus.quotations[corpus.quotations["kind"].isin(SAID)]
    carriers = _carriers(corpus)
    out = {}
    for utterance, group in rows.groupby("utterance_id", sort=True):
        named = group[group["speaker"] != ""]
        if named.empty or not utterance:
            out[str(utterance)] = ""
            continue
        credited = set(named["speaker"])
        carried = {
            name
            for name in credited
            for row in named.itertuples(index=False)
            if row.speaker != name and _is_one_of(name, carriers.get(row.article_id, ()))
        }
        left = named[named["speaker"].isin(credited - carried or credited)]
        ranked = left.groupby("speaker").agg(
            told=("told_to", "max"), posts=("article_id", "nunique"), words=("words", "sum")
        )
        out[str(utterance)] = min(
            ranked.itertuples(),
            key=lambda r: (r.told == "", -int(r.posts), -int(r.words), r.Index),
        ).Index
    out.pop("", None)
    return out


def derivations(corpus: Corpus) -> pd.DataFrame:
    """Return which post stands on which other one, and what says so.

    ``evidence`` is 'reuse with direction' (the passages tell which is the copy), 'reuse and
    citation' (the post shares passages with another one whose outlet or programme it cites) or
    'citation' (it cites the other's outlet, and shares no passage).

    Returns
    -------
    DataFrame
        ``article_id`` (the post that stands on another), ``on`` (that other), ``evidence``,
        ``passages``, ``words``, and the pointer of the first citation (``paragraph``,
        ``char_start``, ``char_end``; 0 where there is none), strongest evidence first.
    """
    shared = _shared(corpus)
    directed = _directed(corpus)
    cited = _citations_of_posts(corpus)
    rank = numbers(corpus)
    rows = []
    for a, b in sorted(set(directed) | set(cited)):
        passages, words = shared.get((a, b), (0, 0))
        mutual = (b, a) in cited and (a, b) not in directed
        if (b, a) in directed or (mutual and passages):
            continue
        evidence = "reuse with direction" if (a, b) in directed else "reuse and citation"
        evidence = evidence if passages else "citation"
        place = cited.get((a, b), (0, 0, 0))
        rows.append((a, b, evidence, passages, words, *place))
    columns = ["article_id", "on", "evidence", "passages", "words", *POINTER[1:]]
    frame = pd.DataFrame(rows, columns=columns)
    order = {"reuse with direction": 0, "reuse and citation": 1, "citation": 2}
    key = [
        (order[r.evidence], -r.words, rank[r.article_id], rank[r.on])
        for r in frame.itertuples(index=False)
    ]
    index = sorted(range(len(frame)), key=lambda i: key[i])
    return frame.iloc[index].reset_index(drop=True)


def writers(corpus: Corpus) -> dict[str, str]:
    """Return the voice of each post's own prose: its authors, else its outlet, else itself."""
    return {
        row.article_id: row.authors or (row.outlet if row.outlet != SITE else f"post {row.number}")
        for row in posts(corpus).itertuples(index=False)
    }


def root(links: Mapping[str, Sequence[str]], article_id: str, among: Collection[str]) -> str:
    """Follow derivations up from a post, through posts ``among`` those given, to the first one.

    Parameters
    ----------
    links
        For each post, the posts that it takes passages from, most words first.
    """
    at, seen = article_id, {article_id}
    while above := [p for p in links.get(at, ()) if p in among and p not in seen]:
        at = above[0]
        seen.add(at)
    return at


def copied_from(corpus: Corpus) -> dict[str, list[str]]:
    """Return, for each post, the posts that it takes passages from, most words first."""
    out: dict[str, list[str]] = {}
    for row in derivations(corpus).itertuples(index=False):
        if row.evidence != "citation":
            out.setdefault(row.article_id, []).append(row.on)
    return out


def carriers_of(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the outlet, programme and authors of each post."""
    return _carriers(corpus)


def _carriers(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {
        row.article_id: tuple(
            name for name in (row.outlet, row.programme, *authors_of(row.authors)) if name
        )
        for row in corpus.articles.itertuples(index=False)
    }


def _is_one_of(name: str, carriers: tuple[str, ...]) -> bool:
    """Whether a credited name is a carrier, bare or with its office ("Ann Ode of the Tern")."""
    return any(name == c or name.startswith(f"{c} ") for c in carriers)


def _nobody(row: object, number: int) -> str:
    surface = getattr(row, "speaker_surface", "")
    return f"{UNNAMED if surface else UNATTRIBUTED} ({number})"


def _shared(corpus: Corpus) -> dict[tuple[str, str], tuple[int, int]]:
    out: dict[tuple[str, str], tuple[int, int]] = {}
    for row in between_posts(corpus).itertuples(index=False):
        for pair in ((row.a_article, row.b_article), (row.b_article, row.a_article)):
            count, words = out.get(pair, (0, 0))
            out[pair] = (count + 1, words + int(row.words))
    return out


def _directed(corpus: Corpus) -> set[tuple[str, str]]:
    """Return (copy, origin) pairs by the words that each direction has."""
    votes: dict[tuple[str, str], int] = defaultdict(int)
    for row in between_posts(corpus).itertuples(index=False):
        if row.direction == "a_to_b":
            votes[row.b_article, row.a_article] += int(row.words)
        elif row.direction == "b_to_a":
            votes[row.a_article, row.b_article] += int(row.words)
    return {pair for pair, words in votes.items() if words > votes.get(pair[::-1], 0)}


def _citations_of_posts(corpus: Corpus) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Return the first place where a post cites the outlet or programme of another one.

    A person who is quoted in one post and wrote another is a witness, not a citation of what he
    wrote; two posts of one outlet do not cite each other by naming it.
    """
    carriers = _carriers(corpus)
    outlets = {
        row.article_id: {row.outlet, row.programme} - {""}
        for row in corpus.articles.itertuples(index=False)
    }
    holders: dict[str, list[str]] = defaultdict(list)
    for article_id, names in sorted(outlets.items()):
        for name in sorted(names):
            holders[name].append(article_id)
    own = {"republished_from", "translated_by", "links_to"}
    rows = corpus.citations[~corpus.citations["relation"].isin(own)]
    out: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in rows.sort_values(POINTER, kind="stable").itertuples(index=False):
        for other in holders.get(row.source, ()):
            if set(carriers[other]) & set(carriers[row.article_id]):
                continue
            place = (int(row.paragraph), int(row.char_start), int(row.char_end))
            out.setdefault((row.article_id, other), place)
    return out
