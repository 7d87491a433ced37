"""Count the words of challenge_cues.jsonl in a text: hints at a category, at a problem, at a remedy."""

from collections.abc import Sequence

import numpy as np

from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.wordpiece import Known, spoken
from itx_nlp.resources import read_entries

MARKS = ("strong", "weak")
_MOST = 3  # more hints of a kind say no more
Begun = tuple[frozenset[int], Sequence[tuple[list[str], int]]]
_NOTHING: Begun = (frozenset(), ())


class Cues:
    """Phrases by the word they begin with; `names` are the counts they give, such as `trust strong`."""

    def __init__(self, phrases: dict[str, Sequence[str]]):
        self.phrases = phrases
        self.names = tuple(phrases)
        self._columns = {name: column for column, name in enumerate(self.names)}
        self._openings: dict[str, list[tuple[list[str], int]]] = {}  # what follows the first word, and the column
        self._stems: dict[str, list[tuple[list[str], int]]] = {}  # the same where its ending is open
        for column, listed in enumerate(phrases.values()):
            for first, *rest in (phrase.lower().replace("-", " ").split() for phrase in listed if phrase.strip("- ")):
                home = self._stems if first.endswith("*") else self._openings
                home.setdefault(first.removesuffix("*"), []).append((rest, column))
        self._sizes = sorted(set(map(len, self._stems)))
        self._begun = Known(self._phrases)

    @classmethod
    def read(cls, data: str | None = None) -> "Cues":
        """Read challenge_cues.jsonl: {"category": …, "strong": […], "weak": […]}; a final * stands for any ending.

        Raises:
            LexiconError: a line is not as it should be.
        """
        phrases: dict[str, Sequence[str]] = {}
        for entry in read_entries("challenge_cues.jsonl", "category", data, MARKS):
            for mark in MARKS:
                phrases[f"{entry['category']} {mark}"] = entry[mark]
        return cls(phrases)

    def count(self, texts: Sequence[str], names: Sequence[str] | None = None) -> Matrix:
        """Count hints, a row a text with a column a name (all names if none are given); an unknown name counts 0."""
        counts = np.zeros((len(texts), len(self.names) + 1), np.float32)
        for row, text in enumerate(texts):
            for column in self._found(text):
                counts[row, column] += 1
        places = [self._columns.get(name, -1) for name in (self.names if names is None else names)]
        return np.minimum(counts[:, places], _MOST)

    def _found(self, text: str) -> list[int]:
        """List the column of every hint; phrases of one column that begin at one word are one hint."""
        found = spoken(text)
        hints: list[int] = []
        for place, (columns, longer) in enumerate(map(self._begun.__getitem__, found), 1):
            if longer:
                columns = columns.union(column for rest, column in longer if _follows(rest, found[place:]))
            hints += columns
        return hints

    def _phrases(self, word: str) -> Begun:
        """Give the columns of which a word is a hint, and what must follow it to be one of others."""
        begun = list(self._openings.get(word, ()))
        for size in self._sizes:
            stem = word[:size]
            if stem in self._stems:
                begun += self._stems[stem]
            if stem == word:
                break
        if not begun:
            return _NOTHING  # as most words do
        return frozenset(column for rest, column in begun if not rest), [each for each in begun if each[0]]


def _follows(steps: Sequence[str], found: Sequence[str]) -> bool:
    return len(steps) <= len(found) and all(
        word == step or (step[-1] == "*" and word.startswith(step[:-1]))
        for step, word in zip(steps, found, strict=False)
    )
