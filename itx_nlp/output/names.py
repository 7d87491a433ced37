"""What was taken for one body or one person: each identity with every form of its name that an article has."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from itx_nlp.errors import StoreError
from itx_nlp.output.export import write_table, write_text
from itx_nlp.output.printable import printable, standard_output
from itx_nlp.store import Store

_SHOWN = 8  # forms of one name on the screen

# People have no id beyond an article: across articles those with the same full name stand together.
_QUERIES = {
    "organizations": (
        "SELECT org_id, MIN(name), text, GROUP_CONCAT(DISTINCT found), COUNT(*), COUNT(DISTINCT article_id), "
        "MIN(article_id) FROM organizations GROUP BY org_id, text"
    ),
    "people": (
        "SELECT name, name, text, GROUP_CONCAT(DISTINCT role), COUNT(*), COUNT(DISTINCT article_id), "
        "MIN(article_id) FROM people GROUP BY name, text"
    ),
}


@dataclass(frozen=True, slots=True)
class Form:
    """One way an identity is written. how: what found it, or the roles of a person; article_id: where to look."""

    identity: str
    name: str
    form: str
    how: str | None
    mentions: int
    articles: int
    article_id: str


def forms(store: Store, table: str = "organizations", words: str = "", single: bool = False) -> list[Form]:
    """List the forms of every identity, those of the most mentioned identity first.

    Args:
        store: results of extract.
        table: organizations or people.
        words: part of an id, a name or a form; small and capital letters are one.
        single: keep identities with one form too; nothing was merged there. With words they are kept anyway.
    Raises:
        StoreError: nothing is left.
    """
    wanted = words.casefold()
    rows = (Form(*row) for row in store.db.execute(_QUERIES[table]))
    groups = [list(group) for _, group in groupby(sorted(rows, key=lambda row: row.identity), lambda row: row.identity)]
    kept = [
        sorted(group, key=lambda row: (-row.mentions, row.form))
        for group in groups
        if (single or words or len(group) > 1)
        and any(wanted in part.casefold() for row in group for part in _parts(row))
    ]
    if not kept:
        if words or single:
            raise StoreError(f"no name with {words!r} in {store.path}." if words else f"no names in {store.path}.")
        raise StoreError("no name has several forms. --all shows those with one, too.")
    kept.sort(key=lambda group: (-sum(row.mentions for row in group), group[0].identity))
    return [row for group in kept for row in group]


def _parts(row: Form) -> tuple[str, ...]:
    return row.identity, row.name, row.form


def print_forms(found: Iterable[Form], limit: int) -> None:
    """Print a line an identity with its forms, the most used first."""
    groups = [list(group) for _, group in groupby(found, lambda row: row.identity)]
    table = Table(*(Column(name, overflow="fold") for name in ("id", "name", "mentions", "written as")))
    for group in groups[:limit]:
        written = [f"{row.form} ({row.mentions})" for row in group[:_SHOWN]]
        if len(group) > _SHOWN:
            written.append(f"and {len(group) - _SHOWN} more")
        cells = (group[0].identity, group[0].name, str(sum(row.mentions for row in group)), ", ".join(written))
        table.add_row(*(escape(printable(" ".join(cell.split()))) for cell in cells))
    console = Console()
    console.print(table)
    if len(groups) > limit:
        console.print(f"[dim]{len(groups) - limit} more: --limit {len(groups)}[/dim]")


def write_forms(found: list[Form], output: Path | None, file_format: str) -> None:
    """Write a row a form to a file, or to the terminal as text."""
    columns = [field.name for field in fields(Form)]
    if output is None:
        write_text(standard_output(), file_format, columns, _rows(found))
    else:
        write_table(output, file_format, columns, _rows(found), table="names", row_type=Form)


def _rows(found: Iterable[Form]) -> Iterator[dict[str, Any]]:
    return (asdict(row) for row in found)
