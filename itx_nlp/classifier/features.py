"""The wording of a text: its words and pairs of words, or runs of their letters, weighted by how rare they are."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from itx_nlp.classifier.wordpiece import words
from itx_nlp.classifier.wordsums import Matrix, WordSums, sum_up


def terms_of(text: str) -> list[str]:
    """List the words of a text and its pairs of neighbours, each once; numbers are all one word.

    >>> terms_of("Wires take 6 weeks.")
    ['wires', 'take', '0', 'weeks', 'wires take', 'take 0', '0 weeks']
    """
    found = ["0" if word[0].isdigit() else word for word in words(text) if word[0].isalnum()]
    return list(dict.fromkeys([*found, *(f"{a} {b}" for a, b in pairwise(found))]))


def letters_of(word: str, lengths: Sequence[int]) -> list[str]:
    """List the runs of letters of some lengths in a word, each once; numbers are all one word.

    >>> letters_of("we", (2, 4))
    [' w', 'we', 'e ', ' we ']
    """
    padded = f" {'0' if word[0].isdigit() else word} "
    return list(dict.fromkeys(padded[i : i + n] for n in lengths for i in range(len(padded) - n + 1)))


class Terms:
    """The words and pairs a model knows, or the runs of letters, each with a weight for how rare it is."""

    def __init__(self, vocabulary: Sequence[str], idf: Matrix, letters: bool = False):
        self.vocabulary = list(vocabulary)
        self.letters = letters
        self.idf = idf.astype(np.float32)
        self.lengths = sorted(set(map(len, self.vocabulary))) if letters else []
        self._rows = {term: row for row, term in enumerate(self.vocabulary)}

    def known(self, terms: Iterable[str]) -> list[int]:
        """List the rows of those of the terms that the model knows."""
        return [row for term in terms if (row := self._rows.get(term)) is not None]


class Wording:
    """The term vectors of texts times a matrix: what their wording says of each class."""

    def __init__(self, terms: Terms, weights: Matrix):
        self.terms = terms
        # What a term adds to each class, and to the square of the length by which the sum is divided.
        self._worth = np.hstack([terms.idf[:, None] * weights, (terms.idf**2)[:, None]]).astype(np.float32)
        self._sums = WordSums(self._worth.shape[1], self._known, self._worth.__getitem__)

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Score texts, a row each."""
        if self.terms.letters:
            sums = self._sums([set(words(text)) for text in texts])
        else:
            sums = np.zeros((len(texts), self._worth.shape[1]), np.float32)
            sum_up([self.terms.known(terms_of(text)) for text in texts], self._worth.__getitem__, sums)
        return np.asarray(sums[:, :-1] / np.sqrt(np.maximum(sums[:, -1:], 1e-9)), np.float32)

    def _known(self, word: str) -> list[int]:
        return self.terms.known(letters_of(word, self.terms.lengths))
