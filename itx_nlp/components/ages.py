"""Numbers that are somebody's age: she is 24, Sana Malik, who is 61; her lead, Ali Raza, is 25."""

from itertools import islice

from spacy.tokens import Doc, Token

from itx_nlp.document import PEOPLE
from itx_nlp.text.quantity import Quantity

CHILDREN = 60  # of a verb to look at
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
    subject = next((child for child in islice(verb.children, CHILDREN) if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    if subject.lower_ == "who" and verb.dep_ == "relcl":
        return True
    people = {at for span in doc.spans.get(PEOPLE, []) for at in range(span.start, span.end)}
    named = (subject, *(child for child in islice(subject.children, CHILDREN) if child.dep_ == "appos"))
    return subject.lower_ in SOMEBODY or any(token.i in people for token in named)
