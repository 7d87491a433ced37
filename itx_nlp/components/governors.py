"""What a figure measures, read from the parse: the subject of its verb, or the object moved."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from itx_nlp.components.changes import Changes
from itx_nlp.components.deeds import Deeds, root_of
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import child_of, children, verb_of
from itx_nlp.text.wordlists import listed

STEPS = 12  # up the parse from a figure to its verb
REACH = 8  # tokens from a verb back to the date before its subject
VERBS = 8  # up the parse from a verb to one with a subject


class Governors(Reader):
    """Climb from a figure to the noun that its clause is about."""

    def __init__(self, reading: Reading, phrases: Phrases, changes: Changes, deeds: Deeds) -> None:
        super().__init__(reading)
        self.deeds = deeds
        self.phrases = phrases
        self.moves = changes.nouns
        self.verbs = changes.verbs
        self.next = set(self.leads)
        self.ends = {span.end for span in self.spans}

    def governing(self, i: int) -> Token | None:
        """Climb from a figure to its verb, and give the verb's subject or what the money is for."""
        span = self.spans[i]
        token = root_of(span)
        moves = self.quantities[i].kind == "multiple" or self.quantities[i].text.lower().startswith("halv")
        if token.tag_.startswith("V") and moves:
            return self._multiplied(token, span)
        inside = {t.i for t in span}
        moved = self.doc[self.leads[i] - 1] if self.leads[i] else token
        if moved.tag_ == "VBD" and moved.lower_ in self.verbs and token.head.i > span.end and token.dep_ == "nummod":
            return self.of_verb(moved, span, False)  # banks dropped 5% and miners 9%
        for _ in range(STEPS):
            head = token.head
            if head.i == token.i:
                break
            named = head.tag_ in NOUNS and head.i not in inside and self.phrases.free(head.i)
            named = named and self.doc[head.i - 1].text != "/"  # Rs7/kWh
            named = named and not self._opens_next(span.end, head.i) and not self.is_handed(i, head)
            named = named and not self._priced(i, head) and self.doc[span.end : span.end + 1].text != "per"
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

    def _opens_next(self, stop: int, noun: int) -> bool:
        """Tell the thing of the next figure: bed wear earned $9 million and |cotton cloth| $5 million."""
        return noun > stop and noun + 1 in self.next and self.doc[stop].lower_ in ("and", ",", "while")

    def _priced(self, i: int, noun: Token) -> bool:
        """Tell what money is paid for each of: the rent is Rs140 a |desk|, against Rs210 in May."""
        if self.quantities[i].kind != "currency" or noun.dep_ != "attr":
            return False
        article = next((child for child in children(noun) if child.lower_ in ("a", "an")), None)
        return article is not None and article.i in self.ends

    def _multiplied(self, verb: Token, span: Span) -> Token | None:
        """Read it doubled its exports, exports doubled: the object of a verb that is a multiple, or its subject."""
        held = (child for child in children(verb) if child.dep_ == "dobj" and child.tag_ in NOUNS)
        return next((self.core(noun) for noun in held if self.phrases.free(noun.i)), None) or self.of_verb(
            verb, span, False
        )

    def bound_to(self, i: int) -> Token | None:
        """Read wants dues to be raised to Rs5 billion: what is to be moved."""
        doc, at = self.doc, self.leads[i] - 1
        if at < 4 or doc[at].lower_ not in ("to", "by") or doc[at - 1].tag_ != "VBN":
            return None
        noun = doc[at - 4]
        bound = doc[at - 3 : at - 1].text.lower() == "to be" and doc[at - 1].lower_ in self.verbs
        named = noun.tag_ in ("NN", "NNS") and self.phrases.free(noun.i) and noun.lower_ not in self.moves
        return noun if bound and named and noun.dep_ != "dobj" else None

    def verb_of(self, i: int) -> Token | None:
        """Give the verb a figure hangs on, through prepositions and nouns."""
        return verb_of(self.spans[i].root)

    def antecedent(self, pronoun: Token) -> Token | None:
        """Read rents fell after they soared to 5; exports grew. They were 5: the subject of the clause before."""
        if pronoun.lower_ == "them":
            begin = self.reading.sentences.of(pronoun.i)[0]
            held = (t for t in reversed(self.doc[begin : pronoun.i]) if t.tag_ == "NNS" and t.dep_ == "dobj")
            return next(
                (noun for noun in held if self.phrases.free(noun.i)), None
            )  # sold hours to X, which resold them
        if pronoun.lower_ == "what":
            return self._opened(pronoun)
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
        for child in children(verb):
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < pronoun.i and child.i not in self.phrases.taken:
                fits = child.tag_ in (("NN",) if pronoun.lower_ == "it" else ("NNS",))
                return self.core(child) if fits else None
        return None

    def _opened(self, what: Token) -> Token | None:
        """Read an offer came, at what is said to be $5 million: the subject of the clause that "what" is part of."""
        clause = what.head
        while clause.tag_.startswith("V") and clause.dep_ not in ("pcomp", "ROOT"):
            clause = clause.head
        main = clause.head.head if clause.dep_ == "pcomp" else clause
        subjects = (c for c in children(main) if c.dep_ in ("nsubj", "nsubjpass") and c.i < what.i)
        noun = next(subjects, what)
        return self.core(noun) if noun.tag_ in NOUNS and clause.dep_ == "pcomp" else None

    def _qualifies(self, token: Token, head: Token) -> bool:
        if token.dep_ == "appos":
            return True
        return token.dep_ in ("nummod", "compound", "amod", "nmod") and head.lower_ not in listed("empty nouns")

    def of_verb(self, verb: Token, span: Span, is_subject: bool) -> Token | None:
        """Give what a figure measures by its verb; is_subject tells that the figure is the verb's own subject."""
        if not is_subject:
            for child in children(verb):
                if child.dep_ == "dobj" and child.lower_ in ("it", "them") and verb.i < child.i < span.start:
                    return child  # raised it by 2%
        is_object = self._is_object(verb, span) and f"{verb.lower_}ing" not in listed("reaching")
        passed = verb.lower_ in listed("passing") and self.doc[span.start - 1].lower_ == "by"
        if not is_subject and not passed and not self._is_object(verb, span):
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
        if is_subject or (verb.lower_ in listed("spending") and verb.lower_ not in ("cost", "costs")):
            purpose = self.deeds.purpose(span)
            if purpose is not None or is_subject:
                return purpose
        for _ in range(VERBS):
            for child in children(verb):
                if (
                    child.dep_ in ("nsubj", "nsubjpass", "expl")
                    and child.i not in self.phrases.taken
                    and child.i != span.root.i
                    and self.doc[child.i + 1 : child.i + 2].text != ":"  # who speaks in an interview
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
        for child in children(verb):
            yield child
            if child.dep_ == "xcomp" and child.tag_ == "VBG":
                yield from children(child)

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
        if verb.dep_ not in ("xcomp", "ccomp", "advcl"):
            return None
        if not any(child.tag_ == "TO" and child.i < verb.i for child in children(verb)):
            return None
        for child in children(verb.head):
            if child.dep_ == "dobj" and verb.head.i < child.i < verb.i and child.tag_ in NOUNS:
                named = child.i not in self.phrases.taken and child.lower_ not in self.moves
                return child if named and child.lower_ not in listed("not objects") else None
        return None

    def _followed(self, noun: Token) -> Token:
        """Read Beta followed it, which fell: the pronoun that a clause hangs on is not what the clause is about."""
        if noun.tag_ != "PRP":
            return noun
        return child_of(noun.head, "nsubj") or noun

    def _fronted(self, verb: Token) -> Token | None:
        """Read in FY2023 |exports| were 5; in the half to June |sales| of tea fell: from a date to its verb."""
        at = verb.i - 1
        while at > 0 and self.doc[at].dep_ in ("aux", "auxpass", "advmod", "neg"):
            at -= 1
        first = last = self.doc[at]
        while at > 0 and last.i - at < REACH and self._is_of_phrase(self.doc[at]):
            if self.doc[at].tag_ in ("NN", "NNS") and self.doc[at + 1].tag_ not in NOUNS:
                first = self.doc[at]
            at -= 1
        between = at in self.phrases.dated and self.phrases.free(last.i)
        return first if between and first.tag_ in ("NN", "NNS") and last.tag_ in NOUNS else None

    def _is_of_phrase(self, token: Token) -> bool:
        """Tell a word of a noun phrase with another behind its of: the share |of women|."""
        words = token.tag_ in (*NOUNS, "DT", "JJ", "PRP$", "POS") or token.lower_ in ("of", "in", "for")
        return words and self.phrases.free(token.i)

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
        root = root_of(span)
        if verb.lower_ in self.verbs and any(
            child.dep_ == "dobj" and child.i < span.start for child in self._held(verb)
        ):
            return False  # to raise the reserves close to $5 billion
        return root.dep_ in ("dobj", "attr", "npadvmod") and root.head.i == verb.i

    def core(self, noun: Token) -> Token | None:
        """Climb from a date to the noun it stands by: taxes till April, which were; none in June came to 5."""
        while noun.i in self.phrases.dated:
            if noun.head.i == noun.i:
                return None
            noun = noun.head
            while noun.tag_ not in NOUNS and noun.head.i != noun.i and not noun.tag_.startswith("V"):
                noun = noun.head
            if noun.tag_ not in NOUNS:
                return None
        if noun.i > 1 and noun.lower_ == "tax" and noun.nbor(-1).lower_ in ("before", "after"):
            noun = noun.nbor(-2)  # profit before tax, which the parse takes for a clause
        return self.phrases.whole_pair(self.phrases.list_head(noun))
