"""What stands where there is nothing to draw."""

import pandas as pd

from pressaudit.figures.base import MUTED, Chart, new_figure, style


def nothing(name: str, sentence: str, data: pd.DataFrame) -> Chart:
    """Return a chart that says in a plain sentence why it is empty."""
    with style():
        figure = new_figure(8, 0.9)
        figure.text(0.01, 0.5, sentence, color=MUTED, va="center", fontsize=11)
    return Chart(name, figure, data, sentence)


def left_out(shown: int, of: int, what: str) -> str:
    """Say that not all of something is drawn; '' when it is."""
    return "" if shown >= of else f"{shown} of {of} {what} drawn"


def cut(text: str, size: int = 30) -> str:
    """Shorten a name for a label."""
    return text if len(text) <= size else f"{text[: size - 1].rstrip()}…"
