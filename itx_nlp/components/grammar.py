"""Read the parse: subjects, edges of phrases and clauses, moods of verbs. Positions are of tokens, ends exclusive."""

from spacy.symbols import appos, conj, dobj, pobj
from spacy.tokens import Doc, Token

from itx_nlp.components.tree import child_of
from itx_nlp.text.wordlists import listed

Range = tuple[int, int]

FINITE = {"VBD", "VBZ", "VBP", "MD"}
VERBS = {"VBD", "VBZ", "VBP", "VB", "VBN", "VBG"}
QUOTE_MARKS = {'"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„"}
DASHES = {"-", "--", "–", "—", "―"}
EDGE = QUOTE_MARKS | DASHES | {",", ";", ":", ".", "…", "...", "!", "?", "|", "•", "*"}
RELATIVES = {"who", "which", "that"}
OPENING = 8  # up the parse from a noun of an opening phrase to the verb
APART = 20  # tokens from a subject to its verb
AGENTS = ("ers", "ors", "ists", "ians", "eers", "men", "women")  # unknown plurals that name people
_GOALS = {pobj, dobj}
_SHARED = {"conj", "xcomp", "advcl", "pcomp", "dep", "prep"}
_DUTY = {"must", "should", "ought", "shall"}  # `they must note that …`: nobody has noted it yet


def trim(doc: Doc, start: int, end: int) -> Range:
    """Cut punctuation and white space off both ends."""
    while start < end and (doc[start].text in EDGE or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in EDGE or doc[end - 1].is_space):
        end -= 1
    return start, end


def mend_subjects(doc: Doc) -> None:
    """Give `According to X, the Y was …` its subject, which the parser often takes for an apposition to X; once."""
    if doc._.mended:
        return
    doc._.mended = True
    for token in doc:
        beside = token.dep == appos or (token.dep == conj and token.tag_ == "NNP" and not _is_joined(token))
        if not beside or token.head.dep not in _GOALS or doc[token.left_edge.i - 1].text != ",":
            continue
        verb = _verb_behind(token)
        if verb is not None and not _has_subject(verb):
            token.head, token.dep_ = verb, "nsubj"


def _is_joined(noun: Token) -> bool:
    """Say whether a conjunction joins a noun to the one before it: not `At the fair, |Rana| said …`."""
    return any(child.dep_ == "cc" for other in (noun, noun.head) for child in other.children)


def _verb_behind(noun: Token) -> Token | None:
    """Give the verb behind a noun that the opening phrase before it hangs on, over the phrases between."""
    verb = noun.head
    for _ in range(OPENING):
        if (verb.tag_ in VERBS and verb.i > noun.i) or verb.head == verb:
            break
        verb = verb.head
    if verb.tag_ not in VERBS or not noun.right_edge.i < verb.i < noun.i + APART:
        return None
    doc, last = noun.doc, noun.right_edge.i + 1
    if doc[noun.i + 1].text == doc[last].text == ",":  # `Speaking in Lahore, Rana, |a weaver|, said …`
        who = last == noun.i + 1 and doc[last + 1].lower_ == "who" and doc[verb.i - 1].text == ","
        last = verb.i if who else last + (last > noun.i + 1)
    elif doc[last].text == doc[verb.i - 1].text == "," and doc[last + 1].tag_ == "DT":
        last = verb.i  # `A day before, the owner of the mill, |the oldest in town|, said …`
    between = doc[last : verb.i]
    return None if any(t.text == "," or (t.tag_ in FINITE and not is_auxiliary(t)) for t in between) else verb


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in verb.children)


def is_auxiliary(token: Token) -> bool:
    """Say whether a verb only helps another."""
    return token.dep_ in {"aux", "auxpass"}


def is_negated(verb: Token) -> bool:
    """Say whether a verb has `not` or `never` with it."""
    return any(child.dep_ == "neg" for child in verb.children)


def has_to(verb: Token) -> bool:
    """Say whether a verb is an infinitive with `to`."""
    return any(child.tag_ == "TO" for child in verb.children)


def is_clause(token: Token) -> bool:
    """Say whether a complement has a verb or a subject of its own."""
    return token.tag_ in VERBS or any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in token.children)


def depends_on(token: Token, head: Token) -> bool:
    """Say whether a token hangs below another, at any depth."""
    while token.head.i != token.i:
        token = token.head
        if token.i == head.i:
            return True
    return False


def in_relative_clause(token: Token, start: int) -> bool:
    """Say whether a verb belongs to a clause that describes a noun at or after `start`."""
    while token.head.i != token.i:
        if token.dep_ in {"relcl", "acl"} and token.head.i >= start:
            return True
        token = token.head
    return False


def own_subject(verb: Token) -> Range | None:
    """Give a verb's own subject, or the agent of a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            for agent in child.children:
                if agent.dep_ == "pobj":
                    return agent.left_edge.i, agent.right_edge.i + 1
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    near = [child for child in reversed(subjects) if child.i < verb.i and child.left_edge.tag_ != "WP$"]
    nearest = next(iter(near + subjects), None)
    if nearest is None:
        return None
    start, end = _whole_start(nearest), nearest.right_edge.i + 1
    if nearest.i < verb.i:
        return start, min(end, verb.i)  # the parse may draw what stands behind the verb into the subject
    beside = next((child for child in subjects if child.left_edge.i == end), None)
    return start, end if beside is None else beside.right_edge.i + 1  # `said |Director for Trade| Bilal Rana|`


def _whole_start(noun: Token) -> int:
    """Give where a noun phrase starts whose first word the parse cut off: `The co-|founder of the mill|`."""
    doc, start = noun.doc, noun.left_edge.i
    if start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        start -= 2
        start -= start > 0 and doc[start - 1].tag_ == "DT"
    return start


def find_subject(verb: Token) -> Range | None:
    """Give the subject of a verb: its own, or the one it shares with the verb it depends on."""
    token = verb
    for _ in range(8):
        own = own_subject(token)
        if own:
            return own
        passive = child_of(token, "nsubjpass")
        if passive is not None:
            return None if token is verb else (passive.left_edge.i, passive.right_edge.i + 1)
        if token.dep_ == "conj" and token.tag_ in FINITE and has_to(token.head):
            token = token.head  # `asked for a plan to save it and proposed …`: the finite verb above has the subject
            while token.tag_ not in FINITE and token.head.i != token.i:
                token = token.head
        elif token.dep_ in _SHARED and token.head.i != token.i:
            token = token.head
        elif token.dep_ == "acl" and token.tag_ == "VB" and has_to(token) and token.head.dep_ == "dobj":
            token = token.head.head  # `has the nerve to claim that …`
        elif token.dep_ == "acl":
            noun = token.head
            return noun.left_edge.i, max(noun.i + 1, min(token.left_edge.i, noun.right_edge.i + 1))
        else:
            return None
    return None


def antecedent(pronoun: Token) -> Range | None:
    """Give the noun phrase a relative pronoun stands for; it may be cut off: `where |a notice| hangs that says`."""
    before = pronoun.doc[pronoun.i - 1] if pronoun.i else pronoun
    mover = child_of(before, "nsubj", "nsubjpass") if before.tag_ in VERBS and pronoun.dep_ == "nsubj" else None
    if mover is not None and mover.i < before.i and mover.tag_.startswith("NN"):
        return mover.left_edge.i, mover.i + 1
    token = pronoun
    while token.head.i != token.i:
        if token.dep_ == "relcl":
            noun = token.head
            return noun.left_edge.i, max(noun.i + 1, min(token.left_edge.i, noun.right_edge.i + 1))
        token = token.head
    return None


def is_owner(name: Token, paper: Token) -> bool:
    """Say whether a name in a noun phrase is whose paper it is: not `a post on Facebook`, `a letter to the bank`."""
    while name.i != paper.i and name.head.i != name.i:
        if name.dep_ == "prep" and name.lower_ not in {"by", "of", "from"}:
            return False
        if name.dep_ == "acl" and name.lower_ in listed("perusing"):
            return False  # `a letter seen by Reuters`
        name = name.head
    return True


def core(doc: Doc, start: int, end: int) -> Range:
    """Cut relative clauses, appositions and what follows a comma off a noun phrase."""
    start, end = trim(doc, start, end)
    if end <= start:
        return start, start + 1
    while end - 1 > start and doc[end - 1].text[0] in QUOTE_MARKS and doc[end - 1].tag_ != "POS":
        end -= 1  # `he|’d| told them`
    root = doc[start:end].root
    if doc[start].tag_ == "IN":  # `During the talks, some members`
        start = next((i + 1 for i in range(root.i - 1, start, -1) if doc[i].text == ","), start)
    for child in root.children:
        if child.dep_ in {"relcl", "acl"} and root.i < child.i and child.left_edge.i < end:
            end = max(root.i + 1, child.left_edge.i)
    for i in range(root.i + 1, end):
        joined = doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_  # `a 22-person firm`
        if (doc[i].text in DASHES | {",", "(", ";", ":"} and not joined) or doc[i].tag_ in {"WP", "WP$", "WDT"}:
            end = i + 1 if doc[i - 1].lower_ == "of" and i == root.i + 2 else i  # `many of whom`
            break
    start, end = trim(doc, start, end)
    return start, max(end, start + 1)


def content_end(verb: Token, content: Token, end: int, is_cue: set[int]) -> int:
    """Say where reported content ends: with its sentence, unless the reporting clause or its reporter goes on.

    verb: the reporting verb; content: the head of what it introduces; end: where the sentence ends;
    is_cue: the reporting verbs of the sentence, by index.
    """
    stop = end
    for child in verb.children:
        edge = child.left_edge.i
        gerund = child.tag_ == "VBG" and (content.tag_ == "VBG" or (child.dep_ == "conj" and verb.tag_ != "VBG"))
        if child.i <= content.i or edge <= content.i or gerund:
            continue  # `recommended cutting duties and allowing time`
        if child.dep_ == "conj" and child.tag_ in VERBS:
            # Coordinated clauses with a subject of their own belong to the content, unless they report themselves.
            subjects = {c.dep_ for c in child.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}}
            reports = child.i in is_cue and "nsubjpass" not in subjects
            if not subjects or reports or not is_clause(content):
                stop = min(stop, edge)
        elif child.tag_ == "VBG" and child.i in is_cue:
            stop = min(stop, edge)
        elif child.lower_ == "by" and any(c.dep_ == "pcomp" and c.i in is_cue for c in child.children):
            stop = min(stop, edge)  # `dismissed the plan by saying …`
    above = verb
    while above.head.i != above.i and above.dep_ in {
        "advcl",
        "relcl",
        "acl",
        "conj",
        "ccomp",
        "xcomp",
        "pcomp",
        "prep",
    }:
        if above.dep_ == "ccomp" and above.head.i > content.i and above.head.i in is_cue:
            stop = min(stop, above.right_edge.i + 1)  # `… called for calm, officials said`
        if above.dep_ in {"relcl", "acl", "advcl"} and content.i <= above.right_edge.i < stop - 1:
            stop = above.right_edge.i + 1
        above = above.head
    doc = verb.doc
    while stop > content.i + 1 and doc[stop - 1].tag_ == "CC":
        stop -= 1
    return stop


def opening_of(verb: Token) -> str:
    """Give the conjunction of the adverbial clause a verb heads, or an empty string."""
    while verb.dep_ in {"xcomp", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    words = [c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod", "prep"} and c.tag_ in {"IN", "WRB"}]
    return words[0] if verb.dep_ in {"advcl", "pcomp"} and words else ""


def first_joined(verb: Token) -> Token:
    """Give the first of coordinated infinitives, which has the `to` of all."""
    while verb.dep_ == "conj" and verb.head.tag_ == "VB":
        verb = verb.head
    return verb


def is_due(verb: Token) -> bool:
    """Say whether somebody else ought to say it: `banks must note that …`, but not `I must say that …`."""
    while not any(child.dep_ == "aux" and child.lower_ in _DUTY for child in verb.children):
        opens = verb.dep_ == "advcl" and verb.tag_ == "VBG"
        if not (opens or verb.dep_ == "xcomp") or verb.head.i == verb.i:
            return False
        verb = verb.head  # `Firms should adapt, stressing …`
    return not any(child.lower_ in {"i", "we"} for child in verb.children)


def is_possible(verb: Token) -> bool:
    """Say whether a modal makes an attitude only possible: `may support`, but not `would like`."""
    modal = next((child.lower_ for child in verb.children if child.tag_ == "MD"), "")
    return bool(modal) and not (modal in {"would", "'d", "’d"} and verb.lower_ in {"like", "prefer"})
