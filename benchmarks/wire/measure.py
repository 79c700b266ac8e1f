"""Measures of a build against what is true of an archive of copies (data/wire/README.md)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Row = Mapping[str, str]
Pair = tuple[str, str]
LEAST = 8
"""Words in common from which two related posts can be told to be so; fewer are not counted."""
OWN = 20
"""Words of its own from which a post's writer is a voice, as data/wire/truth.py has it."""
SPOKEN = {"third_party_quotation", "pull_quote"}
"""Kinds of reuse that are no copied prose."""
WRONG_CREDIT = re.compile(
    r"wrong credit|credit(?:s|ed)? (?:is )?(?:wrong|contradicted|refuted)|false credit"
)
"""How the evidence of a passage says that a printed credit is not where the words are from."""


@dataclass(frozen=True)
class Gold:
    """The truth tables: rows as strings."""

    articles: Sequence[Row]
    pairs: Sequence[Row]
    alterations: Sequence[Row]
    voices: Sequence[Row]


@dataclass(frozen=True)
class Found:
    """What a build says. ``prose`` has each writer's own words, ``derivations`` (copy, source)."""

    reuse: Sequence[Row]
    alterations: Sequence[Row]
    quoted: Sequence[str] = ()
    prose: Mapping[str, float] = field(default_factory=dict)
    derivations: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Measure:
    """A measure; ``value`` is a share of ``n``, or a count where ``name`` says so."""

    name: str
    value: float
    n: int


@dataclass(frozen=True)
class Error:
    """What is wrong where: the measure, the posts, what was expected, what was found and why."""

    measure: str
    where: str
    expected: str
    found: str


Scored = tuple[list[Measure], list[Error]]


def score(gold: Gold, found: Found) -> Scored:
    """Measure everything, in the order of the report."""
    passages = by_pair(found.reuse)
    measures: list[Measure] = []
    errors: list[Error] = []
    for part in (
        joined(gold, passages),
        directions(gold, passages),
        credits_used(gold, passages),
        altered(gold.alterations, found.alterations),
        voices(gold.voices, found),
        derived(gold, found.derivations),
    ):
        measures += part[0]
        errors += part[1]
    return measures, errors


def by_pair(reuse: Iterable[Row]) -> dict[Pair, list[Row]]:
    """Return the passages between each two posts, the smaller identifier first."""
    out: dict[Pair, list[Row]] = defaultdict(list)
    for row in reuse:
        if row["a_article"] != row["b_article"]:
            out[pair_of(row)].append(row)
    return dict(out)


def pair_of(row: Row) -> Pair:
    """Return the two posts of a row, the smaller identifier first."""
    a, b = sorted((row["a_article"], row["b_article"]))
    return a, b


def tellable(gold: Gold) -> list[Row]:
    """Return the pairs of related posts that have words in common."""
    related = {"copy", "siblings"}
    return [r for r in gold.pairs if r["relation"] in related and int(r["shared"]) >= LEAST]


def share(name: str, hits: Iterable[bool]) -> Measure:
    """Return a share; of nothing it is 1."""
    listed = list(hits)
    return Measure(name, sum(listed) / len(listed) if listed else 1.0, len(listed))


def joined(gold: Gold, passages: Mapping[Pair, Sequence[Row]]) -> Scored:
    """Measure which posts are found to have prose in common."""
    prose = {pair for pair, rows in passages.items() if any(r["kind"] not in SPOKEN for r in rows)}
    related = tellable(gold)
    first = {row["article_id"] for row in gold.articles if row["kind"] == "origin"}
    links = [r for r in related if r["relation"] == "copy" and first & set(pair_of(r))]
    relation = {pair_of(row): row["relation"] for row in gold.pairs}
    other = ("copy", "siblings")
    # One sentence spoken to two reporters is a shared quotation, and is to be told as such.
    given = {p for p in passages if p in prose or relation.get(p) != "quotation"}
    false = sorted(p for p in given if relation.get(p) not in other)
    measures = [
        share("origin of a copy found", (pair_of(r) in prose for r in links)),
        share("related pairs found", (pair_of(r) in prose for r in related)),
        share("pairs found that are related", (relation.get(p) in other for p in sorted(given))),
    ]
    errors = [
        Error("pair missed", " ".join(pair_of(r)), r["relation"], "no passage of prose")
        for r in related
        if pair_of(r) not in prose
    ]
    errors += [
        Error("pair unrelated", " ".join(p), relation.get(p, "unrelated"), _passages(passages[p]))
        for p in false
    ]
    return measures, errors


def _passages(rows: Sequence[Row]) -> str:
    return "; ".join(f"{r['kind']}, {r['words']} words, {r['evidence']}" for r in rows)


def direction(rows: Iterable[Row]) -> str:
    """Return the direction that most words have, seen from the smaller identifier.

    'undetermined' where no passage is decided, and where two directions have as many words.
    """
    turned = {"a_to_b": "b_to_a", "b_to_a": "a_to_b"}
    votes: Counter[str] = Counter()
    for row in rows:
        way = row["direction"]
        if row["a_article"] > row["b_article"]:
            way = turned.get(way, way)
        if way != "undetermined":
            votes[way] += int(row["words"])
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return "undetermined"
    return ranked[0][0]


def directions(gold: Gold, passages: Mapping[Pair, Sequence[Row]]) -> Scored:
    """Measure the directions of all related pairs, of origins and copies, and of siblings."""
    related = tellable(gold)
    said = {pair_of(r): direction(passages.get(pair_of(r), ())) for r in related}
    first = {row["article_id"] for row in gold.articles if row["kind"] == "origin"}
    copies = [r for r in related if r["relation"] == "copy"]
    parts = {
        "all related pairs": related,
        "origin and copy": [r for r in copies if first & set(pair_of(r))],
        "a post and its copy": copies,
        "siblings": [r for r in related if r["relation"] == "siblings"],
    }
    measures = []
    for name, rows in parts.items():
        answers = [(said[pair_of(r)], r["direction"]) for r in rows]
        open_ = [a == "undetermined" for a, _ in answers]
        measures += [
            share(f"direction right, {name}", (a == b for a, b in answers)),
            share(f"direction wrong, {name}", (a not in (b, "undetermined") for a, b in answers)),
            share(f"direction undetermined, {name}", open_),
        ]
    named = [
        said[pair_of(r)] == "common_source" and names_origin(r, passages.get(pair_of(r), ()))
        for r in parts["siblings"]
    ]
    measures.append(share("siblings: common_source with the origin named", named))
    errors = [
        Error(
            "direction wrong" if said[pair_of(r)] != "undetermined" else "direction open",
            " ".join(pair_of(r)),
            f"{r['direction']} ({r['origin']})",
            f"{said[pair_of(r)]}: {_evidence(passages.get(pair_of(r), ()))}",
        )
        for r in related
        if said[pair_of(r)] != r["direction"]
    ]
    return measures, errors


def _evidence(rows: Iterable[Row]) -> str:
    return " | ".join(sorted({r["evidence"] for r in rows}))


def names_origin(truth: Row, rows: Iterable[Row]) -> bool:
    """Whether the evidence for a common source names it: its post or its house."""
    names = [*truth["origin_articles"].split("; "), *truth["origin_outlets"].split("; ")]
    said = " ".join(r["evidence"] for r in rows if r["direction"] == "common_source").lower()
    return any(name and name.lower() in said for name in names)


def credits_used(gold: Gold, passages: Mapping[Pair, Sequence[Row]]) -> Scored:
    """Measure what becomes of printed credits: true ones of a pair's source, and wrong ones."""
    related = [r for r in tellable(gold) if r["credit_names_source"] == "true"]
    used = [
        (r, direction(passages.get(pair_of(r), ())) == r["direction"], _names_credit(r, passages))
        for r in related
    ]
    wrong = [row for row in gold.articles if row["credit_true"] == "false"]
    flagged = {
        article
        for pair, rows in passages.items()
        for article in pair
        if any(WRONG_CREDIT.search(r["evidence"].lower()) for r in rows)
    }
    measures = [
        share("true credit: direction right", (right for _, right, _ in used)),
        share(
            "true credit: direction right and the evidence names it", (r and n for _, r, n in used)
        ),
        share("wrong credit flagged", (row["article_id"] in flagged for row in wrong)),
    ]
    errors = [
        Error("credit unused", " ".join(pair_of(r)), f"{r['credit']}: {r['origin_outlets']}", "")
        for r, right, _ in used
        if not right
    ]
    errors += [
        Error("wrong credit", row["article_id"], f"not {row['credits']}", "not flagged")
        for row in wrong
        if row["article_id"] not in flagged
    ]
    return measures, errors


def _names_credit(truth: Row, passages: Mapping[Pair, Sequence[Row]]) -> bool:
    house = truth["origin_outlets"].lower()
    return any(house in r["evidence"].lower() for r in passages.get(pair_of(truth), ()))


def altered(gold: Sequence[Row], found: Sequence[Row]) -> Scored:
    """Measure the altered quotations, each pair of posts and quotation once.

    Those that a copy altered are to be found, against the source of the words. Other posts that
    have the words as they were differ from the copy as well: to list these too is counted as
    wrong in the strict precision, and as right in the other one.
    """
    hits: dict[int, list[Row]] = defaultdict(list)
    spurious: list[Row] = []
    for row in found:
        at = next((n for n, truth in enumerate(gold) if _same(truth, row)), None)
        if at is None:
            spurious.append(row)
        else:
            hits[at].append(row)
    wanted = [n for n, truth in enumerate(gold) if truth["source"] == "true"]
    told = [n in wanted for n in hits]
    declared = [
        hits[n][0]["declared"].lower() == gold[n]["declared"] for n in sorted(hits) if n in wanted
    ]
    again = sum(map(len, hits.values())) - len(hits)
    follow = [True] * len(hits) + [False] * len(spurious)
    measures = [
        share("alterations: recall", (n in hits for n in wanted)),
        share("alterations: precision, against the source", [*told, *(False for _ in spurious)]),
        share("alterations: precision, against any post", follow),
        share("alterations: declared or not, right", declared),
        Measure("alterations told once more (count)", again, len(hits)),
    ]
    errors = [
        Error("alteration missed", " ".join(pair_of(gold[n])), gold[n]["quotation"], "")
        for n in wanted
        if n not in hits
    ]
    errors += [
        Error("alteration spurious", " ".join(pair_of(r)), "none", r.get("change", ""))
        for r in spurious
    ]
    return measures, errors


def _same(truth: Row, row: Row) -> bool:
    """Whether a row is about a quotation of the truth: the same posts, and both places meet."""
    sides = "ab" if row["a_article"] == truth["a_article"] else "ba"
    return all(
        row[f"{mine}_article"] == truth[f"{its}_article"]
        and row[f"{mine}_paragraph"] == truth[f"{its}_paragraph"]
        and int(row[f"{mine}_start"]) < int(truth[f"{its}_end"])
        and int(truth[f"{its}_start"]) < int(row[f"{mine}_end"])
        for mine, its in zip(sides, "ab", strict=True)
    )


def voices(gold: Sequence[Row], found: Found) -> Scored:
    """Count the voices: found, planted, and named alike."""
    planted = {level: [r for r in gold if r["level"] == level] for level in ("quoted", "prose")}
    writers = [name for name, words in found.prose.items() if words >= OWN]
    given = {"quoted": list(found.quoted), "prose": writers}
    measures: list[Measure] = []
    errors: list[Error] = []
    for level, listed in planted.items():
        wanted = {row["voice"] for row in listed if row["unnamed"] == "false"}
        got = set(given[level])
        measures += [
            Measure(f"voices planted, {level} (count)", len(listed), len(listed)),
            Measure(f"voices found, {level} (count)", len(given[level]), len(listed)),
            share(f"voices found by name, {level}", (name in got for name in sorted(wanted))),
        ]
        errors += [Error("voice missed", level, name, "") for name in sorted(wanted - got)]
        errors += [Error("voice not named so", level, "", name) for name in sorted(got - wanted)]
    return measures, errors


def derived(gold: Gold, derivations: frozenset[Pair]) -> Scored:
    """Measure which posts are held to stand on which."""
    over: dict[str, set[str]] = defaultdict(set)
    for r in gold.pairs:
        if r["relation"] == "copy":
            a, b = r["a_article"], r["b_article"]
            source, copy = (a, b) if r["direction"] == "a_to_b" else (b, a)
            over[copy].add(source)
    held = [any((copy, source) in derivations for source in over[copy]) for copy in sorted(over)]
    true = [source in over.get(copy, ()) for copy, source in sorted(derivations)]
    measures = [
        share("copies held to stand on their source", held),
        share("derivations that are true", true),
    ]
    errors = [
        Error("derivation false", f"{copy} {source}", "", f"{copy} stands on {source}")
        for copy, source in sorted(derivations)
        if source not in over.get(copy, ())
    ]
    return measures, errors
