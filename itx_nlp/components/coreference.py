"""Say which person or body a noun phrase stands for: `he`, `Ali`, `the association`, `the minister`, `SBP data`.

The one place for this. It reads what the people and organizations components left and remembers who spoke last.
"""

import re

from spacy.tokens import Span, Token

from itx_nlp import document
from itx_nlp.components.authors import author
from itx_nlp.components.grammar import AGENTS, RELATIVES, antecedent, core, is_owner
from itx_nlp.components.mentions import NOBODY, Mentions, Source, from_body
from itx_nlp.components.titles import holds, leads, shared
from itx_nlp.tables import Person
from itx_nlp.text.wordlists import listed

HE = {"he", "she", "him", "her", "his"}
IT = {"it", "its"}
THEY = {"they", "them", "their"}
_ARTICLES = {"the", "a", "an", "this", "that", "these", "those"}
_CHAIRED = re.compile(
    r"\b(?:chair(?:man|person|woman)?ship of|chaired by|presided over by)\b[^.;\n]{0,50}$", re.IGNORECASE
)
_NO_PEOPLE = {"body", "other"}
_WHERE = {"in", "on", "during", "after", "before", "amid", "following", "under", "at"}  # before a time, a place, a talk
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")  # unknown nouns that name people


class Sources(Mentions):
    """Resolve the speakers of one Doc, called in the order of the text."""

    def resolve(self, start: int, end: int) -> Source:
        """Say whom the characters start to end name, and remember that they spoke."""
        if (start, end) not in self.known:
            self.known[start, end] = self._resolve(start, end)
        source = self.known[start, end]
        if source is not NOBODY:
            self.said.append((start, source))
        return source

    def _resolve(self, start: int, end: int) -> Source:
        span = document.span_of(self.doc, start, end)
        head = span.root
        word = head.lower_
        if (word in RELATIVES and len(span) == 1) or span[-1].lower_ == "whom":
            noun = antecedent(head)
            if noun is None:
                return NOBODY if len(span) == 1 else self._unnamed(span, head)
            inner = self.doc[noun[0] : noun[1]]
            source = self._resolve(inner.start_char, inner.end_char)
            thing = word == "who" and source.kind not in {"person", "group"}
            return self._described(head, start) or self._people_in(inner) or source if thing else source
        if len(span) == 1 and word in HE:
            return self._he(start)
        if len(span) == 1 and word in THEY:
            return self._they(start)
        if word in IT and len(span) == 1:
            return self._it(start)
        if word in {"i", "we", "my", "our"} and len(span) == 1:
            return NOBODY
        return self._named(span, head) or self._definite(span, head) or self._unnamed(span, head)

    def _described(self, who: Token, start: int) -> Source | None:
        """Find the person in `Rana, a trader from the guild, who …`: no body is a who."""
        inside = [p for p in self.people if who.sent.start_char <= p.start < p.end < start]
        return self._person(inside[-1]) if inside else None

    def _people_in(self, span: Span) -> Source | None:
        """Find the people in `a flood of complaints from traders, who …`."""
        for token in span:
            kind = self.nouns.get(token.lower_) == "person" or token.lower_.endswith(AGENTS)
            if token.tag_ == "NNS" and token.dep_ == "pobj" and kind:
                a, b = core(self.doc, token.left_edge.i, token.right_edge.i + 1)
                return self._unnamed(self.doc[a:b], token)
        return None

    # ---- names
    def _named(self, span: Span, head: Token) -> Source | None:
        """Find the person or body whose name is the head of the phrase."""
        inside = [p for p in self.people if p.start < span.end_char and p.end > span.start_char]
        for person in inside:
            if not self._owns(person, span) and not (head.tag_ in {"NN", "NNS"} and person.end <= head.idx):
                return self._person(person)
        bodies = [o for o in self.organizations if o.start < span.end_char and o.end > span.start_char]
        for body in bodies:
            if body.start <= head.idx < body.end:
                return self._fullest(body)
        holder = self._office_holder(span, head) if bodies else None
        if holder:
            return holder
        if self.nouns.get(head.lower_) == "document" or head.tag_ in {"NNP", "NNPS"}:
            for body in bodies:
                if is_owner(document.span_of(self.doc, body.start, body.end).root, head):
                    return from_body(body)  # `SBP data`, `data of the SBP`
        for person in inside:
            if head.tag_ not in {"NN", "NNS"} and not self._owns(person, span):
                return self._person(person)
        if span.text[:1].isupper() and span[0].lower_ not in _ARTICLES:
            words = span.text.split()
            named = next((p for p in self.people if len(words) < 3 and set(words) <= set(p.name.split())), None)
            place = any(token.ent_type_ in {"GPE", "LOC"} for token in span)
            return self._person(named) if named else None if place else self._shortened(words)
        return None

    # ---- the minister, the bank
    def _definite(self, span: Span, head: Token) -> Source | None:
        """Find whom `the minister` or `the brokerage house` names: the last one with that role or of that kind."""
        word = head.lower_
        rank = len(span) == 1 and (head.text.isupper() or self.nouns.get(word) == "person")  # according to SHO
        article = span[0].lower_ in {"the", "this"}
        if head.tag_ not in {"NN", "NNP"} or not (article or (rank and head.tag_ == "NNP")) or _describes(span, head):
            return None
        bodies = {o.org_id for o in self.organizations if o.start < span.end_char and o.end > span.start_char}
        if self.nouns.get(word) == "person" or word not in self.named.nouns.means:
            holders = self._holders(span, head, bodies)
            if holders:
                return self._person(holders[0])
        if word in self.named.nouns.means:
            return self._body_meant(span, word)
        if len(span) == 2 and head.tag_ == "NNP":
            for body in reversed([o for o in self.organizations if o.start < span.start_char]):
                if head.text in body.name.split()[1:]:
                    return self._fullest(body)  # `the Alliance`, of the Traders Alliance
        if self.nouns.get(word) == "document" and head.tag_ == "NN":
            return self._author(span, head)
        if self.nouns.get(word) == "person" and word not in {"government", "country", "state", "court"}:
            return self._last_called(span, word, bodies)
        return None

    def _last_called(self, span: Span, word: str, bodies: set[str]) -> Source | None:
        """Give whom the same words named before, else the last person who spoke and may be called so."""
        phrase = span.text.lower()
        for (a, b), source in reversed(self.known.items()):
            if a < span.start_char and source.kind == "person" and source.named and self.text[a:b].lower() == phrase:
                return source
        if any(token.dep_ == "compound" and token.tag_ == "NN" for token in span):
            return None  # `the trade minister` is nobody whose office is unknown
        for at, source in reversed(self.said):
            if at < span.start_char and source.kind == "person":
                fits = word not in listed("offices of one") or source.role is None
                other = source.name and self._titles(source.name) and word in listed("callings")
                if not other:
                    return source if fits and (not bodies or source.org_id in bodies) else None
        return None

    def _author(self, span: Span, head: Token) -> Source | None:
        """Find whose `the report` is: of whom it was said, else the body that spoke last."""
        body = author(self.doc, head, self.organizations)
        if body is not None:
            return self._fullest(body)
        speakers = (source for at, source in reversed(self.said) if at < span.start_char and source.kind != "other")
        last = next(speakers, NOBODY)
        return last if last.kind == "body" else None

    def _holders(self, span: Span, head: Token, bodies: set[str]) -> list[Person]:
        """List who may be `the chairman` or `the SBP chief`: those of the body first, the last ones named first."""
        word = head.lower_
        before = [p for p in self.people if p.start < span.start_char]
        held = [p for p in [*reversed(before), *self.people] if p.role and holds(p.role, head.text)]
        wanted = [token.lower_ for token in span[1:] if token.i < head.i and token.is_alpha]
        if not held:
            titled = [p for p in reversed(before) if holds(" ".join(self._titles(p.name)), head.text)]
            titled += [p for p in reversed(before) if holds(self._also(p), head.text)]
            held = [p for p in titled if not bodies or p.org_id in bodies]
        fields = [t.lower_ for t in span[1:] if t.i < head.i and t.dep_ == "compound" and not t.text.isupper()]
        held = [p for p in held if not (fields and _is_of_field(p.role or "") and not shared(p.role or "", fields))]
        rank = listed("ranks").intersection(wanted)
        held = [p for p in held if all(holds(p.role or "", word) for word in rank)]
        spoke = {source.name for at, source in self.said if at < span.start_char}
        held.sort(key=lambda p: (-shared(p.role or "", wanted), p.start < span.start_char and not self._acts(p, spoke)))
        if word in listed("chiefs") and bodies:
            held += [p for p in self.people if p.role and p.org_id in bodies and leads(p.role)]
        if word in listed("chairs") and (not held or any(token.lower_ in self.named.nouns.means for token in span)):
            chairs = (p for p in self.people if _CHAIRED.search(self.text[max(0, p.start - 60) : p.start]))
            held = [*chairs, *held]
        of_body = [p for p in held if p.org_id in bodies]
        return of_body or [p for p in held if not bodies or p.org_id is None]

    def _body_meant(self, span: Span, word: str) -> Source | None:
        if "central" in span.text.lower():
            before = [o for o in self.organizations if o.start < span.start_char]
            banks = (o for o in reversed(before) if o.kind == "regulator" and "bank" in o.name.lower())
            body = next(banks, None)
            return from_body(body) if body else None
        called = (o for o in reversed(self.organizations) if o.start < span.start_char)
        body = next((o for o in called if self.text[: o.start].rstrip().endswith(" " + word)), None)
        body = body or self.named.meant(word, span.start_char)
        return self._fullest(body) if body else None

    # ---- pronouns
    def _he(self, start: int) -> Source:
        """Find whom `he` names: the last person who spoke or was a subject, the nearer one."""
        said = next(((at, s) for at, s in reversed(self.said) if at < start and s.kind == "person"), None)
        before = [p for p in self.people if p.end <= start and not self._told(p)]
        subject = next((p for p in reversed(before) if self._is_subject(p)), None)
        if said and (subject is None or said[0] >= subject.start):
            return said[1]
        if subject:
            return self._person(self._nearer(subject, before))
        before = before or [p for p in self.people if p.end <= start]
        if before:
            return self._person(before[-1])
        unnamed = next((s for at, s in reversed(self.said) if at < start), None)
        return unnamed or NOBODY

    def _they(self, start: int) -> Source:
        """Find whom `they` names: the last people or body that spoke or acted in the sentence before, else anybody."""
        nearest = next(((at, s) for at, s in reversed(self.said) if at < start and s.kind in {"group", "body"}), None)
        first = document.span_of(self.doc, start, start + 1).start
        sentence = self.doc[first].sent
        before = self.doc[sentence.start - 1].sent if sentence.start else sentence
        for token in reversed(self.doc[before.start : first]):
            plural = token.tag_ in {"NNS", "NNPS"} and (self.nouns.get(token.lower_) or token.lower_.endswith(AGENTS))
            if token.dep_ in {"nsubj", "nsubjpass"} and plural and plural != "document":
                if nearest and nearest[0] > token.idx:
                    break
                a, b = core(self.doc, token.left_edge.i, token.right_edge.i + 1)
                return self._unnamed(self.doc[a:b], token)
        return nearest[1] if nearest else self._last(start, "person")

    def _it(self, start: int) -> Source:
        """Find whom `it` names: the last body that spoke, else the last that was a subject."""
        at, last = next(((at, s) for at, s in reversed(self.said) if at < start and s.kind in _NO_PEOPLE), (0, NOBODY))
        near = self._acting(start) if "\n" in self.text[at:start] else None
        if near or last is not NOBODY:
            return near or last
        for body in reversed([o for o in self.organizations if o.end <= start]):
            if document.span_of(self.doc, body.start, body.end).root.dep_ in {"nsubj", "nsubjpass"}:
                return from_body(body)
        before = [o for o in self.organizations if o.end <= start]
        return from_body(before[-1]) if before else NOBODY

    # ---- nobody in particular
    def _unnamed(self, span: Span, head: Token) -> Source:
        """Name an unnamed source by its noun phrase: `a senior FBR official`."""
        words = list(span)
        while len(words) > 1 and (
            words[0].lower_ in _ARTICLES or words[0].tag_ in {"PRP$", "POS", "RB"} or words[0].lower_ == "same"
        ):
            words = words[1:]
        while len(words) > 1 and words[0].text[0].islower() and words[0].tag_ in {"VB", "VBP", "VBD"}:
            words = words[1:]
        if not any(word.tag_.startswith(("NN", "JJ", "CD", "DT", "WP")) or word.text[0].isupper() for word in words):
            return NOBODY
        words = words[: self._circumstance(words, head)]
        while len(words) > 1 and words[-1].is_punct and words[-1].text != ")":
            words = words[:-1]
        name = self.text[words[0].idx : words[-1].idx + len(words[-1])]
        body = next((o for o in self.organizations if o.start < span.end_char and o.end > span.start_char), None)
        plural = head.tag_ in {"NNS", "NNPS"} or words[-1].lower_ == "whom"
        kind = "person" if head.lower_.endswith(_AGENTS) else "other"
        kind = self.nouns.get(head.lower_, kind if head.tag_ == "NN" else "other")
        person = kind == "person"
        opens = words[0].is_sent_start and words[0].ent_type_ != "NORP"
        if opens and words[0].tag_ not in {"NNP", "NNPS"} and name[1:2].islower():
            name = name[:1].lower() + name[1:]
        return Source(
            name=name,
            role=head.text if person and head.tag_ == "NN" else None,
            org_id=body.org_id if body else None,
            kind="group" if plural else {"person": "person", "body": "body"}.get(kind, "other"),
            named=False,
        )

    def _circumstance(self, words: list[Token], head: Token) -> int:
        """Count the words up to where and when a source spoke: `official | in Lahore`, `statement | on Sunday`."""
        for n, word in enumerate(words):
            if word.i <= head.i:
                continue
            if word.dep_ == "npadvmod" and word.head.i == head.i:
                return word.left_edge.i - words[0].i
            if word.dep_ != "prep" or word.head.i != head.i or word.lower_ not in _WHERE:
                continue
            goals = [child for child in word.children if child.dep_ in {"pobj", "pcomp"}]
            body = any(o.start <= goal.idx < o.end for goal in goals for o in self.organizations)
            if not body and not any(self.nouns.get(goal.lower_) == "body" or goal.lower_ == "charge" for goal in goals):
                return n
        return len(words)


def _is_of_field(role: str) -> bool:
    """Say whether a role names its field: no `minister of health` is `the trade minister`."""
    return " of " in role or " for " in role


def _describes(span: Span, head: Token) -> bool:
    """Say whether a definite noun brings its own description: `the head of the firm`."""
    return any(
        child.dep_ in {"prep", "relcl", "acl"} and child.i > head.i for child in head.children if child.i < span.end
    )
