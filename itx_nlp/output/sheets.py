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
_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP file can say; real times would differ from run to run
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_xlsx(file: BinaryIO, table: str, names: list[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write one sheet; cells are made safe as those of CSV are.

    Raises:
        StoreError: openpyxl is missing, or there are more rows than a sheet can have.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError as error:
        raise StoreError("XLSX needs openpyxl. Run: pip install 'itx-nlp[xlsx]'") from error
    from itx_nlp.output.export import cell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table[:31])
    sheet.append(names)
    for number, row in enumerate(rows):
        if number == _MOST_ROWS:
            raise StoreError(f"{table} has more rows than a sheet can hold. Export csv or parquet.")
        made = (cell(value) for value in row.values())
        sheet.append(
            [ILLEGAL_CHARACTERS_RE.sub("\ufffd", v)[:_LONGEST_CELL] if isinstance(v, str) else v for v in made]
        )
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as made_now, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in sorted(made_now.namelist()):
            content = made_now.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            steady.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)


def write_parquet(file: BinaryIO, table: str, names: list[str], rows: Iterable[dict[str, Any]]) -> None:
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
    hints = get_type_hints(ROW_TYPES[table]) if table in ROW_TYPES else {}

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


WRITERS: dict[str, Callable[[BinaryIO, str, list[str], Iterable[dict[str, Any]]], None]] = {
    "xlsx": write_xlsx,
    "parquet": write_parquet,
}
