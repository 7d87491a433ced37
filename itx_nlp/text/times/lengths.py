"""Rules for durations and sets: three years, every month."""

from itx_nlp.text.times.meanings import Meaning, Plain, Stretch
from itx_nlp.text.times.reading import NOT_A_NOUN, Reading, Rule, count
from itx_nlp.text.wordlists import listed

# Units of which the second goes on the first: two hours and ten minutes.
FINER = {("Y", "M"), ("M", "D"), ("W", "D"), ("D", "H"), ("H", "TM"), ("TM", "S")}
YEARS_IN = {"DE": 10, "CE": 100}


def duration_value(unit: str, number: float | None) -> str:
    """Write a TIMEX3 duration: P2Y6M, PT90M, PXW, P10Y for a decade.

    >>> duration_value("Y", 2.5), duration_value("TM", 90), duration_value("W", None)
    ('P2Y6M', 'PT90M', 'PXW')
    """
    if unit in ("H", "TM", "S"):
        letter = {"H": "H", "TM": "M", "S": "S"}[unit]
        if number is None:
            return f"PTX{letter}"
        if number % 1 == 0.5 and unit != "S":
            return f"PT{f'{int(number)}{letter}' if number > 1 else ''}30{'M' if unit == 'H' else 'S'}"
        return f"PT{number:g}{letter}"
    if unit in YEARS_IN:
        return f"PX{'E' if unit == 'DE' else 'C'}" if number is None else f"P{number * YEARS_IN[unit]:g}Y"
    if number is None:
        return {"F": "PXW", "WE": "PXWE"}.get(unit, f"PX{unit}")
    if unit in ("F", "Q"):
        unit, number = {"F": ("W", 2 * number), "Q": ("M", 3 * number)}[unit]
    if number % 1 == 0.5 and unit == "Y":
        return f"P{int(number)}Y6M" if number > 1 else "P6M"
    if number == 0.5 and unit == "D":
        return "PT12H"
    return f"P{number:g}{unit}"


def duration(reading: Reading) -> Meaning | None:
    """Three years, 30-year, the next five months, decades; ages are left alone."""
    unit = "D" if reading.word("unit") == "nights" else reading.code("unit")
    if _is_age(reading) or _is_name(reading):
        return None
    counted = reading.tokens("count")
    number = count(counted) if counted else None
    only = counted[0].text.lower() if len(counted) == 1 else ""
    if only == "a" and reading.before() in ("hours", "days", "months"):
        return None  # 24 hours a day
    if reading.word("unit") == "second" and only in ("a", "one", "1"):
        return None  # the ordinal
    if unit == "Q" and number in (2, 3) and _is_first(reading):
        return Stretch(3 * int(number), quarters=True)
    if unit == "Q" and (only == "three" or reading.after() == "of") and reading.rel() is None:
        return None  # three-quarters of
    if number is not None and reading.tokens("half"):
        number += 0.5
    spanned = reading.before() in listed("spanning") or reading.rel() is not None or reading.says("the")
    if unit in ("CE", "DE") and not spanned:
        return None  # cricketers score centuries
    lasts = reading.before() in listed("lasting") or reading.after() in LENGTH_TAILS
    if reading.says("good") and not lasts:
        return None  # "two is a good day"
    if only in ("a", "an"):
        if unit in ("H", "TM", "S") and reading.after() == "of" and _is_price(reading):
            return None  # 80 cents a minute of audio
        if unit == "Q" and not _is_price(reading):
            return None
        if _is_price(reading):
            return Plain("SET", duration_value(unit, 1))
        if unit in ("DE", "CE") and reading.after() == "of":
            number = 1
    if unit == "M" and number is not None and number > 1 and number.is_integer() and _is_the(reading):
        return Stretch(int(number))
    return Plain("DURATION", duration_value(unit, number))


def two_units(reading: Reading) -> Meaning | None:
    """Two hours and 10 minutes, 2 years 6 months, three days and four hours."""
    first, last = reading.code("unit"), reading.code("unit2")
    number, more = count(reading.tokens("count")), count(reading.tokens("count2"))
    if (first, last) not in FINER or number is None or more is None or _is_age(reading):
        return None
    whole, rest = duration_value(first, number), duration_value(last, more)
    return Plain("DURATION", whole + (rest[1:] if "T" not in whole else rest[2:]))


def _is_first(reading: Reading) -> bool:
    """The first three quarters, of a year; not "the first three quarters of the match", "the first three-quarters"."""
    said = _is_the(reading) and reading.says("first", "initial", "opening")
    return said and reading.after() != "of" and reading.kind_after(-2) != "DASH"


def _is_the(reading: Reading) -> bool:
    return reading.says("the") and reading.rel() is None


LENGTH_TAILS = {"of", "after", "before", "later", "earlier", "into"}


def _is_length(reading: Reading) -> bool:
    """Do the words around bare "years" make it a length: "for years", "took years", "years of war", "years-long"?"""
    if reading.last - reading.first > 1 or reading.after() in LENGTH_TAILS or reading.before() in listed("lasting"):
        return True
    return reading.before() in ("or", "and", "to") and reading.kind(-2) in ("UNIT", "UNITS")


NOT_COUNTED = {"ORDWORD", "VAGUE", "DASH", "SLASHMARK", "DAY", "INT", "DECIMAL", "NUMWORD", "TENS", "BIG"}


def bare_units(reading: Reading) -> Meaning | None:
    """Years, decades; recent months; not "quarters" (of the city) or "sixth seconds"."""
    unit = reading.code("unit")
    if _is_age(reading) or _is_name(reading) or (unit == "Q" and not reading.says("recent")):
        return None
    if unit in ("CE", "H") and reading.before() not in listed("spanning") and reading.rel() is None:
        return None  # centuries of cricket, early hours
    if unit == "TM" and (reading.after() == "of" or (reading.before() == "the" and reading.before(2) == "to")):
        return None  # the minutes of a meeting, according to the minutes
    if reading.says("long"):
        return Plain("DURATION", duration_value(unit, 1 if reading.tokens("one") else None))
    if reading.kind(-1) in NOT_COUNTED or not _is_length(reading):
        return None
    return Plain("DURATION", duration_value(unit, None))


def _is_age(reading: Reading) -> bool:
    after = [reading.after(ahead) for ahead in range(3)]
    if after[0] == "old" or after[:2] in (["-", "old"], ["of", "age"]):
        return True
    person = reading.before() == "of" and reading.before(2) in ("boy", "girl", "man", "woman", "child")
    return person or reading.is_said_before({"aged", "age", "ages"})


def _is_name(reading: Reading) -> bool:
    """Is the unit part of a name: 60 Minutes, a Week in Politics?"""
    unit = reading.tokens("unit")[0]
    return unit.text[0].isupper() and reading.last - reading.first > 1 and not unit.text.isupper() and (
        reading.all[reading.first].text[0].isupper() or reading.all[reading.first].text[0].isdigit()
    ) and reading.kind_after(-2) != "DASH"  # fmt: skip


def _is_price(reading: Reading) -> bool:
    """Is "a month" said after an amount: $200 a month, 500 calls a day, three times a week?"""
    amounts = ("DAY", "INT", "DECIMAL", "OTHER", "NUMWORD", "TENS", "BIG")
    if reading.after() in ("before", "after", "ahead", "later", "earlier"):
        return False
    if reading.kind(-1) in amounts or reading.before(3) in ("hundreds", "thousands"):
        return True
    if reading.before() in listed("priced"):
        return True
    return reading.before().endswith("s") and reading.kind(-2) in amounts


def every(reading: Reading) -> Meaning | None:
    """Every month, each Thursday, twice a year, Mondays."""
    if reading.tokens("weekday"):
        part = reading.code("part")
        return Plain("SET", f"XXXX-WXX-{reading.value('weekday')}" + (f"T{part}" if part else ""))
    if reading.tokens("weekends") or reading.code("unit") == "WE":
        return Plain("SET", "XXXX-WXX-WE")
    if reading.tokens("part"):
        return Plain("SET", "P1D")
    if reading.tokens("season"):
        return Plain("SET", f"XXXX-{reading.code('season')}")
    if reading.tokens("month"):
        return Plain("SET", f"XXXX-{reading.value('month'):02}")
    if reading.code("unit") == "S":
        return None  # 500 times per second
    nth = 2 if reading.word("nth") == "second" else reading.value("nth")
    number = nth or count(reading.tokens("count")) or (2.0 if reading.says("other", "alternate") else 1.0)
    return Plain("SET", duration_value(reading.code("unit") or "Y", None if reading.tokens("vague") else number))


def often(reading: Reading) -> Meaning | None:
    """Annually, daily, YoY; "quarterly results" names their kind, not their time."""
    word = reading.word("often")
    if reading.tokens("often")[0].text[0].isupper() and reading.before() and reading.capital_after():
        return None  # a Daily This or That
    adjective = word in ("quarterly", "monthly", "weekly", "yearly", "nightly", "fortnightly", "daily")
    if adjective and reading.after().isalpha() and reading.after() not in NOT_A_NOUN and reading.after() != "basis":
        return None
    return Plain("SET", reading.code("often"))


def on_unit(reading: Reading) -> Meaning | None:
    """Year-on-year."""
    same = reading.code("unit") == reading.code("again")
    return Plain("SET", duration_value(reading.code("unit"), 1)) if same else None


def on_letter(reading: Reading) -> Meaning | None:
    """y-o-y, m/m."""
    letter = reading.word("letter")
    same = letter == reading.word("again") and reading.kind(-1) != "SLASHMARK"
    return Plain("SET", duration_value(letter.upper(), 1)) if same else None


def another(reading: Reading) -> Meaning | None:
    """For another year."""
    return Plain("DURATION", duration_value(reading.code("unit"), 1)) if not _is_age(reading) else None


def all_of(reading: Reading) -> Meaning | None:
    """All day, all year long."""
    return Plain("DURATION", duration_value(reading.code("unit"), 1))


KIND = "(?:working|business|trading|consecutive|calendar|straight|successive|odd|long|solid|FISC)?"
RULES = [
    Rule(
        "(?:every|each)(?:passing|REL|single|other|alternate|FISC|calendar|working|business)?(?P<unit>UNIT|WEEKEND)",
        every,
    ),
    Rule("(?:every|each)(?:(?P<count>NUM)|(?P<vague>VAGUE))(?P<unit>UNITS)", every),
    Rule("every(?P<nth>NTH)(?P<unit>UNIT)", every),
    Rule("(?:every|each)(?:second|other)?(?P<weekday>WEEKDAY)(?P<part>PART)?", every),
    Rule("(?:every|each)(?:other|second)?(?P<season>SEASON)", every),
    Rule("(?:every|each)(?:single|other)?(?P<part>PART)", every),
    Rule("(?:every|each)(?P<month>MONTH)", every),
    Rule("any given(?P<unit>UNIT)", every),
    Rule("(?P<weekday>WEEKDAYS)|(?<=on)(?P<weekends>WEEKENDS)", every),
    Rule("(?:once|twice|thrice|NUM times)(?:every|each|per|A)(?P<unit>UNIT)", every),
    Rule("per(?:(?P<unit>day|week|month|quarter|year)|annum)", every),
    Rule("(?P<often>OFTEN|ONYEAR)", often),
    Rule("(?P<unit>UNIT)DASH?(?:on|over)DASH?(?P<again>UNIT)", on_unit),
    Rule("(?P<letter>y|m|q)(?:DASH o DASH|SLASHMARK)(?P<again>y|m|q)", on_letter),
    Rule("(?P<count>NUM)(?P<unit>UNITANY)(?:and|COMMA)?(?P<count2>NUM)(?P<unit2>UNITANY)", two_units),
    # three years, 30-year, the next five months, 15 working days, the past few weeks, the six months
    Rule(
        f"""(?:the|these|those)?REL?(?P<count>COUNT)DASH?{KIND}(?P<unit>UNITANY|nights)
             (?P<half>and a half)?(?:DASH long)?""",
        duration,
    ),
    Rule("(?<=for)another(?P<unit>UNIT)", another),
    Rule("the?(?:first|initial|opening|full|latest)(?P<count>NUM)DASH?(?P<unit>UNITS)", duration),
    Rule("the?(?:REL|SAME|recent)(?P<unit>UNITS)", bare_units),
    Rule("the?(?P<unit>UNITS)(?:ahead|to come)", bare_units),
    Rule("the first(?P<unit>UNITS)", bare_units),
    Rule("(?P<unit>UNITS)(?:DASH long)?", bare_units),
    Rule("(?P<one>(?P<unit>UNIT))DASH long", bare_units),
    Rule("all(?P<unit>day|night|week|month|year)(?:DASH?long)?", all_of),
]
