"""One article to tables; a corpus to tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from itx_nlp.corpus import Article, Source, find_sources, read_article
from itx_nlp.errors import CorpusError
from itx_nlp.pipeline import load
from itx_nlp.rows import rows
from itx_nlp.tables import ArticleRow, Problem, Tables, empty, merge
from itx_nlp.text.zones import Furniture

_LONG_RUN = re.compile(r"\S{1001,}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Settings:
    """What extraction depends on besides the articles."""

    model: str | None = None
    data: str | None = None


def extract_article(article: Article, settings: Settings = Settings()) -> Tables:
    """Make the tables of one article: everything that needs no other article."""
    nlp = load(settings.model, settings.data)
    # spaCy's tokenizer is quadratic in runs without white space; masking keeps every offset.
    text = _LONG_RUN.sub(lambda run: " " * len(run.group()), article.text[article.body_start :])
    doc = nlp.make_doc(text)
    doc._.title, doc._.author = article.title, article.author
    doc._.published, doc._.publisher = article.published, article.publisher
    doc = nlp(doc)
    tables = rows(doc, article.article_id, article.text, article.body_start)
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
            sentences=sum(1 for _ in doc.sents),
        )
    ]
    return tables


def iterate(corpus: Path, settings: Settings = Settings()) -> Iterator[Tables]:
    """Extract one article after the other; one that cannot be read gives a row in `problems`."""
    furniture = Furniture.read(settings.data)
    for source in find_sources(corpus):
        yield _extract(source, furniture, settings)


def _extract(source: Source, furniture: Furniture, settings: Settings) -> Tables:
    try:
        return extract_article(read_article(source, furniture), settings)
    except CorpusError as error:
        problem = Problem(path=str(source.path), article_id=source.article_id, kind=error.kind, message=str(error))
        return empty() | {"problems": [problem]}


def extract_corpus(corpus: str | Path, settings: Settings = Settings()) -> Tables:
    """Extract every article below a folder, and what they say together."""
    return merge(iterate(Path(corpus), settings))
