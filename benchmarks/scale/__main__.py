"""How the build grows: time and memory of whole builds on generated archives, a plot, a table.

python benchmarks/scale [--posts 1000 3000 10000] [--folder DIR] [--workers N] [--csv]

Processor seconds are those of all processes, which other programs disturb less than the clock;
memory is the peak of the main process and, for each worker, of the largest one. ``updated`` is the
same build again with one page of ten posts added. DIR is an archive of the reader's own, measured
as it is.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import matplotlib.pyplot as plt
from archive import PAGE, WORDS, post
from archive import write as generate
from page import as_html

from pressaudit.corpus.measured import RESULTS
from pressaudit.corpus.workers import available
from pressaudit.evaluate.harness import Figure, by_measure, parser, show, write

COMMAND = "python benchmarks/scale --csv"
ROUNDED = by_measure(
    {"seconds": 1, "cpu": 1, "posts/s": 1, "posts/cpu s": 1, "MB": 0, "updated, seconds": 1},
    otherwise=2,
)


def main() -> None:
    """Build each archive in a process of its own, and print one table."""
    given = parser("scale", __doc__, peers=False)
    given.add_argument("--posts", type=int, nargs="+", default=[1000, 3000, 10000])
    given.add_argument("--folder", type=Path, help="an archive of your own, beside these")
    given.add_argument("--workers", type=int, default=available())
    options = given.parse_args()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as work:
        for posts in sorted(options.posts):
            pages = Path(work) / f"pages-{posts}"
            generate(pages, posts)
            part = f"generated, {posts} posts of {WORDS} words"
            figures += measured(part, pages, Path(work) / "out", options.workers)
            added = [post(n) for n in range(posts, posts + PAGE)]
            (pages / "page-new.html").write_text(as_html(added), encoding="utf-8")
            seconds = built(pages, Path(work) / "out", options.workers)[1]["seconds"]
            figures.append(Figure("pressaudit", part, "updated, seconds", seconds, posts))
            shutil.rmtree(Path(work) / "out")
        if options.folder:
            out = Path(work) / "own"
            figures += measured("an archive of one's own", options.folder, out, options.workers)
    figures += ratios(figures)
    show(figures, ROUNDED)
    if options.csv:
        write("scale", figures, COMMAND, ROUNDED)
        plot(figures, RESULTS / "scale.svg")


def measured(part: str, pages: Path, out: Path, workers: int) -> list[Figure]:
    """Return the measures of one build."""
    print(part, file=sys.stderr, flush=True)
    posts, values = built(pages, out, workers)
    values |= {"posts/s": posts / values["seconds"], "posts/cpu s": posts / values["cpu"]}
    return [Figure("pressaudit", part, what, value, posts) for what, value in values.items()]


def built(pages: Path, out: Path, workers: int) -> tuple[int, dict[str, float]]:
    """Return how many posts a build has, its seconds, its processor seconds and its memory."""
    command = [sys.executable, __file__, "build", str(pages), str(out), str(workers)]
    start, before = time.perf_counter(), _busy()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, cpu = time.perf_counter() - start, _busy() - before
    posts, memory = done.stdout.split()
    return int(posts), {"seconds": seconds, "cpu": cpu, "MB": float(memory)}


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build_one(pages: str, out: str, workers: str) -> None:
    """Build, and print the number of posts and the peak of memory in MB."""
    from pressaudit.app.pipeline import build_tables  # noqa: PLC0415

    outcome = build_tables([pages], out, workers=int(workers), update=True)
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(outcome.posts, own + children * (int(workers) if children else 0))


def ratios(figures: list[Figure]) -> list[Figure]:
    """Return processor seconds and memory of each generated archive over those of the smallest."""
    made = [f for f in figures if f.part.startswith("generated")]
    out = []
    for measure in ("cpu", "MB"):
        small, *others = [f for f in made if f.measure == measure]
        for one in others:
            part = f"{one.n} over {small.n} posts"
            name = f"{measure} ratio"
            out.append(Figure("pressaudit", part, name, one.value / small.value, one.n))
    return out


def plot(figures: list[Figure], path: Path) -> None:
    """Draw processor seconds and memory by posts, beside lines that grow like the posts."""
    figure, axes = plt.subplots(1, 2, figsize=(8, 3.4), layout="constrained")
    for axis, measure, name in zip(axes, ("cpu", "MB"), ("processor seconds", "MB"), strict=True):
        met = [f for f in figures if f.measure == measure and f.part.startswith("generated")]
        axis.loglog([f.n for f in met], [f.value for f in met], "o-", label="measured")
        linear = [met[0].value * f.n / met[0].n for f in met]
        axis.loglog([f.n for f in met], linear, ":", color="0.5", label="as the posts")
        axis.set(xlabel="posts", ylabel=name)
        axis.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        build_one(*sys.argv[2:])
    else:
        main()
