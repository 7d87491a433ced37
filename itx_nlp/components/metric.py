"""Say what a figure measures: the noun phrase beside it, above it in the parse, or in the sentence before."""

from spacy.tokens import Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.brackets import Brackets
from itx_nlp.components.changes import Changes
from itx_nlp.components.deeds import Deeds
from itx_nlp.components.forerunners import Forerunners
from itx_nlp.components.gapped import Gapped
from itx_nlp.components.governors import Governors
from itx_nlp.components.listing import Listing
from itx_nlp.components.moved import Moved
from itx_nlp.components.neighbours import Neighbours
from itx_nlp.components.outlays import Outlays
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.plain import AGE, Plain
from itx_nlp.components.preceding import EXTREMES, Preceding
from itx_nlp.components.questions import topic
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.resumed import Resumed
from itx_nlp.components.spending import Spending
from itx_nlp.components.stocks import Shares
from itx_nlp.components.surveys import Surveys
from itx_nlp.text.nouns import singular
from itx_nlp.text.wordlists import listed

OPENING = 4  # tokens of a sentence in which its subject ends
BE = {"is", "was", "are", "were"}


class Metrics(Reader):
    """Find what each figure of a document measures.

    changes: knows the words of change (increase, drop), which are not what is measured.
    """

    def __init__(self, reading: Reading, changes: Changes, actors: Actors) -> None:
        super().__init__(reading)
        self.actors = actors
        self.moves = changes.nouns
        self.phrases = Phrases(reading)
        self.behind = Neighbours(reading, self.phrases, changes)
        self.listing = Listing(reading, self.phrases, changes)
        self.front = Preceding(reading, self.phrases, changes, self.behind, self.listing)
        self.deeds = Deeds(reading, self.phrases, actors, changes)
        self.above = Governors(reading, self.phrases, changes, self.deeds)
        self.outlays = Outlays(reading, self.phrases, actors)
        self.shares = Shares(reading, self.phrases)
        self.surveys = Surveys(reading, changes)
        self.heads: dict[int, Token | None] = {}
        self.open: dict[int, str] = {}  # figures whose metric no words beside them settle, and what gave it
        self.found: list[str | None] = []
        self.before = Forerunners(reading, self.phrases, changes, self.found)
        self.resumed = Resumed(reading, self.phrases, actors, changes.verbs, self.found)
        self.moved = Moved(self.front, self.above, self.before)
        self.gapped = Gapped(self.behind, self.phrases, self.found)
        self.brackets = Brackets(reading, self.phrases, actors, changes, self.above, self.found)
        self.plain = Plain(self.above, self.before)
        self.spending = Spending(actors, self.deeds, self.outlays, self.above, self.before)

    def all(self) -> list[str | None]:
        """Name the metric of every quantity, None where the text has none."""
        for i in range(len(self.quantities)):
            self.found.append(self._metric(i) or self.plain.pieces(i))
        return self.found

    def _metric(self, i: int) -> str | None:
        """Name what is told of a figure before its sentence is looked at: by itself, in a list, on a market."""
        quantity = self.quantities[i]
        partner = self.before.partner(i)
        if (mate := self.listing.respective(i, self.above.governing)) is not None:
            return mate
        if (which := self.resumed.among(i)) is not None:
            whole = self.before.shared(i) or self.before.last(i)
            return f"{self.phrases.words(which)} among {whole}" if whole else self.phrases.words(which)
        if (again := self.surveys.people(i) or self.resumed.deed(i)) is not None:
            return again
        if quantity.kind == "number" and (part := self.resumed.part(i)) is not None:
            return part
        if quantity.kind == "count" and not self.front.reached(i) and (counted := self.plain.counted(i)) is not None:
            return counted
        if quantity.kind == "rank":
            return self.plain.ranked(i)
        if (told := self.plain.told(i)) is not None:
            if told == AGE:
                self.before.bounds.add(i)  # no figure behind it goes on with it
            return told
        if told := self.before.counted(i) or self.surveys.share(i) or self.gapped.metric(i) or self.plain.opened(i):
            return told
        if self.deeds.is_of_people(i) and not self.behind.are_two(i):
            return "people"
        if (firm := self.shares.firm(i)) is not None:
            return f"share price of {self.phrases.words(firm)}"
        if (named := self.plain.peopled(i) or self.plain.of_them(i)) is not None:
            return named
        if (part := self.brackets.part(i)) is not None:
            return part
        if (plural := self.before.there(i)) is not None:
            return self.phrases.words(plural)
        return self._beside(i, partner)

    def _beside(self, i: int, partner: int | None) -> str | None:
        """Name what words right beside a figure tell, or what it was compared with, taken from or stands for."""
        span = self.spans[i]
        for reader in (
            self.front.worth,
            self.front.described,
            self.front.clause,
            self.front.bounded,
            self.front.moved_from,
            self.above.bound_to,
            self.listing.noun,
            self.behind.behind_of,
            self.front.before_of,
            self.behind.beside,
            self.front.placed,
            self.front.exchanged,
        ):
            noun = reader(i)
            if noun is not None and self.phrases.is_dimension(noun):
                continue
            bare = reader == self.front.before_of and noun is not None and self._is_bare_total(noun)
            if noun is not None and not (bare and self.before.last(i)):
                if reader == self.front.bounded:
                    self.before.bounds.add(i)
                if reader == self.listing.noun:
                    return self.listing.words(noun)
                if reader == self.behind.behind_of and (sums := self.listing.sums(i)) is not None:
                    return f"{singular(sums.lower_)} for {self.phrases.listed_words(noun)}"
                return self._owned(i, noun)
        if partner is not None and self.before.compared(i):
            self.open[i] = "compared"
            return self.found[partner]
        at = self.leads[i] - 1
        at -= partner is None and self.doc[at].lower_ in ("up", "down")  # tea (up 5%), rye (9%)
        if self.doc[at].text == "(":
            return self.brackets.metric(i, partner)
        stood_for = self.before.part_of(i) or self.before.stood_for(i) or self.before.included(i)
        if stood_for is not None:
            self.open[i] = "stood for"
            return stood_for
        told = span.root.dep_ == "nsubjpass" or (span.root.dep_ == "nsubj" and span.root.head.lower_ in BE)
        if told and self.quantities[i].kind == "measure" and (like := self.before.last_like(i)):
            return like  # 9 tonnes were grown and 5 tonnes were sold
        if (changed := self.deeds.changed(i)) is not None:
            return self.phrases.words(changed)
        if (whole := self.deeds.contributed(i)) is not None:
            return whole
        return self._of_clause(i, partner)

    def _of_clause(self, i: int, partner: int | None) -> str | None:
        """Name what the clause of a figure tells: a change, a deed, how many there are, else its subject."""
        span = self.spans[i]
        noun = self.above.governing(i)
        if noun is not None and noun.i >= span.end and noun.dep_ == "nsubj" and self.actors.is_name(noun):
            noun = None  # from 5% in May, said Sana
        move = self.moved.behind(i)
        if move and noun is not None and self.actors.is_actor(noun) and partner is not None and self.moved.is_alike(i):
            return self.found[partner]  # they scorned the 5% pay rise and asked for a 9% rise
        if move is not None and noun is not None and self._acts(i, noun):
            has = (verb := self.above.verb_of(i)) is not None and verb.lower_ in listed("having")
            return f"{move} of {self.phrases.words(noun)}" if has else move  # two analysts expect a 5% cut
        if (done := self.deeds.done(i)) is not None:
            return done
        if (funded := self.outlays.funded(i)) is not None:
            return self.phrases.listed_words(funded)
        self.heads[i] = noun
        if (deed := self.spending.deed(i, noun)) is not None:
            return deed
        if noun is not None and self.actors.is_actor(noun) and (counted := self.before.how_many(i)) is not None:
            self.heads[i] = counted[-1]
            return counted.text
        return self._of_subject(i, noun)

    def _of_subject(self, i: int, noun: Token | None) -> str | None:
        """Name the subject of a figure's clause, where it is what is measured and not who has it."""
        self.open[i] = "subject"
        if noun is None:
            took = self.resumed.taken(i, None) if self.quantities[i].kind == "number" else None
            return took if took is not None else self._at_last(i, None)
        acts, move, words = self.actors.is_actor(noun), self.front.bare_move(i), self.phrases.words(noun)
        if move is not None and words and words == self.before.mate(i):
            return words  # this takes exports to $9 million, a rise of $2 million
        if move is not None and (noun.dep_ == "dobj" or (acts and move.lower_ == "growth")):
            return self.phrases.words(move)  # paused its easing after cuts of 5%
        if acts and (told := self.before.joined(i) or self.deeds.amount(i, noun)):
            return told
        if acts and self.front.is_bare_move(i):
            return self.before.last_like(i) or self.before.last(i)
        if self.shares.is_price(i) and self.actors.is_name(noun):
            return f"share price of {words}"
        if noun.lower_ not in listed("pronouns") and not self.is_empty(noun):
            return self._of_noun(i, noun)
        if (those := self.resumed.those(i, noun)) is not None:
            return those
        if self.quantities[i].kind == "number" and (took := self.resumed.taken(i, noun)) is not None:
            return took
        named = self.above.antecedent(noun)
        return self.phrases.words(named) if named and not self.actors.is_actor(named) else self._at_last(i, noun)

    def _of_noun(self, i: int, noun: Token) -> str | None:
        """Name a subject that is measured itself; of one that only has the figure, what was told before."""
        place = self.actors.is_place(noun)
        if not self._only_has(i, noun):
            told = self.moved.told_of(i) if self.actors.is_actor(noun) and not place else None
            return told or self._owned(i, noun)
        self.before.named.add(i)
        said = self.before.last_like(i) or self.moved.behind(i)
        if said is None and not place:
            said = self.before.last(i)  # exports were $5 million; they grew: the bank gives 5%
        return said or self.phrases.words(noun)

    def _at_last(self, i: int, noun: Token | None) -> str | None:
        """Name what is left where no subject tells: the opening, a base, a figure before, the nearest noun."""
        self.open[i] = "earlier"
        if noun is None and (move := self.moved.behind(i)) is not None and self.moved.has_takers(i):
            return move  # 9% foresee a 5% cut
        if noun is None and (opening := self._opening(i)) is not None:
            return self.phrases.words(opening)
        if (base := self.behind.base(i)) is not None:
            return self.phrases.words(base)
        asked = topic(self.doc, self.reading.sentences, self.reading.sentence(i)[0], self.actors)
        if asked is not None and (noun is None or noun.lower_ in listed("pronouns")):
            return asked
        if (done := self.spending.told_before(i, noun)) is not None:
            return done
        like = self.before.last_like(i) if self.quantities[i].kind != "percent" else None
        earlier = self.before.whole(i) or like or self.before.last(i)
        if earlier is not None:
            return earlier
        named = noun is not None and noun.lower_ not in listed("pronouns")
        return self.phrases.words(noun) if noun is not None and named else self.phrases.nearest(self.spans[i])

    def _opening(self, i: int) -> Token | None:
        """Give the noun that the parse hangs a sentence on for want of its verb: Exports from the south edged up 5%."""
        begin = self.reading.sentence(i)[0]
        for token in self.doc[begin : min(begin + OPENING, self.leads[i])]:
            if token.head.i == token.i:
                plain = token.tag_ in ("NN", "NNS") and self.phrases.free(token.i) and token.lower_ not in self.moves
                return token if plain else None
        return None

    def is_empty(self, noun: Token) -> bool:
        """Tell a noun that says nothing of what is measured where nothing goes with it: the increase, the amount."""
        bare = noun.lower_ in listed("empty nouns") or (noun.lower_ in self.moves and noun.lower_ != "growth")
        told = noun.lower_ in listed("numbers told")  # however they are described: the highest figure on record
        return bare and not any(
            child.dep_ in ("compound", "nmod", "poss")
            or (child.dep_ == "amod" and not told)
            or (child.dep_ == "prep" and (noun.lower_ in EXTREMES or self.phrases.free(child.i + 1)))
            for child in noun.children
        )

    def _owned(self, i: int, noun: Token) -> str | None:
        """Word a noun, with those it belongs to: the city has 90 tailors, and their income is Rs5 million."""
        words = self.outlays.worded(i, noun)
        if noun.i >= self.spans[i].end and self.doc[self.spans[i].end].lower_ in ("for", "on"):
            return self.phrases.listed_words(noun)
        before = self.found[i - 1] if self.reading.together(i - 1, i) else None
        theirs = any(token.lower_ == "their" for token in self.doc[max(0, noun.i - 3) : noun.i])
        if before and words and theirs and self.quantities[i - 1].kind in ("count", "number"):
            return f"{words} of {before.removeprefix('number of ')}"
        return words

    def _is_bare_total(self, noun: Token) -> bool:
        """Tell "a total of Rs5 billion", which goes on about the thing named before, from "a real rate of 5%"."""
        words = self.phrases.words(noun) or ""
        bare = noun.lower_ in listed("totals") and (noun.lower_ in ("total", "average") or words == noun.text)
        return bare or words.lower() in listed("closing levels")

    def _only_has(self, i: int, noun: Token) -> bool:
        """Tell the names of who has a figure from what is measured: Lahore had 5%, not "the KSE-100 rose"."""
        if not self.actors.is_name(noun) or (self.moved.behind(i) and not self.actors.is_place(noun)):
            return False
        if noun.i not in self.actors.named and not self.actors.is_place(noun) and self.front.is_size_of_move(i):
            return False  # the CPI showed a fall of 5%
        verb = self.above.verb_of(i)
        return verb is None or verb.lower_ in listed("having")

    def _acts(self, i: int, noun: Token) -> bool:
        """Tell that a subject is people, so that it cannot be what changed."""
        counted = i and self.quantities[i - 1].kind in ("count", "number") and noun.i in self.phrases.numbered
        return noun.tag_ == "CD" or bool(counted) or (self.actors.is_actor(noun) and not self.actors.is_name(noun))
