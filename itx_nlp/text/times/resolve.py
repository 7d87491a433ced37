"""From what an expression says to a TIMEX3 value and days: the generic function, calendar dates, steps, comparisons."""

from dataclasses import replace
from datetime import date, timedelta
from functools import singledispatch

from itx_nlp.text.times import calendars as cal
from itx_nlp.text.times.context import UNKNOWN, Context, Resolved, dated, timed
from itx_nlp.text.times.meanings import Again, Calendar, Meaning, Same, Step

# How much farther than the last one the next October seems, by the tense of the verb: "fell in October" is never to
# come, "will open in October" nearly always, "will end the fee for October" perhaps, and a noun phrase ("a cut in
# October") leans to the past.
# The weights of all but "past" are those that set the year right most often in articles whose years we had removed.
Weights = dict[str | None, float]
MONTHS_AHEAD: Weights = {"past": 100, "present": 2, "future": 0.25, "perhaps": 0.5, "limit": 1, "named": 6, None: 6}
DAYS_AHEAD: Weights = {"past": 5, "present": 3, "future": 0.7, "perhaps": 0.7, "limit": 1, "named": 3, None: 4}
LONG_GONE = 730  # days from a month whose story goes on in the months behind it
WORKING_WEEK = 4  # days from Monday to Friday, the longest of ordinary ranges


@singledispatch
def resolve(meaning: Meaning, context: Context) -> Resolved | None:
    """Resolve one expression; None if it needs one before it and there is none."""
    raise TypeError(f"{type(meaning).__name__} is no meaning")


def resolve_next(meaning: Meaning, context: Context, tense: str | None, passing: bool = False) -> Resolved | None:
    """Resolve the next expression of an article and remember it for those behind it.

    Later ones do not count from one told in passing: that limits another ("paid until April") or is compared with.
    """
    context.tense = tense
    try:
        resolved = resolve(meaning, context)
    except (ValueError, OverflowError):
        return None  # 31 February, the year 0
    compared = _only_compared(meaning)
    if resolved is not None and resolved.interval and not compared:
        context.last = resolved
        context.month = resolved.interval[0].year, resolved.interval[0].month
    passing = passing or compared
    if resolved is not None and (resolved.interval or resolved.unit == "R") and not passing:
        context.remember(resolved)
    return resolved


def _only_compared(meaning: Meaning) -> bool:
    """Does the expression only name what another is compared with? The text goes on about the other."""
    if isinstance(meaning, Step):
        return meaning.compared or (meaning.then and meaning.count < 0)
    return isinstance(meaning, Same)


@resolve.register
def _calendar(meaning: Calendar, context: Context) -> Resolved | None:
    if meaning.of is not None and (context.memory or not isinstance(meaning.of, Again)):
        of = resolve(meaning.of, context)
        return _inside(meaning, of) if of is not None else None
    if meaning.month is None and meaning.day is None:
        if meaning.year is not None:
            return dated("Y", date(meaning.year, 1, 1))
        return _weekday(meaning, context)
    if meaning.month is None:
        return _day_of_month(meaning.day or 1, context)
    month, day, year = meaning.month or 1, meaning.day, meaning.year
    if year is None:
        year = _year_in_list(month, context) if meaning.listed else _year_of_story(month, meaning, context)
    if year is None:
        year = year_of(month, day, meaning.turn, context)
    if year is None:
        value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        return Resolved("TIME" if meaning.clock else "DATE", value + (meaning.clock or ""))
    if day is None:
        return dated("M", date(year, month, 1))
    return timed(date(year, month, day), meaning)


def _inside(meaning: Calendar, of: Resolved) -> Resolved | None:
    """A month or day of a year, a time of a day, that other words name."""
    if of.interval is None:
        if meaning.month is None:
            return Resolved("TIME", "XXXX-XX-XX" + (meaning.clock or ""))
        return Resolved("DATE", f"XXXX-{meaning.month:02}" + (f"-{meaning.day:02}" if meaning.day else ""))
    first = of.interval[0]
    if meaning.month is None:
        return timed(first.replace(day=meaning.day) if meaning.day else first, meaning)
    year = first.year + (of.fiscal and meaning.month < first.month)
    if meaning.day is None:
        return dated("M", date(year, meaning.month, 1))
    return timed(date(year, meaning.month, meaning.day), meaning)


def _year_of_story(month: int, meaning: Calendar, context: Context) -> int | None:
    """The year of a month in a story: "We met in October 2007. In December she left": it goes on behind that month."""
    known = context.last
    if context.now is None or context.tense != "past" or meaning.turn is not None or meaning.day:
        return None
    if known is None or known.interval is None or known.unit != "M":
        return None
    first = known.interval[0]
    return first.year + (month < first.month) if (context.now - first).days > LONG_GONE else None


def _year_in_list(month: int, context: Context) -> int | None:
    """The year in which a month is nearest to the date before it in the list."""
    known = context.memory[-1].interval if context.memory else None
    if known is None:
        return None
    away = month - known[0].month
    return known[0].year + (away < -6) - (away > 6)


def _day_of_month(day: int, context: Context) -> Resolved:
    """On the 15th: of the month of publication, the one before or the one behind, as the tense has it."""
    now = context.now
    if now is None:
        return Resolved("DATE", f"XXXX-XX-{day:02}")
    months = [cal.shift_months(now.replace(day=1), step) for step in (-1, 0, 1)]
    days = [first.replace(day=day) for first in months if day <= cal.month(first.year, first.month)[1].day]
    return dated("D", min(days, key=lambda each: _distance((each - now).days, context)))


def _distance(days: int, context: Context) -> float:
    return days * DAYS_AHEAD[context.tense] if days > 0 else -days


def year_of(month: int, day: int | None, turn: int | None, context: Context) -> int | None:
    """The year that a month or day without one stands in."""
    if context.now is None:
        return None
    now = context.now
    if day is None:
        ahead = (month - now.month) % 12
        if turn == 0 or (turn is None and ahead == 0):
            return now.year
        later = turn > 0 if turn is not None else ahead * MONTHS_AHEAD[context.tense] < 12 - ahead
        return cal.shift_months(now.replace(day=1), (ahead or 12) if later else ahead - 12).year
    years = [year for year in (now.year - 1, now.year, now.year + 1) if day <= cal.month(year, month)[1].day]
    away = {year: (date(year, month, day) - now).days for year in years}
    return min(years, key=lambda year: _distance(away[year], context), default=None)


def _weekday(meaning: Calendar, context: Context) -> Resolved | None:
    """Friday: the last one, also the day of publication; the next one if the verb speaks of the future."""
    weekday = meaning.weekday
    if context.published is None or (weekday is None and meaning.clock is None):
        value = f"XXXX-WXX-{weekday}" if weekday else "XXXX-XX-XX"
        return Resolved("TIME" if meaning.clock else "DATE", value + (meaning.clock or ""))
    if weekday is None:
        last = next((known for known in reversed(context.memory) if known.unit == "D" and known.interval), None)
        return timed(last.interval[0] if last and last.interval else context.published, meaning)
    if meaning.listed and (day := _day_in_list(weekday, context)) is not None:
        return timed(day, meaning)
    back = (context.published.isoweekday() - weekday) % 7
    ahead = (weekday - context.published.isoweekday()) % 7
    if meaning.turn:
        away = (ahead or 7) if meaning.turn > 0 else -(back or 7)
    elif context.tense in ("past", None):
        away = -back
    else:
        away = min(-back, ahead, key=lambda days: _distance(days, context))
    return timed(context.published + timedelta(days=away), meaning)


def _day_in_list(weekday: int, context: Context) -> date | None:
    """The day nearest to the one before it in the list, rather behind it: Saturday and Sunday, Monday to Friday."""
    known = context.memory[-1] if context.memory else None
    if known is None or known.interval is None or known.unit != "D":
        return None
    ahead = (weekday - known.interval[0].isoweekday()) % 7
    return known.interval[0] + timedelta(days=ahead if ahead <= WORKING_WEEK else ahead - 7)


@resolve.register
def _step(meaning: Step, context: Context) -> Resolved | None:
    if meaning.then or meaning.compared or (meaning.told and context.tense == "past"):
        before = _before(meaning, context)
        over = before and before.interval and context.now and before.interval[0] < context.now
        if before is not None and (over or not meaning.told):
            return before
    if meaning.then and meaning.count > 0:
        return Resolved("DATE", UNKNOWN.get(meaning.unit, "XXXX"), unit=meaning.unit)  # later than what is not told
    base = context.now if meaning.unit in ("Y", "M", "Q", "H", "DE", "CE") else context.published
    if base is None:
        value = UNKNOWN.get(meaning.unit, "XXXX")
        clock = f"T{meaning.part}" if meaning.part and meaning.part != "END" else ""
        return Resolved("TIME" if clock else "DATE", value + clock, unit=meaning.unit)
    day = cal.shift(meaning.unit, base, meaning.count)
    if meaning.unit == "D" and meaning.part:
        return timed(day, Calendar(clock=f"T{meaning.part}"))
    unit = "W" if meaning.unit == "F" else meaning.unit
    if unit == "Y" and meaning.count % 1:
        unit = "M"
    if unit == "WE":
        day -= timedelta(days=(day.isoweekday() - 6) % 7 if meaning.count <= 0 and not context.is_future else 0)
    return dated(unit, day)


def _before(meaning: Step, context: Context) -> Resolved | None:
    """The step counted from an expression before: "a year earlier" after "in May 2024" is May 2023."""
    if meaning.compared:
        known = context.spoken_of(None)
        if known is None or (known.unit == "Y" and not meaning.then):
            return None
        return context.shifted(known, -12) if known.interval else None
    for known in reversed(context.memory[-4:]):
        if known.interval is None:
            continue
        if known.unit == meaning.unit or (known.unit, meaning.unit) == ("FY", "Y"):
            if meaning.unit in ("M", "Q", "H", "Y"):
                return context.shifted(known, round(cal.MONTHS_OF[meaning.unit] * meaning.count))
            day = cal.shift(meaning.unit, known.interval[0], meaning.count)
            if meaning.unit == "W" and known.interval[0].isoweekday() != 1:  # weeks that end on a Wednesday
                last = cal.shift("W", known.interval[1], meaning.count)
                return Resolved("DATE", f"{day.isoformat()}/{last.isoformat()}", (day, last), False, "W")
            if meaning.count < 0 and context.published and day >= context.published:
                return None  # "the previous day" of what is to come is that of today
            return dated(meaning.unit, day)
        if meaning.unit == "Y" and meaning.count > 0:
            return dated("Y", cal.shift("Y", known.interval[0], meaning.count))
        if known.unit == "D" and meaning.unit in ("D", "W", "M"):
            day = cal.shift(meaning.unit, known.interval[0], meaning.count)
            return timed(day, Calendar(clock=f"T{meaning.part}")) if meaning.part else dated(meaning.unit, day)
    return None


@resolve.register
def _same(meaning: Same, context: Context) -> Resolved | None:
    if meaning.month is not None:
        return _month_before(meaning.month, context)
    known = context.spoken_of(meaning.unit)
    if meaning.unit == "R":  # months that are no run of months are the last period, whatever it is
        meaning = replace(meaning, unit=None)
        known = known or context.spoken_of(None)
    if known is None or known.interval is None:
        if meaning.of is not None:
            of = resolve(meaning.of, context)
            if of is None or meaning.unit not in ("M", "Q", "D") or context.now is None or of.interval is None:
                return of
            years = of.interval[0].year - context.now.year
            return dated(meaning.unit, cal.shift_months(context.now, 12 * years))
        if context.now is None:
            return Resolved("DATE", UNKNOWN.get(meaning.unit or "Y", "XXXX"))
        return dated(meaning.unit or "Y", cal.shift_months(context.now, 12 * meaning.step))
    if meaning.of is None:
        return context.shifted(known, 12 * meaning.step)
    relative = meaning.of.count if isinstance(meaning.of, Step) else getattr(meaning.of, "step", None)
    if relative is not None and relative < 0:
        return context.shifted(known, 12 * round(relative))
    of = resolve(meaning.of, context)
    if of is None or of.interval is None:
        return of
    if of.fiscal:
        years = of.interval[0].year - context.calendar.year(context.calendar.name_at(known.interval[0]))[0].year
    else:
        years = of.interval[1].year - known.interval[1].year
    shifted = context.shifted(known, 12 * years)
    return shifted._replace(fiscal=shifted.fiscal or of.fiscal)


def _month_before(month: int, context: Context) -> Resolved | None:
    """The August a year before the one spoken of last, or else before the last one."""
    for known in reversed(context.memory):
        if known.unit == "M" and known.interval and known.interval[0].month == month:
            return context.shifted(known, -12)
    year = year_of(month, None, None, context)
    return dated("M", date(year - 1, month, 1)) if year else None


# What lies inside a unit: "in June 1998 and later that year".
INSIDE = {"Y": ("Y", "FY", "H", "Q", "M", "D"), "M": ("M", "W", "D"), "W": ("W", "D"), "D": ("D",)}


@resolve.register
def _again(meaning: Again, context: Context) -> Resolved | None:
    if meaning.unit == "T":
        return context.last
    unit = {"P": None}.get(meaning.unit, meaning.unit)
    known = context.spoken_of(unit)
    if meaning.that and unit in ("Y", "M", "W", "D"):
        known = next((each for each in reversed(context.memory) if each.interval and each.unit in INSIDE[unit]), known)
        last = context.last if unit == "Y" else None  # also "by 2023", where it has come
        days = last.interval if last is not None and last.unit == unit else None
        if days and context.now and (days[1] < context.now or context.is_future):
            return last
        if known is not None and known.interval and known.unit not in (unit, "FY"):
            return dated(unit, known.interval[1])
    if known is not None and known.interval and unit == "D":
        return dated("D", known.interval[0])
    if known is not None and (unit != "Y" or known.fiscal or meaning.that):
        return known
    if unit == "H" and meaning.that and context.now is not None:
        return dated("H", cal.shift_months(context.now, -6))  # the one that is over
    if unit in ("Q", "M", "W", "Y") and context.now is not None:
        return dated(unit, cal.shift_months(context.now, -3) if unit == "Q" else context.now)
    return None
