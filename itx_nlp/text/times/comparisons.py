"""Rules for what is counted from somewhere: last year, a year earlier, the same period last year, the quarter."""

from itx_nlp.text.times.lengths import YEARS_IN, duration_value
from itx_nlp.text.times.meanings import Again, FiscalYear, Meaning, Plain, Same, Step
from itx_nlp.text.times.reading import NOT_A_NOUN, Reading, Rule, count, year_meaning
from itx_nlp.text.times.words import Token
from itx_nlp.text.wordlists import listed

TIMES_OF_DAY = ("S", "TM", "H")
COMPARES = {"than", "compared", "against", "versus", "over"}
AMOUNT = {"DAY", "INT", "DECIMAL", "CURRENCY", "OTHER", "$"}


def step(reading: Reading) -> Meaning | None:
    """Last year, the next quarter, the current month."""
    unit, rel = reading.code("unit"), reading.rel()
    if rel is None or unit in TIMES_OF_DAY or not isinstance(rel.value, int):
        return None
    word = rel.text.lower()
    if unit in ("DE", "CE") and rel.value and reading.says("the"):
        return Plain("DURATION", duration_value(unit, 1))
    if word == "past" and unit in ("M", "W", "Q"):
        return Plain("DURATION", duration_value(unit, 1))
    if unit == "D" and word in ("last", "present", "outgoing", "past"):
        return None
    if reading.tokens("unit")[0].text[0].isupper() and not rel.text.isupper() and rel.text[0].isupper():
        return None  # the name of something: This Week
    then = rel.then or (word == "next" and unit == "D")
    return Step(
        unit,
        rel.value,
        then,
        reading.code("part") or None,
        compared=rel.value == -1 and unit == "Y" and compares(reading),
        told=word == "next" and reading.says("the"),
    )


def compares(reading: Reading) -> bool:
    """Do the words before compare: "compared with $2 million last year", "down from 35 million last year"?"""
    for back in range(1, 11):
        word = reading.before(back)
        if word in ("", ".", ";", "?", "!"):
            return False
        if word in COMPARES:
            return True
        if word == "from" and (reading.kind(1 - back) in AMOUNT or reading.before(back + 1) in listed("rising from")):
            return True
    return False


def ago(reading: Reading) -> Meaning | None:
    """Two weeks ago; vague counts are PAST_REF."""
    number, unit = count(reading.tokens("count")), reading.code("unit")
    if number is None:
        return Plain("DATE", "PAST_REF")
    if unit in TIMES_OF_DAY:
        return Plain("DURATION", duration_value(unit, number))
    if reading.tokens("half"):
        number += 0.5
    return Step(unit, -number, compared=unit == "Y" and reading.says("a") and (compares(reading) or _has_sum(reading)))


def _has_sum(reading: Reading) -> bool:
    """Does a sum stand before in the sentence: "$4m, or 81 cents a share, a year ago"? Jobs are lost without one."""
    for back in range(1, 11):
        if reading.before(back) in ("", ".", ";"):
            return back == 1
        if reading.kind(-back) in AMOUNT:
            return True
    return False


def fiscal_years_ago(reading: Reading) -> Meaning | None:
    """Two fiscal years ago."""
    number = count(reading.tokens("count"))
    return FiscalYear(step=-int(number)) if number and number.is_integer() and reading.code("unit") == "Y" else None


def long_ago(reading: Reading) -> Meaning | None:
    """Months ago."""
    return Plain("DURATION", duration_value(reading.code("unit"), None))


PAUSES = {"", ".", ",", ";", ":", ")", "”", '"', "'", "’", "-", "–", "—", *NOT_A_NOUN} - {"last", "this"}


# what opens a clause behind a time
PRONOUNS = {"he", "she", "it", "they", "we", "i", "there"}
STARTERS = PRONOUNS | {"the", "a", "an", "his", "her", "its", "their", "our", "my"}


OPENING = {"", ".", ";", "”", '"', "and", "but", "!", "?"}


def before_last(reading: Reading) -> Meaning | None:
    """The year before last; not "the day before last Tuesday"."""
    if reading.after() not in PAUSES | STARTERS:
        return None
    return Step(reading.code("unit"), -2)


def before_that(reading: Reading) -> Meaning | None:
    """The year before that; not "the day before that vote"."""
    return Step(reading.code("unit"), -1, then=True) if reading.after() in PAUSES | STARTERS else None


def earlier(reading: Reading) -> Meaning | None:
    """A year earlier, the day before, two days later, the year-ago quarter."""
    number = count(reading.tokens("count")) if reading.tokens("count") else 1.0
    unit, way = reading.code("unit"), reading.word("way")
    # "The year before it had sold 9", which is told of another year, but not of an event
    told = reading.after() in STARTERS and "had" in (reading.after(1), reading.after(2)) and way == "before"
    if way in ("before", "after") and reading.after() not in PAUSES and not (told and reading.before() in OPENING):
        return None  # the day before the vote, two days before it
    if number is None or unit in TIMES_OF_DAY:
        return Plain("DURATION", duration_value(unit, number))
    noun = reading.token("noun")
    if noun is not None and unit == "Y":
        return Same(
            {"half": "H", "period": None}.get(noun.text.lower(), noun.value if isinstance(noun.value, str) else None)
        )
    if unit in YEARS_IN:
        unit, number = "Y", number * YEARS_IN[unit]
    if way in ("later", "after", "thereafter", "afterwards", "hence"):
        return Step(unit, number, then=True)
    return Step(unit, -number, then=True, compared=unit == "Y" and number == 1)


def years_on(reading: Reading) -> Meaning | None:
    """A decade on, two years on: behind what was told before; not "spent a year on the road"."""
    number, unit = count(reading.tokens("count")), reading.code("unit")
    opens = reading.before() in ("", ".", "”", '"', ";", "and", "but") and reading.after() in (",", ".")
    if number is None or unit in TIMES_OF_DAY or not opens:
        return None
    return Step("Y" if unit in YEARS_IN else unit, number * YEARS_IN.get(unit, 1), then=True)


def from_now(reading: Reading) -> Meaning | None:
    """Three years from now."""
    number = count(reading.tokens("count"))
    return Step(reading.code("unit"), number) if number is not None else Plain("DATE", "FUTURE_REF")


def same(reading: Reading) -> Meaning | None:
    """The same period last year, the corresponding month, the 1988 quarter; not "any similar period"."""
    if reading.before() in ("any", "no"):
        return None
    word = reading.word("unit")
    unit = {"half": "H", "day": "D", "period": None, "time": None}.get(word, reading.code("unit"))
    if reading.tokens("count") or reading.tokens("unit")[0].kind == "UNITS":
        unit = "R" if reading.says("months") else None  # the corresponding three months
    if word == "time" and not reading.tokens("year"):
        return None
    if reading.tokens("back"):
        return Same(unit)
    of = year_meaning(reading.tokens("year")) if reading.tokens("year") else None
    if of is None:
        kind = next((token for token in reading.all[reading.first : reading.last] if token.kind == "SAME"), None)
        if kind is None or kind.text.lower() in ("same", "like", "similar", "identical"):
            return Again(unit or "P")
    return Same(unit, of)


def month_before(reading: Reading) -> Meaning | None:
    """The August before: a year before the one spoken of; not "the August before the vote"."""
    return Same("M", month=reading.value("month")) if reading.after() in PAUSES else None


TOLD = {"FISCAL", "YEARS", "YEAR", "MONTH", "MONABB"}
DAY_LEADS = {"in", "of", "on", "during", "for", "throughout"}


def again(reading: Reading) -> Meaning | None:
    """The quarter, that year, the review period, the latest quarter."""
    if reading.word("unit") == "period":
        if reading.after() in ("from", "between") or reading.kind_after() in TOLD:
            return None  # the period FY24 to FY30
        return Again("R" if reading.says("month") else "P")
    if reading.tokens("unit")[0].text[0].isupper() and not reading.tokens("unit")[0].text.isupper():
        return None  # Man of the Year
    if reading.after() in ("-", "–") and reading.after(1).startswith("final"):
        return None  # the quarter-finals
    if reading.after() in ("in", "of") and reading.kind_after(1) in TOLD and reading.says("the"):
        return None  # the week in May 2024 when it rained
    if reading.after() == "since" and reading.says("the"):
        return Plain("DURATION", duration_value(reading.code("unit"), 1))
    if reading.after() in ("before", "after") and reading.says("the") and reading.after(1) not in PRONOUNS:
        return None  # the week before the fair
    the_day = reading.code("unit") == "D" and reading.says("the") and reading.last - reading.first == 2
    if the_day and [reading.before(back) for back in (3, 2, 1)] == ["the", "end", "of"] and reading.before(4) == "at":
        return None  # at the end of the day, it is what it is
    if the_day and (reading.before() not in DAY_LEADS or reading.after() in ("before", "after", "when", "that")):
        return None  # the day belongs to them, the day after the vote
    if reading.after() in ("ended", "ending") and reading.code("unit") == "Y":
        return Plain("DURATION", "P1Y")  # "the year" and "March 31" are two
    if reading.tokens("fiscal"):
        return FiscalYear(step=-1)
    return Again(reading.code("unit"), that=reading.says("that", "said", "latest", "recent"))


def half(reading: Reading) -> Meaning | None:
    """The half-year spoken of: "sales in the half"; not "in the half of the town", "the half-time"."""
    led = reading.before() in DAY_LEADS | {"over"}
    return Again("H") if led and reading.after() not in listed("halved") else None


def half_year(reading: Reading) -> Meaning | None:
    """The half-year spoken of; not "the half-year results"."""
    led = reading.before() in DAY_LEADS | {"over"} or not reading.after().isalpha() or reading.after() in NOT_A_NOUN
    return Again("H", that=True) if led and reading.after() not in listed("told half-yearly") else None


def then(reading: Reading) -> Meaning | None:
    """Until then: the date spoken of last."""
    return Again("T") if reading.before() in ("until", "till", "by") else None


def weekend(reading: Reading) -> Meaning | None:
    """The weekend, last weekend."""
    rel: Token | None = reading.rel()
    return Step("WE", rel.value if rel is not None and isinstance(rel.value, int) else 0)


RULES = [
    Rule("the?(?P<rel>REL)calendar?(?P<unit>UNIT)", step),
    Rule("(?:the|REL|the REL)(?P<unit>WEEKEND)", weekend),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)(?P<half>and a half)?(?:or so)?ago(?:REL?(?:WEEKDAY|DAYREL))?", ago),
    Rule("(?P<count>NUM)FISC(?P<unit>UNITANY)ago", fiscal_years_ago),
    Rule("(?P<unit>UNITS)ago", long_ago),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)(?P<way>earlier|later|before|thereafter|afterwards|hence|prior)", earlier),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)on", years_on),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)from(?:now|DAYREL|PRESENT)", from_now),
    Rule("the(?P<unit>UNIT)(?P<way>before|after|earlier|prior)", earlier),
    Rule("the(?P<unit>UNIT)before last", before_last),
    Rule("the(?P<unit>UNIT)before that", before_that),
    Rule("the(?P<month>MONTH)before", month_before),
    Rule("the?(?P<unit>UNIT)DASH?(?P<way>ago|earlier)(?P<noun>period|quarter|month|week|half)?", earlier),
    # the same period last year, the corresponding months of the previous year, the 1988 quarter
    Rule(
        """(?:the|a)?SAME REL?(?P<count>TENSWORD|DAY)?DASH?(?P<unit>period|UNIT|UNITS|half|time)
            (?:(?:of|in|during|for|COMMA){0,2}(?:the same period of)?(?P<year>YEAROF)
              |(?:of|in|during|from|COMMA){0,2}(?:the|a)?
                (?P<back>year ago|year DASH?earlier|year before))?""",
        same,
    ),
    Rule("the(?P<year>YEAR)(?P<unit>period|quarter|month|half)", same),
    Rule("(?P<year>FISCALYEAR|CALYEAR)APOS s SAME(?P<unit>period|UNIT)", same),
    # spoken of before: the quarter, that year, the review period, the latest quarter
    Rule(
        """(?:the|that|said|that SAME|the(?:latest|said|full|whole|entire|most recent))(?P<fiscal>FISC)?
            (?P<unit>quarter|year|day|month|week)""",
        again,
    ),
    Rule("(?:the|that)(?:full|whole|entire|latest)?half", half),
    Rule("(?:the|that)(?:full|whole|entire|latest)?half DASH?year", half_year),
    Rule("then", then),
    Rule(
        """(?:the|this|that|the latest|the said)(?:review|reporting|(?:TENSWORD|DAY)DASH month|REL)?(?P<unit>period)
            (?:under review)?""",
        again,
    ),
]
