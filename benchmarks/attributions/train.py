"""Trains the weights that decide which cues of a sentence count, on PolNeAR's train part.

python benchmarks/attributions/train.py POLNEAR/data/train

A logistic regression with an L1 penalty over the rules' own features (features.py); a cue is right
when annotators marked at least half of what it reports. The threshold is the one with the best F1
of whole sentences in five folds of articles; it is moved into the weight "bias", so that a cue
counts when its weights add up to more than nothing. Writes
src/pressaudit/rules/attribution_weights.toml.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
import polnear
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from pressaudit.language.document import Document, document
from pressaudit.quotations.attributions.reports import HALF, Seen, sentences
from pressaudit.quotations.attributions.weigh import features, sure, trusted
from pressaudit.quotations.block import blocks
from pressaudit.quotations.names import Names, index, within

OUT = Path(__file__).parents[2] / "src" / "pressaudit" / "rules" / "attribution_weights.toml"
RARE = 10
"""A feature of fewer cues is left out."""
STRENGTH = 0.3
"""Inverse of the penalty (scikit-learn's C): of .1, .3 and 1 the best that keeps the file small."""
FOLDS = 5
THRESHOLDS = np.arange(0.3, 0.7, 0.025)
DIGITS = 2


@dataclass(frozen=True)
class Case:
    """A sentence: whether it stands on somebody's word, its words, and those of each cue."""

    article: str
    attributed: bool
    words: int
    cues: tuple[tuple[int, ...], ...]
    right: tuple[bool, ...]
    trusted: tuple[bool, ...]
    sure: tuple[bool, ...]
    features: tuple[tuple[str, ...], ...]


def main() -> None:
    """Train, and write the weights with the figures that they reach."""
    folder = Path(sys.argv[1])
    cases = [case for article in read(folder) for case in article]
    names = kept(cases)
    table = matrix([f for c in cases for f in c.features], names)
    right = np.array([r for c in cases for r in c.right])
    of = np.array([n for n, c in enumerate(cases) for _ in c.cues])
    chances = np.zeros(len(right))
    groups = [c.article for c in cases]
    for train, test in GroupKFold(FOLDS).split(cases, groups=groups):
        inside, out = np.isin(of, train), np.isin(of, test)
        chances[out] = fitted(table[inside], right[inside]).predict_proba(table[out])[:, 1]
    certain = np.array([s for c in cases for s in c.sure])
    scored = [(f1(cases, certain | (chances > t)), t) for t in THRESHOLDS]
    best, threshold = max(scored)
    alone = f1(cases, np.array([t for c in cases for t in c.trusted]))
    weights = fitted(table, right).coef_[0]
    weights[names["bias"]] -= log(threshold / (1 - threshold))
    head = {
        "sentences": (len(cases), "not quoted for the most part"),
        "cues": (len(right), ""),
        "f1_rules_alone": (round(alone, 3), "sentences on somebody's word by at least a half"),
        "f1_with_weights": (round(best, 3), f"the same, in {FOLDS} folds of articles"),
    }
    write(names, weights, head)
    print(f"rules alone F1 {alone:.3f}, with the model {best:.3f} ({FOLDS} folds); {OUT}")


def read(folder: Path) -> list[list[Case]]:
    """Return the sentences of each article that are not quoted for the most part."""
    annotated = polnear.articles(folder)
    posts = [document(a.text, name=a.name) for a in annotated]
    known = index(posts)
    return [cases(a, post, known) for a, post in zip(annotated, posts, strict=True)]


def cases(a: polnear.Annotated, post: Document, known: Names) -> list[Case]:
    """Return the sentences of an article, with what the annotator marked."""
    lines = a.text.split("\n")
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
    begin = {
        p.number: int(starts[p.line - 1]) + len(lines[p.line - 1]) - len(lines[p.line - 1].lstrip())
        for p in post.paragraphs
    }
    marked = bytearray(len(a.text) + 1)
    for found in a.found:
        for start, end in found.contents:
            marked[start:end] = b"\1" * (end - start)
    seen = sentences(blocks(post, within(post, known)))
    out = []
    for n, s in enumerate(seen):
        if s.quoted < HALF:
            at = begin[s.block.paragraph.number]
            gold = [marked[x + at] and marked[y - 1 + at] for x, y in s.words]
            out.append(_case(a.name, s, gold, [features(seen, n, r) for r in s.reports]))
    return out


def _case(name: str, s: Seen, gold: Sequence[int], of: list[list[str]]) -> Case:
    inside = [
        tuple(
            i for i, (x, y) in enumerate(s.words) if any(a <= x and y <= b for a, b in r.contents)
        )
        for r in s.reports
    ]
    return Case(
        name,
        sum(gold) >= HALF * max(len(gold), 1),
        len(gold),
        tuple(inside),
        tuple(sum(gold[i] for i in own) >= HALF * max(len(own), 1) for own in inside),
        tuple(trusted(r) for r in s.reports),
        tuple(sure(r) for r in s.reports),
        tuple(tuple(f) for f in of),
    )


def kept(cases: Sequence[Case]) -> dict[str, int]:
    """Return the columns of the features that are not rare."""
    counts = Counter(name for c in cases for f in c.features for name in set(f))
    return {name: n for n, name in enumerate(sorted(k for k, v in counts.items() if v >= RARE))}


def matrix(rows: Sequence[Sequence[str]], names: dict[str, int]) -> csr_matrix:
    """Lay features out as a sparse matrix."""
    pairs = [(n, names[name]) for n, f in enumerate(rows) for name in set(f) if name in names]
    y, x = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(pairs)), (y, x)), shape=(len(rows), len(names)))


def fitted(table: csr_matrix, right: np.ndarray) -> LogisticRegression:
    """Return a regression fitted to the cues."""
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1, solver="liblinear", random_state=0, max_iter=500
    )
    return model.fit(table, right)


def f1(cases: Sequence[Case], counts: np.ndarray) -> float:
    """Return the F1 of sentences of which at least half stands in cues that count."""
    both = found = wanted = at = 0
    for c in cases:
        inside: set[int] = set()
        for own in c.cues:
            inside.update(own if counts[at] else ())
            at += 1
        got = len(inside) >= HALF * max(c.words, 1)
        both, found, wanted = both + (got and c.attributed), found + got, wanted + c.attributed
    return 2 * both / max(found + wanted, 1)


def write(
    names: dict[str, int], weights: np.ndarray, head: Mapping[str, tuple[float, str]]
) -> None:
    """Write the weights that are not nothing, by name, under the figures of the training."""
    rows = [(name, round(float(weights[n]), DIGITS)) for name, n in sorted(names.items())]
    told = [f"{key} = {value}" + f"  # {note}" * bool(note) for key, (value, note) in head.items()]
    OUT.write_text(
        "# Weights of the features of a cue (quotations/attributions/weigh.py): it counts when\n"
        "# they add up to more than nothing. benchmarks/attributions/train.py makes them.\n"
        '\n[training]\ncorpus = "PolNeAR, train part (Newell, Margolin and Ruths 2018)"\n'
        + "\n".join(told)
        + "\n\n[weights]\n"
        + "".join(f'"{name}" = {value}\n' for name, value in rows if value),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
