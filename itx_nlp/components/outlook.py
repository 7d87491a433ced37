"""Tell from the verb of a figure whether it is of what was, of what is planned or wished for, or always so."""

from spacy.tokens import Token

from itx_nlp.components.tree import children, climb, verb_of
from itx_nlp.text.wordlists import listed


def is_planned(root: Token) -> bool:
    """Tell whether the clause of a figure itself is about what is to come: is projected to grow 5%, a 5% target."""
    for token in climb(root):
        if token.lower_ in listed("ahead") or token.lower_ in listed("plans") or is_bound(token):
            return True
        if token.tag_.startswith("V") and any(_opens_plan(child) for child in children(token)):
            return True
        if token.dep_ == "relcl":
            break
    return False


def is_wished(root: Token) -> bool:
    """Tell what somebody asks for: the panel called on all towns to spend 5% of it."""
    verb = verb_of(root)
    if verb is None:
        return False
    if verb.tag_ in ("VBZ", "VBP") and verb.lower_ in listed("asking"):
        return True  # it wants a levy of 5%
    if verb.head.lower_ not in listed("asking"):
        return False
    return any(child.tag_ == "TO" and child.i < verb.i for child in children(verb))


def is_general(root: Token) -> bool:
    """Tell what is so at all times, in the present tense and not of what was just told: each bus lifts sales 5%."""
    verb = verb_of(root)
    if verb is None or verb.tag_ not in ("VBZ", "VBP") or verb.lower_ in listed("showing"):
        return False
    return any(
        child.dep_ == "nsubj" and child.tag_ in ("NN", "NNS") and child.lower_ not in listed("determiners")
        for child in children(verb)
    )


def is_told(root: Token) -> bool:
    """Tell what was, in the past tense: sales stood at 5, 9 wells were dug."""
    verb = verb_of(root)
    if verb is None or verb.tag_ != "VBN":
        return verb is not None and verb.tag_ == "VBD"
    return any(child.lower_ in ("was", "were") for child in children(verb))


def is_bound(token: Token) -> bool:
    """Tell set of "is set to rise"."""
    doc, at = token.doc, token.i
    return (
        token.lower_ in listed("bound to")
        and doc[at + 1 : at + 2].text == "to"
        and doc[at + 2 : at + 3].text != ""
        and doc[at + 2].tag_ == "VB"
    )


def is_to_come(verb: Token) -> bool:
    """Tell a verb with will or would from one that tells what is."""
    return any(child.tag_ == "MD" and child.i < verb.i for child in children(verb))


def _opens_plan(token: Token) -> bool:
    """Tell the will of a verb, or its subject where it is a plan: the target is 5%."""
    return token.tag_ == "MD" or (token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in listed("plans"))
