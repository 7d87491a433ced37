"""Reckon with figures as a reader would who has a few of them before him: all that they may give in one unit."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from math import floor, fsum, log10, prod
from typing import NamedTuple

from itx_nlp.knowledge.arithmetic import Result
from itx_nlp.knowledge.contexts import NUMBERS, SPANS
from itx_nlp.knowledge.passages import Passage
from itx_nlp.knowledge.precision import Limits, printed
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.nouns import singular
from itx_nlp.text.wordlists import either, listed

_COUNTED = ("count", "number")
#: how many of a span a longer one has
_TIMES = {("day", "week"): 7, ("day", "month"): 30, ("day", "year"): 365, ("week", "year"): 52, ("month", "quarter"): 3,
          ("month", "year"): 12, ("quarter", "year"): 4}  # fmt: skip
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_BY = re.compile(rf"(?: (?:per|an?|each) [a-z]+)? ?(?:a|an|per|every|each) ({'|'.join(SPANS)})\b", re.I)
_OVER = re.compile(rf"\b(?:over|in|for|during) (?:an?|the|one) (?:full |whole )?({'|'.join(SPANS)})\b[^.;\d]*$", re.I)
_PER = re.compile(r",? (?:per|an?|(?:for |to )?(?:each|every)) ([a-z]+)", re.I)
# A small number in a claim: "6 litres", "5.5 hours", "three tankers".
_SPOKEN = re.compile(
    rf"(?<![\w.,$£€-])(\d[\d,]*\d(?:\.\d+)?|\d(?:\.\d+)?|{'|'.join(NUMBERS)})( and a half)?[ -]([a-z]+)( [a-z]+)?", re.I
)


class Term(NamedTuple):
    """A number that is reckoned with: a figure, one in words that is no fact, the months of a year."""

    value: float
    limits: Limits
    text: str
    told: Statement | None = None


class Sum(NamedTuple):
    """Terms and what is done with them: - + x /, ^ for growth."""

    op: str
    terms: Sequence[Term]

    @property
    def value(self) -> float:
        """What comes out."""
        return _reckon(self.op, [term.value for term in self.terms])

    def result(self) -> Result:
        """Give what comes out with how far the rounding of the terms lets it lie."""
        low, high = [t.limits.low for t in self.terms], [t.limits.high for t in self.terms]
        if self.op not in "+x":
            low[1:], high[1:] = high[1:], low[1:]
        edges = sorted((_reckon(self.op, low), _reckon(self.op, high)))
        return Result(float(f"{self.value:.12g}"), Limits(*edges))

    def shown(self) -> str:
        """Write it out."""
        texts = [term.text for term in self.terms]
        if self.op == "^":
            return f"({texts[0]} - {texts[1]}) / {texts[1]}"
        return f" {self.op} ".join(texts)

    def rule(self, stated: Statement) -> str:
        """Name the rule that a stated result follows."""
        if self.op == "/":
            return {"multiple": "multiple", "number": "share"}.get(stated.figure_kind, "average")
        if self.op == "x":
            return "share" if any(t.told and t.told.unit == "percent" for t in self.terms) else "sum"
        return {"-": "difference", "+": "sum"}.get(self.op, "growth")


def _reckon(op: str, values: Sequence[float]) -> float:
    first, *others = values
    if op == "-":
        return first - fsum(others)
    if op in "+x":
        return fsum(values) if op == "+" else prod(values)
    if op == "^":
        return abs(first - others[0]) / others[0]
    return first / prod(others)


def last_digit(s: Statement) -> float:
    """Give how much one is in the last digit of a figure that carries its value: 10,000 in 350,000."""
    return float(10.0 ** (floor(log10(s.value)) + 1 - printed(s.text, s.value)))


def reckoned(passage: Passage, stated: Statement, ops: str, window: list[Statement]) -> Iterator[Sum]:
    """Give all that the figures of a window may be reckoned to, in the unit of a stated one.

    Args:
        ops: what may be done: - + x / of amounts, % for a part of one, t for as much in a shorter or longer time.
    """
    levels = [s for s in window if not s.change or s.figure_kind == "currency"]
    if stated.figure_kind == "multiple" or (stated.unit is None and stated.value < 1):
        yield from _ratios(stated, levels)
        return
    alike = [_term(s) for s in levels if _is_alike(s, stated)]
    if not alike:
        return
    before = [t for t in alike if t.told and t.told.start < stated.start]
    if "-" in ops:
        yield from _differences(passage, stated, before)
    if "+" in ops:
        yield from _sums(before)
    if "%" in ops:
        yield from (Sum("x", (one, _part(s))) for one in alike for s in window if s.unit == "percent" and s.value < 100)
    if "t" in ops:
        yield from _of_times(stated, alike)
    numbers = _numbers(passage, stated, levels) if "x" in ops or "/" in ops else []
    if "x" in ops:
        many = [(n,) for n in numbers] + [two for two in combinations(numbers, 2) if any(map(_lasts, two))]
        yield from (Sum("x", (one, *some)) for one in alike for some in many)
    if "/" in ops:
        yield from (Sum("/", (one, n)) for one in alike for n in named(passage, stated) or numbers)


def _differences(passage: Passage, stated: Statement, before: list[Term]) -> Iterator[Sum]:
    """Give what is left of an amount without another or without the last few; of four digits one may stand anywhere."""
    yield from (Sum("-", pair) for pair in permutations(before, 2) if pair[0].value > pair[1].value)
    for whole in before:
        rest = [t for t in before if t is not whole]
        for size in range(2, min(4, len(rest)) + 1):
            if fsum(t.value for t in rest[-size:]) < whole.value:
                yield Sum("-", (whole, *rest[-size:]))
    for far in passage.of_value(stated.unit).values() if stated.digits > 3 else ():
        for one in before:
            if far.start < stated.start and far is not one.told and far.value != one.value:
                yield Sum("-", sorted((_term(far), one), key=lambda t: -t.value))


def _sums(before: list[Term]) -> Iterator[Sum]:
    """Give what the last few amounts make; of no sentence is one left out at the beginning."""
    for size in range(2, min(6, len(before)) + 1):
        row = before[-size:]
        if size == len(before) or before[-size - 1].told.sentence != row[0].told.sentence:  # type: ignore[union-attr]
            yield Sum("+", row)


def _ratios(stated: Statement, levels: list[Statement]) -> Iterator[Sum]:
    """Give how amounts of one unit stand to each other: so many times as much, a third of it or a third more."""
    for one, other in permutations(levels, 2):
        alike = one.unit == other.unit and one.figure_kind == other.figure_kind
        bare = None in (one.unit, other.unit) and "currency" not in (one.figure_kind, other.figure_kind)
        if one.value == other.value or not (alike or bare):
            continue
        rises = one.value > other.value
        if stated.change and stated.figure_kind != "multiple":
            if rises == (stated.change == "increase"):
                yield Sum("^", (_term(one), _term(other)))
        elif rises == (stated.figure_kind == "multiple"):
            yield Sum("/", (_term(one), _term(other)))


def _of_times(stated: Statement, alike: list[Term]) -> Iterator[Sum]:
    """Give what amounts are by the month that are told by the year, or the other way round."""
    over = _OVER.search(stated.before)
    own = _span(stated) or (over.group(1).lower() if over else None)
    for one in alike if own else ():
        span = one.told and _span(one.told)
        for (short, long), number in _TIMES.items():
            times = Term(number, Limits(number, number), f"{number} {short}s")
            if short == own and (long == span or (not span and one.told and _is_of_whole(one.told, long))):
                yield Sum("/", (one, times))
            elif short == span and long == own:
                yield Sum("x", (one, times))


def _span(s: Statement) -> str | None:
    by = _BY.match(s.after)
    return by.group(1).lower() if by else None


def _is_of_whole(s: Statement, span: str) -> bool:
    """Say whether an amount is that of a whole year, quarter or month, by its period or the words beside it."""
    return bool(s.days and s.days.months == _MONTHS.get(span)) or span in f"{s.before[-40:]} {s.after[:30]}"


def _numbers(passage: Passage, stated: Statement, levels: list[Statement]) -> list[Term]:
    """Give what may say how often an amount is taken or by how many it is shared."""
    counted = [s for s in levels if s.figure_kind in (*_COUNTED, "measure") and (s.unit != stated.unit or not s.unit)]
    terms = [_term(s) for s in counted if not s.before.endswith((" per ", " every "))]
    seen = set()
    for s in (*passage.near(stated, 2, 0), stated):
        if s.claim_id not in seen:
            seen.add(s.claim_id)
            known = " ".join(each.text for each in passage.by_sentence[s.sentence])
            terms += _spoken(f"{s.before}{s.text}{s.after}", known)
    return [term for term in terms if term.value > 1]


def _spoken(told: str, known: str) -> Iterator[Term]:
    """Give the numbers of a claim that are no facts: small counts, what lasts, what is measured."""
    for match in _SPOKEN.finditer(told):
        word, half, thing, more = match.groups()
        number = (NUMBERS.get(word.lower()) or float(word.replace(",", ""))) + (0.5 if half else 0)
        year = 1900 < number < 2100 and "," not in word
        if not (year or word in known or thing in listed("scales of numbers") or more in _PAST):
            shown = match.group() if thing.endswith("ing") else match.group().removesuffix(more or "")
            yield Term(number, Limits(number, number), shown)


_PAST = (" ago", " earlier", " later", " before", " old")


def _lasts(term: Term) -> bool:
    """Say whether a term is a time: of two other numbers no amount is taken so many times."""
    return term.told is None and bool(re.search(rf"\b{either('times that last')}", term.text))


def _is_alike(s: Statement, stated: Statement) -> bool:
    """Say whether a figure is in the unit of a result, or in that unit by the hour; counts may be named otherwise."""
    counted = stated.figure_kind in _COUNTED and s.figure_kind in _COUNTED
    return s.unit == stated.unit or counted or bool(s.unit and stated.unit and s.unit.startswith(f"{stated.unit} per "))


def _term(s: Statement) -> Term:
    """Give a figure as a term; one that is over or under a number may be off by its last digit."""
    low, high = s.limits
    if s.bound in (">", ">="):
        low, high = s.value, s.value + last_digit(s)
    elif s.bound in ("<", "<="):
        low, high = s.value - last_digit(s), s.value
    return Term(s.value, Limits(low, high), s.text, s)


def _part(s: Statement) -> Term:
    return Term(s.value / 100, Limits(s.limits.low / 100, s.limits.high / 100), s.text, s)


def is_by_unknown(passage: Passage, stated: Statement) -> bool:
    """Say whether a result is told by a thing that is counted nowhere: "or 65,000 a session"."""
    by = _PER.match(stated.after)
    thing = singular(by.group(1)) if by else ""
    return bool(thing) and thing not in passage.of_unit and thing not in SPANS and thing not in listed("everybody")


def named(passage: Passage, stated: Statement) -> list[Term]:
    """Give the last count before a result of what it is told by: "or 7,800 per employee"."""
    by = _PER.match(stated.after)
    if not by or (thing := singular(by.group(1))) not in passage.of_unit:
        return []
    things = [s for s in passage.of_unit[thing][0] if s.start < stated.start and s.figure_kind == "count"]
    return [_term(s) for s in things[-1:] if s.value > 1]
