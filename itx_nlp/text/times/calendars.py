"""Calendar arithmetic: the days that a TIMEX3 value denotes, and values for days."""

import re
from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS_OF = {"D": 1, "W": 7, "F": 14}

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PART = re.compile(r"(\d{4})-([QH])(\d)")
YEARS = re.compile(r"(\d{2,4})X?")


def month(year: int, number: int) -> Interval:
    """Give the first and last day of a month; `number` may lie outside 1 to 12 (0 is December of the year before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(year: int, number: int, count: int) -> Interval:
    """Give the first and last day of `count` months from month `number` of `year`."""
    return month(year, number)[0], month(year, number + count - 1)[1]


def shift_months(day: date, count: int) -> date:
    """Move a day by months; the 31st becomes the last day of a shorter month."""
    first, last = month(day.year, day.month + count)
    return min(first + timedelta(days=day.day - 1), last)


def shift_interval(interval: Interval, count: int) -> Interval:
    """Move an interval by months, keeping ends of months at ends of months."""
    first, last = interval
    moved = shift_months(last, count)
    if (last + timedelta(days=1)).day == 1:
        moved = month(moved.year, moved.month)[1]
    return shift_months(first, count), moved


def count_months(interval: Interval) -> int:
    """Count the months that an interval begins or is in."""
    first, last = interval
    return 12 * (last.year - first.year) + last.month - first.month + 1


def interval(value: str) -> Interval | None:
    """Give the days that a TIMEX3 value names, or null where it names none (a season, a duration, unknown parts).

    >>> interval("1999-Q4")
    (datetime.date(1999, 10, 1), datetime.date(1999, 12, 31))
    """
    try:
        if "/" in value:
            parts = [interval(part) for part in value.split("/", 1)]
            return (parts[0][0], parts[1][1]) if parts[0] and parts[1] else None
        if found := DAY.fullmatch(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := MONTH.fullmatch(value):
            return month(int(found[1]), int(found[2]))
        if found := WEEK.fullmatch(value):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
            return first, date.fromisocalendar(int(found[1]), int(found[2]), 7)
        if found := PART.fullmatch(value):
            size = MONTHS_OF[found[2]]
            return months(int(found[1]), (int(found[3]) - 1) * size + 1, size)
        if len(value) <= 4 and (found := YEARS.fullmatch(value)):
            return date(int(f"{found[1]:0<4}"), 1, 1), date(int(f"{found[1]:9<4}"), 12, 31)
    except ValueError:
        pass
    return None


def value_of(unit: str, day: date) -> str:
    """Name the unit of the calendar that holds a day.

    >>> value_of("Q", date(2024, 5, 3)), value_of("W", date(2024, 12, 30))
    ('2024-Q2', '2025-W01')
    """
    if unit == "Y":
        return f"{day.year:04}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    if unit == "M":
        return f"{day:%Y-%m}"
    if unit in ("W", "WE", "F"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "DE":
        return f"{day.year:04}"[:3]
    if unit == "CE":
        return f"{day.year:04}"[:2]
    return day.isoformat()


def shift(unit: str, day: date, count: float) -> date:
    """Move a day by `count` units."""
    if unit in DAYS_OF:
        return day + timedelta(days=round(DAYS_OF[unit] * count))
    if unit == "WE":
        return day + timedelta(days=7 * round(count))
    if unit in MONTHS_OF:
        return shift_months(day, round(MONTHS_OF[unit] * count))
    return day


def easter(year: int) -> date:
    """Give Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30, b % 4
    f = (32 + 2 * e + 2 * (c // 4) - d - c % 4) % 7
    g = (a + 11 * d + 22 * f) // 451
    number, day = divmod(d + f - 7 * g + 114, 31)
    return date(year, number, day + 1)


def holiday(rule: str, year: int) -> date:
    """Give the day of a holiday: "12-25", "11-4-4" (fourth Thursday, days counted from 1), "05-L-1", "E-2"."""
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:]))
    parts = rule.split("-")
    number = int(parts[0])
    if len(parts) == 2:
        return date(year, number, int(parts[1]))
    weekday = int(parts[2])
    if parts[1] == "L":
        last = month(year, number)[1]
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, number, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(parts[1]) - 1))
