"""Stretches of a text that do not overlap, to be asked what lies where."""

from bisect import bisect_right
from collections.abc import Iterable


class Intervals:
    """Stretches (start, end), end exclusive, of which none overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]):
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def over(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the last stretch that shares a character with text[start:end], or None.

        >>> Intervals([(0, 4), (6, 9)]).over(3, 6), Intervals([(0, 4)]).over(4, 6)
        ((0, 4), None)
        """
        at = bisect_right(self._starts, end - 1) - 1
        return self._spans[at] if at >= 0 and self._spans[at][1] > start else None
