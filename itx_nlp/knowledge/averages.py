"""An amount by the day, by the year or for each of several things, beside what they come to. Only what holds counts."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import isclose

from itx_nlp.knowledge.arithmetic import Result, verdict
from itx_nlp.knowledge.contexts import NUMBERS, SPANS, names, words
from itx_nlp.knowledge.passages import Found, Passage, distance, made, of_one_unit, together
from itx_nlp.knowledge.precision import Limits, printed
from itx_nlp.knowledge.statements import Statement
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annually": "year",
            "yearly": "year", "annum": "year"}  # fmt: skip
_BY = re.compile(rf" ?(?:(?:a|an|per|every|each) )?({'|'.join((*SPANS, *_ADVERBS))})\b", re.I)
_IN_UNIT = re.compile(rf"\b(?:a|an|per|every|each) ({'|'.join(SPANS)})$", re.I)
_ADVERBED = frozenset((*_ADVERBS, "annual"))
_BY_SPAN = _ADVERBED.union(SPANS)
_AVERAGE = re.compile(r"\b(?:averag|(daily|weekly|monthly|quarterly|annual|yearly)\b)", re.I)
_LONG = re.compile(
    rf"\b(?:over|for|in|within|during|of|across|these) (?:the |a )?(?:next |last |past |coming |first |period of |"
    rf"span of )?(\d{{1,2}}|{'|'.join(NUMBERS)})[- ](day|week|month|quarter|year)s?\b",
    re.I,
)
#: how many spans a longer one has
_TIMES = {
    ("day", "week"): 7,
    ("week", "year"): 52,
    ("month", "quarter"): 3,
    ("month", "year"): 12,
    ("quarter", "year"): 4,
}
_EACH = re.compile(r" ?(?:(?:for |to |in |on |by )?each|apiece|a piece|a head|(?:per|an?) ([a-z]+))\b", re.I)
_PER_UNIT = Pattern(" ?(?:/|per |a |an )(?:[kmgt]?wh|«priced by»)", re.I)
_PER = ("/", "p", "a", "P", "A", " /", " p", " a", " P", " A")
_A = (" a ", " an ")
_SCALES = (1.0, 1e3, 1e6)
_AVERAGE_OF = Pattern(r"\b«averages»(?: [a-z]+){0,3} $", re.I)
_ON_AVERAGE = re.compile(r",? on average\b", re.I)
_EACH_OF = re.compile(r"\b(?:each|every one) of (?:the |these |those |its |their )?$", re.I)


def averages(passage: Passage, stated: Statement) -> Iterable[Found]:
    """Find what an amount by the day or year, or for each of several things, comes to."""
    told = not _BY_SPAN.isdisjoint(stated.said) or " " in (stated.unit or "") or names(_BY_SPAN, stated.metric.name)
    span, average = _span(stated) if told else (None, False)
    each = not _single().isdisjoint(stated.said) or stated.after.startswith(_A)
    priced = stated.figure_kind == "currency" and stated.after.startswith(_PER) and _PER_UNIT.match(stated.after)
    return _averages(passage, stated, span, average, each, bool(priced)) if span or each or priced else ()


@cache
def _single() -> frozenset[str]:
    return listed("averages") | {"each", "every", "apiece", "piece", "per", "head"}


def _averages(
    passage: Passage, stated: Statement, span: str | None, average: bool, each: bool, priced: bool
) -> Iterator[Found]:
    if span:
        for whole in _wholes(passage, stated):
            if longer := _span(whole)[0]:
                # "533,000 tonnes a month on average, 6.4 million a year"
                if average and not _BY.match(stated.after) and (count := _TIMES.get((span, longer))):
                    yield from _found(stated, whole, count, count, f"{count} {span}s", (whole,), average)
                continue
            for count in _counts(stated, whole, span):
                yield from _found(stated, whole, count, count, f"{count} {span}s", (whole,), average)
    if each:
        yield from _each(passage, stated)
    if priced:
        yield from _price(passage, stated)


def _price(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find what a quantity cost that is told by the unit: "5,000 MWh cost $400,000, or $0.08 per kWh"."""
    if printed(stated.text, stated.value) < 3:
        return
    row = passage.amounts(stated, 0, 0)
    for whole in (s for s in row if s.unit == stated.unit and s.value > stated.value):
        for number in (s for s in row if s.figure_kind in ("measure", "count") and s.value > 1):
            for scale in _SCALES:
                # The unit may be a part of the other: a GWh has a million kWh.
                if 0.99 * stated.value < whole.value / number.value / scale < 1.01 * stated.value:
                    low, high = number.limits.low * scale, number.limits.high * scale
                    yield from _found(stated, whole, low, high, number.text, (whole, number), True)


def _wholes(passage: Passage, stated: Statement) -> list[Statement]:
    value, unit = stated.value, _plain(stated.unit)
    near = [s for s in passage.amounts(stated) if s.value > value]
    return [s for s in near if s.unit == unit or of_one_unit(s, stated)]


@lru_cache(maxsize=16384)
def _plain(unit: str | None) -> str | None:
    return _IN_UNIT.sub("", unit or "").strip() or None


def _span(s: Statement) -> tuple[str | None, bool]:
    """Give the span that an amount is told by, and whether it is called an average: "a monthly average of 30"."""
    told = not _BY_SPAN.isdisjoint(s.said) or names(_BY_SPAN, s.metric.name)
    spaced = " " in (s.unit or "")
    if not told and not spaced:
        return None, False
    in_unit, by = _IN_UNIT.search(s.unit or "") if spaced else None, _BY.match(s.after)
    if not (in_unit or by) and _ADVERBED.isdisjoint(s.said) and not names(_ADVERBED, s.metric.name):
        return None, False
    near = f"{s.metric.name} | {s.before[-45:]}"
    worded = _AVERAGE.search(near)
    if in_unit or by:
        span = (in_unit or by).group(1).lower()  # type: ignore[union-attr]
        return _ADVERBS.get(span, span), bool(worded)
    if worded and (adverb := worded.group(1) or next(filter(None, _AVERAGE.findall(near)), None)):
        span = adverb.lower()
        return ("year" if span == "annual" else _ADVERBS[span]), "average" in f"{s.metric.name} {s.before[-45:]}"
    return None, bool(worded)


def _counts(stated: Statement, whole: Statement, span: str) -> set[int]:
    """Give how many of the spans a whole may be of: by its period, and by a duration told beside the two."""
    counts = set()
    if days := whole.days:
        length = (days.last - days.first).days + 1
        months = days.months or 0
        counts.add({"day": length, "week": round(length / 7), "month": months, "quarter": months // 3,
                    "year": months // 12}[span])  # fmt: skip
    for told in (f"{stated.before[-60:]} {stated.after[:80]}", f"{whole.before[-60:]} {whole.after[:60]}"):
        for match in _LONG.finditer(told):
            number = NUMBERS.get(match.group(1).lower()) or int(match.group(1))
            if match.group(2).lower() == span:
                counts.add(number)
            elif (match.group(2).lower(), span) == ("year", "month"):
                counts.add(12 * number)
    return {count for count in counts if count > 1}


def _each(passage: Passage, stated: Statement) -> Iterator[Found]:
    """Find how many things get an amount each, and what they get: "12 parks cost $60 million, or $5 million each"."""
    each = _EACH.match(stated.after)
    average = _AVERAGE_OF.search(stated.before[-40:]) or _ON_AVERAGE.match(stated.after)
    things = _things(passage, stated)
    if each and each.group().startswith(_A) and each.group(1):
        # "400 a day" is by no thing that is counted
        things = [s for s in things if each.group(1).lower() in words(s.unit or "")]
        average = each = each if things else None
    wholes = _wholes(passage, stated) if each or average or things else []
    for count in things:
        if count is stated or not (each or average or _EACH_OF.search(count.before[-30:])):
            continue
        named = each and each.group(1) and each.group(1).lower() in words(count.unit or "")
        alike = not average and together(stated, count) and (named or not (each and each.group(1)))
        for whole in wholes:
            if whole is not count and (together(whole, count) or together(stated, count) or together(stated, whole)):
                low, high = count.limits
                for found in _found(stated, whole, low, high, count.text, (whole, count), True):
                    # "per trainee" of so many people, "on average" of what was counted before: all digits must agree
                    if alike or (found.verdict == "consistent" and whole.start < stated.start):
                        yield found


def _things(passage: Passage, stated: Statement) -> list[Statement]:
    near = passage.amounts(stated, 1, 0)
    counts = [s for s in near if s.figure_kind in ("count", "number") and s.bound == "=" and s.value > 1]
    return [s for s in counts if s.unit != stated.unit or s.unit is None]


def _found(
    stated: Statement,
    whole: Statement,
    low: float,
    high: float,
    shown: str,
    used: tuple[Statement, ...],
    average: bool,
) -> Iterator[Found]:
    number = (low + high) / 2
    result = Result(
        float(f"{whole.value / number:.12g}"), Limits(whole.limits.low / high, whole.limits.high / low if low else 0.0)
    )
    says = verdict(result, stated)
    # Three digits that agree are no chance, however far the whole was rounded.
    tight = result.limits.width <= (0.1 if average else 0.05) * result.expected or (
        printed(stated.text, stated.value) > 2 and isclose(result.expected, stated.value, rel_tol=1e-3)
    )
    if says == "consistent" or (says == "rounded" and tight):
        rank = (says == "rounded", *distance(stated, *used))
        yield made(rank, "average", stated, used, result, says, f"{whole.text} / {shown}")
