"""The wording of a text: its words and pairs of words, or runs of their letters, weighted by how rare they are."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, count, pairwise

import numpy as np

from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.lookup import Keys, Lookup, Places, keys_of, places_of
from itx_nlp.classifier.wordpiece import MOST_KNOWN, spoken, words


def terms_of(text: str) -> list[str]:
    """List the words of a text and its pairs of neighbours, each once; numbers are all one word.

    >>> terms_of("Wires take 6 weeks.")
    ['wires', 'take', '0', 'weeks', 'wires take', 'take 0', '0 weeks']
    """
    found = _plain(spoken(text))
    return list(dict.fromkeys([*found, *map(" ".join, pairwise(found))]))


def letters_of(word: str, lengths: Sequence[int]) -> list[str]:
    """List the runs of letters of some lengths in a word, each once; numbers are all one word.

    >>> letters_of("we", (2, 4))
    [' w', 'we', 'e ', ' we ']
    """
    padded = f" {_plain([word])[0]} "
    return list(dict.fromkeys(padded[i : i + n] for n in lengths for i in range(len(padded) - n + 1)))


class Terms:
    """The words and pairs a model knows, or the runs of letters, each with a weight for how rare it is."""

    def __init__(self, vocabulary: Sequence[str], idf: Matrix, letters: bool = False):
        self.vocabulary = list(vocabulary)
        self.letters = letters
        self.idf = idf.astype(np.float32)
        self.lengths = sorted(set(map(len, self.vocabulary))) if letters else []
        self._lookup = Lookup(self.vocabulary)

    def of_texts(self, texts: Sequence[str]) -> tuple[Places, Places]:
        """Say which text has which words and pairs: numbers of texts, in order, and rows of terms."""
        said = [_plain(spoken(text)) for text in texts]
        flat = list(chain.from_iterable(said))
        starts, ends = places_of(flat, between=1)
        owners = _owners(said)
        first = np.flatnonzero(owners[:-1] == owners[1:])
        starts, ends = np.concatenate([starts, starts[first]]), np.concatenate([ends, ends[first + 1]])
        return self._known(keys_of(" ".join(flat), starts, ends), np.concatenate([owners, owners[first]]))

    def of_words(self, found: Iterable[str]) -> tuple[Places, Places]:
        """Say which word has which runs of letters: numbers of words, in order, and rows of terms."""
        padded = [f" {word} " for word in _plain(found)]
        owners = _owners(padded)
        # A run that goes on into the next word has two spaces in it, which no term has.
        runs = [(np.arange(max(0, len(owners) - length + 1)), length) for length in self.lengths]
        starts = np.concatenate([start for start, _ in runs])
        ends = np.concatenate([start + length for start, length in runs])
        return self._known(keys_of("".join(padded), starts, ends), owners[starts])

    def _known(self, keys: Keys, owners: Places) -> tuple[Places, Places]:
        """Leave out what is no term, and what the same owner has already."""
        places, rows = self._lookup(keys)
        pairs = np.sort(owners[places] * len(self.vocabulary) + rows)
        owners, rows = np.divmod(pairs[_changes(pairs)], len(self.vocabulary))
        return owners, rows


class Wording:
    """The term vectors of texts times a matrix: what their wording says of each class."""

    def __init__(self, terms: Terms, weights: Matrix):
        self.terms = terms
        # What a term adds to each class, and to the square of the length by which the sum is divided.
        self._worth = np.hstack([terms.idf[:, None] * weights, (terms.idf**2)[:, None]]).astype(np.float32)
        self._numbers: dict[str, int] = {}
        self._words = self._worth[:0]

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Score texts, a row each."""
        if self.terms.letters:
            said = [dict.fromkeys(words(text)) for text in texts]
            self._learn(dict.fromkeys(chain.from_iterable(said)))
            rows = np.fromiter(map(self._numbers.__getitem__, chain.from_iterable(said)), np.intp)
            sums = self._sums(self._words, _owners(said), rows, len(texts))
        else:
            sums = self._sums(self._worth, *self.terms.of_texts(texts), len(texts))
        return np.asarray(sums[:, :-1] / np.sqrt(np.maximum(sums[:, -1:], 1e-9)), np.float32)

    def _learn(self, found: Iterable[str]) -> None:
        """Keep the sum of the runs of letters of each word; all are forgotten when there are too many."""
        if len(self._numbers) > MOST_KNOWN:
            self._numbers, self._words = {}, self._words[:0]
        new = [word for word in found if word not in self._numbers]
        self._numbers.update(zip(new, count(len(self._numbers)), strict=False))
        self._words = np.concatenate([self._words, self._sums(self._worth, *self.terms.of_words(new), len(new))])

    def _sums(self, vectors: Matrix, owners: Places, rows: Places, size: int) -> Matrix:
        """Sum up the rows of each of so many owners."""
        sums = np.zeros((size, vectors.shape[1]), np.float32)
        first = _changes(owners)
        if len(first):
            sums[owners[first]] = np.add.reduceat(vectors.take(rows, axis=0), first, axis=0)
        return sums


def _changes(values: Places) -> Places:
    """Give the places of values that differ from the one before."""
    before = np.concatenate([[-1], values])
    return np.flatnonzero(before[1:] != before[:-1])


def _plain(found: Iterable[str]) -> list[str]:
    return ["0" if word[0].isdigit() else word for word in found]


def _owners(parts: Sequence[Collection[object]]) -> Places:
    """Number the parts, and repeat each number for all that is in its part."""
    return np.repeat(np.arange(len(parts)), list(map(len, parts)))
