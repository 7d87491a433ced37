"""Carry a period over from the figures and dates before, where the text goes on about the same thing."""

import re

from spacy.tokens import Span

from itx_nlp.components.calendar import DAY, MONTH, WEEK, Calendar, earlier, months_since
from itx_nlp.components.compared import Compared
from itx_nlp.components.frames import LONG_AGO, OPENS, PAST, Frames
from itx_nlp.components.grain import Grain, content, head_of, is_of_one_thing
from itx_nlp.components.outlook import is_general, is_planned, is_wished
from itx_nlp.components.placing import Placing
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

BACK = 12  # figures to look back for the same thing
SIDES = 3  # figures to look back for the two sides of a change
TALLIES = ("count", "tally")  # like total and amount, of what was spoken of
TO_DATE = 6  # tokens behind a figure that say up to when it is added up
SHORT = 8  # tokens of a sentence that only names a time
NAMES = 8  # tokens into a sentence that name what it is about
STATED = 0.3  # of an article's figures are changes or bases of comparison: from here on it reports statistics
RECENT = 3  # months: a report of statistics is on a period that has just ended
RECORD = re.compile(r"\b(?:previous|prior|earlier) (?:all-time )?(?:best|high|low|peak|record)\b", re.I)
UNCHANGED = re.compile(r",? ?(?:unchanged|up|down|compared|against) (?:from|with|to)?")


class Carried(Reader):
    """Find the period of a figure whose sentence names none.

    found: the periods of the figures before, which grows as they are read.
    """

    def __init__(
        self,
        reading: Reading,
        calendar: Calendar,
        compared: Compared,
        placing: Placing,
        grain: Grain,
        changes: list[str | None],
        metrics: list[str | None],
        found: list[str | None],
    ) -> None:
        super().__init__(reading)
        self.calendar = calendar
        self.compared = compared
        self.places = placing
        self.grain = grain
        self.frames = Frames(reading, calendar, placing, grain)
        self.figure_at = compared.figure_at
        self.changes = changes
        self.metrics = metrics
        self.found = found
        self.timeless: set[int] = set()  # figures that hold whatever the time, like the two countries
        self.rolling: set[int] = set()  # figures of a week up to the day of publication
        self.contents: dict[int, set[str]] = {}
        self.data: bool | None = None

    def period(self, i: int) -> str | None:
        """Give the period of the figures before where the text goes on about the same; a day only to prices."""
        if self.is_present(i):
            return self.frames.session(i)
        if is_wished(self.spans[i].root) or self.frames.is_of_span(i):
            return None
        value = self._current(i, self._period(i))
        if value and DAY.fullmatch(value) and (not self.grain.is_daily(i) or self.frames.is_plan(i)):
            return value if self.calendar.is_balance(value, self.spans[i].start) else None
        return value

    def is_present(self, i: int) -> bool:
        """Tell what is so now, whatever was spoken of before: fees were 5 in 2019; now they are 9."""
        begin = self.places.begin(self.spans[i])
        return any(token.lower_ in listed("present") for token in self.doc[begin : self.spans[i].start])

    def _current(self, i: int, value: str | None) -> str | None:
        """Give a change the later of two periods that were set side by side: 9 this year, 8 last; the rise is 1."""
        for k in range(i - 1, max(-1, i - 1 - SIDES), -1) if self.changes[i] and value else ():
            if (later := self.found[k]) and earlier(later, "year") == value and not self._is_planned(k):
                return later
        return value

    def _period(self, i: int) -> str | None:
        """Give the period of the figures before where the text goes on about the same."""
        if self.doc[self.spans[i].end : self.spans[i].end + 3].text.lower() in ("of the total", "of the whole"):
            for k in range(i - 1, max(-1, i - 1 - BACK), -1):  # the whole is of more than a month
                if (value := self.found[k]) and not MONTH.fullmatch(value) and not self.compared.tell(k):
                    return value
        if (whole := self.frames.whole(i, self.found)) is not None:
            return whole
        if (planned := self._of_plan(i)) is not None:
            return planned
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            gap = self.reading.sentences.between(self.spans[k].start, self.spans[i].start)
            if gap > 2:
                break
            if (
                self.compared.tell(k)
                or k in self.timeless
                or self._is_past_of(k)
                or (self._is_to_date(k) and gap)
                or (self.found[k] is None and gap == 0)
            ):
                continue
            if self.found[k] is None or not self.carries(k, i):
                break
            if gap == 0 and self.is_told_aside(k, i):
                return None
            if gap == 0:
                return (
                    None
                    if self.places.apart(self.spans[k].end, self.spans[i].start) and self.places.is_ahead(k)
                    else self.found[k]
                )
            if self._goes_on(k, i):
                between = self._between(k, i)
                return self.calendar.value(between) if between is not None else self.found[k]
            break
        return self._of_sentence_before(i) or self.frames.session(i) or self._of_same_thing(i) or self._of_report(i)

    def _of_plan(self, i: int) -> str | None:
        """Give what is planned the period of the plan, whatever was told of the past meanwhile."""
        if self.quantities[i].kind in ("measure", "rank") or (
            self.quantities[i].kind == "count" and not self.changes[i]
        ):
            return None
        beside = self.reading.together(i - 1, i) and not self.compared.tell(i - 1)
        if not self._is_planned(i) or (beside and self.found[i - 1]):
            return None
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if self.compared.tell(k) or not self._is_planned(k):
                continue
            since = months_since(self.found[k], self.doc._.published)
            if since is not None and since < 0:
                alike = self.quantities[k].unit == self.quantities[i].unit or bool(self.changes[i])
                return self.found[k] if alike or is_of_one_thing(self.metrics[k], self.metrics[i]) else None
        return None

    def _is_planned(self, i: int) -> bool:
        """Tell what is to come, also by its name: the proposed allocation."""
        words = (self.metrics[i] or "").lower().split()
        return is_planned(self.spans[i].root) or not (listed("ahead") | listed("plans")).isdisjoint(words)

    def _is_past_of(self, k: int) -> bool:
        """Tell what was only told of a time before: a day earlier it had stood at 5; the previous high was 9 in May."""
        if RECORD.search(self.doc[self.reading.sentence(k)[0] : self.spans[k].start].text):
            return True
        around = self.calendar.around(self.spans[k].start)
        dates = [span for span in around if self.calendar.value(span) == self.found[k]]
        return bool(dates) and all(PAST.search(span.text) for span in dates)

    def _is_to_date(self, k: int) -> bool:
        """Tell what is only added up: sales have seen a rise of $9 million so far this fiscal year."""
        if self.reading.together(k - 1, k):
            behind = self.doc[self.spans[k].end : self.spans[k].end + TO_DATE].text.lower()
            return "so far this" in behind or "year-to-date" in behind
        return False

    def is_told_aside(self, k: int, i: int) -> bool:
        """Tell a period that only a clause about something else has: rents, which were 9 in 2023, have fallen to 5."""
        around = self.calendar.around(self.spans[k].start)
        dates = [span for span in around if self.calendar.value(span) == self.found[k]]
        return bool(dates) and all(self.places.elsewhere(self.spans[i], span) for span in dates)

    def carries(self, k: int, i: int) -> bool:
        """Tell whether the period of a figure can be that of the report: not long ago, not to come."""
        since = months_since(self.found[k], self.doc._.published)
        if since is None or self.reading.together(k, i):
            return True
        if since < 0 and any(token.lower_ == "had" for token in self.doc[slice(*self.reading.sentence(i))]):
            return False
        if since < -LONG_AGO or (since < 0 and self.places.is_ahead(k)):
            return self.places.is_ahead(i)
        if head_of(self.metrics[i]) in (*TALLIES, *listed("empty nouns")):
            return True  # exports of $994 million in FY2019. The wider count was $1.09 billion.
        return since <= LONG_AGO or is_of_one_thing(self.metrics[k], self.metrics[i])

    def _between(self, k: int, i: int) -> Span | None:
        """Give the one date of the sentences between two figures, where they speak of what the second measures."""
        start, stop = self.reading.sentence(k)[1], self.reading.sentence(i)[0]
        dates = [span for span in self.calendar.before(stop) if start <= span.start and self._is_of_all(span)]
        dates = self._without_base(dates)
        if not dates or len({self.calendar.value(span) for span in dates}) > 1:
            return None
        begin, end = self.reading.sentences.of(dates[0].start)
        opens = dates[0].start - begin < OPENS or end - begin <= SHORT
        same = content(head_of(self.metrics[i])) & self._content(begin, end)
        return dates[0] if (opens or same) and not self._is_of_noun(dates[0], i) else None

    def _is_of_all(self, span: Span) -> bool:
        return self.places.holds(span) and not self.places.is_told_aside(span)

    def _without_base(self, dates: list[Span]) -> list[Span]:
        """Leave out the year that another is held against: comparing May 2025 with May 2024."""
        values = {self.calendar.value(span) for span in dates}
        bases = {earlier(value, "year") for value in values}
        return [span for span in dates if self.calendar.value(span) not in bases]

    def _is_of_noun(self, span: Span, i: int) -> bool:
        """Tell the date of something else: last year's decision."""
        if span.end >= len(self.doc) or self.doc[span.end].tag_ != "POS":
            return False
        return not content(self.doc[span.end + 1 : span.end + 4].text) & content(self.metrics[i])

    def _content(self, begin: int, end: int) -> set[str]:
        if begin not in self.contents:
            self.contents[begin] = content(self.doc[begin:end].text)
        return self.contents[begin]

    def _of_same_thing(self, i: int) -> str | None:
        """Give the period last named for the same thing, some sentences back: the collection, the index."""
        if self.places.is_ahead(i) or self.quantities[i].kind in ("rank", "count"):
            return None
        words = content(self.metrics[i])
        begin = self.places.begin(self.spans[i])
        leading = content(self.doc[begin : min(self.spans[i].start, begin + NAMES)].text)  # the revenue breakdown shows
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if (
                self.compared.tell(k)
                or k in self.rolling
                or not self.found[k]
                or not self.carries(k, i)
                or (self.quantities[k].kind != self.quantities[i].kind and not self.changes[i])
            ):
                continue
            named = self.quantities[k].unit == self.quantities[i].unit and content(head_of(self.metrics[k])) & leading
            if named or words & content(self.metrics[k]):
                if self.is_data() and self._is_planned(k) and not self._is_planned(i):
                    continue  # the target for tea was 5 tonnes; the output of tea came to 4
                return None if self.places.is_ahead(k) else self.found[k]
        return None

    def _of_report(self, i: int) -> str | None:
        """Give the latest period a report of statistics opened with, to a figure said to have moved."""
        partner = self.reading.together(i, i + 1) and self.compared.tell(i + 1)
        moved = self.changes[i] or partner or UNCHANGED.match(self.doc[self.spans[i].end :][:4].text)
        if not moved or not self.is_data() or self.places.is_ahead(i):
            return None
        begin = self.places.begin(self.spans[i])
        if not any(token.tag_ == "VBD" for token in self.doc[begin : self.spans[i].start]):
            return None
        for k in range(i):
            value = self.found[k]
            if value and not self.compared.tell(k) and not DAY.fullmatch(value):
                since = months_since(value, self.doc._.published)
                return value if since is not None and 0 <= since <= RECENT and not self.places.is_ahead(k) else None
        return None

    def is_data(self) -> bool:
        """Tell a report of statistics."""
        if self.data is None:
            moved = sum(bool(self.changes[k]) or self.compared.tell(k) for k in range(len(self.spans)))
            self.data = moved > STATED * len(self.spans)
        return self.data

    def _goes_on(self, k: int, i: int) -> bool:
        """Tell whether a sentence reports on from the one before: the same unit or thing, and nothing to come."""
        left, right = self.quantities[k], self.quantities[i]
        since = months_since(self.found[k], self.doc._.published)
        if since is not None and since < 0 and self.places.tells_ahead(*self.reading.sentence(i)):
            moves = self.changes[i] and self.changes[k]
            return left.unit == right.unit and bool(left.kind == "currency" or moves)  # it plans to raise 5, to lend 3
        if self.places.is_ahead(i) or self.places.is_ahead(k) or right.kind == "rank":
            return False
        if WEEK.fullmatch(self.found[k] or "") and self.is_data():
            return True  # a weekly report is on its week
        if left.unit == right.unit and left.kind not in ("count", "percent"):
            return True
        moving = self.changes[i] or (self.changes[k] and right.kind not in ("count", "percent"))
        if moving and not (self.changes[i] and is_general(self.spans[i].root)):
            return True
        return is_of_one_thing(self.metrics[k], self.metrics[i])

    def _of_sentence_before(self, i: int) -> str | None:
        """Give the date of the sentence before where it speaks of the thing measured: Copper fell on Friday."""
        begin = self.places.begin(self.spans[i])
        if begin == 0 or self.places.is_ahead(i) or self.quantities[i].kind in ("rank", "count"):
            return None
        begin, end = self.reading.sentences.of(begin - 1)
        if self.places.tells_ahead(begin, end):
            return None
        dates = [span for span in self.calendar.before(end) if span.start >= begin and self._is_of_all(span)]
        dates = self._without_base(dates)
        if not dates:
            return None
        opens = end - begin <= SHORT or (self.changes[i] and dates[-1].start - begin < OPENS)
        if opens and not any(at in self.figure_at for at in range(begin, end)):
            return self.calendar.value(dates[-1])  # Take FY2018. Exports were $5 million.
        if self._is_of_noun(dates[0], i) or not content(head_of(self.metrics[i])) & self._content(begin, end):
            return None
        return self.calendar.value(dates[0])
