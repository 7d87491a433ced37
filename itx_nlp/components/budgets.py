"""Know the year that a report on a budget is on: what a budget allots is for its year, said or not."""

import re

from spacy.tokens import Span, Token

from itx_nlp.components.calendar import YEARS, months_since
from itx_nlp.components.grammar import FINITE
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.tables import Date
from itx_nlp.text.wordlists import listed

FISCAL = re.compile(r"FY(\d{4})")
HEAD = 8  # sentences of an article that name the year of the budget it is on
NEAR = 10  # tokens between a budget and its year
BEHIND = 3  # the same where the year comes first: the FY2026 farm budget
BESIDE = 5  # tokens between a figure and a word that allots it
ALLOTTED = 0.3  # of an article's sums are allotted: from here on it reports a budget
MAKING = 6  # the month in which a budget is made
PRESENTED = 10  # the day of that month from which on it has been presented
BEYOND = 2  # mentions of a supplementary budget: above, the report is on what was spent beyond the last one
AHEAD = {"will", "would", "shall"}  # it will be allocated and spent
RUNNING = {"current", "ongoing", "outgoing", "running"}


class Budget(Reader):
    """The budget that a document is on.

    year: the fiscal year it is for, None where the document is on no budget.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.published = reading.doc._.published
        self.said: dict[int, set[str]] = {}
        self.whole = False  # a report on little else
        self.guessed = False  # the year is told by the day of publication alone
        self.year = self._year()

    def _year(self) -> int | None:
        """Give the year that one of the first sentences names with the budget; the later where two are named."""
        starts = self.reading.sentences.starts
        stop = starts[HEAD] if len(starts) > HEAD else len(self.doc)
        if not any(token.lower_ in listed("budgets") for token in self.doc[:stop]):
            return None
        sums = [i for i, each in enumerate(self.quantities) if each.kind == "currency"]
        allotted = sum(bool(self._words(self.spans[i].start) & listed("allotting")) for i in sums)
        self.whole = allotted > ALLOTTED * len(sums)
        if sum(token.lower_ == "supplementary" for token in self.doc) > BEYOND:
            return None
        years = [0]
        for span in self.reading.dates:
            if span.start >= stop:
                break
            named = FISCAL.fullmatch(span._.date.value) if span._.date else None
            if named and self._is_of_budget(span) and (months_since(named.group(), self.published) or 0) <= 0:
                years.append(int(named.group(1)))
        return max(years) or self._made(stop)

    def _made(self, stop: int) -> int | None:
        """Give the year of a budget just made, where none is named: Pakistan's of June is for the year from July."""
        if not self.published or self.published.month != MAKING:
            return None
        if not any(quantity.unit == "PKR" for quantity in self.quantities):
            return None
        after = any(
            token.lower_ == "post" and "budget" in self.doc[token.i + 1 : token.i + 3].text for token in self.doc[:stop]
        )
        self.guessed = after or any(self._is_of_june(token) for token in self.doc if token.lower_ == "budget")
        return self.published.year + 1 if self.guessed else None

    def _is_of_june(self, budget: Token) -> bool:
        """Tell the budget that June makes from last year's: the new budget, the budget was presented on Friday."""
        begin, end = self.reading.sentences.of(budget.i)
        before = {token.lower_ for token in self.doc[max(begin, budget.i - BEHIND) : budget.i]}
        if not before.isdisjoint(listed("budgets to come")):
            return True
        around = self.doc[max(begin, budget.i - BESIDE) : min(end, budget.i + BESIDE)]
        made = any(token.lower_ in listed("budgets made") for token in around)
        return made and self.published.day >= PRESENTED and listed("budgets past").isdisjoint(before)

    def _is_of_budget(self, span: Span) -> bool:
        """Tell the year of a budget from another: the budget for FY2026, its 2025-26 budget."""
        if any(token.lower_ in listed("budgets") for token in self.doc[span.end : span.end + BEHIND]):
            return True
        for token in reversed(self.doc[max(self.reading.sentences.of(span.start)[0], span.start - NEAR) : span.start]):
            if token.lower_ in listed("budgets"):
                return True
            if token.tag_ in FINITE:
                return False
        return False

    def _words(self, at: int) -> set[str]:
        """Give the words of the sentence of a token."""
        begin, end = self.reading.sentences.of(at)
        if begin not in self.said:
            self.said[begin] = {token.lower_ for token in self.doc[begin:end]}
        return self.said[begin]

    def allots(self, at: int) -> bool:
        """Tell whether the sentence of a token says what the budget gives, raises or costs, not what was done."""
        words = self._words(at)
        spent = words & listed("spent already")
        said = spent == {"had"} and "said" in words  # he said it had allocated Rs5 billion
        if spent and not said and words.isdisjoint(AHEAD):
            return False
        if self.whole:
            return not words.isdisjoint(listed("allotting")) or not words.isdisjoint(listed("heads of budgets"))
        return not words.isdisjoint(listed("budgets"))

    def read(self, span: Span, row: Date) -> str:
        """Give the value of a date, as a fiscal year where a budget's year is meant: Rs5 billion this year."""
        value = row.value
        if self.year is None or not self.published or not self.allots(span.start):
            return value
        if any(token.is_digit for token in span):
            return value
        last = "last" in span.text.lower() and self._words(span.start).isdisjoint(RUNNING)
        if last and value == f"FY{self.year - 2}":
            return f"FY{self.year - 1}"  # a budget is held against the one before it, whose year is not over yet
        if not YEARS.fullmatch(value):
            return value
        running = any(token.lower_ in RUNNING for token in span)
        if not running and self._words(span.start).isdisjoint(listed("allotting")):
            return value
        step = int(value) - self.published.year
        begun = (months_since(f"FY{self.year}", self.published) or 0) > -12
        if step == 0 and not begun and running:
            step = -1
        return f"FY{self.year + step}" if begun or step < 0 else f"FY{self.year}"

    def value(self, i: int) -> str | None:
        """Give the year of a figure that the budget allots."""
        if self.year is None or self.quantities[i].kind not in ("currency", "percent"):
            return None
        if self.guessed and self.quantities[i].unit != "PKR":
            return None
        allots = self.allots(self.spans[i].start) and (self.whole or self.is_beside(i))
        return f"FY{self.year}" if allots else None

    def is_beside(self, i: int) -> bool:
        """Tell a figure right beside a word that allots: allocated Rs5 billion, a Rs5 billion budget."""
        span = self.spans[i]
        around = self.doc[max(0, span.start - BESIDE) : span.end + BESIDE]
        return any(token.lower_ in listed("allotting") for token in around)
