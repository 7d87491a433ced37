"""Whether two wordings may stand for one value."""

from itx_nlp.knowledge.precision import is_cut
from itx_nlp.knowledge.statements import Statement


def agree(head: Statement, other: Statement) -> bool:
    """Say whether two statements may give the same value; the head is the more exactly worded one."""
    if other.bound in ("=", "~"):
        return (
            head.value == other.value or overlap(head, other) or is_cut(head.text, other.text, head.value, other.value)
        )
    if head.bound not in ("=", "~"):
        return head.bound == other.bound and head.value == other.value
    return bound_holds(other.bound, other.value, head.value)


def overlap(one: Statement, other: Statement) -> bool:
    """Say whether some value could have been printed in both wordings."""
    (low, high), (least, most) = one.limits, other.limits
    slack = 1e-9 * max(abs(high), abs(most))
    return low < most - slack and least < high - slack


def bound_holds(bound: str, limit: float, value: float) -> bool:
    """Say whether a value keeps a bound and is what the bound speaks of: within a quarter of it.

    >>> bound_holds(">", 3.2e9, 3.22e9), bound_holds(">", 1e9, 3.22e9), bound_holds("<", 3e9, 3.22e9)
    (True, False, False)
    """
    if bound in (">", ">="):
        return limit <= value <= limit / 0.75
    return limit * 0.75 <= value <= limit
