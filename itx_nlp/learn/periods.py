"""Fit the weights by which the period of a figure is chosen among the times of its passage.

    itx-nlp train periods LABELS CORPUS...

LABELS is a file of figures with their periods, as a gold folder's figures.jsonl; CORPUS... hold the articles.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from itx_nlp import pipeline
from itx_nlp.components.containers import Containers
from itx_nlp.components.weighing import Weights
from itx_nlp.errors import ModelError
from itx_nlp.knowledge.periods import interval
from itx_nlp.learn.labelled import processed, read_labels, write_model

FOLDS = 6
PENALTY = 15.0  # on the squares of the weights
RARE = 4  # a sign of fewer options weighs nothing
SMALL = 0.02  # weights below are left out of the file

Wanted = frozenset[str | None]  # the periods that are right


@dataclass(frozen=True)
class Labelled:
    """An article as the rules read it, and what is right for each of its figures; None for one without a label."""

    containers: Containers
    wanted: list[Wanted | None]

    def is_right(self, i: int, value: str | None) -> bool:
        """Say whether a value is a right one, or names the same days."""
        wanted = self.wanted[i] or frozenset()
        days = interval(value)
        return value in wanted or (days is not None and any(days == interval(each) for each in wanted if each))


@dataclass(frozen=True)
class Fitted:
    """Weights and what they are worth: shares of figures whose period is right, in articles held out in turn."""

    weights: dict[str, float]
    articles: int
    figures: int
    rules: float
    chosen: float


def train(labels: Path, corpora: Sequence[Path], output: Path) -> Fitted:
    """Fit the weights and write model.json and card.md.

    Args:
        labels: JSON Lines of `article_id, start, end, period`, with `accept: {"period": [...]}` for others as right.
        corpora: folders or files of articles; those without a label are not read.
        output: where the model goes.
    Raises:
        ModelError: a line of the labels is none, or they are of fewer articles than FOLDS.
    """
    articles = read(labels, corpora)
    if len(articles) < FOLDS:
        raise ModelError(f"{labels} has figures of {len(articles)} articles; at least {FOLDS} are needed.")
    chosen = [0, 0]
    order = np.random.default_rng(0).permutation(len(articles))
    for fold in range(FOLDS):
        held_out = {int(place) for place in order[fold::FOLDS]}
        judge = Weights(fit([each for place, each in enumerate(articles) if place not in held_out]))
        for place in held_out:
            _count(articles[place], judge(articles[place].containers), chosen)
    rules = [0, 0]
    for each in articles:
        _count(each, [value for value, _ in each.containers.told], rules)
    weights = {sign: round(weight, 3) for sign, weight in sorted(fit(articles).items()) if abs(weight) >= SMALL}
    fitted = Fitted(weights, len(articles), rules[1], rules[0] / rules[1], chosen[0] / chosen[1])
    write_model(output, {"weights": weights}, _card(fitted))
    return fitted


def read(labels: Path, corpora: Sequence[Path]) -> list[Labelled]:
    """Let the rules read the labelled articles of some corpora."""
    wanted = _labels(labels)
    nlp, kept = pipeline.load(), []

    def keep(containers: Containers) -> list[str | None]:
        kept.append(containers)
        return [value for value, _ in containers.told]

    figures: Any = nlp.get_pipe("itx_figures")
    judge, figures.judge = figures.judge, keep
    found = []
    try:
        with nlp.select_pipes(disable=["itx_attribution", "itx_claims", "itx_challenges"]):
            for article, _ in processed(nlp, corpora, wanted):
                begin, right = article.body_start, wanted[article.article_id]
                for containers in kept:
                    found.append(Labelled(containers, [right.get(q.start + begin) for q in containers.quantities]))
                kept.clear()
    finally:
        figures.judge = judge
    return found


def _labels(path: Path) -> dict[str, dict[int, Wanted]]:
    """Read the right periods of figures by article and place; headlines and optional figures are left out."""
    wanted: defaultdict[str, dict[int, Wanted]] = defaultdict(dict)

    def take(row: Any) -> None:
        if not row.get("optional") and row.get("zone", "body") == "body":
            accepted = row.get("accept", {}).get("period", [])
            wanted[row["article_id"]][row["start"]] = frozenset([row["period"], *accepted])

    read_labels(path, "a gold folder's figures.jsonl", "article_id, start and period", take)
    return wanted


def fit(articles: Sequence[Labelled]) -> dict[str, float]:
    """Fit the weights of a conditional logit model (McFadden 1974) with a Gaussian prior.

    Each figure is seen twice: behind figures that have their right periods, and behind those that the rules read.
    """
    vocabulary: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    right: list[bool] = []
    figure: list[int] = []
    count = 0
    for each in articles:
        told = each.containers.told
        for before in ([_best(each, i) for i in range(len(told))], [value for value, _ in told]):
            for i, (_, is_open) in enumerate(told):
                if each.wanted[i] is None or not is_open:
                    continue
                for option in each.containers.options(i, before[:i]):
                    columns += [vocabulary.setdefault(sign, len(vocabulary)) for sign in option.signs]
                    ends.append(len(columns))
                    right.append(each.is_right(i, option.value))
                    figure.append(count)
                count += 1
    weights = _solve(columns, ends, np.array(right), np.array(figure), len(vocabulary))
    return {sign: float(weights[at]) for sign, at in vocabulary.items()}


def _best(article: Labelled, i: int) -> str | None:
    """Give the rules' reading where it is right or nothing is known, else a right value."""
    value, wanted = article.containers.told[i][0], article.wanted[i]
    return value if wanted is None or article.is_right(i, value) else min(wanted, key=lambda each: each or "")


def _solve(
    columns: list[int], ends: list[int], right: NDArray[Any], figure: NDArray[Any], width: int
) -> NDArray[np.float64]:
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    signs = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(right), width))
    rare = np.asarray(signs.sum(0)).ravel() < RARE
    back, count = signs.T.tocsr(), int(figure[-1]) + 1
    solvable = np.bincount(figure, right, count) > 0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        totals = signs @ weights
        top = np.full(count, -np.inf)
        np.maximum.at(top, figure, totals)
        odds = np.exp(totals - top[figure])
        of_all, of_right = np.bincount(figure, odds, count), np.bincount(figure, odds * right, count)
        share = odds / of_all[figure]
        goal = np.where(solvable[figure], odds * right / np.maximum(of_right[figure], 1e-300), share)
        gradient = back @ (share - goal)
        gradient[rare] = 0
        value = np.log(of_all[solvable]).sum() - np.log(np.maximum(of_right[solvable], 1e-300)).sum()
        return value + PENALTY / 2 * float(weights @ weights), gradient + PENALTY * weights

    solved = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(solved.x)


def _count(article: Labelled, values: Sequence[str | None], counts: list[int]) -> None:
    """Add to how many values are right, of how many with a label."""
    for i, value in enumerate(values):
        if article.wanted[i] is not None:
            counts[0] += article.is_right(i, value)
            counts[1] += 1


def _card(fitted: Fitted) -> str:
    return f"""# The weights that choose periods

What speaks for and against a time in which a figure may be told (`itx_nlp/components/signs.py`), in log-odds.

- Data: {fitted.figures} figures of {fitted.articles} news articles, whose periods readers wrote down who had seen no
  output; `benchmarks/annotations/periods.jsonl` has them by article and place. But for those of corpus/,
  the articles are not part of this project; of their words only single ones are in the model.
- Made {datetime.now(UTC):%Y-%m-%d} by `itx-nlp train periods LABELS CORPUS...`: a conditional logit model of
  {len(fitted.weights)} weights with a penalty of {PENALTY:g} on their squares.
- Right periods in articles held out in turn ({FOLDS} folds): {fitted.chosen:.3f}; by the rules alone
  {fitted.rules:.3f}.
- Limits: Pakistani news of May and June 2025, most of it on the economy; the season of budgets.
"""
