"""What a figure measures, read from the parse: the subject of its verb, the object moved, the purpose of money."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Span, Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.changes import Changes
from itx_nlp.components.phrases import NOUNS, Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed

CHILDREN = 60  # of a verb to look at
STEPS = 12  # up the parse from a figure to its verb
VERBS = 8  # up the parse from a verb to one with a subject
REACH = 16  # tokens behind a figure to look for its purpose
GETTING = {"get", "gets", "getting", "got", "receive", "received", "receives", "receiving"}
PURPOSES = {"in", "on", "for", "to", "under", "by", "from", "as", "toward", "towards", "via", "through"}


class Governors(Reader):
    """Climb from a figure to the noun that its clause is about."""

    def __init__(self, reading: Reading, phrases: Phrases, changes: Changes, actors: Actors) -> None:
        super().__init__(reading)
        self.actors = actors
        self.phrases = phrases
        self.moves = changes.nouns
        self.verbs = changes.verbs

    def moved_for_some(self, i: int) -> Token | None:
        """Read it will raise taxes on cars, with large ones facing a jump from 5: the object of the verb of change."""
        token = self.spans[i].root
        for _ in range(STEPS):
            verb = token.head
            if token.dep_ == "prep" and token.lower_ == "with" and verb.lower_ in self.verbs:
                held = (child for child in islice(verb.children, CHILDREN) if child.dep_ == "dobj")
                noun = next((child for child in held if verb.i < child.i < token.i), None)
                named = noun is not None and noun.tag_ in ("NN", "NNS") and self.phrases.free(noun.i)
                return noun if named and noun is not None and noun.lower_ not in self.moves else None
            if token.head.i == token.i:
                return None
            token = verb
        return None

    def governing(self, i: int) -> Token | None:
        """Climb from a figure to its verb, and give the verb's subject or what the money is for."""
        span = self.spans[i]
        token = self._root(span)
        inside = {t.i for t in span}
        for _ in range(STEPS):
            head = token.head
            if head.i == token.i:
                break
            named = head.tag_ in NOUNS and head.i not in inside and self.phrases.free(head.i)
            named = named and self.doc[head.i - 1].text != "/"  # Rs7/kWh
            if named and head.lower_ not in self.moves and self._qualifies(token, head):
                return head
            if head.tag_.startswith("V") or head.dep_ == "ROOT" or head.tag_ == "MD":
                subject = token.dep_ in ("nsubj", "nsubjpass", "csubj")
                if subject and self.quantities[i].kind == "number" and head.lower_ not in listed("spending"):
                    return None  # 90 were hurt in accidents
                return self.of_verb(head, span, subject)
            token = head
        if token.tag_.startswith("V"):
            return self.of_verb(token, span, False)
        return None

    def _root(self, span: Span) -> Token:
        """Give the head of a figure, of the record that it is: remitted a record $5 billion."""
        root = span.root
        noted = root.dep_ == "nummod" and root.head.lower_ == "record" and root.head.i < span.start
        return root.head if noted else root

    def verb_of(self, i: int) -> Token | None:
        """Give the verb a figure hangs on, through prepositions and nouns."""
        token = self.spans[i].root
        for _ in range(STEPS):
            if token.tag_.startswith("V"):
                return token
            if token.head.i == token.i:
                break
            token = token.head
        return None

    def deed(self, i: int) -> Token | None:
        """Give the verb of a deed whose sum a figure is: somebody spent Rs5 billion, or Rs5 billion was spent."""
        root = self._root(self.spans[i])
        if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lower_ in ("amount", "sum"):
            root = root.head.head  # an amount of Rs5 billion was earmarked
        while root.dep_ in ("conj", "appos") and root.head.i in self.phrases.taken:
            root = root.head  # earned $5 million in May and $6 million in June
        if root.dep_ == "pobj" and root.head.i >= self.leads[i]:
            return self._told(root.head.head)  # spent over Rs5 billion
        stop = self.spans[i].end
        if self.doc[stop : stop + 2].text.lower() in ("to close", "to settle", "to end", "to finish"):
            return None  # the share lost Rs2 to close at Rs90
        done = root.dep_ in ("dobj", "nsubjpass") or (root.dep_ == "attr" and root.head.tag_.startswith("V"))
        if not done or any(child.dep_ == "nsubj" and child.i in self.phrases.dated for child in root.head.children):
            return None  # June contributed Rs5 billion
        return self._told(root.head)

    def _told(self, verb: Token) -> Token | None:
        return verb if self.actors.deed(verb) else None

    def named_as(self, i: int) -> Token | None:
        """Read they charge Rs5 million as fees, Rs5 million is collected annually as fares."""
        root, stop = self.spans[i].root, self.spans[i].end
        if root.dep_ not in ("dobj", "nsubjpass"):
            return None
        for token in islice(root.head.children, CHILDREN):
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

    def done(self, i: int) -> str | None:
        """Read Rs5 billion earmarked by the state for wells: the purpose, or what was done."""
        stop = self.spans[i].end
        if stop >= len(self.doc) or self.doc[stop].tag_ != "VBN" or self.doc[stop].head.i != self.spans[i].root.i:
            return None
        deed = self.actors.deed(self.doc[stop])
        purpose = self._purpose(self.spans[i]) if deed else None
        if purpose is not None:
            return self.phrases.listed_words(purpose)
        if self.doc[self.leads[i] - 1].lower_ == "with":
            return deed  # it borrowed Rs9 billion, with Rs5 billion repaid
        return None if self.reading.together(i - 1, i) else deed  # reserves of $9 million: $5 million held by banks

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
        kinds = {child.dep_ for child in islice(root.head.children, CHILDREN)}
        return root.dep_ != "nsubjpass" and root.i > root.head.i and {"nsubjpass", "auxpass"} <= kinds

    def antecedent(self, pronoun: Token) -> Token | None:
        """Read rents fell after they soared to 5; exports grew. They were 5: the subject of the clause before."""
        if pronoun.lower_ not in ("it", "they"):
            return None
        verb = pronoun.head
        if verb.dep_ in ("advcl", "conj") and verb.head.i < verb.i:
            verb = verb.head
        else:
            begin = self.reading.sentences.of(pronoun.i)[0]
            if not begin:
                return None
            start, end = self.reading.sentences.of(begin - 1)
            verb = next((token for token in self.doc[start:end] if token.dep_ == "ROOT"), pronoun)
        for child in islice(verb.children, CHILDREN):
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < pronoun.i and child.i not in self.phrases.taken:
                fits = child.tag_ in (("NN",) if pronoun.lower_ == "it" else ("NNS",))
                return self.core(child) if fits else None
        return None

    def _qualifies(self, token: Token, head: Token) -> bool:
        if token.dep_ == "appos":
            return True
        return token.dep_ in ("nummod", "compound", "amod", "nmod") and head.lower_ not in listed("empty nouns")

    def of_verb(self, verb: Token, span: Span, is_subject: bool) -> Token | None:
        """Give what a figure measures by its verb; is_subject tells that the figure is the verb's own subject."""
        if not is_subject:
            for child in islice(verb.children, CHILDREN):
                if child.dep_ == "dobj" and child.lower_ in ("it", "them") and verb.i < child.i < span.start:
                    return child  # raised it by 2%
        is_object = self._is_object(verb, span) and f"{verb.lower_}ing" not in listed("reaching")
        if not is_subject and not self._is_object(verb, span):
            for child in self._held(verb):
                if (
                    child.dep_ == "dobj"
                    and verb.i < child.i < span.start
                    and child.tag_ in NOUNS
                    and child.i not in self.phrases.taken
                    and child.lower_ not in self.moves
                    and child.lower_ not in listed("not objects")
                ):
                    return self._last_joined(child, span)  # reduce the gap to 25 per cent
        if is_subject or verb.lower_ in listed("spending"):
            purpose = self._purpose(span)
            if purpose is not None or is_subject:
                return purpose
        for _ in range(VERBS):
            for child in islice(verb.children, CHILDREN):
                if (
                    child.dep_ in ("nsubj", "nsubjpass", "expl")
                    and child.i not in self.phrases.taken
                    and child.i != span.root.i
                ):
                    if child.lower_ in ("which", "that", "who") and (clause := self._relative(verb)) is not None:
                        noun = self._followed(clause.head)
                        named = noun.tag_ in NOUNS and noun.i not in self.phrases.taken
                        return self.core(noun) if named else None
                    return self.core(child) or self._fronted(verb)
            if (fronted := self._fronted(verb)) is not None:
                return fronted
            if verb.dep_ in ("acl", "relcl") and verb.head.tag_ in NOUNS and verb.head.i not in self.phrases.taken:
                return self.core(verb.head)
            if verb.head.i == verb.i:
                return None
            if not is_object and (held := self._controlled(verb)) is not None:
                return self.core(held)
            verb = verb.head
        return None

    def _held(self, verb: Token) -> Iterator[Token]:
        """Give what hangs on a verb and on what it goes on doing: they will keep cutting fares — 5% for children."""
        for child in islice(verb.children, CHILDREN):
            yield child
            if child.dep_ == "xcomp" and child.tag_ == "VBG":
                yield from islice(child.children, CHILDREN)

    def _relative(self, verb: Token) -> Token | None:
        """Give the relative clause of a verb: fell, and said of "which the board said fell"."""
        for _ in range(VERBS):
            if verb.dep_ == "relcl":
                return verb
            if verb.dep_ not in ("ccomp", "xcomp", "conj"):
                return None
            verb = verb.head
        return None

    def _controlled(self, verb: Token) -> Token | None:
        """Give the object that an infinitive is about: they expect inflation to stay at 5, raised rents to reach 5."""
        children = [child for child in islice(verb.children, CHILDREN) if child.i < verb.i]
        if verb.dep_ not in ("xcomp", "ccomp", "advcl") or not any(child.tag_ == "TO" for child in children):
            return None
        for child in islice(verb.head.children, CHILDREN):
            if child.dep_ == "dobj" and verb.head.i < child.i < verb.i and child.tag_ in NOUNS:
                named = child.i not in self.phrases.taken and child.lower_ not in self.moves
                return child if named and child.lower_ not in listed("not objects") else None
        return None

    def _followed(self, noun: Token) -> Token:
        """Read Beta followed it, which fell: the pronoun that a clause hangs on is not what the clause is about."""
        if noun.tag_ != "PRP":
            return noun
        subjects = (child for child in islice(noun.head.children, CHILDREN) if child.dep_ == "nsubj")
        return next(subjects, noun)

    def _fronted(self, verb: Token) -> Token | None:
        """Read in the first half of FY2023 exports were 5: the noun between a date and its verb is the subject."""
        at = verb.i - 1
        while at > 0 and self.doc[at].dep_ in ("aux", "auxpass", "advmod", "neg"):
            at -= 1
        noun = self.doc[at]
        between = at > 0 and at not in self.phrases.dated and at - 1 in self.phrases.dated
        return noun if between and noun.tag_ in ("NN", "NNS") and at not in self.phrases.taken else None

    def _last_joined(self, noun: Token, span: Span) -> Token:
        """Read puts their number at 5 million and their pay at $9 million: the last thing before the figure."""
        for token in noun.conjuncts:
            parted = any(not self.phrases.free(at) or at in self.phrases.numerals for at in range(noun.i, token.i))
            if parted and token.i < span.start and token.tag_ in NOUNS:
                noun = token
        return noun

    def _is_object(self, verb: Token, span: Span) -> bool:
        if self.doc[span.start - 1].text in ("—", "–"):
            return False  # behind a dash it tells of the object: keep cutting fares — 5% for children
        root = self._root(span)
        return root.dep_ in ("dobj", "attr", "npadvmod") and root.head.i == verb.i

    def core(self, noun: Token) -> Token | None:
        """Climb from a date to the noun it stands by: taxes till April, which were; none in June came to 5."""
        while noun.i in self.phrases.dated:
            noun = noun.head
            while noun.tag_ not in NOUNS and noun.head.i != noun.i and not noun.tag_.startswith("V"):
                noun = noun.head
            if noun.tag_ not in NOUNS:
                return None
        return self.phrases.whole_pair(self.phrases.list_head(noun))

    def _made(self, at: int) -> Token | None:
        """Read for buying over 600 buses: the object of a verb behind a preposition."""
        verb = self.doc[at]
        if verb.tag_ != "VBG":
            return None
        objects = (child for child in islice(verb.children, CHILDREN) if child.dep_ == "dobj" and child.tag_ in NOUNS)
        return next((noun for noun in objects if self.phrases.free(noun.i)), None)

    def _purpose(self, span: Span) -> Token | None:
        root = span.root
        for token in self.doc[span.end : min(span.end + REACH, self.reading.sentences.of(span.start)[1])]:
            if token.i in self.phrases.taken or token.lower_ == "including":
                break
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
                if token.lower_ == "from" and f"{root.head.lower_}" in GETTING:
                    continue  # the mills will get Rs5 billion from the fund
                if token.lower_ in ("by", "from", "through") and self.actors.is_actor(noun):
                    continue
                if token.lower_ == "to" and (self.actors.is_name(noun) or root.head.lower_ in listed("paying")):
                    continue
                return noun
        return None
