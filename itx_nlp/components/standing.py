"""Tell the sizes that things are called by and keep, which have no period unless a date stands beside them."""

from itx_nlp.components.calendar import Calendar
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.sharing import PARTS
from itx_nlp.text.wordlists import listed

FEW = 12  # beyond it a count in words is a measurement
THOSE = {"the", "these", "those", "both", "its", "their", "our"}
AHEAD = 6  # tokens behind a figure that say since when it adds up
ARTICLES = {"a", "an", "the", "its"}


class Standing(Reader):
    """Judge figures by the noun they stand before.

    changes: the change each figure is the size of, None for levels.
    """

    def __init__(self, reading: Reading, changes: list[str | None]) -> None:
        super().__init__(reading)
        self.changes = changes

    def is_timeless(self, i: int) -> bool:
        """Tell the size of a programme that something is part of (under a $7 billion loan), and the two countries."""
        quantity, span, lead = self.quantities[i], self.spans[i], self.leads[i]
        if quantity.kind == "currency":
            words = [token.lower_ for token in self.doc[max(0, lead - 3) : lead]]
            under = bool({"under", "part"} & set(words)) and bool(ARTICLES & set(words[-1:]))
            return under and not listed("programmes").isdisjoint(t.lower_ for t in self.doc[span.end : span.end + 4])
        small = quantity.kind == "count" and quantity.value <= FEW and self.doc[span.start].text.isalpha()
        return small and lead > 0 and (self.doc[lead - 1].tag_ == "POS" or self.doc[lead - 1].lower_ in THOSE)

    def is_length(self, i: int) -> bool:
        """Tell the measure that a thing is described by: the 90-kilometre road was opened in May."""
        head = self.spans[i].root.head
        sized = self.quantities[i].kind == "measure" and self.quantities[i].unit not in PARTS
        sized = sized or self.quantities[i].unit in ("karat", "carat")  # 24-karat gold
        before = [token.lower_ for token in self.doc[max(0, self.leads[i] - 2) : self.leads[i]]]
        if sized and before[:1] in (["price"], ["prices"], ["rate"]) and before[1:] in (["of"], ["for"], ["per"]):
            return True  # the price for 10 grams of saffron
        return sized and "-" in self.spans[i].text and head.i >= self.spans[i].end

    def is_until_then(self, i: int, calendar: Calendar) -> bool:
        """Tell what had been before the clause it stands in: rents, which had been Rs9, rose to Rs12 in May."""
        verb = next((token for token in self.spans[i].root.ancestors if token.tag_.startswith("V")), None)
        if verb is None or verb.dep_ != "relcl" or not any(child.lower_ == "had" for child in verb.lefts):
            return False
        opened = min(token.i for token in verb.subtree if token.i <= verb.i)
        inside = (span for span in calendar.around(verb.i) if opened <= span.start)
        ends = next((t.i for t in self.doc[self.spans[i].end : self.reading.sentence(i)[1]] if t.text == ","), opened)
        return not any(span.start < ends for span in inside)

    def is_since_begun(self, i: int) -> bool:
        """Tell what has come together since its start, whatever time is spoken of: the total since its launch."""
        begin = max(self.reading.sentence(i)[0], self.spans[i - 1].end if i else 0)
        words = [token.lower_ for token in self.doc[begin : self.spans[i].end + AHEAD]]
        since = (k for k, word in enumerate(words) if word == "since" and words[k + 1 : k + 2] in (["its"], ["their"]))
        return any(not listed("beginnings").isdisjoint(words[k + 2 : k + 4]) for k in since)

    def is_in_force(self, i: int) -> bool:
        """Tell the size that a thing is called by and keeps: the 9% sales tax, a Rs5 billion plan, a 90 MW plant."""
        head, kind = self.spans[i].root.head, self.quantities[i].kind
        if kind == "count" and self.leads[i] and self.doc[self.leads[i] - 1].lower_ in ("its", "their"):
            return True
        if head.i < self.spans[i].end or self.changes[i]:
            return False
        if kind == "measure":
            return head.tag_ in ("NN", "NNS") and self.quantities[i].unit not in PARTS
        return head.lower_ in listed("levies" if kind == "percent" else "programmes")
