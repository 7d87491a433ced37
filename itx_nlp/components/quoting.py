"""Find what attributes a quotation: `"…," he said`, `Ali said: "…"`, `“…” — Ali`."""

from spacy.tokens import Doc, Token

from itx_nlp.components.grammar import (
    DASHES,
    FINITE,
    Range,
    find_subject,
    in_relative_clause,
    is_auxiliary,
    own_subject,
    trim,
)
from itx_nlp.components.page import Page
from itx_nlp.text.wordlists import listed

Frame = tuple[Range | None, Range | None]  # speaker and cue

LEAST_SPEECH = 4  # words of a quotation that stands alone; fewer are a name
_LONGEST_FRAME = 40  # tokens between a quotation and the verb that attributes it
_CLOSE = 5  # and where the quotation runs on in its sentence
_LONGEST_SUBJECT = 8  # tokens before a verb that the parse gave no subject
_STOPS = {".", "?", "!", ";"}
_ENDS = ",.?!…"  # what finishes quoted speech


def frame_signed(page: Page, n: int) -> Frame | None:
    """Find `“…” — Ali Rana, head of the mill`: a dash leads to who signs, and nothing but his role follows."""
    doc, i = page.doc, page.after(n)
    while i < len(doc) and doc[i].is_space:
        i += 1
    if i + 1 >= len(doc) or doc[i].text.lstrip('”"') not in DASHES or not page.quotations[n].closed:
        return None
    dash, name = i, page.name_at(i + 1)
    while i < len(doc) and "\n" not in doc[i].text and doc[i].text not in {".", ";", ":"}:
        i += 1
    signed = bool(name) and not any(token.tag_ in FINITE or page.quoted[token.i] >= 0 for token in doc[dash:i])
    return (page.speaker(dash + 1, name), (dash, dash + 1)) if signed else None


def frame_behind(page: Page, n: int) -> Frame | None:
    """Find `…," he said` and `…," said Ali, who runs a mill`."""
    doc, q, start = page.doc, page.quotations[n], page.after(n)
    if not q.closed or start >= len(doc) or "\n" in page.text[q.end : doc[start].idx] or _is_title(page, n):
        return None
    inner = page.text[q.inner_start : q.inner_end].rstrip()
    unfinished, separated = inner[-1:].isalnum(), doc[start].text in DASHES | {","}
    lower = doc[start].text[:1].islower()
    alone = page.sentence(page.ranges[n][0])[0] == page.before(n)
    if inner[-1:] in ("." if alone else ".?!") and not (separated or lower) and inner[-3:] != "...":
        return None  # `Ali said: "Shame!" Rana said no.`
    following = next((t for t in doc[start : start + 2] if t.text != ","), doc[start])
    if unfinished and following.tag_ == "CC":
        return None  # `called it “a farce” and said that …`, `is that “we left”, and officials ask why`
    runs_on = unfinished and not separated
    few = unfinished and separated and len(inner.split()) < LEAST_SPEECH  # `a “price war”, a week after she left`
    reach = _LONGEST_FRAME if lower or not runs_on else _CLOSE
    while start < len(doc) and doc[start].text in DASHES | {","}:
        start += 1
    for i in range(start, min(len(doc), start + reach)):
        token = doc[i]
        if page.quoted[i] >= 0 or "\n" in token.text or token.text in _STOPS:
            return None
        words = page.cue_introducing(token, "quote") if token.dep_ != "amod" else None  # not `continued delays`
        if words and not separated and token.tag_ in FINITE and doc[words[1] : words[1] + 1].text.lower() == "that":
            return None  # `“Who knows?” On power, he said that …`
        if words and separated and not alone and unfinished and _says_that(doc, words[1]):
            return None  # `The authors of “Looms of Multan”, said that …`
        goes_on = token.tag_ == "VBG" and not (i == start and _takes_participle(page, n))
        if words and not (goes_on or _is_subordinate(token, start) or ((runs_on or few) and _is_aside(token, start))):
            return _speaker_around(page, token, words, start), words
        if _is_main(token, start) and not _is_habit(page, token):
            return None
    return None


def _says_that(doc: Doc, i: int) -> bool:
    """Say whether a clause with `that` follows a cue, not a time: `said |that| night`."""
    return i < len(doc) and doc[i].lower_ == "that" and doc[i].tag_ == "IN"


def _is_main(token: Token, start: int) -> bool:
    """Say whether a finite verb heads a clause of its own, not one that describes a noun at or after `start`."""
    return token.tag_ in FINITE and not is_auxiliary(token) and not in_relative_clause(token, start)


def _is_habit(page: Page, verb: Token) -> bool:
    """Say whether a verb leads to one of saying: `he likes to say`."""
    inner = (child for child in verb.children if child.dep_ == "xcomp" and page.cue_introducing(child, "quote"))
    return any(all(child.dep_ != "dobj" for child in said.children) for said in inner)


def _takes_participle(page: Page, n: int) -> bool:
    """Say whether a participle right behind a quotation may be of its source: `"…," adding that`.

    Not behind a few words (`stayed "firm", noting …`), nor where a cue leads to it (`Rana said: "…," adding that …`).
    """
    first, last = page.ranges[n]
    end = page.before(n)
    cued = end > 0 and page.doc[end - 1].lower_ in {",", ":", "that"} and end - 1 > page.sentence(end - 1)[0]
    return not cued and (last - first >= LEAST_SPEECH or page.doc[first].text[:1].isupper())


def _is_title(page: Page, n: int) -> bool:
    """Say whether a few quoted words are the name of the noun before them: `On his show “Good Evening”, he said …`."""
    first, last = page.ranges[n]
    before = page.before(n) - 1
    if last - first >= LEAST_SPEECH or not page.doc[first].text[:1].isupper():
        return False
    finished = page.text[page.quotations[n].inner_end - 1] in _ENDS
    return not finished and before >= page.sentence(first)[0] and page.doc[before].tag_ in {"NN", "NNS", "NNP"}


def _is_subordinate(token: Token, start: int) -> bool:
    """Say whether a verb stands behind `when` or `as`: `when asked`."""
    return any(child.tag_ == "WRB" and child.i >= start for child in token.children)


def _is_aside(token: Token, start: int) -> bool:
    """Say whether a verb's clause only says when or why, or what a thing is called.

    `praised her "hunger" after the striker continued …`, `a “dead” loom that had been declared sound`.
    """
    called = any(child.dep_ == "nsubjpass" and child.tag_ == "WDT" for child in token.children)
    return called or any(child.dep_ == "mark" and child.i >= start for child in token.children)


def _speaker_around(page: Page, verb: Token, words: Range, start: int) -> Range | None:
    """Give the speaker of a frame that begins at `start`: before its verb, else behind it."""
    doc = page.doc
    page.taken.add(verb.i)
    subject = own_subject(verb) or (find_subject(verb) if verb.dep_ == "xcomp" else None)  # `he likes to say`
    a, b = trim(doc, start, verb.i)
    if any(token.tag_ not in {"RB", "CC", "IN", "MD"} and not is_auxiliary(token) for token in doc[a:b]):
        if subject and a <= subject[0] < b:
            return page.speaker(*subject)
        if subject and subject[0] > verb.i and doc[verb.i - 1].text == ",":
            return page.speaker(*subject)  # `“…” for all of us, said Ali`
        while b > a and (doc[b - 1].tag_ in {"RB", "MD"} or is_auxiliary(doc[b - 1])):
            b -= 1
        return page.speaker(a, b)
    if subject and subject[0] >= verb.i:
        return page.speaker(*subject)
    a = b = words[1]
    while b < len(doc) and page.quoted[b] < 0 and not doc[b].is_punct and "\n" not in doc[b].text:
        if doc[b].tag_ in FINITE or (b > a and doc[b].lower_ in {"in", "on", "at", "during", "who", "after"}):
            break
        b += 1
    if b > a and any(token.tag_.startswith(("NN", "PRP")) for token in doc[a:b]):
        return page.speaker(a, b)
    shared = find_subject(verb)
    return page.speaker(*shared) if shared else None


def frame_before(page: Page, n: int) -> Frame | None:
    """Find `Ali said, "…`, `Ali told a seminar on Monday: "…` and `Ali: "…`."""
    doc, end = page.doc, page.before(n)
    if end == 0 or "\n" in page.text[doc[end - 1].idx : page.quotations[n].start] or not _is_speech(page, n):
        return None
    start = page.sentence(end - 1)[0]
    colon, opens = doc[end - 1].text == ":", doc[page.ranges[n][0]].text[:1].isupper()
    for i in range(end - 1, max(start - 1, end - _LONGEST_FRAME), -1):
        token = doc[i]
        if page.quoted[i] >= 0 or token.lower_ in {"if", "because", "although", "while", "whether"}:
            break
        words = page.cue_introducing(token, "quote")
        if words:
            reported = not opens and _is_reported(page, token)
            if reported or not (doc[end - 1].text in {",", ":"} or _only_frame(page, words[1], end)):
                return None
            page.taken.add(token.i)
            subject = _subject_before(page, token, start)
            return (page.speaker(*subject) if subject else None), words
        if _is_main(token, start):
            break
    if colon and opens and (voiced := _voiced(page, start, end)):
        return voiced
    if colon and end - start <= _LONGEST_SUBJECT + 1 and all(token.tag_ not in FINITE for token in doc[start:end]):
        a, b = trim(doc, start, end - 1)
        if any(token.tag_.startswith("NN") for token in doc[a:b]):
            return page.speaker(a, b), (end - 1, end)
    return None


def _is_speech(page: Page, n: int) -> bool:
    """Say whether a quotation is more than words that its sentence borrows: `the need for peace, “which will …”`."""
    doc, end = page.doc, page.before(n)
    first, last = page.ranges[n]
    opens = doc[first].text[:1].isupper()
    if doc[first].tag_ in {"WDT", "WP"} and not opens:
        return False
    finished = page.text[page.quotations[n].inner_end - 1] in _ENDS
    takes = (cue.any | cue.person for cue, _ in page.cues(doc[end - 1]))
    cued = any("quote" in each and "noun" not in each for each in takes) and page.closes(n)  # `chanted "no more taxes"`
    long = last - first >= LEAST_SPEECH
    return (long or finished or cued) and (opens or cued or doc[end - 1].text in {",", ":"})


def _subject_before(page: Page, verb: Token, start: int) -> Range | None:
    """Give the subject of a verb before a quotation: by the parse, else the few words from `start` to the verb."""
    subject = find_subject(verb)
    if subject and subject[0] <= verb.i:
        return subject
    a, b = trim(page.doc, start, verb.i)
    nouns = any(t.tag_.startswith(("NN", "PRP")) for t in page.doc[a:b]) and page.quoted[a] < 0
    return (a, b) if nouns and b - a <= _LONGEST_SUBJECT else subject


def _is_reported(page: Page, verb: Token) -> bool:
    """Say whether somebody reports what a verb says: `adding that the firm maintains "a fair"`."""
    return verb.dep_ == "ccomp" and verb.i > verb.head.i and page.speaks(verb.head) and page.quoted[verb.head.i] < 0


def _voiced(page: Page, start: int, end: int) -> Frame | None:
    """Find `Ali, head of the fair, voiced pride in his work: "…`: a colon behind what one is said to feel or do."""
    verb = next((t for t in page.doc[start:end] if t.tag_ in FINITE and t.dep_ == "ROOT"), None)
    subject = own_subject(verb) if verb is not None else None
    if verb is None or subject is None:
        return None
    head = page.doc[slice(*subject)].root  # `Her deputy, Ali, is blunter: "…`
    someone = page.names_person(head.i) or head.lower_ in {"he", "she"}
    someone = someone or any(page.names_person(i) for i in range(head.i, verb.i))
    if not (page.cues(verb) or (someone and verb.lower_ in listed("before what one says"))):
        return None
    page.taken.add(verb.i)
    return page.speaker(*subject), (verb.i, verb.i + 1)


def _only_frame(page: Page, start: int, end: int) -> bool:
    """Say whether nothing of the content stands between a cue and a quotation: `said in Lahore that "…`."""
    return all(
        token.tag_ in {"IN", "DT", "NN", "NNP", "NNPS", "RB", "CD", "PRP", "PRP$", "JJ"} and token.lower_ != "as"
        for token in page.doc[start:end]
    ) and (end - start <= 1 or page.doc[end - 1].lower_ == "that")
