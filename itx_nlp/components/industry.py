"""Tell an article about the industry from one that only uses some of its words, by what its sentences mean on average.

A logistic regression on the mean of their vectors (`learn/industry.py` fits it, models/industry keeps it).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.errors import ModelError
from itx_nlp.resources import models, read_model

STRENGTH, SPARED = 3.0, 0.5  # how firmly it is believed; how far an article may be from the industry and lose nothing
Judge = Callable[[Matrix], float]  # gives what is taken from the sentences of an article, in log-odds


class Industry:
    """Learnt weights of the mean of an article's vectors: a Judge."""

    def __init__(self, weights: Matrix, intercept: float) -> None:
        self.weights = weights
        self.intercept = intercept

    @classmethod
    @cache
    def read(cls, size: int) -> "Industry":
        """Read models/industry.

        Args:
            size: how many numbers a vector has.
        Raises:
            ModelError: the file is not there, broken, or was made for other vectors.
        """
        made = read_model("industry", cls._made)
        if len(made.weights) != size:
            path = models() / "industry" / "model.json"
            raise ModelError(f"{path} was made for other word vectors. Run: itx-nlp train industry LABELS CORPUS...")
        return made

    @classmethod
    def _made(cls, read: Any) -> "Industry":
        weights, intercept = np.array(read["weights"], np.float32), float(read["intercept"])
        if weights.ndim != 1 or not np.isfinite([*weights, intercept]).all():
            raise ValueError("its weights are no list of numbers")
        return cls(weights, intercept)

    def __call__(self, vectors: Matrix) -> float:
        """Give 0 for an article about the industry, and the less the further one is from it."""
        score = float(vectors.mean(axis=0) @ self.weights) + self.intercept
        return STRENGTH * min(0.0, score + SPARED)
