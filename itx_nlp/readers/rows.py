"""Articles in the rows of a CSV, TSV, JSON, JSON Lines or Parquet file; of all but JSON memory holds one at a time."""

import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from itx_nlp.errors import CorpusError, refused
from itx_nlp.readers import METADATA, Limits, Note, plain, version_of
from itx_nlp.readers.days import Order, by_order, order_of

SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")
# The first of these names that a file has is the column.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_text", "full_text", "article"),
    "article_id": ("article_id", "id"),
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "site"),
    "published": ("published", "date", "published_at", "publication_date", "publish_date", "published_date"),
    "url": ("url", "link"),
}
_SAMPLE = 1_000_000
_WHOLE = 100_000_000  # bytes of a JSON file, which is read at once


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its number from 1, its text, or what is wrong with it as kind and message."""

    number: int
    text: str = ""
    article_id: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    problem: Note | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_rows(
    path: Path, columns: Mapping[str, str], encoding: str | None = None, limits: Limits = Limits()
) -> Iterator[Row]:
    """Yield the rows of a file.

    Args:
        columns: our names to the file's, such as {"text": "body"}; what a file lacks of them goes by COLUMNS.
    Raises:
        CorpusError: the file cannot be read, is damaged from some row on, or has no column of text.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            yield from _parquet(path, columns, limits)
        elif suffix in (".csv", ".tsv"):
            yield from _csv(path, columns, encoding, limits)
        elif suffix == ".json":
            yield from _json(path, columns, encoding, limits)
        else:
            with path.open("rb") as file:
                yield from _json_lines(file, path.name, columns, limits)
    except OSError as error:
        raise CorpusError(f"{path.name}: {refused(error)}", "unreadable") from error


def _csv(path: Path, columns: Mapping[str, str], encoding: str | None, limits: Limits) -> Iterator[Row]:
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if not sample.strip():
        raise CorpusError(f"{path.name} is empty.", "empty")
    whole_lines = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1] or sample
    used = encoding or plain.decode(whole_lines, path.name)[1]
    with path.open(encoding=used, errors="replace", newline="") as file, _field_size(limits.text):
        lines = whole_lines.decode(used, "replace")
        head = lines.split("\n", 1)[0]
        mark = max("\t,;|", key=head.count) if path.suffix != ".tsv" else "\t"
        reader = csv.DictReader(file, delimiter=mark)
        number = 0
        try:
            chosen = choose(reader.fieldnames or (), columns, path.name)
            when = chosen.get("published", "")
            order = _order(lines, mark, when) if when else None
            for number, cells in enumerate(reader, 1):
                if order:
                    cells[when] = by_order(cells[when] or "", order)
                yield _row(number, cells, chosen, limits)
        except csv.Error as error:
            kind = "too_large" if "field larger" in str(error) else "damaged"
            raise CorpusError(f"{path.name} cannot be read behind row {number}: {error}.", kind) from error


def _order(sample: str, mark: str, column: str) -> Order | None:
    try:
        rows = list(csv.DictReader(sample.splitlines(keepends=True), delimiter=mark))
    except csv.Error:
        return None  # where the rows themselves are read, it is told
    return order_of(row[column] or "" for row in rows)


@contextmanager
def _field_size(most: int) -> Iterator[None]:
    before = csv.field_size_limit(most)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _json_lines(file: IO[bytes], name: str, columns: Mapping[str, str], limits: Limits) -> Iterator[Row]:
    most = 6 * limits.text  # a character takes up to six bytes as \u0000
    number = 0
    while line := file.readline(most):
        number += 1
        if len(line) >= most and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(most)
            yield Row(number=number, problem=("too_large", f"{name}, row {number}: a line of more than {most} bytes."))
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield _json_row(number, line, name, columns, limits)


def _json(path: Path, columns: Mapping[str, str], encoding: str | None, limits: Limits) -> Iterator[Row]:
    """Yield the objects of a list, of the only list of objects in an object, or a single object."""
    if path.stat().st_size > _WHOLE:
        raise CorpusError(f"{path.name} has more than {_WHOLE:,} bytes. Save it as JSON Lines (.jsonl).", "too_large")
    raw = path.read_bytes()
    if not raw.strip():
        raise CorpusError(f"{path.name} is empty.", "empty")
    try:
        found = json.loads(raw.decode(encoding, "replace") if encoding else plain.decode(raw, path.name)[0])
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{path.name}: not JSON ({_why(error)}).", "damaged") from error
    if isinstance(found, dict):
        lists = [
            value for value in found.values() if isinstance(value, list) and any(isinstance(v, dict) for v in value)
        ]
        found = lists[0] if len(lists) == 1 and not _has_text(found, columns) else [found]
    if not isinstance(found, list):
        raise CorpusError(f"{path.name} holds neither an object nor a list of objects.", "damaged")
    for number, cells in enumerate(found, 1):
        yield _object(number, cells, path.name, columns, limits)


def _has_text(cells: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    try:
        return isinstance(cells[choose(list(cells), columns, "")["text"]], str)
    except CorpusError:
        return False


def _why(error: Exception) -> str:
    """Say why a text is not JSON; its lines are counted where it has several."""
    if not isinstance(error, json.JSONDecodeError):
        return "nested too deep" if isinstance(error, RecursionError) else str(error)
    line = f"line {error.lineno}, " if error.doc.strip().count("\n") else ""
    return f"{error.msg} at {line}character {error.colno}"


def _json_row(number: int, line: bytes, name: str, columns: Mapping[str, str], limits: Limits) -> Row:
    try:
        cells = json.loads(line.strip())
    except (ValueError, RecursionError) as error:
        return Row(number=number, problem=("damaged", f"{name}, row {number}: not JSON ({_why(error)})."))
    return _object(number, cells, name, columns, limits)


def _object(number: int, cells: Any, name: str, columns: Mapping[str, str], limits: Limits) -> Row:
    if not isinstance(cells, dict):
        return Row(number=number, problem=("damaged", f"{name}, row {number}: not a JSON object."))
    try:
        chosen = choose(list(cells), columns, name)
    except CorpusError as error:
        return Row(number=number, problem=(error.kind, f"row {number}: {error}"))
    return _row(number, cells, chosen, limits)


def _parquet(path: Path, columns: Mapping[str, str], limits: Limits) -> Iterator[Row]:
    if version_of("pyarrow") is None:
        raise CorpusError(f"{path.name} needs pyarrow. Run: pip install 'itx-nlp[parquet]'", "missing_extra")
    # In a process of its own: a damaged file can take the reader down, and pyarrow is large.
    code = f"import sys; sys.path[:] = {sys.path!r}; import itx_nlp.readers.rows as r; r.main(sys.argv[1])"
    command = [sys.executable, "-P", "-c", code, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        try:
            if names := child.stdout.readline():
                choose(json.loads(names), columns, path.name)
            yield from _json_lines(child.stdout, path.name, columns, limits)
        except CorpusError:
            child.kill()  # or it would fail at writing what nobody reads
            raise
        finally:
            child.stdout.close()
            if child.wait() > 0:
                raise CorpusError(f"{path.name} is damaged or no Parquet file.", "damaged")


def main(path: str) -> None:
    """Write a Parquet file as JSON Lines, the names of its columns first; runs in the child process."""
    from pyarrow.parquet import ParquetFile

    known = {name for names in COLUMNS.values() for name in names}
    with ParquetFile(path) as file:
        print(json.dumps(file.schema_arrow.names))
        for batch in file.iter_batches(batch_size=64):
            for cells in batch.to_pylist():
                simple = {k: v if isinstance(v, str | int | float | None) else str(v) for k, v in cells.items()}
                print(json.dumps({k: v for k, v in simple.items() if k.lower() in known or isinstance(v, str)}))


def choose(names: Any, columns: Mapping[str, str], file: str) -> dict[str, str]:
    """Map our names to a file's columns.

    Raises:
        CorpusError: there is no column of text.
    """
    by_lower = {str(name).strip().lower(): name for name in reversed(list(names)) if name is not None}
    chosen = {
        ours: next((by_lower[n.lower()] for n in candidates if n.lower() in by_lower), None)
        for ours, usual in COLUMNS.items()
        for candidates in [(columns[ours], *usual) if ours in columns else usual]
    }
    if chosen["text"] is None:
        listed = ", ".join(str(name) for name in list(names)[:12])
        raise CorpusError(f"{file} has no column of text. It has: {listed}. Pass --column text=NAME.", "columns")
    return {ours: name for ours, name in chosen.items() if name is not None}


def _row(number: int, cells: Mapping[Any, Any], chosen: Mapping[str, str], limits: Limits) -> Row:
    found = {ours: cells.get(name) for ours, name in chosen.items()}
    text = found["text"]
    if text is None or (isinstance(text, str) and not any(c.isalnum() for c in text)):
        return Row(number=number, problem=("empty", f"row {number} has no text."))
    if not isinstance(text, str):
        return Row(number=number, problem=("columns", f"row {number}: {chosen['text']} holds no text."))
    if len(text) > limits.text:
        return Row(number=number, problem=("too_large", f"row {number} has {len(text):,} characters."))
    text, notes = plain.without_surrogates(text)
    if None in cells:
        notes = (*notes, ("columns", f"row {number} has more cells than the header"))
    known = {
        name: plain.without_surrogates(str(value).strip())[0]
        for name in METADATA
        if (value := found.get(name)) is not None and str(value).strip()
    }
    own = found.get("article_id")
    article_id = plain.without_surrogates(str(own).strip())[0][:300] if own is not None else ""
    return Row(number=number, text=text, article_id=article_id or None, known=known, notes=notes)
