"""Find figures: quantities of the text, less what is a date, with the noun counted, what they measure, and for when."""

import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from itx_nlp.components.measured import Measure
from itx_nlp.document import BOILERPLATE, DATES, FIGURES, mark
from itx_nlp.text.nouns import singular
from itx_nlp.text.quantities import Quantity, grammar

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
PLURALS = {"NNS", "NNPS"}
MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "HYPH", "CC", "AFX", "CD", "``", "''", "POS"}
NOT_COUNTED = {
    "percent",
    "cent",
    "per",
    "way",
    "off",
    "fold",
    "sided",
    "dimensional",
    "time",
    "old",
    "odd",
    "total",
    "number",
}
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
INDIAN = re.compile(r"\b(?:India|Indian|New Delhi|Mumbai|Bengaluru|Sebi|RBI|NSE|BSE)\b")
PAKISTANI = re.compile(r"\b(?:Pakistan|Pakistani|Karachi|Lahore|Islamabad|SBP|FBR|PSX|PKR)\b")
REACH = 12  # tokens between a number and the noun it counts


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
        self.grammar = grammar(data)
        self.dollar = dollar
        self.rupee = rupee
        self.measure = Measure(data)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[self.spans_key] = []
        found = []
        dates = _ranges(doc, DATES)
        skipped = _ranges(doc, BOILERPLATE)
        rupee = self.rupee
        for quantity in self.grammar.find(doc.text):
            if quantity.kind == "time" or _inside(quantity, skipped) or _dated(quantity, dates):
                continue
            if quantity.money_sign in ("$", "Rs", "rs", "Re") or quantity.unit == "PKR":
                rupee = rupee or _rupee(doc.text)
                quantity = self._national(quantity, rupee)
            span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
            counted = _counted(doc, quantity, span.start, span.end)
            if counted is not None:
                found.append(counted)
        for figure in self.measure(doc, found):
            mark(doc, self.spans_key, "figure", figure)
        return doc

    def _national(self, quantity: Quantity, rupee: str) -> Quantity:
        if quantity.money_sign == "$":
            return replace(quantity, unit=self.dollar)
        return replace(quantity, unit=rupee) if quantity.unit == "PKR" and quantity.money_sign != "PKR" else quantity


def _ranges(doc: Doc, key: str) -> list[tuple[int, int]]:
    return sorted((span.start_char, span.end_char) for span in doc.spans.get(key, []))


def _inside(quantity: Quantity, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= quantity.start < end for start, end in ranges)


def _dated(quantity: Quantity, ranges: list[tuple[int, int]]) -> bool:
    """Tell whether a quantity lies in a date, or overlaps one and has no unit of its own."""
    for start, end in ranges:
        if start >= quantity.end:
            return False
        if end > quantity.start and (quantity.unit is None or (start <= quantity.start and quantity.end <= end)):
            return quantity.kind != "rank" or start <= quantity.start
    return False


def _rupee(text: str) -> str:
    return "INR" if len(INDIAN.findall(text)) > 2 * len(PAKISTANI.findall(text)) else "PKR"


def _counted(doc: Doc, quantity: Quantity, first: int, stop: int) -> Quantity | None:
    """Add the noun that a bare number counts; None where the number turns out to be a name, a year or a pronoun."""
    if quantity.unit is not None or quantity.kind == "rank" or quantity.form == "fraction":
        return None if quantity.form == "fraction" and not _is_share(doc, quantity, first, stop) else quantity
    text = doc.text[quantity.start : quantity.end]
    one = quantity.value == 1 and quantity.high is None
    if one and quantity.bound == "=":
        return None
    hyphened = (
        stop + 1 < len(doc)
        and doc[stop].text in ("-", "‑")
        and not doc[stop].whitespace_
        and not doc[stop - 1].whitespace_
    )
    if hyphened:
        noun = doc[stop + 1]
        if noun.tag_ not in NOUNS or noun.lower_ in NOT_COUNTED or (noun.tag_ == "NNP" and quantity.form == "words"):
            return None
        return replace(quantity, unit=singular(noun.text), kind="count", end=noun.idx + len(noun))
    head = _noun_counted(doc, stop, quantity)
    if head is None:
        bare = _is_named(doc, first, text, quantity)
        return None if bare else quantity
    if first and doc[first - 1].tag_ in ("NNP", "NNPS") and not quantity.scaled and head.tag_ not in PLURALS:
        return None  # Stoxx 600 index
    if YEAR.fullmatch(text) and head.tag_ not in PLURALS:
        return None
    end = head.idx + len(head) if head.i - stop < REACH and doc[stop].lower_ != "of" else quantity.end
    return replace(quantity, unit=singular(head.text), kind="count", end=end)


def _noun_counted(doc: Doc, stop: int, quantity: Quantity) -> Token | None:
    """Walk over the modifiers behind a number to the head of its noun phrase."""
    last = None
    at = stop
    if at < len(doc) and doc[at].lower_ == "of" and (quantity.form == "vague" or quantity.form == "words"):
        at += 1
        while at < len(doc) and (doc[at].tag_ in ("DT", "PRP$", "POS") or doc[at].tag_.startswith("NNP")):
            at += 1
    while at < min(len(doc), stop + REACH):
        token = doc[at]
        tag = token.tag_
        if "\n" in token.text or (token.is_sent_start and at > stop):
            break
        if tag in NOUNS:
            if last is not None and last.tag_ in PLURALS and (tag.startswith("NNP") or tag == "NN"):
                break
            last = token
        elif (
            (last is not None and tag not in ("HYPH", "POS"))
            or tag not in MODIFIERS
            or (tag == "CC" and token.lower_ not in ("and", "or", "&"))
            or (tag == "POS" and last is None)
            or (tag == "CC" and (at == stop or doc[at + 1 : at + 2].text[:1].isdigit()))
            or (tag == "RB" and at + 1 < len(doc) and doc[at + 1].tag_ not in ("JJ", "VBN", "VBG", "HYPH"))
            or (tag == "CD" and at == stop)
        ):
            break
        at += 1
    if last is None or last.lower_ in NOT_COUNTED:
        return None
    if last.tag_ in PLURALS or quantity.form == "vague":
        return last
    return (
        last
        if last.lower_ in UNCHANGED
        or (last.tag_ in ("NN", "NNP") and last.dep_ != "npadvmod" and _modified(doc, stop, last))
        else None
    )


# Nouns that are counted without an s.
UNCHANGED = {
    "people",
    "staff",
    "crew",
    "cattle",
    "police",
    "personnel",
    "aircraft",
    "fish",
    "sheep",
    "series",
    "bitcoin",
}


def _modified(doc: Doc, stop: int, head: Token) -> bool:
    token = doc[stop - 1]
    return token.head == head and token.dep_ in ("nummod", "compound", "quantmod")


def _is_named(doc: Doc, first: int, text: str, quantity: Quantity) -> bool:
    """Tell whether a number that counts nothing is part of a name, a year, or stands for a thing named before."""
    previous = doc[first - 1] if first else None
    if quantity.high is None and YEAR.fullmatch(text):
        return True
    if quantity.form == "words" and not quantity.scaled and quantity.value < 100:
        return True
    if quantity.scaled or previous is None:
        return False
    if previous.tag_ in ("NNP", "NNPS") and not previous.is_sent_start:
        return "." not in text or len(text) < 5
    return previous.tag_ == "NN" and previous.is_title


def _is_share(doc: Doc, quantity: Quantity, first: int, stop: int) -> bool:
    """Tell half of the revenue from the first half, half-hour and half-brother."""
    text = doc.text[quantity.start : quantity.end].lower()
    if text not in ("half", "a half"):
        return True
    if stop < len(doc) and doc[stop].text in ("-", "‑"):
        return False
    previous = doc[first - 1].lower_ if first else ""
    if previous in ("by", "in", "to") and (stop >= len(doc) or doc[stop].tag_ not in NOUNS):
        return True
    following = doc[stop].lower_ if stop < len(doc) else ""
    if previous in (
        "first",
        "second",
        "the",
        "other",
        "latter",
        "this",
        "last",
        "next",
        "and",
        "opening",
        "better",
        "each",
        "final",
    ):
        return False
    return following in ("of", "the", "a", "an", "its", "their", "his", "her", "our", "all", "that", "those") or doc[
        stop : stop + 1
    ].text.endswith("s")
