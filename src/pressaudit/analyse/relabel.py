"""What headline figures are when labels are wrong as often as they were measured to be.

Rates of error were measured by hand on other posts. Labels are drawn anew many times, wrong as
often as there, and each figure is computed from each draw: the middle 95 % of these is the range
that errors of the rules alone leave.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import brentq

from pressaudit.analyse.resampling import Array, ends, wilson
from pressaudit.analyse.schema import frame
from pressaudit.analyse.sources.said import is_nobody
from pressaudit.analyse.sources.voices import effective_number
from pressaudit.analyse.timeline.mentions import HISTORY

DRAWS, SEED = 200, 20180921
NORMAL = 1.959964
"""The quantile that the measured intervals were made with."""
SPEAKERS, DAYS, REUSE = "speakers", "intervals", "reuse between posts"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that came out right, and of how many observations it is worth."""

    value: float
    size: float

    @classmethod
    def of(cls, value: float, low: float, high: float) -> "Rate":
        """Return the rate with such an interval after Wilson."""

        def wider(size: float) -> float:
            ends = wilson(value, size, NORMAL)
            return float(ends[1] - ends[0]) - (high - low)

        few, many = 0.5, 1e7
        if wider(few) <= 0 or wider(many) >= 0:
            return cls(value, few if wider(few) <= 0 else many)
        return cls(value, float(brentq(wider, few, many)))

    def drawn(self, random: np.random.Generator) -> float:
        """Return a rate that may stand behind the measured one (Jeffreys' posterior)."""
        right = self.value * self.size
        return float(random.beta(right + 0.5, self.size - right + 0.5))


def label_error(
    said: pd.DataFrame,
    pointing: pd.DataFrame,
    shared: float,
    largest: str,
    rates: Mapping[str, Mapping[str, Rate]],
) -> pd.DataFrame:
    """Return each headline figure with the range that the measured errors leave.

    A quotation (an utterance, wherever it is repeated) that is given to the wrong one belongs to
    another voice of its post, to nobody named, or to somebody whom the tables do not have, each as
    likely; a time that is wrong has the period of another one; shared text is divided by what is
    found and multiplied with what is right. Forms of a name are taken from the page: no rate of
    error was measured for them.

    Parameters
    ----------
    shared
        Share of the text that stands in another post.
    largest
        The largest named voice.
    rates
        For each type of annotation the rates by measure (accuracy, precision, recall).
    """
    rows = []
    if SPEAKERS in rates and len(said):
        rate = rates[SPEAKERS]["accuracy"]
        drawn = np.array(list(_voices(said, largest, rate)))
        plain = _counted(said["origin"], said["words"], largest)
        names = {"largest": f"quoted words of {largest}", "voices": "voices",
                 "effective": "voices of equal size"}  # fmt: skip
        for n, pair in enumerate(names.items()):
            if n or largest:
                rows.append((*pair, plain[n], drawn[:, n], SPEAKERS, rate))
    if DAYS in rates and len(pointing):
        rate, random = rates[DAYS]["accuracy"], np.random.default_rng(SEED)
        old = (pointing["period"] == HISTORY).to_numpy()
        drawn = np.array([_periods(old, rate, random) for _ in range(DRAWS)])
        rows.append(("old", "times more than a year back", float(old.mean()), drawn, DAYS, rate))
    if REUSE in rates and shared:
        precision, recall = rates[REUSE]["precision"], rates[REUSE]["recall"]
        random = np.random.default_rng(SEED)
        drawn = np.array(
            [shared * precision.drawn(random) / recall.drawn(random) for _ in range(DRAWS)]
        )
        rows.append(("shared", "text that stands in another post", shared, drawn, REUSE, recall))
    return frame(
        "label_error",
        [
            (key, name, plain, *map(float, ends(drawn)), kind, rate.value, round(rate.size))
            for key, name, plain, drawn, kind, rate in rows
        ],
    )


def _counted(origins: "pd.Series[str]", words: "pd.Series[float]", largest: str) -> Array:
    """Return the share of the largest voice, how many there are, and their effective number."""
    sizes = words.groupby(origins).sum()
    share = float(sizes.get(largest, 0.0)) / max(float(sizes.sum()), 1.0)
    return np.array([share, len(sizes), effective_number(sizes.tolist())])


def _voices(said: pd.DataFrame, largest: str, rate: Rate) -> Iterator[Array]:
    """Yield the three figures of voices with labels drawn anew."""
    random = np.random.default_rng(SEED)
    own = said["utterance_id"].where(said["utterance_id"] != "", said.index.astype(str))
    utterance, _ = pd.factorize(own)
    others = said.groupby("article_id")["origin"].agg(lambda names: sorted(set(names)))
    origins, posts = said["origin"].tolist(), said["article_id"].tolist()
    for _ in range(DRAWS):
        wrong = random.random(utterance.max() + 1) > rate.drawn(random)
        given: dict[int, str] = {}
        labels = list(origins)
        for row in np.flatnonzero(wrong[utterance]):
            key = int(utterance[row])
            if key not in given:
                left = [name for name in others[posts[row]] if name != origins[row]]
                nobody = [] if is_nobody(origins[row]) else [f"unattributed ({posts[row]})"]
                choice = [*left, *nobody, f"somebody else ({key})"]
                given[key] = choice[int(random.integers(len(choice)))]
            labels[row] = given[key]
        yield _counted(pd.Series(labels, said.index), said["words"], largest)


def _periods(old: Array, rate: Rate, random: np.random.Generator) -> float:
    """Return the share of history with periods drawn anew."""
    wrong = random.random(len(old)) > rate.drawn(random)
    return float(np.where(wrong, random.permutation(old), old).mean())
