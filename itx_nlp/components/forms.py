"""Write down the grammar of a sentence's main clause, from which problem and remedy are told apart.

`They should build more parks` asks for something, `they have built too few` misses it; the words alone hardly differ.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_COMPLEMENTS = ("dobj", "attr", "acomp", "oprd", "xcomp", "prep", "agent")
_MARK = re.compile(r"\W")
_LIMITS = ("det", "neg", "amod", "nummod")  # `no`, `few`, `better`


def signs_of(sentence: Span) -> list[str]:
    """List signs of the main clause, such as `verb_build`, `helpers_should_vb`, `object_parks`, `after_despite`.

    Empty without a parse. Where somebody is reported, the main clause is the one that is reported.
    """
    if not sentence.doc.has_annotation("DEP"):
        return []
    roots = [token for token in sentence if token.dep_ == "ROOT"]
    signs = (sign for root in roots for verb in [_reported(root)] for sign in (*_told(root, verb), *_clause(verb)))
    return [_MARK.sub("", sign) for sign in signs]


def form_of(text: str, sentence: Span) -> str:
    """Join what a sentence says with the signs of its main clause, one string for a classifier to read."""
    return " ".join([text, *signs_of(sentence)])


def _reported(verb: Token) -> Token:
    """Step down from `said`, `hopes` and the like to the verb of what is said."""
    for _ in range(len(verb.doc)):
        below = next(
            (child for child in verb.children if child.dep_ == "ccomp" and child.tag_.startswith(("V", "M"))), None
        )
        if below is None:
            break
        verb = below
    return verb


def _told(root: Token, verb: Token) -> Iterator[str]:
    """Name the verbs of saying above what is said: `urged` and `warned` lean to opposite sides."""
    while verb != root:
        verb = verb.head
        yield f"told_{verb.lower_}"


def _clause(verb: Token) -> Iterator[str]:
    children = list(verb.children)
    helpers = [child.lower_ for child in children if child.dep_ in {"aux", "auxpass"}]
    subjects = [child for child in children if child.dep_ in _SUBJECTS]
    yield f"verb_{verb.lower_}"
    yield f"form_{verb.tag_}"
    yield "_".join(["helpers", *helpers, verb.tag_])
    if any(child.dep_ == "neg" for child in children):
        yield "not"
        yield f"not_{verb.lower_}"
    if not subjects:
        yield "imperative" if verb.tag_ == "VB" and not helpers else "subjectless"
    for subject in subjects:
        yield f"subject_{subject.lower_}"
        yield f"subject_{subject.tag_}"
        yield from (f"subject_is_{each.lower_}" for each in subject.children if each.dep_ in _LIMITS)
    for child in children:
        if child.dep_ in _COMPLEMENTS:
            yield f"object_{child.lower_}"
            yield from (f"object_is_{each.lower_}" for each in child.children if each.dep_ in _LIMITS)
            yield from (f"of_{each.lower_}" for each in child.children if each.dep_ in {"pobj", "dobj"})
        elif child.dep_ == "advcl":
            openers = [each.lower_ for each in child.children if each.dep_ in {"mark", "advmod", "aux"}]
            yield "_".join(["before" if child.i < verb.i else "after", *openers[:2]])
        elif child.dep_ == "conj":
            yield f"and_{child.lower_}"
            yield f"and_{child.tag_}"
        elif child.dep_ in {"cc", "advmod"}:
            yield f"by_{child.lower_}"
