"""Guesses at names: what the head, given names and places say together. Brackets mark the name."""

import pytest
import spacy

PEOPLE = [
    "The contract was signed by [Nadia Rehan] on Friday.",
    "Federal Minister for Planning [Ahsan Mirza] opened the park.",
    "The Minister for Technology and Telecom [Ahsan Mirza Baig] agreed.",
    "[Nadia Rehan] and [Zoraiz Ali Khan] objected.",
    "[MI Khalid], who runs a mill, disagreed.",
    "She met [Zara Khan] in Karachi.",
    "[Omar Bashir] said the fee had doubled.",
]
NOBODY = [
    "The Finance Bill was tabled on Monday.",
    "Rain fell in Lakki Marwat and Upper Dir.",
    "Exports to Khyber Pakhtunkhwa's neighbours rose.",
    "Prices fell in Nowshera, Swabi and DI Khan.",
]


def people(doc):
    return [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]


@pytest.mark.parametrize("marked", PEOPLE)
def test_a_person(nlp, unbracket, marked):
    text, spans = unbracket(marked)
    assert people(nlp(text)) == spans


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(nlp, text):
    assert people(nlp(text)) == []


def test_known_places_are_places(nlp):
    doc = nlp("Prices fell in Nowshera, and nobody in Quetta knew why.")
    assert {e.text for e in doc.ents if e.label_ == "GPE"} >= {"Nowshera", "Quetta"}


def test_without_vectors_it_leaves_the_entities_alone():
    blank = spacy.blank("en")
    blank.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Marl"}])
    blank.add_pipe("itx_entities")
    assert [e.text for e in blank("Marl grew.").ents] == ["Marl"]
