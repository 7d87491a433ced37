"""Rules for pieces of a year: quarters, halves, its first months, the year to date."""

import re

from itx_nlp.text.times.meanings import Calendar, FiscalYear, Meaning, Piece, Step, ToDate
from itx_nlp.text.times.reading import MONTHS, Reading, Rule, count, piece
from itx_nlp.text.wordlists import listed

_ACCOUNTED = 16  # words between a half and what it is counted in


def code_piece(reading: Reading) -> Meaning | None:
    """Q2 FY2025, H1 of last year, Q3."""
    text = reading.word("piece").upper()
    unit = re.sub(r"\d", "", text)
    of = reading.of()
    if of is None and unit == "M":
        return None  # 10M is ten million
    if of is None and text[-1] in "QH":
        return Piece(unit, int(text[0]), bare=True)
    if reading.after() == "-" and reading.after(1) == "b":
        return None  # the H1-B visa
    return piece(unit, int(re.sub(r"\D", "", text)), of)


def part(reading: Reading) -> Meaning | None:
    """The third quarter of 1984, next year's first quarter, the last quarter."""
    token = reading.token("number")
    unit = "Q" if reading.word("unit") == "quarter" else "H"
    of = reading.of()
    if token is None or (reading.kind_after() == "DASH" and reading.after(1).startswith("final")):
        return None
    if of is None and reading.after() in ("ended", "ending") and reading.kind_after(1) in MONTHS:
        return None  # the day tells which quarter
    if token.kind == "REL" and of is None:
        return Step(unit, token.value if isinstance(token.value, int) else 0, then=token.then)
    value = 2 if token.text.lower() == "second" else token.value
    if token.kind in ("REL", "END") or value == -1:
        value = 4 if unit == "Q" else 2
    if not isinstance(value, int) or not 1 <= value <= (4 if unit == "Q" else 2):
        return None
    if reading.tokens("yearago"):
        of = Step("Y", -1)
    if reading.tokens("fiscal2") and isinstance(of, Calendar) and of.year:
        of = FiscalYear(of.year)
    fiscal = bool(reading.tokens("fiscal") or reading.tokens("fiscal2")) or isinstance(of, FiscalYear)
    return Piece(unit, value, of, fiscal=fiscal, worded=not (unit == "H" and _tells_accounts(reading)))


def _tells_accounts(reading: Reading) -> bool:
    """Say whether its sentence speaks of what firms and countries count by halves: sales, profits, money."""
    for near in (reading.before, lambda ahead: reading.after(ahead - 1)):
        for away in range(1, _ACCOUNTED):
            word = near(away)
            if word in ("", "."):
                break
            if word in listed("counted by halves"):
                return True
    return False


def first_months(reading: Reading) -> Meaning | None:
    """The first ten months of FY24, the last quarter of 2023."""
    number = count(reading.tokens("count"))
    of = reading.of()
    if number is None or not number.is_integer() or of is None:
        return None
    if reading.word("units") == "quarters":
        number *= 3
    rel = reading.token("which")
    last = rel is not None and rel.kind == "REL" and rel.value == -1
    return Piece("M", int(number), of, isinstance(of, FiscalYear), last) if 1 <= number <= 12 else None


def to_date(reading: Reading) -> Meaning | None:
    """Fiscal year-to-date."""
    return ToDate(reading.word("calendar") in ("fiscal", "financial") or reading.word("code") == "fytd")


RULES = [
    # Q2 FY2025, FY25 Q2, the third quarter of 1984, the first half of 2024-25, next year's first quarter
    Rule("the?(?P<piece>PIECE)(?:DASH|of|COMMA){0,2}(?P<year>YEAROF)", code_piece),
    Rule("(?P<year>FISCAL|YEAR)DASH?(?P<piece>PIECE)", code_piece),
    Rule("(?P<piece>PIECE)", code_piece),
    Rule(
        """(?:the|a)?(?:(?P<year>YEAR)|(?P<yearago>year DASH?(?:ago|earlier)))?(?P<fiscal>FISC)?DASH?
            (?P<number>NTH|REL)DASH?(?P<fiscal2>FISC)?(?P<unit>quarter|half)""",
        part,
    ),
    Rule(
        """the?(?P<fiscal>FISC)?DASH?(?P<number>NTH|END|REL)DASH?(?P<unit>quarter|half)(?P<fiscal2>FISC)?(?:INPARENTHESES)?
            (?:of|in|COMMA)?the?(?P<year>YEAROF)""",
        part,
    ),
    Rule("(?P<year>YEAROF)APOS s(?P<fiscal>FISC)?(?P<number>NTH)(?P<unit>quarter|half)", part),
    Rule(
        "(?P<year>YEAROF)APOS s(?P<which>first|opening|initial|REL)(?P<count>NUM)(?P<units>months|quarters)",
        first_months,
    ),
    # the first ten months of FY24, 11 months of this fiscal year
    Rule(
        """the?(?P<which>first|opening|initial|REL)(?P<count>NUM)(?P<units>months|quarters)
            (?:INPARENTHESES)?(?:of|in|for|COMMA)?(?P<year>YEAROF)""",
        first_months,
    ),
    Rule("the?(?P<count>NUM)(?P<units>months)(?:INPARENTHESES)?(?:of|in)(?P<year>FISCALYEAR)", first_months),
    Rule("the?(?P<calendar>calendar|FISC)?year DASH?to DASH?date|(?P<code>fytd|ytd)", to_date),
]
