"""The dates of a Doc that can be the period of a figure, found by place; a look-up sees only a few of them."""

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta

from spacy.tokens import Span

from itx_nlp.components.reading import Reading
from itx_nlp.tables import Date
from itx_nlp.text.wordlists import listed

YEARS = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
ZONES = {"GMT", "ET", "EDT", "EST", "BST", "PST", "PKT"}
TIMED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
RUN = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
CALENDAR = re.compile(r"(?:FY)?\d{4}")
ISO_WEEK = re.compile(r"(\d{4})-W(\d\d)")
WEEK = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
END = re.compile(r"(FY)?(\d{4})(?:-([QHW]?)(\d\d?))?(?:-\d\d.*)?")
MIDDLE = range(4, 10)  # months that are nearer to the end of June than to that of the year
CLASS = re.compile(r"Q[1-5]")
WEEKEND = {0: 3, 6: 2}  # days back to the session before a Monday's and a Sunday's
WINDOW = 8  # dates to look at on either side of a figure


class Calendar:
    """The calendar dates and fiscal periods of a reading, by position.

    told: gives the value of a date as its passage means it.
    """

    def __init__(self, reading: Reading, told: Callable[[Span, Date], str]) -> None:
        self.reading = reading
        self.told = told
        self.all_starts = [span.start for span in reading.dates]
        pairs = [(span, span._.date) for span in reading.dates if span._.date]
        self.fiscal = any(row.fiscal for _, row in pairs)
        # The months an article speaks of, by their number; the latest where it compares.
        self.runs = {length: run for run in sorted(row.value for _, row in pairs) if (length := length_of(run))}
        self.months = sorted({row.value for _, row in pairs if row.type == "DATE" and MONTH.fullmatch(row.value)})
        found = [(span, self._read(span, row)) for span, row in pairs]
        self.values = {span.start: value for span, value in found if value and CALENDAR.match(value)}
        self.dates = [span for span, _ in found if span.start in self.values]
        self._date_speech()
        self.starts = [span.start for span in self.dates]

    def _read(self, span: Span, row: Date) -> str | None:
        """Give the value of a date as a period, None where it is none."""
        value = self.told(span, row)
        if span.text.lower() == "the day":
            return None  # the one that was spoken of
        if CLASS.fullmatch(span.text) and self._is_class(span):
            return None
        if row.type == "DURATION":
            return self.runs.get(value) or self._up_to(value) if self._is_within(span) else None  # sales in ten months
        if row.type == "TIME":
            zoned = span[-1].text in ZONES  # up by 0830 GMT, as markets are told of
            return value[:10] if zoned and TIMED.match(value) else None
        if row.type == "DATE" and (week := ISO_WEEK.fullmatch(value)) and (day := self._day_of_week(span)):
            return date.fromisocalendar(int(week.group(1)), int(week.group(2)), day).isoformat()
        if YEARS.fullmatch(value) and self._is_fiscal(span):
            return f"FY{value}"
        if row.type != "DATE" or not MONTH.fullmatch(value):
            return value if row.type == "DATE" else None
        year, month = int(value[:4]), int(value[5:])
        if self._ends_year(span):
            return f"{year}-01/{value}" if month == 12 else f"{year - 1}-{month + 1:02d}/{value}"
        return f"{year - (month < 7)}-07/{value}" if self.fiscal and self._is_till(span) else value

    def _is_fiscal(self, span: Span) -> bool:
        """Tell the year that June ends rather than December: in June, the outgoing year is Pakistan's fiscal one."""
        published = self.reading.doc._.published
        outgoing = self.fiscal and any(token.lower_ == "outgoing" for token in span)
        return outgoing and published is not None and published.month in MIDDLE

    def _date_speech(self) -> None:
        """Let a quoted today be the day of which the report tells, if that is the one before it was printed."""
        published = self.reading.doc._.published
        eve = (published - timedelta(days=1)).isoformat() if published else None
        told = False
        for span in self.dates:
            told = told or self.values[span.start] == eve
            if told and span[0].lower_ == "today" and self._is_quoted(span):
                self.values[span.start] = str(eve)

    def _is_quoted(self, span: Span) -> bool:
        """Tell whether a quotation is open before a date, in its sentence."""
        before = self.reading.doc[self.begin(span) : span.start].text
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _up_to(self, length: str) -> str | None:
        """Give the months of a fiscal year up to the last that is named: eleven months beside May 2025 began in July.

        Where that month would end as many months of the calendar year, or none fits, nothing is known.
        """
        count = int(length[1:-1]) if re.fullmatch(r"P\d{1,2}M", length) else 0
        if not self.months or not 2 < count < 12:
            return None
        year, month = int(self.months[-1][:4]), int(self.months[-1][5:])
        if (month + 5) % 12 + 1 != count:
            return None
        return f"{year - (month < 7)}-07/{year}-{month:02d}"

    def _is_class(self, span: Span) -> bool:
        """Tell the class of users that a price is charged: electricity charges for Q1, Q1 tariffs."""
        doc = self.reading.doc
        beside = doc[max(0, span.start - 2) : span.end + 2].text.lower().split()
        return bool(set(beside) & listed("charges"))

    def _is_within(self, span: Span) -> bool:
        """Tell that a number of months is when something was, not how long it took: in the first ten months."""
        before = self.reading.doc[max(0, span.start - 3) : span.start].text.lower()
        return before.endswith(("in", "during", "over", "in the", "during the", "over the", "first", "in just"))

    def _day_of_week(self, span: Span) -> int | None:
        """Give the working day that is named by its place: the last session of the week, its start."""
        if any(token.lower_ in ("start", "beginning") for token in span):
            return 1
        words = [token.lower_ for token in self.reading.doc[max(0, span.start - 4) : span.start]]
        if words[-1:] != ["of"] or not {"day", "session"} & set(words):
            return None
        return 5 if {"last", "final"} & set(words) else 1 if "first" in words else None

    def _is_till(self, span: Span) -> bool:
        """Tell the month that a fiscal year is counted up to: taxes till April, of this fiscal year by May."""
        words = [token.lower_ for token in self.reading.doc[max(0, span.start - 2) : span.start]]
        if words[-1:] == ["by"]:
            return self._in_year(span)
        named = span.text.lower() != "then"
        return named and (words[-1:] in (["till"], ["until"]) or words == ["up", "to"])

    def _in_year(self, span: Span) -> bool:
        """Tell a month whose sentence has named the running fiscal year before."""
        first, last = (bisect_left(self.all_starts, at) for at in (self.begin(span), span.start))
        before = self.reading.dates[first:last]
        return any(date._.date and date._.date.fiscal and "current" in date.text.lower() for date in before)

    def _ends_year(self, span: Span) -> bool:
        """Tell the month that a year ends with: the year that ended in June."""
        words = [token.lower_ for token in self.reading.doc[max(0, span.start - 5) : span.start]]
        return words[-2:] in (["ended", "in"], ["ending", "in"]) and "year" in words[:-2]

    def value(self, span: Span) -> str:
        """Give the TIMEX3 value of one of the dates."""
        return self.values[span.start]

    def is_balance(self, value: str, at: int) -> bool:
        """Tell the day that a balance was struck: as of 2 May, as on June 30."""
        for span in self.before(at):
            if self.value(span) == value:
                return self.reading.doc[max(0, span.start - 2) : span.start].text.lower() in ("as of", "as on", "as at")
        return False

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


def months_since(value: str | None, published: date | None) -> int | None:
    """Count the months from the end of a period to a day, negative where it is yet to end; None where unknown.

    >>> months_since("2024-07/2025-05", date(2025, 6, 10)), months_since("FY2026", date(2025, 6, 10))
    (1, -12)
    """
    end = END.fullmatch(value.rpartition("/")[2]) if value else None
    if end is None or published is None:
        return None
    fiscal, year, part, number = end.groups()
    size = {None: 12, "": 1, "Q": 3, "H": 6, "W": 0.23}[part]
    months = int(year) * 12 + int(float(number or 1) * size) - (6 if fiscal else 0)
    return published.year * 12 + published.month - months


def length_of(value: str) -> str | None:
    """Name the length of a run of months as a TIMEX3 duration.

    >>> length_of("2024-07/2025-04"), length_of("2024")
    ('P10M', None)
    """
    if not RUN.fullmatch(value):
        return None
    return f"P{(int(value[8:12]) - int(value[:4])) * 12 + int(value[13:]) - int(value[5:7]) + 1}M"


def months_of(value: str | None) -> int | None:
    """Count the months of a period; None for days, weeks and what is no calendar date.

    >>> months_of("FY2024-H1"), months_of("2024-07/2025-04"), months_of("2024-05"), months_of("2024-05-01")
    (6, 10, 1, None)
    """
    if not value or not CALENDAR.match(value):
        return None
    if run := length_of(value):
        return int(run[1:-1])
    parts = {"": 12, "H": 6, "Q": 3}
    found = re.fullmatch(r"(?:FY)?\d{4}(?:-([HQ])\d)?", value)
    return parts[found.group(1) or ""] if found else 1 if MONTH.fullmatch(value) else None


def step_of(text: str) -> str:
    """Name the step back that words take: last month is a month, a year ago and last year's quarter a year."""
    for unit in ("month", "quarter", "week", "day", "session"):
        if unit in text.lower() and "year" not in text.lower():
            return unit
    return "year"


def later(value: str | None) -> str | None:
    """Move a TIMEX3 value on by a year.

    >>> later("FY2025")
    'FY2026'
    """
    return YEARS.sub(lambda match: str(int(match.group()) + 1), value) if value else None


def earlier(value: str | None, step: str) -> str | None:
    """Move a TIMEX3 value back by a year, quarter, month, week or day; None where it has no such part.

    >>> earlier("2024-07/2025-05", "year"), earlier("FY2025", "year"), earlier("2025-01", "month")
    ('2023-07/2024-05', 'FY2024', '2024-12')
    >>> earlier("2024-02-29", "year"), earlier("2025-06", "quarter")
    ('2023-02-28', '2025-03')
    >>> earlier("2025-06-06/2025-06-12", "week"), earlier("2025-06-16", "session")
    ('2025-05-30/2025-06-05', '2025-06-13')
    """
    if not value:
        return None
    if step == "week" and (week := WEEK.fullmatch(value)):
        return "/".join(str(date.fromisoformat(day) - timedelta(days=7)) for day in week.groups())
    if step == "year":
        return YEARS.sub(lambda match: str(int(match.group()) - 1), value.replace("-02-29", "-02-28"))
    if step in ("month", "quarter") and re.fullmatch(r"\d{4}-\d\d", value):
        months = int(value[:4]) * 12 + int(value[5:]) - 1 - (1 if step == "month" else 3)
        return f"{months // 12}-{months % 12 + 1:02d}"
    if step in ("day", "session", "week") and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        days = 7 if step == "week" else WEEKEND.get(day.weekday(), 1) if step == "session" else 1
        return (day - timedelta(days=days)).isoformat()
    return None
