"""Tell by the parse whether a date and a figure are of one clause."""

from spacy.tokens import Span, Token

from itx_nlp.components.compared import AGAINST, COMPARED
from itx_nlp.components.outlook import is_to_come
from itx_nlp.components.tree import children, climb, verb_of


def is_of_other_time(span: Span, figure: Span) -> bool:
    """Tell a date of what is to come from a figure of what is: 9 wells are dug, while 5 will be in June."""
    when, what = verb_of(span.root), verb_of(figure.root)
    if when is None or what is None or when.i == what.i or when.i in (what.head.i, what.head.head.i):
        return False
    return is_to_come(when) and not is_to_come(what) and not _is_below(figure.root, when)


def describes_another(span: Span, figure: Span) -> bool:
    """Tell the date of a clause about another thing: 90 lamps |that failed in May| and 50 doors."""
    clause = next((token for token in climb(span.root) if token.dep_ == "relcl"), None)
    if clause is None or clause.head.dep_ != "pobj" or figure.start <= clause.head.i < figure.end:
        return False
    noun = clause.head
    return not _is_below(figure.root, noun) and not _is_below(noun, figure.root)


def is_aside(one: Token, other: Token, kinds: tuple[str, ...]) -> bool:
    """Tell whether one token lies in a clause with a subject and a finite verb, and the other does not."""
    clause = next((token for token in climb(one) if token.dep_ in kinds and _is_set_off(token)), None)
    return clause is not None and not clause.left_edge.i <= other.i <= clause.right_edge.i


def is_of_relative(one: Token, other: Token) -> bool:
    """Tell whether one token lies in a relative clause about a subject, and the other behind it does not."""
    clauses = (token for token in climb(one) if token.dep_ == "relcl" and token.head.dep_ in ("nsubj", "nsubjpass"))
    clause = next(clauses, None)
    return clause is not None and other.i > clause.right_edge.i


def hangs_on(span: Span, words: set[str]) -> bool:
    """Tell whether a date is deep in a phrase that opens with a word: |ahead| of the budget for 2026."""
    for token in climb(span.root):
        if token.lower_ in words and token.i < span.start:
            return True
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            return False
    return False


def is_of_base(span: Span) -> bool:
    """Tell the date in a clause about what something is held against: against the $5 million spent in 2023."""
    inner = False
    for token in climb(span.root):
        if token.lower_ in AGAINST | COMPARED and token.i < span.start:
            return inner or token.lower_ not in ("from", "over")
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ != "relcl":
            return False
        inner = inner or token.dep_ in ("acl", "relcl")
    return False


def is_told_aside(token: Token) -> bool:
    """Tell whether a token lies in a relative clause set off by a comma: rents, which were 9 in 2023, have fallen."""
    return any(each.dep_ == "relcl" and _is_set_off(each) for each in climb(token))


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
    return any(each.i == head.i for each in climb(token))
