"""metadata.csv: what a person says of the articles of a folder."""

import csv
import io
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

from itx_nlp.corpus import read_file
from itx_nlp.errors import CorpusError
from itx_nlp.readers import METADATA, plain
from itx_nlp.readers.days import by_order, order_of
from itx_nlp.readers.rows import COLUMNS

NAME = "metadata.csv"
_LARGEST = 50_000_000
_COLUMNS = {name: COLUMNS[name] for name in METADATA} | {
    "article_id": (*COLUMNS["article_id"], "path", "file", "filename")
}
_FIRST_LINE = f"Its first line must be article_id,{','.join(METADATA)}."


def read_listing(root: Path, report: Callable[[str], None]) -> dict[str, dict[str, str]]:
    """Read a folder's metadata.csv.

    Args:
        report: is told, in a line each, of what is wrong with it; bad rows are left out and the others count.
    Returns:
        By article_id what METADATA the rows give; empty where there is no such file.
    """
    path = root / NAME
    if not path.is_file():
        return {}
    listed: dict[str, dict[str, str]] = {}
    try:
        text, _, _ = plain.decode(read_file(path, NAME, _LARGEST), NAME)
        text = plain.without_surrogates(text)[0]
        mark = max(",;\t|", key=text.split("\n", 1)[0].count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
        head = next(reader, [])
        places = _places(head, report)
        if "article_id" not in places:
            report(f"{NAME} has no column article_id. {_FIRST_LINE}")
            return {}
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue  # spreadsheets leave such rows behind
            line = f"{NAME}, line {reader.line_num}"
            row = {name: cells[at].strip() for name, at in places.items() if at < len(cells)}
            article_id = row.pop("article_id", "").replace("\\", "/").removeprefix("./")
            if not article_id:
                report(f"{line}: no article_id.")
            elif len(cells) > len(head):
                report(f"{line}: more cells than columns. Put quotation marks around commas.")
            elif any("\n" in cell for cell in row.values()):
                report(f"{line}: a cell of several lines. Close its quotation mark.")
            elif article_id in listed:
                report(f"{line}: {article_id!r} a second time; the first counts.")
            else:
                listed[article_id] = {name: cell for name, cell in row.items() if cell}
    except (CorpusError, csv.Error) as error:
        behind = f" behind {list(listed)[-1]!r}" if listed else ""
        why = "a quotation mark is not closed" if "unexpected end" in str(error) else str(error).rstrip(".")
        report(f"{NAME} cannot be read{behind}: {why}.")
    order = order_of(row["published"] for row in listed.values() if "published" in row)
    return {
        article_id: {name: by_order(cell, order) if name == "published" else cell for name, cell in row.items()}
        for article_id, row in listed.items()
    }


def _places(names: list[str], report: Callable[[str], None]) -> dict[str, int]:
    """Find our columns, by any of their usual names, and report those that nothing reads."""
    there = [name.strip().lower() for name in names]
    places = {
        ours: there.index(found)
        for ours, usual in _COLUMNS.items()
        if (found := next((name for name in usual if name in there), None))
    }
    unread = [name.strip() for at, name in enumerate(names) if at not in places.values() and name.strip()]
    if unread and "article_id" in places:
        report(f"{NAME}: nothing reads the column {', '.join(unread)}. There are article_id, {', '.join(METADATA)}.")
    return places


def names_none(article_id: str, known: Iterable[str]) -> str:
    """Say that a row names no article, and which one it may mean."""
    by_fold = {name.casefold(): name for name in known}
    near = get_close_matches(article_id.casefold(), by_fold, 1)
    hint = f" Perhaps {by_fold[near[0]]!r}?" if near else ""
    return f"article_id {article_id!r} names no article of this corpus.{hint}"
