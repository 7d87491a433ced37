"""What a figure in brackets measures: the thing in front of the bracket, or what the figure before it measures."""

from spacy.tokens import Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.changes import Changes
from itx_nlp.components.governors import Governors
from itx_nlp.components.heads import LONGEST, NEARBY, NOUNS
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.text.wordlists import listed


class Brackets(Reader):
    """Read the figures that stand in brackets.

    found: the metrics of the figures before, which grows as they are read.
    """

    def __init__(
        self,
        reading: Reading,
        phrases: Phrases,
        actors: Actors,
        changes: Changes,
        above: Governors,
        found: list[str | None],
    ) -> None:
        super().__init__(reading)
        self.phrases = phrases
        self.actors = actors
        self.moves = changes.nouns
        self.above = above
        self.found = found
        self.items: set[int] = set()  # figures behind the things of a list

    def metric(self, i: int, partner: int | None) -> str | None:
        """Read North Bridge ($8 million): the noun before the bracket."""
        at = self.leads[i] - 1
        begin = max(self.reading.sentences.of(at)[0], at - NEARBY)
        while at > begin and self.doc[at].text != "(":
            at -= 1
        behind = self.spans[i].end
        if self.doc[behind : behind + 2].text == ") of" and (whole := self.phrases.next_noun(behind + 2)) is not None:
            return self.phrases.words(whole)  # the majority (69%) of the funds
        if at > 0 and at - 1 in self.phrases.dated and partner is not None:
            dated = self.above.core(self.doc[at - 1])  # fees for May (5%); peaking in 2023 (9%)
            self.items.update([i] if dated is not None else [])
            return self.phrases.words(dated) if dated is not None else self.found[partner]
        if partner is not None and 0 < at - self.spans[partner].end <= 2:
            return self.found[partner]  # rose by Rs5 per tonne (9%)
        noun = self.phrases.top(self.doc[at - 1]) if at > 0 else None
        if noun is not None and noun.tag_ in NOUNS and self._is_owned(i, at):
            return f"stake of {self.phrases.words(noun)}"
        if noun is not None and partner is not None and noun.lower_ in listed("money"):
            return self.found[partner]  # pays Rs9, converted from dollars ($5)
        named = NOUNS if partner in self.items else ("NN", "NNS")
        if noun is not None and (noun.tag_ in named or self._opens_list(i, noun)):
            self.items.add(i)
            return self.phrases.words(noun)  # tea (5%), Darjeeling (9%)
        for token in self.doc[begin:at]:
            if token.lower_ in self.moves and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
                return self.phrases.words(token)
        return (
            self.phrases.words(noun) if noun is not None and noun.tag_ in NOUNS else self.phrases.nearest(self.spans[i])
        )

    def _is_owned(self, i: int, at: int) -> bool:
        """Tell what somebody owns: the port is owned by |the city| (40%)."""
        before = self.doc[self.reading.sentence(i)[0] : at]
        lone = self.quantities[i].kind == "percent" and self.leads[i] == at + 1
        return lone and any(token.lower_ in listed("owning") for token in before)

    def part(self, i: int) -> str | None:
        """Read debt of $5 million ($2 million in the mills and $3 million in the shops): debt in the mills."""
        stop, at = self.spans[i].end, self.leads[i] - 1
        if self.doc[stop : stop + 1].text != "in" or not self.reading.together(i - 1, i):
            return None
        opened = next((k for k in range(at, max(0, at - NEARBY), -1) if self.doc[k].text in ("(", ")")), 0)
        whole = next((k for k in range(i) if self.spans[k].end == opened), None)
        if self.doc[opened].text != "(" or whole is None or self.quantities[whole].kind != self.quantities[i].kind:
            return None
        noun = self.phrases.next_noun(stop + 1)
        if (
            noun is None
            or (told := self.found[whole]) is None
            or self.quantities[i].unit != self.quantities[whole].unit
        ):
            return None
        return f"{told} in {self.phrases.words(noun)}"

    def _opens_list(self, i: int, noun: Token) -> bool:
        """Tell the first of a list of things with their figures in brackets: LPG (5%), tea (9%)."""
        if noun.tag_ not in NOUNS or self.actors.is_place(noun):
            return False
        if not self.reading.together(i, i + 1):
            return False
        between = self.doc[self.spans[i].end : self.leads[i + 1]]
        return 2 < len(between) < LONGEST and between[0].text == ")" and between[-1].text == "("
