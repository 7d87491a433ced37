"""What the shares of a survey are shares of: 58 per cent had no wish to move, two-thirds of those who had left."""

from spacy.tokens import Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.grammar import FINITE
from itx_nlp.components.heads import LONGEST
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.standins import who_behind
from itx_nlp.text.wordlists import listed

EARLY = 12  # figures of an article on a survey among which those who were asked are counted
ENDS = {",", ";", ":", ".", "(", ")", '"', "“", "”", "—", "–", "-"}
HANGING = {"IN", "DT", "TO", "CC", "PRP$", "WRB", "WDT", "WP", "POS", "MD", "JJR"}  # no word to end with


class Surveys(Reader):
    """Name who answered like that, in an article on a survey."""

    def __init__(self, reading: Reading, changes: Changes) -> None:
        super().__init__(reading)
        self.moves = changes.verbs
        self.asked: bool | None = None
        self.who: str | None = None

    def share(self, i: int) -> str | None:
        """Name the people a share is of, where no noun does."""
        quantity = self.quantities[i]
        if quantity.kind != "percent" and (quantity.kind != "number" or quantity.unit or not 0 < quantity.value < 1):
            return None
        stop = self.spans[i].end
        if stop + 2 >= len(self.doc):
            return None
        return self._of_those(stop) if self.doc[stop].lower_ == "of" else self._answer(i)

    def people(self, i: int) -> str | None:
        """Read the 130 or so who have left: people who have left."""
        who = who_behind(self.doc, self.spans[i].end) if self.quantities[i].unit == "person" else None
        words = self._words(who.i, who.i + 2) if who is not None else None
        return f"people {words}" if words else None

    def _of_those(self, stop: int) -> str | None:
        """Read 9% of those who had left, of the |unemployed| said."""
        first = self.doc[stop + 1]
        if first.lower_ == "those" and self.doc[stop + 2].lower_ == "who":
            return self._words(stop + 1, stop + 4)
        named = self.doc[stop + 2]
        bare = first.lower_ == "the" and named.tag_ in ("JJ", "VBN", "NN") and named.lower_.endswith("ed")
        return named.text if bare and self.doc[stop + 3 : stop + 4].text and self._ends(named) else None

    def _ends(self, named: Token) -> bool:
        """Tell a word that its verb or a stop follows, so that it stands for people: the unemployed said."""
        behind = self.doc[named.i + 1]
        return behind.tag_ in FINITE or behind.text in ENDS

    def _answer(self, i: int) -> str | None:
        """Read 58 per cent had no wish to move: respondents who had no wish to move."""
        root, stop = self.spans[i].root, self.spans[i].end
        again = self.doc[stop].text == "(" and self.leads[i + 1 : i + 2] == [stop + 1]
        if again and (end := self.spans[i + 1].end) + 1 < len(self.doc) and self.doc[end].text == ")":
            root, stop = self.spans[i + 1].root, end + 1  # two-thirds (66 per cent) keep a guard
        elif self.doc[stop].text == ")" and self.doc[self.spans[i].start - 1].text == "(":
            stop += 1
        verb = root.head
        if root.dep_ != "nsubj" or verb.i < stop or verb.lower_ in self.moves | listed("no answers"):
            return None
        begin = stop
        while begin < verb.i and self.doc[begin].tag_ == "RB":
            begin += 1
        if self.doc[begin].tag_ not in FINITE or not self.is_survey():
            return None
        behind = next((lead for lead in self.leads[i + 1 : i + 3] if lead > verb.i), len(self.doc))
        words = self._words(begin, verb.i + 1, behind)
        return f"{self._asked()} who {words}" if words else None

    def _asked(self) -> str:
        """Name those who were asked by the first count of them: we surveyed 900 |firms|, 412 |firms| answered."""
        if self.who is None:
            self.who = "respondents"
            for i, quantity in enumerate(self.quantities[:EARLY]):
                noun = self.doc[self.spans[i].end - 1]
                taken = noun.dep_ in ("dobj", "nsubj", "nsubjpass") and noun.tag_ == "NNS"
                if quantity.kind == "count" and taken and noun.head.lower_ in listed("asking people"):
                    self.who = noun.lower_
                    break
        return self.who

    def is_survey(self) -> bool:
        """Tell an article on what people answered."""
        if self.asked is None:
            self.asked = any(token.lower_ in listed("asked") for token in self.doc)
        return self.asked

    def _words(self, begin: int, least: int, stop: int | None = None) -> str | None:
        """Give the words of a clause from its beginning up to the next finite verb or stop; the first `least` stay."""
        at, limit = begin, min(stop or len(self.doc), len(self.doc), begin + LONGEST - 2)
        while at < limit and self.doc[at].text not in ENDS and not self.doc[at].is_space:
            joined = self.doc[at].lower_ in ("and", "but", "while")
            if at >= least and self.doc[at].lower_ in ("he", "she", "they", "we", "i"):
                break  # of the 140 who have finished she reckons
            if at >= least and self.doc[at + joined : at + joined + 1].text and self.doc[at + joined].tag_ in FINITE:
                break
            at += 1
        while at > least and self.doc[at - 1].tag_ in HANGING:
            at -= 1
        return " ".join(self.doc[begin:at].text.split()) or None
