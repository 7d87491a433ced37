"""The dates of a Doc that can be the period of a figure, found by place; a look-up sees only a few of them."""

import re
from bisect import bisect_left
from datetime import date, timedelta

from spacy.tokens import Span

from itx_nlp.components.reading import Reading

YEARS = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
CALENDAR = re.compile(r"(?:FY)?\d{4}")
WINDOW = 8  # dates to look at on either side of a figure


class Calendar:
    """The calendar dates and fiscal periods of a reading, by position."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        pairs = [(span, span._.date) for span in reading.dates]
        kept = [(span, row.value) for span, row in pairs if row and row.type == "DATE" and CALENDAR.match(row.value)]
        self.dates = [span for span, _ in kept]
        self.values = {span.start: value for span, value in kept}
        for span in self.dates:
            if MONTH.fullmatch(value := self.values[span.start]) and self._ends_year(span):
                year, month = int(value[:4]), int(value[5:])
                first = f"{year}-01" if month == 12 else f"{year - 1}-{month + 1:02d}"
                self.values[span.start] = f"{first}/{value}"
        self.starts = [span.start for span in self.dates]

    def _ends_year(self, span: Span) -> bool:
        """Tell the month that a year ends with: the year that ended in June."""
        words = [token.lower_ for token in self.reading.doc[max(0, span.start - 5) : span.start]]
        return words[-2:] in (["ended", "in"], ["ending", "in"]) and "year" in words[:-2]

    def value(self, span: Span) -> str:
        """Give the TIMEX3 value of one of the dates."""
        return self.values[span.start]

    def begin(self, span: Span) -> int:
        """Give the first token of a span's sentence."""
        return self.reading.sentences.of(span.start)[0]

    def around(self, at: int) -> list[Span]:
        """List the dates of a token's sentence, the nearest before and behind it."""
        begin, end = self.reading.sentences.of(at)
        place = bisect_left(self.starts, at)
        return [span for span in self.dates[max(0, place - WINDOW) : place + WINDOW] if begin <= span.start < end]

    def behind(self, at: int) -> Span | None:
        """Give the first date at or behind a token."""
        place = bisect_left(self.starts, at)
        return self.dates[place] if place < len(self.dates) else None

    def before(self, at: int) -> list[Span]:
        """List the last dates before a token, the nearest first."""
        place = bisect_left(self.starts, at)
        return self.dates[max(0, place - WINDOW) : place][::-1]


def step_of(text: str) -> str:
    """Name the step back that words take: last month is a month, a year ago and last year's quarter a year."""
    for unit in ("month", "quarter", "week", "day", "session"):
        if unit in text.lower() and "year" not in text.lower():
            return unit
    return "year"


def earlier(value: str | None, step: str) -> str | None:
    """Move a TIMEX3 value back by a year, quarter, month, week or day; None where it has no such part.

    >>> earlier("2024-07/2025-05", "year"), earlier("FY2025", "year"), earlier("2025-01", "month")
    ('2023-07/2024-05', 'FY2024', '2024-12')
    """
    if not value:
        return None
    if step == "year":
        return YEARS.sub(lambda match: str(int(match.group()) - 1), value)
    if step in ("month", "quarter") and re.fullmatch(r"\d{4}-\d\d", value):
        months = int(value[:4]) * 12 + int(value[5:]) - 1 - (1 if step == "month" else 3)
        return f"{months // 12}-{months % 12 + 1:02d}"
    if step in ("day", "session", "week") and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value) - timedelta(days=7 if step == "week" else 1)).isoformat()
    return None
