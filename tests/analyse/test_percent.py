"""Shares as readers see them."""

import pytest

from pressaudit.analyse.percent import percent


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "0%"), (0.004, "< 1 %"), (0.5, "50%"), (0.9949, "99%"), (0.997, "> 99 %"), (1, "100%")],
)
def test_only_all_is_a_hundred_per_cent(share, shown):
    assert percent(share) == shown
