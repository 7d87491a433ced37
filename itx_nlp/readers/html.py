"""HTML: the article's text, title, author, publisher and date, by trafilatura."""

import logging
import re
from html.parser import HTMLParser

from itx_nlp.errors import CorpusError
from itx_nlp.readers import Limits, Reading, plain

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_LARGEST = 4  # times the text: markup weighs more than what it marks
_DEEPEST = 2_000  # open elements; lxml would recurse through all of them
_SKIPPED = {"script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "button"}
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "article", "section", "blockquote"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def read(raw: bytes, name: str, encoding: str | None = None, limits: Limits = Limits()) -> Reading:
    """Take the article out of a page.

    Raises:
        CorpusError: the page is too large, or has no text in it.
    """
    if len(raw) > _LARGEST * limits.text:
        raise CorpusError(f"{name} has {len(raw):,} bytes. Save the article alone, or raise --max-mb.", "too_large")
    page, used, notes = _decode(raw, name, encoding)
    page, more = plain.without_surrogates(page)
    notes = (*notes, *more)
    text, known = _article(page) if _depth(page) <= _DEEPEST else ("", {})
    if not text:
        text = _all_text(page)
        notes = (*notes, ("guessed", "no article was recognised in the page; all its paragraphs are taken"))
    if not text:
        raise CorpusError(f"{name} has no text in it.", "empty")
    return Reading(text=text + "\n", encoding=used, known=known, notes=notes, taken_out=True)


def _decode(raw: bytes, name: str, encoding: str | None) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    declared = _CHARSET.search(raw, 0, 4096)
    if not encoding and declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        named = declared[1].decode("ascii", "replace").lower()
        named = "cp1252" if named in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else named
        try:
            return raw.decode(named), named, ()
        except (UnicodeDecodeError, LookupError):
            pass
    return plain.decode(raw, name, encoding)


def _article(page: str) -> tuple[str, dict[str, str]]:
    import trafilatura
    from lxml import etree

    for noisy in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError):
        return "", {}  # a broken page is read by the plain parser below, and the row of `problems` says so
    if found is None:
        return "", {}
    made = found if isinstance(found, dict) else found.as_dict()
    known = {
        "title": made.get("title"),
        "author": made.get("author"),
        "publisher": made.get("sitename"),
        "published": made.get("date"),
        "url": made.get("url"),
    }
    return (made.get("text") or "").strip(), {key: str(value) for key, value in known.items() if value}


class _Depth(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)


def _depth(page: str) -> int:
    # The cheap bound first: a page of fewer tags cannot be deeper.
    if page.count("<") <= _DEEPEST:
        return 0
    counter = _Depth()
    counter.feed(page)
    return counter.deepest


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipping: str | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if self.skipping is None and tag in _SKIPPED:
            self.skipping = tag
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.skipping:
            self.skipping = None
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.skipping is None:
            self.parts.append(re.sub(r"\s+", " ", data))


def _all_text(page: str) -> str:
    parser = _Text()
    parser.feed(page)
    lines = (line.strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)
