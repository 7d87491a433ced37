"""Sums as an article would have done them: what the printed numbers give, and whether that is what it says."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from itx_nlp.knowledge.precision import Limits, cut_from
from itx_nlp.knowledge.statements import Statement


class Result(NamedTuple):
    """What the levels give exactly, and between which values their rounding lets it lie."""

    expected: float
    limits: Limits


def difference(current: Statement, base: Statement, direction: int = 1) -> Result:
    """Give the current level less the base, with the sign of a change that goes in `direction`."""
    a, b = current.limits, base.limits
    low, high = sorted(((a.low - b.high) * direction, (a.high - b.low) * direction))
    return Result(_clean((current.value - base.value) * direction), Limits(low, high))


def growth(current: Statement, base: Statement, direction: int = 1) -> Result | None:
    """Give the growth from base to current in per cent; None from nothing."""
    a, b = current.limits, base.limits
    if b.low <= 0:
        return None
    low, high = sorted(((a.low / b.high - 1) * 100 * direction, (a.high / b.low - 1) * 100 * direction))
    return Result(_clean((current.value / base.value - 1) * 100 * direction), Limits(low, high))


def by_the_year(whole: Result, years: int) -> Result:
    """Give the growth a year that comes to a growth over several."""
    low, expected, high = (((1 + value / 100) ** (1 / years) - 1) * 100 for value in
                           (whole.limits.low, whole.expected, whole.limits.high))  # fmt: skip
    return Result(_clean(expected), Limits(low, high))


def growth_by(current: Statement, change: Statement, direction: int) -> Result | None:
    """Give the growth in per cent of a level that is stated with the size of its change."""
    a, c = current.limits, change.limits
    base = current.value - change.value * direction
    edges = [
        (level / (level - size * direction) - 1) * 100 * direction
        for level in a
        for size in c
        if level - size * direction > 0
    ]
    if base <= 0 or len(edges) < 4:
        return None
    return Result(_clean((current.value / base - 1) * 100 * direction), Limits(min(edges), max(edges)))


def ratio(part: Statement, whole: Statement, factor: float) -> Result | None:
    """Give part over whole, times 100 for per cent; None where the whole may be nothing."""
    a, b = part.limits, whole.limits
    if b.low <= 0:
        return None
    return Result(_clean(part.value / whole.value * factor), Limits(a.low / b.high * factor, a.high / b.low * factor))


def total(parts: Sequence[Statement]) -> Result:
    """Give the sum of the parts."""
    low, high = sum([part.limits.low for part in parts]), sum([part.limits.high for part in parts])
    return Result(_clean(math.fsum([part.value for part in parts])), Limits(low, high))


def reach(stated: Statement) -> Limits:
    """Give the results that a stated number may stand for, where the rounding of the levels makes a tenth or less.

    It is asked before the limits of a result are reckoned and the words around it are read.
    """
    low, high = stated.limits
    if low <= 0 or stated.bound not in "=~":
        return Limits(-math.inf, math.inf)
    return Limits(low / 1.1, (2 * high - low) / 0.9)  # the last digits may have been cut off, too


def verdict(result: Result, stated: Statement, least: int = 0) -> str:
    """Say whether the stated number is what its levels give.

    Args:
        result: what they give.
        stated: the number in the text.
        least: decimals it must have to be taken for one whose last digits were cut off.
    Returns:
        "consistent": equal as printed, or within a stated bound; "rounded": equal for some values that are printed like
        this; "inconsistent": for none.
    """
    value, allowed = stated.value, stated.limits
    if stated.bound in (">", ">="):
        return "consistent" if result.limits.high >= value and result.expected <= value * 1.35 else "inconsistent"
    if stated.bound in ("<", "<="):
        return "consistent" if result.limits.low <= value and result.expected >= value * 0.65 else "inconsistent"
    close = math.isclose(result.expected, value, rel_tol=2e-3)
    # A third is written as 0.3333: four digits are all there are.
    if close and (math.isclose(result.expected, value, rel_tol=1e-6) or not any(c.isdigit() for c in stated.text)):
        return "consistent"
    if allowed.meets(result.limits):
        return "rounded"
    return "rounded" if cut_from(result.expected, stated.text, value, least) else "inconsistent"


def _clean(value: float) -> float:
    """Take away what binary fractions add in the last digits."""
    return float(f"{value:.12g}")
