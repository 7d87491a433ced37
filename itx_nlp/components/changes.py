"""Tell figures that are the size of a change (rose 5%, a $3 million drop) from levels (rose to $5 million)."""

from spacy.tokens import Doc, Span, Token

from itx_nlp.components.reading import Reading
from itx_nlp.components.sharing import PARTS, is_yearly, share_changes
from itx_nlp.components.tree import child_of
from itx_nlp.text.changewords import change_words
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.units import coins
from itx_nlp.text.wordlists import listed

MINUS = {"-", "–", "−"}
NEARBY = 60  # tokens to look back for the noun that governs a list
CROSSING = {"above", "below", "beyond", "past"}
BEHIND = 10  # tokens behind a figure to look for the noun that moves
GAINS = {"gain", "gains"}
OF_NOUNS = {"dobj", "pobj", "attr"}  # which a parse gives to a noun that it tags as a verb: a 5% cut in fares
MODIFIERS = {"JJ", "HYPH", "VBG", "RB", "NN", "NNP", "VBN"}
REACH = 14  # tokens to look back for the word that moves
STATES = (" is", " was", " were", " are", " be", " been")
HELD = ("twice", "thrice")


class Changes:
    """Find the change that figures are the size of; data is a folder whose changes.jsonl is laid over ours, or None."""

    def __init__(self, data: str | None) -> None:
        self.words = change_words(data)
        self.nouns = {word for word, uses in self.words.items() if "noun" in uses}
        self.verbs = {word for word, uses in self.words.items() if "moves" in uses or "moved" in uses}

    def of(self, reading: Reading) -> list[str | None]:
        """Name the change each figure is the size of, None for levels."""
        found = []
        for quantity, span, lead in zip(reading.quantities, reading.spans, reading.leads, strict=True):
            begin = reading.sentences.of(span.start)[0]
            found.append(self._change(reading.doc, quantity, span, lead, begin))
        return share_changes(reading, found)

    def _change(self, doc: Doc, quantity: Quantity, span: Span, lead: int, begin: int) -> str | None:
        if quantity.kind == "rank":
            return None
        if quantity.kind == "multiple" and quantity.form == "words" and not quantity.text.endswith(("fold", "times")):
            if lead > begin and doc[lead - 1].lower_ in listed("pays"):
                return None  # they paid triple
            if quantity.text.lower().endswith(HELD):
                return self._before(doc, quantity, span, lead, begin)  # worth twice that
            return None if _is_state(doc, quantity, begin, lead) else "increase"  # it doubled; it is double
        if quantity.form == "fraction" and (quantity.text.lower().startswith("halv") or _is_in_half(doc, span.start)):
            return None if _is_state(doc, quantity, begin, lead) else "decrease"  # it halved, was cut in half
        plus = doc[span.start].text.startswith("+") or (span.start and doc[span.start - 1].text.endswith("+"))
        if plus and quantity.unit in PARTS:
            return "increase"  # (+5%)
        if quantity.unit in PARTS and quantity.text[:1] in MINUS and _opens_bracket(doc, span.start):
            return "decrease"  # (-5%), (EMB, -5%)
        return self._behind(doc, quantity, span.end, lead) or self._before(doc, quantity, span, lead, begin)

    def word(self, token: Token, *uses: str) -> str | None:
        """Give the change a word tells when used in one of these ways."""
        found = self.words.get(token.lower_)
        if not found or (token.lower_ in GAINS and token.i and token.nbor(-1).lower_ in listed("gains in books")):
            return None
        return next((found[use] for use in uses if use in found), None)

    def _behind(self, doc: Doc, quantity: Quantity, stop: int, lead: int) -> str | None:
        """Read a 12% year-on-year rise, 5% more than, Rs2 billion less."""
        if stop >= len(doc):
            return None
        aside = doc[stop].text == "," and lead > 0 and doc[lead - 1].lower_ == "or" and stop + 2 < len(doc)
        if aside and doc[stop + 1].lower_ in ("higher", "lower", "more", "less"):
            return self.word(doc[stop + 1], "behind")  # 6%, or $9 million, higher
        change = self.word(doc[stop], "behind")
        further = quantity.unit is None and doc[stop].lower_ == "more" and doc[stop + 1 : stop + 2].text != "than"
        if change and quantity.kind != "rank" and not further:  # four more have followed
            return change
        if self.word(doc[stop], "particle") and stop + 1 < len(doc):
            following = doc[stop + 1]
            led = following.lower_ in ("from", "to", "by", "about", "around", "nearly")
            if not (led or following.like_num or following.tag_ in ("DT", "PRP$", "$", "CD")):
                return self.word(doc[stop], "particle")
        return self._noun_behind(doc, quantity, stop)

    def _noun_behind(self, doc: Doc, quantity: Quantity, stop: int) -> str | None:
        """Read a 12% year-on-year rise, a 5% growth target; of a 5% increase fund the fund is measured."""
        uses = ("noun", "noun of a move") if quantity.unit in PARTS else ("noun",)
        for token in doc[stop : stop + BEHIND]:
            change = self._noun(token, *uses)
            is_noun = token.tag_ in ("NN", "NNS", "NNP") or token.dep_ in OF_NOUNS
            if change and (is_noun or is_yearly(token.nbor(-1))):
                after = doc[token.i + 1] if token.i + 1 < len(doc) else None
                prospect = after is None or after.lower_ in listed("prospects") or is_yearly(after)
                return None if after is not None and after.tag_ in ("NN", "NNS") and not prospect else change
            if token.is_sent_start and token.i > stop:
                return None
            if not is_yearly(token) and token.tag_ not in MODIFIERS and not _is_aside(doc, token.i):
                return None
        return None

    def _noun(self, token: Token, *uses: str) -> str | None:
        """Give the change a noun tells; negative growth is a decrease."""
        change = self.word(token, *uses)
        negative = change == "increase" and token.i and token.nbor(-1).lower_ == "negative"
        return "decrease" if negative else change

    def _before(self, doc: Doc, quantity: Quantity, span: Span, lead: int, begin: int) -> str | None:
        first = span.start
        if doc[lead].lower_ in CROSSING and lead < first:
            return None  # fell below $30
        at = min(lead, first) - 1
        if at > begin and doc[at].head.lower_ in listed("coming out at") and (told := self._told(doc[at].head)):
            return told if quantity.kind != "count" else None  # the increase works out at 5%
        prospect = doc[at].lower_ == "at" and at - 2 >= begin and doc[at - 1].lower_ in listed("prospects")
        if prospect and quantity.unit in PARTS:
            return self.word(doc[at - 2], "noun")  # set the growth target at 5%
        while at > begin and self._skips(doc[at]):
            at -= 1
        if at < begin:
            return None
        token = doc[at]
        word = token.lower_
        if word == "up" and token.i and doc[at - 1].lower_ in listed("verbs with up"):
            return None  # tea made up $5 million
        if word == "down" and doc[at - 1].lower_ in listed("verbs with down") and quantity.kind in ("count", "measure"):
            return None  # shut down nine mills
        if quantity.unit in PARTS and _is_known(doc, lead, span.end):
            return None  # cut the 9% levy to 5%
        if self.word(token, "particle") and doc[lead - 1].lower_ == "at":
            return None  # it is up at 50%
        if word == "by":
            agent = quantity.kind == "count" and token.dep_ == "agent"  # the tax was raised by 9 mills
            if quantity.kind != "count" and (passed := self.word(doc[at].head, "passes")):
                return passed  # spending exceeded its budget by Rs5 million
            return None if agent else self._moved_by(doc, at, begin)
        if word in ("is", "was", "are", "were", "be", "been", "being", "averaged", "averages"):
            return self._told(token) if quantity.kind != "count" else None
        if at - 3 > begin and doc[at - 3].lower_ == "by" and doc[at - 1 : at + 1].text in ("average of", "total of"):
            return self._moved_by(doc, at - 3, begin)  # fell by an average of 5%
        if word in ("of", "at"):
            return self._of(doc, span, quantity, at, begin)
        settles = span.end < len(doc) and doc[span.end].lower_ in ("to", "on", "against", "per")
        settles = settles and not (doc[span.end].tag_ == "TO" and word.startswith("rais"))  # raise $5 million to build
        settles = settles or quantity.unit in coins()
        uses = ("particle", "moves", "moved") if quantity.kind != "currency" or settles else ("particle", "moves")
        if quantity.unit in PARTS and word in ("from", "between") and doc[at - 1].lower_ == "ranging":
            return self._moved_by(doc, at - 1, begin)
        change = self.word(token, *uses)
        if change and quantity.unit not in PARTS and doc[lead : lead + 2].text.lower() == "up to" and lead < first:
            return None  # raised up to Rs5 billion
        particle = self.word(token, "particle")
        if change and (particle or token.tag_.startswith("V") or token.dep_ in ("ROOT", "conj", "advcl")):
            steps = quantity.unit in listed("steps of a ranking")  # slipped three places
            return change if quantity.kind != "count" or steps or particle else None
        share = first > 1 and doc[first - 1].text == "(" and doc[first - 2].like_num  # 15 (29 per cent) of the items
        if quantity.unit in PARTS and quantity.kind != "count" and not share:
            return self._governed(doc, first) or self._in_brackets(doc, first, begin)
        return None

    def _told(self, verb: Token) -> str | None:
        """Read the increase is $5 million, growth was 5%."""
        subject = child_of(verb, "nsubj")
        return self.word(subject, "noun") if subject is not None and subject.i < verb.i else None

    def _skips(self, token: Token) -> bool:
        if token.lower_ in listed("before a change"):
            return True
        return token.tag_ in ("RB", "JJ", "JJR", "JJS") and token.lower_ not in self.words

    def _governed(self, doc: Doc, first: int) -> str | None:
        """Read the verb a bare share hangs on: cut its stake 5 percent."""
        token = doc[first]
        while token.head.i in (token.i + 1, token.i + 2) and token.dep_ in ("nummod", "quantmod", "compound"):
            token = token.head
        if token.dep_ in ("npadvmod", "dobj") and token.head.i < first and first - token.head.i < 7:
            return self.word(token.head, "moves", "moved")
        return None

    def _in_brackets(self, doc: Doc, first: int, begin: int) -> str | None:
        """Read growth was seen in Kenya (7%); prices fell: tea (7%); tea (7%) and rice (9%) rose."""
        if doc[first - 1].text != "(" or not doc[first - 2].tag_.startswith("NN"):
            return None
        close = next((token.i for token in doc[first : first + BEHIND] if token.text == ")"), len(doc) - 2)
        if doc[first - 3].like_num and doc[close + 1 : close + 2].text and doc[close + 1].tag_.startswith("V"):
            return None  # 9 items (18%) fell
        verb = None
        for token in doc[max(begin, first - NEARBY) : first]:
            if token.dep_ in ("nsubj", "nsubjpass", "dobj") and self.word(token, "noun"):
                return self.word(token, "noun")
            if token.text == ":" and verb:
                return verb
            if token.lower_ in ("for", "in") and verb and doc[token.i - 1].tag_.startswith("V"):
                return verb  # prices rose for tea (7%)
            verb = self.word(token, "moves") or verb
        return self._behind_list(doc, first, begin)

    def _behind_list(self, doc: Doc, first: int, begin: int) -> str | None:
        """Read the verb behind a list of names with brackets; one bracket alone may be a share of something."""
        brackets = 0
        for token in doc[first : first + NEARBY]:
            if token.is_sent_start or token.text in (";", "."):
                return None
            brackets += token.text == "("
            if token.tag_ in ("VBD", "VBZ", "VBP") and doc[token.i - 1].text == ")":
                listed_before = any(each.text == "(" for each in doc[max(begin, first - BEHIND) : first - 1])
                return self.word(token, "moves") if brackets or listed_before else None
        return None

    def _moved_by(self, doc: Doc, at: int, begin: int) -> str | None:
        head = doc[at].head
        change = self.word(head, "moves", "moved", "noun", "behind", "particle")
        if change:
            return change
        for back in range(at - 1, max(begin - 1, at - REACH), -1):
            change = self.word(doc[back], "particle", "moves", "moved", "noun", "behind")
            if doc[back].lower_ == "up" and back and doc[back - 1].lower_ in listed("verbs with up"):
                return None  # rents were brought up by 9 mills
            if change and doc[back].lower_ not in ("more", "less", "better"):
                return change
            if doc[back].lower_ in (";", "while", "whereas") or doc[back].tag_ in ("VBN", "VBD", "VBZ", "VBP"):
                return None
        return None

    def _of(self, doc: Doc, span: Span, quantity: Quantity, at: int, begin: int) -> str | None:
        """Read an increase of 5%, growth of Rs2 billion; grow at 4%."""
        if doc[at].lower_ == "at":
            near = doc[at - 1] if at > begin else doc[at]
            return self.word(near, "moves") if near.lower_ in listed("growing at") else None
        for back in range(at - 1, max(begin - 1, at - 5), -1):
            token = doc[back]
            if token.lower_ in listed("paces") and (at_pace := self._at_pace(doc, back, begin)):
                return at_pace
            change = self._noun(token, "noun") or (
                self.word(token, "noun of a move") if self._moves(doc, span, quantity) else None
            )
            if change and token.tag_.startswith("NN"):
                return change
            if token.tag_ not in ("JJ", "NN", "HYPH", "RB", "NNS", "VBG", "VBN"):
                return None
        return None

    def _at_pace(self, doc: Doc, pace: int, begin: int) -> str | None:
        """Read grow at an annual pace of 5%."""
        for back in range(pace - 1, max(begin, pace - 5), -1):
            if doc[back].lower_ == "at":
                return self.word(doc[back - 1], "moves")
        return None

    def _moves(self, doc: Doc, span: Span, quantity: Quantity) -> bool:
        """Tell a loss of points, of coins or from yesterday's close from a company's loss."""
        behind = doc[span.end].lower_ if span.end < len(doc) else ""
        # A loss of 63 cents per share is a company's.
        return quantity.unit in PARTS or behind == "from" or (quantity.unit in coins() and behind not in ("per", "a"))


def _is_known(doc: Doc, lead: int, stop: int) -> bool:
    """Tell a rate in force before it is moved: lower |the 9% duty| on rice, its 9% share; not: by 9%, the 9% rise."""
    known = doc[lead - 1 : lead].text.lower() in (
        "the",
        "its",
        "their",
        "this",
        "that",
        "existing",
        "current",
        "present",
    )
    return known and any(token.tag_ in ("NN", "NNS", "JJ", "NNP") for token in doc[stop : stop + 1])


def _is_state(doc: Doc, quantity: Quantity, begin: int, lead: int) -> bool:
    """Tell it is double, was half of it; not: it was doubled."""
    return doc[begin:lead].text.lower().endswith(STATES) and not quantity.text.endswith("ed")


def _is_in_half(doc: Doc, at: int) -> bool:
    """Tell cut in |half|, slash fares in |half|; not: the profit was split in half."""
    verb = doc[at - 1].head if at and doc[at - 1].lower_ == "in" else doc[at]
    return verb.lower_ in ("cut", "cuts", "cutting", "slash", "slashed", "slashing")


def _opens_bracket(doc: Doc, at: int) -> bool:
    """Tell a place right behind a bracket, or behind a short form in it."""
    before = [token.text for token in doc[max(0, at - 3) : at]]
    return before[-1:] == ["("] or (before[:1] == ["("] and before[-1] == ",")


def _is_aside(doc: Doc, at: int) -> bool:
    """Tell the brackets of year-on-year (YoY)."""
    return (doc[at].text == "(" and at + 1 < len(doc) and is_yearly(doc[at + 1])) or (
        doc[at].text == ")" and is_yearly(doc[at - 1])
    )
