"""One article to tables; a corpus to a store of tables. Running again does only what is new."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from itx_nlp.corpus import Article, Source, find_sources, read_article
from itx_nlp.engines.local import Local
from itx_nlp.errors import CorpusError
from itx_nlp.resources import PACKAGE, folders, models
from itx_nlp.store import Sentence, Store
from itx_nlp.tables import ArticleRow, Check, Fact, Problem, Tables, empty, merge
from itx_nlp.text.zones import Furniture

_LONG_RUN = re.compile(r"\S{1001,}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Settings:
    """What extraction depends on besides the articles."""

    model: str | None = None
    data: str | None = None


@dataclass(frozen=True)
class Extracted:
    """What became of one source: its tables, its text (None where it could not be read) and its sentences."""

    source: Source
    tables: Tables
    text: str | None = None
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a run has to do: sources to extract, with fingerprints; ids that are gone; how many are up to date."""

    pending: tuple[tuple[Source, str], ...]
    removed: tuple[str, ...]
    unchanged: int


def extract_article(article: Article, settings: Settings = Settings()) -> Tables:
    """Make the tables of one article: everything that needs no other article."""
    return _extract_article(article, settings)[0]


def _extract_article(article: Article, settings: Settings) -> tuple[Tables, tuple[Sentence, ...]]:
    # spaCy takes two seconds to import; a run that finds nothing new does without.
    from itx_nlp.pipeline import load
    from itx_nlp.rows import rows

    nlp = load(settings.model, settings.data)
    # spaCy's tokenizer is quadratic in runs without white space; masking keeps every offset.
    text = _LONG_RUN.sub(lambda run: " " * len(run.group()), article.text[article.body_start :])
    doc = nlp.make_doc(text)
    doc._.title, doc._.author = article.title, article.author
    doc._.published, doc._.publisher = article.published, article.publisher
    doc = nlp(doc)
    tables = rows(doc, article.article_id, article.text, article.body_start)
    begin = article.body_start
    sentences = tuple(
        Sentence(number, sentence.start_char + begin, sentence.end_char + begin)
        for number, sentence in enumerate(doc.sents)
        if not sentence.text.isspace()
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
            words=sum(1 for _ in _WORD.finditer(text)),
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
    """Read and extract one source; what cannot be read becomes a row of `problems`."""
    try:
        article = read_article(source, _furniture(settings.data))
        tables, sentences = _extract_article(article, settings)
    except CorpusError as error:
        problem = Problem(path=str(source.path), article_id=source.article_id, kind=error.kind, message=str(error))
        return Extracted(source, empty() | {"problems": [problem]})
    return Extracted(source, tables, article.text, sentences)


def make_plan(corpus: Path, store: Store, settings: Settings) -> Plan:
    """Compare a corpus with a store: what is new or changed, what is gone, what is up to date."""
    stored, base = store.fingerprints(), fingerprint(settings)
    sources = find_sources(corpus)
    wanted = [(source, _source_fingerprint(source, base)) for source in sources]
    pending = tuple((source, mark) for source, mark in wanted if stored.get(source.article_id) != mark)
    removed = tuple(sorted(set(stored) - {source.article_id for source in sources}))
    return Plan(pending, removed, len(wanted) - len(pending))


def fingerprint(settings: Settings) -> str:
    """Give a hash of all that rows depend on besides the article: code, words, models, settings."""
    digest = hashlib.sha256(json.dumps([settings.model, settings.data]).encode())
    roots = [PACKAGE / "text", PACKAGE / "components", models(), *folders(settings.data)]
    for path in sorted(
        p for root in roots for p in root.rglob("*") if p.suffix in (".py", ".jsonl", ".json", ".txt", ".npz")
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _source_fingerprint(source: Source, base: str) -> str:
    try:
        content = hashlib.sha256(source.path.read_bytes()).hexdigest()
    except OSError as error:
        content = str(error)
    listed = json.dumps(source.listed, sort_keys=True)
    return hashlib.sha256(f"{base}{content}{listed}".encode()).hexdigest()


def run(
    plan: Plan, store: Store, settings: Settings, workers: int = 1, tell: Callable[[Extracted], None] = lambda _: None
) -> None:
    """Carry out a plan: one transaction an article, then knowledge and checks over all of them."""
    store.remove(plan.removed)
    marks = {source.article_id: mark for source, mark in plan.pending}
    work = partial(extract_source, settings=settings)
    for done in Local(workers).map(work, (source for source, _ in plan.pending)):
        article_id = done.source.article_id
        store.put(article_id, marks[article_id], done.tables, done.text, done.sentences)
        tell(done)
    if plan.pending or plan.removed:
        facts, checks = compare(store.tables())
        store.replace_table("knowledge", facts)
        store.replace_table("checks", checks)


def compare(tables: Tables) -> tuple[list[Fact], list[Check]]:
    """Make knowledge and checks from the rows of all articles."""
    from itx_nlp.knowledge.checks import find_checks
    from itx_nlp.knowledge.facts import find_facts

    return find_facts(tables), find_checks(tables)


def iterate(corpus: str | Path, settings: Settings = Settings(), workers: int = 1) -> Iterator[Tables]:
    """Yield the tables of one article after the other, for corpora that memory should not hold."""
    work = partial(extract_source, settings=settings)
    for done in Local(workers).map(work, find_sources(Path(corpus))):
        yield done.tables


def extract_corpus(corpus: str | Path, settings: Settings = Settings(), workers: int = 1) -> Tables:
    """Extract every article below a folder, and what they say together, without a store.

    Returns:
        The ten tables; `tables.frame(tables["claims"])` makes a pandas DataFrame of one.
    Raises:
        CorpusError: there is no such folder.
    """
    tables = merge(iterate(corpus, settings, workers))
    tables["knowledge"], tables["checks"] = compare(tables)
    return tables


def only_failed(plan: Plan, failed: Iterable[str]) -> Plan:
    """Cut a plan down to the sources that failed before."""
    again = set(failed)
    kept = tuple((source, mark) for source, mark in plan.pending if source.article_id in again)
    return replace(plan, pending=kept, removed=())
