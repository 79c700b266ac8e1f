"""The sentences of the notebook on sources: templates in our words, values from the tables.

Each function returns keyword arguments for :func:`pressaudit.show.notebook.say`: ``template``,
and the values that it names. What there is nothing to say about is said in a sentence too.
"""

import pandas as pd

from pressaudit.analyse.resampling import FEWEST
from pressaudit.analyse.sources.coverage import own_share
from pressaudit.analyse.sources.families import families, ties
from pressaudit.analyse.sources.leave_one_out import archive_without
from pressaudit.analyse.sources.statements import statements
from pressaudit.analyse.sources.summary import summary
from pressaudit.analyse.sources.voices import attribution, voices
from pressaudit.corpus.model import Corpus

Sentence = dict[str, object]


def answer(corpus: Corpus) -> Sentence:
    """On whose word the archive rests, in three short paragraphs."""
    facts = summary(corpus)
    groups = families(corpus)
    values = facts | {
        "families": len(groups),
        "largest_family": int(groups["n_posts"].max()) if len(groups) else 0,
    }
    if not facts["words"]:
        return {"template": "The {posts} posts quote nobody whose words could be counted."} | values
    return {"template": "\n\n".join([_interview(facts), _family(values), _voices(facts)])} | values


def _interview(facts: dict[str, object]) -> str:
    if int(str(facts["interview_posts"])) < 2:
        return (
            "In no two of the {posts} posts stands what one person told one outlet, as far as "
            "they say."
        )
    first = (
        "**What {interview_origin} told {interview_outlet}, in one conversation or several, is "
        "quoted in or tied to {interview_posts} of the {posts} posts**, by evidence of different "
        "weight: {interview_evidence}"
    )
    wrote = ". That person also wrote post {interview_written}" * bool(facts["interview_written"])
    return f"{first}{wrote}."


def _family(values: dict[str, object]) -> str:
    if values["families"] == values["posts"]:
        return "No two of the {posts} posts are tied to one person's words or to one report."
    return (
        "Put together what is tied to one person's words to one outlet, or to one report, and the "
        "{posts} posts are **{families} families**, of {largest_family} posts at most."
    )


def _voices(facts: dict[str, object]) -> str:
    weigh = (
        "The {words} quoted words weigh as much as **{effective:.1f} voices of equal size** "
        "({interval}); the largest, {largest}, has {largest_share:.0%} of the words."
    )
    if facts["one_voice_statements"] == facts["statements"]:
        return weigh
    return (
        f"{weigh} Of {{statements}} statements that stand in two posts or more, "
        "{one_voice_statements} have one voice."
    )


def folding(corpus: Corpus) -> Sentence:
    """Say what folding does to the number of voices, and how sure it is."""
    levels = voices(corpus).set_index("level")
    met, folded = levels.loc["each person in each post"], levels.loc["each origin, folded"]
    sure = (
        "The intervals say how much hangs on which posts the archive has, not how often the rules "
        "err. Drawing posts anew gives {bias:.1f} less on average, since each draw leaves posts "
        "out; the interval is shifted by that."
    )
    return {
        "template": (
            "Counted anew in each post, the persons quoted are {met} voices, {met_effective:.1f} "
            "of equal size; folded, {origins} and {effective:.1f}. "
        )
        + (sure if int(folded["posts"]) >= FEWEST else "There are too few posts for an interval."),
        "met": int(met["voices"]),
        "met_effective": float(met["effective"]),
        "origins": int(folded["voices"]),
        "effective": float(folded["effective"]),
        "bias": float(folded["bias"]),
    }


def unnamed(corpus: Corpus) -> Sentence:
    """How much of what is quoted has no name to it."""
    status = attribution(corpus).set_index("status")
    return {
        "template": (
            "Of the quoted words, {anonymous:.1%} are of somebody whom the post does not name, a "
            "person or a paper, and {unattributed:.1%} of nobody at all; another post names the "
            "speaker of {elsewhere} of these words."
        ),
        "anonymous": float(status.loc["anonymous", "share"]),
        "unattributed": float(status.loc["unattributed", "share"]),
        "elsewhere": int(status["elsewhere"].sum()),
    }


def shared(corpus: Corpus) -> Sentence:
    """How much of the text stands in two posts, and how many statements."""
    shares = own_share(corpus)
    top = shares.sort_values(["shared", "number"], ascending=[False, True]).head(1)
    found = statements(corpus)
    if found.empty or not float(shares["shared"].max()):
        return {"template": "No passage stands in two of the {n} posts.", "n": len(shares)}
    return {
        "template": (
            "{partners} of the {n} posts share passages with another one; most of all post "
            "{number}, of whose text {share:.0%} stands in others."
        ),
        "partners": int((shares["partners"] > 0).sum()),
        "n": len(shares),
        "number": int(top["number"].iloc[0]),
        "share": float(top["shared"].iloc[0]),
    }


def without_the_largest(corpus: Corpus) -> Sentence:
    """Say what is left when the largest source is set aside."""
    table = archive_without(corpus)
    if table.empty:
        return {"template": "There is no named source to set aside."}
    top, left = table.iloc[0], float(table["effective_left"].iloc[0])
    before = float(str(summary(corpus)["effective"]))
    template = (
        "Without {origin}, who has a part in {posts} posts, {share:.0%} of the quoted words are "
        "left"
    )
    template += "; posts that then quote nobody: {emptied}." if top["posts_emptied"] else "."
    if left > before:
        template += (
            " They weigh as much as {effective:.1f} voices of equal size, more than the "
            "{before:.1f} with these words: what counts is how evenly the words are spread, and "
            "the largest part is gone."
        )
    return {
        "template": template,
        "origin": str(top["origin"]),
        "posts": int(top["posts"]),
        "share": float(top["share_left"]),
        "emptied": int(top["posts_emptied"]),
        "effective": left,
        "before": before,
    }


def alone(corpus: Corpus) -> Sentence:
    """Which posts have no tie to another one."""
    groups: pd.DataFrame = families(corpus)
    single = groups[groups["n_posts"] == 1]["posts"].tolist()
    held = ties(corpus)
    return {
        "template": (
            "Ties found: {ties}. Posts without any: {single}."
            if len(groups)
            else "There are no posts."
        ),
        "ties": held[["tie", "of"]].drop_duplicates().shape[0],
        "single": ", ".join(single) or "none",
    }
