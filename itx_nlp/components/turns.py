"""Attribute the turns of an interview or a transcript: a line that opens with a person's name and a colon."""

from itx_nlp.components.grammar import QUOTE_MARKS, trim
from itx_nlp.components.page import Page, Reported

_LONGEST_LABEL = 6  # tokens


def turns(page: Page) -> list[Reported]:
    """Give one Reported for each sentence of `Bilal Rana: We lost two clients. Then came the levy.`, line by line."""
    known = {page.doc[i].lower_ for start, end in page.people for i in range(start, end)}
    found = []
    number = 0
    while number < len(page.sentences):
        start, end = page.sentences[number]
        label = _label(page, start, end, known)
        number += 1
        if label is None:
            continue
        speaker, first = trim(page.doc, start, label), label + 1
        while first < end:
            content = trim(page.doc, first, end)
            if content[1] - content[0] >= 2:
                found.append(Reported(*content, speaker, (label, label + 1), direct=True, spoken=True))
            if number == len(page.sentences) or _opens_line(page, page.sentences[number][0]):
                break
            first, end = page.sentences[number]
            number += 1
    return found


def _label(page: Page, first: int, end: int, known: set[str]) -> int | None:
    """Give the index of the colon behind a name that opens a line."""
    doc, start = page.doc, first
    while start < end and doc[start].text in QUOTE_MARKS:
        start += 1
    colon = next((i for i in range(start + 1, min(end - 1, start + _LONGEST_LABEL)) if doc[i].text == ":"), None)
    if colon is None or not _opens_line(page, first):
        return None
    return colon if all(doc[i].lower_ in known and doc[i].text[0].isupper() for i in range(start, colon)) else None


def _opens_line(page: Page, i: int) -> bool:
    return i == 0 or "\n" in page.doc[i - 1].text or "\n" in page.text[page.doc[i - 1].idx : page.doc[i].idx]
