"""The dates of a Doc that can be the period of a figure, found by place; a look-up sees only a few of them."""

import re
from bisect import bisect_left

from spacy.tokens import Span

from itx_nlp.components.reading import Reading

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
        self.starts = [span.start for span in self.dates]

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
