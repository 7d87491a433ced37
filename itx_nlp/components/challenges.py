"""Find the sentences that speak of an obstacle or its remedy, and of which category."""

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp import document
from itx_nlp.classifier import TextClassifier, load_embeddings
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.likeness import Likeness
from itx_nlp.classifier.model import squash
from itx_nlp.resources import models
from itx_nlp.tables import Challenge
from itx_nlp.text.challenges import Domain, Examples, own_data, read_examples

Range = tuple[int, int]
_log = logging.getLogger("itx_nlp")
_LEAST = 3  # fewer words are no statement
_ENOUGH = 5  # a reported part with fewer words does not stand for its sentence
_PRIOR, _STRENGTH, _SLOPE = 0.6, 4.0, 2.0


@Language.factory(
    "itx_challenges",
    assigns=["doc.spans", "span._.challenges"],
    default_config={"data": None},
)
class Challenges:
    """Fill doc.spans["challenges"], a span a sentence; its `_.challenges` is a tuple of rows without ids.

    Works on whatever is there: body spans of itx_segmentation, else all sentences, else the text as one.

    data: a folder whose challenges/ are laid over ours and whose models/challenges is used where it is there, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        embeddings = load_embeddings(models() / "embeddings")
        folder = _folder(data)
        self.model = TextClassifier.load(folder, embeddings)
        self.stance = TextClassifier.load(folder / "stance", embeddings)
        self.domain = Domain.read(data)
        self.likeness: Likeness | None = None
        if own_data(data):
            self.likeness = _compare(read_examples(data), self.model, data)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[document.CHALLENGES] = []
        text = doc.text  # spaCy joins the tokens anew on each call
        places = list(_sentences(doc, text))
        if not places:
            return doc
        shift = self._shift([text[start:end] for start, end in places])
        texts = _contents(doc, text, places)
        scores = squash(self.model.calibrated(texts) + shift[:, None])
        for number, found in enumerate(self._found(texts, scores)):
            if found:
                self._mark(doc, places[number], texts[number], found)
        return doc

    def _found(self, texts: list[str], scores: Matrix) -> list[dict[str, float]]:
        """Give the categories of every text, with their scores."""
        above = scores >= self.model.thresholds
        found = [
            {self.model.classes[column]: float(scores[row, column]) for column in np.flatnonzero(above[row])}
            for row in range(len(texts))
        ]
        if self.likeness:
            for row, also in enumerate(self.likeness.found(texts)):
                found[row] |= also
        return found

    def _shift(self, texts: list[str]) -> Matrix:
        """Say how much less likely challenges are in a text that seldom speaks of the industry (0: as likely).

        A model's scores hold for the share of classes it was trained with; elsewhere their log-odds are shifted
        (Saerens et al. 2002). A short text is given the benefit of the doubt.
        """
        own = np.array([self.domain.holds(text) for text in texts], dtype=np.float32)
        share = (own.sum() + _PRIOR * _STRENGTH) / (len(texts) + _STRENGTH)
        shift = _SLOPE * min(0.0, float(np.log(share / (1 - share))))
        return np.asarray(shift * (1 - own / 2), np.float32)

    def _mark(self, doc: Doc, place: Range, text: str, found: dict[str, float]) -> None:
        start, end = place
        stance = "remedy" if self.stance.scores([text])[0, 0] >= self.stance.thresholds[0] else "problem"
        speaker = _speaker(doc, start, end)
        rows = tuple(
            Challenge(start=start, end=end, category=name, score=round(score, 4), stance=stance, speaker_name=speaker)
            for name, score in sorted(found.items())
        )
        span = document.span_of(doc, start, end)
        span._.challenges = rows
        doc.spans[document.CHALLENGES].append(span)


def _folder(data: str | None) -> Path:
    own = Path(data) / "models" / "challenges" if data else None
    return own if own and (own / "model.json").is_file() else models() / "challenges"


def _compare(examples: Examples, model: TextClassifier, data: str | None) -> Likeness | None:
    """Say so if the model has not seen all examples; give likeness for categories it does not know."""
    if model.about.get("data_sha256") == examples.hash():
        return None
    _log.warning("The examples in %s are not those of the model. Run: itx-nlp train challenges --data %s", data, data)
    unknown = [name for name in examples.categories if name not in model.classes]
    return Likeness.learn(examples, unknown, model.embeddings) if unknown else None


def _sentences(doc: Doc, whole: str) -> Iterator[Range]:
    """Give the characters of every sentence of the body, without white space around it; no lead-ins of lists."""
    for start, end in _whole(doc):
        text = whole[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if len(text.split()) >= _LEAST and not text.rstrip().endswith(":"):
            yield start, end


def _whole(doc: Doc) -> Iterator[Range]:
    if not doc.has_annotation("SENT_START"):
        yield 0, len(doc.text)
        return
    skipped = [(s.start, s.end) for key in (document.BOILERPLATE, document.HEADER) for s in doc.spans.get(key, [])]
    outside = {i for start, end in skipped for i in range(start, end)}
    for sentence in doc.sents:
        if sentence.start not in outside:
            yield sentence.start_char, sentence.end_char


def _contents(doc: Doc, text: str, places: list[Range]) -> list[str]:
    """Give what every sentence says: without who says it, where somebody is quoted or reported."""
    claims = [c for c in document.marked(doc, document.CLAIMS, "claim") if c.quote != "none"]
    texts = []
    for start, end in places:
        inside = [text[max(c.start, start) : min(c.end, end)] for c in claims if c.start < end and start < c.end]
        said = " ".join(inside)
        texts.append(said if len(said.split()) >= _ENOUGH else text[start:end])
    return texts


def _speaker(doc: Doc, start: int, end: int) -> str | None:
    """Name the speaker of the first claim in a sentence that has one."""
    for claim in document.marked(doc, document.CLAIMS, "claim"):
        if claim.start < end and start < claim.end and claim.speaker_name:
            return str(claim.speaker_name)
    return None
