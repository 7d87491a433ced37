"""Find who says what: quotations and reported speech, each with its cue and its speaker."""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.components.direct import quoted_speech
from itx_nlp.components.grammar import Range, mend_subjects
from itx_nlp.components.indirect import Reporter
from itx_nlp.components.interviews import interview
from itx_nlp.components.items import list_items
from itx_nlp.components.page import Page, Reported
from itx_nlp.components.turns import turns
from itx_nlp.resources import read_entries
from itx_nlp.text.cues import CueLexicon


@document.storable
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source's content in one sentence, in characters; speaker and cue are None where no words name them.

    spoken: direct speech without quotation marks, as interviews print it.
    """

    start: int
    end: int
    direct: bool = False
    spoken: bool = False
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None


@Language.factory(
    "itx_attribution",
    requires=["token.dep", "token.tag", "doc.spans", "span._.person", "span._.organization"],
    assigns=["doc.spans", "span._.attribution"],
    default_config={"data": None},
)
class Attributions:
    """Fill doc.spans["quotes"]; each span's `_.attribution` says whose words it holds.

    data: a folder whose cues.jsonl and sources.jsonl are laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        self.lexicon = CueLexicon.read(data)
        self.nouns = {row["noun"]: row["kind"] for row in read_entries("sources.jsonl", "noun", data, ["kind"])}

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[document.QUOTES] = []
        mend_subjects(doc)
        for one in self.find(doc):
            document.mark(doc, document.QUOTES, "attribution", _attribution(doc, one))
        return doc

    def find(self, doc: Doc) -> list[Reported]:
        """Give everything a Doc attributes outside boilerplate and headers, in order."""
        skip = [(s.start, s.end) for key in (document.BOILERPLATE, document.HEADER) for s in doc.spans.get(key, [])]
        page = Page(doc, self.lexicon, self.nouns, skip)
        spoken, asked = interview(page)
        spoken = spoken or turns(page)
        taken = {i for one in spoken for i in range(one.start, one.end)}
        questions = {i for start, end in asked for i in range(start, end)}
        direct = [*(one for one in quoted_speech(page) if one.start not in taken | questions), *spoken]
        found = list(direct)
        of_sentence: dict[int, list[Reported]] = {}
        for one in direct:
            of_sentence.setdefault(page.sentence_of[one.start], []).append(one)
        items = list_items(page)
        for number, (start, end) in enumerate(page.sentences):
            if end - 1 in questions:
                continue
            reports = Reporter(page, start, end, of_sentence.get(number, [])).reports()
            if number in items and number not in of_sentence and not (reports and items[number]):
                reports = items[number]  # an item with a source of its own is its source's
            found += reports
        return sorted(found, key=lambda one: (one.start, one.end))


def _attribution(doc: Doc, one: Reported) -> Attribution:
    def characters(words: Range | None) -> tuple[int | None, int | None]:
        return (doc[words[0]].idx, doc[words[1] - 1].idx + len(doc[words[1] - 1])) if words else (None, None)

    speaker, cue = characters(one.speaker), characters(one.cue)
    return Attribution(
        start=doc[one.start].idx,
        end=doc[one.end - 1].idx + len(doc[one.end - 1]),
        direct=one.direct,
        spoken=one.spoken,
        speaker_start=speaker[0],
        speaker_end=speaker[1],
        cue_start=cue[0],
        cue_end=cue[1],
    )
