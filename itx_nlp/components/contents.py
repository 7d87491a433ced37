"""What a reporting verb introduces: a clause before, behind or around it, a noun phrase, an infinitive."""

from spacy.tokens import Token

from itx_nlp.components.grammar import (
    DASHES,
    FINITE,
    QUOTE_MARKS,
    VERBS,
    Range,
    depends_on,
    has_to,
    is_clause,
    is_negated,
    own_subject,
    trim,
)
from itx_nlp.components.passage import Passage, is_that
from itx_nlp.text.cues import Cue
from itx_nlp.text.wordlists import listed

_GOES_ON = {"because", "that", "although", "if", "since", "unless", "so"}
_BESIDE = {"while", "when", "after", "before", "though", "although", "even"}
_LONGEST_OBJECT = 8  # tokens between a cue and `that`: `told the board on Monday that …`
_LONGEST_HEARER = 14  # `admitted to the provincial committee on health that …`
_CALLING = {"call", "calls", "called", "calling"}
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
    doc = passage.doc
    if "clause" in takes:
        clause = clause_of(passage, words, verb, subject)
        if clause:
            return clause
    behind = [child for child in verb.children if child.i >= words[1]]
    if verb.lower_ in listed("declining") and any(child.lower_ in listed("commenting") for child in behind):
        return None
    if any(child.lower_ in listed("being named") and is_negated(child) for child in behind):
        return None  # `who asked not to be named`
    if "infinitive" in takes:
        for child in behind:
            done = child.dep_ == "ccomp" and child.tag_ == "VBN" and "person" in takes  # `want the tax abolished`
            heard = child.dep_ == "advcl" and "person" in takes and any(c.dep_ == "dobj" for c in behind)
            if done or ((heard or child.dep_ in {"xcomp", "ccomp"}) and has_to(child)):
                addressed = done or any(c.dep_ == "dobj" for c in behind) or child.dep_ == "ccomp"
                addressed = addressed or words[1] - words[0] > 1  # `called on |the board to meet|`
                return (words[1] if addressed else max(words[1], child.left_edge.i)), passage.end_of(verb, child)
    if "value" in takes:
        return _valued(passage, words, verb)
    if "complement" in takes:
        for child in behind:
            if child.dep_ in {"ccomp", "oprd", "xcomp"}:
                return words[1], passage.end_of(verb, child)
    if "noun" in takes:
        passive = next((c for c in verb.children if c.dep_ == "nsubjpass" and not c.tag_.startswith(("PR", "W"))), None)
        done = verb.lower_ in listed("done rather than said")
        if passive is not None and any(c.dep_ == "agent" for c in verb.children) and not done:
            return passive.left_edge.i, _value_end(verb) or passive.right_edge.i + 1  # `The plan was rejected by …`
        if words[1] - words[0] > 1:
            behind += [child for child in doc[words[1] - 1].children if child.i >= words[1]]
        for child in behind:
            gerund = child.dep_ == "xcomp" and (
                child.tag_ == "VBG" or any(c.lower_ == "having" for c in child.children)
            )
            if child.dep_ == "advcl" and child.left_edge.i == words[1] - 1 > words[0]:
                return words[1], passage.end_of(verb, child)  # `called for the wage to be raised`
            if gerund or child.dep_ in {"dobj", "pobj", "pcomp", "oprd", "ccomp"}:
                alone = passage.end_of(verb, child) <= child.i + 2
                if child.lower_ in listed("prizes") and verb.lower_.startswith("claim"):
                    return None  # `The club claimed a fifth title`
                kept = verb.lower_.startswith("support") and any(c.dep_ == "nummod" for c in child.children)
                if kept and child.lower_ in listed("dependants"):
                    return None  # `supports five children`
                if is_negated(verb) and verb.lower_ in listed("making known"):
                    return None  # `has never announced a reason`
                if words[1] - words[0] == 1 and verb.lower_ in _CALLING and not _is_called(passage, verb, child):
                    return None  # `calls her mother every Sunday`
                if (child.lower_ in _REFLEXIVE and alone) or _points_back(passage, child):
                    return None
                start, end = max(words[1], child.left_edge.i), _phrase_end(passage, verb, child)
                return (start, end) if child.tag_ != "PRP" or trim(doc, start, end)[1] > child.i + 1 else None
    return None


def _is_called(passage: Passage, verb: Token, thing: Token) -> bool:
    """Say whether something is said of what is called: `called |the toll| a levy`, `called him “a rogue”`."""
    if thing.dep_ != "dobj" or any(token.text in QUOTE_MARKS for token in passage.doc[verb.i : passage.end]):
        return True
    end = trim(passage.doc, thing.i, passage.end_of(verb, thing))[1]
    if passage.doc[end - 1].tag_.startswith("JJ"):
        return True  # `called the cut in the rate |unfair|`
    rest = [c for c in verb.children if c.i > verb.i and c.i != thing.i and not c.is_punct]
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
    goal = next((child for child in phrase.children if child.dep_ == "pobj"), None)
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


def clause_of(passage: Passage, words: Range, verb: Token, subject: Range | None) -> Range | None:
    """Give the clause a verb introduces: behind it, before it, or around it."""
    doc = passage.doc
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and is_clause(c)]
    clause = next((c for c in clauses if c.i > verb.i), next(iter(clauses), None))
    if clause is not None and clause.i > verb.i:
        return passage.skip_that(_clause_start(passage, words, verb, clause)), passage.end_of(verb, clause)
    if clause is not None:
        return _around(passage, verb, words, subject, clause)
    reach = _LONGEST_HEARER if doc[words[1] - 1 : words[1] + 1][-1].lower_ == "to" else _LONGEST_OBJECT
    for token in doc[words[1] : min(passage.end, words[1] + reach)]:
        if token.lower_ != "that" or not depends_on(token, verb):
            continue
        if any(i in passage.reporting for i in range(words[1], token.i)) or _is_ensured(token, verb):
            break  # `cited the heat saying that …`
        hears = passage.has_hearer(verb) and doc[token.i - 1].tag_.startswith(("NN", "PRP"))
        followed = token.i + 1 < passage.end and doc[token.i + 1].tag_ not in FINITE
        if is_that(token) or (hears and followed):  # `briefed the board that …`
            return token.i + 1, passage.end_of(verb, token.head if token.head.i > token.i else token)
    if _apart(passage, verb, words, subject):
        return _aside(passage, verb, words, subject)
    behind = [c for c in verb.children if c.i >= words[1] and c.dep_ in {"xcomp", "dobj", "advcl", "acomp", "dep"}]
    strong = any(cue.words[0] in listed("saying outright") for cue, _ in passage.page.cues(verb))
    source = passage.source_kind(subject) if subject else "other"
    if strong and source == "person" and verb.tag_ in FINITE and behind:
        head = behind[0]  # the parse took the content for a noun phrase
        if head.right_edge.i - words[1] >= 4 and any(t.tag_ in VERBS for t in doc[words[1] : passage.end]):
            return passage.skip_that(words[1]), passage.end_of(verb, head)
    return None


def _clause_start(passage: Passage, words: Range, verb: Token, clause: Token) -> int:
    """Give where a clause behind its verb starts; the parse may cut its subject in two: `said |the dam| with two gates
    would be shut`."""
    start = max(clause.left_edge.i, words[1])
    cut = next((c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == words[1] < c.i < start), None)
    if cut is None or passage.has_hearer(verb) or is_that(passage.doc[start]):
        return start
    return start if any(t.text in {",", ":", ";"} or is_that(t) for t in passage.doc[words[1] : start]) else words[1]


def _is_ensured(that: Token, verb: Token) -> bool:
    """Say whether a clause depends on a verb between it and its cue: `stressed the duty of ensuring that …`."""
    governor = that.head.head
    return that.head.dep_ == "ccomp" and verb.i < governor.i < that.i and governor.tag_ in {"VBG", "VB"}


def _around(passage: Passage, verb: Token, words: Range, subject: Range | None, clause: Token) -> Range:
    """Content before its cue, or with the cue in its middle: `X, he said`; `X, he said, goes on`."""
    low, high = _frame(verb, words, subject)
    start = min(clause.left_edge.i, passage.start if low > passage.start else low)
    start = _opening(passage, start, low)
    if clause.right_edge.i >= high or _resumes(passage, low, high):
        return start, passage.end_of(verb, clause)
    return start, low


def _resumes(passage: Passage, low: int, high: int) -> bool:
    """Say whether content goes on behind a cue between commas: `There is time, he said, to mend it`."""
    doc = passage.doc
    if high + 1 >= passage.end or doc[high].text != "," or doc[low - 1].text != ",":
        return False
    follows = doc[high + 1]
    if (
        follows.lower_ in {"its", "their", "the"}
        and doc[high + 2 : high + 3].text
        and doc[high + 2].tag_ in {"JJS", "RBS"}
    ):
        return True  # `Rents fell in May, the office said, their lowest since 2008`
    return follows.tag_ in {"TO", "WDT"} or follows.lower_ in _GOES_ON or doc[high + 2 : high + 3].text == "which"


def _opening(passage: Passage, start: int, low: int) -> int:
    """Give where the content around a cue opens: behind a colon or semicolon: `She read a list: |of 9 mills, …|`."""
    doc = passage.doc
    for i in range(low - 2, start + 1, -1):
        lead = doc[start:i] if doc[i].text in {":", ";"} else ()
        report = doc[i].text == ";" and any(t.i in passage.reporting for t in lead)
        if any(t.tag_ in FINITE for t in lead) and not report:
            return i + 1
    return start


def _frame(verb: Token, words: Range, subject: Range | None) -> Range:
    """Give the stretch a cue and its subject take up."""
    if subject is None:
        return verb.i, words[1]
    return min(verb.i, subject[0]), max(words[1], subject[1])


def _apart(passage: Passage, verb: Token, words: Range, subject: Range | None) -> bool:
    """Say whether cue and subject stand between commas, or behind `as`."""
    if subject is None:
        return False
    doc = passage.doc
    if verb.dep_ == "conj" and own_subject(verb) is None:
        return False  # its subject stands far off
    low, high = _frame(verb, words, subject)
    commas = low > passage.start and doc[low - 1].text == "," and high < passage.end and doc[high].text == ","
    asserted = any(token.tag_ in FINITE for token in doc[passage.start : low]) or _goes_on(passage, high)
    asserted = asserted or (verb.dep_ == "parataxis" and subject[1] == verb.i)  # `My client, he tells me, never came`
    hears = verb.dep_ in {"ccomp", "parataxis"} and verb.head.i > verb.i and doc[low - 1].text == ","
    asserted = asserted or (hears and _is_heard(passage, verb))  # `In one town, he told the board, fees rose`
    commas, hearer = commas and asserted, passage.has_hearer(verb) and asserted
    goals = {"xcomp"} if hearer else {"dobj", "xcomp"}
    if not commas and any(c.dep_ in goals and c.i >= words[1] and c.i > subject[0] for c in verb.children):
        return False
    if high - low > 25:
        return False
    if low > passage.start and doc[low - 1].lower_ == "as":
        return True
    behind = high >= passage.end or doc[high].is_punct or doc[high].tag_ in {"IN", "RB", "NNP"} or hearer
    return low > passage.start and doc[low - 1].text in DASHES | {","} and behind


def _is_heard(passage: Passage, verb: Token) -> bool:
    """Say whether a comma stands behind whom one told: `he told the audience, …`."""
    hearer = next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i), None)
    end = hearer.right_edge.i + 1 if hearer is not None else passage.end
    return end < passage.end and passage.doc[end].text == ","


def _goes_on(passage: Passage, i: int) -> bool:
    """Say whether a finite verb stands behind an aside: `The reason, he told me, is that …`."""
    return i + 1 < passage.end and passage.doc[i].text == "," and passage.doc[i + 1].tag_ in FINITE


def _aside(passage: Passage, verb: Token, words: Range, subject: Range | None) -> Range | None:
    """Give the sentence around `, he said on Monday,`."""
    doc = passage.doc
    low, high = _frame(verb, words, subject)
    if low > passage.start and doc[low - 1].lower_ == "as":
        low -= 1
    while high < passage.end and doc[high].text != "," and (depends_on(doc[high], verb) or doc[high].is_punct):
        high += 1
    before, behind = trim(doc, _opening(passage, passage.start, low), low), trim(doc, high, passage.end)
    if [t.tag_ for t in doc[behind[0] : behind[0] + 2]] in (["CC", "VBZ"], ["CC", "VBD"], ["CC", "VBP"]):
        behind = behind[0], behind[0]  # `He saw it burn, he says, and winds the clock`
    if any(child.dep_ == "conj" and child.i in passage.reporting for child in verb.children):
        behind = behind[0], behind[0]  # `…, he asked, and added that …`
    if before[1] - before[0] >= 2:
        return (before[0], behind[1]) if behind[1] - behind[0] >= 2 else before
    if behind[1] - behind[0] >= 3:
        return behind
    return None
