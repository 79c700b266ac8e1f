"""Topics: groups of windows by their words, how sure they are, and what they follow.

:func:`find` gives everything at once; the modules give the steps.
"""

from pressaudit.analyse.topics.find import Topics, alternatives, at, find

__all__ = ["Topics", "alternatives", "at", "find"]
