"""The row types: one class per table, field names are column names.

The contract is the page docs/tables.md. Headers, SQL and Parquet types are read from these classes, so it is written
down once. Character positions count Unicode characters of the article's source text; `end` is exclusive. Days are ISO
strings. A component fills what the text tells; `rows.py` adds ids, article, sentence and text last.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from itertools import repeat
from operator import call
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article as it was read."""

    article_id: str
    path: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None
    sha256: str = ""
    characters: int = 0
    words: int = 0
    sentences: int = 0
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One quantity that measures something; value and high are in base units ("$3.2 billion" is 3.2e9)."""

    figure_id: str = ""
    article_id: str = ""
    sentence: int = 0
    start: int
    end: int
    text: str = ""
    value: float
    high: float | None = None
    unit: str | None = None
    kind: str = "number"
    bound: str = "="
    change: str | None = None
    metric: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """One time expression, TIMEX3 (ISO-TimeML)."""

    date_id: str = ""
    article_id: str = ""
    sentence: int = 0
    start: int
    end: int
    text: str = ""
    type: str
    value: str
    first_day: str | None = None
    last_day: str | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """One mention of an organization; found says by what: lexicon, defined, form, context or model."""

    mention_id: str = ""
    article_id: str = ""
    sentence: int = 0
    start: int
    end: int
    text: str = ""
    org_id: str
    name: str
    kind: str = "other"
    found: str = "lexicon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One mention of a person; name is the fullest form in the article, without titles."""

    mention_id: str = ""
    article_id: str = ""
    sentence: int = 0
    start: int
    end: int
    text: str = ""
    name: str
    role: str | None = None
    org_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One assertion: what is asserted, by whom, in which words of attribution."""

    claim_id: str = ""
    article_id: str = ""
    sentence: int = 0
    start: int
    end: int
    text: str = ""
    kind: str = "assessment"
    quote: str = "none"
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    speaker_name: str | None = None
    speaker_role: str | None = None
    speaker_org: str | None = None
    score: float = 0.0
    figures: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """One category that a sentence speaks of, as a problem or as a remedy."""

    challenge_id: str = ""
    article_id: str = ""
    sentence: int = 0
    start: int
    end: int
    text: str = ""
    category: str
    score: float
    stance: str
    speaker_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of one metric, entity and period, with all articles that state it."""

    fact_id: str
    metric: str
    entity: str | None = None
    period: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    value: float
    high: float | None = None
    unit: str | None = None
    bound: str = "="
    change: str | None = None
    kind: str = "statistic"
    status: str = "single"
    articles: int = 1
    speakers: tuple[str, ...] = ()
    source_orgs: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    first_published: str | None = None
    last_published: str | None = None
    note: str | None = None
    article_ids: tuple[str, ...] = ()
    figure_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One sum that an article states or implies, computed again."""

    check_id: str
    article_id: str
    rule: str
    claim_ids: tuple[str, ...] = ()
    expression: str = ""
    expected: float | None = None
    stated: float | None = None
    verdict: str = "consistent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that was skipped, cut, guessed or repaired."""

    path: str
    article_id: str | None = None
    stage: str = "read"
    kind: str
    message: str


ROW_TYPES: dict[str, type] = {
    "articles": ArticleRow,
    "figures": Figure,
    "dates": Date,
    "organizations": Organization,
    "people": Person,
    "claims": Claim,
    "challenges": Challenge,
    "knowledge": Fact,
    "checks": Check,
    "problems": Problem,
}

Tables = dict[str, list[Any]]


def columns(row_type: type) -> list[str]:
    """Name the columns of a table, in the order its files have them.

    >>> columns(Problem)
    ['path', 'article_id', 'stage', 'kind', 'message']
    """
    return list(_names(row_type))


@cache
def _names(row_type: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(row_type))


def made(row_type: type, *cells: Any) -> Any:
    """Make a row of all its cells, in the order of `columns`: a frozen class of many fields takes twice as long."""
    row: Any = object.__new__(row_type)
    setters = _setters(row_type)
    if len(cells) != len(setters):
        raise TypeError(f"a row of {row_type.__name__} has {len(setters)} cells, not {len(cells)}")
    deque(map(call, setters, repeat(row), cells), 0)
    return row


@cache
def _setters(row_type: type) -> tuple[Any, ...]:
    return tuple(getattr(row_type, name).__set__ for name in _names(row_type))


def values(row: Any) -> dict[str, Any]:
    """Give one row as a plain dict, tuples as lists."""
    return {
        name: list(value) if isinstance(value := getattr(row, name), tuple) else value for name in _names(row.__class__)
    }


def empty() -> Tables:
    """Make the ten tables without rows."""
    return {name: [] for name in ROW_TYPES}


def merge(parts: Iterable[Tables]) -> Tables:
    """Put the rows of several articles together, in the order given."""
    whole = empty()
    for part in parts:
        for name, rows in part.items():
            whole[name].extend(rows)
    return whole


def frame(name: str, rows: Iterable[Any]) -> "pandas.DataFrame":
    """Make a pandas DataFrame of one table's rows.

    Args:
        name: the table, such as "figures".
        rows: rows of its type.
    Returns:
        A column a field: Int64 and Float64 where a number can be missing, datetime64 for days, lists as lists.
    """
    import pandas

    row_type = ROW_TYPES[name]
    made = pandas.DataFrame([values(row) for row in rows], columns=columns(row_type))
    for column, hint in get_type_hints(row_type).items():
        if column in ("published", "first_day", "last_day", "first_published", "last_published"):
            made[column] = pandas.to_datetime(made[column], format="ISO8601", errors="coerce")
        elif dtype := _DTYPES.get(hint):
            made[column] = made[column].astype(dtype)
    return made


_DTYPES: dict[Any, Any] = {
    str: "string",
    str | None: "string",
    int: "Int64",
    int | None: "Int64",
    float: "Float64",
    float | None: "Float64",
    bool: "boolean",
}
