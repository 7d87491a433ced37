"""What a time expression says, before a calendar is asked: the output of the grammar, the input of the resolver."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date or time with some of its fields told: "May", "Friday morning", "24 April 2023", "9 a.m."."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None  # "T09:00", "TMO"
    zone: str = ""  # "Z" for GMT
    turn: int | None = None  # -1 last May, 0 this May, +1 next May
    of: "Meaning | None" = None  # the year of "March this year", the day of "9 a.m. tomorrow"
    listed: bool = False  # stands next to the date before it in a list: "July 10, 13 and 16"


@dataclass(frozen=True, slots=True)
class Step:
    """A unit some steps away: "last year", "two weeks ago", "a year earlier", "today"."""

    unit: str
    count: float
    then: bool = False  # counted from the expression before, not from the day of publication
    part: str | None = None  # part of the day: "this morning"
    compared: bool = False  # the period compared with: "down from 35 million last year"
    told: bool = False  # "the next year", in the past tense counted from the expression before


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year by its name (the year that names it) or by steps from the current one."""

    year: int | None = None
    step: int | None = None
    last_year: int | None = None  # several: FY2020-25
    then: bool = False  # "the previous fiscal year": counted from the one before
    turning: int = 0  # -1 "the outgoing", 1 "the new fiscal year": the one that ends or begins nearest


@dataclass(frozen=True, slots=True)
class Piece:
    """A quarter or half (by number), or the first months, of a year of either calendar."""

    unit: str  # Q, H, M (the first `number` months)
    number: int
    of: "Meaning | None" = None
    fiscal: bool = False
    last: bool = False  # counted from the end: the last six months of 2023
    worded: bool = False  # "the second half", which a match has too, not "H2"
    bare: bool = False  # "2Q" alone, of the years spoken of


@dataclass(frozen=True, slots=True)
class Months:
    """A run of months by name: "July to April 2023–24"."""

    first: int
    last: int
    of: "Meaning | None" = None
    plain: bool = False  # "between July and March": no word of a fiscal year
    inside: bool = False  # in parentheses behind the year it is part of


@dataclass(frozen=True, slots=True)
class Same:
    """The period that another is compared with: "the same period last year"."""

    unit: str | None
    of: "Meaning | None" = None
    step: int = -1
    month: int | None = None  # "the August before"


@dataclass(frozen=True, slots=True)
class Again:
    """A period spoken of before: "the quarter", "that year"; unit "P" is any, "R" a run of months, "T" any date."""

    unit: str
    that: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season, of a year or of the one that `turn` counts to."""

    name: str
    of: "Meaning | None" = None
    turn: int | None = None
    then: bool = False  # "the following spring": counted from the expression before


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by its rule, with a year if one is told."""

    rule: str
    year: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A stretch of time that ends on a day: "the week ended May 23, 2025"."""

    unit: str
    count: int
    day: Calendar
    fiscal: bool = False
    past: bool = True
    to_date: bool = False  # "the financial year to January": from its start


@dataclass(frozen=True, slots=True)
class Week:
    """The week of a day, or one of a month by its number (5 is the last): "the first week of May"."""

    of: Calendar
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ToDate:
    """The year so far."""

    fiscal: bool


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another."""

    first: "Meaning"
    last: "Meaning"


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many months with "the": "the first nine months", a run spoken of before or else a length of time."""

    months: int
    quarters: bool = False  # "the first three quarters": of the year spoken of


@dataclass(frozen=True, slots=True)
class Plain:
    """A TIMEX3 value that needs no calendar: durations, sets, PRESENT_REF, decades."""

    type: str
    value: str


Meaning = (
    Calendar
    | Step
    | FiscalYear
    | Piece
    | Months
    | Same
    | Again
    | Season
    | Holiday
    | Ended
    | Week
    | ToDate
    | Range
    | Stretch
    | Plain
)
