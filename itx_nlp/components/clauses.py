"""Tell by the parse whether a date and a figure are of one clause. STEPS bounds every climb."""

from spacy.tokens import Span, Token

from itx_nlp.components.compared import AGAINST, COMPARED
from itx_nlp.components.grammar import children
from itx_nlp.components.outlook import is_to_come, verb_of

STEPS = 12  # up the parse from a figure or a date


def is_of_other_time(span: Span, figure: Span) -> bool:
    """Tell a date of what is to come from a figure of what is: 9 wells are dug, while 5 will be in June."""
    when, what = verb_of(span.root), verb_of(figure.root)
    if when is None or what is None or when.i == what.i or when.i in (what.head.i, what.head.head.i):
        return False
    return is_to_come(when) and not is_to_come(what) and not _is_below(figure.root, when)


def describes_another(span: Span, figure: Span) -> bool:
    """Tell the date of a clause about another thing: 90 lamps |that failed in May| and 50 doors."""
    clause = span.root
    for _ in range(STEPS):
        if clause.dep_ == "relcl" or clause.head.i == clause.i:
            break
        clause = clause.head
    noun = clause.head
    if clause.dep_ != "relcl" or noun.dep_ != "pobj" or figure.start <= noun.i < figure.end:
        return False
    return not _is_below(figure.root, noun) and not _is_below(noun, figure.root)


def is_aside(one: Token, other: Token, kinds: tuple[str, ...]) -> bool:
    """Tell whether one token lies in a clause with a subject and a finite verb, and the other does not."""
    for _ in range(STEPS):
        if one.dep_ in kinds and _is_set_off(one):
            return not one.left_edge.i <= other.i <= one.right_edge.i
        if one.head.i == one.i:
            return False
        one = one.head
    return False


def is_of_relative(one: Token, other: Token) -> bool:
    """Tell whether one token lies in a relative clause about a subject, and the other behind it does not."""
    for _ in range(STEPS):
        if one.dep_ == "relcl" and one.head.dep_ in ("nsubj", "nsubjpass"):
            return other.i > one.right_edge.i
        if one.head.i == one.i:
            return False
        one = one.head
    return False


def hangs_on(span: Span, words: set[str]) -> bool:
    """Tell whether a date is deep in a phrase that opens with a word: |ahead| of the budget for 2026."""
    token = span.root
    for _ in range(STEPS):
        if token.lower_ in words and token.i < span.start:
            return True
        if token.head.i == token.i or token.tag_ in ("VBD", "VBZ", "VBP"):
            return False
        token = token.head
    return False


def is_of_base(span: Span) -> bool:
    """Tell the date in a clause about what something is held against: against the $5 million spent in 2023."""
    token, inner = span.root, False
    for _ in range(STEPS):
        if token.lower_ in AGAINST | COMPARED and token.i < span.start:
            return inner or token.lower_ not in ("from", "over")
        if token.head.i == token.i or (token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ != "relcl"):
            return False
        inner = inner or token.dep_ in ("acl", "relcl")
        token = token.head
    return False


def is_told_aside(token: Token) -> bool:
    """Tell whether a token lies in a relative clause set off by a comma: rents, which were 9 in 2023, have fallen."""
    for _ in range(STEPS):
        if token.dep_ == "relcl" and _is_set_off(token):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _is_set_off(verb: Token) -> bool:
    """Tell the verb of a clause of its own: ", which fell", "as it fell"; not "sales that were made", "while"."""
    held = list(children(verb))
    kinds = {child.dep_ for child in held}
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or bool({"aux", "auxpass"} & kinds)
    first = verb.left_edge
    behind_comma = first.i > 0 and first.nbor(-1).text == ","
    if verb.dep_ == "acl":
        return verb.tag_ == "VBN" and behind_comma  # the deal, signed in 2009, covers
    if verb.dep_ in ("ccomp", "pcomp"):
        return finite and any(child.lower_ == "that" for child in held) and bool({"nsubj", "nsubjpass"} & kinds)
    apart = first.text not in ("while", "whereas") if verb.dep_ == "advcl" else behind_comma
    return finite and apart and bool({"nsubj", "nsubjpass"} & kinds)


def _is_below(token: Token, head: Token) -> bool:
    """Tell whether a token hangs on another in the parse."""
    for _ in range(STEPS):
        if token.i == head.i:
            return True
        token = token.head
    return False
