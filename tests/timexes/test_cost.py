"""Cost grows in proportion to the text, also where it is made of nothing but dates."""

from datetime import date
from time import process_time

import pytest

from pressaudit.timexes import find

PIECES = {
    "open month of a year": "in May of the year ",
    "months": "May June July ",
    "figures": "1984 12 2015 ",
    "days": "on May 4, 2009 and ",
    "sentences": "It sank on May 4. ",
    "numbers": "one hundred and two thousand ",
    "lengths": "two years before ",
    "ranges": "1984-",
    "quotations": "“today” he said on Friday ",
    "one mark": "“today on Friday ",
    "single marks": "‘today’s on Friday ",
    "one word": "x",
    "slashes": "1/2/",
}


def seconds(text: str) -> float:
    runs = []
    for _ in range(4):
        start = process_time()
        find(text, date(2019, 5, 15))
        runs.append(process_time() - start)
    return min(runs)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_one_paragraph_of_a_hundred_thousand_characters(piece):
    half, whole = (seconds(piece * (size // len(piece))) for size in (50_000, 100_000))
    assert whole <= 2.6 * max(half, 0.1)
