"""Fit what tells articles about the industry from others, by which challenges are found in them.

    itx-nlp train industry LABELS CORPUS...

LABELS is a file of sentences with the categories that two readers gave them; CORPUS... hold the articles. News has few
articles on the industry, so our own examples of whole articles stand beside them, as all about it.
"""

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from itx_nlp import document, pipeline
from itx_nlp.classifier.embeddings import Embeddings, Matrix
from itx_nlp.components.industry import SPARED, STRENGTH, Industry
from itx_nlp.errors import ModelError
from itx_nlp.learn.labelled import processed, read_labels, write_model
from itx_nlp.text.challenges import read_examples

FOLDS = 10
C = 0.01  # the inverse of the penalty on the squares of the weights
OURS = 0.005  # what a sentence of our own articles counts
REQUIRED, OPTIONAL, OPEN = "required", "optional", "open"  # open: one reader gave it, the other did not


@dataclass(frozen=True)
class Sentence:
    """Where a sentence is in its article, and which categories readers gave it."""

    start: int
    end: int
    labels: dict[str, str]

    @property
    def is_challenge(self) -> bool | None:
        """Whether two readers gave it some category; None where they do not agree that there is one."""
        return any(grade != OPEN for grade in self.labels.values()) or (None if self.labels else False)


@dataclass(frozen=True)
class Labelled:
    """An article that the pipeline has read: the mean of its vectors, its sentences, and where its Doc begins in it."""

    doc: Doc
    begin: int
    mean: Matrix
    sentences: list[Sentence]

    def count(self, answer: bool) -> int:
        """Count the sentences that are challenges, or that are none."""
        return sum(each.is_challenge is answer for each in self.sentences)


@dataclass(frozen=True)
class Found:
    """Rows that no reader calls right, and labels found that both readers gave and one called required."""

    alarms: int
    required: int

    def __add__(self, other: "Found") -> "Found":
        return Found(self.alarms + other.alarms, self.required + other.required)


@dataclass(frozen=True)
class Fitted:
    """A judge, what it was fitted on, and what is found in articles held out in turn without it and with it."""

    judge: Industry
    articles: int
    sentences: int
    required: int
    without: Found
    held_out: Found


def train(labels: Path, corpora: Sequence[Path], output: Path) -> Fitted:
    """Fit the weights and write model.json and card.md.

    Args:
        labels: JSON Lines of `article_id, start, end, labels`, a line a sentence; a label is a `category` and what two
            `readers` called it: required, optional or null.
        corpora: folders or files of articles; those without a label are not read.
        output: where the model goes.
    Raises:
        ModelError: a line of the labels is none, or they are of fewer articles than FOLDS, or all alike.
    """
    component: Any = copy(pipeline.load().get_pipe("itx_challenges"))
    articles = read(labels, corpora, component)
    if len(articles) < FOLDS:
        raise ModelError(f"{labels} has sentences of {len(articles)} articles; at least {FOLDS} are needed.")
    ours, sizes = read_ours(component.model.embeddings)
    without = held_out = Found(0, 0)
    order = np.random.default_rng(0).permutation(len(articles))
    for fold in range(FOLDS):
        chosen = {int(place) for place in order[fold::FOLDS]}
        component.industry = fit([each for place, each in enumerate(articles) if place not in chosen], ours, sizes)
        for place in chosen:
            without += _compare(articles[place])
            component(articles[place].doc)
            held_out += _compare(articles[place])
    sentences = [each for article in articles for each in article.sentences]
    required = sum(grade == REQUIRED for each in sentences for grade in each.labels.values())
    fitted = Fitted(fit(articles, ours, sizes), len(articles), len(sentences), required, without, held_out)
    weights = [round(float(weight), 3) for weight in fitted.judge.weights]
    write_model(output, {"intercept": round(fitted.judge.intercept, 3), "weights": weights}, _card(fitted))
    return fitted


def read(labels: Path, corpora: Sequence[Path], component: Any) -> list[Labelled]:
    """Let the pipeline read the labelled articles of some corpora, as if all were about the industry.

    component: challenges, whose judge is replaced. Articles for which it asks none are left out.
    """
    wanted, nlp = _labels(labels), pipeline.load()
    means: list[Matrix] = []

    def keep(vectors: Matrix) -> float:
        means.append(vectors.mean(axis=0))
        return 0.0

    component.industry = keep
    found = []
    with nlp.select_pipes(disable=["itx_challenges"]):
        for article, doc in processed(nlp, corpora, wanted):
            means.clear()
            component(doc)
            for mean in means:
                found.append(Labelled(doc, article.body_start, mean, wanted[article.article_id]))
    return found


def fit(articles: Sequence[Labelled], ours: Matrix, sizes: Matrix) -> Industry:
    """Fit a logistic regression of whether a sentence is a challenge on the mean of its article's vectors.

    What it says is held against the share of challenges in all articles. All sentences of our own count as some.

    ours, sizes: the mean of the vectors of each of our own articles, and how many sentences it has.
    """
    counts = np.array([[each.count(False), each.count(True)] for each in articles], np.float32)
    if not counts.sum(axis=0).all():
        raise ModelError("the labels are of sentences all alike; some with a category and some without are needed.")
    means = np.vstack([*(each.mean for each in articles), ours])
    counts = np.vstack([counts, np.stack([np.zeros_like(sizes), OURS * sizes], axis=1)])
    centre = np.average(means, axis=0, weights=counts.sum(axis=1))
    spread = np.sqrt(np.average((means - centre) ** 2, axis=0, weights=counts.sum(axis=1))) + 1e-6
    scaled = (means - centre) / spread
    answers = np.repeat([0, 1], len(means))
    solved = LogisticRegression(C=C, max_iter=3000).fit(np.vstack([scaled, scaled]), answers, counts.T.ravel())
    weights = solved.coef_[0] / spread
    none, some = counts.sum(axis=0)
    return Industry(weights.astype(np.float32), float(solved.intercept_[0] - weights @ centre - np.log(some / none)))


def read_ours(embeddings: Embeddings) -> tuple[Matrix, Matrix]:
    """Give the mean of the vectors of each whole article among our examples, and how many sentences it has."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for each in read_examples().examples:
        if each.article:
            texts[each.article].append(each.text)
    means = [embeddings.encode(article).mean(axis=0) for article in texts.values()]
    return np.array(means), np.array([len(article) for article in texts.values()], np.float32)


def _labels(path: Path) -> dict[str, list[Sentence]]:
    """Read the sentences of each article."""
    sentences: defaultdict[str, list[Sentence]] = defaultdict(list)

    def take(row: Any) -> None:
        given = {label["category"]: _grade(*label["readers"]) for label in row["labels"]}
        sentences[row["article_id"]].append(Sentence(int(row["start"]), int(row["end"]), given))

    read_labels(path, "a file of sentences and their categories", "article_id, start, end and labels", take)
    return sentences


def _grade(first: str | None, second: str | None) -> str:
    """Give what two readers together say of a label.

    >>> _grade("required", "optional"), _grade("optional", "optional"), _grade(None, "required")
    ('required', 'optional', 'open')
    """
    if first is None or second is None:
        return OPEN
    return REQUIRED if REQUIRED in (first, second) else OPTIONAL


def _compare(article: Labelled) -> Found:
    """Hold the challenges on a Doc against the readers' labels."""
    found = {
        (sentence.start, row.category): sentence.labels.get(row.category)
        for rows in document.marked_lists(article.doc, document.CHALLENGES, "challenges")
        for row in rows
        for sentence in article.sentences
        if _is_of(sentence, row.start + article.begin, row.end + article.begin)
    }
    grades = list(found.values())
    return Found(grades.count(None), grades.count(REQUIRED))


def _is_of(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether most of a sentence is in a place."""
    return 2 * (min(end, sentence.end) - max(start, sentence.start)) > sentence.end - sentence.start


def _card(fitted: Fitted) -> str:
    without, held_out = fitted.without, fitted.held_out
    return f"""# What tells articles about the industry

A logistic regression on the mean of the vectors of an article's sentences (`models/embeddings`): what is taken from
the log-odds of challenges in an article on other things (`itx_nlp/components/industry.py`).

- Data: {fitted.sentences} sentences of {fitted.articles} news articles with words of the domain. Two readers who had
  seen no output wrote down the categories of each; `benchmarks/annotations/challenge_articles.jsonl` has them by
  article and place. The articles are not part of this project, and no word of theirs is in the model. A sentence
  counts as a challenge where both gave it a category, as none where neither did; the others were left out. Beside
  them our own articles (`itx_nlp/data/challenges/articles`): every sentence counts as a challenge, {OURS:g} times.
- Made {datetime.now(UTC):%Y-%m-%d} by `itx-nlp train industry LABELS CORPUS...`: {len(fitted.judge.weights)} weights,
  C = {C:g}; what is more than {SPARED:g} below the mean of all counts {STRENGTH:g} times, all else not at all.
- In articles held out in turn ({FOLDS} folds): rows that no reader calls right {held_out.alarms} (without the model
  {without.alarms}); of {fitted.required} labels that both readers gave and one called required, {held_out.required}
  are found (without it {without.required}).
- Limits: two Pakistani newspapers in May and June 2025; what was in the news in these weeks is learnt too. It judges
  whole articles, not their parts; other vectors need another model.
"""
