"""What the figures of a list measure: tea earned $5 million, cotton yarn $4 million; tea and rice rose 5% and 6%."""

from collections.abc import Callable

from spacy.tokens import Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.heads import LONGEST, NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.document import text_of
from itx_nlp.text.wordlists import listed

OPENERS = {",", ";", ":", "and"}  # before a noun phrase that stands before its figure without a verb
DASHES = {"--", "–", "—"}
LINKS = {"at", "to", "by", "with"}  # between a thing and its figure in a list
PHRASE = {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "HYPH", "CC", ",", "PRP$", "DT", "-LRB-", "-RRB-"}
YEARLY = {"yoy", "mom", "qoq", "wow", "by"}
CLOSERS = {",", ";", ".", "and"}  # behind a figure that ends an item of a list


class Listing(Reader):
    """Give the thing that a figure of a list belongs to; closing are the tokens right behind figures."""

    def __init__(self, reading: Reading, phrases: Phrases, changes: Changes) -> None:
        super().__init__(reading)
        self.phrases = phrases
        self.moves = changes.nouns
        self.closing = {span.end for span in self.spans}
        self.ordered = "respectively" in text_of(reading.doc)

    def noun(self, i: int) -> Token | None:
        """Read tea earned $5 million, cotton yarn $4 million and rice $3 million; May 2024: tea exports $5 million."""
        at = self.leads[i] - 1
        if i and self.doc[at].text == ":" and self.doc[at - 1].tag_ in NOUNS:
            at -= 1  # tea: $5 million; cotton yarn: $4 million
        linked = i and self.doc[at].lower_ in LINKS and self.doc[self.leads[i - 1] - 1].lower_ in LINKS
        if linked or (i and self.doc[at].lower_ in ("by", "with") and self.quantities[i].kind == "percent"):
            at -= 1  # put the staff at 90 and their pay at Rs5 million; rose by 5%, rents by 7%
        behind = self.doc[self.spans[i].end : self.spans[i].end + 1].text
        if i and self.doc[at].text in DASHES and behind in CLOSERS and self.doc[at - 1].tag_ in NOUNS:
            return self.doc[at - 1]  # dues unpaid -- Rs9 million, interest lost -- Rs5 million
        noun = self.doc[at]
        moves = noun.lower_ in self.moves and not (noun.lower_ == "growth" and self.doc[at + 1].lower_ == "at")
        if at < 1 or noun.tag_ not in ("NN", "NNS") or not self.phrases.free(at) or moves:
            return None
        start = self.phrase_start(at)
        opener = self.doc[start - 1].text if start else ""
        closed = start - 1 in self.closing or start - 2 in self.closing
        closed = closed or (start - 3 in self.closing and self.doc[start - 3].lower_ == "per")
        return noun if opener in OPENERS and (opener == ":" or closed) else None

    def words(self, noun: Token) -> str | None:
        """Word a noun without a verb, and those joined before it: local councils and rural roads Rs5 million."""
        words = self.phrases.words(noun)
        start = self.phrase_start(noun.i)
        whole = self.doc[start : noun.i + 1]
        joined = words and words.endswith(noun.text) and any(token.lower_ in ("and", "&") for token in whole)
        plain = all(token.tag_ in (*NOUNS, "JJ", "CC", ",", "HYPH") or token.text == "&" for token in whole)
        return " ".join(whole.text.split()) if joined and plain and len(whole) <= LONGEST else words

    def phrase_start(self, at: int) -> int:
        """Give where the phrase that ends at a token begins: over nouns and what stands between them, to a figure."""
        start = at
        while start > 0 and self.phrases.free(start - 1) and start - 1 not in self.closing:
            token = self.doc[start - 1]
            if token.tag_ not in PHRASE and token.text != "-":
                break
            start -= 1
            if token.is_sent_start:
                break
        return start + (self.doc[start].lower_ in ("and", ",") and start < at)

    def sums(self, i: int) -> Token | None:
        """Give the word for the sums of a list: the grants include Rs5 for roads, Rs2 for wells; grants: Rs5 for."""
        if self.doc[self.spans[i].end : self.spans[i].end + 1].text != "for":
            return None
        first, begin = i, self.reading.sentence(i)[0]
        while first and self.doc[self.leads[first] - 1].text in (",", "and") and self.reading.together(first - 1, i):
            first -= 1
        at = self.leads[first] - 1
        if self.doc[at].text != ":" and self.doc[at].lower_ not in ("include", "includes", "included"):
            return None
        subjects = (token for token in self.doc[begin:at] if token.dep_ in ("nsubj", "nsubjpass"))
        named = listed("amounts") | listed("allotting")
        return next((token for token in subjects if token.tag_ == "NNS" and token.lower_ in named), None)

    def respective(self, i: int, governing: Callable[[int], Token | None]) -> str | None:
        """Read tea, rye and rice rose 5%, 6% and 7%, respectively: the third thing for the third figure."""
        if not self.ordered:
            return None
        first, last = i, i
        while first and self._follows(first):
            first -= 1
        while last + 1 < len(self.spans) and self._follows(last + 1):
            last += 1
        behind = [word for word in self._between(self.spans[last].end, self.spans[last].end + 3) if word != ","]
        if first == last or behind[:1] != ["respectively"] or self.doc[self.leads[first] - 1].lower_ == "of":
            return None  # Okara and Lahore won scores of 5 and 7, respectively
        noun = governing(first)
        if noun is None:
            return None
        things = sorted([noun, *noun.conjuncts], key=lambda token: token.i)
        if len(things) == last - first + 1 and all(token.tag_ in NOUNS for token in things):
            return self.phrases.words(things[i - first])
        items = self._items(noun, self.leads[first])
        return f"{noun.text} of {items[i - first]}" if len(items) == last - first + 1 else None

    def _items(self, noun: Token, stop: int) -> list[str]:
        """Give the things that a noun is of: yarn, bed wear, tents & canvas of "exports of yarn, bed wear and …"."""
        items: list[str] = []
        words: list[str] = []
        if self.doc[noun.i + 1].lower_ != "of":
            return items
        for token in self.doc[noun.i + 2 : stop]:
            if token.tag_ not in PHRASE and token.text not in ("&", "-"):
                break
            if token.text == "," or token.lower_ == "and":
                items += [" ".join(words)] if words else []
                words = []
            else:
                words.append(token.text)
        return [*items, " ".join(words)] if words else items

    def _between(self, start: int, stop: int) -> list[str]:
        """Give the words of a stretch but for those that say what a change is held against: 5% YoY, 6% YoY."""
        return [t.lower_ for t in self.doc[start:stop] if t.lower_ not in listed("year on year") | YEARLY]

    def _follows(self, i: int) -> bool:
        """Tell a figure behind another of its unit with nothing but a comma or an and between."""
        between = set(self._between(self.spans[i - 1].end, self.leads[i]))
        alike = self.quantities[i - 1].unit == self.quantities[i].unit
        return alike and between <= {",", "and"} and bool(between)
