"""pressaudit: audit a press-clippings archive.

What was posted when, in which words, on which topics, and on whose word.
"""

__version__ = "0.1.0"
