"""The store: one SQLite file with every table, the texts and a full-text index; one transaction per article."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from itx_nlp.errors import StoreError
from itx_nlp.storefile import StoreFile
from itx_nlp.tables import ROW_TYPES, ArticleRow, Check, Fact, Problem, Tables, columns, values

_ORDER = {
    "knowledge": ["metric", "entity", "first_day", "last_day", "kind", "change", "unit", "value", "fact_id"],
    "problems": ["path", "stage", "kind", "message"],
}
_ANY_CASE = " COLLATE NOCASE"
PER_ARTICLE = tuple(name for name in ROW_TYPES if name not in ("knowledge", "checks", "problems"))
EXTRACTED = "extracted"


@dataclass(frozen=True)
class Sentence:
    """One sentence as the full-text index keeps it: its number, and its characters."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the store keeps of one source.

    content and base are hashes: of what was read, and of all that rows depend on besides. text is None where the source
    could not be extracted; taken_out says that it stands in no file as it is. stated is what its figures state, read
    under the hash compared. The signature is for finding copies.
    """

    article_id: str
    path: str
    content: str
    base: str
    tables: Tables
    text: str | None = None
    taken_out: bool = False
    sentences: Sequence[Sentence] = ()
    stated: str | None = None
    compared: str = ""
    signature: bytes = b""


class Store(StoreFile):
    """The tables of a store; a context manager, opened as its file is: `Store(path)` to read, `write=True` to write."""

    # ------------------------------------------------------------ writing

    def put(self, entry: Entry, known: bool = True) -> None:
        """Put one article's rows in place of what is there, in one transaction; known: something may be there."""
        article_id = entry.article_id
        with self.transaction():
            if known:
                self._remove(article_id)
            status = EXTRACTED if entry.text is not None else entry.tables["problems"][0].kind
            self.db.execute(
                "INSERT INTO sources (article_id, path, content, base, status, signature) VALUES (?, ?, ?, ?, ?, ?)",
                (article_id, entry.path, entry.content, entry.base, status, entry.signature),
            )
            for name in (*PER_ARTICLE, "checks", "problems"):
                self._insert(name, entry.tables[name])
            if entry.stated is not None:
                self.db.execute("INSERT INTO readings VALUES (?, ?, ?)", (article_id, entry.compared, entry.stated))
            if entry.text is not None:
                text = entry.text
                self.db.execute("INSERT INTO texts VALUES (?, ?, ?)", (article_id, entry.taken_out, text))
                self.db.executemany(
                    'INSERT INTO sentences (article_id, sentence, "start", "end", text) VALUES (?, ?, ?, ?, ?)',
                    [
                        (article_id, s.number, s.start, s.end, part)
                        for s in entry.sentences
                        if (part := text[s.start : s.end]).strip()
                    ],
                )
            self._touch()

    def remove(self, article_ids: Iterable[str]) -> None:
        """Take articles out."""
        for article_id in article_ids:
            with self.transaction():
                self._remove(article_id)
                self._touch()

    def _remove(self, article_id: str) -> None:
        for name in (*PER_ARTICLE, "problems", "checks", "readings", "sources", "texts", "sentences"):
            self.db.execute(f"DELETE FROM {name} WHERE article_id = ?", (article_id,))

    def _touch(self) -> None:
        """Say that what the articles say together has to be found again, and files written again."""
        self._set("compared", "")
        self._set("revision", str(int(self.state("revision") or 0) + 1))

    def _insert(self, name: str, rows: Iterable[Any]) -> None:
        names = columns(ROW_TYPES[name])
        marks, listed = ", ".join("?" * len(names)), ", ".join(f'"{column}"' for column in names)
        self.db.executemany(f"INSERT OR REPLACE INTO {name} ({listed}) VALUES ({marks})", map(_cells, rows))

    def put_reading(
        self, article_id: str, compared: str, stated: str, checks: Iterable[Check], problems: Iterable[Problem]
    ) -> None:
        """Put what one article states, and its checks, in place of what is there; compared: what it was read under."""
        with self.transaction():
            self.db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (article_id, compared, stated))
            self.db.execute("DELETE FROM checks WHERE article_id = ?", (article_id,))
            self._insert("checks", checks)
            self._insert("problems", problems)

    def finish(
        self, facts: Iterable[Fact], articles: Iterable[ArticleRow], copies: Iterable[Problem], compared: str
    ) -> None:
        """Keep what was found by comparing articles: facts, and which articles copy which.

        Args:
            compared: a hash of what they depend on besides the articles.
        """
        with self.transaction():
            self.db.execute("DELETE FROM knowledge")
            self._insert("knowledge", facts)
            pairs = [(row.duplicate_of, row.article_id) for row in articles]
            self.db.executemany("UPDATE articles SET duplicate_of = ? WHERE article_id = ?", pairs)
            self.db.execute("DELETE FROM problems WHERE kind = 'duplicate' AND article_id IS NOT NULL")
            self._insert("problems", copies)
            self._touch()
            self._set("compared", compared)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Keep the problems of the corpus, those that belong to no article, in place of the last run's."""
        wanted = sorted(tuple(_cells(problem)) for problem in problems)
        have = [tuple(_cells(row)) for row in self.rows("problems", "article_id IS NULL")]
        if wanted != sorted(have):
            with self.transaction():
                self.db.execute("DELETE FROM problems WHERE article_id IS NULL")
                self._insert("problems", problems)
                self._set("revision", str(int(self.state("revision") or 0) + 1))

    def set_version(self, base: str, parts: Mapping[str, str]) -> None:
        """Keep what a base hash is made of, so that a later run can say what has changed since."""
        self.db.execute("INSERT OR REPLACE INTO versions VALUES (?, ?)", (base, json.dumps(parts)))

    def note(self, name: str, value: str) -> None:
        """Keep a note of the store about itself, such as data: the folder of words that a run was given."""
        with self.transaction():
            self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    def exported(self, path: Path) -> tuple[str, bool] | None:
        """Give the mark a file was written under, and whether it is still as it was then; None if it is not ours."""
        row = self.db.execute("SELECT * FROM exports WHERE path = ?", (str(path.resolve()),)).fetchone()
        if row is None or not path.is_file():
            return None
        now = path.stat()
        return row["revision"], (row["size"], row["changed"]) == (now.st_size, now.st_mtime_ns)

    def set_exported(self, path: Path, mark: str) -> None:
        """Note how a file was written."""
        now = path.stat()
        cells = (str(path.resolve()), mark, now.st_size, now.st_mtime_ns)
        self.db.execute("INSERT OR REPLACE INTO exports VALUES (?, ?, ?, ?)", cells)

    # ------------------------------------------------------------ reading

    def state(self, name: str) -> str:
        """Give one note of the store about itself: revision, compared, data."""
        row = self.db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def marks(self) -> dict[str, tuple[str, str]]:
        """Give the hashes (content, base) that each source was extracted under."""
        return {row[0]: (row[1], row[2]) for row in self.db.execute("SELECT article_id, content, base FROM sources")}

    def failed(self) -> set[str]:
        """List the sources that could not be extracted."""
        return {r[0] for r in self.db.execute("SELECT article_id FROM sources WHERE status <> ?", (EXTRACTED,))}

    def versions(self) -> dict[str, dict[str, str]]:
        """Give the parts of every base hash."""
        return {row[0]: json.loads(row[1]) for row in self.db.execute("SELECT base, parts FROM versions")}

    def signatures(self) -> dict[str, bytes]:
        """Give the signatures that copies are found by."""
        query = "SELECT article_id, signature FROM sources WHERE length(signature) > 0"
        return {row[0]: bytes(row[1]) for row in self.db.execute(query)}

    def readings(self, compared: str) -> dict[str, str]:
        """Give what articles state, by article_id, as far as it was read under this hash."""
        query = "SELECT article_id, stated FROM readings WHERE compared = ?"
        return dict(map(tuple, self.db.execute(query, (compared,))))

    def rows(self, name: str, where: str = "", parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of one table as row types, in the order of the contract."""
        row_type, names = ROW_TYPES[name], columns(ROW_TYPES[name])
        select, order, listed, truths = _reading(name)
        for row in self.db.execute(f"{select} {'WHERE ' + where if where else ''} {order}", parameters):
            cells = dict(zip(names, row, strict=True))
            for field in listed:
                cells[field] = tuple(json.loads(cells[field])) if cells[field] != "[]" else ()
            for field in truths:
                cells[field] = bool(cells[field])
            yield row_type(**cells)

    def sentences(self, article_ids: Iterable[str]) -> dict[tuple[str, int], str]:
        """Give the sentences of some articles by article and number."""
        query = "SELECT sentence, text FROM sentences WHERE article_id = ?"
        return {
            (article_id, row[0]): row[1]
            for article_id in set(article_ids)
            for row in self.db.execute(query, (article_id,))
        }

    def tables(self, names: Iterable[str] = tuple(ROW_TYPES)) -> Tables:
        """Read whole tables, the named ones; the others are empty."""
        wanted = set(names)
        return {name: list(self.rows(name)) if name in wanted else [] for name in ROW_TYPES}

    def count(self, name: str, where: str = "1") -> int:
        """Count the rows of one table."""
        return int(self.db.execute(f"SELECT count(*) FROM {name} WHERE {where}").fetchone()[0])

    def bodies(self, words: str) -> list[str]:
        """Give the names of the bodies that an article calls so in any form, such as PSEB, or that have this id."""
        query = "SELECT DISTINCT name FROM organizations WHERE text = ? COLLATE NOCASE OR org_id = ? ORDER BY 1"
        return [str(name) for (name,) in self.db.execute(query, (words, words))]

    def article(self, named: str) -> str:
        """Give the id of the article that has this id, else of the one with this path.

        Raises:
            StoreError: there is no such article.
        """
        for column in ("article_id", "path"):
            query = f"SELECT article_id FROM articles WHERE {column} = ?"
            if len(found := self.db.execute(query, (named,)).fetchall()) == 1:
                return str(found[0][0])
        query = "SELECT article_id FROM articles WHERE instr(lower(article_id), lower(?)) ORDER BY 1 LIMIT 4"
        near = ", ".join(repr(found) for (found,) in self.db.execute(query, (named,)))
        advice = f"Perhaps {near}?" if near else f"See: itx-nlp export articles{self.flags}"
        raise StoreError(f"no article {named!r} in {self.path}. {advice}")

    def text(self, article_id: str) -> str:
        """Give one article's source text; the article is there."""
        row = self.db.execute("SELECT text FROM texts WHERE article_id = ?", (article_id,)).fetchone()
        return str(row[0])

    def taken_out(self) -> Iterator[tuple[str, str]]:
        """Yield the texts that were taken out of HTML, PDF and DOCX files, with their article_id."""
        for row in self.db.execute("SELECT article_id, text FROM texts WHERE taken_out ORDER BY article_id"):
            yield str(row[0]), str(row[1])


@cache
def _reading(name: str) -> tuple[str, str, list[str], list[str]]:
    """Give what reading a table takes: the head of its query, the end of it, the columns of lists and of truths."""
    names, hints = columns(ROW_TYPES[name]), get_type_hints(ROW_TYPES[name])
    order = _ORDER.get(name) or [c for c in ("article_id", "start", "end") if c in names] + names[:1]
    quoted = ", ".join(f'"{column}"' for column in names)
    sort = ", ".join(f'"{column}"{_ANY_CASE if column == "metric" else ""}' for column in order)
    listed = [field for field, hint in hints.items() if "tuple" in str(hint)]
    truths = [field for field, hint in hints.items() if hint is bool]
    return f"SELECT {quoted} FROM {name}", f"ORDER BY {sort}", listed, truths


def _cells(row: Any) -> list[Any]:
    return [json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for v in values(row).values()]
