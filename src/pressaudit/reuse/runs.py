"""Exact runs of words within a passage that is the same only for the most part."""

from difflib import SequenceMatcher

from pressaudit.language import words


def exact_words(a: str, b: str, *lengths: int) -> list[int]:
    """Return, for each of ``lengths``, the words of two texts in common runs of at least so many.

    Letter case and what stands between words do not count.
    """
    one, other = ([t.surface.lower() for t in words.tokens(x) if t.is_word] for x in (a, b))
    found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [sum(run.size for run in found if run.size >= length) for length in lengths]
