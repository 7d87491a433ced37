"""Say which person or body a noun phrase stands for: `he`, `Ali`, `the association`, `the minister`, `SBP data`.

The one place for this. It reads what the people and organizations components left and remembers who spoke last.
"""

import re

from spacy.tokens import Span, Token

from itx_nlp import document
from itx_nlp.components.authors import author
from itx_nlp.components.grammar import AGENTS, RELATIVES, antecedent, core, is_owner
from itx_nlp.components.mentions import NOBODY, Source, from_body
from itx_nlp.components.pronouns import ARTICLES, HE, IT, OCCASIONS, THEY, Pronouns
from itx_nlp.components.titles import leads
from itx_nlp.tables import Organization, Person
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_CHAIRED = Pattern(r"\b«chaired»\b[^.;\n]{0,50}$", re.IGNORECASE)


class Sources(Pronouns):
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
        head = self._official(span)
        word = head.lower_
        if (word in RELATIVES and len(span) == 1) or span[-1].lower_ == "whom":
            noun = antecedent(head)
            if noun is None:
                return NOBODY if len(span) == 1 else self._unnamed(span, head)
            inner = self.doc[noun[0] : noun[1]]
            if word == "which" and inner.root.tag_ == "NN" and inner.root.lower_ not in self.nouns:
                last = inner[-1]  # `to the chagrin of |Marlia| which insists …`
                inner = self.doc[last.left_edge.i : noun[1]] if last.tag_ == "NNP" and last.dep_ == "pobj" else inner
            source = self._resolve(inner.start_char, inner.end_char)
            thing = word == "who" and source.kind not in {"person", "group"}
            return self._described(head, start) or self._people_in(inner) or source if thing else source
        if len(span) == 1 and word in HE:
            return self._he(start)
        if word == "old" and span[0].lower_ == "the" and span.text.lower().endswith("-year-old"):
            return self._he(start)  # `says the 34-year-old`
        if len(span) == 1 and word in THEY:
            return self._they(start)
        if word in IT and len(span) == 1:
            return self._it(start)
        if word in {"i", "we", "my", "our"} and len(span) == 1:
            return NOBODY
        return self._named(span, head) or self._definite(span, head) or self._unnamed(span, head)

    def _official(self, span: Span) -> Token:
        """Give the head of a phrase; of `a Ministry of Trade official` it is who is of the body."""
        head, last = span.root, span[-1]
        if head.i + 2 < span.end and head.nbor().text == "-" and not head.whitespace_:
            head = head.nbor(2)  # `the co-founder`, cut in three by the parse
        person = last.tag_ in {"NN", "NNS"} and self.nouns.get(last.lower_) == "person"
        if last.i <= head.i or not person or any(t.is_punct or t.tag_ == "CC" for t in span[head.i - span.start :]):
            return head
        inside = any(o.start <= head.idx and o.end <= last.idx for o in self.organizations if o.end > head.idx)
        return last if inside and last.head.lower_ in {"of", "for"} else head

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
            called = head.tag_ == "NN" and body.end == span.end_char and self._calls(head, body)
            if body.start <= head.idx < body.end or called:
                return self._fullest(body)
        holder = self._office_holder(span, head) if bodies else None
        if holder:
            return holder
        if self.nouns.get(head.lower_) == "document" or head.tag_ in {"NNP", "NNPS"}:
            for body in bodies:
                if is_owner(document.span_of(self.doc, body.start, body.end).root, head):
                    return from_body(body)  # `SBP data`, `data of the SBP`
        if span.text[:1].isupper() and span[0].lower_ not in ARTICLES:
            words = span.text.split()
            if len(words) > 1 and (officer := self._called_by_office(span)):
                return self._person(officer)
            named = next((p for p in self.people if len(words) < 3 and set(words) <= set(p.name.split())), None)
            place = any(token.ent_type_ in {"GPE", "LOC"} for token in span)
            return self._person(named) if named else None if place else self._shortened(words)
        return None

    def _called_by_office(self, span: Span) -> Person | None:
        """Find whom the words of an office name without an article: `|Minister for Law| said`."""
        before = (p for p in reversed(self.people) if p.start < span.start_char and p.role)
        return next((p for p in before if p.role and p.role.lower() == span.text.lower()), None)

    def _calls(self, noun: Token, body: Organization) -> bool:
        """Say whether a noun right before a name says what the body is: `US planemaker |Boeing|`."""
        behind = document.span_of(self.doc, body.start, body.end).start
        return behind == noun.i + 1 and self.nouns.get(noun.lower_) not in {"person", "document"}

    # ---- the minister, the bank
    def _definite(self, span: Span, head: Token) -> Source | None:
        """Find whom `the minister` or `the brokerage house` names: the last one with that role or of that kind."""
        word = head.lower_
        rank = len(span) == 1 and (head.text.isupper() or self.nouns.get(word) == "person")  # according to SHO
        article = span[0].lower_ in {"the", "this"}
        if head.tag_ not in {"NN", "NNP"} or not (article or (rank and head.tag_ == "NNP")):
            return None
        if _description(span, head):
            holder = self._holder_of(span, head)
            return self._person(holder) if holder else self._just_named(span, head)
        bodies = {o.org_id for o in self.organizations if o.start < span.end_char and o.end > span.start_char}
        kind = self.nouns.get(word)
        if kind == "person" or (kind != "document" and word not in self.named.nouns.means):
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
        if self.nouns.get(word) == "person" and not (len(word) > 1 and head.text.isupper()):
            return self._last_called(span, word, bodies)
        return None

    def _just_named(self, span: Span, head: Token) -> Source | None:
        """Find who is `The co-founder of Beas Looms`: the one named in the sentence before, of whom no role is told."""
        if self.nouns.get(head.lower_) != "person" or span[0].i != span[0].sent.start or not span[0].i:
            return None
        before = self.doc[span[0].i - 1].sent
        named = [p for p in self.people if before.start_char <= p.start < before.end_char]
        if len({p.name for p in named}) != 1 or named[0].role or not self._is_subject(named[0]):
            return None
        body = next((o for o in self.organizations if span.start_char <= o.start < span.end_char), None)
        first = span[1].idx if span[0].lower_ in ARTICLES else span.start_char
        role = self.text[first : head.idx + len(head)]
        return Source(name=named[0].name, role=role, org_id=body.org_id if body else named[0].org_id, kind="person")

    def _holder_of(self, span: Span, head: Token) -> Person | None:
        """Find who is `the governor of the State Bank` or `the Chief of Army Staff`: all of it is known of them."""
        told = [token for token in _description(span, head) if token.tag_.startswith(("NN", "JJ", "VB"))]
        bodies = [o for o in self.organizations if o.start < span.end_char and o.end > span.start_char]
        rest = [t.lower_ for t in told if not any(o.start <= t.idx < o.end for o in bodies)]
        wanted = rest + [token.lower_ for token in span if token.i < head.i and token.dep_ in {"amod", "compound"}]
        for person in reversed([p for p in self.people if p.start < span.start_char]):
            role = person.role or ""
            known = self.titles.holds(role, head.text) and self.titles.shared(role, wanted) == len(wanted)
            if known and all(body.org_id == person.org_id for body in bodies):
                return person
        return None

    def _last_called(self, span: Span, word: str, bodies: set[str]) -> Source | None:
        """Give whom the same words named before, else the last person who spoke and may be called so."""
        phrase = span.text.lower()
        for (a, b), source in reversed(self.known.items()):
            if a < span.start_char and source.kind == "person" and source.named and self.text[a:b].lower() == phrase:
                return source
        if any(token.dep_ == "compound" and (token.tag_ == "NN" or not bodies) for token in span):
            return None  # `the trade minister` is nobody whose office is unknown
        for at, source in reversed(self.said):
            if at < span.start_char and source.kind == "person":
                fits = word not in listed("offices of one") or source.role is None
                called = source.named or not source.name or source.name.lower().endswith(word)
                if not called and word not in listed("anybody"):
                    return None  # no reporter who asked is `the premier`
                other = source.name and (source.role or self._titles(source.name)) and word in listed("callings")
                if not other:
                    return source if fits and (not bodies or source.org_id in bodies) else None
        return None

    def _author(self, span: Span, head: Token) -> Source | None:
        """Find whose `the report` is: of whom it was said, else the body that spoke last."""
        body = author(self.doc, head, self.organizations)
        if body is not None:
            return self._fullest(body)
        if any(token.tag_ == "NNP" for token in span):
            return None  # `the NA resolution` has an author whom no name in the article is known to be
        speakers = (source for at, source in reversed(self.said) if at < span.start_char and source.kind != "other")
        last = next(speakers, NOBODY)
        return last if last.kind == "body" else None

    def _holders(self, span: Span, head: Token, bodies: set[str]) -> list[Person]:
        """List who may be `the chairman` or `the SBP chief`: those of the body first, the last ones named first."""
        word = head.lower_
        before = [p for p in self.people if p.start < span.start_char]
        held = [p for p in [*reversed(before), *self.people] if p.role and self.titles.holds(p.role, head.text)]
        wanted = [token.lower_ for token in span[1:] if token.i < head.i and token.is_alpha]
        if not held:
            titled = [p for p in reversed(before) if self.titles.holds(" ".join(self._titles(p.name)), head.text)]
            held = [p for p in titled if not bodies or p.org_id in bodies]
        fields = [
            t.lower_.replace("defense", "defence")
            for t in span[1:]
            if t.i < head.i
            and (t.dep_ == "compound" or t.lower_ in listed("fields in an adjective"))
            and not t.text.isupper()
        ]
        held = [
            p
            for p in held
            if not (fields and self._is_of_field(p.role or "", word) and not self.titles.shared(p.role or "", fields))
        ]
        rank = listed("ranks").intersection(wanted)
        held = [p for p in held if all(self.titles.holds(p.role or "", word) for word in rank)]
        spoke = {source.name for at, source in self.said if at < span.start_char}
        held.sort(
            key=lambda p: (
                -self.titles.shared(p.role or "", wanted),
                p.start < span.start_char and not self._acts(p, spoke),
            )
        )
        if word in listed("chiefs") and bodies:
            held += [p for p in self.people if p.role and p.org_id in bodies and leads(p.role)]
        if word in listed("chairs") and (not held or any(token.lower_ in self.named.nouns.means for token in span)):
            chairs = (p for p in self.people if _CHAIRED.search(self.text[max(0, p.start - 60) : p.start]))
            held = [*chairs, *held]
        of_body = [p for p in held if p.org_id in bodies]
        return of_body or [p for p in held if not bodies or p.org_id is None]

    def _is_of_field(self, role: str, office: str) -> bool:
        """Say whether a role names its field: no `minister of health`, no `Health Minister` is `the trade minister`."""
        words = role.lower().split()
        if {"of", "for"}.intersection(words):
            return True
        before = set(words[: words.index(office)]) if office in listed("offices with a field") & set(words) else set()
        return bool(before - listed("before an office"))

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


def _description(span: Span, head: Token) -> list[Token]:
    """Give the words that describe a definite noun behind it: `the head |of the firm|`, not `|in a message|`."""
    below = [child for child in head.children if head.i < child.i < span.end]
    links = [c for c in below if c.dep_ in {"relcl", "acl"} or (c.dep_ == "prep" and c.lower_ not in OCCASIONS)]
    return [token for link in links for token in link.subtree if token.i < span.end]
