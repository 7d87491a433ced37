"""What an article states, as text that a store keeps: read once, and compared again with whatever comes later."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.periods import Interval
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import ArticleRow

_METRIC = tuple(field.name for field in fields(Metric))
# What the row of the article says is not kept twice; the words of its claim are for the checks, which are rows by then.
_APART = ("article_id", "origin", "published", "metric", "days", "rivals", "said", "thread")
_PLAIN = tuple(field.name for field in fields(Statement) if field.init and field.name not in _APART)


def pack(stated: Iterable[Statement]) -> str:
    """Write the statements of one article as JSON: its metrics, each once, and a list a statement."""
    metrics: dict[Metric, int] = {}
    rows = [
        [
            metrics.setdefault(s.metric, len(metrics)),
            f"{s.days.first} {s.days.last}" if s.days else None,
            sorted(s.rivals),
            *(getattr(s, name) for name in _PLAIN),
        ]
        for s in stated
    ]
    named = [[getattr(metric, name) for name in _METRIC] for metric in metrics]
    return json.dumps([named, rows], ensure_ascii=False, default=sorted)


def unpack(kept: str, article: ArticleRow) -> list[Statement]:
    """Give the statements that `pack` wrote, with few words beside them; of a copy, as those of its origin."""
    named, rows = json.loads(kept)
    metrics = [_metric(dict(zip(_METRIC, cells, strict=True))) for cells in named]
    whose: dict[str, Any] = {
        "article_id": article.article_id,
        "origin": article.duplicate_of or article.article_id,
        "published": article.published,
    }
    return [
        Statement(
            metric=metrics[number],
            days=_interval(days),
            rivals=frozenset(rivals),
            **whose,
            **dict(zip(_PLAIN, cells, strict=True)),
        )
        for number, days, rivals, *cells in rows
    ]


def _metric(cells: dict[str, Any]) -> Metric:
    return Metric(**cells | {"words": frozenset(cells["words"]), "bare": tuple(map(tuple, cells["bare"]))})


@lru_cache(maxsize=4096)
def _interval(days: str | None) -> Interval | None:
    if days is None:
        return None
    first, last = days.split()
    return Interval(date.fromisoformat(first), date.fromisoformat(last))
