"""Shares whose whole stands elsewhere: the place of a share says what part it is of, and what fits is its whole.

What is right beside a share is the part. Among few amounts that may be its whole hardly any fits by chance, the less so
if the share is told by two digits; where a sentence gives several parts with their shares one whole must fit them all.
"""

import re
from collections.abc import Iterator, Sequence

from itx_nlp.knowledge.arithmetic import Result, ratio, reach, verdict
from itx_nlp.knowledge.contexts import words
from itx_nlp.knowledge.passages import Found, Passage, distance, made, of_one_unit, right_beside, together
from itx_nlp.knowledge.precision import printed
from itx_nlp.knowledge.sized import is_base
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.nouns import singular

_OF_WHOLE = re.compile(r"\s*of (?:the |all |its |their |this |that )*([^,;:.\d]{3,60})", re.I)
_OF_THEM = re.compile(r"\bof (?:them|these|those|which|whom|it|this|that|the (?:total|whole|sum|amount))\b", re.I)
_APPOSED = re.compile(r"(?: [a-z’'-]+){1,4}, (?:or |i\.e\. |that is )?", re.I)
_ENDS = re.compile(r"[.,;)]|$| of\b")
_SMALL = frozenset(("total", "overall", "all", "whole", "of", "in", "for", "the", "and", "to", "from", "on", "by"))
_LEVELS = ("currency", "count", "number", "measure")
#: how probable it may be that a whole fits by chance, also where words point to one
_CHANCE, _POINTED = 0.03, 0.5


def portions(passage: Passage, stated: Statement, levels: list[Statement], factor: float) -> Iterator[Found]:
    """Find the whole of a share that stands right beside its part, or says of what it is: "23% of the total budget"."""
    named = whole_named(stated)
    exact = printed(stated.text, stated.value) > 1
    for part in levels:
        if passage.knows(is_base, part):
            continue  # 240 firms, up from 60
        own = part.sentence == stated.sentence
        if own and (right_beside(stated, part) or _is_apposed(stated, part)):
            yield from _beside(passage, stated, part, named, factor)
        elif named and exact and part.sentence <= stated.sentence:
            yield from _ahead(passage, stated, part, named, factor)
    if named and len(row := passage.amounts(stated, 0, 0)) > 1:
        yield from _of_next(passage, stated, row, factor)


def _is_apposed(stated: Statement, part: Statement) -> bool:
    """Say whether a share ends the clause of its part: "leaves 130 for us, 31 per cent"."""
    return (
        together(part, stated)
        and part.end < stated.start
        and bool(_APPOSED.fullmatch(_between(part, stated)) and _ENDS.match(stated.after))
    )


def whole_named(stated: Statement) -> frozenset[str]:
    """Give the words by which a share says of what it is a part."""
    said = _OF_WHOLE.match(stated.after)
    return frozenset(map(singular, words(said.group(1)))) - _SMALL if said else frozenset()


def _beside(
    passage: Passage, stated: Statement, part: Statement, named: frozenset[str], factor: float
) -> Iterator[Found]:
    """Find the whole of the part that a share stands beside: what it names, what both are of, what alone fits."""
    exact, row = printed(stated.text, stated.value), _row(passage, stated)
    near = passage.amounts(stated, 6, 1)
    far = passage.by_thing.get((stated.metric.key, part.entity, part.unit, stated.kind), ()) if named else ()
    if len(row) > 1:
        far = passage.of_unit[part.unit][0]
    wholes = [s for s in (*near, *(s for s in far if s not in near)) if s.value > part.value]
    wholes = [s for s in wholes if of_one_unit(s, part) or (s.figure_kind == part.figure_kind == "count")]
    pointed = bool(_OF_THEM.search(f"{_between(stated, part)} | {stated.after[:20]}"))
    many = len({s.value for s in wholes if pointed or not _at_other_times(part, s)})
    for whole in wholes:
        if (fit := _fit(stated, part, whole, factor)) is None:
            continue
        result, says = fit
        kin = not whole.metric.words.isdisjoint(stated.metric.words | part.metric.words)
        told = not named.isdisjoint(whole.metric.words) or whole.metric.key == stated.metric.key
        own = together(part, whole) and _is_most(passage.by_sentence[part.sentence], whole)
        own = own or (whole.start > part.end and _between(part, whole) == " of ")
        tight = result.limits.width <= (0.1 if own else 0.05) * result.expected and of_one_unit(whole, part)
        close = not named or stated.sentence - whole.sentence < 5
        alone = close and (exact > 2 or _is_most(passage.levels, whole))
        likely = exact > 1 and tight and (told or own or kin or alone)
        chance = many * _width(stated, result, says)
        # An exact part of one of the last two amounts may be worded as it likes.
        meant = told or not named or (says == "consistent" and many < 3 and stated.sentence - whole.sentence < 2)
        before = whole.start < part.start and (pointed or not _at_other_times(part, whole)) and meant
        likely = likely or (before and chance < (_POINTED if pointed else _CHANCE))
        likely = likely or (len(row) > 1 and all(_fit(*pair, whole, factor) for pair in row))
        if likely:
            yield _found(stated, part, whole, result, says)


def _ahead(
    passage: Passage, stated: Statement, part: Statement, named: frozenset[str], factor: float
) -> Iterator[Found]:
    """Find the whole that a share names, of a part that stands before it."""
    for whole in passage.amounts(stated, 4, 1):
        if whole.value <= part.value or not of_one_unit(whole, part):
            continue
        if (fit := _fit(stated, part, whole, factor)) is None or fit[0].limits.width > 0.05 * fit[0].expected:
            continue
        told = not named.isdisjoint(whole.metric.words) or whole.metric.key == stated.metric.key
        if together(stated, part):
            meant = told
        else:
            right_behind = together(stated, whole) and 0 < whole.start - stated.end < 70
            meant = told and right_behind and not part.metric.words.isdisjoint(map(singular, words(stated.before)))
        if meant:
            yield _found(stated, part, whole, *fit)


def _of_next(passage: Passage, stated: Statement, row: Sequence[Statement], factor: float) -> Iterator[Found]:
    """Find the part of an amount right behind a share, told before by the words of the share: "47% of sales of 4.7"."""
    for whole in row:
        between = stated.after[: whole.start - stated.end] if whole.start > stated.end else ""
        if not between.endswith(" of ") or not _OF_WHOLE.fullmatch(between):
            continue
        alike = [s for s in passage.of_unit[whole.unit][0] if s.start < stated.start and s.value < whole.value]
        last = [s for s in alike if together(s, stated)][-1:]
        if last and (fit := _fit(stated, last[0], whole, factor)):
            yield _found(stated, last[0], whole, *fit)
        if printed(stated.text, stated.value) < 2:
            continue
        alike = [s for s in alike if s.days == stated.days is not None and s.metric.words <= stated.metric.words]
        for part in alike:
            fit = _fit(stated, part, whole, factor)
            if fit and len({s.value for s in alike}) * _width(stated, *fit) < _POINTED:
                yield _found(stated, part, whole, *fit)


def _row(passage: Passage, stated: Statement) -> list[tuple[Statement, Statement]]:
    """Give the shares of a sentence, each with the part that stands beside it."""
    row = passage.unchanged[stated.sentence]
    if sum(1 for s in row if s.unit == stated.unit) < 2:
        return []
    amounts = [s for s in passage.amounts(stated, 0, 0) if s.unit != stated.unit]
    pairs = [(s, a) for s in row if s.unit == stated.unit for a in amounts if right_beside(s, a)]
    return pairs if len({s for s, _ in pairs}) == len({a.value for _, a in pairs}) == len(pairs) else []


def _fit(stated: Statement, part: Statement, whole: Statement, factor: float) -> tuple[Result, str] | None:
    """Give what a part is of a whole, if that is the share."""
    low, high = reach(stated)
    if whole.value <= part.value or not low <= part.value / whole.value * factor <= high:
        return None
    result = ratio(part, whole, factor)
    if result is None or (says := verdict(result, stated, 1)) == "inconsistent":
        return None
    return result, says


def _width(stated: Statement, result: Result, says: str) -> float:
    """Give how wide the results lie that would do, as a part of them."""
    if says == "consistent":
        return 4e-3
    return (stated.limits.width + result.limits.width) / result.expected


def _between(one: Statement, other: Statement) -> str:
    first, second = (one, other) if one.start < other.start else (other, one)
    return second.before[first.end - second.start :]


def _at_other_times(part: Statement, whole: Statement) -> bool:
    return part.days is not None and whole.days is not None and not whole.days.holds(part.days)


def _is_most(levels: Sequence[Statement], whole: Statement) -> bool:
    """Say whether an amount is the largest of its unit."""
    return all(s.value <= whole.value for s in levels if s.unit == whole.unit)


def _found(stated: Statement, part: Statement, whole: Statement, result: Result, says: str) -> Found:
    rank = (0, 2, says == "rounded", *distance(stated, part, whole))
    return made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")
