"""What the names of a build are: mentions with their place, and the index that joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in a paragraph.

    ``char_start`` and ``char_end`` are offsets in the paragraph's text, ``variant`` is the text
    between them, ``canonical`` the fullest form of the same name met within the build, ``kind``
    one of person, organisation, outlet. Titles ("Sen.") are no part of a mention.
    """

    paragraph: int
    canonical: str
    variant: str
    char_start: int
    char_end: int
    kind: str


@dataclass(frozen=True)
class Names:
    """The names of a build.

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
    """

    forms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    kinds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    genders: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    mentions: Mapping[str, tuple[Mention, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def canonical(self, surface: str) -> str:
        """Return the fullest form of ``surface`` met in the build, or ``surface`` itself."""
        return self.forms.get(surface, surface)

    def _of(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(name for name, its in self.kinds.items() if its == kind))

    @property
    def people(self) -> tuple[str, ...]:
        """Canonical names of persons, sorted."""
        return self._of("person")

    @property
    def organisations(self) -> tuple[str, ...]:
        """Canonical names of organisations other than outlets, sorted."""
        return self._of("organisation")

    @property
    def outlets(self) -> tuple[str, ...]:
        """Canonical names of outlets, sorted."""
        return self._of("outlet")
