"""Name the noun that a bare number counts, and keep out the numbers that name things."""

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from itx_nlp.components.ages import are_of_age, is_named_age
from itx_nlp.components.countednoun import NOUNS, PLURALS, REACH, noun_counted
from itx_nlp.components.grammar import FINITE
from itx_nlp.components.standins import is_gapped, may_stand
from itx_nlp.document import span_of, text_of
from itx_nlp.text.nouns import singular
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.wordlists import listed

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
JOINING = {",", "and", "or", "&", "-", "–"}
HYPHENS = ("-", "‑")
ROUND = {100, 1e3, 1e4, 1e5, 1e6}
_OF_HALF = {"of", "the", "a", "an", "its", "their", "his", "her", "our", "all", "that", "those"}
_AGE_GROUP = re.compile(r"\b(?:[Uu]nder|U)[-‑–] ?$")


def count(doc: Doc, quantity: Quantity, dated: set[int]) -> Quantity | None:
    """Add the noun that a bare number counts; None where the number turns out to be a name, a year, a day or a pronoun.

    dated: the tokens of dates.
    """
    if quantity.unit is not None:
        return quantity
    span = span_of(doc, quantity.start, quantity.end)
    first, stop = span.start, span.end
    if first and doc[first - 1].lower_ == "per" and quantity.value in ROUND:
        return None  # 62 per 1,000 births
    if quantity.kind == "rank":
        head = noun_counted(doc, stop, quantity) if quantity.bound == "<=" else None
        return quantity if head is None else replace(quantity, unit=singular(head.text))
    if quantity.form == "fraction":
        return quantity if _is_share(doc, quantity, first, stop) else None
    if quantity.text.lower() == "one" and quantity.bound == "=":
        return None
    if quantity.text.lower() == "scores" and doc[stop : stop + 1].text == "of" and doc[stop + 1].like_num:
        return None  # they won scores of 97
    at = _behind_bound(doc, stop) if quantity.bound != "=" else stop
    if at > stop and (head := noun_counted(doc, at, quantity)) is not None and head.tag_ in PLURALS:
        number_end = doc[at - 1].idx + len(doc[at - 1])
        return _of(quantity, _unit(doc, head, at), end=head.idx + len(head), number_end=number_end)
    if _is_hyphen(doc, stop):
        return _hyphened(quantity, doc[stop + 1])
    head = noun_counted(doc, stop, quantity)
    if are_of_age(doc, first, quantity, head) or _is_named(doc, first, stop, quantity, head):
        return None
    if head is None:
        return None if _is_day(doc, first, quantity, dated) or _is_score(doc, first, quantity) else quantity
    end = quantity.end if doc[stop].lower_ == "of" and quantity.form != "vague" else head.idx + len(head)
    return _of(quantity, _unit(doc, head, stop), end=end)


def _of(quantity: Quantity, unit: str, end: int, number_end: int | None = None) -> Quantity:
    """Make a quantity a count of things, in singular; ends are in characters."""
    return replace(quantity, unit=unit, kind="count", end=end, number_end=number_end or quantity.number_end)


def _hyphened(quantity: Quantity, noun: Token) -> Quantity | None:
    """Count the noun behind a hyphen: 11-|member|."""
    named = noun.tag_ == "NNP" and quantity.form == "words"
    if noun.tag_ not in NOUNS or named or noun.lower_ in listed("not counted"):
        return None
    return _of(quantity, singular(noun.text), end=noun.idx + len(noun))


def _is_score(doc: Doc, first: int, quantity: Quantity) -> bool:
    """Tell, of numbers without a noun, a range, which is a score, and a bare 1 that nothing moves by."""
    if quantity.text == "1":
        return first == 0 or doc[first - 1].lower_ != "by"
    return quantity.high is not None and not quantity.scaled and " " not in quantity.text


def _behind_bound(doc: Doc, stop: int) -> int:
    """Go behind the bound between a number and its noun: 300 |or so| visitors, 5,000|-odd| members."""
    words = [token.lower_ for token in doc[stop : stop + 2]]
    if words[:1] == ["odd"]:
        return stop + 1
    return stop + 2 if words in (["-", "odd"], ["or", "so"], ["or", "more"], ["or", "fewer"], ["or", "less"]) else stop


def _unit(doc: Doc, head: Token, stop: int) -> str:
    """Name the thing counted, with the part before a hyphen: fire-fighter."""
    first = head.i
    while first - 2 >= stop and _is_hyphen(doc, first - 1):
        first -= 2
    return doc[first : head.i].text.lower() + singular(head.text)


def _is_hyphen(doc: Doc, at: int) -> bool:
    """Tell a hyphen that joins two words."""
    return 0 < at < len(doc) - 1 and doc[at].text in HYPHENS and not (doc[at].whitespace_ or doc[at - 1].whitespace_)


def _is_named(doc: Doc, first: int, stop: int, quantity: Quantity, head: Token | None) -> bool:
    """Tell whether a number is part of a name, a year, or stands for a thing named before."""
    text = quantity.text
    if _AGE_GROUP.search(text_of(doc), max(0, quantity.start - 9), quantity.start):
        return True  # the under-19 squad
    if quantity.scaled or quantity.form == "vague":
        named = text.istitle() and not text[:1].isdigit() and doc[stop : stop + 1].text.istitle()
        return named and first > doc[first].sent.start  # Billion Trees, not 7 Million Lamps
    previous = doc[first - 1] if first else None
    if quantity.high is None and YEAR.fullmatch(text) and (head is None or head.tag_ not in PLURALS):
        return not (previous is not None and previous.lower_ == "of" and doc[first - 2].lower_ in ("average", "total"))
    if stop < len(doc) and doc[stop].text[-1:].isdigit() and not doc[stop].text.isdigit() and not doc[stop].is_punct:
        return doc[stop].text[:1].isalpha()  # 500 m212
    if head is None and quantity.form == "words" and quantity.value < 100:
        opens = doc[stop - 1].dep_ in ("nsubj", "nsubjpass") and previous is not None and previous.tag_ != "DT"
        return not (opens or _is_level(doc, first, stop) or may_stand(doc, first, stop))
    if previous is None:
        return False
    name = previous.tag_ in ("NNP", "NNPS") and quantity.form == "digits"
    if head is not None:
        return name and (head.tag_ not in PLURALS or first <= previous.head.i <= head.i)
    if previous.lower_ in ("last", "final") or is_named_age(doc, first, stop, quantity):
        return True  # the last 16; Ayesha Malik, 82,
    if is_gapped(doc, first, stop):
        return False
    if name:
        return "." not in text or len(text) < 5
    if quantity.form == "digits" and stop < len(doc) and doc[stop].tag_ == "NNP":
        return True  # 12 Mall Road
    return previous.tag_ == "NN" and previous.is_title


def _is_level(doc: Doc, first: int, stop: int) -> bool:
    """Tell the level something went from: grew from |eight| to 140."""
    ahead = doc[stop : stop + 2]
    led = first > 0 and doc[first - 1].lower_ == "from"
    return led and len(ahead) > 1 and ahead[0].lower_ == "to" and ahead[1].like_num


def _is_day(doc: Doc, first: int, quantity: Quantity, dated: set[int]) -> bool:
    """Tell the later days of a list of dates: on July 10, 13 and 16."""
    at = first - 1
    if quantity.value > 31 or quantity.form != "digits" or at < 0 or doc[at].text not in JOINING:
        return False
    while at > 0 and first - at < REACH and (doc[at].text in JOINING or doc[at].text.isdigit()) and at not in dated:
        at -= 1
    day = doc[at].text  # in 2024, 12 left; of those hired last summer, 12 left
    return at in dated and day[:1].isdigit() and not YEAR.fullmatch(day)


def _is_share(doc: Doc, quantity: Quantity, first: int, stop: int) -> bool:
    """Tell half of the revenue from the first half, half-hour and half-brother."""
    text = quantity.text.lower()
    behind, previous = doc[stop : stop + 1], doc[first - 1].lower_ if first else ""
    following = behind.text.lower()
    if text not in ("half", "a half"):
        return not (text[:2] == "a " and _goes_on_with(behind))  # nearly a third plant
    if following in HYPHENS:
        return False
    if following == "," and previous in listed("before a change"):
        return True  # just over half, 112, have one
    if doc[first].dep_ == "dobj" and previous not in ("the", "other") and all(token.is_punct for token in behind):
        return True  # children pay half
    if previous in ("by", "in", "to") and all(token.tag_ not in NOUNS for token in behind):
        return True
    if previous in listed("before one of two halves"):
        return False
    if quantity.bound != "=" or previous in listed("before a last part"):
        return not _goes_on_with(behind)  # more than half still comes from abroad
    if doc[first].dep_ in ("nsubj", "nsubjpass") and doc[first].head.tag_ in FINITE and stop <= doc[first].head.i:
        return not _goes_on_with(behind)  # half went abroad
    return following in listed("verbs of many") | _OF_HALF or following.endswith("s")  # half are women


def _goes_on_with(behind: Span) -> bool:
    """Tell a noun or what is beside one behind a part: half term, a third big plant."""
    word = behind.text.lower()
    known = (
        word in listed("behind a share of people") | listed("compared with a part") | listed("behind a part") | _OF_HALF
    )
    return behind[0].tag_ in (*NOUNS, "JJ", "CD", "HYPH") and not known if len(behind) else False
