"""Give figures that are told together the times that are told together: from 3 to 5 between 2019 and 2024."""

from itertools import count, pairwise, takewhile
from typing import TypeVar

from spacy.tokens import Span

from itx_nlp.components.calendar import Calendar
from itx_nlp.components.reading import Reader, Reading

JOINTS = {",", "and", "or", "&"}
Each = TypeVar("Each")
ENDS = {"between": ("and",), "from": ("to", "through", "till", "until")}


class Paired(Reader):
    """Pair the levels that something moved between with the ends of its time, lists of figures with lists of dates."""

    def __init__(self, reading: Reading, calendar: Calendar) -> None:
        super().__init__(reading)
        self.calendar = calendar
        self.told: dict[int, str | None] = {}
        self.done: set[int] = set()

    def __contains__(self, i: int) -> bool:
        """Say whether the time of a figure is told in this way; figures are asked for in order."""
        begin = self.reading.sentence(i)[0]
        if begin not in self.done:
            self.done.add(begin)
            if dates := self.calendar.around(self.spans[i].start):
                self._read(list(takewhile(lambda k: self.reading.together(i, k), count(i))), dates)
        return i in self.told

    def _read(self, figures: list[int], dates: list[Span]) -> None:
        if ends := self._ends(dates):
            for one, other in pairwise(figures):
                if self._are_levels(one, other):
                    self.told[one], self.told[other] = ends
        times = self._runs(dates, [(span.start, span.end) for span in dates])
        for run in self._runs(figures, [(self.leads[k], self.spans[k].end) for k in figures]):
            fits = [each for each in times if len(each) == len(run)]
            if len(fits) == 1 and len({self.quantities[k].unit for k in run}) == 1:
                self.told |= {k: self.calendar.value(span) for k, span in zip(run, fits[0], strict=True)}

    def _are_levels(self, one: int, other: int) -> bool:
        """Tell two levels: rose |from 5 to 7|."""
        led = self.leads[one] and self.doc[self.leads[one] - 1].lower_ == "from"
        between = self.doc[self.spans[one].end : self.leads[other]].text.lower()
        return bool(led) and between == "to" and self.quantities[one].kind == self.quantities[other].kind

    def _ends(self, dates: list[Span]) -> tuple[str | None, str | None] | None:
        """Give the ends of a time: between 2019 and 2024, from May to July; of the ten years to 2024 the last alone."""
        for at, span in enumerate(dates):
            opened = ENDS.get(self.doc[span.start - 1].lower_) if span.start else None
            first, _, last = self.calendar.value(span).partition("/")
            if opened and last:
                return first, last
            behind = dates[at + 1] if at + 1 < len(dates) else None
            if opened and behind is not None and self.doc[span.end : behind.start].text.lower() in opened:
                return first, self.calendar.value(behind)
            if span.start > 1 and self.doc[span.start - 2 : span.start].text.lower() == "years to":
                return None, first
        return None

    def _runs(self, things: list[Each], places: list[tuple[int, int]]) -> list[list[Each]]:
        """Give the lists in which one thing follows another behind a comma or an and: 2022, 2023 and 2024."""
        found: list[list[Each]] = []
        for at, thing in enumerate(things):
            words = {token.lower_ for token in self.doc[places[at - 1][1] : places[at][0]]} if at else set()
            if words and words <= JOINTS:
                found[-1].append(thing)
            else:
                found.append([thing])
        return [run for run in found if len(run) > 1]
