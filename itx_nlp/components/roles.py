"""Read the role of a person from the words before or behind the name: "SBP Governor X", "X, chairman of P@SHA"."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from itx_nlp import document
from itx_nlp.resources import read_entries
from itx_nlp.text.bodynouns import BodyNouns, Named

_CONNECTORS = frozenset({"of", "for", "at", "in", "on", "to", "with"})
_GLUE = frozenset({"and", "&", "-", "–", "/", "’s", "'s", "’", "'"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this"})
_BETWEEN = _CONNECTORS | _DETERMINERS | _GLUE | {",", "("}  # a role and its body
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "AFX", "CD", "POS"})
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_LONGEST = 18  # tokens of a role
_CHAIRED = re.compile(r"\b(?:chair(?:man|person|woman)?ship of|chaired by|presided over by)\W*$", re.IGNORECASE)
_CHAIRMAN = re.compile(r"\bchair(?:man|person|woman)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\s*\([A-Z]{2,5}\)")


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


class Roles:
    """The words of roles, from roles.jsonl, and how they stand around a name."""

    def __init__(self, data: str | None = None):
        entries = read_entries("roles.jsonl", "role", data, required=["word", "kind"])
        self.heads: set[str] = set()
        self.modifiers: set[str] = set()
        self.honorifics: dict[str, str | None] = {}
        for entry in entries:
            words = entry["word"].replace("-", " - ").casefold().split()
            if entry["kind"] == "honorific":
                if len(words) == 1 or words[-1] not in self.heads:
                    self.honorifics.setdefault(words[-1], entry.get("gender"))
            elif entry["kind"] == "head":
                self.heads.add(words[-1])
                self.modifiers.update(words[:-1])
            else:
                self.modifiers.update(words)
        self.modifiers -= self.heads | {"-", "of"}

    def is_head(self, token: Token) -> bool:
        """Say whether a word names a role, in the singular or plural."""
        low = token.lower_
        return low in self.heads or (low.endswith("s") and low[:-1] in self.heads)

    def is_word(self, token: Token) -> bool:
        """Say whether a word belongs to roles."""
        return self.is_head(token) or token.lower_ in self.modifiers

    def before(self, doc: Doc, first: int, sentence: int, bodies: Bodies, people: set[int]) -> Role | None:
        """Read the role before a name that begins at token `first` (its title included).

        bodies tells the tokens of organizations; people are the first and last tokens of names.
        """
        last = first - 1
        if last - 2 > sentence and self._is_acronym(doc, last - 1):
            last -= 3  # "Chief Executive Officer (CEO) X"
        comma = last >= sentence and doc[last].text == ","
        if comma:
            last -= 1
        left = self._go_left(doc, last, sentence, bodies, people)
        left = self._trim_left(doc, left, last, bodies)
        if not any(self.is_head(doc[i]) for i in range(left, last + 1)):
            body = bodies.get(last - 1) if doc[last].lower_ in ("’s", "'s", "’", "'") else None
            return Role(None, body[2]) if body else None
        if comma and not self._closes(doc, left, last, sentence, bodies):
            return None
        role = self._split(doc, left, last + 1, bodies)
        text = role.text or ""
        plural = self.is_head(doc[last]) and doc[last].lower_ not in self.heads
        return Role(text.removesuffix("s"), role.org_id) if plural else role  # "Senators X, Y and Z"

    def _is_acronym(self, doc: Doc, at: int) -> bool:
        """Say whether a token is the short form of a role in brackets: "(CEO)"."""
        if not 0 < at < len(doc) - 1 or doc[at - 1].text != "(" or doc[at + 1].text != ")":
            return False
        return doc[at].text.isupper() and self.is_head(doc[at])

    def _closes(self, doc: Doc, left: int, last: int, sentence: int, bodies: Bodies) -> bool:
        """Before "the chairman of P@SHA, X" a comma is right: a definite phrase, no longer part of what came before."""
        return left == sentence or doc[left - 1].lower_ in _DETERMINERS or last in bodies

    def _go_left(self, doc: Doc, last: int, sentence: int, bodies: Bodies, people: set[int]) -> int:
        at = last
        seen_head = False
        plain = 0
        while at >= sentence and last - at < _LONGEST:
            token = doc[at]
            if at in people:
                break
            if at in bodies:
                at = bodies[at][0] - 1
                continue
            low = token.lower_
            if token.text in "()" and (at - 1 in bodies or at + 1 in bodies):
                pass  # "the Blue Mango Board (BMB)"
            elif token.text == ")" and self._is_acronym(doc, at - 1):
                at -= 3
                continue
            elif self.is_head(token):
                seen_head, plain = True, 0
            elif low in _CONNECTORS or low in ("and", "&"):
                if at == last or not self._reaches_head(doc, at - 1, sentence, bodies, people):
                    break
            elif low in _DETERMINERS:
                if not (at - 1 >= sentence and doc[at - 1].lower_ in _CONNECTORS):
                    break
            elif token.text == "-" and at > sentence and not (token.whitespace_ or doc[at - 1].whitespace_):
                at -= 2  # "far-right": both parts or none
                continue
            elif low in _GLUE or low in self.modifiers:
                pass
            elif token.text[0].isupper() and token.text[0].isalpha():
                if not seen_head and last - at > 6:
                    break
            elif seen_head and token.tag_ in _NOUNS - {"VBG", "VBN"} and token.is_alpha and plain < 3:
                plain += 1
            else:
                break
            at -= 1
        return at + 1

    def _reaches_head(self, doc: Doc, at: int, sentence: int, bodies: Bodies, people: set[int]) -> bool:
        for _ in range(8):
            if at < sentence or at in people:
                return False
            token = doc[at]
            if self.is_head(token):
                return True
            if at in bodies:
                at = bodies[at][0]
            elif token.text in "()":
                pass
            elif not (token.text[0].isupper() or token.lower_ in self.modifiers or token.lower_ in _CONNECTORS | _GLUE):
                return False
            at -= 1
        return False

    def _trim_left(self, doc: Doc, left: int, last: int, bodies: Bodies) -> int:
        while left <= last and left not in bodies and not self.is_head(doc[left]):
            token = doc[left]
            low = token.lower_
            if left + 2 <= last and doc[left + 1].text == "-" and not token.whitespace_:
                break
            # A capital that opens the sentence may be any word: "Speaking to Minister …", "Meanwhile Chairman …"
            if low in _CONNECTORS | _GLUE | _DETERMINERS or token.tag_ not in _NOUNS or token.tag_ in ("VBG", "POS"):
                left += 1
                continue
            break
        return left

    def convened(self, doc: Doc, first: int, sentence: int, bodies: Bodies) -> Role | None:
        """Read who is in the chair: "the committee met under the chairmanship of X", its meeting "chaired by X"."""
        led = _CHAIRED.search(doc[max(sentence, first - 5) : first].text)
        if led is None:
            return None
        word = _CHAIRMAN.search(doc.text)
        for at in range(first - 1, sentence - 1, -1):
            noun = doc[at].lower_
            if noun in bodies.named.nouns.offices:
                body = bodies.get(at) or bodies.named.meant(noun, doc[at].idx)
                if body:
                    org_id = body[2] if isinstance(body, tuple) else body.org_id
                    return Role(word.group().lower() if word else "chair", org_id)
        return None

    def behind(self, doc: Doc, last: int, end: int, bodies: Bodies, people: set[int]) -> Role | None:
        """Read the role behind a name whose last token is `last`, in a sentence that ends before token `end`."""
        at = last + 1
        if at >= end:
            return None
        opener = doc[at].text
        if opener in (",", "(", "–", "—", "-"):
            at += 1
            if at + 1 < end and doc[at].lower_ in ("serving", "working", "acting") and doc[at + 1].lower_ == "as":
                at += 2
            elif at < end and doc[at].lower_ == "who":
                at += 1
                if at < end and doc[at].lower_ in ("is", "was", "serves", "served", "works", "worked"):
                    at += 1 + (at + 1 < end and doc[at + 1].lower_ in ("also", "as", "currently"))
                else:
                    return self._heading_verb(doc, at, end, bodies)
        elif opener in ("of", "from", "representing"):
            at += 1 + (doc[at + 1 : at + 2].text in _DETERMINERS)
            return Role(None, bodies[at][2]) if at in bodies else None  # "X from Blue Mango"
        elif opener.casefold() in ("is", "was") or (opener == "as" and doc[last].text):
            at += 1
        else:
            return None
        start = at
        while start < end and doc[start].lower_ in _DETERMINERS:
            start += 1
        stop = self._go_right(doc, start, end, bodies, people)
        if stop in people and doc[stop - 1].text != ",":
            return None  # "X, Minister Y": the role of the next person
        if opener.casefold() in ("is", "was", "as") and not any(
            self.is_head(doc[i]) for i in range(start, min(stop, start + 5))
        ):
            return None
        while stop > start and (doc[stop - 1].lower_ in _CONNECTORS | _GLUE | _DETERMINERS or doc[stop - 1].is_punct):
            if stop - 1 in bodies:
                break
            stop -= 1
        if not self._leads(doc, start, stop, bodies):
            return None
        return self._split(doc, start, stop, bodies)

    def _leads(self, doc: Doc, start: int, stop: int, bodies: Bodies) -> bool:
        """Say whether the head of a role comes before any "of" or "at": not "his last loss coming at Queen's"."""
        for i in range(start, min(stop, start + 12)):
            if i in bodies:
                continue
            if self.is_head(doc[i]):
                return doc[i].lower_ in self.heads  # a plural is another item of a list: "X, ambassadors and traders"
            if doc[i].lower_ in _CONNECTORS or doc[i].tag_ in _VERBS:
                return False
        return False

    def _heading_verb(self, doc: Doc, at: int, end: int, bodies: Bodies) -> Role | None:
        """Read "who heads X", "who runs a software house" as worded."""
        if at >= end or doc[at].lower_ not in (
            "heads",
            "leads",
            "runs",
            "chairs",
            "owns",
            "founded",
            "manages",
            "headed",
            "led",
            "ran",
        ):
            return None
        stop = at + 1
        while stop < end and stop - at < 10 and doc[stop].text not in (",", ".", ";", ")", "–", "—"):
            stop += 1
        org = next(
            (bodies[i][2] for i in range(at, stop) if i in bodies),
            None,
        )
        return Role(doc[at:stop].text, org)

    def _go_right(self, doc: Doc, start: int, end: int, bodies: Bodies, people: set[int]) -> int:
        at = start
        body = False
        while at < end and at - start < _LONGEST:
            token = doc[at]
            if at in people:
                break
            if at in bodies:
                at = bodies[at][1]
                body = True
                continue
            low = token.lower_
            if token.text == ",":
                # "Director, Blue Mango": the body named behind a comma
                if body or not (at + 1 < end and at + 1 in bodies) or not self._comma_ends(doc, bodies[at + 1][1], end):
                    break
            elif self._is_acronym(doc, at + 1):
                at += 3
                continue
            elif not (
                self.is_word(token)
                or low in _CONNECTORS | _GLUE | _DETERMINERS
                or token.text[0].isupper()
                or (token.tag_ in _NOUNS and token.text[0].isalpha())
                or (token.text in ("(", ")") and body)
            ):
                break
            at += 1
        return at

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
            if i == stop - 1 and doc[i - 1].lower_ in ("the", "this") and doc[i - 2].lower_ == "of" and i - 2 > start:
                return Role(_clean(doc, start, i - 2), body.org_id)
        return Role(_clean(doc, start, stop), None)

    def _comma_ends(self, doc: Doc, at: int, end: int) -> bool:
        return at >= end or doc[at].is_punct or doc[at].tag_ in _VERBS

    def _split(self, doc: Doc, start: int, stop: int, bodies: Bodies) -> Role:
        """Part a role from its organization."""
        found = sorted({bodies[i] for i in range(start, stop) if i in bodies})
        if not found:
            return self._of_meant(doc, start, stop, bodies)
        first, last, org_id = found[0]
        heads = [i for i in range(start, stop) if self.is_head(doc[i]) and i not in bodies]
        if last < stop and not (heads and heads[0] < first):
            begin = last
            while begin < stop and (begin in bodies or doc[begin].lower_ in _GLUE | {")", "("}):
                begin = bodies[begin][1] if begin in bodies else begin + 1
            text = f"{_clean(doc, start, first)} {_clean(doc, begin, stop)}".strip()  # "former BMB head"
        elif heads and heads[0] < first:
            cut = first
            while cut > start and (
                doc[cut - 1].lower_ in _CONNECTORS | _DETERMINERS | _GLUE or doc[cut - 1].text in ",("
            ):
                cut -= 1
            text = _clean(doc, start, cut)
        else:
            text = _clean(doc, start, stop)
        return Role(text or _clean(doc, start, stop), org_id)


def _indefinite(doc: Doc, at: int) -> bool:
    """Say whether a noun at token `at` names nobody in particular: "a US company"."""
    return any(token.lower_ in ("a", "an") for token in doc[max(0, at - 3) : at])


def _clean(doc: Doc, start: int, stop: int) -> str:
    return " ".join(_ACRONYM.sub("", doc[start:stop].text).split()).strip(" ,()–—-")
