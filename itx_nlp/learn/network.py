"""Train a network of one hidden layer in numpy: Adam (Kingma and Ba 2015), dropout, decoupled weight decay."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from itx_nlp.classifier.embeddings import Matrix


@dataclass(frozen=True)
class Network:
    """How a network is shaped and trained."""

    hidden: int = 96
    epochs: int = 15
    batch: int = 256
    rate: float = 6e-3
    decay: float = 1e-2
    dropout: float = 0.3
    scale: float = 4.0  # vectors of length 1 are stretched to this
    seed: int = 0


def fit_line(inputs: Matrix, targets: Matrix, meaning: int, strength: float = 0.1) -> dict[str, Matrix]:
    """Fit a logistic regression for each class, written as a network: a line is the difference of two half-lines.

    meaning: how many columns are of a vector of length 1; they are stretched like those of a network.
    strength: scikit-learn's C.
    """
    stretch = np.ones(inputs.shape[1], np.float32)
    stretch[:meaning] = Network.scale
    models = [LogisticRegression(C=strength, max_iter=3000).fit(inputs * stretch, target) for target in targets.T]
    slope = np.stack([model.coef_[0] * stretch for model in models], axis=1).astype(np.float32)
    bias = np.array([model.intercept_[0] for model in models], np.float32)
    same = np.eye(len(models), dtype=np.float32)
    return {
        "w1": np.hstack([slope, -slope]),
        "b1": np.hstack([bias, -bias]),
        "w2": np.vstack([same, -same]),
        "b2": np.zeros(len(models), np.float32),
    }


def fit_network(inputs: Matrix, targets: Matrix, shape: Network, meaning: int) -> dict[str, Matrix]:
    """Fit w1, b1, w2, b2 by log loss over all classes together; the same seed gives the same weights.

    meaning: how many columns are of a vector of length 1; only they are stretched.
    """
    rng = np.random.default_rng(shape.seed)
    count, size = inputs.shape
    stretch = np.ones(size, np.float32)
    stretch[:meaning] = shape.scale
    stretched = (inputs * stretch).astype(np.float32)
    weights = [
        rng.standard_normal((size, shape.hidden), np.float32) * np.float32(np.sqrt(2 / size)),
        np.zeros(shape.hidden, np.float32),
        rng.standard_normal((shape.hidden, targets.shape[1]), np.float32) * np.float32(np.sqrt(1 / shape.hidden)),
        np.full(targets.shape[1], -2, np.float32),
    ]
    adam = _Adam(weights, shape)
    batches = -(-count // shape.batch)
    total = shape.epochs * batches
    for epoch in range(shape.epochs):
        order = rng.permutation(count)
        for batch in range(batches):
            chosen = order[batch * shape.batch : (batch + 1) * shape.batch]
            slopes = _slopes(weights, stretched[chosen], targets[chosen], shape.dropout, rng)
            adam.step(weights, slopes, 1 - (epoch * batches + batch) / total)
    w1, b1, w2, b2 = weights
    return {"w1": w1 * stretch[:, None], "b1": b1, "w2": w2, "b2": b2}


def join(networks: list[dict[str, Matrix]]) -> dict[str, Matrix]:
    """Make one network that gives the mean of several."""
    return {
        "w1": np.hstack([each["w1"] for each in networks]),
        "b1": np.concatenate([each["b1"] for each in networks]),
        "w2": np.vstack([each["w2"] for each in networks]) / np.float32(len(networks)),
        "b2": np.asarray(np.mean([each["b2"] for each in networks], axis=0), np.float32),
    }


def _slopes(
    weights: list[Matrix], inputs: Matrix, targets: Matrix, dropout: float, rng: np.random.Generator
) -> list[Matrix]:
    """Give the gradient of the mean log loss."""
    w1, b1, w2, b2 = weights
    hidden = np.maximum(inputs @ w1 + b1, 0)
    kept = (rng.random(hidden.shape, np.float32) >= dropout) / np.float32(1 - dropout)
    dropped = hidden * kept
    error = (_logistic(dropped @ w2 + b2) - targets) / np.float32(len(inputs))
    back = (error @ w2.T) * kept * (hidden > 0)
    return [inputs.T @ back, back.sum(0), dropped.T @ error, error.sum(0)]


def _logistic(values: Matrix) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), np.float32)


class _Adam:
    def __init__(self, weights: list[Matrix], shape: Network):
        self.mean = [np.zeros_like(each) for each in weights]
        self.square = [np.zeros_like(each) for each in weights]
        self.shape, self.steps = shape, 0

    def step(self, weights: list[Matrix], slopes: list[Matrix], left: float) -> None:
        """Move the weights in place; `left` is the part of the training still to come, from 1 to 0."""
        self.steps += 1
        rate = self.shape.rate * left
        for each, slope, mean, square in zip(weights, slopes, self.mean, self.square, strict=True):
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            move = mean / (1 - 0.9**self.steps) / (np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8)
            each -= np.float32(rate) * (move + self.shape.decay * each * (each.ndim > 1))
