"""Topics: groups of windows by their words, how sure they are, and what they follow.

:func:`pressaudit.analyse.topics.find.find` gives everything at once; the modules give the steps.
"""
