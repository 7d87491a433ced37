"""Compute an article's own arithmetic again.

A stated change, share or total is checked against levels that the same article states. Few false alarms matter more
than many checks: `inconsistent` is said only where the wording or the periods leave no doubt which levels are meant;
elsewhere a relation counts only if it holds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from itx_nlp.knowledge.arithmetic import Result, difference, growth, growth_by, ratio, total, verdict
from itx_nlp.knowledge.periods import months_before
from itx_nlp.knowledge.precision import significant, spoken
from itx_nlp.knowledge.reading import statements
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Check

_BASE = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|vs\.?|than|over|as opposed to)\s+"
    r"(?:(?:the|a|about|around|nearly|over|some|only|just|mere|its|last|previous|level|of|year's|earlier|to)\s+){0,5}$",
    re.I,
)
_BASE_LOOSE = re.compile(r"\b(?:from|against|compared (?:with|to)|versus|than)\b[^,;]*$", re.I)
_OTHER_MEASURE = re.compile(
    r"\b(?:definition|wider|broader|narrower|like[- ]for[- ]like|adjusted|in real terms)\b", re.I
)
# A currency falls when more of it is paid for a dollar.
_INVERSE = re.compile(r"\b(?:rupee|currency|exchange rate|parity|taka|lira|naira)\b", re.I)
_GAP = re.compile(
    r"\b(?:gap|shortfall|difference|short of|deficit|surplus|below|above|miss(?:ed|ing)?|exceed(?:ed|ing)?|less|more|"
    r"lower|higher|lag(?:ged|s)?|remain(?:s|ed|ing)?|balance)\b",
    re.I,
)  # fmt: skip


class _Found(NamedTuple):
    """One relation that may be meant; rank sorts those for one stated figure, best first."""

    rank: tuple[int, ...]
    rule: str
    stated: Statement
    used: tuple[Statement, ...]
    result: Result
    verdict: str
    expression: str


def find_checks(tables: Mapping[str, Any]) -> list[Check]:
    """Make one check of every difference, growth, share, sum, multiple and average that an article states.

    Args:
        tables: rows by table, of one article or of many, in any order.
    Returns:
        Checks in the order of the articles and of the stated figures.
    """
    return check(statements(tables))


def check(stated: Iterable[Statement]) -> list[Check]:
    """Make the checks of statements of any number of articles."""
    by_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in stated:
        by_article[statement.article_id].append(statement)
    made: list[Check] = []
    for article_id in sorted(by_article):
        found = _Article(sorted(by_article[article_id], key=lambda s: (s.start, s.end))).found()
        made.extend(_row(article_id, number, each) for number, each in enumerate(found, 1))
    return made


def _row(article_id: str, number: int, found: _Found) -> Check:
    claims = (s.claim_id for s in sorted((*found.used, found.stated), key=lambda s: s.start))
    return Check(
        check_id=f"{article_id}:k{number}",
        article_id=article_id,
        rule=found.rule,
        claim_ids=tuple(dict.fromkeys(claim for claim in claims if claim)),
        expression=found.expression,
        expected=found.result.expected,
        stated=found.stated.value,
        verdict=found.verdict,
    )


def _back(stated: Statement) -> int:
    """Give the months between a change's period and the one it is measured against."""
    return {"month on month": 1, "quarter on quarter": 3}.get(stated.basis or "", 12)


def _thing(s: Statement) -> tuple[Any, ...]:
    return s.metric.key, s.entity, s.unit, s.kind


class _Article:
    def __init__(self, stated: list[Statement]):
        self.stated = stated
        self.levels = [s for s in stated if not s.change and s.figure_kind not in ("rank", "multiple")]
        self.by_sentence: defaultdict[int, list[Statement]] = defaultdict(list)
        self.by_days: defaultdict[Any, list[Statement]] = defaultdict(list)
        for statement in stated:
            self.by_sentence[statement.sentence].append(statement)
        for level in self.levels:
            self.by_days[level.days].append(level)

    def found(self) -> list[_Found]:
        """Find the relations of the article, one for each stated figure and rule."""
        kept: dict[tuple[Any, ...], _Found] = {}
        for stated in self.stated:
            best: dict[str, _Found] = {}
            for each in self._all(stated):
                if each.rule not in best or each.rank < best[each.rule].rank:
                    best[each.rule] = each
            for each in best.values():
                # The same sum told twice, in the headline and below, is one check.
                mark = (each.rule, stated.value, stated.unit, f"{each.result.expected:.4g}")
                again = (each.rule, stated.value, stated.unit, stated.change, stated.metric.key, stated.days)
                if mark not in kept and again not in kept:
                    kept[mark] = kept[again] = each
        found = list(dict.fromkeys(kept.values()))
        # A shortfall and what came in make the target: that is one relation, and the article states the shortfall.
        gaps = {frozenset((each.stated, *each.used)) for each in found if each.rule == "difference"}
        found = [each for each in found if each.rule != "sum" or frozenset((each.stated, *each.used)) not in gaps]
        return sorted(found, key=lambda each: (each.stated.start, each.rule))

    def _all(self, stated: Statement) -> Iterator[_Found]:
        if stated.high is not None:
            return
        if stated.figure_kind == "multiple":
            yield from self._multiples(stated)
        elif stated.kind == "target":
            yield from self._sums(stated)
            yield from self._gaps(stated)
        elif stated.change:
            yield from self._changes(stated)
        elif stated.figure_kind == "percent" or (stated.unit is None and 0 < stated.value < 1):
            yield from self._shares(stated)
        else:
            yield from self._sums(stated)
            yield from self._gaps(stated)
            yield from self._averages(stated)

    def _near(self, stated: Statement, back: int = 2, ahead: int = 1) -> list[Statement]:
        return [
            s
            for number in range(stated.sentence - back, stated.sentence + ahead + 1)
            for s in self.by_sentence.get(number, ())
            if s is not stated
        ]

    # ------------------------------------------------------------ change: growth, difference

    def _changes(self, stated: Statement) -> Iterator[_Found]:
        percent = stated.unit == "percent"
        points = stated.unit in ("percentage point", "basis point")
        direction = -1 if stated.change == "decrease" else 1
        if _INVERSE.search(stated.metric.name):
            direction = -direction
        near = [
            s
            for s in self._near(stated)
            if not s.change and s.high is None and s.figure_kind not in ("multiple", "rank")
        ]
        if points:
            return
        near += [s for s in self._series(stated) if s not in near]
        levels = [s for s in near if (s.unit in (stated.unit, None) if not percent else s.unit != "percent")]
        for one, other in combinations(levels, 2):
            if one.unit != other.unit or one.kind != other.kind or one.value == other.value:
                continue
            pair = self._ordered(stated, one, other, direction)
            if pair is None:
                continue
            current, base, sure = pair
            result = growth(current, base, direction) if percent else difference(current, base, direction)
            if result is None:
                continue
            rule = "growth" if percent else "difference"
            says = verdict(result, stated)
            if says == "inconsistent" and not sure:
                continue
            if (
                says != "inconsistent"
                and not sure
                and significant(stated.value) < 2
                and not self._together(stated, current, base)
            ):
                continue
            shown = f"({current.text} - {base.text}) / {base.text}" if percent else f"{current.text} - {base.text}"
            rank = (says == "inconsistent", says == "rounded", *self._distance(stated, current, base))
            yield self._made(rank, rule, stated, (current, base), result, says, shown)
        if percent:
            yield from self._growth_by(stated, levels, near, direction)

    def _series(self, stated: Statement) -> list[Statement]:
        """Give the levels of the same metric for the period of a change and for the one that it is measured against."""
        base = months_before(stated.days, _back(stated)) if stated.days else None
        return [
            s
            for s in (*self.by_days.get(stated.days, ()), *self.by_days.get(base, ()))
            if base and s.metric.key == stated.metric.key and s.entity == stated.entity and s.high is None
        ]

    def _ordered(
        self, stated: Statement, one: Statement, other: Statement, direction: int
    ) -> tuple[Statement, Statement, bool] | None:
        """Say which level is the current one and which the base, and whether that is sure; None if they are no pair."""
        if one.entity != other.entity and one.sentence != other.sentence:
            return None
        together = self._together(stated, one, other)
        of_one_thing = one.metric.key == other.metric.key or (together and len(self._levels_beside(stated, one)) == 2)
        if not of_one_thing and one.sentence != other.sentence:
            return None
        bases = [bool(_BASE.search(s.before)) for s in (one, other)]
        if bases[0] == bases[1] and one.sentence == other.sentence:
            bases = [bool(_BASE_LOOSE.search(s.before[-60:])) for s in (one, other)]
        by_days = 0
        if one.days and other.days and one.days != other.days:
            by_days = 1 if one.days.last > other.days.last else -1
        if one.days == other.days and one.days is not None and one.sentence != other.sentence:
            return None
        if by_days:
            current, base = (one, other) if by_days > 0 else (other, one)
        elif bases[0] != bases[1]:
            current, base = (other, one) if bases[0] else (one, other)
        elif of_one_thing and one.sentence == other.sentence and not (one.days and other.days):
            # Nothing says which came first: the direction of the change does.
            current, base = sorted((one, other), key=lambda s: -s.value * direction)
        else:
            return None
        if stated.days and current.days and stated.days != current.days:
            return None
        return current, base, self._sure(stated, current, base, of_one_thing and together)

    def _sure(self, stated: Statement, current: Statement, base: Statement, together: bool) -> bool:
        if any(_OTHER_MEASURE.search(s.before + s.after) for s in (stated, current, base)):
            return False
        if stated.bound in ("<", "<=", "~") and not together:
            return False
        beside = self._levels_beside(stated, current)
        if together and len(beside) == 2:
            rivals = [
                s for s in self.by_sentence[stated.sentence] if s.change and s is not stated and s.unit == stated.unit
            ]
            worded = bool(_BASE.search(base.before)) or bool(current.days and base.days)
            return not rivals and worded
        if not (stated.days and base.days and current.days == stated.days):
            return False
        if months_before(stated.days, _back(stated)) != base.days:
            return False
        same = (
            stated.metric.key == current.metric.key == base.metric.key
            and current.entity == base.entity == stated.entity
        )
        # A level that has a growth of its own is a line of a series, not the base of this one.
        own = any(s.change and s.days == base.days and s.metric.key == base.metric.key for s in self.stated)
        return same and not own and max(self._distance(stated, current)[0], self._distance(stated, base)[0]) <= 2

    def _levels_beside(self, stated: Statement, level: Statement) -> list[Statement]:
        return [
            s
            for s in self.by_sentence[stated.sentence]
            if not s.change and s.unit == level.unit and s.figure_kind != "multiple"
        ]

    @staticmethod
    def _together(*several: Statement) -> bool:
        return len({s.sentence for s in several}) == 1

    @staticmethod
    def _distance(stated: Statement, *used: Statement) -> tuple[int, int]:
        apart = sum(abs(s.sentence - stated.sentence) for s in used)
        return apart, sum(abs(s.start - stated.start) for s in used)

    def _growth_by(
        self, stated: Statement, levels: list[Statement], near: list[Statement], direction: int
    ) -> Iterator[_Found]:
        sizes = [
            s
            for s in self._near(stated, 1, 1)
            if s.change == stated.change
            and s.unit != "percent"
            and s.basis == stated.basis
            and s.figure_kind != "multiple"
        ]
        for size in sizes:
            for level in levels:
                if level.unit != size.unit or level.value <= size.value or level.kind == "target":
                    continue
                if level.days != size.days and level.days and size.days:
                    continue
                alike = level.metric.words & size.metric.words or level.metric.key == stated.metric.key
                if not (alike or self._together(stated, size, level)) or _BASE.search(level.before):
                    continue
                result = growth_by(level, size, direction)
                if result is None or (says := verdict(result, stated)) == "inconsistent":
                    continue
                shown = f"{level.text} / ({level.text} {'+' if direction < 0 else '-'} {size.text}) - 1"
                rank = (2, says == "rounded", *self._distance(stated, level, size))
                yield self._made(rank, "growth", stated, (level, size), result, says, shown)

    # ------------------------------------------------------------ multiples

    def _multiples(self, stated: Statement) -> Iterator[_Found]:
        levels = [
            s
            for s in self._near(stated, 1, 1)
            if not s.change and s.figure_kind in ("currency", "count", "number", "measure")
        ]
        for one, other in combinations(levels, 2):
            if one.unit != other.unit or not (self._together(stated, one) or self._together(stated, other)):
                continue
            big, small = sorted((one, other), key=lambda s: -s.value)
            if small.value <= 0 or (result := ratio(big, small, 1.0)) is None:
                continue
            linked = self._together(stated, one, other) or bool(big.metric.words & small.metric.words)
            says = verdict(result, stated)
            if says == "inconsistent" or not linked:
                continue
            rule = "multiple" if stated.change else "share"
            rank = (says == "rounded", *self._distance(stated, one, other))
            yield self._made(rank, rule, stated, (big, small), result, says, f"{big.text} / {small.text}")

    # ------------------------------------------------------------ shares

    def _shares(self, stated: Statement) -> Iterator[_Found]:
        factor = 100.0 if stated.unit == "percent" else 1.0
        levels = [
            s
            for s in self._near(stated, 2, 1)
            if not s.change
            and s.high is None
            and s.figure_kind in ("currency", "count", "number", "measure")
            and s.unit != "percent"
        ]
        for one, other in combinations(levels, 2):
            if one.unit != other.unit and not (one.unit is None or other.unit is None):
                continue
            part, whole = sorted((one, other), key=lambda s: s.value)
            if part.value <= 0 or part.value == whole.value or (part.days and whole.days and part.days != whole.days):
                continue
            if not self._share_meant(stated, part, whole):
                continue
            result = ratio(part, whole, factor)
            if result is None or (says := verdict(result, stated)) == "inconsistent":
                continue
            rank = (says == "rounded", *self._distance(stated, part, whole))
            yield self._made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")

    def _share_meant(self, stated: Statement, part: Statement, whole: Statement) -> bool:
        if stated.days and part.days and stated.days != part.days:
            return False
        if self._together(stated, part, whole):
            return len(self._levels_beside(stated, whole)) <= 3
        linked = bool(stated.metric.words & (part.metric.words | whole.metric.words))
        kin = bool(part.metric.words & whole.metric.words)
        return linked and kin and (part.sentence == stated.sentence or whole.sentence == stated.sentence)

    # ------------------------------------------------------------ sums

    def _sums(self, stated: Statement) -> Iterator[_Found]:
        yield from self._sum_of_months(stated)
        wanted = [
            s
            for s in self.levels
            if s is not stated
            and self._may_add(s, stated)
            and abs(s.sentence - stated.sentence) <= 3
            and s.value < stated.value
        ]
        place = next((i for i, s in enumerate(wanted) if s.start > stated.start), len(wanted))
        for size in range(2, 7):
            for first in range(max(0, place - size - 1), min(place + 2, len(wanted) - size + 1)):
                parts = wanted[first : first + size]
                if (found := self._sum(stated, parts)) is not None:
                    yield found

    def _may_add(self, part: Statement, whole: Statement) -> bool:
        if part.unit != whole.unit and not (part.unit is None or whole.unit is None):
            return False
        if part.unit in ("percent", "percentage point") or part.high is not None or part.kind != whole.kind:
            return False
        return part.days == whole.days or part.days is None or whole.days is None

    def _sum(self, stated: Statement, parts: list[Statement]) -> _Found | None:
        result = total(parts)
        says = verdict(result, stated)
        if says == "inconsistent" or stated.value < 3 or stated.bound not in "=~":
            return None
        if any(
            one.value == other.value and one.metric.key == other.metric.key for one, other in combinations(parts, 2)
        ):
            return None
        sentences = {part.sentence for part in parts}
        # All the amounts of one sentence, beside the total: nothing else can be meant.
        whole_sentence = len(sentences) == 1 and all(
            s in parts or s is stated
            for s in self.by_sentence[parts[0].sentence]
            if self._may_add(s, stated) and not s.change
        )
        close = abs(parts[0].sentence - stated.sentence) <= 1 or abs(parts[-1].sentence - stated.sentence) <= 1
        tight = (result.limits.high - result.limits.low) <= 0.02 * result.expected
        few = len(parts) == 2 or (says == "consistent" and len({part.value for part in parts}) == len(parts))
        kin = bool(
            frozenset.intersection(*(part.metric.words for part in parts))
            or any(p.metric.words & stated.metric.words for p in parts)
        )
        if whole_sentence and close and (tight or says == "consistent"):
            level = 0
        elif close and kin and tight and significant(stated.value) >= 3 and few:
            level = 1
        else:
            return None
        rank = (says == "rounded", level, *self._distance(stated, *parts))
        return self._made(rank, "sum", stated, tuple(parts), result, says, " + ".join(part.text for part in parts))

    def _sum_of_months(self, stated: Statement) -> Iterator[_Found]:
        """A period that is made up exactly of shorter ones, each stated for the same metric."""
        if not stated.days or not (stated.days.months or 0) > 1 or stated.bound not in "=~":
            return
        parts: dict[Any, Statement] = {}
        for s in self.levels:
            inside = s.days and s.days != stated.days and stated.days.holds(s.days) and s.days.months
            if inside and s.bound == "=" and _thing(s) == _thing(stated):
                parts.setdefault(s.days, s)
        for count in {days.months for days in parts}:
            row = [parts[days] for days in sorted(days for days in parts if days.months == count)]
            if len(row) * count != stated.days.months or len(row) < 2:
                continue
            if any(months_before(b.days, count) != a.days for a, b in pairwise(row) if b.days):
                continue
            result = total(row)
            says = verdict(result, stated)
            if says == "inconsistent" and abs(result.expected - stated.value) > 0.2 * stated.value:
                continue
            rank = (says == "inconsistent", 0, *self._distance(stated, *row))
            yield self._made(rank, "sum", stated, tuple(row), result, says, " + ".join(part.text for part in row))

    # ------------------------------------------------------------ gaps, averages

    def _gaps(self, stated: Statement) -> Iterator[_Found]:
        """A shortfall or gap, worded as a level: the target less what came in."""
        if not (_GAP.search(stated.metric.name) or _GAP.search(stated.before[-40:]) or _GAP.search(stated.after[:30])):
            return
        levels = [
            s
            for s in self._near(stated, 1, 1)
            if not s.change and s.unit == stated.unit and s.high is None and s.value > stated.value
        ]
        for one, other in combinations(levels, 2):
            big, small = sorted((one, other), key=lambda s: -s.value)
            if big.value == small.value or not (self._together(stated, one) or self._together(stated, other)):
                continue
            if big.days and small.days and big.days != small.days and not self._together(stated, one, other):
                continue
            result = difference(big, small)
            says = verdict(result, stated)
            if says == "inconsistent" or (says == "rounded" and (result.limits.width > 0.3 * abs(result.expected))):
                continue
            rank = (says == "rounded", *self._distance(stated, one, other))
            yield self._made(rank, "difference", stated, (big, small), result, says, f"{big.text} - {small.text}")

    def _averages(self, stated: Statement) -> Iterator[_Found]:
        """A monthly average beside the total of the same months."""
        if "average" not in stated.metric.words or not stated.days or not (stated.days.months or 0) > 1:
            return
        for whole in self._near(stated, 3, 3):
            same = whole.metric.words and whole.metric.words == stated.metric.words - {"average"}
            if not same or whole.days != stated.days or whole.unit != stated.unit or whole.change:
                continue
            count = stated.days.months or 1
            low, high = whole.limits
            result = Result(whole.value / count, type(whole.limits)(low / count, high / count))
            says = verdict(result, stated)
            if says != "inconsistent":
                rank = (says == "rounded", *self._distance(stated, whole))
                yield self._made(rank, "average", stated, (whole,), result, says, f"{whole.text} / {count} months")

    def _made(
        self,
        rank: tuple[Any, ...],
        rule: str,
        stated: Statement,
        used: tuple[Statement, ...],
        result: Result,
        says: str,
        shown: str,
    ) -> _Found:
        unit = {"percent": " %"}.get(stated.unit or "", f" {stated.unit}" if stated.unit else "")
        bound = {"=": "", "~": "about "}.get(stated.bound, f"{stated.bound} ")
        expression = f"{shown} = {spoken(result.expected)}{unit}, stated {bound}{stated.text}"
        return _Found(tuple(int(part) for part in rank), rule, stated, used, result, says, expression)
