"""What a figure measures, read from the words before it: exports of $5 million, a rate at 5%, goods worth $5."""

from spacy.tokens import Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.compared import COMPARED
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.listing import Listing
from itx_nlp.components.neighbours import SPANS, Neighbours
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import child_of, children
from itx_nlp.text.wordlists import listed

REACH = 9  # tokens behind a figure to look for its noun
EXTREMES = {"peak", "high", "low", "maximum", "minimum"}
BEFORE_SIZES = {"a", "an", "the", "just", "only", "about", "around", "record"}


class Preceding(Reader):
    """Give the noun before a figure that says what it measures; each reader gives None where it has none.

    behind: reads the words behind figures.
    listing: reads the items of lists.
    """

    def __init__(
        self, reading: Reading, phrases: Phrases, changes: Changes, behind: Neighbours, listing: Listing
    ) -> None:
        super().__init__(reading)
        self.phrases = phrases
        self.behind = behind
        self.listing = listing
        self.verbs = changes.verbs
        self.moves = changes.nouns

    def reached(self, i: int) -> bool:
        """Tell volumes that rose to 5 million shares or stood at them, where the subject is measured, from sales."""
        at = self.leads[i] - 1
        if at > 0 and f"{self.doc[at].lower_.removesuffix('ed')}ing" in listed("reaching"):
            subject = child_of(self.doc[at], "nsubj") or self.doc[at]
            if self.doc[at].dep_ == "relcl" and subject.tag_ == "WDT":
                subject = self.doc[at].head
            return subject.lower_ in listed("amounts")  # volumes reached 5 million shares
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
        ranging = at > 1 and doc[at - 1].lower_ == "ranging"
        inner = doc[at + 1].tag_ == "VBG" and doc[at + 1].lower_ in listed("reaching") and at + 1 < self.spans[i].start
        at += inner and doc[at + 1].lower_ != "exceeding"  # a debt topping
        linked = at > 1 and (doc[at].lower_ in ("to", "at") or (ranging and doc[at].lower_ in ("between", "from")))
        at -= linked
        if at > 1 and doc[at].lower_ in ("in", "up", "down") and doc[at - 1].tag_ == "VBG":
            at -= 1
        verb = doc[at]
        told = verb.tag_ == "VBN" and linked and verb.dep_ != "ROOT" and verb.lower_ not in self.verbs
        told = told and verb.lower_ not in COMPARED  # ended at 9 against the dollar, compared to 8
        told = told and not any(child.dep_ == "nsubj" for child in verb.children)  # mills, which it valued at
        if at < 1 or not (told or (verb.tag_ == "VBG" and (linked or verb.lower_ in listed("reaching")))):
            return None
        at -= 1
        while at > 1 and doc[at].tag_ == "RB" and doc[at - 1].text == ",":
            at -= 1  # duties, currently ranging from 5
        if doc[at].text == "-":
            at -= 1  # a stay order re-
        elif doc[at].text == "," and (verb.tag_ == "VBG" or told):
            return self._held(at - 1) if ranging or told or verb.lower_ in listed("reaching") else None
        if at in self.phrases.dated:
            while at > 0 and (at in self.phrases.dated or doc[at].tag_ in ("IN", "DT")):
                at -= 1
        noun = self.phrases.whole(doc[at]) if verb.tag_ == "VBG" else doc[at]
        if verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "from") and linked:
            noun = noun.head.head if noun.head.head.tag_ in ("NN", "NNS") else noun  # loans from banks rising to 5
        if verb.dep_ == "acl" and verb.head == self.phrases.top(doc[at]):
            noun = verb.head  # requests for aid amounting to $5 million
        named = noun.tag_ in ("NN", "NNS") and self.phrases.free(noun.i) and noun.lower_ not in SPANS
        return noun if named and (noun.lower_ not in self.moves or noun.lower_ == "growth") else None

    def _held(self, at: int) -> Token | None:
        """Give the object whose phrase ends at a token: they pay little rent for homes, amounting to Rs5 million."""
        noun = self.doc[at]
        held = noun.lower_ in listed("levies")
        while not held and noun.dep_ == "pobj" and noun.head.head.tag_ in NOUNS and noun.head.head.i < noun.i:
            held = noun.head.head.lower_ in self.moves
            noun = noun if held else noun.head.head
        held = (held or noun.dep_ in ("dobj", "attr")) and noun.tag_ in ("NN", "NNS") and self.phrases.free(noun.i)
        return noun if held and self._measures(noun) else None

    def placed(self, i: int) -> Token | None:
        """Read a rate at 5%, loans to farmers at 5%; not sold in shops at Rs5, or closed the session at 5."""
        at = self.leads[i] - 2
        if at < 0 or self.doc[at + 1].lower_ != "at":
            return None
        noun = self.doc[at]
        if noun.tag_ not in ("NN", "NNS") or not self.phrases.free(at) or noun.lower_ in listed("not objects"):
            return None
        verb = self.doc[at + 1].head
        if verb.lower_ in listed("putting a value on"):
            return None
        held = [child.i for child in verb.children if child.dep_ == "dobj"] if verb.tag_.startswith("V") else []
        if held and held[0] < noun.i:
            return None  # put exports of tea and yarn at 5
        if noun.lower_ in EXTREMES and not self.behind.is_named_move(noun) and self._is_reached(noun):
            return None  # prices hit a five-month high at Rs5
        if self.doc[noun.left_edge.i - 1].text in (",", ";") and self._is_placed_too(i - 1, i):
            return noun  # tea at Rs4, yarn at Rs5
        noun = self.phrases.top(noun)
        if noun.dep_ == "pobj" and noun.head.lower_ != "with":
            return None
        return noun if noun.lower_ not in self.moves or noun.lower_ == "growth" else None

    def _is_placed_too(self, i: int, other: int) -> bool:
        """Tell whether a figure stands behind at, as another of its sentence does."""
        return self.reading.together(i, other) and self.doc[self.leads[i] - 1].lower_ == "at"

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

    def clause(self, i: int) -> Token | None:
        """Read yarn output rose by 8%, and cloth output fell by 2%: the phrase between a figure and the verb."""
        at = self.leads[i] - 1
        while at > 0 and (self.doc[at].lower_ in ("by", "a", "another") or self.doc[at].tag_ == "RB"):
            at -= 1
        if at < 2:
            return None
        verb, noun = self.doc[at], self.doc[at - 1]
        if verb.tag_ not in ("VBD", "VBN") or verb.lower_ not in self.verbs or noun.tag_ not in ("NN", "NNS"):
            return None
        start = self.listing.phrase_start(at - 1)
        if start - 1 in self.listing.closing and self.doc[start - 1].lower_ == "of":
            subject = child_of(verb, "nsubj") or noun  # the price of 10 grams of tea fell
            return subject if subject.tag_ in ("NN", "NNS") and self.phrases.free(subject.i) else None
        opened = self.doc[start].is_sent_start or not self.listing.closing.isdisjoint((start - 1, start - 2))
        return self.phrases.top(noun) if opened and self.phrases.free(at - 1) and self._measures(noun) else None

    def moved_from(self, i: int) -> Token | None:
        """Read the cut in the fee for phones from 9% to 7%, an increase in the budget to Rs5 billion."""
        doc, at = self.doc, self.leads[i] - 1
        if at < 2 or doc[at].lower_ not in ("from", "to", "by"):
            return None
        if at > 2 and doc[at - 1].lower_ in self.verbs and self._is_seen_to(at - 1):
            return doc[at - 2]  # saw their pay soar from 5 to 7
        named, behind = doc[at - 1], doc[self.spans[i].end : self.spans[i].end + 1].text
        gapped = doc[at].lower_ == "from" and behind == "to" and doc[at - 2].lower_ in ("and", "while", "but")
        if (
            gapped
            and named.tag_ in ("NN", "NNS", "VB", "VBP")
            and self.phrases.free(at - 1)
            and named.lower_ not in self.moves
        ):
            return named  # exports rose by 9%, and imports from 4 to 5
        if doc[at].lower_ == "from" and behind == "to" and (held := self._changed(at)) is not None:
            return held
        singular = doc[at - 1].tag_ == "NN" or doc[at].lower_ == "by"  # not if the price increases to 9
        if doc[at - 1].lower_ in self.moves and singular and self.behind.is_named_move(doc[at - 1]):
            return doc[at - 2] if self.phrases.free(at - 2) else None  # a capacity increase by 5%, to 9 megawatts
        for back in range(at - 1, max(0, at - 2 * REACH), -1):
            token = doc[back]
            if token.tag_.startswith(("V", "MD")) or token.text in (",", ";", ":"):
                return None
            if token.lower_ in self.moves and doc[back + 1].lower_ in ("in", "of"):
                return self.phrases.next_noun(back + 2)
            if token.is_sent_start:
                return None
        return None

    def _is_seen_to(self, verb: int) -> bool:
        """Tell a move of what somebody sees move: they saw |their pay| soar."""
        at = verb - 1
        if self.doc[at].tag_ not in ("NN", "NNS") or not self.phrases.free(at):
            return False
        while at > max(0, verb - REACH) and self.doc[at].tag_ in ("NN", "NNS", "JJ", "DT", "PRP$", "POS", "NNP"):
            at -= 1
        return self.doc[at].lower_ in ("saw", "see", "sees", "seen", "seeing", "watched", "helped", "let", "made")

    def _changed(self, at: int) -> Token | None:
        """Read raised the share that mills may keep from 5% to 9%: the object of a change, with a clause about it."""
        verb = self.doc[at].head
        for _ in range(REACH):
            if verb.lower_ in self.verbs and (held := child_of(verb, "dobj")) is not None and held.i < at:
                told = any(child.dep_ == "relcl" for child in held.subtree)
                named = held.tag_ in ("NN", "NNS") and self.phrases.free(held.i) and self._measures(held)
                return held if told and named else None
            verb = verb.head
        return None

    def is_bare_move(self, i: int) -> bool:
        """Tell a change of what is not named beside it: plans a further cut to 5%, after a fall from 9 to 7 cents."""
        at = self.leads[i] - 2
        if at < 0 or self.doc[at + 1].lower_ not in ("from", "to", "by"):
            return False
        return self.doc[at].lower_ in self.moves and not self.behind.is_named_move(self.doc[at])

    def bare_move(self, i: int) -> Token | None:
        """Give the change that a figure is the size of, where nothing beside it says of what: a further 5% cut."""
        at, stop = self.leads[i] - 1, self.spans[i].end
        move = self.doc[at - 1] if at > 0 and self.doc[at].lower_ == "of" else None
        if move is None:
            noun = self.spans[i].root.head
            move = noun if stop <= noun.i < stop + 3 else None
        if move is None or move.lower_ not in self.moves or move.tag_ not in NOUNS or self.behind.is_named_move(move):
            return None
        link = max(stop, move.i + 1)
        led = self.doc[link : link + 1].text.lower() in ("in", "of", "for")
        return None if led and link + 1 not in self.phrases.dated else move

    def is_size_of_move(self, i: int) -> bool:
        """Tell a change that something shows: a fall of 5%."""
        at = self.leads[i] - 1
        return at > 0 and self.doc[at].lower_ == "of" and self.doc[at - 1].lower_ in self.moves

    def before_of(self, i: int) -> Token | None:
        """Read a surplus of $9 million, revenue growth of 7 percent, exports totalling $5 million."""
        doc, at = self.doc, self.leads[i] - 1
        owned = False
        while at > 0 and (doc[at].lower_ in BEFORE_SIZES or doc[at].tag_ == "RB"):
            owned = owned or doc[at].lower_ in ("a", "an", "the")
            at -= 1
        if at < 1:
            return None
        if self._opens_range(i, at):
            noun = self.phrases.top(doc[at - 1])  # fees between 5% and 7%
            return noun if noun.tag_ in ("NN", "NNS") and self.phrases.free(noun.i) and self._measures(noun) else None
        if doc[at].lower_ != "of":
            return None
        behind = self.behind.beside(i)
        if behind is not None and (owned or self._is_part(i) or self._is_rate_of(i, behind)):
            return None
        if at > 4 and doc[at - 1].text == ")" and doc[at - 3].text == "(":
            at -= 3  # a surcharge (DSS) of
        noun = self._charged(doc[at - 1])
        if noun.tag_ not in NOUNS or noun.i in self.phrases.taken:
            return None
        if noun.lower_ in self.moves or noun.lower_ in listed("empty nouns"):
            if self.behind.is_named_move(noun) and not (noun.lower_ in EXTREMES and self._is_gone_to(noun)):
                return noun
            stop = self.spans[i].end
            if i + 1 < len(self.spans) and doc[stop : self.spans[i + 1].start].text == "to":
                stop = self.spans[i + 1].end  # an increase of 6% to 10% in wages
            if stop < len(doc) and doc[stop].lower_ in ("in", "for") and noun.lower_ in self.moves:
                target = self.phrases.next_noun(stop + 1)
                if target is not None:
                    return target
            if noun.lower_ in EXTREMES:
                return None if self._is_reached(noun) else noun
            return noun if noun.lower_ in listed("totals") else None
        return noun

    def is_bare_of(self, i: int) -> bool:
        """Tell a change right behind a figure that nothing names the thing of: a 9% rise instead."""
        stop = self.spans[i].end
        behind = self.doc[stop : stop + 2]
        return len(behind) == 2 and behind[0].lower_ in self.moves and behind[1].lower_ not in ("in", "of", "for")

    def _charged(self, rate: Token) -> Token:
        """Give what is at a rate: a toll at the rate of Rs5, charge a toll at the rate of Rs5; else the noun itself."""
        link = rate.head
        if rate.lower_ != "rate" or rate.dep_ != "pobj" or link.lower_ != "at":
            return rate
        if link.head.tag_ in ("NN", "NNS"):
            return link.head
        objects = (child for child in children(link.head) if child.dep_ == "dobj" and child.i < rate.i)
        return next(objects, rate)

    def _is_reached(self, noun: Token) -> bool:
        """Tell a low that something else fell to from a low that is told of."""
        verb, at = noun.head.lower_, noun.i - 1
        if noun.dep_ == "dobj" and not listed("reaching").isdisjoint((verb, f"{verb.removesuffix('ed')}ing")):
            return True
        while at > 0 and self.doc[at].tag_ in ("JJ", "DT", "CD", "NN", "VBG", "RB", "HYPH", "RBS"):
            at -= 1
        return self.doc[at].lower_ in ("to", "at", "from") or self.doc[at].tag_ in ("VBD", "VBG", "VBZ", "VBN")

    def _is_gone_to(self, noun: Token) -> bool:
        """Tell a record high that something else rose to, fell from or stood at."""
        link = noun.head
        return noun.dep_ == "pobj" and link.lower_ in ("to", "from", "at") and link.head.tag_.startswith("V")

    def _is_part(self, i: int) -> bool:
        """Tell a share or sum that is part of a noun phrase: the imposition of 5 per cent carbon levy."""
        root = self.spans[i].root
        inside = root.dep_ in ("compound", "nmod", "amod", "nummod") and root.head.i >= self.spans[i].end
        return inside and self.quantities[i].kind in ("percent", "currency")

    def _is_rate_of(self, i: int, noun: Token) -> bool:
        """Tell the rate of a tax from the share of a whole: the withdrawal of 9 per cent sales tax."""
        return self.quantities[i].kind in ("percent", "currency") and noun.lower_ in listed("levies")

    def _opens_range(self, i: int, at: int) -> bool:
        word = self.doc[at].lower_
        if at < 1 or (word != "between" and (word != "from" or self.quantities[i].high is None)):
            return False
        return child_of(self.doc[at].head, "dobj") is None

    def _measures(self, noun: Token) -> bool:
        return noun.lower_ not in self.moves and noun.lower_ not in listed("empty nouns")
