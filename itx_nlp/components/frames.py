"""Find the time a passage is told in: the day a market report is on, the date that a sentence opens with."""

import re
from datetime import date

from spacy.tokens import Span

from itx_nlp.components.calendar import DAY, ISO_WEEK, WEEK, Calendar, months_of
from itx_nlp.components.grain import Grain
from itx_nlp.components.outlook import is_planned
from itx_nlp.components.placing import Placing
from itx_nlp.components.reading import Reader, Reading

LONG_AGO = 12  # months: a period that ended before is background, not what a report is on
OPENS = 4  # tokens into a sentence where its date is for all of it
STALE = 60  # days before publication: no market report is on a session so long ago
AIMED = 4  # tokens before a sum that say what it is for
SPAN = re.compile(r"(?:the )?(?:past|last|recent) (?:\w+ )?(?:years|months|weeks|days)\b", re.I)
TURNS = {";", "but", "while", "whereas", "although", "today", "now"}  # end what a sentence opened with
FAR = 30  # figures back to the one whose parts are told
LENGTHS = {"half": 6, "six": 6, "nine": 9, "quarter": 3, "month": 1, "annual": 12, "year": 12, "full": 12}
WHOLE = re.compile(
    r"\bof the (half[- ]year(?:ly)?|six[- ]month|nine[- ]month|quarter(?:ly)?|monthly|annual|yearly|full[- ]year) "
    r"(?:amount|figure|sum|tally|total)\b",
    re.I,
)
OF_WEEK = re.compile(r"\b(?:average|weekly|wow|w-o-w|week[- ]on[- ]week)\b", re.I)
PAST = re.compile(r"\b(?:earlier|before|ago|(?:previous|prior) (?:day|month|week|session))\b", re.I)


class Frames(Reader):
    """Know the times that the passages of a document are told in."""

    def __init__(self, reading: Reading, calendar: Calendar, placing: Placing, grain: Grain) -> None:
        super().__init__(reading)
        self.calendar = calendar
        self.places = placing
        self.grain = grain
        self.lengths: list[Span] | None = None  # spans of time without a date
        self.day: str | None = None  # that a market report is on, "" for several

    def session(self, i: int) -> str | None:
        """Give the day last named for a price, an index or a turnover: markets are reported by the day."""
        if not self.grain.is_daily(i) or self.places.is_ahead(i) or self.is_plan(i):
            return None
        if self.grain.is_market() and (day := self._day_of_report()) is not None:
            return day
        weekly = self._week_of_report()
        if weekly and OF_WEEK.search(self.doc[slice(*self.reading.sentence(i))].text):
            return weekly
        for span in self.calendar.before(self.spans[i].start):
            if weekly and "\n" in self.doc[span.end : self.spans[i].start].text:
                return None  # a report on a week tells of its days a paragraph each
            if self._is_session(span):
                return self.calendar.value(span)
        return None

    def _week_of_report(self) -> str | None:
        """Give the week that a report on several days opens with: stocks closed the week higher."""
        first = self.calendar.value(self.calendar.dates[0]) if self.calendar.dates else ""
        return first if ISO_WEEK.fullmatch(first) or WEEK.fullmatch(first) else None

    def is_plan(self, i: int) -> bool:
        """Tell the sum of a plan that a report on a market mentions: news of a plan aimed at lending $5 million."""
        if self.quantities[i].kind != "currency":
            return False
        begin, at = self.reading.sentence(i)[0], self.spans[i].start
        aimed = any(token.lower_ == "aimed" for token in self.doc[max(begin, at - AIMED) : at])
        return aimed or is_planned(self.spans[i].root)

    def _is_session(self, span: Span) -> bool:
        """Tell the day that a price can be of: up to the report, no base, not of a meeting held that day."""
        value, published = self.calendar.value(span), self.doc._.published
        if not DAY.fullmatch(value):
            return False
        if published is not None and not 0 <= (published - date.fromisoformat(value)).days <= STALE:
            return False
        if self.doc[max(0, span.start - 2) : span.start].text.lower() in ("as of", "as on", "as at"):
            return False
        return not (self.places.is_against(span) or PAST.search(span.text) or self.places.is_in_clause_of_noun(span))

    def _day_of_report(self) -> str | None:
        """Give the day that a report of one session opens with: the last of all those it names."""
        if self.day is None:
            days = [self.calendar.value(span) for span in self.calendar.dates if self._is_session(span)]
            if self.doc._.published and days and days[0] < self.doc._.published.isoformat():  # the next is to come
                days = [day for day in days if day < self.doc._.published.isoformat()]
            self.day = days[0] if days and days[0] == max(days) else ""
        return self.day or None

    def whole(self, i: int, found: list[str | None]) -> str | None:
        """Give the period of a whole that is named by its length: of the half-year total, of the annual sum."""
        words = WHOLE.search(self.doc[self.reading.sentence(i)[0] : self.spans[i].start].text)
        if words is None:
            return None
        wanted = next(months for word, months in LENGTHS.items() if words.group(1).lower().startswith(word))
        for k in range(i - 1, max(-1, i - 1 - FAR), -1):
            if months_of(found[k]) == wanted and not self.places.compared.tell(k):
                return found[k]
        return None

    def is_of_span(self, i: int) -> bool:
        """Tell a figure with a time of its own that is no calendar date: over the past 30 days, seen in past years."""
        if self.lengths is None:
            self.lengths = [span for span in self.reading.dates if SPAN.match(span.text)]
        begin, end = self.reading.sentence(i)
        return any(
            begin <= span.start < end and not self.places.apart(*_gap(span, self.spans[i])) for span in self.lengths
        )

    def is_framed(self, i: int) -> bool:
        """Tell a figure whose sentence opens with such a time: over the past six months, tin has gained 5%."""
        begin, at = self.reading.sentence(i)[0], self.spans[i].start
        own = self.is_of_span(i)
        opening = [span for span in self.lengths or () if begin < span.start < begin + 3]
        return any(own or not any(token.lower_ in TURNS for token in self.doc[span.end : at]) for span in opening)


def _gap(one: Span, other: Span) -> tuple[int, int]:
    """Give the tokens between two spans."""
    return (one.end, other.start) if one.end <= other.start else (other.end, one.start)
