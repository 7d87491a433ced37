"""Add up a vector for each word of a text, where each word's vector is made once and remembered."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
_MOST_KNOWN = 30_000  # words; at 256 numbers each they take 30 MB
_BATCH = 64  # texts whose words lie in memory side by side


class _Numbers(dict[str, int]):
    """Number words in the order they are met; `new` lists those whose vectors are still to be made."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        self.new.append(word)
        return number


class WordSums:
    """Sum over the words of texts; a word's vector is the sum of the rows, of `size` numbers, that are its parts.

    parts: names the rows of a word met for the first time. rows: gives the vectors of some rows.
    """

    def __init__(self, size: int, parts: Callable[[str], Sequence[int]], rows: Callable[[NDArray[np.intp]], Matrix]):
        self.size = size
        self._parts, self._rows = parts, rows
        self._numbers = _Numbers()
        self._vectors = np.zeros((0, size), np.float32)

    def __call__(self, texts: Sequence[Iterable[str]]) -> Matrix:
        """Give a row a text, zeros for a text without words."""
        if len(self._numbers) > _MOST_KNOWN:
            self._numbers = _Numbers()
        sums = np.zeros((len(texts), self.size), np.float32)
        for begin in range(0, len(texts), _BATCH):
            self._add(texts[begin : begin + _BATCH], sums[begin : begin + _BATCH])
        return sums

    def _add(self, texts: Sequence[Iterable[str]], sums: Matrix) -> None:
        numbers = [list(map(self._numbers.__getitem__, text)) for text in texts]
        self._learn()
        sum_up(numbers, self._vectors.__getitem__, sums)

    def _learn(self) -> None:
        """Make the vectors of the words met for the first time."""
        new, count = self._numbers.new, len(self._numbers)
        if count > len(self._vectors):
            grown = np.zeros((max(2 * len(self._vectors), count, 1024), self.size), np.float32)
            grown[: len(self._vectors)] = self._vectors
            self._vectors = grown
        self._vectors[count - len(new) : count] = 0
        sum_up([self._parts(word) for word in new], self._rows, self._vectors[count - len(new) : count])
        new.clear()


def sum_up(parts: Sequence[Sequence[int]], rows: Callable[[NDArray[np.intp]], Matrix], sums: Matrix) -> None:
    """Write the sum of the rows that each lists into its place; one that lists none keeps its place as it is."""
    lengths = np.array([len(each) for each in parts], dtype=np.intp)
    filled = lengths > 0
    if filled.any():
        starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
        flat = np.fromiter(chain.from_iterable(parts), np.intp, int(lengths.sum()))
        sums[filled] = np.add.reduceat(rows(flat), starts, axis=0)
