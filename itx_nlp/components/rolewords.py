"""The words of roles, and how a role is parted from the organization it is in."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from itx_nlp import document
from itx_nlp.components.tree import child_of
from itx_nlp.resources import read_entries
from itx_nlp.text.bodynouns import BodyNouns, Named
from itx_nlp.text.wordlists import listed

CONNECTORS = frozenset({"of", "for", "at", "in", "on", "to", "with"})
GLUE = frozenset({"and", "&", "-", "–", "/", "’s", "'s", "’", "'"})
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "another"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "AFX", "CD", "POS"})
_BETWEEN = CONNECTORS | DETERMINERS | GLUE | {",", "("}  # a role and its body
_CHAIRED = re.compile(r"\b(?:chair(?:man|person|woman)?ship of|chaired by|presided over by)\W*$", re.IGNORECASE)
_CHAIRMAN = re.compile(r"\bchair(?:man|person|woman)\b", re.IGNORECASE)
_ROLE_REACH = 8  # tokens between who leads and what
_LONGEST_FIELD = 6  # tokens in brackets
_CHIEF = re.compile(r"[DG]?C[A-Z]{1,3}O")  # "CHRO", "GCTIO": some (group) chief officer
_AGED = re.compile(r"\b\d+-years?-old\s+")
_ACRONYM = re.compile(r"\s*\([A-Z]{2,5}\)")
# who does something by a word that no name looks like: "Hydrologist", "Photographer", "Beekeeper"
CALLING = re.compile(r"\w{3,}(?:ist|ician|grapher|keeper|maker|tress)", re.IGNORECASE)
_AGENT = re.compile(r"\w{3,}(?:er|or|eer|ist|ian|man|woman|tress)", re.IGNORECASE)  # who does something: "swimmer"


class Bodies(dict[int, tuple[int, int, str]]):
    """By token of an organization's name: its first token, the token behind its last, its org_id."""

    def __init__(self, doc: Doc, nouns: BodyNouns):
        super().__init__()
        spans = doc.spans.get(document.ORGANIZATIONS, [])
        self.named = Named((span._.organization for span in spans), nouns)
        for span in spans:
            place = span.start, span.end, span._.organization.org_id
            self.update(dict.fromkeys(range(span.start, span.end), place))


@dataclass(frozen=True, slots=True)
class Role:
    """A role as worded, without the organization where that is separable, and the organization's id."""

    text: str | None
    org_id: str | None


def _ends_clause(token: Token) -> bool:
    """Say whether what one leads ends before a token: runs a shop|,| leads a team |to| help, |that| grows."""
    aim = token.tag_ == "TO" and token.dep_ == "aux"
    return aim or token.tag_ == "WDT" or token.text in (",", ".", ";", ")", "–", "—")


class RoleWords:
    """The words of roles, from roles.jsonl: heads ("minister"), modifiers ("federal"), honorifics ("Dr")."""

    def __init__(self, data: str | None = None):
        entries = read_entries("roles.jsonl", "role", data, required=["word", "kind"])
        self.heads: set[str] = set()
        self.modifiers: set[str] = set()
        self.pairs: dict[str, str] = {}  # what makes a role of a word that alone is none: a First Lady
        self.honorifics: dict[str, str | None] = {}
        for entry in entries:
            words = entry["word"].replace("-", " - ").casefold().split()
            if entry["kind"] == "honorific":
                if len(words) == 1 or words[-1] not in self.heads:
                    self.honorifics.setdefault(words[-1], entry.get("gender"))
            elif entry.get("whole"):
                self.pairs[words[-1]] = words[0]
            elif entry["kind"] == "head":
                self.heads.add(words[-1])
                self.modifiers.update(words[:-1])
            else:
                self.modifiers.update(words)
        self.modifiers -= self.heads | {"-", "of"}
        nouns = read_entries("sources.jsonl", "noun", data, ["kind"])
        self.persons = {entry["noun"] for entry in nouns if entry["kind"] == "person"}

    def is_head(self, token: Token) -> bool:
        """Say whether a word names a role, in the singular or plural."""
        low = token.lower_
        if low in self.heads or (low.endswith("s") and low[:-1] in self.heads):
            return True
        if low in self.pairs and token.i and token.nbor(-1).lower_ == self.pairs[low]:
            return True
        return token.text.isupper() and _CHIEF.fullmatch(token.text) is not None

    def is_word(self, token: Token) -> bool:
        """Say whether a word belongs to roles."""
        return self.is_head(token) or token.lower_ in self.modifiers

    def is_epithet(self, token: Token) -> bool:
        """Say whether a word that no list has is what the name behind it is: "the swimmer X Y", "Collector X Y".

        A noun for a person that the parser joins to the name, or one for who does something; not "his son X", and not
        "the plant X built".
        """
        if token.tag_ not in ("NN", "NNP") or token.lower_ in listed("no roles") | listed("kin"):
            return False
        return self.is_agent(token) or (token.text in self.persons and _is_joined(token))

    def is_agent(self, token: Token) -> bool:
        """Say whether the form of a noun shows that it is somebody: "swimmer", "collector", "pianist"."""
        return _AGENT.fullmatch(token.text) is not None and token.lower_ not in listed("no roles") | listed("kin")

    def is_somebody(self, token: Token) -> bool:
        """Say whether a noun is a list's for a person, by what he does and not by whose he is: "cook", not "son"."""
        return token.text in self.persons and token.text not in listed("kin") | listed("no roles")

    def is_calling(self, token: Token) -> bool:
        """Say whether a word can only be what somebody does, though it has the capital of a sentence or a name."""
        return CALLING.fullmatch(token.text) is not None and self.is_agent(token)

    def is_acronym(self, doc: Doc, at: int) -> bool:
        """Say whether a token is a short form in brackets: "(CEO)", or the initials of what stands before."""
        if not 0 < at < len(doc) - 1 or doc[at - 1].text != "(" or doc[at + 1].text != ")":
            return False
        short = doc[at].text
        if not short.isupper() or self.is_head(doc[at]):
            return short.isupper()
        named = [token for token in doc[max(0, at - 2 * len(short) - 1) : at - 1] if token.text[0].isupper()]
        return "".join(token.text[0] for token in named[-len(short) :]) == short

    def bracket(self, doc: Doc, close: int, bodies: Bodies) -> int:
        """Give where brackets open with a field or a branch behind a role or body: "Secretary |(|Crafts)"; or 0."""
        at = close - 1
        while close - at < _LONGEST_FIELD and at > 0 and (doc[at].text[0].isupper() or doc[at].lower_ in GLUE):
            at -= 1
        opens = doc[at].text == "(" and any(token.text.istitle() for token in doc[at + 1 : close])
        return at if opens and at > 0 and (at - 1 in bodies or self.is_head(doc[at - 1])) else 0

    def leads(self, doc: Doc, at: int, end: int, bodies: Bodies) -> Role | None:
        """Read what one is by what one leads, where a name ends before token `at`: "Zara Nadir |runs a shop|"."""
        if at + 1 >= end:
            return None
        if doc[at].lower_ in listed("occupations") and doc[at + 1].tag_ in NOUNS | {"DT"}:
            return self._heading_verb(doc, at, end, bodies)
        if doc[at].lower_ not in listed("running a body") & listed("heading"):
            return None
        led = child_of(doc[at], "dobj")
        owned = doc[at + 1].lower_ in DETERMINERS - {"the", "this"}
        if led is None or not owned or at + 1 in bodies or led.lower_ in listed("led by nobody"):
            return None
        return self._heading_verb(doc, at, end, bodies)

    def _heading_verb(self, doc: Doc, at: int, end: int, bodies: Bodies) -> Role | None:
        """Read "who heads X", "who runs a software house" as worded."""
        if at >= end or doc[at].lower_ not in listed("heading") | listed("occupations"):
            return None
        stop = at + 1
        while stop < end and stop - at < 10 and not _ends_clause(doc[stop]):
            stop = bodies[stop][1] if stop in bodies else stop + 1
        body = next((bodies[i] for i in range(at, stop) if i in bodies), None)
        inside = body and body[0] > at + 2 and doc[body[0] - 1].lower_ in ("at", "for")  # "leads a team |at P@SHA|"
        return Role(doc[at : body[0] - 1 if body and inside else stop].text, body[2] if body else None)

    def convened(self, doc: Doc, first: int, sentence: int, bodies: Bodies) -> Role | None:
        """Read who is in the chair: "the committee met under the chairmanship of X", its meeting "chaired by X"."""
        led = _CHAIRED.search(doc[max(sentence, first - 5) : first].text)
        if led is None:
            return None
        word = _CHAIRMAN.search(document.text_of(doc))
        for at in range(first - 1, sentence - 1, -1):
            noun = doc[at].lower_
            if noun in bodies.named.nouns.offices:
                body = bodies.get(at) or bodies.named.meant(noun, doc[at].idx)
                if body:
                    org_id = body[2] if isinstance(body, tuple) else body.org_id
                    return Role(word.group().lower() if word else "chair", org_id)
        return None

    def leading(self, doc: Doc, first: int, sentence: int, bodies: Bodies) -> str | None:
        """Read whose delegation, team or bench one leads: "a |P@SHA| mission led by Chairman X"."""
        for at in range(first - 1, max(sentence, first - _ROLE_REACH), -1):
            if doc[at].lower_ == "by" and doc[at - 1].lower_ in ("led", "headed"):
                for i in range(at - 2, max(sentence, at - _ROLE_REACH) - 1, -1):
                    if i in bodies or doc[i].tag_.startswith("VB"):
                        return bodies[i][2] if i in bodies else None
                return None
            if doc[at].is_punct:
                return None
        return None

    def running(self, doc: Doc, at: int, end: int, bodies: Bodies) -> str | None:
        """Read whose body one runs whose name ends before token `at`: "Zara Nadir founded |Kiteline|"."""
        while at < end and doc[at].lower_ in ("co", "-", "now", "still", "also"):
            at += 1
        if at >= end or doc[at].lower_ not in listed("running a body"):
            return None
        at += 1
        while at < end and doc[at].lower_ in ("up", "at", "for", "the"):
            at += 1
        return bodies[at][2] if at < end and at in bodies else None

    def of_subject(self, sentence: Span, role: str, bodies: Bodies) -> str | None:
        """Read whose |chief executive| opens a sentence: of the body that the sentence before is about."""
        if not sentence.start or not sentence.text.startswith(role) or role.lower() not in listed("opening roles"):
            return None
        verb = sentence.doc[sentence.start - 1].sent.root
        about = child_of(verb, "nsubj", "nsubjpass")
        return bodies[about.i][2] if about is not None and about.i in bodies else None

    def _of_meant(self, doc: Doc, start: int, stop: int, bodies: Bodies) -> Role:
        """Part a role from a body that a common noun stands for.

        "the company's |chairman|", "|committee member|", "|chairman| of the association".
        """
        for i in range(start, stop):
            body = bodies.named.meant(doc[i].text, doc[i].idx)
            if body is None or _indefinite(doc, i):
                continue
            following = doc[i + 1].lower_ if i + 1 < stop else ""
            if following in ("'s", "’s"):
                return Role(_clean(doc, i + 2, stop), body.org_id)
            if doc[i].lower_ in bodies.named.nouns.offices and following and self.is_head(doc[i + 1]):
                return Role(_clean(doc, start, stop), body.org_id)
            if (
                i == stop - 1
                and doc[i - 1].lower_ in ("the", "this")
                and doc[i - 2].lower_ in ("of", "for")
                and i - 2 > start
            ):
                return Role(_clean(doc, start, i - 2), body.org_id)
        return Role(_clean(doc, start, stop), None)

    def split(self, doc: Doc, start: int, stop: int, bodies: Bodies) -> Role:
        """Part a role from its organization."""
        found = sorted({bodies[i] for i in range(start, stop) if i in bodies})
        if not found:
            return self._of_meant(doc, start, stop, bodies)
        first, last, org_id = found[0]
        heads = [i for i in range(start, stop) if self.is_head(doc[i]) and i not in bodies]
        if last < stop and not (heads and heads[0] < first):
            begin = last
            while begin < stop and (begin in bodies or doc[begin].lower_ in GLUE | {")", "("}):
                closes = next((i for i in range(begin, stop) if doc[i].text == ")"), begin)
                begin = bodies[begin][1] if begin in bodies else (closes if doc[begin].text == "(" else begin) + 1
            text = f"{_clean(doc, start, first)} {_clean(doc, begin, stop)}".strip()  # "former BMB head"
        elif heads and heads[0] < first:
            cut = first
            if doc[cut - 1].is_lower and doc[cut - 1].text in bodies.named.nouns.means:
                cut = next((i for i in range(cut, heads[0] + 1, -1) if doc[i - 1].lower_ in CONNECTORS), cut)
            while cut > start and doc[cut - 1].lower_ in _BETWEEN:
                cut -= 1  # "head |of American tech giant| Blue Mango"
            text = _clean(doc, start, cut)
        else:
            text = _clean(doc, start, stop)
        return Role(text or _clean(doc, start, stop), org_id)


def _is_joined(noun: Token) -> bool:
    """Say whether the parser joins a noun to the name behind it, as a part of it or as what the name is put beside."""
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        return noun.head.text[0].isupper()
    near = noun.doc[noun.i + 1 : noun.i + 5]
    return any(
        (word.dep_ == "appos" and word.head.i == noun.i) or (word.dep_ == "npadvmod" and word.head.i == noun.head.i)
        for word in near
        if word.text[0].isupper()
    )


def _indefinite(doc: Doc, at: int) -> bool:
    """Say whether a noun at token `at` names nobody in particular: "a US company"."""
    return any(token.lower_ in ("a", "an") for token in doc[max(0, at - 3) : at])


def _clean(doc: Doc, start: int, stop: int) -> str:
    text = _AGED.sub("", " ".join(_ACRONYM.sub("", doc[start:stop].text).split())).strip(" ,–—-")
    return text if text.count("(") == text.count(")") and not text.startswith("(") else text.strip(" ,()–—-")
