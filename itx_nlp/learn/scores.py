"""Precision, recall and F1 with bootstrap intervals; what looks mislabelled."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from itx_nlp.learn.fit import CrossValidated, Examples

DRAWS = 400


@dataclass(frozen=True)
class Score:
    """One line of a score table; low and high hold F1 in 95 of 100 resamples (Efron 1979)."""

    name: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: int
    found: int


@dataclass(frozen=True)
class Doubt:
    """An example that its own model, trained without it, contradicts firmly."""

    text: str
    name: str
    labelled: bool
    score: float


def score_counts(name: str, hits: Sequence[int], found: Sequence[int], gold: Sequence[int], seed: int = 0) -> Score:
    """Score a class from counts per unit (an article, a sentence), which are what the bootstrap draws."""
    counts = np.array([hits, found, gold], dtype=np.int64)
    precision, recall, f1 = _prf(*counts.sum(axis=1))
    units = counts.shape[1]
    if units == 0:
        return Score(name, 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0)
    drawn = np.random.default_rng(seed).integers(0, units, size=(DRAWS, units))
    sums = counts[:, drawn].sum(axis=2)
    told = sums[1] + sums[2] > 0  # a draw without a row of the class says nothing of it
    low, high = np.percentile(2 * sums[0][told] / (sums[1] + sums[2])[told], [2.5, 97.5]) if told.any() else (0.0, 0.0)
    return Score(name, precision, recall, f1, float(low), float(high), int(counts[2].sum()), int(counts[1].sum()))


def score_classes(examples: Examples, checked: CrossValidated) -> list[Score]:
    """Score every class on examples the models had not seen."""
    found = (checked.scores >= checked.thresholds).astype(np.int64)
    gold = (examples.labels > 0).astype(np.int64)
    columns = enumerate(examples.classes)
    return [score_counts(n, list(found[:, c] * gold[:, c]), list(found[:, c]), list(gold[:, c])) for c, n in columns]


def mean_f1(scores: Sequence[Score]) -> float:
    """Give the macro average of F1."""
    return float(np.mean([score.f1 for score in scores])) if scores else 0.0


def accuracy(examples: Examples, checked: CrossValidated) -> float:
    """Give the share of labels that are right."""
    right: NDArray[np.bool_] = (checked.scores >= checked.thresholds) == (examples.labels > 0)
    return float(right.mean())


def doubtful(examples: Examples, checked: CrossValidated, limit: int = 10) -> list[Doubt]:
    """List the examples whose label is least likely to a model that has not seen them."""
    surprise = np.where(examples.labels > 0, 1 - checked.scores, checked.scores)
    order = np.argsort(-surprise, axis=None, kind="stable")[:limit]
    places = [np.unravel_index(place, surprise.shape) for place in order]
    return [
        Doubt(
            examples.texts[row], examples.classes[c], bool(examples.labels[row, c] > 0), float(checked.scores[row, c])
        )
        for row, c in places
        if surprise[row, c] > 0.9
    ]


def _prf(hits: int, found: int, gold: int) -> tuple[float, float, float]:
    total = found + gold
    precision = float(hits / found) if found else 0.0
    recall = float(hits / gold) if gold else 0.0
    return precision, recall, float(2 * hits / total) if total else 0.0
