"""Fit the head of `itx_entities` on the output of the base model's own entity recognizer.

    itx-nlp train entities CORPUS

reads any folder of articles (some hundred are enough); the recognizer is the teacher, so nothing is annotated.
"""

import json
import warnings
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy
import spacy

from itx_nlp import pipeline
from itx_nlp.components.entities import LABELS, SUFFIX, WORDS_AT, Features, capitalised
from itx_nlp.corpus import Options, read_article
from itx_nlp.errors import ModelError
from itx_nlp.sources import filled, find_sources
from itx_nlp.text.zones import Furniture

WORDS, SUFFIXES, HIDDEN = 250, 250, 64
_HOT = 3  # the value of a word that is there
_TEACHER = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE", "FAC": "GPE"}


def train(corpus: Path, output: Path, held_out: int = 7) -> dict[str, Any]:
    """Fit the head and write model.json, weights.npz and card.md.

    Args:
        corpus: a folder of articles.
        output: where the model goes.
        held_out: every n-th article is kept for the scores of the card.
    Returns:
        Precision and recall by label against the teacher on the articles held out.
    Raises:
        ModelError: the folder holds too few names to learn from.
    """
    from sklearn.neural_network import MLPClassifier

    nlp = pipeline.teacher()
    docs, furniture = [], Furniture.read()
    for source in filled(find_sources([corpus]).sources, Options()):
        article = read_article(source, furniture)
        doc = nlp.make_doc(article.text[article.body_start :])
        doc._.title = article.title
        docs.append(nlp(doc))
    features, words, suffixes = _vocabulary(docs)
    size = len(WORDS_AT) * len(words) + len(suffixes)
    at = [capitalised(doc) for doc in docs]
    read = [features.of(doc, here) for doc, here in zip(docs, at, strict=True) if len(here)]
    vectors, tables = (numpy.vstack(part) for part in zip(*read, strict=True))
    labels = numpy.concatenate([_labels(doc)[here] for doc, here in zip(docs, at, strict=True)])
    test = numpy.concatenate([numpy.full(len(here), number % held_out == 0) for number, here in enumerate(at)])
    if len(set(labels[~test].tolist())) < len(LABELS):
        raise ModelError(f"{corpus} holds too few names to learn from. Pass a folder of some hundred articles.")
    mean, spread = vectors[~test].mean(0), vectors[~test].std(0) + 1e-3
    inputs = numpy.hstack([(vectors - mean) / spread, _hot(tables, size)]).astype(numpy.float32)
    head = MLPClassifier((HIDDEN,), alpha=1e-3, batch_size=256, max_iter=6, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it has not converged: six rounds are what generalises
        head.fit(inputs[~test], labels[~test])
    scores = _scores(labels[test], head.predict(inputs[test]))
    output.mkdir(parents=True, exist_ok=True)
    _save(output, head, mean, spread, docs[0].tensor.shape[1], size)
    about = {
        "labels": LABELS,
        "words": words,
        "suffixes": suffixes,
        "spacy": spacy.__version__,
        "model": nlp.meta["name"],
    }
    (output / "model.json").write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (output / "card.md").write_text(_card(len(docs), len(labels), nlp, scores), encoding="utf-8")
    return scores


def _vocabulary(docs: list[Any]) -> tuple[Features, list[str], list[str]]:
    """Give the features with the most frequent neighbours and endings of capitalised words, and these two lists."""
    around: Counter[str] = Counter()
    endings: Counter[str] = Counter()
    for doc in docs:
        for i in capitalised(doc).tolist():
            endings[doc[i].lower_[-SUFFIX:]] += 1
            around.update(doc[i + shift].lower_ for shift in (-1, 1) if 0 <= i + shift < len(doc))
    words = sorted(around, key=lambda word: (-around[word], word))[:WORDS]
    suffixes = sorted(endings, key=lambda suffix: (-endings[suffix], suffix))[:SUFFIXES]
    features = Features.read()
    features.vocabulary = {word: i for i, word in enumerate(words)}
    features.suffixes = {suffix: i for i, suffix in enumerate(suffixes)}
    return features, words, suffixes


def _hot(tables: Any, size: int) -> Any:
    """Turn rows of the word table into columns, as large as the vectors' own spread; the last row is no known word."""
    hot = numpy.zeros((len(tables), size + 1), dtype=numpy.float32)
    for column in range(tables.shape[1]):
        hot[numpy.arange(len(tables)), tables[:, column]] = _HOT
    hot[:, size] = 0
    return hot


def _save(output: Path, head: Any, mean: Any, spread: Any, width: int, size: int) -> None:
    table = _HOT * head.coefs_[0][len(mean) :]
    table[size] = 0
    numpy.savez_compressed(
        output / "weights.npz",
        width=numpy.array(width),
        mean=mean.astype(numpy.float32),
        spread=spread.astype(numpy.float32),
        vectors=head.coefs_[0][: len(mean)].astype(numpy.float16),
        words=table.astype(numpy.float16),
        bias=head.intercepts_[0].astype(numpy.float32),
        out=head.coefs_[1].astype(numpy.float32),
        out_bias=head.intercepts_[1].astype(numpy.float32),
    )


def _labels(doc: Any) -> Any:
    labels = numpy.zeros(len(doc), dtype=int)
    for entity in doc.ents:
        if entity.label_ in _TEACHER:
            labels[entity.start : entity.end] = LABELS.index(_TEACHER[entity.label_])
    return labels


def _scores(wanted: Any, found: Any) -> dict[str, Any]:
    scores = {}
    for number, label in enumerate(LABELS[1:], 1):
        both = int(((wanted == number) & (found == number)).sum())
        scores[label] = {
            "precision": round(both / max(1, int((found == number).sum())), 3),
            "recall": round(both / max(1, int((wanted == number).sum())), 3),
            "tokens": int((wanted == number).sum()),
        }
    return scores


def _card(articles: int, tokens: int, nlp: Any, scores: dict[str, Any]) -> str:
    lines = [f"| {label} | {s['precision']} | {s['recall']} | {s['tokens']} |" for label, s in scores.items()]
    return "\n".join(
        [
            "# The head of itx_entities",
            "",
            "A network of one hidden layer on the vectors of the base model's tagger, with the words around and the",
            "last letters of each capitalised word. It labels words as part of the name of a person, an organization",
            "or a place.",
            "",
            f"- Teacher: the recognizer of {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']} (MIT).",
            f"- Data: the teacher's output over {articles} Pakistani news articles ({tokens} capitalised words),",
            "  one in seven held out. These articles, or any text of theirs, are not in this project.",
            f"- Made {datetime.now(UTC):%Y-%m-%d} by `itx-nlp train entities CORPUS`, scikit-learn's MLPClassifier.",
            "- Limits: it repeats the teacher's mistakes. A model with other vectors keeps its own recognizer.",
            "",
            "Agreement with the teacher on the articles held out, by word:",
            "",
            "| label | precision | recall | words |",
            "| --- | --- | --- | --- |",
            *lines,
            "",
        ]
    )
