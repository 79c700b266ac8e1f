"""Topics on documents whose labels are known: the steps of the notebook, from texts to groups.

python benchmarks/topics [--labelled FOLDER] [--choose] [--csv]
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import numpy as np
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from pressaudit.analyse.terms.frequency import SEED
from pressaudit.analyse.topics.choose import choose
from pressaudit.analyse.topics.clusters import Labels, kmeans, nmf, ward
from pressaudit.analyse.topics.quality import stability
from pressaudit.analyse.topics.threads import one_thread
from pressaudit.analyse.topics.units import Units, content, of_texts
from pressaudit.analyse.topics.vectors import embed
from pressaudit.evaluate.harness import Figure, by_measure, parser, show, write

COMMAND = "python benchmarks/topics --labelled FOLDER --choose --csv"
ROUNDED = by_measure({"topics chosen": 0}, otherwise=4)
TIMES, SEEDS = 20, 10
GET = (
    "A set is a folder a label, a file a document, UTF-8 text. BBC news (2,225 documents, five "
    "labels; D. Greene and P. Cunningham 2006) is made that way: mlg.ucd.ie/datasets/bbc.html, "
    "raw text files."
)
Grouping = Callable[[Units, int, int], Labels]


def by_kmeans(units: Units, k: int, seed: int) -> Labels:
    return kmeans(embed(units.matrix), k, seed=seed)


def by_nmf(units: Units, k: int, _: int) -> Labels:
    return nmf(units.matrix, k)


def by_ward(units: Units, k: int, _: int) -> Labels:
    return ward(embed(units.matrix), k)


SYSTEMS: dict[str, Grouping] = {
    "TF-IDF, LSA, k-means": by_kmeans,
    "TF-IDF, NMF": by_nmf,
    "TF-IDF, LSA, Ward": by_ward,
}


def main() -> None:
    """Group the documents into as many groups as there are labels, and print one table."""
    given = parser("topics", __doc__, peers=False)
    given.add_argument("--labelled", type=Path, help="folder with a folder a label")
    given.add_argument("--choose", action="store_true", help="choose the number of topics too")
    options = given.parse_args()
    if options.labelled is None:
        print(f"Nothing to group: --labelled FOLDER. {GET}")
        return
    names, texts = read(options.labelled)
    if len(set(names)) < 2:
        sys.exit(f"{options.labelled}: no two folders with text files (*.txt) there. {GET}")
    part = f"{options.labelled.name}: {len(texts)} documents, {len(set(names))} labels"
    with one_thread():
        rows = measured(np.array(names), texts, part)
        if options.choose:
            rows += chosen(texts, part)
    show(rows, ROUNDED)
    if options.csv:
        write("topics", rows, COMMAND, ROUNDED)


def read(folder: Path) -> tuple[list[str], list[str]]:
    """Return labels and texts, in the order of the files' names."""
    files = sorted(folder.glob("*/*.txt")) if folder.is_dir() else []
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    return [path.parent.name for path in files], texts


def measured(
    names: "np.ndarray[tuple[int], np.dtype[np.str_]]", texts: list[str], part: str
) -> list[Figure]:
    """Count the words once, group by each system, and compare with the labels."""
    k = len(set(names.tolist()))
    begin = process_time()
    everything = of_texts(texts)
    units = content(everything)
    counting = process_time() - begin
    words = int(everything.frame["words"].sum())
    names = names[units.frame["unit"]]
    rows: list[Figure] = []
    for system, group in SYSTEMS.items():
        begin = process_time()
        labels = group(units, k, SEED)
        seconds = counting + process_time() - begin
        values = {
            "adjusted Rand index": adjusted_rand_score(names, labels),
            "normalised mutual information": normalized_mutual_info_score(names, labels),
        }
        if group is by_kmeans:
            points = embed(units.matrix)
            again = [kmeans(points, k, seed=SEED + n) for n in range(SEEDS)]
            lowest = min(adjusted_rand_score(names, other) for other in again)
            values[f"adjusted Rand index, lowest of {SEEDS} seeds"] = lowest
            values["stability (mean Jaccard)"] = float(np.nanmean(stability(points, labels, TIMES)))
        values |= {
            "s of processor time, words to groups": seconds,
            "words/s of processor time": words / seconds,
        }
        rows += [Figure(system, part, m, value, len(names)) for m, value in values.items()]
    return rows


def chosen(texts: list[str], part: str) -> list[Figure]:
    """Choose the number of topics against the null, as the notebook does."""
    choice = choose(content(of_texts(texts)))
    found = {"topics chosen": choice.k, "p": choice.p}
    return [Figure("choice of k", part, m, value, len(choice.labels)) for m, value in found.items()]


if __name__ == "__main__":
    main()
