"""What a reporting verb introduces: a clause, an infinitive, a noun phrase, a value."""

from spacy.tokens import Token

from itx_nlp.components.complements import clause_of
from itx_nlp.components.grammar import AGENTS, QUOTE_MARKS, Range, has_to, is_clause, is_negated, trim
from itx_nlp.components.passage import Passage
from itx_nlp.components.tree import child_of
from itx_nlp.text.cues import Cue
from itx_nlp.text.wordlists import listed

_BESIDE = {"while", "when", "after", "before", "though", "although", "even"}
_CALLING = ("call", "label", "brand", "dub")
_REFLEXIVE = {"himself", "herself", "itself", "themselves"}


def carried(passage: Passage, cue: Cue, verb: Token) -> tuple[Range, Range] | None:
    """Find `expressed hope that …` and `raised concerns about …`: the content, and the whole cue."""
    for noun in verb.children:
        if noun.dep_ != "dobj" or _points_back(passage, noun):
            continue
        if noun.lower_ not in cue.carriers and not (cue.carriers and _felt(noun)):
            continue
        for child in noun.children:
            if child.i > noun.i and child.dep_ in {"acl", "relcl", "ccomp"} and is_clause(child):
                start = passage.skip_that(max(child.left_edge.i, noun.i + 1))
                return (start, passage.end_of(verb, child)), (verb.i, noun.i + 1)
        for child in [*noun.children, *verb.children]:
            if child.i > noun.i and child.dep_ == "prep" and child.right_edge.i > child.i:
                return (child.i + 1, passage.end_of(verb, child)), (verb.i, noun.i + 1)
    return None


def _felt(noun: Token) -> bool:
    """Say whether a noun names what one feels about something: `voiced |displeasure| over the loss`."""
    return any(child.dep_ == "prep" and child.lower_ in {"over", "about", "at", "regarding"} for child in noun.children)


def introduced(
    passage: Passage, takes: frozenset[str], words: Range, verb: Token, subject: Range | None
) -> Range | None:
    """Give what a reporting verb introduces, or None."""
    if "clause" in takes and (clause := clause_of(passage, words, verb, subject)):
        return clause
    behind = [child for child in verb.children if child.i >= words[1]]
    if verb.lower_ in listed("declining") and any(child.lower_ in listed("commenting") for child in behind):
        return None
    if any(child.lower_ in listed("being named") and is_negated(child) for child in behind):
        return None  # `who asked not to be named`
    if is_negated(verb) and any(_names_oneself(child) for child in behind):
        return None  # `X did not want to give a name`
    if "infinitive" in takes and (wish := _infinitive(passage, "person" in takes, words, verb)):
        return wish
    if "value" in takes:
        return _valued(passage, words, verb)
    complement = next((child for child in behind if child.dep_ in {"ccomp", "oprd", "xcomp"}), None)
    if "complement" in takes and complement is not None:
        return words[1], passage.end_of(verb, complement)
    return _phrase(passage, words, verb) if "noun" in takes else None


def _infinitive(passage: Passage, addressed: bool, words: Range, verb: Token) -> Range | None:
    """Give what is to be done: `asked |the board to meet|`, `hopes |to meet|`; addressed: the cue takes who is to."""
    behind = [child for child in verb.children if child.i >= words[1]]
    someone = any(child.dep_ == "dobj" for child in behind)
    for child in behind:
        done = child.dep_ == "ccomp" and child.tag_ == "VBN" and addressed  # `want the tax abolished`
        heard = child.dep_ == "advcl" and addressed and someone
        if done or ((heard or child.dep_ in {"xcomp", "ccomp"}) and has_to(child)):
            # `called on |the board to meet|`
            whole = someone or child.dep_ == "ccomp" or words[1] - words[0] > 1
            return (words[1] if whole else max(words[1], child.left_edge.i)), passage.end_of(verb, child)
    for child in behind if addressed else ():  # `urged the members |dealing with| such cases |to leave|`
        goal = next((t for t in child.subtree if t.dep_ == "advcl" and t.tag_ == "VB" and has_to(t)), None)
        if child.dep_ == "dobj" and goal is not None and goal.head.dep_ == "acl":
            return words[1], passage.end_of(verb, goal)
    return None


def _phrase(passage: Passage, words: Range, verb: Token) -> Range | None:
    """Give what is said in a noun phrase or a gerund: `rejected |the plan|`, `called for |the wage to be raised|`."""
    doc = passage.doc
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass" and not c.tag_.startswith(("PR", "W"))), None)
    told = verb.lower_ not in listed("done rather than said") and any(c.dep_ == "agent" for c in verb.children)
    if passive is not None and told:
        return passive.left_edge.i, _value_end(verb) or passive.right_edge.i + 1  # `The plan was rejected by …`
    last = [doc[words[1] - 1]] if words[1] - words[0] > 1 else []
    for child in (child for word in [verb, *last] for child in word.children if child.i >= words[1]):
        if child.dep_ == "advcl" and child.left_edge.i == words[1] - 1 > words[0]:
            return words[1], passage.end_of(verb, child)  # `called for the wage to be raised`
        having = child.tag_ == "VBG" or any(c.lower_ == "having" for c in child.children)
        if child.dep_ in {"dobj", "pobj", "pcomp", "oprd", "ccomp"} or (child.dep_ == "xcomp" and having):
            if _is_unsaid(passage, words, verb, child):
                return None
            if child.lower_ in {"it", "them"} and _is_saying(passage, verb) and not _is_called(passage, verb, child):
                return None  # `explained it again in English`
            start, end = max(words[1], child.left_edge.i), _phrase_end(passage, verb, child)
            return (start, end) if child.tag_ != "PRP" or trim(doc, start, end)[1] > child.i + 1 else None
    return None


def _is_unsaid(passage: Passage, words: Range, verb: Token, thing: Token) -> bool:
    """Say whether an object shows that its verb says nothing: `supports five children`, `calls her mother`."""
    if verb.lower_.startswith("claim") and thing.lower_ in listed("prizes"):
        return True  # `The club claimed a fifth title`
    if verb.lower_.startswith("embrac") and thing.lower_ in listed("met by the faithful"):
        return True  # `embraced martyrdom`
    counted = any(child.dep_ == "nummod" for child in thing.children)
    if verb.lower_.startswith("support") and counted and thing.lower_ in listed("dependants"):
        return True
    if is_negated(verb) and verb.lower_ in listed("making known"):
        return True  # `has never announced a reason`
    someone = thing.tag_ == "PRP" or passage.page.nouns.get(thing.lower_) == "person" or thing.lower_.endswith(AGENTS)
    if verb.lower_.startswith("question") and (someone or passage.page.names_person(thing.i)):
        return True  # `questioned the drivers`
    if verb.lower_ in listed("handing out") and not _is_told(passage, thing):
        return True  # `The mills share power with the town`
    if words[1] - words[0] == 1 and verb.lower_.startswith(_CALLING) and not _is_called(passage, verb, thing):
        return True
    alone = passage.end_of(verb, thing) <= thing.i + 2
    return (thing.lower_ in _REFLEXIVE and alone) or _points_back(passage, thing)


def _is_saying(passage: Passage, verb: Token) -> bool:
    """Say whether what a verb introduces is most of all a clause: `explain`, `repeat`, `confirm`."""
    return any("clause" in cue.any for cue, _ in passage.page.cues(verb))


def _names_oneself(verb: Token) -> bool:
    """Say whether a verb is of giving one's name: `to be named`, `to share her second name`."""
    named = verb.lower_ in listed("being named") | listed("commenting")
    return named or any(
        child.dep_ == "dobj" and child.lower_ in {"name", "names", "identity"} for child in verb.children
    )


def _is_told(passage: Passage, thing: Token) -> bool:
    """Say whether a thing that one shares is something to say: `shared |details of the plan|`."""
    nouns, told = passage.page.lexicon.nouns, listed("what is told")
    words = [thing.lower_, *(child.lower_ for child in thing.children if child.dep_ == "dobj")]
    known = any(w in nouns or w in told or passage.page.nouns.get(w) == "document" for w in words)
    return known or thing.dep_ == "ccomp"


def _is_called(passage: Passage, verb: Token, thing: Token) -> bool:
    """Say whether something is said of what is called: `called |the toll| a levy`, `called him “a rogue”`."""
    if thing.dep_ != "dobj" or any(token.text in QUOTE_MARKS for token in passage.doc[verb.i : passage.end]):
        return True
    end = trim(passage.doc, thing.i, passage.end_of(verb, thing))[1]
    if passage.doc[end - 1].tag_.startswith("JJ"):
        return True  # `called the cut in the rate |unfair|`
    rest = [c for c in verb.children if c.i > verb.i and c.i != thing.i and not c.is_punct]
    if any(c.dep_ == "prep" and c.lower_ == "as" for c in (*rest, *thing.children)):
        return True
    return any(c.dep_ in {"dobj", "dative", "oprd", "xcomp", "ccomp", "attr", "acomp", "advcl"} for c in rest) or any(
        c.i > thing.i and c.dep_ in {"amod", "acl", "appos", "nmod"} for c in thing.children
    )


def _value_end(verb: Token) -> int | None:
    """Give where the value of a passive ends: `Growth is projected |at 5 per cent| by the bank`."""
    values = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "at" and c.i > verb.i)
    return next((c.right_edge.i + 1 for c in values if any(t.tag_ == "CD" for t in c.subtree)), None)


def _phrase_end(passage: Passage, verb: Token, phrase: Token) -> int:
    """Give the end of a noun phrase that is what is said: before when, where and beside what else it was said."""
    end = passage.end_of(verb, phrase)
    if phrase.tag_ == "VBG" or any(cue.words[0] in listed("telling events") for cue, _ in passage.page.cues(verb)):
        return end  # `reported a rise in May`: the rise was in May
    for child in verb.children:
        edge = child.left_edge.i
        if not phrase.right_edge.i < edge < end:
            continue
        clause = child.dep_ == "advcl" and passage.doc[edge].lower_ in _BESIDE
        if clause or (child.dep_ in {"prep", "npadvmod"} and _is_occasion(child)):
            goes_on = any(c.i > child.right_edge.i and c.dep_ in {"prep", "oprd", "xcomp"} for c in verb.children)
            return end if goes_on else edge  # `thanked the board on Monday for its help`
    return end


def _is_occasion(phrase: Token) -> bool:
    """Say whether words name when or at what occasion one spoke: `on Monday`, `in an interview with a daily`."""
    if phrase.dep_ == "npadvmod":
        return phrase.text.endswith("day")
    goal = child_of(phrase, "pobj")
    if goal is None or phrase.lower_ not in {"in", "on", "at", "during", "after", "before"}:
        return False
    weekday = goal.text.endswith("day") and goal.tag_ == "NNP"  # not `complained of queues on the last day`
    return weekday or goal.lower_ in listed("occasions of speech")


def _valued(passage: Passage, words: Range, verb: Token) -> Range | None:
    """Give what is said to have a value, with the value: `puts |the loss at Rs5 billion|`."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i >= words[1]), None)
    if thing is None:
        return None
    for child in (*verb.children, *thing.subtree):
        if child.i > thing.i and child.lower_ == "at" and any(token.tag_ == "CD" for token in child.subtree):
            return thing.left_edge.i, passage.end_of(verb, child)
    return None


def _points_back(passage: Passage, noun: Token) -> bool:
    """Say whether a noun phrase only points back to what was said: `expressed these views`."""
    demonstrative = any(c.lower_ in {"this", "these", "that", "those"} for c in noun.children if c.dep_ == "det")
    return demonstrative and noun.lower_ in passage.page.lexicon.nouns
