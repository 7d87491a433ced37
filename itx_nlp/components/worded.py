"""Give the period that the wording right around a figure names: in brackets, since a day."""

import re

from itx_nlp.components.calendar import Calendar
from itx_nlp.components.placing import Placing
from itx_nlp.components.reading import Reading

PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
WHEN = re.compile(r"(?:[,—–-] ?|-- )?when\b", re.I)


class Worded:
    """Read the wordings that settle for when a figure holds.

    timeless: figures that hold whatever the time, to which it adds.
    found: the periods of the figures before, which grows as they are read.
    """

    def __init__(
        self,
        reading: Reading,
        calendar: Calendar,
        placing: Placing,
        timeless: set[int],
        found: list[str | None],
    ) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.spans = reading.spans
        self.leads = reading.leads
        self.calendar = calendar
        self.places = placing
        self.timeless = timeless
        self.found = found

    def period(self, i: int) -> str | None:
        """Give the period of a figure worded like that."""
        return self._bracketed(i) or self._since(i)

    def _bracketed(self, i: int) -> str | None:
        """Give the date that a figure is put behind: December 2023 ($5 million); December 2023, when sales were 5."""
        at = self.leads[i]
        for span in self.calendar.before(at):
            if self.places.begin(span) != self.places.begin(self.spans[i]):
                break
            if span.end == at - 1 and self.doc[span.end].text == "(":
                return self.calendar.value(span)
            if WHEN.match(self.doc[span.end : span.end + 2].text):
                apart = any(token.text == "," for token in self.doc[span.end + 2 : at])
                if self.doc[span.start - 1].lower_ == "since":
                    self.timeless.add(i)  # the lowest since May, when it was 5: nothing goes on from there
                return None if apart else self.calendar.value(span)
        return None

    def _since(self, i: int) -> str | None:
        """Give the time from a date to the day of publication: since June 2024 rates have fallen by 11 points."""
        published, begin = self.doc._.published, self.places.begin(self.spans[i])
        for span in self.calendar.around(self.spans[i].start) if published else ():
            value = self.calendar.value(span)
            if (
                self.doc[span.start - 1].lower_ == "since"
                and PLAIN.fullmatch(value)
                and any(token.lower_ in ("has", "have", "been") for token in self.doc[begin : self.leads[i]])
            ):
                return f"{value}/{published.isoformat()[: len(value)]}"
        return None
