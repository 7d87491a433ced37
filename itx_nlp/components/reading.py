"""The figures of a Doc as their readers see them: token spans, sentences, the words of change, dates."""

from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

from itx_nlp.document import DATES, span_of
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.wordlists import listed

Range = tuple[int, int]


class Sentences:
    """Where the sentences of a Doc begin; Span.sent and Doc.sents walk the whole Doc on each call."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.i for token in doc if token.is_sent_start] or [0]
        self.size = len(doc)

    def of(self, at: int) -> Range:
        """Give the tokens of the sentence that holds a token."""
        number = bisect_right(self.starts, at)
        start = self.starts[number - 1] if number else 0
        return start, self.starts[number] if number < len(self.starts) else self.size

    def between(self, left: int, right: int) -> int:
        """Count the sentences that begin behind one token, up to another."""
        return bisect_right(self.starts, right) - bisect_right(self.starts, left)


class Reading:
    """The quantities of a Doc with what their change, metric and period are read from.

    spans: their tokens; leads: the token where the words of the bound begin; dates: the spans of dates, by position.
    """

    def __init__(self, doc: Doc, quantities: list[Quantity], sentences: Sentences) -> None:
        self.doc = doc
        self.quantities = quantities
        self.sentences = sentences
        self.spans = [span_of(doc, q.start, q.end) for q in quantities]
        self.leads = [span_of(doc, q.lead, q.end).start for q in quantities]
        self.held = [sentences.of(span.start) for span in self.spans]
        self.dates: list[Span] = sorted(doc.spans.get(DATES, []), key=lambda span: span.start)

    def sentence(self, i: int) -> Range:
        """Give the tokens of the sentence of a figure."""
        return self.held[i]

    def together(self, i: int, k: int) -> bool:
        """Tell whether two figures stand in one sentence."""
        return 0 <= i < len(self.held) and 0 <= k < len(self.held) and self.held[i] == self.held[k]


class Reader:
    """A reader of the figures of a document: what it looks at most, by its short names."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.quantities = reading.quantities
        self.spans = reading.spans
        self.leads = reading.leads

    def following(self, i: int) -> Token | None:
        """Give the token right behind a figure, None where the text ends with it."""
        end = self.spans[i].end
        return self.doc[end] if end < len(self.doc) else None

    def is_handed(self, i: int, noun: Token) -> bool:
        """Tell those who are given a sum right behind their name: it fined three |firms| Rs5 million."""
        handed = self.quantities[i].kind == "currency" and noun.i == self.leads[i] - 1
        return handed and noun.dep_ in ("dobj", "dative") and noun.head.lower_ in listed("giving whom")
