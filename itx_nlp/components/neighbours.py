"""What a figure measures, read from the words behind it: a 60% target, 12% of revenue, a 5% rise in sales."""

from spacy.tokens import Token

from itx_nlp.components.changes import OF_NOUNS, Changes
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

REACH = 9  # tokens behind a figure to look for its noun
WHOLES = {"total", "whole"}
PAIRING = {"and", "or", "but", "if not", "or even", "and even"}
VAGUE = {"billions", "millions", "trillions"}  # billions in aid
SPANS = {"year", "month", "quarter", "week", "day"}
LOOSE = {"RB", "CC", "VBG", "VBN"}  # right behind a figure these belong to it only where a noun follows
LISTING = {
    ",",
    "and",
    ";",
    ":",
    "(",
    "includes",
    "including",
    "include",
    "included",
    "of",
}  # before one of several sums
MODIFIERS = {"JJ", "JJR", "JJS", "HYPH", "POS", "CD"} | LOOSE


class Neighbours(Reader):
    """Give the noun behind a figure that says what it measures; each reader gives None where it has none."""

    def __init__(self, reading: Reading, phrases: Phrases, changes: Changes) -> None:
        super().__init__(reading)
        self.phrases = phrases
        self.opening = set(self.leads)
        self.moves = changes.nouns
        self.verbs = changes.verbs

    def behind_of(self, i: int) -> Token | None:
        """Read 40% of voters, $6 million worth of cotton, $7 million in farm loans."""
        doc, at = self.doc, self.spans[i].end
        if at < len(doc) and doc[at].lower_ == "worth":
            at += 1
        at = self._behind_rate(at)
        apart = self.quantities[i].kind == "measure" and self._is_named_before(i)  # a use of 9 tons (10 litres) of oil
        if doc[at : at + 1].text == "(" and at + 1 in self.opening and not apart:
            at = self._behind_bracket(i, at)  # C$5 million ($4 million) of aid
        if at >= len(doc):
            return None
        word = doc[at].lower_
        if word == "of":
            if self.quantities[i].kind == "percent" and self._is_level(i):
                return None
            before = doc[max(0, self.leads[i] - 2) : self.leads[i]]
            if len(before) == 2 and before[1].lower_ == "of" and before[0].lower_ in listed("lengths of a thing"):
                return None
            noun = self.phrases.next_noun(at + 1)
            if noun is None or (noun.lower_ in WHOLES and at + 2 == noun.i):
                return None  # tea made up $5 million of the total
            whole = noun.text == "GDP" or doc[noun.i - 2 : noun.i + 1].text.lower() == "gross domestic product"
            if whole and doc[self.leads[i] - 1].tag_ not in ("VBG", "VBZ"):
                return None  # a deficit of 5% of GDP measures the deficit
            return noun
        if word in ("for", "as", "each") and self.quantities[i].kind == "currency" and self._is_listed(i):
            noun = self.phrases.next_noun(at + 1 + (doc[at + 1 : at + 2].text == "for"))
            if noun is not None and noun.lower_ not in listed("not purposes"):
                return noun
        if (
            word == "in"
            and (self.quantities[i].kind in ("currency", "measure") or doc[at - 1].lower_ in VAGUE)
            and doc[self.leads[i] - 1].lower_ not in ("from", "than", "cost", "costs")
            and doc[self.leads[i] - 1].lower_ not in listed("putting in")
            and not self._is_named_before(i)
            and not (at > self.spans[i].end and doc[at + 1 : at + 2].text in ("the", "a", "an"))
        ):
            noun = self.phrases.next_noun(at + 1)  # not Rs5 a month in the village
            if noun is not None and noun.tag_ in ("NN", "NNS") and noun.lower_ not in listed("not purposes"):
                return None if self.phrases.is_dimension(noun) else noun
        return None

    def _is_level(self, i: int) -> bool:
        """Tell the end of a move: costs jumped from 5% of sales to 9% of sales."""
        link = self.doc[self.leads[i] - 1]
        return link.lower_ in ("from", "to") and link.head.lower_ in self.verbs

    def _is_named_before(self, i: int) -> bool:
        """Tell revenues of $5 million from a sum of $5 million, an increase of $5 million."""
        at = self.leads[i] - 1
        if at < 1:
            return False
        noun, link = self.doc[at - 1], self.doc[at]
        named = link.lower_ == "of" and link.head.i == noun.i and noun.tag_ in ("NN", "NNS")
        said = listed("empty nouns") | listed("thoughts")
        return named and noun.lower_ not in self.moves and noun.lower_ not in said

    def _behind_rate(self, at: int) -> int:
        """Step over how often and a short form: $5 million annually in fees, Rs5 a month in fees, 9 watts (W) of it."""
        if self.doc[at : at + 1].text == "(" and self.doc[at + 2 : at + 3].text == ")":
            at += 3
        words = self.doc[at : at + 2]
        if words.text == "ad valorem":
            return at + 2
        if len(words) == 2 and words[0].lower_ in ("annually", "monthly", "daily", "weekly", "yearly"):
            return at + 1
        rate = len(words) == 2 and words[0].lower_ in ("a", "per", "every", "each")
        return at + 2 if rate and (words[1].lower_ in SPANS or words[0].lower_ == "per") else at

    def _is_listed(self, i: int) -> bool:
        """Tell whether a sum is one of several that are shared out: Rs5 million for roads, Rs2 million for schools."""
        at = self.leads[i] - 1
        while at > 0 and self.doc[at].tag_ in ("JJ", "DT") and self.doc[at].lower_ != "no":
            at -= 1  # and a hefty Rs5 million for roads
        before = self.doc[at].lower_ if at >= 0 else ""
        if before == "of" and at and self.doc[at - 1].tag_ in ("NN", "NNS"):
            return self.doc[at - 1].lower_ in listed("empty nouns")  # a sum of Rs5 million for roads, not a grant of
        return before in LISTING or before in listed("spending")

    def beside(self, i: int) -> Token | None:
        """Read $200 billion IT exports, a 60% renewable energy target, a 12% rise in sales."""
        doc, stop = self.doc, self.spans[i].end
        if self.quantities[i].unit == "point" and doc[stop - 1].i and "-" not in self.spans[i].text:
            return None
        if stop < len(doc) and doc[stop].is_sent_start:
            return None  # rents were $5m. Weavers said: the full stop is part of the token
        if doc[stop : stop + 1].text[:1] == "/" or doc[stop : stop + 1].text in ("per", "a", "an"):
            last = self._noun_behind(stop + 2) if doc[stop].text == "per" else None
            return last if last is not None and last.lower_ in listed("levies") else None  # Rs160/kg; Rs2 per unit tax
        if doc[stop : stop + 1].text == "," and doc[stop + 1 : stop + 2].text in ("less", "more", "fewer"):
            stop += 1  # $9 million, or 4%, less rent
        elif i + 1 < len(self.spans) and (self._are_one(stop, self.leads[i + 1]) or self._share_noun(i)):
            return self.beside(i + 1)
        elif self.are_two(i):
            return self.behind_of(i + 1)
        if doc[stop : stop + 1].text == "(" and stop + 1 in self.opening:
            stop = self._behind_bracket(i, stop)  # a Rs5 billion ($2 million) loan
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

    def _behind_bracket(self, i: int, stop: int) -> int:
        """Step over the same in another currency or measure, in brackets."""
        behind = self.spans[i + 1].end if i + 1 < len(self.spans) else stop
        other = behind > stop and self.quantities[i + 1].kind == self.quantities[i].kind in ("currency", "measure")
        return behind + 1 if other and self.doc[behind : behind + 1].text == ")" else stop

    def _tells_base(self, at: int) -> bool:
        word = self.doc[at].lower_
        return word in ("yoy", "mom", "qoq", "wow") or (at in self.phrases.dated and word in listed("year on year"))

    def _are_one(self, start: int, stop: int) -> bool:
        """Tell two figures of one noun: 5%, or 3 points; a 5% yearly and 3% monthly rise in sales."""
        if stop - start > REACH:
            return False
        words = [token.lower_ for token in self.doc[start:stop] if not self._tells_base(token.i) and token.text != ","]
        return words == ["or"] or (words == ["and"] and stop - start > 1)

    def are_two(self, i: int) -> bool:
        """Tell two shares of one thing: 5% and 9% of the trade, not thousands but millions of them."""
        if i + 1 == len(self.spans) or self.quantities[i + 1].unit != self.quantities[i].unit:
            return False
        between = self.doc[self.spans[i].end : self.spans[i + 1].start].text.lower().strip(", ")
        behind = self.doc[self.spans[i + 1].end : self.spans[i + 1].end + 1].text
        return between in PAIRING and behind == "of"

    def _share_noun(self, i: int) -> bool:
        """Tell two changes of one thing: a 5% decline, but a 3% rise in sales."""
        words = [token.lower_ for token in self.doc[self.spans[i].end : self.leads[i + 1]]]
        words = [word for word in words if word not in listed("year on year") and word not in (",", "a", "an")]
        words = [word for word in words if word not in ("yoy", "mom", "qoq", "wow")]
        return len(words) == 2 and words[0] in self.moves and words[1] in ("and", "but")

    def _noun_behind(self, stop: int) -> Token | None:
        """Walk over the modifiers behind a figure to the last noun of the phrase."""
        last, at = None, stop
        while at < min(len(self.doc), stop + REACH) and self.phrases.free(at):
            token = self.doc[at]
            if token.is_sent_start and at > stop:
                break
            if token.tag_ in NOUNS or (token.lower_ in self.moves and token.dep_ in OF_NOUNS):
                last = token
            elif not (last is not None and self.phrases.joins(at, last)):
                joined = at > stop and self.doc[at - 1].text == "-"
                may_go_on = ("HYPH", "POS") if last is not None else MODIFIERS
                if not joined and (token.tag_ not in may_go_on or (token.tag_ == "CC" and at == stop)):
                    break
                if token.tag_ in LOOSE and last is None and at == stop and not self._leads_noun(at):
                    break
                if at == stop and token.lower_ in listed("linking participles"):
                    break
            at += 1
        return last

    def _moved(self, change: Token, stop: int) -> Token | None:
        """Give what a change behind a figure is a change of: a 12% rise in sales, a 12% sales rise."""
        doc = self.doc
        following = doc[change.i + 1].lower_ if change.i + 1 < len(doc) else ""
        if following == "for" and change.i > stop and self.is_named_move(change):
            return change  # a 5% pay raise for clerks
        if following == "in" and change.i > stop and change.lower_ != "growth" and self.is_named_move(change):
            return doc[change.i - 1]  # a 5% output drop in major crops
        if following in ("in", "of", "for"):
            noun = self.phrases.next_noun(change.i + 2)
            if noun is not None and self.phrases.is_dimension(noun):
                return None  # a 5% surge in value
            if noun is not None and noun.lower_ not in ("comparison", "contrast", "relation"):
                return change if change.lower_ == "growth" else noun
        before = doc[change.i - 1]
        named = before.tag_ in NOUNS and before.i not in self.phrases.dated and before.lower_ not in SPANS
        return before if before.i >= stop and named else None

    def base(self, i: int) -> Token | None:
        """Read this is a 5% rise over the outgoing year's budget: the noun that a change is held against."""
        doc, at = self.doc, self.spans[i].end
        if doc[at : at + 1].text.lower() not in self.moves:
            return None
        link = doc[at + 1 : at + 3].text.lower()
        if not link.startswith(("from", "over", "compared to", "compared with")):
            return None
        at += 2 + link.startswith("compared")
        begin = at
        while at < min(len(doc), begin + REACH) and (at in self.phrases.dated or doc[at].tag_ in ("DT", "POS")):
            at += 1
        noun = self.phrases.next_noun(at)
        plain = noun is not None and noun.tag_ in ("NN", "NNS") and noun.lower_ not in self.moves
        if noun is None or not plain or noun.lower_ in listed("empty nouns") | listed("goals"):
            return None
        return noun if noun.lower_ not in SPANS and doc[noun.i + 1 : noun.i + 2].text == "of" else None

    def _leads_noun(self, at: int) -> bool:
        return at + 1 < len(self.doc) and self.doc[at + 1].tag_ in ("JJ", "NN", "NNS", "NNP", "VBN", "VBG", "HYPH")

    def is_named_move(self, noun: Token) -> bool:
        """Tell a salary increase from a sharp increase."""
        before = self.doc[noun.i - 1]
        return before.tag_ in ("NN", "NNS") and before.lower_ not in SPANS and before.i not in self.phrases.dated
