"""What is left of an amount when others are taken from it: "I made 4,120. The bank kept 618. That leaves 3,502".

Only what comes out exactly counts. What was taken stands between the amount and its rest; of four digits either may be
told far from the rest.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from itx_nlp.knowledge.arithmetic import Result, verdict
from itx_nlp.knowledge.passages import Found, Passage, distance, made
from itx_nlp.knowledge.precision import Limits
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern

_OTHERS, _FURTHER = frozenset(("The other ", "The rest, ")), frozenset(("A further ", "Another "))
_LEAVES = Pattern(
    r"\b(?:«leaving»(?: (?!over\b|for\b|in\b|on\b|by\b|at\b|to\b)[a-z’']+){0,4}|«taking» home|"
    r"what remains(?: is| was)?|(?:the|its|their) «a rest»(?: is| was|,)?|(?:^|[,;] )net of\b[^.;]{1,60})[ ,$]*$",
    re.I,
)
# "12 remained unchanged" are no rest.
_IS_LEFT = Pattern(r" (?:(?:is|was|are|were) )?«remaining»(?=[,.;:]|$| (?:for|to|with|after|over|in hand)\b)", re.I)
_OF_WHICH = re.compile(
    r"\bof (?:which|that|this|these|it|them) (?:only )?$|\d (?:out )?of (?:the |its |our |their )$", re.I
)
_BARE = frozenset(("number", "count", "currency"))


def may_be_left(s: Statement) -> bool:
    """Say whether a word of its claim may tell that an amount is what is left of another."""
    return not _left().isdisjoint(s.said)


@cache
def _left() -> frozenset[str]:
    return _leaving() | {"other", "further", "another", "after"}


@cache
def _leaving() -> frozenset[str]:
    return _LEAVES.words | _IS_LEFT.words | {"net"}


def remains(passage: Passage, stated: Statement) -> Iterable[Found]:
    """Find the amount of which a stated one is what is left."""
    said, before = not _leaving().isdisjoint(stated.said), stated.before
    if before.startswith("After "):
        return _after(passage, stated)
    # "B gave the other 17" is no rest but a part of a sum.
    told = (
        before in _OTHERS
        or before in _FURTHER
        or (said and (_LEAVES.search(before[-90:]) or _IS_LEFT.match(stated.after)))
    )
    return _remains(passage, stated) if told and stated.bound in "=~" else ()


def _after(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find what was taken in the sentence of a rest: "After a cut of 168 and charges of 12 she got 660"."""
    own = passage.by_sentence[stated.sentence]
    taken = [s for s in own if s.start < stated.start and s.unit == stated.unit and s.high is None]
    for whole in passage.alike(stated, 2, -1):
        if whole.value > stated.value:
            yield from _found(stated, whole, taken)


def _remains(passage: Passage, stated: Statement) -> Iterator[Found]:
    row = [s for s in passage.amounts(stated, 3, 0) if s.start < stated.start and _may_be_taken(s, stated)]
    if stated.before in _FURTHER:
        # It may be more of anything, but of 27 "of which 11 were paid", or of "11 of the 27".
        row = [s for s in row if s.sentence == stated.sentence - 1]
        pair = sorted(row, key=lambda s: -s.value) if len(row) == 2 and _OF_WHICH.search(row[1].before) else []
        yield from _found(stated, pair[0], pair[1:]) if pair else ()
        return
    for first, whole in enumerate(row):
        if whole.value <= stated.value or whole.unit is None is not stated.unit:
            continue
        taken = [s for s in row[first + 1 :] if s.value < whole.value]
        for skipped in range(len(taken)):
            some = taken[skipped:]
            if len(some) < 6 and (skipped == 0 or stated.digits > 2):
                yield from _found(stated, whole, some)
    if stated.digits > 3:
        yield from _far(passage, stated, row)


def _may_be_taken(s: Statement, stated: Statement) -> bool:
    """Say whether an amount is in the unit of a rest; what is left of 50 dollars may be told as 30."""
    bare = "number" in (s.figure_kind, stated.figure_kind) and None in (s.unit, stated.unit)
    return s.unit == stated.unit or (bare and {s.figure_kind, stated.figure_kind} <= _BARE)


def _far(passage: Passage, stated: Statement, row: list[Statement]) -> Iterator[Found]:
    """Find the other amount wherever it stands, where one of the two is told right before the rest."""
    levels = passage.of_value(stated.unit)
    for near in (s for s in row if s.unit == stated.unit and stated.sentence - s.sentence < 2):
        if whole := levels.get(round(stated.value + near.value, 6)):
            yield from _found(stated, whole, [near])
        if near.value > stated.value and (taken := levels.get(round(near.value - stated.value, 6))):
            yield from _found(stated, near, [taken])


def _found(stated: Statement, whole: Statement, taken: list[Statement]) -> Iterator[Found]:
    gone = sum([s.value for s in taken])
    if not taken or abs(whole.value - gone - stated.value) > 0.01 * stated.value:
        return
    low = whole.limits.low - sum([s.limits.high for s in taken])
    high = whole.limits.high - sum([s.limits.low for s in taken])
    result = Result(float(f"{whole.value - gone:.12g}"), Limits(low, high))
    says = verdict(result, stated)
    if says == "consistent" or (stated.bound == "~" and says == "rounded"):
        shown = " - ".join(s.text for s in (whole, *taken))
        rank = (0, 1, *distance(stated, whole, *taken))
        yield made(rank, "difference", stated, (whole, *taken), result, says, shown)
