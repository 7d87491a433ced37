"""Tables as XLSX and Parquet; the packages for them are extras and imported when asked for."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO, get_type_hints

from itx_nlp.errors import StoreError
from itx_nlp.tables import ROW_TYPES

_BATCH = 5_000
_MOST_ROWS = 1_048_575  # of a sheet, below its header
_LONGEST_CELL = 32_000
_WIDTH = 14  # letters that a column is wide
_WIDTHS = {"text": 60, "sentence_text": 60, "message": 60, "expression": 60, "note": 40, "metric": 30, "title": 30,
           "name": 30, "article_id": 30, "path": 30, "speaker_name": 24, "sources": 30}  # fmt: skip
_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file can say; real times would differ from run to run
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_xlsx(
    file: BinaryIO, table: str, names: list[str], rows: Iterable[dict[str, Any]], row_type: type | None = None
) -> None:
    """Write one sheet with its head fixed and a filter on each column; cells are made safe as those of CSV are.

    Raises:
        StoreError: openpyxl is missing, or there are more rows than a sheet can have.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.utils import get_column_letter
    except ImportError as error:
        raise StoreError("XLSX needs openpyxl. Run: pip install 'itx-nlp[xlsx]'") from error
    from itx_nlp.output.export import cell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table[:31])
    sheet.freeze_panes = "A2"
    letters = [get_column_letter(number) for number, _ in enumerate(names, 1)]
    for letter, name in zip(letters, names, strict=True):
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
    sheet.append(names)
    number = -1
    for number, row in enumerate(rows):
        if number == _MOST_ROWS:
            raise StoreError(f"{table} has more rows than a sheet can hold. Export csv or parquet.")
        made = (cell(value) for value in row.values())
        sheet.append(
            [ILLEGAL_CHARACTERS_RE.sub("\ufffd", v)[:_LONGEST_CELL] if isinstance(v, str) else v for v in made]
        )
    sheet.auto_filter.ref = f"A1:{letters[-1]}{number + 2}"
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as made_now, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in sorted(made_now.namelist()):
            content = made_now.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            steady.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)


def write_parquet(
    file: BinaryIO, table: str, names: list[str], rows: Iterable[dict[str, Any]], row_type: type | None = None
) -> None:
    """Write a table with the types of its rows; lists stay lists.

    Raises:
        StoreError: pyarrow is missing.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise StoreError("Parquet needs pyarrow. Run: pip install 'itx-nlp[parquet]'") from error
    types = {float: pyarrow.float64(), int: pyarrow.int64(), bool: pyarrow.bool_()}
    row_type = row_type or ROW_TYPES.get(table)
    hints = get_type_hints(row_type) if row_type else {}

    def arrow(hint: Any) -> Any:
        if "tuple" in str(hint):
            return pyarrow.list_(pyarrow.string())
        return next((made for kind, made in types.items() if kind.__name__ in str(hint)), pyarrow.string())

    schema = pyarrow.schema([(name, arrow(hints.get(name, str))) for name in names])
    with ParquetWriter(file, schema) as writer:
        for batch in _batches(rows):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


WRITERS: dict[str, Callable[[BinaryIO, str, list[str], Iterable[dict[str, Any]], type | None], None]] = {
    "xlsx": write_xlsx,
    "parquet": write_parquet,
}
