"""Turn attributions, and what the article asserts itself, into claims: kind, quote, source, score."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from itx_nlp import document
from itx_nlp.components.asserted import characters, own_words
from itx_nlp.components.attribution import Attribution
from itx_nlp.components.coreference import Sources
from itx_nlp.components.grammar import trim
from itx_nlp.components.kinds import Kinds
from itx_nlp.components.mentions import NOBODY, Source
from itx_nlp.components.worth import Findings, Worth
from itx_nlp.resources import read_entries
from itx_nlp.tables import Claim
from itx_nlp.text.cues import CueLexicon
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.quotations import find_quotations
from itx_nlp.text.wordlists import listed

_RUN_IN = re.compile(r"(?:\d+[.)]\s+|[•*–-]\s+)?[A-Z][\w&’'/-]*(?:\s+[\w&’'/-]+){0,5}:\s+(?=[A-Z])")
_CONNECTIVE = Pattern(r"(?:«connectives»,\s+|(?:and|but|so(?! (?:far|few|long|many|much)\b)|yet|or)\s+)", re.IGNORECASE)


@Language.factory(
    "itx_claims",
    requires=["doc.spans", "span._.attribution"],
    assigns=["doc.spans", "span._.claim"],
    default_config={"data": None},
)
class Claims:
    """Fill doc.spans["claims"]; each span's `_.claim` is a row without its ids.

    data: a folder whose cues.jsonl, sources.jsonl, body_nouns.jsonl and wordings.jsonl are laid over ours and whose
        models/claims is used where it is there, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        self.data = data
        self.nouns = {row["noun"]: row["kind"] for row in read_entries("sources.jsonl", "noun", data, ["kind"])}
        self.kinds = Kinds.read(data)
        self.worth = Worth(self.kinds, data)
        lexicon = CueLexicon.read(data)
        self.base = {form: cues[-1].words[0] for form, cues in lexicon.verbs.items()}
        self.base |= dict.fromkeys(listed("things asked for"), "demand")

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[document.CLAIMS] = []
        reading = _Reading(doc)
        claims = list(self._claims(doc, reading))
        spans = _weighed(doc, claims)
        parts = [(span, reading.findings.inside(span.start_char, span.end_char)) for span in spans]
        for claim, score in zip(claims, self.worth.scores(parts), strict=True):
            document.mark(doc, document.CLAIMS, "claim", replace(claim, score=score))
        return doc

    def _claims(self, doc: Doc, reading: "_Reading") -> Iterator[Claim]:
        """Give the claims of every sentence of the body, without scores."""
        skipped = {
            token.i
            for key in (document.BOILERPLATE, document.HEADER)
            for span in doc.spans.get(key, [])
            for token in span
        }
        attributions = document.marked(doc, document.QUOTES, "attribution")
        sources = Sources(doc, self.nouns, self.data)
        resolved = {id(one): _source(sources, one) for one in sorted(attributions, key=_spoken)}
        starts = [one.start for one in attributions]
        for sentence in document.sentences(doc):
            if sentence.start in skipped:
                continue
            first, last = (bisect_left(starts, at) for at in (sentence.start_char, sentence.end_char))
            for one in attributions[first:last]:
                claim = self._attributed(reading, one, resolved[id(one)])
                if claim:
                    yield claim
            for start, end in own_words(doc, sentence, attributions[first:last], reading.findings):
                claim = self._claim(reading, start, end, "")
                if claim:
                    yield claim

    def _attributed(self, reading: "_Reading", one: Attribution, source: Source) -> Claim | None:
        words = reading.text[one.cue_start : one.cue_end].lower().split() if one.cue_start is not None else []
        cue = next((" ".join([self.base[w], *words[i + 1 :]]) for i, w in enumerate(words) if w in self.base), "")
        return self._claim(reading, one.start, one.end, cue, one, source)

    def _claim(
        self,
        reading: "_Reading",
        start: int,
        end: int,
        cue: str,
        one: Attribution | None = None,
        source: Source = NOBODY,
    ) -> Claim | None:
        doc = reading.doc
        if one is None or not one.direct:
            start = _skip_lead(reading, start, end)
        if not reading.text[start:end].strip():
            return None
        span = document.span_of(doc, start, end)
        figures = reading.findings.inside(start, end).figures
        kind = self.kinds.kind_of(span, figures, "" if one is not None and one.direct else cue)
        if one is None:
            return Claim(start=start, end=end, kind=kind, quote="none")
        return Claim(
            start=start,
            end=end,
            kind=kind,
            quote=reading.label(start, end, one),
            speaker=reading.text[one.speaker_start : one.speaker_end] if one.speaker_start is not None else None,
            speaker_start=one.speaker_start,
            speaker_end=one.speaker_end,
            cue=reading.text[one.cue_start : one.cue_end] if one.cue_start is not None else None,
            cue_start=one.cue_start,
            cue_end=one.cue_end,
            speaker_name=source.name,
            speaker_role=source.role,
            speaker_org=source.org_id,
        )


class _Reading:
    """What claims ask a Doc about a stretch of it."""

    def __init__(self, doc: Doc):
        self.doc, self.text = doc, document.text_of(doc)
        self.quotations = [(q.inner_start, q.inner_end) for q in find_quotations(self.text) if q.double]
        self.findings = Findings(doc)

    def share(self, start: int, end: int, one: Attribution) -> float:
        """Give the share of the words that stand inside quotation marks, attribution words left out."""
        words = [
            token
            for token in document.span_of(self.doc, start, end)
            if not token.is_punct and not token.is_space and not _within(token.idx, one)
        ]
        first = max(0, bisect_left(self.quotations, (start, 0)) - 1)
        near = self.quotations[first : bisect_left(self.quotations, (end, 0))]
        for (_, left), (right, _) in pairwise(near):
            if one.direct and one.cue_start is not None and left <= one.cue_start < right:
                words = [token for token in words if not left <= token.idx < right]  # `“A,” Mr Rana said, “b.”`
        quoted = sum(any(a <= token.idx < b for a, b in near) for token in words)
        return quoted / len(words) if words else 0.0

    def label(self, start: int, end: int, one: Attribution) -> str:
        """Say how much of a claim is quoted: indirect, mixed or direct."""
        share = 1 if one.spoken else self.share(start, end, one)
        if one.direct and share > 0.99:
            return "direct"
        return "indirect" if share == 0 else "direct" if share == 1 else "mixed"


def _weighed(doc: Doc, claims: list[Claim]) -> list[Span]:
    """Give the words that tell the worth of each claim: with those that attribute it, which make it a fact or a wish.

    A reported claim that is the only one of its sentence takes all of it: to have voted for a bill, as one says, for
    the sake of the farmers can be looked up, whoever meant well.
    """
    sentences = [doc[document.span_of(doc, claim.start, claim.end).start].sent for claim in claims]
    shared = Counter(sentence.start for sentence in sentences)
    spans = []
    for claim, sentence in zip(claims, sentences, strict=True):
        edges = [claim.start, claim.end]
        if claim.quote in {"indirect", "mixed"} and shared[sentence.start] == 1 and claim.end <= sentence.end_char:
            a, b = trim(doc, sentence.start, sentence.end)
            edges += characters(doc, a, b)
        elif claim.quote not in {"direct", "none"}:
            around = (claim.speaker_start, claim.speaker_end, claim.cue_start, claim.cue_end)
            edges += [at for at in around if at is not None and claim.start - 100 < at < claim.end + 100]
        spans.append(document.span_of(doc, min(edges), max(edges)))
    return spans


def _within(position: int, one: Attribution) -> bool:
    """Say whether a character belongs to the words that attribute, or stands between them."""
    edges = [e for e in (one.speaker_start, one.speaker_end, one.cue_start, one.cue_end) if e is not None]
    if not edges or max(edges) - min(edges) > 200:
        return False
    return min(edges) <= position < max(edges)


def _spoken(one: Attribution) -> int:
    return one.speaker_start if one.speaker_start is not None else one.start


def _source(sources: Sources, one: Attribution) -> Source:
    if one.speaker_start is None or one.speaker_end is None:
        return NOBODY
    return sources.resolve(one.speaker_start, one.speaker_end)


def _skip_lead(reading: "_Reading", start: int, end: int) -> int:
    """Skip a run-in heading, which tells no figure, and connectives at the front of a claim."""
    text, heading = reading.text, _RUN_IN.match(reading.text, start, end)
    if heading and end - heading.end() > 20 and not reading.findings.inside(start, heading.end()).figures:
        start = heading.end()
    connective = _CONNECTIVE.match(text, start, end)
    return connective.end() if connective and end - connective.end() > 10 else start
