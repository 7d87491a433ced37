"""One metric over time: months, parts of fiscal years and years apart, with what is missing between them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.knowledge.periods import Interval, describe, interval, months_before, sort_of
from itx_nlp.knowledge.precision import spoken
from itx_nlp.tables import Fact
from itx_nlp.text.nouns import singular

_BASIS = re.compile(r" (?:week on week|month on month|quarter on quarter)$|, turned round$")
_PLURALS = (("person", "people"), ("child", "children"), ("man", "men"), ("foot", "feet"), ("craft", "craft"),
            *((f"{vowel}y", f"{vowel}ys") for vowel in "aeou"), ("y", "ies"),
            *((hiss, f"{hiss}es") for hiss in ("s", "x", "ch", "sh")), ("", "s"))  # fmt: skip
SORTS = ("month", "part of a fiscal year", "fiscal year", "year", "day", "other period", "no period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of a series; value is None where no article gives one for the period."""

    metric: str
    entity: str | None
    series: str
    period: str | None
    first_day: str | None = None
    last_day: str | None = None
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    bound: str = "="
    change: str | None = None
    kind: str = "statistic"
    status: str = "missing"
    articles: int = 0
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None


def point_columns() -> list[str]:
    """Name the columns of a series."""
    return [field.name for field in fields(Point)]


def pick(
    facts: Iterable[Fact],
    metric: str | None = None,
    entity: str | None = None,
    period: str | None = None,
    status: str | None = None,
    speaker: str | Iterable[str] | None = None,
    names: Iterable[str] = (),
    metrics: Metrics | None = None,
) -> list[Fact]:
    """Give the facts that pass every filter given; case does not matter.

    Args:
        facts: rows of the knowledge table.
        metric: what must be in the metric's name; with metrics its words, in any order and form.
        entity: words that must be in the entity's.
        period: a TIMEX3 value such as FY2024, 2024 or 2024-04; facts whose days lie inside pass.
        status: single, corroborated or conflicting.
        speaker: words that must be in a speaker's name or the id of a source body; of several, any.
        names: whole names of metrics; where given, they count instead of `metric`.
        metrics: knows the words of metrics: "sales of cars" finds "car sales", and "sale of imported cars".
    """
    asked_for = [each.casefold() for each in ([speaker] if isinstance(speaker, str) else speaker or ())]
    wanted, known = interval(period), {name.casefold() for name in names}
    asked = metrics.words(metric) if metrics and metric else frozenset()

    def in_any_order(fact: Fact) -> bool:
        return metrics is not None and bool(asked) and asked <= metrics.words(fact.metric)

    def passes(fact: Fact) -> bool:
        if known:
            if _BASIS.sub("", fact.metric.casefold()) not in known:
                return False
        elif metric and metric.casefold() not in fact.metric.casefold() and not in_any_order(fact):
            return False
        if entity and entity.casefold() not in (fact.entity or "").casefold():
            return False
        if status and fact.status != status:
            return False
        voices = (*fact.speakers, *fact.source_orgs)
        if asked_for and not any(word in voice.casefold() for voice in voices for word in asked_for):
            return False
        if period and wanted is None:
            return fact.period == period
        days = _days(fact)
        return wanted is None or (days is not None and wanted.holds(days))

    return [fact for fact in facts if passes(fact)]


def series(facts: Iterable[Fact]) -> list[Point]:
    """Lay facts out in time.

    Returns:
        Points by metric, entity, unit, sort of period and day. Months and years that no article gives, between the
        first and the last that one does, are lines with the status `missing`.
    """
    groups: defaultdict[tuple[str, str, str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        change, unit = fact.change or "", counted(fact.metric, fact.unit) or ""
        groups[fact.metric, fact.entity or "", fact.kind, change and "change", unit, sort_of(_days(fact))].append(fact)
    points: list[Point] = []
    for key in sorted(groups, key=lambda key: (*key[:5], SORTS.index(key[5]))):
        members = sorted(groups[key], key=lambda fact: (fact.first_day or "", fact.last_day or "", fact.value))
        points.extend(_filled(members, key[5]))
    return points


def counted(metric: str, unit: str | None) -> str | None:
    """Give the unit that a series has: 90 cars that were sold are 90 units of car sales.

    >>> counted("car sales", "car"), counted("sales of cars", "unit"), counted("car sales", "USD")
    ('unit', 'unit', 'USD')
    """
    return "unit" if unit and unit in map(singular, metric.lower().split()) else unit


def _filled(members: list[Fact], sort: str) -> Iterable[Point]:
    last: Interval | None = None
    step = {"month": 1, "fiscal year": 12, "year": 12}.get(sort, 0)
    for fact in members:
        days = _days(fact)
        if step and last and days:
            yield from (_missing(fact, sort, gap) for gap in _between(last, days, step))
        yield _point(fact, sort)
        last = days
    return


def _between(last: Interval, days: Interval, step: int) -> list[Interval]:
    gaps: list[Interval] = []
    before = months_before(days, step)
    while before and before.first > last.first and len(gaps) < 600:
        gaps.append(before)
        before = months_before(before, step)
    return gaps[::-1]


def _missing(fact: Fact, sort: str, days: Interval) -> Point:
    first, last = days.first.isoformat(), days.last.isoformat()
    return Point(
        metric=fact.metric,
        entity=fact.entity,
        series=sort,
        period=describe(days),
        first_day=first,
        last_day=last,
        unit=fact.unit,
        kind=fact.kind,
    )


def _point(fact: Fact, sort: str) -> Point:
    return Point(
        metric=fact.metric,
        entity=fact.entity,
        series=sort,
        period=fact.period,
        first_day=fact.first_day,
        last_day=fact.last_day,
        value=fact.value,
        high=fact.high,
        unit=fact.unit,
        bound=fact.bound,
        change=fact.change,
        kind=fact.kind,
        status=fact.status,
        articles=fact.articles,
        speakers=fact.speakers,
        sources=fact.article_ids,
        note=fact.note,
    )


def _days(fact: Fact) -> Interval | None:
    if not fact.first_day or not fact.last_day:
        return None
    return Interval(date.fromisoformat(fact.first_day), date.fromisoformat(fact.last_day))


def verdict(point: Point | Fact) -> str:
    """Write the status with its reason: "single", "conflicting: scale word lost"."""
    return ": ".join(part for part in (point.status, point.note) if part)


def wording(point: Point | Fact) -> str:
    """Write a value for a person: "> 3.2 billion USD", "+24 percent", or a dash where it is missing."""
    if point.value is None:
        return "—"
    bound = "" if point.bound == "=" else f"{point.bound} "
    sign = {"increase": "" if point.unit == "times" else "+", "decrease": "-"}.get(point.change or "", "")
    value = spoken(point.value) + (f" to {spoken(point.high)}" if point.high is not None else "")
    return f"{bound}{sign}{value} {_counted(point.unit or '', point.value)}".strip()


def _counted(unit: str, value: float) -> str:
    """Give the plural of a noun or measure where there is not just one: mills, tonnes per hectare, but percent, USD."""
    head, per, whole = unit.partition(" per ")
    if value == 1 or not head.islower() or head in ("percent", "times", "hertz", "celsius", "fahrenheit"):
        return unit
    *before, last = head.split(" ")
    for one, many in _PLURALS:
        if last.endswith(one):
            last = last.removesuffix(one) + many
            break
    return " ".join([*before, last]) + per + whole
