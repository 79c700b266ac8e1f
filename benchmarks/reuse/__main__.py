"""Text reuse on generated archives and on the sample archive, beside other systems.

python benchmarks/reuse [--posts 1000 10000] [--peers PYTHON] [--csv]
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from archive import Plant, archive
from measure import Span, score
from systems import SYSTEMS, Texts

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "reuse.csv"
COLUMNS = ["date", "version", "command", "system", "part", "measure", "value", "n"]
EDITED = (0.0, 0.10, 0.25)
LEVEL = {"seconds": 2, "cpu": 2, "memory": 0, "posts/s": 0, "posts/cpu s": 0, "time ratio": 2}


def main() -> None:
    """Run every system on every archive that it can cope with, and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks/reuse", description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument(
        "--peer-posts", type=int, default=60, help="posts of the archive for all systems"
    )
    parser.add_argument("--runs", type=int, default=3, help="the fastest of so many is taken")
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--csv", action="store_true", help=f"write {RESULTS.relative_to(ROOT)}")
    options = parser.parse_args()
    ready = {name for name in SYSTEMS if _installed(name, options.peers)}
    for name in sorted(set(SYSTEMS) - ready):
        print(f"{name} is missing: pip install {SYSTEMS[name].package}, then --peers PYTHON")
    rows: list[dict[str, object]] = []
    for posts in sorted({options.peer_posts, *options.posts}):
        for edited in EDITED:
            texts, plants = archive(posts, edited)
            planted = [_span(plant) for plant in plants]
            for name in SYSTEMS:
                if name in ready and (posts <= options.peer_posts or _copes(name, posts)):
                    runs = options.runs if name == "pressaudit" else 1
                    part = f"generated, {posts} posts, {edited:.0%} edited"
                    rows += measured((name, options.peers), texts, planted, part, runs)
    texts, planted = sample()
    for name in SYSTEMS:
        if name in ready:
            rows += measured((name, options.peers), texts, planted, "sample archive")
    rows += ratios(rows, sorted(options.posts))
    show(rows)
    if options.csv:
        write(rows)


def _copes(name: str, posts: int) -> bool:
    """Whether a system is asked for a large archive: no pairs, and a minute or two at most."""
    return name == "pressaudit" or (not SYSTEMS[name].pairwise and posts <= 1000)


def _python(name: str, peers: str) -> str:
    return peers if SYSTEMS[name].package else sys.executable


def _installed(name: str, peers: str) -> bool:
    code = f"from systems import SYSTEMS; SYSTEMS[{name!r}].load()"
    done = subprocess.run(
        [_python(name, peers), "-c", code], cwd=HERE, capture_output=True, check=False
    )
    return done.returncode == 0


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
    system: tuple[str, str], texts: Texts, planted: list[Span], part: str, runs: int = 1
) -> list[dict[str, object]]:
    """Run one system on one archive, in a process of its own, and return its measures.

    ``system`` is its name and the Python that has the peers.
    """
    name, peers = system
    print(f"{name}: {part}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "texts.json", Path(folder) / "result.json"
        source.write_text(json.dumps(texts), encoding="utf-8")
        command = [_python(name, peers), str(HERE / "worker.py"), name, str(source), str(target)]
        results = []
        for _ in range(runs):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                last = done.stderr.strip().splitlines()[-1:] or ["no message"]
                print(f"{name} failed on {part}: {last[0]}", file=sys.stderr)
                return []
            results.append(json.loads(target.read_bytes()))
    best = min(results, key=lambda result: float(result["seconds"]))
    found = score(best["spans"], planted)
    values = {
        "recall": found.recall,
        "precision": found.precision,
        "fragments": found.fragments,
        "seconds": best["seconds"],
        "cpu": min(result["cpu"] for result in results),
        "posts/s": len(texts) / best["seconds"],
        "posts/cpu s": len(texts) / min(result["cpu"] for result in results),
        "memory": max(result["memory"] for result in results),
    }
    return [
        {"system": name, "part": part, "measure": what, "value": value, "n": found.plants}
        for what, value in values.items()
    ]


def ratios(rows: list[dict[str, object]], posts: list[int]) -> list[dict[str, object]]:
    """Return the time on the largest archive over that on the smallest, in processor seconds."""
    seconds = {(r["system"], r["part"]): r["value"] for r in rows if r["measure"] == "cpu"}
    out: list[dict[str, object]] = []
    for edited in EDITED:
        large, small = (f"generated, {n} posts, {edited:.0%} edited" for n in (posts[-1], posts[0]))
        if large != small and ("pressaudit", large) in seconds:
            value = float(str(seconds["pressaudit", large])) / float(
                str(seconds["pressaudit", small])
            )
            part = f"{posts[-1]} over {posts[0]} posts, {edited:.0%} edited"
            out.append(
                {
                    "system": "pressaudit",
                    "part": part,
                    "measure": "time ratio",
                    "value": value,
                    "n": 2,
                }
            )
    return out


def show(rows: list[dict[str, object]]) -> None:
    """Print one line a system and archive."""
    measures = [
        "recall",
        "precision",
        "fragments",
        "seconds",
        "cpu",
        "posts/s",
        "posts/cpu s",
        "memory",
    ]
    table: dict[tuple[object, object], dict[object, object]] = {}
    for row in rows:
        table.setdefault((row["part"], row["system"]), {})[row["measure"]] = row["value"]
    head = "".join(f"{measure:>12}" for measure in measures)
    print(f"{'archive':42}{'system':18}{head}")
    for (part, system), values in table.items():
        if "time ratio" in values:
            print(f"{part:42}{system:18} time ratio {values['time ratio']:.1f}")
            continue
        cells = "".join(f"{_rounded(what, values[what]):>12}" for what in measures)
        print(f"{part:42}{system:18}{cells}")


def _rounded(measure: str, value: object) -> str:
    return f"{float(str(value)):.{LEVEL.get(measure, 4)}f}"


def write(rows: list[dict[str, object]]) -> None:
    """Write the rows, with day, version and command, to benchmarks/results/reuse.csv."""
    RESULTS.parent.mkdir(exist_ok=True)
    common = {
        "date": date.today().isoformat(),
        "version": version("pressaudit"),
        "command": "python benchmarks/reuse --csv",
    }
    with RESULTS.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(common | row | {"value": _rounded(str(row["measure"]), row["value"])})


if __name__ == "__main__":
    main()
