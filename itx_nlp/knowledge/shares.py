"""Shares and multiples: what part one amount is of another, how many times it is the other.

One counts only if it holds, for two numbers that give no third are no mistake; but what is said to be spent "out of" a
sum is the share meant.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from math import isclose

from itx_nlp.knowledge.arithmetic import Result, ratio, reach, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made, of_one_unit, right_beside, together
from itx_nlp.knowledge.portions import portions, whole_named
from itx_nlp.knowledge.precision import printed
from itx_nlp.knowledge.sized import is_base
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_OUT_OF = re.compile(r"\bout of (?:the |a |its |their )?(?:total |planned |allocated )?(?:of )?$", re.I)

_OF_ALL = re.compile(r"\b(?:of|among) (?:the |all |a total of )*$", re.I)
_OF_THOSE = re.compile(r"\b(?:of|out of|among|from) (?:these|those|them|which|whom|it|this|that)\b", re.I)
_OF_THEM = re.compile(r"\s*of (?:them|these|those|which|whom|it|this|that|the (?:total|whole|sum|amount))\b", re.I)
_THIS_IS = Pattern(
    r"(?:this|that|it|which)(?: (?P<noun>«amounts told|sums told»))?(?: thus| therefore| also)? "
    r"(?:is|was|«making up|coming to»)\b[^.;]{0,60}$",
    re.I,
)
_BRACKET = re.compile(r"(?: [a-z]+){0,2} \(")


def multiples(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find two levels of which one is so many times the other."""
    yield from _of_far(passage, stated)
    levels = [
        s
        for s in passage.near(stated, 1, 1)
        if not s.change and s.figure_kind in ("currency", "count", "number", "measure")
    ]
    for one, other in combinations(levels, 2):
        if not of_one_unit(one, other) or not (together(stated, one) or together(stated, other)):
            continue
        big, small = (one, other) if one.value >= other.value else (other, one)
        if small.value <= 0 or (result := ratio(big, small, 1.0)) is None:
            continue
        linked = together(stated, one, other) or bool(big.metric.words & small.metric.words)
        says = verdict(result, stated)
        # What has tripled, or is three times as much, in so many words, may be 3.06 times as much.
        worded = stated.change != "decrease" and stated.bound == "=" and not any(c.isdigit() for c in stated.text)
        if worded and together(stated, one, other) and isclose(result.expected, stated.value, rel_tol=0.05):
            says = "rounded" if says == "inconsistent" else says
        if says == "inconsistent" or not linked:
            continue
        rank = (says == "rounded", *distance(stated, one, other))
        rule = "multiple" if stated.change else "share"
        yield made(rank, rule, stated, (big, small), result, says, f"{big.text} / {small.text}")


def _of_far(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find what an amount of four digits is so many times of, to the last: "fined 8,599,938, three times the gain"."""
    for big in passage.amounts(stated, 0, 0):
        if big.digits > 3 and big.start < stated.start and stated.value > 1 and stated.bound == "=":
            small = passage.of_value(big.unit).get(round(big.value / stated.value, 6))
            if small and (result := ratio(big, small, 1.0)):
                rank = (0, *distance(stated, big, small))
                shown = f"{big.text} / {small.text}"
                rule = "multiple" if stated.change else "share"
                yield made(rank, rule, stated, (big, small), result, "consistent", shown)


def shares(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find a part and a whole that give a stated share."""
    factor = 100.0 if stated.unit == "percent" else 1.0
    levels = [
        s
        for s in passage.amounts(stated)
        if s.figure_kind in ("currency", "count", "number", "measure") and s.unit != "percent" and s is not stated
    ]
    bracketed, named = stated.before.endswith("("), whole_named(stated) if stated.bound not in "=~" else None
    yield from _pointed(passage, stated, factor)
    yield from portions(passage, stated, levels, factor)
    if _digits(stated) >= 4:
        yield from _exact(passage, stated, levels, factor)
    for one, other in combinations(levels, 2):
        if one.unit != other.unit and not (one.unit is None or other.unit is None):
            continue
        part, whole = (one, other) if one.value <= other.value else (other, one)
        if part.value <= 0 or part.value == whole.value or _at_other_times(stated, part, whole):
            continue
        low, high = part.limits.low * factor, part.limits.high * factor
        if low > 2 * stated.value * whole.limits.high or high < 0.5 * stated.value * whole.limits.low:
            continue  # far from it, whatever they were rounded from
        result = ratio(part, whole, factor)
        if result is None:
            continue
        says = verdict(result, stated)
        out_of = _out_of(passage, stated, part, whole, result) or (
            bracketed and _in_brackets(stated, part, whole, result)
        )
        if not out_of and (says == "inconsistent" or not _share_meant(passage, stated, part, whole)):
            continue
        if not out_of and together(part, whole) and passage.knows(is_base, part):
            continue  # 240 firms, up from 60
        if named and named.isdisjoint(whole.metric.words) and whole.unit not in named:
            continue  # "19 of 43 parks are at less than half of their capacity"
        if stated.bound not in "=~" and not (stated.after.startswith(" of ") or right_beside(stated, part)):
            continue  # what is less than 25 per cent may be anything
        if stated.kind == "target" and max(min(map(_digits, (part, whole))), _digits(stated)) < 3:
            continue  # among plans, 40 of 1,000 are 4 per cent by chance
        rank = (says == "inconsistent", says == "rounded", *distance(stated, part, whole))
        yield made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")


def _at_other_times(stated: Statement, part: Statement, whole: Statement) -> bool:
    """Say whether a part is of another time than its whole; what is spent of a year's funds is of its months."""
    if part.days is None or whole.days is None or part.days == whole.days:
        return False
    return not (whole.days.holds(part.days) and together(stated, part, whole))


def _digits(s: Statement) -> int:
    return printed(s.text, s.value)


def _exact(passage: Passage, stated: Statement, levels: list[Statement], factor: float) -> Iterator[Found]:
    """Find the part, beside a share of four digits or more, of a whole that the share names, wherever that stands."""
    low, high = reach(stated)
    for part in levels:
        if not 0 <= stated.sentence - part.sentence <= 1:
            continue
        for whole in passage.levels:
            if whole.unit != part.unit or whole.value <= part.value or whole.high is not None:
                continue
            if whole.metric.words.isdisjoint(stated.metric.words):
                continue
            if whole.value > 0 and not low <= part.value / whole.value * factor <= high:
                continue
            result = ratio(part, whole, factor)
            if result and result.limits.width < 0.01 * stated.value and verdict(result, stated) != "inconsistent":
                rank = (0, 1, *distance(stated, part, whole))
                shown = f"{part.text} / {whole.text}"
                yield made(rank, "share", stated, (part, whole), result, verdict(result, stated), shown)


def _pointed(passage: Passage, stated: Statement, factor: float) -> Iterator[Found]:
    """Find part and whole of a share that points back: "Of these, 60 were empty. This makes 15 per cent"."""
    last = stated.sentence - 1
    points = _THIS_IS.match(stated.before) if stated.before[:1] in "TtIiWw" and stated.before else None
    if points:
        amounts = passage.amounts(stated, 1, -1)
        parts = [s for s in amounts if _OF_THOSE.search(s.before)]
        if not parts and points.group("noun") and len(amounts) == 1:
            parts = amounts  # "This sum makes up 12% of all that is spent"
    elif _OF_THEM.match(stated.after):
        parts = [s for s in passage.amounts(stated, 0, 0) if s is not stated and s.unit != "percent"]
    else:
        return
    if points and not parts and len(amounts) == 2 and _alike_counts(*amounts):
        part, whole = sorted(amounts, key=lambda s: s.value)  # "Out of 850 people 323 had one. That is 38 per cent"
        result = ratio(part, whole, factor)
        if result and (says := verdict(result, stated)) != "inconsistent":
            rank = (False, says == "rounded", *distance(stated, part, whole))
            yield made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")
    if len(parts) != 1:
        return
    part = parts[0]
    named = whole_named(stated) if points and parts is amounts else None
    earlier = [s for s in passage.levels if s.start < part.start and s.high is None and of_one_unit(s, part)]
    if named:
        wholes = [s for s in earlier if not named.isdisjoint(s.metric.words) and s.value > part.value]
    else:
        wholes = [s for s in earlier if s.sentence == part.sentence - 1 and s.sentence in (last - 1, last)]
    for whole in wholes if len(wholes) == 1 else ():
        result = ratio(part, whole, factor)
        if result is None or whole.value <= part.value:
            continue
        says = verdict(result, stated)
        sure = bool(points) and stated.bound == part.bound == whole.bound == "="
        near = 0.8 * result.expected < stated.value < 1.25 * result.expected
        if says != "inconsistent" or (sure and near and result.limits.width < 0.2 * result.expected):
            rank = (says == "inconsistent", says == "rounded", *distance(stated, part, whole))
            yield made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")


def _alike_counts(one: Statement, other: Statement) -> bool:
    return one.value != other.value and of_one_unit(one, other) and one.metric.key == other.metric.key


def _in_brackets(stated: Statement, part: Statement, whole: Statement, result: Result) -> bool:
    """Say whether a share stands in brackets behind its part: "out of 40 towns 12 (30 per cent) have a bank"."""
    between = stated.before[part.end - stated.start :] if part.end < stated.start else ""
    if not between or not _BRACKET.fullmatch(between) or not together(part, whole):
        return False
    near = 0.95 * result.expected < stated.value < 1.05 * result.expected
    return near and whole.start < part.start and bool(_OF_ALL.search(whole.before[-30:]))


def _share_meant(passage: Passage, stated: Statement, part: Statement, whole: Statement) -> bool:
    if stated.days and part.days and stated.days != part.days:
        return False
    if together(stated, part, whole):
        return len(passage.beside(stated, whole)) <= 3
    linked = bool(stated.metric.words & (part.metric.words | whole.metric.words))
    kin = bool(part.metric.words & whole.metric.words)
    return linked and kin and (part.sentence == stated.sentence or whole.sentence == stated.sentence)


def _out_of(passage: Passage, stated: Statement, part: Statement, whole: Statement, result: Result) -> bool:
    """Say whether a share that does not come out must be the one meant: "out of $8 million, $2 million was spent"."""
    if whole.start >= part.start or not together(part, whole) or abs(stated.sentence - whole.sentence) > 1:
        return False
    if result.limits.width >= 0.1 * result.expected or not 0.75 < stated.value / result.expected < 1.25:
        return False
    alone = len(passage.beside(part, whole)) == 2 and "=" == stated.bound == part.bound == whole.bound
    return alone and bool(_OUT_OF.search(whole.before))
