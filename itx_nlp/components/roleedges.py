"""Where the words of a role begin before a name, and where they end behind one."""

from spacy.tokens import Doc

from itx_nlp.components.rolewords import CONNECTORS, DETERMINERS, GLUE, NOUNS, Bodies, RoleWords
from itx_nlp.text.wordlists import listed

LONGEST = 18  # tokens of a role
SMALL = CONNECTORS | GLUE | DETERMINERS
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_JOINING = CONNECTORS | GLUE | {"the", "(", ")"}


class RoleEdges(RoleWords):
    """How far the words of a role reach; positions are of tokens, ends exclusive.

    bodies tells the tokens of organizations; people are the first and last tokens of names.
    """

    def left_edge(self, doc: Doc, last: int, sentence: int, bodies: Bodies, people: set[int]) -> int:
        """Give where the role begins whose last token before a name is `last`, in a sentence from token `sentence`."""
        left = self._go_left(doc, last, sentence, bodies, people)
        left = self._trim_left(doc, left, last, bodies)
        left = self._own_title(doc, left, last)
        return self._unowned(doc, left, last, bodies)

    def is_told(self, doc: Doc, last: int, comma: bool) -> bool:
        """Say whether the word before a name, or before a comma and a name, says what one is, though no list has it."""
        return self.is_agent(doc[last]) and doc[last].is_lower if comma else self.is_epithet(doc[last])

    def _go_left(self, doc: Doc, last: int, sentence: int, bodies: Bodies, people: set[int]) -> int:
        """Go left over all that may stand in a role: "the |Federal Minister for IT and Telecom| X"."""
        at = last
        seen_head = False
        plain = 0
        while at >= sentence and last - at < LONGEST:
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
            elif seen_head and low in ("and", "&", ",") and _of_fields(doc, at):
                pass  # "Energy |and| Planning |&| Development Minister"
            elif self.is_head(token) or (at == last and self.is_told(doc, at, doc[at + 1].text == ",")):
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
        for i in range(at - 1, max(sentence, at - LONGEST), -1):
            if doc[i].lower_ in ("for", "of", "on"):
                return self.is_head(doc[i - 1])
            if not (doc[i].text[0].isupper() or doc[i].text == ","):
                return False
        return False

    def _reaches_head(self, doc: Doc, at: int, sentence: int, bodies: Bodies, people: set[int]) -> bool:
        """Say whether a role goes on left of what joins its parts: "|Minister| of Roads and Ports X", before "and"."""
        last = at + 1
        for _ in range(8):
            if at < sentence or at in people:
                return False
            token = doc[at]
            if self.is_head(token):
                return True
            plain = token.text[0].isupper() or token.lower_ in self.modifiers or token.lower_ in _JOINING
            if at in bodies:
                at = bodies[at][0]
            elif not plain and not (token.text == "," and self._in_portfolio(doc, at, last, sentence)):
                return False
            at -= 1
        return False

    def _trim_left(self, doc: Doc, left: int, last: int, bodies: Bodies) -> int:
        while left <= last and left not in bodies and not self.is_head(doc[left]):
            token = doc[left]
            short = token.text.isupper() and token.lower_ in listed("fields of office")  # "|IT| and Telecom Minister X"
            hyphened = left + 2 <= last and doc[left + 1].text == "-" and not token.whitespace_
            # A capital that opens the sentence may be any word: "Speaking to Minister …", "Meanwhile Chairman …"
            noun = token.tag_ in NOUNS and token.tag_ not in ("VBG", "POS") and token.lower_ not in SMALL
            if hyphened or short or (noun and token.text not in listed("days and months")):
                break
            left += 1
        return left

    def _own_title(self, doc: Doc, left: int, last: int) -> int:
        """Leave out whose man one is: "an adviser to |President| X", but "Adviser to the President X" is one role."""
        for i in range(last - 1, left, -1):
            if doc[i].lower_ in ("to", "for") and self.is_word(doc[i + 1]) and doc[i + 1].text[0].isupper():
                return i + 1 if self.is_head(doc[last]) and doc[i - 1].is_lower and doc[left].is_lower else left
        return left

    def _unowned(self, doc: Doc, left: int, last: int, bodies: Bodies) -> int:
        """Leave out whose one is, where that is no body we know: "Kiteline’s |operations director|, X"."""
        for i in range(last - 1, left, -1):
            owner = doc[i - 1]
            if doc[i].lower_ in ("’s", "'s") and i - 1 not in bodies and owner.tag_ == "NNP":
                return left if owner.ent_type_ == "GPE" or owner.text.isupper() else i + 1
        return left

    def right_edge(self, doc: Doc, start: int, end: int, bodies: Bodies, people: set[int]) -> int:
        """Give where a role ends that begins at token `start`, in a sentence that ends before token `end`."""
        at = start
        body = False
        while at < end and at - start < LONGEST:
            token = doc[at]
            if at in people:
                break
            if at in bodies:
                at = bodies[at][1]
                body = True
                continue
            if token.lower_ == "with" and "effect" in doc[at + 1 : at + 3].text:
                break  # "named director |with immediate effect|"
            if token.text == ",":
                named = bodies.get(at + 1) if at + 1 < end and not body else None
                if named is None or not _closes_phrase(doc, named[1], end):
                    break  # but "Director, Blue Mango": the body named behind a comma
            elif self.is_acronym(doc, at + 1):
                at += 3
                continue
            elif not (
                self.is_word(token)
                or token.lower_ in SMALL
                or token.text[0].isupper()
                or (token.tag_ in NOUNS and token.text[0].isalpha())
                or (token.text in ("(", ")") and body)
            ):
                break
            if token.text in listed("days and months"):
                break  # "took oath as governor on |Monday|"
            at += 1
        return at


def _closes_phrase(doc: Doc, at: int, end: int) -> bool:
    """Say whether no more of a phrase follows from token `at` on, in a sentence that ends before token `end`."""
    return at >= end or doc[at].is_punct or doc[at].tag_ in VERBS or doc[at].lower_ == "and"


def _of_fields(doc: Doc, at: int) -> bool:
    """Say whether a mark or word stands between two fields that one holds: "Law |and| Justice Minister X"."""
    beside = (doc[at - 1], doc[at + 1]) if 0 < at < len(doc) - 1 else ()
    return bool(beside) and all(t.text[0].isupper() and t.lower_ in listed("fields of office") for t in beside)
