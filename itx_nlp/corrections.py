"""What a person corrects in the rows of an article, put in place before anything is made of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any, get_type_hints

from itx_nlp.errors import CorpusError
from itx_nlp.knowledge.periods import interval
from itx_nlp.readers.amended import NAME, Correction
from itx_nlp.tables import ROW_TYPES, ArticleRow, Problem, Tables, columns

DELETE = "delete"
_LETTERS = {"f": "figures", "d": "dates", "o": "organizations", "p": "people", "c": "claims", "h": "challenges"}
_NEAR = 3  # rows to name where the one that is meant is not there
# What a person may set; everything else says where a row stands or is worked out from other rows.
_COLUMNS = {
    "figures": ("value", "high", "unit", "kind", "bound", "change", "metric", "period"),
    "dates": ("type", "value", "first_day", "last_day", "fiscal"),
    "organizations": ("org_id", "name", "kind"),
    "people": ("name", "role", "org_id"),
    "claims": ("kind", "quote", "speaker_name", "speaker_role", "speaker_org", "score"),
    "challenges": ("category", "score", "stance", "speaker_name"),
}
_WORDS = {
    ("figures", "kind"): "currency percent count multiple measure rank number",
    ("figures", "bound"): "= > >= < <= ~",
    ("figures", "change"): "increase decrease",
    ("dates", "type"): "DATE TIME DURATION SET",
    (
        "organizations",
        "kind",
    ): "regulator ministry industry_body company university media international government other",
    ("claims", "kind"): "statistic target cause recommendation assessment",
    ("claims", "quote"): "direct indirect mixed none",
    ("challenges", "stance"): "problem remedy",
}


def correct(tables: Tables, corrections: Iterable[Correction]) -> list[Problem]:
    """Carry out corrections in the tables of one article.

    Returns:
        A problem for each: `corrected` says what was put in place of what, `correction` why nothing was.
    """
    (article,) = tables["articles"]
    return [_carry_out(tables, article, each) for each in corrections]


def _carry_out(tables: Tables, article: ArticleRow, asked: Correction) -> Problem:
    kind = "corrected"
    try:
        table, places = _places(tables, asked)
        rows = tables[table]
        if asked.column == DELETE:
            done = "deleted"
            tables[table] = [row for at, row in enumerate(rows) if at not in places]
        else:
            given = _cells(table, asked)
            before = {str(_shown(getattr(rows[at], asked.column))) for at in places}
            done = f"{asked.column} {' or '.join(sorted(before))} is now {_shown(given[asked.column])}"
            tables[table] = [replace(row, **given) if at in places else row for at, row in enumerate(rows)]
        count = f" in {len(places)} rows" if len(places) > 1 else ""
        message = f"{table}, {rows[places[0]].text[:60]!r}: {done}{count} ({NAME}, line {asked.line})"
    except CorpusError as error:
        kind, message = "correction", f"{NAME}, line {asked.line}: {error}"
    return Problem(
        path=article.path, article_id=article.article_id, stage="extract", kind=kind, message=" ".join(message.split())
    )


def _places(tables: Tables, asked: Correction) -> tuple[str, list[int]]:
    """Find the rows that are meant: by their id, else by their text, which may stand elsewhere by now."""
    table = asked.row if asked.row in _COLUMNS else _LETTERS.get(asked.row[:1], "")
    if not table or (asked.row != table and not asked.row[1:].partition(":")[0].isdigit()):
        raise CorpusError(f"{asked.row!r} names no row, such as f264, and no table, such as people.")
    words, rows = asked.text.split(), tables[table]
    like = [at for at, row in enumerate(rows) if row.text.split() == words]
    if asked.row == table:
        if not like:
            raise CorpusError(f"no row of {table} has the text {asked.text!r}." if words else "say which text.")
        return table, like
    id_field = columns(ROW_TYPES[table])[0]
    row_id = f"{asked.article_id}:{asked.row}"
    named = [at for at, row in enumerate(rows) if getattr(row, id_field) == row_id and (at in like or not words)]
    if found := named or (like if len(like) == 1 else []):
        return table, found
    start = int(asked.row[1:].partition(":")[0])
    near = sorted(rows, key=lambda row: abs(row.start - start))[:_NEAR]
    shown = ", ".join(f"{getattr(row, id_field)} {row.text[:40]!r}" for row in near)
    raise CorpusError(f"{row_id} is not there{' with that text' if words else ''}. Near it: {shown or 'nothing'}.")


def _cells(table: str, asked: Correction) -> dict[str, Any]:
    """Read the value by the type of its column."""
    column, text = asked.column, asked.value
    if column not in _COLUMNS[table]:
        allowed = ", ".join((*_COLUMNS[table], DELETE))
        raise CorpusError(f"{column!r} of {table} cannot be set. Columns are: {allowed}.")
    hint = get_type_hints(ROW_TYPES[table])[column]
    if not text:
        if type(None) not in getattr(hint, "__args__", ()):
            raise CorpusError(f"{column} may not be empty. To take the row out, write {DELETE} for the column.")
        return {column: None}
    if known := _WORDS.get((table, column)):
        if text not in known.split():
            raise CorpusError(f"{column} {text!r} is none of {', '.join(known.split())}.")
    elif column.endswith("_day"):
        _check(text, column, "a day, such as 2024-05-20", date.fromisoformat)
    elif column == "period":
        _check(text, column, "a period, such as FY2024, 2024-04 or 2023-07/2024-04", _span)
    elif (table, column) == ("dates", "value") and (days := interval(text)):
        return {column: text, "first_day": days.first.isoformat(), "last_day": days.last.isoformat()}
    elif hint is bool:
        return {column: _check(text, column, "true or false", {"true": True, "false": False}.__getitem__)}
    elif hint in (float, float | None):
        return {column: _check(text, column, "a number, such as 812648000 or 1.5e9", _number)}
    return {column: text}


def _check(text: str, column: str, wanted: str, read: Any) -> Any:
    try:
        return read(text.lower() if wanted.startswith("true") else text)
    except (ValueError, KeyError) as error:
        raise CorpusError(f"{column} {text!r} is not {wanted}.") from error


def _number(text: str) -> float:
    number = float(text.replace(",", ""))
    if not isfinite(number):
        raise ValueError(text)
    return number


def _span(text: str) -> None:
    if interval(text) is None:
        raise ValueError(text)


def _shown(cell: Any) -> Any:
    return "nothing" if cell is None else cell
