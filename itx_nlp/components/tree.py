"""Walk the tree of a parse: down to what hangs on a token, and up to what a token hangs on."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

CHILDREN = 60  # of a token to look at: in a table without full stops thousands may hang on one
STEPS = 12  # up from a token


def children(token: Token) -> Iterator[Token]:
    """Give what hangs on a token, in the order of the text, as far as a sentence goes."""
    return islice(token.children, CHILDREN)


def child_of(token: Token, *relations: str) -> Token | None:
    """Give the first that hangs on a token in one of these ways ("nsubj", "dobj"), None where there is none."""
    return next((child for child in children(token) if child.dep_ in relations), None)


def climb(token: Token, steps: int = STEPS) -> Iterator[Token]:
    """Give a token, what it hangs on, what that hangs on and so forth, up to the root."""
    for _ in range(steps):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def verb_of(token: Token) -> Token | None:
    """Give the finite verb or the infinitive that a token hangs on."""
    return next((each for each in climb(token) if each.tag_.startswith("V")), None)
