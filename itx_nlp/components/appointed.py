"""Read the role that a verb gives a person: "X has been appointed as Y", "X was elected Y", "X took oath as Y"."""

from spacy.tokens import Doc

from itx_nlp.components.roles import Roles
from itx_nlp.components.rolewords import Bodies, Role
from itx_nlp.text.wordlists import listed

_BECOMING = frozenset({"became", "becomes"})
_NEAR = 5  # tokens behind the verb in which its "as" stands


def appointed(roles: Roles, doc: Doc, start: int, end: int, stop: int, bodies: Bodies, people: set[int]) -> Role | None:
    """Read the role that the person named by doc[start:end] gets, in a sentence that ends before token `stop`."""
    name = doc[start:end].root
    verb = name.head
    if start and doc[start - 1].lower_ in listed("appointing"):
        begin, bare = end, True  # "named X |head of Y|"
    elif name.dep_ == "nsubjpass" and verb.lower_ in listed("appointing"):
        begin, bare = verb.i + 1, True  # "X was named |head of Y|"
    elif name.dep_ in ("nsubj", "nsubjpass") and verb.lower_ in listed("taking office"):
        begin, bare = verb.i + 1, False  # "X took oath as |head of Y|"
        become = next((c for c in verb.children if c.dep_ == "conj" and c.lower_ in _BECOMING), None)
        if become is not None:
            begin, bare = become.i + 1, True  # "X joined Y and became its |head|"
    elif name.dep_ == "nsubj" and verb.lower_ in _BECOMING:
        begin, bare = verb.i + 1, True
    else:
        return None
    behind = next((i + 1 for i in range(begin, min(begin + _NEAR, stop)) if doc[i].lower_ == "as"), None)
    if behind is None and not bare:
        return None
    role = roles.told(doc, begin if behind is None else behind, stop, bodies, people)
    if role is None or role.org_id is not None:
        return role
    giver = next((c.i for c in doc[start - 1].children if c.dep_ == "nsubj"), -1) if begin == end and start else -1
    return Role(role.text, bodies[giver][2]) if giver in bodies else role  # "|Blue Mango| named X head"
