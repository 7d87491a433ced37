"""Fit the weights by which a figure of one article is known to be that of another.

    itx-nlp train retelling LABELS CORPUS...

LABELS is a file of pairs of figures that readers judged; CORPUS... hold the articles.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from itx_nlp.corpus import Options
from itx_nlp.errors import ModelError
from itx_nlp.extract import extract_source
from itx_nlp.knowledge.facts import at_home
from itx_nlp.knowledge.reading import statements
from itx_nlp.knowledge.retelling import LIKELY, chance_of
from itx_nlp.knowledge.tellings import SIGNS, Signs, Telling, weighed
from itx_nlp.learn.labelled import read_labels, write_model
from itx_nlp.sources import filled, find_sources
from itx_nlp.tables import Tables, merge

FOLDS = 8
STRENGTH = 0.3  # C of the logistic regression, over signs of one spread

Pair = tuple[str, str]
Judged = dict[tuple[int, int], bool]  # by the places of two figures


@dataclass(frozen=True)
class Labelled:
    """Two articles: what speaks for each judged pair of figures that no rule keeps apart, and whether it is one."""

    articles: Pair
    seen: list[tuple[Signs, bool]]


@dataclass(frozen=True)
class Fitted:
    """Weights, and what they are worth in stories held out in turn: of the judged pairs that no rule keeps apart."""

    weights: dict[str, float]
    articles: int
    pairs: int
    precision: float
    recall: float


def train(labels: Path, corpora: Sequence[Path], output: Path) -> Fitted:
    """Fit the weights and write model.json and card.md.

    Args:
        labels: JSON Lines of `article_id, start, other_id, other_start, same`: two figures by article and place.
        corpora: folders or files of articles; those without a label are not read.
        output: where the model goes.
    Raises:
        ModelError: a line of the labels is none, or they are of fewer stories than FOLDS or nearly all of one kind.
    """
    labelled = read(labels, corpora)
    stories = _stories(labelled)
    if len(set(stories)) < FOLDS:
        raise ModelError(f"{labels} has pairs of {len(set(stories))} stories; at least {FOLDS} are needed.")
    folds = np.random.default_rng(0).permutation(max(stories) + 1) % FOLDS
    found = right = wanted = 0
    for fold in range(FOLDS):
        others = [each for each, story in zip(labelled, stories, strict=True) if folds[story] != fold]
        kinds = {same for each in others for _, same in each.seen}
        if len(kinds) < 2:
            raise ModelError(f"{labels} has, but for a story or two, only pairs that are "
                             f"{'one' if True in kinds else 'two'}; add others.")  # fmt: skip
        weights = fit(others)
        for each, story in zip(labelled, stories, strict=True):
            if folds[story] == fold:
                taken = [same for signs, same in each.seen if chance_of(signs, [*weights.values()]) >= LIKELY]
                found, right = found + len(taken), right + sum(taken)
                wanted += sum(same for _, same in each.seen)
    weights = {name: round(weight, 3) for name, weight in fit(labelled).items()}
    names = {name for each in labelled for name in each.articles}
    pairs = sum(len(each.seen) for each in labelled)
    fitted = Fitted(weights, len(names), pairs, right / max(1, found), right / max(1, wanted))
    write_model(output, {"weights": weights}, _card(fitted))
    return fitted


def read(labels: Path, corpora: Sequence[Path]) -> list[Labelled]:
    """Extract the labelled articles of some corpora and see what speaks for each pair."""
    judged = _labels(labels)
    wanted = {name for pair in judged for name in pair}
    tables: list[Tables] = []
    for corpus in corpora:
        sources = [s for s in find_sources([corpus]).sources if s.article_id in wanted]
        tables += [extract_source(source).tables for source in filled(sources, Options())]
    stated = groupby(at_home(statements(merge(tables))), attrgetter("article_id"))
    tellings = {name: Telling(told) for name, told in stated}
    labelled = [
        Labelled(pair, list(_seen(tellings[pair[0]], tellings[pair[1]], places)))
        for pair, places in sorted(judged.items())
        if pair[0] in tellings and pair[1] in tellings
    ]
    return [each for each in labelled if each.seen]


def _seen(one: Telling, other: Telling, places: Judged) -> Iterator[tuple[Signs, bool]]:
    for i, j, signs in weighed(one, other):
        place = one.told[i].start, other.told[j].start
        if place in places:
            yield signs, places[place]


def _labels(path: Path) -> dict[Pair, Judged]:
    judged: defaultdict[Pair, Judged] = defaultdict(dict)

    def take(row: Any) -> None:
        if not isinstance(row["same"], bool):
            raise TypeError
        judged[row["article_id"], row["other_id"]][int(row["start"]), int(row["other_start"])] = row["same"]

    read_labels(path, "a file of judged pairs", "article_id, start, other_id, other_start and same", take)
    return judged


def _stories(labelled: Sequence[Labelled]) -> list[int]:
    """Number the stories: articles that were ever compared are of one, and are held out together."""
    story: dict[str, str] = {}

    def root(name: str) -> str:
        while story.setdefault(name, name) != name:
            name = story[name]
        return name

    for each in labelled:
        story[root(each.articles[0])] = root(each.articles[1])
    numbers: dict[str, int] = {}
    return [numbers.setdefault(root(each.articles[0]), len(numbers)) for each in labelled]


def fit(labelled: Sequence[Labelled]) -> dict[str, float]:
    """Fit a logistic regression; the weights are for the signs as they are, "" is where it begins."""
    from sklearn.linear_model import LogisticRegression

    seen = [pair for each in labelled for pair in each.seen]
    rows = np.array([signs for signs, _ in seen], float)
    same = np.array([same for _, same in seen])
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((rows - mean) / scale, same)
    weights: NDArray[Any] = model.coef_[0] / scale
    return {"": float(model.intercept_[0] - mean @ weights), **dict(zip(SIGNS, map(float, weights), strict=True))}


def _card(fitted: Fitted) -> str:
    return f"""# The weights that know a figure told again

What speaks for it that a figure of one article is that of another (`itx_nlp/knowledge/tellings.py`), in log-odds.

- Data: {fitted.pairs} pairs of figures of {fitted.articles} news articles, judged by readers who had seen no
  output, without those that rules keep apart before anything is weighed;
  `benchmarks/annotations/retellings.jsonl` has them by article and place. The articles are not part of this project.
- Made {datetime.now(UTC):%Y-%m-%d} by `itx-nlp train retelling LABELS CORPUS...`: a logistic regression over
  {len(fitted.weights) - 1} signs, C = {STRENGTH:g}.
- Of these pairs, in stories held out in turn ({FOLDS} folds), from a chance of {LIKELY:g} on: precision
  {fitted.precision:.3f}, recall {fitted.recall:.3f}.
- Limits: two Pakistani newspapers of May and June 2025; pairs of reports three days apart at most, that share a number.
"""
