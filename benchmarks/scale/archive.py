"""Archives of any size, of invented sentences: no two posts alike but for what is copied.

Sentences come from a seeded grammar, their words from a list of frequent English ones by Zipf's
law, so that runs of words repeat about as often as in press. A post quotes, dates, cites and names
people of its own; one in five prints words of an earlier one, whole or in part, some altered.
"""

import random
import sys
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from wordfreq import top_n_list

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "data" / "sample"))

from markup import Post  # noqa: E402
from page import as_html  # noqa: E402

PAGE = 10
"""Posts a page."""
WORDS = 700
"""Words a post, about."""
NEAR = 400
"""How many posts back a copy's original may lie."""
ENDINGS = {
    "adverb": ("ly",),
    "adjective": ("al", "ous", "ive", "able", "ful", "less", "ic", "ary", "ent", "ant"),
    "past": ("ed",),
}
SENTENCES = """
{c}.
{c}.
{c}, and {c2}.
{c} because {c2}.
{adv_}, {c2}, while {c2}.
{c}; {c2}, though {c2}.
When {c2}, {c2}.
{c}, a {n} that {p} {np}.
{np_} {p} {np} {when}, and {c2}.
{when_}, {c2} in {town}.
{who} {p} {np}, and {c2}.
{who} said {when} that {c2}.
“{c}, and {c2},” said {who}, {office} of the {body}.
“{c}, but {c2},” {who} told The {paper}.
“{c},” {last} said. “{c}.”
According to the {body}, {c2}.
The {body}, which {p} {np} in {year}, {p} {num} {n}s.
{c} in {town}, where {c2}, and {who} {p} {np}.
""".strip().splitlines()
CLAUSES = """
{np} {p} {np}
{np} {p} {np} {prep} {np}
{np} was {adv} {p} {prep} {np}
{np} had {p} {np} and {p} it {prep} {np}
{prep} {np} {np} {adv} {p} {np}
{np} of {np} were {a}
they {p} {np} {prep} {np}
{np} will {adv} be {p} {prep} the {n}
it is {a} that {np} {p} {np}
{np} that {p} {np} {p} {prep} {np}
nobody {p} {np} or {p} {prep} {np}
""".strip().splitlines()
PHRASES = """
the {n}
the {n}
the {a} {n}
a {n}
some {a} {n}s
its {n}
{n} and {n}
most {n}s
the {n}’s {n}
{n}
""".strip().splitlines()

LISTS = {
    name: words.split(", ")
    for name, _, words in (
        line.partition(": ")
        for line in """
given: Ada, Bram, Cora, Dirk, Edda, Finn, Gerd, Hale, Ines, Jory, Kaja, Lars, Mina, Niko, Orla, \
Piet, Rosa, Sven, Tilda, Uwe, Vera, Wim, Yrsa, Zeno
stems: bar, cor, dun, el, fen, gar, hol, ir, jar, kel, lim, mor, nor, ol, pel, quar, ros, sol, \
tor, ul, ven, wal, yor, zan
office: spokeswoman, director, secretary, commissioner, chairman, harbourmaster, lawyer, \
teacher
days: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday
months: January, March, April, May, June, August, October, December
prepositions: in, on, with, from, under, near, behind, against, for, without
body: Harbour Council, Lamp Society, Rope Union, Tide Commission, Bridge Trust, Ferry Board
paper: Tern Times, Quay Courier, Weir Gazette, Lowen Sentinel, Skaw Herald, Orrin Post
""".strip().splitlines()
    )
}


@cache
def words(kind: str) -> tuple[list[str], list[float]]:
    """Return the words of a kind, and what each adds to their weight together."""
    some = [w for w in top_n_list("en", 40_000)[150:] if w.isascii() and w.isalpha() and len(w) > 3]
    kinds = {name: [w for w in some if w.endswith(ends)] for name, ends in ENDINGS.items()}
    marked = {w for group in kinds.values() for w in group}
    found = kinds.get(kind) or [w for w in some if w not in marked and not w.endswith(("s", "ing"))]
    return found, list(accumulate(1 / (rank + 30) for rank in range(len(found))))


class Writer:
    """Who writes a post: its people, its places, its day; the same for the same seed."""

    def __init__(self, seed: int, number: int) -> None:
        self.rng = random.Random(seed * 1_000_003 + number)
        self.posted = date(2012, 1, 1) + timedelta(days=number // 3)
        self.people = [f"{self.rng.choice(LISTS['given'])} {self.name()}" for _ in range(3)]

    def name(self) -> str:
        """Return a made-up surname or place."""
        return "".join(
            self.rng.choice(LISTS["stems"]) for _ in range(self.rng.choice((2, 2, 3)))
        ).title()

    def word(self, kind: str) -> str:
        """Return a word, the frequent ones more often."""
        found, weights = words(kind)
        return self.rng.choices(found, cum_weights=weights)[0]

    def when(self) -> str:
        """Return a date in one of the ways of the press."""
        rng, year, month = self.rng, self.posted.year, self.rng.choice(LISTS["months"])
        return rng.choice(
            (
                f"on {rng.choice(LISTS['days'])}",
                f"last {rng.choice(LISTS['days'])}",
                f"on {month} {rng.randint(1, 28)}, {year - rng.randint(0, 9)}",
                f"in {month} {year - rng.randint(0, 9)}",
                f"in {year - rng.randint(1, 40)}",
                f"{rng.choice(('two', 'three', 'six'))} {rng.choice(('weeks', 'months'))} ago",
            )
        )

    def filled(self, shapes: list[str]) -> str:
        """Return one of some shapes, its gaps filled with words, phrases and clauses."""
        rng = self.rng
        fill = {
            "c": lambda: _opening(self.filled(CLAUSES)),
            "c2": lambda: self.filled(CLAUSES),
            "np": lambda: self.filled(PHRASES),
            "np_": lambda: _opening(self.filled(PHRASES)),
            "prep": lambda: rng.choice(LISTS["prepositions"]),
            "who": lambda: rng.choice(self.people),
            "last": lambda: rng.choice(self.people).split()[-1],
            "town": self.name,
            "when": self.when,
            "when_": lambda: _opening(self.when()),
            "year": lambda: str(self.posted.year - rng.randint(1, 40)),
            "num": lambda: str(rng.randint(2, 900)),
            "office": lambda: rng.choice(LISTS["office"]),
            "body": lambda: rng.choice(LISTS["body"]),
            "paper": lambda: rng.choice(LISTS["paper"]),
            "n": lambda: self.word("noun"),
            "a": lambda: self.word("adjective"),
            "adv": lambda: self.word("adverb"),
            "adv_": lambda: _opening(self.word("adverb")),
            "p": lambda: self.word("past"),
        }
        parts = rng.choice(shapes).split("{")
        gaps = (part.partition("}") for part in parts[1:])
        return parts[0] + "".join(fill[name]() + rest for name, _, rest in gaps)

    def paragraphs(self) -> list[list[str]]:
        """Return the sentences of a post's paragraphs."""
        out: list[list[str]] = []
        while sum(len(s.split()) for p in out for s in p) < WORDS:
            out.append([self.filled(SENTENCES) for _ in range(self.rng.randint(2, 4))])
        return out


def post(number: int, seed: int = 1) -> Post:
    """Return one post of an archive; what it copies is written anew from the other's seed."""
    writer = Writer(seed, number)
    body = writer.paragraphs()
    rng = writer.rng
    if number and rng.random() < 0.2:
        # One post in a hundred is an agency's, which many print.
        wide = number - number % 100
        of = (
            wide
            if rng.random() < 0.3 and wide < number
            else rng.randrange(max(0, number - NEAR), number)
        )
        lent = Writer(seed, of).paragraphs()
        start, size = rng.randrange(len(lent)), rng.choice((1, 1, 2, 20))
        taken = [[_edited(s, writer) for s in p] for p in lent[start : start + size]]
        at = rng.randrange(len(body))
        body[at : at + len(taken)] = taken
    made = writer.word("noun"), writer.word("noun"), writer.word("past"), writer.name()
    title = _opening("{} {} {} in {}".format(*made))
    byline = f"{rng.choice(writer.people)}, {rng.choice(LISTS['paper'])}"
    head = {"title": title, "category": "News", "posted": str(writer.posted), "comments": "0"}
    told = [("body", " ".join(p)) for p in body]
    return Post(number % PAGE + 1, head, [*told, ("byline", byline)])


def _opening(text: str) -> str:
    return text[0].upper() + text[1:]


def _edited(sentence: str, writer: Writer) -> str:
    """Return a copied sentence, in one case of four with another word in it."""
    parts = sentence.split(" ")
    if writer.rng.random() < 0.25:
        parts[len(parts) // 2] = writer.word("adjective")
    return " ".join(parts)


def write(folder: Path, posts: int, seed: int = 1) -> None:
    """Write an archive of so many posts into ``folder``, ten a page, as a browser saves it."""
    folder.mkdir(parents=True, exist_ok=True)
    for page, start in enumerate(range(0, posts, PAGE), start=1):
        made = [post(n, seed) for n in range(start, min(start + PAGE, posts))]
        (folder / f"page-{page:05}.html").write_text(as_html(made), encoding="utf-8", newline="\n")
