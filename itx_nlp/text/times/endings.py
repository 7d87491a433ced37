"""Rules for periods told by their end: the week ended 23 May, the year to June, the March quarter, year-end."""

from itx_nlp.text.times.meanings import Calendar, Ended, FiscalYear, Meaning, Step
from itx_nlp.text.times.reading import Reading, Rule, count


def ended(reading: Reading) -> Meaning | None:
    """The week ended 23 May, the year to June, the fiscal year ended March 31; "the year ended March 31" is two."""
    unit = "H" if reading.tokens("half") else reading.code("unit")
    fiscal = bool(reading.tokens("fiscal"))
    number = count(reading.tokens("count")) or 1.0
    day = reading.value("day") or reading.value("first")
    to_month = reading.says("to") and not day and (unit == "M" or (unit in ("Q", "Y") and reading.says("the", "this")))
    whole = fiscal or unit in ("W", "H") or to_month or reading.year() is not None or reading.says("period")
    if unit not in ("W", "M", "Q", "Y", "H") or not number.is_integer() or not whole:
        return None
    last = Calendar(reading.year(), reading.value("month"), day)
    to_date = fiscal and not reading.says("ended", "ending", "ends")
    return Ended(unit, int(number), last, fiscal, past=reading.says("ended"), to_date=to_date)


def quarter_ended(reading: Reading) -> Meaning | None:
    """The quarter of "the third quarter ended July 31": TimeML marks the day apart, yet it tells which quarter."""
    day = Calendar(reading.year(), reading.value("month"), reading.value("day"))
    return Ended("Q", 1, day, past=reading.word("way") == "ended")


def quarter_of(reading: Reading) -> Meaning | None:
    """The March quarter: the three months that end in March."""
    return Ended("Q", 1, Calendar(reading.year(), reading.value("month")))


def whole_unit(reading: Reading) -> Meaning | None:
    """The end of the decade."""
    return Step(reading.code("unit"), 0)


def unit_end(reading: Reading) -> Meaning | None:
    """Year-end, month end, year-end 2025."""
    if reading.year() is not None:
        return Calendar(reading.year()) if reading.code("unit") == "Y" else None
    return FiscalYear(step=0) if reading.tokens("fiscal") else Step(reading.code("unit"), 0)


RULES = [
    Rule("the?NTHQUARTER(?=(?P<way>ended|ending)(?:on|in)?(?P<month>MON)(?P<day>DAYNUM)?)", quarter_ended),
    Rule(
        "the?NTHQUARTER(?P<way>ended|ending)(?:on|in)?(?P<month>MON)(?P<day>DAYNUM)?(?:COMMA?(?P<yearnum>YEAR))",
        quarter_ended,
    ),
    Rule(
        """(?:the|in)?REL?(?P<count>NUM DASH?)?(?P<fiscal>FISCALWORD)?(?:(?P<unit>UNITANY)|(?P<half>half)DASH?year)
            (?:that|period|to|which)?(?:ended|ending|ends|to)(?:on|in)?(?:(?P<first>DAYNUM)of?)?(?P<month>MON)(?P<day>DAYNUM)?
            (?:COMMA?(?P<yearnum>YEAR))?""",
        ended,
    ),
    Rule(
        """(?:the|the end of)?(?:(?P<fiscal>FISC)DASH?)?(?P<unit>year|month|quarter|week)DASH?end
            (?:COMMA?(?P<yearnum>YEAR))?""",
        unit_end,
    ),
    Rule("the?(?P<month>MON)(?P<yearnum>YEAR)?quarter", quarter_of),
    Rule("(?<=(?:end|close|turn|start|beginning)of)the(?P<unit>decade|century)", whole_unit),
]
