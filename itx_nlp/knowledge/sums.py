"""Parts that add up to a total.

A sum counts only if it holds. The exceptions are a period whose parts are all stated, and the changes of parts whose
levels add up.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, combinations, pairwise
from math import isclose
from typing import Any

from itx_nlp.knowledge.arithmetic import total, verdict
from itx_nlp.knowledge.composition import composed
from itx_nlp.knowledge.passages import Found, Passage, distance, made, thing
from itx_nlp.knowledge.periods import months_before
from itx_nlp.knowledge.statements import Statement
from itx_nlp.knowledge.totals import of_sentence
from itx_nlp.text.wordlists import listed

_TO = re.compile(r"[/ \w-]{0,12} (?:to|and) (?:[a-z]+ ){0,2}")
_FROM = re.compile(r"\b(?:from|between) (?:[a-z]+ ){0,2}$", re.I)
_OF_THESE = re.compile(r"\b(?:of|out of|among) (?:these|them|those|which|whom|the total)\b[^.;]{0,20}$", re.I)


def sums(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find parts that add up to a stated total; a price or a rate is never one."""
    if stated.metric.moves:
        return
    if len(alike := passage.by_thing.get(thing(stated), ())) > 2:
        yield from _sum_of_months(passage, stated, alike)
        yield from _sum_of_line(stated, alike)
    if stated.figure_kind == "count":
        yield from _sum_of_these(passage, stated)
    value, off = stated.value, 0.05 * stated.value
    near = passage.alike if stated.figure_kind == "currency" else passage.amounts
    around = near(stated, 3, 3)
    smaller = [s for s in around if s.value < value] if len(around) > 1 else []
    # all that is near makes as much
    enough = bool(smaller) and sum([abs(s.value) for s in smaller]) >= value - 2 * off
    if stated.bound not in ("<", "<=") and (enough or passage.multiplied):
        yield from of_sentence(passage, stated)
    if stated.bound not in "=~":
        if stated.digits >= 5 and enough:
            yield from _sum_of_row(passage, stated)
        return
    yield from composed(passage, stated)
    exact = stated.bound == "=" and stated.digits >= 4
    if exact:
        yield from _sum_of_two(passage, stated)
    if exact and (enough or stated.digits > 4):
        yield from _sum_of_row(passage, stated)
    if not enough:
        return
    if stated.value < 3:
        return
    wanted = [s for s in smaller if _may_add(s, stated)]
    if sum([abs(s.value) for s in wanted]) < value - off:
        return
    totals = [0.0, *accumulate([s.value for s in wanted])]
    slack = max(1.5 * stated.limits.width, 2e-3 * value)
    place = next((i for i, s in enumerate(wanted) if s.start > stated.start), len(wanted))
    for size in range(2, min(6, len(wanted)) + 1):
        for first in range(max(0, place - size - 1), min(place + 2, len(wanted) - size + 1)):
            # What is off by a twentieth, or by more than was rounded, is no sum; nearly all runs of figures end here.
            apart = abs(totals[first + size] - totals[first] - value)
            if apart > off:
                continue
            row = wanted[first : first + size]
            if apart > slack and apart > slack + sum([s.limits.width for s in row]) / 2:
                continue
            if (found := _sum(passage, stated, row)) is not None:
                yield found


def _sum_of_these(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Parts that are said to be parts of what was just counted: "Of these, 407 rose, 35 fell and 35 stayed"."""
    for number in (stated.sentence, stated.sentence + 1):
        if len(told := passage.by_sentence.get(number, ())) < 2:
            continue
        counted = [s for s in told if s.figure_kind in ("count", "number")]
        row = [s for s in counted if s.start > stated.start and not s.change and s.high is None]
        if len(row) > 1 and _OF_THESE.search(row[0].before):
            result = total(row)
            if verdict(result, stated) == "consistent":
                shown = " + ".join(part.text for part in row)
                yield made((0, 0, *distance(stated, *row)), "sum", stated, tuple(row), result, "consistent", shown)


def _sum_of_line(stated: Statement, alike: Sequence[Statement]) -> Iterator[Found]:
    """Amounts of one metric in a row, before or behind a total that is exactly their sum, whatever their periods."""
    if stated.digits < 3 or stated.bound != "=":
        return
    row = [s for s in alike if -2 <= s.sentence - stated.sentence <= 1 and s is not stated]
    place = next((i for i, s in enumerate(row) if s.start > stated.start), len(row))
    for size in range(2, min(4, len(row)) + 1):
        for first in (place - size, place):
            parts = row[max(0, first) : first + size]
            if len({part.value for part in parts}) < size:
                continue
            if abs(sum([part.value for part in parts]) - stated.value) > 0.01 * stated.value:
                continue
            result = total(parts)
            if verdict(result, stated) == "consistent":
                shown = " + ".join(part.text for part in parts)
                yield made((0, 0, *distance(stated, *parts)), "sum", stated, tuple(parts), result, "consistent", shown)


def _sum_of_two(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Two parts of kin, wherever they stand, that make up all the four digits or more of a total."""
    parts, whole = passage.of_value(stated.unit), stated.value
    if len(parts) < 2:
        return
    # The smaller part is less than half, and hardly ever is there one that leaves no more than the greatest amount.
    values = passage.values(stated.unit)
    below = bisect_left(values, whole)
    least = whole - (values[below - 1] if below else 0.0) - 1e-5
    if (first := bisect_left(values, least)) == len(values) or 2 * values[first] >= whole:
        return
    halves = [(v, s) for v, s in parts.items() if least <= v and 0 < v + v < whole]
    pairs = [(s, parts[rest]) for v, s in halves if (rest := round(whole - v, 6)) in parts]
    for small, big in pairs:
        # Five digits that agree, of two parts near each other, need only one word in common.
        near = abs(small.sentence - big.sentence) < 5 and distance(stated, small, big)[0] < 15
        kin = _kin(small, big) or _kin(big, stated)
        if near and max(small.digits, big.digits, stated.digits) > 4 and (kin or small.digits + big.digits > 10):
            row = sorted((small, big), key=lambda s: s.start)
            shown = " + ".join(part.text for part in row)
            yield made((0, 3, *distance(stated, *row)), "sum", stated, tuple(row), total(row), "consistent", shown)
            continue
        if not (_may_add(small, stated) and _may_add(big, stated)):
            continue
        if small.entity == big.entity == stated.entity and small.metric.words & big.metric.words & stated.metric.words:
            row = sorted((small, big), key=lambda s: s.start)
            shown = " + ".join(part.text for part in row)
            rank = (0, 2, *distance(stated, *row))
            yield made(rank, "sum", stated, tuple(row), total(row), "consistent", shown)


def _sum_of_row(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Three amounts or more right behind a total, or before it, that give its four digits whatever their periods.

    Of a total of five digits there may be a dozen, those told far behind of its own time.
    """
    alike = [s for s in passage.alike(stated, 3, 6) if s.kind == stated.kind]
    if len(alike) < 4 or stated not in alike:
        return
    place, off = alike.index(stated), 0.002 * stated.value
    totals = [0.0, *accumulate([s.value for s in alike])]
    for size in range(3, min(12 if stated.digits > 4 else 6, len(alike) - 1) + 1):
        for first in (place + 1, place - size):
            if first < 0 or first + size > len(alike) or abs(totals[first + size] - totals[first] - stated.value) > off:
                continue
            row = alike[first : first + size]
            result = total(row)
            exact = stated.digits > 4 and isclose(result.expected, stated.value, rel_tol=1e-9)
            if (result.limits.width > 1e-3 * stated.value and not exact) or not any(_kin(s, stated) for s in row):
                continue
            if row[-1].sentence > stated.sentence + 3 and not {s.days for s in row} <= {None, stated.days}:
                continue
            if (says := verdict(result, stated)) != "inconsistent":
                shown = " + ".join(part.text for part in row)
                rank = (says == "rounded", 2, *distance(stated, *row))
                yield made(rank, "sum", stated, tuple(row), result, says, shown)


def _ends_range(part: Statement, whole: Statement) -> bool:
    """Say whether two figures are the ends of one range: "from Rs8.16 to Rs9.19"."""
    between = whole.before[part.end - whole.start :] if part.end < whole.start else ""
    return bool(between and _TO.fullmatch(between) and _FROM.search(part.before[-40:]))


def _goes_on(last: Statement, stated: Statement) -> bool:
    """Say whether an amount is but one more of a row: "1 million to Kasur, 2 million to Hub and 3 million to Sibi"."""
    between = stated.before[last.end - stated.start :] if 0 < stated.start - last.end < len(stated.before) else ""
    if not between.endswith(" and ") or stated.after.startswith((" in all", " in total")):
        return False
    return last.after.split(" ")[1:2] == stated.after.split(" ")[1:2] != []


def _is_income(s: Statement) -> bool:
    return not s.metric.words.isdisjoint(listed("taken in"))


def _kin(part: Statement, whole: Statement) -> bool:
    return not part.metric.words.isdisjoint(whole.metric.words)


def _may_add(part: Statement, whole: Statement) -> bool:
    if part.unit != whole.unit and (
        "currency" in (part.figure_kind, whole.figure_kind) or not (part.unit is None or whole.unit is None)
    ):
        return False
    if part.unit in ("percent", "percentage point") or part.high is not None:
        return False
    # What is planned may be told beside what it is made of; four digits are enough to know it by.
    if part.kind != whole.kind and whole.digits < 4:
        return False
    if part.days == whole.days or part.days is None or whole.days is None:
        return True
    # What there is on a day and at the end of the week that it ends.
    return part.days.last == whole.days.last and any(days.first == days.last for days in (part.days, whole.days))


def _sum(passage: Passage, stated: Statement, parts: list[Statement]) -> Found | None:
    result = total(parts)
    says = verdict(result, stated)
    if says == "inconsistent":
        return None
    if any(a.value == b.value and a.metric.key == b.metric.key for a, b in combinations(parts, 2)):
        return None
    sentences = {part.sentence for part in parts}
    # All the amounts of one sentence, beside the total: nothing else can be meant.
    whole_sentence = len(sentences) == 1 and all(
        s in parts or s is stated
        for s in passage.by_sentence[parts[0].sentence]
        if _may_add(s, stated) and not s.change
    )
    if any(_ends_range(part, stated) for part in parts):
        return None
    if stated.digits < 3 and len(sentences) == 1 and _goes_on(parts[-1], stated):
        return None
    exact = whole_sentence and says == "consistent" and stated.digits >= 4
    close = exact or abs(parts[0].sentence - stated.sentence) <= 1 or abs(parts[-1].sentence - stated.sentence) <= 1
    tight = (result.limits.high - result.limits.low) <= 0.02 * result.expected
    few = len(parts) == 2 or (says == "consistent" and len({part.value for part in parts}) == len(parts))
    kin = bool(
        frozenset.intersection(*(part.metric.words for part in parts)) or any(_kin(part, stated) for part in parts)
    )
    incomes = stated.digits < 3 and stated.sentence not in sentences and any(map(_is_income, parts))
    if incomes and not (kin or _is_income(stated)):
        return None  # revenue of 3 and a debt of 2 are no office of 5
    if min(part.value for part in parts) < 1e-4 * stated.value:
        return None  # no part to speak of
    if says == "rounded" and min(part.value for part in parts) < 0.02 * stated.value and not whole_sentence:
        return None  # so small a part is lost in the rounding of the others: any number would do
    if says == "rounded" and len(parts) == 2 and not kin:
        return None
    if whole_sentence and close and (tight or says == "consistent"):
        level = 0
    elif close and kin and tight and stated.digits >= 3 and few:
        level = 1
    else:
        return None
    rank = (says == "rounded", level, *distance(stated, *parts))
    return made(rank, "sum", stated, tuple(parts), result, says, " + ".join(part.text for part in parts))


def _sum_of_months(passage: Passage, stated: Statement, alike: Sequence[Statement]) -> Iterator[Found]:
    """A period that is made up exactly of shorter ones, each stated for the same metric."""
    if not stated.days or not (stated.days.months or 0) > 1 or stated.bound not in "=~":
        return
    parts: dict[Any, Statement] = {}
    for s in alike:
        if s.bound == "=" and s.days and s.days != stated.days and stated.days.holds(s.days) and s.days.months:
            parts.setdefault(s.days, s)
    for count in {days.months for days in parts}:
        row = [parts[days] for days in sorted(days for days in parts if days.months == count)]
        if len(row) * count != stated.days.months or len(row) < 2:
            continue
        if any(months_before(b.days, count) != a.days for a, b in pairwise(row) if b.days):
            continue
        result = total(row)
        says = verdict(result, stated)
        if says == "inconsistent" and (
            abs(result.expected - stated.value) > 0.2 * stated.value
            # The parts make up another total that is stated: it was the period that was misread.
            or any(
                s.unit == stated.unit and verdict(result, s) != "inconsistent" for s in passage.levels if s not in row
            )
        ):
            continue
        rank = (says == "inconsistent", 0, *distance(stated, *row))
        yield made(rank, "sum", stated, tuple(row), result, says, " + ".join(part.text for part in row))


def changes_of_parts(passage: Passage, found: list[Found]) -> Iterator[Found]:
    """Of a sum whose parts and total are each told with their change: the changes make the change of the total.

    "SBP reserves rose $46 million to …, those of banks $83 million to …, the total $130 million to …".
    """
    for each in found:
        if each.rule != "sum":
            continue
        moves = [_change_of(passage, level) for level in (*each.used, each.stated)]
        known = [move for move in moves if move]
        if len(known) < len(moves) or len({(m.unit, m.basis, m.days) for m in known}) > 1:
            continue
        *parts, whole = known
        # A rise of one and a fall of the other part leave what is between them.
        parts = [part if part.change == whole.change else _turned(part) for part in parts]
        result = total(parts)
        if result.expected <= 0:
            continue
        rank = (0, *distance(whole, *parts))
        shown = " + ".join(part.text for part in parts)
        yield made(rank, "sum", whole, tuple(parts), result, verdict(result, whole), shown)


def _turned(part: Statement) -> Statement:
    return replace(part, value=-part.value, text=f"-{part.text}", bound=part.bound)


def _change_of(passage: Passage, level: Statement) -> Statement | None:
    """Give the change that stands in the sentence of a level and is its own: the only one of its metric and unit."""
    own = [
        s
        for s in passage.by_sentence[level.sentence]
        if s.change and s.unit == level.unit and s.metric.key == level.metric.key and abs(s.start - level.start) < 60
    ]
    return own[0] if len(own) == 1 else None
