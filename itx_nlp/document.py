"""What our components leave on a Doc: span groups, attributes, and how they survive serialization."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

import srsly
from spacy.tokens import Doc, Span

from itx_nlp import tables

BODY = "body"
HEADER = "header"  # headline, byline, dateline, section headings, author's sign-off
BOILERPLATE = "boilerplate"
ORGANIZATIONS = "organizations"
PEOPLE = "people"
DATES = "dates"
FIGURES = "figures"
QUOTES = "quotes"
CLAIMS = "claims"
CHALLENGES = "challenges"

DOC_ATTRIBUTES = {"title": None, "published": None, "publisher": None, "author": None, "country": None, "mended": False}
SPAN_ATTRIBUTES = ("zone", "organization", "person", "gender", "date", "figure", "attribution", "claim", "challenges")

for _name, _default in DOC_ATTRIBUTES.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)
for _name in SPAN_ATTRIBUTES:
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)


@lru_cache(maxsize=1)
def text_of(doc: Doc) -> str:
    """Give the text of a document, kept for the next that asks: spaCy joins the tokens anew each time."""
    return doc.text


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Make the smallest span of whole tokens that holds the characters start to end.

    Raises:
        ValueError: the characters lie outside the document.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"characters {start} to {end} are not in a document of {len(doc.text)} characters")
    return span


def sentences(doc: Doc) -> list[Span]:
    """List the sentences; a Doc whose boundaries nobody has set is one."""
    if doc.has_annotation("SENT_START"):
        return list(doc.sents)
    return [doc[:]] if len(doc) else []


def mark(doc: Doc, key: str, attribute: str, value: Any) -> Span:
    """Add a span for `value` (which knows its own start and end) to doc.spans[key] and hang the value on it.

    Where the value begins or ends inside a token the span is wider; the value keeps its exact characters.
    """
    span = span_of(doc, value.start, value.end)
    span._.set(attribute, value)
    if key not in doc.spans:
        doc.spans[key] = []
    doc.spans[key].append(span)
    return span


def marked(doc: Doc, key: str, attribute: str) -> list[Any]:
    """List the values hung on the spans of one group, by start."""
    found = [span._.get(attribute) for span in doc.spans.get(key, [])]
    return sorted((value for value in found if value is not None), key=lambda value: (value.start, value.end))


_STORABLE: dict[str, type] = {row_type.__name__: row_type for row_type in tables.ROW_TYPES.values()}


def storable(cls: type) -> type:
    """Let a dataclass be kept in Doc.user_data through DocBin, to_bytes and several processes (class decorator)."""
    _STORABLE[cls.__name__] = cls
    return cls


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if type(value).__name__ in _STORABLE and isinstance(value, _STORABLE[type(value).__name__]):
        return {"__itx__": type(value).__name__, "fields": _fields(value)}
    if isinstance(value, date):
        return {"__itx__": "date", "fields": value.isoformat()}
    return value if chain is None else chain(value)


def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and "__itx__" in value:
        if value["__itx__"] == "date":
            return date.fromisoformat(value["fields"])
        content = {name: tuple(v) if isinstance(v, list) else v for name, v in value["fields"].items()}
        return _STORABLE[value["__itx__"]](**content)
    return value if chain is None else chain(value)


if "itx_rows" not in srsly.msgpack_encoders:
    srsly.msgpack_encoders.register("itx_rows", func=_encode)
    srsly.msgpack_decoders.register("itx_rows", func=_decode)


def marked_lists(doc: Doc, key: str, attribute: str) -> list[tuple[Any, ...]]:
    """List the tuples hung on the spans of one group, by place (a sentence may have several challenges)."""
    spans = sorted(doc.spans.get(key, []), key=lambda span: span.start)
    return [values for span in spans if (values := span._.get(attribute))]
