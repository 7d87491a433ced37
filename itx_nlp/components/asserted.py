"""Find what an article asserts itself: whole sentences, entries of a fact box, clauses beside what it reports."""

import re

from spacy.tokens import Doc, Span, Token

from itx_nlp import document
from itx_nlp.components.attribution import Attribution
from itx_nlp.components.grammar import FINITE, QUOTE_MARKS, VERBS, Range, is_auxiliary, trim
from itx_nlp.components.worth import Findings
from itx_nlp.text.patterns import Pattern

_ANNOUNCES = Pattern(r"(?:«asking the reader»|this «pieces of writing» (?:\w+ )?«telling of itself»)\b", re.IGNORECASE)


def own_words(doc: Doc, sentence: Span, attributed: list[Attribution], findings: Findings) -> list[Range]:
    """Give what the article asserts itself in a sentence, in characters.

    All of a sentence without attribution; of another one a clause beside what is attributed, where it holds a figure:
    `While orders rose 9 per cent, analysts expect a slump.`
    """
    if not attributed:
        a, b = trim(doc, sentence.start, sentence.end)
        asserts = b - a >= 4 and any(token.tag_ in VERBS or token.tag_ == "MD" or _is(token) for token in doc[a:b])
        asserts = asserts or _is_entry(sentence, findings)
        ends = sentence.text.rstrip().rstrip("\"”'’)")
        if not asserts or ends.endswith(("?", ":")) or _ANNOUNCES.match(doc[a:b].text):
            return []
        return [characters(doc, a, b)]
    hulls = [_hull(doc, sentence, one) for one in attributed]
    pieces = [(sentence.start, min(a for a, _ in hulls)), (max(b for _, b in hulls), sentence.end)]
    found = []
    for a, b in pieces:
        a, b = trim(doc, a, b)
        alone = all(token.dep_ != "ROOT" for token in doc[a:b])  # `While orders rose`: the clause and nothing else
        while a < b and doc[a].dep_ in ({"mark", "cc"} if alone else {"cc"}):
            a += 1
        while a < b and (doc[b - 1].dep_ in {"mark", "cc"} or doc[b - 1].tag_ in {"WDT", "IN", "CC"}):
            b = trim(doc, a, b - 1)[1]
        start, end = characters(doc, a, b) if b > a else (0, 0)
        if b - a >= 5 and _is_whole(doc, a, b) and findings.inside(start, end).figures:
            found.append((start, end))
    return found


def _is_whole(doc: Doc, a: int, b: int) -> bool:
    """Say whether the tokens from a to b hold a main or adverbial clause and no subject of a verb beside them."""
    cut = any(token.dep_.startswith("nsubj") and not a <= token.head.i < b for token in doc[a:b])
    quotes = [token.text for token in doc[a:b] if token.text in QUOTE_MARKS]
    halved = quotes.count("“") != quotes.count("”") or quotes.count('"') % 2 == 1
    return not (cut or halved) and any(
        t.dep_ in {"ROOT", "conj", "advcl", "ccomp", "parataxis"} and _heads_clause(t, a, b) for t in doc[a:b]
    )


def _heads_clause(verb: Token, a: int, b: int) -> bool:
    """Say whether a verb, finite itself or by its auxiliary, has its subject among the tokens from a to b."""
    near = [child for child in verb.children if a <= child.i < b]
    finite = verb.tag_ in FINITE or any(is_auxiliary(child) and child.tag_ in {*FINITE, "MD"} for child in near)
    return finite and any(child.dep_.startswith("nsubj") for child in near)


def _is_entry(sentence: Span, findings: Findings) -> bool:
    """Say whether a sentence is an entry of a fact box: `Employees: 338`, `Turnover last year: $2.1m`."""
    label, colon, value = sentence.text.strip().partition(":")
    short = colon and 1 <= len(label.split()) <= 6 and label[:1].isupper() and len(value.split()) <= 8
    if not short or not value[:1].isspace():
        return False
    start = sentence.start_char + sentence.text.index(colon) + 1
    found = findings.inside(start, sentence.end_char)
    starts = [figure.start for figure in found.figures] + [date.start for date in found.dates]
    return bool(starts) and min(starts) - start <= 4


def _is(token: Token) -> bool:
    """Say whether the tagger took `is` for a possessive: `The rupee's at a record low`; or a comparison has no verb."""
    doc = token.doc
    if token.tag_ == "POS" and token.i + 1 < len(doc):
        return doc[token.i + 1].tag_ in {"IN", "DT", "RB"}
    if token.lower_ in ("account", "accounts"):
        return token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "for"  # `Mills account for 5 per cent.`
    return token.lower_ == "than" and doc[token.sent.start].tag_ in {"JJR", "RBR"}  # `More mills today than ever.`


def _hull(doc: Doc, sentence: Span, one: Attribution) -> Range:
    """Give the tokens that an attribution takes up in its sentence, with its cue and its speaker.

    A speaker whose deed stands before the cue stays out: `The board |sold two plots, |announcing a third`.
    """
    edges = [(one.start, one.end)]
    (cue, cue_end), (speaker, end) = (one.cue_start, one.cue_end), (one.speaker_start, one.speaker_end)
    if cue is not None and cue_end is not None and sentence.start_char <= cue < sentence.end_char:
        edges.append((cue, cue_end))
    first = min(edges)[0]
    if speaker is not None and end is not None and sentence.start_char <= speaker < sentence.end_char:
        between = document.span_of(doc, end, first) if end < first else ()
        if not any(_heads_clause(token, sentence.start, sentence.end) for token in between):
            edges.append((speaker, end))
    span = document.span_of(doc, min(a for a, _ in edges), max(b for _, b in edges))
    return span.start, span.end


def characters(doc: Doc, a: int, b: int) -> Range:
    return doc[a].idx, doc[b - 1].idx + len(doc[b - 1])
