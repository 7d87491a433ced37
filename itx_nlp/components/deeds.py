"""What somebody does with a sum: the verb that spends, gives or adds it, and what it is for."""

from spacy.tokens import Span, Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.changes import Changes
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.stocks import is_closing
from itx_nlp.components.tree import child_of, children
from itx_nlp.text.numbers import number_words
from itx_nlp.text.wordlists import listed

REACH = 16  # tokens behind a figure to look for its purpose
PURPOSES = {"in", "on", "for", "to", "under", "by", "from", "as", "toward", "towards", "via", "through"}


class Deeds(Reader):
    """Find the deeds that figures are the sums of."""

    def __init__(self, reading: Reading, phrases: Phrases, actors: Actors, changes: Changes) -> None:
        super().__init__(reading)
        self.verbs = changes.verbs
        self.phrases = phrases
        self.actors = actors

    def deed(self, i: int) -> Token | None:
        """Give the verb of a deed whose sum a figure is: somebody spent Rs5 billion, or Rs5 billion was spent."""
        root = root_of(self.spans[i])
        if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lower_ in ("amount", "sum"):
            root = root.head.head  # an amount of Rs5 billion was earmarked
        while root.dep_ in ("conj", "appos") and root.head.i in self.phrases.taken:
            root = root.head  # earned $5 million in May and $6 million in June
        if root.dep_ == "pobj" and root.head.i >= self.leads[i]:
            return self._told(i, root.head.head)  # spent over Rs5 billion
        whom = root.head if root.dep_ != "compound" else root.head.head
        if self.is_handed(i, whom):
            return self._told(i, whom.head)  # fined three firms Rs5 million
        stop = self.spans[i].end
        if is_closing(self.doc[stop : stop + 2]):
            return None  # the share lost Rs2 to close at Rs90
        done = root.dep_ in ("dobj", "nsubjpass") or (root.dep_ == "attr" and root.head.tag_.startswith("V"))
        # The parse often takes Rs5,000 for a mark: pays each of them Rs5,000.
        done = done or (
            root.dep_ in ("punct", "dative") and self.quantities[i].kind == "currency" and root.head.i < root.i
        )
        given = root.dep_ in ("oprd", "npadvmod", "dep") and root.head.i == self.leads[i] - 1
        done = done or (given and any(child.dep_ == "auxpass" for child in root.head.children))  # was fined Rs5
        if not done or any(child.dep_ == "nsubj" and child.i in self.phrases.dated for child in root.head.children):
            return None  # June contributed Rs5 billion
        return self._told(i, _done_to(root.head))

    def amount(self, i: int, doer: Token) -> str | None:
        """Read the board wasted Rs5 billion: the amount wasted by the board."""
        root = root_of(self.spans[i])
        verb = root.head
        done = root.dep_ == "dobj" and verb.tag_ in ("VBD", "VBN") and verb.lower_.endswith("ed")
        if (
            not done
            or self.quantities[i].kind != "currency"
            or verb.lower_ in self.verbs | listed("having") | listed("thoughts of sums")
        ):
            return None
        if f"{verb.lower_.removesuffix('ed')}ing" in listed("reaching") or verb.lower_ in listed("standing"):
            return None
        return f"amount {verb.lower_} by {self.phrases.words(doer)}"

    def _told(self, i: int, verb: Token) -> Token | None:
        made = verb.lower_ in listed("deeds of money alone")
        if made and (self.quantities[i].kind != "currency" or verb.nbor(1).lower_ == "up"):
            return None  # made 9 tonnes, made up $9 million
        if made and any(child.lower_ == "it" for child in children(verb)):
            return None  # exports were $9 million; it made $2 million in June
        return verb if self.actors.deed(verb) else None

    def done(self, i: int) -> str | None:
        """Read Rs5 billion earmarked by the state for wells: the purpose, or what was done."""
        stop, root = self.spans[i].end, self.spans[i].root
        if stop >= len(self.doc) or self.doc[stop].tag_ != "VBN":
            return None
        absolute = self.doc[self.leads[i] - 1].lower_ == "with" and root.head.i == stop
        if not absolute and self.doc[stop].head.i != root.i:
            return None
        deed = self.actors.deed(self.doc[stop])
        purpose = self.purpose(self.spans[i]) if deed else None
        if purpose is not None:
            return self.phrases.listed_words(purpose)
        if self.doc[self.leads[i] - 1].lower_ == "with":
            before = self.doc[self.reading.sentence(i)[0] : self.leads[i]]
            same = (self.phrases.words(token) for token in before if token.lower_ == deed)
            return next(same, None if absolute else deed)  # it borrowed Rs9 billion, with Rs5 billion repaid
        return None if self.reading.together(i - 1, i) else deed  # reserves of $9 million: $5 million held by banks

    def named_as(self, i: int) -> Token | None:
        """Read they charge Rs5 million as fees, Rs5 million is collected annually as fares."""
        root, stop = self.spans[i].root, self.spans[i].end
        if root.dep_ not in ("dobj", "nsubjpass"):
            return None
        for token in children(root.head):
            if token.dep_ == "prep" and token.lower_ == "as" and stop <= token.i < stop + REACH:
                noun = self.phrases.next_noun(token.i + 1)
                return noun if noun is not None and noun.tag_ in ("NN", "NNS") else None
        return None

    def changed(self, i: int) -> Token | None:
        """Read adds $5 billion to deficits, cut Rs5 from fares: the thing that something is added to or taken from."""
        root, stop = self.spans[i].root, self.spans[i].end
        if root.dep_ == "pobj" and root.head.dep_ == "prep" and root.head.i >= self.leads[i] - 1:
            root = root.head  # add between $5 billion and $7 billion to it
        if root.dep_ not in ("dobj", "npadvmod", "prep") or root.head.lower_ not in listed("adding to"):
            return None
        link = self.doc[stop] if stop < len(self.doc) else root
        if link.lower_ not in ("to", "from", "off"):
            return None
        noun = self.phrases.next_noun(stop + 1)
        return noun if noun is not None and not self.actors.is_actor(noun) else None

    def contributed(self, i: int) -> str | None:
        """Read tea contributes about 5% to output and 9% to exports: the part and the whole; not 5% of sales."""
        doc, stop = self.doc, self.spans[i].end
        if self.quantities[i].kind != "percent" or doc[stop : stop + 1].text.lower() not in ("to", "towards", "toward"):
            return None
        first = i
        while first and doc[self.leads[first] - 1].text in ("and", ",") and self.reading.together(first - 1, i):
            first -= 1
        verb, whole = doc[self.leads[first] - 1], self.phrases.next_noun(stop + 1)
        if verb.lower_ not in listed("contributing to") or whole is None:
            return None
        parts = (child for child in children(verb) if child.dep_ == "nsubj" and child.tag_ in NOUNS)
        part = next((self.phrases.words(child) for child in parts if child.i < verb.i), None)
        return f"contribution{f' of {part}' if part else ''} to {self.phrases.words(whole)}"

    def is_of_people(self, i: int) -> bool:
        """Tell bare millions that live and do something from a sum: millions go hungry, it displaced thousands."""
        span, root = self.spans[i], self.spans[i].root
        verb = root.head
        behind = self.doc[span.end : span.end + 1].text.lower()
        parted = behind in ("of", "more") or (behind == "in" and span.end + 1 not in self.phrases.dated)
        if number_words().get(span.text.lower(), ("", 0))[0] != "vague" or parted:
            return False
        if root.dep_ == "pobj":
            return verb.lower_ in ("to", "for") and verb.nbor(-1).tag_ in ("NN", "NNS")
        spent = listed("spending") | listed("costing")
        return root.dep_ in ("nsubj", "dobj") and verb.tag_.startswith("V") and verb.lower_ not in spent

    def doer(self, i: int) -> Token | None:
        """Give the noun right before the verb a figure is the object of, where the parse has no subject."""
        verb = self.spans[i].root.head
        at = verb.i - 1
        while at > 0 and self.doc[at].tag_ in ("RB", "MD", "VBZ", "VBD", "VBP"):
            at -= 1
        named = self.spans[i].root.dep_ == "dobj" and at >= 0 and self.doc[at].tag_ in NOUNS and self.phrases.free(at)
        return self.doc[at] if named else None

    def is_given(self, i: int) -> bool:
        """Tell a sum that the subject was given or charged: the board was allocated Rs5 billion."""
        root = self.spans[i].root
        kinds = {child.dep_ for child in children(root.head)}
        return root.dep_ != "nsubjpass" and root.i > root.head.i and {"nsubjpass", "auxpass"} <= kinds

    def purpose(self, span: Span) -> Token | None:
        """Read spent Rs5 billion on wells, earmarked for wells, to build a market: what a sum is for."""
        root = span.root
        own = next((token for token in root.ancestors if token.tag_.startswith("V")), None)
        for token in self.doc[span.end : min(span.end + REACH, self.reading.sentences.of(span.start)[1])]:
            if token.i in self.phrases.taken or token.lower_ == "including":
                break
            if own is not None and token.tag_.startswith("V") and token.is_ancestor(own):
                break  # the park, which cost $9 million, opened with room for tailors
            if token.tag_ == "TO" and token.head.i == token.i + 1 and token.head.lower_ in listed("paid for"):
                made = next(
                    (child for child in token.head.children if child.dep_ == "dobj" and child.tag_ in NOUNS), None
                )
                if made is not None and self.phrases.free(made.i):
                    return made  # spend Rs5 billion to build a market
            if token.dep_ in ("prep", "agent") and token.lower_ in PURPOSES and token.nbor(-1).lower_ != "according":
                noun = self.phrases.next_noun(token.i + 1) or self._made(token.i + 1)
                if noun is None or noun.lower_ in listed("not purposes") or self.actors.is_place(noun):
                    continue
                if token.lower_ == "from" and {root.head.lower_, token.head.lower_} & listed("getting"):
                    continue  # the mills will get Rs5 billion from the fund
                if token.lower_ in ("by", "from", "through") and self.actors.is_actor(noun):
                    continue
                if token.lower_ == "to" and (self.actors.is_name(noun) or root.head.lower_ in listed("paying")):
                    continue
                return noun
        return None

    def _made(self, at: int) -> Token | None:
        """Read for buying over 600 buses: the object of a verb behind a preposition."""
        if at >= len(self.doc) or (verb := self.doc[at]).tag_ != "VBG":
            return None
        objects = (child for child in children(verb) if child.dep_ == "dobj" and child.tag_ in NOUNS)
        return next((noun for noun in objects if self.phrases.free(noun.i)), None)


def root_of(span: Span) -> Token:
    """Give the head of a figure, of what it is called in front: remitted a record $5 billion, a paltry Rs5 million."""
    root = span.root
    led = root.head.i == span.start - 1 > 0 and root.head.tag_ == "NN"
    before = led and root.head.nbor(-1).lower_ in ("a", "an")
    return root.head if root.dep_ == "nummod" and before else root


def _done_to(verb: Token) -> Token:
    """Give what is to be done behind what is expected of a sum: Rs5 million is expected (is likely) to be |spent|."""
    leads = child_of(verb, "acomp") or verb
    done = child_of(leads, "xcomp")
    return done if done is not None and done.tag_ == "VBN" and child_of(done, "auxpass") is not None else verb
