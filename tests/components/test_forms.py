"""The signs of a main clause, by which problem and remedy are told apart."""

import pytest
import spacy

from itx_nlp.components.forms import form_of, signs_of

SIGNS = [
    # sentence                                                        a sign that is there    and one that is not
    ("The board should open an office abroad.",                       "helpers_should_VB",    "not"),
    ("The board did not open an office abroad.",                      "not_open",             "helpers_should_VB"),
    ("Open an office abroad.",                                        "imperative",           "subjectless"),
    ("No bank opens accounts for coders.",                            "subject_is_no",        "imperative"),
    ("The chairman warned that clients will leave.",                  "verb_leave",           "verb_warned"),
    ("The chairman warned that clients will leave.",                  "told_warned",          "told_leave"),
    ("Clients will leave.",                                           "verb_leave",           "told_warned"),
    ("Although the pay is poor, the firm keeps its clients.",         "before_although",      "verb_is"),
]  # fmt: skip


@pytest.mark.parametrize("sentence, there, absent", SIGNS, ids=[row[1] for row in SIGNS])
def test_sign(nlp, sentence, there, absent):
    signs = signs_of(nlp(sentence)[:])
    assert there in signs
    assert absent not in signs


def test_without_a_parse_the_form_is_the_text():
    doc = spacy.blank("en")("Clients will leave.")
    assert signs_of(doc[:]) == []
    assert form_of(doc.text, doc[:]) == doc.text


def test_a_sign_is_one_word(nlp):
    for sign in signs_of(nlp("It’s a well-known fact that clients don’t pay, isn’t it?")[:]):
        assert sign.replace("_", "").isalnum()
