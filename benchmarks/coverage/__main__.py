"""How often the intervals that the notebooks print hold the true value, on simulated archives.

python benchmarks/coverage [--times N] [--csv]
"""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from pressaudit.analyse import checking
from pressaudit.analyse.resampling import FEWEST, Array, ends, resamples, share_ends
from pressaudit.evaluate.harness import Figure, parser, show, write
from pressaudit.evaluate.scores import posts_interval

COMMAND = "python benchmarks/coverage --csv"
TIMES, SEED = 1000, 20181130
Draw = Callable[[np.random.Generator, int], tuple[Array, Array]]
"""From a number of posts to what is counted in each, and of how much."""

SHARES = {
    # mean share of a post, correlation within posts, spread of lengths (log), posts without any
    "even": (0.3, 0.3, 0.5, 0.0),
    "posts of very unequal length": (0.3, 0.3, 1.0, 0.0),
    "posts that have all or nothing": (0.3, 0.6, 0.8, 0.0),
    "in six posts of ten": (0.3, 0.5, 0.8, 0.4),
    "a tenth, in seven posts of ten": (0.1, 0.3, 0.8, 0.3),
    "most": (0.7, 0.3, 0.8, 0.0),
    "a twentieth, in six posts of ten": (0.05, 0.2, 0.6, 0.4),
    "nearly all": (0.95, 0.2, 0.6, 0.0),
}
TERMS = {
    # occurrences per 1,000 words, shape of the gamma that posts differ by
    "20 per 1,000, even": (20.0, 5.0),
    "5 per 1,000": (5.0, 1.0),
    "2 per 1,000, in bursts": (2.0, 0.5),
}
RIGHT = {
    # rate right, correlation within posts
    f"{rate:.0%} right, correlation {together}": (rate, together)
    for rate in (0.7, 0.9, 0.97)
    for together in (0.0, 0.05, 0.15)
}


def share(mean: float, together: float, spread: float, without: float) -> tuple[float, Draw]:
    """Words of one voice, by posts whose shares follow a beta distribution."""

    def draw(random: np.random.Generator, posts: int) -> tuple[Array, Array]:
        words = 100 * np.exp(random.normal(0, spread, posts))
        of = beta(random, mean, together, posts) * (random.random(posts) >= without)
        return of * words, words

    return mean * (1 - without), draw


def term(rate: float, shape: float) -> tuple[float, Draw]:
    """Occurrences of a term, negative binomial by posts."""

    def draw(random: np.random.Generator, posts: int) -> tuple[Array, Array]:
        words = np.round(800 * np.exp(random.normal(0, 0.6, posts))) + 50
        own = random.gamma(shape, rate / shape / 1000, posts)
        return random.poisson(own * words).astype(float), words

    return rate / 1000, draw


def right(rate: float, together: float) -> tuple[float, Draw]:
    """Annotated items that came out right, in posts with six of them on average."""

    def draw(random: np.random.Generator, posts: int) -> tuple[Array, Array]:
        items = 1 + random.poisson(random.gamma(2, 2.5, posts))
        own = beta(random, rate, together, posts)
        return random.binomial(items, own).astype(float), items.astype(float)

    return rate, draw


def beta(random: np.random.Generator, mean: float, together: float, size: int) -> Array:
    if not together:
        return np.full(size, mean)
    weight = (1 - together) / together
    return random.beta(mean * weight, (1 - mean) * weight, size)


def bootstrap(part: Array, whole: Array) -> tuple[float, float]:
    """What was printed before: a percentile bootstrap of posts."""
    drawn = resamples(len(whole), 500, SEED) @ np.column_stack([part, whole])
    low, high = ends(drawn[:, 0] / drawn[:, 1])
    return float(low), float(high)


def over_posts(part: Array, whole: Array) -> tuple[float, float]:
    low, high = share_ends(part[:, None], whole)
    return float(low[0]), float(high[0])


def of_rates(part: Array, whole: Array) -> tuple[float, float]:
    return posts_interval(part, whole, whole.sum())


def coverage(
    truth: float, draw: Draw, interval: Callable[[Array, Array], tuple[float, float]],
    posts: int, times: int,
) -> float:  # fmt: skip
    """Return how often an interval holds the true value, of archives that have any."""
    random = np.random.default_rng(SEED)
    held = 0
    for _ in range(times):
        low, high = interval(*draw(random, posts))
        held += low <= truth <= high
    return held / times


def judged_rows(
    random: np.random.Generator, size: int, error: float, into: float
) -> tuple[pd.DataFrame, list[str]]:
    """Quotations with planted errors, ``into`` of them given to the largest voice; the truth."""
    people = list("BCDEF")
    truth = np.where(random.random(size) < 0.3, "A", random.choice(people, size))
    other = np.where(random.random(size) < into, "A", random.choice(people, size))
    rows = pd.DataFrame({"kind": checking.SPEAKER, "item": [f"q{n}" for n in range(size)]})
    says = np.where(random.random(size) < error, other, truth)
    weight = np.round(np.exp(random.normal(2.5, 0.8, size))) + 1
    place = {"article_id": "a", "number": 1, "paragraph": 1, "char_start": 0}
    kinds = {"outlet": random.choice(people, size), "rule": random.choice(people, size)}
    return rows.assign(says=says, weight=weight, **place, **kinds), truth.tolist()


def of_corrected(size: int, judged: int, error: float, into: float, times: int) -> float:
    """Return how often the corrected share of the largest voice holds the true one."""
    random, held = np.random.default_rng(SEED), 0
    for seed in range(times):
        rows, truth = judged_rows(random, size, error, into)
        drawn = checking.check_sample(rows, judged, seed)
        should = drawn["item"].str[1:].astype(int).map(truth.__getitem__)
        right = should == drawn["says"]
        drawn["right"] = right.map({True: "yes", False: "no"})
        drawn["should_be"] = should.mask(right, "")
        found = checking.corrected(rows, drawn, {checking.SPEAKER: ("", "A", 1.0)}).iloc[0]
        share = rows["weight"][np.array(truth) == "A"].sum() / rows["weight"].sum()
        held += bool(found["low"] <= share <= found["high"])
    return held / times


def measured(times: int) -> Iterator[Figure]:
    """Yield the least and the greatest coverage over the kinds of archives."""
    shares = {name: share(*values) for name, values in SHARES.items()}
    terms = {name: term(*values) for name, values in TERMS.items()}
    rates = {name: right(*values) for name, values in RIGHT.items()}
    many = (FEWEST, 60, 100, 300)
    for what, cases, systems, sizes in (
        ("shares of words", shares, {"pressaudit": over_posts}, many),
        ("shares of words", shares, {"bootstrap of posts": bootstrap}, (10, *many)),
        ("rates of terms", terms, {"pressaudit": over_posts}, many),
        ("rates right", rates, {"pressaudit": of_rates}, (5, 10, 20)),
    ):
        for system, interval in systems.items():
            for posts in sizes:
                found = [coverage(*case, interval, posts, times) for case in cases.values()]
                part = f"{what}, {posts} posts"
                yield Figure(system, part, "least coverage", min(found), times)
                yield Figure(system, part, "greatest coverage", max(found), times)
    for judged in (40, 80, 160):
        found = [
            of_corrected(800, judged, error, into, times // 2)
            for error in (0.1, 0.3)
            for into in (0.3, 0.9)
        ]
        part = f"corrected shares, {judged} rows judged"
        yield Figure("pressaudit", part, "least coverage", min(found), times // 2)
        yield Figure("pressaudit", part, "greatest coverage", max(found), times // 2)


def main() -> None:
    """Simulate, print one table, and with ``--csv`` write it."""
    given = parser("coverage", __doc__, peers=False)
    given.add_argument("--times", type=int, default=TIMES, help="archives of each kind and size")
    options = given.parse_args()
    rows = list(measured(options.times))
    show(rows)
    if options.csv:
        write("coverage", rows, COMMAND)


if __name__ == "__main__":
    main()
