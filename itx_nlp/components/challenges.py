"""Find the sentences that speak of an obstacle or its remedy, and of which category."""

import logging
import re
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from itx_nlp import document
from itx_nlp.classifier import TextClassifier, load_embeddings
from itx_nlp.classifier.cues import MARKS, Cues
from itx_nlp.classifier.embeddings import Matrix
from itx_nlp.classifier.likeness import Likeness
from itx_nlp.classifier.model import squash
from itx_nlp.classifier.trained import UNSEEN, model_folder
from itx_nlp.components.forms import form_of
from itx_nlp.components.industry import Industry, Judge
from itx_nlp.resources import models
from itx_nlp.tables import Challenge, Claim
from itx_nlp.text.challenges import Domain, Examples, own_data, read_examples

Range = tuple[int, int]
_log = logging.getLogger("itx_nlp")
_LEAST = 3  # fewer words are no statement
_ENOUGH = 5  # a reported part with fewer words does not stand for its sentence
_SHORT = 4  # a text of fewer sentences gets the benefit of the doubt
_ARTICLE = 0.25  # log-odds taken from any article: most of its sentences name no challenge
_FOREIGN = 5.0  # and from one without a word of the domain
_OWN = 1 / 3  # part of all this that a sentence with such a word is spared
_SIDES = tuple(f"{side} {mark}" for side in ("problem", "remedy") for mark in MARKS)
_PLAIN, _COUNTED = 1.0, 2.0  # taken where nothing hints at a problem or a remedy; where such a sentence has a number
_NUMBER = re.compile(r"\d")
_EVIDENCE, _HALF = 10, 0.5  # so many sentences with one, or this part of all, show that an article is about it
_ASIDE = 4  # of these at most come from words of its neighbourhood
_SELDOM, _NEARBY = 3, 2  # with less, only the sentences so near to one of them can be about the industry
_EVEN = 0.5  # chance that a category must have to stand beside a likelier one
_BASE, _WEIGHT, _ROUNDS = 0.5, 4.0, 20  # share of challenges in the examples; how firmly it is believed
_REACH = 1.0  # log-odds by which the draft of a score may be below the threshold and still reach it
_CARRIED, _MOST = 0.7, 4.0  # part of what the sentence before is above the threshold, at most so many log-odds
_SAMPLE = 20  # sentences at most that are compared with one another
_APART, _ALIKE = 0.20, 0.28  # mean cosine of two sentences in a list of unrelated ones, and in a report
_NEXT, _OPENED, _CHANCE = 0.02, 0.1, 3.0  # what counts one for a text of one piece; what chance gives a list
_POINTS_BACK = re.compile(
    r"\W*(?:\S+\s+){0,3}?(?:he|she|it|they|his|her|its|their|them|him|this|that|these|those|but|also|however)\b", re.I
)


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
        folder = model_folder(data)
        self.model = TextClassifier.load(folder, embeddings)
        self.bounds = np.log(self.model.thresholds / (1 - self.model.thresholds))
        self.stance = TextClassifier.load(folder / "stance", embeddings)
        self.domain = Domain.read(data)
        self.cues = Cues.read(data)
        self.likeness: Likeness | None = None
        self.own = own_data(data)
        if self.own:
            self.likeness = _compare(read_examples(data), self.model, self.cues, data)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[document.CHALLENGES] = []
        text = document.text_of(doc)
        places = list(_sentences(doc, text))
        if not places:
            return doc
        claims = document.marked(doc, document.CLAIMS, "claim")
        texts = _contents(text, places, claims)
        vectors = self.model.embeddings.encode(texts)
        whole = _whole(vectors)
        joined = whole if whole == 1 else max(whole, _joined(vectors, texts))
        # A category of one's own may be of any industry.
        apart = self.industry(vectors) if joined and not self.own else 0.0
        own, evidence = self._evidence(doc._.title or "", [text[start:end] for start, end in places])
        foreign = 1 - min(1.0, evidence / min(_EVIDENCE, _HALF * len(places)))
        if whole and evidence < _SELDOM and not self.own:
            kept = _around(own > 0)
            if not len(kept):
                return doc  # as in two news articles of three
            places, texts = [places[i] for i in kept], [texts[i] for i in kept]
            vectors, own = vectors[kept], own[kept]
        hints = self.cues.count(texts, (*self.model.numbers, *_SIDES))
        views = self.model.views(texts, vectors, hints[:, : len(self.model.numbers)])
        logits = self.model.draft(views)
        plain = hints[:, len(self.model.numbers) :].sum(axis=1) == 0
        counted = np.array([bool(_NUMBER.search(text, start, end)) for start, end in places])
        shift = whole * _prior(own, foreign, logits) + joined * apart - _doubt(plain, counted, joined)
        draft = logits + shift + joined * _carried(logits - self.bounds)
        # Most sentences of most articles are far from any category; only the others are compared with the examples.
        likely = np.flatnonzero((draft - self.bounds).max(axis=1) > -_REACH)
        logits[likely] = self.model.settle(views[likely], vectors[likely])
        found = self._found(texts, squash(logits + shift + joined * _carried(logits - self.bounds)))
        marked = [number for number, categories in enumerate(found) if categories]
        spans = [document.span_of(doc, *places[number]) for number in marked]
        stances = self._stances([text[slice(*places[number])] for number in marked], spans)
        for number, span, stance in zip(marked, spans, stances, strict=True):
            _mark(doc, span, places[number], found[number], stance, _speaker(claims, places[number]))
        return doc

    @cached_property
    def industry(self) -> Judge:
        """What tells an article about the industry, read at its first use: training has none yet.

        Raises:
            ModelError: it is missing, damaged, or was made for other vectors.
        """
        return Industry.read(self.model.embeddings.size)

    def _stances(self, texts: list[str], spans: list[Span]) -> list[str]:
        """Tell problem from remedy; here the verb by which something is said counts too (`warned`, `urged`)."""
        forms = [form_of(text, span) for text, span in zip(texts, spans, strict=True)]
        scores = self.stance.scores(texts, self.cues.count(texts, self.stance.numbers), forms)[:, 0]
        return ["remedy" if score >= self.stance.thresholds[0] else "problem" for score in scores]

    def _found(self, texts: list[str], scores: Matrix) -> list[dict[str, float]]:
        """Give the categories of every text, with their scores."""
        likeliest = scores == scores.max(axis=1, keepdims=True)
        above = (scores >= self.model.thresholds) & (likeliest | (scores >= _EVEN))
        found: list[dict[str, float]] = [{} for _ in texts]
        for row, column in zip(*np.nonzero(above), strict=True):
            found[row][self.model.classes[column]] = float(scores[row, column])
        if self.likeness:
            for row, also in enumerate(self.likeness.found(texts)):
                found[row] |= also
        return found

    def _evidence(self, title: str, texts: list[str]) -> tuple[Matrix, float]:
        """Give the weight of the weightiest word of the domain in each sentence, and what all of them show."""
        domain = self.domain.within(" ".join([title, *texts]))
        own = np.array([domain.weigh(text) for text in texts], dtype=np.float32)
        said = np.append(own, domain.weigh(title))
        return own, float(said[said == 1].sum() + min(_ASIDE, said[said < 1].sum()))


def _mark(doc: Doc, span: Span, place: Range, found: dict[str, float], stance: str, speaker: str | None) -> None:
    start, end = place
    span._.challenges = tuple(
        Challenge(start=start, end=end, category=name, score=round(score, 4), stance=stance, speaker_name=speaker)
        for name, score in sorted(found.items())
    )
    doc.spans[document.CHALLENGES].append(span)


def _around(shown: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Give the places that are near to one where something was shown."""
    return np.flatnonzero(np.convolve(shown, np.ones(2 * _NEARBY + 1))[_NEARBY:-_NEARBY])


def _prior(own: Matrix, foreign: float, logits: Matrix) -> Matrix:
    """Say how much likelier challenges are in this article than in the examples, in log-odds, a row a sentence.

    A model's scores hold for the mix it was trained on. How far a text differs is seen from the words of the domain in
    it and from the scores themselves, by which its own share of challenges is estimated (Saerens et al. 2002). A
    sentence with a word of the domain is shifted less.
    """
    article = min(0.0, _log_odds(_share(logits))) - _FOREIGN * foreign - _ARTICLE
    return np.asarray(article * (1 - _OWN * (own > 0)), np.float32)[:, None]


def _doubt(plain: NDArray[np.bool_], counted: NDArray[np.bool_], joined: float) -> Matrix:
    """Say how much less likely a sentence is a challenge that hints neither at a problem nor at a remedy.

    Every sixth challenge of our examples has no such hint and every second negative; with a number one in eighty and
    one in nine. But for such numbers, this does not hold for a list of sentences that have nothing to do with one
    another.
    """
    return np.asarray(plain * np.where(counted, _COUNTED, _PLAIN * joined), np.float32)[:, None]


def _whole(vectors: Matrix) -> float:
    """Say how far sentences speak of one thing, as those of a report: from 0, also for a few, to 1."""
    if len(vectors) < _SHORT:
        return 0.0
    return min(1.0, max(0.0, (_cohesion(vectors[:: -(-len(vectors) // _SAMPLE)]) - _APART) / (_ALIKE - _APART)))


def _joined(vectors: Matrix, texts: list[str]) -> float:
    """Say how far sentences follow from one another, as those of a feature or a column that speaks of many things.

    There a sentence is more like the next than like any other, and opens with a word that points back. In lists of
    unrelated sentences both are chance, and do not reach what is asked for (98 lists in a hundred of 25).
    """
    if len(vectors) < _SHORT:
        return 0.0
    nearer = float((vectors[1:] * vectors[:-1]).sum() / (len(vectors) - 1)) - _cohesion(vectors)
    opened = sum(_POINTS_BACK.match(text) is not None for text in texts) / len(texts)
    return min(1.0, max(0.0, nearer / _NEXT + opened / _OPENED - _CHANCE))


def _carried(above: Matrix) -> Matrix:
    """Say how much likelier each category is because the sentence before is of it.

    `That costs them the contract` has its topic there. What the sentence before says against a category counts for
    nothing, nor does the one after; the part was fitted on our articles by a logistic regression.

    above: by how much the scores are above the thresholds, in log-odds.
    """
    before = np.vstack([np.zeros_like(above[:1]), above[:-1]])
    return np.asarray(_CARRIED * np.clip(before, 0, _MOST), np.float32)


def _cohesion(vectors: Matrix) -> float:
    """Give the mean cosine of two sentences."""
    count, total = len(vectors), vectors.sum(axis=0)
    return float((total @ total - count) / (count * (count - 1)))


def _share(logits: Matrix) -> float:
    """Estimate the share of sentences with a challenge from their scores, by expectation and maximization."""
    odds = np.exp(logits.max(axis=1) - _log_odds(_BASE))
    share = _BASE
    for _ in range(_ROUNDS):
        belief = odds / (odds + (1 / share - 1))
        share = float((belief.sum() + _WEIGHT * _BASE) / (len(odds) + _WEIGHT))
    return share


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _compare(examples: Examples, model: TextClassifier, cues: Cues, data: str | None) -> Likeness | None:
    """Say so if the model has not seen all examples and hints; give likeness for categories it does not know."""
    if model.about.get("data_sha256") == examples.hash(cues.phrases):
        return None
    _log.warning(UNSEEN.format(data))
    unknown = [name for name in examples.categories if name not in model.classes]
    return Likeness.learn(examples, unknown, model.embeddings) if unknown else None


def _sentences(doc: Doc, whole: str) -> Iterator[Range]:
    """Give the characters of every sentence of the body, without white space around it; no lead-ins of lists."""
    for start, end in _parsed(doc):
        text = whole[start:end].rstrip()
        if not text.endswith(":") and len(text.split()) >= _LEAST:
            yield start + len(text) - len(text.lstrip()), start + len(text)


def _parsed(doc: Doc) -> Iterator[Range]:
    if document.BODY not in doc.spans and not doc.has_annotation("SENT_START"):
        yield 0, len(doc.text)
        return
    skipped = [(s.start, s.end) for key in (document.BOILERPLATE, document.HEADER) for s in doc.spans.get(key, [])]
    outside = {i for start, end in skipped for i in range(start, end)}
    for sentence in doc.sents:
        if sentence.start not in outside:
            yield sentence.start_char, sentence.end_char


def _contents(text: str, places: list[Range], claims: list[Claim]) -> list[str]:
    """Give what every sentence says: without who says it, where somebody is quoted or reported."""
    quoted = [c for c in claims if c.quote != "none"]
    texts = []
    for start, end in places:
        inside = [text[max(c.start, start) : min(c.end, end)] for c in quoted if c.start < end and start < c.end]
        said = " ".join(inside)
        texts.append(said if len(said.split()) >= _ENOUGH else text[start:end])
    return texts


def _speaker(claims: list[Claim], place: Range) -> str | None:
    """Name the speaker of the first claim in a sentence that has one."""
    start, end = place
    return next((c.speaker_name for c in claims if c.start < end and start < c.end and c.speaker_name), None)
