"""Files below a folder as Articles: which files, their encoding, their metadata.

The source text is exactly what the file decodes to; every offset in the project counts in it.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from itx_nlp.errors import CorpusError
from itx_nlp.text.zones import Furniture, find_zones, metadata

SUFFIXES = (".txt", ".md")
MAX_BYTES = 5_000_000
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.S)
METADATA = ("title", "author", "publisher", "published", "url")


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article: its source text and what is known about it.

    body_start is where the text begins behind front matter; offsets count from the beginning of `text` all the same.
    """

    article_id: str
    path: str
    text: str
    body_start: int = 0
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = "en"
    encoding: str = "utf-8"
    sha256: str = ""
    notes: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True)
class Source:
    """One file to read: where it is, the id it gets, and its row of metadata.csv."""

    path: Path
    article_id: str
    listed: dict[str, str] = field(default_factory=dict)


def find_sources(corpus: Path) -> list[Source]:
    """List the articles below a folder (or one file), sorted by id; README files and metadata.csv are not articles.

    Raises:
        CorpusError: there is no such file or folder.
    """
    if corpus.is_file():
        root, paths = corpus.parent, [corpus]
    elif corpus.is_dir():
        root = corpus
        paths = [
            p for p in corpus.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES and p.stem.lower() != "readme"
        ]
    else:
        raise CorpusError(f"{corpus}: no such file or folder. Pass a folder of articles.")
    listed = _read_metadata(root / "metadata.csv")
    stems = [p.relative_to(root).with_suffix("").as_posix() for p in paths]
    sources = []
    for path, stem in zip(paths, stems, strict=True):
        collides = path.suffix.lower() == ".md" and (path.with_suffix(".txt")).exists()
        article_id = path.relative_to(root).as_posix() if collides else stem
        sources.append(Source(path, article_id, listed.get(article_id, {})))
    return sorted(sources, key=lambda source: source.article_id)


def _read_metadata(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    text, _ = decode(path.read_bytes(), path.name)
    rows = csv.DictReader(text.splitlines(keepends=True))
    return {row["article_id"]: {k: v for k, v in row.items() if k and v} for row in rows if row.get("article_id")}


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """Decode a file: by its byte order mark, as strict UTF-8, else as Windows-1252.

    Returns:
        The text and the name of the encoding.
    Raises:
        CorpusError: the file is binary.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding), encoding
    if b"\x00" in raw[:8192]:
        raise CorpusError(f"{name} is not text. Convert it to .txt.", "binary")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), "cp1252"


def read_article(source: Source, furniture: Furniture) -> Article:
    """Read one article.

    Raises:
        CorpusError: it is empty, too large, binary or unreadable; `kind` says which.
    """
    try:
        if source.path.stat().st_size > MAX_BYTES:
            raise CorpusError(
                f"{source.path} has more than {MAX_BYTES} bytes. Split it or raise the limit.", "too_large"
            )
        raw = source.path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{source.path}: {error.strerror}.", "unreadable") from error
    text, encoding = decode(raw, str(source.path))
    if not text.strip():
        raise CorpusError(f"{source.path} is empty.", "empty")
    front, body_start = _front_matter(text)
    known = {**front, **source.listed}
    shown = metadata(text[body_start:], find_zones(text[body_start:], furniture, known.get("title")))
    known = {**shown, **known}
    return Article(
        article_id=source.article_id,
        path=source.path.name,
        text=text,
        body_start=body_start,
        title=known.get("title"),
        author=known.get("author"),
        publisher=known.get("publisher"),
        published=_day(known.get("published")),
        url=known.get("url"),
        encoding=encoding,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, 0
    try:
        content = yaml.safe_load(match["yaml"])
    except yaml.YAMLError:
        return {}, 0
    if not isinstance(content, dict):
        return {}, 0
    return {str(key).lower(): str(value) for key, value in content.items() if value is not None}, match.end()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10]) if text else None
    except ValueError:
        return None


def read_corpus(corpus: Path) -> Iterator[Article]:
    """Read every article below a folder; the first one that cannot be read raises CorpusError."""
    furniture = Furniture.read()
    for source in find_sources(corpus):
        yield read_article(source, furniture)
