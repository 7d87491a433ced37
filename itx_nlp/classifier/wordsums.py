"""Add up a vector for each word of a text, where each word's vector is made once and remembered."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

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
    """Sum over the words of texts; `make` gives the vector, of `size` numbers, of a word met for the first time."""

    def __init__(self, size: int, make: Callable[[str], Any]):
        self.size = size
        self._make = make
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
        lengths = np.array([len(each) for each in numbers], dtype=np.intp)
        filled = lengths > 0
        if filled.any():
            starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
            flat = np.fromiter(chain.from_iterable(numbers), np.intp, int(lengths.sum()))
            sums[filled] = np.add.reduceat(self._vectors[flat], starts, axis=0)

    def _learn(self) -> None:
        """Make the vectors of the words met for the first time."""
        new, count = self._numbers.new, len(self._numbers)
        if count > len(self._vectors):
            grown = np.zeros((max(2 * len(self._vectors), count, 1024), self.size), np.float32)
            grown[: len(self._vectors)] = self._vectors
            self._vectors = grown
        for number, word in enumerate(new, count - len(new)):
            self._vectors[number] = self._make(word)
        new.clear()
