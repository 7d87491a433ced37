"""What an article works out in front of the reader from figures of any kind: "A tank costs 3,500. Three mean 10,500".

A figure whose words tell it to be a result is held against all that the figures before it give in its unit. What fits
counts only where hardly anything would by chance. That is reckoned as if the results that come near the stated one, a
third of it to three times as much, were spread evenly (by their logarithms): their number times the part of that range
that would do, which is at least one of the last digit told. Nothing is ever called inconsistent.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import isclose, log
from typing import NamedTuple

from itx_nlp.knowledge.arithmetic import Result, verdict
from itx_nlp.knowledge.contexts import words
from itx_nlp.knowledge.passages import Found, Passage, distance, made
from itx_nlp.knowledge.reckoning import Sum, is_by_unknown, last_digit, named, reckoned
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.wordlists import either, listed

_ANY, _TAKE, _ADD, _SHARE = "-+x/%t", "-%", "+x", "/t"
# Lists of words before a result and behind it: what may have been done, what may stand between, and how probable a
# chance fit may be: the clearer the words, the more. Where several are met each adds its own.
_BEFORE = (
    ("worked out: results", _ANY, "any", 0.15),
    ("worked out: rests", _TAKE, "any", 0.1),
    ("worked out: totals", _ADD, "any", 0.15),
    ("worked out: averages", _SHARE, "any", 0.15),
    ("worked out: said again", _ANY, "few", 0.08),
    ("worked out: consequences", _ANY, "all", 0.08),
)
_BEHIND = (
    ("worked out: shares behind", _SHARE, 0.1),
    ("worked out: rests behind", _TAKE, 0.1),
    ("worked out: totals behind", _ADD, 0.1),
    ("worked out: multiples behind", "/", 0.15),
)
_PER, _CLEAR = 0.1, 0.15
_SENTENCES, _FIGURES = 3, 14  # so many are looked back to
_OR = re.compile(r", or(?: [a-z]+){0,3} $")
_NEAR = log(3)


class _Wording(NamedTuple):
    """What may stand before or behind a result, and words of which it has one."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    ops: str
    chance: float


def _keys(name: str) -> frozenset[str]:
    """Give the longest word of each wording: where none of them is said no pattern needs to be tried."""
    return frozenset(max(words(each), key=len) for each in listed(name))


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(("per",)).union(*(_keys(name) for name, *_ in (*_BEFORE, *_BEHIND)))


def worked(passage: Passage, found: Iterable[Found]) -> Iterator[Found]:
    """Find what stated figures are worked out from that no rule has explained.

    Args:
        found: the relations that are known.
    """
    known, keys = list(found), _all_keys()
    explained = {(each.stated.unit, each.stated.value) for each in known}
    for stated in passage.stated:
        if stated.high is not None or stated.value <= 0 or stated.unit == "percent" or keys.isdisjoint(stated.said):
            continue
        if (stated.unit, stated.value) in explained:
            continue
        ops, chance = _asked(passage, stated)
        if not ops:
            continue
        best = min(_search(passage, stated, ops, chance), key=lambda each: each.rank, default=None)
        if best and not any(_is_known(each, best) for each in known):
            explained.add((stated.unit, stated.value))
            yield best


def _is_known(known: Found, best: Found) -> bool:
    """Say whether a relation is of figures of a known one, and that is no sum found the wrong way round.

    Of what came in and what is left none makes what there was.
    """
    if not {known.stated, *known.used} <= {best.stated, *best.used}:
        return False
    turned = known.rule == "sum" and best.rule == "difference"
    return not (turned and all(s.start < best.stated.start for s in best.used))


@cache
def _wordings() -> tuple[tuple[_Wording, ...], tuple[_Wording, ...]]:
    gaps = {"any": r"(?: [a-z’'-]+){0,4}", "few": rf",?(?: {either('worked out: hedges')})*", "all": r"\b[^.;]*"}
    before, behind = [], []
    for name, ops, gap, chance in _BEFORE:
        pattern = re.compile(rf"(?:(?<![a-z’'-])|(?=,)){either(name)}{gaps[gap]} ?$")
        before.append(_Wording(pattern, _keys(name), ops, chance))
    for name, ops, chance in _BEHIND:
        behind.append(_Wording(re.compile(rf",? ?{either(name)}\b"), _keys(name), ops, chance))
    return tuple(before), tuple(behind)


def _asked(passage: Passage, stated: Statement) -> tuple[str, float]:
    """Give what the words around a figure say that was done to get it, and how much may be left to chance."""
    before, after = stated.before[-64:].casefold(), stated.after[:24].casefold()
    near, ops, chance = f"{before} {after}", "", 0.0
    for key in _all_keys() & stated.said:
        if key in near:
            break
    else:
        return ops, chance
    said = frozenset(words(near))
    led, followed = _wordings()
    for each in led:
        if not each.words.isdisjoint(said) and each.pattern.search(before):
            ops, chance = ops + each.ops, chance + each.chance
    for each in followed:
        if not each.words.isdisjoint(said) and each.pattern.match(after):
            ops, chance = ops + each.ops, chance + each.chance
    if after.startswith(" per ") and named(passage, stated):
        ops, chance = f"{ops}/", chance + _PER
    elif chance < _CLEAR and "/" in ops and is_by_unknown(passage, stated):
        ops = ops.replace("/", "")
    return ops, chance


def _search(passage: Passage, stated: Statement, ops: str, chance: float) -> Iterator[Found]:
    """Find what gives a result, among the figures of its sentence and of the few before it."""
    if stated.bound in "=~" and last_digit(stated) > chance * 2 * _NEAR * stated.value:
        return  # so few digits may always fit by chance
    near = [s for s in passage.near(stated, _SENTENCES, 0) if s.high is None and s.value > 0]
    window = [s for s in near if s.figure_kind != "rank"][-_FIGURES:]
    if any(s.value == stated.value and s.unit == stated.unit for s in window):
        return  # it is told again
    # What an "or" tells otherwise is the last figure before it.
    again = window[-1] if window and window[-1].start < stated.start and _OR.search(stated.before) else None
    fits, values = [], set()
    for each in reckoned(passage, stated, ops, window):
        if again and each.terms[0].told is not again:
            continue
        value = each.value
        if value > 0 and abs(log(value / stated.value)) < _NEAR:
            values.add(float(f"{value:.6g}"))
            if 0.85 < value / stated.value < 1.2:
                fits.append(each)
    for each in fits:
        result = each.result()
        if (says := _says(result, stated)) is None:
            continue
        if len(values) * _width(stated, result) > chance * 2 * _NEAR:
            continue
        if each.op in "+-" and min(t.value for t in each.terms) < 0.02 * stated.value:
            continue  # it changes nothing
        if not _of_one_kind(each, stated, chance >= _CLEAR):
            continue
        used = tuple(sorted({t.told for t in each.terms if t.told}, key=lambda s: s.start))
        if used[0].start < stated.start and used[-1].sentence >= stated.sentence - 2:
            behind = sum(s.start > stated.start for s in used)
            exact = isclose(result.expected, stated.value, rel_tol=1e-6)
            rank = (0, 4, behind, len(each.terms), not exact, *distance(stated, *used))
            yield made(rank, each.rule(stated), stated, used, result, says, each.shown())


def _of_one_kind(each: Sum, stated: Statement, clear: bool) -> bool:
    """Say whether what is reckoned may be what a result counts: not where it is all of one other thing.

    So many of one thing for each of another may be worded otherwise only where it is clear that it is a result.
    """
    if each.op in "x/":
        units = {each.terms[0].told.unit if each.terms[0].told else None}
        if clear or stated.figure_kind not in ("count", "number"):
            return True
    else:
        units = {term.told.unit for term in each.terms if term.told}
    return len(units) != 1 or units == {None} or stated.unit is None or stated.unit in units


def _says(result: Result, stated: Statement) -> str | None:
    """Give the verdict on a result that is within what the wording allows; a bound is near what it bounds."""
    off = result.expected / stated.value
    if stated.bound in (">", ">="):
        return "consistent" if 0.9999 <= off < 1.1 else None
    if stated.bound in ("<", "<="):
        return "consistent" if 0.9 < off <= 1.0001 else None
    if abs(off - 1) > 0.01 and not stated.limits.low <= result.expected <= stated.limits.high:
        return None
    says = verdict(result, stated, 1)
    return None if says == "inconsistent" else says


def _width(stated: Statement, result: Result) -> float:
    """Give how wide those results lie that would do, as a part of the stated one."""
    unit = last_digit(stated) / stated.value
    if stated.bound not in "=~":
        return max(0.1, unit)
    if isclose(result.expected, stated.value, rel_tol=1e-6):
        return unit
    return max(unit, (stated.limits.width + result.limits.width) / stated.value)
