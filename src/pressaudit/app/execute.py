"""Executes notebooks, two at a time, and leaves no kernel behind whatever happens."""

import asyncio
import os
import signal
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from tqdm import tqdm

WIDGET = "application/vnd.jupyter.widget-view+json"
AT_ONCE = 2
"""Notebooks that run at the same time: each keeps a core busy."""
LONGEST_CELL = 3600
"""Seconds that a cell may take: the slowest took 9 on an archive of 300 posts."""
PATIENCE = 1.5
"""Seconds within which all kernels are ended after an interruption."""


class NotebookError(Exception):
    """A cell failed: names the notebook and repeats the error."""


class Runs:
    """Notebooks that are being run, each with a kernel of its own, so that all can be ended."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(os.environ) | dict(environment)
        self._clients: list[NotebookClient] = []
        self._ended = False

    def execute(self, path: Path, workdir: Path) -> nbformat.NotebookNode:
        """Return the notebook at ``path`` as executed in ``workdir``, free of run-time traces.

        Raises
        ------
        NotebookError
            If a cell fails.
        """
        notebook = nbformat.read(path, as_version=4)
        # The kernel of this interpreter, whatever kernels are registered under its name.
        specs = KernelSpecManager(kernel_dirs=[])
        client = NotebookClient(
            notebook,
            km=AsyncKernelManager(kernel_spec_manager=specs, kernel_name="python3"),
            timeout=LONGEST_CELL,
            # The kernel talks to this machine only: its warning of open sockets is no news.
            extra_arguments=["--log-level=ERROR"],
            record_timing=False,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(workdir)}},
        )
        self._clients.append(client)
        if self._ended:
            raise NotebookError(f"{path.name}: not run")
        try:
            client.execute(env=self._environment, cleanup_kc=True)
        except CellExecutionError as error:
            raise NotebookError(f"{path.name}: a cell failed.\n{error}") from error
        finally:
            self._clients.remove(client)
        return tidy(notebook)

    def end(self, running: Sequence[Future[Any]]) -> None:
        """Kill every kernel, those included that are just being started."""
        self._ended = True
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for client in list(self._clients):
                provisioner = getattr(client.km, "provisioner", None)
                process = getattr(provisioner, "process", None)
                if process is not None and process.poll() is None:
                    _kill(process.pid)
                    _give_up(client)
            if all(future.done() for future in running):
                return
            wait(running, timeout=0.05)


def _give_up(client: NotebookClient) -> None:
    """Let a client know at once that its kernel is gone; it would look only every second."""
    reply = getattr(client, "task_poll_for_reply", None)
    if reply is None:
        return
    loop = reply.get_loop()

    def cancel() -> None:
        for task in asyncio.all_tasks(loop):
            if getattr(task.get_coro(), "__name__", "") == "_async_poll_kernel_alive":
                task.cancel()
        reply.cancel()

    with suppress(RuntimeError):  # its loop has ended by itself
        loop.call_soon_threadsafe(cancel)


def _kill(process: int) -> None:
    """Kill a kernel and what it started; each kernel leads a group of its own."""
    try:
        os.killpg(process, signal.SIGKILL)
    except (AttributeError, ProcessLookupError):
        os.kill(process, signal.SIGTERM)


def tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop what differs from machine to machine."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        for key in ("execution", "mystnb"):
            cell.metadata.pop(key, None)
        if "outputs" in cell:
            cell.outputs = [o for o in cell.outputs if WIDGET not in o.get("data", {})]
    return notebook


def before_saving(model: dict[str, Any], **_: object) -> None:
    """Tidy a notebook that JupyterLab saves: Run All leaves a checkout as it was (`make lab`)."""
    if model["type"] == "notebook" and model["content"]:
        model["content"] = tidy(nbformat.from_dict(model["content"]))


def run_all(
    paths: Sequence[Path],
    target: Path,
    workdir: Path,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Execute ``paths`` in ``workdir`` and write them into ``target``; all of them, or none.

    Raises
    ------
    NotebookError
        If a cell fails; the others are ended.
    """
    runs, pool = Runs(environment or {}), ThreadPoolExecutor(AT_ONCE)
    running = {pool.submit(runs.execute, path, workdir): path for path in paths}
    done: dict[Path, nbformat.NotebookNode] = {}
    try:
        bar = tqdm(as_completed(running), total=len(paths), desc="notebooks", unit="", disable=None)
        for future in bar:
            done[running[future]] = future.result()
            bar.set_postfix_str(f"{running[future].stem} is done")
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        runs.end(list(running))
        raise
    pool.shutdown()
    for path, notebook in done.items():
        nbformat.write(notebook, target / path.name)
