"""Read the role of a person from the words before or behind the name: "SBP Governor X", "X, chairman of P@SHA"."""

from spacy.tokens import Doc

from itx_nlp.components.roleedges import LONGEST, SMALL, VERBS, RoleEdges
from itx_nlp.components.rolewords import CALLING, CONNECTORS, DETERMINERS, NOUNS, Bodies, Role
from itx_nlp.text.wordlists import listed

_OWNERS = frozenset({"’s", "'s", "whose"})
_SINCE_WHEN = frozenset({"previously", "formerly", "currently", "presently", "now", "then", "once", "also", "still"})
_ONESELF = frozenset({"himself", "herself"})
_NEAR = 60  # tokens between a body and "its chairman"


class Roles(RoleEdges):
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
        left = self.left_edge(doc, last, sentence, bodies, people)
        if not (any(self.is_head(doc[i]) for i in range(left, last + 1)) or self.is_told(doc, last, comma)):
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

    def _held(self, doc: Doc, last: int, sentence: int) -> int | None:
        """Give where an office begins that opens its sentence: "The |leader of Harrowby council|, X Y, said"."""
        for i in range(last - 1, max(sentence, last - LONGEST), -1):
            if doc[i].is_punct or doc[i].tag_ in VERBS:
                return None
            if doc[i].lower_ in self.heads and doc[i + 1].lower_ in ("of", "for", "to"):
                start = i
                while start > sentence and doc[start - 1].tag_ in ("JJ", "NN", "NNP"):
                    start -= 1
                opens = start - 1 == sentence or doc[start - 2].text == "," or doc[start - 2].tag_ in VERBS
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
                start = _behind_who(doc, at + 1, end)
                if start is None:
                    return self._heading_verb(doc, at + 1, end, bodies)
                at = start
            return self._told(doc, at, end, bodies, people, near=LONGEST)
        if opener in ("of", "from", "representing"):
            at += 1 + (doc[at + 1 : at + 2].text in DETERMINERS)
            return Role(None, bodies[at][2]) if at in bodies else None  # "X from Blue Mango"
        # appointed.py reads "was elected president"
        at = _behind_is(doc, at, end)
        is_one = at < end and doc[at].text not in listed("appointing")
        return self.told(doc, at, end, bodies, people) if is_one else None

    def told(self, doc: Doc, at: int, end: int, bodies: Bodies, people: set[int]) -> Role | None:
        """Read a role that a verb or "as" leads to: its head stands among the first words from token `at` on."""
        return self._told(doc, at, end, bodies, people, near=5)

    def _told(self, doc: Doc, at: int, end: int, bodies: Bodies, people: set[int], near: int) -> Role | None:
        start = at
        while start < end and doc[start].lower_ in DETERMINERS:
            start += 1
        stop = self.right_edge(doc, start, end, bodies, people)
        retired = [token.text for token in doc[stop : stop + 3]][::2] == ["(", ")"] and stop + 3 in people
        next_person = stop in people or retired  # "X, Major General |(Retired)| Y"
        while next_person and stop > start and doc[stop - 1].lower_.strip(".") in {*self.honorifics, ""}:
            stop -= 1  # "X, head of Blue Mango, and |Dr.| Y"
        if next_person and doc[stop - 1].text not in (",", "and"):
            return None  # "X, Minister Y": the role of the next person
        if stop > at and doc[at - 1].text == "," and _acts(doc, at, stop):
            return None  # "Asked by X, |the minister| said"
        if near < LONGEST and not any(self.is_head(doc[i]) for i in range(start, min(stop, start + near))):
            return None
        while stop > start and stop - 1 not in bodies and (doc[stop - 1].lower_ in SMALL or doc[stop - 1].is_punct):
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
            word, following = doc[i], doc[i + 1 : i + 2]
            if self.is_head(word):  # a plural is another item of a list: "X, ambassadors and traders"
                return word.lower_ in self.heads or word.text.isupper()
            if word.lower_ in CONNECTORS or word.tag_ in VERBS:
                return False
            article = doc[start - 1].lower_ in DETERMINERS and word.is_lower and word.tag_ == "NN"
            if article and (self.is_agent(word) or (self.is_somebody(word) and following.text == ",")):
                return all(token.tag_ not in NOUNS for token in following)  # "X, a marathon runner from Y"
        return False


def _behind_is(doc: Doc, at: int, end: int) -> int:
    """Give the token behind what says that somebody is something: "is", "had been", "was once"; `end` if nothing does.

    at: the token behind the name.
    """
    words = [token.lower_ for token in doc[at : min(end, at + 3)]]
    first, second = (*words, "", "")[:2]
    if first == "as":
        return at + 1
    if words == ["used", "to", "be"]:
        at += 3
    elif (first in ("has", "had") and second == "been") or (first in ("works", "worked") and second == "as"):
        at += 2
    elif first in ("is", "was"):
        at += 1
    else:
        return end
    return at + (at < end and doc[at].lower_ in _SINCE_WHEN)


def _behind_who(doc: Doc, at: int, end: int) -> int | None:
    """Give where a role begins behind "who" and what leads to it; `at` is the token behind "who"."""
    verb = doc[at].lower_ if at < end else ""
    if at + 2 < end and doc[at + 1].lower_ in _ONESELF and doc[at + 2].lower_ == "as":
        return at + 3  # "X, who described himself as a weaver"
    if verb in ("used", "has", "had"):
        start = _behind_is(doc, at, end)
        return start if start < end else None
    if verb in ("is", "was", "serves", "served", "works", "worked"):
        return at + 1 + (at + 1 < end and doc[at + 1].lower_ in _SINCE_WHEN | {"as"})
    behind = next((i + 1 for i in range(at, min(at + 4, end)) if doc[i].text == "as"), None)
    return behind if verb in listed("taking office") else None  # "X, who took over as its head"


def _last_body(doc: Doc, at: int, bodies: Bodies) -> str | None:
    """Give the body that was named last before a token, not far away."""
    return next((bodies[i][2] for i in range(at - 1, max(-1, at - _NEAR), -1) if i in bodies), None)


def _acts(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a phrase between a comma and a verb is the subject of that verb, and of no name before it."""
    root = doc[start:stop].root
    return root.dep_ in ("nsubj", "nsubjpass") and stop <= root.head.i and doc[stop].tag_ in VERBS
