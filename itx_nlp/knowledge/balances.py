"""Gaps, deficits and what two amounts leave; an amount by the day beside that by the month. Only what holds counts."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from itx_nlp.knowledge.arithmetic import Result, difference, verdict
from itx_nlp.knowledge.contexts import SPANS, names, words
from itx_nlp.knowledge.passages import Found, Passage, distance, made, together
from itx_nlp.knowledge.precision import Limits
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_BOUND = Pattern(r"\b«increase behind|decrease behind» than\s*$", re.I)
_LEFT = Pattern(r"\b«left over»(?: of)? $", re.I)
_SPANNED = frozenset(SPANS)
_EACH = re.compile(rf"(?: of [a-z-]+(?: [a-z-]+)?)? (?:a|an|per|every|each) ({'|'.join(SPANS)})\b", re.I)
# How many of the shorter go into the longer, at least and at most; by place in SPANS.
_TIMES = {(0, 1): (5, 7), (0, 2): (28, 31), (0, 3): (90, 92), (0, 4): (365, 366), (1, 2): (4, 5), (1, 3): (13, 13),
          (1, 4): (52, 52), (2, 3): (3, 3), (2, 4): (12, 12), (3, 4): (4, 4)}  # fmt: skip


def gaps(passage: Passage, stated: Statement) -> Iterable[Found]:
    """A shortfall or gap, worded as a level: the target less what came in."""
    named = names(listed("gaps"), stated.metric.name)
    return _gaps(passage, stated, named) if named or not _worded().isdisjoint(stated.said) else ()


@cache
def _worded() -> frozenset[str]:
    return listed("gaps") | _LEFT.words


def _gaps(passage: Passage, stated: Statement, named: bool) -> Iterator[Found]:
    if named and names(listed("deficits"), stated.metric.name):
        yield from _balances(passage, stated)
    if not _LEFT.words.isdisjoint(stated.said) and _LEFT.search(stated.before[-30:]):
        yield from _left(passage, stated)
    # What is left may be more than what went out, if one sentence says all three.
    near, value, sentence = passage.alike(stated), stated.value, stated.sentence
    levels = [s for s in near if s.value > value]
    if levels and stated.digits >= 3:
        levels = [s for s in near if s.value > value or (s is not stated and 0 <= sentence - s.sentence < 3)]
    own = [s for s in levels if s.sentence == sentence]
    if len(own) == 2 and own[0].days == own[1].days and named:
        levels = own  # the deficit came to 4 as imports were 9 and exports 5: no other amount is meant
    if len(levels) < 2 or not (named or _is_gap(stated)):
        return
    for one, other in combinations(levels, 2):
        big, small = (one, other) if one.value >= other.value else (other, one)
        beside = together(stated, one) or together(stated, other)
        if big.value == small.value or big.value <= stated.value:
            continue
        apart = not together(stated, one, other)
        if small.value <= stated.value and (
            stated.digits < 3 or (apart and (one.sentence >= sentence or other.sentence >= sentence))
        ):
            continue
        if big.days and small.days and big.days != small.days and not together(stated, one, other):
            continue
        result = difference(big, small)
        says = verdict(result, stated)
        sure = len(own) == 2 and levels is own and _is_balance(stated, big, small)
        if (says == "inconsistent" and not sure) or (
            says == "rounded" and (result.limits.width > 0.3 * abs(result.expected))
        ):
            continue
        if not beside and (says != "consistent" or stated.digits < 3):
            continue
        rank = (says == "inconsistent", says == "rounded", *distance(stated, one, other))
        yield made(rank, "difference", stated, (big, small), result, says, f"{big.text} - {small.text}")


def _is_balance(stated: Statement, big: Statement, small: Statement) -> bool:
    """Say whether a deficit or surplus stands beside the two amounts that make it, and is not far from it."""
    sides = {bool(s.metric.words & listed("taken in")) - bool(s.metric.words & listed("spent")) for s in (big, small)}
    alike = len({(s.days, s.entity, s.kind, s.bound) for s in (stated, big, small)}) == 1
    near = 0.5 * stated.value < big.value - small.value < 2 * stated.value
    return sides == {1, -1} and alike and near and names(listed("deficits"), stated.metric.name)


def _left(passage: Passage, stated: Statement) -> Iterator[Found]:
    """What two amounts of the sentence before leave: "It spent 40 of its 50 million. The remaining 10 lapsed"."""
    for back in range(1, 5):
        row = [s for s in passage.unchanged.get(stated.sentence - back, ()) if s.unit == stated.unit and s.high is None]
        if len(row) != 2 or row[0].value == row[1].value:
            continue
        big, small = sorted(row, key=lambda s: -s.value)
        # Further back, what went away is named again: "the remaining 10, after what the bridge takes".
        if back > 1 and small.metric.words.isdisjoint(stated.metric.words):
            continue
        result = difference(big, small)
        says = verdict(result, stated)
        # "The difference of 2 per unit", behind the two, is of nothing else.
        sure = back == 1 and "=" == stated.bound == big.bound == small.bound and stated.before == "The difference of "
        if says == "consistent" or (sure and 0.5 * stated.value < result.expected < 2 * stated.value):
            shown = f"{big.text} - {small.text}"
            yield made((0, 0, *distance(stated, *row)), "difference", stated, (big, small), result, says, shown)


def _is_gap(stated: Statement) -> bool:
    if listed("gaps").isdisjoint(stated.said):
        return False
    before = _BOUND.sub("", stated.before[-80:] if stated.before.endswith(" by ") else stated.before[-40:])
    return not listed("gaps").isdisjoint(words(f"{before} | {stated.after[:30]}"))


def _balances(passage: Passage, stated: Statement) -> Iterator[Found]:
    """A deficit or surplus of what is taken in and what goes out, wherever the article names the two."""
    if stated.digits < 2:
        return
    levels = [s for s in passage.levels if s.unit == stated.unit and s.high is None and s is not stated]
    if stated.digits < 3:  # a gap of 2.6 is told right beside what it lies between
        levels = [s for s in levels if abs(s.sentence - stated.sentence) < 2 and s.days == stated.days is not None]
    else:
        levels = [s for s in levels if s.value > stated.value]
    levels = [s for s in levels if not (s.days and stated.days and s.days != stated.days)]
    takes = [s for s in levels if s.metric.words & listed("taken in")]
    for spent in [s for s in levels if takes and s.metric.words & listed("spent")]:
        for taken in takes:
            big, small = (spent, taken) if spent.value >= taken.value else (taken, spent)
            if big is small or (big.days and small.days and big.days != small.days):
                continue
            result = difference(big, small)
            says = verdict(result, stated)
            if says == "inconsistent" or result.limits.width > 0.3 * abs(result.expected):
                continue
            if stated.digits < 3 and says == "rounded":
                continue
            rank = (False, says == "rounded", *distance(stated, big, small))
            yield made(rank, "difference", stated, (big, small), result, says, f"{big.text} - {small.text}")


def rates(passage: Passage, stated: Statement) -> Iterable[Found]:
    """An amount a day beside the same one a month, or a year: "$30 million every month, or $1 million per day"."""
    own = None if _SPANNED.isdisjoint(stated.said) else _each(stated)
    return () if own is None else _rates(passage, stated, own)


def _rates(passage: Passage, stated: Statement, own: int) -> Iterator[Found]:
    for other in passage.near(stated, 1, 0):
        span = _each(other)
        if span is None or span == own or other.change or other.high is not None or not _of_one_sort(stated, other):
            continue
        if other.start > stated.start or (span < own and not together(stated, other)):
            continue  # "600 a month, or 7,200 a year" tells the second again
        low, high = other.limits
        fewest, most = _TIMES[min(span, own), max(span, own)]
        if span > own:
            nearest = round(min(max(other.value / stated.value, fewest), most)) if stated.value else fewest
            result, shown = (
                Result(other.value / nearest, Limits(low / most, high / fewest)),
                f"{other.text} / {nearest}",
            )
        else:
            nearest = round(min(max(stated.value / other.value, fewest), most)) if other.value else fewest
            result, shown = (
                Result(other.value * nearest, Limits(low * fewest, high * most)),
                f"{other.text} x {nearest}",
            )
        says = verdict(result, stated)
        if says == "consistent" or (says == "rounded" and (span > own or result.limits.width < 0.12 * stated.value)):
            rank = (says == "rounded", *distance(stated, other))
            yield made(rank, "share" if span > own else "sum", stated, (other,), result, says, shown)


def _of_one_sort(one: Statement, other: Statement) -> bool:
    """Say whether two amounts are in one unit, by any span, or one is bare: "36,000 bales a year, 3,000 a month"."""
    units = {(s.unit or "").partition(" per ")[0] for s in (one, other)}
    return len(units) == 1 or ("" in units and "currency" not in (one.figure_kind, other.figure_kind))


def _each(s: Statement) -> int | None:
    """Give the span that an amount is told by, as a place in SPANS."""
    if s.unit and " per " in s.unit and (span := s.unit.partition(" per ")[2]) in SPANS:
        return SPANS.index(span)
    match = _EACH.match(s.after)
    return SPANS.index(match.group(1).lower()) if match else None
