"""The signs by which the time of a figure is weighed: of the figure, of a time, and of how the two stand.

Each is a few words that a model's file can be read by (`models/periods/model.json`).
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from itx_nlp.components.budgets import Budget
from itx_nlp.components.calendar import DAY, MONTH, WEEK, Calendar, months_since
from itx_nlp.components.carried import Carried
from itx_nlp.components.grain import content
from itx_nlp.components.outlook import is_planned, is_told, is_wished
from itx_nlp.components.placing import Placing
from itx_nlp.components.reading import Reader
from itx_nlp.components.standing import Standing
from itx_nlp.components.tree import verb_of

REACH = 40  # sentences back to a date
AROUND = 5  # tokens on either side of a figure whose words are signs
SPEAKING = ("MD", "VBD", "VBZ", "VBP", "RB", "IN", "DT")  # tags of words that tell how a sentence speaks


@dataclass(slots=True)
class Mention:
    """A date of the Doc: its value, the numbers of its sentence and paragraph, whether it says when something holds."""

    span: Span
    value: str
    sentence: int
    paragraph: int
    holds: bool


class Signs(Reader):
    """Read the signs of the figures of a document.

    told: the first reading of each figure, and whether it is open.
    """

    def __init__(
        self,
        carried: Carried,
        budget: Budget,
        standing: Standing,
        told: list[tuple[str | None, bool]],
    ) -> None:
        super().__init__(carried.reading)
        self.carried, self.budget, self.standing = carried, budget, standing
        self.calendar: Calendar = carried.calendar
        self.places: Placing = carried.places
        self.compared, self.grain = carried.compared, carried.grain
        self.changes, self.metrics = carried.changes, carried.metrics
        self.told = told
        starts = self.reading.sentences.starts
        breaks = [token.i for token in self.doc if "\n" in token.text]
        self.sentence = [bisect_right(starts, span.start) for span in self.spans]
        self.paragraph = [bisect_right(breaks, span.start) for span in self.spans]
        self.mentions = [
            Mention(
                span,
                self.calendar.value(span),
                bisect_right(starts, span.start),
                bisect_right(breaks, span.start),
                self.places.holds(span),
            )
            for span in self.calendar.dates
        ]
        self.held = [mention for mention in self.mentions if mention.holds]
        self.mentions_of: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            self.mentions_of[mention.value].append(mention)
        self.named = Counter(mention.value for mention in self.mentions)
        self.dominant = max(self.named, key=self.named.__getitem__, default=None)
        self.read = Counter(value for value, _ in told)
        self.contents = [content(metric) for metric in self.metrics]
        self.planned = [is_planned(span.root) for span in self.spans]
        self.tense = [_tense(span.root) for span in self.spans]

    def about(self, i: int) -> Iterator[str]:
        """Yield what kind of figure it is, and how its clause speaks."""
        quantity, root = self.quantities[i], self.spans[i].root
        yield quantity.kind
        yield f"tense {self.tense[i]}"
        told = {
            "change": self.changes[i],
            "compared": self.compared.tell(i),
            "planned": self.planned[i],
            "wished": is_wished(root),
            "past": is_told(root),
            "ahead": self.places.is_ahead(i),
            "present": self.carried.is_present(i),
            "daily": self.grain.is_daily(i),
            "market": self.grain.is_market(),
            "data": self.carried.is_data(),
            "in force": self.standing.is_in_force(i),
            "timeless": self.standing.is_timeless(i),
            "opening": i == 0,
            "early": self.sentence[i] <= 3,
            "of a budget": self.budget.year,
        }
        yield from (sign for sign, holds in told.items() if holds)

    def words(self, i: int) -> Iterator[str]:
        """Yield the words around a figure and those that tell how its sentence speaks."""
        begin, end = self.reading.sentence(i)
        span = self.spans[i]
        around = self.doc[max(begin, span.start - AROUND) : min(end, span.end + AROUND)]
        near = (
            f"near {'#' if token.like_num else token.lower_}"
            for token in around
            if not (span.start <= token.i < span.end or token.is_space or token.is_punct)
        )
        sentence = self.doc[begin:end]
        says = (f"says {token.lower_}" for token in sentence if token.tag_ in SPEAKING)
        tags = (f"tag {token.tag_}" for token in sentence if token.tag_[:2] in ("VB", "MD"))
        yield from dict.fromkeys([*near, *says, *tags])  # once each, in one order: sums of weights are the same always
        yield from (f"metric {word}" for word in sorted(self.contents[i]))
        verb = verb_of(span.root)
        yield f"verb {verb.lemma_.lower() if verb is not None else None}"
        yield f"opens {self.doc[begin].lower_}"
        yield f"unit {self.quantities[i].unit}"

    def of_value(self, i: int, value: str | None) -> Iterator[str]:
        """Yield what can be said of a value by itself, and of how often the article names it."""
        yield kind_of(value)
        since = months_since(value, self.doc._.published)
        if since is not None:
            yield "future" if since < 0 else "recent" if since <= 3 else "past-year" if since <= 12 else "long-ago"
            if since > 36:
                yield "years-ago"
        if value is None:
            return
        count = self.named[value]
        if count * 2 > len(self.mentions):
            yield "dominant"
        if count:
            yield "named-once" if count == 1 else "named-often" if count >= 3 else "named-twice"
            yield f"share {count * 4 // len(self.mentions)}"
            if self.mentions_of[value][0].sentence <= 3:
                yield "lead"
            if value == self.mentions[0].value:
                yield "first-date"

    def of_mention(self, i: int, value: str) -> Iterator[str]:
        """Yield how a value is named before a figure and around it."""
        start, number = self.spans[i].start, self.sentence[i]
        held = [mention for mention in self.held if mention.span.start < start]
        last = next((k for k in range(len(held) - 1, -1, -1) if held[k].value == value), None)
        if last is None:
            yield "never-held"
        else:
            yield f"held {min(number - held[last].sentence, 4)}"
            others = len({mention.value for mention in held[last + 1 :]} - {value})
            yield "alone" if not others else f"others {min(others, 3)}"
        near = [mention for mention in self.mentions_of[value] if -1 <= number - mention.sentence <= REACH]
        if not near:
            yield "unnamed"
            return
        mention = min(near, key=lambda each: _distance(number - each.sentence, each.span, self.spans[i]))
        gap, span = number - mention.sentence, mention.span
        before = span.start < start
        if before:
            away = self.paragraph[i] - mention.paragraph
            yield "same-paragraph" if not away else "paragraph-before" if away == 1 else f"paragraphs {min(away, 3)}"
        yield "here" if not gap else f"before{min(gap, 5)}" if gap > 0 else "next-sentence"
        if not gap:
            yield from self._beside(i, span)
        place = "here" if not gap else "there"
        told = {
            "holds": mention.holds,
            "reported": self.places.is_reporting(span),
            "against": self.places.is_against(span),
            "opens": span.start - self.calendar.begin(span) < 4,
            "relative": not any(letter.isdigit() for letter in span.text),
        }
        yield from (f"{sign} {place}" for sign, is_so in told.items() if is_so)
        yield f"behind {self.doc[span.start - 1].lower_ if span.start else None} {place}"

    def _beside(self, i: int, span: Span) -> Iterator[str]:
        """Yield how a date of its sentence stands to a figure."""
        figure = self.spans[i]
        side = "left" if span.end <= figure.start else "right"
        first, behind = (span, figure) if side == "left" else (figure, span)
        distance = max(0, behind.start - first.end)
        owner = self.places.owner(span)
        yield side
        yield f"{side} {'4' if distance <= 4 else '10' if distance <= 10 else '20' if distance <= 20 else 'far'}"
        told = {
            "of its verb": self.places.is_of_verb(i, span),
            "its own": owner == i,
            "of another": owner is not None and owner != i,
            "elsewhere": self.places.elsewhere(figure, span),
            "apart": self.places.apart(first.end, behind.start),
            "figure between": any(at in self.compared.figure_at for at in range(first.end, behind.start)),
        }
        yield from (f"{sign} {side}" for sign, is_so in told.items() if is_so)

    def of_chosen(self, i: int, value: str | None, chosen: list[str | None], last: int | None) -> Iterator[str]:
        """Yield how a value goes on from what was chosen for the figures before."""
        if last is None:
            if value is None:
                yield "undated"
        elif chosen[last] == value:
            gap = self.sentence[i] - self.sentence[last]
            yield "last"
            yield f"last {min(gap, 4)}"
            yield f"empty since {min(i - 1 - last, 3)}"
            told = {
                "paragraph": self.paragraph[last] == self.paragraph[i],
                "unit": self.quantities[last].unit == self.quantities[i].unit,
                "kind": self.quantities[last].kind == self.quantities[i].kind,
                "metric": self.contents[last] & self.contents[i],
                "change": bool(self.changes[last]) == bool(self.changes[i]),
                "tense": self.tense[last] == self.tense[i],
                "base between": any(self.compared.tell(k) for k in range(last + 1, i)),
                "plan apart": self.planned[last] != self.planned[i],
                "thrice": sum(each == value for each in chosen[max(0, i - 6) : i]) >= 3,
            }
            yield from (f"last: {sign}" for sign, is_so in told.items() if is_so)
        elif value is None:
            yield f"leaves {min(self.sentence[i] - self.sentence[last], 4)}"
            if self.paragraph[last] == self.paragraph[i]:
                yield "leaves in paragraph"
        if not i:
            return
        beside, alike = self.reading.together(i - 1, i), self.quantities[i - 1].unit == self.quantities[i].unit
        if value is None:
            yield f"{'empty' if chosen[i - 1] is None else 'dated'}-{'beside' if beside else 'before'}"
            if chosen[i - 1] is None and alike and self.sentence[i] - self.sentence[i - 1] <= 1:
                yield "empty-alike"
        elif chosen[i - 1] == value:
            yield "neighbour"
            yield f"neighbour {'beside' if beside else 'before'} {'alike' if alike else 'unlike'}"
            if self.compared.tell(i - 1):
                yield "neighbour compared"
        if i >= 3 and sum(each == value for each in chosen) * 2 > i:
            yield "so far"

    def of_told(self, i: int, value: str | None) -> Iterator[str]:
        """Yield how a value agrees with the first readings of the figures around."""
        for k, side in ((i - 1, "before"), (i + 1, "behind")):
            if 0 <= k < len(self.told) and self.told[k][0] == value:
                alike = self.quantities[k].unit == self.quantities[i].unit
                yield f"read {side}"
                yield f"read {side} {'beside' if self.reading.together(i, k) else 'apart'}"
                if alike:
                    yield f"read {side} alike"
                if side == "before":
                    yield "first-beside"
        if sum(each == value for each, _ in self.told[max(0, i - 4) : i]) >= 3:
            yield "read thrice"
        if self.read[value] * 2 > len(self.told):
            yield "mostly"


def kind_of(value: str | None) -> str:
    """Name the kind of a TIMEX3 value.

    >>> [kind_of(value) for value in (None, "FY2025", "2025-06-02", "2025-W24", "2024-07/2025-04")]
    ['none', 'fiscal', 'day', 'week', 'run']
    """
    if value is None:
        return "none"
    if DAY.fullmatch(value):
        return "day"
    if MONTH.fullmatch(value):
        return "month"
    if value.startswith("FY"):
        return "fiscal"
    if WEEK.fullmatch(value) or "W" in value:
        return "week"
    if len(value) == 4:
        return "year"
    return "quarter" if "Q" in value else "run" if "/" in value else "other"


def _distance(gap: int, date: Span, figure: Span) -> tuple[float, int]:
    """Order the dates of one value by how near they are to a figure: sentences first, one behind is three before."""
    tokens = figure.start - date.end if date.end <= figure.start else date.start - figure.end
    return (gap if gap >= 0 else 3.5, max(0, tokens))


def _tense(root: Token) -> str:
    verb = verb_of(root)
    return verb.tag_ if verb is not None else "no"
