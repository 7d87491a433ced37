"""What a sum of money is for, where its own noun does not say: an allocation, a budget, a cost of Rs5 million."""

from spacy.tokens import Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.heads import LONGEST, NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import child_of, children
from itx_nlp.text.wordlists import listed

REACH = 14  # tokens from a sum to the noun it is for
VERBS = 5  # tokens behind a sum in which its verb ends
LINKS = {"cost": "of", "costs": "of", "price": "of"}  # else an allocation is for something
HAVING = {"has", "have", "had"}


class Outlays(Reader):
    """Find what sums are for."""

    def __init__(self, reading: Reading, phrases: Phrases, actors: Actors) -> None:
        super().__init__(reading)
        self.phrases = phrases
        self.actors = actors

    def worded(self, i: int, noun: Token) -> str | None:
        """Word the noun of a sum with what it is for: a grant of Rs5 million for wells, wells at a cost of Rs5."""
        if noun.lower_ in listed("sums for") and self.doc[noun.i + 1 : noun.i + 2].text == "for":
            return self.phrases.listed_words(noun)
        words = self.phrases.words(noun)
        if not words or self.quantities[i].kind not in ("currency", "number") or self.leads[i] - 2 != noun.i:
            return words
        if self.doc[self.leads[i] - 1].lower_ != "of":
            return words
        whole = self._behind(i, noun, words) or self._before(noun, words)
        return whole if whole and len(whole.split()) <= LONGEST else words

    def _behind(self, i: int, noun: Token, words: str) -> str | None:
        stop = self.spans[i].end
        if noun.dep_ == "nsubjpass" and noun.head.i < stop + VERBS:
            stop = max(stop, noun.head.i + 1)  # an allocation of Rs5 million has been proposed for wells
        if self.doc[stop : stop + 1].text != "for":
            return None
        purpose = self.phrases.next_noun(stop + 1)
        if purpose is None or purpose.lower_ in listed("not purposes"):
            return None
        return f"{words} for {self.phrases.listed_words(purpose)}"

    def _before(self, noun: Token, words: str) -> str | None:
        """Read a scheme with an allocation of, wells are dug at a cost of, the roads got an allocation of."""
        if noun.lower_ not in listed("sums for") or (words.lower() != noun.lower_ and not self._is_total(words)):
            return None
        thing = self._host(noun)
        if thing is None or thing.tag_ not in NOUNS or not self.phrases.free(thing.i) or thing.ent_type_ == "PERSON":
            return None
        if not thing.is_alpha or thing.lower_ in listed("not purposes"):
            return None
        return f"{words} {LINKS.get(noun.lower_, 'for')} {self.phrases.listed_words(thing)}"

    def _is_total(self, words: str) -> bool:
        return words.lower().split()[0] in listed("before a sum for")

    def _host(self, noun: Token) -> Token | None:
        link = noun.head
        if noun.dep_ == "dobj" and (link.lower_ in HAVING or link.lower_ in listed("getting")):
            return child_of(link, "nsubj")
        if noun.dep_ != "pobj" or link.lower_ not in ("with", "at"):
            return None
        at = link.i - 1
        while at > max(0, link.i - REACH) and (
            at in self.phrases.dated or self.doc[at].text in (",", "for", "in", "the")
        ):
            at -= 1
        thing = self.doc[at]
        inside = thing.dep_ == "pobj" and thing.head.lower_ not in ("of", "including")
        if thing.tag_ in NOUNS and not inside:
            return self.phrases.top(thing)
        verb = link.head
        if not verb.tag_.startswith("V"):
            return None
        held = {child.dep_: child for child in children(verb) if child.i < link.i}
        thing = held.get("nsubjpass") or held.get("dobj") or held.get("nsubj", verb)
        acts = thing.dep_ == "nsubj" and self.actors.is_actor(thing)
        return thing if link.i - REACH < thing.i and not acts else None

    def funded(self, i: int) -> Token | None:
        """Read Rs5 million will support young weavers: the object of a verb whose subject is the sum."""
        root = self.spans[i].root
        verb = root.head
        if root.dep_ != "nsubj" or self.quantities[i].kind != "currency" or verb.lower_ not in listed("paying for"):
            return None
        objects = (child for child in children(verb) if child.dep_ == "dobj" and child.i > verb.i)
        thing = next(objects, None)
        return thing if thing is not None and thing.tag_ in NOUNS and self.phrases.free(thing.i) else None

    def told_of(self, i: int, verb: Token) -> Token | None:
        """Read a wool scheme, for which Rs5 billion was allocated; Rs5 billion was allocated to mend the roof."""
        lead = self.leads[i]
        if self.doc[max(0, lead - 2) : lead].text.lower() == "for which":
            at = lead - 3 - (self.doc[lead - 3].text == ",")
            thing = self.phrases.top(self.doc[at]) if at > 0 else verb
            return thing if thing.tag_ in NOUNS and self.phrases.free(thing.i) else None
        for token in self.doc[verb.i + 1 : verb.i + 1 + REACH // 2]:
            if token.is_sent_start or token.text in (",", ";"):
                break
            if token.tag_ == "TO" and token.head.tag_ == "VB" and token.i == token.head.i - 1:
                thing = child_of(token.head, "dobj") or verb
                return thing if thing.tag_ in NOUNS and self.phrases.free(thing.i) else None
        return None

    def opening(self, i: int) -> Token | None:
        """Read for the homes of officers, Rs5 billion was approved; to fight rust, Rs5 billion was set aside."""
        begin, lead = self.reading.sentence(i)[0], self.leads[i]
        first = self.doc[begin]
        if first.lower_ not in ("for", "to", "in") or not any(token.text == "," for token in self.doc[begin:lead]):
            return None
        at = begin + 1
        while at < lead and (
            self.doc[at].tag_ in ("VB", "VBG") or self.doc[at].lower_ in ("the", "and") or self.doc[at].tag_ == "RB"
        ):
            at += 1
        if first.lower_ == "to" and at == begin + 1:
            return None
        noun = self.phrases.next_noun(at)
        if first.lower_ == "in" and (noun is None or noun.lower_ not in listed("fields of work")):
            return None
        return noun if noun is not None and noun.i < lead and noun.lower_ not in listed("not purposes") else None
