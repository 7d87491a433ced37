"""Patterns that name lists of words: what they find, and the words that they are asked for by."""

import re

import pytest

from itx_nlp.text import wordlists
from itx_nlp.text.patterns import Pattern

LISTS = {
    "kites": frozenset(("kite", "kites")),
    "to let go": frozenset(("set free", "release", "hand-launch")),
}

FOUND = [
    # pattern, text, what is found
    (r"\bthe «kites»\b", "all the kites of Multan", "the kites"),
    (r"\b«kites|to let go» on", "they set free on Friday", "set free on"),
    (r"\b(?:«to let go») (\w+)", "Release nine", "Release nine"),
    (r"\bthe «kites»\b", "the kitemaker", None),
    (r"\b(?:a|the) «kites|to let go»", "two kites", None),
]


@pytest.fixture(autouse=True)
def lists(monkeypatch):
    monkeypatch.setattr(wordlists, "_lists", lambda: LISTS)
    for cached in (wordlists.listed, wordlists.either):
        cached.cache_clear()
    yield
    for cached in (wordlists.listed, wordlists.either):
        cached.cache_clear()


@pytest.mark.parametrize("pattern, text, found", FOUND)
def test_a_list_stands_for_its_words(pattern, text, found):
    match = Pattern(pattern, re.I).search(text)
    assert (match and match.group()) == found


def test_of_a_phrase_the_last_word_is_asked_for():
    assert Pattern("the «kites» they «to let go»").words == {"kite", "kites", "free", "release", "launch"}
    assert Pattern("no list").words == frozenset()


def test_a_list_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="balloons"):
        Pattern("the «balloons»").search("the balloon")
