"""Generated archives: random words by Zipf's law, with passages planted and edited."""

from dataclasses import dataclass

import numpy as np

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = 50_000


@dataclass(frozen=True)
class Plant:
    """A passage planted in two posts; half-open character offsets."""

    a: int
    a_start: int
    a_end: int
    b: int
    b_start: int
    b_end: int


def vocabulary(rng: np.random.Generator) -> list[str]:
    """Return distinct made-up words, the frequent ones shorter."""
    seen: set[str] = set()
    words = []
    while len(words) < WORDS:
        size = int(min(12, 2 + rng.integers(0, 3) + len(words) ** 0.18))
        word = "".join(LETTERS[n] for n in rng.integers(0, 26, size))
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


def archive(posts: int, edited: float, seed: int = 1) -> tuple[dict[str, str], list[Plant]]:
    """Return ``posts`` texts of about 700 words and the passages planted in them.

    One post in four lends a passage of 40 to 120 words to another one. ``edited`` is the share
    of its words that are replaced, left out, or followed by a new one there, in equal parts.
    """
    rng = np.random.default_rng([seed, posts, int(edited * 100)])
    words = vocabulary(np.random.default_rng(seed))
    shares = 1 / np.arange(1, WORDS + 1)
    cumulative = np.cumsum(shares / shares.sum())

    def draw(size: int) -> list[int]:
        return np.searchsorted(cumulative, rng.random(size)).clip(0, WORDS - 1).tolist()

    bodies = [draw(700) for _ in range(posts)]
    order = rng.permutation(posts)
    lenders, borrowers = order[: posts // 4], order[posts // 4 : 2 * (posts // 4)]
    plants = []
    for a, b in zip(lenders.tolist(), borrowers.tolist(), strict=True):
        size = int(rng.integers(40, 121))
        start = int(rng.integers(0, 700 - size))
        passage = bodies[a][start : start + size]
        copy = []
        chosen = set(rng.permutation(size)[: round(edited * size)].tolist())
        for n, word in enumerate(passage):
            if n not in chosen:
                copy.append(word)
                continue
            way = int(rng.integers(3))
            if way == 0:
                copy += draw(1)
            elif way == 1:
                copy += [word, *draw(1)]
        at = int(rng.integers(0, 700 - size))
        bodies[b][at : at + size] = copy
        plants.append((a, start, start + size, b, at, at + len(copy)))
    texts, offsets = {}, []
    for n, body in enumerate(bodies):
        spelled = [words[w] for w in body]
        lengths = np.array([len(w) + 1 for w in spelled])
        offsets.append(np.concatenate([[0], np.cumsum(lengths)]))
        texts[f"post-{n:05d}"] = " ".join(spelled)
    return texts, [
        Plant(
            a,
            int(offsets[a][p]),
            int(offsets[a][q]) - 1,
            b,
            int(offsets[b][r]),
            int(offsets[b][s]) - 1,
        )
        for a, p, q, b, r, s in plants
    ]
