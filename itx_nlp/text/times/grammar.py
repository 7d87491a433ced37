"""Rules: which runs of token kinds are time expressions, and what each says.

A rule is a regular expression over kinds (words.py): MONTH is a kind, `ago` a word, YEAROF a macro of this module. Every
rule is tried everywhere, the longest match wins, and of equally long ones the first rule.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from itx_nlp.text.times import readings as read
from itx_nlp.text.times.meanings import Meaning
from itx_nlp.text.times.words import Kinds, Token

MACROS = {
    "A": "(?:a|an)",
    "NUM": "(?:DAY|INT|DECIMAL|NUMWORD(?:DASH?NUMWORD){0,3})",
    # 2 1/2, two and a half
    "COUNT": "(?:(?:DAY DAY SLASHMARK DAY|NUM and a half|NUM|a?VAGUE of?|A NUMWORD|A)(?:more|additional|full|whole)?)",
    "UNITANY": "(?:UNIT|UNITS)",
    "MON": "(?:MONTH|MONABB DOT?)",
    "WD": "(?:WEEKDAY|WDABB DOT?)",
    "DAYNUM": "(?:DAY|ORDNUM)",
    "APOSYEAR": "(?:APOS(?:DAY|INT))",
    "FISCALWORD": "(?:FISC|tax|budget)",
    # the current fiscal year 2023–24, FY24, fiscal 2024
    "FISCALYEAR": """(?:the?(?:full|whole|entire|same)?REL?(?:full)?FISCALWORD year
                        (?:COMMA?of?(?:YEARS|YEAR(?:DASH DAY)?|FISCAL)|LPAR YEARS RPAR)?
                     |FISCALWORD YEAR(?:DASH DAY)?|FISCALWORD YEARS|the?FISCAL|the?year?YEARS)""",
    # 2024, last year, the current calendar year
    "CALYEAR": "(?:(?:the?calendar?year)?YEAR|(?:the|that)?REL(?:calendar)?year|the year|that year)",
    "YEAROF": "(?:FISCALYEAR|CALYEAR)",
    "OFYEAR": "(?:(?:of|in|during|for|COMMA)?(?P<year>YEAROF))",
    "TO": "(?:to|through|till|until|thru|DASH)",
    "AMPM": "(?:am|pm|(?:a|p)DOT m DOT?)",
    "ZONES": "(?:ZONE|local time)",
    "HOUR": "(?:(?:CLOCK|DAY(?:DOT DAY)?)AMPM ZONES?|CLOCK ZONES?|(?:INT)(?:ZONE|hours ZONE)|DAY o APOS clock|NOON)",
}

Builder = Callable[[read.Reading], Meaning | None]


class Rule(NamedTuple):
    """One rule and the function that reads what it matched."""

    pattern: str
    build: Builder


RULES = [
    # --- days: Friday, Oct. 23, 1999; the 5th of May; 16 April 2024; May 5 last year; March eighth
    Rule("(?:(?:this|the)?REL?(?P<weekday>WD)COMMA?(?:the)?)?(?P<month>MON)the?(?P<day>DAYNUM|ORDWORD)"
         "(?:COMMA?(?P<yearnum>YEAR)|APOS(?P<short>DAY)|COMMA?(?:of)?(?P<year>(?:REL|that)year))?", read.day),
    Rule("(?:(?P<weekday>WD)COMMA?)?the?(?P<day>DAYNUM|ORDWORD)of?(?P<month>MON)"
         "(?:COMMA?(?P<yearnum>YEAR)|APOS(?P<short>DAY)|COMMA?(?:of)?(?P<year>REL year))?", read.day),
    Rule("(?P<month>MON)(?P<day>DAYNUM)(?:DASH|to|and)(?P<last>DAYNUM)(?:COMMA?(?P<yearnum>YEAR))?", read.days),
    Rule("(?P<day>DAYNUM)(?:DASH|to)(?P<last>DAYNUM)of?(?P<month>MON)(?:COMMA?(?P<yearnum>YEAR))?", read.days),
    Rule("(?P<iso>ISO)", read.iso),
    Rule("(?P<slash>SLASH)", read.slash),
    Rule("(?P<rel>REL)?(?P<weekday>WEEKDAY|WDABB)(?P<part>PART)?", read.weekday),
    Rule("(?P<mod>START|END|earlier|later)(?P<weekday>WEEKDAY)", read.weekday),
    Rule("(?P<dayrel>DAYREL)(?P<part>PART)?", read.relative_day),
    Rule("(?P<part>PART|NOON)(?P<dayrel>DAYREL)", read.relative_day),
    Rule("(?P<tonight>TONIGHT)", read.relative_day),
    Rule("(?:this|the REL)?REL(?P<part>PART)", read.part_of_day),
    Rule("(?:the day before|day before)(?P<dayrel>DAYREL)", read.day_before),
    # --- months and years
    Rule("(?:the month of)?(?P<month>MON)(?:COMMA|of|DASH)?(?P<yearnum>YEAR)", read.month),
    Rule("(?:the month of)?(?P<month>MON)APOS(?P<short>DAY|INT)", read.month),
    Rule("(?:the month of)?(?P<month>MON)(?:of|in|COMMA)?(?P<year>the?REL calendar?year|that year)", read.month),
    Rule("(?P<month>MON)of?(?P<year>FISCALYEAR)", read.month),
    Rule("(?P<rel>REL)(?P<month>MONTH)", read.month),
    Rule("(?:the month of)?(?P<month>MONTH)", read.month),
    Rule("(?P<month>MONABB)DOT?", read.short_month),
    Rule("(?P<yearnum>YEAR)", read.year),
    Rule("the year(?P<yearnum>YEAR)", read.year),
    Rule("the?(?:year)(?P<words>NUMWORD NUMWORD?NUMWORD?)", read.year_in_words),
    Rule("(?P<words>NUMWORD NUMWORD DASH?NUMWORD?)", read.year_in_words),
    Rule("(?P<yearnum>YEAR)DASH(?P<lastyear>YEAR)", read.years),
    Rule("(?P<year>FISCALYEAR)", read.year_of),
    Rule("calendar year(?P<yearnum>YEAR)", read.year),
    Rule("(?:the)?(?P<decade>DECADE)", read.decade),
    Rule("the(?P<decadeword>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", read.decade),
    Rule("(?:the)?(?P<century>ORDNUM|ORDWORD)DASH?century", read.century),
    # --- runs of months: July to April 2023–24, July-May, the July-December period of the current fiscal year
    Rule("(?P<the>the)?(?P<first>MON)TO(?P<last>MON)(?:period|quarter|months?)?OFYEAR?", read.months),
    Rule("(?P<first>MON)TO(?P<last>MON)(?P<yearnum>YEAR)", read.months),
    Rule("the(?P<first>MON)TO(?P<last>MON)(?P<noun>period|quarter|half)", read.months),
    Rule("(?P<first>MON)(?P<firstyear>YEAR)(?:TO|and)(?P<last>MON)(?P<yearnum>YEAR)", read.months),
    # --- pieces of a year: Q2 FY2025, the third quarter of 1984, the first half of 2024-25, next year's first quarter
    Rule("(?:the)?(?P<piece>PIECE)(?:DASH|of|COMMA)*(?P<year>YEAROF)", read.piece),
    Rule("(?P<year>FISCAL|YEAR)DASH?(?P<piece>PIECE)", read.piece),
    Rule("(?P<piece>PIECE)", read.piece),
    Rule("(?:the|a)?(?:(?P<year>YEAR)|(?P<yearago>year DASH?(?:ago|earlier)))?(?P<fiscal>FISC)?DASH?(?P<number>ORDWORD|second|ORDNUM|REL)"
         "DASH?(?P<unit>quarter|half)", read.quarter),
    Rule("(?:the)?(?P<fiscal>FISC)?DASH?(?P<number>ORDWORD|second|ORDNUM|END|REL)DASH?(?P<unit>quarter|half)"
         "(?P<fiscal2>FISC)?OFYEAR", read.quarter),
    Rule("(?P<year>(?:REL|that)FISC?year)APOS s(?P<fiscal>FISC)?(?P<number>ORDWORD|second)(?P<unit>quarter|half)", read.quarter),
    Rule("the?(?P<which>first|opening|initial|REL)(?P<count>NUM)(?P<units>months|quarters)"
         "(?:LPAR MON TO MON(?:COMMA?YEAR|YEARS)?RPAR)?(?:OFYEAR)", read.first_months),
    Rule("the?(?P<which>first|opening|initial)(?P<count>NUM)(?P<units>months)"
         "LPAR(?P<first>MON)TO(?P<last>MON)(?:COMMA?(?P<yearnum>YEAR))?RPAR", read.months),
    Rule("(?P<count>NUM)(?P<units>months)(?:LPAR MON TO MON RPAR)?of(?P<year>FISCALYEAR)", read.first_months),
    Rule("(?:the)?(?P<calendar>calendar|FISC)year DASH?to DASH?date|year DASH?to DASH?date", read.to_date),
    # --- steps: last year, the next quarter, the current month, the previous week
    Rule("the?(?P<rel>REL)calendar?(?P<unit>UNIT|WEEKEND)(?:(?P<part>PART))?", read.step),
    Rule("the(?P<rel>REL)(?P<count>ORDWORD)?(?P<unit>period)", read.again),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)(?:and a half)?ago", read.ago),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)ago(?P<weekday>WEEKDAY|DAYREL)", read.ago),
    Rule("(?P<unit>UNITS)ago", read.long_ago),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)(?P<way>earlier|later|thereafter|afterwards|hence|prior)", read.earlier),
    Rule("(?P<count>COUNT)(?P<unit>UNITANY)from(?:now|DAYREL|PRESENT)", read.from_now),
    Rule("the(?P<unit>UNIT)(?P<way>before|after|earlier|prior)", read.earlier),
    Rule("the?(?P<unit>UNIT)DASH(?P<way>ago|earlier)(?P<noun>period|quarter|month|week|half)?", read.earlier),
    Rule("(?:the|a)?same(?P<time>time)(?P<year>the?REL year)", read.year_of),
    # --- comparisons: the same period last year, the corresponding month
    Rule("(?:the|a)?SAME(?:REL)?(?:NUMWORD|DAY)?DASH?(?P<unit>period|UNIT|UNITS|half|day|WEEKDAY|time)"
         "(?:(?:of|in|during|for|a|COMMA)*(?:the)?(?:same period of)?(?P<year>YEAROF|year ago|year DASH?earlier|year before)"
         "|(?P<back>a year ago|a year earlier|last time))?", read.same),
    Rule("the SAME(?P<unit>period|UNIT)(?:of|in)(?:the)?(?P<year>(?:FISCALWORD)?year ended|REL)?", read.same),
    # --- spoken of before: the quarter, that year, the review period
    Rule("(?:the|that|said)(?P<unit>quarter|year|day|month|week)", read.again),
    Rule("(?:the|this|that)(?:review|reporting|said|NUMWORD DASH month)?(?P<unit>period)(?:under review)?", read.again),
    # --- the week ended May 23, 2025; the fiscal year ending March 31
    Rule("the?(?:REL)?(?P<count>NUM DASH?)?(?P<fiscal>FISCALWORD)?(?P<unit>UNITANY)(?P<ended>ended|ending|ends|that|to)(?:ended|ends|ending)?(?:on|in)?"
         "(?P<month>MON)(?:(?P<day>DAYNUM))?(?:COMMA?(?P<yearnum>YEAR))?", read.ended),
    # --- seasons, holidays
    Rule("(?:the)?(?P<rel>REL|the)?REL?(?P<season>SEASON)(?:of|COMMA)?(?P<yearnum>YEAR)?", read.season),
    Rule("(?P<rel>REL)?(?P<holiday>HOLIDAY)(?:COMMA?(?P<yearnum>YEAR))?", read.holiday),
    # --- times of day: 10:35 a.m., 1337 GMT, noon Saturday, 9 a.m. EST Tuesday, 4 in the morning
    Rule("(?P<clock>HOUR)(?:(?:on|COMMA)?(?P<weekday>WD)|(?P<dayrel>DAYREL))?"
         "(?:COMMA?(?P<month>MON)(?P<day>DAYNUM)(?:COMMA?(?P<yearnum>YEAR))?)?", read.time),
    Rule("(?P<clock>DAY(?:o APOS clock)?)in the(?P<part>PART)", read.time),
    # --- sets: every month, twice a year, each Thursday, daily, Mondays
    Rule("(?:every|each)(?:passing|REL|single|other|alternate)?(?P<unit>UNIT|WEEKEND)", read.every),
    Rule("(?:every|each)(?P<count>NUM)(?P<unit>UNITS)", read.every),
    Rule("(?:every|each)(?:second|other)?(?P<weekday>WEEKDAY)(?P<part>PART)?", read.every),
    Rule("(?:every|each)(?P<month>MONTH)", read.every),
    Rule("any(?:given)(?P<unit>UNIT)", read.every),
    Rule("(?P<often>OFTEN)", read.often),
    Rule("(?P<often>ONYEAR)", read.often),
    Rule("(?P<weekday>WEEKDAYS)|on(?P<weekends>WEEKENDS)", read.every),
    Rule("(?P<unit>UNIT)DASH?(?:on|over)DASH?(?P<again>UNIT)", read.on_unit),
    Rule("(?:once|twice|thrice|NUM times)(?:every|each|per|A)(?P<unit>UNIT)", read.every),
    Rule("per(?P<unit>UNIT|annum)", read.every),
    # --- durations: three years, 30-year, the next five months, 15 working days, decades
    Rule("(?:the|those|these)?(?:REL)?(?P<count>COUNT)DASH?(?:working|business|trading|consecutive|calendar|straight|successive|odd|long)?"
         "(?P<unit>UNITANY|nights|WEEKENDS)(?P<half>and a half)?(?:DASH long)?", read.duration),
    Rule("(?:the)?(?:REL|SAME)(?P<count>COUNT)?(?:FISC)?(?P<unit>UNITS)", read.duration),
    Rule("(?:the)(?:first|initial|REL|opening|full)?(?P<count>NUM)?(?P<unit>UNITS)(?P<ahead>ahead|to come)?", read.duration),
    Rule("(?:the|a)?recent(?P<unit>UNITS)", read.duration),
    Rule("(?P<unit>UNITS)(?:DASH long)?", read.duration),
    Rule("(?P<unit>UNIT)(?:DASH long)", read.duration),
    Rule("the(?P<unit>WEEKEND)", read.step),
    Rule("(?:(?P<fiscal>FISC)DASH?)?(?P<unit>year|month|quarter|week)DASH?(?P<end>END|end)", read.unit_end),
    # --- references
    Rule("(?P<ref>PRESENT|PASTREF|SOON)", read.reference),
    Rule("(?:the)(?P<past>REL)", read.the_past),
    Rule("(?:the)?(?:near|foreseeable|distant|not too distant)?(?P<future>future)", read.reference_future),
    Rule("(?P<now>these days|at present|right PRESENT)", read.reference_now),
]  # fmt: skip


class Found(NamedTuple):
    """One match of a rule: tokens first to last (exclusive) and what they say."""

    first: int
    last: int
    meaning: Meaning


@cache
def _compiled(data: str | None = None) -> tuple[Kinds, list[tuple[re.Pattern[str], Builder]]]:
    kinds = Kinds(MACROS, [rule.pattern for rule in RULES], data)
    return kinds, [(kinds.compile(rule.pattern), rule.build) for rule in RULES]


def parse(tokens: list[Token], data: str | None = None) -> list[Found]:
    """Find the time expressions among tokens, longest first, without overlaps, in order."""
    kinds, rules = _compiled(data)
    code = kinds.encode(tokens)
    matches = [
        (match.start() - match.end(), number, match)
        for number, (pattern, _) in enumerate(rules)
        for match in pattern.finditer(code)
    ]
    return list(_choose(matches, tokens, rules))


def _choose(
    matches: list[tuple[int, int, re.Match[str]]], tokens: list[Token], rules: list[tuple[re.Pattern[str], Builder]]
) -> Iterator[Found]:
    taken = bytearray(len(tokens))
    chosen: list[Found] = []
    for _, number, match in sorted(matches, key=lambda each: (each[0], each[1], each[2].start())):
        first, last = match.span()
        if any(taken[first:last]):
            continue
        meaning = rules[number][1](read.Reading(match, tokens))
        if meaning is not None:
            taken[first:last] = b"\x01" * (last - first)
            chosen.append(Found(first, last, meaning))
    yield from sorted(chosen)
