"""What speaks for it that two figures of two articles are one, and what rules it out."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from math import fsum, inf, log

from itx_nlp.knowledge.agreement import agree
from itx_nlp.knowledge.linkage import NO_DIGIT, common, is_rival, stems_of
from itx_nlp.knowledge.statements import Statement

_CLOSE, _BEFORE, _AFTER = 40, 80, 60  # letters of a claim that a figure is known by: next to it, and all
_BESIDE, _MOST = 2, 4  # figures to each side that may be told by the other article too; so many are enough
_EVENT = 0.1  # part of its words that an article shares with another on the same event, at least
_FEW = 12  # words of an article, of which all may be another's by chance
_APART = ("currency", "percent")  # kinds of figures that are never one with another
_LEVELS = frozenset(("currency", "count", "number"))  # kinds of which a level and a change are never one
_MONTH = 27  # days behind the first, from which on two spans of time are never one for the other
_EXACT = 5  # digits of a price that two papers may have exchanged for another

#: what speaks for it, or against it, that two figures are one: a weight each
SIGNS = ("words of the articles", "figures beside", "words of the claims", "words of the metrics", "nothing close",
         "equal", "one digit", "three digits", "bound", "entity", "period", "other period")  # fmt: skip

Signs = dict[str, float]


class Telling:
    """The statements of one article in the order of the text, and the words that their figures are known by."""

    def __init__(self, told: Iterable[Statement]) -> None:
        self.told = sorted(told, key=lambda s: (s.start, s.figure_id))
        self.origin = self.told[0].origin if self.told else None

    @cached_property
    def reaches(self) -> dict[str, list[tuple[float, float, int]]]:
        """Give what values sums of money, percentages and all else may be: from, to and the place, the lowest first."""
        found: defaultdict[str, list[tuple[float, float, int]]] = defaultdict(list)
        for place, s in enumerate(self.told):
            found[s.figure_kind if s.figure_kind in _APART else ""].append((*_reach(s), place))
        return {sort: sorted(reaches) for sort, reaches in found.items()}

    @cached_property
    def around(self) -> list[frozenset[str]]:
        """Give the words of each figure's claim and metric."""
        return [around_of(s) for s in self.told]

    @cached_property
    def counts(self) -> Counter[str]:
        """Count the figures that each word is around."""
        return Counter(chain.from_iterable(self.around))

    @cached_property
    def close(self) -> list[frozenset[str]]:
        """Give the words next to each figure and of its metric that are not said of many figures."""
        return [stems_of(f"{s.before[-_CLOSE:]} {s.after[:_CLOSE]} {s.metric.name}") - common() for s in self.told]

    @cached_property
    def words(self) -> frozenset[str]:
        """Give all words around figures that are not said of many."""
        return frozenset(self.counts) - common()


def around_of(s: Statement) -> frozenset[str]:
    return stems_of(f"{s.before[-_BEFORE:]} {s.after[:_AFTER]} {s.metric.name}")


def weighed(one: Telling, other: Telling) -> Iterator[tuple[int, int, Signs]]:
    """Give the places of all figures of two articles on one event that may be one, and what speaks for it."""
    event = len(one.words & other.words) / max(_FEW, min(len(one.words), len(other.words)))
    if event < _EVENT:
        return
    places = sorted(
        (i, j)
        for sort, mine in one.reaches.items()
        if (theirs := other.reaches.get(sort))
        for low, high, i in mine
        for least, most, j in theirs[: bisect_right(theirs, (high, inf))]
        if low <= most and may_be(one.told[i], other.told[j])
    )
    known = set(places)
    for i, j in places:
        signs = {"words of the articles": event, "figures beside": float(_beside(i, j, known))}
        yield i, j, signs | _signs(one, i, other, j)


def _beside(i: int, j: int, known: set[tuple[int, int]]) -> int:
    steps = range(1, _BESIDE + 1)
    return min(_MOST, sum((i + side * a, j + side * b) in known for side in (-1, 1) for a in steps for b in steps))


def _signs(one: Telling, i: int, other: Telling, j: int) -> Signs:
    """Compare the words of two figures, a rare one weighing more, and what is said of them."""
    s, t = one.told[i], other.told[j]
    size = len(one.told) + len(other.told)
    shared = one.around[i] & other.around[j]
    here, there = one.close[i], other.close[j]
    names = len(s.metric.words | t.metric.words)
    mine, theirs = s.days or s.period, t.days or t.period
    within = bool(s.days and t.days and (s.days.holds(t.days) or t.days.holds(s.days)))
    digits = min(s.digits, t.digits)
    return {
        "words of the claims": fsum(log(size / (one.counts[word] + other.counts[word]) + 1) for word in shared),
        "words of the metrics": len(s.metric.words & t.metric.words) / names if names else 0.0,
        "nothing close": float(bool(here and there) and here.isdisjoint(there)),
        "equal": float(s.value == t.value),
        "one digit": float(digits < 2),
        "three digits": float(digits > 2),
        "bound": float(s.bound == t.bound),
        "entity": float(s.entity == t.entity),
        "period": float(mine == theirs),
        "other period": float(bool(mine and theirs) and mine != theirs and not within),
    }


def _reach(s: Statement) -> tuple[float, float]:
    """Give the least and the greatest value that another wording of a figure can have (see `agreement.py`)."""
    if s.bound in (">", ">="):
        return s.value, s.value / 0.75
    if s.bound in ("<", "<="):
        return s.value * 0.75, s.value
    return s.limits.low, s.limits.high + s.limits.width / 2  # its last decimals may be cut off


def may_be(s: Statement, t: Statement) -> bool:
    """Say whether two figures may be one value of one thing: equal as they are worded, and nothing rules it out."""
    kind, units = s.figure_kind, {s.unit, t.unit}
    if (s.high is None) != (t.high is None) or (s.change and t.change and s.change != t.change):
        return False
    if s.change != t.change and not _LEVELS.isdisjoint((kind, t.figure_kind)):
        return False  # a level and a change; only what is told in per cent or points is often worded as both
    if kind == "percent" and s.metric.negated != t.metric.negated:
        return False
    if len(units) > 1 and units.isdisjoint((None, "point")) and (kind != t.figure_kind or kind in _APART):
        return False
    if max(s.value, t.value) < 1 and NO_DIGIT.fullmatch(s.text) and NO_DIGIT.fullmatch(t.text):
        return False  # a third is of anything, but 0.5 and half may be one
    fine, coarse = (s, t) if s.digits >= t.digits else (t, s)
    if s.value != t.value and not agree(fine, coarse) and not agree(coarse, fine):
        return False
    return not _told_apart(s, t)


def _told_apart(s: Statement, t: Statement) -> bool:
    """Say whether two figures are named as two: two listed metrics, bases, spans of time, prices of two things."""
    if s.basis != t.basis or (s.metric.listed and t.metric.listed and s.metric.key != t.metric.key):
        return True
    spans = {s.days, t.days} - {None}
    if len(spans) > 1 and all((days.last - days.first).days >= _MONTH for days in spans if days):
        return True
    # Two papers may exchange two prices: petrol is at 258.43 here and diesel there.
    priced = s.figure_kind == "currency" and min(s.digits, t.digits) >= _EXACT
    return priced and (is_rival(s, t) or is_rival(t, s))
