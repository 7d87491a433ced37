"""Give a model more classes, or fit some of its classes again, and leave the others as they are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from itx_nlp.classifier import TextClassifier
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.text.challenges import Examples


def changed(given: Examples, known: Examples) -> tuple[str, ...]:
    """Name the categories that have other examples in `given` than in `known`, or are not known."""
    seen = {(each.text, each.before): each.categories for each in known.examples}
    touched = set(given.categories).difference(known.categories)
    for each in given.examples:
        touched |= each.categories ^ seen.get((each.text, each.before), frozenset())
    return tuple(name for name in given.categories if name in touched)


def widen(base: TextClassifier, part: TextClassifier, classes: Sequence[str]) -> TextClassifier:
    """Put the classes of `part` beside those of `base` that it has not, in the order of `classes`.

    part: fitted with the terms and numbers of base (see read()), and more of them behind.
    """
    kept = [column for column, name in enumerate(base.classes) if name not in part.classes]
    names = [*(base.classes[column] for column in kept), *part.classes]
    order = [names.index(name) for name in classes]
    one, two = base.weights, part.weights

    def beside(name: str) -> Matrix:
        return np.concatenate([one[name][..., kept], two[name]], axis=-1)[..., order]

    def below(name: str) -> Matrix:
        """Let terms that base does not know say nothing of its classes."""
        more = np.zeros((len(two[name]) - len(one[name]), len(kept)), np.float32)
        return np.hstack([np.vstack([one[name][:, kept], more]), two[name]])[:, order]

    inputs = np.zeros((len(two["w1"]) - len(one["w1"]), one["w1"].shape[1]), np.float32)
    outputs = np.zeros((len(one["w2"]) + len(two["w2"]), len(names)), np.float32)
    outputs[: len(one["w2"]), : len(kept)] = one["w2"][:, kept]
    outputs[len(one["w2"]) :, len(kept) :] = two["w2"]
    weights = {
        name: beside(name) for name in ("b2", "slope", "shift", "mix_bias", *(f"{view}_bias" for view in part.terms))
    }
    weights |= {name: below(name) for name in part.terms}
    weights |= {
        "w1": np.hstack([np.vstack([one["w1"], inputs]), two["w1"]]),
        "b1": np.concatenate([one["b1"], two["b1"]]),
        "w2": outputs[:, order],
        "mix": _mixed(base, part, classes),
        "number_mean": two["number_mean"],
        "number_scale": two["number_scale"],
    }
    thresholds = np.concatenate([base.thresholds[kept], part.thresholds])[order]
    return TextClassifier(tuple(classes), base.embeddings, part.terms, weights, thresholds, part.numbers)


def _mixed(base: TextClassifier, part: TextClassifier, classes: Sequence[str]) -> Matrix:
    """Weigh for each class what its own model weighed for it; those of base listen to no new class."""
    views = len(base.weights["mix"]) // len(base.classes)
    mix = np.zeros((views, len(classes), len(classes)), np.float32)
    for model in (base, part):
        own, places = model.weights["mix"].reshape(-1, len(model.classes), len(model.classes)), _at(model, classes)
        kept = [column for column, name in enumerate(model.classes) if model is part or name not in part.classes]
        mix[:, :, places[kept]] = 0
        mix[np.ix_(np.arange(len(own)), places, places[kept])] = own[:, :, kept]
    return mix.reshape(-1, len(classes))


def _at(model: TextClassifier, classes: Sequence[str]) -> NDArray[np.intp]:
    return np.array([list(classes).index(name) for name in model.classes])
