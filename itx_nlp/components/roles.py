"""Read the role of a person from the words before or behind the name: "SBP Governor X", "X, chairman of P@SHA"."""

from spacy.tokens import Doc

from itx_nlp.components.rolewords import CALLING, CONNECTORS, DETERMINERS, GLUE, NOUNS, Bodies, Role, RoleWords
from itx_nlp.text.wordlists import listed

_OWNERS = frozenset({"’s", "'s", "whose"})
_SINCE_WHEN = frozenset({"previously", "formerly", "currently", "presently", "now", "then", "once"})
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_ONESELF = frozenset({"himself", "herself"})
_LONGEST = 18  # tokens of a role
_NEAR = 60  # tokens between a body and "its chairman"


class Roles(RoleWords):
    """How the words of roles stand around a name."""

    def before(self, doc: Doc, first: int, sentence: int, bodies: Bodies, people: set[int]) -> Role | None:
        """Read the role before a name that begins at token `first` (its title included).

        bodies tells the tokens of organizations; people are the first and last tokens of names.
        """
        last = first - 1
        if last - 2 > sentence and self.is_acronym(doc, last - 1):
            last -= 3  # "Chief Executive Officer (CEO) X"
        if last - 1 > sentence and doc[last].lower_ in ("named", "called") and self.is_agent(doc[last - 1]):
            last -= 1  # "a labourer named X"
        comma = last >= sentence and doc[last].text == ","
        if comma:
            last -= 1
        left = self._go_left(doc, last, sentence, bodies, people)
        left = self._trim_left(doc, left, last, bodies)
        left = self._own_title(doc, left, last)
        left = self._unowned(doc, left, last, bodies)
        if not (any(self.is_head(doc[i]) for i in range(left, last + 1)) or self._is_told(doc, last, comma)):
            body = bodies.get(last - 1) if doc[last].lower_ in ("’s", "'s", "’", "'") else None
            held = self._held(doc, last, sentence) if comma else None
            return Role(None, body[2]) if body else self.split(doc, held, last + 1, bodies) if held else None
        if comma and not self._closes(doc, left, last, sentence, bodies, people):
            return None
        role = self.split(doc, left, last + 1, bodies)
        if role.org_id is None and doc[left - 1].lower_ in ("its", "their", "whose"):
            role = Role(role.text, _last_body(doc, left, bodies))  # "Blue Mango grew. |Its| president, X, left"
        text = role.text or ""
        plural = self.is_head(doc[last]) and doc[last].lower_ not in self.heads
        return Role(text.removesuffix("s"), role.org_id) if plural else role  # "Senators X, Y and Z"

    def _own_title(self, doc: Doc, left: int, last: int) -> int:
        """Leave out whose man one is: "an adviser to |President| X", but "Adviser to the President X" is one role."""
        for i in range(last - 1, left, -1):
            if doc[i].lower_ in ("to", "for") and self.is_word(doc[i + 1]) and doc[i + 1].text[0].isupper():
                return i + 1 if self.is_head(doc[last]) and doc[i - 1].is_lower and doc[left].is_lower else left
        return left

    def _is_told(self, doc: Doc, last: int, comma: bool) -> bool:
        """Say whether the word before a name, or before a comma and a name, says what one is, though no list has it."""
        return self.is_agent(doc[last]) and doc[last].is_lower if comma else self.is_epithet(doc[last])

    def _held(self, doc: Doc, last: int, sentence: int) -> int | None:
        """Give where an office begins that opens its sentence: "The |leader of Harrowby council|, X Y, said"."""
        for i in range(last - 1, max(sentence, last - _LONGEST), -1):
            if doc[i].is_punct or doc[i].tag_ in _VERBS:
                return None
            if doc[i].lower_ in self.heads and doc[i + 1].lower_ in ("of", "for", "to"):
                start = i
                while start > sentence and doc[start - 1].tag_ in ("JJ", "NN", "NNP"):
                    start -= 1
                opens = start - 1 == sentence or doc[start - 2].text == "," or doc[start - 2].tag_ in _VERBS
                return start if opens and doc[start - 1].lower_ in ("the", "a", "an", "its") else None
        return None

    def _closes(self, doc: Doc, left: int, last: int, sentence: int, bodies: Bodies, people: set[int]) -> bool:
        """Before "the chairman of P@SHA, X" a comma is right: a definite phrase, no longer part of what came before."""
        if left - 2 in people and doc[left - 1].text == ",":
            return False  # "Y, |head of P@SHA|, X and others"
        while left > sentence and doc[left - 1].tag_ in ("RB", "JJ", "VBN"):
            left -= 1  # "the widely known chairman, X"
        owner = bodies.get(left, (left, left + 1))[1]  # "|Blue Mango|’s director, X"
        owned = owner <= last and doc[owner].lower_ in ("’s", "'s")
        return left == sentence or doc[left - 1].lower_ in DETERMINERS | _OWNERS or last in bodies or owned

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
            elif token.text == ")" and self.is_acronym(doc, at - 1):
                at -= 3
                continue
            elif token.text == ")" and self.bracket(doc, at, bodies):
                at = self.bracket(doc, at, bodies) - 1
                continue
            elif token.text == "," and self._in_portfolio(doc, at, last, sentence):
                pass
            elif token.text == "," and at + 1 in bodies and at > sentence and doc[last + 1].text != ",":
                if not (self.is_head(doc[at - 1]) and doc[at - 1].text[0].isupper()):
                    break  # "Chief Executive Officer, Blue Mango X"
            elif self.is_head(token) or (at == last and self._is_told(doc, at, doc[at + 1].text == ",")):
                seen_head, plain = True, 0
            elif low in CONNECTORS or low in ("and", "&"):
                if at == last or not self._reaches_head(doc, at - 1, sentence, bodies, people):
                    break
            elif low in DETERMINERS:
                if not (at - 1 >= sentence and doc[at - 1].lower_ in CONNECTORS):
                    break
            elif token.text == "-" and at > sentence and not (token.whitespace_ or doc[at - 1].whitespace_):
                at -= 2  # "far-right": both parts or none
                continue
            elif low in GLUE or low in self.modifiers:
                pass
            elif token.text[0].isupper() and token.text[0].isalpha():
                if not seen_head and last - at > 6:
                    break
            elif seen_head and token.tag_ in NOUNS - {"VBG", "VBN"} and token.is_alpha and plain < 3:
                plain += 1
            else:
                break
            at -= 1
        return at + 1

    def _in_portfolio(self, doc: Doc, at: int, last: int, sentence: int) -> bool:
        """Say whether a comma stands in what one is minister of: "Minister for Roads|,| Ports and Fisheries X"."""
        if not any(token.lower_ in ("and", "&") for token in doc[at : last + 1]):
            return False
        for i in range(at - 1, max(sentence, at - _LONGEST), -1):
            if doc[i].lower_ in ("for", "of", "on"):
                return self.is_head(doc[i - 1])
            if not (doc[i].text[0].isupper() or doc[i].text == ","):
                return False
        return False

    def _reaches_head(self, doc: Doc, at: int, sentence: int, bodies: Bodies, people: set[int]) -> bool:
        last = at + 1
        for _ in range(8):
            if at < sentence or at in people:
                return False
            token = doc[at]
            if self.is_head(token):
                return True
            if at in bodies:
                at = bodies[at][0]
            elif token.text in "()" or (token.text == "," and self._in_portfolio(doc, at, last, sentence)):
                pass
            elif not (
                token.text[0].isupper() or token.lower_ in self.modifiers or token.lower_ in CONNECTORS | GLUE | {"the"}
            ):
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
            small = low in CONNECTORS | GLUE | DETERMINERS or token.text in listed("days and months")
            if small or token.tag_ not in NOUNS or token.tag_ in ("VBG", "POS"):
                left += 1
                continue
            break
        return left

    def working_at(self, doc: Doc, at: int, role: str, bodies: Bodies) -> Role | None:
        """Read "Analyst X |at Blue Mango|", where a name with such a role ends before token `at`."""
        if at + 1 >= len(doc) or doc[at].lower_ not in ("at", "with"):
            return None
        work = role.lower().rpartition(" ")[2]
        hired = work in listed("roles at a body") or CALLING.fullmatch(work) is not None
        at += 1 + (doc[at + 1].lower_ == "the")
        return Role(None, bodies[at][2]) if hired and at in bodies else None

    def behind(self, doc: Doc, last: int, end: int, bodies: Bodies, people: set[int]) -> Role | None:
        """Read the role behind a name whose last token is `last`, in a sentence that ends before token `end`."""
        at = last + 1
        if at >= end:
            return None
        opener = doc[at].text
        if opener in (",", "(", "–", "—", "-"):
            at += 1
            if at + 1 < end and doc[at].text.isdigit() and doc[at + 1].text == ",":
                at += 2  # "X, 27, a weaver"
            if at + 1 < end and doc[at].lower_ in ("serving", "working", "acting") and doc[at + 1].lower_ == "as":
                at += 2
            elif at + 1 < end and doc[at].lower_ in _SINCE_WHEN:
                at += 1
            elif at < end and doc[at].lower_ == "who":
                at += 1
                if at + 2 < end and doc[at + 1].lower_ in _ONESELF and doc[at + 2].lower_ == "as":
                    at += 3  # "X, who described himself as a weaver"
                elif at < end and doc[at].lower_ in ("is", "was", "serves", "served", "works", "worked"):
                    at += 1 + (at + 1 < end and doc[at + 1].lower_ in ("also", "as", "currently"))
                elif at < end and doc[at].lower_ in listed("taking office") and "as" in doc[at : at + 4].text.split():
                    at = next(i for i in range(at, end) if doc[i].text == "as") + 1  # "X, who took over as its head"
                else:
                    return self._heading_verb(doc, at, end, bodies)
        elif opener in ("of", "from", "representing"):
            at += 1 + (doc[at + 1 : at + 2].text in DETERMINERS)
            return Role(None, bodies[at][2]) if at in bodies else None  # "X from Blue Mango"
        elif opener.casefold() in ("is", "was", "as"):
            at += 1
            if doc[at : at + 1].text in listed("appointing"):
                return None  # appointed.py reads "was elected president"
        else:
            return None
        if opener.casefold() in ("is", "was", "as"):
            return self.told(doc, at, end, bodies, people)
        return self._told(doc, at, end, bodies, people, near=_LONGEST)

    def told(self, doc: Doc, at: int, end: int, bodies: Bodies, people: set[int]) -> Role | None:
        """Read a role that a verb or "as" leads to: its head stands among the first words from token `at` on."""
        return self._told(doc, at, end, bodies, people, near=5)

    def _told(self, doc: Doc, at: int, end: int, bodies: Bodies, people: set[int], near: int) -> Role | None:
        start = at
        while start < end and doc[start].lower_ in DETERMINERS:
            start += 1
        stop = self._go_right(doc, start, end, bodies, people)
        next_person = stop in people
        while next_person and stop > start and doc[stop - 1].lower_.strip(".") in {*self.honorifics, ""}:
            stop -= 1  # "X, head of Blue Mango, and |Dr.| Y"
        if next_person and doc[stop - 1].text not in (",", "and"):
            return None  # "X, Minister Y": the role of the next person
        if stop > at and doc[at - 1].text == "," and _acts(doc, at, stop):
            return None  # "Asked by X, |the minister| said"
        if near < _LONGEST and not any(self.is_head(doc[i]) for i in range(start, min(stop, start + near))):
            return None
        while stop > start and (doc[stop - 1].lower_ in CONNECTORS | GLUE | DETERMINERS or doc[stop - 1].is_punct):
            if stop - 1 in bodies:
                break
            stop -= 1
        if not self._leads(doc, start, stop, bodies):
            return None
        role = self.split(doc, start, stop, bodies)
        if role.org_id is None and doc[at].lower_ in ("its", "their"):  # "Blue Mango grew, said X, |its| head"
            return Role(role.text, _last_body(doc, at, bodies))
        return role

    def _leads(self, doc: Doc, start: int, stop: int, bodies: Bodies) -> bool:
        """Say whether the head of a role comes before any "of" or "at": not "his last loss coming at Queen's"."""
        for i in range(start, min(stop, start + 12)):
            if i in bodies:
                continue
            if self.is_head(doc[i]):
                return (
                    doc[i].lower_ in self.heads or doc[i].text.isupper()
                )  # a plural is another item of a list: "X, ambassadors and traders"
            if doc[i].lower_ in CONNECTORS or doc[i].tag_ in _VERBS:
                return False
            if (
                doc[i].is_lower
                and doc[i].tag_ == "NN"
                and (self.is_agent(doc[i]) or (self.is_somebody(doc[i]) and doc[i + 1 : i + 2].text == ","))
                and doc[start - 1].lower_ in DETERMINERS
            ):
                return doc[i + 1].tag_ not in NOUNS if i + 1 < len(doc) else True  # "X, a marathon runner from Y"
        return False

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
            if low == "with" and "effect" in doc[at + 1 : at + 3].text:
                break  # "named director |with immediate effect|"
            if token.text == ",":
                # "Director, Blue Mango": the body named behind a comma
                if body or not (at + 1 < end and at + 1 in bodies) or not self._comma_ends(doc, bodies[at + 1][1], end):
                    break
            elif self.is_acronym(doc, at + 1):
                at += 3
                continue
            elif not (
                self.is_word(token)
                or low in CONNECTORS | GLUE | DETERMINERS
                or token.text[0].isupper()
                or (token.tag_ in NOUNS and token.text[0].isalpha())
                or (token.text in ("(", ")") and body)
            ):
                break
            if token.text in listed("days and months"):
                break  # "took oath as governor on |Monday|"
            at += 1
        return at

    def _comma_ends(self, doc: Doc, at: int, end: int) -> bool:
        return at >= end or doc[at].is_punct or doc[at].tag_ in _VERBS or doc[at].lower_ == "and"


def _last_body(doc: Doc, at: int, bodies: Bodies) -> str | None:
    """Give the body that was named last before a token, not far away."""
    return next((bodies[i][2] for i in range(at - 1, max(-1, at - _NEAR), -1) if i in bodies), None)


def _acts(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a phrase between a comma and a verb is the subject of that verb, and of no name before it."""
    root = doc[start:stop].root
    return root.dep_ in ("nsubj", "nsubjpass") and stop <= root.head.i and doc[stop].tag_ in _VERBS
