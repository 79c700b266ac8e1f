"""The one error of this floor: a capture that cannot be used, said so that a person can act."""

from typing import Self


class CaptureError(ValueError):
    """A capture that gives no articles.

    Attributes
    ----------
    name
        The capture's name as the user gave it.
    line
        1-based line where reading stopped, 1 when the whole file is at fault.
    what
        What is wrong, in one clause.
    cause
        Why that is so, as far as the bytes tell.
    remedy
        What to do about it.
    """

    def __init__(self, name: str, line: int, what: str, cause: str, remedy: str) -> None:
        self.name = name
        self.line = line
        self.what = what
        self.cause = cause
        self.remedy = remedy
        super().__init__(f"{name}, line {line}: {what}. Cause: {cause}. Remedy: {remedy}.")

    def __reduce__(self) -> tuple[type[Self], tuple[str, int, str, str, str]]:
        """Return how to make it again in another process: by its parts, not by its message."""
        return type(self), (self.name, self.line, self.what, self.cause, self.remedy)

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message says all that helps, a traceback nothing."""
        return [str(self)]
