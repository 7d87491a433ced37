"""Count the words of challenge_cues.jsonl in a text: hints at a category, at a problem, at a remedy."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.wordpiece import words
from itx_nlp.errors import LexiconError
from itx_nlp.resources import read_entries

MARKS = ("strong", "weak")
_MOST = 3  # more hints of a kind say no more
_MOST_KNOWN = 100_000  # words whose keys are remembered
Node = dict[str, Any]


class Cues:
    """A tree of phrases, a word a step; `names` are the counts it gives, such as `trust strong`."""

    def __init__(self, phrases: dict[str, Sequence[str]]):
        self.phrases = phrases
        self.names = tuple(phrases)
        self._columns = {name: column for column, name in enumerate(self.names)}
        self._root: Node = {}
        self._steps: set[str] = set()
        self._known: dict[str, tuple[str, ...]] = {}
        for column, listed in enumerate(phrases.values()):
            for phrase in listed:
                self._add(phrase.lower().replace("-", " ").split(), column)

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

    def _add(self, phrase: Sequence[str], column: int) -> None:
        node = self._root
        for word in phrase:
            self._steps.add(word)
            node = node.setdefault(word, {})
        node.setdefault("", set()).add(column)

    def _found(self, text: str) -> Iterator[int]:
        """Give the column of every hint; at each word the tree goes no deeper than its longest phrase."""
        found = [word for word in words(text) if word[0].isalnum()]
        for start, word in enumerate(found):
            nodes = [self._root[key] for key in self._keys(word) if key in self._root]
            if not nodes:
                continue
            columns: set[int] = set()
            place = start + 1
            while nodes:
                columns.update(column for node in nodes for column in node.get("", ()))
                following = self._keys(found[place]) if place < len(found) else ()
                nodes = [node[key] for node in nodes for key in following if key in node]
                place += 1
            yield from columns

    def _keys(self, word: str) -> tuple[str, ...]:
        """List the ways a word stands in the tree: as it is and as its beginnings."""
        keys = self._known.get(word)
        if keys is None:
            stems = (word[:end] + "*" for end in range(1, min(len(word), 40) + 1))
            keys = tuple(key for key in (word, *stems) if key in self._steps)
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = keys
        return keys
