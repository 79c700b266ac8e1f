"""Run one system on one archive in a process of its own: ``worker.py SYSTEM TEXTS RESULT``."""

import json
import re
import resource
import sys
import time
from pathlib import Path

from systems import SYSTEMS


def main(system: str, source: Path, target: Path) -> None:
    """Write the spans that ``system`` finds in the texts of ``source``, with time and memory.

    Importing the system is no part of the time. Times are by the clock and in processor seconds
    of all threads, which a busy machine spoils less; memory is the peak of the process, in MB.
    """
    texts = json.loads(source.read_bytes())
    find = SYSTEMS[system].load()
    start, busy = time.perf_counter(), time.process_time()
    spans = find(texts)
    result = {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - busy,
        "memory": _peak(),
        "spans": spans,
    }
    target.write_text(json.dumps(result))


def _peak() -> float:
    """Return the peak of the process's memory in MB; the kernel's own figure where it has one."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    # Elsewhere; may count what the parent held when this process was started.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
