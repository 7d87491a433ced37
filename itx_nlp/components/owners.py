"""Tell the date that belongs to a figure further on in its sentence."""

from spacy.tokens import Span

from itx_nlp.components.placing import Placing
from itx_nlp.components.reading import Reader, Reading

FEW = 5  # tokens between a sum and the same in another currency
BASES = {"despite", "following", "after"}  # lead to a figure of another time


class Owners(Reader):
    """Judge whose the dates behind a figure are.

    changes: the change each figure is the size of, None for levels.
    """

    def __init__(self, reading: Reading, placing: Placing, changes: list[str | None]) -> None:
        super().__init__(reading)
        self.places = placing
        self.changes = changes

    def is_of_another(self, i: int, span: Span) -> bool:
        """Tell a date that belongs to a later figure: lent to 900 firms, and collecting $5 million in 2024."""
        owner = self.places.owner(span)
        if owner is None or owner <= i:
            return False
        if self.places.apart(self.spans[i].end, span.start) and self.places.is_ahead(i):
            return True
        same = self.quantities[owner].unit == self.quantities[i].unit or self.quantities[i].kind == "rank"
        shared = same or self.changes[owner] is not None
        between = self.doc[self.spans[i].end : self.spans[owner].start]
        if self.quantities[i].kind == self.quantities[owner].kind == "currency" and len(between) < FEW:
            # Rs90 million, around $1 million, in 2024
            shared = shared or all(token.tag_[:1] != "V" for token in between)
        for token in between:
            if token.text == "," and not shared and token.nbor().tag_ != "VBG":
                return True  # not 5%, totalling $9 million for the year
        return any(token.lower_ in BASES for token in between)

    def has_own(self, i: int, span: Span) -> bool:
        """Tell the date of what a later figure was done for: grew to $9 million, with $5 million planned for FY2026."""
        for k in range(i + 1, len(self.spans)):
            if self.spans[k].end >= span.start or not self.reading.together(i, k):
                return False
            led, behind = self.doc[self.leads[k] - 1], self.doc[self.spans[k].end]
            if led.lower_ == "with" and behind.tag_ in ("VBN", "VBD"):
                return True
        return False
