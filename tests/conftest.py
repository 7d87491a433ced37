"""What the tests share: the pipeline, loaded once, and answers marked with brackets in the sentence."""

import re
import sys
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import itx_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    return itx_nlp.load()


@pytest.fixture(scope="session")
def read(nlp):
    """Run the pipeline over a text with a day of publication."""

    def run(text: str, published: str | None = None, publisher: str | None = None) -> Doc:
        doc = nlp.make_doc(text)
        doc._.published = date.fromisoformat(published) if published else None
        doc._.publisher = publisher
        return nlp(doc)

    return run


@pytest.fixture(scope="session")
def unbracket():
    """Take the brackets out of a marked sentence: its text and the spans they stood around."""

    def take(marked: str) -> tuple[str, list[tuple[int, int]]]:
        spans, text, last = [], "", 0
        for match in re.finditer(r"\[([^\[\]]*)\]", marked):
            text += marked[last : match.start()]
            spans.append((len(text), len(text) + len(match.group(1))))
            text += match.group(1)
            last = match.end()
        return text + marked[last:], spans

    return take


@pytest.fixture(scope="session")
def calls():
    """Count the function calls that some work takes, C functions included: a clock that no load disturbs."""

    def count(work, *arguments) -> int:
        seen = 0

        def see(frame, event, argument):
            nonlocal seen
            seen += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(see)
        try:
            work(*arguments)
        finally:
            sys.setprofile(before)
        return seen

    return count


@pytest.fixture
def trusting(nlp, monkeypatch):
    """Let every article be about the industry."""
    monkeypatch.setitem(vars(nlp.get_pipe("itx_challenges")), "industry", lambda vectors: 0.0)
    return nlp
