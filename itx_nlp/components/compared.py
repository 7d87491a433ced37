"""Tell the figures that another is compared with: up from 5, compared with 7, from 5 per cent in 1999 to 8."""

from itx_nlp.components.reading import Reader, Reading

AGAINST = {"than", "from", "over", "against", "versus", "vs", "vs."}
COMPARED = {"compared", "comparison", "relative"}
THROUGH = {"under", "through", "via"}
REACH = 9  # tokens before a figure to look for the word that compares
NEAR = 6  # the same for than, against, versus
NEXT = 5  # the same for from and over, which have other uses


class Compared(Reader):
    """Tell of each figure whether it is only what another is held against.

    changes: the change each figure is the size of, None for levels.
    """

    def __init__(self, reading: Reading, changes: list[str | None]) -> None:
        super().__init__(reading)
        self.changes = changes
        self.figure_at = {at: i for i, span in enumerate(self.spans) for at in range(span.start, span.end)}
        self.told: dict[int, bool] = {}

    def tell(self, i: int) -> bool:
        """Tell it of one figure."""
        if i not in self.told:
            self.told[i] = not self.changes[i] and self._is_compared(i)
        return self.told[i]

    def _begin(self, i: int) -> int:
        return self.reading.sentence(i)[0]

    def _is_compared(self, i: int) -> bool:
        begin = self._begin(i)
        last = self.leads[i] - 1
        for at in range(last, max(begin - 1, last - REACH), -1):
            token = self.doc[at]
            word = token.lower_
            if word in COMPARED:
                return True
            if word in THROUGH:
                return False  # aid from the fund under a $7 billion loan
            if word in ("vs", "vs."):
                return True
            if word in ("than", "against", "versus") and last - at < NEAR:
                return i > 0 and self._begin(i - 1) == begin
            if word in ("from", "over") and last - at < (REACH if self.doc[last].lower_ in ("of", "at") else NEXT):
                return self._moves_from(i, at) if word == "from" else bool(i and self.changes[i - 1])
            if (
                token.text in (",", ";", "(", ")")
                or token.tag_ in ("VBD", "VBZ", "VBP")
                or self.figure_at.get(at) == i - 1
            ):
                return False
        return False

    def _moves_from(self, i: int, at: int) -> bool:
        following = self.doc[self.spans[i].end].lower_ if self.spans[i].end < len(self.doc) else ""
        if any(token.lower_ in ("and", "but") for token in self.doc[at : self.leads[i]]):
            return False  # 5 from fares and 7 from freight
        return (
            bool(i and self.reading.together(i - 1, i))
            or following == "to"
            or self.doc[at - 1].lower_ in ("up", "down")
            or self.doc[at - 1].tag_.startswith("V")
        )
