"""Text reuse on generated archives and on the sample archive, beside other systems.

python benchmarks/reuse [--posts 1000 10000] [--peers PYTHON] [--csv]
"""

import csv
import sys
from pathlib import Path

from archive import Plant, archive
from measure import Span, score
from systems import SYSTEMS, Texts

from pressaudit.evaluate.harness import (
    Bench,
    Figure,
    RunError,
    by_measure,
    parser,
    show,
    write,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMMAND = "python benchmarks/reuse --csv"
EDITED = (0.0, 0.10, 0.25)
DIGITS = {"seconds": 2, "cpu": 2, "memory": 0, "posts/s": 0, "posts/cpu s": 0, "time ratio": 2}
ROUNDED = by_measure(DIGITS, otherwise=4)


def main() -> None:
    """Run every system on every archive that it can cope with, and print one table."""
    given = parser("reuse", __doc__)
    given.add_argument("--posts", type=int, nargs="+", default=[1000, 10000])
    given.add_argument(
        "--peer-posts", type=int, default=60, help="posts of the archive for all systems"
    )
    given.add_argument("--runs", type=int, default=3, help="the fastest of so many is taken")
    options = given.parse_args()
    bench = Bench(HERE, SYSTEMS, options.peers)
    ready = bench.ready()
    rows: list[Figure] = []
    for posts in sorted({options.peer_posts, *options.posts}):
        for edited in EDITED:
            texts, plants = archive(posts, edited)
            planted = [_span(plant) for plant in plants]
            for name in ready:
                if posts <= options.peer_posts or _copes(name, posts):
                    runs = options.runs if name == "pressaudit" else 1
                    part = f"generated, {posts} posts, {edited:.0%} edited"
                    rows += measured(name, bench, texts, planted, part=part, runs=runs)
    texts, planted = sample()
    for name in ready:
        rows += measured(name, bench, texts, planted, part="sample archive")
    rows += ratios(rows, sorted(options.posts))
    show(rows, ROUNDED)
    if options.csv:
        write("reuse", rows, COMMAND, ROUNDED)


def _copes(name: str, posts: int) -> bool:
    """Whether a system is asked for a large archive: no pairs, and a minute or two at most."""
    return name == "pressaudit" or (not SYSTEMS[name].pairwise and posts <= 1000)


def _span(plant: Plant) -> Span:
    a, b = f"post-{plant.a:05d}", f"post-{plant.b:05d}"
    return a, plant.a_start, plant.a_end, b, plant.b_start, plant.b_end


def sample() -> tuple[Texts, list[Span]]:
    """Return the texts of the sample archive and its passages between posts."""
    folder = ROOT / "data" / "sample" / "gold"
    shown = {"body", "heading", "block_quotation", "pull_quote", "list_item"}
    texts = {row["article_id"]: row["title"] for row in _rows(folder / "articles.csv")}
    for row in _rows(folder / "paragraphs.csv"):
        if row["role"] in shown:
            texts[row["article_id"]] += "\n" + row["text"]
    places = [
        tuple(row[f"{side}_{what}"] for side in "ab" for what in ("article", "start", "end"))
        for row in _rows(folder / "reuse.csv")
        if row["a_article"] != row["b_article"] and row["kind"] != "light_paraphrase"
    ]
    return texts, [(a, int(s), int(e), b, int(t), int(u)) for a, s, e, b, t, u in places]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def measured(
    name: str, bench: Bench, texts: Texts, planted: list[Span], *, part: str, runs: int = 1
) -> list[Figure]:
    """Run one system on one archive, in a process of its own, and return its measures."""
    print(f"{name}: {part}", file=sys.stderr, flush=True)
    try:
        # Each run in a process of its own: what the first has kept must not help the next.
        results = [bench.run(name, texts) for _ in range(runs)]
    except RunError as error:
        print(f"{name} failed on {part}: {error}", file=sys.stderr)
        return []
    seconds, cpu = (min(result[time] for result in results) for time in ("seconds", "cpu"))
    found = score(results[0]["found"], planted)
    values = {
        "recall": found.recall,
        "precision": found.precision,
        "fragments": found.fragments,
        "seconds": seconds,
        "cpu": cpu,
        "posts/s": len(texts) / seconds,
        "posts/cpu s": len(texts) / cpu,
        "memory": max(result["memory"] for result in results),
    }
    return [Figure(name, part, what, value, found.plants) for what, value in values.items()]


def ratios(rows: list[Figure], posts: list[int]) -> list[Figure]:
    """Return the time on the largest archive over that on the smallest, in processor seconds."""
    seconds = {(r.system, r.part): r.value for r in rows if r.measure == "cpu"}
    out = []
    for edited in EDITED:
        large, small = (f"generated, {n} posts, {edited:.0%} edited" for n in (posts[-1], posts[0]))
        if large != small and ("pressaudit", large) in seconds:
            value = seconds["pressaudit", large] / seconds["pressaudit", small]
            part = f"{posts[-1]} over {posts[0]} posts, {edited:.0%} edited"
            out.append(Figure("pressaudit", part, "time ratio", value, 2))
    return out


if __name__ == "__main__":
    main()
