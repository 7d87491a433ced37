"""Growth in per cent of a level told with the size of its change: "up 5 million, or 10 per cent, at 55 million"."""

import re
from collections.abc import Iterator

from itx_nlp.knowledge.arithmetic import growth_by, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made, right_beside, together
from itx_nlp.knowledge.statements import Statement, told_as
from itx_nlp.text.patterns import Pattern

THAN = frozenset(("from", "against", "compared", "versus", "vs", "than", "over", "as", "instead", "previously"))
_BASE = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|vs\.?|than|over|as opposed to|instead of|previously)\s+"
    r"(?:(?:the|a|about|around|nearly|over|some|only|just|mere|its|last|previous|level|of|earlier|to|[\w-]+['’]s)\s+){0,5}$",
    re.I,
)
# "up 26 per cent (Dec-24: 348)": behind the name of an earlier time
_LABELLED = re.compile(
    r"\((?:[^()]*; )?(?=[^():]*(?:\d|\b(?:last|prior|previous|year|month|quarter|week)\b))[^():;,]{2,28}: ?$", re.I
)
EXTREME = Pattern(r"\b«tops|bottoms» (?:of|at) (?:[a-z]+ )?$", re.I)
# A currency falls when more of it is paid for a dollar.
_INVERSE = Pattern(r"\b«rates of money»\b", re.I)
_TO_CLOSE = Pattern(r"(?: points?)?,? (?:to|and) «closing»(?: down| up)? at $")
_TO = re.compile(r"\)?[^;\d]{0,40}\b(?:to|at) (?:[a-z]+ ){0,2}")
_BRACKET = re.compile(r"(?:(?: per|/| an?) ?[a-z]+)? \(")
_HIGHER_BY = Pattern(r"(?:(?!\b(?:from|than|against|«aims»|it|they|he|she|we)\b)[^;\d]){1,70}", re.I)


def sized(passage: Passage, stated: Statement, levels: list[Statement], direction: int) -> Iterator[Found]:
    """Find a level and the size of its change that give a growth."""
    sizes = [s for s in passage.near(stated, 1, 1) if _may_be_size(s, stated) and s.basis == stated.basis]
    for size in sizes:
        beside = right_beside(stated, size)
        for level in levels:
            if size.entity not in (stated.entity, level.entity) and not beside:
                continue  # one province spends 7 per cent more, another 5 million
            if _may_be_level(passage, stated, size, level, beside):
                yield from _found(stated, level, size, direction, 0 if beside or together(stated, size, level) else 1)
        if beside:
            for level in _elsewhere(passage, stated, size, levels):
                yield from _found(stated, level, size, direction, 1)
    if stated.owner == "body" and stated.digits > 2:
        for size, level in _closings(passage, stated):
            yield from _found(stated, level, size, direction, 1)


def _found(stated: Statement, level: Statement, size: Statement, direction: int, least: int) -> Iterator[Found]:
    inverse = level.metric.moves and is_inverse(level) and level.metric.key == size.metric.key
    way = -direction if inverse and together(size, level) and level.unit in (size.unit, None) else direction
    result = growth_by(level, size, way)
    if result is not None and (says := verdict(result, stated, least)) != "inconsistent":
        shown = f"{level.text} / ({level.text} {'+' if way < 0 else '-'} {size.text}) - 1"
        yield made(
            (2, says == "rounded", *distance(stated, level, size)), "growth", stated, (level, size), result, says, shown
        )


def _may_be_size(s: Statement, stated: Statement) -> bool:
    return s.change == stated.change and s.unit != "percent" and s.figure_kind != "multiple"


def _may_be_level(passage: Passage, stated: Statement, size: Statement, level: Statement, beside: bool) -> bool:
    """Say whether a change of some size may have led to a level: of one unit, at its end, of one thing."""
    # An index stands at so many and moves by so many points; a rate is bare and moves by so much.
    points = size.unit == "point" and level.unit is None and together(stated, size, level)
    rate = level.metric.moves and level.unit in (size.unit, None) and together(size, level)
    rate = rate and level.metric.key == size.metric.key
    if not (level.unit == size.unit or points or rate) or level.value <= size.value:
        return False
    if together(stated, size, level) and ((beside and _follows(size, level)) or _led_to(stated, size, level)):
        return not passage.knows(is_base, level)  # "It plans to spend 2 million, which is higher by 0.2 million"
    # A level at the end of a span is what its change over the span led to; a target is not.
    if level.kind == "target" or (level.days and size.days and level.days.last != size.days.last):
        return False
    alike = level.metric.words & size.metric.words or level.metric.key == stated.metric.key
    return bool(alike or together(stated, size, level)) and not passage.knows(is_base, level)


def _led_to(stated: Statement, size: Statement, level: Statement) -> bool:
    """Say whether a level stands right behind a change and its size: "up by 6.15, an 18.18% increase, to 39.97"."""
    last = max(stated.end, size.end)
    between = level.before[last - level.start :] if last < level.start <= last + len(level.before) else ""
    return bool(between) and bool(_TO.fullmatch(between))


def bracketed(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find the level of a growth that stands in brackets behind its size: "by Rs85,000 a tonne (57%) to Rs235,000"."""
    before = [s for s in passage.by_sentence[stated.sentence] if s.end < stated.start]
    size = before[-1] if before and stated.before.endswith("(") else None
    if size and size.change and size.unit != "percent" and _BRACKET.fullmatch(stated.before[size.end - stated.start :]):
        levels = [s for s in passage.amounts(stated, 0, 0) if s.unit == size.unit]
        change = told_as(stated, change=size.change, basis=size.basis)
        yield from sized(passage, change, levels, -1 if size.change == "decrease" else 1)


def _follows(size: Statement, level: Statement) -> bool:
    """Say whether a change stands right behind its level: "2 million, which is higher by 0.2 million"."""
    between = size.before[level.end - size.start :] if level.end < size.start else ""
    return bool(between) and bool(_HIGHER_BY.fullmatch(between))


def _elsewhere(passage: Passage, stated: Statement, size: Statement, levels: list[Statement]) -> Iterator[Statement]:
    """Find the levels of the same thing, told far away, at the end of the time that a change took."""
    alike = passage.by_thing.get((stated.metric.key, stated.entity, size.unit, stated.kind), ())
    first, last = stated.days or (None, None)
    ended = [s for s in alike if s.days and first and last and first <= s.days.last <= last]
    latest = max((s.days.last for s in ended if s.days), default=None)
    for level in ended:
        ends = level.days and level.days.last == latest and level.value > size.value
        if ends and level not in levels and not (passage.knows(is_base, level) or EXTREME.search(level.before[-40:])):
            yield level


def _closings(passage: Passage, stated: Statement) -> Iterator[tuple[Statement, Statement]]:
    """Find what a share of the body whose change is given in per cent moved by, and closed at, wherever that stands."""
    for size in passage.stated:
        if size.entity == stated.entity and size.figure_kind == "currency" and _may_be_size(size, stated):
            for level in passage.by_sentence[size.sentence]:
                between = level.before[size.end - level.start :] if level.start > size.end else ""
                if level.unit == size.unit and level.entity == size.entity and between and _TO_CLOSE.fullmatch(between):
                    yield size, level


def is_base(s: Statement) -> bool:
    """Say whether a level is worded as the one that a change began at."""
    if s.before.endswith((": ", ":")):
        return bool(_LABELLED.search(s.before[-60:]))
    return not THAN.isdisjoint(s.said) and bool(_BASE.search(s.before[-70:]))


def is_inverse(*several: Statement) -> bool:
    """Say whether figures are of a rate that is higher when its currency falls."""
    return any(_INVERSE.search(s.metric.name) for s in several)
