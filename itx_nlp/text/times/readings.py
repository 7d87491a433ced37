"""What each rule's match says: one small function per rule, from tokens to a meaning.

A function returns None where the words are no time expression after all; a shorter rule may then take a part of them.
"""

import re

from itx_nlp.text.times.meanings import (
    Again,
    Calendar,
    Ended,
    FiscalYear,
    Holiday,
    Meaning,
    Months,
    Piece,
    Plain,
    Range,
    Same,
    Season,
    Step,
    ToDate,
)
from itx_nlp.text.times.words import Token

HUGE = {"DE": ("DE", 10), "CE": ("CE", 100)}


class Reading:
    """The tokens of one match, by the names of the rule's groups."""

    def __init__(self, match: re.Match[str], tokens: list[Token]):
        self.match = match
        self.all = tokens
        self.first, self.last = match.span()

    def tokens(self, name: str) -> list[Token]:
        """Give the tokens of a group; [] if the rule has no such group or it matched nothing."""
        if name not in self.match.re.groupindex or self.match.start(name) < 0:
            return []
        return self.all[self.match.start(name) : self.match.end(name)]

    def token(self, name: str) -> Token | None:
        """Give the first token of a group."""
        tokens = self.tokens(name)
        return tokens[0] if tokens else None

    def value(self, name: str) -> int | None:
        """Give the number that a group's first token stands for."""
        token = self.token(name)
        return token.value if token is not None and isinstance(token.value, int) else None

    def code(self, name: str) -> str:
        """Give the code that a group's first token stands for ("Y" for year), else ""."""
        token = self.token(name)
        return token.value if token is not None and isinstance(token.value, str) else ""

    def word(self, name: str) -> str:
        """Give the words of a group in lower case."""
        return " ".join(token.text.lower() for token in self.tokens(name))

    def before(self, back: int = 1) -> Token | None:
        """Give the token before the match."""
        return self.all[self.first - back] if self.first >= back else None

    def after(self, ahead: int = 0) -> Token | None:
        """Give the token after the match."""
        return self.all[self.last + ahead] if self.last + ahead < len(self.all) else None

    def says(self, *words: str) -> bool:
        """Is one of these words in the match?"""
        return any(token.text.lower() in words for token in self.all[self.first : self.last])


# ---------------------------------------------------------------------------------------------- numbers and years
def number(tokens: list[Token]) -> float | None:
    """Read a count: 3, 2 1/2, two and a half, twenty-five, a; None if it is vague.

    >>> from itx_nlp.text.times.words import tokenize
    >>> number(tokenize("two and a half")), number(tokenize("a few"))
    (2.5, None)
    """
    total = current = 0.0
    seen = False
    digits = [token for token in tokens if token.kind in ("DAY", "INT", "YEAR")]
    if len(digits) == 3 and any(token.kind == "SLASHMARK" for token in tokens):
        whole, top, bottom = (float(token.text) for token in digits)
        return whole + top / bottom if bottom else None
    for token in tokens:
        if token.kind == "VAGUE":
            return 2.0 if token.text.lower() == "couple" and not seen else None
        if token.kind == "DECIMAL":
            current, seen = float(token.text), True
        elif token.kind in ("DAY", "INT", "YEAR") and isinstance(token.value, int):
            current, seen = float(token.value), True
        elif token.kind == "NUMWORD" and isinstance(token.value, int):
            current = (current or 1) * token.value if token.value >= 100 else current + token.value
            seen = True
        elif token.text.lower() == "half" and seen:
            total += 0.5
        elif token.text.lower() in ("a", "an") and not seen:
            current, seen = 1.0, True
    return total + current if seen else None


def full_year(short: str) -> int:
    """Complete a year of two digits: 24 is 2024, 97 is 1997.

    >>> full_year("24"), full_year("97"), full_year("2023")
    (2024, 1997, 2023)
    """
    year = int(short)
    return year if len(short) > 2 else year + (2000 if year < 70 else 1900)


def two_years(text: str) -> tuple[int, int]:
    """Read "2023–24", "23-24" or "FY24" as the first and last year it names."""
    years = re.findall(r"\d+", text)[-2:] if re.search(r"\d[-–—/]\d", text) else re.findall(r"\d+", text)[-1:]
    first = full_year(years[0])
    if len(years) == 1:
        return first, first
    last = int(str(first)[: -len(years[1])] + years[1]) if len(years[1]) < 4 else int(years[1])
    return first, last + 100 if last < first and len(years[1]) == 2 else last


def fiscal_code(text: str) -> Meaning:
    """Read "10MFY24", "Q2 FY2025", "FY2023-24" or "CY2023"."""
    found = re.match(r"(?:(\d{1,2}) ?([MHQ])|([QH])(\d))?[ -]?(FY|CY)(.*)", text)
    if found is None:  # the tokenizer's pattern is the same
        raise ValueError(f"{text!r} names no fiscal year")
    first, last = two_years(found[6])
    year: Meaning
    if found[5] == "CY":
        year = Calendar(year=last)
    elif last - first > 1:
        year = FiscalYear(first + 1, last_year=last)
    else:
        year = FiscalYear(last)
    unit, count = (found[2], found[1]) if found[2] else (found[3], found[4])
    if not unit:
        return year
    if unit == "M" or (unit == "Q" and int(count) > 4) or (unit == "H" and int(count) > 2):
        return Piece("M", int(count), year, fiscal=found[5] == "FY")
    return Piece(unit, int(count), year, fiscal=found[5] == "FY")


def years_code(text: str) -> Meaning:
    """Read "2023–24" (a fiscal year) or "2019-22" (several years)."""
    first, last = two_years(text)
    if last - first == 1:
        return FiscalYear(last)
    return Range(Calendar(year=first), Calendar(year=last))


def year_meaning(tokens: list[Token]) -> Meaning | None:
    """Read the words of a year of either calendar: "the current fiscal year 2023–24", "last year", "1998"."""
    words = {token.text.lower() for token in tokens}
    fiscal = bool(words & {"fiscal", "financial", "tax", "budget"})
    rel = next((token for token in tokens if token.kind == "REL"), None)
    for token in tokens:
        if token.kind == "FISCAL":
            return fiscal_code(token.text)
        if token.kind == "YEARS":
            return years_code(token.text)
        if token.kind == "YEAR" and isinstance(token.value, int):
            return FiscalYear(token.value) if fiscal else Calendar(year=token.value)
    if rel is not None and isinstance(rel.value, int):
        if fiscal:
            return FiscalYear(step=rel.value, then=rel.then)
        return Step("Y", rel.value, then=rel.then)
    if fiscal:
        return FiscalYear(step=0)
    return Again("Y") if "year" in words else None


def _year(reading: Reading) -> int | None:
    short = reading.token("short")
    return full_year(short.text) if short is not None else reading.value("yearnum")


def _of(reading: Reading) -> Meaning | None:
    tokens = reading.tokens("year")
    return year_meaning(tokens) if tokens else None


# ---------------------------------------------------------------------------------------------- days and times
def day(reading: Reading) -> Meaning | None:
    """Oct. 23, 1999."""
    number_of_day = reading.value("day")
    if number_of_day is None or not 1 <= number_of_day <= 31:
        return None
    follower = reading.after()
    bare = not (_year(reading) or reading.tokens("weekday"))
    if (
        bare
        and follower is not None
        and follower.kind in ("%", "percent", "CURRENCY", "$")
        and reading.all[reading.last - 1].kind in ("DAY", "ORDNUM")
    ):
        return None
    return Calendar(_year(reading), reading.value("month"), number_of_day, of=_of(reading))


def days(reading: Reading) -> Meaning | None:
    """March 5-7, 2024."""
    first, last, month_number = reading.value("day"), reading.value("last"), reading.value("month")
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    year_number = _year(reading)
    return Range(Calendar(year_number, month_number, first), Calendar(year_number, month_number, last))


def iso(reading: Reading) -> Meaning | None:
    """2024-05-16, perhaps with a time."""
    text = reading.all[reading.first].text
    year_number, month_number, day_number = (int(part) for part in text[:10].split("-"))
    return Calendar(year_number, month_number, day_number, clock=text[10:] or None)


def slash(reading: Reading) -> Meaning | None:
    """16/4/2024: the day first, as all but American papers write it, unless the second number is over 12."""
    first, second, year_text = reading.all[reading.first].text.split("/")
    day_number, month_number = int(first), int(second)
    if month_number > 12:
        day_number, month_number = month_number, day_number
    return Calendar(full_year(year_text), month_number, day_number) if 1 <= month_number <= 12 else None


def weekday(reading: Reading) -> Meaning | None:
    """Friday, last Tuesday, Thursday morning."""
    token = reading.token("weekday")
    if token is None or (token.kind == "WDABB" and not reading.tokens("part") and len(token.text) < 4):
        return None
    return Calendar(weekday=reading.value("weekday"), clock=_clock(reading), turn=reading.value("rel"))


def _clock(reading: Reading) -> str | None:
    part = reading.code("part")
    return f"T{part}" if part else None


def relative_day(reading: Reading) -> Meaning | None:
    """Yesterday, tomorrow night, tonight."""
    return Step("D", reading.value("dayrel") or 0, part=reading.code("part") or reading.code("tonight") or None)


def part_of_day(reading: Reading) -> Meaning | None:
    """This morning, last night."""
    rel = next(token for token in reading.all[reading.first : reading.last] if token.kind == "REL")
    return Step("D", rel.value if isinstance(rel.value, int) else 0, part=reading.code("part"))


def day_before(reading: Reading) -> Meaning | None:
    """The day before yesterday."""
    return Step("D", (reading.value("dayrel") or 0) - 1)


def time(reading: Reading) -> Meaning | None:
    """10:35 a.m., noon Saturday, 1337 GMT."""
    tokens = reading.tokens("clock")
    words = "".join(token.text.lower() for token in tokens)
    part = reading.code("part")
    if tokens[0].kind == "NOON":
        clock = str(tokens[0].value)
    else:
        found = re.match(r"(\d{1,2})[:.]?(\d\d)?", words)
        if found is None or int(found[1]) > 24 or (len(tokens) == 1 and not part):
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        afternoon = re.search(r"\dp\.?m", words) or part in ("AF", "EV") or (part == "NI" and hour > 5)
        if afternoon and hour < 12:
            hour += 12
        elif re.search(r"\da\.?m", words) and hour == 12:
            hour = 0
        clock = f"{hour:02}:{minute:02}"
    zone = "Z" if "gmt" in words or "utc" in words else ""
    of: Meaning | None = None
    if reading.tokens("dayrel"):
        of = Step("D", reading.value("dayrel") or 0)
    return Calendar(
        _year(reading), reading.value("month"), reading.value("day"), reading.value("weekday"), f"T{clock}", zone, of=of
    )


# ---------------------------------------------------------------------------------------------- months and years
def month(reading: Reading) -> Meaning | None:
    """May, May 2024, last May, May last year, Feb'25."""
    month_token = reading.token("month")
    if month_token is None:
        return None
    if reading.last - reading.first == 1 and not month_stands_alone(reading, month_token):
        return None
    return Calendar(_year(reading), reading.value("month"), turn=reading.value("rel"), of=_of(reading))


def month_stands_alone(reading: Reading, token: Token) -> bool:
    """Is a bare "May" or "March" the month? Others always are, but for names ("April Smith" is rare, "Mr May" is not)."""
    if token.text.lower() not in ("may", "march"):
        return True
    before, after = reading.before(), reading.after()
    introduces = {"in", "of", "since", "by", "until", "till", "from", "to", "for", "during", "through", "and", "or", "on",
                  "before", "after", "between", "throughout", "START", "END", "MID", "REL", "COMMA", "LPAR", "versus",
                  "over", "against", "than", "with", "beyond", "around", "every", "each", "DASH"}  # fmt: skip
    if before is None or before.kind in ("DOT", "BREAK") or before.text in '“"‘':
        # A sentence may begin with the month's name: "May exports rose", not "May I", "March on".
        return token.text == "May" and after is not None and after.text.lower() in (
            "exports", "inflation", "figures", "data", "sales", "remittances", "numbers", "imports", "was", "saw", "is"
        )  # fmt: skip
    return before.kind in introduces or before.text.endswith(("'s", "’s")) or before.text == "s"


def short_month(reading: Reading) -> Meaning | None:
    """ "in Sept." and "Nov."; not the names Jan and Mar."""
    before = reading.before()
    token = reading.token("month")
    dotted = reading.last - reading.first == 2
    led = before is not None and before.kind in ("in", "of", "since", "by", "until", "from", "to", "for", "during")
    return Calendar(month=reading.value("month")) if (dotted or led) and token is not None else None


NOT_A_YEAR_AFTER = {
    "%",
    "percent",
    "per",
    "pc",
    "km",
    "miles",
    "people",
    "rupees",
    "dollars",
    "million",
    "billion",
    "m",
}
NOT_A_YEAR_BEFORE = {"$", "£", "€", "₹", "#", "number", "no", "some", "about", "nearly", "almost", "section", "page",
                     "article", "room", "flight", "chapter", "than", "DASH"}  # fmt: skip


def year(reading: Reading) -> Meaning | None:
    """A bare 1998; not 2,000 people, $1900, Section 1983."""
    before, after = reading.before(), reading.after()
    if after is not None and after.text.lower() in NOT_A_YEAR_AFTER:
        return None
    if (
        before is not None
        and before.kind in NOT_A_YEAR_BEFORE
        and not (
            before.kind == "DASH"
            and (second := reading.before(2)) is not None
            and second.kind in ("MID", "post", "pre")
        )
    ):
        return None
    return Calendar(year=reading.value("yearnum"))


def year_in_words(reading: Reading) -> Meaning | None:
    """Nineteen ninety-six, the year two thousand."""
    tokens = [token for token in reading.tokens("words") if token.kind == "NUMWORD"]
    values = [token.value for token in tokens if isinstance(token.value, int)]
    if values[:2] == [2, 1000]:
        return Calendar(year=2000 + sum(values[2:]))
    if len(values) >= 2 and values[0] in (18, 19, 20) and 10 <= values[1] <= 90 and len(values) <= 3:
        return Calendar(year=values[0] * 100 + sum(values[1:]))
    return None


def years(reading: Reading) -> Meaning | None:
    """2019-2022; 2023–2024 is a fiscal year only with such a word."""
    first, last = reading.value("yearnum"), reading.value("lastyear")
    if first is None or last is None or last <= first:
        return None
    return Range(Calendar(year=first), Calendar(year=last))


def year_of(reading: Reading) -> Meaning | None:
    """The current fiscal year 2023–24, FY24."""
    return _of(reading)


DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def decade(reading: Reading) -> Meaning | None:
    """The 1990s, the '80s, the nineties."""
    word = reading.word("decadeword")
    if word:
        return Plain("DATE", f"19{DECADES.index(word) + 2}")
    digits = re.sub(r"\D", "", reading.word("decade"))
    if len(digits) == 2:
        digits = ("20" if digits < "30" else "19") + digits
    return Plain("DATE", digits[:3])


def century(reading: Reading) -> Meaning | None:
    """The 20th century is 19."""
    value = reading.value("century")
    return Plain("DATE", f"{value - 1:02}") if value is not None and 1 < value < 22 else None


# ---------------------------------------------------------------------------------------------- runs and pieces
def months(reading: Reading) -> Meaning | None:
    """July to April 2023–24, July-May, July 2023 and May 2024."""
    first, last = reading.value("first"), reading.value("last")
    if first is None or last is None:
        return None
    first_year, last_year = reading.value("firstyear"), _year(reading)
    if first_year is not None:
        return Range(Calendar(first_year, first), Calendar(last_year, last))
    if last_year is not None:
        return Range(Calendar(last_year - (first > last), first), Calendar(last_year, last))
    return Months(first, last, _of(reading))


def piece(reading: Reading) -> Meaning | None:
    """Q2 FY2025, H1 of last year, Q3."""
    token = reading.token("piece")
    if token is None:
        return None
    unit = re.sub(r"\d", "", token.text)
    count = int(re.sub(r"\D", "", token.text))
    of = _of(reading)
    if of is None and (unit == "M" or token.text[-1] in "QH"):
        return None
    return Piece(unit, count, of, fiscal=isinstance(of, FiscalYear))


def quarter(reading: Reading) -> Meaning | None:
    """The third quarter of 1984, next year's first quarter, the last quarter."""
    token = reading.token("number")
    unit = "Q" if reading.word("unit") == "quarter" else "H"
    of = _of(reading)
    fiscal = bool(reading.tokens("fiscal") or reading.tokens("fiscal2")) or isinstance(of, FiscalYear)
    if token is None:
        return None
    value = 2 if token.text.lower() == "second" else token.value
    if token.kind == "REL" and of is None:
        return Step(unit, value if isinstance(value, int) else 0, then=token.then)
    if token.kind in ("REL", "END") or value == -1:
        value = 4 if unit == "Q" else 2
    if not isinstance(value, int) or not 1 <= value <= (4 if unit == "Q" else 2):
        return None
    if reading.tokens("yearago"):
        of = Step("Y", -1)
    return Piece(unit, value, of, fiscal=fiscal)


def first_months(reading: Reading) -> Meaning | None:
    """The first ten months of FY24."""
    count = number(reading.tokens("count"))
    of = _of(reading)
    which = reading.token("which")
    if count is None or not count.is_integer() or of is None or count > 12:
        return None
    if reading.word("units") == "quarters":
        count *= 3
    last = which is not None and which.kind == "REL" and which.value == -1
    return Piece("M", int(count), of, fiscal=isinstance(of, FiscalYear), last=last)


def to_date(reading: Reading) -> Meaning | None:
    """Fiscal year-to-date."""
    return ToDate(reading.token("calendar") is not None and reading.word("calendar") != "calendar")


def ended(reading: Reading) -> Meaning | None:
    """The week ended May 23, 2025; the fiscal year ending March 31."""
    unit = reading.code("unit")
    fiscal = bool(reading.tokens("fiscal"))
    if reading.word("ended") not in ("ended", "ending", "ends") and not reading.says("ended", "ending", "ends"):
        return None
    count = number(reading.tokens("count")) or 1.0
    if unit not in ("W", "M", "Q", "Y") or not count.is_integer():
        return None
    if not (fiscal or _year(reading) or unit == "W"):
        return None  # "the year" and "March 31" stand for themselves
    return Ended(unit, int(count), Calendar(_year(reading), reading.value("month"), reading.value("day")), fiscal)


# ---------------------------------------------------------------------------------------------- steps and comparisons
def step(reading: Reading) -> Meaning | None:
    """Last year, the next quarter, the current month, the weekend."""
    unit = reading.code("unit")
    rel = reading.token("rel")
    if rel is None:
        return Step(unit, 0)
    if unit in ("S", "TM", "H") or rel.text.lower() in ("like", "running", "some"):
        return None
    word = reading.all[reading.first].text.lower()
    count = rel.value if isinstance(rel.value, int) else 0
    if unit in ("DE", "CE") and rel.text.lower() in ("past", "last", "next", "coming"):
        return Plain("DURATION", duration_value(unit, 1))
    if rel.text.lower() == "past" and unit in ("Y", "M", "W", "Q"):
        return Plain("DURATION", duration_value(unit, 1)) if unit != "Y" else Step("Y", -1)
    if unit == "D" and rel.text.lower() in ("last", "latest", "present", "outgoing"):
        return None
    then = rel.then or (word == "the" and rel.text.lower() == "next" and unit == "D")
    return Step(unit, count, then=then, part=reading.code("part") or None)


def ago(reading: Reading) -> Meaning | None:
    """Two weeks ago; decades and vague counts are less than a date."""
    count, unit = number(reading.tokens("count")), reading.code("unit")
    if count is None:
        return Plain("DATE", "PAST_REF") if unit in ("DE", "Y", "CE") else Plain("DATE", "PAST_REF")
    if unit in ("H", "TM", "S"):
        return Plain("DURATION", duration_value(unit, count))
    if reading.says("half"):
        count = count if count % 1 else count + 0.5
    return Step(unit, -count)


def long_ago(reading: Reading) -> Meaning | None:
    """Months ago."""
    return Plain("DURATION", duration_value(reading.code("unit"), None))


def earlier(reading: Reading) -> Meaning | None:
    """A year earlier, the following day, two days later, the year-ago quarter."""
    count = number(reading.tokens("count")) if reading.tokens("count") else 1.0
    unit = reading.code("unit")
    way = reading.word("way")
    if count is None:
        return Plain("DURATION", duration_value(unit, None))
    if unit in ("H", "TM", "S"):
        return Plain("DURATION", duration_value(unit, count))
    sign = 1 if way in ("later", "after", "thereafter", "afterwards", "hence") else -1
    noun = reading.token("noun")
    if noun is not None and isinstance(noun.value, str) and unit == "Y":
        return Same(noun.value)
    return Step(unit, sign * count, then=True)


def from_now(reading: Reading) -> Meaning | None:
    """Three years from now."""
    count = number(reading.tokens("count"))
    return Step(reading.code("unit"), count) if count is not None else Plain("DATE", "FUTURE_REF")


def same(reading: Reading) -> Meaning | None:
    """The same period last year, the corresponding month."""
    unit = reading.code("unit") or {"half": "H", "day": "D"}.get(reading.word("unit"))
    if reading.word("unit") == "time" and not reading.tokens("year"):
        return None
    words = reading.word("year")
    if reading.tokens("back") or words.endswith(("ago", "earlier", "before")):
        return Same(unit)
    of = year_meaning(reading.tokens("year")) if reading.tokens("year") else None
    if of is None and unit in ("Y", None) and reading.word("unit") != "period":
        return Again("Y") if unit == "Y" else None
    return Same(unit, of)


def again(reading: Reading) -> Meaning | None:
    """The quarter, that year, the review period."""
    unit = reading.code("unit")
    return Again(unit or "P")


# ---------------------------------------------------------------------------------------------- seasons and holidays
def season(reading: Reading) -> Meaning | None:
    """Last summer, the winter of 1994; "fall" alone is the verb."""
    rel = next((token for token in reading.all[reading.first : reading.last] if token.kind == "REL"), None)
    token = reading.token("season")
    if token is None:
        return None
    before = reading.before()
    if (
        token.text.lower() in ("fall", "spring")
        and rel is None
        and _year(reading) is None
        and not (before is not None and before.text.lower() in ("in", "by", "during") and reading.says("the"))
    ):
        return None
    if rel is None and _year(reading) is None and token.text[0].isupper() and before is not None:
        return None
    turn = next((t.value for t in reading.all[reading.first : reading.last] if t.kind == "REL" and t.value), None)
    if rel is not None and turn is None:
        turn = 0
    year_number = _year(reading)
    return Season(reading.code("season"), Calendar(year=year_number) if year_number else None,
                  turn if isinstance(turn, int) else None)  # fmt: skip


def holiday(reading: Reading) -> Meaning | None:
    """Christmas 2023, last Thanksgiving."""
    return Holiday(reading.code("holiday"), _year(reading), reading.value("rel"))


# ---------------------------------------------------------------------------------------------- durations, sets, refs
def duration_value(unit: str, count: float | None) -> str:
    """Write a TIMEX3 duration: P2Y6M, PT90M, PXW, P1DE.

    >>> duration_value("Y", 2.5), duration_value("TM", 90), duration_value("W", None)
    ('P2Y6M', 'PT90M', 'PXW')
    """
    if unit in ("H", "TM", "S"):
        letter = {"H": "H", "TM": "M", "S": "S"}[unit]
        if count is None:
            return f"PTX{letter}"
        if count % 1 == 0.5 and unit != "S":
            return f"PT{int(count)}{letter}30{'M' if unit == 'H' else 'S'}".replace("PT0H", "PT")
        return f"PT{count:g}{letter}"
    if unit == "F":
        unit, count = "W", None if count is None else 2 * count
    if unit == "Q" and count is not None:
        unit, count = "M", 3 * count
    if unit in HUGE:
        return f"PX{'E' if unit == 'DE' else 'C'}" if count is None else f"P{count * HUGE[unit][1]:g}Y"
    if count is None:
        return f"PX{unit}"
    if count % 1 == 0.5 and unit == "Y":
        return f"P{int(count)}Y6M" if count > 1 else "P6M"
    return f"P{count:g}{unit}"


def duration(reading: Reading) -> Meaning | None:
    """Three years, 30-year, the next five months, decades; ages are left alone."""
    unit = reading.code("unit") or "D"
    if reading.tokens("unit") and reading.tokens("unit")[0].kind == "PART":
        unit = "D"
    after, second = reading.after(), reading.after(1)
    if after is not None and after.text.lower() == "old":
        return None
    if after is not None and after.kind == "DASH" and second is not None and second.text.lower() == "old":
        return None
    if after is not None and after.text.lower() == "of" and second is not None and second.text.lower() == "age":
        return None
    counted = reading.tokens("count")
    words = [token.text.lower() for token in counted]
    unit_word = reading.tokens("unit")[0].text.lower()
    if unit == "S" and unit_word == "second" and words and words[0] in ("a", "one", "1"):
        return None
    count = number(counted) if counted else None
    if reading.tokens("half") and count is not None:
        count += 0.5
    if not counted and not _plural_stands_alone(reading):
        return None
    if words[:1] == ["a"] and len(words) == 1 and _is_price(reading):
        return Plain("SET", duration_value(unit, 1))
    if words and words[0] in ("a", "an") and len(words) == 1 and unit == "D" and not _is_price(reading):
        return Plain("DURATION", "P1D") if after is not None and after.kind != "when" else None
    return Plain("DURATION", duration_value(unit, count))


def _plural_stands_alone(reading: Reading) -> bool:
    before = reading.before()
    return not (before is not None and (before.kind in ("ORDWORD", "VAGUE") or before.text.lower() in ("man", "light")))


def _is_price(reading: Reading) -> bool:
    """Is "a month" said after an amount: "$200 a month", "500 calls a day", "three times a week"?"""
    near = [token for back in (1, 2, 3) if (token := reading.before(back)) is not None]
    if not near:
        return False
    if near[0].text.lower() in ("once", "twice", "times", "thrice", "million", "billion", "crore", "lakh", "rupees",
                                "dollars", "percent", "cent", "%", "trillion", "thousand", "cents"):  # fmt: skip
        return True
    amount = ("DAY", "INT", "DECIMAL", "YEAR", "OTHER")
    return near[0].kind in amount or (
        len(near) > 1 and near[0].text.endswith("s") and near[1].kind in (*amount, "NUMWORD")
    )


def every(reading: Reading) -> Meaning | None:
    """Every month, each Thursday, twice a year, Mondays, per day."""
    if reading.tokens("weekday"):
        return Plain("SET", f"XXXX-WXX-{reading.value('weekday')}{_clock(reading) or ''}")
    if reading.tokens("weekends") or reading.code("unit") == "WE":
        return Plain("SET", "XXXX-WXX-WE")
    if reading.tokens("month"):
        return Plain("SET", f"XXXX-{reading.value('month'):02}")
    count = number(reading.tokens("count")) or 1.0
    if reading.says("other", "alternate") and not reading.tokens("count"):
        count = 2
    return Plain("SET", duration_value(reading.code("unit") or "Y", count))


def often(reading: Reading) -> Meaning | None:
    """Annually, monthly, YoY."""
    return Plain("SET", reading.code("often"))


def on_unit(reading: Reading) -> Meaning | None:
    """Year-on-year."""
    if reading.code("unit") != reading.code("again") or not reading.says("on", "over"):
        return None
    return Plain("SET", duration_value(reading.code("unit"), 1))


def unit_end(reading: Reading) -> Meaning | None:
    """Year-end, month end."""
    if reading.tokens("fiscal"):
        return FiscalYear(step=0)
    return Step(reading.code("unit"), 0, part="END")


def reference(reading: Reading) -> Meaning | None:
    """Now, recently, soon."""
    before, after = reading.before(), reading.after()
    text = reading.word("ref")
    if text == "soon" and (
        (before is not None and before.kind == "as") or (after is not None and after.kind == "after")
    ):
        return None
    if text == "shortly" and after is not None and after.kind in ("after", "before", "thereafter"):
        return None
    return Plain("DATE", reading.code("ref"))


def the_past(reading: Reading) -> Meaning | None:
    """The past."""
    after = reading.after()
    ends = after is None or not (after.text.isalnum() or after.kind == "DASH")
    joined = after is not None and after.text.lower() in (
        "and",
        "but",
        "have",
        "has",
        "is",
        "was",
        "when",
        "that",
        "by",
    )
    return Plain("DATE", "PAST_REF") if reading.word("past") == "past" and (ends or joined) else None


def reference_future(reading: Reading) -> Meaning | None:
    """The future, in future; not "future exporters"."""
    before, after = reading.before(), reading.after()
    led = reading.says("the") or (before is not None and before.kind in ("in", "REL"))
    joined = after is not None and after.kind in ("DASH",)
    return Plain("DATE", "FUTURE_REF") if led and not joined else None


def reference_now(reading: Reading) -> Meaning | None:
    """These days, at the moment."""
    return Plain("DATE", "PRESENT_REF")
