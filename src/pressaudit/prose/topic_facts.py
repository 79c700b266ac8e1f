"""What the sentences on topics are filled with."""

from dataclasses import dataclass

from pressaudit.analyse.topics import choose, describe, units, vectors
from pressaudit.analyse.topics.attributes import POST
from pressaudit.analyse.topics.copies import Folded
from pressaudit.analyse.topics.find import Topics

CERTAIN = 0.05
NAMED, MOST_NUMBERS = 3, 6
"""So many groups are named in a sentence, with the numbers of so many of their posts."""

METHOD = {
    "window": units.SIZE,
    "fewest_dimensions": vectors.FEWEST_DIMENSIONS,
    "most_dimensions": vectors.MOST_DIMENSIONS,
    "a_dimension": vectors.UNITS_A_DIMENSION,
    "level": choose.LEVEL,
    "nulls": choose.NULLS,
    "least": choose.LEAST,
    "fewest_posts": choose.FEWEST_POSTS,
    "stable": describe.STABLE,
    "pattern": describe.PATTERN,
    "dissolved": describe.DISSOLVED,
}
"""The settings that the sentences on the method name."""


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """Whether topics are claimed (``k``, 0 for none), which groups there are, what they follow.

    ``few``: whether there are too few posts to claim any, for which ``reason``; ``recurrence``
    against ``null``, that of posts without shared topics, with ``p`` (at most it, when
    ``at_most``); ``others``: further numbers of groups that pass; ``one_post``, ``repeated``,
    ``weak``: how many are one post's matter, repeated text, or met again too seldom; ``across``:
    label and posts of the firm groups that stand in most posts; ``compared``: what of category,
    outlet and author could be tested; ``sure``: what they go with.
    """

    windows: int
    posts: int
    k: int
    groups: int
    few: bool
    reason: str
    recurrence: float
    null: float
    p: float
    at_most: bool
    others: str
    one_post: int
    repeated: int
    weak: int
    across: tuple[tuple[str, str], ...]
    folded: Folded | None
    with_posts: float
    compared: tuple[str, ...]
    sure: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, found: Topics) -> "TopicFacts":
        """Return the facts of what was found."""
        choice = found.choice
        own = choice.curve.set_index("k")
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
            groups=found.groups,
            few=choice.curve.empty,
            reason=choice.reason,
            recurrence=float(own["value"][found.k]) if found.k else 0.0,
            null=float(own["null_mean"][found.k]) if found.k else 0.0,
            p=choice.p,
            at_most=choice.p <= 1 / (choice.nulls + 1),
            others=", ".join(str(k) for k in sorted(passed) if k != found.k),
            one_post=int((table["kind"] == "one post's own matter").sum()),
            repeated=int((table["kind"] == "repeated text").sum()),
            weak=int(table["reading"].isin({"doubtful", "dissolved"}).sum()),
            across=_across(found),
            folded=found.folded,
            with_posts=float(follows["ari"].iloc[-1]) if len(follows) else 0.0,
            compared=tuple(rows["attribute"]),
            sure=tuple(zip(sure["attribute"], sure["ari"], strict=True)),
        )


def _across(found: Topics) -> tuple[tuple[str, str], ...]:
    """Return label and posts of the firmest groups of two posts or more, in most posts first."""
    table, where = found.listed(), found.in_posts()
    firm = table[table["kind"].isin({"topic", "group"}) & (table["stability"] >= describe.STABLE)]
    first = firm.sort_values(["posts", "topic"], ascending=[False, True]).head(NAMED)
    out = []
    for row in first.itertuples(index=False):
        numbers = [str(n) for n in sorted(where.loc[where["topic"] == row.topic, "number"])]
        more = len(numbers) - MOST_NUMBERS
        shown = [*numbers[:MOST_NUMBERS], f"{more} more"] if more > 1 else numbers
        posts = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
        out.append((str(row.label), posts))
    return tuple(out)
