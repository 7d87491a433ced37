"""Fit a text classifier: a small network over meaning, a linear model over wording, one curve over both.

Both classifiers of ours (challenges, claims) and a researcher's own go through fit() and cross_validate().
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from itx_nlp.classifier import Embeddings, TextClassifier
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.features import Terms
from itx_nlp.classifier.model import FORMS, squash
from itx_nlp.classifier.near import Near
from itx_nlp.learn.folds import FOLDS, make_folds
from itx_nlp.learn.network import Network, fit_line, fit_network, join
from itx_nlp.learn.thresholds import best_threshold, calibrate
from itx_nlp.learn.views import View, read_view

_WORDS_STRENGTH = 10.0  # C of the linear model
_MIX_STRENGTH = 0.1  # and of the mix
_RUNS, _RUNS_ALONE = (3, 5), (2, 3, 4, 5)  # lengths of runs of letters; where no words are read beside them
_HIDDEN = 0.5  # of the numbers in one of the two copies of an example
USUAL = 0.01  # of the sentences of an article may be of a class, however few examples of it there are
_SHIFTS = ("shift", "mix_bias")


@dataclass(frozen=True)
class Examples:
    """Texts with one column of 0 and 1 a class; `numbers` are features a caller adds, a row a text.

    forms: what a view reads in place of the words, where the grammar of the texts is known (components/forms.py).
    plain: fit a line instead of a network, and runs of letters alone, and take their mean. It generalises better where
    the numbers say most and the texts come from registers that the examples do not know.
    compare: also look at the nearest examples.
    articles: the name of the article that each stands in, empty for one that stands alone.
    """

    texts: Sequence[str]
    labels: Matrix
    classes: tuple[str, ...]
    numbers: Matrix | None = None
    number_names: tuple[str, ...] = ()
    weights: Matrix | None = None
    forms: Sequence[str] | None = None
    plain: bool = False
    compare: bool = False
    articles: Sequence[str] = ()

    def take(self, chosen: NDArray[np.bool_]) -> "Examples":
        """Keep some of the examples."""
        return replace(
            self,
            texts=_chosen(self.texts, chosen),
            forms=None if self.forms is None else _chosen(self.forms, chosen),
            articles=_chosen(self.articles, chosen) if self.articles else (),
            labels=self.labels[chosen],
            numbers=None if self.numbers is None else self.numbers[chosen],
            weights=None if self.weights is None else self.weights[chosen],
        )


def _chosen(texts: Sequence[str], chosen: NDArray[np.bool_]) -> list[str]:
    return [text for text, keep in zip(texts, chosen, strict=True) if keep]


@dataclass(frozen=True)
class CrossValidated:
    """What models said of examples they had not seen: calibrated scores, a row an example; the fold of each.

    learnt: the weights that only examples not seen can teach: slope and shift of the mean, mix of the views.
    """

    scores: Matrix
    folds: NDArray[np.intp]
    learnt: dict[str, Matrix]
    thresholds: Matrix


@dataclass(frozen=True)
class Seen:
    """What the views see of examples: a dense row each (vector and scaled numbers), and the terms of each view."""

    embeddings: Embeddings
    dense: Matrix
    scaling: dict[str, Matrix]
    views: dict[str, View]
    near: Near | None = None


def read(examples: Examples, embeddings: Embeddings, known: TextClassifier | None = None) -> Seen:
    """Read examples once, for all folds and the model that is kept; nothing here looks at labels.

    known: a model whose terms and scales of numbers are kept; those it lacks are added behind them.
    """
    dense, scaling = _dense(examples, embeddings, known)
    terms = known.terms if known else {}
    views = {} if examples.plain else _wording(examples, terms)
    runs = _RUNS_ALONE if examples.plain else _RUNS
    views["letters"] = read_view(examples.texts, least=3, letters=runs, known=terms.get("letters"))
    near = None
    if examples.compare:
        vectors = dense[:, : embeddings.size]
        near = (known.near if known and known.near else Near.learn(vectors, examples.labels)).of(
            vectors, examples.labels
        )
    return Seen(embeddings, dense, scaling, views, near)


def fit(
    examples: Examples, seen: Seen, chosen: NDArray[np.bool_] | None = None, networks: int = 1, hidden: int = 96
) -> TextClassifier:
    """Fit all views; scores are not yet calibrated (slope 1, shift 0, thresholds 0.5).

    chosen: the examples to learn from, all if none is given.
    networks: how many to train from different beginnings; their mean is steadier than one of them.
    hidden: the width of each.
    """
    rows = np.flatnonzero(np.ones(len(examples.texts), bool) if chosen is None else chosen)
    dense, labels, size = seen.dense[rows], examples.labels[rows], seen.embeddings.size
    if examples.plain:
        network = fit_line(dense, labels, size)
    else:
        inputs, targets = _blinded(dense, labels, size)
        shapes = [Network(hidden, seed=seed) for seed in range(networks)]
        network = join([fit_network(inputs, targets, shape, size) for shape in shapes])
    count = len(examples.classes)
    weights = {**network, **seen.scaling}
    for name, view in seen.views.items():
        weights[name], weights[f"{name}_bias"] = _fit_words(view.matrix[rows], labels)
    weights |= {"slope": np.ones(count, np.float32), "shift": np.zeros(count, np.float32)}
    terms = {name: view.terms for name, view in seen.views.items()}
    thresholds = np.full(count, 0.5, np.float32)
    near = seen.near.among(rows) if seen.near else None
    return TextClassifier(examples.classes, seen.embeddings, terms, weights, thresholds, examples.number_names, near)


def cross_validate(examples: Examples, seen: Seen, groups: NDArray[np.intp], hidden: int = 96) -> CrossValidated:
    """Score every example by a model that saw none of its group.

    groups: a number an example; near-duplicates share one and so never sit on both sides.
    """
    folds = make_folds(groups)
    size, parts = seen.embeddings.size, []
    for fold in range(FOLDS):
        held = folds == fold
        model = fit(examples, seen, ~held, hidden=hidden)
        said = {name: view.matrix[held] @ model.weights[name] for name, view in seen.views.items()}
        views = model.join(seen.dense[held], said)
        parts.append(np.hstack([views, model.near(seen.dense[held, :size])]) if model.near else views)
    views = np.zeros((len(folds), parts[0].shape[1]), np.float32)
    for fold, part in enumerate(parts):
        views[folds == fold] = part
    count = len(examples.classes)
    mean = views[:, : count * (1 + len(seen.views))].reshape(len(folds), -1, count).mean(axis=1)
    slope, shift = calibrate(mean, examples.labels)
    learnt, logits = {"slope": slope, "shift": shift}, mean * slope + shift
    if not examples.plain:
        learnt["mix"], learnt["mix_bias"] = _mix(views, examples.labels)
        for fold in range(FOLDS):
            mix, bias = _mix(views[folds != fold], examples.labels[folds != fold])
            logits[folds == fold] = views[folds == fold] @ mix + bias
    scores = squash(logits)
    thresholds = np.array([best_threshold(y, s) for y, s in zip(examples.labels.T, scores.T, strict=True)], np.float32)
    return CrossValidated(scores, folds, learnt, thresholds)


def as_usual(checked: CrossValidated, labels: Matrix) -> CrossValidated:
    """Raise the scores of classes with few examples, as if each were as usual in what will be read as USUAL says."""
    each = np.maximum(1.0, USUAL * len(labels) / np.maximum(labels.sum(axis=0), 1)).astype(np.float32)
    learnt = {name: array + np.log(each) if name in _SHIFTS else array for name, array in checked.learnt.items()}
    odds = checked.scores / np.maximum(1 - checked.scores, 1e-9) * each
    scores = (odds / (1 + odds)).astype(np.float32)
    found = [best_threshold(y, s, float(n)) for y, s, n in zip(labels.T, scores.T, each, strict=True)]
    return replace(checked, scores=scores, learnt=learnt, thresholds=np.array(found, np.float32))


def finish(model: TextClassifier, checked: CrossValidated) -> TextClassifier:
    """Give a model the calibration and thresholds that cross-validation found."""
    return replace(model, weights={**model.weights, **checked.learnt}, thresholds=checked.thresholds)


def _mix(views: Matrix, labels: Matrix) -> tuple[Matrix, Matrix]:
    """Weigh all views of all classes for each class (stacking, Wolpert 1992); a class all alike is never found."""
    mean, scale = views.mean(axis=0), np.maximum(views.std(axis=0), 1e-3)
    mix = np.zeros((views.shape[1], labels.shape[1]), np.float32)
    bias = np.full(labels.shape[1], -4, np.float32)
    for column, target in enumerate(labels.T):
        if 0 < target.sum() < len(target):
            model = LogisticRegression(C=_MIX_STRENGTH, max_iter=1000).fit((views - mean) / scale, target)
            mix[:, column] = model.coef_[0] / scale
            bias[column] = model.intercept_[0] - mean @ mix[:, column]
    return mix, bias


def _dense(
    examples: Examples, embeddings: Embeddings, known: TextClassifier | None
) -> tuple[Matrix, dict[str, Matrix]]:
    dense = embeddings.encode(examples.texts)
    if examples.numbers is None:
        return dense, {}
    size = examples.numbers.shape[1]
    mean, scale = np.zeros(size, np.float32), np.ones(size, np.float32)
    if not examples.plain:
        mean, scale = examples.numbers.mean(axis=0), np.maximum(examples.numbers.std(axis=0), 1e-3)
    if known:
        kept = len(known.numbers)
        mean[:kept], scale[:kept] = known.weights["number_mean"], known.weights["number_scale"]
    scaled = np.clip((examples.numbers - mean) / scale, -4, 4)
    return np.hstack([dense, scaled]).astype(np.float32), {"number_mean": mean, "number_scale": scale}


def _blinded(dense: Matrix, labels: Matrix, size: int) -> tuple[Matrix, Matrix]:
    """Give every example twice: with half of its numbers hidden, and with none of them.

    Whoever writes examples also writes hints, so the two agree more than either does with the words of others. A
    network that always sees the hints leans on them and reads the meaning less (dropout of inputs, Hinton et al. 2012).
    """
    if dense.shape[1] == size:
        return dense, labels
    least = dense[:, size:].min(axis=0)  # no hint at all, whatever the scale
    half, none = dense.copy(), dense.copy()
    hidden = np.random.default_rng(0).random(dense[:, size:].shape) < _HIDDEN
    half[:, size:] = np.where(hidden, least, half[:, size:])
    none[:, size:] = least
    return np.vstack([half, none]), np.vstack([labels, labels])


def _wording(examples: Examples, known: Mapping[str, Terms]) -> dict[str, View]:
    name, texts = (FORMS, examples.forms) if examples.forms else ("words", examples.texts)
    return {name: read_view(texts, known=known.get(name))}


def _fit_words(matrix: csr_matrix, labels: Matrix) -> tuple[Matrix, Matrix]:
    words = np.zeros((matrix.shape[1], labels.shape[1]), np.float32)
    bias = np.zeros(labels.shape[1], np.float32)
    for column, target in enumerate(labels.T):
        if target.min() == target.max():
            bias[column] = 4 if target[0] else -4
            continue
        model = LogisticRegression(C=_WORDS_STRENGTH, solver="liblinear", dual=True, tol=0.1, random_state=0)
        model.fit(matrix, target)
        words[:, column], bias[column] = model.coef_[0], model.intercept_[0]
    return words, bias
