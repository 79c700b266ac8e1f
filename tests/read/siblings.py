"""Archive pages by chance: siblings of the captured page, with what is true of each post.

``siblings.toml`` has the words; here they are put together in every combination that such a site
might show. :func:`posts` invents posts, :mod:`tests.read.pages` sets them as text and as HTML.
"""

import calendar
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from tests.read.pages import Post

WORDS = tomllib.loads(Path(__file__).with_name("siblings.toml").read_text(encoding="utf-8"))
Blocks = list[tuple[str, str]]


def pool(section: str, name: str) -> list[str]:
    """One list of words."""
    text: str = WORDS[section][name]
    return text.split("|")


@dataclass(frozen=True)
class Signed:
    """A byline as it stands, and what it says."""

    raw: str = ""
    authors: str = ""
    outlet: str = ""
    programme: str = ""
    translator: str = ""


@dataclass(frozen=True)
class Sibling:
    """A post as it is set, and what a reader should find in it; ``roles`` are of its blocks."""

    post: Post
    signed: Signed
    posted: date
    comments: int
    roles: tuple[str, ...]

    def facts(self) -> dict[str, object]:
        """Return what articles.csv should hold."""
        return {
            "title": " ".join(self.post.title.split()),
            "category": self.post.category,
            "caption": self.post.caption,
            "posted": self.posted,
            "comments": self.comments,
            "byline": self.signed.raw.strip(),
            "authors": self.signed.authors,
            "outlet": self.signed.outlet,
            "programme": self.signed.programme,
            "translator": self.signed.translator,
        }


def person(rng: Random) -> str:
    """A full name, with initials, particles and hyphens now and then."""
    if rng.random() < 0.06:
        return f"{rng.choice('BJMR')}. {rng.choice(pool('people', 'family'))}"
    parts = (rng.choice(pool("people", name)) for name in ("given", "middle", "family"))
    given, middle, family = parts
    return f"{given}{middle} {family}"


def outlet(rng: Random) -> tuple[str, str]:
    """An outlet as it is spelt and its canonical name."""
    kind = rng.choice(["known", "known", "shaped", "shaped", "coined"])
    spelt, _, name = rng.choice(pool("outlets", kind)).partition("=")
    spelt = spelt.format(rng.choice(pool("outlets", "towns")))
    return spelt, name or spelt


def signed(rng: Random) -> Signed:
    """A byline of a shape taken at random."""
    shapes = WORDS["bylines"]["shapes"]
    _, raw, *says = rng.choices(shapes, [shape[0] for shape in shapes])[0]
    spelt, name = outlet(rng)
    known, _, known_name = rng.choice(pool("outlets", "known")).partition("=")
    people = dict(zip("abc", (person(rng) for _ in "abc"), strict=True))
    one, two = rng.sample([g for g in pool("people", "given") if "-" not in g], 2)
    family = rng.choice([f for f in pool("people", "family") if " " not in f])
    words = {
        **people,
        "t": rng.choice(pool("people", "title")) + person(rng),
        "w": rng.choice(pool("outlets", "wordless")),
        "s": rng.choice(pool("outlets", "programmes")),
        "p": rng.choice(pool("outlets", "places")),
        "d": rng.choice(pool("bylines", "dates")),
        "T": rng.choice([person(rng), "Iran Interlink", "Strait Interlink"]),
        "f": f"{one} and {two} {family}",
        "F": f"{one} {family}; {two} {family}",
    }
    authors, medium, programme, translator = (
        say.format(**words, o=name, k=known_name) for say in says
    )
    return Signed(raw.format(**words, o=spelt, k=known), authors, medium, programme, translator)


def below_one_another(rng: Random) -> Signed:
    """A byline of two lines: who, and where."""
    who, town = person(rng), rng.choice(pool("outlets", "towns"))
    spelt, _, name = rng.choice(pool("outlets", "known")).partition("=")
    if rng.random() < 0.5:
        spelt = name = f"{town} Courier"
    by = rng.choice(["", "By "])
    return Signed(f"{by}{who}, {spelt}", who, name)


def sentence(rng: Random) -> str:
    """One sentence that hardly stands in a post twice."""
    parts = (rng.choice(pool("bodies", name)) for name in ("subject", "verb", "object", "when"))
    return f"{' '.join(parts)}."


def paragraph(rng: Random, *, telling: str = "") -> str:
    """One to five sentences."""
    if rng.random() < 0.12 and not telling:
        return rng.choice(pool("bodies", "short"))
    chosen = [sentence(rng) for _ in range(rng.randint(1, 4))]
    return " ".join([*chosen, telling]).strip().format(a=person(rng), o="Orrin Courier")


def _heading(rng: Random) -> tuple[Blocks, list[str]]:
    edge = rng.choice(["", "", "\u00a0"])
    text = f"{edge}{rng.choice(pool('bodies', 'headings'))}"
    return [("p", text), ("p", paragraph(rng))], ["heading", "body"]


def _list(rng: Random) -> tuple[Blocks, list[str]]:
    items = rng.sample(pool("bodies", "items"), rng.randint(2, 4))
    kind = rng.choice(["li", "ol"])
    marked = [f"{n}. {item}" if kind == "ol" else item for n, item in enumerate(items, start=1)]
    return [(kind, item) for item in marked], ["list_item"] * len(items)


def _gallery(rng: Random) -> tuple[Blocks, list[str]]:
    lines = rng.sample(pool("bodies", "gallery"), rng.randint(2, 4))
    return [("gallery", "\n".join(lines))], ["caption"] * len(lines)


def _poem(rng: Random) -> tuple[Blocks, list[str]]:
    return [("poem", "\n".join(pool("bodies", "poem")))], ["body"] * 3


def _quoted(rng: Random) -> tuple[Blocks, list[str]]:
    return [("blockquote", paragraph(rng))], ["block_quotation"]


def _date(rng: Random) -> tuple[Blocks, list[str]]:
    line = rng.choice(["September 12, 2018", f"“May {rng.randint(1, 31)}, 2018 0 comments”"])
    return [("p", line), ("p", paragraph(rng))], ["body", "body"]


def _caption(rng: Random) -> tuple[Blocks, list[str]]:
    line = rng.choice(["Photo : Divers at Orrin (AFP/FILE)", "pier_closed_2019.jpg"])
    return [("p", line), ("p", paragraph(rng))], ["caption", "body"]


def _foreign(rng: Random) -> tuple[Blocks, list[str]]:
    line = rng.choice([f for f in pool("bodies", "foreign") if f.endswith(".")])
    return [("p", line), ("p", paragraph(rng))], ["body", "body"]


def _video(rng: Random) -> tuple[Blocks, list[str]]:
    line = rng.choice(["https://media.ferry.example/pier.mp4", "http://www.ferry.example/?p=12"])
    return [("p", line), ("p", paragraph(rng))], ["link", "body"]


def _plain(rng: Random) -> tuple[Blocks, list[str]]:
    return [("p", paragraph(rng))], ["body"]


PIECES: list[tuple[int, Callable[[Random], tuple[Blocks, list[str]]]]] = [
    (40, _plain),
    (8, _heading),
    (3, _list),
    (3, _gallery),
    (1, _poem),
    (3, _quoted),
    (3, _date),
    (3, _caption),
    (2, _foreign),
    (2, _video),
]


def body(rng: Random) -> tuple[Blocks, list[str]]:
    """The blocks of a post without its byline, and their roles."""
    blocks, roles = _plain(rng)
    for telling in rng.sample(pool("bodies", "sentences"), rng.choice([0, 1, 3])):
        blocks.append(("p", paragraph(rng, telling=telling)))
        roles.append("body")
    weights, pieces = zip(*PIECES, strict=True)
    for piece in rng.choices(pieces, weights, k=rng.choice([0, 1, 2, 4, 8, 14])):
        more, their_roles = piece(rng)
        blocks += more
        roles += their_roles
    return blocks, roles


def post(rng: Random, day: date) -> Sibling:
    """One post with its truth."""
    blocks, roles = body(rng)
    by, ending = Signed(), rng.random()
    if ending < 0.72:
        by = signed(rng)
        blocks, roles = [*blocks, ("p", by.raw)], [*roles, "byline"]
        if rng.random() < 0.08:
            by = below_one_another(rng)
            two = by.raw.split(", ")
            blocks[-1:] = (
                [("poem", "\n".join(two))] if rng.random() < 0.5 else [("p", t) for t in two]
            )
            roles.append("byline")
        if rng.random() < 0.06:
            blocks.append(("p", "https://ferry.example/original"))
            roles.append("link")
        elif by.authors and ";" not in by.authors and rng.random() < 0.08:
            who = by.authors
            blocks.append(("p", f"{who} is a writer at Orrin and has sailed the lake since 1999."))
            roles.append("biography")
    elif ending < 0.77:
        by = Signed(raw=f"By {person(rng)}")
        by = replace(by, authors=by.raw[3:])
        blocks, roles = [("p", by.raw), *blocks], ["byline", *roles]
    elif ending < 0.84:
        blocks.append(("p", rng.choice(pool("bodies", "unfinished"))))
        roles.append("body")
    elif ending < 0.89:
        other = rng.choice(pool("heads", "titles")[8:14])
        blocks += [("p", rng.choice(pool("bodies", "related"))), ("p", other)]
        roles += ["related", "related"]
    elif ending < 0.92:
        said = rng.choice(["To read the full text click here", "It sank.", ""])
        blocks, roles = ([("p", said)], ["?"]) if said else ([], [])
    title = rng.choice(pool("heads", "titles"))
    caption = rng.choice(
        ["", "", " ".join(title.split()), *rng.sample(pool("heads", "captions"), 5)]
    )
    count = rng.choice([0, 0, 0, 0, 1, 2, 12, 1204])
    said = "comment" if count == 1 else "comments"
    shown = f"{calendar.month_name[day.month]} {day.day}, {day.year}"
    return Sibling(
        Post(title, rng.choice(pool("heads", "categories")), caption, shown, f"{count:,} {said}",
             blocks),
        by, day, count, tuple(roles),
    )  # fmt: skip


def posts(seed: int, count: int = 10) -> list[Sibling]:
    """The posts of one page."""
    rng = Random(seed)
    day = date(rng.randint(2003, 2025), rng.randint(1, 12), 28)
    return [post(rng, day.replace(day=max(1, 28 - n))) for n in range(count)]
