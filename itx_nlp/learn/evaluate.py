"""Compare tables with gold tables: precision, recall and F1 by table and category, and what to add to examples.

A gold folder holds a JSONL file per table with columns of docs/tables.md; what no gold row has is not compared. Gold
rows may carry `optional: true` (neither a miss nor a false alarm), `accept: {column: [values]}` (also right) and `zone`
(all but `body` are optional). Only articles with a gold row count, and those of the folder's articles.jsonl: it names
what was read and holds nothing. Spans match where they share at least half of the characters of either.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from itx_nlp.errors import CorpusError
from itx_nlp.learn.scores import Score, score_counts

Row = dict[str, Any]
_NEAR = 100  # characters by which a claim may begin behind the start of its sentence
# What must agree besides the place for a row to be right, and the column whose values are scored apart.
KEYS = {
    "figures": ("value", "unit"),
    "dates": ("value",),
    "organizations": ("org_id",),
    "people": ("name",),
    "claims": (),
    "challenges": ("category",),
    "knowledge": ("value", "unit", "first_day", "last_day"),
    "checks": ("rule", "stated"),
}
TOGETHER = ("knowledge",)  # of all articles at once
APART = {"figures": "kind", "dates": "type", "claims": "kind", "challenges": "category", "organizations": "kind"}
# Columns compared where the row is found.
DETAILS = {"claims": ("kind", "quote", "speaker_name"), "challenges": ("stance",), "figures": ("bound", "change")}


@dataclass(frozen=True)
class Confusion:
    """A row that is missing (gold, not found) or too many (found, not gold)."""

    table: str
    what: str
    article_id: str
    start: int | None
    label: str
    text: str


@dataclass(frozen=True)
class Evaluation:
    """Scores by table, then by class within it; agreement of details; errors; what was not compared."""

    scores: dict[str, list[Score]]
    details: dict[str, dict[str, float]]
    errors: list[Confusion]
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """Write everything as JSON."""
        tables = {name: [asdict(score) for score in scores] for name, scores in self.scores.items()}
        errors = [asdict(error) for error in self.errors]
        found = {"tables": tables, "details": self.details, "errors": errors, "notes": self.notes}
        return json.dumps(found, ensure_ascii=False, indent=1)


def evaluate(gold: Path, results: Path, tables: Sequence[str] = ()) -> Evaluation:
    """Compare the tables of a results folder with those of a gold folder, all of them if none are named.

    Raises:
        CorpusError: one of them holds no table, or a gold row is none.
    """
    present = [table for table in tables or KEYS if table in KEYS and (gold / f"{table}.jsonl").is_file()]
    if not present:
        name = next(iter(tables), "challenges")
        raise CorpusError(f"{gold} holds no table such as {name}.jsonl. Gold is a folder of JSON Lines.")
    if not any((results / f"{table}.jsonl").is_file() for table in present):
        raise CorpusError(f"{results} holds no tables. Run: itx-nlp extract CORPUS -o {results} --format jsonl")
    scores: dict[str, list[Score]] = {}
    details: dict[str, dict[str, float]] = {}
    errors: list[Confusion] = []
    notes: list[str] = []
    read = {str(row.get("article_id")) for row in _read(gold, "articles")}
    known = {str(row.get("article_id")) for row in _read(results, "articles")}
    for table in present:
        wanted = _read(gold, table)
        has = _columns(table, wanted)
        notes += _notes(table, wanted, has, known)
        judged = list(_judge_table(table, wanted, _read(results, table), errors, read, has))
        names = dict.fromkeys(["all", *sorted({label for each in judged for label in each.labels})])
        scores[table] = [_score(name, judged) for name in names]
        compared = [agree for each in judged for agree in each.details]
        details[table] = {
            name: sum(pair[name] for pair in compared) / len(compared) for name in next(iter(compared), ())
        }
    return Evaluation(scores, details, _quoted(errors, _read(results, "claims")), notes)


def _columns(table: str, gold: list[Row]) -> set[str]:
    """Name the columns to compare: those that a gold row has, or all where there is none."""
    every = {*KEYS[table], *DETAILS.get(table, ()), APART.get(table, "")}
    return every & {name for row in gold for name in row} if gold else every


def _notes(table: str, gold: list[Row], has: set[str], known: set[str]) -> Iterator[str]:
    """Say what cannot be compared: columns that the gold lacks, articles that the results lack."""
    if lacking := [name for name in (*KEYS[table], *DETAILS.get(table, ())) if name not in has]:
        yield f"{table}: the gold has no {', '.join(lacking)}, so that is not compared."
    articles = {str(row["article_id"]) for row in gold if "article_id" in row}
    if known and (unknown := sorted(articles - known)):
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        yield f"{table}: no article {unknown[0]!r}{more} in the results; all their rows count as missed."


def _quoted(errors: list[Confusion], claims: list[Row]) -> list[Confusion]:
    """Give errors without words, as of gold rows that only name places, those of the claim that stands there."""
    by_article: dict[str, list[Row]] = {}
    for claim in sorted(claims, key=lambda row: int(row["start"])):
        by_article.setdefault(str(claim["article_id"]), []).append(claim)

    def words(error: Confusion) -> str:
        if error.text or error.start is None:
            return error.text
        behind = (c for c in by_article.get(error.article_id, ()) if c["end"] > error.start)
        claim = next(behind, None)
        near = claim is not None and claim["start"] - error.start < _NEAR
        return " ".join(str(claim["text"]).split()) if claim is not None and near else ""

    return [replace(error, text=words(error)) for error in errors]


@dataclass
class _Judged:
    """What came of one article: a label for every hit, row found and gold row."""

    hits: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    gold: list[str] = field(default_factory=list)
    details: list[dict[str, bool]] = field(default_factory=list)

    @property
    def labels(self) -> set[str]:
        return {*self.found, *self.gold}


def _score(name: str, judged: Sequence[_Judged]) -> Score:
    def count(pick: Callable[[_Judged], list[str]]) -> list[int]:
        return [len(pick(each)) if name == "all" else pick(each).count(name) for each in judged]

    return score_counts(name, count(lambda j: j.hits), count(lambda j: j.found), count(lambda j: j.gold))


def _judge_table(
    table: str, gold: list[Row], found: list[Row], errors: list[Confusion], read: set[str], has: set[str]
) -> Iterator[_Judged]:
    articles = {str(row.get("article_id", "")) for row in gold} | (read if table not in TOGETHER else set())
    for article in sorted(articles):
        mine = [row for row in found if str(row.get("article_id", "")) == article]
        wanted = [row for row in gold if str(row.get("article_id", "")) == article]
        yield _judge(table, sorted(wanted, key=_optional), mine, errors, has)


def _judge(table: str, gold: list[Row], found: list[Row], errors: list[Confusion], has: set[str]) -> _Judged:
    """Match required gold rows first, then optional ones; each row is used once."""
    judged, left = _Judged(), list(found)
    for row in gold:
        match = next((other for other in left if _matches(table, row, other, has)), None)
        if match is not None:
            left.remove(match)
        if _optional(row):
            continue
        label = _label(table, row, has)
        judged.gold.append(label)
        if match is None:
            errors.append(_confusion(table, "missed", label, row))
            continue
        judged.hits.append(label)
        judged.found.append(label)
        judged.details.append({name: _agrees(row, match, name) for name in DETAILS.get(table, ()) if name in has})
    for row in left:
        judged.found.append(_label(table, row, has))
        errors.append(_confusion(table, "extra", _label(table, row, has), row))
    return judged


def _matches(table: str, gold: Row, found: Row, has: set[str]) -> bool:
    return _overlaps(gold, found) and all(_agrees(gold, found, key) for key in KEYS[table] if key in has)


def _overlaps(gold: Row, found: Row) -> bool:
    if gold.get("start") is None or found.get("start") is None:
        return gold.get("sentence") in (None, found.get("sentence"))  # knowledge and checks have no place
    shared = min(gold["end"], found["end"]) - max(gold["start"], found["start"])
    return bool(shared > 0 and shared * 2 >= min(gold["end"] - gold["start"], found["end"] - found["start"]))


def _agrees(gold: Row, found: Row, column: str) -> bool:
    wanted = [gold.get(column), *(gold.get("accept") or {}).get(column, [])]
    value = found.get(column)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return any(isinstance(w, int | float) and abs(w - value) <= 5e-3 * max(abs(w), 1e-9) for w in wanted)
    return any(str(value).casefold() == str(w).casefold() for w in wanted)


def _optional(row: Row) -> bool:
    return bool(row.get("optional")) or row.get("zone", "body") != "body"


def _label(table: str, row: Row, has: set[str]) -> str:
    column = APART.get(table, "")
    return str(row.get(column, "all")) if column in has else "all"


def _confusion(table: str, what: str, label: str, row: Row) -> Confusion:
    text = " ".join(str(row.get("text") or row.get("expression") or "").split())
    return Confusion(table, what, str(row.get("article_id", "")), row.get("start"), label, text)


def _read(folder: Path, table: str) -> list[Row]:
    path = folder / f"{table}.jsonl"
    if not path.is_file():
        return []
    rows: list[Row] = []
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if line.strip():
                rows.append(_row(json.loads(line), table, f"{path}, line {number}"))
    except ValueError as error:
        raise CorpusError(f"{path} is not JSON Lines ({error}).") from error
    return rows


def _row(row: object, table: str, where: str) -> Row:
    """Check that a line holds a row that can be compared; its end is where its text ends, if it has none."""
    if not isinstance(row, dict):
        raise CorpusError(f"{where}: not an object. Write {{…}}.")
    if table not in TOGETHER and row.get("article_id") is None:
        raise CorpusError(
            f'{where}: no article_id. Add it as articles.jsonl has it, such as "article_id": "news/april".'
        )
    start, end = row.get("start"), row.get("end")
    if start is not None and end is None and isinstance(start, int):
        row["end"] = end = start + len(str(row.get("text") or "?"))
    if start is not None and not (isinstance(start, int) and isinstance(end, int)):
        raise CorpusError(
            f"{where}: start and end are whole numbers, characters into the text, not {start!r}, {end!r}."
        )
    if start is None and table in KEYS and not {"sentence", *KEYS[table]} & set(row):
        raise CorpusError(f"{where}: nothing says which row is meant. Add start and end, or sentence.")
    if not isinstance(row.get("accept") or {}, dict):
        raise CorpusError(f'{where}: accept is an object, such as {{"value": [5, 6]}}.')
    return row
