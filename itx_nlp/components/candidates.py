"""List what a figure may measure, where no words beside it settle that.

The rules of `metric.py` give each figure a first reading. That, the nouns of its sentence, the deeds in it and what the
last figures measure are weighed (`weighing.py`) by signs (`bearings.py`) and by what of two signs comes together.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from itx_nlp.components.bearings import Bearings
from itx_nlp.components.heads import NOUNS
from itx_nlp.components.metric import Metrics
from itx_nlp.components.reading import Range
from itx_nlp.components.weighing import Option
from itx_nlp.document import PEOPLE
from itx_nlp.text.wordlists import listed

BACK = 6  # figures to look back for what they measure
REACH = 4  # sentences to look back for those
FEW = 5  # figures of a text: below, it does not show what it is on
CROSSED = ("path", "left", "right", "dep", "word", "is", "earlier", "no")


class Candidates(Bearings):
    """The readings of the figures of a document that are to be weighed."""

    def __init__(self, metrics: Metrics, changes: list[str | None]) -> None:
        super().__init__(metrics, changes)
        few = len(metrics.found) < FEW
        is_open = [words is not None and i in metrics.open and not few for i, words in enumerate(metrics.found)]
        self.told = list(zip(metrics.found, is_open, strict=True))
        self.named: dict[Range, dict[str, Token]] = {}
        self.people = {at for span in self.doc.spans.get(PEOPLE, []) for at in range(span.start, span.end)}

    def options(self, i: int, chosen: list[str | None]) -> list[Option]:
        """List what a figure may measure, where the figures before it measure what was chosen."""
        first = self.told[i][0] or ""
        earlier: dict[str, int] = {}
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            words = chosen[k]
            if words and self.sentence[i] - self.sentence[k] <= REACH:
                earlier.setdefault(words, k)
        first = self._taken_over(i, first, chosen)
        here = self._here(i)
        behind = self.told[i + 1][0] if i + 1 < len(self.told) else None
        above, about = self.above(i), self.about(i)
        found = []
        for words in dict.fromkeys([*here, *earlier, first]):
            if words != first and words in here and here[words].i in self.people:
                continue  # whoever it is, is not what is measured
            signs = list(self._of(i, words, here.get(words), above))
            if words in earlier:
                number = list(earlier).index(words)
                signs += self.of_earlier(i, earlier[words], number, about)
                if sum(each == words for each in chosen[max(0, i - 4) : i]) >= 3:
                    signs.append("earlier thrice")
            else:
                signs.append("never")
            if words == behind:
                alike = self.quantities[i + 1].unit == self.quantities[i].unit
                signs += ["next", f"next {'alike' if alike else 'unlike'}"]
            if words == first:
                signs += [f"first & {each}" for each in signs if each.startswith(CROSSED)]
                signs += [f"first & {each}" for each in about]
                how = self.metrics.open[i]
                signs += ["first", f"first {how}", f"first {how} {about[0]}"]
            found.append(Option(words, signs, words == first))
        return found

    def _taken_over(self, i: int, first: str, chosen: list[str | None]) -> str:
        """Give what was chosen of the figure whose metric the rules took over, where that is no longer its metric."""
        near = slice(max(0, i - BACK), i)
        if self.metrics.open[i] == "subject" or first not in self.metrics.found[near] or first in chosen[near]:
            return first
        k = next(k for k in range(i - 1, -1, -1) if self.metrics.found[k] == first)
        return chosen[k] or first

    def _of(self, i: int, words: str, head: Token | None, above: list[Token]) -> Iterator[str]:
        kind = self.quantities[i].kind
        word = self.of_words(words)
        yield f"word {word}"
        yield f"word {word} {kind}"
        yield f"long {min(len(words.split()), 6)}"
        if head is None:
            yield "no noun"
            return
        signs, sorts = self.of_noun(head)
        yield from signs
        for sort in sorts:
            yield f"is {sort}"
            yield f"is {sort} {kind}"
        yield from self.of_place(i, head)
        yield from self.of_path(i, head, above)

    def _here(self, i: int) -> dict[str, Token]:
        """Give the nouns and deeds of the sentence of a figure, by how metrics word them."""
        sentence = self.reading.sentence(i)
        if sentence not in self.named:
            found: dict[str, Token] = {}
            for token in self.doc[slice(*sentence)]:
                if token.tag_ in NOUNS:
                    if self._heads(token) and (words := self.phrases.words(token)):
                        found.setdefault(words, token)
                elif token.tag_.startswith("V") and (deed := self.actors.deed(token)):
                    found.setdefault(deed, token)
            self.named[sentence] = found
        return self.named[sentence]

    def _grows_in(self, noun: Token) -> bool:
        """Tell a change that only says in which way: growth in volume."""
        behind = self.doc[noun.i + 1 : noun.i + 3]
        moves = noun.lower_ in self.metrics.moves and len(behind) == 2 and behind[0].lower_ == "in"
        return moves and self.phrases.is_dimension(behind[1])

    def _heads(self, noun: Token) -> bool:
        """Tell the head of a noun phrase from a noun that only stands before another; figures and dates are none."""
        if not self.phrases.free(noun.i) or self.metrics.is_empty(noun) or noun.lower_ in listed("pronouns"):
            return False
        if self.phrases.is_dimension(noun) or self._grows_in(noun):
            return False
        behind = self.doc[noun.i + 1] if noun.i + 1 < len(self.doc) else noun
        led = noun.dep_ in ("compound", "nmod", "amod") and noun.head.i == behind.i > noun.i
        return not (led and behind.tag_ in NOUNS and behind.i not in self.phrases.taken)
