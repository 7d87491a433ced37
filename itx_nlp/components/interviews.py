"""Attribute the answers of an interview to the one who is said to answer; its questions are nobody's claims."""

import re

from spacy.tokens import Span

from itx_nlp import document
from itx_nlp.components.grammar import Range, trim
from itx_nlp.components.page import Page, Reported
from itx_nlp.tables import Person
from itx_nlp.text.interviews import ASKS, TALKING, Turn, announces, initials, read_turns, speaks_of_itself
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.zones import BYLINE, DATELINE, SIGNOFF, TITLE

_ADDRESSED = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_CALLINGS = {"dr", "mr", "ms", "mrs", "prof"}
_ASIDE = re.compile(r"[“\"*_\s]*[(\[][^()\[\]]*[)\]]?[”\"*_\s]*\Z")  # (Applause.)

Interview = tuple[list[Reported], list[Range]]  # what is answered, and the tokens of the questions
# "We spoke to the potter |Sana Iqbal|": what stands before the one interviewed
_TALKS = Pattern(rf"\b(?:«interviewing»:?|{TALKING})\W+ ?(?:[\w.’'&-]+,?\s){{0,8}}$", re.IGNORECASE)
_NOTE = Pattern(r"\bthis «interviews»\b", re.IGNORECASE)


def interview(page: Page) -> Interview:
    """Give one Reported for each sentence of the answers of an interview, and its questions; nothing in other texts.

    The layout alone makes no interview: explainers and lists of frequent questions have it too. Somebody must be named
    before the first question, or by the labels of the answers, and the answers must be in the first person.
    """
    turns = read_turns(page.text, _paragraphs(page), page.doc._.publisher)
    if not turns:
        return [], []
    people = document.marked(page.doc, document.PEOPLE, "person")
    guest = _guest(page.text, [p for p in people if p.end <= turns[0].start and not _signs(page, p)])
    named = {turn.who: _labelled(people, turn.who) if turn.who else guest for turn in turns}
    answering = {turn.who for turn in turns if turn.role != ASKS}
    if not answering or not all(named[who] for who in answering) or not _converses(page.text, turns):
        return [], []
    found: list[Reported] = []
    asked: list[Range] = []
    told, last = False, ASKS  # whether the author tells of the guest, and the role of the paragraph before
    for turn in turns:
        tokens = document.span_of(page.doc, turn.start, turn.end)
        person = named[turn.who]
        if turn.role == ASKS:
            asked.append((tokens.start, tokens.end))
        told = turn.role != ASKS and _is_told(page, tokens, turn, told, last)
        about = told or (turn.role != ASKS and person is not None and _is_about(page.text, turn, person, people))
        if (
            person is not None and not about and (turn.role != ASKS or turn.who)
        ):  # a named interviewer states things too
            found += _answers(page, tokens, *_mention(page, turn, person))
        told, last = about and not _ASIDE.match(tokens.text), turn.role
    return found, asked


def _is_told(page: Page, tokens: Span, turn: Turn, told: bool, last: str) -> bool:
    """Say whether a paragraph without a label is the author's: of the guest as of somebody else, and nobody's "I".

    told: that of the one before; last: its role. Right behind a question only what quotes the guest is no answer.
    """
    if turn.labelled or speaks_of_itself(tokens.text):
        return False
    said = any(page.speaks(t.head) for t in tokens if t.lower_ in {"he", "she"} and t.dep_ == "nsubj")
    return told or (said and (last != ASKS or any(page.quoted[t.i] >= 0 for t in tokens)))


def _paragraphs(page: Page) -> list[Range]:
    """List the paragraphs that may be turns, headings among them, a dateline with what it stands before: `HM: …`."""
    groups = [span for key in (document.BODY, document.HEADER) for span in page.doc.spans.get(key, [])]
    spans: list[Span] = sorted(groups, key=lambda span: span.start)
    found: list[Range] = []
    opens: int | None = None
    for span in spans:
        if span._.zone == DATELINE:
            opens = span.start_char
        elif span._.zone not in {TITLE, BYLINE, SIGNOFF}:
            found.append((span.start_char if opens is None else opens, span.end_char))
            opens = None
    return found


def _signs(page: Page, person: Person) -> bool:
    """Say whether a name is the author's."""
    bylines = [s for s in page.doc.spans.get(document.HEADER, []) if s._.zone == BYLINE]
    return person.name == page.doc._.author or any(s.start_char <= person.start < s.end_char for s in bylines)


def _labelled(people: list[Person], label: str) -> Person | None:
    """Find whom a label names, in full, by one of their names or by initials."""
    words = set(label.replace(".", " ").casefold().split()) - _CALLINGS
    for person in people:
        if words <= {*person.name.casefold().split(), *person.text.casefold().split()}:
            return person
    short = label.replace(".", "")
    return next((p for p in people if len(short) > 1 and short == initials(p.name)), None)


def _guest(text: str, people: list[Person]) -> Person | None:
    """Find who is interviewed: the only one named before the questions, one spoken to, else the one named most."""
    names = [person.name for person in people]
    if not names:
        return None
    spoken = [p for p in people if _TALKS.search(text[max(0, p.start - 120) : p.start].rpartition("\n")[2])]
    name = spoken[0].name if spoken else max(names, key=names.count)
    same = [p for p in people if p.name == name]
    full = [p for p in same if p.text == name]
    return (full or same)[-1]


def _converses(text: str, turns: list[Turn]) -> bool:
    """Say whether the answers are in the first person, and that a text without labels is said to be an interview."""
    questions = [text[turn.start : turn.end] for turn in turns if turn.role == ASKS]
    answers: list[str] = []
    asked = True
    for turn in turns:
        if turn.role != ASKS:
            words = text[turn.start : turn.end]
            answers = [*answers, words] if asked else [*answers[:-1], f"{answers[-1]}\n{words}"]
        asked = turn.role == ASKS
    personal = sum(map(speaks_of_itself, answers))
    if any(turn.labelled for turn in turns):
        return personal * 4 >= len(answers)
    addressed = sum(bool(_ADDRESSED.search(question)) for question in questions)
    return personal * 2 >= len(answers) and (announces(text[: turns[0].start]) or addressed * 3 >= len(questions))


def _is_about(text: str, turn: Turn, person: Person, people: list[Person]) -> bool:
    """Say whether a paragraph without a label speaks of the one who answers, of the interview, or in brackets."""
    if turn.labelled:
        return False
    named = any(turn.start <= p.start < turn.end and p.name == person.name for p in people)
    aside = _ASIDE.match(text[turn.start : turn.end])
    return named or bool(aside or _NOTE.search(text, turn.start, turn.end))


def _mention(page: Page, turn: Turn, person: Person) -> tuple[Range, Range | None]:
    """Give the words that name a speaker, and the colon behind a label; for initials those of an earlier name."""
    start, end, cue = person.start, person.end, None
    if turn.who and turn.at is not None and turn.who.replace(".", "") != initials(person.name):
        start, end = turn.at, turn.at + len(turn.who)
        colon = document.span_of(page.doc, end, page.text.index(":", end) + 1)
        cue = (colon.end - 1, colon.end)
    span = document.span_of(page.doc, start, end)
    return (span.start, span.end), cue


def _answers(page: Page, tokens: Span, speaker: Range, cue: Range | None) -> list[Reported]:
    """Give one Reported for each sentence of an answer."""
    found = []
    i = tokens.start
    while i < tokens.end:
        first, last = page.sentence(i)
        if first == last:
            break  # a heading
        content = trim(page.doc, i, min(last, tokens.end))
        asks = "?" in page.doc[content[1] - 1 : content[1] + 1].text
        if content[1] - content[0] >= 2 and not (asks or _ASIDE.match(page.doc[i:last].text)):
            found.append(Reported(*content, speaker, cue, direct=True, spoken=True))
        i = last
    return found
