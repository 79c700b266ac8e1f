"""Run one system on texts in a process of its own: ``worker.py SYSTEM TEXTS RESULT RUNS``."""

import json
import sys
import time
from pathlib import Path

from systems import SYSTEMS

WARM = ["“It works,” Ann Ode said."]


def main(system: str, source: Path, target: Path, runs: int) -> None:
    """Write what ``system`` finds in each text of ``source``, and the processor time it took.

    Importing the system and one text for warming up are no part of the time; the best of ``runs``.
    """
    texts = json.loads(source.read_bytes())
    find = SYSTEMS[system].load()
    find(WARM)
    seconds = []
    found: list[object] = []
    for _ in range(runs):
        start = time.process_time()
        found = list(find(texts))
        seconds.append(time.process_time() - start)
    target.write_text(json.dumps({"seconds": min(seconds), "found": found}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
