"""Which words and runs of words can be the name of a person, by lists, the recognizer and what stands beside them."""

from spacy.tokens import Doc, Token

from itx_nlp.components.rolewords import Bodies
from itx_nlp.components.thingwords import ROMAN, ThingWords
from itx_nlp.text.personnames import PARTICLES
from itx_nlp.text.wordlists import listed

_AUXILIARIES = frozenset({"was", "is", "has", "had", "also", "who", "hit", "took"})
_JOINED = frozenset({"ul", "ur", "ud", "us", "uz", "un", "al", "el", "umm", "ume"})  # "Misbah-ul-Haq"
_NICKNAME = frozenset("\"“”'‘’")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OFFICE_REACH = 14  # tokens before a name in which its office stands


class NameWords(ThingWords):
    """How words make up a name, and what beside them shows it to be a person's."""

    def begin(self, doc: Doc, at: int, end: int, limit: int, labels: dict[int, str], small: set[str]) -> int:
        """Say where in a run the name begins: in "Head of Trading Ali Najib" at the first known name."""
        if self.known(doc[at]) or (end - at > 2 and len(doc[at].text.rstrip(".")) == 1):
            return at
        if end - at > 1 and self.is_place(doc[at]) and at > limit and self.roles.is_head(doc[at - 1]):
            return at + 1  # "Secretary |Privatisation| X Y"
        if end - at > 1 and doc[at].is_sent_start and doc[at].tag_ in _FINITE and doc[at].lower_ in self.verbs:
            return at + 1  # "Adds |Nadir|: …"
        if end - at > 1 and doc[at].is_sent_start and self.roles.is_agent(doc[at]):
            common = not small.isdisjoint((doc[at].lower_, doc[at].lower_ + "s"))
            common = common or (end - at > 2 and self.roles.is_calling(doc[at]))
            return at + common  # "Opener X", "Hydrologist X Y": a common noun with the capital of a sentence
        if end - at > 2 and at > limit + 1 and doc[at - 1].lower_ in ("of", "for") and self.roles.is_head(doc[at - 2]):
            known = next((i for i in range(at + 1, end) if self.known(doc[i])), at + 1)  # "Minister of Crafts X Y"
            return min(known, max(at + 1, end - 2))
        after_small = doc[at].lower_ in small or (
            at > limit and doc[at - 1].lower_ in ("of", "for", "and", "&", "in", "on", "at", "to", "with")
        )
        for i in range(at + 1, end):
            if self.known(doc[i]):
                if doc[at].text.endswith("ing"):
                    return i  # "Analysing Trump’s"
                pair = i + 1 < end and (self.known(doc[i + 1]) or labels.get(i) == "PERSON")
                return i if pair and (after_small or labels.get(at) != "PERSON") else at
        return at

    def is_person(self, doc: Doc, start: int, end: int, labels: dict[int, str], small: set[str]) -> bool:
        """Weigh what speaks for a person."""
        if doc[start].text in self.before or (start and doc[start - 1].text in self.before):
            return False
        if end - start > 1 and not any(token.whitespace_ for token in doc[start : end - 1]):
            # "the Modi-Putin summit", "Youm-e-Takbeer", but "Misbah-ul-Haq"
            return any(token.lower_ in _JOINED for token in doc[start:end])
        if end - start > 1 and doc[end - 1].lower_ in self.body_ends:
            return False  # "Rana Labs"
        nxt = doc[end] if end < len(doc) else None
        if self.is_place(doc[start]) and end - start > 1:
            return False  # "the Footballers' |Association Men|'s award"
        if doc[start:end].text in self.towns or (not self.known(doc[start]) and doc[start].text in self.towns):
            return False
        if self.names_place(doc, start, end) or self._is_home(doc, start):
            return False
        if nxt is not None and nxt.text in ("airport", "university", "road", "stadium", "hospital", "street"):
            return False
        marks = [labels.get(i) for i in range(start, end)]
        known = sum(self.known(doc[i]) for i in range(start, end))
        before = doc[start - 1] if start > 0 and not doc[start].is_sent_start else None
        led = before is not None and (self.is_title(before) or self.roles.is_head(before))
        called = before is not None and end - start in (2, 3) and self.roles.is_calling(before)
        if end - start == 1:
            return not self.in_longer(doc, start, end) and self._is_single(doc[start], nxt, led, marks[0], small)
        if known >= 2:
            return True
        if doc[end : end + 2].text == ", which":
            return False  # "|Ravi Codeworks|, which builds …"
        if self._is_thing(before, nxt, doc[end - 1]) or (
            not (known or led) and self._names_thing(doc, start, end, small)
        ):
            return False
        if called or (end - start in (2, 3) and self._is_holder(doc, start, end)):
            return True
        if all(mark in ("GPE", "ORG", "MISC") for mark in marks) or all(t.lower_ in small for t in doc[start:end]):
            return False
        return self.known(doc[start]) or "PERSON" in marks or led or self._is_described(doc, end)

    def _is_holder(self, doc: Doc, start: int, end: int) -> bool:
        """Say whether an office with its body stands before: "the outgoing director of the bank in Crete, |X Y|."."""
        if start < 4 or doc[start - 1].text != "," or any(token.text.isupper() for token in doc[start:end]):
            return False
        if end < len(doc) and not (doc[end].text in (",", ".") or doc[end].tag_ in ("VBD", "VBZ")):
            return False
        office = doc[start - 2]  # "Blue Mango's |chairman|, X Y, agreed"
        owner = doc[start - 3 : start - 2].text
        if owner in ("’s", "'s", "its", "their", "whose") and office.lower_ in self.roles.heads:
            return True
        of = None
        for i in range(start - 2, max(0, start - _OFFICE_REACH), -1):
            token = doc[i]
            if token.lower_ == "of":
                of = i
            elif of == i + 1:
                return self.roles.is_head(token) and not token.lower_.endswith("s") and self._is_definite(doc, i)
            elif not (token.text[0].isupper() or token.lower_ in ("the", "in", "for", "and", "(", ")", "&")):
                return False
        return False

    def _is_definite(self, doc: Doc, head: int) -> bool:
        """Say whether an article leads to a role: "the outgoing country |director|"."""
        i = head - 1
        while i > 0 and head - i < 4 and (self.roles.is_word(doc[i]) or doc[i].tag_ in ("NN", "NNP", "JJ", "VBG")):
            i -= 1
        return i >= 0 and doc[i].lower_ in ("the", "its", "their")

    def _is_described(self, doc: Doc, end: int) -> bool:
        """Say whether a role follows: "X, head of …", "X, a trader"."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        return any(self.roles.is_head(token) for token in doc[end + 1 : end + 4])

    def _is_single(self, token: Token, nxt: Token | None, led: bool, mark: str | None, small: set[str]) -> bool:
        if len(token.text) < 3 or token.text.isupper() or mark == "GPE" or self.is_place(token):
            return False
        if token.lower_ not in small and self._is_shown(token, nxt):
            return True
        if mark == "ORG" or (token.lower_ in self.body_ends and not self.known(token)):
            return False  # "Star |Foods|"
        if not self.known(token) and (mark != "PERSON" or token.lower_ in small):
            return False
        if nxt is not None and nxt.is_lower and token.dep_ == "compound" and token.head.is_lower and not led:
            return False  # "the |Edhi| spokesperson"
        acts = nxt is not None and nxt.lower_ in self.verbs and (self.known(token) or nxt.lower_ not in _AUXILIARIES)
        listed_with = token.dep_ == "conj" and self.known(token) and token.head.ent_type_ == "PERSON"
        opens = mark == "PERSON" and token.i > 0 and token.nbor(-1).text not in (",", "and")
        opens = opens and token.dep_ != "pobj" and token.text[-1] != "s"
        pair = token.doc[token.i + 1 : token.i + 4] if opens else ()  # "|Amal| and Rania Haddad"
        listed_with = listed_with or [t.ent_type_ if t.i > token.i + 1 else t.lower_ for t in pair] == [
            "and",
            "PERSON",
            "PERSON",
        ]
        return led or acts or listed_with or (mark == "PERSON" and self.known(token))

    def extend(self, doc: Doc, start: int, end: int, limit: int, bodies: Bodies) -> int:
        """Go right over name words, particles and initials, five at most."""
        while end < limit and _length(doc, start, end) < 6:
            token = doc[end]
            if end > start and token.is_sent_start:
                break
            if self.is_part(token, bodies):
                end += 1
            elif end == start + 1 and end + 1 < limit and self._is_surname(token, doc[end + 1]):
                return end + 1
            elif end > start and token.text in _NICKNAME and end + 3 < limit and self._is_nickname(doc, end, bodies):
                end += 4
            elif end > start and _particle(token):
                step = 1
                while step < 4 and end + step < limit and _particle(doc[end + step]):
                    step += 1
                joined = doc[end + step - 1].lower_ in _JOINED or doc[end + step - 2].lower_ in _JOINED
                if end + step >= limit or not (
                    self.is_part(doc[end + step], bodies) or (joined and doc[end + step].text.istitle())
                ):
                    break  # "Qamar-ul-|Islam|" is a name, though Islam is none
                end += step + 1
            else:
                break
        return end

    def _is_shown(self, token: Token, nxt: Token | None) -> bool:
        """Say whether what stands beside a lone name can only stand beside a person's."""
        if _is_aged(token) or (self.known(token) and self._is_glossed(token)):
            return True
        verb = token.nbor(-1) if token.i else token
        if verb.is_sent_start and verb.lower_ in self.verbs and verb.tag_ in _FINITE:
            return nxt is not None and nxt.text in (":", ",")  # "Adds |Nadir|: …"
        kin = verb.lower_ in listed("kin") and verb.i > 0 and verb.nbor(-1).tag_ == "PRP$"
        return kin and verb.is_lower and token.tag_ == "NNP"  # "her son |Hamish|"

    def _is_glossed(self, token: Token) -> bool:
        """Say whether what somebody is follows between commas: "|Nadir|, the cook, laughed"."""
        behind = token.doc[token.i + 1 : token.i + 5]
        if len(behind) < 4 or behind[0].text != "," or behind[1].lower_ not in ("the", "a", "his", "her", "their"):
            return False
        one = behind[2]
        somebody = one.lower_ in self.roles.persons or self.roles.is_head(one) or self.roles.is_agent(one)
        return somebody and one.tag_ == "NN" and behind[3].text == ","

    def _is_nickname(self, doc: Doc, at: int, bodies: Bodies) -> bool:
        """Say whether quotation marks in a name hold what one is called: "Nadir |“Kit”| Lodhi"."""
        named, closing, after = doc[at + 1], doc[at + 2], doc[at + 3]
        return closing.text in _NICKNAME and named.text.istitle() and self.is_part(after, bodies)

    def _is_surname(self, token: Token, nxt: Token) -> bool:
        """Say whether a word that names a role is the family name of the given name before it: "Travis |Head| said"."""
        given = token.nbor(-1)
        joined = given.dep_ == "compound" and given.head.i == token.i
        joined = joined and (self.known(given) or token.ent_type_ == "PERSON")
        closed = nxt.text not in ("of", "for", "at") and not nxt.text[0].isupper()
        return joined and closed and self.roles.is_head(token) and token.text.istitle()

    def is_part(self, token: Token, bodies: Bodies) -> bool:
        """Say whether a word can be part of a name."""
        text = token.text
        if (
            token.i in bodies
            or text in self.days
            or not text[0].isupper()
            or not text.replace(".", "").replace("-", "").replace("’", "").replace("'", "").isalpha()
        ):
            return False
        low = token.lower_.strip(".")
        if low in self.names:
            return True
        if (
            (low in self.never and text != f"{low.upper()}.")
            or self.roles.is_word(token)
            or low in self.roles.honorifics
        ):
            return False
        if text.isupper() and text.isalpha() and len(text) > 2 and text not in ROMAN:
            return False
        return (
            token.tag_ in ("NNP", "NNPS", "NN", "FW", "VBD", "JJ", "UH", "VBN", "VB", "NNS", "VBZ", "VBP")
            and not token.is_stop
        )


def _is_aged(token: Token) -> bool:
    """Say whether an age between commas follows, and what the one of that age does: "|Marta|, 34, has driven"."""
    behind = token.doc[token.i + 1 : token.i + 5]
    if len(behind) < 4 or token.tag_ != "NNP" or behind[0].text != "," or behind[2].text != ",":
        return False
    age = behind[1].text
    return (
        age.isdigit() and 9 < int(age) < 100 and (behind[3].tag_ in _FINITE or behind[3].lower_ in ("a", "an", "who"))
    )


def _length(doc: Doc, start: int, end: int) -> int:
    """Count the words of a name; particles and what a hyphen joins are no words of their own: "Al-Abd"."""
    return sum(not _particle(token) for token in doc[start:end])


def _particle(token: Token) -> bool:
    return token.lower_ in PARTICLES or token.text in ("-", "’", "'")
