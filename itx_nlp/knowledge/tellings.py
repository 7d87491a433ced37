"""What speaks for it that two figures of two articles are one, and what rules it out."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from math import fsum, inf, log
from operator import add, attrgetter

from itx_nlp.knowledge.agreement import agree
from itx_nlp.knowledge.linkage import NO_DIGIT, common, is_rival, stems_of
from itx_nlp.knowledge.periods import Interval
from itx_nlp.knowledge.statements import Statement

_CLOSE, _BEFORE, _AFTER = 40, 80, 60  # letters of a claim that a figure is known by: next to it, and all
_BESIDE, _MOST = 2, 4  # figures to each side that may be told by the other article too; so many are enough
_EVENT = 0.1  # part of its words that an article shares with another on the same event, at least
_FEW = 12  # words of an article, of which all may be another's by chance
APART = ("currency", "percent")  # kinds of figures that are never one with another
_LEVELS = frozenset(("currency", "count", "number"))  # kinds of which a level and a change are never one
_MONTH = 27  # days behind the first, from which on two spans of time are never one for the other
_YEAR = 360
_ANY = frozenset((None, "point"))  # units that may stand for another
_EXACT = 5  # digits of a price that two papers may have exchanged for another
_PLACE = attrgetter("start", "figure_id")

#: what speaks for it, or against it, that two figures are one: a weight each
SIGNS = ("words of the articles", "figures beside", "words of the claims", "words of the metrics", "nothing close",
         "equal", "one digit", "three digits", "bound", "entity", "period", "other period")  # fmt: skip

Signs = tuple[float, ...]  # in the order of SIGNS


@lru_cache(maxsize=1024)
def _rarities(figures: int) -> tuple[float, ...]:
    """Give the weights of words by how many of some figures they are around, from none on; a rare one weighs more."""
    return inf, *[log(figures / count + 1) for count in range(1, figures + 1)]


class Telling:
    """The statements of one article in the order of the text, and the words that their figures are known by."""

    def __init__(self, told: Iterable[Statement]) -> None:
        self.told = sorted(told, key=_PLACE)
        self.origin = self.told[0].origin if self.told else None
        self._close: dict[int, frozenset[str]] = {}

    @cached_property
    def reaches(self) -> dict[str, tuple[list[tuple[float, float, int]], list[float]]]:
        """Give what values sums of money, percentages and all else may be.

        From, to and the place, the lowest first; and the highest value that the first, the first two … of them reach.
        """
        found: defaultdict[str, list[tuple[float, float, int]]] = defaultdict(list)
        for place, s in enumerate(self.told):
            found[s.figure_kind if s.figure_kind in APART else ""].append((*_reach(s), place))
        for reaches in found.values():
            reaches.sort()
        return {sort: (row, [*accumulate([high for _, high, _ in row], max)]) for sort, row in found.items()}

    @cached_property
    def around(self) -> list[frozenset[str]]:
        """Give the words of each figure's claim and metric."""
        return [around_of(s) for s in self.told]

    @cached_property
    def counts(self) -> Counter[str]:
        """Count the figures that each word is around."""
        return Counter(chain.from_iterable(self.around))

    @cached_property
    def words(self) -> frozenset[str]:
        """Give all words around figures that are not said of many."""
        return frozenset(self.counts) - common()

    def close(self, place: int) -> frozenset[str]:
        """Give the words next to a figure and of its metric that are not said of many figures."""
        if (known := self._close.get(place)) is None:
            s = self.told[place]
            known = stems_of(f"{s.before[-_CLOSE:]} {s.after[:_CLOSE]} {s.metric.name}") - common()
            self._close[place] = known
        return known


def around_of(s: Statement) -> frozenset[str]:
    return stems_of(f"{s.before[-_BEFORE:]} {s.after[:_AFTER]} {s.metric.name}")


def weighed(one: Telling, other: Telling) -> Iterator[tuple[int, int, Signs]]:
    """Give the places of all figures of two articles on one event that may be one, and what speaks for it."""
    event = len(one.words & other.words) / max(_FEW, min(len(one.words), len(other.words)))
    if event < _EVENT:
        return
    places = sorted(_meeting(one, other))
    both = one.counts.keys() & other.counts.keys()
    told = map(add, map(one.counts.__getitem__, both), map(other.counts.__getitem__, both))
    weights = map(_rarities(len(one.told) + len(other.told)).__getitem__, told)
    rarity = dict(zip(both, weights, strict=True)) if places else {}
    for (i, j), several in zip(places, _beside(places, len(other.told)), strict=True):
        yield i, j, _signs(one, i, other, j, event, several, rarity)


def _beside(places: list[tuple[int, int]], width: int) -> Iterator[int]:
    """Count, for each place of two figures that may be one, the like places before both and behind both."""
    row = width + 2 * _BESIDE  # a grid with empty edges
    at = [(i + _BESIDE) * row + j + _BESIDE for i, j in places]
    grid = bytearray(at[-1] + _BESIDE * row + row if at else 0)
    for place in at:
        grid[place] = 1
    down, count = row + 1, grid.count
    for place in at:
        behind, before = place + down, place - down
        yield (
            count(1, behind, behind + 2)
            + count(1, behind + row, behind + row + 2)
            + count(1, before - 1, before + 1)
            + count(1, before - row - 1, before - row + 1)
        )


def _meeting(one: Telling, other: Telling) -> Iterator[tuple[int, int]]:
    """Yield the places of all figures of two articles that may be one."""
    for sort in one.reaches.keys() & other.reaches.keys():
        theirs, tops = other.reaches[sort]
        for low, high, i in one.reaches[sort][0]:
            s = one.told[i]
            for _, most, j in theirs[bisect_left(tops, low) : bisect_right(theirs, (high, inf))]:
                if low <= most and may_be(s, other.told[j]):
                    yield i, j


def _signs(
    one: Telling, i: int, other: Telling, j: int, event: float, beside: int, rarity: Mapping[str, float]
) -> Signs:
    """Compare the words of two figures, a rare one weighing more, and what is said of them.

    Args:
        event: part of the words that the articles share.
        beside: figures to each side of both that may be one.
        rarity: the weights of words.
    """
    s, t = one.told[i], other.told[j]
    here, there = one.close(i), other.close(j)
    my_words, their_words = s.metric.words, t.metric.words
    named = len(my_words & their_words)
    names = len(my_words) + len(their_words) - named
    time, other_time = s.days or s.period, t.days or t.period
    within = time == other_time or (s.days and t.days and (s.days.holds(t.days) or t.days.holds(s.days)))
    digits = min(s.digits, t.digits)
    return (
        event,
        beside if beside < _MOST else _MOST,
        fsum(map(rarity.__getitem__, one.around[i] & other.around[j])),
        named / names if names else 0.0,
        bool(here and there) and here.isdisjoint(there),
        s.value == t.value,
        digits < 2,
        digits > 2,
        s.bound == t.bound,
        s.entity == t.entity,
        time == other_time,
        bool(time and other_time and not within),
    )


def _reach(s: Statement) -> tuple[float, float]:
    """Give the least and the greatest value that another wording of a figure can have (see `agreement.py`)."""
    if s.bound in (">", ">="):
        return s.value, s.value / 0.75
    if s.bound in ("<", "<="):
        return s.value * 0.75, s.value
    return s.limits.low, s.limits.high + s.limits.width / 2  # its last decimals may be cut off


def may_be(s: Statement, t: Statement) -> bool:
    """Say whether two figures may be one value of one thing: equal as they are worded, and nothing rules it out."""
    kind = s.figure_kind
    if (s.high is None) != (t.high is None):
        return False
    # A level and a change, or a rise and a fall; only per cent and points are often worded as level and as change.
    if s.change != t.change and ((s.change and t.change) or kind in _LEVELS or t.figure_kind in _LEVELS):
        return False
    if kind == "percent" and s.metric.negated != t.metric.negated:
        return False
    if s.unit != t.unit and (kind != t.figure_kind or kind in APART) and _ANY.isdisjoint((s.unit, t.unit)):
        return False
    if s.value < 1 and t.value < 1 and NO_DIGIT.fullmatch(s.text) and NO_DIGIT.fullmatch(t.text):
        return False  # a third is of anything, but 0.5 and half may be one
    if s.value != t.value:
        fine, coarse = (s, t) if s.digits >= t.digits else (t, s)
        if not agree(fine, coarse) and not agree(coarse, fine):
            return False
    return not _told_apart(s, t)


def _told_apart(s: Statement, t: Statement) -> bool:
    """Say whether two figures are named as two: two listed metrics, bases, spans of time, prices of two things."""
    if s.basis != t.basis or (s.metric.listed and t.metric.listed and s.metric.key != t.metric.key):
        return True
    if s.days != t.days and s.days and t.days and _are_two(s.days, t.days):
        return True
    # Two papers may exchange two prices: petrol is at 258.43 here and diesel there.
    priced = s.figure_kind == "currency" and min(s.digits, t.digits) >= _EXACT
    return priced and (is_rival(s, t) or is_rival(t, s))


def _are_two(one: Interval, other: Interval) -> bool:
    """Say whether two long spans are never one; a year may be the calendar's here and the budget's there."""
    shortest = min((days.last - days.first).days for days in (one, other))
    meet = one.first <= other.last and other.first <= one.last
    return shortest >= _MONTH and not (meet and shortest >= _YEAR)
