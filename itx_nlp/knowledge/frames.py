"""Knowledge with pandas, piece by piece: for corpora that one process cannot hold, and for engines that spread work.

Three steps, each a function of one frame. `statements_frame` reads any articles; the frames may be put together and cut
again in any way that keeps rows of one `group` in one piece; `facts_frame` settles a piece. With Dask, for instance,
`statements.shuffle("group").map_partitions(facts_frame)`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from itx_nlp.knowledge.facts import at_home, group, settle
from itx_nlp.knowledge.metrics import Metric
from itx_nlp.knowledge.periods import Interval, interval
from itx_nlp.knowledge.reading import statements
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Fact, columns, values

if TYPE_CHECKING:
    import pandas

_METRIC = tuple(field.name for field in fields(Metric))
_APART = ("metric", "days", "said")
_STATEMENT = tuple(field.name for field in fields(Statement) if field.init and field.name not in _APART)
_COLUMNS = ("group", *_STATEMENT, "first_day", "last_day", *(f"metric_{name}" for name in _METRIC))


def statements_frame(
    tables: Mapping[str, Iterable[Any]], data: str | None = None, home: str | None = None
) -> "pandas.DataFrame":
    """Make a frame of what articles state.

    Args:
        tables: rows by table, of any number of articles.
        data: a folder of words laid over ours, or None.
        home: the country of articles that name none; None takes what most of these articles are about.
    Returns:
        One row a figure; the column `group` says which rows have to be settled together.
    """
    import pandas

    stated = at_home(statements(tables, data), home)
    return pandas.DataFrame([_cells(statement) for statement in stated], columns=list(_COLUMNS))


def facts_frame(stated: "pandas.DataFrame") -> "pandas.DataFrame":
    """Settle the groups in a frame of statements.

    Returns:
        The columns of the knowledge table, sorted as there.
    """
    import pandas

    members = [_statement(cells) for cells in stated.astype(object).where(stated.notna(), None).to_dict("records")]
    return pandas.DataFrame([values(fact) for fact in settle(members)], columns=columns(Fact))


def _cells(s: Statement) -> dict[str, Any]:
    cells = {name: getattr(s, name) for name in _STATEMENT}
    cells.update({f"metric_{name}": getattr(s.metric, name) for name in _METRIC})
    cells["metric_words"] = " ".join(sorted(s.metric.words))
    first, last = s.days or (None, None)
    return {"group": group(s), "first_day": first and first.isoformat(), "last_day": last and last.isoformat(), **cells}


def _statement(cells: Mapping[Any, Any]) -> Statement:
    named = {name: cells[f"metric_{name}"] for name in _METRIC}
    named["words"] = frozenset(cells["metric_words"].split())
    first, last = interval(cells["first_day"]), interval(cells["last_day"])
    days = Interval(first.first, last.last) if first and last else None
    return Statement(metric=Metric(**named), days=days, **{name: cells[name] for name in _STATEMENT})
