"""Name the noun that a bare number counts, and keep out the numbers that name things."""

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from itx_nlp.components.ages import are_of_age, is_named_age
from itx_nlp.components.standins import is_gapped, may_stand
from itx_nlp.document import span_of, text_of
from itx_nlp.text.nouns import singular
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.wordlists import listed

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
PLURALS = {"NNS", "NNPS"}
MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "RBR", "RBS", "CC", "AFX", "CD", ",", "``", "''"}
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
JOINING = {",", "and", "or", "&", "-", "–"}
TIMES = {"today", "tonight", "tomorrow", "yesterday"}
ROUND = {100, 1e3, 1e4, 1e5, 1e6}
REACH = 12  # tokens between a number and the noun it counts
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
        head = _noun_counted(doc, stop, quantity) if quantity.bound == "<=" else None
        return quantity if head is None else replace(quantity, unit=singular(head.text))
    if quantity.form == "fraction":
        return quantity if _is_share(doc, quantity, first, stop) else None
    if quantity.text.lower() == "one" and quantity.bound == "=":
        return None
    if quantity.text.lower() == "scores" and doc[stop : stop + 1].text == "of" and doc[stop + 1].like_num:
        return None  # they won scores of 97
    at = _behind_bound(doc, stop) if quantity.bound != "=" else stop
    if at > stop and (head := _noun_counted(doc, at, quantity)) is not None and head.tag_ in PLURALS:
        number_end = doc[at - 1].idx + len(doc[at - 1])
        return replace(
            quantity, unit=_unit(doc, head, at), kind="count", end=head.idx + len(head), number_end=number_end
        )
    if (
        stop + 1 < len(doc)
        and doc[stop].text in ("-", "‑")
        and not (doc[stop].whitespace_ or doc[stop - 1].whitespace_)
    ):
        noun = doc[stop + 1]  # 11-member
        if (
            noun.tag_ not in NOUNS
            or noun.lower_ in listed("not counted")
            or (noun.tag_ == "NNP" and quantity.form == "words")
        ):
            return None
        return replace(quantity, unit=singular(noun.text), kind="count", end=noun.idx + len(noun))
    head = _noun_counted(doc, stop, quantity)
    if are_of_age(doc, first, quantity, head):
        return None
    if head is None and _is_day(doc, first, quantity, dated):
        return None
    if _is_named(doc, first, stop, quantity, head):
        return None
    if head is None and quantity.text == "1" and (first == 0 or doc[first - 1].lower_ != "by"):
        return None
    if head is None:  # a range without a noun is a score
        return None if quantity.high is not None and not quantity.scaled and " " not in quantity.text else quantity
    end = quantity.end if doc[stop].lower_ == "of" and quantity.form != "vague" else head.idx + len(head)
    return replace(quantity, unit=_unit(doc, head, stop), kind="count", end=end)


def _behind_bound(doc: Doc, stop: int) -> int:
    """Go behind the bound between a number and its noun: 300 |or so| visitors, 5,000|-odd| members."""
    words = [token.lower_ for token in doc[stop : stop + 2]]
    if words[:1] == ["odd"]:
        return stop + 1
    return stop + 2 if words in (["-", "odd"], ["or", "so"], ["or", "more"], ["or", "fewer"], ["or", "less"]) else stop


def _unit(doc: Doc, head: Token, stop: int) -> str:
    """Name the thing counted, with the part before a hyphen: fire-fighter."""
    first = head.i
    while (
        first - 2 >= stop
        and doc[first - 1].text == "-"
        and not doc[first - 1].whitespace_
        and not doc[first - 2].whitespace_
    ):
        first -= 2
    return doc[first : head.i].text.lower() + singular(head.text)


def _noun_counted(doc: Doc, stop: int, quantity: Quantity) -> Token | None:
    """Walk over the modifiers behind a number to the head of its noun phrase."""
    begin = _phrase_begin(doc, stop, quantity)
    last = _last_noun(doc, begin, stop)
    if last is None or last.lower_ in listed("not counted") or any(letter.isdigit() for letter in last.text):
        return None
    if last.tag_ in PLURALS or quantity.form == "vague" or last.lower_ in listed("counted without s"):
        return last
    if last.tag_ == "NN" and quantity.value > 1 and (plural := _listed_plural(doc, last.i + 1)) is not None:
        return plural  # 90 textile, garment and footwear makers
    first = doc[begin]
    if quantity.value > 1 and last.i == stop and last.lower_ in listed("verbs like nouns"):
        return None  # of these, 450 run on gas
    if last.lower_ in listed("levels") or _is_of_whom(doc, stop):
        return None
    if (
        first.tag_ == "NN"
        and first.lower_ not in listed("levels")
        and not (first.i == last.i and first.lower_ in listed("behind a share of people"))
        and (first.i < last.i or _modified(doc, stop, first))
    ):
        return first  # a 12 page document
    verb = doc[stop].tag_ in ("VBD", "VBN") or doc[stop].lower_ in listed("behind a share of people")
    acts = verb and quantity.value > 1  # only 17 named tax; of the 90 members, 40 work from home
    return last if last.tag_ == "NN" and not acts and _modified(doc, stop, last) else None


def _is_of_whom(doc: Doc, stop: int) -> bool:
    """Tell the number of a clause's own subject, behind which stands its verb: of whom about 40 bill each month."""
    before = [token.lower_ for token in doc[max(0, stop - 4) : stop - 1] if token.tag_ != "RB"]
    return before[-2:] in (["of", "whom"], ["of", "which"])


def _listed_plural(doc: Doc, at: int) -> Token | None:
    """Give the plural that a list of the nouns before it ends with: 90 textile, garment and footwear |makers|."""
    joined = False
    for token in doc[at : at + REACH] if at < len(doc) and doc[at].text == "," else ():
        if token.tag_ == "NNS":
            return token if joined else None
        joined = joined or token.lower_ in ("and", "or")
        if token.tag_ not in ("NN", "JJ", "VBG", "CC", ",", "HYPH"):
            return None
    return None


def _phrase_begin(doc: Doc, stop: int, quantity: Quantity) -> int:
    """Go behind the "of" of two of the club's members."""
    at = stop
    if at < len(doc) and doc[at].lower_ == "of" and quantity.form in ("vague", "words"):
        at += 1
        while at < len(doc) and (doc[at].tag_ in ("DT", "PRP$", "POS") or (doc[at].tag_ == "NNP" and _owns(doc, at))):
            at += 1
    return at


def _last_noun(doc: Doc, begin: int, stop: int) -> Token | None:
    """Walk over modifiers to the last noun of the phrase; a plural ends it."""
    last = None
    for at in range(begin, min(len(doc), stop + REACH)):
        token = doc[at]
        if "\n" in token.text:
            break
        joined = at > begin and doc[at - 1].text in ("-", "‑", "/") and not doc[at - 1].whitespace_
        if token.lower_ in TIMES:
            break  # it has 220 today
        if token.tag_ in NOUNS:
            if last is not None and _is_plural(last) and token.tag_ != "NNS" and not joined:
                break
            last = token
        elif joined:
            last = None  # AI-focused startups
        elif token.tag_ in ("HYPH", "POS") or token.text in ("-", "/"):
            if at == begin:
                break
        elif last is not None and _goes_on(doc, at):
            pass  # micro and small sellers
        elif last is not None or token.tag_ not in MODIFIERS or not _modifies(doc, at, begin):
            break
    return last


def _goes_on(doc: Doc, at: int) -> bool:
    """Tell an and, or the adjective behind it, between two modifiers of a plural: micro and small sellers."""
    if doc[at].lower_ in ("and", "or"):
        at += 1
    elif doc[at - 1].lower_ not in ("and", "or"):
        return False
    words = doc[at : at + 3]
    plural = next((k for k, token in enumerate(words) if token.tag_ == "NNS"), 0)
    return plural > 0 and all(token.tag_ in ("JJ", "NN") for token in words[:plural])


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in PLURALS and noun.lower_ not in listed("counted without s")


def _owns(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and doc[at + 1].tag_ in ("POS", "NNP")


def _modifies(doc: Doc, at: int, begin: int) -> bool:
    """Tell whether a word between a number and a noun can modify the noun."""
    token = doc[at]
    following = doc[at + 1] if at + 1 < len(doc) else token
    if token.tag_ == "CC":
        return at > begin and token.lower_ in ("and", "or") and following.tag_ in (*NOUNS, "JJ", "VBN", "VBG")
    if token.tag_ == "CD":
        return at > begin or (following.tag_ == "NN" and at + 2 < len(doc) and doc[at + 2].tag_ == "NNS")
    if token.tag_ in ("RB", "RBS", "RBR"):
        return following.tag_ in ("JJ", "VBN", "VBG", "HYPH")
    if token.text == ",":
        return at > begin and following.tag_ in ("JJ", "VBN")
    return True


def _modified(doc: Doc, stop: int, head: Token) -> bool:
    token = doc[stop - 1]
    return token.dep_ in ("nummod", "compound", "quantmod", "amod") and token.head.i >= head.i


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
    if (
        head is None
        and previous is not None
        and (previous.lower_ in ("last", "final") or is_named_age(doc, first, stop, quantity))
    ):
        return True  # the last 16; Ayesha Malik, 82,
    if previous is None or (head is None and is_gapped(doc, first, stop)):
        return False
    if previous.tag_ in ("NNP", "NNPS") and quantity.form == "digits":
        if head is not None:
            return head.tag_ not in PLURALS or first <= previous.head.i <= head.i
        return "." not in text or len(text) < 5
    if head is None and stop < len(doc) and doc[stop].tag_ == "NNP" and quantity.form == "digits":
        return True  # 12 Mall Road
    return head is None and previous.tag_ == "NN" and previous.is_title


def _is_level(doc: Doc, first: int, stop: int) -> bool:
    """Tell the level something went from: grew from |eight| to 140."""
    ahead = doc[stop : stop + 2]
    return (
        first > 0
        and doc[first - 1].lower_ == "from"
        and len(ahead) > 1
        and ahead[0].lower_ == "to"
        and ahead[1].like_num
    )


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
    if text not in ("half", "a half"):
        return True
    if stop < len(doc) and doc[stop].text in ("-", "‑"):
        return False
    previous = doc[first - 1].lower_ if first else ""
    if stop < len(doc) and doc[stop].text == "," and previous in listed("before a change"):
        return True  # just over half, 112, have one
    if doc[first].dep_ == "dobj" and previous not in ("the", "other") and (stop >= len(doc) or doc[stop].is_punct):
        return True  # children pay half
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
    if following in listed("verbs of many"):
        return True  # half are women
    return following in ("of", "the", "a", "an", "its", "their", "his", "her", "our", "all", "that", "those") or doc[
        stop : stop + 1
    ].text.endswith("s")
