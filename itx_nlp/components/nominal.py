"""Reports without a reporting verb: `his call for …`, `is hopeful that …`, `of the view that …`, `according to …`."""

from spacy.tokens import Token

from itx_nlp.components.grammar import FINITE, Range, find_subject, has_to, is_negated, trim
from itx_nlp.components.page import Reported
from itx_nlp.components.passage import Passage, is_that
from itx_nlp.components.tree import child_of
from itx_nlp.text.cues import Cue
from itx_nlp.text.wordlists import listed

_BE = {"is", "was", "are", "were", "be", "been", "'s", "’s", "'re", "’re", "remains", "remained", "am", "'m", "’m"}
_SEEM = {"become", "becomes", "became", "feel", "feels", "felt", "grew", "grow", "growing", "remain", "stay", "stayed"}
_ABOUT = {"for", "of", "about", "over", "on", "against", "regarding"}
_TOWARDS = _ABOUT | {"to", "with", "in", "at", "by"}
_ALL = frozenset({"clause", "infinitive", "noun"})


def of_noun(passage: Passage, noun: Token) -> Reported | None:
    """Find `Rana's call for lower duties`, `their fear is that …`, `fears among traders that …`, `made a vow to …`."""
    cues = passage.page.lexicon.nouns.get(noun.lower_, ())
    following = passage.doc[noun.i + 1].lower_ if noun.i + 1 < passage.end else ""
    cue = next((cue for cue in cues if cue.words[1:] in {(), (following,)}), None)
    if cue is None:
        return None
    source = _holder(noun)
    if source is None:
        return _from(passage, noun) or _anybody(passage, noun)
    takes = cue.takes(passage.voice(source)) if cue.human else _ALL if passage.source_kind(source) == "person" else ()
    for child in [*noun.children, *_equated(noun)] if takes else ():
        if child.i < noun.i:
            continue
        said = (has_to(child) and "infinitive" in takes) or (is_that(child.left_edge) and "clause" in takes)
        if said and child.dep_ in {"acl", "relcl", "ccomp", "xcomp"}:
            start = passage.skip_that(max(child.left_edge.i, noun.i + 1))
            speaker = passage.page.speaker(*source)
            return passage.reported((start, child.right_edge.i + 1), speaker, (noun.i, noun.i + 1))
        about = child.dep_ == "prep" and child.lower_ in (cue.words[1:] or _ABOUT) and "noun" in takes
        if (
            about
            and not (child.lower_ == "of" and source[0] < noun.i and noun.dep_ == "dobj")
            and passage.doc[child.right_edge.i + 1 : child.right_edge.i + 2].text != ":"  # `Her verdict on it: “…”`
            and any(c.tag_ != "CD" and not source[0] <= c.i < source[1] for c in child.children)
        ):
            speaker = passage.page.speaker(*source)
            return passage.reported((child.i + 1, child.right_edge.i + 1), speaker, (noun.i, noun.i + 1))
    return None


def _equated(noun: Token) -> list[Token]:
    """List the clauses that say what an opinion is: `their fear is |that rents will rise|`."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lower_ not in _BE:
        return []
    return [child for child in verb.children if child.i > verb.i and child.dep_ in {"ccomp", "xcomp"}]


def _anybody(passage: Passage, noun: Token) -> Reported | None:
    """Find `there are fears that …`, whose holder no words name."""
    clause = next((c for c in noun.children if c.i > noun.i and c.dep_ in {"acl", "ccomp"}), None)
    if noun.dep_ != "attr" or clause is None or not is_that(clause.left_edge) or clause.left_edge.i != noun.i + 1:
        return None
    denied = is_negated(noun.head) or any(child.lower_ == "no" for child in noun.children)
    if denied or not any(child.dep_ == "expl" for child in noun.head.children):
        return None
    return passage.reported((noun.i + 2, clause.right_edge.i + 1), None, (noun.i, noun.i + 1))


def _holder(noun: Token) -> Range | None:
    """Give whose opinion a noun names: `Rana's fear`, `fear among traders`, `Rana has a fear`, `is a critic of it`."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child.left_edge.i, child.i + 1
        if child.dep_ == "prep" and child.lower_ in {"among", "by"}:
            goal = child_of(child, "pobj")
            if goal is not None:
                return goal.left_edge.i, goal.i + 1
    if noun.lower_ in listed("partisans"):
        return find_subject(noun.head) if noun.dep_ == "attr" and not is_negated(noun.head) else None
    return find_subject(noun.head) if noun.dep_ == "dobj" and noun.head.lower_ in listed("having an opinion") else None


def _from(passage: Passage, noun: Token) -> Reported | None:
    """Find `a warning from Rana, head of the mill, that …`."""
    doc = passage.doc
    origin = next((child for child in noun.children if child.lower_ == "from" and child.i > noun.i), None)
    source = child_of(origin, "pobj") if origin else None
    if source is None or passage.source_kind((source.left_edge.i, source.i + 1)) != "person":
        return None
    for i in range(source.i + 1, min(passage.end, source.i + 20)):
        if doc[i].lower_ == "that" and (doc[i - 1].text == "," or i == source.i + 1) and doc[i + 1].tag_ not in FINITE:
            speaker = passage.page.speaker(source.left_edge.i, source.i + 1)
            return passage.reported((i + 1, passage.end), speaker, (noun.i, noun.i + 1))
    return None


_SPANS = {"minutes", "hours", "days", "weeks", "months", "years", "decades", "ages", "while", "moment"}


def of_adjective(passage: Passage, token: Token) -> Reported | None:
    """Find `He is hopeful that …`, `She is willing to …` and `They are critical of …`."""
    cue = passage.page.lexicon.adjectives[token.lower_][0]
    subject = find_subject(token.head)
    takes = cue.takes(passage.voice(subject)) if subject else frozenset()
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ == "ccomp" and "clause" in takes:
            return _being(passage, token.head, token.i + 1, child)
        if child.dep_ in {"xcomp", "ccomp"} and has_to(child) and "infinitive" in takes:
            return _being(passage, token.head, token.i + 1, child)
        if child.dep_ == "prep" and child.lower_ in _TOWARDS and "noun" in takes and child.right_edge.i > child.i:
            if child.lower_ == "for" and any(goal.lower_ in _SPANS for goal in child.children):
                return None  # `They were happy for months`
            return _being(passage, token.head, child.i + 1, child)
    return None


def of_phrase(passage: Passage, token: Token) -> Reported | None:
    """Find `He was of the view that …`."""
    doc = passage.doc
    for cue in passage.page.lexicon.phrases.get(token.lower_, ()):
        last = token.i + len(cue.words)
        if [t.lower_ for t in doc[token.i : last]] == list(cue.words) and doc[token.i - 1].lower_ in _BE:
            i = passage.skip_that(last)
            return _being(passage, doc[token.i - 1], last, doc[i]) if i < passage.end else None
    return None


def _being(passage: Passage, verb: Token, last: int, content: Token) -> Reported | None:
    subject = find_subject(verb)
    reason = verb.dep_ == "advcl" and any(child.dep_ == "mark" for child in verb.children)
    if reason or verb.lower_ not in _BE | _SEEM or subject is None or passage.source_kind(subject) != "person":
        return None
    if passage.doc[subject[0] : subject[1]].root.lower_ == "it":
        return None
    start = passage.skip_that(last)
    return passage.reported((start, passage.end_of(verb, content)), passage.page.speaker(*subject), (verb.i, last))


def according(passage: Passage, token: Token) -> Reported | None:
    """Find `according to X, …` and `…, according to X`."""
    doc = passage.doc
    if token.lower_ == "by":
        return _reckoned(passage, token)
    cue, words = _preposition(passage, token)
    goal = child_of(doc[words[1] - 1], "pobj")
    if cue is None or goal is None:
        return None
    opens = all(t.tag_ in {"CC", "RB"} or t.is_punct for t in doc[passage.start : token.i])
    if cue.carriers and (goal.lower_ not in cue.carriers or passage.reporting or not opens):
        return None  # `In a survey, …` attributes, `he said in a survey` does not
    kind = passage.source_kind((goal.left_edge.i, goal.i + 1))
    if opens and passage.reporting and kind == "other":
        return None  # `According to the law, he said, …`
    if words[1] - words[0] == 1 and not _names_source(passage, goal):
        return None
    last = _source_end(passage, goal, opens)
    source = passage.page.speaker(goal.left_edge.i, last)
    before = trim(doc, passage.start, token.i - 1 if doc[token.i - 1].lower_ == "as" else token.i)
    if before[1] > before[0] and doc[before[1] - 1].tag_ == "CC" and doc[before[1] - 2].text == ",":
        before = before[1] - 1, before[1]  # `The fair is old, and according to him, …`
    lead = doc[before[0] : before[1]]
    if all(t.tag_ in {"CC", "RB", "IN"} for t in lead):
        content = trim(doc, last, passage.end)
    else:
        behind = trim(doc, last, passage.end)
        goes_on = last < passage.end and doc[last].text == "," and behind[1] - behind[0] >= 3
        content = (before[0], behind[1]) if goes_on else before
    while content[0] < content[1] and (doc[content[0]].tag_ == "CC" or doc[content[0]].text == ")"):
        content = trim(doc, content[0] + 1, content[1])
    if content[1] - content[0] < 3:
        return None
    return Reported(*content, source, words, sentence_wide=True)


def _reckoned(passage: Passage, token: Token) -> Reported | None:
    """Find `By |the guild|'s count, …` and `…, by his own admission`: the source is who owns what is reckoned."""
    doc, count = passage.doc, child_of(token, "pobj")
    owner = child_of(count, "poss") if count is not None else None
    if count is None or owner is None or count.lower_ not in passage.page.lexicon.prepositions["by"][0].carriers:
        return None
    source, last = (owner.left_edge.i, owner.i + 1), count.i + 1
    if passage.source_kind(source) != "person" or owner.lower_.endswith("day") or doc[last : last + 1].text == "of":
        return None
    before, behind = trim(doc, passage.start, token.i), trim(doc, last, passage.end)
    if passage.reporting & set(range(*before)) or before[1] - before[0] + behind[1] - behind[0] < 3:
        return None
    inner = range(last, passage.end - 1)
    edges = (i for i in inner if doc[i].text == ";" or (doc[i].text == "," and _contrasts(doc[i + 1])))
    edge = next(edges, behind[1])
    behind = behind[0], max(behind[0], edge)
    if all(t.tag_ in {"CC", "RB", "IN"} for t in doc[slice(*before)]):
        before = behind  # `But by his count, …`
    goes_on = behind[1] - behind[0] >= 2 and doc[last].text == ","
    content = before[0], behind[1] if goes_on or before == behind else before[1]
    return Reported(*content, passage.page.speaker(*source), (count.i, last), sentence_wide=True)


def _contrasts(token: Token) -> bool:
    return token.lower_ in listed("contrasts")


def _preposition(passage: Passage, token: Token) -> tuple[Cue | None, Range]:
    for cue in passage.page.lexicon.prepositions[token.lower_]:
        last = token.i + len(cue.words)
        if [t.lower_ for t in passage.doc[token.i : last]] == list(cue.words):
            return cue, (token.i, last)
    return None, (token.i, token.i + 1)


def _names_source(passage: Passage, goal: Token) -> bool:
    """Say whether a known name or a paper follows: `per the report`, not `per cent`."""
    named = any(a <= goal.i < b for a, b in passage.page.people + passage.page.bodies)
    return named or passage.page.nouns.get(goal.lower_) == "document"


def _source_end(passage: Passage, goal: Token, opens: bool) -> int:
    """Give the end of a source's noun phrase, also where the parse has drawn the main clause into it."""
    doc, last = passage.doc, goal.right_edge.i + 1
    last = min(last, passage.end)
    whole = all(t.is_punct or t.is_space for t in doc[last : passage.end])  # the parse found no main clause
    for i in range(goal.i + 1, last):
        if doc[i].text == "," and whole and opens:
            last = i
            break
        described = doc[i + 1 : i + 2].text.lower() in {"which", "who", "whose"}
        if doc[i].text == "," and any(t.tag_ in FINITE for t in doc[i:last]) and last - i > 6 and not described:
            last = i
            break
    named = passage.page.name_at(last + 1) if opens and doc[last : last + 1].text == "," else 0
    return named if doc[named : named + 1].text == "," else last  # `According to its head, |Bilal Rana|, …`
