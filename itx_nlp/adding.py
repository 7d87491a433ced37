"""Put an article into a corpus in its plain form: Markdown with front matter."""

import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from itx_nlp.corpus import Article, Options, most_bytes, normalised, read_article, read_file
from itx_nlp.corpus import Source as Given
from itx_nlp.duplicates import SIMILAR, shingles
from itx_nlp.errors import CorpusError
from itx_nlp.readers import METADATA, read_bytes
from itx_nlp.readers.days import day
from itx_nlp.sources import filled, find_sources
from itx_nlp.text.zones import Furniture

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Added:
    """Where an article was put, and articles that are nearly the same, with the share of text in common."""

    path: Path
    near: tuple[tuple[str, float], ...]


def add_article(file: Path, corpus: Path, given: Mapping[str, str], options: Options = Options()) -> Added:
    """Copy an article of any format into a corpus.

    Args:
        file: the article, or "-" for standard input.
        given: title, author, publisher, published, url; they win over what the file says.
    Raises:
        CorpusError: the file cannot be read, a day is none, or the corpus has the same text already.
    """
    if given.get("published") and day(given["published"]) is None:
        raise CorpusError(f"--published {given['published']!r} is no day. Write it as YYYY-MM-DD.")
    if file.is_dir():
        raise CorpusError(f"{file} is a folder. Add one file, or run: itx-nlp extract {file}")
    source = Given(path=file, article_id="", shown=str(file))
    standard = str(file) == "-"
    raw = sys.stdin.buffer.read(options.limits.text + 1) if standard else read_file(
        file, str(file), most_bytes(source, options.limits)
    )  # fmt: skip
    reading = read_bytes(raw, str(file), options.encoding, options.limits)
    known = {name: value for name in METADATA if (value := given.get(name) or reading.known.get(name))}
    body = reading.text[reading.body_start :]
    near = _compare(Article(article_id="", path="", text=body, title=known.get("title")), corpus)
    corpus.mkdir(parents=True, exist_ok=True)
    path = _free(corpus, _slug(known, body))
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1_000) if known else ""
    try:
        with path.open("x", encoding="utf-8", newline="") as made:
            made.write(f"---\n{front}---\n\n{body}" if front else body)
    except OSError as error:
        if not isinstance(error, FileExistsError):
            path.unlink(missing_ok=True)
        raise CorpusError(f"{path} cannot be written: {error.strerror}. Pass another place with --corpus.") from error
    return Added(path, near)


def _compare(article: Article, corpus: Path) -> tuple[tuple[str, float], ...]:
    """List articles of the corpus that are nearly the same; raise CorpusError for one that is the same."""
    if not corpus.is_dir():
        return ()
    furniture, words, prints = Furniture.read(), normalised(article.text), None
    near = []
    for source in filled(find_sources([corpus]).sources, Options()):
        try:
            other = read_article(source, furniture)
        except CorpusError:
            continue  # extract reports it
        if normalised(other.text[other.body_start :]) == words:
            raise CorpusError(f"the corpus has this text already: {other.article_id}", "duplicate")
        prints = prints or shingles(article, furniture)
        share = _share(prints, shingles(other, furniture))
        if share >= SIMILAR:
            near.append((other.article_id, share))
    return tuple(near)


def _share(one: bytes, two: bytes) -> float:
    first, second = set(memoryview(one).cast("I")), set(memoryview(two).cast("I"))
    return len(first & second) / max(1, len(first | second))


def _slug(known: Mapping[str, str], body: str) -> str:
    title = known.get("title") or body.strip()[:_LONGEST_NAME]
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    published = day(known["published"]) if known.get("published") else None
    return "-".join(part for part in (published.isoformat() if published else "", words) if part) or "article"


def _free(corpus: Path, name: str) -> Path:
    path, number = corpus / f"{name}.md", 2
    while path.exists() or path.with_suffix(".txt").exists():
        path, number = corpus / f"{name}-{number}.md", number + 1
    return path
