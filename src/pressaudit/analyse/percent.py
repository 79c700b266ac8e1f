"""Shares as readers see them: rounded once, and never to all or nothing where it is not."""


def percent(share: float) -> str:
    """Return a share (0 to 1) in whole per cent; "> 99 %" and "< 1 %" near the ends."""
    if 0.995 <= share < 1:
        return "> 99 %"
    if 0 < share < 0.005:
        return "< 1 %"
    return f"{share:.0%}"
