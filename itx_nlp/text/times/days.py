"""Rules for days, weekdays and times of day."""

import re
from calendar import monthrange

from itx_nlp.text.times.meanings import Again, Calendar, Holiday, Meaning, Plain, Range, Step, Week
from itx_nlp.text.times.reading import NOT_A_NOUN, Reading, Rule, count, full_year

MACROS = {
    "AMPM": "(?:am|pm|(?:a|p)DOT m DOT?)",
    "HOUR": """(?:(?:CLOCK|DAY(?:DOT DAY)?)AMPM(?:ZONE|local time)?|CLOCK(?:ZONE|local time)?|(?:INT|YEAR)hours?ZONE
                |(?<=at)(?:INT|YEAR)hours|HOURNUM o APOS clock|NOON
                |(?:half|a?quarter|(?:TENSWORD|DAY)minutes?)past HOURNUM|a?quarter to HOURNUM)""",
    "HOURNUM": "(?:DAY|NUMWORD)",
}


def day(reading: Reading) -> Meaning | None:
    """Oct. 23, 1999; the 5th of May; May 5 last year; not "May 5 percent"."""
    number = 2 if reading.word("day") == "second" else reading.value("day")
    if number is None or not 1 <= number <= 31:
        return None
    if reading.tokens("day")[0].kind == "ORDWORD" and reading.kind(1) == "the" and _is_noun(reading.after()):
        return None  # that October the first cheque bounced
    bare = reading.year() is None and not reading.tokens("weekday") and not reading.tokens("year")
    if bare and reading.after() in ("%", "percent", "per", "pc", "million", "billion", "crore", "lakh", "o"):
        return None
    return Calendar(reading.year(), reading.value("month"), number, of=reading.of())


def days(reading: Reading) -> Meaning | None:
    """March 5-7, 2024."""
    first, last, month = reading.value("day"), reading.value("last"), reading.value("month")
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    return Range(Calendar(reading.year(), month, first), Calendar(reading.year(), month, last))


def day_of_month(reading: Reading) -> Meaning | None:
    """The 15th of last month; on the 15th, but not "on the 15th floor"."""
    number = 2 if reading.word("day") == "second" else reading.value("day")
    if number is None or not 1 <= number <= 31:
        return None
    if not reading.tokens("of"):
        return Calendar(day=number) if reading.after() not in ("-", "of") and not _is_noun(reading.after()) else None
    rel = reading.rel()
    return Calendar(day=number, of=Step("M", rel.value) if rel and isinstance(rel.value, int) else Again("M"))


def _is_noun(word: str) -> bool:
    return word.isalpha() and word not in NOT_A_NOUN


def day_in_month(reading: Reading) -> Meaning | None:
    """A Tuesday in late January; the 31 days of December: some day, or all of them."""
    number, year = reading.value("count"), reading.year()
    if number is not None and number < 28:
        return None
    return Calendar(year, reading.value("month"))


def first_days(reading: Reading) -> Meaning | None:
    """The first ten days of July 2025, the first two weeks of May."""
    number, month = count(reading.tokens("count")), reading.value("month")
    if number is None or not number.is_integer():
        return None
    last = int(number) * (7 if reading.word("unit") == "weeks" else 1)
    return Range(Calendar(reading.year(), month, 1), Calendar(reading.year(), month, last)) if 1 < last < 29 else None


def week_of(reading: Reading) -> Meaning | None:
    """The last week of June, the first week of May 2024, the week of March 6."""
    number = 5 if reading.tokens("rel") else 2 if reading.word("number") == "second" else reading.value("number")
    day, month = reading.value("day"), reading.value("month")
    if reading.tokens("rel") and reading.value("rel") != -1:
        return None
    return Week(Calendar(reading.year(), month, day), number) if day or number else None


def iso(reading: Reading) -> Meaning | None:
    """2024-05-16, perhaps with a time; 2024-13-45 is no day."""
    text = reading.all[reading.first].text.replace("/", "-")
    year, month, number = (int(part) for part in text[:10].split("-"))
    real = year and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]
    return Calendar(year, month, number, clock=text[10:] or None) if real else None


def slash(reading: Reading) -> Meaning | None:
    """16/4/2024, 16-4-2024: the day first, as all but American papers write it, unless the second number is over 12."""
    number, month, year = (int(part) for part in re.findall(r"\d+", reading.all[reading.first].text))
    if month > 12:
        number, month = month, number
    return Calendar(full_year(f"{year:02}"), month, number) if 1 <= month <= 12 and 1 <= number <= 31 else None


PAPERS = {"times", "mail", "telegraph", "express", "mirror", "tribune", "night"}  # the Friday This or That


def weekday(reading: Reading) -> Meaning | None:
    """Friday, last Tuesday, Thursday morning."""
    if reading.before() in ("black", "cyber") or (reading.after() in PAPERS and reading.capital_after()):
        return None
    if reading.before(3) in ("every", "each") and reading.kind(-2) == "WEEKDAY" and reading.before() in ("and", "or"):
        return Plain("SET", f"XXXX-WXX-{reading.value('weekday')}")
    rels = [token.value for token in reading.all[reading.first : reading.last] if token.kind == "REL"]
    turn = rels[-1] if rels and isinstance(rels[-1], int) else None  # "this coming Friday" is to come
    return Calendar(weekday=reading.value("weekday"), clock=_clock(reading), turn=turn)


def short_weekday(reading: Reading) -> Meaning | None:
    """Fri., Mon morning; Sun and Sat alone are other things."""
    return Calendar(weekday=reading.value("weekday"), clock=_clock(reading))


def relative_day(reading: Reading) -> Meaning | None:
    """Yesterday, tomorrow night, tonight."""
    return Step("D", reading.value("dayrel") or 0, part=reading.code("part") or reading.code("tonight") or None)


def part_of_day(reading: Reading) -> Meaning | None:
    """This morning, last night, the next morning."""
    rel = reading.rel()
    turn = rel.value if rel is not None and isinstance(rel.value, int) else 0
    return Step("D", turn if reading.word("part") in ("night", "morning", "evening", "afternoon") else 0,
                then=turn > 0, part=reading.code("part"))  # fmt: skip


def same_evening(reading: Reading) -> Meaning | None:
    """That evening: of the day spoken of before."""
    return Step("D", 0, then=True, part=reading.code("part"))


def day_before(reading: Reading) -> Meaning | None:
    """The day before yesterday."""
    step = reading.value("dayrel") or 0
    return Step("D", step + (1 if reading.word("way") == "after" else -1))


BY = {"by", "at", "around", "until", "till", "before", "after", "since", "from", "to", "past", "about"}


def time(reading: Reading) -> Meaning | None:
    """10:35 a.m., noon Saturday, 1337 GMT, 4 in the morning, six o'clock, half past seven."""
    tokens = reading.tokens("clock")
    words = "".join(token.text.lower() for token in tokens)
    if words.endswith("hours") and len(tokens[0].text) != 4:
        return None  # quoted at 120 hours
    part = reading.code("part")
    if tokens[0].kind == "NOON":
        told = reading.before() in BY and reading.after().endswith(("ing", "ed"))  # "by midday following a warning"
        if reading.before() == "high" or (_is_noun(reading.after()) and not told):
            return None  # High Noon, midnight celebrations
        clock = str(tokens[0].value)
    elif (spoken := _spoken_clock(reading)) is not None:
        hour, minute = divmod(spoken, 60)
        clock = f"{_on_the_day(hour, part):02}:{minute:02}"
    else:
        found = re.match(r"(\d{1,2})[:.]?(\d\d)?", words)
        if (
            found is None
            or int(found[1]) > 24
            or int(found[2] or 0) > 59
            or reading.before() in ("$", "ratio", "score")
        ):
            return None
        hour = _on_the_day(int(found[1]), "AF" if re.search(r"\dp\.?m", words) else part)
        if hour == 12 and re.search(r"\da\.?m", words):
            hour = 0
        clock = f"{hour:02}:{int(found[2] or 0):02}"
    zone = "Z" if "gmt" in words or "utc" in words else ""
    of: Meaning | None = None
    if reading.tokens("dayrel"):
        of = Step("D", reading.value("dayrel") or 0)
    return Calendar(reading.year(), reading.value("month"), reading.value("day"), reading.value("weekday"),
                    f"T{clock}", zone, of=of)  # fmt: skip


def hours(reading: Reading) -> Meaning | None:
    """Eleven in the morning, six to eight in the evening; "nine in the morning shift" are people."""
    first, last, part = reading.value("first"), reading.value("last"), reading.code("part")
    if last is None or not 1 <= last <= 12 or part not in ("MO", "AF", "EV", "NI"):
        return None
    if _is_noun(reading.after()) or (first is None and reading.before() not in BY):
        return None
    end = Calendar(clock=f"T{_on_the_day(last, part):02}:00")
    if first is None:
        return end
    return Range(Calendar(clock=f"T{_on_the_day(first, part):02}:00"), end) if 1 <= first < last else None


def minutes_to(reading: Reading) -> Meaning | None:
    """It was ten to eleven; not "the vote was ten to eleven"."""
    minutes, hour = reading.value("minutes"), reading.value("last")
    told = reading.before() in ("is", "was") and reading.before(2) == "it"
    if minutes is None or hour is None or not told or minutes not in (5, 10, 20, 25) or not 1 <= hour <= 12:
        return None
    return Calendar(clock=f"T{(hour - 1) or 12:02}:{60 - minutes}") if not _is_noun(reading.after()) else None


def _on_the_day(hour: int, part: str) -> int:
    """Give the hour of 24 of one told with its part of the day."""
    return hour + 12 if hour < 12 and (part in ("AF", "EV") or (part == "NI" and hour > 5)) else hour


def _spoken_clock(reading: Reading) -> int | None:
    """Count the minutes of six o'clock, half past seven, ten minutes past six, at a quarter to nine."""
    tokens = reading.tokens("clock")
    numbers = [token.value for token in tokens if token.kind in ("DAY", "NUMWORD") and isinstance(token.value, int)]
    if not any(token.text.lower() in ("clock", "past", "to") for token in tokens) or not 1 <= numbers[-1] <= 12:
        return None
    if reading.says("to"):  # from a quarter to two thirds
        return 60 * numbers[-1] - 15 if reading.before() in BY - {"from", "to"} | {"is", "was"} else None
    past = 30 if reading.says("half") else 15 if reading.says("quarter") else sum(numbers[:-1])
    return 60 * numbers[-1] + past


def holiday(reading: Reading) -> Meaning | None:
    """Christmas 2023, last Thanksgiving."""
    return Holiday(reading.code("holiday"), reading.year(), reading.value("rel"))


def _clock(reading: Reading) -> str | None:
    part = reading.code("part")
    return f"T{part}" if part else None


RULES = [
    # Friday, Oct. 23, 1999; May 5 last year; March eighth; this coming Sunday, March 3
    Rule(
        """(?:the?REL?REL?(?P<weekday>WD)COMMA?the?)?(?P<month>MON)the?(?P<day>DAYNUM|NTH)
            (?:COMMA?(?P<yearnum>YEAR)|APOS(?P<short>DAY)|COMMA?of?(?P<year>(?:REL|that)year))?""",
        day,
    ),
    # 16 April 2024; the 5th of May
    Rule(
        """(?:(?P<weekday>WD)COMMA?)?the?(?P<day>DAYNUM|NTH)of?(?P<month>MON)
            (?:(?:COMMA|of)?(?P<yearnum>YEAR)|APOS(?P<short>DAY)|COMMA?of?(?P<year>REL year))?""",
        day,
    ),
    Rule("(?P<month>MON)(?P<day>DAYNUM)(?:DASH|to)(?P<last>DAYNUM)(?:COMMA?(?P<yearnum>YEAR))?", days),
    Rule("(?P<day>DAYNUM)(?:DASH|to)(?P<last>DAYNUM)of?(?P<month>MON)(?:COMMA?(?P<yearnum>YEAR))?", days),
    Rule(
        """the?(?:(?P<rel>REL)|(?P<number>NTH))week of(?:the month of)?(?P<month>MON)
            (?:COMMA?(?P<yearnum>YEAR))?""",
        week_of,
    ),
    Rule(
        """the?first(?P<count>NUM)(?P<unit>days|weeks)of(?P<month>MON)(?:COMMA?(?P<yearnum>YEAR))?""",
        first_days,
    ),
    Rule("the(?P<count>DAY)days(?:of|in)(?P<month>MON)(?:COMMA?(?P<yearnum>YEAR))?", day_in_month),
    Rule(
        "(?:a|one)WEEKDAY(?:PART)?(?:of|in)(?:START|MID|END)?DASH?(?P<month>MON)(?:COMMA?(?P<yearnum>YEAR))?",
        day_in_month,
    ),
    Rule("the week of(?P<month>MON)(?P<day>DAYNUM)(?:COMMA?(?P<yearnum>YEAR))?", week_of),
    Rule("(?P<day>DAY)DASH(?P<month>MON)DASH(?:(?P<yearnum>YEAR)|(?P<short>DAY|INT))", day),
    Rule("the?(?P<day>DAYNUM|NTH)of(?P<of>the?REL month|(?:the|that)month)", day_of_month),
    Rule("(?<=on)the(?P<day>ORDNUM)", day_of_month),
    Rule("ISO", iso),
    Rule("SLASH", slash),
    Rule("(?:the?REL?REL)?(?P<weekday>WEEKDAY)(?P<part>PART)?", weekday),
    Rule("(?P<weekday>WDABB)(?:DOT|(?P<part>PART))", short_weekday),
    Rule("(?P<dayrel>DAYREL)(?P<part>PART)?|(?P<tonight>TONIGHT)", relative_day),
    Rule("(?P<part>PART|NOON)(?P<dayrel>DAYREL)", relative_day),
    Rule("the?REL(?P<part>PART)", part_of_day),
    Rule("(?:that|the SAME)(?P<part>PART)", same_evening),
    Rule("the?day(?P<way>before|after)(?P<dayrel>DAYREL)", day_before),
    Rule(
        """(?P<clock>HOUR)(?:(?:on|COMMA)?(?P<weekday>WD)|(?P<dayrel>DAYREL))?
            (?:(?:on|COMMA)?(?P<month>MON)(?P<day>DAYNUM)(?:COMMA?(?P<yearnum>YEAR))?)?""",
        time,
    ),
    Rule("(?P<clock>DAY|HOUR)in the(?P<part>PART)", time),
    Rule("(?P<first>HOURNUM)to(?P<last>HOURNUM)in the(?P<part>PART)", hours),
    Rule("(?P<last>NUMWORD)in the(?P<part>PART)", hours),
    Rule("(?P<minutes>DAY|NUMWORD|TENS)to(?P<last>HOURNUM)", minutes_to),
    Rule("(?P<rel>REL)?(?P<holiday>HOLIDAY)(?:COMMA?(?P<yearnum>YEAR))?", holiday),
]
