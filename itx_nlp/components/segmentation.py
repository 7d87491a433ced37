"""Mark body, headers and boilerplate, and fix every sentence boundary before the parser runs."""

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.text.sentences import Abbreviations, sentence_starts
from itx_nlp.text.zones import BODY, BOILERPLATE, Furniture, find_zones


@Language.factory(
    "itx_segmentation",
    assigns=["doc.spans", "token.is_sent_start", "span._.zone"],
    default_config={"data": None},
)
class Segmentation:
    """Fill doc.spans["body"], ["header"] and ["boilerplate"], a span a paragraph; `_.zone` names its kind.

    data: a folder whose boilerplate.jsonl and abbreviations.jsonl are laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        self.furniture = Furniture.read(data)
        self.abbreviations = Abbreviations.read(data)

    def __call__(self, doc: Doc) -> Doc:
        text = document.text_of(doc)
        zones = find_zones(text, self.furniture, doc._.title)
        groups: dict[str, list] = {document.BODY: [], document.HEADER: [], document.BOILERPLATE: []}
        starts: list[int] = []
        for zone in zones:
            span = document.span_of(doc, zone.start, zone.end)
            span._.zone = zone.kind
            groups[zone.kind if zone.kind in (BODY, BOILERPLATE) else document.HEADER].append(span)
            if zone.kind == BODY:
                starts.extend(sentence_starts(text, zone.start, zone.end, self.abbreviations))
            else:
                starts.append(zone.start)
        for key, spans in groups.items():
            doc.spans[key] = spans
        self._set_starts(doc, starts)
        return doc

    def _set_starts(self, doc: Doc, starts: list[int]) -> None:
        """Begin a sentence at the first token at or behind each position; white space goes with what is before it."""
        position = 0
        values = numpy.full(len(doc), -1, dtype=numpy.int64)
        for token in doc:
            while position < len(starts) and starts[position] <= token.idx and not token.is_space:
                values[token.i] = 1
                position += 1
        values[:1] = 1
        # All at once: setting token.is_sent_start looks through the whole document each time.
        doc.from_array([SENT_START], values.astype(numpy.uint64))  # type: ignore[arg-type]
