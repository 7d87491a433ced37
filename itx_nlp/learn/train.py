"""Train the classifiers from folders of examples: what is learnt, from what, and how good it is."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from itx_nlp.classifier import Embeddings, TextClassifier, load_embeddings
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.errors import LexiconError
from itx_nlp.learn.fit import CrossValidated, Examples, cross_validate, finish, fit, group_alike
from itx_nlp.resources import folders, models, read_entries

CLAIM_CLASSES = ("checkable", "specific")  # worth of at least 1, worth of 2

# Turns texts into a row of numbers each; claims pass what our other tables find in them.
Measure = Callable[[Sequence[str]], Matrix]


@dataclass(frozen=True)
class Trained:
    """A model that was written, and what cross-validation said of it."""

    model: TextClassifier
    examples: Examples
    checked: CrossValidated
    folder: Path


def train_claims(
    data: str | None = None,
    output: Path | None = None,
    measure: Measure | None = None,
    number_names: tuple[str, ...] = (),
) -> Trained:
    """Fit check-worthiness on claims/examples.jsonl and write models/claims.

    data: a folder laid over the package's; its model goes to data/models/claims unless `output` says otherwise.
    measure, number_names: further numeric features of texts and their names; TextClassifier.scores() then wants
        the same numbers.
    Raises:
        LexiconError: an example is not as it should be.
    """
    examples = read_claims(data)
    if measure is not None:
        examples = replace(examples, numbers=measure(examples.texts), number_names=number_names)
    return _train(examples, output or _home(data) / "claims")


def read_claims(data: str | None = None) -> Examples:
    """Read claims/examples.jsonl: {"text": …, "worth": 0, 1 or 2}."""
    entries = read_entries("claims/examples.jsonl", "text", data, ["worth"])
    bad = [entry["text"] for entry in entries if entry["worth"] not in (0, 1, 2)]
    if bad:
        raise LexiconError(f"examples.jsonl: the worth of {bad[0]!r} is not 0, 1 or 2.")
    worth = np.array([entry["worth"] for entry in entries])
    labels = np.stack([worth >= 1, worth == 2], axis=1).astype(np.float32)
    return Examples([entry["text"] for entry in entries], labels, CLAIM_CLASSES)


def _train(examples: Examples, folder: Path) -> Trained:
    embeddings = load_embeddings(models() / "embeddings")
    groups = group_alike(embeddings.encode(examples.texts))
    checked = cross_validate(examples, embeddings, groups)
    model = replace(finish(fit(examples, embeddings), checked), about=_about(examples, embeddings))
    model.save(folder)
    return Trained(model, examples, checked, folder)


def _about(examples: Examples, embeddings: Embeddings) -> dict[str, object]:
    return {
        "examples": len(examples.texts),
        "data_sha256": examples_hash(examples),
        "scikit-learn": version("scikit-learn"),
        "numpy": version("numpy"),
    }


def examples_hash(examples: Examples) -> str:
    """Hash texts and labels, whatever their order."""
    lines = sorted(
        json.dumps([text, [int(value) for value in labels]], ensure_ascii=False)
        for text, labels in zip(examples.texts, examples.labels, strict=True)
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _home(data: str | None) -> Path:
    return models() if data is None else folders(data)[-1] / "models"
