"""Hints at a category, a problem or a remedy, counted in a text."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itx_nlp.classifier.cues import Cues
from itx_nlp.errors import LexiconError
from itx_nlp.text.challenges import read_examples

HINTED = [
    # sentence                                                          hints that are there
    ("No payment gateway serves our designers.",                        "payments strong"),
    ("Exporters want foreign-currency accounts.",                       "payments strong"),
    ("The withholding tax was doubled overnight.",                      "policy strong"),
    ("Deregulation would help.",                                        "policy strong"),
    ("A skills gap holds the industry back.",                           "skills_gap strong"),
    ("Political instability scares buyers away.",                       "trust strong"),
    ("Load-shedding stops the servers every evening.",                  "infrastructure strong"),
    ("LOAD SHEDDING AGAIN.",                                            "infrastructure strong"),
    ("The brain drain goes on.",                                        "talent_retention strong"),
    ("Rivals poach our engineers.",                                     "talent_retention strong"),
    ("Forty firms joined the trade delegation.",                        "market_access strong"),
    ("An angel investor wrote the first cheque.",                       "investment strong"),
    ("The shortage is getting worse.",                                  "problem strong"),
    ("The board will establish a fund.",                                "remedy strong"),
]  # fmt: skip
NOT_HINTED = [
    # sentence                                                          hints that are not there
    ("The swift bird gate was open.",                                   "investment strong"),
    ("The brain needs sleep; the drain needs a plumber.",               "talent_retention strong"),
    ("The load was shed.",                                              "infrastructure strong"),
    ("The taxi came late.",                                             "policy strong"),
    ("Trade grew and the delegate spoke.",                              "market_access strong"),
    ("The museum opened on Sunday.",                                    "problem strong"),
    ("The museum opened on Sunday.",                                    "remedy strong"),
    ("",                                                                "trust weak"),
]  # fmt: skip


@pytest.fixture(scope="module")
def cues():
    return Cues.read()


@pytest.mark.parametrize("text, name", HINTED)
def test_hint(cues, text, name):
    assert cues.count([text], [name])[0, 0] >= 1


@pytest.mark.parametrize("text, name", NOT_HINTED)
def test_no_hint(cues, text, name):
    assert cues.count([text], [name])[0, 0] == 0


def test_every_category_has_hints(cues):
    wanted = {*read_examples().categories, "problem", "remedy"}
    assert set(cues.names) == {f"{name} {mark}" for name in wanted for mark in ("strong", "weak")}


def test_columns_follow_the_names_asked_for(cues):
    text = ["A tax on trust."]
    whole = dict(zip(cues.names, cues.count(text)[0], strict=True))
    asked = ["trust strong", "no such hint", "policy strong"]
    assert cues.count(text, asked).tolist() == [[whole["trust strong"], 0, whole["policy strong"]]]
    assert cues.count(text, []).shape == (1, 0)


def test_the_hash_of_the_data_knows_the_hints(cues):
    examples = read_examples()
    fewer = {name: phrases for name, phrases in cues.phrases.items() if name != "trust weak"}
    assert examples.hash(cues.phrases) != examples.hash(fewer)


def test_a_phrase_within_a_phrase_and_beginnings():
    cues = Cues({"a": ["slow wire*", "slow"], "b": ["wire transfer", "w*"]})
    assert cues.count(["Slow wires", "a wire transfer", "slow"]).tolist() == [[1, 1], [0, 1], [1, 0]]


def test_a_folder_adds_a_category(tmp_path):
    entry = {"category": "gender_gap", "strong": ["glass ceiling"], "weak": ["women"]}
    (tmp_path / "challenge_cues.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    cues = Cues.read(str(tmp_path))
    assert cues.count(["Women hit a glass ceiling."], ["gender_gap strong", "gender_gap weak"]).tolist() == [[1, 1]]
    (tmp_path / "challenge_cues.jsonl").write_text(json.dumps(entry | {"weak": "women"}), encoding="utf-8")
    with pytest.raises(LexiconError, match="line 1: weak is a text"):
        Cues.read(str(tmp_path))


@given(st.lists(st.text()))
def test_any_text_is_counted(texts):
    counts = Cues({"a": ["pay* back", "*"], "b": ["0"]}).count(texts)
    assert counts.shape == (len(texts), 2)
    assert np.all((counts >= 0) & (counts <= 3))
