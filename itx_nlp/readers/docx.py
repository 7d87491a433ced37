"""DOCX: paragraphs and table rows in their order, by python-docx."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from itx_nlp.errors import CorpusError
from itx_nlp.readers import Limits, Reading, plain

_LARGEST = 100_000_000  # bytes, and what it may unpack to
_HEAD = re.compile(r"(?P<name>[^\W\d][^\d()]*?)(?:\s*\((?:in )?(?P<sign>US\$|Rs\.?|[$€£₹])?\s*(?P<unit>[^\d()]*)\))?")
_NUMBER = re.compile(
    r"(?:US\$|Rs\.?|[$€£₹+−-]|\s)*\d\S*(?: ?(?:per cent|%|thousand|lakh|crore|million|billion|trillion))?"
)
_NO_NUMBER = ("", "-", "–", "—", "n/a", "NA", "N/A", "…", "..")
_XML = 10  # times the text: a document's XML weighs more than what it says


def read(raw: bytes, name: str, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Take the text out of a DOCX file, a paragraph a line.

    Raises:
        CorpusError: it is no DOCX file, unpacks to too much, or has no text.
    """
    _check_size(raw, name, limits)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        document = docx.Document(io.BytesIO(raw))
        lines = list(_lines(document))
        title = (document.core_properties.title or "").strip()
    except (OpcError, KeyError, ValueError, etree.LxmlError, zipfile.BadZipFile, AttributeError, OSError) as error:
        raise CorpusError(f"{name} is damaged or no DOCX file. Open it and save it again.", "damaged") from error
    except (zlib.error, NotImplementedError, EOFError, RuntimeError, TypeError) as error:
        raise CorpusError(f"{name} is damaged or encrypted. Open it and save it again.", "damaged") from error
    text, notes = plain.without_surrogates("\n".join(lines) + "\n")
    if not text.strip():
        raise CorpusError(f"{name} has no text in it.", "empty")
    return Reading(text=text, encoding="docx", known={"title": title} if title else {}, notes=notes, taken_out=True)


def _check_size(raw: bytes, name: str, limits: Limits) -> None:
    """Refuse a zip bomb by what its directory says; zipfile reads no more than that."""
    if len(raw) > _LARGEST:
        raise CorpusError(f"{name} has {len(raw):,} bytes. Split it.", "too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise CorpusError(f"{name} is damaged or no DOCX file. Open it and save it again.", "damaged") from error
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if xml > _XML * limits.text or sum(entry.file_size for entry in entries) > _LARGEST or len(entries) > 10_000:
        raise CorpusError(f"{name} unpacks to more than an article can have.", "too_large")


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from table_lines([[" ".join(cell.text.split()) for cell in row.cells] for row in block.rows])
        else:
            yield block.text


def table_lines(rows: list[list[str]]) -> list[str]:
    """Give a table a line a row; where its heads name columns of numbers, each number behind its head, with its unit.

    >>> table_lines([["Year", "Exports ($ million)", "Growth (%)"], ["FY2022", "2,619", "24.2"]])[1]
    'FY2022: Exports $2,619 million, Growth 24.2%.'
    """
    heads = [_HEAD.fullmatch(head) for head in rows[0][1:]] if rows else []
    numbers = [cell for row in rows[1:] for cell in row[1:] if cell not in _NO_NUMBER]
    whole = all(len(row) == len(rows[0]) and row[0] for row in rows[1:])
    if not (numbers and heads and whole and all(heads) and all(map(_NUMBER.fullmatch, numbers))):
        return ["\t".join(row) for row in rows]
    lines = ["\t".join(rows[0])]
    for row in rows[1:]:
        cells = [
            _named(head, cell) for head, cell in zip(heads, row[1:], strict=True) if head and cell not in _NO_NUMBER
        ]
        lines.append(f"{row[0]}: {', '.join(cells)}.")
    return lines


def _named(head: re.Match[str], cell: str) -> str:
    sign, unit = head["sign"] or "", head["unit"] or ""
    if not cell[0].isdigit():  # the cell has its own sign
        sign = ""
    if cell[-1].isalpha() or cell.endswith("%"):
        unit = ""
    return f"{head['name']} {sign}{cell}{'' if unit == '%' else ' '}{unit}".rstrip()
