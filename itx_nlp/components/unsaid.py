"""Words of saying by which nobody says anything: what anybody might say, what one is told, what the author asks."""

from spacy.tokens import Token

from itx_nlp.components.grammar import Range, child_of, has_to, is_negated
from itx_nlp.components.passage import Passage
from itx_nlp.text.wordlists import listed

AUTHOR = {"i", "we"}


def supposes(passage: Passage, verb: Token, subject: Range) -> bool:
    """Say whether anybody may speak, and nobody does: `It is fair |to say| so`, `Nobody |said| why`."""
    seldom = any(child.lower_ in listed("hardly ever") for child in verb.children)
    if _asks(passage, verb) and (passage.is_nobody(subject) or is_negated(verb) or seldom):
        return True  # `Nobody knows how many`, `They did not say why`
    if _is_own_question(passage, verb, subject):
        return True
    if has_to(verb) and passage.doc[verb.i - 2].lower_ in {"is", "was"} and passage.doc[subject[0]].tag_ == "WDT":
        return True  # `…, which is to say that …`
    if passage.is_nobody(subject):
        return any(cue.words[0] in listed("saying outright") for cue, _ in passage.page.cues(verb))
    it = passage.doc[subject[0]].lower_ == "it" and subject[1] - subject[0] == 1
    if passage.is_share(subject):
        return has_to(verb)  # `44 per cent went to |direct| buyers`
    return it and has_to(verb) and verb.head.dep_ != "xcomp" and not passage.page.speaks(verb.head)


def _is_own_question(passage: Passage, verb: Token, subject: Range) -> bool:
    """Say whether the author puts a question, or asks the reader for something: `We asked them how trade was`."""
    if verb.lower_ not in listed("putting a question") or passage.doc[subject[0]].lower_ not in AUTHOR | {"me", "us"}:
        return False
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i), None)
    what = clause.left_edge if clause is not None else passage.doc[min(verb.i + 1, passage.end - 1)]
    question = what.tag_ in {"WP", "WRB", "WDT"} or what.lower_ in {"whether", "if"}
    return question or not verb.lower_.startswith("tell")


def _asks(passage: Passage, verb: Token) -> bool:
    """Say whether a question follows right behind a verb: `know |how many|`."""
    behind = passage.doc[verb.i + 1] if verb.i + 1 < passage.end else verb
    return behind.tag_ in {"WRB", "WP", "WDT"} and behind.lower_ != "that"


def is_joined_passive(passage: Passage, verb: Token) -> bool:
    """Say whether one was told something, beside what else was done: `Four were fired and |told| to leave`."""
    if verb.dep_ != "conj" or child_of(verb, "agent", "nsubj"):
        return False
    if child_of(verb, "auxpass"):
        return True
    to = passage.doc[verb.i + 1 : verb.i + 2].text.lower() == "to"
    heard = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and to and passage.has_hearer(verb))
    return heard and not child_of(verb, "dobj", "aux") and child_of(verb.head, "auxpass") is not None


def is_part_of(passage: Passage, content: Range, words: Range) -> bool:
    """Say whether content begins with a number of what opens the sentence: `Of the 40, she says |nine left|`."""
    if content[0] >= passage.end:
        return False
    first = passage.doc[content[0]]
    partitive = first.tag_ == "CD" or first.lower_ in listed("parts of a whole")
    opens = passage.doc[passage.start].lower_ == "of" and passage.doc[passage.start + 1].tag_ in {"DT", "PRP$", "CD"}
    return partitive and opens and content[0] == words[1]
