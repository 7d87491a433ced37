"""Name a sum by what somebody did with it: spending on roads, a grant to the guild."""

from spacy.tokens import Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.deeds import Deeds
from itx_nlp.components.forerunners import Forerunners
from itx_nlp.components.governors import Governors
from itx_nlp.components.heads import LONGEST, NOUNS
from itx_nlp.components.outlays import Outlays
from itx_nlp.components.reading import Reader
from itx_nlp.text.wordlists import listed


class Spending(Reader):
    """Name the sums of a document whose verb is a deed."""

    def __init__(self, actors: Actors, deeds: Deeds, outlays: Outlays, above: Governors, before: Forerunners) -> None:
        super().__init__(deeds.reading)
        self.actors, self.deeds, self.outlays = actors, deeds, outlays
        self.above, self.before = above, before
        self.phrases = deeds.phrases
        self.found = before.found

    def deed(self, i: int, noun: Token | None) -> str | None:
        """Name what somebody did with a sum: the ministry spent Rs5 billion, or Rs5 billion was spent."""
        if self.quantities[i].kind not in ("currency", "measure", "number"):
            return None
        if (named := self.deeds.named_as(i)) is not None:
            return self.phrases.words(named)
        if (price := self._price(i)) is not None:
            return price
        verb = self.deeds.deed(i)
        deed = self.actors.deed(verb) if verb is not None else None
        sent = verb is not None and verb.lower_ in ("sent", "sending")
        if sent and noun is not None and self.actors.is_place(noun):
            return None  # Peru led with $9 million, Lima alone sending $5 million
        if deed == "payments" and verb is not None and (paid := self._paid(i, verb)) is not None:
            return paid
        if deed and noun is not None and noun.lower_ in listed("times that pass"):
            return deed  # every day our people earned $5 million
        if noun is not None and noun.i > self.spans[i].start:
            link = "in" if deed == "investment" else "for"
            whole = f"{deed} {link} {self.phrases.listed_words(noun)}"  # spent on roads
            return whole if deed and verb is not None and len(whole.split()) <= LONGEST else None
        if deed == "allocation" and verb is not None and (thing := self.outlays.told_of(i, verb)) is not None:
            return f"{deed} for {self.phrases.listed_words(thing)}"
        if deed and noun is None and " " not in deed and (mate := self.before.mate(i)) and deed not in mate:
            return f"{deed} of {mate}"  # it could give Rs9 billion in fares, but Rs5 billion was collected
        if deed is None or (noun is None and (noun := self.deeds.doer(i)) is None):
            purpose = self.outlays.opening(i) if deed else None
            return self.phrases.listed_words(purpose) if purpose is not None else deed
        if self.deeds.is_given(i):  # the board was allocated Rs5 billion
            return f"{deed} for {self.phrases.words(self.above.antecedent(noun) or noun)}"
        told = self.found[i - 1] if self.reading.together(i - 1, i) else None
        if told and verb is not None and verb.tag_ == "VBG" and told.endswith(("budget", "outlay", "allocation")):
            return told  # raised its health budget by 9%, allocating Rs5 billion
        if noun.lower_ in listed("pronouns"):
            people = noun.lower_ == "they" and i and self.quantities[i - 1].kind in ("count", "number")
            return f"{deed} of {self.found[i - 1]}" if people and self.before.last(i) else deed
        does = noun.tag_ == "NNP" or self.actors.is_actor(noun)
        if not does and (verb is None or not self.actors.is_of_people(verb)):
            return None
        if (purpose := self.outlays.opening(i)) is not None:
            return self.phrases.listed_words(purpose)  # for the card, the state earmarked Rs6 billion
        return f"{deed} of {self.phrases.words(noun)}"

    def told_before(self, i: int, noun: Token | None) -> str | None:
        """Read they are paid by the bale. In May it came to Rs9,000: what the sentence before says is done."""
        begin, _ = self.reading.sentence(i)
        if self.quantities[i].kind != "currency" or noun is None or noun.lower_ not in ("it", "that") or not begin:
            return None
        start = self.reading.sentences.of(begin - 1)[0]
        if i and self.spans[i - 1].start >= start:
            return None
        for verb in self.doc[start:begin]:
            if verb.lower_ in ("get", "gets", "got") and verb.nbor(1).tag_ == "VBN":
                continue
            if verb.tag_.startswith("V") and (deed := self.actors.deed(verb)) is not None:
                got = verb.tag_ == "VBN" and verb.nbor(-1).lower_ not in ("has", "have", "had")
                return "pay" if got and deed == "payments" else deed
        return None

    def _price(self, i: int) -> str | None:
        """Read the studio was bought for $9 million, a fund had valued it at $9 million: its price, its valuation."""
        link = self.doc[self.leads[i] - 1]
        verb = link.head
        traded = link.lower_ == "for" and verb.lower_ in listed("changing hands")
        valued = link.lower_ == "at" and verb.lower_ in listed("putting a value on")
        if self.quantities[i].kind != "currency" or not (traded or valued):
            return None
        held = {child.dep_: child for child in verb.children if child.i < link.i}
        thing = held.get("dobj") or held.get("nsubjpass")
        if verb.dep_ == "relcl" and verb.head.tag_ in NOUNS and (thing is None or thing.tag_ == "WDT"):
            k = self.before.partner(i)  # it signed 9 deeds with the guilds, which it valued at Rs5 million
            counted = self.found[k] if k is not None and self.quantities[k].kind == "count" else None
            return f"{'price' if traded else 'valuation'} of {counted or self.phrases.words(verb.head)}"
        if thing is None or thing.i in self.phrases.taken | self.phrases.numbered:
            return None
        if thing.lower_ == "them" and (counted := self.before.last(i)):
            return f"{'price' if traded else 'valuation'} of {counted}"
        if thing.lower_ in listed("pronouns"):
            known = self.above.antecedent(thing)
            return "price" if traded else f"valuation of {self.phrases.words(known)}" if known else "valuation"
        return f"{'price' if traded else 'valuation'} of {self.phrases.words(thing)}"

    def _paid(self, i: int, verb: Token) -> str | None:
        """Read they pay each of them Rs5,000, paid its weavers $9 an hour: what people are paid for their work."""
        span = self.spans[i]
        behind = self.doc[span.end : span.end + 2]
        timed = len(behind) == 2 and behind[0].lower_ in ("a", "an", "per", "every")
        timed = timed and behind[1].lower_ in listed("times worked")
        for child in verb.children:
            if not verb.i < child.i < span.start or child.dep_ not in ("dobj", "dative", "iobj"):
                continue
            if timed and child.tag_ == "NNS" and self.actors.is_actor(child):
                return f"pay of {self.phrases.words(child)}"
            if child.lower_ in listed("paid people") and (timed or verb.tag_ in ("VBP", "VBZ")):
                return "pay"
        return None
