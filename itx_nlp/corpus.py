"""One source to one Article: its text, its encoding, and what is known about it.

The source text is exactly what the file decodes to (of HTML, PDF and DOCX the text taken out of them); every offset in
the project counts in it.
"""

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itx_nlp.errors import CorpusError, refused
from itx_nlp.readers import FAMILIES, Limits, Note, Reading, plain, read_bytes, version_of
from itx_nlp.readers.days import day, why_no_day
from itx_nlp.text.zones import Furniture, find_zones, metadata

if TYPE_CHECKING:
    from itx_nlp.readers.amended import Correction

_TRIES = 3
_ENOUGH = 20_000  # characters that tell a text's script
_BEYOND_LATIN = "\u0250"
_CONTAINER = 100_000_000  # bytes of a PDF or DOCX file
_MARKUP = 4  # bytes of HTML to one of text


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article: its source text and what is known about it.

    body_start is where the text begins behind front matter; offsets count from the beginning of `text` all the same.
    notes are rows of `problems` to be: what was guessed or repaired. taken_out: `text` is in no file as it is.
    """

    article_id: str
    path: str = ""
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
    notes: tuple[Note, ...] = ()
    taken_out: bool = False


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to read: the encoding the user names, the columns of row files, and what one article may cost."""

    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, kw_only=True)
class Source:
    """One article to read: a file, a row of a file, or what came in on standard input.

    shown is its path as results name it; listed its row of metadata.csv, corrections its lines of corrections.csv. A
    row carries text, sha256 and what its file says of it (known, notes); of a plan's rows only the hash is kept until
    their turn comes.
    """

    path: Path
    article_id: str
    shown: str
    listed: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple["Correction", ...] = ()
    row: int | None = None
    text: str | None = None
    raw: bytes | None = None
    sha256: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def most_bytes(source: Source, limits: Limits) -> int:
    """Bound a file's size by what its kind of file weighs beside its text."""
    family = FAMILIES.get(source.path.suffix.lower(), FAMILIES[".txt"])[0]
    return {"plain": limits.text, "html": _MARKUP * limits.text}.get(family, _CONTAINER)


def read_file(path: Path, shown: str, most: int) -> bytes:
    """Read a regular file; one that is written to meanwhile is read again.

    Raises:
        CorpusError: it is unreadable, no regular file, larger than `most` bytes, or does not hold still.
    """
    try:
        for _ in range(_TRIES):
            # Without O_NONBLOCK, opening a FIFO nobody writes to would wait for ever.
            flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(path, flags), "rb") as file:
                before = os.fstat(file.fileno())
                if not stat.S_ISREG(before.st_mode):
                    raise CorpusError(f"{shown} is no regular file.", "special")
                if before.st_size > most:
                    raise CorpusError(
                        f"{shown} has {before.st_size:,} bytes, more than {most:,}. Split it or raise --max-mb.",
                        "too_large",
                    )
                raw = file.read(most + 1)
                after = os.fstat(file.fileno())
            if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(raw) <= most:
                return raw
    except (OSError, ValueError) as error:
        raise CorpusError(f"{shown}: {refused(error)}", "unreadable") from error
    raise CorpusError(f"{shown} changed while it was read. Run again when it is complete.", "changed")


def read_article(source: Source, furniture: Furniture, options: Options = Options()) -> Article:
    """Read one article.

    Raises:
        CorpusError: it is empty, too large, binary, damaged or unreadable; `kind` says which.
    """
    if source.text is not None:
        reading = Reading(text=source.text, encoding="utf-8", known=source.known, notes=source.notes)
        sha256 = source.sha256
    else:
        raw = source.raw
        if raw is None:
            raw = read_file(source.path, source.shown, most_bytes(source, options.limits))
        reading = read_bytes(raw, source.shown, options.encoding, options.limits)
        sha256 = hashlib.sha256(raw).hexdigest()
    known = {**reading.known, **source.listed}
    body = reading.text[reading.body_start :]
    known = {**metadata(body, find_zones(body, furniture, known.get("title"))), **known}
    known = {name: plain.without_surrogates(value)[0] for name, value in known.items()}
    notes = reading.notes
    published = day(known["published"]) if known.get("published") else None
    if known.get("published") and published is None:
        given = known["published"]
        notes = (*notes, ("date", f"published {given[:60]!r} {why_no_day(given)}; write YYYY-MM-DD"))
    language = "en" if is_latin(body) else None
    if language is None:
        notes = (
            *notes,
            ("language", "most of its letters are not Latin; only English is read, so nothing was taken out"),
        )
    return Article(
        article_id=source.article_id,
        path=source.shown,
        text=reading.text,
        body_start=reading.body_start,
        title=known.get("title"),
        author=known.get("author"),
        publisher=known.get("publisher"),
        published=published,
        url=known.get("url"),
        language=language,
        encoding=reading.encoding,
        sha256=sha256,
        notes=notes,
        taken_out=reading.taken_out,
    )


def is_latin(text: str) -> bool:
    """Say whether at least half of a text's letters are Latin, by its beginning.

    >>> is_latin("Zoë’s firm"), is_latin("Лахор, IT"), is_latin("2024")
    (True, False, True)
    """
    letters = [c for c in text[:_ENOUGH] if c.isalpha()]
    return 2 * sum(c < _BEYOND_LATIN or "\u1e00" <= c <= "\u1eff" for c in letters) >= len(letters)


def content_mark(source: Source, options: Options) -> str:
    """Give a hash of all that reading a source depends on, without reading what will be skipped as too large."""
    parts: list[Any] = [
        source.sha256,
        sorted(source.listed.items()),
        sorted(source.known.items()),
        source.notes,
        options.encoding,
    ]
    if source.text is None and not source.sha256:
        most = most_bytes(source, options.limits)
        try:
            raw = source.raw if source.raw is not None else read_file(source.path, source.shown, most)
            parts.append(hashlib.sha256(raw).hexdigest())
            if len(raw) > options.limits.text:  # the text within may or may not pass the bound
                parts.append(options.limits.text)
        except CorpusError as error:
            parts.append(str(error))
        package = FAMILIES.get(source.path.suffix.lower(), FAMILIES[".txt"])[1]
        parts.append(version_of(package) if package else None)
    parts += source.corrections
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


def normalised(text: str) -> str:
    """Reduce a text to its words in lower case, so that copies with other spaces, quotes and line ends are equal."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold())
    return " ".join(words.split())
