"""What the sentences on topics are filled with."""

from dataclasses import dataclass

from pressaudit.analyse.topics import choose, describe, quality, units, vectors
from pressaudit.analyse.topics.attributes import POST
from pressaudit.analyse.topics.copies import Folded
from pressaudit.analyse.topics.find import Topics

CERTAIN = 0.05

METHOD = {
    "window": units.SIZE,
    "fewest_dimensions": vectors.FEWEST_DIMENSIONS,
    "most_dimensions": vectors.MOST_DIMENSIONS,
    "a_dimension": vectors.UNITS_A_DIMENSION,
    "first_terms": quality.TOP,
    "level": choose.LEVEL,
    "nulls": choose.NULLS,
    "stable": describe.STABLE,
    "pattern": describe.PATTERN,
    "dissolved": describe.DISSOLVED,
}
"""The settings that the sentences on the method name."""


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """Whether there are topics (``k``, 0 for none), and what they follow.

    ``stability`` against ``null``, that of shuffled archives, with ``p`` (at most it, when
    ``at_most``); ``others``: further numbers of topics that pass; ``one_post``, ``repeated``,
    ``weak``: how many are one post's matter, repeated text, or met again too seldom;
    ``compared``: what of category, outlet and author could be tested; ``sure``: what they go with.
    """

    windows: int
    posts: int
    k: int
    reason: str
    stability: float
    null: float
    p: float
    at_most: bool
    others: str
    one_post: int
    repeated: int
    weak: int
    folded: Folded | None
    carried: bool
    with_posts: float
    compared: tuple[str, ...]
    sure: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, found: Topics) -> "TopicFacts":
        """Return the facts of what was found."""
        choice, curve = found.choice, found.choice.curve
        own = curve[curve["measure"] == "stability"].set_index("k")
        passed = own.index[own["beats"].astype(bool)]
        table = found.listed()
        follows = found.followed
        rows = follows[(follows["attribute"] != POST) & follows["q"].notna()]
        sure = rows[rows["q"].astype(float) < CERTAIN]
        sure = sure.sort_values(["ari", "attribute"], ascending=[False, True])
        return cls(
            windows=len(found.units),
            posts=len(found.posts),
            k=found.k,
            reason=choice.reason,
            stability=float(own["value"][found.k]) if found.k else 0.0,
            null=float(own["null_mean"][found.k]) if found.k else 0.0,
            p=choice.p,
            at_most=choice.p <= 1 / (choose.NULLS + 1),
            others=", ".join(str(k) for k in sorted(passed) if k != found.k),
            one_post=int((table["kind"] == "one post's own matter").sum()),
            repeated=int((table["kind"] == "repeated text").sum()),
            weak=int(table["reading"].isin({"doubtful", "dissolved"}).sum()),
            folded=found.folded,
            carried=bool(found.folded and found.folded.ari < found.folded.low),
            with_posts=float(follows["ari"].iloc[-1]) if len(follows) else 0.0,
            compared=tuple(rows["attribute"]),
            sure=tuple(zip(sure["attribute"], sure["ari"], strict=True)),
        )
