"""Walk from a number to the head of the noun phrase that it counts: 90 textile, garment and footwear |makers|."""

import re

from spacy.tokens import Doc, Token

from itx_nlp.text.quantity import Quantity
from itx_nlp.text.wordlists import listed

NOUNS = {"NN", "NNS", "NNP", "NNPS"}
PLURALS = {"NNS", "NNPS"}
REACH = 12  # tokens between a number and the noun it counts
_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "RBR", "RBS", "CC", "AFX", "CD", ",", "``", "''"}
_ACRONYMS = re.compile(r"[A-Z][A-Za-z]*[A-Z]s")  # MoUs, which the tagger takes for a name
_TIMES = {"today", "tonight", "tomorrow", "yesterday"}


def noun_counted(doc: Doc, stop: int, quantity: Quantity) -> Token | None:
    """Walk over the modifiers behind a number to the head of its noun phrase."""
    begin = _phrase_begin(doc, stop, quantity)
    last = _last_noun(doc, begin, stop)
    if last is None or last.lower_ in listed("not counted") or any(letter.isdigit() for letter in last.text):
        return None
    if (
        last.tag_ in (*PLURALS, "VBZ")
        or _ACRONYMS.fullmatch(last.text)
        or quantity.form == "vague"
        or last.lower_ in listed("counted without s")
    ):
        return last
    if last.tag_ == "NN" and quantity.value > 1 and (plural := _listed_plural(doc, last.i + 1)) is not None:
        return plural  # 90 textile, garment and footwear makers
    first = doc[begin]
    if quantity.value > 1 and doc[stop].lower_ in listed("verbs like nouns"):
        return None  # of these, 450 run on gas; only 4 million pay income tax
    if last.lower_ in listed("levels") or _is_of_whom(doc, stop):
        return None
    works = listed("behind a share of people")
    alone = first.i == last.i and (first.lower_ in works or not _modified(doc, stop, first))
    if first.tag_ == "NN" and first.lower_ not in listed("levels") and not alone:
        return (
            None if doc[first.i + 1 : first.i + 2].text == "-" else first
        )  # a 12 page document; 7 million soy-based credits
    verb = doc[stop].tag_ in ("VBD", "VBN") or doc[stop].lower_ in works
    acts = verb and quantity.value > 1  # only 17 named tax; of the 90 members, 40 work from home
    return last if last.tag_ == "NN" and not acts and _modified(doc, stop, last) else None


def _is_of_whom(doc: Doc, stop: int) -> bool:
    """Tell the number of a clause's own subject, behind which stands its verb: of whom about 40 bill each month."""
    before = [token.lower_ for token in doc[max(0, stop - 4) : stop - 1] if token.tag_ != "RB"]
    return before[-2:] in (["of", "whom"], ["of", "which"])


def _listed_plural(doc: Doc, at: int) -> Token | None:
    """Give the plural that ends a list of nouns: 90 textile, garment and footwear |makers|; 94 water, road |works|."""
    joined = False
    for token in doc[at : at + REACH] if at < len(doc) and doc[at].text == "," else ():
        if token.tag_ == "NNS":
            return token if joined or token.nbor(-1).tag_ == "NN" else None
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
        if token.lower_ in _TIMES:
            break  # it has 220 today
        if token.tag_ in NOUNS or _is_taken_for_verb(doc, begin, at):
            if last is not None and _is_plural(last) and token.tag_ != "NNS" and not (joined or _is_title(doc, at)):
                break
            last = token
        elif joined:
            last = None  # AI-focused startups
        elif token.tag_ in ("HYPH", "POS") or token.text in ("-", "/"):
            if at == begin:
                break
        elif last is not None and _goes_on(doc, at):
            pass  # micro and small sellers
        elif last is not None or token.tag_ not in _MODIFIERS or not _modifies(doc, at, begin):
            break
    return last


def _is_title(doc: Doc, at: int) -> bool:
    """Tell the name before a plural that has a plural in it: three Masters |League| titles."""
    return doc[at - 1].tag_ == "NNPS" and at + 1 < len(doc) and doc[at + 1].tag_ == "NNS" and doc[at + 1].is_lower


def _is_taken_for_verb(doc: Doc, begin: int, at: int) -> bool:
    """Tell a plural that the tagger takes for a verb behind an acronym: it trains 900 IT |graduates| a year."""
    token = doc[at]
    counted = token.tag_ == "VBZ" and at == begin + 1 and doc[begin].tag_ == "NNP" and doc[begin].text.isupper()
    return counted and doc[begin - 1].like_num and doc[begin - 1].head.tag_.startswith("V")


def _goes_on(doc: Doc, at: int) -> bool:
    """Tell an and, or the adjective behind it, between two modifiers of a plural: micro and small sellers."""
    if doc[at].lower_ in ("and", "or"):
        at += 1
    elif doc[at - 1].lower_ not in ("and", "or"):
        return False
    words = doc[at : at + 3]
    if words[:1].text.lower() in listed("quantifiers"):
        return False  # three soldiers and many injuries
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
