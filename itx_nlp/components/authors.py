"""Say whose a paper is that is named again: `A survey by the bank … . The survey said …`."""

from itertools import islice

from spacy.tokens import Doc, Token

from itx_nlp import document
from itx_nlp.components.grammar import own_subject
from itx_nlp.components.tree import climb
from itx_nlp.tables import Organization
from itx_nlp.text.wordlists import listed

_REACH = 3000  # tokens to look back
_STEPS = 4  # up the parse from a name to its paper, or from a paper to its verb
_LINKS = {"by", "of", "from"}


def author(doc: Doc, paper: Token, bodies: list[Organization]) -> Organization | None:
    """Give the body whose report, survey or letter an earlier mention of the same noun says it is, the nearest one."""
    for i in range(paper.i - 1, max(-1, paper.i - _REACH), -1):
        if doc[i].lower_ == paper.lower_:
            sentence = doc[i].sent
            near = (body for body in bodies if sentence.start_char <= body.start < sentence.end_char)
            roots = [(document.span_of(doc, body.start, body.end).root, body) for body in islice(near, 20)]
            owner = next((body for root, body in roots if _owns(root, doc[i]) or _issues(root, doc[i])), None)
            if owner is not None:
                return owner
    return None


def _owns(name: Token, paper: Token) -> bool:
    """Say whether a name belongs to a paper: `SBP report`, `the bank's report`, `a report published by the bank`."""
    token = name
    for _ in range(_STEPS):
        if token.head.i == paper.i:
            return token.dep_ in {"poss", "compound", "nmod"} or token.lower_ in _LINKS or _written(token)
        if token.head.lower_ not in _LINKS and not _written(token.head):
            return False
        token = token.head
    return False


def _written(verb: Token) -> bool:
    """Say whether a participle may tell who is behind a paper: `published by`, not `seen by`."""
    return verb.tag_ == "VBN" and verb.lower_ not in listed("perusing")


def _issues(name: Token, paper: Token) -> bool:
    """Say whether a name is the subject of the verb a paper depends on: `The bank published a report`."""
    for verb in climb(paper, _STEPS):
        if verb.tag_.startswith("VB"):
            subject = own_subject(verb)
            return subject is not None and subject[0] <= name.i < subject[1] and name.dep_ == "nsubj"
    return False
