"""Changes of rates: in percentage points between two of them, or in per cent from one to the other."""

import re
from collections.abc import Iterator
from itertools import combinations

from itx_nlp.knowledge.arithmetic import Result, difference, growth, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made, together
from itx_nlp.knowledge.precision import Limits, printed
from itx_nlp.knowledge.sized import THAN
from itx_nlp.knowledge.statements import Statement

# What stands behind these words is what a level came from, whatever its period was read as.
_CAME_FROM = re.compile(r"\b(?:from|against|compared (?:with|to)|versus)\s+(?:(?!(?:to|and)\b)[a-z'’]+\s+){0,5}$", re.I)


def is_of_rates(stated: Statement, near: list[Statement]) -> bool:
    """Say whether a change in points is one of a rate: "It was 51 per cent, so it has dropped by 17 points"."""
    rates = sum(1 for s in near if s.unit == "percent" and s.metric.key == stated.metric.key)
    return rates > 1 and not any(s.unit == "point" or s.figure_kind == "number" for s in near)


def in_points(passage: Passage, stated: Statement, near: list[Statement], direction: int) -> Iterator[Found]:
    """Find the two rates of one thing that lie so many points apart: "cut to 11 per cent from 22"."""
    rates = [s for s in (*near, *passage.levels) if s.unit == "percent" and s.metric.key == stated.metric.key]
    rates = list(dict.fromkeys(s for s in rates if s.entity == stated.entity))
    for one, other in combinations(rates, 2):
        base, current = sorted((one, other), key=lambda s: s.value * direction)
        result = difference(current, base, direction)
        if stated.unit == "basis point":
            result = _times(result, 100)
        says = verdict(result, stated)
        far = printed(stated.text, stated.value) < 2 and not together(stated, current, base)
        if one.value == other.value or says != "consistent" or far:
            continue
        if one.kind != other.kind and not together(stated, one, other):
            continue
        rank = distance(stated, current, base)
        yield made(rank, "difference", stated, (current, base), result, says, f"{current.text} - {base.text}")


def of_rates(passage: Passage, stated: Statement, near: list[Statement], direction: int) -> Iterator[Found]:
    """Find two rates that lie so far apart in per cent: "it falls from 20.2 to 9.7 per cent, a 52 per cent drop"."""
    if printed(stated.text, stated.value) < 2:
        return
    rates = [s for s in near if s.unit == "percent" and s.sentence <= stated.sentence and s.digits > 1]
    for base in rates:
        if not passage.knows(came_from, base):
            continue
        for current in rates:
            if not together(stated, current) or (current.value - base.value) * direction <= 0 or current is base:
                continue
            if not together(current, base) and current.metric.words.isdisjoint(base.metric.words):
                continue
            result = growth(current, base, direction)
            if (
                result
                and (says := verdict(result, stated, 1)) != "inconsistent"
                and result.limits.width < 0.1 * stated.value
            ):
                rank = (0, 3, says == "rounded", *distance(stated, current, base))
                shown = f"({current.text} - {base.text}) / {base.text}"
                yield made(rank, "growth", stated, (current, base), result, says, shown)


def _times(result: Result, factor: int) -> Result:
    return Result(result.expected * factor, Limits(result.limits.low * factor, result.limits.high * factor))


def came_from(s: Statement) -> bool:
    """Say whether a level is worded as the one that another came from."""
    return not THAN.isdisjoint(s.said) and bool(_CAME_FROM.search(s.before[-70:]))
