"""Reports that the parse hides: `…, added Rana`, whose source stands behind, and verbs that it took for nouns."""

from spacy.tokens import Token

from itx_nlp.components.grammar import FINITE, Range, in_relative_clause, is_due, opening_of, trim
from itx_nlp.components.page import Reported
from itx_nlp.components.passage import Passage

_TITLE = {"NNP", "NNPS", "NNS", "NN", "DT", "JJ", "IN", "CC", "POS", "-LRB-", "-RRB-", "HYPH"}
_LONGEST_NAME = 14  # tokens of a source that closes its sentence


def inverted(passage: Passage, verb: Token) -> Reported | None:
    """Find `Power is dear, added Rana.`, or `Power, says Rana, is dear`: the source behind its verb closes."""
    doc, start, end = passage.doc, verb.i + 1, passage.end
    if verb.tag_ not in FINITE | {"VBN"} or doc[verb.i - 1].text != "," or verb.i - passage.start < 2:
        return None
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    comma = _aside_end(passage, verb, end)
    name = start, end if comma is None else comma
    if not _is_source(passage, name):
        return None
    if comma is None and not _is_asserted(passage, verb.i - 1):
        return None
    words = next((words for cue, words in passage.page.cues(verb) if {"clause", "quote"} <= cue.any), None)
    first, last = passage.start, verb.i - 1 if comma is None else passage.end
    if comma is not None and doc[verb.i - 2].lower_ in {"which", "whom"} and doc[verb.i - 3].tag_ == "IN":
        first = verb.i - 3  # `…, of which, says Rana, …`
    return passage.reported((first, last), passage.page.speaker(*name), words) if words else None


def _aside_end(passage: Passage, verb: Token, end: int) -> int | None:
    """Give the comma that ends a source between two parts of what it says: `Power, says |Rana|, is dear`."""
    doc, start = passage.doc, verb.i + 1
    comma = next((i for i in range(start, min(end, start + _LONGEST_NAME)) if doc[i].text == ","), end)
    if not any(passage.page.names_person(i) for i in range(start, comma)):
        return None
    if any(doc[i].lower_ == "that" and doc[i - 1].text == "," for i in range(comma + 1, end)):
        return comma  # `It is the wage, says Rana, who runs a mill, |that keeps them|`
    own = next((t for t in doc[comma:end] if t.tag_ in FINITE and not in_relative_clause(t, start)), None)
    if own is None:
        return None
    goes_on = doc[comma + 1].lower_ not in {"a", "an"}
    described = doc[own.i - 1].text == "," and own.i - comma < _LONGEST_NAME  # `says Rana, |a baker in Lahore|, is`
    return comma if goes_on or (described and not _is_asserted(passage, verb.i)) else None


def _is_source(passage: Passage, name: Range) -> bool:
    """Say whether words behind a verb are a name or a title, and of somebody who may speak."""
    words = passage.doc[slice(*name)]
    if not 0 < len(words) <= _LONGEST_NAME or words[0].tag_ == "IN":
        return False
    return all(token.tag_ in _TITLE for token in words) and passage.source_kind(name) != "other"


def _is_asserted(passage: Passage, end: int) -> bool:
    """Say whether a finite verb stands in the sentence before a token."""
    return any(token.tag_ in FINITE for token in passage.doc[passage.start : end])


def mistagged(passage: Passage, token: Token) -> Reported | None:
    """Find `Rana highlights that …` where the verb was taken for a noun."""
    if token.tag_ == "VBN" and token.dep_ == "amod" and token.i > passage.start and token.nbor(-1).text == ",":
        return _without_verb(passage, token)
    if not _may_report(passage, token):
        return None
    doc, before = passage.doc, passage.doc[token.i - 1]
    clause = (i + 1 for i in range(token.i - 1, passage.start, -1) if doc[i].text == "," or doc[i].tag_ in FINITE)
    start = next(clause, passage.start)
    name: Range | None
    if start > passage.start + 1 and before.dep_ == "npadvmod" and before.text.endswith("day"):
        name = _described(passage, start, {"which", "whose", "who"})
    elif before.text == ",":
        name = _described(passage, token.i, {"who"})
    else:  # `Officials |privy to the deal| said that …`
        links = (i for i in range(start + 1, token.i) if doc[i].tag_ in {"IN", "TO", "JJ", "VBN", "VBG"})
        name = start, next((i for i in links if doc[i - 1].tag_.startswith("NN")), token.i)
    content = trim(doc, token.i + 2, passage.end)
    return Reported(*content, passage.page.speaker(*name) if name else None, (token.i, token.i + 1))


def _without_verb(passage: Passage, token: Token) -> Reported | None:
    """Find `Bilal Rana, speaking for the mill, |proposed| cuts`: a name and what seems to be no verb of its."""
    doc, name = passage.doc, token.sent.root
    words = doc[passage.start : passage.end]
    finite = any(t.tag_ in FINITE and not in_relative_clause(t, passage.start) for t in words)
    if finite or not passage.start <= name.i < token.i or not passage.page.names_person(name.i):
        return None
    cues = passage.page.lexicon.verbs.get(token.lower_, ())
    if doc[name.i + 1].text != "," or not any("noun" in cue.any | cue.person for cue in cues):
        return None
    speaker = passage.page.speaker(name.left_edge.i, name.i + 1)
    return passage.reported((token.i + 1, passage.end), speaker, (token.i, token.i + 1))


def _may_report(passage: Passage, token: Token) -> bool:
    """Say whether a word is a form of a verb of saying, and `that` and what stands before it agree with that."""
    cues = passage.page.lexicon.verbs.get(token.lower_, ())
    if token.i == passage.start or token.i + 2 >= passage.end or token.nbor().lower_ != "that":
        return False
    if not any("clause" in cue.any for cue in cues) or is_due(token) or opening_of(token) in {"if", "unless"}:
        return False
    if token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.children):
        return False
    before = token.nbor(-1)
    named = before.tag_.startswith("NN") or before.tag_ in {"PRP", "CD", "RB", "MD", "VBZ", "VBP", "VBD"}
    return named or before.is_right_punct or before.text == ","


def _described(passage: Passage, end: int, links: set[str]) -> Range | None:
    """Find the name in `On his show, Rana, who is …, said that …`, `Blue Mango, which is …, today said that …`.

    The parse gave the verb no subject.
    """
    doc = passage.doc
    for i in range(end - 1, passage.start + 1, -1):
        if doc[i].lower_ in links and doc[i - 1].text == ",":
            if passage.page.names_person(i - 2) and "which" not in links:
                return i - 2, i - 1
            if doc[i - 2].tag_ in {"NNP", "NNPS"}:
                return doc[i - 2].left_edge.i, i - 1
    return None
