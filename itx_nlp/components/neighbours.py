"""What a figure measures, read from the words beside it: exports of $5 million, a 60% target, 12% of revenue."""

from itertools import islice

from spacy.tokens import Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.phrases import NOUNS, Phrases
from itx_nlp.components.reading import Reading
from itx_nlp.text.wordlists import listed

CHILDREN = 60  # of a verb to look at
REACH = 9  # tokens behind a figure to look for its noun
WHOLES = {"total", "whole"}
OPENERS = {",", ";", ":", "and"}  # before a noun phrase that stands before its figure without a verb
DASHES = {"--", "–", "—"}
CLOSERS = {",", ";", ".", "and"}  # behind a figure that ends an item of a list
SPANS = {"year", "month", "quarter", "week", "day"}
LOOSE = {"RB", "CC", "VBG", "VBN"}  # right behind a figure these belong to it only where a noun follows
MODIFIERS = {"JJ", "JJR", "JJS", "HYPH", "POS", "CD"} | LOOSE


class Neighbours:
    """Give the noun beside a figure that says what it measures; each reader gives None where it has none."""

    def __init__(self, reading: Reading, phrases: Phrases, changes: Changes) -> None:
        self.doc = reading.doc
        self.quantities = reading.quantities
        self.spans = reading.spans
        self.leads = reading.leads
        self.phrases = phrases
        self.opening = set(self.leads)
        self.closing = {span.end for span in self.spans}
        self.moves = changes.nouns
        self.verbs = changes.verbs

    def reached(self, i: int) -> bool:
        """Tell volumes that rose to 5 million shares or stood at them, where the subject is measured, from sales."""
        at = self.leads[i] - 1
        if at < 1 or self.doc[at].lower_ not in ("to", "at"):
            return False
        verb = self.doc[at].head.lower_
        return verb in self.verbs if self.doc[at].lower_ == "to" else verb in listed("standing")

    def worth(self, i: int) -> Token | None:
        """Read cotton worth Rs6 million, five plans of the board worth Rs6 million."""
        doc, at = self.doc, self.leads[i] - 1
        if at < 1 or doc[at].lower_ != "worth" or doc[at - 1].tag_ not in NOUNS:
            return None
        return self.phrases.top(doc[at - 1]) if doc[at - 1].tag_ in ("NNP", "NNPS") else doc[at - 1]

    def described(self, i: int) -> Token | None:
        """Read orders valued at $5 million, receipts for May clocking in at $5 million, pay exceeding Rs5 million."""
        doc, at = self.doc, self.leads[i] - 1
        linked = at > 1 and doc[at].lower_ in ("to", "at")
        at -= linked
        if at > 1 and doc[at].lower_ in ("in", "up", "down") and doc[at - 1].tag_ == "VBG":
            at -= 1
        verb = doc[at]
        told = verb.tag_ == "VBN" and linked and verb.dep_ != "ROOT" and verb.lower_ not in self.verbs
        if at < 1 or not (told or (verb.tag_ == "VBG" and (linked or verb.lower_ in listed("reaching")))):
            return None
        at -= 1
        if doc[at].text == "-":
            at -= 1  # a stay order re-
        if at in self.phrases.dated:
            while at > 0 and (at in self.phrases.dated or doc[at].tag_ in ("IN", "DT")):
                at -= 1
        noun = doc[at]
        named = noun.tag_ in ("NN", "NNS") and self.phrases.free(at) and noun.lower_ not in SPANS
        return noun if named and (noun.lower_ not in self.moves or noun.lower_ == "growth") else None

    def placed(self, i: int) -> Token | None:
        """Read a rate at 5%, loans to farmers at 5%; not sold in shops at Rs5, or closed the session at 5."""
        at = self.leads[i] - 2
        if at < 0 or self.doc[at + 1].lower_ != "at":
            return None
        noun = self.doc[at]
        if noun.tag_ not in ("NN", "NNS") or not self.phrases.free(at) or noun.lower_ in listed("not objects"):
            return None
        verb = self.doc[at + 1].head
        held = [child.i for child in verb.children if child.dep_ == "dobj"] if verb.tag_.startswith("V") else []
        if held and held[0] < noun.i:
            return None  # put exports of tea and yarn at 5
        noun = self.phrases.top(noun)
        if noun.dep_ == "pobj" and noun.head.lower_ != "with":
            return None
        return noun if noun.lower_ not in self.moves or noun.lower_ == "growth" else None

    def exchanged(self, i: int) -> Token | None:
        """Read the sale of the mills for Rs5 billion, a contract for Rs5 billion."""
        at = self.leads[i] - 1
        if at < 1 or self.doc[at].lower_ != "for" or self.quantities[i].kind != "currency":
            return None
        noun = self.doc[at].head
        return noun if noun.tag_ in ("NN", "NNS") and at - REACH < noun.i < at and self._measures(noun) else None

    def bounded(self, i: int) -> Token | None:
        """Read frauds up to Rs5 million, pensions above Rs5 million: the words of a bound right behind a noun."""
        at = self.leads[i]
        noun = self.doc[at - 1]
        if at < 1 or self.doc[at].lower_ not in ("up", "above", "below", "over", "under", "exceeding"):
            return None
        inner = self.spans[i].start > at and noun.tag_ in ("NN", "NNS") and self.phrases.free(at - 1)
        return noun if inner and noun.dep_ == "pobj" and self._measures(noun) else None

    def gapped(self, i: int) -> Token | None:
        """Read tea earned $5 million, cotton yarn $4 million and rice $3 million; May 2024: tea exports $5 million."""
        at = self.leads[i] - 1
        if i and self.doc[at].lower_ in ("at", "to") and self.doc[self.leads[i - 1] - 1].lower_ == self.doc[at].lower_:
            at -= 1  # put the staff at 90 and their pay at Rs5 million
        behind = self.doc[self.spans[i].end : self.spans[i].end + 1].text
        if i and self.doc[at].text in DASHES and behind in CLOSERS and self.doc[at - 1].tag_ in NOUNS:
            return self.doc[at - 1]  # dues unpaid -- Rs9 million, interest lost -- Rs5 million
        noun = self.doc[at]
        if at < 1 or noun.tag_ not in ("NN", "NNS") or not self.phrases.free(at) or noun.lower_ in self.moves:
            return None
        while (
            at
            and self.phrases.free(at)
            and (self.doc[at].tag_ in (*NOUNS, "JJ", "VBN", "HYPH") or self.doc[at].text == "-")
        ):
            at -= 1
        if self.doc[at].tag_ == "PRP$" or self.doc[at].lower_ == "the":
            at -= 1
        opener = self.doc[at].text
        closed = at in self.closing or (at - 2 in self.closing and self.doc[at - 2].lower_ == "per")
        return noun if opener in OPENERS and (opener == ":" or closed) else None

    def moved_from(self, i: int) -> Token | None:
        """Read the cut in the fee for phones from 9% to 7%, an increase in the budget to Rs5 billion."""
        doc, at = self.doc, self.leads[i] - 1
        if at < 2 or doc[at].lower_ not in ("from", "to"):
            return None
        for back in range(at - 1, max(0, at - 2 * REACH), -1):
            token = doc[back]
            if token.tag_.startswith(("V", "MD")) or token.text in (",", ";", ":") or token.is_sent_start:
                return None
            if token.lower_ in self.moves and doc[back + 1].lower_ in ("in", "of"):
                return self.phrases.next_noun(back + 2)
        return None

    def behind_of(self, i: int) -> Token | None:
        """Read 40% of voters, $6 million worth of cotton, $7 million in farm loans."""
        doc, at = self.doc, self.spans[i].end
        if at < len(doc) and doc[at].lower_ == "worth":
            at += 1
        at = self._behind_rate(at)
        if at >= len(doc):
            return None
        word = doc[at].lower_
        if word == "of":
            noun = self.phrases.next_noun(at + 1)
            if noun is None or (noun.lower_ in WHOLES and at + 2 == noun.i):
                return None  # tea made up $5 million of the total
            if noun.text == "GDP" and doc[self.leads[i] - 1].tag_ not in ("VBG", "VBZ"):
                return None  # a deficit of 5% of GDP measures the deficit
            return noun
        if word in ("for", "as", "each") and self.quantities[i].kind == "currency" and self._is_listed(i):
            noun = self.phrases.next_noun(at + 1 + (doc[at + 1 : at + 2].text == "for"))
            if noun is not None and noun.lower_ not in listed("not purposes"):
                return noun
        if (
            word == "in"
            and self.quantities[i].kind in ("currency", "measure")
            and doc[self.leads[i] - 1].lower_ not in ("from", "than")
        ):
            noun = self.phrases.next_noun(at + 1)
            if noun is not None and noun.tag_ in ("NN", "NNS") and noun.lower_ not in listed("not purposes"):
                return noun
        return None

    def _behind_rate(self, at: int) -> int:
        """Step over how often and a short form: $5 million annually in fees, Rs5 a month in fees, 9 watts (W) of it."""
        if self.doc[at : at + 1].text == "(" and self.doc[at + 2 : at + 3].text == ")":
            at += 3
        words = self.doc[at : at + 2]
        if len(words) == 2 and words[0].lower_ in ("annually", "monthly", "daily", "weekly", "yearly"):
            return at + 1
        rate = len(words) == 2 and words[0].lower_ in ("a", "per", "every", "each")
        return at + 2 if rate and words[1].lower_ in SPANS else at

    def _is_listed(self, i: int) -> bool:
        """Tell whether a sum is one of several that are shared out: Rs5 million for roads, Rs2 million for schools."""
        before = self.doc[self.leads[i] - 1].lower_ if self.leads[i] else ""
        return before in (",", "and", ";", ":", "(", "includes", "including", "include", "of") or before in listed(
            "spending"
        )

    def beside(self, i: int) -> Token | None:
        """Read $200 billion IT exports, a 60% renewable energy target, a 12% rise in sales."""
        doc, stop = self.doc, self.spans[i].end
        if self.quantities[i].unit == "point" and doc[stop - 1].i and "-" not in self.spans[i].text:
            return None
        if doc[stop : stop + 1].text[:1] == "/" or doc[stop : stop + 1].text in ("per", "a", "an"):
            return None  # Rs160/kg
        if doc[stop : stop + 1].text == "," and doc[stop + 1 : stop + 2].text in ("less", "more", "fewer"):
            stop += 1  # $9 million, or 4%, less rent
        elif i + 1 < len(self.spans) and self._are_one(stop, self.leads[i + 1]):
            return self.beside(i + 1)
        while stop < len(doc) and self._tells_base(stop):
            stop += 1  # a 5% year-on-year rise in sales
        last = self._noun_behind(stop)
        if (
            last is None
            or last.i + 1 in self.opening
            or (last.lower_ in listed("empty nouns") and doc[last.i - 1].tag_ not in ("NN", "NNS"))
        ):
            return None
        if last.lower_ in self.moves:
            return self._moved(last, stop)
        return None if last.dep_ == "npadvmod" and last.i == stop else last

    def _tells_base(self, at: int) -> bool:
        word = self.doc[at].lower_
        return word in ("yoy", "mom", "qoq", "wow") or (at in self.phrases.dated and word in listed("year on year"))

    def _are_one(self, start: int, stop: int) -> bool:
        """Tell two figures of one noun: 5%, or 3 points; a 5% yearly and 3% monthly rise in sales."""
        if stop - start > REACH:
            return False
        words = [token.lower_ for token in self.doc[start:stop] if not self._tells_base(token.i) and token.text != ","]
        return words == ["or"] or (words == ["and"] and stop - start > 1)

    def _noun_behind(self, stop: int) -> Token | None:
        """Walk over the modifiers behind a figure to the last noun of the phrase."""
        last, at = None, stop
        while at < min(len(self.doc), stop + REACH) and self.phrases.free(at):
            token = self.doc[at]
            if token.is_sent_start and at > stop:
                break
            if token.tag_ in NOUNS:
                last = token
            elif not (last is not None and self.phrases.joins(at, last)):
                joined = at > stop and self.doc[at - 1].text == "-"
                may_go_on = ("HYPH", "POS") if last is not None else MODIFIERS
                if not joined and (token.tag_ not in may_go_on or (token.tag_ == "CC" and at == stop)):
                    break
                if token.tag_ in LOOSE and last is None and at == stop and not self._leads_noun(at):
                    break
            at += 1
        return last

    def _moved(self, change: Token, stop: int) -> Token | None:
        """Give what a change behind a figure is a change of: a 12% rise in sales, a 12% sales rise."""
        doc = self.doc
        following = doc[change.i + 1].lower_ if change.i + 1 < len(doc) else ""
        if following == "for" and change.i > stop and self._is_named_move(change):
            return change  # a 5% pay raise for clerks
        if following in ("in", "of", "for"):
            noun = self.phrases.next_noun(change.i + 2)
            if noun is not None:
                return change if change.lower_ == "growth" else noun
        before = doc[change.i - 1]
        named = before.tag_ in NOUNS and before.i not in self.phrases.dated and before.lower_ not in SPANS
        return before if before.i >= stop and named else None

    def _leads_noun(self, at: int) -> bool:
        return at + 1 < len(self.doc) and self.doc[at + 1].tag_ in ("JJ", "NN", "NNS", "NNP", "VBN", "VBG", "HYPH")

    def before_of(self, i: int) -> Token | None:
        """Read a surplus of $9 million, revenue growth of 7 percent, exports totalling $5 million."""
        doc, at = self.doc, self.leads[i] - 1
        owned = False
        while (at > 0 and doc[at].lower_ in ("a", "an", "the", "just", "only", "about", "around", "record")) or doc[
            at
        ].tag_ == "RB":
            owned = owned or doc[at].lower_ in ("a", "an", "the")
            at -= 1
        if self._opens_range(i, at):
            noun = self.phrases.top(doc[at - 1])  # fees between 5% and 7%
            return noun if noun.tag_ in ("NN", "NNS") and self.phrases.free(noun.i) and self._measures(noun) else None
        if at < 1 or doc[at].lower_ != "of" or ((owned or self._is_part(i)) and self.beside(i) is not None):
            return None
        noun = doc[at - 1]
        if noun.tag_ not in NOUNS or noun.i in self.phrases.taken:
            return None
        if noun.lower_ in self.moves or noun.lower_ in listed("empty nouns"):
            if self._is_named_move(noun):
                return noun
            if (
                self.spans[i].end < len(doc)
                and doc[self.spans[i].end].lower_ in ("in", "for")
                and noun.lower_ in self.moves
            ):
                target = self.phrases.next_noun(self.spans[i].end + 1)
                if target is not None:
                    return target
            if noun.lower_ in ("peak", "high", "low", "maximum", "minimum"):
                return None if self._is_reached(noun) else noun
            return noun if noun.lower_ in ("total", "average", "value", "rate") else None
        return noun

    def _is_reached(self, noun: Token) -> bool:
        """Tell a low that something else fell to from a low that is told of."""
        at = noun.i - 1
        while at > 0 and self.doc[at].tag_ in ("JJ", "DT", "NN", "VBG", "RB", "HYPH", "RBS"):
            at -= 1
        return self.doc[at].lower_ in ("to", "at", "from") or self.doc[at].tag_ in ("VBD", "VBG", "VBZ", "VBN")

    def _is_part(self, i: int) -> bool:
        """Tell a share that is part of a noun phrase: the imposition of 5 per cent carbon levy."""
        root = self.spans[i].root
        return (
            self.quantities[i].kind == "percent"
            and root.dep_ in ("compound", "nmod", "amod")
            and root.head.i >= self.spans[i].end
        )

    def _opens_range(self, i: int, at: int) -> bool:
        word = self.doc[at].lower_
        if at < 1 or (word != "between" and (word != "from" or self.quantities[i].high is None)):
            return False
        return not any(child.dep_ == "dobj" for child in islice(self.doc[at].head.children, CHILDREN))

    def _is_named_move(self, noun: Token) -> bool:
        """Tell a salary increase from a sharp increase."""
        before = self.doc[noun.i - 1]
        return before.tag_ in ("NN", "NNS") and before.lower_ not in SPANS and before.i not in self.phrases.dated

    def _measures(self, noun: Token) -> bool:
        return noun.lower_ not in self.moves and noun.lower_ not in listed("empty nouns")
