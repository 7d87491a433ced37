"""Knowledge with pandas, piece by piece: for corpora that one process cannot hold, and for engines that spread work.

Each step is a function of one frame.

1. `statements_frame` reads any articles; the frames may be put together and cut again in any way.
2. `pairs_frame` says which articles may tell one story: it needs all rows, but of the columns SEEN alone.
   `matched_frame` compares the articles of some pairs and lists the figures that are one; `stories_of` names the rows
   that hang together so; `retold_frame` tells them alike, in any part that keeps the rows of one story together.
3. `drafts_frame` compares any part that keeps the rows of one `group` together.
4. `facts_frame` joins what is worded otherwise in any part of what that gives that keeps the rows of one `number`
   together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from itx_nlp.knowledge.drafts import Draft
from itx_nlp.knowledge.facts import at_home, drafted, finish, group
from itx_nlp.knowledge.linkage import number
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.periods import Interval, interval
from itx_nlp.knowledge.reading import statements
from itx_nlp.knowledge.retelling import matched, mates, told_alike
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Fact, columns, values

if TYPE_CHECKING:
    import pandas

_METRIC = tuple(field.name for field in fields(Metric))
_APART = ("metric", "days", "said")
_STATEMENT = tuple(field.name for field in fields(Statement) if field.init and field.name not in _APART)
_COLUMNS = ("group", *_STATEMENT, "first_day", "last_day", *(f"metric_{name}" for name in _METRIC))
#: the columns that say which articles may tell one story
SEEN = ("article_id", "origin", "published", "value", "unit", "figure_kind")
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


def pairs_frame(stated: "pandas.DataFrame") -> "pandas.DataFrame":
    """Find which articles may tell one story.

    Args:
        stated: the statements of the whole corpus; of their columns SEEN suffice.
    Returns:
        A row a pair of articles, `article_id` and `other_id`.
    """
    import pandas

    rows = (SimpleNamespace(**cells) for cells in _records(stated[list(SEEN)]))
    return pandas.DataFrame(sorted(mates(rows)), columns=["article_id", "other_id"])


def matched_frame(stated: "pandas.DataFrame", pairs: "pandas.DataFrame") -> "pandas.DataFrame":
    """List the figures that are one in both articles of a pair.

    Args:
        stated: all statements of the articles in `pairs`.
        pairs: some rows of `pairs_frame`.
    Returns:
        A row for each two figures: `figure_id`, `other_id` and the `chance` that they are one.
    """
    import pandas

    edges = matched(map(_statement, _records(stated)), pairs.itertuples(index=False, name=None))
    rows = [(one.figure_id, other.figure_id, chance) for chance, one, other in edges]
    return pandas.DataFrame(rows, columns=["figure_id", "other_id", "chance"])


def stories_of(stated: "pandas.DataFrame", same: "pandas.DataFrame") -> "pandas.Series[str]":
    """Name the story of each statement: the first of the figures that hang together by the rows of `matched_frame`."""
    first: dict[str, str] = {}

    def root(name: str) -> str:
        while (up := first.get(name, name)) != name:
            name = up
        return name

    for one, other in zip(same["figure_id"], same["other_id"], strict=True):
        low, high = sorted((root(one), root(other)))
        first[high] = low
    return stated["figure_id"].map(root)


def retold_frame(stated: "pandas.DataFrame", same: "pandas.DataFrame") -> "pandas.DataFrame":
    """Give figures that are one in several articles the same metric, entity, period and kind.

    Args:
        stated: the statements of some stories, whole.
        same: what `matched_frame` gave for the corpus.
    Returns:
        The same columns; `group` is that of the metric and entity which a row has now.
    """
    import pandas

    told = [*map(_statement, _records(stated))]
    by_id = {s.figure_id: s for s in told}
    edges = [
        (chance, by_id[one], by_id[other])
        for one, other, chance in same[["figure_id", "other_id", "chance"]].itertuples(index=False)
        if one in by_id and other in by_id
    ]
    return pandas.DataFrame([_cells(s) for s in told_alike(told, edges)], columns=list(_COLUMNS))


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
