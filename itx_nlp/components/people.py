"""Find people, tie short forms to full names, and say what each one is."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from itx_nlp import document
from itx_nlp.components.appointed import appointed
from itx_nlp.components.namewords import NameWords
from itx_nlp.components.roles import Roles
from itx_nlp.components.rolewords import Bodies, Role
from itx_nlp.tables import Person
from itx_nlp.text.bodynouns import body_nouns
from itx_nlp.text.personnames import Identity, Roster, parts
from itx_nlp.text.wordlists import listed

# "Field Marshal", "Sheikh Dr"
_BEFORE_TITLES = ("Field", "Air", "Vice", "Rear", "Lieutenant", "Major", "Brigadier", "Wing", "Sheikh")
_RETIRED = frozenset({"r", "retd", "rtd", "retired", "ret"})
_SPLIT = re.compile(r"[’']s?$|(?<=[a-z]{2})\.$")  # "said Gul Jan." closes a sentence


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
        self.words = NameWords(self.roles, data)

    def __call__(self, doc: Doc) -> Doc:
        bodies = Bodies(doc, self.nouns)
        spans = self._mentions(doc, bodies)
        full = [span for span in spans if len(parts(span.text)) > 1]
        known = {part for span in full for part in parts(span.text) if len(part) > 2}
        known |= {parts(span.text)[0] for span in spans if len(span) == 1 and span[0].lower_ in self.words.names}
        spans = sorted([*spans, *self._short(doc, known, spans, bodies)], key=lambda span: span.start)
        edges = {i for span in spans for i in (span.start, span.end - 1)}
        starts = [sentence.start for sentence in document.sentences(doc)]
        roster = Roster()
        who: list[tuple[Span, Identity]] = []
        for span in spans:
            title, gender = self._title(doc, span.start)
            name = _tidy(span.text)
            if len(span) > 1 or roster.find(name, gender) is None:  # else a given name may be a family name here
                gender = gender or self.words.names.get(span[0].lower_)
            identity = roster.add(name, span.start, gender, _office(doc, title))
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
        if before and before.text and not before.org_id and behind is None:
            behind = self.roles.working_at(span.doc, span.end, before.text, bodies)
        if behind is None or (not behind.org_id and span.doc[span.end : span.end + 1].text == "as"):
            given = appointed(self.roles, span.doc, span.start, span.end, sentence.end, bodies, edges)
            behind = given or behind
        identity.org_id = identity.org_id or self.roles.leading(span.doc, title, sentence.start, bodies)
        identity.org_id = identity.org_id or self.roles.running(span.doc, span.end, sentence.end, bodies)
        if identity.office is None and (led := self.roles.leads(span.doc, span.end, sentence.end, bodies)):
            identity.office, identity.org_id = led.text, identity.org_id or led.org_id
        if before and before.text and not before.org_id and not (behind and behind.org_id):
            before = Role(before.text, self.roles.of_subject(sentence, before.text, bodies))
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
            self.words.is_title(doc[start - 1])
            or (doc[start - 1].text == "." and start > 1 and self.words.is_title(doc[start - 2]))
            or (doc[start - 1].text in _BEFORE_TITLES and self.words.is_title(doc[start]))
        ):
            if start > 2 and doc[start - 2].text == "-" and not doc[start - 2].whitespace_:
                break  # "Director-|General| X"
            if _office(doc, start):
                return start, gender or self.roles.honorifics.get(doc[start - 1].lower_)  # "First Lady X"
            start -= 1
            gender = gender or self.roles.honorifics.get(doc[start].lower_.strip("."))
            start -= 3 * _retired(doc, start)
        return start, gender

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
                if not self.words.is_title(token):
                    continue
                start = token.i + 1
                if start < zone.end and doc[start].text == ".":
                    start += 1
                start += 3 * _retired(doc, start + 3)
                if start < zone.end and not self.words.is_title(doc[start]):
                    end = self.words.extend(doc, start, start, zone.end, bodies)
                    lone = end - start == 1 and (
                        self.words.is_place(doc[start]) or self.words.in_longer(doc, start, end)
                    )
                    if end > start and not lone and not self.words.names_place(doc, start, end):
                        yield doc[start:end]

    def _by_runs(self, doc: Doc, zones: list[Span], bodies: Bodies) -> Iterator[Span]:
        """Runs of capitalised words that known names, the recognizer, or a role beside them show to be people."""
        labels = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
        small = {token.text for token in doc if token.is_lower}
        for zone in zones:
            at = zone.start
            while at < zone.end:
                if not self.words.is_part(doc[at], bodies):
                    at += 1
                    continue
                end = self.words.extend(doc, at, at, zone.end, bodies)
                behind_body = at - 1 in bodies and doc[at].text not in self.words.towns  # "Arts Council Quetta |X Y|"
                begin = at if behind_body else self.words.begin(doc, at, end, zone.start, labels, small)
                if self.words.is_person(doc, begin, end, labels, small):
                    yield doc[begin:end]
                at = max(end, at + 1)

    def _short(self, doc: Doc, known: set[str], spans: list[Span], bodies: Bodies) -> Iterator[Span]:
        """One-word mentions of people named in full elsewhere in the article: "Saylor", "Ahsan"."""
        taken = {i for span in spans for i in range(span.start, span.end)}
        whole = {span.text for span in spans if 1 < len(span) < 4}
        opening = {span[0].text for span in spans}
        joined = {word for span in spans for word in span.text.split() if "-" in word}
        for zone in doc.spans.get(document.BODY, []):
            for token in zone:
                if token.i in taken or token.i in bodies or not token.text[0].isupper():
                    continue
                lengths = (3, 2) if token.text in opening else ()
                again = next(
                    (n for n in lengths if token.i + n <= zone.end and doc[token.i : token.i + n].text in whole), 0
                )
                end = token.i + again if again else _hyphenated(doc, token.i, joined)
                if self.words.goes_on(doc, end):
                    continue
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
                    and not (nxt and nxt.lower_ in self.words.verbs)
                ):
                    continue
                acts = nxt is not None and (nxt.lower_ in self.words.verbs or nxt.tag_ in ("VBD", "VBZ"))
                placed = token.ent_type_ in ("LOC", "NORP", "DATE") or (
                    token.ent_type_ == "GPE" and self._is_known_place(token)
                )
                if part[0] in self.words.never or (placed and not acts):
                    continue
                yield doc[token.i : token.i + 1]

    def _is_known_place(self, token: Token) -> bool:
        """Say whether a word that the recognizer takes for a place is one, or part of a longer one."""
        behind = token.doc[token.i + 1 : token.i + 2]
        longer = token.ent_iob_ == "I" or any(word.ent_iob_ == "I" for word in behind)
        longer = longer or self.words.in_longer(token.doc, token.i, token.i + 1)
        return longer or token.text in self.words.towns | self.words.places


def _office(doc: Doc, end: int) -> str | None:
    """Give the high office that ends before token `end`: "Prime Minister", "First Lady"."""
    named = (doc[max(0, end - words) : end].text.lower() for words in (2, 1))
    return next((name for name in named if name in listed("high offices")), None)


def _retired(doc: Doc, end: int) -> bool:
    """Say whether "(r)" or "(retd)" ends before token `end`."""
    return 3 <= end <= len(doc) and doc[end - 1].text == ")" and doc[end - 2].lower_.strip(".") in _RETIRED


def _hyphenated(doc: Doc, start: int, joined: set[str]) -> int:
    """Give where a surname of two parts ends that stands in a full name: "Nadir-Lodhi"."""
    end = start + 1
    while joined and end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_:
        end += 2
    return end if doc[start:end].text in joined else start + 1


def _tidy(text: str) -> str:
    return " ".join(_SPLIT.sub("", text).split())
