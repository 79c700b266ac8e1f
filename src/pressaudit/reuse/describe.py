"""From aligned words to passages: places, kind, direction and evidence."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from pressaudit import rules
from pressaudit.language import spelling
from pressaudit.language.frequency import zipf
from pressaudit.language.spans import Span, share
from pressaudit.reuse import stemma
from pressaudit.reuse.chains import Chain
from pressaudit.reuse.credits import credits, means, notices
from pressaudit.reuse.direction import Pairs, Side, direction
from pressaudit.reuse.encode import Encoded, Flags
from pressaudit.reuse.model import Background, Finding, Kind, Passage
from pressaudit.reuse.stemma import Witness


@dataclass(frozen=True)
class _Post:
    """One side's article: its text, and what is known of it."""

    name: str
    text: str
    known: Background

    def quoted(self, span: Span) -> float:
        """Return the share of ``span`` that stands in quotation marks."""
        return share(span, [(q.start, q.end) for q in self.known.quoted or ()])

    def shown(self, span: Span) -> float:
        """Return the share of ``span`` that stands in display quotations."""
        return share(span, self.known.pulls)


_Posts = tuple[_Post, _Post]
_Place = tuple[Span, Span]


@dataclass(frozen=True)
class _Told:
    """A passage before its direction is known."""

    chain: Chain
    place: _Place
    pairs: Pairs
    kind: Kind


def describe(
    coded: Encoded,
    found: Sequence[Chain],
    names: Sequence[str],
    texts: Sequence[str],
    background: Sequence[Background],
) -> list[Passage]:
    """Return ``found`` as passages; all else is in the order of the texts in ``coded``."""
    posts = [_Post(*post) for post in zip(names, texts, background, strict=True)]
    told = [_told(coded, chain, (posts[chain.texts[0]], posts[chain.texts[1]])) for chain in found]
    told = _without_formulas(_without_notices(told, posts), posts)
    related = stemma.relations(_witnesses(coded, told, posts))
    habits = _habits(told, posts)
    copied: dict[tuple[int, int], list[_Place]] = defaultdict(list)
    for one in told:
        copied[one.chain.texts].append(one.place)
    out = []
    for one in told:
        a, b = one.chain.texts
        if a == b:
            finding = _within(posts[a], one.place, one.kind)
        elif (a, b) in related:
            finding = related[a, b]
        else:
            first, second = (
                Side(
                    *one.place[n],
                    posts[t].text[slice(*one.place[n])],
                    posts[t].known,
                    habits.get(t, 0),
                    tuple(p[n] for p in copied[a, b]),
                )
                for n, t in enumerate((a, b))
            )
            finding = direction(one.kind, first, second, one.pairs)
        sides = posts[a].name, *one.place[0], posts[b].name, *one.place[1]
        measures = max(one.chain.sizes), round(one.chain.similarity, 3), one.kind
        out.append(Passage(*sides, *measures, *astuple(finding)))
    return out


def _without_notices(told: Sequence[_Told], posts: Sequence[_Post]) -> list[_Told]:
    """Leave out what stands in lines that say whose the text is: credits, rights."""
    most = rules.load("reuse")["limits"]["kinds"]["quoted"]
    lines = {n: notices(posts[n].text) for one in told for n in one.chain.texts}

    def noticed(one: _Told) -> bool:
        sides = zip(one.place, one.chain.texts, strict=True)
        return any(share(span, lines[n]) >= most for span, n in sides)

    return [one for one in told if not noticed(one)]


def _without_formulas(told: list[_Told], posts: Sequence[_Post]) -> list[_Told]:
    """Leave out what joins two articles by one short run of everyday words, in no marks.

    Not so where one names the other's outlet as a source, or both name one outlet.

    "who spoke on condition of anonymity because they were not authorised to comment" is nobody's.
    """
    limits = rules.load("reuse")["limits"]["formulas"]
    prose: Counter[tuple[int, int]] = Counter()
    for one in told:
        if one.kind != "third_party_quotation":
            prose[one.chain.texts] += len(one.pairs)

    def joins(one: _Told) -> bool:
        a, b = one.chain.texts
        if a == b or one.kind == "third_party_quotation" or prose[a, b] > limits["longest"]:
            return True
        first, second = posts[a].known, posts[b].known
        met = _houses(first) & _houses(second)
        if met - (set(first.outlets) & set(second.outlets)):
            return True
        plain = {x.lower() for x, y in one.pairs if x.islower() and y.islower()}
        rare = sum(zipf(word) < limits["rare"] for word in plain)
        return bool(rare >= limits["rare_words"])

    return [one for one in told if joins(one)]


def _houses(known: Background) -> set[str]:
    """Return the outlets that an article cites, and its own."""
    return {c.source for c in known.cited if c.type == "outlet"} | set(known.outlets)


def _names(known: Background) -> tuple[str, ...]:
    """Return the names of an article's outlet, first, and authors; none that a note credits."""
    lines = known.notes
    credited = {c.name for c in credits("", lines, ())}
    own = [n for n in (*known.outlets, *known.authors) if not any(means(c, n) for c in credited)]
    parts = (part.strip() for line in lines[:1] for part in line.split(","))
    further = (part for part in parts if part and ":" not in part)
    return tuple(dict.fromkeys([*own, *further]))


def _habits(told: Sequence[_Told], posts: Sequence[_Post]) -> dict[int, int]:
    """Return how the texts spell that share a word in two spellings, outside their passages."""
    reused: dict[int, list[Span]] = defaultdict(list)
    telling: set[int] = set()
    for one in told:
        for text, span in zip(one.chain.texts, one.place, strict=True):
            reused[text].append(span)
        if spelling.respelled(one.pairs):
            telling.update(one.chain.texts)
    return {n: spelling.habit(posts[n].text, reused[n]) for n in sorted(telling)}


def _witnesses(coded: Encoded, told: Sequence[_Told], posts: Sequence[_Post]) -> list[Witness]:
    """Return the texts with the words that each shares with each other one, titles left out.

    Texts that share nothing but quotations share no prose, and are no witnesses of one another.
    """
    prose = {o.chain.texts for o in told if o.kind != "third_party_quotation"}
    shared: dict[int, dict[int, Flags]] = defaultdict(dict)
    for one in told:
        a, b = one.chain.texts
        if a != b and (a, b) in prose:
            for text, other, side in ((a, b, 0), (b, a, 1)):
                low, high = coded.bounds[text : text + 2].tolist()
                flags = shared[text].setdefault(other, np.zeros(high - low, np.bool_))
                for block in one.chain.blocks:
                    flags[block[side] - low : block[side] - low + block[2]] = True
    houses = {outlet for post in posts for outlet in post.known.outlets}
    most = rules.load("reuse")["limits"]["stemma"]["title"]
    out = []
    for n, post in enumerate(posts):
        low, high = coded.bounds[n : n + 2].tolist()
        title = int(np.searchsorted(coded.starts[low:high], post.text.find("\n")))
        title *= title <= most
        mine = {m: flags[title:] for m, flags in shared[n].items()}
        printed = credits(post.text, post.known.notes, houses) if mine else ()
        out.append(Witness(post.name, _names(post.known), printed, high - low - title, mine))
    return out


def _told(coded: Encoded, chain: Chain, posts: _Posts) -> _Told:
    """Return where a chain stands in its two texts, its matched words and its kind."""
    starts, ends = coded.starts, coded.ends
    (p, q), (r, s) = chain.first, chain.second
    place = (int(starts[p]), int(ends[q - 1])), (int(starts[r]), int(ends[s - 1]))
    pairs = [
        (posts[0].text[starts[i + n] : ends[i + n]], posts[1].text[starts[j + n] : ends[j + n]])
        for i, j, size in chain.blocks
        for n in range(size)
    ]
    return _Told(chain, place, pairs, _kind(chain.similarity, place, posts, pairs))


def _kind(similarity: float, place: _Place, posts: _Posts, pairs: Pairs) -> Kind:
    limits = rules.load("reuse")["limits"]["kinds"]
    sides = list(zip(posts, place, strict=True))
    within = posts[0].name == posts[1].name
    if within and max(post.shown(span) for post, span in sides) >= limits["quoted"]:
        return "pull_quote"
    # Words in marks on both sides are somebody's whom both quote, even where they credit them to
    # different people.
    if not within and min(post.quoted(span) for post, span in sides) >= limits["quoted"]:
        return "third_party_quotation"
    plain = ([word.lower().replace("’", "'") for word in pair] for pair in pairs)
    if similarity == 1 and all(one == other for one, other in plain):
        return "verbatim"
    return "near_verbatim" if similarity >= limits["near"] else "light_paraphrase"


def _within(post: _Post, place: _Place, kind: Kind) -> Finding:
    """Return that a display repeats the text; else nothing within a post has a direction."""
    first, second = post.shown(place[0]), post.shown(place[1])
    if kind == "pull_quote" and first != second:
        return Finding("a_to_b" if second > first else "b_to_a", "display repetition")
    return Finding("undetermined", "one article")
