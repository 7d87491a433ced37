"""A list whose verb is said once: A has 44 per cent of sales, B 23; 9 are in Okara, 7 in Multan; 60% rent, 30% own."""

from itx_nlp.components.grammar import FINITE
from itx_nlp.components.heads import LONGEST, NOUNS
from itx_nlp.components.neighbours import Neighbours
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader

REACH = 14  # tokens between two figures of a list
ANSWERED = " who "
JOINTS = (",", "and", "while", ";")
NAMED = ("NN", "NNS", "VB", "VBP")  # profit, which the parse takes for a verb
BEING = ("is", "was", "are", "were", "been")


class Gapped(Reader):
    """Give what a figure without a verb of its own measures: what the first of its list does.

    found: the metrics of the figures before, which grows as they are read.
    """

    def __init__(self, behind: Neighbours, phrases: Phrases, found: list[str | None]) -> None:
        super().__init__(behind.reading)
        self.behind, self.phrases, self.found = behind, phrases, found
        self.firsts: dict[int, int] = {}  # the first figure of the list that a figure goes on with

    def metric(self, i: int) -> str | None:
        """Name what a figure measures that goes on with the one before."""
        if not self._goes_on(i):
            return self._other(i)
        first = self.firsts.get(i - 1, i - 1)
        at = self.leads[i] - 1
        if (by := self._by(i, first)) is not None:
            self.firsts[i] = first
            return by
        told = self._item(i, first) if self.doc[at].lower_ in JOINTS else self._share(i, first, at)
        if told is not None:
            self.firsts[i] = first
        return told

    def _other(self, i: int) -> str | None:
        """Read sales were $9 million and profit $2 million: the noun between "and" and a sum of the same unit."""
        at = self.leads[i] - 1
        noun = self.doc[at]
        alike = self.reading.together(i - 1, i) and self.quantities[i - 1].unit == self.quantities[i].unit
        if not alike or self.quantities[i].kind not in ("currency", "percent") or noun.tag_ not in NAMED:
            return None
        told = self.spans[i - 1].root.head.lower_ in BEING
        led = at == self.spans[i - 1].end + 1 and self.doc[at - 1].lower_ in ("and", "but", "while")
        return self.phrases.words(noun) if told and led and self.phrases.free(at) else None

    def _goes_on(self, i: int) -> bool:
        """Tell a share or a bare number behind one of its sort, with no verb between but that of the list."""
        kind = self.quantities[i].kind
        if not self.reading.together(i - 1, i) or kind not in ("percent", "number") or self.quantities[i].high:
            return False
        before = self.quantities[i - 1]
        if before.kind != kind and not (kind == "number" and before.kind in ("percent", "count")):
            return False
        root = self.spans[i - 1].root
        between = self.doc[self.spans[i - 1].end : self.leads[i]]
        listed = root.dep_ in ("nsubj", "nsubjpass") and i - 1 not in self.firsts
        verbs = [token for token in between if token.tag_ in FINITE]
        own = listed and verbs and verbs[0].i <= root.head.i
        return 0 < len(between) <= REACH and (not verbs or bool(own and verbs[-1].i <= root.head.i))

    def _by(self, i: int, first: int) -> str | None:
        """Read heat was named by 60 per cent, |trouble| in finding rooms by 40: what the next of a list is."""
        if not all(self.doc[self.leads[k] - 1].lower_ == "by" for k in (first, i)):
            return None
        at = self.spans[i - 1].end
        while at < self.leads[i] and (self.doc[at].lower_ in JOINTS or self.doc[at].tag_ in ("DT", "JJ", "RB")):
            at += 1
        noun = self.doc[at]
        if noun.tag_ in NAMED and noun.nbor(1).tag_ in ("NN", "NNS"):
            noun = noun.nbor(1)
        agent = self.spans[first].root.head.dep_ == "agent" or self.spans[first].root.dep_ == "pobj"
        return self.phrases.words(noun) if agent and noun.tag_ in NAMED and self.phrases.free(noun.i) else None

    def _share(self, i: int, first: int, at: int) -> str | None:
        """Read the south has 44 per cent of sales, the north (for) 23: of what the first share is."""
        while at > self.spans[i - 1].end and self.doc[at].lower_ in ("for", "with"):
            at -= 1
        noun = self.doc[at]
        head, of, _ = (self.found[first] or "").partition(" of ")
        if of and noun.tag_ == "NNP" and at == self.leads[i] - 1 and self.quantities[first].kind == "number":
            return f"{head} of {noun.text}"  # Multan scored 6.4, Okara 6.3
        if noun.tag_ not in NOUNS or self.quantities[first].kind != "percent" or not self.phrases.free(at):
            return None
        while at > self.spans[i - 1].end and self.doc[at].lower_ not in JOINTS:
            at -= 1
        led = self.doc[at].lower_ in JOINTS and self.behind.behind_of(first) is not None
        return self.found[first] if led else None

    def _item(self, i: int, first: int) -> str | None:
        """Read nine mills are in Okara, seven in Multan; 60 per cent rent a loom, 30 per cent a room."""
        told, stop = self.found[first] or "", self.spans[i].end
        behind = self.following(i)
        if behind is None:
            return None
        alike = behind.tag_ == "IN" and behind.lower_ == self.doc[self.spans[first].end].lower_ != "of"
        if self.quantities[first].kind == "count" and alike:
            return told  # 400 firms in Lahore, 300 in Karachi
        if self.spans[first].root.dep_ not in ("nsubj", "nsubjpass"):
            return None
        if self.quantities[first].kind == "count":
            return told if behind.tag_ in ("IN", "RB") and self.doc[stop - 1].head.i < stop else None
        if ANSWERED not in told or behind.tag_ in (*FINITE, "VB"):
            return None
        end = self.leads[i + 1] if self.reading.together(i, i + 1) else self.reading.sentence(i)[1]
        words = self.doc[stop : min(end, stop + LONGEST // 2)]
        while len(words) and (words[-1].is_punct or words[-1].is_space or words[-1].lower_ in JOINTS):
            words = words[:-1]
        verb = self.spans[first].root.head
        said = self.doc[self.spans[first].end : verb.i + 1].text
        return f"{told.partition(ANSWERED)[0]}{ANSWERED}{said} {words.text}" if len(words) else None
