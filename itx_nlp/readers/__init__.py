"""From a file of any kind to text: one module per family of formats; nothing of language in here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module, metadata
from pathlib import PurePath
from typing import Protocol, cast

from itx_nlp.errors import CorpusError

METADATA = ("title", "author", "publisher", "published", "url")
Note = tuple[str, str]  # kind and message of a row of `problems`

# suffix: module, the package it needs, the extra that brings it
FAMILIES: dict[str, tuple[str, str | None, str | None]] = {
    ".txt": ("plain", None, None),
    ".text": ("plain", None, None),
    ".md": ("plain", None, None),
    ".markdown": ("plain", None, None),
    ".html": ("html", "trafilatura", "html"),
    ".htm": ("html", "trafilatura", "html"),
    ".xhtml": ("html", "trafilatura", "html"),
    ".pdf": ("pdf", "pypdfium2", "pdf"),
    ".docx": ("docx", "python-docx", "docx"),
}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one article may cost: characters of text (bytes of a plain file), and seconds."""

    text: int = 5_000_000
    seconds: float = 60.0


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a file holds: its text, what it says of itself, and what had to be repaired or guessed.

    body_start is where the text begins behind front matter; taken_out says that `text` stands in no file as it is.
    """

    text: str
    encoding: str
    body_start: int = 0
    known: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    taken_out: bool = False


class Reader(Protocol):
    """A module of this folder."""

    def read(self, raw: bytes, name: str, encoding: str | None, limits: Limits) -> Reading:
        """Read the bytes of a file; raise CorpusError where that is not possible."""
        ...


def read_bytes(raw: bytes, name: str, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Read a file's bytes by the suffix of its name.

    Raises:
        CorpusError: it is empty, binary, too large, damaged, or needs a package that is not installed.
    """
    module, package, extra = FAMILIES.get(PurePath(name).suffix.lower(), FAMILIES[".txt"])
    if package and version_of(package) is None:
        raise CorpusError(f"{name} needs {package}. Run: pip install 'itx-nlp[{extra}]'", "missing_extra")
    if not raw.strip(b" \t\r\n\x00"):
        raise CorpusError(f"{name} is empty.", "empty")
    reader = cast(Reader, import_module(f"itx_nlp.readers.{module}"))
    reading = reader.read(raw, name, encoding, limits)
    if len(reading.text) > limits.text:
        raise CorpusError(
            f"{name} has {len(reading.text):,} characters, more than {limits.text:,}. Split it or raise --max-mb.",
            "too_large",
        )
    if not any(c.isalnum() for c in reading.text[reading.body_start :]):
        raise CorpusError(f"{name} has no words in it.", "empty")
    return reading


def version_of(package: str) -> str | None:
    """Give the version of an installed package, or None."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
