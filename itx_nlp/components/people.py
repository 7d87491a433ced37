"""Find people, tie short forms to full names, and say what each one is."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from itx_nlp import document
from itx_nlp.components.roles import Bodies, Roles
from itx_nlp.resources import read_entries
from itx_nlp.tables import Person
from itx_nlp.text.bodynouns import body_nouns
from itx_nlp.text.personnames import PARTICLES, Identity, Roster, parts
from itx_nlp.text.wordlists import listed

_AUXILIARIES = frozenset({"was", "is", "has", "had", "also", "who", "hit", "took"})
_BEFORE_TITLES = ("Field", "Air", "Vice", "Rear", "Lieutenant", "Major", "Brigadier", "Wing")  # "Field Marshal"
_JOINED = frozenset({"ul", "ur", "ud", "us", "uz", "un", "al", "el"})  # "Misbah-ul-Haq"
_RETIRED = frozenset({"r", "retd", "rtd", "retired", "ret"})
_ABSTRACT = ("ness", "ment", "tion", "ship")  # "Deputy Minister |Competitiveness|"
_AND = frozenset({"and", "&"})  # "Services and General Administration"
_SPLIT = re.compile(r"[’']s?$")


@Language.factory(
    "itx_people",
    assigns=["doc.spans", "span._.person", "span._.gender"],
    requires=["doc.ents", "doc.spans", "span._.organization"],
    default_config={"data": None},
)
class People:
    """Fill doc.spans["people"]; each span's `_.person` has the fullest name, the role and the organization.

    data: a folder whose roles.jsonl, person_names.jsonl and not_organizations.jsonl are laid over ours, or null.
    """

    def __init__(self, nlp: Language, name: str, data: str | None):
        self.roles = Roles(data)
        self.nouns = body_nouns(data)
        self.before, self.behind = listed("places before people"), listed("places behind people")
        self.verbs, self.days = listed("verbs behind people"), listed("days and months")
        self.offices = listed("offices before general")
        entries = read_entries("person_names.jsonl", "name", data)
        self.names = {entry["name"].casefold(): entry.get("gender") for entry in entries}
        never = read_entries("not_organizations.jsonl", "words", data)
        countries = read_entries("countries.jsonl", "code", data, required=["name"])
        self.never = {word.casefold() for entry in never for word in entry["words"].split()} | {
            word.casefold() for c in countries for word in (c["name"], *c.get("words", ())) if " " not in word
        }
        self.never -= set(self.names)
        self.towns = {entry["name"] for entry in read_entries("places.jsonl", "name", data)}
        self.places = {part for c in countries for word in c.get("words", ()) for part in word.split()}

    def __call__(self, doc: Doc) -> Doc:
        bodies = Bodies(doc, self.nouns)
        spans = self._mentions(doc, bodies)
        full = [span for span in spans if len(parts(span.text)) > 1]
        known = {part for span in full for part in parts(span.text) if len(part) > 2}
        known |= {parts(span.text)[0] for span in spans if len(span) == 1 and span[0].lower_ in self.names}
        spans = sorted([*spans, *self._short(doc, known, spans, bodies)], key=lambda span: span.start)
        edges = {i for span in spans for i in (span.start, span.end - 1)}
        starts = [sentence.start for sentence in document.sentences(doc)]
        roster = Roster()
        who: list[tuple[Span, Identity]] = []
        for span in spans:
            title, gender = self._title(doc, span.start)
            identity = roster.add(_tidy(span.text), span.start, gender or self.names.get(span[0].lower_))
            at = bisect_right(starts, span.start)
            sentence = doc[starts[at - 1] : starts[at] if at < len(starts) else len(doc)]
            self._describe(sentence, span, title, identity, bodies, edges)
            who.append((span, identity))
        doc.spans[document.PEOPLE] = []
        for span, identity in who:
            end = span.start_char + len(_SPLIT.sub("", span.text))
            role = identity.role or identity.office
            row = Person(start=span.start_char, end=end, name=identity.name, role=role, org_id=identity.org_id)
            document.mark(doc, document.PEOPLE, "person", row)._.gender = identity.gender
        return doc

    def _describe(
        self, sentence: Span, span: Span, title: int, identity: Identity, bodies: Bodies, edges: set[int]
    ) -> None:
        """Learn a person's role from one mention; the first that is told stays, an organization may come later."""
        if identity.role and identity.org_id:
            return
        behind = self.roles.behind(span.doc, span.end - 1, sentence.end, bodies, edges)
        before = self.roles.before(span.doc, title, sentence.start, bodies, edges)
        if before is None or not before.text:
            before = self.roles.convened(span.doc, title, sentence.start, bodies) or before
            office = next((token.text for token in span.doc[title : span.start] if self.roles.is_head(token)), None)
            identity.office = identity.office or office
        for role in (before, behind) if before and before.text else (behind, before):
            if role is None:
                continue
            if identity.role is None:
                identity.role = role.text
                identity.org_id = identity.org_id or role.org_id
            elif identity.org_id is None:
                identity.org_id = role.org_id

    def _title(self, doc: Doc, start: int) -> tuple[int, str | None]:
        """Give the token where the titles before a name begin, and the gender they tell."""
        gender = None
        start -= 3 * _retired(doc, start)
        while start > 0 and (
            self._is_title(doc[start - 1])
            or (doc[start - 1].text == "." and start > 1 and self._is_title(doc[start - 2]))
            or (doc[start - 1].text in _BEFORE_TITLES and self._is_title(doc[start]))
        ):
            start -= 1
            gender = gender or self.roles.honorifics.get(doc[start].lower_.strip("."))
            start -= 3 * _retired(doc, start)
        return start, gender

    def _is_title(self, token: Token) -> bool:
        if not token.text[0].isupper() or token.lower_.strip(".") not in self.roles.honorifics:
            return False
        return not (token.i and token.text in ("General", "Justice") and token.nbor(-1).lower_ in self.offices | _AND)

    def _mentions(self, doc: Doc, bodies: Bodies) -> list[Span]:
        found: dict[int, Span] = {}
        taken: set[int] = set()
        zones = doc.spans.get(document.BODY, [])
        sources = [*self._by_title(doc, zones, bodies), *self._by_runs(doc, zones, bodies)]
        for span in sources:
            if taken.isdisjoint(range(span.start, span.end)):
                found[span.start] = span
                taken.update(range(span.start, span.end))
        return [found[start] for start in sorted(found)]

    def _by_title(self, doc: Doc, zones: list[Span], bodies: Bodies) -> Iterator[Span]:
        """Names behind a title: "Dr. Noor", "Maulana Fazl"."""
        for zone in zones:
            for token in zone:
                if not self._is_title(token):
                    continue
                start = token.i + 1
                if start < zone.end and doc[start].text == ".":
                    start += 1
                start += 3 * _retired(doc, start + 3)
                if start < zone.end and not self._is_title(doc[start]):
                    end = self._extend(doc, start, start, zone.end, bodies)
                    lone = end - start == 1 and (self._is_place(doc[start]) or self._in_longer(doc, start, end))
                    if end > start and not lone and not self._names_place(doc, start, end):
                        yield doc[start:end]

    def _is_place(self, token: Token) -> bool:
        """Say whether a lone word behind a title is of a place or a body: "Director General |Sports|"."""
        common = token.lower_ in self.behind or token.lower_.endswith(_ABSTRACT)
        return common and not self._known(token)

    def _names_place(self, doc: Doc, start: int, end: int) -> bool:
        """Say whether a name is or goes on as that of a place or a body: "Civil |Hospital| Rana", "Jinnah |Road|"."""
        if any(token.lower_ in self.behind and not self._known(token) for token in doc[start + 1 : end]):
            return True
        behind = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
        return (
            behind is not None
            and behind.text[0].isupper()
            and (behind.lower_ in self.behind or behind.text in self.places)
        )

    def _in_longer(self, doc: Doc, start: int, end: int) -> bool:
        """Say whether a word stands in a longer name that is no person’s: "General |Sales| Tax", "Finance |Bill|"."""
        before, behind = doc[start - 1] if start else None, doc[end] if end < len(doc) else None
        if (
            behind is not None
            and not behind.is_sent_start
            and behind.text[0].isupper()
            and behind.text not in self.days
        ):
            return True
        return (
            before is not None
            and not doc[start].is_sent_start
            and before.text[0].isupper()
            and before.text[-1].isalpha()
            and not before.is_sent_start
            and not (self._is_title(before) or self.roles.is_word(before) or before.text.isupper())
        )

    def _by_runs(self, doc: Doc, zones: list[Span], bodies: Bodies) -> Iterator[Span]:
        """Runs of capitalised words that known names, the recognizer, or a role beside them show to be people."""
        labels = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
        small = {token.text for token in doc if token.is_lower}
        for zone in zones:
            at = zone.start
            while at < zone.end:
                if not self._names(doc[at], bodies):
                    at += 1
                    continue
                end = self._extend(doc, at, at, zone.end, bodies)
                begin = self._begin(doc, at, end, zone.start, labels, small)
                if self._is_person(doc, begin, end, labels, small):
                    yield doc[begin:end]
                at = max(end, at + 1)

    def _begin(self, doc: Doc, at: int, end: int, limit: int, labels: dict[int, str], small: set[str]) -> int:
        """Say where in a run the name begins: in "Head of Trading Ali Najib" at the first known name."""
        if self._known(doc[at]):
            return at
        if end - at > 2 and at > limit + 1 and doc[at - 1].lower_ in ("of", "for") and self.roles.is_head(doc[at - 2]):
            return next((i for i in range(at + 1, end) if self._known(doc[i])), at + 1)  # "Minister of Crafts X Y"
        after_small = doc[at].lower_ in small or (
            at > limit and doc[at - 1].lower_ in ("of", "for", "and", "&", "in", "on", "at", "to", "with")
        )
        for i in range(at + 1, end):
            if self._known(doc[i]):
                if doc[at].text.endswith("ing"):
                    return i  # "Analysing Trump’s"
                pair = i + 1 < end and (self._known(doc[i + 1]) or labels.get(i) == "PERSON")
                return i if pair and (after_small or labels.get(at) != "PERSON") else at
        return at

    def _known(self, token: Token) -> bool:
        return token.lower_ in self.names

    def _is_person(self, doc: Doc, start: int, end: int, labels: dict[int, str], small: set[str]) -> bool:
        """Weigh what speaks for a person."""
        if end - start > 6 or doc[start].text in self.before or (start and doc[start - 1].text in self.before):
            return False
        if end - start > 1 and not any(token.whitespace_ for token in doc[start : end - 1]):
            # "the Modi-Putin summit", "Youm-e-Takbeer", but "Misbah-ul-Haq"
            return any(token.lower_ in _JOINED for token in doc[start:end])
        nxt = doc[end] if end < len(doc) else None
        if doc[start:end].text in self.towns or (not self._known(doc[start]) and doc[start].text in self.towns):
            return False
        if self._names_place(doc, start, end):
            return False
        if nxt is not None and nxt.text in ("airport", "university", "road", "stadium", "hospital", "street"):
            return False
        marks = [labels.get(i) for i in range(start, end)]
        known = sum(self._known(doc[i]) for i in range(start, end))
        before = doc[start - 1] if start > 0 and not doc[start].is_sent_start else None
        led = before is not None and (self._is_title(before) or self.roles.is_head(before))
        if end - start == 1:
            return not self._in_longer(doc, start, end) and self._is_single(doc[start], nxt, led, marks[0], small)
        if known >= 2:
            return True
        if all(mark in ("GPE", "ORG", "MISC") for mark in marks) or all(t.lower_ in small for t in doc[start:end]):
            return False
        return self._known(doc[start]) or "PERSON" in marks or led or self._is_described(doc, end)

    def _is_described(self, doc: Doc, end: int) -> bool:
        """Say whether a role follows: "X, head of …", "X, a trader"."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        return any(self.roles.is_head(token) for token in doc[end + 1 : end + 4])

    def _is_single(self, token: Token, nxt: Token | None, led: bool, mark: str | None, small: set[str]) -> bool:
        if len(token.text) < 3 or token.text.isupper() or mark in ("GPE", "ORG") or self._is_place(token):
            return False
        if not self._known(token) and (mark != "PERSON" or token.lower_ in small):
            return False
        acts = nxt is not None and nxt.lower_ in self.verbs and (self._known(token) or nxt.lower_ not in _AUXILIARIES)
        return led or acts or (mark == "PERSON" and self._known(token))

    def _extend(self, doc: Doc, start: int, end: int, limit: int, bodies: Bodies) -> int:
        """Go right over name words, particles and initials, five at most."""
        while end < limit and end - start < 6:
            token = doc[end]
            if self._names(token, bodies) and (end == start or _touches(doc[end - 1], token)):
                end += 1
            elif end > start and _particle(token):
                step = 1
                while step < 4 and end + step < limit and _particle(doc[end + step]):
                    step += 1
                if end + step >= limit or not self._names(doc[end + step], bodies):
                    break
                end += step + 1
            else:
                break
        return end

    def _names(self, token: Token, bodies: Bodies) -> bool:
        """Say whether a word can be part of a name."""
        text = token.text
        if "-" in text and all(part.casefold() in self.names for part in text.split("-")):
            return False  # two people: "the Modi-Putin summit"
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
        if low in self.never or self.roles.is_word(token) or low in self.roles.honorifics:
            return False
        if text.isupper() and len(text) > 3:
            return False
        return (
            token.tag_ in ("NNP", "NNPS", "NN", "FW", "VBD", "JJ", "UH", "VBN", "VB", "NNS", "VBZ", "VBP")
            and not token.is_stop
        )

    def _short(self, doc: Doc, known: set[str], spans: list[Span], bodies: Bodies) -> Iterator[Span]:
        """One-word mentions of people named in full elsewhere in the article: "Saylor", "Ahsan"."""
        taken = {i for span in spans for i in range(span.start, span.end)}
        joined = {word for span in spans for word in span.text.split() if "-" in word}
        for zone in doc.spans.get(document.BODY, []):
            for token in zone:
                if token.i in taken or token.i in bodies or not token.text[0].isupper():
                    continue
                end = _hyphenated(doc, token.i, joined)
                if end > token.i + 1:
                    yield doc[token.i : end]
                    taken.update(range(token.i, end))
                    continue
                part = parts(token.text)
                if len(part) != 1 or part[0] not in known or len(part[0]) < 3:
                    continue
                nxt = doc[token.i + 1] if token.i + 1 < len(doc) else None
                if (
                    token.tag_ in ("VBD", "VBN", "RB", "IN")
                    and token.is_sent_start
                    and not (nxt and nxt.lower_ in self.verbs)
                ):
                    continue
                if nxt is not None and nxt.text[:1].isupper() and nxt.text.isalpha() and nxt.lower_ in self.behind:
                    continue
                acts = nxt is not None and (nxt.lower_ in self.verbs or nxt.tag_ in ("VBD", "VBZ"))
                if part[0] in self.never or (token.ent_type_ in ("GPE", "LOC", "NORP", "DATE") and not acts):
                    continue
                yield doc[token.i : token.i + 1]


def _retired(doc: Doc, end: int) -> bool:
    """Say whether "(r)" or "(retd)" ends before token `end`."""
    return 3 <= end <= len(doc) and doc[end - 1].text == ")" and doc[end - 2].lower_.strip(".") in _RETIRED


def _hyphenated(doc: Doc, start: int, joined: set[str]) -> int:
    """Give where a surname of two parts ends that stands in a full name: "Nadir-Lodhi"."""
    end = start + 1
    while joined and end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_:
        end += 2
    return end if doc[start:end].text in joined else start + 1


def _particle(token: Token) -> bool:
    return token.lower_ in PARTICLES or token.text in ("-", "’", "'")


def _touches(before: Token, token: Token) -> bool:
    return not any(mark in before.whitespace_ for mark in "\n") and before.i + 1 == token.i


def _tidy(text: str) -> str:
    return " ".join(_SPLIT.sub("", text).split())
