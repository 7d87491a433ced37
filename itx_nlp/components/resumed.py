"""A bare number told of what was counted before: it made 900 pumps, then it made 700; 40 of them are women."""

import re
from collections.abc import Container
from functools import cache

from spacy.tokens import Token

from itx_nlp.components.actors import Actors
from itx_nlp.components.grammar import FINITE
from itx_nlp.components.phrases import Phrases
from itx_nlp.components.reading import Reader, Reading
from itx_nlp.components.tree import child_of
from itx_nlp.text.wordlists import listed

BACK = 6  # figures to look back
APART = 2  # sentences from the same verb to the next
BEING = {"is", "are", "was", "were", "being"}
WHOLES = {"them", "these", "those", "whom", "us", "which"}
CLOSING = {".", ",", ";", ")", "and", "or", "but", "—", "–", "\n"}
_ENDING = re.compile(r"(?:ies|ied|es|ed|ing|s|e|y)$")


class Resumed(Reader):
    """Name what a number without a noun counts by the verb or the whole it shares with a figure before.

    found: the metrics of the figures before, which grows as they are read.
    """

    def __init__(
        self, reading: Reading, phrases: Phrases, actors: Actors, moves: Container[str], found: list[str | None]
    ) -> None:
        super().__init__(reading)
        self.phrases, self.actors, self.moves, self.found = phrases, actors, moves, found

    def deed(self, i: int) -> str | None:
        """Read it made 900 pumps. In May it made 700: what the same verb was told of, of somebody or something."""
        quantity = self.quantities[i]
        if quantity.unit is not None or quantity.kind not in ("number", "count") or 0 < quantity.value < 1:
            return None
        verb = self._verb(i)
        if verb is None or not self._is_somebodys(verb):
            return None
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if self.reading.sentences.between(self.spans[k].start, self.spans[i].start) > APART:
                break
            told = self._verb(k) if self.quantities[k].kind in ("count", "measure") else None
            if told is not None and told.i != verb.i and _stem(told.lower_) == _stem(verb.lower_):
                return self.found[k]
        return None

    def among(self, i: int) -> Token | None:
        """Read 40 of them are women, a third of them women, nine are men: the noun that tells which they are."""
        at = self.spans[i].end
        if self.quantities[i].kind not in ("number", "count"):
            return None
        part = self.doc[at : at + 1].text == "of" and self.doc[at + 1 : at + 2].text.lower() in WHOLES
        at += 2 * part
        being = self.doc[at : at + 1].text in BEING
        if not (part or being) or at + being + 1 >= len(self.doc):
            return None
        noun = self.doc[at + being]
        return noun if noun.tag_ == "NNS" and noun.nbor(1).text in CLOSING and self.phrases.free(noun.i) else None

    def part(self, i: int) -> str | None:
        """Read of these, 450 run on gas; the remaining 150 stand idle: what was counted last."""
        before = self.doc[self.leads[i] - 1].lower_ if self.leads[i] else ""
        verb = self.following(i)
        if verb is None or (verb.tag_ not in FINITE and verb.lower_ not in listed("verbs like nouns")):
            return None
        opening = self.doc[max(0, self.leads[i] - 3) : self.leads[i]].text.lower()
        parts = before in ("remaining", "other") or opening in ("of these,", "of those,", "of them,")
        return self._counted(i) if parts else None

    def those(self, i: int, noun: Token) -> str | None:
        """Read exports of tea rose 3%, those of rye 8%: the head of what was measured last, of something else."""
        if noun.lower_ not in ("those", "that") or not i or self.quantities[i - 1].kind == "count":
            return None
        link = noun.nbor(1)
        head, of, _ = (self.found[i - 1] or "").partition(" of ")
        near = self.reading.sentences.between(self.spans[i - 1].start, self.spans[i].start) <= 1
        if link.lower_ != "of" or not (head and of and near):
            return None
        thing = self.phrases.next_noun(link.i + 1)
        return f"{head} of {self.phrases.words(thing)}" if thing is not None and thing.i < self.leads[i] else None

    def taken(self, i: int, noun: Token | None) -> str | None:
        """Read it employed 900 weavers. It took back 700: who does something to so many is not what is counted."""
        verb = self._verb(i) if noun is not None and noun.lower_ in listed("pronouns") else None
        if verb is None or f"{verb.lower_.removesuffix('ed')}ing" in listed("reaching") or verb.lower_ in self.moves:
            return None
        return self._counted(i)

    def _counted(self, i: int) -> str | None:
        """Give what the last count before was of, at most two sentences back."""
        for k in range(i - 1, max(-1, i - 1 - BACK), -1):
            if self.reading.sentences.between(self.spans[k].start, self.spans[i].start) > APART:
                break
            if self.quantities[k].kind == "count" and self.found[k]:
                return self.found[k]
        return None

    def _verb(self, i: int) -> Token | None:
        """Give the verb whose object a figure is, also behind a preposition: shipped to 9 towns."""
        root = self.spans[i].root
        while root.dep_ in ("nummod", "conj", "appos") and self.spans[i].start <= root.head.i < self.spans[i].end:
            root = root.head
        if root.dep_ == "nummod" and root.head.lower_ == "today":
            root = root.head  # it has 220 today
        verb = root.head.head if root.dep_ == "pobj" else root.head
        given = root.dep_ in ("dobj", "npadvmod") or (root.dep_ == "pobj" and root.head.dep_ == "prep")
        return verb if given and verb.tag_.startswith("V") and verb.i < root.i else None

    def _is_somebodys(self, verb: Token) -> bool:
        """Tell a verb that somebody does, or "it": what has a noun of its own may be another thing."""
        while verb.dep_ in ("xcomp", "conj") and not any(child.dep_[:5] == "nsubj" for child in verb.children):
            if verb.head.i == verb.i:
                return False
            verb = verb.head
        subject = child_of(verb, "nsubj")
        if subject is None or verb.tag_ not in (*FINITE, "VB", "VBN", "VBG"):
            return False
        named = subject.tag_ in ("NNP", "NNPS") or self.actors.is_actor(subject)
        return named or subject.lower_ in listed("pronouns") | listed("called a firm")


@cache
def _irregular() -> dict[str, str]:
    return {form: group for group in listed("forms of one verb") for form in group.split()}


def _stem(verb: str) -> str:
    """Give what the forms of a verb share: shipped and ships, made and makes."""
    if (group := _irregular().get(verb)) is not None:
        return group
    stem = _ENDING.sub("", verb)
    return stem[:-1] if len(stem) > 3 and stem[-1:] == stem[-2:-1] and stem[-1] not in "ls" else stem
