"""Fit the weights by which the period of a figure is chosen among the times of its passage.

    itx-nlp train periods LABELS CORPUS...

LABELS is a file of figures with their periods, as a gold folder's figures.jsonl; CORPUS... hold the articles.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from itx_nlp.components.containers import Containers
from itx_nlp.knowledge.periods import interval
from itx_nlp.learn.labelled import read_figures, write_model
from itx_nlp.learn.logit import FOLDS, Fitted, Labelled, Right, learn, readings

PENALTY = 15.0  # on the squares of the weights

Wanted = frozenset[str | None]  # the periods that are right


def train(labels: Path, corpora: Sequence[Path], output: Path) -> Fitted:
    """Fit the weights and write model.json and card.md.

    Args:
        labels: JSON Lines of `article_id, start, end, period`, with `accept: {"period": [...]}` for others as right.
        corpora: folders or files of articles; those without a label are not read.
        output: where the model goes.
    Raises:
        ModelError: a line of the labels is none, or they are of too few articles.
    """
    fitted = learn(labels, read(labels, corpora), PENALTY)
    write_model(output, {"weights": fitted.weights}, _card(fitted))
    return fitted


def read(labels: Path, corpora: Sequence[Path]) -> list[Labelled]:
    """Let the rules read the labelled articles of some corpora."""
    wanted = read_figures(labels, "article_id, start and period", _periods)
    found = []
    for article, choices in readings(corpora, wanted, "judge"):
        if isinstance(choices, Containers):
            periods, begin = wanted[article.article_id], article.body_start
            each = [periods.get(q.start + begin) for q in choices.quantities]
            best = [_best(told[0], right) for told, right in zip(choices.told, each, strict=True)]
            found.append(Labelled(choices, [None if right is None else _right(right) for right in each], best))
    return found


def _right(wanted: Wanted) -> Right:
    """Tell whether a value is a right one, or names the same days."""
    right = [interval(each) for each in wanted if each]

    def is_right(value: str | None) -> bool:
        days = interval(value)
        return value in wanted or (days is not None and days in right)

    return is_right


def _best(value: str | None, wanted: Wanted | None) -> str | None:
    """Give the rules' reading where it is right or nothing is known, else a right value."""
    return value if wanted is None or _right(wanted)(value) else min(wanted, key=lambda each: each or "")


def _periods(row: Any) -> Wanted:
    """Read the periods that are right for a figure."""
    return frozenset([row["period"], *row.get("accept", {}).get("period", [])])


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
