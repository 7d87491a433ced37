"""Say for when a figure holds that another is compared with: its own date, or the time of the other a year before."""

from collections.abc import Callable

from spacy.tokens import Span

from itx_nlp.components.budgets import Budget
from itx_nlp.components.calendar import DAY, earlier, months_since, step_of
from itx_nlp.components.carried import BACK, Carried
from itx_nlp.components.compared import AGAINST, COMPARED
from itx_nlp.components.grain import Grain
from itx_nlp.components.owners import Owners
from itx_nlp.components.placing import NEAR, RELATIVE, SAME, Placing
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

FORESEEN = {"anticipated", "envisaged", "estimated", "expected", "projected"}  # as against the projected 5%
FRAME = 7  # tokens before a figure that name what it is held against


class Bases(Reader):
    """Find the periods of figures that others are compared with; beside gives the date right behind a figure."""

    def __init__(
        self,
        reading: Reading,
        places: Placing,
        owners: Owners,
        grain: Grain,
        carried: Carried,
        budget: Budget,
        beside: Callable[[int], Span | None],
    ) -> None:
        super().__init__(reading)
        self.places = places
        self.calendar = places.calendar
        self.compared = places.compared
        self.owners = owners
        self.grain = grain
        self.carried = carried
        self.found = carried.found
        self.budget = budget
        self.beside = beside

    def period(self, i: int) -> str | None:
        """Give the period of a figure compared with: its own date, or that of its partner a year before."""
        beside = self._within(i) or self.beside(i)
        base, at = self._base(i), self.leads[i]
        if beside is not None:
            if RELATIVE.search(beside.text) and not SAME.search(beside.text) and base:
                step = step_of(beside.text)
                if not DAY.fullmatch(base) or step == "year":
                    return earlier(base, step) or self.calendar.value(beside)
            return self.calendar.value(beside)
        if base and i and self._is_share(i) and self._is_share(i - 1):
            return base  # 14% of women, compared with 56% of men
        before = [token.lower_ for token in self.doc[max(self.places.begin(self.spans[i]), at - FRAME) : at]]
        held = next((k for k in range(len(before) - 1, -1, -1) if before[k] in AGAINST | COMPARED), 0)
        if "allocation" in before[:held]:
            before = before[held:]  # what was raised from 5 was 5 before
        if not listed("goals").isdisjoint(before) or not FORESEEN.isdisjoint(before[-1:]):
            return base  # a level is held against the target of its own time
        if not listed("highs").isdisjoint(before):
            return None  # down from a record high of 5%
        told = RELATIVE.search(self.doc[self.spans[i].end : self.spans[i].end + NEAR].text)
        if told and (moved := earlier(base, step_of(told.group()))):
            return moved  # as compared to 98 points during the past week
        if base and DAY.fullmatch(base):
            return earlier(base, "session") if self.grain.is_of_session(i) else None
        if self._is_of_event(i):
            return None
        return None if self._is_due(i, base) else earlier(base, "year") if base else None

    def _is_of_event(self, i: int) -> bool:
        """Tell what was so at an earlier event of no known date: down from 5% at the last auction."""
        behind = self.doc[self.spans[i].end : self.spans[i].end + 3]
        words = [token.lower_ for token in behind]
        told = words[:1] in (["at"], ["in"], ["during"]) and words[1:2] in (["the"], ["its"], ["their"])
        event = words[2:] in (["previous"], ["last"], ["preceding"], ["earlier"], ["initial"], ["prior"])
        return (
            told
            and event
            and not any(span.start <= behind[-1].i < span.end for span in self.calendar.around(behind[-1].i))
        )

    def _is_due(self, i: int, value: str | None) -> bool:
        """Tell the time by which a level is to be reached, not that of the first: from 5% to 2% by 2030."""
        ahead = (months_since(value, self.doc._.published) or 0) < 0
        return ahead and any(
            self.calendar.value(span) == value and self.doc[span.start - 1].lower_ in ("by", "through", "until", "till")
            for span in self.calendar.around(self.spans[i].start)
        )

    def _is_share(self, i: int) -> bool:
        stop = self.spans[i].end
        return self.quantities[i].kind == "percent" and stop < len(self.doc) and self.doc[stop].lower_ == "of"

    def _within(self, i: int) -> Span | None:
        """Give the date between the comparing word and the figure: from Friday's close of 64."""
        at = self.leads[i]
        for span in self.calendar.before(at):
            if at - FRAME < span.start and self.places.begin(span) == self.places.begin(self.spans[i]):
                between = self.doc[span.end : at]
                before = self.doc[max(self.places.begin(span), span.start - 3) : span.start]
                if any(token.lower_ in AGAINST | COMPARED for token in before) and not any(
                    token.text == "," for token in between
                ):
                    return span
        return None

    def _base(self, i: int) -> str | None:
        """Give the period of the figure that this one is compared with."""
        begin = self.places.begin(self.spans[i])
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if self.places.begin(self.spans[k]) != begin:
                break
            if not self.compared.tell(k) and self.found[k] and not self.carried.is_told_aside(k, i):
                return self.found[k]
        if i + 1 < len(self.spans) and self.places.begin(self.spans[i + 1]) == begin:
            span = self.beside(i + 1)
            if span is not None:
                return self.calendar.value(span)
            if self.doc[self.spans[i].end : self.leads[i + 1]].text == "to" and (year := self.budget.value(i + 1)):
                return year
        last = i + 1 == len(self.spans)
        dates = [span for span in self.places.of_sentence(i) if last or not self.owners.is_of_another(i + 1, span)]
        dates = [span for span in dates if not self.owners.has_own(i, span)]
        dates = [
            span for span in dates if not self.places.is_told_aside(span) or self.places.is_told_aside(self.spans[i])
        ]
        if dates:
            return self.calendar.value(dates[0])
        return self.carried.period(i)
