"""From scores to decisions: a logistic curve a class, and the score from which on a class is found."""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from itx_nlp.classifier.embeddings import Matrix

_SMOOTH = 7  # thresholds are taken from F1 averaged over this many neighbours, lest they fit the folds


def calibrate(logits: Matrix, labels: Matrix) -> tuple[Matrix, Matrix]:
    """Fit slope and shift of one logistic curve a class (Platt 1999)."""
    slope, shift = np.ones(labels.shape[1], np.float32), np.zeros(labels.shape[1], np.float32)
    for column, target in enumerate(labels.T):
        if 0 < target.sum() < len(target):
            curve = LogisticRegression(C=1e3).fit(logits[:, [column]], target)
            if curve.coef_[0, 0] > 0:  # else the folds say nothing: all examples of a class are alike
                slope[column], shift[column] = curve.coef_[0, 0], curve.intercept_[0]
    return slope, shift


def best_threshold(labels: Matrix, scores: Matrix, each: float = 1.0) -> float:
    """Find the score from which on F1 is best, on a smoothed curve; every positive counts as so many."""
    steps = np.linspace(0.1, 0.9, 81)
    curve = np.array([f1(labels > 0, scores >= step, each) for step in steps])
    smooth = np.convolve(np.pad(curve, _SMOOTH // 2, mode="edge"), np.ones(_SMOOTH) / _SMOOTH, "valid")
    return float(steps[int(np.argmax(smooth))])


def f1(gold: NDArray[np.bool_], system: NDArray[np.bool_], each: float = 1.0) -> float:
    """Give the harmonic mean of precision and recall; 0 where there is nothing to find and nothing found."""
    hits = int((gold & system).sum()) * each
    total = int(gold.sum()) * each + int((system & ~gold).sum()) + hits
    return 2 * hits / total if total else 0.0
