"""Rules for months, years and runs of them."""

import re
from functools import cache

from itx_nlp.resources import read_entries
from itx_nlp.text.times.meanings import Again, Calendar, FiscalYear, Meaning, Months, Range
from itx_nlp.text.times.reading import MONTHS, NOT_A_NOUN, Reading, Rule, points_back, year_meaning
from itx_nlp.text.wordlists import listed


def month(reading: Reading) -> Meaning | None:
    """May, May 2024, last May, May last year, Feb'25."""
    if reading.last - reading.first == 1 and not _may_stand_alone(reading):
        return None
    return Calendar(reading.year(), reading.value("month"), turn=reading.value("rel"), of=reading.of())


def coded_month(reading: Reading) -> Meaning | None:
    """Dec-24, as tables and analysts write it; not "Dec - 24" or "Dec-24-26"."""
    name, dash, number = reading.all[reading.first : reading.last]
    joined = name.end == dash.start and dash.end == number.start and len(number.text) == 2
    if not joined or dash.text != "-" or reading.after() in ("-", "–", "to") or reading.after().isdigit():
        return None
    return month(reading)


def that_month(reading: Reading) -> Meaning | None:
    """That October: of the year spoken of; not "said that October was better"."""
    return Calendar(month=reading.value("month"), of=Again("Y", that=True)) if points_back(reading) else None


FOLLOWS_MARCH = {"had", "has", "is", "brought"}


def _may_stand_alone(reading: Reading) -> bool:
    """Is a bare May or March the month? After "in" it is, at the start of a sentence hardly."""
    if reading.word("month") not in ("may", "march") or _is_slashed(reading):
        return True
    before = reading.before()
    if before in ("", ".", "“", '"', "?", "!", ":"):
        march = reading.word("month") == "march" and reading.after() in FOLLOWS_MARCH
        return march or reading.after() in listed("after May")
    return before in listed("before a month") or before == "s"


def _is_slashed(reading: Reading) -> bool:
    """Does only a slash stand between it and another month: "May/June"?"""
    sides = ((reading.kind(-1), reading.kind(-2)), (reading.kind_after(), reading.kind_after(1)))
    return any(mark == "SLASHMARK" and kind in MONTHS for mark, kind in sides)


def short_month(reading: Reading) -> Meaning | None:
    """In Sept., Nov.; not the names Jan and Mar."""
    led = reading.before() in ("in", "of", "since", "by", "until", "from", "to", "for", "during", "through")
    told = led or reading.last - reading.first == 2 or _is_slashed(reading)
    return Calendar(month=reading.value("month")) if told else None


@cache
def _measures() -> frozenset[str]:
    """Give the plurals of all units of measure."""
    entries = read_entries("units.jsonl", "unit", None, ["kind"])
    return frozenset(f"{word}s" for each in entries if each["kind"] == "measure" for word in each.get("words", ()))


def year(reading: Reading) -> Meaning | None:
    """A bare 1998; not 2000 people, the 2000 megawatts, Section 1983, a 2000-strong crowd."""
    before, after = reading.before(), reading.after()
    if after in listed("behind no years") or after in _measures() or before in listed("before no years"):
        return None
    if (
        before in ("a", "an", "s", "vision", "agenda")
        and ((before[0] in "va" and len(before) > 2) or reading.capital_after())
        and not any(after in listed(papers) for papers in ("laws", "counts of all", "papers with a year"))
    ):
        return None  # a 2023 Nobel laureate, Vision 2025; but a 1971 Convention
    counts = reading.counts_things() and before not in listed("before a year") and not _is_of_its_year(reading)
    if counts or (before in listed("about how many") and after.isalpha()):
        return None  # about 2000 cases, 1950 seats
    if before == "than" and reading.before(2) not in ("earlier", "later", "sooner"):
        return None
    if after in ("-", "–") and reading.after(1) in ("strong", "plus", "odd", "member", "seat", "bed"):
        return None
    if reading.kind(-1) == "DASH" and reading.kind(-2) not in ("MID", "post", "pre", "START", "END", "FISCAL", "YEAR"):
        return None
    return Calendar(year=reading.value("yearnum"))


def _is_of_its_year(reading: Reading) -> bool:
    """Tell the severe 2022 floods, above 2021 levels from so many of them; 2000 is a round number of anything."""
    return reading.value("yearnum") != 2000 and reading.after() in listed("things of a year")


def year_in_words(reading: Reading) -> Meaning | None:
    """Nineteen ninety-six, the year two thousand, January nineteen ninety-seven."""
    values = [token.value for token in reading.tokens("words") if isinstance(token.value, int)]
    if values[:2] == [2, 1000]:
        return Calendar(2000 + sum(values[2:]), reading.value("month"))
    if 2 <= len(values) <= 3 and values[0] in (18, 19, 20) and 10 <= values[1] <= 90:
        return Calendar(values[0] * 100 + sum(values[1:]), reading.value("month"))
    return None


def years(reading: Reading) -> Meaning | None:
    """2019-2022."""
    first, last = reading.value("yearnum"), reading.value("lastyear")
    if first is None or last is None or last <= first:
        return None
    return Range(Calendar(year=first), Calendar(year=last))


SHORT_YEARS = re.compile(r"\d{4}\D\d")


def _is_score(reading: Reading) -> bool:
    """Are 2005-6 the two numbers of a vote, a score, odds or a telephone, not years?"""
    if not SHORT_YEARS.fullmatch(reading.tokens("year")[-1].text):
        return False
    before, after = reading.before(), reading.after()
    counted = after != "per" and (after in listed("scores") or after in listed("behind no years"))  # per capita
    called = before in listed("before no years") or before in listed("dialled")
    return counted or called or reading.is_said_before({"odds"})


FULL_YEARS = re.compile(r"(\d{4})\D(\d{4})")


def _is_history(reading: Reading) -> bool:
    """Do the years lie before fiscal years are spoken of: "the war of 1947-1948"?"""
    return reading.word("year") < "1970"


def _is_of_two(reading: Reading) -> bool:
    """Are the years two whole ones: "the two-year budget for 2026-2027"?"""
    words = [reading.before(back) for back in range(1, 8)]
    return any(words[i : i + 3] == ["year", "-", "two"] for i in range(len(words)))


def year_of(reading: Reading) -> Meaning | None:
    """The current fiscal year 2023–24, FY24, the next fiscal; not "the current fiscal deficit"."""
    if reading.tokens("year")[-1].kind == "YEARS" and _is_score(reading):
        return None
    if reading.tokens("year")[-1].kind == "FISC" and reading.after().isalpha() and reading.after() not in NOT_A_NOUN:
        return None
    two = reading.is_said_before({"biennial", "biennium"}) or _is_of_two(reading)
    if (reading.before() == "from" or two or _is_history(reading)) and (
        told := FULL_YEARS.fullmatch(reading.word("year"))
    ):
        return Range(Calendar(year=int(told[1])), Calendar(year=int(told[2])))
    if reading.after() == "season" and isinstance(year := reading.of(), FiscalYear) and year.year:
        return Range(Calendar(year=year.year - 1), Calendar(year=year.year))
    return reading.of()


def months(reading: Reading) -> Meaning | None:
    """July to April 2023–24, July-May, July 2023 and May 2024."""
    first, last = reading.value("first"), reading.value("last")
    if first is None or last is None:
        return None
    first_year, last_year = reading.value("firstyear"), reading.year()
    if first_year is not None:
        return Range(Calendar(first_year, first), Calendar(last_year, last))
    if last_year is not None:
        return Range(Calendar(last_year - (first > last), first), Calendar(last_year, last))
    of = year_meaning(reading.tokens("years")) if reading.tokens("years") else reading.of()
    return Months(first, last, of, plain=reading.says("and"), inside=reading.before() == "(")


def year_told(reading: Reading) -> Meaning | None:
    """FY24 (April-March): which months the year has; "the current fiscal year (July-April)" are two."""
    first, last = reading.value("first"), reading.value("last")
    return months(reading) if first is not None and last is not None and (last - first) % 12 == 11 else None


def between_months(reading: Reading) -> Meaning | None:
    """Between July and March; "July and March" without "between" are two."""
    return months(reading) if reading.before() == "between" else None


RULES = [
    Rule("(?:the month of)?(?P<month>MON)(?:COMMA|of|DASH)?(?P<yearnum>YEAR)", month),
    Rule("(?:the month of)?(?P<month>MON)APOS(?P<short>DAY|INT)", month),
    Rule("(?P<month>MON)DASH(?P<short>DAY|INT)", coded_month),
    Rule("(?:the month of)?(?P<month>MON)(?:of|in|COMMA)?(?P<year>the?REL calendar?year|that year)", month),
    Rule("(?P<month>MON)(?:of|in)?(?P<year>FISCALYEAR)", month),
    Rule("(?P<rel>REL)(?P<month>MONTH)", month),
    Rule("that(?P<month>MONTH)", that_month),
    Rule("(?:the month of)?(?P<month>MONTH)(?:DASH end)?", month),
    Rule("(?P<month>MONABB)DOT?", short_month),
    Rule("(?:calendar|(?:the|calendar)?year)?(?P<yearnum>YEAR)", year),
    Rule("the?(?P<yearnum>YEAR)calendar year", year),
    Rule("(?:the year|(?P<month>MONTH))?(?P<words>(?:NUMWORD|TENS)TENSWORD|NUMWORD BIG TENSWORD?)", year_in_words),
    Rule("(?P<yearnum>YEAR)DASH(?P<lastyear>YEAR)", years),
    Rule("(?P<year>FISCALYEAR)", year_of),
    # July to April 2023–24, July-May, July 2023 and May 2024, first 10 months (July-April)
    Rule(
        "(?P<first>MON)TO(?P<last>MON)(?:(?:of|in|COMMA)?(?P<year>YEAROF)|LPAR(?P<years>YEARS|FISCAL|YEAR)RPAR)?",
        months,
    ),
    Rule("(?P<year>FISCALYEAR)LPAR(?P<first>MON)TO(?P<last>MON)RPAR", year_told),
    Rule("(?P<first>MON)TO(?P<last>MON)COMMA?(?P<yearnum>YEAR)", months),
    Rule("(?P<first>MON)and(?P<last>MON)(?:of?(?P<yearnum>YEAR)|of?(?P<year>the?REL FISC?year))?", between_months),
    Rule("the?(?P<first>MON)TO(?P<last>MON)(?P<yearnum>YEAR)(?:period|quarter|half)", months),
    Rule("the?(?P<first>MON)TO(?P<last>MON)(?P<year>FISCALYEAR)(?:period|quarter|half)", months),
    Rule("the(?P<first>MON)TO(?P<last>MON)(?:period|quarter|half|months?)(?:(?=(?:of|in)(?P<year>YEAROF)))?", months),
    Rule("(?P<first>MON)(?P<firstyear>YEAR)(?:TO|and)(?P<last>MON)(?P<yearnum>YEAR)", months),
    Rule(
        """the?(?:first|opening|initial)(?:NUM)(?:months|quarters)
            LPAR(?P<first>MON)TO(?P<last>MON)(?:COMMA?(?P<yearnum>YEAR))?RPAR""",
        months,
    ),
]
