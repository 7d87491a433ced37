"""The file of a store: opened to read or to write, locked, checked, explained when something is wrong with it.

WAL mode survives kill -9 and can be read while it is written. The file is ours only if its application_id says so;
any other file is left alone. One process writes at a time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote
from typing import Self

from itx_nlp.errors import StoreError
from itx_nlp.schema import APPLICATION_ID, SCHEMA_VERSION, create, migrate

NAME = "itx.sqlite"
_SMALL = 100_000_000  # bytes; a store up to this size is checked for damage before it is written to


class StoreFile:
    """A store's file that is open; use it as a context manager."""

    def __init__(self, path: Path, write: bool = False):
        """Open a store; with `write` it is made where there is none.

        Raises:
            StoreError: it is not there, is not ours, is damaged, cannot be written, or is of a newer version.
        """
        self.path, self.write = path, write
        self.guard: sqlite3.Connection | None = None
        if not write and not path.is_file():
            raise StoreError(f"{path}: no results there. Run: itx-nlp extract CORPUS -o {path.parent}")
        with self._explained():
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                self.guard = self._lock()
                self.db = sqlite3.connect(path, isolation_level=None, timeout=10)
            else:
                self.db = self._connect_to_read()
            self.db.row_factory = sqlite3.Row
            self._check()

    def _connect_to_read(self) -> sqlite3.Connection:
        # In a folder that cannot be written SQLite opens a WAL file only as one that nobody changes.
        address = self.path.resolve().as_uri()
        log = self.path.with_name(self.path.name + "-wal")
        for mode in ("?mode=ro", "?mode=ro&immutable=1"):
            db = sqlite3.connect(address + mode, uri=True, isolation_level=None, timeout=10)
            try:
                db.execute("SELECT count(*) FROM sqlite_master").fetchone()
                return db
            except sqlite3.OperationalError as error:
                db.close()
                if "locked" in str(error) or (log.exists() and log.stat().st_size):
                    raise
        raise sqlite3.OperationalError("unable to open the file")

    def _check(self) -> None:
        known = self.db.execute("PRAGMA application_id").fetchone()[0]
        version = self.db.execute("PRAGMA user_version").fetchone()[0]
        tables = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if known != APPLICATION_ID and (tables or not self.write):
            raise StoreError(f"{self.path} is an SQLite file of another program. Pass another place.")
        if version > SCHEMA_VERSION:
            raise StoreError(f"{self.path} was written by a newer itx-nlp (schema {version}). Update itx-nlp.")
        if version < SCHEMA_VERSION and not self.write:
            raise StoreError(f"{self.path} was written by an older itx-nlp. Run itx-nlp extract again.")
        if not self.write:
            return
        if self.path.stat().st_size < _SMALL:
            found = self.db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError("database disk image is malformed")
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = NORMAL")
        with self.transaction():
            if not tables:
                create(self.db)
            else:
                migrate(self.db, version)

    @property
    def flags(self) -> str:
        """Give the option by which a command that a message advises finds this store: "" where it looks by itself."""
        if self.path == Path("results") / NAME:
            return ""
        return f" -r {quote(str(self.path.parent))}" if self.path.name == NAME else f" --store {quote(str(self.path))}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        for connection in (self.db, self.guard):
            if connection:
                with suppress(sqlite3.Error):
                    connection.close()
        if isinstance(error, sqlite3.Error):
            raise self._explain(error) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise self._explain(error) from error

    def _explain(self, error: Exception) -> StoreError:
        what = str(getattr(error, "strerror", None) or error)
        if "malformed" in what or "not a database" in what or "encrypted" in what:
            advice = "It is damaged or no store of ours. Move it away, then extract again."
        elif "full" in what or "No space" in what:
            advice = "What was done is kept. Make room, then run the same command again."
        elif "locked" in what:
            advice = "Another process writes to it. Wait until it has ended."
        else:
            advice = "Pass another place with -o or --store."
        return StoreError(f"{self.path}: {what}. {advice}")

    def _lock(self) -> sqlite3.Connection:
        """Keep other writers out; the system frees the lock of a process that is killed."""
        guard = sqlite3.connect(self.path.with_name(f".{self.path.name}.lock"), isolation_level=None, timeout=0.2)
        try:
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            guard.close()
            if "locked" not in str(error):
                raise
            raise StoreError(
                f"another itx-nlp is writing to {self.path}. Wait until it has ended, or pass another place with -o."
            ) from error
        return guard

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
