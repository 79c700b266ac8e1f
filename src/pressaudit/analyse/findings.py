"""What an archive rests on, in a few sentences: each with its figures, uncertainty and proof.

Every function looks at one matter and always has an answer, also where there is nothing to find.
Sentences are templates in our own words; what comes from captures is in ``values`` and is escaped
where it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pressaudit.analyse import sources, timeline, topics
from pressaudit.analyse.resampling import in_words, ratio_interval
from pressaudit.analyse.sources.places import SITE
from pressaudit.analyse.terms import naming
from pressaudit.analyse.timeline.summary import OLD_DAYS
from pressaudit.analyse.topics import summary
from pressaudit.corpus.model import Corpus

SOURCES, TIME = "05_source_comparison", "02_timeline"
TERMS, TOPICS = "03_term_frequency", "04_topic_clustering"

MOST = 0.5
"""Share from which on most of the dates are said to be history."""
EVEN = 0.8
"""Voices weigh unevenly when their effective number is a smaller share of them than this."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    ``sentence`` and ``sureness`` are templates for ``values``; ``notebook`` and ``section`` say
    where the proof stands (a section is its heading), ``row`` which row of which table there.
    """

    sentence: str
    sureness: str
    values: Mapping[str, object]
    notebook: str
    section: str
    row: str


def voices(corpus: Corpus) -> Finding:
    """How many independent voices the quoted words come from."""
    facts = sources.summary(corpus)
    if not facts["words"]:
        sentence = "The {posts} posts quote nobody whose words could be counted."
        return _about_voices(sentence, "There is nothing to be unsure of.", facts)
    uneven = float(str(facts["effective"])) < EVEN * int(str(facts["origins"]))
    weight = "but unevenly: they weigh" if uneven else "and weigh"
    return _about_voices(
        "A reader sees {posts} posts from {seen}. Their {words} "
        "quoted words come from {origins} origins once repeats are folded together, "
        f"{weight} as much as **{{effective:.1f}} voices of equal size**; the largest, "
        "{largest}, has {largest_share:.0%} of the words.",
        "{interval}. Without folding, the same words would count as {credited} voices, "
        "{credited_effective:.1f} of equal size.",
        facts | {"seen": _seen(corpus)},
    )


def _seen(corpus: Corpus) -> str:
    """Say what a page has posts of: "2 outlets and the site itself"."""
    names = sources.posts(corpus)["outlet"]
    outlets = names[names != SITE].nunique()
    parts = [f"{outlets} outlet{'s' if outlets > 1 else ''}"] if outlets else []
    return " and ".join([*parts, *([SITE] if (names == SITE).any() else [])])


def _about_voices(sentence: str, sureness: str, values: Mapping[str, object]) -> Finding:
    section = "How many voices, with and without folding"
    return Finding(sentence, sureness, values, SOURCES, section, "each origin, folded")


def largest_source(corpus: Corpus) -> Finding:
    """How much hangs on the one source behind most posts."""
    without = sources.archive_without(corpus)
    told = sources.interview_summary(corpus)
    section, n = "What is left without one source", len(corpus.articles)
    if without.empty:
        sentence = "No named person's words stand in the {n} posts."
        sureness = "Names that the program did not recognise are missing."
        return Finding(sentence, sureness, {"n": n}, SOURCES, section, "")
    top = without.iloc[0]
    said = sources.said(corpus)
    low, high = ratio_interval(said["words"].where(said["origin"] == top["origin"], 0),
                               said["words"], said["article_id"])  # fmt: skip
    values: dict[str, object] = {
        "n": n, "origin": top["origin"], "posts": int(top["posts"]),
        "share": 1 - float(top["share_left"]), "left": float(top["share_left"]),
        "emptied": int(top["posts_emptied"]),
        "interval": in_words(low, high, said["article_id"].nunique()),
    }  # fmt: skip
    sentence = (
        "**{posts} of the {n} posts quote or cite one person, {origin}, or are by that person.**"
    )
    mine = told[told["origin"] == top["origin"]]
    if len(mine):
        first = mine.iloc[0]
        values |= {"told_to": first["told_to"], "behind": int(first["n_posts"])}
        values["evidence"] = first["by_evidence"]
        sentence += (
            " What this person told {told_to}, in one conversation or several, is quoted in or "
            "tied to {behind} of them: {evidence}."
        )
        if first["written"]:
            values["wrote"] = first["written"]
            sentence += " This person also wrote post {wrote}."
    sentence += " Set these words aside, and {left:.0%} of the quoted words are left"
    sentence += "; posts left without any quotation: {emptied}." if values["emptied"] else "."
    return Finding(
        sentence,
        "This person has {share:.0%} of the quoted words ({interval}).",
        values, SOURCES, section, str(top["origin"]),
    )  # fmt: skip


def copied_text(corpus: Corpus, tenth: float = 0.1) -> Finding:
    """How much of the posts' text stands in other posts."""
    shares = sources.own_share(corpus)
    pairs = sources.coverage(corpus)
    characters = shares["characters"].astype(float)
    shared = shares["shared"] * characters
    low, high = ratio_interval(shared, characters, shares["article_id"])
    values: dict[str, object] = {
        "n": len(shares),
        "pairs": len(pairs),
        "partners": int((shares["partners"] > 0).sum()),
        "much": int((shares["shared"] >= tenth).sum()),
        "tenth": tenth,
        "share": float(shared.sum() / max(characters.sum(), 1)),
        "interval": in_words(low, high, len(shares)),
    }
    section = "Who has text of whom"
    if pairs.empty:
        sentence = "No two of the {n} posts share a passage."
        sureness = "Paraphrases are not counted; they are listed apart."
        return Finding(sentence, sureness, values, SOURCES, section, "")
    top = pairs.iloc[0]
    values |= {"a": int(top["a_number"]), "b": int(top["b_number"]), "words": int(top["words"])}
    return Finding(
        "**{partners} of the {n} posts share passages with another post**, word for word or "
        "nearly; in {much} of them that is {tenth:.0%} of the text or more. Posts {a} and {b} "
        "share most, {words} words.",
        "In all, {share:.0%} of the text stands in another post ({interval}). Paraphrases are "
        "not counted; they are listed apart.",
        values, SOURCES, section, f"{top['a_number']}, {top['b_number']}",
    )  # fmt: skip


def changed_words(corpus: Corpus) -> Finding:
    """Count what happened to words on their way from post to post."""
    found = changes(corpus)
    counts = found["what"].value_counts()
    values: dict[str, object] = {name: int(counts.get(what, 0)) for name, what in _WHAT.items()}
    values |= {"n": len(found)}
    listed = [text for name, text in _LISTED.items() if values[name]]
    return Finding(
        "**Some words differ between posts.** " + " ".join(listed)
        if listed
        else "No quotation was found altered, no credit moved, no hedge beside a confirmation.",
        "Each of the {n} is listed with both pointers, to be checked by eye; what was not "
        "recognised as the same utterance is not among them."
        if len(found)
        else "What was not recognised as the same utterance is not among them.",
        values, SOURCES, "What a careful reader finds", "",
    )  # fmt: skip


_LISTED = {
    "altered": "Quotations altered, without brackets or dots to mark it: {altered}.",
    "circles": "Words credited to somebody who had only quoted them: {circles}.",
    "hedges": "Hedges where another post says *confirmed* of what may be the same: {hedges}.",
    "offices": "Persons whom one writer describes differently in two posts: {offices}.",
}
_WHAT = {
    "altered": "quotation altered",
    "circles": "credited to who quoted it",
    "hedges": "hedged here, confirmed there",
    "offices": "person described differently",
}


def changes(corpus: Corpus) -> pd.DataFrame:
    """Return what changed from post to post, with both pointers.

    Returns
    -------
    DataFrame
        ``what``, ``number`` and ``paragraph`` of the post that changes it, ``other_number`` and
        ``other_paragraph`` of the post to compare it with, ``where`` and ``compare`` (both as
        pointers), ``detail``.
    """
    altered = sources.altered_quotations(corpus)
    altered = altered[~altered["declared"].astype(bool)]
    parts = [
        (_WHAT["altered"], altered, "number", "paragraph", "other_number", "other_paragraph",
         "change"),
        (_WHAT["circles"], sources.circles(corpus), "number", "paragraph", "source_number",
         "source_paragraph", "incipit"),
        (_WHAT["hedges"], sources.hedges_lost(corpus), "confirmed_number",
         "confirmed_paragraph", "hedged_number", "hedged_paragraph", "confirmation"),
        (_WHAT["offices"], sources.offices_described(corpus), "b_number", "b_paragraph",
         "a_number", "a_paragraph", "person"),
    ]  # fmt: skip
    names = ["number", "paragraph", "other_number", "other_paragraph", "detail"]
    frames = [
        frame[list(columns)].set_axis(names, axis=1).assign(what=what)
        for what, frame, *columns in parts
        if len(frame)
    ]
    columns = ["what", *names]
    out = pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)
    where, at = sources.posts(corpus), sources.pointer(corpus)
    post = dict(zip(where["number"], where["article_id"], strict=True))
    for name, side in (("where", ""), ("compare", "other_")):
        places = zip(out[f"{side}number"], out[f"{side}paragraph"], strict=True)
        out[name] = [at(post[number], int(paragraph)) for number, paragraph in places]
    return out


def dates(corpus: Corpus) -> Finding:
    """How much of what the posts speak of is news, and whether they agree on dates."""
    facts = timeline.summary(corpus)
    mentions = timeline.dated_mentions(corpus)
    old = (mentions["lag_days"] > OLD_DAYS).astype(float)
    low, high = ratio_interval(old, old * 0 + 1, mentions["article_id"])
    values = facts | {"interval": in_words(low, high, mentions["article_id"].nunique())}
    if mentions.empty:
        sentence = "No post names a date that could be put on the calendar."
        return Finding(
            sentence, "Dates in other languages are not read.", values, TIME, "Answer", ""
        )
    return Finding(
        "**{old_range} of the dates that the posts name lie more than a year before they "
        "were posted**: most of what is dated is history, not news."
        if old.mean() > MOST
        else "{old_range} of the dates that the posts name lie more than a year before they "
        "were posted.",
        "{interval}; a stretch such as a year counts by its middle. {unanchored_share:.0%} of "
        "the expressions of time could not be put on the calendar. Of {events} events, "
        "{shared_events} stand in two or more posts, {conflicts} with dates that exclude one "
        "another.",
        values, TIME, "Answer", "",
    )  # fmt: skip


def names_given(corpus: Corpus) -> Finding:
    """Which names the group that is named most goes by."""
    facts = naming.summary(corpus)
    section = "Who calls the group what"
    if not facts["mentions"]:
        sentence = "No organisation goes by more than one name in these posts."
        return Finding(sentence, "Nicknames may be missing.", facts, TERMS, section, "")
    named = naming.namings(corpus, facts["group"])
    usual = (named["variant"] == facts["usual"]).astype(float)
    low, high = ratio_interval(usual, usual * 0 + 1, named["article_id"])
    differ = facts["others"] != "no outlet"
    return Finding(
        "{group} is named {mentions} times, in {variants} forms; *{usual}* has {usual_share:.0%}"
        + (". Mostly by another name: {others}." if differ else ", the most in every outlet."),
        "Of that share: {interval}; an outlet with one post cannot be told from its writer.",
        facts | {"interval": in_words(low, high, named["article_id"].nunique())},
        TERMS, section, "",
    )  # fmt: skip


def matter(corpus: Corpus) -> Finding:
    """Whether the posts fall into topics, and whether these follow the matter or the writer."""
    found = topics.find(corpus)
    return Finding(
        "In {looked} there are **{counted}**. {follows}",
        "Counted so because {because}. {others} {kinds}",
        summary.summary(found, corpus),
        TOPICS,
        "What each topic is",
        "",
    )


def silences(corpus: Corpus) -> dict[str, object]:
    """Return the values for the sentences on what the archive cannot say."""
    posts = sources.posts(corpus)
    sizes = posts[posts["outlet"] != SITE]["outlet"].value_counts()
    facts = sources.summary(corpus)
    return {
        "posts": len(posts),
        "outlets": len(sizes),
        "once": int((sizes == 1).sum()),
        "captures": len(corpus.capture),
        "anonymous_share": facts["anonymous_share"],
        "unattributed_share": facts["unattributed_share"],
    }
