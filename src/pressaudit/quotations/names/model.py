"""What the names of a build are: mentions with their place, and the index that joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _none() -> MappingProxyType[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in a paragraph.

    ``char_start`` and ``char_end`` are offsets in the paragraph's text, ``variant`` is the text
    between them, ``canonical`` the fullest form of the same name met, ``kind`` one of person,
    organisation, outlet. Titles ("Sen.") are no part of a mention.
    """

    paragraph: int
    canonical: str
    variant: str
    char_start: int
    char_end: int
    kind: str


@dataclass(frozen=True)
class Names:
    """The names of one article or of a build.

    Attributes
    ----------
    forms
        Canonical form of every surface that means the same name wherever it stands.
    kinds
        person, organisation or outlet, by canonical form.
    genders
        male or female, by canonical form, where titles, pronouns or the given name tell.
    mentions
        Mentions by article_id, in reading order.
    own
        The names of each article by itself, by article_id: who is meant in an article is told by
        that article alone.
    fuller
        By article_id: the fuller form that a name of the article has elsewhere in the build.
    """

    forms: Mapping[str, str] = field(default_factory=_none)
    kinds: Mapping[str, str] = field(default_factory=_none)
    genders: Mapping[str, str] = field(default_factory=_none)
    mentions: Mapping[str, tuple[Mention, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    own: Mapping[str, "Names"] = field(default_factory=lambda: MappingProxyType({}))
    fuller: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def canonical(self, surface: str) -> str:
        """Return the fullest form of ``surface`` met, or ``surface`` itself."""
        return self.forms.get(surface, surface)

    def full(self, article_id: str, name: str) -> str:
        """Return the fuller form of a name of an article, where the build has one.

        That of a name in a description is put in its place: "spokesman for the HLA".
        """
        fuller = self.fuller.get(article_id, {})
        if name in fuller or name in self.own.get(article_id, self).kinds:
            return fuller.get(name, name)
        for short in sorted(fuller, key=len, reverse=True):
            head, met, tail = f" {name} ".partition(f" {short} ")
            if met:
                return f"{head} {fuller[short]} {tail}".strip()
        return name
