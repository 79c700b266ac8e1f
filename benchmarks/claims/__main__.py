"""Planted changes of claims: found, and right among what is given, by kind, candidates apart.

python benchmarks/claims [DIR] [--part NAME] [--csv] [-v]
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Gold, Kind, Row, score

from pressaudit.evaluate.harness import Figure, parser, write

CLAIMS = Path(__file__).parents[2] / "data" / "claims"


def main() -> int:
    options = parser("claims", __doc__, peers=False)
    options.add_argument("folder", nargs="?", type=Path, default=CLAIMS, help="captures and gold/")
    options.add_argument("--part", default="data/claims", help="what the results call the archive")
    options.add_argument("-v", "--verbose", action="store_true", help="list what is wrong")
    given = options.parse_args()
    page = given.folder / "claims.html"
    if not page.is_file():
        print(f"{page}: no such file. Write it with python data/claims/make.py", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "pressaudit", "build", str(page), "--out", out]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            return done.returncode
        rows = read(Path(out) / "changes.csv")
    gold = Gold(*(read(given.folder / "gold" / f"{n}.csv") for n in ("versions", "changes")))
    firm = [row for row in rows if row["certainty"] != "low"]
    kinds, missed, wrong = score(gold, firm)
    found = figures(kinds, given.part)
    found += figures(score(gold, rows)[0], f"{given.part}, with candidates")[-2:]
    for figure in found:
        print(f"{figure.part:32}{figure.measure:32}{figure.value:>7.3f}  of {figure.n}")
    if given.verbose:
        print(*(f"missed: {key}" for key in missed), sep="\n")
        for row in wrong:
            sides = (f"{row[f'{s}_article']} ¶{row[f'{s}_paragraph']}" for s in "ab")
            print("wrong:", row["kind"], row["certainty"], *sides, row["detail"])
    if given.csv:
        parts = {figure.part for figure in found}
        keep = lambda row: row["part"] not in parts  # noqa: E731
        write("claims", found, "python benchmarks/claims --csv", keep=keep)
    return 0


def read(path: Path) -> list[Row]:
    """Read a table as rows of strings."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figures(kinds: list[Kind], part: str) -> list[Figure]:
    """Return recall and precision of each kind, and over all."""
    names = ("planted", "found", "rows", "right")
    total = Kind("all kinds", *(sum(getattr(kind, name) for kind in kinds) for name in names))
    out = []
    for kind in (*kinds, total):
        shares = (("recall", kind.found, kind.planted), ("precision", kind.right, kind.rows))
        for name, right, of in shares:
            if of:
                out.append(Figure("pressaudit", part, f"{kind.kind}: {name}", right / of, of))
    return out


if __name__ == "__main__":
    sys.exit(main())
