"""Organizations that no list knows: what stands beside them tells, or the recognizer with a second sign.

Alone the small English model calls headings, programmes, crops and people organizations (of what only it found in 18
news reports one in 24 was one), so its word counts only with further evidence.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from itx_nlp.resources import read_entries
from itx_nlp.text.bodynouns import body_nouns
from itx_nlp.text.bodywords import legal_end, words
from itx_nlp.text.intervals import Intervals
from itx_nlp.text.wordlists import listed

_NAME = r"[A-Z0-9][\w&@’'+.-]*(?: (?:[A-Z0-9][\w&@’'+-]*|(?:of|for|and|&|du|de|del|della|des) [A-Z][\w-]*)){0,4}"
_SOCIETY = "{societies}"  # where a pattern takes the words that open such names
_PLACE = "{sorts}"  # where a pattern takes the nouns of body_nouns.jsonl
_LEADS = (
    # roles whose "of" is followed by an organization: "founder of Blue Mango"
    r"\b(?:[Ff]ounders?|CEO|CTO|CFO|COO|[Oo]wners?|[Ss]pokes(?:man|person|woman)|[Cc]hief [Ee]xecutive"
    r"|[Cc]ountry [Mm]anager)"
    rf"(?: (?:of|at|with|for)|,) (?:the )?({_NAME})",
    # roles that people have at organizations: "analyst at Blue Mango"
    r"\b(?:[Dd]irector|[Aa]nalyst|[Ee]conomist|[Tt]rader|[Pp]artner|[Mm]anager|[Ss]trategist|[Cc]onsultant|[Ee]ngineer"
    rf"|[Rr]esearcher|[Ff]ellow|[Rr]esearch|[Oo]fficer) (?:at|with) (?:the )?({_NAME})",
    # sorts of organizations: "the start-up Blue Mango"
    rf"\b(?:{_PLACE})(?: called| named)? ({_NAME})",
    rf"\b(?:{_PLACE}), ({_NAME})(?=[,.;)])",  # closed too: not "according to the company, Kiteline has grown"
    rf"\b(?:{_PLACE})s,? (?:like|such as|including)(?: the)? ({_NAME})",
    # what firms have: "Blue Mango's chief executive"
    rf"\b({_NAME})[’']s? (?:(?:co-)?founders?|chief executive|CEO|headquarters|shareholders|board of directors"
    r"|subsidiary)\b",
    # what teams have: "Sundara players"
    r"(?<![\w’'] )(?<!\w)([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?= (?:players|squad|fans|supporters)\b)",
    # "the Harbour Ledger newspaper"
    rf"\b({_NAME}) (?:newspaper|magazine|news agency|news channel|broadcaster|think tank)\b",
    # societies with Urdu, Persian and Arabic names: "Anjuman-e-Tajiran", "Majlis Ulema-e-Kohsar"
    rf"(?<![\w-])((?:{_SOCIETY})(?:[- ](?:[A-Z][a-z]+|[a-z]{{1,2}}(?=-[A-Z]))){{1,8}})",
    rf"\b(?:[Cc]o-?)?founded ({_NAME})",
    rf"\b(?:subsidiary of|owned by|acquired by|backed by|shares in|stake in)(?: the)? ({_NAME})",
)
_FROM = re.compile(rf",? (?:from|of|at|with|representing) (?:the )?({_NAME})")
# "Blue Mango, a bank", "Blue Mango — a bank that …", but not "Zara Nadir — a bank clerk"
_SORT_BEHIND = (
    rf"(?:,| [—–]| --?)[ \u00a0](?:an?|the|one of (?:the|its)|his|her|their|its|my|our)"
    rf" (?:[\w’'-]+ ){{0,4}}?(?:{_PLACE})s?\b"
    r"(?! (?:[a-z]{3,}(?:er|or|ive|ist)|chief|president|boss|official|employee|clerk)s?\b)"
)
# "Zara Nadir, CEO Blue Mango, said": a high role whose "of" is left out
_HEADS = re.compile(
    r", (?:CEO|COO|CTO|CFO|[Cc]hair(?:man|person|woman)|[Pp]resident|[Dd]irector|(?:[Cc]o-)?[Ff]ounder"
    rf"|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?) ({_NAME})"
)
# "Kiteline (a messaging app)" is what a company makes
_PRODUCT = re.compile(rf"({_NAME}) \(an? (?:[\w-]+ ){{0,4}}?(?:app|application|platform|tool|game|wallet)\)")
# "the ‘KiteUp’ scheme" is what a body does
_PROGRAMME = re.compile(rf"[‘“'\"]({_NAME})[’”'\"] (?:program(?:me)?|project|scheme|initiative|campaign|portal|app)\b")
_LAST_NAME = re.compile(rf"(?<![\w’'-]){_NAME}$")
_INSIDE = re.compile(r"\b[A-Z][\w-]+ (?:on|in|to|against|with) $")  # "Action on |Blue Kites|"
_MAKER = re.compile(r"(?:developer|operator|publisher|recruiter)s?$")  # people, too
_CLOSES = re.compile(r"[’'][s ]|[’']$|[,.;:)”\"\n]| [a-z(–—-]|$")
_ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}[A-Z]")
_INNER_CAPITAL = re.compile(r"[A-Z]?[a-z]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z]{2,}")
# a caption run into the text ("AFP/FileLAHORE"), a sum, a day, an adjective ("UK-based")
_NO_NAME = re.compile(
    r"^File[A-Z]|^Rs\.?\d|^May$|\bMay \d|-(?:based|led|run|owned|backed|linked|supported|funded|listed)$"
)
_ADJECTIVE = re.compile(r"[\w.]+-(?:based|led|run|owned|backed|listed) ")
_HOLDERS = ("ounder, ", "wner, ", "CEO, ", "executive, ", "spokesman, ", "spokesperson, ")  # "the founder, X Y,"
_ROMAN = re.compile(r"(?:[A-Z]+[-&])?[IVX]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that may name an organization, and what made us think so: context or model."""

    start: int
    end: int
    found: str


class Unknown:
    """Finds organizations by context, and checks what the recognizer found."""

    def __init__(self, data: str | None, places: dict[str, str]):
        never = read_entries("not_organizations.jsonl", "words", data, required=["kind"])
        self.never = {entry["words"].casefold() for entry in never}
        self.not_ends = tuple(f" {entry['words']}" for entry in never if entry["kind"] == "end")
        self.given = {entry["name"].casefold() for entry in read_entries("person_names.jsonl", "name", data)}
        roles = read_entries("roles.jsonl", "role", data, required=["word", "kind"])
        self.titles = {r["word"].casefold() for r in roles if r["kind"] != "modifier" and " " not in r["word"]}
        sorts = "|".join(re.escape(noun) for noun in body_nouns(data).before)
        societies = "|".join(sorted(listed("societies")))
        self.lead = re.compile("|".join(_LEADS).replace(_PLACE, sorts).replace(_SOCIETY, societies))
        self.sort_behind = re.compile(_SORT_BEHIND.replace(_PLACE, sorts))
        forms = read_entries("organization_forms.jsonl", "form", data, required=["word", "place"])
        self.ends = tuple(form["word"] for form in forms if form["place"] == "end")
        self.days = listed("days and months")
        self.acts = listed("acts of organizations")
        self.places = {*places, *(entry["name"] for entry in read_entries("places.jsonl", "name", data))}

    def find(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Guess]:
        """Find further organizations in the body of an article; a name that is glossed as a product is none."""
        found = (kind.finditer(text, *zone) for kind in (_PRODUCT, _PROGRAMME) for zone in body)
        products = {match.group(1) for matches in found for match in matches}
        for guess in self._all(doc, text, body):
            if text[guess.start : guess.end] not in products:
                yield guess

    def _all(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Guess]:
        """Find what may be an organization by context, by people and by the recognizer."""
        others = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ in ("LOC", "NORP", "DATE"))
        people = Intervals((e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON")
        for start, end in body:
            for first, last, maker in self._beside(text, start, end):
                last = self.before_person(text, first, last)
                name = text[first:last]
                if not self.may_be(name) or others.over(first, last):
                    continue
                put_beside = maker or text.endswith(_HOLDERS, 0, first)
                if not ((put_beside or self._named_like_people(name)) and people.over(first, last)):
                    yield Guess(first, last, "context")
        yield from self._of_people(doc, text)
        yield from self._by_model(doc, text, body)

    def _beside(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Find names behind a role or a sort of organization, and before ", a bank"; say if that may be a person."""
        for match in self.lead.finditer(text, start, end):
            for first, last in self._closed(text, *match.span(match.lastindex or 0)):
                yield first, last, False
        for match in self.sort_behind.finditer(text, start, end):
            name = _LAST_NAME.search(text, max(start, match.start() - 60), match.start())
            if name and not _INSIDE.search(text, max(start, name.start() - 40), name.start()):
                named = re.split(r"(?:\.|[’']s) ", name.group())[-1]  # "here. |Kitecloud|", "Eastmere's |Kitecloud|"
                if named.split(" ")[0].casefold() in listed("sentence openers"):
                    continue  # "With |Kitecloud|, the studio grew"
                yield name.end() - len(named), name.end(), _MAKER.search(match.group()) is not None

    def _closed(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Shorten a name to where it ends: before a possessive, a full stop, an "and" that leads to another one."""
        adjective = _ADJECTIVE.match(text, start, end)
        start = adjective.end() if adjective else start
        name = re.split(r"[’']s?(?= |$)|\.(?= |$)", text[start:end])[0]
        if not name.endswith(self.ends):
            name = name.split(" and ")[0]
        end = start + len(name)
        if name and _CLOSES.match(text, end):
            yield start, end

    def _of_people(self, doc: Doc, text: str) -> Iterator[Guess]:
        """Names that people are from or of: "Ali Khan from Blue Mango said"; one plain word may be a town."""
        places = {e.start_char for e in doc.ents if e.label_ in ("GPE", "LOC", "NORP", "DATE", "FAC")}
        for ent in doc.ents:
            if ent.label_ == "PERSON" and len(ent) > 1:
                led = ent[0].lower_ in self.titles or (
                    ent.start > 0 and not ent[0].is_sent_start and doc[ent.start - 1].text[0].isupper()
                )
                headed = None if led else _HEADS.match(text, ent.end_char)  # led: "Chairman X, CEO Y" lists people
                match = headed or _FROM.match(text, ent.end_char)
                if match and match.start(1) not in places:
                    for first, last in self._closed(text, *match.span(1)):
                        name = text[first:last]
                        field = headed is None or "irector" in headed.group()  # "Director |Sports|"
                        plain = name.istitle() and " " not in name and field
                        homely = name.split()[0] in listed("places before people")  # "of Chak No. 5"
                        if not (plain or homely) and self.may_be(name) and not self._named_like_people(name):
                            yield Guess(first, last, "context")

    def _named_like_people(self, name: str) -> bool:
        return any(word.text.casefold() in self.given for word in words(name))

    def _by_model(self, doc: Doc, text: str, body: list[tuple[int, int]]) -> Iterator[Guess]:
        labels: dict[str, Counter[str]] = {}
        for ent in doc.ents:
            labels.setdefault(ent.text.strip("’'s. "), Counter())[ent.label_] += 1
        zones = iter(body)
        zone = next(zones, None)
        for ent in doc.ents:
            while zone and zone[1] <= ent.start_char:
                zone = next(zones, None)
            if zone is None:
                return
            if ent.label_ != "ORG" or ent.start_char < zone[0]:
                continue
            span = trimmed(text, ent.start_char, min(ent.end_char, zone[1]))
            if span and self.may_be(text[span[0] : span[1]]):
                name = text[span[0] : span[1]]
                if " and " not in name and self._signs(doc, ent, name, labels.get(name, Counter({"ORG": 1}))) >= 2:
                    yield Guess(*span, "model")

    def _signs(self, doc: Doc, ent: Span, name: str, labels: Counter[str]) -> int:
        """Count what speaks for an organization besides the recognizer."""
        behind = doc[ent.end] if ent.end < len(doc) else None
        acts = behind is not None and behind.lower_ in self.acts
        found = words(name)
        if labels["ORG"] <= sum(labels.values()) - labels["ORG"]:
            return 0
        if len(found) == 1 and not _ACRONYM.fullmatch(name):
            first = doc[ent.start - 1] if ent.start and not doc[ent.start].is_sent_start else None
            named = first is not None and (first.lower_ in self.given or first.tag_ == "NNP")  # "Shawn VanDiver"
            counted = name.endswith("s") and any(left.dep_ in ("amod", "nummod", "poss") for left in ent.root.lefts)
            if counted or any(left.lower_ in ("a", "an") for left in ent.root.lefts):
                return 0  # "two MacBooks", "old ThinkPads", "a BioHarbour"
            return 2 * bool(_INNER_CAPITAL.fullmatch(name) and not named and not name.startswith(("Mc", "Mac")))
        signs = 0
        if _ACRONYM.fullmatch(name):
            signs += not _ROMAN.fullmatch(name)
        elif any(not word.big for word in found) or any(word.text.casefold() in self.given for word in found):
            return 0
        signs += acts + (labels["ORG"] > 1)
        before = doc[ent.start - 1].lower_ if ent.start > 0 else ""
        return signs + (before == "the" and bool(_ACRONYM.fullmatch(name)))

    def before_person(self, text: str, start: int, end: int) -> int:
        """Cut a name where a person's begins: "officer at Blue Mango Syed Ali"."""
        found = words(text, start, end)
        if not found or found[-1].text.casefold() not in self.given:
            return end  # "Benazir Bhutto University"
        for one, two in pairwise(found[1:]):
            if one.text.casefold() in self.given and two.text.casefold() in self.given:
                return found[found.index(one) - 1].end
        return end

    def may_be(self, name: str) -> bool:
        """Say whether a stretch can be an organization's name at all."""
        found = words(name)
        if not found or not found[0].big or not 3 <= len(name) <= 90 or name.casefold() in self.never:
            return False
        big = [word.text for word in found if word.big]
        if name in self.places or all(w in self.places or w.casefold() in self.never or w.isdigit() for w in big):
            return False
        first = found[0].text.casefold()
        if _NO_NAME.search(name) or any(word.text in self.days for word in found):
            return False
        led = len(found) == 1 or not found[1].big or first in ("in", "on", "at", "by", "for")
        if led and first in listed("generic in names"):
            return False
        if first in self.titles or any(w.casefold() in self.titles and w.isupper() for w in big):
            return False
        return not self.is_thing(name) and not all(w.text.casefold() in self.given for w in found)

    def is_thing(self, name: str) -> bool:
        """Say whether the end of a name shows no organization: "… Games" of sports, "… Act"."""
        return f" {name}".endswith(self.not_ends)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take determiners, possessive endings and punctuation off the edges; cut at a line end or a bracket."""
    end = start + len(re.split(r"[\r\n(]", text[start:end])[0])
    lead = re.match(r"(?:[\s\"“”‘’'(\[–—-]|(?:the|The|a|an|A|An|its|their|his|of|for)\s)+", text[start:end])
    start += lead.end() if lead else 0
    tail = re.search(r"(?:[’']s|[\s\"“”‘’',.;:)\]–—-])+$", text[start:end])
    end = start + tail.start() if tail else end
    if text[end : end + 1] == "." and legal_end(text, max(start, end - 4)):
        end += 1
    return (start, end) if end > start else None
