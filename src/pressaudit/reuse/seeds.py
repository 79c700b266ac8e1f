"""Seeds: runs of words that stand in two places, found through an index of word n-grams."""

from dataclasses import dataclass

import numpy as np

from pressaudit import rules
from pressaudit.reuse.encode import Encoded, Flags, Hashes, Ints, Kinds, Longs

_BRIDGED = 4
"""Words from one n-gram to the next of a run: those between are small words."""
_MULTIPLIER = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True)
class Runs:
    """Equal runs of words: ``size`` words from ``first`` on equal those from ``second`` on.

    The first three arrays are of one length, numbers of words in an :class:`Encoded`;
    ``first < second``; sorted by text of ``first``, text of ``second``, ``first``, ``second``.
    ``spread`` has, for each word, the number of texts that the n-gram from it on stands in; 0
    where that n-gram leads nowhere; shape (words,).
    """

    first: Longs
    second: Longs
    size: Longs
    spread: Kinds


def runs(coded: Encoded, spoken: Flags) -> Runs:
    """Return the maximal equal runs of words, as ``[limits.seeds]`` of the rules has them.

    N-grams that stand in too many texts are left out, and so are those that
    chance would repeat: with their words drawn independently, an n-gram of information *I* is
    expected at ``N exp(-I)`` further places among ``N`` words, of which one in twenty is let
    pass. An n-gram without a word of content is looked at in quotation marks only (``spoken``).
    """
    length = rules.load("reuse")["limits"]["seeds"]["length"]
    spread = np.zeros(len(coded.words), np.uint8)
    first, second = pairs(*index(coded, spoken, length), coded.texts, spread)
    return _joined(coded, first, second, length, spread)


def index(coded: Encoded, spoken: Flags, length: int) -> tuple[Longs, Hashes]:
    """Return the places of n-grams worth an entry, and their hashes; shapes (entries,)."""
    count = len(coded.words) - length + 1
    if count < 1:
        return np.empty(0, np.int64), np.empty(0, np.uint64)
    kept = _worth(coded, spoken, length, count)
    places = np.flatnonzero(kept)
    hashes = np.zeros(len(places), np.uint64)
    for n in range(length):
        hashes += coded.words[places + n].astype(np.uint64) + np.uint64(1)
        hashes *= _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    return places, hashes


def pairs(places: Longs, hashes: Hashes, texts: Ints, spread: Kinds) -> tuple[Longs, Longs]:
    """Return all pairs of places with the same hash, the earlier place first; fill ``spread``."""
    limits = rules.load("reuse")["limits"]["seeds"]
    most = limits["texts"]
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], places[order]
    del order
    same = hashes[1:] == hashes[:-1]
    repeated = np.zeros(len(hashes), np.bool_)
    repeated[1:] = same
    repeated[:-1] |= same
    hashes, places = hashes[repeated], places[repeated]
    group = np.cumsum(np.concatenate([[0], hashes[1:] != hashes[:-1]]))[: len(hashes)]
    text = texts[places]
    new_text = np.ones(len(text), np.int64)
    new_text[1:] = (group[1:] != group[:-1]) | (text[1:] != text[:-1])
    if not len(group):
        return places, places
    within = np.bincount(group, weights=new_text)[group]
    # A refrain of one text must not be joined with itself without end.
    kept = (within <= most) & (np.bincount(group)[group] <= limits["often"] * most)
    spread[places[kept]] = within[kept]
    wide = _copied_widely(places, within > most, limits["wide"])
    spread[places[wide]] = np.iinfo(spread.dtype).max
    firsts, seconds = _to_the_first(places[wide], group[wide], limits["carriers"])
    places, group = places[kept], group[kept]
    lag = 1
    while lag < len(group):
        match = np.flatnonzero(group[lag:] == group[:-lag])
        if not len(match):
            break
        firsts.append(places[match])
        seconds.append(places[match + lag])
        lag += 1
    if not firsts:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return np.concatenate(firsts), np.concatenate(seconds)


def _copied_widely(places: Longs, often: Flags, run: int) -> Flags:
    """Return which places lie in a run of so many n-grams that all stand in too many texts.

    A few words that everybody has are a phrase; sentences that everybody has are a story. Small
    words, which have no entry, do not end a run.
    """
    order = np.flatnonzero(often)[np.argsort(places[often], kind="stable")]
    runs = np.cumsum(np.diff(places[order], prepend=places[order][:1]) > _BRIDGED)
    long = np.bincount(runs, minlength=1)[runs] >= run
    copied = np.zeros(len(places), np.bool_)
    copied[order[long]] = True
    return copied


def _to_the_first(places: Longs, group: Longs, carriers: int) -> tuple[list[Longs], list[Longs]]:
    """Pair each place with the first ones of its group, so that pairs grow with the places."""
    if not len(places):
        return [], []
    heads = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]]))
    rank = np.arange(len(places)) - np.repeat(heads, np.diff([*heads, len(places)]))
    firsts, seconds = [], []
    for n in range(carriers):
        later = np.flatnonzero(rank > n)
        firsts.append(places[later - rank[later] + n])
        seconds.append(places[later])
    return firsts, seconds


def _worth(coded: Encoded, spoken: Flags, length: int, count: int) -> Flags:
    """Return where an n-gram begins that stays in one text and is no chance."""
    surprise = np.concatenate([[0.0], np.cumsum(coded.information[coded.words], dtype=np.float64)])
    worth: Flags = surprise[length:] - surprise[:-length] >= np.log(count) + 3
    content = np.concatenate([[0], np.cumsum(coded.content[coded.words])])
    worth &= (content[length:] > content[:-length]) | spoken[:count]
    for bound in range(1, length):
        ends = coded.bounds[1:-1] - bound
        worth[ends[(ends >= 0) & (ends < count)]] = False
    return worth


def _joined(coded: Encoded, first: Longs, second: Longs, length: int, spread: Kinds) -> Runs:
    order = np.lexsort((first, second - first))
    first, second = first[order], second[order]
    fresh = np.ones(len(first), np.bool_)
    fresh[1:] = (np.diff(first) != 1) | (np.diff(second) != 1)
    heads = np.flatnonzero(fresh)
    tails = np.append(heads[1:], len(first)) - 1 if len(heads) else heads
    size = first[tails] - first[heads] + length
    first, second = first[heads], second[heads]
    texts = coded.texts
    apart = (texts[first] != texts[second]) | (first + size <= second)
    first, second, size = first[apart], second[apart], size[apart]
    order = np.lexsort((second, first, texts[second], texts[first]))
    return Runs(first[order], second[order], size[order], spread)
