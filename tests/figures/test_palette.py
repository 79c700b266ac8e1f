"""The palette holds for colour-blind eyes, on white paper, and never stands alone."""

from itertools import combinations

import numpy as np
import pytest
from colorspacious import cspace_converter
from matplotlib.colors import to_rgb

from pressaudit.figures.base import INK, MARKERS, MUTED, PALETTE, PAPER, colour_of
from pressaudit.figures.chains import COLOURS, LONE

NEAREST = 8.0
"""CAM02-UCS distance that colours keep at least; two of 1 are told apart side by side."""


def seen(colours: tuple[str, ...], deficiency: str) -> np.ndarray:
    """The colours as CAM02-UCS, for an eye of Machado, Oliveira and Fernandes (2009)."""
    rgb = np.array([to_rgb(c) for c in colours])
    if deficiency != "none":
        space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
        rgb = np.clip(cspace_converter(space, "sRGB1")(rgb), 0, 1)
    return cspace_converter("sRGB1", "CAM02-UCS")(rgb)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot([0.2126, 0.7152, 0.0722], channels))


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("deficiency", ["none", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_colours_are_told_apart(deficiency: str) -> None:
    points = seen(PALETTE, deficiency)
    near = {
        (PALETTE[i], PALETTE[j]): round(float(np.linalg.norm(points[i] - points[j])), 1)
        for i, j in combinations(range(len(PALETTE)), 2)
    }
    assert {pair: d for pair, d in near.items() if d < NEAREST} == {}


@pytest.mark.parametrize("colour", [INK, MUTED])
def test_text_is_read_on_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("colour", PALETTE)
def test_marks_stand_out_from_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 2.2


@pytest.mark.parametrize("colour", [*COLOURS, LONE])
def test_lines_of_the_chains_have_the_contrast_of_graphics(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3.0


def test_in_grey_print_the_shapes_still_differ() -> None:
    given = colour_of([f"outlet {n}" for n in range(len(PALETTE))])
    assert len({marker for _, marker in given.values()}) == len(PALETTE)
    assert len(set(MARKERS)) == len(MARKERS)
