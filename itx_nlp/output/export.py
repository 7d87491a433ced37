"""Write tables as files: JSON Lines and CSV with the standard library."""

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from itx_nlp.tables import ROW_TYPES, Tables, columns, values


def write_tables(tables: Tables, folder: Path, file_format: str = "jsonl") -> None:
    """Write one file per table into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, row_type in ROW_TYPES.items():
        with (folder / f"{name}.{file_format}").open("w", encoding="utf-8", newline="") as file:
            WRITERS[file_format](file, row_type, tables[name])


def write_jsonl(file: TextIO, row_type: type, rows: Iterable[Any]) -> None:
    """Write one JSON object a line."""
    for row in rows:
        file.write(json.dumps(values(row), ensure_ascii=False) + "\n")


def write_csv(file: TextIO, row_type: type, rows: Iterable[Any]) -> None:
    """Write a header and a line a row; lists are joined with `;`."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns(row_type))
    for row in rows:
        writer.writerow([";".join(v) if isinstance(v, list) else v for v in values(row).values()])


WRITERS: dict[str, Callable[[TextIO, type, Iterable[Any]], None]] = {"jsonl": write_jsonl, "csv": write_csv}
