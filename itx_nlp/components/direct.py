"""Attribute quotations that stand for themselves, and the ones that go on: sentence by sentence, each to its source."""

from itx_nlp.components.grammar import DASHES, VERBS, Range, own_subject, trim
from itx_nlp.components.page import Page, Reported
from itx_nlp.components.passage import Passage
from itx_nlp.components.quoting import LEAST_SPEECH, Frame, frame_before, frame_behind, frame_signed
from itx_nlp.components.unsaid import AUTHOR

_OWN = {"i", "we", "me", "us", "my", "our"}
_BACK = 4  # sentences from a quotation up to one that tells who speaks


def quoted_speech(page: Page) -> list[Reported]:
    """Give one Reported for each sentence of each quotation that is speech."""
    frames: dict[int, Frame] = {}
    for n in range(len(page.ranges)):
        if page.sentence_of[page.ranges[n][0]] >= 0:
            frame = frame_signed(page, n) or frame_behind(page, n) or frame_before(page, n) or _resumed(page, n, frames)
            if frame:
                frames[n] = frame
    for n in range(len(page.ranges)):
        if n not in frames and page.sentence_of[page.ranges[n][0]] >= 0 and _stands_alone(page, n):
            frame = _inherited(page, n, frames)
            if frame:
                frames[n] = frame
    found: list[Reported] = []
    for n, (speaker, cue) in sorted(frames.items()):
        if speaker and page.doc[speaker[0]].lower_ in AUTHOR and _asks(page, n):
            continue  # `“How many are left?” I asked.`
        for a, b in _sentences_of(page, n, frames):
            last = found[-1] if found else None
            if last and cue and last.cue == cue and last.end <= a and page.sentence(last.start) == page.sentence(a):
                found[-1] = Reported(last.start, b, speaker, cue, direct=True)  # "A," he said, "B."
            else:
                found.append(Reported(a, b, speaker, cue, direct=True))
    return found


def _asks(page: Page, n: int) -> bool:
    """Say whether a quotation ends as a question."""
    return page.text[page.quotations[n].inner_start : page.quotations[n].inner_end].rstrip().endswith("?")


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


def _stands_alone(page: Page, n: int) -> bool:
    """Say whether a quotation is one or more whole sentences, not words quoted within one."""
    doc = page.doc
    first, last = page.ranges[n]
    lead = [t for t in doc[page.sentence(first)[0] : page.before(n)] if t.is_alpha]
    rest = [t for t in doc[page.after(n) : page.sentence(last - 1)[1]] if t.is_alpha]
    several = page.sentence_of[first] != page.sentence_of[last - 1]
    return last - first >= LEAST_SPEECH and ((not lead and not rest) or several)


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
            passage = Passage(page, start, end)
            speaker = passage.source() or (None if _asks(page, n) else _told_of(passage))
            if speaker:
                return speaker, None
    signed = n - 1 in frames and (cue := frames[n - 1][1]) and doc[cue[0]].text[-1] in DASHES  # each line has its name
    if n - 1 in frames and len(gap.split()) < 30 and not signed:
        return frames[n - 1][0], None
    if n + 1 in frames and "\n" not in page.text[q.end : page.quotations[n + 1].start]:
        return frames[n + 1]
    return _farther(page, n, number)


def _farther(page: Page, n: int, number: int) -> Frame | None:
    """Give the person whom a sentence farther up in the paragraph is about."""
    if not any(token.lower_ in _OWN for token in page.doc[slice(*page.ranges[n])]):
        return None
    for start, end in reversed(page.sentences[max(0, number - _BACK) : max(0, number - 1)]):
        if "\n" in page.text[page.doc[start].idx : page.quotations[n].start].strip("\n"):
            return None
        passage = Passage(page, start, end)
        source = passage.source()
        speaker = source if source and _is_person(passage, source) else _told_of(passage)
        if speaker:
            return speaker, None
    return None


def _told_of(passage: Passage) -> Range | None:
    """Give the person whom a sentence is about, of whom only this is told: `|Ali Rana| ran a mill. “We were nine.”`"""
    root = next((t for t in passage.doc[passage.start : passage.end] if t.dep_ == "ROOT"), None)
    subject = own_subject(root) if root is not None and root.tag_ in VERBS else None
    if subject is None or any(passage.page.quoted[i] >= 0 for i in range(*subject)):
        return None
    return passage.page.speaker(*subject) if _is_person(passage, subject) else None


def _is_person(passage: Passage, phrase: Range) -> bool:
    """Say whether a noun phrase is somebody's name, or `he` or `she`."""
    head = passage.doc[slice(*phrase)].root
    return passage.page.names_person(head.i) or head.lower_ in {"he", "she"}
