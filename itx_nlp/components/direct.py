"""Attribute quotations that stand for themselves: `"…," he said`, `Ali said: "…"`, and the ones that go on."""

from spacy.tokens import Token

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
from itx_nlp.components.page import Page, Reported
from itx_nlp.components.passage import Passage
from itx_nlp.text.wordlists import listed

Frame = tuple[Range | None, Range | None]  # speaker and cue

_LONGEST_FRAME = 40  # tokens between a quotation and the verb that attributes it
_LEAST_SPEECH = 4  # words of a quotation that stands alone; fewer are a name


def quoted_speech(page: Page) -> list[Reported]:
    """Give one Reported for each sentence of each quotation that is speech."""
    frames: dict[int, Frame] = {}
    for n in range(len(page.ranges)):
        if page.sentence_of[page.ranges[n][0]] >= 0:
            frame = _signed(page, n) or _frame_behind(page, n) or _frame_before(page, n) or _resumed(page, n, frames)
            if frame:
                frames[n] = frame
    for n in range(len(page.ranges)):
        if n not in frames and page.sentence_of[page.ranges[n][0]] >= 0 and _stands_alone(page, n):
            frame = _inherited(page, n, frames)
            if frame:
                frames[n] = frame
    found: list[Reported] = []
    for n, (speaker, cue) in sorted(frames.items()):
        for a, b in _sentences_of(page, n, frames):
            last = found[-1] if found else None
            if last and cue and last.cue == cue and last.end <= a and page.sentence(last.start) == page.sentence(a):
                found[-1] = Reported(last.start, b, speaker, cue, direct=True)  # "A," he said, "B."
            else:
                found.append(Reported(a, b, speaker, cue, direct=True))
    return found


def _sentences_of(page: Page, n: int, frames: dict[int, Frame]) -> list[Range]:
    """Cut a quotation into its sentences; words before it that belong to its first one come along."""
    doc = page.doc
    speaker, cue = frames[n]
    first, last = page.ranges[n]
    pieces = []
    i = first
    while i < last:
        end = min(last, max(page.sentence(i)[1], i + 1))
        pieces.append(trim(doc, i, end))
        i = end
    if cue and cue[0] >= last:
        pieces[-1] = (pieces[-1][0], max(pieces[-1][1], _tail(page, n, speaker, cue)))
    if cue and cue[0] >= last and not doc[first].text[:1].isupper():
        start = page.sentence(first)[0]
        lead = trim(doc, start, page.before(n))
        whole = any(c.dep_ == "ccomp" and c.left_edge.i <= lead[0] for c in doc[cue[0]].children)
        clean = not any(page.quoted[k] in frames or page.speaks(doc[k]) for k in range(*lead))
        if lead[1] > lead[0] and (clean or whole):
            pieces[0] = (lead[0], pieces[0][1])
    return [(a, b) for a, b in pieces if any(doc[k].is_alpha for k in range(a, b))]


def _tail(page: Page, n: int, speaker: Range | None, cue: Range) -> int:
    """Give the end of words behind a quotation that belong to its last sentence: `“…” in two years, he said`."""
    start = page.after(n)
    if page.text[page.quotations[n].inner_end - 1] in ",.?!…" or page.doc[start].text in DASHES | {","}:
        return 0
    frame = min(cue[0], speaker[0] if speaker else cue[0])
    commas = [i for i in range(start, frame) if page.doc[i].text == ","]
    return commas[-1] if commas else 0


def _resumed(page: Page, n: int, frames: dict[int, Frame]) -> Frame | None:
    """Give the source of `"…," he said, but "…"` to its second quotation."""
    frame = frames.get(n - 1)
    if frame is None or frame[1] is None or page.sentence(page.ranges[n][0]) != page.sentence(frame[1][0]):
        return None
    between = page.doc[max(frame[1][1], (frame[0] or frame[1])[1]) : page.before(n)]
    if frame[1][0] < page.ranges[n - 1][1] or len(between) > 3:
        return None
    return frame if all(token.is_punct or token.tag_ in {"CC", "RB"} for token in between) else None


def _frame_behind(page: Page, n: int) -> Frame | None:
    """Find `…," he said` and `…," said Ali, who runs a mill`."""
    doc, q = page.doc, page.quotations[n]
    i = page.after(n)
    if not q.closed or i >= len(doc) or "\n" in page.text[q.end : doc[i].idx]:
        return None
    inner = page.text[q.inner_start : q.inner_end].rstrip()
    separated = doc[i].text in DASHES | {","}
    if _is_title(page, n):
        return None
    stops = (
        "." if page.sentence(page.ranges[n][0])[0] == page.before(n) else ".?!"
    )  # `Ali said: "Shame!" Rana said no.`
    if inner[-1:] in stops and not separated and not doc[i].text[:1].islower() and inner[-3:] != "...":
        return None
    open_end = inner[-1:].isalnum() and not separated
    if open_end and doc[i].tag_ == "CC":
        return None  # `called it “a farce” and said that …`
    behind = next((t for t in doc[i : i + 2] if t.text != ","), doc[i])
    if behind.tag_ == "CC" and open_end | (inner[-1:].isalnum() and separated):
        return None  # `is that “we left”, and officials ask why`
    near = open_end and not doc[i].text[:1].islower()
    first, last = page.ranges[n]
    speech = last - first >= _LEAST_SPEECH or doc[first].text[:1].isupper()  # `stayed "firm", noting …`
    while i < len(doc) and doc[i].text in DASHES | {","}:
        i += 1
    start = i
    limit = min(len(doc), start + (5 if near else _LONGEST_FRAME))
    while i < limit and page.quoted[i] < 0 and "\n" not in doc[i].text and doc[i].text not in {".", "?", "!", ";"}:
        token = doc[i]
        words = page.cue_introducing(token, "quote") if token.dep_ != "amod" else None  # not `continued delays`
        if words and not separated and doc[i].tag_ in FINITE and doc[words[1] : words[1] + 1].text.lower() == "that":
            return None  # `“Who knows?” On power, he said that …`
        if (
            words
            and (token.tag_ != "VBG" or (i == start and speech and not _follows_cue(page, n)))
            and not _subordinate(token, start)
            and not (open_end and _is_aside(token, start))
        ):
            return _speaker_around(page, token, words, start), words
        habit = any(
            c.dep_ == "xcomp" and page.cue_introducing(c, "quote") and not any(g.dep_ == "dobj" for g in c.children)
            for c in token.children
        )  # `he likes to say`
        if token.tag_ in FINITE and not (is_auxiliary(token) or habit or in_relative_clause(token, start)):
            return None
        i += 1
    return None


def _signed(page: Page, n: int) -> Frame | None:
    """Find `“…” — Ali Rana, head of the mill`: a dash leads to who signs, and nothing but his role follows."""
    doc, i = page.doc, page.after(n)
    while i < len(doc) and doc[i].is_space:
        i += 1
    if i + 1 >= len(doc) or doc[i].text not in DASHES or not page.quotations[n].closed:
        return None
    dash, name = i, page.name_at(i + 1)
    while i < len(doc) and "\n" not in doc[i].text and doc[i].text not in {".", ";", ":"}:
        i += 1
    signed = bool(name) and not any(token.tag_ in FINITE or page.quoted[token.i] >= 0 for token in doc[dash:i])
    return (page.speaker(dash + 1, name), (dash, dash + 1)) if signed else None


def _is_title(page: Page, n: int) -> bool:
    """Say whether a few quoted words are the name of the noun before them: `On his show “Good Evening”, he said …`."""
    first, last = page.ranges[n]
    before = page.before(n) - 1
    if last - first >= _LEAST_SPEECH or not page.doc[first].text[:1].isupper():
        return False
    finished = page.text[page.quotations[n].inner_end - 1] in ",.?!…"
    return not finished and before >= page.sentence(first)[0] and page.doc[before].tag_ in {"NN", "NNS", "NNP"}


def _follows_cue(page: Page, n: int) -> bool:
    """Say whether a quotation stands behind its cue already: `Rana said: "…," adding that …`."""
    end = page.before(n)
    behind = page.doc[end - 1].lower_ in {",", ":", "that"}
    return end > 0 and behind and end - 1 > page.sentence(end - 1)[0]


def _subordinate(token: Token, start: int) -> bool:
    """Say whether a verb stands behind `when` or `as`: `when asked`."""
    return any(child.tag_ in {"WRB"} and child.i >= start for child in token.children)


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


def _frame_before(page: Page, n: int) -> Frame | None:
    """Find `Ali said, "…`, `Ali told a seminar on Monday: "…` and `Ali: "…`."""
    doc = page.doc
    first, last = page.ranges[n]
    end = page.before(n)
    if end == 0 or "\n" in page.text[doc[end - 1].idx : page.quotations[n].start]:
        return None
    start = page.sentence(end - 1)[0]
    edge, opens = doc[end - 1].text, doc[first].text[:1].isupper()
    if doc[first].tag_ in {"WDT", "WP"} and not opens:
        return None  # `stressed the need for peace, “which will …”`
    finished = page.text[page.quotations[n].inner_end - 1] in ",.?!…"
    cues = [cue.any | cue.person for cue, _ in page.cues(doc[end - 1])]
    cued = any("quote" in takes and "noun" not in takes for takes in cues) and page.closes(
        n
    )  # `chanted "no more taxes"`
    if not (last - first >= _LEAST_SPEECH or finished or cued) or not (opens or cued or edge in {",", ":"}):
        return None
    i = end - 1
    while i >= start and page.quoted[i] < 0 and i > end - _LONGEST_FRAME:
        token = doc[i]
        words = page.cue_introducing(token, "quote")
        if words and not opens and _is_reported(page, token):
            return None
        if words:
            if edge not in {",", ":"} and not _only_frame(page, words[1], end):
                return None
            page.taken.add(token.i)
            subject = find_subject(token)
            if subject is None or subject[0] > token.i:
                a, b = trim(doc, start, token.i)
                nouns = any(t.tag_.startswith(("NN", "PRP")) for t in doc[a:b]) and page.quoted[a] < 0
                subject = (a, b) if nouns and b - a <= 8 else subject
            return (page.speaker(*subject) if subject else None), words
        if token.tag_ in FINITE and not is_auxiliary(token) and not in_relative_clause(token, start):
            break
        if token.lower_ in {"if", "because", "although", "while", "whether"}:
            break
        i -= 1
    if edge == ":" and opens:
        voiced = _voiced(page, start, end)
        if voiced:
            return voiced
    if edge == ":" and end - 1 - start <= 8 and not any(doc[k].tag_ in FINITE for k in range(start, end)):
        a, b = trim(doc, start, end - 1)
        if b > a and any(doc[k].tag_.startswith("NN") for k in range(a, b)):
            return page.speaker(a, b), (end - 1, end)
    return None


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


def _stands_alone(page: Page, n: int) -> bool:
    """Say whether a quotation is one or more whole sentences, not words quoted within one."""
    doc = page.doc
    first, last = page.ranges[n]
    lead = [t for t in doc[page.sentence(first)[0] : page.before(n)] if t.is_alpha]
    rest = [t for t in doc[page.after(n) : page.sentence(last - 1)[1]] if t.is_alpha]
    several = page.sentence_of[first] != page.sentence_of[last - 1]
    return last - first >= _LEAST_SPEECH and ((not lead and not rest) or several)


def _inherited(page: Page, n: int, frames: dict[int, Frame]) -> Frame | None:
    """Give a quotation without a frame to the source whose words it goes on.

    First the quotation before it in the same paragraph (or left open for it to go on), then the source of the
    sentence before it, then the quotation just before, then the one behind.
    """
    doc, q = page.doc, page.quotations[n]
    gap = page.text[page.quotations[n - 1].end : q.start] if n else ""
    if n - 1 in frames and (q.continued or (len(gap) < 300 and "\n" not in gap)):
        return frames[n - 1]
    number = page.sentence_of[page.ranges[n][0]]
    if number > 0:
        start, end = page.sentences[number - 1]
        if "\n" not in page.text[doc[start].idx : q.start].strip("\n"):
            speaker = Passage(page, start, end).source()
            if speaker:
                return speaker, None
    if n - 1 in frames and len(gap.split()) < 30:
        return frames[n - 1][0], None
    if n + 1 in frames and "\n" not in page.text[q.end : page.quotations[n + 1].start]:
        return frames[n + 1]
    return None
