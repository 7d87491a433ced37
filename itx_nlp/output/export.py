"""Write tables as files, each by a temporary file and a rename, so that a reader never sees half a table."""

import csv
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from itx_nlp.errors import StoreError
from itx_nlp.output import sheets
from itx_nlp.store import Store
from itx_nlp.tables import ROW_TYPES, columns, values

TEXT_FORMATS = ("jsonl", "csv")
FORMATS = (*TEXT_FORMATS, "xlsx", "parquet")
_BOM = "\ufeff"
# What a spreadsheet takes for a formula; a plain number with a sign is none.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d,.]*%?")
# Characters at which some readers end a line, though JSON allows them in a string.
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")
_LONGEST_NAME = 200  # bytes of a file name

Rows = Iterable[dict[str, Any]]


def write_tables(store: Store, folder: Path, file_format: str = "jsonl", bom: bool = False) -> list[Path]:
    """Write one file per table into a folder, those that are not there as they should be.

    Returns:
        The files written; empty where nothing has changed since they were.
    Raises:
        StoreError: the folder cannot be written, or a package for the format is missing.
    """
    revision, written = store.state("revision"), []
    for left in folder.glob(f".*.{file_format}.*.part"):  # by a run that was killed while it wrote
        left.unlink(missing_ok=True)
    for name, row_type in ROW_TYPES.items():
        path = folder / f"{name}.{file_format}"
        mark = f"{revision} {bom}"
        if store.exported(path) != (mark, True):
            write_table(path, file_format, columns(row_type), dicts(store.rows(name)), bom, name)
            store.set_exported(path, mark)
            written.append(path)
    return written


def keep_changed(store: Store, folder: Path, formats: Iterable[str]) -> list[tuple[Path, Path]]:
    """Put files aside that a person changed since they were written, before they are written anew.

    Returns:
        Each such file with the one that it is kept as: figures.csv as figures.changed.csv, or figures.changed-2.csv.
    Raises:
        StoreError: it cannot be kept.
    """
    kept = []
    for path in (folder / f"{name}.{file_format}" for file_format in formats for name in ROW_TYPES):
        if (written := store.exported(path)) and not written[1]:
            aside, number = path.with_name(f"{path.stem}.changed{path.suffix}"), 2
            while aside.exists():
                aside, number = path.with_name(f"{path.stem}.changed-{number}{path.suffix}"), number + 1
            try:
                path.rename(aside)
            except OSError as error:
                raise StoreError(f"{path} was changed by hand and cannot be kept: {error.strerror}.") from error
            kept.append((path, aside))
    return kept


def drop_unchanged(kept: list[tuple[Path, Path]]) -> list[tuple[Path, Path]]:
    """Delete what was put aside and is written again as it was, as where a copy only has another time.

    Returns:
        The others.
    """
    for path, aside in kept:
        if path.is_file() and path.read_bytes() == aside.read_bytes():
            aside.unlink()
    return [pair for pair in kept if pair[1].exists()]


def update_tables(store: Store, folder: Path, asked: Iterable[str]) -> list[Path]:
    """Write files of earlier runs in other formats than those asked for, so that none is out of date.

    Returns:
        The files that somebody has changed since; they are left alone.
    Raises:
        StoreError: as write_tables.
    """
    changed = []
    for file_format in set(FORMATS) - set(asked):
        for name, row_type in ROW_TYPES.items():
            path = folder / f"{name}.{file_format}"
            if not (written := store.exported(path)):
                continue
            mark, untouched = written
            revision, _, bom = mark.partition(" ")
            if revision == store.state("revision"):
                continue
            if not untouched:
                changed.append(path)
                continue
            write_table(path, file_format, columns(row_type), dicts(store.rows(name)), bom == "True", name)
            store.set_exported(path, f"{store.state('revision')} {bom}")
    return sorted(changed)


def write_texts(store: Store, folder: Path, gone: Iterable[str] = ()) -> None:
    """Write the texts taken out of HTML, PDF and DOCX files, where offsets of their rows count.

    Raises:
        StoreError: the folder cannot be written.
    """
    for article_id in gone:
        text_path(folder, article_id).unlink(missing_ok=True)
    for article_id, text in store.taken_out():
        path, raw = text_path(folder, article_id), text.encode()
        if not (path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw):
            with replacing(path) as file:
                file.write(raw)


def text_path(folder: Path, article_id: str) -> Path:
    """Name the file of an article's text; parts of its id that no file may be named are replaced by a hash."""
    parts = f"{article_id}.txt".split("/")
    safe = [
        part if part not in ("", ".", "..") and len(part.encode()) <= _LONGEST_NAME and "\\" not in part
        else hashlib.sha256(part.encode()).hexdigest() + ".txt"
        for part in parts
    ]  # fmt: skip
    return folder.joinpath(*safe)


def dicts(rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Turn rows into plain dicts."""
    return (values(row) for row in rows)


def write_table(
    path: Path, file_format: str, names: list[str], rows: Rows, bom: bool = False, table: str = "table",
    row_type: type | None = None,
) -> None:  # fmt: skip
    """Write one table in one of FORMATS.

    Args:
        row_type: has the types of the columns, where `table` is none of ROW_TYPES.
    Raises:
        StoreError: the file cannot be written, then what was there stays; or a package is missing.
    """
    with replacing(path) as file:
        if file_format in TEXT_FORMATS:
            text = _Utf8(file)
            if bom and file_format == "csv":
                text.write(_BOM)
            write_text(text, file_format, names, rows)
        else:
            sheets.WRITERS[file_format](file, table, names, rows, row_type)


class _Utf8:
    """A text file over a binary one that leaves closing and line ends alone."""

    def __init__(self, file: BinaryIO):
        self.file = file

    def write(self, text: str) -> int:
        return self.file.write(text.encode("utf-8", "replace"))


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` that takes its place when all is written.

    A link, a device or a pipe (`/dev/stdout`) is written to as it is and never replaced.

    Raises:
        StoreError: it cannot be written; what was there stays.
    """
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            with path.open("wb") as file:
                yield file
            return
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}. Pass another place with -o.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_text(file: Any, file_format: str, names: list[str], rows: Rows) -> None:
    """Write a table as jsonl or csv into anything that takes text."""
    _WRITERS[file_format](file, names, rows)


def write_jsonl(file: TextIO, names: list[str], rows: Rows) -> None:
    """Write one JSON object a line."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        file.write(_LINE_ENDS.sub(lambda found: f"\\u{ord(found.group()):04x}", line) + "\n")


def write_csv(file: TextIO, names: list[str], rows: Rows) -> None:
    """Write a header and a line a row; lists are joined with `;`, and nothing begins as a formula does."""
    writer = csv.writer(_Lines(file), lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row.values()] for row in rows)


class _Lines:
    """Ends rows with a line feed; told to itself, csv would leave carriage returns in cells without quotation marks."""

    def __init__(self, file: TextIO):
        self.file = file

    def write(self, row: str) -> int:
        return self.file.write(row.removesuffix("\r\n") + "\n")


def cell(value: Any) -> Any:
    """Make a cell that a spreadsheet shows and does not run: a formula gets a ' in front; null characters go.

    >>> cell("=1+1"), cell("="), cell("P@SHA"), cell("-5.2%"), cell(-5.2), cell(["a", "b"])
    ("'=1+1", '=', 'P@SHA', '-5.2%', -5.2, 'a;b')
    """
    if isinstance(value, list):
        value = ";".join(map(str, value))
    if not isinstance(value, str):
        return value
    value = value.replace("\x00", "\ufffd")
    return f"'{value}" if len(value) > 1 and _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


_WRITERS: dict[str, Callable[[Any, list[str], Rows], None]] = {"jsonl": write_jsonl, "csv": write_csv}
