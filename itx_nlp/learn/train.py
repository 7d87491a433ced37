"""Train the classifiers from folders of examples: what is learnt, from what, and how good it is."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from itx_nlp.classifier import TextClassifier, load_embeddings
from itx_nlp.classifier.cues import Cues
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.components.forms import form_of
from itx_nlp.components.kinds import Kinds
from itx_nlp.components.worth import NUMBERS, Findings, numbers_of
from itx_nlp.errors import LexiconError
from itx_nlp.learn.fit import CrossValidated, Examples, as_usual, cross_validate, finish, fit, read
from itx_nlp.learn.folds import group_alike
from itx_nlp.learn.widen import changed, widen
from itx_nlp.pipeline import load, teacher
from itx_nlp.resources import folders, models, read_entries
from itx_nlp.text.challenges import read_examples

_NARROW = 16  # width of a network for some of the classes
_OTHERS, _OTHERS_EACH = 4000, 5  # examples of other classes it is told from: so many, or so many to each of its own
NETWORKS = 4  # in the model that is kept; cross-validation makes do with one
CLAIM_CLASSES = ("checkable", "specific")  # worth of at least 1, worth of 2


# Matrices are small here: more threads than one spend their time waiting for each other.
one_thread = threadpool_limits.wrap(limits=1)


@dataclass(frozen=True)
class Trained:
    """A model that was written, and what cross-validation said of it."""

    model: TextClassifier
    examples: Examples
    checked: CrossValidated
    folder: Path
    how: str = "cross-validated"


@one_thread
def train_claims(data: str | None = None, output: Path | None = None) -> Trained:
    """Fit check-worthiness on claims/examples.jsonl and write models/claims.

    data: a folder laid over the package's; its model goes to data/models/claims unless `output` says otherwise.
    Raises:
        LexiconError: an example is not as it should be.
    """
    claims = read_claims(data)
    examples = replace(claims, numbers=measure(claims.texts, data), number_names=NUMBERS, plain=True)
    return _train(examples, output or _home(data) / "claims", examples_hash(claims))


def measure(texts: Sequence[str], data: str | None = None) -> Matrix:
    """Measure texts as the claims component measures claims: what our tables find in them, and their grammar."""
    nlp, kinds = load(data=data), Kinds.read(data)
    ended = (text if text.rstrip().endswith((".", "?", "!")) else text + "." for text in texts)
    with nlp.select_pipes(disable=["itx_attribution", "itx_claims", "itx_challenges"]):
        rows = [numbers_of(doc[:], kinds, Findings(doc).inside(0, len(doc.text))) for doc in nlp.pipe(ended)]
    return np.array(rows, dtype=np.float32)


@one_thread
def train_challenges(
    data: str | None = None, output: Path | None = None, whole: bool = False
) -> tuple[Trained, Trained]:
    """Fit the categories and the stance on challenges/ and write models/challenges and models/challenges/stance.

    data, output: as for train_claims. Where a folder brings new categories, or examples for some of them, only these
    are fitted; the package's model stays as it is for the others and for the stance.
    whole: fit everything again.
    Raises:
        LexiconError: an example is not as it should be, or there is none.
    """
    given, cues = read_examples(data), Cues.read(data)
    folder, data_hash = output or _home(data) / "challenges", given.hash(cues.phrases)
    texts = [each.text for each in given.examples]
    labels = np.array([[name in each.categories for name in given.categories] for each in given.examples], np.float32)
    names = [each.article for each in given.examples]
    examples = Examples(texts, labels, given.categories, cues.count(texts), cues.names, compare=True, articles=names)
    sided = examples.take(np.array([each.stance is not None for each in given.examples]))
    remedies = np.array([[each.stance == "remedy"] for each in given.examples if each.stance], np.float32)
    sided = replace(sided, labels=remedies, classes=("remedy",), compare=False)
    base = None if whole or data is None else _kept(cues)
    known = read_examples()
    some = changed(given, known)
    if data and not whole and data_hash == known.hash(Cues.read().phrases):
        raise LexiconError(f"{data} has no examples or hints that ours lack. Put some into its challenges/.")
    if base and some:
        categories = _add(base, examples, some, folder, data_hash)
        seen = {each.text for each in known.examples if each.stance}
        unseen = sided.take(np.array([text not in seen for text in sided.texts]))
        return categories, _keep_stance(unseen, cues, folder)
    sided = replace(sided, forms=_forms(sided.texts))
    return _train(examples, folder, data_hash), _train(sided, folder / "stance", data_hash, even=True)


def _kept(cues: Cues) -> TextClassifier | None:
    """Read the package's model if it may be built upon: it knows all our examples, and its hints mean the same."""
    model = TextClassifier.load(models() / "challenges", load_embeddings(models() / "embeddings"))
    ours = Cues.read().phrases
    same = all(cues.phrases.get(name) == phrases for name, phrases in ours.items())
    return model if same and model.about.get("data_sha256") == read_examples().hash(ours) else None


def _add(base: TextClassifier, examples: Examples, some: Sequence[str], folder: Path, data_hash: str) -> Trained:
    """Fit some of the classes and put them beside those of a model."""
    columns = [examples.classes.index(name) for name in some]
    part = replace(examples, labels=examples.labels[:, columns], classes=tuple(some), compare=False)
    part = part.take(_sample(part.labels))
    seen = read(part, base.embeddings, base)
    groups = group_alike(base.embeddings.encode(part.texts), part.articles)
    checked = as_usual(cross_validate(part, seen, groups, _NARROW), part.labels)
    fitted = finish(fit(part, seen, networks=NETWORKS, hidden=_NARROW), checked)
    near = base.near.of(base.embeddings.encode(examples.texts), examples.labels) if base.near else None
    model = replace(widen(base, fitted, examples.classes), near=near, about=_about(examples, data_hash))
    model.save(folder)
    return Trained(model, part, checked, folder)


def _sample(labels: Matrix) -> NDArray[np.bool_]:
    """Choose all examples of some classes and a part of the others, enough to tell them apart and soon read."""
    chosen = np.asarray(labels.any(axis=1), np.bool_)
    others = np.flatnonzero(~chosen)
    count = max(_OTHERS, _OTHERS_EACH * int(chosen.sum()))
    chosen[np.random.default_rng(0).permutation(others)[:count]] = True
    return chosen


def _keep_stance(unseen: Examples, cues: Cues, folder: Path) -> Trained:
    """Write the package's stance again, and score it on examples it has not seen."""
    model = TextClassifier.load(models() / "challenges" / "stance", load_embeddings(models() / "embeddings"))
    model.save(folder / "stance")
    hints = cues.count(unseen.texts, model.numbers)  # it knows no hints at a new category
    scores = model.scores(unseen.texts, hints, _forms(unseen.texts))
    checked = CrossValidated(scores, np.zeros(len(scores), np.intp), {}, model.thresholds)
    return Trained(model, unseen, checked, folder / "stance", "those of the model kept, which saw none of these")


def _forms(texts: Sequence[str]) -> list[str]:
    """Read the grammar of texts, with the base model alone: our own components may still lack their models."""
    nlp = teacher()
    unused = {"ner", "itx_segmentation"} & set(nlp.pipe_names)
    with nlp.select_pipes(disable=list(unused)):
        return [form_of(doc.text, doc[:]) for doc in nlp.pipe(texts)]


def read_claims(data: str | None = None) -> Examples:
    """Read claims/examples.jsonl: {"text": …, "worth": 0, 1 or 2}.

    Raises:
        LexiconError: a line is no such entry.
    """
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
    seen = read(examples, embeddings)
    checked = cross_validate(examples, seen, group_alike(embeddings.encode(examples.texts), examples.articles))
    if even:
        checked = replace(checked, thresholds=np.full_like(checked.thresholds, 0.5))
    model = replace(finish(fit(examples, seen, networks=NETWORKS), checked), about=_about(examples, data_hash))
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
