"""Say for when a figure holds: the date beside it, in its clause, in its sentence, or of the sentence before."""

import re

from spacy.tokens import Span

from itx_nlp.components.calendar import Calendar, earlier, step_of
from itx_nlp.components.compared import AGAINST, COMPARED, Compared
from itx_nlp.components.reading import Reading
from itx_nlp.text.wordlists import listed

SAME = re.compile(r"\b(?:same|corresponding|comparable|similar)\b", re.I)
RELATIVE = re.compile(
    r"\b(?:last|previous|preceding|prior|past) (?:fiscal |financial )?(?:year|month|quarter|week|session|day)\b"
    r"|\b(?:year|month|quarter|week|day|session) (?:earlier|ago|before)\b",
    re.I,
)
RANGE = re.compile(r"\b(?:to|through|till|until)\b|[-–]", re.I)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
PART = re.compile(r"(-[QH])\d$")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
GOALS = {"target", "goal", "forecast", "estimate", "projection", "estimates", "targets", "goals"}
BREAKS = AGAINST | COMPARED | {"while", "and", ";", "—", "but"}
BACK = 12  # figures to look back for the same thing
SHORT = 8  # tokens of a sentence that only names a time
FAR = 80  # tokens: beyond them another clause
NEAR = 6  # tokens between a figure and the date beside it


class Periods:
    """Find the period of every figure of a document, as a TIMEX3 value."""

    def __init__(self, reading: Reading, changes: list[str | None], metrics: list[str | None]) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.quantities = reading.quantities
        self.spans = reading.spans
        self.leads = reading.leads
        self.changes = changes
        self.metrics = metrics
        self.calendar = Calendar(reading)
        self.compared = Compared(reading, changes)
        self.figure_at = self.compared.figure_at
        self.ahead: dict[int, bool] = {}
        self.contents: dict[int, set[str]] = {}
        self.found: list[str | None] = []

    def all(self) -> list[str | None]:
        """Name the period of every quantity, None where the text gives none."""
        for i in range(len(self.quantities)):
            self.found.append(self._against(i) if self.compared.tell(i) else self._period(i))
        return self.found

    def _begin(self, span: Span) -> int:
        return self.calendar.begin(span)

    def _period(self, i: int) -> str | None:
        own = self._all_told(i) or self._bracketed(i) or self._ordinal(i)
        if own is not None:
            return own
        beside = self._beside(i)
        if beside is not None:
            return self.calendar.value(beside)
        dates = self._of_sentence(i)
        for span in dates:  # the Rs5 billion plan for FY2026
            if span.start >= self.spans[i].end and self.doc[span.start - 1].lower_ == "for" and not self._owned(span):
                return self.calendar.value(span)
        before = [span for span in dates if span.end <= self.spans[i].start]
        near = [span for span in before if not self._apart(span.end, self.spans[i].start) or not self._owned(span)]
        if near or before:
            return self.calendar.value(near[-1] if near else before[-1])
        for span in dates:
            if span.start < self.spans[i].end or self.doc[span.start - 1].lower_ in ("since", "after", "before"):
                continue
            if span is not dates[-1] and self._is_aside(self.spans[i].end, span):
                continue
            if not (self._owned(span) and self._apart(self.spans[i].end, span.start) and self._ahead(i)):
                return self.calendar.value(span)
        return self._inherited(i)

    def _bracketed(self, i: int) -> str | None:
        """Give the date that a figure is put behind: December 2023 ($5 million); December 2023, when sales were 5."""
        at = self.leads[i]
        for span in self.calendar.before(at):
            if self._begin(span) != self._begin(self.spans[i]):
                break
            if span.end == at - 1 and self.doc[span.end].text == "(":
                return self.calendar.value(span)
            if self.doc[span.end : span.end + 2].text.lower() == ", when":
                apart = any(token.text == "," for token in self.doc[span.end + 2 : at])
                return None if apart else self.calendar.value(span)
        return None

    def _all_told(self, i: int) -> str | None:
        """Give the months of a sum: $4 million in July, $5 million in August, $9 million in all."""
        stop = self.spans[i].end
        if self.doc[stop : stop + 2].text.lower() not in ("in all", "in total") and (
            self.doc[stop : stop + 1].text.lower() not in ("altogether", "together")
        ):
            return None
        begin = self._begin(self.spans[i])
        parts = [
            value
            for k in range(max(0, i - BACK), i)
            if self._begin(self.spans[k]) == begin and (value := self.found[k]) and MONTH.fullmatch(value)
        ]
        return f"{min(parts)}/{max(parts)}" if len(set(parts)) > 1 else None

    def _ordinal(self, i: int) -> str | None:
        """Give the quarter or half of a bare ordinal: $4 million in the first quarter and $5 million in the second."""
        stop = self.spans[i].end
        words = [token.lower_ for token in self.doc[stop : stop + 3]]
        before = self.found[i - 1] if self.reading.together(i - 1, i) else None
        if len(words) < 3 or words[:2] != ["in", "the"] or not before or words[2] not in ORDINALS:
            return None
        bare = stop + 3 == len(self.doc) or self.doc[stop + 3].is_punct or self.doc[stop + 3].lower_ == "and"
        return PART.sub(rf"\g<1>{ORDINALS[words[2]]}", before) if bare and PART.search(before) else None

    def _owned(self, span: Span) -> bool:
        """Tell whether a date stands right behind a figure."""
        floor = max(self._begin(span), span.start - NEAR)
        return any(at in self.figure_at for at in range(floor, span.start))

    def _is_aside(self, stop: int, span: Span) -> bool:
        """Tell a date inside a relative clause set off by commas behind a figure: a total, which was told in May, …"""
        words = self.doc[stop : span.start]
        return words[:2].text.lower() == ", which" and self.doc[span.end : span.end + 1].text == ","

    def _apart(self, start: int, stop: int) -> bool:
        """Tell whether a new clause begins between two tokens."""
        if stop - start > FAR:
            return True
        tokens = self.doc[start:stop]
        if any(token.text == ";" or token.lower_ in ("but", "while", "whereas", "although") for token in tokens):
            return True
        joined = any(token.lower_ == "and" for token in tokens)
        return joined and any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens)

    def _beside(self, i: int) -> Span | None:
        """Give the date right behind a figure: $42 million in June 2019."""
        stop = self.spans[i].end
        limit = self.spans[i + 1].start if i + 1 < len(self.spans) else len(self.doc)
        span = self.calendar.behind(stop)
        if (
            span is None
            or span.start - stop > NEAR
            or span.start >= limit
            or self._begin(span) != self._begin(self.spans[i])
        ):
            return None
        between = self.doc[stop : span.start]
        if RANGE.search(span.text) and len(between) and between[-1].lower_ == "from":
            between = between[:-1]  # from July to April
        if any(token.lower_ in BREAKS or token.tag_ in ("VBD", "VBZ", "MD") for token in between):
            return None
        if ("," in between.text and len(between) > 3) or self._is_reporting(span):
            return None
        return span

    def _of_sentence(self, i: int) -> list[Span]:
        """List the dates of a figure's sentence that are neither another figure's nor the day it was said."""
        return [span for span in self.calendar.around(self.spans[i].start) if self._holds(span)]

    def _holds(self, span: Span) -> bool:
        """Tell whether a date says for when something holds: not when it was said, nor what it is compared with."""
        return not self._is_reporting(span) and not self._is_against(span)

    def _is_reporting(self, span: Span) -> bool:
        first = span[0]
        for token in self.doc[max(self._begin(span), first.i - 4) : first.i]:
            if (
                token.lower_ in listed("reporting")
                and first.i - token.i <= 3
                and (token.lower_ != "reported" or self.doc[first.i - 1].lower_ == "on")
            ):
                return True
        return False

    def _is_against(self, span: Span) -> bool:
        """Tell a date that something is compared with: than last year, from the same month, up 9% on last year."""
        at = span.start - 1
        if (at >= 0 and self.doc[at].lower_ == "on" and RELATIVE.search(span.text)) or self.doc[at].lower_ == "since":
            return True
        for back in range(at, max(self._begin(span) - 1, at - 6), -1):
            token = self.doc[back]
            if at - back < 4 and (token.lower_ in AGAINST or token.lower_ in COMPARED):
                opens = token.lower_ == "from" and RANGE.search(span.text)
                grown = back > 0 and self.doc[back - 1].lower_ in ("growth", "increase", "rise", "gain")
                return not opens and (grown or not (token.lower_ == "over" and back == at))
            if back in self.figure_at:
                return self.compared.tell(self.figure_at[back])
            if token.tag_[0] == "V":
                return False
        return False

    # ------------------------------------------------------------------------------------------- compared figures

    def _against(self, i: int) -> str | None:
        """Give the period of a figure compared with: its own date, or that of its partner a year before."""
        beside = self._within(i) or self._beside(i)
        base = self._base(i)
        if beside is not None:
            if RELATIVE.search(beside.text) and not SAME.search(beside.text) and base:
                return earlier(base, step_of(beside.text)) or self.calendar.value(beside)
            return self.calendar.value(beside)
        if any(token.lower_ in GOALS for token in self.doc[max(0, self.leads[i] - 4) : self.leads[i]]):
            return base  # a level is held against the target of its own time
        return earlier(base, "year") if base else None

    def _within(self, i: int) -> Span | None:
        """Give the date between the comparing word and the figure: from Friday's close of 64."""
        at = self.leads[i]
        for span in self.calendar.before(at):
            if at - NEAR < span.start and self._begin(span) == self._begin(self.spans[i]):
                between = self.doc[span.end : at]
                before = self.doc[max(self._begin(span), span.start - 3) : span.start]
                if any(token.lower_ in AGAINST for token in before) and not any(token.text == "," for token in between):
                    return span
        return None

    def _base(self, i: int) -> str | None:
        """Give the period of the figure that this one is compared with."""
        begin = self._begin(self.spans[i])
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if self._begin(self.spans[k]) != begin:
                break
            if not self.compared.tell(k) and self.found[k]:
                return self.found[k]
        if i + 1 < len(self.spans) and self._begin(self.spans[i + 1]) == begin:
            span = self._beside(i + 1)
            if span is not None:
                return self.calendar.value(span)
        dates = self._of_sentence(i)
        if dates:
            return self.calendar.value(dates[0])
        return self._inherited(i)

    # ------------------------------------------------------------------------------------------- the sentence before

    def _inherited(self, i: int) -> str | None:
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
                return None if self._apart(self.spans[k].end, self.spans[i].start) and self._ahead(k) else self.found[k]
            if self._goes_on(k, i):
                between = self._between(k, i)
                return self.calendar.value(between) if between is not None else self.found[k]
            break
        return self._of_sentence_before(i) or self._of_session(i) or self._of_same_thing(i)

    def _between(self, k: int, i: int) -> Span | None:
        """Give the last date of the sentences between two figures."""
        start, stop = self.reading.sentence(k)[1], self.reading.sentence(i)[0]
        for span in self.calendar.before(stop):
            if start <= span.start and span.end <= stop and self._holds(span):
                return span
        return None

    def _of_session(self, i: int) -> str | None:
        """Give the day last named for a price, an index or a turnover: markets are reported by the day."""
        words = _content(self.metrics[i]) | {self.quantities[i].unit or ""}
        words.update(token.lower_ for token in self.doc[self.spans[i].end : self.spans[i].end + 3])  # Rs5 per share
        if not words & listed("markets") or self.quantities[i].kind == "rank" or self._ahead(i):
            return None
        for span in self.calendar.before(self.spans[i].start):
            if DAY.fullmatch(self.calendar.value(span)) and not self._is_against(span):
                return self.calendar.value(span)
        return None

    def _of_same_thing(self, i: int) -> str | None:
        """Give the period last named for the same thing, some sentences back: the collection, the index."""
        if self._ahead(i) or self.quantities[i].kind in ("rank", "count"):
            return None
        words = _content(self.metrics[i])
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if (
                self.compared.tell(k)
                or not self.found[k]
                or (self.quantities[k].kind != self.quantities[i].kind and not self.changes[i])
            ):
                continue
            if words & _content(self.metrics[k]) or self.quantities[k].unit == self.quantities[i].unit == "point":
                return None if self._ahead(k) else self.found[k]
        return None

    def _goes_on(self, k: int, i: int) -> bool:
        """Tell whether a sentence reports on from the one before: the same unit or thing, and nothing to come."""
        left, right = self.quantities[k], self.quantities[i]
        if self._ahead(i) or self._ahead(k) or right.kind == "rank":
            return False
        if left.unit == right.unit and left.kind != "count":
            return True
        if self.changes[i] or self.changes[k]:
            return True
        return bool(_content(self.metrics[k]) & _content(self.metrics[i]))

    def _ahead(self, i: int) -> bool:
        """Tell whether a figure's sentence speaks of what is to come."""
        begin, end = self.reading.sentence(i)
        if begin not in self.ahead:
            self.ahead[begin] = any(
                token.tag_ == "MD" or token.lower_ in listed("ahead") for token in self.doc[begin:end]
            )
        return self.ahead[begin] or any(self._is_deadline(span) for span in self.calendar.around(self.spans[i].start))

    def _is_deadline(self, span: Span) -> bool:
        return self.doc[span.start - 1].lower_ == "by" and not DAY.fullmatch(self.calendar.value(span))

    def _of_sentence_before(self, i: int) -> str | None:
        """Give the date of the sentence before where it speaks of the thing measured: Copper fell on Friday."""
        begin = self._begin(self.spans[i])
        if begin == 0 or self._ahead(i) or self.quantities[i].kind in ("rank", "count"):
            return None
        begin, end = self.reading.sentences.of(begin - 1)
        dates = [span for span in self.calendar.before(end) if span.start >= begin and self._holds(span)]
        if not dates:
            return None
        if end - begin <= SHORT and not any(at in self.figure_at for at in range(begin, end)):
            return self.calendar.value(dates[0])  # Take FY2018. Exports were $5 million.
        if begin not in self.contents:
            self.contents[begin] = _content(self.doc[begin:end].text)
        if not _content(self.metrics[i]) & self.contents[begin]:
            return None
        return self.calendar.value(dates[0])


def _content(text: str | None) -> set[str]:
    return {word.strip(".,").rstrip("s") for word in (text or "").lower().split() if len(word) > 3}
