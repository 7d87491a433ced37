"""Weeks, seasons, holidays, ranges and stretches resolved, and what a wording says by itself."""

from datetime import date, timedelta

from itx_nlp.text.times import calendars as cal
from itx_nlp.text.times.context import Context, Resolved, dated
from itx_nlp.text.times.meanings import Again, Calendar, FiscalYear, Holiday, Piece, Plain, Range, Season, Stretch, Week
from itx_nlp.text.times.resolve import resolve

YEARLY = ("FY", "Y", "H", "Q", "R")  # what tells a year whose quarters are counted
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@resolve.register
def _week(meaning: Week, context: Context) -> Resolved | None:
    of = resolve(meaning.of, context)
    if of is None or of.interval is None:
        return Resolved("DATE", "XXXX-WXX")
    if meaning.number is None:
        return dated("W", of.interval[0])
    first = of.interval[0] + timedelta(days=7 * (meaning.number - 1))
    last = first + timedelta(days=6)
    if meaning.number == 5:
        first, last = of.interval[1] - timedelta(days=6), of.interval[1]
    return Resolved("DATE", f"{first.isoformat()}/{last.isoformat()}", (first, last), False, "W")


@resolve.register
def _season(meaning: Season, context: Context) -> Resolved | None:
    resolved = _season_of(meaning, context)
    year = resolved.value[:4] if resolved else ""
    if year.isdigit():
        context.month = int(year), SEASON_MONTH[meaning.name]
    return resolved


def _season_of(meaning: Season, context: Context) -> Resolved | None:
    told = meaning.of if context.memory or not isinstance(meaning.of, Again) else None
    of = resolve(told, context) if told is not None else None
    if of is not None and of.interval is not None:
        return Resolved("DATE", f"{of.interval[0].year}-{meaning.name}")
    if meaning.then and meaning.turn and context.month is not None:
        year, month = context.month
        year += SEASON_MONTH[meaning.name] <= month if meaning.turn > 0 else -(SEASON_MONTH[meaning.name] >= month)
        return Resolved("DATE", f"{year}-{meaning.name}")
    if context.now is None:
        return Resolved("DATE", f"XXXX-{meaning.name}")
    year = context.now.year
    start = date(year, SEASON_MONTH[meaning.name], 1)
    if meaning.turn == 1 or (meaning.turn is None and context.is_future):
        year += cal.shift_months(start, 3) <= context.now
    elif meaning.turn is not None and meaning.turn < 0:
        year += meaning.turn + 1 - (cal.shift_months(start, 1) > context.now)
    elif meaning.turn is None:
        year -= start > cal.shift_months(context.now, 1)
    return Resolved("DATE", f"{year}-{meaning.name}")


@resolve.register
def _holiday(meaning: Holiday, context: Context) -> Resolved | None:
    rule = meaning.rule
    if ":" in rule:  # another day in another country
        rule = dict(part.split(":", 1) for part in rule.split()).get(context.country or "", "")
        if not rule:
            return None
    if meaning.year is not None:
        return dated("D", cal.holiday(rule, meaning.year))
    now = context.now
    if now is None:
        return Resolved("DATE", f"XXXX-{rule}" if len(rule) == 5 else "XXXX-XX-XX")
    days = [cal.holiday(rule, year) for year in range(now.year - 1, now.year + 2)]
    if meaning.turn:
        days = [day for day in days if (day < now if meaning.turn < 0 else day > now)]
    return dated("D", min(days, key=lambda day: abs((day - now).days)))


@resolve.register
def _range(meaning: Range, context: Context) -> Resolved | None:
    start, end = meaning.first, meaning.last
    if isinstance(start, Calendar) and isinstance(end, Calendar) and end.listed:  # May/June: of the year of May
        known = resolve(start, context)
        if known is not None and known.interval:
            end = Calendar(known.interval[0].year + ((end.month or 1) < (start.month or 1)), end.month)
    last = resolve(end, context)
    if isinstance(start, Calendar) and start.year is None and last is not None and last.interval and start.month:
        year = last.interval[1].year
        after = (start.month, start.day or 1) > (last.interval[1].month, last.interval[1].day)
        start = Calendar(year - after, start.month, start.day)
    first = resolve(start, context)
    if first is None or last is None:
        return None
    value = f"{first.value}/{last.value}"
    if first.interval is None or last.interval is None or first.interval[0] > last.interval[1]:
        return Resolved("DATE", value)
    days = first.interval[0], last.interval[1]
    return Resolved("DATE", value, days, first.fiscal and last.fiscal, "R" if first.unit in ("M", "FY") else "")


@resolve.register
def _stretch(meaning: Stretch, context: Context) -> Resolved | None:
    if meaning.quarters and (first := _first_quarters(meaning.months, context)) is not None:
        return first
    for known in reversed(context.memory):
        if known.interval and known.unit in ("R", "H", "Q") and cal.count_months(known.interval) == meaning.months:
            return known
    # Remembered without days: "a year earlier" behind it is then a whole year.
    return Resolved("DURATION", f"P{meaning.months}M", None, False, "R")


def _first_quarters(months: int, context: Context) -> Resolved | None:
    """The first months of the year spoken of, fiscal where the text is; unless the verb is to come, they are over."""
    known = next((each for each in reversed(context.memory) if _tells_year(each, context)), None)
    if known is None or known.interval is None:
        return None
    day = known.interval[0]
    fiscal = known.fiscal or (known.unit != "Y" and any(each.fiscal for each in context.memory))
    of = FiscalYear(context.calendar.name_at(day)) if fiscal else Calendar(day.year)
    found = resolve(Piece("M", months, of), context)
    while found and found.interval and context.now and found.interval[1] > context.now and not context.is_future:
        found = context.shifted(found, -12)
    return found


def _tells_year(known: Resolved, context: Context) -> bool:
    """Is it a year that the text goes on about, or part of one: no plan of many years, none long gone or far ahead?"""
    if known.interval is None or known.unit not in YEARLY or cal.count_months(known.interval) > 12:
        return False
    return context.now is None or abs(known.interval[0].year - context.now.year) <= 2


@resolve.register
def _plain(meaning: Plain, context: Context) -> Resolved | None:
    return Resolved(meaning.type, meaning.value, cal.interval(meaning.value) if meaning.type == "DATE" else None)
