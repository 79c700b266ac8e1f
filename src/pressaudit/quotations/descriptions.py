"""How people are described beside their names: "the treasurer", "former head of security"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressaudit.language.alternation import limit, listed, one_of
from pressaudit.language.document import Document, Paragraph, Role
from pressaudit.quotations.names import Mention, Names, mentions

_READ = {Role.BODY, Role.LIST_ITEM, Role.BIOGRAPHY, Role.STRAPLINE, Role.ATTRIBUTION}
_GAP = 4
"""Characters between a description and its name: a comma and spaces."""
_ENDS = re.compile(r"[a-z]{4}\.$")
"""The end of a sentence: "the club. Treasurer Ann Ode"; "Prof." and "Dr." are shorter or known."""
_WORD = re.compile(r"[\w’'-]*\w\.?")


@dataclass(frozen=True, slots=True)
class Description:
    """An office or role that a post gives a person.

    ``description`` has the first six words at most, without the article in front; ``place`` says
    where it stands: 'before' the name, 'after' it, or with a verb ('verb').
    """

    paragraph: int
    char_start: int
    char_end: int
    person: str
    description: str
    place: str


def descriptions(article: Document, names: Names) -> tuple[Description, ...]:
    """Return the roles that ``article`` gives to the persons it names, in reading order."""
    texts = {p.number: p for p in article.paragraphs if p.role in _READ}
    everybody = mentions(article, names)
    people = {(m.paragraph, m.char_start) for m in everybody if m.kind == "person"}
    found: set[Description] = set()
    for mention in everybody:
        if mention.kind == "person" and mention.paragraph in texts:
            for made in _of(mention, texts[mention.paragraph]):
                inside = range(made.char_start, made.char_end)
                # In a list, "Ann Ode, pilot Bo Ek": what holds the next name describes that one.
                if not any((made.paragraph, at) in people for at in inside):
                    found.add(made)
    return tuple(sorted(found, key=lambda d: (d.paragraph, d.char_start, d.char_end, d.person)))


def _of(mention: Mention, paragraph: Paragraph) -> Iterator[Description]:
    text = paragraph.text
    start = _before(text, mention.char_start, mention.char_end)
    if start is None:
        start = _in_front(text, mention.char_start)
    if start is not None:
        lead = text[max(0, mention.char_start - _GAP) : mention.char_start]
        end = mention.char_start - len(lead) + len(lead.rstrip(" ,"))
        yield from _made(mention, text, start, end, "before")
    for place, pattern in _patterns().items():
        match = pattern.match(text, mention.char_end, mention.char_end + _most("after"))
        if match and not (place == "after" and _is_another(match["role"])):
            yield from _made(mention, text, match.start("role"), match.end("role"), place)


def _made(mention: Mention, text: str, start: int, end: int, place: str) -> Iterator[Description]:
    tokens = list(_WORD.finditer(text, start, end))[: _most("words")]
    # "Top-ranking" and "club's" are two words each to whoever counts runs.
    while len(re.findall(r"\w+", text[start : tokens[-1].end()] if tokens else "")) > _most("run"):
        tokens.pop()
    stop = next(
        (n for n, t in enumerate(tokens) if n and t.group() in _words("stops")), len(tokens)
    )
    tokens = tokens[:stop]
    while tokens and tokens[0].group().lower() in _words("small"):
        tokens.pop(0)
    while tokens and tokens[-1].group().lower() in _words("small"):
        tokens.pop()
    if tokens and (place == "office" or any(_is_role(t.group()) for t in tokens)):
        first, last = tokens[0].start(), tokens[-1].end()
        words = " ".join(text[first:last].split())
        yield Description(
            mention.paragraph,
            first,
            last,
            mention.canonical,
            words,
            "verb" if place == "office" else place,
        )


def _is_another(role: str) -> bool:
    """Whether what follows a name is the next of a list with its own name: "Ann, pilot Bo Ek"."""
    words = role.split()
    named = len(words) > 2 and all(word[:1].isupper() for word in words[-2:])
    return named and not _words("small") & {word.lower() for word in words}


def _before(text: str, end: int, after: int) -> int | None:
    """Return where a role phrase that ends right before ``end`` starts, if there is one.

    ``end`` and ``after`` are the ends of the name. A comma between them needs another one behind
    the name: in "shot by the police, Ann Ode left" the police is another party.
    """
    tokens = list(_WORD.finditer(text, max(0, end - _most("before")), end))
    if not tokens or not re.fullmatch(r",?\s+", text[tokens[-1].end() : end]):
        return None
    if "," in text[tokens[-1].end() : end] and text[after : after + 1] not in {",", ".", ""}:
        return None
    start, between, right = None, 0, end
    for token in reversed(tokens[-_most("words") :]):
        word = token.group()
        if right != end and text[token.end() : right].strip():
            break
        right = token.start()
        if _ENDS.search(word):
            break
        if _is_role(word) or (start is not None and _opens(word)):
            start, between = token.start(), 0
        elif _stands_within(word) and between < _most("between"):
            between += 1
        else:
            break
    return start


def _in_front(text: str, end: int) -> int | None:
    """Return where a sentence starts with a role and its name: "A former clerk of the port, ".

    A phrase has one common noun at most, so that no verb is read: "of the port resigned, ".
    """
    for match in _FRONT.finditer(text, max(0, end - _most("before")), end):
        head = match["head"].split()
        if match.end() == end and _is_role(head[-1]):
            return match.start("head")
    return None


_LINK = r"(?:of|for|in|at|from|with)"
_ARTICLE = r"(?:the|an?|its|their|his|her|our)"
_FRONT = re.compile(
    rf"(?:^|[.!?”]\s)(?:An?|The) (?P<head>[\w’-]+(?: (?!(?:{_LINK}|{_ARTICLE})\b)[\w’-]+){{0,4}})"
    rf"(?: {_LINK}(?: {_ARTICLE})?(?: (?!(?:{_LINK}|{_ARTICLE})\b)[a-z][\w’-]*)?"
    r"(?: [A-Z][\w’-]*)*)*, $"
)


def _opens(word: str) -> bool:
    """Whether a word may stand before a role: "former", "harbour director of", "Brena"."""
    return word.lower() in _words("openers") or word in {"of", "for"} or word[:1].isupper()


def _stands_within(word: str) -> bool:
    """Whether a word that is no role may stand within: "head of security", "harbour director"."""
    return word[:1].islower() and word not in _words("small") - {"of", "for"}


def _is_role(word: str) -> bool:
    low = word.lower().removesuffix("’s").removesuffix("'s")
    return low in _roles() or low.split("-")[-1] in _roles()


def _most(key: str) -> int:
    """Return a limit of the rule file; its unit stands there."""
    return int(limit("descriptions", key))


def _words(key: str) -> frozenset[str]:
    return listed("descriptions", key)


@cache
def _roles() -> frozenset[str]:
    # Courtesy titles and ranks of several words describe no office by themselves.
    titles = listed("titles", "either")
    ranks = {w.lower() for w in titles if " " not in w and w[-1:] not in ".s"}
    return (listed("titles", "roles") | ranks | _words("roles")) - {"count", "del"}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Compile what stands behind a name: an apposition, a verb, a verb that names an office."""
    copula = rf"(?:,?\s+{one_of(_words('copulas'))}\s+)"
    office = rf"{one_of(_words('offices'))}\s+(?:(?:the|an?|one of)\s+)?"
    return {
        "after": re.compile(
            r"\s?(?:,|–|—|-)\s+(?!who\b|which\b)(?:the\s+|an?\s+)?"
            r"(?P<role>[^,.;:–—()\[\]“”\"\n]+)"
        ),
        "verb": re.compile(rf"{copula}(?:(?:the|an?)\s+)?(?P<role>(?!of\b)[^,.;:–—()\[\]“”\"\n]+)"),
        "office": re.compile(rf",?\s+(?P<role>{office}[^,.;:–—()\[\]\n]+)"),
    }
