"""Independent work on every core: in order, with few parts in memory, and no process left behind.

Work is a module's function of one argument; what it gives is the same with any number of workers.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Self, TypeVar

_AHEAD = 3
"""Parts per worker that are under way or done and not yet asked for: what bounds the memory."""

A = TypeVar("A")
B = TypeVar("B")


class Workers:
    """So many processes; with one, all is done in this one.

    Use it as a context: when that is left by an exception, Ctrl-C among them, what is under way is
    stopped at once. Processes are copies of this one where it has one thread only, else they
    begin anew.
    """

    def __init__(self, count: int = 1) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None
        self._before = set(multiprocessing.active_children())

    def __enter__(self) -> Self:
        if self.count > 1:
            # A copy of a process with several threads may wait for ever for one that it lacks.
            plain = sys.platform == "linux" and threading.active_count() == 1
            context = multiprocessing.get_context("fork" if plain else "spawn")
            self._pool = ProcessPoolExecutor(self.count, context, _begin)
            self._pool.submit(os.getpid).result()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._pool is None:
            return
        if kind is not None:
            for child in set(multiprocessing.active_children()) - self._before:
                child.terminate()
        self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[A], B], parts: Iterable[A]) -> Iterator[B]:
        """Yield what ``work`` gives for each part, in their order.

        Raises
        ------
        MemoryError
            If a worker was killed, which the system does when memory ends.
        """
        if self._pool is None:
            yield from map(work, parts)
            return
        waiting = iter(parts)
        under_way: deque[Future[B]] = deque()
        try:
            for part in islice(waiting, _AHEAD * self.count):
                under_way.append(self._pool.submit(work, part))
            while under_way:
                done = under_way.popleft().result()
                for part in islice(waiting, 1):
                    under_way.append(self._pool.submit(work, part))
                yield done
        except BrokenProcessPool as error:
            raise MemoryError("a worker was killed") from error


def _begin() -> None:
    """Leave Ctrl-C to the process that began this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def available() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
