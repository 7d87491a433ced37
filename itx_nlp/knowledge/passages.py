"""What the rules of arithmetic look at: the figures of one article by sentence and by period, and what is found."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from itx_nlp.knowledge.arithmetic import Result
from itx_nlp.knowledge.contexts import NUMBERS
from itx_nlp.knowledge.periods import months_before
from itx_nlp.knowledge.precision import spoken
from itx_nlp.knowledge.statements import Statement

_COUNTED = ("count", "number")
_EACH_OF = re.compile(
    rf" (?:on|to|for|from|by|in|at) each of (?:the |these |those |its |their )?(\d{{1,3}}|{'|'.join(NUMBERS)})\b", re.I
)

_BETWEEN = re.compile(
    r"(?: of (?:them|these|those|which|whom|that|it|this))?(?:, | – | — | -- |,? \()?(?:or|i\.e\.|"
    r"that is|which is|equal to|about|some|nearly|around|almost|roughly|hardly|barely|only|just|merely| )*",
    re.I,
)


class Found(NamedTuple):
    """One relation that may be meant; rank sorts those for one stated figure, best first."""

    rank: tuple[int, ...]
    rule: str
    stated: Statement
    used: tuple[Statement, ...]
    result: Result
    verdict: str
    expression: str


class Passage:
    """The statements of one article, in the order of the text; levels are amounts, neither changes nor ranks."""

    def __init__(self, stated: list[Statement]):
        self.stated = stated
        self.levels = [s for s in stated if not s.change and s.figure_kind not in ("rank", "multiple")]
        self.by_sentence: defaultdict[int, list[Statement]] = defaultdict(list)
        self.multiplied = False  # whether one of these is given more often than once
        #: the figures of a sentence that are no changes, each as often as it is given
        self.unchanged: defaultdict[int, list[Statement]] = defaultdict(list)
        #: the sizes of changes within one day
        self.moves: list[Statement] = []
        self._by_days: defaultdict[Any, list[Statement]] = defaultdict(list)
        self.by_thing: defaultdict[Any, list[Statement]] = defaultdict(list)
        self._amounts = [s for s in self.levels if s.high is None]
        self._sentences = [s.sentence for s in self._amounts]
        self._values: defaultdict[str | None, dict[float, Statement]] = defaultdict(dict)
        self._windows: dict[tuple[Any, ...], list[Statement]] = {}
        self._sorted: dict[str | None, list[float]] = {}
        #: the levels of a unit that are more than nothing, with the numbers of their sentences
        self.of_unit: defaultdict[str | None, tuple[list[Statement], list[int]]] = defaultdict(lambda: ([], []))
        #: amounts of which another one may be the total; None as long as nobody asked
        self.made_of: dict[Statement, list[Sequence[Statement]]] | None = None
        self._known: dict[tuple[Callable[[Statement], bool], Statement], bool] = {}
        for statement in stated:
            self.by_sentence[statement.sentence].append(statement)
            if not statement.change:
                given = _for_each(statement) if "each" in statement.said else statement
                self.unchanged[statement.sentence].append(given)
                self.multiplied = self.multiplied or given is not statement
            elif (days := statement.days) and days.first == days.last and statement.unit != "percent":
                self.moves.append(statement)
        #: what these make, signs apart
        self.sizes = {number: sum([abs(s.value) for s in row]) for number, row in self.unchanged.items()}
        for level in self._amounts:
            self.by_thing[thing(level)].append(level)
            if level.value > 0:
                row, sentences = self.of_unit[level.unit]
                row.append(level)
                sentences.append(level.sentence)

    def near(self, stated: Statement, back: int = 2, ahead: int = 1) -> list[Statement]:
        """Give the other figures of a few sentences around one."""
        window = range(stated.sentence - back, stated.sentence + ahead + 1)
        return [s for number in window for s in self.by_sentence.get(number, ()) if s is not stated]

    def amounts(self, stated: Statement, back: int = 2, ahead: int = 1) -> list[Statement]:
        """Give the levels, ranges apart, of a few sentences around a figure, itself among them if it is one."""
        window = stated.sentence - back, stated.sentence + ahead
        if (row := self._windows.get(window)) is None:
            first = bisect_left(self._sentences, window[0])
            row = self._windows[window] = self._amounts[first : bisect_right(self._sentences, window[1], first)]
        return row

    def alike(self, stated: Statement, back: int = 2, ahead: int = 1) -> list[Statement]:
        """Give those of the levels around a figure that are in its unit and more than nothing."""
        window = stated.sentence - back, stated.sentence + ahead, stated.unit
        if (row := self._windows.get(window)) is None:
            amounts, sentences = self.of_unit[stated.unit]
            first = bisect_left(sentences, window[0])
            row = self._windows[window] = amounts[first : bisect_right(sentences, window[1], first)]
        return row

    def of_value(self, unit: str | None) -> dict[float, Statement]:
        """Give the levels of a unit that have four digits or more by value, the first of each."""
        if not self._values:
            for s in reversed(self._amounts):
                if s.digits >= 4:
                    self._values[s.unit][round(s.value, 6)] = s
        return self._values[unit]

    def values(self, unit: str | None) -> list[float]:
        """Give the values of these levels, the lowest first."""
        if (row := self._sorted.get(unit)) is None:
            row = self._sorted[unit] = sorted(self.of_value(unit))
        return row

    def by_metric(self, stated: Statement) -> list[Statement]:
        """Give the levels of what a figure is of, whatever their units."""
        return [s for s in self._amounts if s.metric.key == stated.metric.key and s.entity == stated.entity]

    def knows(self, asked: Callable[[Statement], bool], s: Statement) -> bool:
        """Ask something of a statement; what is asked again is remembered."""
        answer = self._known.get((asked, s))
        if answer is None:
            answer = self._known[asked, s] = asked(s)
        return answer

    def series(self, stated: Statement, of: Statement | None = None) -> list[Statement]:
        """Give the levels of a metric for the period of a change and for the one that it is measured against.

        of: a figure of that metric, where the change is worded otherwise.
        """
        if not self._by_days:
            for s in self._amounts:
                self._by_days[s.days, s.metric.key, s.entity].append(s)
        base = months_before(stated.days, back(stated)) if stated.days else None
        spans, of = (stated.days, base) if base else (), of or stated
        return [s for days in spans for s in self._by_days.get((days, of.metric.key, of.entity), ())]

    def beside(self, stated: Statement, level: Statement) -> list[Statement]:
        """Give the levels of one unit in the sentence of a figure."""
        return [
            s
            for s in self.by_sentence[stated.sentence]
            if not s.change and s.unit == level.unit and s.figure_kind != "multiple"
        ]


def together(one: Statement, other: Statement, third: Statement | None = None) -> bool:
    """Say whether two statements or three stand in one sentence."""
    return one.sentence == other.sentence and (third is None or third.sentence == one.sentence)


def right_beside(one: Statement, other: Statement) -> bool:
    """Say whether nothing but a comma, a bracket or an `or` stands between two figures of one sentence."""
    first, second = (one, other) if one.start < other.start else (other, one)
    between = second.before[first.end - second.start :] if second.before and together(one, other) else "-"
    return bool(between) and bool(_BETWEEN.fullmatch(between))


def of_one_unit(one: Statement, other: Statement) -> bool:
    """Say whether two amounts are in one unit: in the same, or counted with it left out or in `units` of the thing."""
    if one.unit == other.unit:
        return True
    counts = one.figure_kind in _COUNTED and other.figure_kind in _COUNTED
    return counts and (None in (one.unit, other.unit) or "unit" in (one.unit, other.unit))


def distance(stated: Statement, *used: Statement) -> tuple[int, int]:
    apart = sum(abs(s.sentence - stated.sentence) for s in used)
    return apart, sum(abs(s.start - stated.start) for s in used)


def back(stated: Statement) -> int:
    """Give the months between a change's period and the one it is measured against."""
    return {"month on month": 1, "quarter on quarter": 3}.get(stated.basis or "", 12)


def made(
    rank: tuple[Any, ...],
    rule: str,
    stated: Statement,
    used: tuple[Statement, ...],
    result: Result,
    says: str,
    shown: str,
) -> Found:
    unit = {"percent": " %"}.get(stated.unit or "", f" {stated.unit}" if stated.unit else "")
    bound = {"=": "", "~": "about "}.get(stated.bound, f"{stated.bound} ")
    expression = f"{shown} = {spoken(result.expected)}{unit}, stated {bound}{stated.text}"
    return Found(tuple(int(part) for part in rank), rule, stated, used, result, says, expression)


def thing(s: Statement) -> tuple[Any, ...]:
    """Say what an amount is of; what adds up must be alike in it."""
    return s.metric.key, s.entity, s.unit, s.kind


def _for_each(part: Statement) -> Statement:
    """Give a part as often as it is told to be given: "$50 million on each of the six makers"."""
    times = _EACH_OF.match(part.after)
    if not times or part.high is not None:
        return part
    number = NUMBERS.get(times.group(1).lower()) or int(times.group(1))
    return replace(part, value=part.value * number, text=f"{part.text} x {number}")
