"""What can be seen of a chart, on a desk and on a phone."""

from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text

from pressaudit.figures.base import PAGE, PHONE, Chart, seen, style

HIGHEST = 22
"""Inches of a figure on a desk; a phone's may be half as high again."""


def forms(chart: Chart) -> dict[str, Figure]:
    assert chart.phone is not None
    return {"desk": chart.figure, "phone": chart.phone}


def faults(chart: Chart) -> list[tuple[str, str, str]]:
    """Labels that leave the canvas or meet a legend, and figures that are too wide or high."""
    out = []
    for form, figure in forms(chart).items():
        with style():
            texts = seen(figure)
        width, height = figure.get_size_inches()
        if width != (PAGE if form == "desk" else PHONE).width or height > HIGHEST * (
            1 + (form == "phone") / 2
        ):
            out.append((form, "size", f"{width} x {height:.1f}"))
        legends = [found.get_window_extent() for found in figure.findobj(Legend)]
        inside = {id(text) for found in figure.findobj(Legend) for text in found.findobj(Text)}
        canvas = figure.bbox.padded(1.5)
        for text in texts:
            box, words = text.get_window_extent(), text.get_text()
            if not (
                canvas.x0 <= box.x0 and box.x1 <= canvas.x1 and canvas.y0 <= box.y0
                and box.y1 <= canvas.y1
            ):  # fmt: skip
                out.append((form, "canvas", words))
            if id(text) not in inside and any(box.overlaps(legend) for legend in legends):
                out.append((form, "legend", words))
    return out
