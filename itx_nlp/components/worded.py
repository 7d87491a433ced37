"""Give the period that the wording right around a figure names: in brackets, in all, since a day, in the second."""

import re
from bisect import bisect_left
from datetime import timedelta

from spacy.tokens import Span

from itx_nlp.components.calendar import MONTH, Calendar, earlier
from itx_nlp.components.frames import Frames
from itx_nlp.components.placing import NEAR, Placing
from itx_nlp.components.reading import Reader, Reading

PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
WHEN = re.compile(r"(?:[,—–-] ?|-- )?when\b", re.I)
PART = re.compile(r"(-[QH])\d$")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
BEFORE = re.compile(r"(?:\w+ ){0,3}(?:in|at|of|on) the (?:previous|last|preceding) (?:session|trading)", re.I)
ROLLING = re.compile(r"(?:the )?(?:last|past|previous|preceding)\b", re.I)
HOURS = re.compile(r"PT\d+H|P\d+[DW]")
IN = ("in", "during", "over", "within")
REACH = 12  # tokens between a figure and the hours that it is of
BACK = 12  # figures to look back for the parts of a sum


class Worded(Reader):
    """Read the wordings that settle for when a figure holds.

    frames: knows the day that a market report is on.
    timeless: figures that hold whatever the time, to which it adds.
    found: the periods of the figures before, which grows as they are read.
    """

    def __init__(
        self,
        reading: Reading,
        calendar: Calendar,
        placing: Placing,
        frames: Frames,
        timeless: set[int],
        found: list[str | None],
    ) -> None:
        super().__init__(reading)
        self.calendar = calendar
        self.places = placing
        self.frames = frames
        self.timeless = timeless
        self.found = found
        self.starts = [span.start for span in reading.dates]

    def period(self, i: int) -> str | None:
        """Give the period of a figure worded like that."""
        return (
            self._all_told(i)
            or self._owned(i)
            or self._bracketed(i)
            or self._ordinal(i)
            or self._since(i)
            or self._of_session_before(i)
        )

    def _owned(self, i: int) -> str | None:
        """Give the time whose figure it is: 18% above FY24's $3 billion, not last summer's $3 billion for FY24."""
        at, stop = self.leads[i] - 1, self.spans[i].end
        if at < 1 or self.doc[at].text not in ("'s", "’s", "'", "’"):
            return None
        behind = self.calendar.behind(stop + 1)
        if behind is not None and behind.start == stop + 1 and self.doc[stop].text in ("for", "in"):
            return self.calendar.value(behind)
        return next((self.calendar.value(span) for span in self.calendar.before(at + 1)[:1] if span.end == at), None)

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
                against = self.places.is_against(span)
                if against or self.doc[span.start - 1].lower_ == "since":
                    self.timeless.add(i)  # the lowest since May, when it was 5: nothing goes on from there
                self.places.compared.told[i] |= against
                return None if apart else self.calendar.value(span)
        return None

    def past_week(self, span: Span) -> str | None:
        """Give the seven days up to publication: over the past week, the rupee lost Rs1.2."""
        published = self.doc._.published
        if published is None or span._.date.value not in ("P1W", "P7D"):
            return None
        return f"{published - timedelta(days=7)}/{published}"

    def rolling(self, i: int) -> Span | None:
        """Give some hours or days back that a figure is of, which no date names: 84 fell ill in the past 24 hours."""
        begin, end = self.reading.sentence(i)
        span = self.spans[i]
        for date in self.reading.dates[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]:
            row = date._.date
            if row is None or row.type != "DURATION":
                continue
            trailing = self.doc[date.start - 1].lower_ in ("trailing", "rolling")
            if not trailing and not (ROLLING.match(date.text) and HOURS.match(row.value)):
                continue
            start, stop = (span.end, date.start) if date.start >= span.end else (date.end, span.start)
            between = self.doc[start:stop]
            beside = (self.spans[k] for k in (i - 1, i + 1) if self.reading.together(k, i))
            if len(between) > REACH or any(start <= other.start < stop for other in beside):
                continue
            opens = date.start - begin <= 3 and between[:1].text == ","
            led = trailing or self.doc[date.start - 1].lower_ in IN
            if led and all(t.text not in (",", ";") for t in between[opens:]):
                return date
        return None

    def _all_told(self, i: int) -> str | None:
        """Give the months of a sum: $4 million in July, $5 million in August, $9 million in all."""
        stop = self.spans[i].end
        if self.doc[stop : stop + 2].text.lower() not in ("in all", "in total") and (
            self.doc[stop : stop + 1].text.lower() not in ("altogether", "together")
        ):
            return None
        begin = self.places.begin(self.spans[i])
        parts = [
            value
            for k in range(max(0, i - BACK), i)
            if self.places.begin(self.spans[k]) == begin and (value := self.found[k]) and MONTH.fullmatch(value)
        ]
        return f"{min(parts)}/{max(parts)}" if len(set(parts)) > 1 else None

    def _since(self, i: int) -> str | None:
        """Give the time from a date to the day of publication: since June 2024 rates have fallen by 11 points."""
        published, begin = self.doc._.published, self.places.begin(self.spans[i])
        for span in self.calendar.around(self.spans[i].start) if published else ():
            value = self.calendar.value(span)
            if (
                span.start
                and self.doc[span.start - 1].lower_ == "since"
                and PLAIN.fullmatch(value)
                and not self._is_of_record(span)
                and (
                    any(token.lower_ in ("has", "have", "been") for token in self.doc[begin : self.leads[i]])
                    or 0 < span.start - self.spans[i].end < NEAR
                )
            ):
                return f"{value}/{published.isoformat()[: len(value)]}"
        return None

    def _is_of_record(self, span: Span) -> bool:
        """Tell the time back to which nothing was like it: the fewest since 2020, its first fall since May."""
        before = self.doc[max(0, span.start - NEAR) : span.start - 1]
        return any(token.tag_ == "JJS" or token.lower_ in ("most", "first") for token in before)

    def _ordinal(self, i: int) -> str | None:
        """Give the quarter or half of a bare ordinal: $4 million in the first quarter and $5 million in the second."""
        stop = self.spans[i].end
        words = [token.lower_ for token in self.doc[stop : stop + 3]]
        before = self.found[i - 1] if self.reading.together(i - 1, i) else None
        first = self.doc[max(0, self.leads[i] - 3) : self.leads[i]]
        if before and first[:2].text.lower() == "in the" and first[-1].lower_ in ORDINALS:
            return PART.sub(rf"\g<1>{ORDINALS[first[-1].lower_]}", before) if PART.search(before) else None
        if len(words) < 3 or words[:2] != ["in", "the"] or not before or words[2] not in ORDINALS:
            return None
        bare = stop + 3 == len(self.doc) or self.doc[stop + 3].is_punct or self.doc[stop + 3].lower_ == "and"
        return PART.sub(rf"\g<1>{ORDINALS[words[2]]}", before) if bare and PART.search(before) else None

    def _of_session_before(self, i: int) -> str | None:
        """Give the day before that of a market report: it had ended at 5 in the previous session."""
        if not BEFORE.match(self.doc[self.spans[i].end : self.spans[i].end + NEAR].text):
            return None
        day = self.frames.session(i)
        return earlier(day, "session") if day else None
