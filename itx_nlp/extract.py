"""One article to tables; a corpus to tables, in memory. `incremental` does the same into a store."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial, wraps
from operator import attrgetter
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from itx_nlp.corpus import Article, Source, read_article
from itx_nlp.duplicates import mark_duplicates, shingles, signature
from itx_nlp.engines import Engine
from itx_nlp.errors import CorpusError, ItxError
from itx_nlp.settings import Settings
from itx_nlp.sources import filled, find_sources
from itx_nlp.store import Sentence
from itx_nlp.tables import ArticleRow, Check, Fact, Problem, Tables, empty, merge
from itx_nlp.text.zones import Furniture

_WORD = re.compile(r"\w+")
Asked = ParamSpec("Asked")
Given = TypeVar("Given")
COMPARED = ("figures", "dates", "organizations", "claims")  # what knowledge and checks look at


@dataclass(frozen=True)
class Extracted:
    """What became of one source: its tables, its text (None where it could not be read) and its sentences.

    stated is what its figures state, to be compared with what others do; None where that could not be read. shingles
    are hashes of the body's runs of five words, for finding copies; taken_out says that text is in no file.
    """

    source: Source
    tables: Tables
    text: str | None = None
    sentences: tuple[Sentence, ...] = ()
    stated: str | None = None
    shingles: bytes = b""
    taken_out: bool = False


def extract_article(article: Article | str, settings: Settings = Settings()) -> Tables:
    """Make the tables of one article, or of a text without a date: everything that needs no other article."""
    if isinstance(article, str):
        article = Article(article_id="text", path="text", text=article)
    return _extract_article(article, settings)[0]


def _extract_article(article: Article, settings: Settings) -> tuple[Tables, tuple[Sentence, ...]]:
    # spaCy takes two seconds to import; a run that finds nothing new does without.
    from itx_nlp.parts import process
    from itx_nlp.pipeline import load
    from itx_nlp.rows import rows

    known = {name: getattr(article, name) for name in ("title", "author", "published", "publisher")}
    begin = article.body_start
    text = article.text[begin:] if article.language else ""
    doc = process(load(settings.model, settings.data), text, known)
    tables = rows(doc, article.article_id, article.text, begin)
    sentences = tuple(
        Sentence(number, sentence.start_char + begin, sentence.end_char + begin)
        for number, sentence in enumerate(doc.sents)
    )
    tables["articles"] = [
        ArticleRow(
            article_id=article.article_id,
            path=article.path,
            title=article.title,
            author=article.author,
            publisher=article.publisher,
            published=article.published.isoformat() if article.published else None,
            url=article.url,
            language=article.language,
            encoding=article.encoding,
            sha256=article.sha256,
            characters=len(article.text),
            words=sum(1 for _ in _WORD.finditer(article.text, begin)),
            sentences=len(sentences),
        )
    ]
    tables["problems"] = [
        Problem(path=article.path, article_id=article.article_id, kind=kind, message=message)
        for kind, message in article.notes
    ]
    return tables, sentences


@cache
def _furniture(data: str | None) -> Furniture:
    return Furniture.read(data)


def extract_source(source: Source, settings: Settings = Settings()) -> Extracted:
    """Read and extract one source; what cannot be read, or fails in our code, becomes a row of `problems`."""
    try:
        furniture = _furniture(settings.data)
        article = read_article(source, furniture, settings.options)
        tables, sentences = _extract_article(article, settings)
        if source.corrections:
            _correct(tables, source)
        prints = shingles(article, furniture)
    except CorpusError as error:
        return lost(source, error.kind, str(error), "read")
    except ItxError:
        raise  # a bad data file or a missing model concerns every article
    except MemoryError:
        return lost(source, "memory", f"{source.shown} needs more memory than there is; split it.")
    except Exception as error:  # our bug: one article must not stop the others
        return lost(source, "internal", _told(source.shown, error))
    stated, tables["checks"], failed = read(tables, settings.data)
    tables["problems"].extend(failed)
    return Extracted(source, tables, article.text, sentences, stated, prints, article.taken_out)


def _correct(tables: Tables, source: Source) -> None:
    from itx_nlp.corrections import correct
    from itx_nlp.rows import link

    tables["problems"].extend(correct(tables, source.corrections))
    link(tables)


def _uncollected(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """Let a function look for no garbage: statements make no cycles, and looking takes an eighth of the time."""

    @wraps(function)
    def quietly(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if was_on:
                gc.enable()

    return quietly


@_uncollected
def read(tables: Mapping[str, Any], data: str | None = None) -> tuple[str, list[Check], list[Problem]]:
    """Read what one article states, from its rows.

    Returns:
        Its statements as text for `compare_readings`; its checks; and a problem where our code failed: then it states
        nothing, and its rows stand.
    """
    from itx_nlp.knowledge.checks import check
    from itx_nlp.knowledge.kept import pack
    from itx_nlp.knowledge.reading import statements

    try:
        told = statements(tables, data)
        return pack(told), check(told), []
    except ItxError:
        raise  # a bad data file concerns every article
    except Exception as error:  # our bug
        article = tables["articles"][0]
        path, article_id, message = article.path, article.article_id, _told(article.path, error)
        failed = Problem(path=path, article_id=article_id, stage="extract", kind="internal", message=message)
        return pack(()), [], [failed]


def _told(shown: str, error: Exception) -> str:
    """Say what went wrong in our code, and where."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    trace, place = error.__traceback__, ""
    while trace:
        place = f" ({Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno})"
        trace = trace.tb_next
    return f"{shown}: {what}{place}"


def lost(source: Source, kind: str, message: str, stage: str = "extract") -> Extracted:
    """Make the result of a source that could not be extracted."""
    problem = Problem(path=source.shown, article_id=source.article_id, stage=stage, kind=kind, message=message)
    return Extracted(source, empty() | {"problems": [problem]})


def engine(workers: int, settings: Settings) -> Engine:
    """Make processes of our own, that a bad article cannot take us down with."""
    from itx_nlp.engines.local import Processes

    return Processes(
        workers,
        prepare=partial(_prepare, settings),
        seconds=settings.options.limits.seconds,
        lost=lambda source, kind, what: lost(source, kind, f"{source.shown}: {what}."),
    )


def _prepare(settings: Settings) -> None:
    from itx_nlp.pipeline import load

    load(settings.model, settings.data)
    _furniture(settings.data)
    gc.freeze()  # models and word lists stay: to look through them for garbage takes a fortieth of the time


@_uncollected
def compare(parts: Iterable[Mapping[str, Any]], data: str | None = None) -> tuple[list[Fact], list[Check]]:
    """Make knowledge and checks from the rows of all articles.

    Args:
        parts: tables that hold all rows of one article or of several; only their figures are kept in memory.
        data: the user's folder of words, or None.
    """
    from itx_nlp.knowledge.checks import check
    from itx_nlp.knowledge.facts import at_home, settle
    from itx_nlp.knowledge.reading import statements
    from itx_nlp.knowledge.statements import Statement, forget_words

    stated: list[Statement] = []
    checks: list[Check] = []
    for part in parts:
        told = statements(part, data)
        checks.extend(check(told))
        forget_words(told)
        stated.extend(told)
    return settle(at_home(stated)), sorted(checks, key=attrgetter("article_id"))


@_uncollected
def compare_readings(articles: Iterable[ArticleRow], stated: Mapping[str, str]) -> list[Fact]:
    """Make the same knowledge as `compare` from what each article states, as `read` gave it, by article_id."""
    from itx_nlp.knowledge.facts import at_home, settle
    from itx_nlp.knowledge.kept import unpack

    kept = (unpack(stated[article.article_id], article) for article in articles if article.article_id in stated)
    return settle(at_home([statement for told in kept for statement in told]))


def iterate(corpus: str | Path, settings: Settings = Settings(), workers: int = 1) -> Iterator[Extracted]:
    """Yield what becomes of one article after the other, for corpora that memory should not hold."""
    sources = filled(find_sources([Path(corpus)], settings.options).sources, settings.options)
    work = partial(extract_source, settings=settings)
    yield from map(work, sources) if workers <= 1 else engine(workers, settings).map(work, sources)


def extract_corpus(corpus: str | Path, settings: Settings = Settings(), workers: int = 1) -> Tables:
    """Extract every article below a folder, and what they say together, without a store.

    Returns:
        The ten tables; `tables.frame("claims", tables["claims"])` makes a pandas DataFrame of one.
    Raises:
        CorpusError: there is no such folder.
    """
    done = sorted(iterate(corpus, settings, workers), key=lambda each: each.source.article_id)
    tables = merge(each.tables for each in done)
    tables["problems"] += find_sources([Path(corpus)], settings.options).problems
    signatures = {each.source.article_id: signature(each.shingles) for each in done if each.text is not None}
    tables["articles"], copies = mark_duplicates(tables["articles"], signatures)
    tables["problems"] = sorted([*tables["problems"], *copies], key=lambda p: (p.path, p.stage, p.kind, p.message))
    stated = {each.source.article_id: each.stated for each in done if each.stated is not None}
    tables["knowledge"] = compare_readings(tables["articles"], stated)
    return tables
