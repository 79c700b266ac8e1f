"""Text reuse: passages that stand in two places, and sentences that may be paraphrases.

:func:`find` gives surface reuse: words that are the same, in the same order. :func:`paraphrases`
gives a second list, for a person to judge; the two are never mixed.
"""

from collections.abc import Mapping
from operator import attrgetter

from pressaudit.reuse.background import background, quoting
from pressaudit.reuse.describe import describe
from pressaudit.reuse.encode import encode, inside
from pressaudit.reuse.model import Background, Candidate, Cited, Passage, Quoted
from pressaudit.reuse.paraphrase import paraphrases
from pressaudit.reuse.passages import matches
from pressaudit.reuse.runs import exact_words

__all__ = [
    "Background",
    "Candidate",
    "Cited",
    "Passage",
    "Quoted",
    "background",
    "exact_words",
    "find",
    "paraphrases",
]


_PLACE = attrgetter("a_article", "a_start", "b_article", "b_start", "a_end", "b_end")


def find(
    texts: Mapping[str, str], known: Mapping[str, Background] | None = None
) -> tuple[Passage, ...]:
    """Return the passages that stand in two places of ``texts``, in one text or in two.

    Parameters
    ----------
    texts
        Article identifiers and their texts (``Article.text``).
    known
        What the other annotators found, by identifier (see :func:`background`); articles may be
        missing. Without it, quotation marks are found by their shape, and hardly any direction
        can be told.

    Returns
    -------
    tuple of Passage
        Sorted by article and place; the same whatever the order of ``texts``.

    Notes
    -----
    Seed and extend: word trigrams that chance would not repeat are joined through an index,
    chained where they are near one another and in order, aligned in between, and grown at both
    ends as long as the score does not fall too far. A passage is kept when it has enough shared
    words of content: names, offices and formulas are no reuse. Numbers and word lists stand in
    ``rules/reuse.toml``.
    """
    names = sorted(texts)
    ordered = [texts[name] for name in names]
    coded = encode(ordered)
    filled = [quoting((known or {}).get(name, Background()), texts[name]) for name in names]
    spoken = inside(coded, [[(q.start, q.end) for q in post.quoted or ()] for post in filled])
    shown = inside(coded, [post.pulls for post in filled])
    found = describe(coded, matches(coded, spoken, shown), names, ordered, filled)
    return tuple(sorted(found, key=_PLACE))
