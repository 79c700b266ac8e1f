"""The corpus: the tables of one build, as frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd


@dataclass(frozen=True)
class Corpus:
    """The tables of one build; each attribute is a frame with the columns of its schema.

    Take the frames as read-only: analyses return new ones. ``tables`` maps every table name to
    its frame, the further ones of :mod:`pressaudit.corpus.schema` included. ``source`` is the
    folder that they were read from, None for a corpus that was never saved.
    """

    tables: Mapping[str, pd.DataFrame]
    source: Path | None = None

    @property
    def articles(self) -> pd.DataFrame:
        """One row a post."""
        return self.tables["articles"]

    @property
    def paragraphs(self) -> pd.DataFrame:
        """One row a paragraph."""
        return self.tables["paragraphs"]

    @property
    def timexes(self) -> pd.DataFrame:
        """One row a temporal expression."""
        return self.tables["timexes"]

    @property
    def events(self) -> pd.DataFrame:
        """One row an event."""
        return self.tables["events"]

    @property
    def quotations(self) -> pd.DataFrame:
        """One row a quotation."""
        return self.tables["quotations"]

    @property
    def citations(self) -> pd.DataFrame:
        """One row a mention of a source."""
        return self.tables["citations"]

    @property
    def reuse(self) -> pd.DataFrame:
        """One row a passage that stands in two places."""
        return self.tables["reuse"]

    @property
    def paraphrases(self) -> pd.DataFrame:
        """One row two stretches of two posts that may say the same."""
        return self.tables["paraphrases"]

    @property
    def terms(self) -> pd.DataFrame:
        """One row a term and paragraph."""
        return self.tables["terms"]

    @property
    def names(self) -> pd.DataFrame:
        """One row a name, variant and paragraph."""
        return self.tables["names"]

    @property
    def capture(self) -> pd.DataFrame:
        """One row a capture."""
        return self.tables["capture"]

    @property
    def notes(self) -> pd.DataFrame:
        """One row a note on a capture, or a capture that could not be used."""
        return self.tables["notes"]

    @property
    def text(self) -> "Text | None":
        """The words, where the build was made with them; None otherwise."""
        if "text/paragraphs" not in self.tables:
            return None
        return Text(self.tables["text/paragraphs"], self.tables["text/articles"])


@dataclass(frozen=True)
class Text:
    """The words of a corpus: ``paragraphs`` (text, clean) and whole ``articles`` (text)."""

    paragraphs: pd.DataFrame
    articles: pd.DataFrame
