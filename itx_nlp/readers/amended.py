"""corrections.csv: what a person corrects in the rows of a folder's articles."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from itx_nlp.corpus import read_file
from itx_nlp.errors import CorpusError
from itx_nlp.readers import plain

NAME = "corrections.csv"
COLUMNS = ("id", "text", "column", "value")
_LARGEST = 50_000_000


@dataclass(frozen=True)
class Correction:
    """One line: in the row called `row` ("f264", or a table for all its rows with that text) a column gets a value."""

    line: int
    article_id: str
    row: str
    text: str
    column: str
    value: str


def read_corrections(root: Path, report: Callable[[str], None]) -> dict[str, tuple[Correction, ...]]:
    """Read a folder's corrections.csv.

    Args:
        report: is told, in a line each, of what is wrong with it; bad lines are left out and the others count.
    Returns:
        Corrections by article_id; empty where there is no such file.
    """
    path = root / NAME
    if not path.is_file():
        return {}
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    try:
        text = plain.without_surrogates(plain.decode(read_file(path, NAME, _LARGEST), NAME)[0])[0]
        mark = max(",;\t", key=text.split("\n", 1)[0].count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        head = [name.strip().lower() for name in next(reader, [])]
        if missing := [name for name in ("id", "column", "value") if name not in head]:
            report(f"{NAME} has no column {missing[0]}. Its first line must be {','.join(COLUMNS)}.")
            return {}
        begin = reader.line_num + 1
        for cells in reader:
            line, begin = begin, reader.line_num + 1
            row = {name: cells[head.index(name)].strip() if name in head[: len(cells)] else "" for name in COLUMNS}
            article_id, colon, name = _parted(row["id"])
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(head):
                report(f"{NAME}, line {line}: more cells than columns. Put quotation marks around commas.")
            elif not (article_id and colon and name):
                report(f"{NAME}, line {line}: {row['id']!r} is no id of a row, such as news/april:f264.")
            else:
                found[article_id].append(Correction(line, article_id, name, row["text"], row["column"], row["value"]))
    except (CorpusError, csv.Error) as error:
        report(f"{NAME} cannot be read further: {str(error).rstrip('.')}.")
    return {article_id: tuple(lines) for article_id, lines in found.items()}


def _parted(row_id: str) -> tuple[str, str, str]:
    """Part the id of a row at the colon behind its article; a challenge's has its category behind another one."""
    article_id, colon, name = row_id.rpartition(":")
    before, _, mark = article_id.rpartition(":")
    return (before, ":", f"{mark}:{name}") if mark[:1] == "h" and mark[1:].isdigit() else (article_id, colon, name)
