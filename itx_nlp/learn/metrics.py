"""Fit the weights by which what a figure measures is chosen among the nouns around it and what was measured before.

    itx-nlp train metrics LABELS CORPUS...

LABELS is a file of figures with the heads that a metric may have; CORPUS... hold the articles.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from itx_nlp.components.candidates import Candidates
from itx_nlp.corpus import Article
from itx_nlp.learn.labelled import read_figures, write_model
from itx_nlp.learn.logit import FOLDS, Fitted, Labelled, Right, learn, readings
from itx_nlp.text.nouns import singular

PENALTY = 8.0  # on the squares of the weights
WORD = re.compile(r"[\w@&%$]+")

Heads = list[str | tuple[int, int]]  # words, or where they stand in the article


def train(labels: Path, corpora: Sequence[Path], output: Path) -> Fitted:
    """Fit the weights and write model.json and card.md.

    Args:
        labels: JSON Lines of `article_id, start, end` with `metric_head`, a list of words, or `heads`, a list of their
            places in the article (the verb of a deed stands for its noun: spent, for spending).
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
    wanted = read_figures(labels, "article_id, start and heads", _heads)
    found = []
    for article, choices in readings(corpora, wanted, "namer"):
        if isinstance(choices, Candidates):
            heads = wanted[article.article_id]
            begin = article.body_start
            found.append(_labelled(article, choices, [heads.get(q.start + begin) for q in choices.quantities]))
    return found


def _heads(row: Any) -> Heads | None:
    """Read the heads of a figure's metric, None where it has none."""
    return ([(start, end) for start, end in row["heads"]] if "heads" in row else row["metric_head"]) or None


def _labelled(article: Article, choices: Candidates, heads: Sequence[Heads | None]) -> Labelled:
    def word(head: str | tuple[int, int]) -> set[str]:
        if isinstance(head, str):
            return {singular(head.lower())}
        token = article.text[slice(*head)].lower()
        return {singular(token), *words_of(choices.actors.deeds.get(token, ("", False))[0])}

    right = [None if each is None else _right(frozenset().union(*map(word, each))) for each in heads]
    best: list[str | None] = []
    for i, (value, is_open) in enumerate(choices.told):
        is_right = right[i]
        if is_open and is_right is not None and not is_right(value):
            values = [option.value or "" for option in choices.options(i, best) if is_right(option.value)]
            value = min(values, key=len, default=value)
        best.append(value)
    return Labelled(choices, right, best)


def _right(accepted: frozenset[str]) -> Right:
    """Tell whether a metric has an accepted word."""
    return lambda metric: not accepted.isdisjoint(words_of(metric))


def words_of(metric: str | None) -> set[str]:
    """List the words of a metric in the singular.

    >>> sorted(words_of("exports of Punjab's mills"))
    ['export', 'mill', 'of', 'punjab']
    """
    return {singular(word) for word in WORD.findall(re.sub(r"[’']s\b", "", (metric or "").lower()))}


def _card(fitted: Fitted) -> str:
    return f"""# The weights that choose what figures measure

What speaks for and against a noun or an earlier metric as what a figure measures
(`itx_nlp/components/bearings.py`), in log-odds.

- Data: {fitted.figures} figures of {fitted.articles} news articles, of which readers wrote down who had seen no
  output what heads their metrics may have; `benchmarks/annotations/metrics.jsonl` has the places of these words.
  For those of corpus/ it is the reading of the rules, looked through. But for these, the articles are not part of
  this project; of their words only single ones are in the model.
- Made {datetime.now(UTC):%Y-%m-%d} by `itx-nlp train metrics LABELS CORPUS...`: a conditional logit model of
  {len(fitted.weights)} weights with a penalty of {PENALTY:g} on their squares.
- Right metrics in articles held out in turn ({FOLDS} folds): {fitted.chosen:.3f}; by the rules alone
  {fitted.rules:.3f}. {fitted.gained} figures were set right, {fitted.lost} spoilt.
- Limits: Pakistani news of May and June 2025, most of it on the economy. A metric is right here if it has an accepted
  word, so that nothing is learnt of how long it should be.
"""
