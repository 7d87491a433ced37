"""Say for when a figure holds: the date beside it, in its clause, in its sentence, or of the sentence before."""

import re

from spacy.tokens import Span

from itx_nlp.components.bases import Bases
from itx_nlp.components.budgets import Budget
from itx_nlp.components.calendar import DAY, Calendar, later, months_since, step_of
from itx_nlp.components.carried import Carried
from itx_nlp.components.compared import AGAINST, COMPARED, Compared
from itx_nlp.components.containers import Containers
from itx_nlp.components.grain import Grain, content
from itx_nlp.components.grammar import FINITE
from itx_nlp.components.outlook import is_planned, is_wished
from itx_nlp.components.owners import Owners
from itx_nlp.components.paired import Paired
from itx_nlp.components.placing import NEAR, ON_ONE, RANGE, Placing
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.standing import Standing
from itx_nlp.components.weighing import Judge
from itx_nlp.components.worded import Worded
from itx_nlp.text.wordlists import listed

FEW = 5  # figures of a text: below, it does not show what time it is told in
ANSWER = 20  # tokens from a question to the figure that answers it
DIGITS = 3  # of a sum that does not come back by chance
OWN_YEAR = re.compile(r"in (?:h(?:er|is)|its|our|my|their) (?:first|second|third|fourth) (?:year|month|season|and|but)")
BREAKS = {"while", "whereas", "and", ";", "—", "but", "after", "before", "following", "despite", "amid"}
PREVIOUS = re.compile(r"\b(?:previous|preceding|prior) (?:fiscal |financial )?year\b|\byear (?:before|earlier)\b", re.I)
EVENTS = {"after", "following", "despite", "before"}  # lead to what was before or behind it: 5% after a weak first half
BREAKS |= AGAINST | COMPARED


class Periods(Reader):
    """Find the period of every figure of a document, as a TIMEX3 value."""

    def __init__(self, reading: Reading, changes: list[str | None], metrics: list[str | None]) -> None:
        super().__init__(reading)
        self.changes = changes
        self.found: list[str | None] = []
        self.said: dict[tuple[float, str | None, str | None], int] = {}
        self.metrics = metrics
        self.budget = Budget(reading)
        self.calendar = Calendar(reading, self.budget.read)
        self.compared = Compared(reading, changes)
        self.paired = Paired(reading, self.calendar)
        self.standing = Standing(reading, changes)
        self.places = Placing(reading, self.calendar, self.compared)
        self.owners = Owners(reading, self.places, changes)
        self.grain = Grain(reading, self.calendar, changes, metrics)
        self.carried = Carried(
            reading, self.calendar, self.compared, self.places, self.grain, changes, metrics, self.found
        )
        frames, timeless = self.carried.frames, self.carried.timeless
        self.bases = Bases(reading, self.places, self.owners, self.grain, self.carried, self.budget, self._beside)
        self.worded = Worded(reading, self.calendar, self.places, frames, timeless, self.found)

    def all(self, judge: Judge | None = None) -> list[str | None]:
        """Name the period of every quantity, None where the text gives none.

        judge: weighs what the rules read where nothing settles it; None leaves it at that.
        """
        told: list[tuple[str | None, bool]] = []
        for i in range(len(self.quantities)):
            base = self.compared.tell(i)
            if i in self.paired:
                value, is_open = self.paired.told[i], False
            else:
                value, is_open = (self.bases.period(i), False) if base else self._period(i)
            self.found.append(self.grain.of_year(i, self.grain.of_month(i, value)))
            quantity = self.quantities[i]
            if self.found[i] and not base and quantity.kind in ("currency", "measure", "percent"):
                self.said[quantity.value, quantity.unit, self.changes[i]] = i
            told.append((self.found[i], is_open))
        if judge is not None and len(told) >= FEW:
            self.found[:] = judge(Containers(self.carried, self.budget, self.standing, told))
        return self._held()

    def _held(self) -> list[str | None]:
        """Give what is held at the end of a week its last day, also where the same sum is told again."""
        sums = [(q.value, q.unit, period) for q, period in zip(self.quantities, self.found, strict=True)]
        ends = {sums[i]: day for i, value in enumerate(self.found) if (day := self.grain.of_week(i, value)) != value}
        return [ends.get(each, each[2]) for each in sums]

    def _period(self, i: int) -> tuple[str | None, bool]:
        """Give the period of a figure, and whether that is open: its sentence names none."""
        if self.doc[self.spans[i].end : self.spans[i].end + 1].text.lower() == "overall":
            return None, False  # Rs2 million in FY2025 and Rs9 million overall
        if self.standing.is_until_then(i, self.calendar) or self.standing.is_since_begun(i):
            return None, False
        if self._is_of_own_year(i):
            return None, False
        if self.standing.is_timeless(i) or self.standing.is_length(i):
            self.carried.timeless.add(i)
            return None, False
        if (rolling := self.worded.rolling(i)) is not None:
            self.carried.timeless.add(i)
            self.carried.rolling.add(i)
            return self.worded.past_week(rolling), False
        own = self.worded.period(i)
        if own is not None:
            return own, False
        kept = self.standing.is_in_force(i) or is_wished(self.spans[i].root)
        budget = None if kept or self.carried.frames.is_of_span(i) else self.budget.value(i)
        beside = self._beside(i)
        if beside is not None and not self.grain.is_rhetorical(i, beside):
            value = self.calendar.value(beside)
            return budget if budget and self._is_told_on(i, value) else value, False
        span = self._in_sentence(i)
        if (
            span is None
            and not kept
            and self.grain.is_market()
            and not self._is_between(i)
            and not self.carried.frames.is_framed(i)
            and (session := self.carried.frames.session(i)) is not None
        ):
            return session, False  # in the report of a trading day, whatever the sentence before spoke of
        if span is not None:
            value = self.calendar.value(span)
            if budget and self._is_told_on(i, value):
                return budget, False
            return value if self.grain.fits(i, span) or self._shares(i, value) else None, False
        found = self._on_base(i) or budget or self._said_before(i) or self._above_base(i) or self._asked(i)
        if found or self.standing.is_in_force(i):
            return found, False
        if self.carried.frames.is_framed(i):
            return None, False
        if is_wished(self.spans[i].root):
            return self.carried.period(i), False
        return self.carried.period(i), True

    def _is_of_own_year(self, i: int) -> bool:
        """Tell a time that only its owner counts, where a later figure has the date: $3 in her first year."""
        behind = self.doc[self.spans[i].end : self.spans[i].end + 4].text.lower()
        if not OWN_YEAR.fullmatch(behind) or not self.reading.together(i, i + 1):
            return False
        begin, end = self.reading.sentence(i)[0], self.spans[i + 1].end
        return not any(begin <= span.start < end for span in self.calendar.around(self.spans[i].start))

    def _is_told_on(self, i: int, value: str) -> bool:
        """Tell the day a budget was unveiled from the year it is for: on Monday a Rs5 billion budget was passed."""
        return bool(DAY.fullmatch(value)) and self.budget.is_beside(i)

    def _is_on_base(self, i: int, span: Span) -> bool:
        """Tell the date right behind a change that it is measured from: up 9% on the previous year, 9% up on it."""
        end = self.spans[i].end
        end += self.doc[end : end + 1].text in ("up", "down")
        linked = bool(self.changes[i]) and span.start == end + 1 and self.doc[end].lower_ == "on"
        return linked and self.places.is_against(span)

    def _on_base(self, i: int) -> str | None:
        """Give what rose the year behind that of its base: up 9% on March of last year."""
        span = self.calendar.behind(self.spans[i].end)
        if span is None or not self._is_on_base(i, span) or step_of(span.text) != "year":
            return None
        if span.text.lower() in ON_ONE:
            return None
        return later(self.calendar.value(span))

    def _above_base(self, i: int) -> str | None:
        """Give what is planned the year behind that of its base: a proposed $7 billion against $5 billion this year."""
        base = i + 1
        if not self.reading.together(i, base) or not self.compared.tell(base):
            return None
        span = self._beside(base)
        value = self.calendar.value(span) if span is not None else None
        if span is not None and value and value.startswith("FY") and PREVIOUS.search(span.text):
            return later(value)  # the deficit was 5%, up from 4% the previous fiscal year
        if not is_planned(self.spans[i].root):
            return None
        since = months_since(value, self.doc._.published)
        return later(value) if since is not None and since <= 0 else None

    def _asked(self, i: int) -> str | None:
        """Give an answer without a verb the time that was asked for: What was it in 2024? // About $9 million."""
        begin, stop = self.reading.sentence(i)
        if any(token.tag_ in FINITE for token in self.doc[begin:stop]):
            return None
        at = self.spans[i].start - 1
        while at > 0 and self.spans[i].start - at < ANSWER and self.doc[at].text not in ("?", ".", "!"):
            at -= 1
        if self.doc[at].text != "?":
            return None
        values = {self.calendar.value(span) for span in self.calendar.around(at)}
        return values.pop() if len(values) == 1 else None

    def _is_between(self, i: int) -> bool:
        """Tell a figure behind one of the same unit that is for longer than a day: reserves in a market report."""
        if not i or self.quantities[i - 1].unit != self.quantities[i].unit:
            return False
        gap = self.reading.sentences.between(self.spans[i - 1].start, self.spans[i].start)
        return gap < 2 and bool(self.found[i - 1]) and not DAY.fullmatch(self.found[i - 1] or "")

    def _shares(self, i: int, value: str) -> bool:
        """Tell whether a figure of the same unit before in the clause has the day: raised 7, exceeding the 5 sought."""
        before = i > 0 and self.reading.together(i - 1, i) and self.quantities[i - 1].unit == self.quantities[i].unit
        return before and self.found[i - 1] == value and not self.places.apart(self.spans[i - 1].end, self.leads[i])

    def _said_before(self, i: int) -> str | None:
        """Give the period of the same sum said before of the same thing, or in so many digits: the $83.4 million."""
        one = self.quantities[i]
        k = self.said.get((one.value, one.unit, self.changes[i]))
        if k is None or self.compared.tell(i) or self.carried.is_present(i) or self.places.is_ahead(i):
            return None
        exact = len(f"{one.value:g}".partition("e")[0].replace(".", "").strip("0")) >= DIGITS
        same = exact or content(self.metrics[i]) & content(self.metrics[k])
        return self.found[k] if same and self.carried.carries(k, i) else None

    def _in_sentence(self, i: int) -> Span | None:
        """Give the date of a figure's sentence that says when: before it in its clause, else the first behind it."""
        at = self.leads[i]
        dates = [span for span in self.places.of_sentence(i) if not self.places.elsewhere(self.spans[i], span)]
        dates = [span for span in dates if not self._is_label(span) or span.end < at < span.end + 3]
        for span in dates:  # the Rs5 billion plan for FY2026
            if (
                span.start >= self.spans[i].end
                and self.doc[span.start - 1].lower_ == "for"
                and not self.places.owned(span)
                and not self.places.apart(self.spans[i].end, span.start)
                and not self.owners.has_own(i, span)
            ):
                return span
        before = [span for span in dates if span.end <= self.spans[i].start]
        begin, stop = self.spans[i].start, self.spans[i].end
        near = [span for span in before if not (self.places.apart(span.end, begin) and self.places.owned(span))]
        behind = [span for span in dates if span.start >= stop and not self.places.apart(stop, span.start)]
        behind = [span for span in behind if self.doc[stop].lower_ not in EVENTS and not self.owners.has_own(i, span)]
        own = [span for span in behind if self.places.is_of_verb(i, span)]
        if before and own and not self.places.is_of_verb(i, before[-1]) and self.places.owner(own[0]) in (None, i):
            return own[0]  # founded in 2006 with 5 members and cut to 3 by the council in 2013
        if near or before:
            return self._still(i, near[-1] if near else before[-1])
        for span in dates:
            if span.start < self.spans[i].end or self.doc[span.start - 1].lower_ in ("since", "after", "before"):
                continue
            if self.places.opens_next(span) or any(t.text == ";" for t in self.doc[self.spans[i].end : span.start]):
                continue
            if self.doc[span.start - 1].lower_ == "of" and any(other.end == span.start - 1 for other in dates):
                continue  # the first half of 2025
            if not self.owners.is_of_another(i, span) and not self.owners.has_own(i, span):
                return span
        return None

    def _is_label(self, span: Span) -> bool:
        """Tell the date of the one figure that shares its brackets: (|May|: $9m)."""
        return self.doc[span.start - 1].text == "(" and self.doc[span.end : span.end + 1].text == ":"

    def _opens_clause(self, i: int, span: Span) -> bool:
        """Tell the date of what comes next: last year it earned $5 million, |this year| it hopes for 7; |in June| 9."""
        told = any(each.end <= self.spans[i].start for each in self.calendar.around(self.spans[i].start))
        owns = self.doc[span.end : span.end + 1].text in ("'s", "’s")  # May's sales were 5, June's 7
        leads_on = self.reading.together(i, i + 1) and span.end == self.leads[i + 1]
        return told and (owns or leads_on or not self.places.is_of_verb(i, span))

    def _still(self, i: int, span: Span) -> Span | None:
        """Give a date unless what it dates is over: it was 5 in 2021, and has now reached 7."""
        now = any(token.lower_ in listed("present") for token in self.doc[span.end : self.spans[i].start])
        since = months_since(self.calendar.value(span), self.doc._.published) if now else None
        over = since is not None and (since > 0 or self.places.is_deadline(span))
        return None if over else span

    def _beside(self, i: int) -> Span | None:
        """Give the date right behind a figure: $42 million in June 2019."""
        stop = self.spans[i].end
        limit = self.spans[i + 1].start if i + 1 < len(self.spans) else len(self.doc)
        span = self.calendar.behind(stop)
        if span is None or span.start - stop > NEAR or span.start >= limit:
            return None
        if self.places.begin(span) != self.places.begin(self.spans[i]):
            return None
        between = self.doc[stop : span.start]
        if RANGE.search(span.text) and len(between) and between[-1].lower_ == "from":
            between = between[:-1]  # from July to April
        source = len(between) and between[0].lower_ == "from" and self.places.is_source(stop + 1, span.start)
        if any(token.lower_ in BREAKS or token.tag_ in ("VBD", "VBZ", "MD") for token in between[bool(source) :]):
            return None
        if (len(between) > 3 and any(token.text == "," for token in between)) or self.places.is_reporting(span):
            return None
        if self._is_label(span) or (between[:1].text == "," and self._opens_clause(i, span)):
            return None  # up 6% (May: $9m)
        if (
            self.places.is_level(span)
            or self.places.is_before_event(span)
            or self.places.is_title(span)
            or self.places.is_of_noun(span)
            or self.places.ends(self.spans[i], span)
        ):
            return None
        return None if self._is_on_base(i, span) else span
