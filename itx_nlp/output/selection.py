"""Pick rows of one table: by article, speaker, category, kind and day of publication."""

from typing import Any

from itx_nlp.errors import StoreError
from itx_nlp.store import Store
from itx_nlp.tables import ROW_TYPES, columns, values

# What stands beside a claim in an export, so that the file can be read without the others.
_BESIDE = ("sentence_text", "title", "publisher", "published", "url")


def select(
    store: Store,
    table: str,
    article: str | None = None,
    speaker: str | None = None,
    category: str | None = None,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> tuple[list[str], list[dict[str, Any]]]:
    """Give the column names and the rows that pass every filter given.

    Raises:
        StoreError: the table has no such column to filter by.
    """
    names = columns(ROW_TYPES[table])
    conditions: list[str] = []
    parameters: list[str] = []

    def add(condition: str, value: str, *needed: str) -> None:
        if not set(needed) & set(names):
            raise StoreError(f"{table} has no {' or '.join(needed)}. Its columns: {', '.join(names)}")
        conditions.append(condition)
        parameters.append(value)

    if article:
        add("article_id = ?", article, "article_id")
    if speaker:
        column = "speaker_name" if "speaker_name" in names else "speakers"
        add(f"{column} LIKE '%' || ? || '%'", speaker, "speaker_name", "speakers")
    if kind:
        add("kind = ?", kind, "kind")
    if category:
        if "challenges" in names:
            add("challenges LIKE '%\"' || ? || '\"%'", category, "challenges")
        else:
            add("category = ?", category, "category")
    for day, sign in ((since, ">="), (until, "<=")):
        if day:
            published = (
                f"published {sign} ?"
                if table == "articles"
                else (f"article_id IN (SELECT article_id FROM articles WHERE published {sign} ?)")
            )
            add(published, day, "article_id")
    rows = [values(row) for row in store.rows(table, " AND ".join(conditions), parameters)]
    if table == "claims":
        _put_beside(store, rows)
        names = [*names, *_BESIDE]
    return names, rows


def why_none(store: Store, table: str, **asked: str | None) -> str:
    """Say that no row passes the filters given, and what those may be whose values are few."""
    given = ", ".join(f"--{name} {value!r}" for name, value in asked.items() if value)
    where = {"kind": table, "category": "challenges"}
    few = [
        f"{name} is one of: {', '.join(found)}."
        for name, home in where.items()
        if asked.get(name) and (found := sorted({str(getattr(row, name)) for row in store.rows(home)}))
    ]
    return " ".join([f"no row of {table} has {given}.", *few])


def _put_beside(store: Store, rows: list[dict[str, Any]]) -> None:
    articles = {row.article_id: row for row in store.rows("articles")}
    sentences = store.sentences({row["article_id"] for row in rows})
    for row in rows:
        article = articles[row["article_id"]]
        row["sentence_text"] = sentences.get((row["article_id"], row["sentence"]), row["text"])
        row.update({name: getattr(article, name) for name in _BESIDE[1:]})
