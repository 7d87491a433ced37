"""The SQL tables of a store, read from the row types; and how an older store becomes one of today."""

import json
import sqlite3
from dataclasses import MISSING, fields
from typing import Any, get_type_hints

from itx_nlp.tables import ROW_TYPES, columns

APPLICATION_ID = 0x1782_0717
SCHEMA_VERSION = 2
PRIMARY = {"articles": "article_id", "figures": "figure_id", "dates": "date_id", "organizations": "mention_id",
           "people": "mention_id", "claims": "claim_id", "challenges": "challenge_id", "knowledge": "fact_id",
           "checks": "check_id"}  # fmt: skip
_READINGS = """CREATE TABLE IF NOT EXISTS readings (
    article_id TEXT PRIMARY KEY REFERENCES articles (article_id), compared TEXT NOT NULL, stated TEXT NOT NULL)"""
_OTHERS = """
CREATE TABLE sources (article_id TEXT PRIMARY KEY, path TEXT NOT NULL, content TEXT NOT NULL,
    base TEXT NOT NULL REFERENCES versions (base), status TEXT NOT NULL, signature BLOB);
CREATE TABLE versions (base TEXT PRIMARY KEY, parts TEXT NOT NULL);
CREATE TABLE texts (article_id TEXT PRIMARY KEY REFERENCES articles (article_id), taken_out INTEGER,
    text TEXT NOT NULL);
CREATE TABLE sentences (id INTEGER PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles (article_id),
    sentence INTEGER, "start" INTEGER, "end" INTEGER, text TEXT NOT NULL);
CREATE INDEX sentences_article ON sentences (article_id, sentence);
CREATE VIRTUAL TABLE sentences_fts USING fts5 (text, content = 'sentences', content_rowid = 'id',
    tokenize = 'porter unicode61');
CREATE TRIGGER sentences_in AFTER INSERT ON sentences BEGIN
    INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text)\\; END;
CREATE TRIGGER sentences_out AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text)\\; END;
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE exports (path TEXT PRIMARY KEY, revision TEXT, size INTEGER, changed INTEGER);
"""


def statements() -> list[str]:
    """List the statements that make an empty store."""
    made = []
    for name in ROW_TYPES:
        lines = [f'"{column}" {sql_type}' for column, sql_type in _columns(name).items()]
        if name in PRIMARY:
            lines[0] += " PRIMARY KEY"
        names = columns(ROW_TYPES[name])
        if name == "problems":
            lines.append("FOREIGN KEY (article_id) REFERENCES sources (article_id)")
        elif name == "articles":
            lines.append("FOREIGN KEY (duplicate_of) REFERENCES articles (article_id)")
        elif "article_id" in names:
            lines.append("FOREIGN KEY (article_id) REFERENCES articles (article_id)")
        made.append(f"CREATE TABLE {name} ({', '.join(lines)})")
        if "article_id" in names and name != "articles":
            made.append(f"CREATE INDEX {name}_article ON {name} (article_id)")
    others = (each.replace("\\;", ";").strip() for each in _OTHERS.replace("\\;", "\0").split(";"))
    return made + [each.replace("\0", ";") for each in others if each] + [_READINGS]


def _columns(name: str) -> dict[str, str]:
    hints = get_type_hints(ROW_TYPES[name])
    return {column: _sql_type(hints[column]) for column in columns(ROW_TYPES[name])}


def _sql_type(hint: Any) -> str:
    text = str(hint)
    if "float" in text:
        return "REAL"
    return "INTEGER" if "int" in text or "bool" in text else "TEXT"


def create(db: sqlite3.Connection) -> None:
    """Make the tables of an empty store; inside a transaction."""
    for statement in statements():
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def migrate(db: sqlite3.Connection, version: int) -> None:
    """Bring an older store up to date; inside a transaction.

    Version 1 had no table `versions`; all of its rows are made from the articles, so they are made again. A column
    that is new in a table gets its default, and what was extracted by older code is stale anyway.
    """
    if version < 2:
        found = db.execute("SELECT type, name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        names = [row[1] for row in found.fetchall()]
        for name in sorted(names, key=lambda each: each != "sentences"):  # a virtual table takes its own along
            db.execute(f"DROP TABLE IF EXISTS {name}")
        create(db)
        return
    db.execute(_READINGS)
    for name, row_type in ROW_TYPES.items():
        have = {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
        hints = _columns(name)
        for each in fields(row_type):
            if each.name not in have:
                default = _literal(None if each.default is MISSING else each.default)
                db.execute(f'ALTER TABLE {name} ADD COLUMN "{each.name}" {hints[each.name]} DEFAULT {default}')
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return str(float(value) if isinstance(value, float) else int(value))
    text = json.dumps(list(value)) if isinstance(value, tuple) else str(value)
    return "'" + text.replace("'", "''") + "'"
