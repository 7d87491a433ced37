"""What an article says around its time expressions: publication, tense, fiscal calendar, the expressions before."""

from datetime import date
from typing import NamedTuple

from itx_nlp.text.times import calendars as cal
from itx_nlp.text.times.calendars import Interval
from itx_nlp.text.times.fiscal import FiscalCalendar
from itx_nlp.text.times.meanings import Calendar

MEMORY = 12  # how many expressions back a text refers
PERIODS = ("M", "Q", "H", "R", "FY", "Y")
UNKNOWN = {"Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX", "Q": "XXXX-QX", "H": "XXXX-HX",
           "WE": "XXXX-WXX-WE", "DE": "XXX", "CE": "XX", "F": "XXXX-WXX"}  # fmt: skip


class Resolved(NamedTuple):
    """A time expression's TIMEX3 type and value, its days, and the unit it is counted in ("R": a run of months)."""

    type: str
    value: str
    interval: Interval | None = None
    fiscal: bool = False
    unit: str = ""
    calendar: FiscalCalendar | None = None  # of a fiscal period


class Context:
    """The state in which one article's expressions are resolved, in their order.

    published: the day of publication, or None; then `anchor`, a day that the article itself names, serves for months
    and years, and days of the week stay underspecified.
    """

    def __init__(self, published: date | None, anchor: date | None, calendar: FiscalCalendar):
        self.published = published
        self.now = published or anchor
        self.calendar = self.home = calendar  # of the sentence, of the paper
        self.country: str | None = None  # of the sentence
        self.stated: FiscalCalendar | None = None  # "its fiscal year ends on March 31"
        self.tense: str | None = None
        self.accounts = False  # the sentence is on the economy or the budget of the paper's country
        self.memory: list[Resolved] = []
        self.last: Resolved | None = None  # also where it only limits another: by 2030
        self.month: tuple[int, int] | None = None  # in which the expression before begins, also where it is a season

    @property
    def is_future(self) -> bool:
        """Does the verb speak of what is to come?"""
        return self.tense in ("future", "perhaps")

    def remember(self, resolved: Resolved) -> None:
        """Let later expressions count from this one."""
        self.memory.append(resolved)
        del self.memory[:-MEMORY]

    def spoken_of(self, unit: str | None) -> Resolved | None:
        """The last expression of a unit; of any but a day's where none is named ("the period").

        Of the same months in two years, the later: "in May 2025 against May 2024, while exports … the same month last
        year" is again a year before May 2025.
        """
        recent = list(reversed(self.memory[-8:]))
        recent.sort(key=self.is_to_come)
        for known in recent:
            if known.unit in PERIODS if unit is None else _is_of(known, unit):
                return max(
                    (each for each in reversed(self.memory) if _same_months(each, known)), key=_first_day, default=known
                )
        return None

    def is_to_come(self, known: Resolved) -> bool:
        """Does it end more than a month from now? What is compared has happened."""
        return bool(
            self.now and known.interval and (known.interval[1] - self.now).days > 31 and known.unit in ("Q", "H")
        )

    def speaks_of_fiscal(self, unit: str) -> bool:
        """Were the quarters (halves) spoken of before those of a fiscal year?"""
        last = next((known for known in reversed(self.memory) if known.unit == unit), None)
        return last is not None and last.fiscal

    def shifted(self, known: Resolved, count: int) -> Resolved:
        """The same stretch of time some months later."""
        if known.interval is None:
            return known
        moved = cal.shift_interval(known.interval, count)
        return self.named(moved, known.unit, known.fiscal, known.calendar)

    def named(self, days: Interval, unit: str, fiscal: bool, calendar: FiscalCalendar | None = None) -> Resolved:
        """Name an interval of a known unit, by the calendar it came from or that of the sentence."""
        if fiscal:
            calendar = calendar or self.calendar
            name = calendar.name_at(days[0])
            if days == calendar.year(name):
                return Resolved("DATE", f"FY{name}", days, True, "FY", calendar)
            for letter, size in (("Q", 3), ("H", 6)):
                for number in range(1, 12 // size + 1):
                    if unit == letter and days == calendar.months(name, (number - 1) * size + 1, size):
                        return Resolved("DATE", f"FY{name}-{letter}{number}", days, True, letter, calendar)
            return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, True, unit, calendar)
        if unit in ("M", "Q", "H", "Y"):
            return dated(unit, days[0])
        if unit == "D":
            return dated("D", days[0])
        return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, False, "R")


def _is_of(known: Resolved, unit: str) -> bool:
    """Is it of a unit, as a fiscal year is a year, and July to December a half?"""
    half = unit == "H" and known.unit == "R" and known.interval is not None and cal.count_months(known.interval) == 6
    return known.unit == unit or (unit, known.unit) == ("Y", "FY") or half


def _first_day(known: Resolved) -> date:
    return known.interval[0] if known.interval else date.min


def _same_months(one: Resolved, other: Resolved) -> bool:
    if one.unit != other.unit or one.unit in ("Y", "FY", "D") or not (one.interval and other.interval):
        return False
    return [day.month for day in one.interval] == [day.month for day in other.interval]


def dated(unit: str, day: date) -> Resolved:
    """Make the date that is the unit of the calendar around a day."""
    value = cal.value_of(unit, day)
    return Resolved("DATE", value, cal.interval(value), False, unit)


def timed(day: date, meaning: Calendar) -> Resolved:
    """Make the day, or the time of the day if the expression tells one."""
    if not meaning.clock:
        return dated("D", day)
    return Resolved("TIME", f"{day.isoformat()}{meaning.clock}{meaning.zone}", (day, day), False, "D")
