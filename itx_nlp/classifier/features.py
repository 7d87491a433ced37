"""The wording of a text: its words and pairs of words, or runs of their letters, weighted by how rare they are."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from itx_nlp.classifier.wordpiece import words
from itx_nlp.classifier.wordsums import Matrix, WordSums


def terms_of(text: str) -> set[str]:
    """List the words of a text and its pairs of neighbours; numbers are all one word.

    >>> sorted(terms_of("Wires take 6 weeks."))
    ['0', '0 weeks', 'take', 'take 0', 'weeks', 'wires', 'wires take']
    """
    found = ["0" if word[0].isdigit() else word for word in words(text) if word[0].isalnum()]
    return {*found, *(f"{a} {b}" for a, b in pairwise(found))}


def letters_of(word: str) -> set[str]:
    """List the runs of two to five letters in a word; numbers are all one word.

    >>> sorted(letters_of("we"))
    [' w', ' we', ' we ', 'e ', 'we', 'we ']
    """
    padded = f" {'0' if word[0].isdigit() else word} "
    return {padded[i : i + n] for n in (2, 3, 4, 5) for i in range(len(padded) - n + 1)}


class Terms:
    """The words and pairs a model knows, or the runs of letters, each with a weight for how rare it is."""

    def __init__(self, vocabulary: Sequence[str], idf: Matrix, letters: bool = False):
        self.vocabulary = list(vocabulary)
        self.letters = letters
        self.idf = idf.astype(np.float32)
        self._rows = {term: row for row, term in enumerate(self.vocabulary)}

    def known(self, terms: Iterable[str]) -> list[int]:
        """List the rows of those of the terms that the model knows."""
        return sorted(row for term in terms if (row := self._rows.get(term)) is not None)


class Wording:
    """The term vectors of texts times a matrix: what their wording says of each class."""

    def __init__(self, terms: Terms, weights: Matrix):
        self.terms = terms
        # What a term adds to each class, and to the square of the length by which the sum is divided.
        self._worth = np.hstack([terms.idf[:, None] * weights, (terms.idf**2)[:, None]]).astype(np.float32)
        self._sums = WordSums(self._worth.shape[1], self._of_word)

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Score texts, a row each."""
        if self.terms.letters:
            sums = self._sums([set(words(text)) for text in texts])
        else:
            sums = np.zeros((len(texts), self._worth.shape[1]), np.float32)
            for number, text in enumerate(texts):
                sums[number] = self._of_terms(terms_of(text))
        return np.asarray(sums[:, :-1] / np.sqrt(np.maximum(sums[:, -1:], 1e-9)), np.float32)

    def _of_word(self, word: str) -> Matrix:
        return self._of_terms(letters_of(word))

    def _of_terms(self, terms: Iterable[str]) -> Matrix:
        return np.asarray(self._worth[self.terms.known(terms)].sum(axis=0), np.float32)
