"""Where the files are that the program needs beside its code: notebooks, pages, what was measured.

In a checkout they stand where they are edited; a wheel carries copies of them (pyproject.toml,
``force-include``). Both have the same folders: notebooks, docs, data/sample, benchmarks/results.
"""

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[3]
_IN_WHEEL = Path(__file__).resolve().parents[1] / "share"

IN_CHECKOUT = (_CHECKOUT / "notebooks").is_dir() and (_CHECKOUT / "pyproject.toml").is_file()
"""Whether the program runs from a checkout of the project."""

HOME = _CHECKOUT if IN_CHECKOUT else _IN_WHEEL
"""The folder that has them."""
