"""Fit the weights by which what is said of a figure is chosen among options, and measure them on articles held out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from itx_nlp import pipeline
from itx_nlp.components.weighing import Choices, Judge, Weights
from itx_nlp.corpus import Article
from itx_nlp.errors import ModelError
from itx_nlp.learn.labelled import processed

FOLDS = 6
RARE = 4  # a sign of fewer options weighs nothing
SMALL = 0.02  # weights below are left out of the file

Right = Callable[[str | None], bool]  # tells what is right of a figure


@dataclass(frozen=True)
class Labelled:
    """An article as the rules read it; right: None for a figure without a label; best: what the signs look back to."""

    choices: Choices
    right: list[Right | None]
    best: list[str | None]


@dataclass(frozen=True)
class Fitted:
    """Weights and what they are worth: shares of figures that are right, in articles held out in turn.

    gained, lost: figures that weighing sets right, and those that it spoils.
    """

    weights: dict[str, float]
    articles: int
    figures: int
    rules: float
    chosen: float
    gained: int
    lost: int


def learn(labels: Path, articles: Sequence[Labelled], penalty: float) -> Fitted:
    """Fit weights, and measure what such weights are worth.

    Raises:
        ModelError: the labels are of fewer articles than FOLDS.
    """
    if len(articles) < FOLDS:
        raise ModelError(f"{labels} has figures of {len(articles)} articles; at least {FOLDS} are needed.")
    told: list[tuple[bool, bool]] = []
    order = np.random.default_rng(0).permutation(len(articles))
    for fold in range(FOLDS):
        held_out = {int(place) for place in order[fold::FOLDS]}
        judge = Weights(fit([each for place, each in enumerate(articles) if place not in held_out], penalty))
        for place in held_out:
            each = articles[place]
            for (first, _), value, right in zip(each.choices.told, judge(each.choices), each.right, strict=True):
                if right is not None:
                    told.append((right(first), right(value)))
    weights = {
        sign: round(weight, 3) for sign, weight in sorted(fit(articles, penalty).items()) if abs(weight) >= SMALL
    }
    count = len(told)
    rules, chosen = (sum(pair[side] for pair in told) / count for side in (0, 1))
    gained, lost = (told.count(pair) for pair in ((False, True), (True, False)))
    return Fitted(weights, len(articles), count, rules, chosen, gained, lost)


def readings(corpora: Sequence[Path], wanted: Any, judge: str) -> Iterator[tuple[Article, Choices]]:
    """Let the rules read the labelled articles of some corpora, without a judge (an attribute of itx_figures)."""
    nlp, kept = pipeline.load(), []

    def keep(choices: Choices) -> list[str | None]:
        kept.append(choices)
        return [value for value, _ in choices.told]

    figures: Any = nlp.get_pipe("itx_figures")
    own: Judge | None = getattr(figures, judge)
    setattr(figures, judge, keep)
    try:
        with nlp.select_pipes(disable=["itx_attribution", "itx_claims", "itx_challenges"]):
            for article, _ in processed(nlp, corpora, wanted):
                for choices in kept:
                    yield article, choices
                kept.clear()
    finally:
        setattr(figures, judge, own)


def fit(articles: Sequence[Labelled], penalty: float) -> dict[str, float]:
    """Fit the weights of a conditional logit model (McFadden 1974) with a Gaussian prior.

    Each figure is seen twice: behind figures that are right, and behind those that the rules read.
    """
    vocabulary: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    right: list[bool] = []
    figure: list[int] = []
    count = 0
    for each in articles:
        told = each.choices.told
        for before in (each.best, [value for value, _ in told]):
            for i, (_, is_open) in enumerate(told):
                is_right = each.right[i]
                if is_right is None or not is_open:
                    continue
                for option in each.choices.options(i, before[:i]):
                    columns += [vocabulary.setdefault(sign, len(vocabulary)) for sign in option.signs]
                    ends.append(len(columns))
                    right.append(is_right(option.value))
                    figure.append(count)
                count += 1
    weights = _solve(columns, ends, np.array(right), np.array(figure), len(vocabulary), penalty)
    return {sign: float(weights[at]) for sign, at in vocabulary.items()}


def _solve(
    columns: list[int], ends: list[int], right: NDArray[Any], figure: NDArray[Any], width: int, penalty: float
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
        return value + penalty / 2 * float(weights @ weights), gradient + penalty * weights

    solved = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(solved.x)
