"""What the explorers share: controls above a screen that redraws."""

from collections.abc import Callable

import ipywidgets


def explorer(draw: Callable[..., str], *controls: ipywidgets.ValueWidget) -> ipywidgets.VBox:
    """Return controls above a screen with the HTML that ``draw`` gives for their values."""
    screen = ipywidgets.HTML()

    def redraw(_: object = None) -> None:
        screen.value = draw(*(control.value for control in controls))

    for control in controls:
        control.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([*controls, screen])


def message(sentence: str) -> ipywidgets.VBox:
    """Return what stands where there is nothing to choose from."""
    return ipywidgets.VBox([ipywidgets.Label(sentence)])
