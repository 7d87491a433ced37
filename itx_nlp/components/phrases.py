"""Noun phrases as metrics word them: the head to the right of a place, the words around a head."""

from spacy.tokens import Span, Token

from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

NOUNS = ("NN", "NNS", "NNP", "NNPS")
ADJECTIVES = ("JJ", "JJR", "JJS", "VBN", "VBG", "CD")
CLAUSES = ("ROOT", "ccomp", "xcomp", "advcl", "relcl", "pcomp")  # a participle there is a verb, not a modifier
BEFORE_NOUN = (*ADJECTIVES, "DT", "PDT", "PRP$", "RB", "CC", ",")
IN_PHRASE = (*NOUNS, *ADJECTIVES, "HYPH", "POS", "DT", "PRP$", "AFX")
BEHIND_LINK = (*NOUNS, "JJ", "JJR", "DT", "PRP$", "CC", "VBG", "CD", "$")
LONGEST = 12  # words in a metric
NEARBY = 60  # tokens to look back for a noun


class Phrases(Reader):
    """Find and word noun phrases; figures that are no counts, and dates, are never part of one."""

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

    def nearest(self, span: Span) -> str | None:
        """Word the noun that stands nearest before a figure, in its sentence."""
        for token in reversed(
            self.doc[max(self.reading.sentences.of(span.start)[0], span.start - NEARBY) : span.start]
        ):
            if token.tag_ in NOUNS and self.free(token.i) and token.lower_ not in listed("pronouns"):
                return self.words(token)
        return None

    def next_noun(self, at: int) -> Token | None:
        """Give the head of the noun phrase that begins at a token, None for a date, a place or a figure."""
        doc, last, begin = self.doc, None, at
        while at < min(len(doc), begin + 9):
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

    def words(self, noun: Token, floor: int = 0) -> str | None:
        """Word the noun phrase of a head: its modifiers and the phrases behind it, without figures and dates."""
        phrase = self._phrase(noun, floor)
        if noun.lower_ == "total" and any(token.i in self.numerals for token in phrase[:3]):
            phrase = phrase[next(at for at in range(3) if phrase[at].i in self.numerals) + 1 :] or phrase  # of 90 cups
        text = " ".join(phrase.text.split())
        if (owned := self._of_a_time(phrase)) is not None:
            text = f"{text} of {self._phrase(owned).text}"
        return text if any(letter.isalpha() for letter in text) else None

    def _of_a_time(self, phrase: Span) -> Token | None:
        """Read the size of next year's budget, the value of last year's tea exports: the noun behind the date."""
        doc, at = self.doc, phrase.end
        if phrase.text.lower() not in listed("of a thing") or doc[at : at + 1].text != "of":
            return None
        at += 1
        while at < len(doc) and (at in self.dated or doc[at].tag_ in ("DT", "POS")):
            at += 1
        behind_time = at - 1 in self.dated or (doc[at - 1].tag_ == "POS" and at - 2 in self.dated)
        return self.next_noun(at) if behind_time else None

    def _phrase(self, noun: Token, floor: int = 0) -> Span:
        doc = self.doc
        if self._is_short_form(noun.i + 1) and (head := self.next_noun(noun.i)) is not None:
            noun = head  # public works (PW) outlay
        left = noun.i
        floor = max(floor, self.reading.sentences.of(noun.i)[0])
        while left > floor:
            if doc[left - 1].text == ")" and left - 4 > floor and doc[left - 3].text == "(":
                left -= 3  # the multi-year tariff (MYT) structure
                continue
            if not self._modifies(doc[left - 1]):
                break
            left -= 1
            if doc[left].tag_ in ("DT", "PRP$", "PDT") and doc[left - 1].text != "-":
                break
        if doc[left].lower_ == "capita" and left > floor and doc[left - 1].lower_ == "per":
            left -= 1
        left = self._owner(left, floor)
        if left < noun.i and doc[left - 1].text == "/" and left > floor:
            left += 1  # Rs3/unit surcharge
        right = self._right(noun)
        while left < noun.i and (
            doc[left].lower_ in listed("determiners")
            or doc[left].text == "worth"
            or doc[left].is_punct
            or (doc[left].tag_ in ("CC", "POS", "RB") and doc[left + 1].text != "-")
        ):
            left += 1
        right = max(noun.i + 1, min(right, left + LONGEST))
        words = doc[max(left, right - LONGEST) : right]
        while len(words) > 1 and (
            words[-1].is_punct
            or words[-1].lower_ in listed("links")
            or words[-1].tag_ in ("CC", "DT", "POS", "IN", "TO", "VBG", "PRP$")
            or words[-1].lower_ in ("worth", "equal", "due", "amounting", "such", "more", "less")
            or (words[-1].tag_ == "VBN" and words[-1].dep_ == "acl")
        ):
            words = doc[words.start : words.end - 1]
        opened = next((token.i for token in words if token.text == "("), words.start)
        if opened > words.start and ")" not in words.text:
            words = doc[words.start : opened]  # the bracket behind it has lost its end
        return words

    def listed_words(self, noun: Token) -> str | None:
        """Word a noun with those joined to it: local councils and rural roads, for the councils; not what comes next.

        A list ends with "and" and a noun phrase that no verb follows; else it is only the noun's own phrase.
        """
        phrase = self._phrase(noun)
        at, last = phrase.end, None
        while at < min(len(self.doc) - 1, noun.i + LONGEST):
            joint = self.doc[at]
            if joint.text != "," and joint.lower_ not in ("and", "&"):
                break
            begin = at + 1 + (joint.text == "," and self.doc[at + 1].lower_ == "and")
            thing = self.next_noun(begin)
            if thing is None or any(self.doc[k].tag_ in ("DT", "PRP$") for k in range(begin, thing.i)):
                break
            at = thing.i + 1
            if self.doc[begin - 1].lower_ in ("and", "&"):
                last = thing
                break
        words = self.words(noun)
        if words is None or last is None or last.i + 1 >= len(self.doc) or not self.free(last.i):
            return words
        behind = self.doc[last.i + 1]
        goes_on = behind.tag_.startswith("V") or behind.tag_ == "MD"
        own = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i in (behind.i, behind.head.i)
        if (goes_on and not own) or behind.i in self.taken:
            return words
        whole = " ".join(self.doc[phrase.start : last.i + 1].text.split())
        return whole if len(whole.split()) <= LONGEST else words

    def _modifies(self, token: Token) -> bool:
        if token.i in self.taken or self._is_time(token.i) or token.i in self.numerals:
            return False
        following = self.doc[token.i + 1]
        if (following.text == "-" and not token.whitespace_) or (
            self.doc[token.i - 1].text == "-" and following.text == "-"
        ):
            return True  # tax-to-GDP ratio
        if token.tag_ in ("RP", "IN", "RB") and self.doc[token.i - 1].text == "-" and not token.nbor(-1).whitespace_:
            return following.tag_ in NOUNS  # pick-up sales
        if token.lower_ == "and":
            return (token.i > 0 and self.whole_pair(token.nbor(-1)).i == token.i + 2) or (
                token.head.tag_ in NOUNS
                and token.head.i == token.i - 1
                and token.head.dep_ in ("compound", "nmod", "amod", "pobj", "nsubj", "dobj")
            )
        if token.tag_ in ("VBN", "VBG") and token.dep_ in CLAUSES:
            return False  # have brought income
        return token.tag_ in IN_PHRASE or token.text in ("&", "-")

    def _owner(self, left: int, floor: int) -> int:
        """Go left over the name whose end owns a noun: the Bank of Lahore's reserves, from Lahore."""
        doc = self.doc
        if doc[left - 1].lower_ != "of" or left - 2 < floor or left + 1 >= len(doc) or doc[left + 1].tag_ != "POS":
            return left
        whole = doc[left - 2]
        if whole.tag_ not in ("NNP", "NNPS") or doc[left].head.i != left - 1 or not self.free(whole.i):
            return left
        at = whole.i
        while at > max(floor, left - LONGEST // 2) and doc[at - 1].tag_ in ("NNP", "NNPS") and self.free(at - 1):
            at -= 1
        return at

    def _right(self, noun: Token) -> int:
        """Go right over the phrases that hang on a noun: exports of IT services to Europe."""
        doc, at = self.doc, noun.i + 1
        limit = min(self.reading.sentences.of(noun.i)[1], noun.i + LONGEST)
        open_link = False
        while at < limit and at not in self.taken and at not in self.dated:
            token = doc[at]
            joined = doc[at - 1].text == "-" or token.tag_ in ("HYPH", "POS")
            if self._is_dash(at):
                break
            begins = open_link or at == noun.i + 1
            if _links(token, noun):
                open_link = True
            elif token.text == "," or token.lower_ == "but" or (token.text == "(" and not begins):
                break
            elif token.text not in ("(", ")") and not joined:
                inside = token.dep_ == "amod" and token.head.i > at  # the number of listed firms
                if not begins or not (inside or token.tag_ in BEHIND_LINK):
                    break
            at += 1
        return at


def _links(token: Token, noun: Token) -> bool:
    """Tell what leads to a phrase behind a noun that goes on with it: exports |of| yarn, plans |announced| in May."""
    if token.tag_ in ("VBN", "VBG") and token.dep_ == "acl":
        return True
    return token.lower_ in listed("links") and token.dep_ in ("prep", "agent") and noun.i <= token.head.i < token.i


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
