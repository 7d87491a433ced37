"""Say how long the period of a figure can be: a day for a price, a month for a change on the month before."""

import re
from datetime import date

from spacy.tokens import Span

from itx_nlp.components.calendar import DAY, MONTH, WEEK, Calendar
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import climb
from itx_nlp.text.wordlists import listed

ON_MONTH = re.compile(
    r"\s*\(?(?:month[- ]on[- ]month|m-o-m|mom\b)|\s*(?:from|over|on) the (?:previous|preceding) month", re.I
)
MONTHS = re.compile(r"(\d{4}-\d\d)/(\d{4}-\d\d)")
YEARLY = re.compile(
    r"\b(?:annual|yearly|full[- ]year|year[’']s) .{0,20}\b(?:target|goal|allocation|budget|forecast)", re.I
)
AIM = 8  # tokens before a figure that say it is the aim for a year
LARGE = 1e6  # what a share never costs
MARKET = 0.4  # of an article's figures: from here on it reports a market


class Grain(Reader):
    """Judge periods by their length.

    changes: the change each figure is the size of, None for levels.
    metrics: what each figure measures.
    """

    def __init__(
        self, reading: Reading, calendar: Calendar, changes: list[str | None], metrics: list[str | None]
    ) -> None:
        super().__init__(reading)
        self.calendar = calendar
        self.changes = changes
        self.metrics = metrics
        self.market: bool | None = None

    def is_daily(self, i: int) -> bool:
        """Tell prices, indices and turnovers, which markets report by the day, and what a market report tells."""
        if self.quantities[i].kind == "rank":
            return False
        return self._is_traded(i) or (self.is_market() and not self._is_news(i))

    def _is_news(self, i: int) -> bool:
        """Tell a large sum that no trade made, which moved a market: the approval of a loan of $5 million."""
        quantity = self.quantities[i]
        if quantity.kind != "currency" or quantity.value < LARGE:
            return False
        return all(token.lower_ not in listed("dealing") for token in self.doc[slice(*self.reading.sentence(i))])

    def is_market(self) -> bool:
        """Tell a report on the day of a market."""
        if self.market is None:
            count = sum(self._is_traded(k) for k in range(len(self.spans)))
            self.market = count > MARKET * len(self.spans)
        return self.market

    def _is_traded(self, i: int) -> bool:
        words = content(self.metrics[i]) | {self.quantities[i].unit or ""}
        words.update(token.lower_ for token in self.doc[self.spans[i].end : self.spans[i].end + 3])  # Rs5 per share
        return bool(words & listed("markets"))

    def is_of_session(self, i: int) -> bool:
        """Tell what is held against the session before, day by day: an index, a rate, shares traded."""
        begin = self.reading.sentence(i)[0]
        before = {token.lower_ for token in self.doc[max(begin, self.leads[i] - AIM) : self.leads[i]]}
        if not before.isdisjoint(listed("longer than a day")):
            return False
        if not before.isdisjoint(("previous", "last")) and not before.isdisjoint(listed("sessions")):
            return True  # the previous close of 5
        words = content(self.metrics[i]) | {self.quantities[i].unit or ""}
        return self.is_market() and not words.isdisjoint(listed("of sessions"))

    def of_week(self, i: int, value: str | None) -> str | None:
        """Give the last day of a week to what is held at its end: reserves of 5 in the week that ended on 4 May."""
        week = WEEK.fullmatch(value or "")
        if week is None or self.changes[i] or self.quantities[i].kind != "currency":
            return value
        return week.group(2) if content(self.metrics[i]) & listed("balances") else value

    def fits(self, i: int, span: Span) -> bool:
        """Tell whether a date can be a figure's: a single day only for markets and for what was done that day."""
        if not DAY.fullmatch(self.calendar.value(span)) or self.is_daily(i):
            return True
        if self.is_rhetorical(i, span):
            return False
        if span.start and self.doc[span.start - 1].lower_ in ("by", "of", "until", "till"):
            return True  # as of 30 June
        verb = self._verb(span.root.i)
        if self.doc[verb].lower_ == "held" and self.doc[verb].dep_ == "acl":
            verb = self._verb(self.doc[verb].head.i)  # in a meeting held on Monday they agreed on $5 million
        told = self.doc[verb].lower_ in listed("reporting") and not self.doc[verb].lower_.startswith(("issu", "post"))
        deed = self._verb(self.spans[i].root.i)
        brought = self.doc[deed].tag_ == "VBG" and self.doc[deed].dep_ == "advcl" and self.doc[deed].head.i == verb
        return (verb == deed or brought) and not told  # a bus fell on Thursday, killing 9

    def is_rhetorical(self, i: int, span: Span) -> bool:
        """Tell a today that means these times: a third of the farms today."""
        named = span.end < len(self.doc) and self.doc[span.end].tag_ == "POS"  # today's auction
        return span.text.lower() in listed("rhetorical") and not named and not self.is_daily(i)

    def of_month(self, i: int, value: str | None) -> str | None:
        """Give the month that a change on the month before is of, the week of a weekly one; else the value as it is."""
        end = self.spans[i].end
        if value and DAY.fullmatch(value) and self.doc[end : end + 1].text.lower() == "weekly":
            return "{}-W{:02}".format(*date.fromisoformat(value).isocalendar())  # on Friday, a 5% weekly gain
        if (
            not ON_MONTH.match(self.doc[end : end + 8].text)
            or value is None
            or MONTH.fullmatch(value)
            or DAY.fullmatch(value)
        ):
            return value
        for span in self.calendar.before(end):
            if MONTH.fullmatch(month := self.calendar.value(span)):
                return month
        return None

    def of_year(self, i: int, value: str | None) -> str | None:
        """Give the year of the months that the aim for a whole year is held against: an annual target of 5%."""
        run = MONTHS.fullmatch(value or "")
        begin = self.reading.sentence(i)[0]
        before = self.doc[max(begin, self.leads[i] - AIM) : self.leads[i]].text
        if run is None or not YEARLY.search(before):
            return value
        first, last = run.groups()
        return f"FY{last[:4]}" if first.endswith("-07") else last[:4] if first[:4] == last[:4] else value

    def _verb(self, at: int) -> int:
        """Give the place of the verb that a token hangs on, or of the root of its sentence without one."""
        path = list(climb(self.doc[at]))
        return next((token for token in path if token.tag_.startswith("V")), path[-1]).i


def content(text: str | None) -> set[str]:
    """Give the words that carry meaning, without their plural s."""
    words = (word.strip(".,").rstrip("s") for word in (text or "").lower().split() if word not in listed("links"))
    return {word for word in words if len(word) > 3}


def is_of_one_thing(one: str | None, other: str | None) -> bool:
    """Tell whether two metrics share a word that is the head of one: tea exports, exports to Peru; not a tea levy."""
    heads = content(head_of(one)) | content(head_of(other))
    return bool(content(one) & content(other) & heads)


def head_of(metric: str | None) -> str:
    """Give the head of a metric: exports, of tea exports to Peru."""
    words = (metric or "").lower().split()
    links = [k for k, word in enumerate(words) if k and word in listed("links")]
    return words[(links[0] if links else len(words)) - 1] if words else ""
