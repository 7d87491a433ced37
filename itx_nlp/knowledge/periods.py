"""The time a figure is about: TIMEX3 values to days, and periods beside one another."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from itx_nlp.text.months import months


class Interval(NamedTuple):
    """The first and the last day of a period, both inside it."""

    first: date
    last: date

    @property
    def months(self) -> int | None:
        """Count its calendar months; None where it begins or ends inside one."""
        return _count_months(self.first, self.last)

    def holds(self, other: "Interval") -> bool:
        """Say whether all of `other` lies inside."""
        return self.first <= other.first and other.last <= self.last


@lru_cache(maxsize=4096)
def _count_months(first: date, last: date) -> int | None:
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    return (last.year - first.year) * 12 + last.month - first.month + 1


_HALVES = {"H1": (0, 6), "H2": (6, 6), "Q1": (0, 3), "Q2": (3, 3), "Q3": (6, 3), "Q4": (9, 3)}
_FISCAL = re.compile(r"FY[ -]?(\d{4})(?:-(Q[1-4]|H[12]))?")
_CALENDAR = re.compile(r"(\d{4})(?:-(Q[1-4]|H[12]|\d\d)(?:-(\d\d))?)?")
_TWO_YEARS = re.compile(r"(?:FY ?)?(\d{4}) ?[-–/] ?(?:\d\d)?(\d\d)")
_SHORT = re.compile(r"FY[ -]?(\d\d)")
_NAMED = re.compile(r"([A-Z]+)\.? (\d{4})")
_QUARTER = re.compile(r"(\d{4}) ?(Q[1-4]|H[12])|(Q[1-4]|H[12]) (\d{4})")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


@lru_cache(maxsize=4096)
def interval(value: str | None) -> Interval | None:
    """Give the days that a TIMEX3 value denotes; None for durations, sets and what has no calendar place.

    FY2024 is the Pakistani fiscal year, July 2023 to June 2024.

    >>> interval("FY2024-Q3")
    Interval(first=datetime.date(2024, 1, 1), last=datetime.date(2024, 3, 31))
    >>> interval("2023-07/2024-04")
    Interval(first=datetime.date(2023, 7, 1), last=datetime.date(2024, 4, 30))
    >>> interval("P3Y")
    """
    if not value:
        return None
    if "/" in value:
        begin, _, end = value.partition("/")
        first, last = interval(begin), interval(end)
        return Interval(first.first, last.last) if first and last and first.first <= last.last else None
    if match := _FISCAL.fullmatch(value):
        offset, count = _HALVES.get(match.group(2) or "", (0, 12))
        return _months(int(match.group(1)) - 1, 7 + offset, count)
    try:
        if match := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
            return Interval(monday, monday + timedelta(days=6))
        if match := _CALENDAR.fullmatch(value):
            year, part, day = int(match.group(1)), match.group(2), match.group(3)
            if part is None or part in _HALVES:
                offset, count = _HALVES.get(part or "", (0, 12))
                return _months(year, 1 + offset, count)
            if day:
                return Interval(date(year, int(part), int(day)), date(year, int(part), int(day)))
            return _months(year, int(part), 1) if 1 <= int(part) <= 12 else None
    except ValueError:
        return None
    return None


def _months(year: int, month: int, count: int) -> Interval:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = month + count - 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return Interval(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def as_period(text: str) -> str:
    """Write a period as a person asks for it in TIMEX3; what is none stays as it is.

    >>> as_period("FY24"), as_period("2023-24"), as_period("fy 2023-24"), as_period("April 2024"), as_period("2024 Q1")
    ('FY2024', 'FY2024', 'FY2024', '2024-04', '2024-Q1')
    """
    words = " ".join(text.upper().split())
    if interval(words):
        return words
    if (years := _TWO_YEARS.fullmatch(words)) and int(years[2]) == (int(years[1]) + 1) % 100:
        return f"FY{int(years[1]) + 1}"
    if short := _SHORT.fullmatch(words):
        return f"FY20{short[1]}"
    if (named := _NAMED.fullmatch(words)) and (month := months().get(named[1].lower())):
        return f"{named[2]}-{month:02}"
    if quarter := _QUARTER.fullmatch(words):
        return f"{quarter[1] or quarter[4]}-{quarter[2] or quarter[3]}"
    return text


@lru_cache(maxsize=4096)
def months_before(period: Interval, count: int) -> Interval | None:
    """Give the period that lies `count` months earlier; None where it is not made of whole months.

    >>> months_before(interval("2025-03"), 12) == interval("2024-03")
    True
    """
    if period.months is None:
        return None
    place = period.first.year * 12 + period.first.month - 1 - count
    return _months(place // 12, place % 12 + 1, period.months)


@lru_cache(maxsize=4096)
def describe(period: Interval) -> str:
    """Name a period as short as it can be said: a fiscal year, a year, months, days.

    >>> describe(interval("FY2024")), describe(interval("2024-04")), describe(interval("2023-07/2024-04"))
    ('FY2024', '2024-04', '2023-07/2024-04')
    """
    count = period.months
    if count == 12 and period.first.month == 7:
        return f"FY{period.last.year}"
    if count == 12 and period.first.month == 1:
        return str(period.first.year)
    if count is not None:
        first, last = period.first.strftime("%Y-%m"), period.last.strftime("%Y-%m")
        return first if count == 1 else f"{first}/{last}"
    first, last = period.first.isoformat(), period.last.isoformat()
    return first if first == last else f"{first}/{last}"


def sort_of(period: Interval | None) -> str:
    """Say which series a period belongs to: month, part of a fiscal year, fiscal year, year, day, other or no period.

    >>> [sort_of(interval(v)) for v in ("2024-04", "FY2024", "2023-07/2024-04", "2024", "2024-04-12", "2024-W15")]
    ['month', 'fiscal year', 'part of a fiscal year', 'year', 'day', 'other period']
    """
    count = period.months if period else None
    if period is None or count is None:
        return "no period" if period is None else "day" if period.first == period.last else "other period"
    if count == 1:
        return "month"
    if count == 12:
        return {7: "fiscal year", 1: "year"}.get(period.first.month, "other period")
    if count < 12 and fiscal_year(period.first) == fiscal_year(period.last):
        return "part of a fiscal year"
    return "other period"


def fiscal_year(day: date) -> int:
    """Give the Pakistani fiscal year of a day, by the year it ends in."""
    return day.year + (day.month >= 7)
