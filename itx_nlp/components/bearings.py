"""The signs by which what a figure measures is weighed: of a noun, of where it stands, of what was measured before.

Each is a few words that a model's file can be read by (`models/metrics/model.json`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Span, Token

from itx_nlp.components.heads import NOUNS
from itx_nlp.components.metric import Metrics
from itx_nlp.components.reading import Range, Reader
from itx_nlp.components.tree import children
from itx_nlp.text.nouns import singular
from itx_nlp.text.wordlists import listed

STEPS = 6  # up the parse from a figure, and from a noun
CLOSE = 3  # tokens between a noun and a figure that are signs themselves
LINK = re.compile(r" (?:of|in|for|from|to|by|with|on|at) ")
NAMED = ("empty nouns", "amounts", "levies", "goals")  # lists whose nouns are told apart


class Bearings(Reader):
    """Read the signs of what the figures of a document may measure.

    changes: the change that each figure is the size of.
    """

    def __init__(self, metrics: Metrics, changes: list[str | None]) -> None:
        super().__init__(metrics.reading)
        self.metrics, self.changes = metrics, changes
        self.actors, self.phrases = metrics.actors, metrics.phrases
        starts = self.reading.sentences.starts
        self.sentence = [bisect_right(starts, span.start) for span in self.spans]
        self.figures = [span.start for span in self.spans]
        self.kept: dict[int, tuple[list[str], list[str]]] = {}
        self.between: dict[Range, tuple[list[int], ...]] = {}

    def about(self, i: int) -> list[str]:
        """Name what kind of figure it is, and the words on its two sides."""
        lead, behind = self.leads[i], self.following(i)
        return [
            self.quantities[i].kind,
            "change" if self.changes[i] else "level",
            f"after {self.doc[lead - 1].lower_ if lead else None}",
            f"before {behind.lower_ if behind is not None else None}",
        ]

    def of_noun(self, noun: Token) -> tuple[list[str], list[str]]:
        """Give the signs of a noun (or of a deed's verb) in itself, and which of them say what it stands for."""
        if noun.i not in self.kept:
            sorts = self._sorts(noun)
            owner = (each.lower_ for each in children(noun) if each.dep_ in ("det", "poss"))
            signs = [f"dep {noun.dep_}", f"tag {noun.tag_}", f"its {next(owner, None)}"]
            self.kept[noun.i] = signs, sorts
        return self.kept[noun.i]

    def _sorts(self, noun: Token) -> list[str]:
        if noun.tag_ not in NOUNS:
            return ["deed"]
        told = {
            "name": self.actors.is_name(noun),
            "place": self.actors.is_place(noun),
            "actor": self.actors.is_actor(noun),
            "move": noun.lower_ in self.metrics.moves,
            "counted": noun.i in self.phrases.numbered,
        }
        sorts = [sign for sign, holds in told.items() if holds]
        return sorts + [name for name in NAMED if noun.lower_ in listed(name)] or ["plain"]

    def of_words(self, text: str) -> str:
        """Give the head of a metric's words, in the singular.

        It is the last word before the first that links: sale, of "car sales in Lahore".
        """
        words = LINK.split(f"{text} ", maxsplit=1)[0].split()
        return singular(words[-1].lower()) if words else ""

    def of_place(self, i: int, noun: Token) -> Iterator[str]:
        """Yield where a noun of its sentence stands from a figure."""
        lead, stop = self.leads[i], self.spans[i].end
        side = "left" if noun.i < lead else "right" if noun.i >= stop else "inside"
        low, high = (noun.i + 1, lead) if side == "left" else (stop, max(stop, noun.i))
        gap = high - low
        nouns, verbs, marks, figures = (
            bisect_left(places, high) - bisect_left(places, low) for places in self._marked(self.reading.sentence(i))
        )
        yield side
        yield f"{side} {gap if gap < 4 else '4' if gap <= 6 else '7' if gap <= 12 else '13' if gap <= 20 else 'far'}"
        yield f"{side} nouns {min(nouns, 4)}"
        yield f"{side} verbs {min(verbs, 3)}"
        yield f"{side} marks {min(marks, 3)}"
        yield f"{side} figures {min(figures, 3)}"
        if gap <= CLOSE:
            yield f"{side} by {_plain(self.doc[low:high])}"

    def _marked(self, sentence: Range) -> tuple[list[int], ...]:
        """List the tokens of a sentence that stand between: nouns, verbs, marks, figures."""
        if sentence not in self.between:
            nouns, verbs, marks = [], [], []
            for token in self.doc[slice(*sentence)]:
                if token.tag_ in NOUNS:
                    if token.dep_ != "compound" and self.phrases.free(token.i):
                        nouns.append(token.i)
                elif token.tag_.startswith("V"):
                    verbs.append(token.i)
                elif token.text in ",;:—–":
                    marks.append(token.i)
            self.between[sentence] = nouns, verbs, marks, self.figures
        return self.between[sentence]

    def above(self, i: int) -> list[Token]:
        """Give the words up the parse from a figure, its own head first."""
        found = [self.spans[i].root]
        while len(found) <= STEPS and found[-1].head.i != found[-1].i:
            found.append(found[-1].head)
        return found

    def of_path(self, i: int, noun: Token, above: list[Token]) -> Iterator[str]:
        """Yield how the parse leads from a figure to a noun: up to the word they share, and down."""
        places = {each.i: k for k, each in enumerate(above)}
        down = []
        token = noun
        while token.i not in places:
            down.append(token)
            if token.head.i == token.i or len(down) > STEPS:
                yield "no path"
                return
            token = token.head
        up = above[: places[token.i]]
        down.reverse()
        path = f"{' '.join([each.dep_ for each in up])} / {' '.join([each.dep_ for each in down])}"
        sort = self._sort(token)
        yield f"path {path}"
        yield f"path {' '.join(map(_link, up))} / {' '.join(map(_link, down))}"
        yield f"path {path} of {sort}"
        yield f"path {path} {self.quantities[i].kind}"
        yield f"path {path} {'change' if self.changes[i] else 'level'}"
        yield from (f"path {path} {each}" for each in self.of_noun(noun)[1])

    def _sort(self, token: Token) -> str:
        """Name what a word over a figure and a noun does: moves, stands, has, is, gives money."""
        word = token.lower_
        if not token.tag_.startswith(("V", "MD")):
            return "noun" if token.tag_ in NOUNS else token.tag_
        if word in self.metrics.above.verbs:
            return "moving"
        for name in ("having", "standing"):
            if word in listed(name):
                return name
        if word in listed("reaching") or f"{word.removesuffix('ed')}ing" in listed("reaching"):
            return "reaching"
        return "deed" if self.actors.deed(token) else "verb"

    def of_earlier(self, i: int, k: int, number: int, about: list[str]) -> Iterator[str]:
        """Yield how a figure that was found to measure the same stands before one; number: other metrics between."""
        gap = min(self.sentence[i] - self.sentence[k], 3)
        alike = "alike" if self.quantities[k].unit == self.quantities[i].unit else "unlike"
        moved = f"{'change' if self.changes[i] else 'level'} {'change' if self.changes[k] else 'level'}"
        yield "earlier"
        yield f"earlier {number}"
        yield f"earlier {alike}"
        yield f"earlier {alike} {gap}"
        yield f"earlier {number} {alike} {gap}"
        yield f"earlier {number} {alike} {gap} {moved}"
        yield from (f"earlier {min(number, 2)} {min(gap, 2)} {each}" for each in about)
        if k == i - 1 and not gap:
            between = self.doc[self.spans[k].end : self.leads[i]]
            if len(between) <= CLOSE:
                yield f"joined by {_plain(between)}"
            yield from dict.fromkeys(f"joined with {each.lower_}" for each in between[: 2 * CLOSE])
            own = any(each.dep_ in ("nsubj", "nsubjpass") for each in between)
            yield f"joined {'over a subject' if own else 'without a subject'}"


def _plain(words: Span) -> str:
    return " ".join("#" if each.like_num else each.lower_ for each in words)


def _link(token: Token) -> str:
    return token.lower_ if token.dep_ == "prep" else token.dep_
