"""Figures as SVG: text that can be selected, colours that a dark page may change, same bytes."""

import html
import io
import re

import matplotlib as mpl
from matplotlib.figure import Figure

from pressaudit.figures.base import FAINT, INK, MUTED, PALETTE, PAPER, Chart, style

SVG = "image/svg+xml"
FONTS = "'DejaVu Sans', Verdana, Arial, sans-serif"
"""Fonts as wide as the one that labels were placed by, or narrower; readers have one of them."""
NAMES = {"ink": INK, "muted": MUTED, "faint": FAINT, "paper": PAPER} | {
    f"colour-{n}": colour for n, colour in enumerate(PALETTE)
}
"""Names of the colours as properties of a style sheet (``--pressaudit-ink``)."""
_VARIABLES = {
    colour.lower(): f"var(--pressaudit-{name}, {colour})" for name, colour in NAMES.items()
}
_NOISE = re.compile(
    r"\s*<metadata>.*?</metadata>|<!--.*?-->|<defs>\s*<style.*?</style>\s*</defs>"
    r'| id="[a-zA-Z0-9.]+_\d+"| xmlns:xlink="[^"]*"|(?<=\n)[ \t]+',
    re.S,
)


def svg(figure: Figure, salt: str, alt: str) -> str:
    """Return a figure as an element for a page; ``salt`` keeps its identifiers its own."""
    out = io.StringIO()
    with style(), mpl.rc_context({"svg.hashsalt": salt}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    text = _NOISE.sub("", text[text.index("<svg") :]).replace("xlink:href", "href")
    text = re.sub(r"#[0-9a-f]{6}\b", lambda found: _VARIABLES.get(found[0], found[0]), text)
    text = text.replace("'DejaVu Sans', sans-serif", FONTS).replace("'DejaVu Sans'", FONTS)
    label = html.escape(" ".join(alt.split()))
    paper = f"background: var(--pressaudit-paper, {PAPER})"
    return text.replace("<svg", f'<svg role="img" aria-label="{label}" style="{paper}"', 1).strip()


def both(chart: Chart) -> tuple[str, str]:
    """Return a chart for a desk and for a phone."""
    phone = chart.phone or chart.figure
    return svg(chart.figure, chart.name, chart.alt), svg(phone, f"{chart.name}-phone", chart.alt)
