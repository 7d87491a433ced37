"""Mark every time expression, resolved against the day of publication and the tense of its verb."""

import re
from datetime import date
from typing import Optional

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from itx_nlp import document
from itx_nlp.tables import Date
from itx_nlp.text.times import find_times
from itx_nlp.text.wordlists import listed
from itx_nlp.text.zones import BYLINE, DATELINE, DECK

TO_COME = {"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "should"}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
VERBS = {"VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "MD"}
SUBJECTS = ("nsubj", "nsubjpass")
FINITE = {"VBD": "past", "VBZ": "present", "VBP": "present"}


@Language.factory(
    "itx_dates",
    assigns=["doc.spans", "span._.date"],
    requires=["token.dep", "token.tag"],
    default_config={"country": "PK", "data": None},
)
class Dates:
    """Fill doc.spans["dates"]; each span's `_.date` is a Date. Reads doc._.published and doc._.publisher.

    country: whose fiscal year is meant where neither the sentence nor the publisher tells (ISO 3166, two letters).
    data: a folder whose times.jsonl and fiscal.jsonl are laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, country: str, data: Optional[str]):  # noqa: UP045  spaCy checks it
        self.country = country
        self.data = data

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[document.DATES] = []
        found = find_times(
            _without_boilerplate(doc),
            doc._.published or self._day_above(doc),
            publisher=doc._.publisher,
            country=doc._.country or self.country,
            sentences=[sentence.start_char for sentence in doc.sents] if doc.has_annotation("SENT_START") else None,
            tense=(lambda start, end: tense_of(document.span_of(doc, start, end)))
            if doc.has_annotation("DEP")
            else None,
            data=self.data,
        )
        for each in found:
            value = Date(
                start=each.start,
                end=each.end,
                type=each.type,
                value=each.value,
                first_day=each.first_day.isoformat() if each.first_day else None,
                last_day=each.last_day.isoformat() if each.last_day else None,
                fiscal=each.fiscal,
            )
            document.mark(doc, document.DATES, "date", value)
        return doc

    def _day_above(self, doc: Doc) -> date | None:
        """Give the day that the dateline (LAHORE, May 5, 2024 –), or a line of its own above the text, names."""
        for line in doc.spans.get(document.HEADER, ()):
            if line._.zone not in (BYLINE, DATELINE, DECK) or not any(token.is_digit for token in line):
                continue
            found = [each for each in find_times(line.text, data=self.data) if each.first_day is not None]
            rest = "".join(c if not any(t.start <= i < t.end for t in found) else " " for i, c in enumerate(line.text))
            bare = listed("lines of dates").issuperset(re.findall("[a-z]+", rest.lower()))
            days = {each.first_day for each in found if each.first_day == each.last_day}
            if len(days) == 1 and (bare or line._.zone == DATELINE):
                return days.pop()
        return None


def _without_boilerplate(doc: Doc) -> str:
    """The text with furniture blanked, so that positions stay and nothing in it is spoken of later."""
    text, parts, last = document.text_of(doc), [], 0
    for span in doc.spans.get(document.BOILERPLATE, ()):
        start = max(span.start_char, last)
        parts += [text[last:start], " " * (span.end_char - start)]
        last = max(span.end_char, last)
    return "".join([*parts, text[last:]])


OF_NOUN = {"past": None, "future": "perhaps"}  # what the tense of a verb says of a noun's date


def tense_of(span: Span) -> str | None:
    """Tell the tense of the verb that governs a span: "past", "present", "future", or what is less sure.

    None if there is no verb, or a past one with a noun between ("cut supply in September" is past, "told of a cut in
    September" may not be); "perhaps" is the future of a noun; "limit" is whatever is nearest,
    "named" a date that something else is called by.
    """
    token = span.root
    if token.dep_ == "poss":
        if _is_awaited(span):
            return "future"
        return "past" if _governing(token)[0] == "past" else "named"  # what was lost in Friday's match is over
    tense, through_noun = ("past", False) if _follows_past(span) else _governing(token)
    if through_noun and _opens(span):
        through_noun = False  # "In December |orders| fell": the parse takes orders of December
    if tense == "past" and span.doc[max(0, span.start - 2) : span.start].text in ("effect from", "effective from"):
        return "limit"  # "was named head with effect from 1 June"
    return OF_NOUN.get(tense, tense) if tense and through_noun else tense


def _opens(span: Span) -> bool:
    """Does "in" and a date open the sentence, before the subject of its verb?"""
    noun, first = span.root.head, span.start - 1
    opens = first >= 0 and span.doc[first].tag_ == "IN" and span.doc[first].is_sent_start is True
    return opens and span.root.dep_ in ("compound", "nmod") and noun.dep_ in SUBJECTS and noun.i >= span.end


def _governing(root: Token) -> tuple[str | None, bool]:
    """Climb from a date to the verb whose tense tells; say also whether a noun stands between."""
    token = root
    through_noun = False
    attributive = token.dep_ in ("compound", "nmod")  # "ahead of the January vote" says little of when
    to_day = token.head.lower_ in ("until", "till", "to") and token.dep_ == "pobj"
    for _ in range(12):
        if token.tag_ in VERBS:
            if to_day and token.lower_ in listed("put off"):
                return "future", False
            if token.lower_ in listed("beginning"):
                ahead = token.dep_ == "advcl" and _tense(token.head) == "future"
                return "future" if ahead else "limit", False  # "Starting this Sunday, offices will close"
            if token.tag_ == "VBG" and token.dep_ == "pcomp" and token.head.lower_ in ("after", "since", "upon"):
                return "past", through_noun
            tense = _tense(token)
            if tense is not None:
                if through_noun and _is_order(token):
                    return None, True  # look at the sales of May
                return (None if attributive and tense == "future" else tense), through_noun
        elif token.i != root.i and token.tag_ in NOUNS:
            through_noun = True
        if token.head.i == token.i:
            break
        token = token.head
    return None, through_noun


def _is_awaited(span: Span) -> bool:
    """Is it the day of what something else comes before: "ahead of Thursday's vote"?"""
    first = span.doc[max(0, span.start - 3) : span.start].text.lower().removesuffix(" the")
    return first.endswith("ahead of")


def _follows_past(span: Span) -> bool:
    """Does a verb of the past stand right before: "said on Monday it would"? Parsers give the day to what was said."""
    doc, at = span.doc, span.start - 1
    if at > 0 and doc[at].lower_ in ("on", "in"):
        at -= 1
    return at >= 0 and doc[at].tag_ == "VBD" and doc[at].lower_ not in ("was", "were", "had", "did")


def _tense(verb: Token) -> str | None:
    """The tense of one verb with its auxiliaries; None where its head decides ("launching")."""
    auxiliaries = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if "have" in words and words & TO_COME:
        return "past"  # "may have fallen"
    if verb.tag_ == "VBN" and "had" in words and verb.lower_ in listed("planned"):
        return "limit"  # "had been scheduled for Sunday": nobody knows whether it took place
    if words & TO_COME or verb.lower_ in TO_COME or (verb.lower_ in listed("planned") and verb.tag_ != "VBD"):
        return "future"
    if any(child.tag_ == "TO" for child in auxiliaries):
        if any(child.lower_ == "had" for head in (verb.head, verb.head.head) for child in head.lefts):
            return "past"  # "had been due to expire"
        if verb.dep_ == "xcomp" and verb.head.lower_ in listed("went on to"):
            return None  # "continued to fall on Thursday": it fell when it continued
        return "future" if verb.dep_ in ("xcomp", "relcl", "acl", "ROOT") else None
    if any(child.tag_ == "VBD" for child in auxiliaries):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") and any(child.dep_ == "advcl" and _is_unless(child) for child in verb.rights):
        return "future"  # fees rise in July unless the board relents
    if _is_order(verb) and not auxiliaries:
        return "future"
    if verb.tag_ == "VBN":
        return "present" if words & {"is", "are", "'s", "be"} else "past"
    return FINITE.get(verb.tag_)


def _is_order(verb: Token) -> bool:
    """Does it tell somebody what to do: "ask again in May"?"""
    alone = not any(child.dep_ in (*SUBJECTS, "aux", "mark") for child in verb.lefts)
    return verb.tag_ == "VB" and alone and (verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.i > verb.i))


def _is_unless(verb: Token) -> bool:
    """Does a clause say what would prevent it?"""
    return any(child.lower_ == "unless" for child in verb.lefts)
