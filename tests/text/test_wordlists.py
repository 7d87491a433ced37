"""The lists of words that the grammar asks for by name: sound, asked for, and put into patterns as they are meant."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

import itx_nlp
from itx_nlp.resources import read_entries
from itx_nlp.text import wordlists

ENTRIES = [entry for file in wordlists.FILES for entry in read_entries(file, "list")]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path(itx_nlp.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["list"])
def test_a_list_is_sorted_without_repeats_and_asked_for(entry):
    assert all(one < other for one, other in pairwise(entry["words"])), "sort it; no word twice"
    assert entry["about"].strip()
    marks = ('"{}"', "'{}'", "«{}»", "«{}|", "|{}|", "|{}»")
    asked = any(mark.format(entry["list"]) in CODE for mark in marks)
    assert asked or entry["list"].startswith("rupee of "), "nothing asks for it: delete it"


def test_a_name_stands_once_in_both_files():
    assert not [name for name, times in Counter(entry["list"] for entry in ENTRIES).items() if times > 1]


@pytest.mark.parametrize(
    "words, text, found",
    [
        (["rise", "rises"], "it rises", ["rises"]),  # the longer word first
        (["set aside"], "set aside", ["set aside"]),
        (["declin*"], "declining", ["declining"]),
        (["declin*"], "a decline-led dip", ["decline-led"]),
        (["p.a."], "p.a. or pxax", ["p.a."]),  # a full stop is one, not any letter
        (["m*"], "", []),
    ],
)
def test_words_are_put_into_a_pattern(monkeypatch, words, text, found):
    monkeypatch.setattr(wordlists, "listed", lambda name: frozenset(words))
    assert re.findall(rf"\b{wordlists.either.__wrapped__('some list')}", text) == found
