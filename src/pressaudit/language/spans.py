"""Sets of half-open intervals: union, intersection, difference, size.

An interval is ``(start, end)`` with ``start <= end``; a set is any iterable of them, in any order,
overlapping or not. What comes out is sorted and does not overlap.
"""

from collections.abc import Iterable

Span = tuple[int, int]


def union(spans: Iterable[Span]) -> list[Span]:
    """Return what ``spans`` cover; those that touch are joined.

    >>> union([(4, 6), (0, 2), (2, 3)])
    [(0, 3), (4, 6)]
    """
    out: list[Span] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def intersection(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """Return what both sets cover.

    >>> intersection([(0, 5), (8, 9)], [(3, 10)])
    [(3, 5), (8, 9)]
    """
    left, right = union(one), union(other)
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        start, end = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if start < end:
            out.append((start, end))
        if left[i][1] <= right[j][1]:
            i += 1
        else:
            j += 1
    return out


def difference(one: Iterable[Span], other: Iterable[Span]) -> list[Span]:
    """Return what ``one`` covers and ``other`` does not.

    >>> difference([(0, 10)], [(2, 3), (8, 12)])
    [(0, 2), (3, 8)]
    """
    out, holes, n = [], union(other), 0
    for start, end in union(one):
        at = start
        while n < len(holes) and holes[n][1] <= at:
            n += 1
        k = n
        while k < len(holes) and holes[k][0] < end:
            if at < holes[k][0]:
                out.append((at, holes[k][0]))
            at = max(at, holes[k][1])
            k += 1
        if at < end:
            out.append((at, end))
    return out


def size(spans: Iterable[Span]) -> int:
    """Return how much ``spans`` cover, what they share counted once.

    >>> size([(0, 2), (1, 4)])
    4
    """
    return sum(end - start for start, end in union(spans))


def overlap(one: Span, other: Span) -> int:
    """Return how much two intervals share.

    >>> overlap((0, 5), (3, 9))
    2
    """
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def share(span: Span, spans: Iterable[Span]) -> float:
    """Return the share of ``span`` that lies in ``spans``, 0 to 1; 0 for an empty one.

    >>> share((0, 10), [(5, 20)])
    0.5
    """
    start, end = span
    return size(intersection([span], spans)) / (end - start) if end > start else 0.0
