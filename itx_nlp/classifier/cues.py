"""Count the words of challenge_cues.jsonl in a text: hints at a category, at a problem, at a remedy."""

from collections.abc import Iterator, Sequence

import numpy as np

from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.wordpiece import Known, spoken
from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries

MARKS = ("strong", "weak")
_MOST = 3  # more hints of a kind say no more
_LONGEST = 40  # letters of a beginning


class Cues:
    """Phrases by the word they begin with; `names` are the counts they give, such as `trust strong`."""

    def __init__(self, phrases: dict[str, Sequence[str]]):
        self.phrases = phrases
        self.names = tuple(phrases)
        self._columns = {name: column for column, name in enumerate(self.names)}
        self._openings: dict[str, list[tuple[list[str], int]]] = {}
        for column, listed in enumerate(phrases.values()):
            for first, *rest in (phrase.lower().replace("-", " ").split() for phrase in listed if phrase.strip("- ")):
                self._openings.setdefault(first, []).append((rest, column))
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
                listed = entry[mark]
                if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
                    raise LexiconError(f"challenge_cues.jsonl: {mark} of {entry['category']!r} is no list of phrases.")
                phrases[f"{entry['category']} {mark}"] = listed
        return cls(phrases)

    def count(self, texts: Sequence[str], names: Sequence[str] | None = None) -> Matrix:
        """Count hints, a row a text with a column a name (all names if none are given); an unknown name counts 0."""
        counts = np.zeros((len(texts), len(self.names) + 1), np.float32)
        for row, text in enumerate(texts):
            for column in self._found(text):
                counts[row, column] += 1
        places = [self._columns.get(name, -1) for name in (self.names if names is None else names)]
        return np.minimum(counts[:, places], _MOST)

    def _found(self, text: str) -> Iterator[int]:
        """Give the column of every hint; phrases of one column that begin at one word are one hint."""
        found = spoken(text)
        for place, phrases in enumerate(map(self._begun.__getitem__, found), 1):
            if phrases:
                yield from {column for rest, column in phrases if not rest or _follows(rest, found[place:])}

    def _phrases(self, word: str) -> list[tuple[list[str], int]]:
        """List what follows a word, or one of its beginnings, in the phrases, and their columns."""
        begins = [word[:end] + "*" for end in range(1, min(len(word), _LONGEST) + 1)]
        return [phrase for step in (word, *begins) for phrase in self._openings.get(step, ())]


def _follows(steps: Sequence[str], found: Sequence[str]) -> bool:
    return len(steps) <= len(found) and all(
        word == step or (step[-1] == "*" and word.startswith(step[:-1]))
        for step, word in zip(steps, found, strict=False)
    )
