"""Numbers that are somebody's age: she is 24, Sana Malik, who is 61; her lead, Ali Raza, is 25."""

from spacy.tokens import Doc, Token

from itx_nlp.components.tree import child_of, children
from itx_nlp.document import PEOPLE
from itx_nlp.text.quantity import Quantity
from itx_nlp.text.wordlists import listed

BEING = {"is", "was", "'s", "’s", "'m", "am", "turned", "turns"}
SOMEBODY = {"he", "she", "i"}
OLDEST = 110
BEHIND = {"and", "at", "but", "now", "when"}


def is_age(doc: Doc, quantity: Quantity, root: Token) -> bool:
    """Tell a bare number that a person is said to be."""
    if quantity.kind != "number" or quantity.unit or quantity.high or quantity.form not in ("digits", "words"):
        return False
    verb = root.head
    behind = doc[root.i + 1 : root.i + 2]
    if len(behind) and not (behind[0].is_punct or behind[0].is_space or behind[0].lower_ in BEHIND):
        return False  # he was 7 under par
    if root.dep_ not in ("attr", "acomp", "npadvmod") or verb.i >= root.i or verb.lower_ not in BEING:
        return False
    if not 0 < quantity.value <= OLDEST or quantity.value != int(quantity.value):
        return False
    subject = child_of(verb, "nsubj")
    if subject is None:
        return False
    if subject.lower_ == "who" and verb.dep_ == "relcl":
        return True
    people = {at for span in doc.spans.get(PEOPLE, []) for at in range(span.start, span.end)}
    named = (subject, *(child for child in children(subject) if child.dep_ == "appos"))
    return subject.lower_ in SOMEBODY or any(token.i in people for token in named)


def are_of_age(doc: Doc, first: int, quantity: Quantity, head: Token | None) -> bool:
    """Tell the age of children under |12|; a verb behind may pass for a noun: anyone over |65| travels free."""
    bounded = first > 1 and doc[first - 1].lower_ in ("over", "under", "above", "below")
    if not bounded or doc[first - 2].lower_ not in listed("of an age") or not 0 < quantity.value <= OLDEST:
        return False
    behind = doc[head.i + 1 : head.i + 2] if head is not None else doc[:0]
    return head is None or (len(behind) > 0 and behind[0].tag_ in ("JJ", "RB", "JJR", "RBR", "NN", "DT"))


def is_named_age(doc: Doc, first: int, stop: int, quantity: Quantity) -> bool:
    """Tell the age that follows a name between commas."""
    if quantity.value > 120 or quantity.high is not None or quantity.value != int(quantity.value) or first < 2:
        return False
    closed = stop >= len(doc) or doc[stop].text in (",", ".", ";", ")", "–", "—")
    return closed and doc[first - 1].text == "," and doc[first - 2].tag_ in ("NNP", "NNPS")
