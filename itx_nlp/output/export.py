"""Write tables as files, each by a temporary file and a rename, so that a reader never sees half a table."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from itx_nlp.errors import StoreError
from itx_nlp.store import Store
from itx_nlp.tables import ROW_TYPES, columns, values


def write_tables(store: Store, folder: Path, file_format: str = "jsonl") -> None:
    """Write one file per table into a folder.

    Raises:
        StoreError: the folder cannot be written.
    """
    for name in ROW_TYPES:
        write_table(folder / f"{name}.{file_format}", file_format, columns(ROW_TYPES[name]), dicts(store.rows(name)))


def dicts(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Turn rows into plain dicts."""
    return (values(row) for row in rows)


def write_table(path: Path, file_format: str, names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write one table in one of FORMATS.

    Raises:
        StoreError: the file cannot be written; what was there stays.
    """
    with _replacing(path) as file:
        FORMATS[file_format](file, names, rows)


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as file:
            yield file
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{path} cannot be written: {error.strerror}. Pass another place with -o.") from error


def write_jsonl(file: TextIO, names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line."""
    file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def write_csv(file: TextIO, names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write a header and a line a row; lists are joined with `;`."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([";".join(v) if isinstance(v, list) else v for v in row.values()] for row in rows)


FORMATS: dict[str, Callable[[TextIO, list[str], Iterable[dict[str, Any]]], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
}
