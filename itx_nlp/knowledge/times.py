"""The period of a statement where it is not simply the figure's: rows of months, what a change is measured against."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from itx_nlp.knowledge.contexts import Context, names
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.periods import Interval, describe, interval, months_before
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Date, Figure
from itx_nlp.text.patterns import Pattern

_THAT_IS = Pattern(r"\s*(?:that|this|which|the (?:difference|«increase noun|decrease noun»))\b", re.I)
_AGAINST = r"(?:from|over|than|on|against|compared (?:with|to))\s+(?:in\s+)?"


def _on_the_last(span: str, before: str) -> Pattern:
    """Find that something is held against the span before: month-on-month, MoM, a month ago, `before`."""
    one = span[0]
    return Pattern(
        rf"{span}[- ](?:on|over)[- ]{span}|\b{one}o{one}\b|\b{one}/{one}\b|\b(?:a|one) {span} (?:earlier|before|ago)\b|"
        rf"\bon the {span}\b|{before}",
        re.I,
    )


_MONTHLY = _on_the_last("month", rf"{_AGAINST}the (?:(?:previous|preceding|prior) month|month before)\b")
_WEEKLY = _on_the_last(
    "week",
    rf"{_AGAINST}(?:the (?:previous|preceding|prior|past|last) week|last week|the week before)|"
    r"\bweekly (?:basis|changes?|«increase noun|decrease noun»)\b",
)
_QUARTERLY = _on_the_last("quarter", r"the (?:previous|preceding|prior) quarter\b")
_YEARLY = _on_the_last("year", r"(?:last|previous|preceding) year\b")
_BY = re.compile(r" ?(?:a|an|per|every|each) (day|week|month|quarter)\b", re.I)
_BY_WORD = re.compile(
    r"\b(?:average (daily|weekly|monthly|quarterly)|(daily|weekly|monthly|quarterly) average)\b[^,;\d]*$", re.I
)
_LENGTHS = {"day": 1, "week": 7, "month": 31, "quarter": 92}
_WORDED = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_OWN = re.compile(r"[^,;\d]{0,60}")
_MONTHS = frozenset(("month", "mom", "m"))
_WEEKS = frozenset(("week", "weekly", "wow", "w"))
_YEARS = frozenset(("year", "yoy", "y"))
_QUARTERS = frozenset(("quarter", "qoq", "q"))
_RATES = frozenset((*_LENGTHS, *_WORDED))
_OVER = re.compile(
    r"\s*(?:(?:more|higher|up|less|lower) )?(?:over|on|than|from|against|above|below|compared (?:with|to))\s+"
    r"(?:(?:that|those) (?:of|in) )?(?:the )?",
    re.I,
)


def days_of(date: Date) -> Interval | None:
    """Give the days of a date row; None where it denotes none."""
    first, last = interval(date.first_day), interval(date.last_day)
    return Interval(first.first, last.last) if first and last else None


Dated = Sequence[tuple[Date, Interval]]  # the dates of a sentence that denote days, with these


def in_turn(told: list[Statement], dates: Mapping[int, Dated]) -> None:
    """Give each of several levels its own period: "July, August and May 2024 brought $286, $298, $292 million".

    The months of such a row share the year of the last.
    """
    rows: defaultdict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for s in told:
        if s.days and not s.change and len(dates.get(s.sentence, ())) > 1:
            rows[s.sentence, s.metric.key, s.unit, s.days].append(s)
    for (sentence, _, _, days), row in rows.items():
        if len(row) < 2:
            continue
        first = row[0].start
        named = list(dict.fromkeys(d for date, d in dates.get(sentence, ()) if date.end < first))
        alike = len({d.months for d in named}) == 1 and days in named
        if len(named) == len(row) and alike:
            for s, own in zip(row, named, strict=True):
                shift = (own.first.year - named[-1].first.year) * 12
                ours = own if shift <= 0 else months_before(own, shift) or own
                s.days, s.period = ours, describe(ours)


def against(
    figure: Figure, days: Interval | None, near: Context, told: list[Statement], dates: Dated
) -> tuple[Interval | None, str | None]:
    """Say for when a change holds and what it is measured against, None where that is the year before."""
    beside = f"{near.before[-60:]} {near.after[:60]}"
    if not (near.says(_YEARS) and _is_yearly(near.after)):
        if near.says(_MONTHS) and _MONTHLY.search(beside):
            return _a_month(days, told), "month on month"
        weekly = near.says(_WEEKS) and (days is None or _is_week(days))
        if weekly and _WEEKLY.search(f"{near.before} {near.after[:60]}"):
            return days, "week on week"
        if days and 4 <= (days.last - days.first).days <= 7 and _is_on_week(days, near, told):
            return days, "week on week"
        if near.says(_QUARTERS) and _QUARTERLY.search(beside):
            return days, "quarter on quarter"
    elif told and told[-1].sentence == figure.sentence and told[-1].basis == "month on month":
        return told[-1].days, None  # "16 per cent month on month and 13 per cent year on year": of one month
    for date, base in dates:
        if not -90 < date.start - figure.start < 60:
            continue
        levels = [s.days for s in told[-2:] if s.sentence == figure.sentence and s.days and not s.change]
        if base == days and levels and date.text.lower() in ("the year", "a year"):
            return levels[-1], None
        # "36 per cent over March 2023": the date is what it is measured against.
        if base == days and _OVER.fullmatch(near.after[: max(0, date.start - figure.end)]):
            return _later(base, told)
        if days and days.months == 1 and months_before(days, 1) == base:
            return days, "month on month"
    return days, None


def _is_yearly(after: str) -> bool:
    """Say whether the words behind a change, up to the next figure, hold it against the year before."""
    own = _OWN.match(after)
    return bool(own and _YEARLY.search(own.group()) and not _MONTHLY.search(own.group()))


def monthly(near: Context) -> str | None:
    """Say whether a rate is told beside it to be on the month before: "0.6 per cent month-on-month"."""
    if near.says(_MONTHS) and (_MONTHLY.search(near.after[:30]) or _MONTHLY.search(near.before[-40:])):
        return None if _YEARLY.search(near.after[:30]) else "month on month"
    return None


def by_span(days: Interval | None, near: Context, metric: Metric) -> str | None:
    """Give the span that an amount of a longer time is told by: $317 million a month in FY2025 is no year's exports."""
    if days is None or not near.says(_RATES) or names(_RATES, metric.name):
        return None
    behind, before = _BY.match(near.after), _BY_WORD.search(near.before[-60:])
    word = behind.group(1) if behind else (before.group(1) or before.group(2)) if before else None
    if word is None:
        return None
    span = _WORDED.get(word.lower(), word.lower())
    return f"a {span}" if (days.last - days.first).days >= _LENGTHS[span] else None


def _is_week(days: Interval) -> bool:
    return (days.last - days.first).days <= 7


def _is_on_week(days: Interval, near: Context, told: list[Statement]) -> bool:
    """Say whether a change in a week is one on the week before: so it is, until one on the year was spoken of."""
    if near.says(_YEARS) and _YEARLY.search(f"{near.before} {near.after[:60]}"):
        return False
    last = next((s for s in reversed(told[-12:]) if s.change and s.days == days), None)
    return last is None or last.basis is not None


def _a_month(days: Interval | None, told: list[Statement]) -> Interval | None:
    """Give the month last told of inside a longer period: no year grows month on month."""
    if days is None or days.months == 1:
        return days
    months = (s.days for s in reversed(told) if s.days and s.days.months == 1 and days.holds(s.days))
    return next(months, days)


def _later(base: Interval, told: list[Statement]) -> tuple[Interval | None, str | None]:
    """Give the period that is measured against `base`: a year later, unless the month after was just spoken of."""
    spoken = [s.days for s in told[-4:] if s.days]
    if base.months == 1 and any(months_before(days, 1) == base for days in spoken):
        return next(days for days in spoken if months_before(days, 1) == base), "month on month"
    return months_before(base, -12), None


def carried_on(figure: Figure, metric: Metric, days: Interval, before: str, told: list[Statement]) -> Interval:
    """Give a change the later of two periods where it stands behind the level of the earlier one.

    "In FY23 it was $2.135 billion, so exporters have earned 21 per cent more": the growth is that of FY24. It is
    moved only where the two levels give it, or where its sentence says no more than that it is the growth.
    """
    later = months_before(days, -12)
    first = bisect_left(told, figure.sentence - 3, key=lambda s: s.sentence)
    near = [s for s in told[first:] if not s.change and s.metric.family == metric.family]
    bases = [s for s in near if s.days == days and s.unit != "percent"]
    currents = [s for s in near if s.days == later and later and s.unit != "percent"]
    if not bases or not currents:
        return days
    base, current = bases[-1], currents[-1]
    size = (current.value / base.value - 1) * 100 if figure.unit == "percent" else current.value - base.value
    given = abs(abs(size) - figure.value) <= 0.03 * figure.value
    return current.days or days if given or _THAT_IS.match(before) else days
