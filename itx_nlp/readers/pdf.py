"""PDF: the text layer, by pypdfium2 in a process of its own; a damaged file can take PDFium down with it."""

import json
import re
import subprocess
import sys

from itx_nlp.errors import CorpusError
from itx_nlp.readers import Limits, Reading

_NARROW = 40  # characters: a page of shorter lines has no running text
_FULL = 0.85  # of the width; letters are not of one width
_BULLET = re.compile(r"\s*(?:[•·▪●*–—-]|\d{1,2}[.)])\s")
_LARGEST = 100_000_000
_PAGES = 5_000
_SAVED_AS = ("microsoft word", "untitled", "layout", "print", ".doc", ".indd", ".qxd", ".pdf")


def read(raw: bytes, name: str, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Take the text out of a PDF, its lines put together into paragraphs, pages apart by an empty line.

    Raises:
        CorpusError: it is too large, damaged, encrypted, takes too long, or has no text layer.
    """
    if len(raw) > _LARGEST:
        raise CorpusError(f"{name} has {len(raw):,} bytes. Split it.", "too_large")
    command = [sys.executable, "-P", "-c", f"import sys; sys.path[:] = {sys.path!r}; import itx_nlp.readers.pdf as p; "
               f"p.main({limits.text})"]  # fmt: skip
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise CorpusError(f"{name} took more than {limits.seconds:.0f} s to read.", "timeout") from error
    try:
        found = json.loads(done.stdout)
    except ValueError as error:
        raise CorpusError(f"{name} is damaged: the PDF reader broke off.", "damaged") from error
    if found["problem"]:
        kind, what = found["problem"]
        raise CorpusError(f"{name} {what}", kind)
    known = {"title": found["title"]} if found["title"] else {}
    return Reading(text=found["text"], encoding="pdf", known=known, taken_out=True)


def main(most: int) -> None:
    """Read a PDF on standard input and write what is in it as JSON; runs in the child process."""
    import pypdfium2

    found: dict[str, object] = {"problem": None, "title": "", "text": ""}
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        found["title"] = _title(document.get_metadata_dict().get("Title", ""))
        text = _text(document, most)
        found["text"] = text
        if not text.strip():
            found["problem"] = ("no_text", "has no text layer (a scan?). Run it through OCR first.")
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        found["problem"] = (
            ("encrypted", "asks for a password. Save it without one.")
            if encrypted
            else ("damaged", f"is damaged: {error}")
        )
    sys.stdout.write(json.dumps(found))


def _text(document: "object", most: int) -> str:
    pages: list[str] = []
    length = 0
    for number in range(min(len(document), _PAGES)):  # type: ignore[arg-type]
        page = document[number]  # type: ignore[index]
        text = page.get_textpage().get_text_range()
        # U+FFFE is PDFium's mark for a hyphen that only breaks a line.
        text = text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "").replace("\x00", " ")
        text = "".join(c if not 0xD800 <= ord(c) <= 0xDFFF else "\ufffd" for c in text)
        pages.append(unwrapped(text.strip()))
        length += len(text)
        if length > most:
            break
    return "\n\n".join(page for page in pages if page) + "\n"


def unwrapped(page: str) -> str:
    """Put the lines of a page together into paragraphs: a line that has no room for the next word goes on.

    What begins with a bullet stays apart, and so does what follows a number or a colon, as in tables and lists.
    """
    lines = page.split("\n")
    full = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = full[len(full) * 9 // 10] if full else 0
    if width < _NARROW:
        return page
    out = lines[:1]
    last = lines[0].rstrip()
    for line in lines[1:]:
        word = line.split(maxsplit=1)[:1] or [""]
        no_room = word[0] and len(last) + 1 + len(word[0]) >= _FULL * width
        goes_on = word[0][:1].islower() or not (last[-1:].isdigit() or last.endswith(("%", ":", "|")))
        if no_room and goes_on and not _BULLET.match(line):
            out[-1] = f"{out[-1].rstrip()} {line.lstrip()}"
        else:
            out.append(line)
        last = line.rstrip()
    return "\n".join(out)


def _title(text: str) -> str:
    usable = 10 < len(text) < 300 and not any(word in text.lower() for word in _SAVED_AS)
    return "".join(c if c.isprintable() else " " for c in text).strip() if usable else ""
