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
        StoreError: the table has no such column to filter by, or there is no such article.
    """
    names = columns(ROW_TYPES[table])
    conditions: list[str] = []
    parameters: list[str] = []

    def add(condition: str, value: str | list[str], *needed: str) -> None:
        if not set(needed) & set(names):
            raise StoreError(f"{table} has no {' or '.join(needed)}. Its columns: {', '.join(names)}")
        conditions.append(f"({condition})")
        parameters.extend([value] if isinstance(value, str) else value)

    if article:
        listed = "instr(article_ids, json_quote(?))" if "article_ids" in names else "article_id = ?"
        add(listed, store.article(article), "article_id", "article_ids")
    if speaker:
        column = "speaker_name" if "speaker_name" in names else "speakers"
        called = [speaker, *store.bodies(speaker)]
        add(" OR ".join(f"{column} LIKE '%' || ? || '%'" for _ in called), called, "speaker_name", "speakers")
    if kind:
        add("kind = ?", kind, "kind")
    if category:
        if "challenges" in names:
            add("challenges LIKE '%\"' || ? || '\"%'", category, "challenges")
        else:
            add("category = ?", category, "category")
    for day, sign, of_facts in ((since, ">=", "last_published"), (until, "<=", "first_published")):
        if day:
            column = "published" if table == "articles" else of_facts
            published = (
                f"{column} {sign} ?"
                if column in names
                else f"article_id IN (SELECT article_id FROM articles WHERE published {sign} ?)"
            )
            add(published, day, "article_id", "article_ids")
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
    if asked.get("since") or asked.get("until"):
        first, last = store.db.execute("SELECT min(published), max(published) FROM articles").fetchone()
        few.append(f"The articles are of {first} to {last}." if first else "No article has a day of publication.")
    return " ".join([f"no row of {table} has {given}.", *few])


def undated(store: Store) -> str:
    """Say how many articles no day can be asked of; an empty string where all have one."""
    count = store.count("articles", "published IS NULL")
    articles = "1 article has" if count == 1 else f"{count} articles have"
    return f"{articles} no day of publication and no row here." if count else ""


def _put_beside(store: Store, rows: list[dict[str, Any]]) -> None:
    articles = {row.article_id: row for row in store.rows("articles")}
    sentences = store.sentences({row["article_id"] for row in rows})
    for row in rows:
        article = articles[row["article_id"]]
        row["sentence_text"] = sentences.get((row["article_id"], row["sentence"]), row["text"]).strip()
        row.update({name: getattr(article, name) for name in _BESIDE[1:]})
