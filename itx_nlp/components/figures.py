"""Find figures: quantities of the text, less what is a date, with the noun counted, what they measure, and for when."""

import re
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp.components.actors import Actors
from itx_nlp.components.changes import Changes
from itx_nlp.components.counted import count
from itx_nlp.components.grammar import mend_subjects
from itx_nlp.components.measured import figures_of
from itx_nlp.components.reading import Reading, Sentences
from itx_nlp.components.standins import share_units
from itx_nlp.components.weighing import Judge, Weights
from itx_nlp.document import BOILERPLATE, DATES, FIGURES, ORGANIZATIONS, mark, text_of
from itx_nlp.tables import Figure
from itx_nlp.text.quantities import grammar
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.units import coins
from itx_nlp.text.wordlists import listed

RATE = re.compile(r"(?:per|an?|each|every)\b", re.I)  # barrels a day: the day belongs to the unit
# Flight QR 436, flights PK 6624, 1637 and 512: two letters of an airline and numbers.
FLIGHTS = re.compile(
    r"\b[Ff]lights?,? (?:number |no\.? )?[A-Z][A-Z\d][ -]?\d{1,4}\b"
    r"(?:(?:,| and|, and) (?:[A-Z]{2}[ -]?)?\d{2,4}\b(?! (?!and\b)[a-z]))*"
)


@Language.factory(
    "itx_figures",
    assigns=["doc.spans", "span._.figure"],
    requires=["token.tag", "token.dep"],
    default_config={"spans_key": FIGURES, "data": None, "dollar": "USD", "rupee": None},
)
class Figures:
    """Fill doc.spans[spans_key]; each span's `_.figure` says how much of what.

    data: a folder whose number words, units and bounds are laid over ours, or null.
    dollar: the currency that "$" alone stands for.
    rupee: the currency that "Rs" stands for; null to read it from the article (PKR unless it speaks of India).
    """

    def __init__(self, nlp: Language, name: str, spans_key: str, data: str | None, dollar: str, rupee: str | None):
        self.spans_key = spans_key
        self.data = data
        self.grammar = grammar(data)
        self.dollar = dollar
        self.rupee = rupee
        self.changes = Changes(data)
        self.judge: Judge | None = Weights.read("periods")
        self.namer: Judge | None = Weights.read("metrics")

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[self.spans_key] = []
        mend_subjects(doc)
        text = text_of(doc)
        dates = [each for each in _ranges(doc, DATES) if not RATE.match(text, *each)]
        # The number in Rescue 1122 is part of a name.
        named = [each for each in _ranges(doc, ORGANIZATIONS) if any(map(str.isdigit, text[slice(*each)]))]
        flights = [match.span() for match in FLIGHTS.finditer(text)]
        masked = sorted(_ranges(doc, BOILERPLATE) + dates + named + flights)
        rupee = self.rupee or _rupee(text)
        dated = {at for span in doc.spans.get(DATES, []) for at in range(span.start, span.end)}
        found: list[Quantity] = []
        for quantity in self.grammar.find(text, masked):
            if quantity.kind != "time":
                counted = count(doc, self._national(quantity, rupee), dated)
                if counted is not None:
                    found.append(counted)
        sentences = Sentences(doc)
        reading = Reading(doc, share_units(doc, found, sentences), sentences)
        for figure in figures_of(reading, self.changes, Actors(doc, self.data), self.namer, self.judge):
            mark(doc, self.spans_key, "figure", self._in_full(figure, rupee))
        return doc

    def _in_full(self, figure: Figure, rupee: str) -> Figure:
        """Give coins in their currency: 12 paisa are 0.12 rupees."""
        coin = coins(self.data).get(figure.unit or "")
        if coin is None:
            return figure
        unit = next((name for name in (rupee, self.dollar) if name in coin.part_of), coin.part_of[0])
        value, high = round(figure.value * coin.factor, 9), figure.high
        return replace(figure, value=value, high=None if high is None else round(high * coin.factor, 9), unit=unit)

    def _national(self, quantity: Quantity, rupee: str) -> Quantity:
        if quantity.money_sign == "$":
            return replace(quantity, unit=self.dollar)
        return replace(quantity, unit=rupee) if quantity.unit == "PKR" and quantity.money_sign != "PKR" else quantity


def _ranges(doc: Doc, key: str) -> list[tuple[int, int]]:
    return sorted((span.start_char, span.end_char) for span in doc.spans.get(key, []))


def _rupee(text: str) -> str:
    indian, pakistani = (len(_words_of(country).findall(text)) for country in ("India", "Pakistan"))
    return "INR" if indian > 2 * pakistani else "PKR"


@cache
def _words_of(country: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(listed(f'rupee of {country}'))))})\b")
