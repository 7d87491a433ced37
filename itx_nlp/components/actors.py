"""Tell who acts from what is measured: the ministry in "the ministry spent Rs5 billion", which measures spending."""

from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from itx_nlp.document import ORGANIZATIONS, PEOPLE
from itx_nlp.resources import read_entries
from itx_nlp.text.cues import inflect
from itx_nlp.text.wordlists import listed

CHILDREN = 12  # behind a verb to look at
NAMED = {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}


class Actors:
    """Know the people, bodies and places of a document, and what their deeds measure.

    data: a folder whose sources.jsonl, places.jsonl and deeds.jsonl are laid over ours, or None.
    """

    def __init__(self, doc: Doc, data: str | None) -> None:
        self.nouns = _nouns(data)
        self.places = _places(data)
        self.deeds = _deeds(data)
        spans = [span for key in (ORGANIZATIONS, PEOPLE) for span in doc.spans.get(key, [])]
        self.named = {at for span in spans for at in range(span.start, span.end)}

    def is_name(self, noun: Token) -> bool:
        """Tell whether a noun ends the name of a person, a body or a place."""
        return noun.i in self.named or (
            noun.tag_ in ("NNP", "NNPS") and (noun.ent_type_ in NAMED or self.is_place(noun))
        )

    def is_place(self, noun: Token) -> bool:
        """Tell whether a noun is the name of a place."""
        return noun.ent_type_ in ("GPE", "LOC", "NORP") or noun.text in self.places

    def is_actor(self, noun: Token) -> bool:
        """Tell whether a noun stands for somebody who acts: Sana Malik, the ministry, exporters."""
        return self.is_name(noun) or (noun.lower_ in self.nouns and noun.lower_ not in listed("empty nouns"))

    def deed(self, verb: Token) -> str | None:
        """Name what a verb's sum measures: spending of spent."""
        return (self._with_particle(verb) or self.deeds.get(verb.lower_, ("", False)))[0] or None

    def is_of_people(self, verb: Token) -> bool:
        """Tell a deed that nothing but people and bodies do: whoever invests acts, but tea may earn money."""
        return (self._with_particle(verb) or self.deeds.get(verb.lower_, ("", False)))[1]

    def _with_particle(self, verb: Token) -> tuple[str, bool] | None:
        """Read took home $9, set aside $5 million, had set $5 million aside."""
        near = [*verb.doc[verb.i + 1 : verb.i + 2], *islice(verb.rights, CHILDREN)]
        particle = next((token.lower_ for token in near if token.lower_ in ("home", "aside")), None)
        return self.deeds.get(f"{verb.lower_} {particle}") if particle else None


@cache
def _nouns(data: str | None) -> frozenset[str]:
    entries = read_entries("sources.jsonl", "noun", data, ("kind",))
    return frozenset(entry["noun"] for entry in entries if entry["kind"] in ("person", "body"))


@cache
def _places(data: str | None) -> frozenset[str]:
    return frozenset(entry["name"] for entry in read_entries("places.jsonl", "name", data))


@cache
def _deeds(data: str | None) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for entry in read_entries("deeds.jsonl", "verb", data, ("measures",)):
        forms = {entry["verb"], *entry["forms"]} if "forms" in entry else inflect(entry["verb"])
        found.update(dict.fromkeys(forms, (entry["measures"], entry.get("by") == "people")))
    return found
