"""Knowledge with pandas, piece by piece: for corpora that one process cannot hold, and for engines that spread work.

Four steps, each a function of one frame. `statements_frame` reads any articles; the frames may be put together and cut
again in any way that keeps rows of one `group` in one piece; `drafts_frame` compares a piece. What it gives may be cut
in any way that keeps rows of one `number` in one piece; `facts_frame` joins what is worded otherwise. With Dask, say,
`statements.shuffle("group").map_partitions(drafts_frame).shuffle("number").map_partitions(facts_frame)`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from itx_nlp.knowledge.drafts import Draft
from itx_nlp.knowledge.facts import at_home, drafted, finish, group
from itx_nlp.knowledge.linkage import number
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
_DRAFT = ("key", "name", "mark", "status")
_DRAFTED = ("number", *(f"draft_{name}" for name in _DRAFT), "draft_notes", "draft_head", *_COLUMNS)


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


def drafts_frame(stated: "pandas.DataFrame") -> "pandas.DataFrame":
    """Compare the groups in a frame of statements.

    Returns:
        The same rows; columns more say which of them are one value of one thing, and `number` which have to be seen
        together to find what is worded otherwise.
    """
    import pandas

    rows = [
        {
            "number": number(draft.head),
            **{f"draft_{name}": getattr(draft, name) for name in _DRAFT},
            "draft_notes": "\n".join(draft.notes),
            "draft_head": member is draft.head,
            **_cells(member),
        }
        for draft in drafted(map(_statement, _records(stated)))
        for member in draft.members
    ]
    return pandas.DataFrame(rows, columns=list(_DRAFTED))


def facts_frame(told: "pandas.DataFrame") -> "pandas.DataFrame":
    """Make the facts of a frame of drafts.

    Returns:
        The columns of the knowledge table, sorted as there.
    """
    import pandas

    members: dict[str, list[Mapping[Any, Any]]] = {}
    for cells in _records(told):
        members.setdefault(cells["draft_mark"], []).append(cells)
    facts = finish(map(_draft, members.values()))
    return pandas.DataFrame([values(fact) for fact in facts], columns=columns(Fact))


def _records(frame: "pandas.DataFrame") -> list[dict[Any, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _draft(rows: list[Mapping[Any, Any]]) -> Draft:
    rows = sorted(rows, key=lambda cells: not cells["draft_head"])
    draft = Draft(
        rows[0]["draft_key"], [_statement(cells) for cells in rows], rows[0]["draft_name"], rows[0]["draft_mark"]
    )
    draft.status = rows[0]["draft_status"]
    draft.notes = [note for note in (rows[0]["draft_notes"] or "").split("\n") if note]
    return draft


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
