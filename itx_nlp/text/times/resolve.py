"""From what an expression says to a TIMEX3 value and days, against publication, tense and the expressions before it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import singledispatchmethod
from typing import NamedTuple

from itx_nlp.text.times import calendars as cal
from itx_nlp.text.times.calendars import Interval
from itx_nlp.text.times.fiscal import FiscalCalendar, ending
from itx_nlp.text.times.meanings import (
    Again,
    Calendar,
    Ended,
    FiscalYear,
    Holiday,
    Meaning,
    Months,
    Piece,
    Plain,
    Range,
    Same,
    Season,
    Step,
    ToDate,
    Week,
)

MEMORY = 12  # how many expressions back a text refers
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# How much farther than the last one the next October seems, by the tense of the verb: "fell in October" is never to
# come, "will open in October" nearly always, and a noun phrase ("a cut in October") leans to the past.
MONTHS_AHEAD: dict[str | None, float] = {"past": 100, "present": 2, "future": 0.1, None: 4}
DAYS_AHEAD: dict[str | None, float] = {"past": 3, "present": 1, "future": 0.5, None: 1.2}
UNKNOWN = {"Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX", "Q": "XXXX-QX", "H": "XXXX-HX",
           "WE": "XXXX-WXX-WE", "DE": "XXX", "CE": "XX", "F": "XXXX-WXX"}  # fmt: skip


class Resolved(NamedTuple):
    """A time expression's TIMEX3 type and value, its days, and the unit it is counted in ("R": a run of months)."""

    type: str
    value: str
    interval: Interval | None = None
    fiscal: bool = False
    unit: str = ""


class Resolver:
    """Resolve the expressions of one article in their order.

    published: the day of publication, or None; then `anchor`, a day that the article itself names, serves for months
    and years, and days of the week stay underspecified.
    """

    def __init__(self, published: date | None, anchor: date | None, calendar: FiscalCalendar):
        self.published = published
        self.now = published or anchor
        self.calendar = calendar
        self.stated: FiscalCalendar | None = None  # "its fiscal year ends on March 31"
        self.tense: str | None = None
        self.memory: list[Resolved] = []

    def __call__(self, meaning: Meaning, tense: str | None = None) -> Resolved | None:
        """Resolve one expression; None if it needs one before it and there is none. Remember it for the next."""
        self.tense = tense
        try:
            resolved = self._resolve(meaning)
        except (ValueError, OverflowError):
            return None  # 31 February, the year 0
        if resolved is not None and resolved.interval and not _only_compared(meaning):
            self.memory.append(resolved)
            del self.memory[:-MEMORY]
        return resolved

    @singledispatchmethod
    def _resolve(self, meaning: Meaning) -> Resolved | None:
        raise TypeError(f"{type(meaning).__name__} is no meaning")

    # ------------------------------------------------------------------------------------------ calendar dates
    @_resolve.register
    def _(self, meaning: Calendar) -> Resolved | None:
        if meaning.of is not None:
            of = self._resolve(meaning.of)
            return self._inside(meaning, of) if of is not None else None
        if meaning.month is None and meaning.day is None:
            if meaning.year is not None:
                return _dated("Y", date(meaning.year, 1, 1))
            return self._weekday(meaning)
        month, day, year = meaning.month or 1, meaning.day, meaning.year
        if year is None:
            year = self._year_of(month, day, meaning.turn)
        if year is None:
            value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
            return Resolved("TIME" if meaning.clock else "DATE", value + (meaning.clock or ""))
        if day is None:
            return _dated("M", date(year, month, 1))
        return _timed(date(year, month, day), meaning)

    def _inside(self, meaning: Calendar, of: Resolved) -> Resolved | None:
        """A month or day of a year, a time of a day, that other words name."""
        if of.interval is None:
            if meaning.month is None:
                return Resolved("TIME", "XXXX-XX-XX" + (meaning.clock or ""))
            return Resolved("DATE", f"XXXX-{meaning.month:02}" + (f"-{meaning.day:02}" if meaning.day else ""))
        first = of.interval[0]
        if meaning.month is None:
            return _timed(first, meaning)
        year = first.year + (of.fiscal and meaning.month < first.month)
        if meaning.day is None:
            return _dated("M", date(year, meaning.month, 1))
        return _timed(date(year, meaning.month, meaning.day), meaning)

    def _year_of(self, month: int, day: int | None, turn: int | None) -> int | None:
        """The year that a month or day without one stands in."""
        if self.now is None:
            return None
        now = self.now
        if day is None:
            ahead = (month - now.month) % 12
            if turn == 0 or (turn is None and ahead == 0):
                return now.year
            later = turn > 0 if turn is not None else ahead * MONTHS_AHEAD[self.tense] < 12 - ahead
            return cal.shift_months(now.replace(day=1), (ahead or 12) if later else ahead - 12).year
        weight = DAYS_AHEAD[self.tense]
        years = [year for year in (now.year - 1, now.year, now.year + 1) if day <= cal.month(year, month)[1].day]
        away = {year: (date(year, month, day) - now).days for year in years}
        return min(years, key=lambda year: away[year] * weight if away[year] > 0 else -away[year], default=None)

    def _weekday(self, meaning: Calendar) -> Resolved | None:
        """Friday: the last one, also the day of publication; the next one if the verb speaks of the future."""
        weekday = meaning.weekday
        if self.published is None or (weekday is None and meaning.clock is None):
            value = f"XXXX-WXX-{weekday}" if weekday else "XXXX-XX-XX"
            return Resolved("TIME" if meaning.clock else "DATE", value + (meaning.clock or ""))
        if weekday is None:
            last = next((known for known in reversed(self.memory) if known.unit == "D" and known.interval), None)
            return _timed(last.interval[0] if last and last.interval else self.published, meaning)
        back = (self.published.isoweekday() - weekday) % 7
        ahead = (weekday - self.published.isoweekday()) % 7
        if meaning.turn is not None and meaning.turn < 0:
            day = self.published - timedelta(days=back or 7)
        elif (meaning.turn is not None and meaning.turn > 0) or (meaning.turn is None and self.tense == "future"):
            day = self.published + timedelta(days=ahead if meaning.turn is None else ahead or 7)
        else:
            day = self.published - timedelta(days=back)
        return _timed(day, meaning)

    # ------------------------------------------------------------------------------------------ steps
    @_resolve.register
    def _(self, meaning: Step) -> Resolved | None:
        if meaning.then or meaning.compared:
            before = self._before(meaning)
            if before is not None:
                return before
        base = self.now if meaning.unit in ("Y", "M", "Q", "H", "DE", "CE") else self.published
        if base is None:
            value = UNKNOWN.get(meaning.unit, "XXXX")
            clock = f"T{meaning.part}" if meaning.part and meaning.part != "END" else ""
            return Resolved("TIME" if clock else "DATE", value + clock, unit=meaning.unit)
        day = cal.shift(meaning.unit, base, meaning.count)
        if meaning.unit == "D" and meaning.part:
            return _timed(day, Calendar(clock=f"T{meaning.part}"))
        unit = "W" if meaning.unit == "F" else meaning.unit
        if unit == "Y" and meaning.count % 1:
            unit = "M"
        if unit == "WE":
            day -= timedelta(days=(day.isoweekday() - 6) % 7 if meaning.count <= 0 and self.tense != "future" else 0)
        return _dated(unit, day)

    def _before(self, meaning: Step) -> Resolved | None:
        """The step counted from an expression before: "a year earlier" after "in May 2024" is May 2023."""
        if meaning.compared:
            known = self._spoken_of(None)
            if known is None or (known.unit == "Y" and not meaning.then):
                return None
            return self._shifted(known, -12)
        for known in reversed(self.memory[-4:]):
            if known.interval is None:
                continue
            if known.unit == meaning.unit or (known.unit, meaning.unit) == ("FY", "Y"):
                if meaning.unit in ("M", "Q", "H", "Y"):
                    return self._shifted(known, round(cal.MONTHS_OF[meaning.unit] * meaning.count))
                day = cal.shift(meaning.unit, known.interval[0], meaning.count)
                if meaning.count < 0 and self.published and day >= self.published:
                    return None  # "the previous day" of what is to come is that of today
                return _dated(meaning.unit, day)
            if meaning.unit == "Y" and meaning.count > 0:
                return _dated("Y", cal.shift("Y", known.interval[0], meaning.count))
            if known.unit == "D" and meaning.unit in ("D", "W", "M"):
                day = cal.shift(meaning.unit, known.interval[0], meaning.count)
                return _timed(day, Calendar(clock=f"T{meaning.part}")) if meaning.part else _dated(meaning.unit, day)
        return None

    def _shifted(self, known: Resolved, count: int) -> Resolved:
        """The same stretch of time some months later."""
        if known.interval is None:
            return known
        moved = cal.shift_interval(known.interval, count)
        return self._named(moved, known.unit, known.fiscal)

    def _named(self, days: Interval, unit: str, fiscal: bool) -> Resolved:
        """Name an interval of a known unit."""
        if fiscal:
            name = self.calendar.name_at(days[0])
            whole = self.calendar.year(name)
            if days == whole:
                return Resolved("DATE", f"FY{name}", days, True, "FY")
            for letter, size in (("Q", 3), ("H", 6)):
                for number in range(1, 12 // size + 1):
                    if unit == letter and days == self.calendar.months(name, (number - 1) * size + 1, size):
                        return Resolved("DATE", f"FY{name}-{letter}{number}", days, True, letter)
            return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, True, unit)
        if unit in ("M", "Q", "H", "Y"):
            return _dated(unit, days[0])
        if unit == "D":
            return _dated("D", days[0])
        return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, False, "R")

    # ------------------------------------------------------------------------------------------ fiscal years
    @_resolve.register
    def _(self, meaning: FiscalYear) -> Resolved | None:
        if meaning.last_year is not None and meaning.year is not None:
            days = self.calendar.year(meaning.year)[0], self.calendar.year(meaning.last_year)[1]
            if days[0] > days[1]:
                return None
            return Resolved("DATE", f"FY{meaning.year}/FY{meaning.last_year}", days, True, "R")
        name = meaning.year
        if name is None:
            name = self._fiscal_now()
            if name is None:
                return Resolved("DATE", "XXXX", None, True, "FY")
            name += meaning.step or 0
            if meaning.turning and self.now is not None:
                gone = (self.now - self.calendar.year(name)[0]).days
                name += -(gone < 31) if meaning.turning < 0 else gone > 180
        return Resolved("DATE", f"FY{name}", self.calendar.year(name), True, "FY")

    def _fiscal_now(self) -> int | None:
        return self.calendar.name_at(self.now) if self.now is not None else None

    @_resolve.register
    def _(self, meaning: Ended) -> Resolved | None:
        known = meaning.day
        if meaning.fiscal and known.month is not None:
            self.calendar = self.stated = ending(known.month)
        year = known.year
        if year is None:
            if self.now is None:
                return Resolved("DATE", "XXXX", None, meaning.fiscal)
            over = (
                cal.month(self.now.year, known.month or 1)[0 if known.day else 1].replace(day=known.day or 1)
                <= self.now
            )
            year = self.now.year - (meaning.past and not over) + (over and not meaning.past)
        last = date(year, known.month or 1, known.day) if known.day else cal.month(year, known.month or 1)[1]
        if meaning.unit == "W":
            days = last - timedelta(days=7 * meaning.count - 1), last
            return Resolved("DATE", f"{days[0].isoformat()}/{last.isoformat()}", days, False, "W")
        size = cal.MONTHS_OF[meaning.unit] * meaning.count
        first = cal.shift_months(last + timedelta(days=1), -size)
        if meaning.fiscal and meaning.unit == "Y" and meaning.count == 1:
            name = self.calendar.name_at(first)
            if self.calendar.year(name) == (first, last):
                return Resolved("DATE", f"FY{name}", (first, last), True, "FY")
        unit = meaning.unit if meaning.count == 1 and first.day == 1 else "R"
        fiscal = meaning.fiscal or (size > 3 and first.month == self.calendar.start_month != 1)
        return Resolved("DATE", f"{first:%Y-%m}/{last:%Y-%m}", (first, last), fiscal, unit)

    @_resolve.register
    def _(self, meaning: Week) -> Resolved | None:
        of = self._resolve(meaning.of)
        if of is None or of.interval is None:
            return Resolved("DATE", "XXXX-WXX")
        if meaning.number is None:
            return _dated("W", of.interval[0])
        first = of.interval[0] + timedelta(days=7 * (meaning.number - 1))
        last = first + timedelta(days=6)
        if meaning.number == 5:
            first, last = of.interval[1] - timedelta(days=6), of.interval[1]
        return Resolved("DATE", f"{first.isoformat()}/{last.isoformat()}", (first, last), False, "W")

    @_resolve.register
    def _(self, meaning: ToDate) -> Resolved | None:
        if self.published is None:
            return Resolved("DATE", "XXXX", None, meaning.fiscal)
        name = self.calendar.name_at(self.published)
        first = self.calendar.year(name)[0] if meaning.fiscal else date(self.published.year, 1, 1)
        value = f"{first.isoformat()}/{self.published.isoformat()}"
        return Resolved("DATE", value, (first, self.published), meaning.fiscal, "R")

    # ------------------------------------------------------------------------------------------ pieces and runs
    @_resolve.register
    def _(self, meaning: Piece) -> Resolved | None:
        size = {"M": meaning.number, "Q": 3, "H": 6}[meaning.unit]
        first = 1 if meaning.unit == "M" else (meaning.number - 1) * size + 1
        if meaning.last:
            first = 13 - size
        of = self._resolve(meaning.of) if meaning.of is not None else None
        fiscal = (of is not None and of.fiscal) or (
            of is None and (meaning.fiscal or self._speaks_of_fiscal(meaning.unit))
        )
        if of is not None and of.interval is None:
            return Resolved("DATE", f"XXXX-{meaning.unit}{meaning.number}", None, fiscal)
        if of is not None and of.interval is not None:
            year = self.calendar.name_at(of.interval[0]) if fiscal else of.interval[0].year
        elif self.now is None:
            return Resolved("DATE", f"XXXX-{meaning.unit}{meaning.number}", None, fiscal)
        else:
            year = self.calendar.name_at(self.now) if fiscal else self.now.year
            start = self.calendar.months(year, first, size)[0] if fiscal else date(year, first, 1)
            year -= start > self.now and self.tense != "future"
        if fiscal:
            unit = meaning.unit if meaning.unit != "M" else "R"
            return self._named(self.calendar.months(year, first, size), unit, True)
        days = cal.months(year, first, size)
        if meaning.unit == "M":
            return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, False, "R")
        return _dated(meaning.unit, days[0])

    def _speaks_of_fiscal(self, unit: str) -> bool:
        """Were the quarters (halves) spoken of before those of a fiscal year?"""
        last = next((known for known in reversed(self.memory) if known.unit == unit), None)
        return last is not None and last.fiscal

    @_resolve.register
    def _(self, meaning: Months) -> Resolved | None:
        count = (meaning.last - meaning.first) % 12 + 1
        if count == 12 and isinstance(meaning.of, FiscalYear):  # FY24 (April-March)
            self.calendar = self.stated = FiscalCalendar(meaning.first)
            return self._resolve(meaning.of)
        of = self._resolve(meaning.of) if meaning.of is not None else None
        fiscal = of.fiscal if of is not None else meaning.first == self.calendar.start_month and not meaning.plain
        if (of is not None and of.interval is None) or (of is None and self.now is None):
            return Resolved("DATE", f"XXXX-{meaning.first:02}/XXXX-{meaning.last:02}", None, fiscal, "R")
        if of is not None and of.interval is not None:
            if of.fiscal:
                first = self.calendar.month(self.calendar.name_at(of.interval[0]), meaning.first)
            else:
                first = date(of.interval[0].year - (meaning.first > meaning.last), meaning.first, 1)
        else:
            year = self._year_of(meaning.last, None, None) or 0
            first = date(year - (meaning.first > meaning.last), meaning.first, 1)
        days = cal.months(first.year, first.month, count)
        if fiscal and count in (6, 12):
            return self._named(days, "H" if count == 6 else "FY", True)
        return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, fiscal, "Q" if count == 3 else "R")

    @_resolve.register
    def _(self, meaning: Range) -> Resolved | None:
        last = self._resolve(meaning.last)
        start = meaning.first
        if isinstance(start, Calendar) and start.year is None and last is not None and last.interval and start.month:
            year = last.interval[1].year
            after = (start.month, start.day or 1) > (last.interval[1].month, last.interval[1].day)
            start = Calendar(year - after, start.month, start.day)
        first = self._resolve(start)
        if first is None or last is None:
            return None
        value = f"{first.value}/{last.value}"
        if first.interval is None or last.interval is None or first.interval[0] > last.interval[1]:
            return Resolved("DATE", value)
        days = first.interval[0], last.interval[1]
        return Resolved("DATE", value, days, first.fiscal and last.fiscal, "R" if first.unit in ("M", "FY") else "")

    # ------------------------------------------------------------------------------------------ comparisons
    @_resolve.register
    def _(self, meaning: Same) -> Resolved | None:
        known = self._spoken_of(meaning.unit)
        if known is None or known.interval is None:
            if meaning.of is not None:
                of = self._resolve(meaning.of)
                if of is None or meaning.unit not in ("M", "Q", "D") or self.now is None or of.interval is None:
                    return of
                years = of.interval[0].year - self.now.year
                return _dated(meaning.unit, cal.shift_months(self.now, 12 * years))
            if self.now is None:
                return Resolved("DATE", UNKNOWN.get(meaning.unit or "Y", "XXXX"))
            return _dated(meaning.unit or "Y", cal.shift_months(self.now, 12 * meaning.step))
        if meaning.of is None:
            return self._shifted(known, 12 * meaning.step)
        relative = meaning.of.count if isinstance(meaning.of, Step) else getattr(meaning.of, "step", None)
        if relative is not None and relative < 0:
            return self._shifted(known, 12 * round(relative))
        of = self._resolve(meaning.of)
        if of is None or of.interval is None:
            return of
        if of.fiscal:
            years = of.interval[0].year - self.calendar.year(self.calendar.name_at(known.interval[0]))[0].year
        else:
            years = of.interval[1].year - known.interval[1].year
        shifted = self._shifted(known, 12 * years)
        return shifted._replace(fiscal=shifted.fiscal or of.fiscal)

    @_resolve.register
    def _(self, meaning: Again) -> Resolved | None:
        unit = {"P": None}.get(meaning.unit, meaning.unit)
        known = self._spoken_of(unit)
        if known is not None and (unit != "Y" or known.fiscal or meaning.that):
            return known
        if unit in ("Q", "M", "W", "Y") and self.now is not None:
            return _dated(unit, cal.shift_months(self.now, -3) if unit == "Q" else self.now)
        return None

    def _spoken_of(self, unit: str | None) -> Resolved | None:
        """The last expression of a unit; of any but a day's where none is named ("the period").

        Of the same months in two years, the later: "in May 2025 against May 2024, while exports … the same month last
        year" is again a year before May 2025.
        """
        recent = list(reversed(self.memory[-8:]))
        recent.sort(key=self._is_to_come)
        for known in recent:
            if known.unit in PERIODS if unit is None else known.unit == unit or (unit, known.unit) == ("Y", "FY"):
                return max((each for each in self.memory if _same_months(each, known)), key=_first_day, default=known)
        return None

    def _is_to_come(self, known: Resolved) -> bool:
        """Does it end more than a month from now? What is compared has happened."""
        return bool(
            self.now and known.interval and (known.interval[1] - self.now).days > 31 and known.unit in ("Q", "H")
        )

    # ------------------------------------------------------------------------------------------ the rest
    @_resolve.register
    def _(self, meaning: Season) -> Resolved | None:
        of = self._resolve(meaning.of) if meaning.of is not None else None
        if of is not None and of.interval is not None:
            return Resolved("DATE", f"{of.interval[0].year}-{meaning.name}")
        if self.now is None:
            return Resolved("DATE", f"XXXX-{meaning.name}")
        year = self.now.year
        start = date(year, SEASON_MONTH[meaning.name], 1)
        if meaning.turn == 1 or (meaning.turn is None and self.tense == "future"):
            year += cal.shift_months(start, 3) <= self.now
        elif meaning.turn == -1:
            year -= cal.shift_months(start, 1) > self.now
        elif meaning.turn is None:
            year -= start > cal.shift_months(self.now, 1)
        return Resolved("DATE", f"{year}-{meaning.name}")

    @_resolve.register
    def _(self, meaning: Holiday) -> Resolved | None:
        if meaning.year is not None:
            return _dated("D", cal.holiday(meaning.rule, meaning.year))
        if self.now is None:
            return Resolved("DATE", "XXXX-XX-XX" if len(meaning.rule) != 5 else f"XXXX-{meaning.rule}")
        days = [cal.holiday(meaning.rule, year) for year in range(self.now.year - 1, self.now.year + 2)]
        if meaning.turn is not None and meaning.turn != 0:
            days = [day for day in days if (day < self.now if meaning.turn < 0 else day > self.now)]
        now = self.now
        return _dated("D", min(days, key=lambda day: abs((day - now).days)))

    @_resolve.register
    def _(self, meaning: Plain) -> Resolved | None:
        return Resolved(meaning.type, meaning.value, cal.interval(meaning.value) if meaning.type == "DATE" else None)


PERIODS = ("M", "Q", "H", "R", "FY", "Y")


def _only_compared(meaning: Meaning) -> bool:
    """Does the expression only name what another is compared with? The text goes on about the other."""
    if isinstance(meaning, Step):
        return meaning.compared or (meaning.then and meaning.count < 0)
    return isinstance(meaning, Same)


def _first_day(known: Resolved) -> date:
    return known.interval[0] if known.interval else date.min


def _same_months(one: Resolved, other: Resolved) -> bool:
    if one.unit != other.unit or one.unit in ("Y", "FY", "D") or not (one.interval and other.interval):
        return False
    return [day.month for day in one.interval] == [day.month for day in other.interval]


def _dated(unit: str, day: date) -> Resolved:
    value = cal.value_of(unit, day)
    return Resolved("DATE", value, cal.interval(value), False, unit)


def _timed(day: date, meaning: Calendar) -> Resolved:
    if not meaning.clock:
        return _dated("D", day)
    return Resolved("TIME", f"{day.isoformat()}{meaning.clock}{meaning.zone}", (day, day), False, "D")


Tense = Callable[[int, int], str | None]
