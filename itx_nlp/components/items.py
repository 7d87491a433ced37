"""Attribute the items of a list to the one whose words lead up to it: `The guild made three demands:`."""

import re

from itx_nlp.components.grammar import FINITE, Range, is_negated, own_subject, trim
from itx_nlp.components.page import Page, Reported
from itx_nlp.components.passage import Passage
from itx_nlp.text.wordlists import listed

_ITEM = re.compile(r"(?:[-–—•·▪●*]|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)])\s+(?=\S)")


def list_items(page: Page) -> dict[int, list[Reported]]:
    """Give what the items of lists say by the number of their sentence; nothing of a lead-in, which is no claim."""
    found: dict[int, list[Reported]] = {}
    for number, (start, end) in enumerate(page.sentences):
        source = _lead(page, start, end)
        if source is None:
            continue
        speaker, cue = source
        items = _items(page, number)
        if items:
            found[number] = []
        for item, content in items:
            found[item] = [Reported(*content, speaker, cue)]
    return found


def _lead(page: Page, start: int, end: int) -> tuple[Range, Range] | None:
    """Find who says what follows a sentence that ends with a colon, and the words that tell that they say it."""
    doc = page.doc
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end - start < 3 or doc[end - 1].text != ":" or "\n" not in page.text[doc[end - 1].idx :][:2]:
        return None
    passage = Passage(page, start, end)
    for verb in (token for token in doc[start:end] if token.tag_ in FINITE and page.quoted[token.i] < 0):
        subject = own_subject(verb)
        asked = next((t for t in doc[verb.i : end] if t.lower_ in listed("things asked for")), None)
        speaks = verb.i in passage.reporting
        if subject is None or is_negated(verb) or not (speaks or asked is not None):
            continue
        if passage.source_kind(subject) in {"person", "document"}:
            cue = asked.i if asked is not None else verb.i
            return page.speaker(*subject), (cue, cue + 1)
    return None


def _items(page: Page, lead: int) -> list[tuple[int, Range]]:
    """List the sentences of the lines behind a sentence that open as items of a list do, each with its content."""
    found = []
    inside = False
    for number in range(lead + 1, len(page.sentences)):
        start, end = page.sentences[number]
        first = page.doc[start].idx
        opens = page.text.rfind("\n", 0, first) + 1
        if not page.text[opens:first].strip():
            item = _ITEM.match(page.text, first)
            inside = item is not None
            while item is not None and start < end and page.doc[start].idx < item.end():
                start += 1
        if not inside:
            break
        content = trim(page.doc, start, end)
        if content[1] - content[0] >= 2:
            found.append((number, content))
    return found
