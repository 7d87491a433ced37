"""Give figures set side by side the change of their partner: 5%, or 3 points; fell 5% in May and 7% in June; lists."""

import re

from spacy.tokens import Token

from itx_nlp.components.grammar import FINITE
from itx_nlp.components.reading import Reading
from itx_nlp.text.wordlists import listed

PARTS = {"percent", "percentage point", "basis point", "point", "times"}
SIZES = 3  # figures that can stand between two items of a list: vegetable ghee 2.5 kg (0.2%)
ITEM = 24  # tokens from one bracket of a list to the next
SHORT = 15  # tokens between two figures of one statement
NAME = 4  # words that name the next thing in a list: prices fell 5%, wheat 4%
NAMING = {"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "DT", "CC", ",", "VBG"}  # tags of those words
RATE = re.compile(r"(?:yoy|mom|qoq|wow|[ymqw](?:/|-o-)[ymqw]|(year|month|quarter|week)[- ](?:on|over)[- ]\1)\b", re.I)
PLACES = {"in", "for", "at", "on", "among"}


def share_changes(reading: Reading, changes: list[str | None]) -> list[str | None]:
    """Give figures joined by or, and, a comma or brackets the change of their partner: 6%, or $9 million, higher."""
    shared = list(changes)
    for i in range(len(changes) - 1, 0, -1):
        if shared[i - 1] is not None or not shared[i]:
            continue
        apart = reading.doc[reading.spans[i - 1].end : reading.spans[i].start]
        between = " ".join(token.text for token in apart if not (is_yearly(token) or token.text in ",()"))
        # "sales of $9 million, 6% higher", "340 members, 40 more than before": the first is the level that has changed
        level = not between and reading.quantities[i - 1].unit not in PARTS
        came_from = reading.doc[reading.leads[i - 1] - 1].lower_ == "from"  # at 9% from 5%, four points more
        if between in ("or", "and", "") and not (level or came_from):
            shared[i - 1] = shared[i]
    for i in range(1, len(changes)):
        if shared[i] is None:
            if shared[i - 1] and (_joined(reading, i) or _goes_on(reading, i)):
                shared[i] = shared[i - 1]
            elif (before := _item_before(reading, i)) is not None or (before := _rate_before(reading, i)) is not None:
                shared[i] = shared[before]
    return shared


def _rate_before(reading: Reading, i: int) -> int | None:
    """Give the rate that another goes on from: up 6% year-on-year (May: $9m) and 3% |month-on-month|."""
    if not _is_rate(reading, i):
        return None
    before = (k for k in range(i - 1, max(-1, i - 1 - SIZES), -1) if reading.together(k, i) and _is_rate(reading, k))
    return next(before, None)


def _is_rate(reading: Reading, i: int) -> bool:
    stop = reading.spans[i].end
    return reading.quantities[i].unit == "percent" and RATE.match(reading.doc[stop : stop + 5].text) is not None


def is_yearly(token: Token) -> bool:
    """Tell the words of year-on-year, MoM or over the quarter."""
    return token.lower_ in listed("year on year")


def is_listed(reading: Reading, i: int) -> bool:
    """Tell a share in brackets behind the name it belongs to: tin (4 per cent); not 15 (29 per cent) of the items."""
    doc, span = reading.doc, reading.spans[i]
    return (
        reading.quantities[i].unit == "percent"
        and span.start > 1
        and doc[span.start - 1].text == "("
        and span.end < len(doc)
        and doc[span.end].text == ")"
        and not doc[span.start - 2].like_num
        and not (i and reading.spans[i - 1].end == span.start - 1 and reading.quantities[i - 1].kind == "count")
    )


def _item_before(reading: Reading, i: int) -> int | None:
    """Give the item of a list before: tin (4 per cent) each, zinc 2kg (2 per cent)."""
    if not is_listed(reading, i):
        return None
    for k in range(i - 1, max(-1, i - 2 - SIZES), -1):
        between = reading.doc[reading.spans[k].end : reading.spans[i].start]
        opened = any(_is_finite(token) for token in between[:-2])  # the word before the bracket is a name: rice, broken
        if len(between) > ITEM or not reading.together(k, i) or opened:
            return None
        if is_listed(reading, k):
            return k
    return None


def _joined(reading: Reading, i: int) -> bool:
    """Tell whether two figures are one statement: 5%, or 3 points; 16% month-on-month and 13% year-on-year."""
    left, right = reading.quantities[i - 1], reading.quantities[i]
    between = reading.doc[reading.spans[i - 1].end : reading.spans[i].start]
    words = [token.lower_ for token in between if token.text != ","]
    if not words or len(words) > SHORT:
        return False
    if words[-1] == "or":
        return len(words) < NAME
    if [word for word in words if word not in listed("before a change")] == ["or"]:
        return True  # 5%, or a little over $3 million
    if words == ["("]:
        return True
    joins = words[-1] == "and" or (words[-1] == "by" and "and" in words[-NAME:])
    return left.unit == right.unit and joins and not any(_is_verb(token) or _parts(token) for token in between)


def _goes_on(reading: Reading, i: int) -> bool:
    """Tell the next of a list: fell 5%, 3% and 2%; wheat 4%, tea 3%; a 5% rise in tea, 4% in rye."""
    doc, span = reading.doc, reading.spans[i]
    between = doc[reading.spans[i - 1].end : span.start]
    alike = reading.quantities[i - 1].unit == reading.quantities[i].unit == "percent"
    if not alike or not reading.together(i - 1, i) or len(between) > SHORT:
        return False
    if "," not in [token.text for token in between] or any(_is_finite(token) or _parts(token) for token in between):
        return False
    stop = span.end
    while stop < len(doc) and (is_yearly(doc[stop]) or doc[stop].text in "()"):
        stop += 1
    following = doc[stop].lower_ if stop < len(doc) else "."
    last = between[-1].lower_
    if following in PLACES and last in (",", "and"):
        return following in [token.lower_ for token in between]
    if following not in (",", ".", ";", "and", "respectively", "each"):
        return False
    named = [token for token in between if token.text not in ",()" and token.lower_ != "and" and not is_yearly(token)]
    return len(named) <= NAME and all(token.tag_ in NAMING for token in named)


def _is_verb(token: Token) -> bool:
    return token.tag_ == "MD" or token.tag_.startswith("V")


def _is_finite(token: Token) -> bool:
    """Tell a verb that opens another statement; not the participle of cooked rice, often taken for a past tense."""
    attribute = token.tag_ == "VBD" and token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NN", "NNS")
    return token.tag_ in FINITE and not attribute


def _parts(token: Token) -> bool:
    """Tell a to or from between two levels from the to of year-to-date."""
    return token.lower_ in ("to", "from") and token.nbor(-1).text != "-"
