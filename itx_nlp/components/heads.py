"""The noun phrases of a text: the head to the right of a place, the head that a part belongs to."""

from spacy.tokens import Span, Token

from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

NOUNS = ("NN", "NNS", "NNP", "NNPS")
ADJECTIVES = ("JJ", "JJR", "JJS", "VBN", "VBG", "CD")
BEFORE_NOUN = (*ADJECTIVES, "DT", "PDT", "PRP$", "RB", "CC", ",")
LONGEST = 12  # words in a metric
NEARBY = 60  # tokens to look back for a noun
REACH = 9  # tokens to the right in which a head stands


class Heads(Reader):
    """Find the heads of noun phrases; figures that are no counts, and dates, are never part of one."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.taken: set[int] = set()
        self.numbered: set[int] = set()  # five members
        for quantity, span in zip(reading.quantities, reading.spans, strict=True):
            (self.numbered if quantity.kind == "count" else self.taken).update(range(span.start, span.end))
        self.numerals = _numerals(reading)
        dates = (span for span in reading.dates if not _is_term(span))
        self.dated = {at for span in dates for at in range(span.start, span.end)}

    def free(self, at: int) -> bool:
        """Tell whether a token is part of neither a figure nor a date."""
        return at not in self.taken and at not in self.dated

    def next_noun(self, at: int) -> Token | None:
        """Give the head of the noun phrase that begins at a token, None for a date, a place or a figure."""
        doc, last, begin = self.doc, None, at
        while at < min(len(doc), begin + REACH):
            token = doc[at]
            now = at in self.dated and doc[at].lower_ == "current" and at + 1 not in self.dated
            if at in self.taken or (self._is_time(at) and not now) or (token.is_sent_start and at > begin):
                break
            if self._is_dash(at):
                break
            joined = at > begin and doc[at - 1].text == "-"
            if token.text == "(" and last is None and doc[at + 2 : at + 3].text == ")":
                at += 2  # judicial (charged) expenses
            elif token.text == "(" and last is not None and self._is_short_form(at):
                at += 2  # public works (PW) outlay
            elif token.tag_ in NOUNS:
                last = token
            elif joined and token.tag_ in ("VBN", "VBG", "JJ") and last is not None:
                last = None  # wool-related plans
            elif token.tag_ == "POS" or token.text in ("'", "’"):
                last = None
            elif not (token.tag_ == "HYPH" or joined or self._leads_hyphen(at)):
                goes_on = token.tag_ in BEFORE_NOUN if last is None else self.joins(at, last)
                if not goes_on:
                    break
            at += 1
        return last

    def _is_short_form(self, at: int) -> bool:
        """Tell the short form in brackets of the words before, behind which their noun comes."""
        words = self.doc[at : at + 4]
        short = len(words) == 4 and words[1].is_upper and words[1].is_alpha and words[2].text == ")"
        return short and words[3].tag_ in ("NN", "NNS") and self.free(at + 3) and self.free(at + 1)

    def _is_time(self, at: int) -> bool:
        """Tell a token of a date, not the current of current expenditure."""
        doc = self.doc
        if at not in self.dated:
            return False
        return doc[at].lower_ != "current" or doc[at + 1 : at + 2].text.lower() not in listed("current")

    def is_dimension(self, noun: Token) -> bool:
        """Tell what alone says how a thing is counted: 5% by volume, $5 million in value; not: in value added."""
        before, behind = self.doc[noun.i - 1], self.doc[noun.i + 1 : noun.i + 2].text.lower()
        led = noun.i > 0 and before.lower_ in ("in", "by")
        return led and noun.lower_ in listed("dimensions") and behind not in ("of", "added", "addition")

    def _is_dash(self, at: int) -> bool:
        """Tell a hyphen that stands for a dash: value added - equal to 5 percent."""
        token = self.doc[at]
        return token.text == "-" and at > 0 and bool(token.whitespace_) and bool(self.doc[at - 1].whitespace_)

    def _leads_hyphen(self, at: int) -> bool:
        """Tell the first part of white-collar in entry-level white-collar jobs, of out-of-town malls."""
        doc = self.doc
        return at + 2 < len(doc) and doc[at].is_alpha and doc[at + 1].text == "-" and not doc[at].whitespace_

    def joins(self, at: int, last: Token) -> bool:
        """Tell what may stand between two nouns of one phrase: and; Social in the Pro-Poor Social Protection plan."""
        token = self.doc[at]
        if token.text == "&":
            return True
        return (token.lower_ == "and" and self.goes_on(at)) or (token.tag_ == "JJ" and token.is_title and last.is_title)

    def goes_on(self, at: int) -> bool:
        """Tell "exploration and production investments" from "exports and": a plural follows two words on."""
        doc = self.doc
        return at + 2 < len(doc) and doc[at - 1].tag_ == "NN" and doc[at + 1].tag_ == "NN" and doc[at + 2].tag_ == "NNS"

    def whole(self, noun: Token) -> Token:
        """Climb from a part to what it is the part of: value, from the goods of "value of goods"."""
        link = noun.head
        head = link.head
        climbs = noun.dep_ == "pobj" and link.lower_ == "of" and head.tag_ in ("NN", "NNS") and head.i < link.i < noun.i
        return head if climbs and head.i > noun.i - LONGEST and self.free(head.i) else noun

    def whole_pair(self, noun: Token) -> Token:
        """Give the head of two nouns joined before a plural: sales, for the car of "car and lorry sales"."""
        doc, at = self.doc, noun.i + 1
        if at + 2 >= len(doc) or doc[at].lower_ != "and" or not self._is_single(noun):
            return noun
        return doc[at + 2] if doc[at + 1].tag_ == "NN" and doc[at + 2].tag_ == "NNS" else noun

    def list_head(self, noun: Token) -> Token:
        """Give prices for buffaloes in "Prices for goats, cows, and buffaloes rose", which the parse takes apart."""
        whole = noun.head.head
        last = noun.dep_ == "nsubj" and noun.head.dep_ == "conj" and self.doc[noun.left_edge.i - 1].lower_ == "and"
        return whole if last and whole.tag_ in ("NN", "NNS") and whole.i < noun.i and whole.dep_ == "ROOT" else noun

    def _is_single(self, noun: Token) -> bool:
        """Tell a singular common noun, also one that opens a sentence and so looks like a name."""
        return noun.tag_ == "NN" or (noun.tag_ == "NNP" and bool(noun.is_sent_start))

    def top(self, noun: Token) -> Token:
        """Climb from the end of a noun phrase to its head: grants of grants to local bodies."""
        link, head = noun.head, noun.head.head
        linked = noun.dep_ == "pobj" and link.lower_ in ("of", "to", "for", "in", "into")
        near = noun.i - LONGEST < link.i < noun.i and head.i < link.i
        return head if linked and near and head.tag_ in ("NN", "NNS") and head.i not in self.taken else noun


def _is_term(span: Span) -> bool:
    """Tell the time for which a paper runs, which is part of its name: the yield on |six-month| bills."""
    row = span._.date
    behind = span.doc[span.end : span.end + 4].text.lower().split()[:2]
    named = not listed("papers with a term").isdisjoint(behind)
    return bool(row) and row.type == "DURATION" and "-" in span.text and named


def _numerals(reading: Reading) -> set[int]:
    """Give the tokens of the numbers that count nouns; they may stand in a phrase but are not part of a metric."""
    found: set[int] = set()
    for quantity, span in zip(reading.quantities, reading.spans, strict=True):
        if quantity.kind == "count":
            found.update(token.i for token in span if token.idx < quantity.number_end)
    return found
