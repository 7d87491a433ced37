"""Shares and multiples: what part one amount is of another, how many times it is the other.

One counts only if it holds, for two numbers that give no third are no mistake; but what is said to be spent "out of" a
sum is the share meant.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from itx_nlp.knowledge.arithmetic import Result, ratio, verdict
from itx_nlp.knowledge.contexts import words
from itx_nlp.knowledge.passages import Found, Passage, distance, made, together
from itx_nlp.knowledge.precision import printed
from itx_nlp.knowledge.statements import Statement

_OUT_OF = re.compile(r"\bout of (?:the |a |its |their )?(?:total |planned |allocated )?(?:of )?$", re.I)

_OF_ALL = re.compile(r"\b(?:of|among) (?:the |all |a total of )*$", re.I)
_OF_THE_TOTAL = re.compile(r"\bof (?:the total|all)\b([^,;:\d]{3,50}),", re.I)
_OR = re.compile(r"[ ,–—-]{1,4}or ")
_BRACKET = re.compile(r"(?: [a-z]+){0,2} \(")


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
        for s in passage.amounts(stated)
        if s.figure_kind in ("currency", "count", "number", "measure") and s.unit != "percent" and s is not stated
    ]
    bracketed = stated.before.endswith("(")
    if _digits(stated) >= 4:
        yield from _exact(passage, stated, levels, factor)
    for one, other in combinations(levels, 2):
        if one.unit != other.unit and not (one.unit is None or other.unit is None):
            continue
        part, whole = sorted((one, other), key=lambda s: s.value)
        if part.value <= 0 or part.value == whole.value or (part.days and whole.days and part.days != whole.days):
            continue
        result = ratio(part, whole, factor)
        if result is None:
            continue
        says = verdict(result, stated)
        out_of = _out_of(passage, stated, part, whole, result) or (
            bracketed and _in_brackets(stated, part, whole, result)
        )
        if not out_of and (says == "inconsistent" or not _share_meant(passage, stated, part, whole)):
            continue
        if stated.kind == "target" and max(min(map(_digits, (part, whole))), _digits(stated)) < 3:
            continue  # among plans, 40 of 1,000 are 4 per cent by chance
        rank = (says == "inconsistent", says == "rounded", *distance(stated, part, whole))
        yield made(rank, "share", stated, (part, whole), result, says, f"{part.text} / {whole.text}")


def _digits(s: Statement) -> int:
    return printed(s.text, s.value)


def _exact(passage: Passage, stated: Statement, levels: list[Statement], factor: float) -> Iterator[Found]:
    """Find the part, beside a share of four digits or more, of a whole that the share names, wherever that stands."""
    for part in levels:
        if not 0 <= stated.sentence - part.sentence <= 1:
            continue
        for whole in passage.levels:
            if whole.unit != part.unit or whole.value <= part.value or whole.high is not None:
                continue
            if whole.metric.words.isdisjoint(stated.metric.words):
                continue
            result = ratio(part, whole, factor)
            if result and result.limits.width < 0.01 * stated.value and verdict(result, stated) != "inconsistent":
                rank = (0, 1, *distance(stated, part, whole))
                shown = f"{part.text} / {whole.text}"
                yield made(rank, "share", stated, (part, whole), result, verdict(result, stated), shown)


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
    if _of_total(stated, part, whole):
        return True
    if together(stated, part, whole):
        return len(passage.beside(stated, whole)) <= 3
    linked = bool(stated.metric.words & (part.metric.words | whole.metric.words))
    kin = bool(part.metric.words & whole.metric.words)
    return linked and kin and (part.sentence == stated.sentence or whole.sentence == stated.sentence)


def _of_total(stated: Statement, part: Statement, whole: Statement) -> bool:
    """Say whether a share stands right behind its part of a total: "Of all prizes $2 million, or 40 per cent, …"."""
    named = _OF_THE_TOTAL.search(part.before) if together(stated, part) else None
    if not named or not _OR.fullmatch(stated.before[part.end - stated.start :]):
        return False
    return not whole.metric.words.isdisjoint(words(named.group(1)))


def _out_of(passage: Passage, stated: Statement, part: Statement, whole: Statement, result: Result) -> bool:
    """Say whether a share that does not come out must be the one meant: "out of $8 million, $2 million was spent"."""
    worded = together(part, whole) and bool(_OUT_OF.search(whole.before)) and whole.start < part.start
    alone = len(passage.beside(part, whole)) == 2 and "=" == stated.bound == part.bound == whole.bound
    near = abs(stated.sentence - whole.sentence) <= 1 and 0.75 * result.expected < stated.value < 1.25 * result.expected
    return worded and alone and near and result.limits.width < 0.1 * result.expected
