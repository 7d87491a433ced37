"""How exactly a number is worded: the values that would have been printed in the same way."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")


class Limits(NamedTuple):
    """The lowest and the highest value that a wording allows."""

    low: float
    high: float

    def meets(self, other: "Limits") -> bool:
        """Say whether some value is allowed by both; an edge shared by both does count."""
        slack = 1e-9 * (abs(self.high) + abs(other.high))
        return self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def width(self) -> float:
        """Give the distance between the two."""
        return self.high - self.low


@lru_cache(maxsize=16384)
def digits(text: str) -> tuple[float, int]:
    """Give the first number as printed and count the digits behind its point; 0 and -1 where it is written in words.

    >>> digits("$2.593 billion"), digits("21%"), digits("a third")
    ((2.593, 3), (21.0, 0), (0.0, -1))
    """
    match = _DIGITS.search(text)
    return (float(match.group().replace(",", "")), len(match.group(1) or "")) if match else (0.0, -1)


@lru_cache(maxsize=65536)
def limits(text: str, value: float, high: float | None = None, bound: str = "=") -> Limits:
    """Give the values that would be rounded to these words.

    Args:
        text: the figure as printed, "$2.59 billion"; its last digit is what was rounded to.
        value: in base units.
        high: the upper end of a range.
        bound: "~" lets the zeros at the end be rounded too ("about 500 firms").
    Returns:
        Half a last digit to each side; a range is what it says. A count in words is exact, a fraction in words within a
        twentieth.

    >>> limits("$2.6 billion", 2.6e9)
    Limits(low=2550000000.0, high=2650000000.0)
    """
    if high is not None:
        return Limits(value, high)
    number, places = digits(text)
    if places < 0:
        half = 0.0 if value == int(value) and bound != "~" else abs(value) / 20
    else:
        scale = abs(value) / number if number else 1.0
        half = 0.5 * 10.0 ** ((_zeros(text) if bound == "~" and not places and number else 0) - places) * scale
    return Limits(value - half, value + half)


def _zeros(text: str) -> int:
    """Count the zeros at the end of the first number as printed."""
    match = _DIGITS.search(text)
    return len(shown := match.group().replace(",", "")) - len(shown.rstrip("0")) if match else 0


def is_cut(fine: str, coarse: str, fine_value: float, coarse_value: float) -> bool:
    """Say whether the coarse number is the fine one with its last decimals cut off instead of rounded.

    >>> is_cut("5.89 per cent", "5.8 per cent", 5.89, 5.8), is_cut("36.5%", "36%", 36.5, 36.0)
    (True, False)
    """
    finer = "." in coarse and _may_be_cut(fine_value, coarse_value) and digits(fine)[1] > digits(coarse)[1]
    return finer and cut_from(fine_value, coarse, coarse_value)


def _may_be_cut(fine: float, coarse: float) -> bool:
    """What is cut off is less than one of the last digit, and that is not nought."""
    return 0.99 * abs(coarse) < abs(fine) < 2.01 * abs(coarse)


def cut_from(fine_value: float, coarse: str, coarse_value: float, least: int = 1) -> bool:
    """Say whether a printed number is an exact value with its last decimals cut off.

    Args:
        least: decimals that it must have, for 36 and 36.5 may well be two counts.
    """
    if not _may_be_cut(fine_value, coarse_value):
        return False
    number, places = digits(coarse)
    if places < least or not number:
        return False
    scale = coarse_value / number
    step = 10.0**places
    return math.isclose(math.floor(fine_value / scale * step + 1e-9) / step * scale, coarse_value, rel_tol=1e-9)


@lru_cache(maxsize=65536)
def significant(value: float) -> int:
    """Count the digits that carry a value, without the zeros at either end.

    >>> significant(2.593e9), significant(300.0)
    (4, 1)
    """
    return len(f"{abs(value):.9e}".split("e")[0].replace(".", "").rstrip("0")) or 1


@lru_cache(maxsize=65536)
def printed(text: str, value: float) -> int:
    """Count the digits that carry a value, with the zeros that are printed behind its point.

    >>> printed("0.10", 0.1), printed("$300 million", 3e8)
    (2, 1)
    """
    match = _DIGITS.search(text)
    if not match or not match.group(1):
        return significant(value)
    return len(match.group().replace(",", "").replace(".", "").lstrip("0"))


def spoken(value: float) -> str:
    """Write a number as newspapers do.

    >>> spoken(2.593e9), spoken(21.4520), spoken(-641894.0)
    ('2.593 billion', '21.452', '-641,894')
    """
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= scale:
            return f"{value / scale:,.6g}{word}"
    return f"{value:,.0f}" if abs(value) >= 1000 and value == int(value) else f"{value:,.6g}"
