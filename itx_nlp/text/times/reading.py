"""What all rules share: the tokens of a match, macros for counts and years, and how counts and years are read."""

import re
from collections.abc import Callable
from typing import NamedTuple

from itx_nlp.text.times.meanings import Again, Calendar, FiscalYear, Meaning, Piece, Range, Step
from itx_nlp.text.times.words import Token

MONTHS = ("MONTH", "MONABB")
MACROS = {
    "A": "(?:a|an)",
    "TENSWORD": "(?:TENS DASH?NUMWORD|TENS|NUMWORD)",
    "NUM": "(?:DAY|INT|DECIMAL|TENSWORD(?:BIG(?:and?TENSWORD)?)?|BIG)",
    # 2 1/2, two and a half, two to three, four or more, several, a
    "COUNT": """(?:(?:DAY DAY SLASHMARK DAY|NUM DASH?and DASH?a DASH?half|NUM(?:to|or|DASH)NUM|NUM or more|NUM
                  |a?VAGUE of?|half A|A(?:hundred|thousand|dozen)|A)(?:more|additional|full|whole|extra|good)?)""",
    "UNITANY": "(?:UNIT|UNITS)",
    "MON": "(?:MONTH|MONABB DOT?)",
    "WD": "(?:WEEKDAY|WDABB DOT?)",
    "DAYNUM": "(?:DAY|ORDNUM)",
    "TO": "(?:to|through|till|until|thru|DASH)",
    "NTH": "(?:ORDWORD|second|ORDNUM)",
    "NTHQUARTER": "(?:FISC?DASH?NTH)?DASH?FISC?quarter",
    # (July-April), (7M)
    "INPARENTHESES": "(?:LPAR(?:MON TO MON(?:COMMA?YEAR|YEARS)?|PIECE)RPAR)",
    "FISCALWORD": "(?:FISC|tax|budget)",
    # the current fiscal year 2023–24, FY24, fiscal 2024
    "FISCALYEAR": """(?:the?(?:full|whole|entire|new)?REL?(?:full|whole)?FISCALWORD DASH?year
                        (?:LPAR fy RPAR)?(?:COMMA?of?(?:YEARS|YEAR|FISCAL)|LPAR YEARS RPAR)?
                     |the?(?:YEARS|YEAR)(?:FISC|tax)year|(?:FISC|tax)(?:YEAR|YEARS)|FISCAL
                     |(?:the?year)?YEARS|the?REL FISC)""",
    # 2024, last year, the current calendar year
    "CALYEAR": "(?:(?:the?calendar?year)?YEAR|the?YEAR calendar year|the?REL calendar?year|(?:the|that)year)",
    "YEAROF": "(?:FISCALYEAR|CALYEAR)",
}


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

    def before(self, back: int = 1) -> str:
        """Give a token before the match in lower case, "" at the beginning of a paragraph."""
        return self._near(self.first - back)

    def after(self, ahead: int = 0) -> str:
        """Give a token after the match in lower case, "" at the end of a paragraph."""
        return self._near(self.last + ahead)

    def _near(self, place: int) -> str:
        if not 0 <= place < len(self.all) or self.all[place].kind == "BREAK":
            return ""
        return self.all[place].text.lower()

    def kind(self, offset: int) -> str:
        """Give the kind of a token: -1 is the one before the match, 0 the first of it."""
        place = self.first + offset
        return self.all[place].kind if 0 <= place < len(self.all) else ""

    def kind_after(self, ahead: int = 0) -> str:
        """Give the kind of a token: 0 is the one behind the match, -1 the last of it."""
        return self.kind(self.last - self.first + ahead)

    def capital_after(self) -> bool:
        """Does a capital follow in the same paragraph?"""
        return bool(self.after()) and self.all[self.last].text[0].isupper()

    def counts_things(self) -> bool:
        """Does a plural noun follow, as after a number?"""
        after = self.after()
        return (
            len(after) > 4 and after.endswith("s") and not after.endswith("ss") and self.all[self.last].text.islower()
        )

    def rel(self) -> Token | None:
        """Give the first of "last", "this", "next" and their like."""
        return next((token for token in self.all[self.first : self.last] if token.kind == "REL"), None)

    def is_said_before(self, words: set[str]) -> bool:
        """Is one of these words among the last four before the match, in the same clause?"""
        for back in range(1, 5):
            if self.before(back) in words:
                return True
            if self.before(back) in ("", ",", ".", ";"):
                return False
        return False

    def says(self, *words: str) -> bool:
        """Is one of these words in the match?"""
        return any(token.text.lower() in words for token in self.all[self.first : self.last])

    def year(self) -> int | None:
        """Give the year of the groups `yearnum` (2023) or `short` (’23)."""
        short = self.token("short")
        return full_year(short.text) if short is not None else self.value("yearnum")

    def of(self) -> Meaning | None:
        """Read the group `year`: "last year", "the current fiscal year 2023–24"."""
        tokens = self.tokens("year")
        return year_meaning(tokens) if tokens else None


class Rule(NamedTuple):
    """A run of token kinds and the function that reads it; None says that it is no time expression after all."""

    pattern: str
    read: Callable[[Reading], Meaning | None]


def points_back(reading: Reading) -> bool:
    """Does "that" point back, "That October", "by that winter", and open no clause: "said that May was"?"""
    return reading.all[reading.first].text == "That" or reading.before() in (
        "by",
        "in",
        "of",
        "until",
        "since",
        "during",
    )


# Words that do not go on a noun phrase: behind "quarterly" or "the next fiscal" they show that it was the whole phrase.
NOT_A_NOUN = {"and", "or", "while", "but", "in", "on", "at", "by", "from", "to", "for", "with", "as", "since", "if",
              "because", "when", "through", "during", "after", "before", "under", "over", "until", "than", "via", "per",
              "outside", "inside", "near", "against", "without", "within", "between", "among", "across", "around",
              "according", "is", "was", "are", "were", "will", "would", "has", "had", "this", "last"}  # fmt: skip


def count(tokens: list[Token]) -> float | None:
    """Read a count: 3, 2 1/2, two and a half, twenty-five, a; None if it is vague.

    >>> from itx_nlp.text.times.words import tokenize
    >>> count(tokenize("two and a half")), count(tokenize("a few"))
    (2.5, None)
    """
    digits = [token for token in tokens if token.kind in ("DAY", "INT")]
    if len(digits) == 3 and any(token.kind == "SLASHMARK" for token in tokens):
        whole, top, bottom = (float(token.text) for token in digits)
        return whole + top / bottom if bottom else None
    if [token.text.lower() for token in tokens[:1]] == ["half"]:
        return 0.5
    current = 0.0
    seen = False
    for token in tokens:
        word = token.text.lower()
        if token.kind == "VAGUE":
            return 2.0 if word == "couple" else None
        if token.kind == "DECIMAL":
            current, seen = float(token.text), True
        elif token.kind in ("DAY", "INT") and isinstance(token.value, int):
            current, seen = float(token.value), True
        elif token.kind in ("NUMWORD", "TENS", "BIG") and isinstance(token.value, int):
            current = (current or 1) * token.value if token.value >= 100 else current + token.value
            seen = True
        elif word == "half" and seen:
            return current + 0.5
        elif word in ("a", "an") and not seen:
            current = 1.0
        elif (word in ("to", "or") or (token.kind == "DASH" and digits)) and seen:
            return None if current > 9 else current
    return current or None


def full_year(short: str) -> int:
    """Complete a year of two digits: 24 is 2024, 97 is 1997.

    >>> full_year("24"), full_year("97"), full_year("2023")
    (2024, 1997, 2023)
    """
    year = int(short)
    return year if len(short) > 2 else year + (2000 if year < 70 else 1900)


def two_years(text: str) -> tuple[int, int]:
    """Read the first and last year of "2023–24", "FY23-24" or "FY24".

    >>> two_years("2023–24"), two_years("FY1999-00"), two_years("2005-6")
    ((2023, 2024), (1999, 2000), (2005, 2006))
    """
    numbers = re.findall(r"\d+", text)
    spread = re.search(r"\d ?[-–—/] ?(?:FY)?\d+$", text) is not None
    first = full_year(numbers[-2] if spread else numbers[-1])
    if not spread:
        return first, first
    last = numbers[-1]
    year = int(str(first)[: 4 - len(last)] + last)
    return first, year + 10 ** len(last) if year < first and len(last) < 3 else year


FISCAL_CODE = re.compile(r"(?:(\d{1,2})\s?([MHQ])|([QH])(\d))?[\s-]?(FY|CY)?[\s-]?['’]?(\d.*?)[AEF]?")


def fiscal_code(text: str) -> Meaning | None:
    """Read "10MFY24", "Q2 FY2025", "FY2023-24" or "CY2023"."""
    found = FISCAL_CODE.fullmatch(text)
    if found is None:
        return None
    first, last = two_years(found[6])
    year: Meaning
    if found[5] != "FY":
        year = Calendar(year=last)
    elif last - first > 1:
        year = FiscalYear(first, last_year=last)
    else:
        year = FiscalYear(last)
    unit, number = (found[2], int(found[1])) if found[2] else (found[3], int(found[4] or 0))
    return piece(unit, number, year) if unit else year


def piece(unit: str, number: int, year: Meaning | None) -> Piece | None:
    """Make a quarter, a half or the first months of a year, if there is such a one."""
    most = {"M": 12, "H": 2, "Q": 4}[unit]
    return Piece(unit, number, year, fiscal=isinstance(year, FiscalYear)) if 1 <= number <= most else None


def years_code(text: str) -> Meaning | None:
    """Read "2023–24" (a fiscal year) or "2019-22" (several years)."""
    first, last = two_years(text)
    if last - first == 1:
        return FiscalYear(last)
    return Range(Calendar(year=first), Calendar(year=last)) if last > first else None


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
            return FiscalYear(step=rel.value, turning=-1 if rel.text.lower() == "outgoing" else 0)
        return Step("Y", rel.value, then=rel.then)
    if fiscal:
        return FiscalYear(step=0, turning=1 if "new" in words else 0)
    return Again("Y") if "year" in words else None
