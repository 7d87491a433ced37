"""The clause that a reporting verb introduces: behind it, before it, or around it."""

from spacy.tokens import Token

from itx_nlp.components.grammar import (
    DASHES,
    EDGE,
    FINITE,
    QUOTE_MARKS,
    VERBS,
    Range,
    depends_on,
    is_clause,
    own_subject,
    trim,
)
from itx_nlp.components.passage import Passage, is_that
from itx_nlp.text.wordlists import listed

_GOES_ON = {"because", "that", "although", "if", "since", "unless", "so"}
_LONGEST_OBJECT = 8  # tokens between a cue and `that`: `told the board on Monday that …`
_LONGEST_HEARER = 14  # `admitted to the provincial committee on health that …`
_LEAST_CLAUSE = 4  # tokens of one that the parse did not see
_LONGEST_AMOUNT = 8  # tokens from a number on
_LONGEST_ASIDE = 25  # tokens of cue and source between commas


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
    if (amount := _amount(passage, words, verb)) is not None:
        return amount
    if _apart(passage, verb, words, subject):
        return _aside(passage, verb, words, subject)
    return _as_phrase(passage, words, verb) if subject and passage.source_kind(subject) == "person" else None


def _amount(passage: Passage, words: Range, verb: Token) -> Range | None:
    """Find `The leaflet says |nine branches|`, `Most said |between 20 and 30 pots|`: an amount and nothing more."""
    doc = passage.doc
    says = any(cue.words[0] in listed("saying an amount") for cue, _ in passage.page.cues(verb))
    if not says or verb.tag_ not in FINITE or words[1] >= passage.end:
        return None
    stops = (t.i for t in doc[words[1] : passage.end] if t.text in EDGE - DASHES or (t.tag_ == "CC" and not _joins(t)))
    end = next(stops, passage.end)
    number = next((i for i in range(words[1], min(end, words[1] + 3)) if _is_number(doc[i])), end)
    rest = doc[number:end]
    if not 0 < len(rest) <= _LONGEST_AMOUNT or any(t.tag_ in VERBS or t.tag_ in {"MD", "HYPH"} for t in rest):
        return None
    led = all(t.tag_ in {"IN", "RB", "JJR", "RBR", "TO", "$"} for t in doc[words[1] : number])
    return (words[1], end) if led and not doc[end : end + 1].text.startswith(tuple(QUOTE_MARKS)) else None


def _joins(conjunction: Token) -> bool:
    """Say whether a conjunction goes on with a number: `between 20 |and| 30`."""
    return any(token.tag_ == "CD" for token in conjunction.doc[conjunction.i + 1 : conjunction.i + 2])


def _is_number(token: Token) -> bool:
    """Say whether a token is a number, also with its unit before it: `nine`, `40`, `Rs900`."""
    return token.tag_ == "CD" or (token.text[-1].isdigit() and not token.text[:3].isalpha())


def _as_phrase(passage: Passage, words: Range, verb: Token) -> Range | None:
    """Give a clause behind `said` that the parse took for a noun phrase."""
    behind = (c for c in verb.children if c.i >= words[1] and c.dep_ in {"xcomp", "dobj", "advcl", "acomp", "dep"})
    head = next(behind, None)
    outright = any(cue.words[0] in listed("saying outright") for cue, _ in passage.page.cues(verb))
    if head is None or not outright or verb.tag_ not in FINITE or head.right_edge.i < words[1] + _LEAST_CLAUSE:
        return None
    if not any(token.tag_ in VERBS for token in passage.doc[words[1] : passage.end]):
        return None
    return passage.skip_that(words[1]), passage.end_of(verb, head)


def _clause_start(passage: Passage, words: Range, verb: Token, clause: Token) -> int:
    """Give where a clause behind its verb starts; the parse may cut its subject in two: `said |the dam| with two gates
    would be shut`."""
    start = max(clause.left_edge.i, words[1])
    if is_that(passage.doc[words[1]]) and start > words[1]:
        return words[1]  # `warned that |increased| trade would hurt`
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
    first, second = doc[high + 1], doc[min(high + 2, len(doc) - 1)]
    if first.lower_ in {"its", "their", "the"} and second.tag_ in {"JJS", "RBS"}:
        return True  # `Rents fell in May, the office said, their lowest since 2008`
    return first.tag_ in {"TO", "WDT"} or first.lower_ in _GOES_ON or second.text == "which"


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
    if verb.dep_ in {"acl", "advcl"} and doc[verb.i - 1].text == "," and any(c.dep_ == "agent" for c in verb.children):
        return False  # `The plan, agreed by the weavers, …`
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
    if high - low > _LONGEST_ASIDE:
        return False
    if low > passage.start and doc[low - 1].lower_ == "as":
        return doc[low - 2].tag_ not in {"JJ", "RB"} or doc[low - 3].lower_ not in {"as", "so"}  # `not as much as …`
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
    if doc[low].lower_ == "as" and doc[low - 1].tag_ == "CC" and doc[low - 2].text == ",":
        before = low, low  # `It is late, and as Rana says, |the fair has ended|`
    if [t.tag_ for t in doc[behind[0] : behind[0] + 2]] in (["CC", "VBZ"], ["CC", "VBD"], ["CC", "VBP"]):
        behind = behind[0], behind[0]  # `He saw it burn, he says, and winds the clock`
    if any(child.dep_ == "conj" and child.i in passage.reporting for child in verb.children):
        behind = behind[0], behind[0]  # `…, he asked, and added that …`
    if before[1] - before[0] >= 2:
        return (before[0], behind[1]) if behind[1] - behind[0] >= 2 else before
    if behind[1] - behind[0] >= 3:
        return behind
    return None
