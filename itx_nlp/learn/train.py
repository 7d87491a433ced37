"""Train the classifiers from folders of examples: what is learnt, from what, and how good it is."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from itx_nlp.classifier import TextClassifier, load_embeddings
from itx_nlp.classifier.cues import Cues
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.components.forms import form_of
from itx_nlp.components.kinds import Kinds
from itx_nlp.components.worth import NUMBERS, Findings, numbers_of
from itx_nlp.errors import LexiconError
from itx_nlp.learn.fit import CrossValidated, Examples, cross_validate, finish, fit, group_alike
from itx_nlp.pipeline import load, teacher
from itx_nlp.resources import folders, models, read_entries
from itx_nlp.text.challenges import read_examples

NETWORKS = 2  # in the model that is kept; cross-validation makes do with one
CLAIM_CLASSES = ("checkable", "specific")  # worth of at least 1, worth of 2


@dataclass(frozen=True)
class Trained:
    """A model that was written, and what cross-validation said of it."""

    model: TextClassifier
    examples: Examples
    checked: CrossValidated
    folder: Path


def train_claims(data: str | None = None, output: Path | None = None) -> Trained:
    """Fit check-worthiness on claims/examples.jsonl and write models/claims.

    data: a folder laid over the package's; its model goes to data/models/claims unless `output` says otherwise.
    Raises:
        LexiconError: an example is not as it should be.
    """
    read = read_claims(data)
    examples = replace(read, numbers=measure(read.texts, data), number_names=NUMBERS, plain=True)
    return _train(examples, output or _home(data) / "claims", examples_hash(read))


def measure(texts: Sequence[str], data: str | None = None) -> Matrix:
    """Measure texts as the claims component measures claims: what our tables find in them, and their grammar."""
    nlp, kinds = load(data=data), Kinds.read(data)
    ended = (text if text.rstrip().endswith((".", "?", "!")) else text + "." for text in texts)
    with nlp.select_pipes(disable=["itx_attribution", "itx_claims", "itx_challenges"]):
        rows = [numbers_of(doc[:], kinds, Findings(doc).inside(0, len(doc.text))) for doc in nlp.pipe(ended)]
    return np.array(rows, dtype=np.float32)


def train_challenges(data: str | None = None, output: Path | None = None) -> tuple[Trained, Trained]:
    """Fit the categories and the stance on challenges/ and write models/challenges and models/challenges/stance.

    data, output: as for train_claims.
    Raises:
        LexiconError: an example is not as it should be.
    """
    read, cues = read_examples(data), Cues.read(data)
    folder = output or _home(data) / "challenges"
    texts = [each.text for each in read.examples]
    labels = np.array([[name in each.categories for name in read.categories] for each in read.examples], np.float32)
    examples = Examples(texts, labels, read.categories, cues.count(texts), cues.names)
    categories = _train(examples, folder, read.hash(cues.phrases))
    sided = examples.take(np.array([each.stance is not None for each in read.examples]))
    remedies = np.array([[each.stance == "remedy"] for each in read.examples if each.stance], np.float32)
    sided = replace(sided, labels=remedies, classes=("remedy",), forms=_forms(sided.texts))
    return categories, _train(sided, folder / "stance", read.hash(cues.phrases), even=True)


def _forms(texts: Sequence[str]) -> list[str]:
    """Read the grammar of texts, with the base model alone: our own components may still lack their models."""
    nlp = teacher()
    unused = {"ner", "itx_segmentation"} & set(nlp.pipe_names)
    with nlp.select_pipes(disable=list(unused)):
        return [form_of(doc.text, doc[:]) for doc in nlp.pipe(texts)]


def read_claims(data: str | None = None) -> Examples:
    """Read claims/examples.jsonl: {"text": …, "worth": 0, 1 or 2}."""
    entries = read_entries("claims/examples.jsonl", "text", data, ["worth"])
    bad = [entry["text"] for entry in entries if entry["worth"] not in (0, 1, 2)]
    if bad:
        raise LexiconError(f"examples.jsonl: the worth of {bad[0]!r} is not 0, 1 or 2.")
    worth = np.array([entry["worth"] for entry in entries])
    labels = np.stack([worth >= 1, worth == 2], axis=1).astype(np.float32)
    return Examples([entry["text"] for entry in entries], labels, CLAIM_CLASSES)


def _train(examples: Examples, folder: Path, data_hash: str, even: bool = False) -> Trained:
    """Fit, cross-validate and write; `even` puts the threshold at a half, where both errors weigh the same."""
    embeddings = load_embeddings(models() / "embeddings")
    groups = group_alike(embeddings.encode(examples.texts))
    checked = cross_validate(examples, embeddings, groups)
    if even:
        checked = replace(checked, thresholds=np.full_like(checked.thresholds, 0.5))
    model = replace(finish(fit(examples, embeddings, NETWORKS), checked), about=_about(examples, data_hash))
    model.save(folder)
    return Trained(model, examples, checked, folder)


def _about(examples: Examples, data_hash: str) -> dict[str, object]:
    return {
        "examples": len(examples.texts),
        "data_sha256": data_hash,
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
