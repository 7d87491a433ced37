"""Fiscal years, pieces and runs of a year resolved: FY24, the third quarter, July to April, the nine months ended."""

from dataclasses import replace
from datetime import date, timedelta

from itx_nlp.text.times import calendars as cal
from itx_nlp.text.times.context import Context, Resolved, dated
from itx_nlp.text.times.fiscal import FiscalCalendar, ending
from itx_nlp.text.times.meanings import Calendar, Ended, FiscalYear, Months, Piece, ToDate
from itx_nlp.text.times.resolve import resolve, year_of

NEARLY = 31  # days before its end in which a quarter is told of as past


@resolve.register
def _fiscal_year(meaning: FiscalYear, context: Context) -> Resolved | None:
    if meaning.last_year is not None and meaning.year is not None:
        days = context.calendar.year(meaning.year)[0], context.calendar.year(meaning.last_year)[1]
        if days[0] > days[1]:
            return None
        return Resolved("DATE", f"FY{meaning.year}/FY{meaning.last_year}", days, True, "R")
    name = meaning.year
    if name is None:
        name = _fiscal_now(context)
        if name is None:
            return Resolved("DATE", "XXXX", None, True, "FY")
        name += meaning.step or 0
        if meaning.turning and context.now is not None:
            gone = (context.now - context.calendar.year(name)[0]).days
            name += -(gone < 31) if meaning.turning < 0 else gone > 180
    return Resolved("DATE", f"FY{name}", context.calendar.year(name), True, "FY", context.calendar)


def _fiscal_now(context: Context) -> int | None:
    return context.calendar.name_at(context.now) if context.now is not None else None


@resolve.register
def _ended(meaning: Ended, context: Context) -> Resolved | None:
    known = meaning.day
    if meaning.fiscal and known.month is not None and not meaning.to_date:
        context.calendar = context.stated = ending(known.month)
    year = known.year
    if year is None and meaning.unit == "W" and known.month and known.day:
        year = year_of(known.month, known.day, None, context)
    past = meaning.past or context.tense in ("past", None)
    if year is None:
        if context.now is None:
            return Resolved("DATE", "XXXX", None, meaning.fiscal)
        first, end = cal.month(context.now.year, known.month or 1)
        over = (first.replace(day=known.day) if known.day else end) <= context.now
        year = context.now.year - (past and not over) + (over and not past)
    last = date(year, known.month or 1, known.day) if known.day else cal.month(year, known.month or 1)[1]
    if meaning.to_date:
        days = context.calendar.year(context.calendar.name_at(last))[0], last
        return Resolved("DATE", f"{days[0]:%Y-%m}/{last:%Y-%m}", days, True, "R")
    if meaning.unit == "W":
        days = last - timedelta(days=7 * meaning.count - 1), last
        return Resolved("DATE", f"{days[0].isoformat()}/{last.isoformat()}", days, False, "W")
    size = cal.MONTHS_OF[meaning.unit] * meaning.count
    first = cal.shift_months(last + timedelta(days=1), -size)
    if meaning.fiscal and meaning.unit == "Y" and meaning.count == 1:
        name = context.calendar.name_at(first)
        if context.calendar.year(name) == (first, last):
            return Resolved("DATE", f"FY{name}", (first, last), True, "FY")
    unit = meaning.unit if meaning.count == 1 and first.day == 1 else "R"
    if unit == "Q" and first.month % 3 == 1 and not meaning.fiscal:
        return dated("Q", first)
    fiscal = meaning.fiscal or (size > 3 and first.month == context.calendar.start_month != 1)
    return Resolved("DATE", f"{first:%Y-%m}/{last:%Y-%m}", (first, last), fiscal, unit)


@resolve.register
def _to_date(meaning: ToDate, context: Context) -> Resolved | None:
    if context.published is None:
        return Resolved("DATE", "XXXX", None, meaning.fiscal)
    name = context.calendar.name_at(context.published)
    first = context.calendar.year(name)[0] if meaning.fiscal else date(context.published.year, 1, 1)
    value = f"{first.isoformat()}/{context.published.isoformat()}"
    return Resolved("DATE", value, (first, context.published), meaning.fiscal, "R")


def _year_spoken_of(context: Context) -> FiscalYear | Calendar | None:
    """Give the latest year whose pieces were spoken of and that has begun, of the kind spoken of last."""
    known = [each for each in context.memory if each.unit in ("Q", "H", "R", "FY") and each.interval]
    known = [each for each in known if each.fiscal == known[-1].fiscal]
    days = [each.interval[0] for each in known if each.interval and not context.is_to_come(each)]
    if not days:
        return None
    return FiscalYear(context.calendar.name_at(max(days))) if known[-1].fiscal else Calendar(max(days).year)


@resolve.register
def _piece(meaning: Piece, context: Context) -> Resolved | None:
    if meaning.bare:
        told = _year_spoken_of(context)
        if told is None:
            return None  # 2H is anything
        meaning = replace(meaning, of=told, fiscal=isinstance(told, FiscalYear))
    size = {"M": meaning.number, "Q": 3, "H": 6}[meaning.unit]
    first = 1 if meaning.unit == "M" else (meaning.number - 1) * size + 1
    if meaning.last:
        first = 13 - size
    of = resolve(meaning.of, context) if meaning.of is not None else None
    if (
        meaning.worded
        and meaning.unit == "H"
        and of is None
        and not any(known.unit in ("Q", "H", "R", "FY") for known in context.memory)
    ):
        return None  # matches have halves too
    fiscal = (of is not None and of.fiscal) or (
        of is None and (meaning.fiscal or context.speaks_of_fiscal(meaning.unit) or _is_of_accounts(meaning, context))
    )
    if of is not None and of.interval is None:
        return Resolved("DATE", f"XXXX-{meaning.unit}{meaning.number}", None, fiscal)
    if of is not None and of.interval is not None:
        year = context.calendar.name_at(of.interval[0]) if fiscal else of.interval[0].year
    elif context.now is None:
        return Resolved("DATE", f"XXXX-{meaning.unit}{meaning.number}", None, fiscal)
    elif meaning.unit == "Q" and (half := _half(context)) is not None:
        year, fiscal = context.calendar.name_at(half[0]), True
    else:
        year = context.calendar.name_at(context.now) if fiscal else context.now.year
        start, end = context.calendar.months(year, first, size) if fiscal else cal.months(year, first, size)
        year -= start > context.now and not context.is_future
        # What is told of as past is over, or nearly: on 22 May a second quarter that grew was last year's.
        year -= start <= context.now and context.tense == "past" and (end - context.now).days > NEARLY
    if fiscal:
        unit = meaning.unit if meaning.unit != "M" else "R"
        return context.named(context.calendar.months(year, first, size), unit, True)
    days = cal.months(year, first, size)
    if meaning.unit == "M":
        return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, False, "R")
    return dated(meaning.unit, days[0])


def _half(context: Context) -> cal.Interval | None:
    """Give the half of a fiscal year told just before, whose quarters follow: in the first half: $5 in the first …"""
    known = context.memory[-1] if context.memory else None
    return known.interval if known is not None and known.unit == "H" and known.fiscal else None


def _is_of_accounts(meaning: Piece, context: Context) -> bool:
    """Tell the quarter of national accounts, which a country with a fiscal year of its own counts by that."""
    return meaning.unit == "Q" and context.accounts and context.calendar == context.home and context.home.accounts


def _starts_fiscal_year(month: int, context: Context) -> bool:
    """July-May in a Pakistani paper is fiscal, whatever country the sentence names."""
    return month in (context.calendar.start_month, context.home.start_month) and month != 1


def _runs_in(meaning: Months, calendar: FiscalCalendar) -> bool:
    """Tell whether a run of months lies in one year of a calendar."""
    return (meaning.first - calendar.start_month) % 12 <= (meaning.last - calendar.start_month) % 12


@resolve.register
def _months(meaning: Months, context: Context) -> Resolved | None:
    count = (meaning.last - meaning.first) % 12 + 1
    if count == 12 and isinstance(meaning.of, FiscalYear):  # FY24 (April-March)
        context.calendar = context.stated = FiscalCalendar(meaning.first)
        return resolve(meaning.of, context)
    if not _runs_in(meaning, context.calendar) and _runs_in(meaning, context.home):
        context.calendar = context.home  # July to May of FY25 is the paper's, though the sentence names China
    of = resolve(meaning.of, context) if meaning.of is not None else None
    if of is None and meaning.inside and context.memory and context.memory[-1].fiscal:
        of = context.memory[-1]
    fiscal = of.fiscal if of is not None else _starts_fiscal_year(meaning.first, context) and not meaning.plain
    if (of is not None and of.interval is None) or (of is None and context.now is None):
        return Resolved("DATE", f"XXXX-{meaning.first:02}/XXXX-{meaning.last:02}", None, fiscal, "R")
    if of is not None and of.interval is not None:
        if of.fiscal:
            first = context.calendar.month(context.calendar.name_at(of.interval[0]), meaning.first)
        else:
            first = date(of.interval[0].year - (meaning.first > meaning.last), meaning.first, 1)
    else:
        year = year_of(meaning.last, None, None, context) or 0
        first = date(year - (meaning.first > meaning.last), meaning.first, 1)
    days = cal.months(first.year, first.month, count)
    if fiscal and count in (6, 12):
        return context.named(days, "H" if count == 6 else "FY", True)
    return Resolved("DATE", f"{days[0]:%Y-%m}/{days[1]:%Y-%m}", days, fiscal, "Q" if count == 3 else "R")
