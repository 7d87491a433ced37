"""Parts and wholes: sums, shares, multiples, gaps and averages.

A relation of these counts only if it holds: that two numbers give no third is no mistake of the article. The exception
is a period whose parts are all stated.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from itx_nlp.knowledge.arithmetic import Result, difference, ratio, total, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made, together
from itx_nlp.knowledge.periods import months_before
from itx_nlp.knowledge.precision import significant
from itx_nlp.knowledge.statements import Statement

_GAP = re.compile(
    r"\b(?:gap|shortfall|difference|short of|deficit|surplus|below|above|miss(?:ed|ing)?|exceed(?:ed|ing)?|less|more|"
    r"lower|higher|lag(?:ged|s)?|remain(?:s|ed|ing)?|balance)\b",
    re.I,
)  # fmt: skip


def multiples(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find two levels of which one is so many times the other."""
    levels = [
        s
        for s in passage.near(stated, 1, 1)
        if not s.change and s.figure_kind in ("currency", "count", "number", "measure")
    ]
    for one, other in combinations(levels, 2):
        if one.unit != other.unit or not (together(stated, one) or together(stated, other)):
            continue
        big, small = sorted((one, other), key=lambda s: -s.value)
        if small.value <= 0 or (result := ratio(big, small, 1.0)) is None:
            continue
        linked = together(stated, one, other) or bool(big.metric.words & small.metric.words)
        says = verdict(result, stated)
        if says == "inconsistent" or not linked:
            continue
        rule = "multiple" if stated.change else "share"
        rank = (says == "rounded", *distance(stated, one, other))
        yield made(rank, rule, stated, (big, small), result, says, f"{big.text} / {small.text}")


def shares(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find a part and a whole that give a stated share."""
    factor = 100.0 if stated.unit == "percent" else 1.0
    levels = [
        s
        for s in passage.near(stated, 2, 1)
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
        if not _share_meant(passage, stated, part, whole):
            continue
        result = ratio(part, whole, factor)
        if result is None or (says := verdict(result, stated)) == "inconsistent":
            continue
        rank = (says == "rounded", *distance(stated, part, whole))
        yield made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")


def _share_meant(passage: Passage, stated: Statement, part: Statement, whole: Statement) -> bool:
    if stated.days and part.days and stated.days != part.days:
        return False
    if together(stated, part, whole):
        return len(passage.beside(stated, whole)) <= 3
    linked = bool(stated.metric.words & (part.metric.words | whole.metric.words))
    kin = bool(part.metric.words & whole.metric.words)
    return linked and kin and (part.sentence == stated.sentence or whole.sentence == stated.sentence)


def sums(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find parts that add up to a stated total."""
    yield from _sum_of_months(passage, stated)
    yield from _sum_of_line(passage, stated)
    wanted = [
        s
        for s in passage.near(stated, 3, 3)
        if not s.change and s.value < stated.value and s.figure_kind not in ("rank", "multiple") and _may_add(s, stated)
    ]
    place = next((i for i, s in enumerate(wanted) if s.start > stated.start), len(wanted))
    for size in range(2, 7):
        for first in range(max(0, place - size - 1), min(place + 2, len(wanted) - size + 1)):
            parts = wanted[first : first + size]
            if (found := _sum(passage, stated, parts)) is not None:
                yield found


def _sum_of_line(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Amounts of one metric in a row, before or behind a total that is exactly their sum, whatever their periods."""
    if significant(stated.value) < 3 or stated.bound != "=":
        return
    row = [s for s in passage.near(stated, 2, 1) if _thing(s) == _thing(stated) and not s.change and s.high is None]
    place = next((i for i, s in enumerate(row) if s.start > stated.start), len(row))
    for size in (2, 3, 4):
        for first in (place - size, place):
            parts = row[max(0, first) : first + size]
            if len(parts) < size or len({part.value for part in parts}) < size:
                continue
            result = total(parts)
            if verdict(result, stated) == "consistent":
                shown = " + ".join(part.text for part in parts)
                yield made((0, 0, *distance(stated, *parts)), "sum", stated, tuple(parts), result, "consistent", shown)


def _may_add(part: Statement, whole: Statement) -> bool:
    if part.unit != whole.unit and "currency" in (part.figure_kind, whole.figure_kind):
        return False
    if part.unit != whole.unit and not (part.unit is None or whole.unit is None):
        return False
    if part.unit in ("percent", "percentage point") or part.high is not None or part.kind != whole.kind:
        return False
    return part.days == whole.days or part.days is None or whole.days is None


def _sum(passage: Passage, stated: Statement, parts: list[Statement]) -> Found | None:
    # What is off by a twentieth is no sum; nearly all runs of figures end here.
    if abs(sum(part.value for part in parts) - stated.value) > 0.05 * stated.value:
        return None
    result = total(parts)
    says = verdict(result, stated)
    if says == "inconsistent" or stated.value < 3 or stated.bound not in "=~":
        return None
    if any(one.value == other.value and one.metric.key == other.metric.key for one, other in combinations(parts, 2)):
        return None
    sentences = {part.sentence for part in parts}
    # All the amounts of one sentence, beside the total: nothing else can be meant.
    whole_sentence = len(sentences) == 1 and all(
        s in parts or s is stated
        for s in passage.by_sentence[parts[0].sentence]
        if _may_add(s, stated) and not s.change
    )
    close = abs(parts[0].sentence - stated.sentence) <= 1 or abs(parts[-1].sentence - stated.sentence) <= 1
    tight = (result.limits.high - result.limits.low) <= 0.02 * result.expected
    few = len(parts) == 2 or (says == "consistent" and len({part.value for part in parts}) == len(parts))
    kin = bool(
        frozenset.intersection(*(part.metric.words for part in parts))
        or any(p.metric.words & stated.metric.words for p in parts)
    )
    if says == "rounded" and min(part.value for part in parts) < 0.02 * stated.value and not whole_sentence:
        return None  # so small a part is lost in the rounding of the others: any number would do
    if says == "rounded" and len(parts) == 2 and not kin:
        return None
    if whole_sentence and close and (tight or says == "consistent"):
        level = 0
    elif close and kin and tight and significant(stated.value) >= 3 and few:
        level = 1
    else:
        return None
    rank = (says == "rounded", level, *distance(stated, *parts))
    return made(rank, "sum", stated, tuple(parts), result, says, " + ".join(part.text for part in parts))


def _sum_of_months(passage: Passage, stated: Statement) -> Iterator[Found]:
    """A period that is made up exactly of shorter ones, each stated for the same metric."""
    if not stated.days or not (stated.days.months or 0) > 1 or stated.bound not in "=~":
        return
    parts: dict[Any, Statement] = {}
    for s in passage.levels:
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


def gaps(passage: Passage, stated: Statement) -> Iterator[Found]:
    """A shortfall or gap, worded as a level: the target less what came in."""
    if not (_GAP.search(stated.metric.name) or _GAP.search(stated.before[-40:]) or _GAP.search(stated.after[:30])):
        return
    levels = [
        s
        for s in passage.near(stated, 2, 1)
        if not s.change and s.unit == stated.unit and s.high is None and s.value > stated.value
    ]
    for one, other in combinations(levels, 2):
        big, small = sorted((one, other), key=lambda s: -s.value)
        beside = together(stated, one) or together(stated, other)
        if big.value == small.value:
            continue
        if big.days and small.days and big.days != small.days and not together(stated, one, other):
            continue
        result = difference(big, small)
        says = verdict(result, stated)
        if says == "inconsistent" or (says == "rounded" and (result.limits.width > 0.3 * abs(result.expected))):
            continue
        if not beside and (says != "consistent" or significant(stated.value) < 3):
            continue
        rank = (says == "rounded", *distance(stated, one, other))
        yield made(rank, "difference", stated, (big, small), result, says, f"{big.text} - {small.text}")


def averages(passage: Passage, stated: Statement) -> Iterator[Found]:
    """A monthly average beside the total of the same months."""
    if "average" not in stated.metric.words or not stated.days or not (stated.days.months or 0) > 1:
        return
    for whole in passage.near(stated, 3, 3):
        same = whole.metric.words and whole.metric.words == stated.metric.words - {"average"}
        if not same or whole.days != stated.days or whole.unit != stated.unit or whole.change:
            continue
        count = stated.days.months or 1
        low, high = whole.limits
        result = Result(whole.value / count, type(whole.limits)(low / count, high / count))
        says = verdict(result, stated)
        if says != "inconsistent":
            rank = (says == "rounded", *distance(stated, whole))
            yield made(rank, "average", stated, (whole,), result, says, f"{whole.text} / {count} months")


def _thing(s: Statement) -> tuple[Any, ...]:
    return s.metric.key, s.entity, s.unit, s.kind
