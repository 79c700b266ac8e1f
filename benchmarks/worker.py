"""Run one system in a process of its own: ``worker.py BENCHMARK SYSTEM GIVEN RESULT RUNS``.

BENCHMARK is a folder whose ``systems.py`` has ``SYSTEMS``, ``WARM`` (what each system is given
once before the time runs) and ``apply`` (how a system is called). It needs nothing but a Python.
"""

import importlib
import json
import re
import resource
import sys
import time
from pathlib import Path


def main(system: str, source: Path, target: Path, runs: int) -> None:
    """Write what ``system`` finds in ``source``, the best of its times and its memory.

    ``cpu`` is processor time of all threads, which a busy machine spoils less; memory is the peak
    of the process, in MB.
    """
    systems = importlib.import_module("systems")
    given = json.loads(source.read_bytes())
    find = systems.SYSTEMS[system].load()
    systems.apply(find, systems.WARM)
    seconds, cpu, found = [], [], None
    for _ in range(runs):
        start, busy = time.perf_counter(), time.process_time()
        found = systems.apply(find, given)
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - busy)
    result = {"seconds": min(seconds), "cpu": min(cpu), "memory": peak(), "found": found}
    target.write_text(json.dumps(result), encoding="utf-8")


def peak() -> float:
    """Return the peak of the process's memory in MB; the kernel's own figure where it has one."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1024
    # Elsewhere; may count what the parent held when this process was started.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    main(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
