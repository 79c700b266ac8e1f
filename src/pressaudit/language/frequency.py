"""How frequent a word is in general English."""

from functools import cache
from math import log10


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415  (it takes half a second to load)

    found: dict[str, float] = get_frequency_dict("en", "large")
    return found


def zipf(word: str) -> float:
    """Return the frequency of ``word`` on the Zipf scale (log10 per thousand million words).

    0 when it is unknown. Source: wordfreq's large list (Speer 2022).
    """
    frequency = _frequencies().get(word.lower(), 0.0)
    return log10(frequency * 1e9) if frequency else 0.0


def is_known(word: str) -> bool:
    """Whether the list has ``word`` at all."""
    return word.lower() in _frequencies()


def is_common(word: str, least: float) -> bool:
    """Whether ``word`` has at least the frequency ``least``, on the Zipf scale."""
    return zipf(word) >= least
