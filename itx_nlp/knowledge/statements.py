"""What articles state: each figure with its metric, entity, period and source, ready to be compared."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from itertools import groupby, pairwise, repeat
from operator import attrgetter, call, lt
from typing import Any

from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.periods import Interval
from itx_nlp.knowledge.precision import Limits, limits, significant
from itx_nlp.tables import ArticleRow, Claim, Date, Figure, Organization, Person

#: the owners of a statement that are places, and not its country for want of anything else
PLACES = ("place", "town")
_NOTHING: frozenset[str] = frozenset()
_ARTICLE, _START, _PLACE = attrgetter("article_id"), attrgetter("start"), attrgetter("start", "end")


@dataclass(slots=True, eq=False)
class Statement:
    """One figure of one article, ready to be compared with those of others. None equals another.

    Nothing changes one once its article is read, but that the words around it are let go in the end.

    origin is the article whose text this is: of a duplicate, the article that it repeats.
    limits are the values that its wording allows, leaving the bound aside; digits are how many carry its value.
    owner: whether what it is about is the country of the article (home), if only for want of anything else, another
    place, a town, which others may call by its province, or a body.
    rivals are words that name other numbers beside it, and not it. thread is the figure of another article that it
    is one with, where several tell a story.
    before and after are its claim around it, said the words of the claim in small letters. headline: it stands above
    the text and is told again below.
    """

    article_id: str
    origin: str
    figure_id: str
    claim_id: str | None
    sentence: int
    start: int
    end: int
    text: str
    metric: Metric
    entity: str | None
    period: str | None
    days: Interval | None
    value: float
    high: float | None
    unit: str | None
    figure_kind: str
    bound: str
    change: str | None
    basis: str | None
    kind: str
    speaker: str | None
    source_org: str | None
    published: str | None
    before: str = ""
    after: str = ""
    said: frozenset[str] = _NOTHING
    headline: bool = False
    owner: str = "home"
    rivals: frozenset[str] = _NOTHING
    thread: str | None = None
    limits: Limits = field(init=False, repr=False, compare=False)
    digits: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.digits, self.limits = _exactness(self.text, self.value, self.high, self.bound, self.figure_kind)


@lru_cache(maxsize=65536)
def _exactness(text: str, value: float, high: float | None, bound: str, kind: str) -> tuple[int, Limits]:
    """Give the digits of a figure and the values that its wording allows."""
    # 36 members are 36; only from a thousand on are things counted in round numbers.
    counted = value < 1000 and bound == "=" and kind in ("count", "number")
    if counted and value == int(value) and "." not in text and high is None:
        return significant(value), Limits(value, value)
    return significant(value), limits(text, value, high, bound)


_FIELDS = tuple(each.name for each in fields(Statement))
_CELLS, _SETTERS = attrgetter(*_FIELDS), tuple(getattr(Statement, name).__set__ for name in _FIELDS)


def told_as(s: Statement, **cells: Any) -> Statement:
    """Give a statement with other cells but the same value and text: `replace` takes four times as long."""
    other = object.__new__(Statement)
    deque(map(call, _SETTERS, repeat(other), _CELLS(s)), 0)
    for name, cell in cells.items():
        setattr(other, name, cell)
    return other


def forget_words(stated: Iterable[Statement]) -> None:
    """Let go of the words of claims once they are checked: most of the memory that a corpus takes.

    Those right beside a figure are kept, to know it by where it is named otherwise.
    """
    for statement in stated:
        statement.said = _NOTHING


def distinctive(statement: Statement) -> bool:
    """Say whether a number is one that nobody else would have by chance: three digits or more."""
    return statement.digits >= 3


@dataclass(slots=True)
class Rows:
    """The rows of one article that statements are made of."""

    article: ArticleRow | None
    figures: list[Figure]
    dates: list[Date]
    organizations: list[Organization]
    claims: list[Claim]
    people: list[Person] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title of the article, empty where it has none."""
        return (self.article.title or "") if self.article else ""


def by_article(tables: Mapping[str, Iterable[Any]]) -> Iterator[Rows]:
    """Sort rows into articles, by id."""
    found: defaultdict[str, Rows] = defaultdict(lambda: Rows(None, [], [], [], []))
    for article in tables.get("articles", ()):
        found[article.article_id].article = article
    for name in ("figures", "dates", "organizations", "claims", "people"):
        several: defaultdict[str, list[Any]] = defaultdict(list)
        for article_id, run in groupby(tables.get(name, ()), _ARTICLE):
            several[article_id].extend(run)
        for article_id, rows in several.items():
            starts = [*map(_START, rows)]
            if not all(map(lt, starts, starts[1:])):
                rows.sort(key=_PLACE)
                # A row that is there twice is one row.
                rows[1:] = [row for last, row in pairwise(rows) if row.start != last.start or row != last]
            setattr(found[article_id], name, rows)
    yield from (found[article_id] for article_id in sorted(found))
