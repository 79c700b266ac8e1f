"""What a post has said so far that later sentences point back to: bodies, papers, persons.

Everything is looked up within the post: "the council" never means the council of another one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pressaudit.language.alternation import limit
from pressaudit.quotations.names import Mention
from pressaudit.quotations.sources.context import words_of
from pressaudit.quotations.sources.phrases import Phrase
from pressaudit.rules import load

Meant = tuple[str, str]
"""A source and the kind of its name; both empty when none is clear."""

NOBODY: Meant = ("", "")


@dataclass
class Memory:
    """The bodies and papers named so far, the latest last.

    ``bodies`` have the sentence and the place that they stand at. ``work`` is the source of the
    report cited last; ``word`` the source cited last of all, in sentence ``spoken``; ``stated``
    the last that put it in a statement. ``former`` is whom alone "the former official" can mean;
    ``coming`` are the bodies of the whole post, for one that is named later only.
    """

    coming: tuple[Meant, ...] = ()
    former: str = ""
    bodies: list[tuple[Meant, int, int]] = field(default_factory=list)
    work: Meant = NOBODY
    word: Meant = NOBODY
    stated: Meant = NOBODY
    sentence: int = 0
    spoken: int = -1

    def read(self, mentions: Iterable[Mention], start: int) -> None:
        """Go on to the next sentence, which begins at ``start`` and has these ``mentions``."""
        self.sentence += 1
        for m in mentions:
            if m.kind != "person":
                self.met((m.canonical, m.kind), m.char_start - start)

    def met(self, body: Meant, at: int) -> None:
        """Take in a body of the sentence at hand, at its place there."""
        self.bodies.append((body, self.sentence, at))

    def said(self, source: Meant) -> None:
        """Take in whose word the sentence at hand passes on."""
        self.word, self.spoken = source, self.sentence

    def it(self, at: int = 0) -> Meant:
        """Return the body that "it" means, at a place of the sentence at hand.

        It is the body whose word was passed on last, in this sentence or the one before; else the
        one named last before it there.
        """
        near = self.sentence - int(limit("citations", "it"))
        if self.word[0] and self.word[1] != "person" and self.spoken >= near:
            return self.word
        for body, sentence, place in reversed(self.bodies):
            if sentence < near:
                return NOBODY
            if sentence < self.sentence or place < at:
                return body
        return NOBODY

    def latest(self, kind: str = "") -> Meant:
        """Return the body named last, of ``kind`` if any is."""
        for body, _, _ in reversed(self.bodies):
            if not kind or body[1] == kind:
                return body
        return NOBODY

    def body(self, phrase: Phrase) -> Meant:
        """Return the body that a noun phrase means: one named before, or the phrase as a name."""
        noun, own = phrase.head, _own_name(phrase)
        if phrase.determiner in ("its", "their") and noun in ("website", "site"):
            return self.latest()
        if noun == "police":
            return self._police(own)
        if own and own != noun.capitalize():
            return self._fitting(phrase) or (own, _kind(noun))
        if phrase.definite:
            meant = self._fitting(phrase) or self._any(noun)
            if meant:
                return meant
        return own or phrase.name, _kind(noun)

    def _fitting(self, phrase: Phrase) -> Meant | None:
        """Return the body with the phrase's words in its name: the Port Board for "the board"."""
        noun = phrase.head
        fits = {noun, *load("citations")["bodies"]["fits"].get(noun, ())}
        more = {w.lower() for w in phrase.words if w.lower() != noun and w.isalpha()}
        for (name, kind), _, _ in reversed(self.bodies):
            if _is_called(name, fits, more):
                return name, kind
        later = {body for body in self.coming if _is_called(body[0], {noun}, more)}
        if noun in words_of("bodies", "outlets"):
            owner = {w.lower() for w in phrase.words if w[:1].isupper()}
            later |= {
                b for b in self.coming if owner and b[1] == "outlet" and owner <= _words(b[0])
            }
        return later.pop() if len(later) == 1 else None

    def _any(self, noun: str) -> Meant | None:
        """Return the body named last, for "the company" and "the newspaper"."""
        meant = NOBODY
        if noun in words_of("bodies", "outlets"):
            meant = self.latest("outlet")
        elif noun in words_of("bodies", "any"):
            meant = self.latest("organisation") if noun != "group" else self.latest()
        return meant if meant[0] else None

    def owner(self, phrase: Phrase) -> Meant:
        """Return whose a paper is by the word before it: "a police report", "a court paper".

        A court's is its own paper unless the post names the one court.
        """
        words = [word.lower() for word in phrase.words]
        if "police" in words[:-1]:
            at = words.index("police")
            place = phrase.words[at - 1] if at and phrase.words[at - 1][:1].isupper() else ""
            return self._police(f"{place} police" if place else "Police")
        if words[-2:] == ["court", "paper"]:
            courts = {b for b in self.coming if "court" in b[0].lower().split()}
            if len(courts) == 1:
                return min(courts)
        return NOBODY

    def _police(self, own: str) -> Meant:
        """Return the force that "police" means: the only one that the post names, if so."""
        if own != "Police":
            self.met((own, "police"), 0)
            return own, "police"
        forces = {body for body, _, _ in self.bodies if "police" in body[0].lower().split()}
        forces = forces or {body for body in self.coming if "police" in body[0].lower().split()}
        return min(forces) if len(forces) == 1 else ("Police", "police")


def _words(name: str) -> set[str]:
    return {word.strip(".,’'") for word in name.lower().split()}


def _is_called(name: str, fits: set[str], more: set[str]) -> bool:
    words = _words(name)
    return bool(words & fits) and more <= words


def _own_name(phrase: Phrase) -> str:
    """Return the name that a phrase makes: "Jordanian government", "Health ministry", "Police".

    Words that only describe are left out before one in capitals ("the ruling Jordanian party").
    """
    words = list(phrase.words)
    capital = next((n for n, w in enumerate(words) if w[:1].isupper()), 0)
    name = " ".join(words[capital:]).replace(" ’", "’").replace(" '", "'")
    return name[:1].upper() + name[1:]


def _kind(noun: str) -> str:
    return "outlet" if noun in words_of("bodies", "outlets") else "organisation"
