"""Prices of shares as reports of a stock exchange give them: Beta gained Rs2 to Rs90 per share, Beta closed at Rs90."""

from spacy.tokens import Span, Token

from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

NAMES = ("NNP", "NNPS")


class Shares(Reader):
    """Find the firm whose share a sum is the price of."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        super().__init__(reading)
        self.phrases = phrases

    def is_price(self, i: int) -> bool:
        """Tell what a share costs or gains: Beta gained Rs2 to Rs90 per share."""
        if self.quantities[i].kind != "currency":
            return False
        stop = self.spans[i].end
        return self.doc[stop : stop + 2].text == "per share" or self._leads_on(i) or self._closes(i)

    def _leads_on(self, i: int) -> bool:
        if not self.reading.together(i, i + 1):
            return False
        between = self.doc[self.spans[i].end : self.spans[i + 1].start]
        closes = is_closing(between[:2]) and between[2:].text == "at"
        return (closes or between.text == "to") and self.is_price(i + 1)

    def _closes(self, i: int) -> bool:
        """Tell a sum that a share closed at, in a sentence that counts the shares traded."""
        at = self.leads[i] - 1
        closed = at > 1 and self.doc[at].text == "at" and self.doc[at - 1].lower_ in listed("closing")
        return closed and self._counted(i) is not None

    def _counted(self, i: int) -> int | None:
        """Give the last figure before, in its sentence, that counts shares."""
        k = i - 1
        while k >= 0 and self.reading.together(k, i):
            if self.quantities[k].unit == "share":
                return k
            k -= 1
        return None

    def firm(self, i: int) -> Token | None:
        """Read Beta led with 5 million shares, which rose to Rs90 per share: the name before the shares."""
        if not self.is_price(i) or (k := self._counted(i)) is None:
            return None
        begin = self.reading.sentence(i)[0]
        if k and self.reading.together(k - 1, k):
            begin = self.spans[k - 1].end
        for token in reversed(self.doc[begin : self.leads[k]]):
            if token.tag_ in NAMES and self.phrases.free(token.i):
                return token
        return None


def is_closing(words: Span) -> bool:
    """Tell the end of a session: lost Rs2 |to close| at Rs90."""
    return len(words) == 2 and words[0].lower_ == "to" and words[1].lower_ in listed("closing")
