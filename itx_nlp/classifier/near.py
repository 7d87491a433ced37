"""What the examples nearest to a text are labelled: a text that is oddly worded may still be like one of many."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from itx_nlp.classifier.embeddings import Matrix

NEIGHBOURS = 20
_STEEP = 8.0  # how much more a nearer neighbour counts
_DOUBT = 0.02  # added to either side, lest twenty neighbours be sure
_SCALE = 127.0  # of a vector of length 1 kept as int8
_BLOCK = 500  # texts compared with all examples at a time
_PART = 512  # examples made floats at a time: they lie in the processor's cache


class Near:
    """The vectors of examples, turned so that every direction weighs about the same, and their labels.

    Kept as int8 and 0 or 1; `centre` and `turn` take a text's vector to the same space.
    """

    def __init__(self, examples: NDArray[np.int8], labels: NDArray[np.uint8], centre: Matrix, turn: Matrix):
        self.examples, self.labels, self.centre, self.turn = examples, labels, centre, turn
        self._scale = 1 / np.sqrt(np.maximum(np.einsum("ij,ij->i", examples, examples, dtype=np.float32), 1))
        self._labels = labels.astype(np.float32)

    @classmethod
    def learn(cls, vectors: Matrix, labels: Matrix, size: int = 128) -> "Near":
        """Find the `size` directions in which vectors differ most; each is divided by the root of its spread."""
        centre = np.asarray(vectors.mean(axis=0), np.float32)
        spread, directions = np.linalg.eigh((vectors - centre).T @ (vectors - centre))
        spread, directions = spread[-size:], directions[:, -size:]
        turn = (directions / np.maximum(spread, 1e-6) ** 0.25).astype(np.float32)
        return cls(np.zeros((0, size), np.int8), np.zeros((0, 0), np.uint8), centre, turn).of(vectors, labels)

    def of(self, vectors: Matrix, labels: Matrix) -> "Near":
        """Keep the space and take other examples."""
        return Near(_packed(self.place(vectors)), labels.astype(np.uint8), self.centre, self.turn)

    def among(self, chosen: NDArray[np.intp]) -> "Near":
        """Keep some of the examples."""
        return Near(self.examples[chosen], self.labels[chosen], self.centre, self.turn)

    def place(self, vectors: Matrix) -> Matrix:
        """Take vectors of texts to the space of the examples."""
        return unit((vectors - self.centre) @ self.turn)

    def __call__(self, vectors: Matrix) -> Matrix:
        """Give the log-odds of each class among the nearest examples, a row a text."""
        parts = [self._shares(self.place(vectors[i : i + _BLOCK])) for i in range(0, len(vectors), _BLOCK)]
        shares = np.concatenate(parts) if parts else np.zeros((0, self.labels.shape[1]), np.float32)
        return np.asarray(np.log((shares + _DOUBT) / (1 - shares + _DOUBT)), np.float32)

    def _shares(self, placed: Matrix) -> Matrix:
        alike = self._alike(placed)
        nearest = np.stack([highest(row, min(NEIGHBOURS, len(row))) for row in alike])
        weights = np.exp(_STEEP * np.take_along_axis(alike, nearest, axis=1))
        weights /= weights.sum(axis=1, keepdims=True)
        return np.asarray(np.einsum("ij,ijc->ic", weights, self._labels[nearest]), np.float32)

    def _alike(self, placed: Matrix) -> Matrix:
        """Give the cosines with all examples, a row a text.

        Reading the examples takes longest, so they stay small and are made floats a part at a time.
        """
        count, size = self.examples.shape
        alike, texts = np.empty((count, len(placed)), np.float32), np.ascontiguousarray(placed.T)
        part = np.empty((min(_PART, count), size), np.float32)
        for start in range(0, count, _PART):
            examples = self.examples[start : start + _PART]
            part[: len(examples)] = examples
            np.dot(part[: len(examples)], texts, out=alike[start : start + _PART])
        return np.ascontiguousarray(alike.T) * self._scale


def highest(values: Matrix, count: int) -> NDArray[np.intp]:
    """Give the places of the highest values: only those are sorted that reach what one in sixteen of all shows."""
    some = values[::16] if len(values) >= 16 * count else values
    high = np.flatnonzero(values >= np.partition(some, -count)[-count])
    return high[np.argpartition(values[high], -count)[-count:]]


def unit(vectors: NDArray[Any]) -> Matrix:
    """Give each row the length 1."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32)


def _packed(vectors: NDArray[Any]) -> NDArray[np.int8]:
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.round(vectors / largest * _SCALE), np.int8)
