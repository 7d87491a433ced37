"""A text classifier as plain files: load, save, score; numpy only.

Several views of a text are weighed. The network sees its meaning: the mean of its word-piece vectors,
and numbers a caller knows about it (how many figures it holds, how many hints at a category). Others see its wording:
weights of single words and pairs, and of runs of letters. One looks at the labels of the examples nearest to it.
The mean of all but the last, put through one logistic curve a class, is a draft of the score. Where there is a mix,
all views of all classes together settle it, so that one category may stand back for another (Wolpert 1992).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from itx_nlp.classifier.embeddings import Embeddings, Matrix
from itx_nlp.classifier.features import Terms, Wording
from itx_nlp.classifier.near import Near
from itx_nlp.errors import ModelError

FORMAT = 2
_NEAR = ("examples", "labels", "centre", "turn")
FORMS = "forms"  # the view that reads the form of a text where its grammar is known


@dataclass(frozen=True)
class TextClassifier:
    """Scores of texts for several classes, each apart from the others (a text may belong to many).

    classes: names, in the order of the columns of all scores. numbers: names of the features a caller must give.
    terms: the views of the wording by name; weights holds the weights of each under its name, and its bias.
    near: the view of the nearest examples, where the model has one.
    thresholds: from which score on a text counts as of a class. about: versions, the data's hash, settings.
    """

    classes: tuple[str, ...]
    embeddings: Embeddings
    terms: dict[str, Terms]
    weights: dict[str, Matrix]
    thresholds: Matrix
    numbers: tuple[str, ...] = ()
    near: Near | None = None
    about: dict[str, Any] = field(default_factory=dict)

    def scores(self, texts: Sequence[str], numbers: Matrix | None = None, forms: Sequence[str] | None = None) -> Matrix:
        """Score texts, a row each with a column a class, from 0 to 1.

        numbers: a row a text with the features named in `numbers`, where the model has any.
        forms: what the view `forms` reads of each text, where the model has that view; else the texts.
        Raises:
            ModelError: numbers do not fit the model.
        """
        return squash(self.calibrated(texts, numbers, forms))

    def calibrated(
        self, texts: Sequence[str], numbers: Matrix | None = None, forms: Sequence[str] | None = None
    ) -> Matrix:
        """Score texts in log-odds: squash() of these are the scores."""
        if not texts:
            return np.zeros((0, len(self.classes)), np.float32)
        vectors = self.embeddings.encode(texts)
        return self.settle(self.views(texts, vectors, numbers, forms), vectors)

    def views(
        self, texts: Sequence[str], vectors: Matrix, numbers: Matrix | None = None, forms: Sequence[str] | None = None
    ) -> Matrix:
        """Give what the network and each view of the wording say of each class, a row a text with such a vector.

        Raises:
            ModelError: the model was fitted with other numbers of each text than are given.
        """
        dense = vectors
        if self.numbers:
            if numbers is None or numbers.shape != (len(texts), len(self.numbers)):
                raise ModelError(f"the model wants {len(self.numbers)} numbers a text: {', '.join(self.numbers)}")
            scaled = (numbers - self.weights["number_mean"]) / self.weights["number_scale"]
            dense = np.hstack([dense, np.clip(scaled, -4, 4)]).astype(np.float32)
        said = {
            name: wording(forms if name == FORMS and forms is not None else texts)
            for name, wording in self._wordings.items()
        }
        return self.join(dense, said)

    def join(self, dense: Matrix, said: Mapping[str, Matrix]) -> Matrix:
        """Put what the network makes of vectors and scaled numbers beside what each view says of the wording."""
        hidden = np.maximum(dense @ self.weights["w1"] + self.weights["b1"], 0)
        wordings = [each + self.weights[f"{name}_bias"] for name, each in said.items()]
        return np.hstack([hidden @ self.weights["w2"] + self.weights["b2"], *wordings]).astype(np.float32)

    def draft(self, views: Matrix) -> Matrix:
        """Score texts in log-odds by the mean of their views, each class apart."""
        mean = views.reshape(len(views), -1, len(self.classes)).mean(axis=1)
        return np.asarray(mean * self.weights["slope"] + self.weights["shift"], np.float32)

    def settle(self, views: Matrix, vectors: Matrix) -> Matrix:
        """Score texts in log-odds by all their views, and by the examples nearest to them."""
        if "mix" not in self.weights:
            return self.draft(views)
        if self.near:
            views = np.hstack([views, self.near(vectors)])
        return np.asarray(views @ self.weights["mix"] + self.weights["mix_bias"], np.float32)

    @cached_property
    def _wordings(self) -> dict[str, Wording]:
        return {name: Wording(terms, self.weights[name]) for name, terms in self.terms.items()}

    def save(self, folder: Path) -> None:
        """Write model.json and weights.npz."""
        folder.mkdir(parents=True, exist_ok=True)
        described = {
            "format": FORMAT,
            "classes": self.classes,
            "numbers": self.numbers,
            "thresholds": [round(float(value), 4) for value in self.thresholds],
            **self.about,
            "terms": {name: {"letters": each.letters, "terms": each.vocabulary} for name, each in self.terms.items()},
        }
        (folder / "model.json").write_text(json.dumps(described, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        idf = {f"{name}_idf": each.idf for name, each in self.terms.items()}
        near = {f"near_{name}": getattr(self.near, name) for name in _NEAR} if self.near else {}
        np.savez_compressed(folder / "weights.npz", **idf, **near, **self.weights)  # type: ignore[arg-type]

    @classmethod
    def load(cls, folder: Path, embeddings: Embeddings) -> "TextClassifier":
        """Read a model that save() wrote.

        Raises:
            ModelError: a file is missing, damaged or of another format.
        """
        try:
            described = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            with np.load(folder / "weights.npz", allow_pickle=False) as stored:
                kept = [f"near_{name}" for name in _NEAR if f"near_{name}" in stored.files]
                near = Near(*(stored[name] for name in kept)) if kept else None
                weights = {name: stored[name].astype(np.float32) for name in stored.files if name not in kept}
            if described.pop("format") != FORMAT:
                raise ValueError("another format")
            terms = {
                name: Terms(each["terms"], weights.pop(f"{name}_idf"), each["letters"])
                for name, each in described.pop("terms").items()
            }
            classes, numbers = tuple(described.pop("classes")), tuple(described.pop("numbers"))
            thresholds = np.array(described.pop("thresholds"), dtype=np.float32)
        except (OSError, ValueError, KeyError, AttributeError, TypeError, BadZipFile) as error:
            raise ModelError(f"{folder} holds no readable model ({error}). Run: itx-nlp train {folder.name}") from error
        model = cls(classes, embeddings, terms, weights, thresholds, numbers, near, described)
        model._check(folder)
        _ = model._wordings  # made once here, not with the first text
        return model

    def _check(self, folder: Path) -> None:
        inputs = self.embeddings.size + len(self.numbers)
        shapes = {"w1": inputs, **{name: len(terms.vocabulary) for name, terms in self.terms.items()}}
        if any(self.weights[name].shape[0] != rows for name, rows in shapes.items()):
            raise ModelError(f"{folder} was made for other word vectors. Run: itx-nlp train {folder.name}")


def squash(values: Matrix) -> NDArray[np.float32]:
    """Map any number to 0..1 by the logistic curve."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float32)
