"""What moves day by day: the high and low of a day against the close before, and the days that make up a week.

Both count only if they hold.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from itx_nlp.knowledge.arithmetic import Result, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made, together
from itx_nlp.knowledge.precision import Limits
from itx_nlp.knowledge.sized import is_base
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_AN_END = r"(?:(«tops»)|«bottoms»)\b"
# "the intraday high of 816 points", "as low as 250 points": so far from the close before.
_AS_HIGH_AS = Pattern(rf"\b{_AN_END} (?:of|at|by|as) (?:the |a |an |about )?$", re.I)
# "falling as much as 250 points"
_AS_MUCH_AS = re.compile(r"\bas much as $", re.I)
# "The day's highest index stood at 90,693"
_AN_EXTREME = Pattern(rf"\b{_AN_END}[^.;\d]{{0,45}} $", re.I)
_WEEK = timedelta(days=6)


class _Close(NamedTuple):
    """The close that a day began at: told as such, or what its last level and its change give."""

    value: float
    limits: Limits
    used: tuple[Statement, ...]
    shown: str


def extremes(passage: Passage, stated: Statement) -> Iterable[Found]:
    """Find the high or low of a day, and the close before it, that a number of points lies between."""
    if stated.bound in (">", ">=") or not stated.days or (_AN_EXTREME.words | {"much"}).isdisjoint(stated.said):
        return ()
    return _extremes(passage, stated)


def _extremes(passage: Passage, stated: Statement) -> Iterator[Found]:
    percent = stated.unit == "percent"
    named, rise = _AS_HIGH_AS.search(stated.before[-40:]), stated.change == "increase"
    if not named and not stated.change:
        return
    far = named or _AS_MUCH_AS.search(stated.before[-12:])
    for end, top in _ends(passage, stated):
        if top != (bool(named.group(1)) if named else rise) or end.value < 3 * stated.value:
            continue
        # "It climbed 1,306 points to the intraday high of 119,639"
        if not far and not together(stated, end):
            continue
        if percent and not together(stated, end):
            continue
        for close in _closes(passage, stated, end):
            result = _apart(end, close, 1 if top else -1, percent)
            says = verdict(result, stated)
            if says == "inconsistent" or result.limits.width > 0.2 * abs(result.expected):
                continue
            rank = (0, 2, says == "rounded", *distance(stated, end, *close.used))
            shown = f"({end.text} - {close.shown}) / {close.shown}" if percent else f"{end.text} - {close.shown}"
            rule = "growth" if percent else "difference"
            yield made(rank, rule, stated, (end, *close.used), result, says, shown)


def _ends(passage: Passage, stated: Statement) -> Iterator[tuple[Statement, bool]]:
    """Find the levels of the day that are told as its high or low."""
    for level in passage.levels:
        if _AN_EXTREME.words.isdisjoint(level.said) or not _is_of(level, stated) or level is stated:
            continue
        if level.days == stated.days and (end := _AN_EXTREME.search(level.before[-60:])):
            yield level, bool(end.group(1))


def _is_of(level: Statement, stated: Statement) -> bool:
    """Say whether a level may be one of an index that moves by points, or of a rate."""
    units = (stated.unit, None) if stated.unit != "percent" else ("point", None)
    return level.unit in units and level.high is None and level.digits > 3


def _closes(passage: Passage, stated: Statement, end: Statement) -> Iterator[_Close]:
    """Find the close of the day before, near which the day's high or low must be."""
    for level in passage.levels:
        if not _is_of(level, stated) or not 0.8 * end.value < level.value < 1.25 * end.value:
            continue
        if level is stated or level.value == end.value:
            continue
        if passage.knows(is_base, level):
            yield _Close(level.value, level.limits, (level,), level.text)
            continue
        for size in passage.by_sentence[level.sentence] if level.days == stated.days else ():
            if size.change and size is not stated and size.unit == "point" and size.basis != "week on week":
                way = -1 if size.change == "increase" else 1
                low, high = sorted((size.limits.low * way, size.limits.high * way))
                limits = Limits(level.limits.low + low, level.limits.high + high)
                shown = f"({level.text} {'-' if way < 0 else '+'} {size.text})"
                yield _Close(level.value + way * size.value, limits, (level, size), shown)


def _apart(end: Statement, close: _Close, way: int, percent: bool) -> Result:
    """Reckon how far the high or low of a day is from the close before."""
    edges = [((a / b - 1) * 100 if percent else a - b) * way for a in end.limits for b in close.limits]
    exact = ((end.value / close.value - 1) * 100 if percent else end.value - close.value) * way
    return Result(float(f"{exact:.12g}"), Limits(min(edges), max(edges)))


def weeks(passage: Passage, stated: Statement) -> Iterable[Found]:
    """Find the changes of single days that make the change of a week, or lead from one level to another."""
    if len(passage.moves) < 2 or not stated.days or stated.digits < 3 or stated.bound not in "=~":
        return ()
    if stated.change and stated.unit == "percent":
        return ()
    if stated.change:
        short = 4 <= (stated.days.last - stated.days.first).days <= 6
        return _of_week(passage, stated) if short or stated.basis == "week on week" else ()
    return _of_days(passage, stated) if stated.days.first == stated.days.last and stated.digits > 3 else ()


def _of_week(passage: Passage, stated: Statement) -> Iterator[Found]:
    last = stated.days.last if stated.days else None
    row = [s for s in _moves(passage, stated) if last and s.days and last - _WEEK <= s.days.last <= last]
    if len(row) > 1:
        yield from _found(stated, (), row, -1 if stated.change == "decrease" else 1)


def _of_days(passage: Passage, stated: Statement) -> Iterator[Found]:
    row = [s for s in _moves(passage, stated) if s.days and stated.days and s.days <= stated.days]
    if len(row) < 2 or row[-1].days != stated.days:
        return
    for first in passage.by_metric(stated):
        days = first.days
        if first.digits > 3 and days and days.first == days.last and days.last < row[-2].days.first:  # type: ignore[union-attr]
            between = [s for s in row if s.days and s.days > days]
            if first.unit == stated.unit or None in (first.unit, stated.unit):
                yield from _found(stated, (first,), between, 1)


def _moves(passage: Passage, stated: Statement) -> list[Statement]:
    """Give one change for each day, the first told, or that of the same thing where that is told, too."""
    units = (stated.unit, "point") if stated.unit is None else (stated.unit,)
    found: dict[object, Statement] = {}
    for move in passage.moves:
        alike = move.metric.key == stated.metric.key
        if move.unit not in units or move.entity != stated.entity or not (alike or move.unit == "point"):
            continue
        if move is stated or move.basis == "week on week":
            continue
        if move.days not in found or (alike and found[move.days].metric.key != stated.metric.key):
            found[move.days] = move
    return [found[days] for days in sorted(found)]  # type: ignore[type-var]


def _found(stated: Statement, first: tuple[Statement, ...], row: list[Statement], way: int) -> Iterator[Found]:
    signs = [-way if s.change == "decrease" else way for s in row]
    edges = [sorted((sign * s.limits.low, sign * s.limits.high)) for sign, s in zip(signs, row, strict=True)]
    value = sum(s.value for s in first) + sum(sign * s.value for sign, s in zip(signs, row, strict=True))
    low = sum(s.limits.low for s in first) + sum(edge[0] for edge in edges)
    high = sum(s.limits.high for s in first) + sum(edge[1] for edge in edges)
    result = Result(float(f"{value:.12g}"), Limits(low, high))
    says = verdict(result, stated, 1)
    if says != "inconsistent" and high - low <= 0.05 * abs(value):
        signed = [f"{'-' if sign < 0 else '+'} {s.text}" for sign, s in zip(signs, row, strict=True)]
        shown = " ".join((*(s.text for s in first), *signed)).removeprefix("+ ")
        rank = (0, 2, says == "rounded", *distance(stated, *first, *row))
        yield made(rank, "sum", stated, (*first, *row), result, says, shown)
