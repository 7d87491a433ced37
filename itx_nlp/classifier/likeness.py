"""Recognise a category by likeness to its examples, before any model was trained on it.

Ridge regression on the vectors has a closed form and knows what it would have said of each example without it
(Hoerl and Kennard 1970; Allen 1974), so a category needs no training run and still has an honest threshold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from itx_nlp.classifier.embeddings import Embeddings, Matrix
from itx_nlp.text.challenges import Examples

_RIDGE = 1.0
_USUAL = 0.01  # of the sentences of an article may be of a category, however few examples of it there are
_STEEPNESS = 8.0  # how fast the score rises around the threshold, where it is a half


@dataclass(frozen=True)
class Likeness:
    """One direction of the vector space a category, and from where on a text is of it."""

    categories: tuple[str, ...]
    embeddings: Embeddings
    weights: Matrix
    thresholds: Matrix

    @classmethod
    def learn(cls, examples: Examples, categories: Sequence[str], embeddings: Embeddings) -> "Likeness":
        """Find the directions from the examples of these categories against all others."""
        vectors = _with_one(embeddings.encode([each.text for each in examples.examples]))
        labels = np.array([[c in each.categories for c in categories] for each in examples.examples], np.float32)
        weights, thresholds = [], []
        for target in labels.T:
            # Both sides weigh the same, however few examples a new category has.
            share = max(float(target.mean()), 1e-6)
            weight = np.where(target > 0, 0.5 / share, 0.5 / max(1 - share, 1e-6)).astype(np.float32)
            scaled = vectors * weight[:, None]
            inverse = np.linalg.inv(vectors.T @ scaled + _RIDGE * np.eye(vectors.shape[1], dtype=np.float32))
            solution = inverse @ (scaled.T @ target)
            pull = np.einsum("ij,jk,ik->i", scaled, inverse, vectors, optimize=True)
            alone = (vectors @ solution - pull * target) / np.maximum(1 - pull, 1e-3)
            weights.append(solution)
            thresholds.append(_threshold(target > 0, alone, max(1.0, _USUAL / share)))
        return cls(tuple(categories), embeddings, np.stack(weights, axis=1), np.array(thresholds, np.float32))

    def found(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Give the categories of every text, with scores from a half to 1."""
        raw = _with_one(self.embeddings.encode(texts)) @ self.weights - self.thresholds
        scores = 1 / (1 + np.exp(-_STEEPNESS * np.clip(raw, -3, 3)))
        return [{c: float(s) for c, s in zip(self.categories, row, strict=True) if s >= 0.5} for row in scores]


def _with_one(vectors: Matrix) -> Matrix:
    return np.hstack([vectors * 4, np.ones((len(vectors), 1), np.float32)]).astype(np.float32)


def _threshold(positive: np.ndarray, scores: Matrix, each: float) -> float:
    """Find the value from which on F1 of the left-out scores is best, where every example stands for so many.

    A category with ten examples is no rarer in what will be read than one with a thousand.
    """
    order = np.argsort(-scores)
    hits = np.cumsum(positive[order] * each)
    missed = np.cumsum(~positive[order])
    f1 = 2 * hits / np.maximum(hits + missed + max(float(positive.sum()) * each, 1), 1)
    best = int(np.argmax(f1))
    below = scores[order[min(best + 1, len(order) - 1)]]
    return float((scores[order[best]] + below) / 2)
