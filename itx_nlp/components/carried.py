"""Carry a period over from the figures and dates before, where the text goes on about the same thing."""

from spacy.tokens import Span

from itx_nlp.components.calendar import DAY, MONTH, Calendar, earlier
from itx_nlp.components.compared import Compared
from itx_nlp.components.grain import Grain, content
from itx_nlp.components.placing import Placing
from itx_nlp.components.reading import Reading
from itx_nlp.text.wordlists import listed

LATEST = "9999"
BACK = 12  # figures to look back for the same thing
SIDES = 3  # figures to look back for the two sides of a change
SHORT = 8  # tokens of a sentence that only names a time


class Carried:
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
        self.reading = reading
        self.doc = reading.doc
        self.quantities = reading.quantities
        self.spans = reading.spans
        self.calendar = calendar
        self.compared = compared
        self.places = placing
        self.grain = grain
        self.figure_at = compared.figure_at
        self.changes = changes
        self.metrics = metrics
        self.found = found
        self.contents: dict[int, set[str]] = {}

    def period(self, i: int) -> str | None:
        """Give the period of the figures before where the text goes on about the same; a day only to prices."""
        begin, end = self.reading.sentence(i)
        if any(token.lower_ in listed("present") for token in self.doc[begin:end]):
            return self.session(i)  # fees were 5 in 2019; now they are 9
        value = self._current(i, self._period(i))
        return None if value and DAY.fullmatch(value) and not self.grain.is_daily(i) else value

    def _current(self, i: int, value: str | None) -> str | None:
        """Give a change the later of two periods that were set side by side: 9 this year, 8 last; the rise is 1."""
        for k in range(i - 1, max(-1, i - 1 - SIDES), -1) if self.changes[i] and value else ():
            if (later := self.found[k]) and earlier(later, "year") == value:
                return later
        return value

    def _period(self, i: int) -> str | None:
        """Give the period of the figures before where the text goes on about the same."""
        if self.doc[self.spans[i].end : self.spans[i].end + 3].text.lower() in ("of the total", "of the whole"):
            for k in range(i - 1, max(-1, i - 1 - BACK), -1):  # the whole is of more than a month
                if (value := self.found[k]) and not MONTH.fullmatch(value) and not self.compared.tell(k):
                    return value
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            gap = self.reading.sentences.between(self.spans[k].start, self.spans[i].start)
            if gap > 2:
                break
            if self.compared.tell(k) or (self.found[k] is None and gap == 0):
                continue
            if self.found[k] is None:
                break
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
        return self._of_sentence_before(i) or self.session(i) or self._of_same_thing(i)

    def _between(self, k: int, i: int) -> Span | None:
        """Give the last date of the sentences between two figures."""
        start, stop = self.reading.sentence(k)[1], self.reading.sentence(i)[0]
        for span in self.calendar.before(stop):
            if start <= span.start and span.end <= stop and self.places.holds(span):
                return span
        return None

    def session(self, i: int) -> str | None:
        """Give the day last named for a price, an index or a turnover: markets are reported by the day."""
        if not self.grain.is_daily(i) or self.places.is_ahead(i):
            return None
        published = self.doc._.published
        today = published.isoformat() if published else LATEST
        for span in self.calendar.before(self.spans[i].start):
            value = self.calendar.value(span)
            if DAY.fullmatch(value) and value <= today and not self.places.is_against(span):
                return value
        return None

    def _of_same_thing(self, i: int) -> str | None:
        """Give the period last named for the same thing, some sentences back: the collection, the index."""
        if self.places.is_ahead(i) or self.quantities[i].kind in ("rank", "count"):
            return None
        words = content(self.metrics[i])
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if (
                self.compared.tell(k)
                or not self.found[k]
                or (self.quantities[k].kind != self.quantities[i].kind and not self.changes[i])
            ):
                continue
            if words & content(self.metrics[k]) or self.quantities[k].unit == self.quantities[i].unit == "point":
                return None if self.places.is_ahead(k) else self.found[k]
        return None

    def _goes_on(self, k: int, i: int) -> bool:
        """Tell whether a sentence reports on from the one before: the same unit or thing, and nothing to come."""
        left, right = self.quantities[k], self.quantities[i]
        if self.places.is_ahead(i) or self.places.is_ahead(k) or right.kind == "rank":
            return False
        if left.unit == right.unit and left.kind not in ("count", "percent"):
            return True
        if self.changes[i] or (self.changes[k] and right.kind != "count"):
            return True
        return _is_of_one_thing(self.metrics[k], self.metrics[i])

    def _of_sentence_before(self, i: int) -> str | None:
        """Give the date of the sentence before where it speaks of the thing measured: Copper fell on Friday."""
        begin = self.places.begin(self.spans[i])
        if begin == 0 or self.places.is_ahead(i) or self.quantities[i].kind in ("rank", "count"):
            return None
        begin, end = self.reading.sentences.of(begin - 1)
        dates = [span for span in self.calendar.before(end) if span.start >= begin and self.places.holds(span)]
        if not dates:
            return None
        if end - begin <= SHORT and not any(at in self.figure_at for at in range(begin, end)):
            return self.calendar.value(dates[0])  # Take FY2018. Exports were $5 million.
        if begin not in self.contents:
            self.contents[begin] = content(self.doc[begin:end].text)
        if not content(_head(self.metrics[i])) & self.contents[begin]:
            return None
        return self.calendar.value(dates[0])


def _is_of_one_thing(one: str | None, other: str | None) -> bool:
    """Tell whether two metrics share a word that is the head of one: tea exports, exports to Peru; not a tea levy."""
    heads = content(_head(one)) | content(_head(other))
    return bool(content(one) & content(other) & heads)


def _head(metric: str | None) -> str:
    words = (metric or "").lower().split()
    links = [k for k, word in enumerate(words) if k and word in listed("links")]
    return words[(links[0] if links else len(words)) - 1] if words else ""
