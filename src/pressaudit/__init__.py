"""pressaudit: audit a press-clippings archive.

What was posted when, in which words, on which topics, and on whose word.
"""

from pressaudit.corpus.model import Corpus
from pressaudit.corpus.store import load

__version__ = "0.1.0"
__all__ = ["Corpus", "__version__", "load"]
