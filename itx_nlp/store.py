"""The store: one SQLite file with every table, the texts and a full-text index; one transaction per article.

WAL mode survives kill -9 and can be read while it is written. The file is ours only if its application_id says so;
any other file is left alone.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints

from itx_nlp.errors import StoreError
from itx_nlp.tables import ROW_TYPES, Tables, columns, values

APPLICATION_ID = 0x1782_0717
SCHEMA_VERSION = 1
PER_ARTICLE = tuple(name for name in ROW_TYPES if name not in ("knowledge", "checks", "problems"))
_ID = {"articles": "article_id", "figures": "figure_id", "dates": "date_id", "organizations": "mention_id",
       "people": "mention_id", "claims": "claim_id", "challenges": "challenge_id", "knowledge": "fact_id",
       "checks": "check_id"}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """One sentence as the full-text index keeps it."""

    number: int
    start: int
    end: int


def _sql_type(hint: Any) -> str:
    text = str(hint)
    if "float" in text:
        return "REAL"
    return "INTEGER" if "int" in text or "bool" in text else "TEXT"


def _schema() -> str:
    parts = []
    for name, row_type in ROW_TYPES.items():
        hints = get_type_hints(row_type)
        lines = [f'"{column}" {_sql_type(hints[column])}' for column in columns(row_type)]
        if name in _ID:
            lines[0] += " PRIMARY KEY"
        if name not in ("articles", "knowledge", "problems"):
            lines.append("FOREIGN KEY (article_id) REFERENCES articles (article_id)")
        parts.append(f"CREATE TABLE {name} ({', '.join(lines)});")
        if "article_id" in columns(row_type) and name != "articles":
            parts.append(f"CREATE INDEX {name}_article ON {name} (article_id);")
    parts.append("CREATE TABLE sources (article_id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, minhash BLOB);")
    parts.append("CREATE TABLE texts (article_id TEXT PRIMARY KEY, text TEXT NOT NULL);")
    parts.append(
        "CREATE VIRTUAL TABLE sentences USING fts5 (text, article_id UNINDEXED, sentence UNINDEXED, "
        "start UNINDEXED, end UNINDEXED, tokenize = 'porter unicode61');"
    )
    return "\n".join(parts)


class Store:
    """A store that is open; use it as a context manager."""

    def __init__(self, path: Path, create: bool = False):
        """Open a store.

        Raises:
            StoreError: it is not there, is not ours, is damaged, or is of a newer version.
        """
        self.path = path
        if not create and not path.is_file():
            raise StoreError(f"{path}: no results there. Run: itx-nlp extract CORPUS -o {path.parent}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self.db.row_factory = sqlite3.Row
            self._check()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{path}: {error}. Pass another folder with -o.") from error

    def _check(self) -> None:
        known = self.db.execute("PRAGMA application_id").fetchone()[0]
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        tables = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if known != APPLICATION_ID and tables:
            raise StoreError(f"{self.path} is an SQLite file of another program. Pass another folder with -o.")
        if version > SCHEMA_VERSION:
            raise StoreError(f"{self.path} was written by a newer itx-nlp (schema {version}). Update itx-nlp.")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        if not tables:
            with self.transaction():
                for statement in _schema().split(";\n"):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    # ------------------------------------------------------------ articles

    def fingerprints(self) -> dict[str, str]:
        """Give the fingerprint that each stored article was extracted under."""
        return dict(self.db.execute("SELECT article_id, fingerprint FROM sources").fetchall())

    def put(
        self, article_id: str, fingerprint: str, tables: Tables, text: str | None, sentences: Sequence[Sentence]
    ) -> None:
        """Put one article's rows in place of what is there, in one transaction."""
        with self.transaction():
            self._remove(article_id)
            for name in (*PER_ARTICLE, "problems"):
                self._insert(name, tables[name])
            self.db.execute("INSERT INTO sources (article_id, fingerprint) VALUES (?, ?)", (article_id, fingerprint))
            if text is not None:
                self.db.execute("INSERT INTO texts VALUES (?, ?)", (article_id, _storable(text)))
                self.db.executemany(
                    "INSERT INTO sentences (text, article_id, sentence, start, end) VALUES (?, ?, ?, ?, ?)",
                    [(_storable(text[s.start : s.end]), article_id, s.number, s.start, s.end) for s in sentences],
                )

    def remove(self, article_ids: Iterable[str]) -> None:
        """Take articles out."""
        for article_id in article_ids:
            with self.transaction():
                self._remove(article_id)

    def _remove(self, article_id: str) -> None:
        for name in (*PER_ARTICLE, "problems", "checks", "sources", "texts"):
            self.db.execute(f"DELETE FROM {name} WHERE article_id = ?", (article_id,))
        self.db.execute(
            "DELETE FROM sentences WHERE rowid IN (SELECT rowid FROM sentences WHERE article_id = ?)", (article_id,)
        )

    def _insert(self, name: str, rows: Iterable[Any]) -> None:
        names = columns(ROW_TYPES[name])
        marks = ", ".join("?" * len(names))
        self.db.executemany(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", [_cells(row) for row in rows])

    def replace_table(self, name: str, rows: Iterable[Any]) -> None:
        """Put other rows in place of all rows of one table."""
        with self.transaction():
            self.db.execute(f"DELETE FROM {name}")
            self._insert(name, rows)

    # ------------------------------------------------------------ reading

    def rows(self, name: str, where: str = "", parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of one table as row types, in the order of the contract."""
        row_type, names = ROW_TYPES[name], columns(ROW_TYPES[name])
        order = [c for c in ("article_id", "start", "end") if c in names] + names[:1]
        if name == "problems":
            order = ["path", "stage", "kind", "message"]
        listed = {field for field, hint in get_type_hints(row_type).items() if "tuple" in str(hint)}
        truths = {field for field, hint in get_type_hints(row_type).items() if hint is bool}
        query = f"SELECT * FROM {name} {'WHERE ' + where if where else ''} ORDER BY {', '.join(order)}"
        for row in self.db.execute(query, parameters):
            cells = dict(zip(names, row, strict=True))
            cells.update({field: tuple(json.loads(cells[field])) for field in listed})
            cells.update({field: bool(cells[field]) for field in truths})
            yield row_type(**cells)

    def sentences(self, article_ids: Iterable[str]) -> dict[tuple[str, int], str]:
        """Give the sentences of some articles by article and number."""
        wanted = set(article_ids)
        found = self.db.execute("SELECT article_id, sentence, text FROM sentences")
        return {(row[0], row[1]): row[2] for row in found if row[0] in wanted}

    def tables(self) -> Tables:
        """Read everything."""
        return {name: list(self.rows(name)) for name in ROW_TYPES}

    def count(self, name: str) -> int:
        """Count the rows of one table."""
        return int(self.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0])

    def text(self, article_id: str) -> str:
        """Give one article's source text.

        Raises:
            StoreError: there is no such article.
        """
        row = self.db.execute("SELECT text FROM texts WHERE article_id = ?", (article_id,)).fetchone()
        if row is None:
            raise StoreError(f"no article {article_id!r} in {self.path}. See: itx-nlp export articles")
        return str(row[0])


def _storable(text: str) -> str:
    """Replace lone surrogates, which SQLite cannot keep; one character for one, so offsets hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _cells(row: Any) -> list[Any]:
    return [
        json.dumps(v, ensure_ascii=False) if isinstance(v, list) else _storable(v) if isinstance(v, str) else v
        for v in values(row).values()
    ]
