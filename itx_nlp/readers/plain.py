"""Plain text and Markdown: which encoding, and the front matter at the top."""

import codecs
import re

from itx_nlp.errors import CorpusError
from itx_nlp.readers import Limits, Note, Reading

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP or Office file"), (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip file"), (b"\xd0\xcf\x11\xe0", "an old Office file"), (b"SQLite format 3", "a database"),
    (b"Rar!", "an archive"), (b"7z\xbc\xaf", "an archive"), (b"BZh", "an archive"), (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF file"),
)  # fmt: skip
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_LONGEST_FRONT = 20_000
_PLAIN_LINE = re.compile(
    r"""(?P<key>[A-Za-z]\w*)[ \t]*:[ \t]+"""
    r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s\[{"'|>&*!#%@`-].*))"""
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¢¶¼±]|Â[£ °]")


def read(raw: bytes, name: str, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Read a text or Markdown file; offsets count in exactly what it decodes to."""
    text, used, notes = decode(raw, name, encoding)
    text, repaired = without_surrogates(text)
    known, body_start, more = front_matter(text)
    return Reading(text=text, encoding=used, known=known, body_start=body_start, notes=(*notes, *repaired, *more))


def decode(raw: bytes, name: str, encoding: str | None = None) -> tuple[str, str, tuple[Note, ...]]:
    """Decode by the byte order mark, as strict UTF-8, as UTF-16 without mark, as Windows-1252, else by statistics.

    Args:
        encoding: what the user says it is in; then nothing is guessed.
    Returns:
        The text, the encoding's name, and what was guessed or repaired.
    Raises:
        CorpusError: the file is binary, or not in the encoding the user named.
    """
    if encoding:
        try:
            return raw.decode(encoding), encoding, ()
        except (UnicodeDecodeError, LookupError) as error:
            raise CorpusError(f"{name} is not in {encoding}: {error}. Leave out --encoding.", "encoding") from error
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, marked)
    what = next((what for magic, what in _FORMATS if raw.startswith(magic)), None)
    if what:
        raise CorpusError(f"{name} is {what}, not text. Give it its right suffix or save it as text.", "binary")
    if wide := _wide(raw):
        return raw.decode(wide), wide, (("encoding", f"read as {wide}, without a byte order mark"),)
    if len(raw.translate(None, _CONTROLS)) < 0.99 * len(raw):
        raise CorpusError(f"{name} is not text. Save it as text.", "binary")
    try:
        return raw.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _legacy(raw, name, error)


def _marked(raw: bytes, encoding: str) -> tuple[str, str, tuple[Note, ...]]:
    try:
        return raw.decode(encoding), encoding, ()
    except UnicodeDecodeError as error:
        return raw.decode(encoding, "replace"), encoding, (("encoding", f"damaged {encoding}: {error.reason}"),)


def _wide(raw: bytes) -> str | None:
    """Name the UTF-16 of a text without mark: nearly every second byte is null, always on one side."""
    sample = raw[:4096]
    low, high = sample[1::2].count(0), sample[::2].count(0)
    for encoding, zeros, others in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        if zeros > 0.3 * len(sample) and others < 0.02 * len(sample):
            try:
                raw.decode(encoding)
                return encoding
            except UnicodeDecodeError:
                return None
    return None


def _legacy(raw: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str, tuple[Note, ...]]:
    damaged = raw.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    high = sum(1 for c in damaged if c > "\x7f") - bad
    if high > 4 * bad:  # UTF-8 in which a few bytes were lost: reading all of it otherwise would garble the rest
        return damaged, "utf-8", (("encoding", f"{bad} bytes are not UTF-8 (the first at {error.start}); replaced"),)
    if len(raw.translate(None, bytes(range(128)))) < 0.25 * len(raw):
        try:
            return raw.decode("cp1252"), "cp1252", ()
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise CorpusError(f"{name} is in no encoding we know. Save it as UTF-8 or pass --encoding.", "encoding")
    return raw.decode(best.encoding), best.encoding, (("encoding", f"guessed as {best.encoding}"),)


def without_surrogates(text: str) -> tuple[str, tuple[Note, ...]]:
    """Replace lone surrogates, which no file can keep, one character for one; say so, and say what looks garbled."""
    repaired, count = _SURROGATE.subn("\ufffd", text)
    notes = [("repaired", f"{count} lone surrogates replaced")] if count else []
    if len(_MOJIBAKE.findall(text[:200_000])) > 2:
        notes.append(("mojibake", "looks like UTF-8 once read as Windows-1252; taken as it is"))
    if "\x00" in text:
        notes.append(("null", f"{text.count(chr(0))} null characters, taken as white space"))
    return repaired, tuple(notes)


def front_matter(text: str) -> tuple[dict[str, str], int, tuple[Note, ...]]:
    """Read YAML front matter, or the plain lines of what is none: "title: Cotton: a review" lacks its quotes.

    Returns:
        What it says, where the article begins behind it, and a note where it is no YAML.
    """
    match = _FRONT_MATTER.match(text, 0, _LONGEST_FRONT)
    if not match:
        return {}, 0, ()
    if "&" in match["yaml"] and "*" in match["yaml"]:  # anchors can be made to grow without end
        note = "front matter has & and *, as YAML's anchors do; only its plain lines are read"
        return _plain_lines(match["yaml"]), match.end(), (("front_matter", note),)
    import yaml

    try:
        # BaseLoader makes strings of everything and objects of nothing.
        content = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        note = f"front matter is not YAML (line {line}); only its plain lines are read. Quote values with a colon"
        return _plain_lines(match["yaml"]), match.end(), (("front_matter", note),)
    if not isinstance(content, dict):
        return {}, 0, ()
    found = {
        str(key).strip().lower(): ", ".join(map(str, value)) if isinstance(value, list) else value
        for key, value in content.items()
        if isinstance(value, str | list)
    }
    return {key: value for key, value in found.items() if value}, match.end(), ()


def _plain_lines(yaml: str) -> dict[str, str]:
    """Read each line that is a name, a colon and a value, and nothing that YAML would build on."""
    found = (_PLAIN_LINE.fullmatch(line.rstrip()) for line in yaml.splitlines())
    return {line["key"].lower(): line["double"] or line["single"] or line["plain"] for line in found if line}
