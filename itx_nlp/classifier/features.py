"""The wording of a text: its words and pairs of words, weighted by how rare they are."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.wordpiece import words

_MOST_KNOWN = 100_000  # words whose letters are remembered


def terms_of(text: str) -> set[str]:
    """List the words of a text and its pairs of neighbours; numbers are all one word.

    >>> sorted(terms_of("Wires take 6 weeks."))
    ['0', '0 weeks', 'take', 'take 0', 'weeks', 'wires', 'wires take']
    """
    found = ["0" if word[0].isdigit() else word for word in words(text) if word[0].isalnum()]
    return {*found, *(f"{a} {b}" for a, b in pairwise(found))}


def letters_of(text: str) -> set[str]:
    """List the runs of two to five letters in the words of a text; numbers are all one word.

    >>> sorted(letters_of("We 7"))
    [' 0', ' 0 ', ' w', ' we', ' we ', '0 ', 'e ', 'we', 'we ']
    """
    return {run for word in set(words(text)) for run in _letters(word)}


def _letters(word: str) -> set[str]:
    padded = f" {'0' if word[0].isdigit() else word} "
    return {padded[i : i + n] for n in (2, 3, 4, 5) for i in range(len(padded) - n + 1)}


class Terms:
    """The words and pairs a model knows, or the runs of letters, with the weight of each."""

    def __init__(self, vocabulary: Sequence[str], idf: Matrix, letters: bool = False):
        self.vocabulary = list(vocabulary)
        self.letters = letters
        self._known: dict[str, tuple[int, ...]] = {}
        self.idf = idf.astype(np.float32)
        self._rows = {term: row for row, term in enumerate(self.vocabulary)}

    @classmethod
    def learn(cls, texts: Iterable[str], least: int = 2, letters: bool = False) -> "Terms":
        """Take the terms that stand in at least `least` texts; idf as Spärck Jones 1972, smoothed."""
        counts: dict[str, int] = {}
        total = 0
        for text in texts:
            total += 1
            for term in letters_of(text) if letters else terms_of(text):
                counts[term] = counts.get(term, 0) + 1
        kept = sorted(term for term, count in counts.items() if count >= least)
        idf = np.log((1 + total) / (1 + np.array([counts[term] for term in kept], dtype=np.float32))) + 1
        return cls(kept, idf.astype(np.float32), letters)

    def rows(self, text: str) -> list[int]:
        """List the rows of the known terms of a text."""
        if self.letters:
            return sorted({row for word in set(words(text)) for row in self._rows_of(word)})
        found = (self._rows.get(term) for term in terms_of(text))
        return sorted(row for row in found if row is not None)

    def _rows_of(self, word: str) -> tuple[int, ...]:
        """List the rows of the runs of letters of a word; every word is cut once and remembered."""
        rows = self._known.get(word)
        if rows is None:
            rows = tuple(self._rows[run] for run in _letters(word) if run in self._rows)
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = rows
        return rows

    def weighted(self, text: str) -> tuple[list[int], Matrix]:
        """Give rows and weights of a text's known terms; the weights have length 1 together."""
        rows = self.rows(text)
        values = self.idf[rows]
        return rows, values / max(float(np.linalg.norm(values)), 1e-9)

    def project(self, texts: Sequence[str], weights: Matrix) -> Matrix:
        """Multiply the term vectors of texts with a matrix of one row a term."""
        out = np.zeros((len(texts), weights.shape[1]), np.float32)
        for number, text in enumerate(texts):
            rows, values = self.weighted(text)
            if rows:
                out[number] = values @ weights[rows]
        return out
