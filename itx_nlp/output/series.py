"""The knowledge table on screen and as a file: facts that pass filters, and one metric over time with its sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from itx_nlp.errors import StoreError
from itx_nlp.knowledge.metrics import Metrics, read_metrics
from itx_nlp.knowledge.periods import as_period, interval
from itx_nlp.knowledge.series import Point, counted, pick, point_columns, series, verdict, wording
from itx_nlp.output.export import write_table, write_text
from itx_nlp.output.printable import printable, standard_output
from itx_nlp.output.report import is_roomy, knowledge_table
from itx_nlp.store import Store
from itx_nlp.tables import Fact

_NEAR = 5  # metrics to name where none has the words asked for
_STYLES = {"conflicting": "red", "corroborated": "green", "missing": "dim"}


def chosen(store: Store, metric: str | None = None, data: str | None = None, **filters: str | None) -> list[Fact]:
    """Give the facts of a store that pass the filters.

    Args:
        store: results of extract.
        metric: a key of metrics.jsonl, such as it_exports, with all its scopes; or words of a metric's name.
        data: a folder whose metrics.jsonl is laid over ours.
        filters: entity, period, status, speaker.
    Raises:
        StoreError: no fact passes.
    """
    metrics = read_metrics(data)
    if period := filters.get("period"):
        filters["period"] = as_period(period)
    if speaker := filters.pop("speaker", None):
        called: dict[str, Any] = {"speaker": [speaker, *store.bodies(speaker)]}
    else:
        called = {}
    names = metrics.names(metric) if metric else ()
    words = metric.replace("_", " ") if metric else None
    facts = pick(store.rows("knowledge"), words, names=names, metrics=metrics, **filters, **called)
    if not facts:
        if not store.count("knowledge"):
            unfinished = store.count("articles") and not store.state("compared")
            why = "they come when all articles are read: let extract end" if unfinished else "no article states one"
            raise StoreError(f"no facts in {store.path}; {why}.")
        asked = {"metric": metric, "speaker": speaker, **filters, "period": period}
        given = ", ".join(f"{name} {value!r}" for name, value in asked.items() if value)
        form = (
            ""
            if not period or interval(as_period(period))
            else " A period is written FY2024, 2024, 2024-04 or 2023-07/2024-04."
        )
        near = _near(store, metrics, words) if words else ""
        if filters.get("entity") and not near:
            told = Counter(fact.entity for fact in store.rows("knowledge") if fact.entity).most_common(_NEAR)
            near = f" Most facts are about: {'; '.join(str(name) for name, _ in told)}."
        every = f"All of them: itx-nlp export knowledge{store.flags}"
        raise StoreError(f"no fact with {given}.{form}{near} {every}")
    return facts


def _near(store: Store, metrics: Metrics, words: str) -> str:
    """Name the metrics that share most with what was asked for, those with most facts first."""
    asked = metrics.words(words)
    names = Counter(fact.metric for fact in store.rows("knowledge"))
    shared = {name: len(asked & metrics.words(name)) for name in names}
    best = sorted(filter(shared.get, names), key=lambda name: (-shared[name], -names[name], name))[:_NEAR]
    most = [name for name, _ in names.most_common(_NEAR)]
    return f" Near it: {'; '.join(best)}." if best else f" Most facts are about: {'; '.join(most)}."


def print_facts(facts: list[Fact], limit: int) -> None:
    """Print facts, those on which articles agree or disagree first."""
    console = Console()
    console.print(knowledge_table(facts, limit))
    if len(facts) > limit:
        console.print(f"[dim]{len(facts) - limit} more: --limit {len(facts)}[/dim]")


def print_series(facts: Iterable[Fact]) -> None:
    """Print the time series of facts, the longest first: a table for each metric, entity, unit and sort of period."""
    console = Console()
    tables: dict[tuple[Any, ...], list[Point]] = {}
    for point in series(facts):
        unit = counted(point.metric, point.unit)
        title = (point.metric, point.entity, point.kind, point.change is not None, unit, point.series)
        # A missing line has no change of its own; it belongs to the table under way.
        if point.value is None and tables:
            title = next(reversed(tables))
        tables.setdefault(title, []).append(point)
    longest_first = sorted(tables.items(), key=lambda item: -sum(point.value is not None for point in item[1]))
    for (metric, entity, kind, changes, unit, sort), points in longest_first:
        about = ", ".join(part for part in (entity, unit, "targets" if kind == "target" else "", sort) if part)
        console.print(_table(f"{metric}{', changes' if changes else ''} ({about})", points))


def _table(title: str, points: list[Point]) -> Table:
    table = Table(title=escape(title), title_justify="left")
    table.add_column("period", no_wrap=is_roomy(), overflow="fold")
    table.add_column("value", overflow="fold")
    table.add_column("articles")
    table.add_column("sources", overflow="fold")
    table.add_column("status", overflow="fold")
    for _, run in groupby(points, key=lambda point: point.status == "missing" or id(point)):
        row = list(run)
        if len(row) > 2:
            table.add_row(f"{row[0].period} … {row[-1].period}", f"{len(row)} missing", style="dim")
            continue
        for point in row:
            _add(table, point)
    return table


def _add(table: Table, point: Point) -> None:
    sources = "\n".join(map(printable, (*point.speakers, *point.sources)))
    cells = (point.period or "", wording(point), str(point.articles or ""))
    shown = (*map(printable, cells), sources, printable(verdict(point)))
    table.add_row(*map(escape, shown), style=_STYLES.get(point.status))


def write_series(facts: Iterable[Fact], output: Path | None, file_format: str) -> int:
    """Write the points of a series to a file, or to the terminal as text.

    Returns:
        How many points were written.
    """
    rows = [
        {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in asdict(point).items()}
        for point in series(facts)
    ]
    if output is None:
        write_text(standard_output(), file_format, point_columns(), rows)
    else:
        write_table(output, file_format, point_columns(), rows, table="series", row_type=Point)
    return len(rows)
