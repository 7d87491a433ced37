"""Find the metric that is meant where an article only points at it: `exports`, `the increase`, `the board counted`.

A figure's metric as the sentence words it comes first. Where that is a bare word, a verb, a body or a place, the words
of the figure's own clause, the figures before it, the headline and the topic of the article are asked in turn.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from itx_nlp.knowledge.acts import act
from itx_nlp.knowledge.allocations import allocated, sums_before, tells
from itx_nlp.knowledge.antecedents import BARE, Antecedents
from itx_nlp.knowledge.beside import (
    CLAUSE,
    adjacent,
    balance,
    beside,
    completed,
    listing,
    of_gdp,
    part_of,
    without_bodies,
)
from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.knowledge.priced import Priced
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Claim, Figure, Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

# "He now earns $900 a month": his earnings, whatever the article is about.
_HIS = Pattern(r"\b(?:[Hh]e|[Ss]he|I)(?: [a-z]+)? «earning»\b[^.;]{0,30}$")
_BARE_WORD = Pattern(r"\b«bare words»\b(?! of| from| to)", re.I)
_OF_GDP = re.compile(
    r" of (?:the |its |our |their )?(?:country's |country’s |national |total )*(?:GDP|gross domestic|econom)"
)
_SHARE = re.compile(r"share price of (.+)$")
_OPENED = ("(", "(+", "(-")
_PARTS = re.compile(" (?:of|for) ")
_TERMS = frozenset(("terms", "by", "basis", "wise"))
_IN_TERMS = re.compile(
    r"\b(?:[Ii]n terms of|[Bb]y|[Oo]n the basis of) ((?:[a-z]+ ){0,3}[a-z]+), |([A-Z]?[a-z]+(?: [a-z]+)?)[ -]wise "
)
_PRONOUNS = ("It ", "They ", "it ", "they ")
_GAP = re.compile(r"(?:,|;)(?: and| while)? (?:the )?[A-Z][A-Za-z .-]* $")
_AIM = Pattern(r"\b«aims»$")
_HELD_AGAINST = re.compile(
    r"\b(?:(?:up|down)(?: (?:by )?[\d.]+ ?(?:%|percent|per cent|pc))? from|compared (?:to|with)|against|versus"
    r"|, (?:up|down)) (?:[a-z]+ )?$"
)
_HOLDING = frozenset(("up", "down", "compared", "against", "versus"))
_NOT = frozenset(("not", "t", "unemployable"))
_TURNED = re.compile(
    r"^\s*(?:of [^,.;]{0,40}\b)?(?:are|is|were|was|do|does|did|have|has|had|can)(?:not| not|n['’]t)\b"
    r"|^\s*(?:of [^,.;]{0,40}\b)?(?:(?:are|is|were|was) )?(?:unemployable|not)\b",
    re.I,
)


class Referents(Antecedents):
    """The metrics of one article's figures, asked in the order of the text."""

    def __init__(self, metrics: Metrics, entities: Entities, title: str | None, claims: Sequence[Claim] = ()):
        super().__init__(metrics, title, claims)
        self.entities = entities
        self.bare = BARE | metrics.agents
        self.worded: dict[str, int] = {}
        self.decided: dict[str, Metric] = {}
        self.priced = Priced(metrics)
        self.carried = False  # whether the last wording asked for stands in another sentence

    @cached_property
    def voices(self) -> dict[str, frozenset[str]]:
        """Give the words of the names of those who speak; few articles ask."""
        return {name: self.metrics.words(name) for name in {claim.speaker_name for claim in self.claims} if name}

    @cached_property
    def named(self) -> list[frozenset[str]]:
        """Give the words of those voices that have a name of their own."""
        return [words for name, words in self.voices.items() if name[:1].isupper()]

    @cached_property
    def all_named(self) -> frozenset[str]:
        """Give all words of these."""
        return frozenset().union(*self.named)

    def metric(
        self, figure: Figure, near: Context, mentions: Sequence[Organization], told: Sequence[Statement]
    ) -> tuple[Metric | None, str | None]:
        """Say what a figure measures.

        Args:
            figure: with its metric as worded, or none.
            near: the words of its claim around it.
            mentions: the bodies named in its sentence.
            told: the statements of the article so far.
        Returns:
            The metric, None where nothing can be told; and the country that its wording names.
        """
        before, after = near.before, near.after
        self.priced.hear(figure.sentence, near)
        text = figure.metric or (figure.unit if figure.kind == "count" else None) or ""
        text = (mentions and self._listed_under(figure, near, mentions)) or text
        worded, folded = without_bodies(text, mentions) if mentions else text, text.casefold()
        country, apart = self.entities.of_metric(worded)
        if country and self.entities.is_from(worded, figure.unit):
            country, apart = None, frozenset()
        kind = "fraction" if figure.unit is None and 0 < figure.value < 1 else figure.kind
        if (
            mentions
            and text.startswith("share")
            and (share := _SHARE.match(text))
            and any(share.group(1) in mention.text for mention in mentions)
        ):
            worded = "share price"  # whose it is, the entity says
        elif figure.change and near.before.endswith(_OPENED) and near.says(listed("of a stock exchange")):
            worded = "share price" if any(text == mention.text for mention in mentions) else worded
        metric = self._named(worded, kind, near, apart)
        if metric.listed and self._counts_other(figure, metric):
            metric = self.metrics.unlisted(worded, apart)  # 85 companies in the park
        if not metric.listed and worded != text and (known := self.metrics.listed(text, kind)):
            metric = self.metrics.scoped(known, kind, before, after)  # the reserves of the State Bank have a name
        if figure.kind == "count" and not metric.words and figure.unit in listed("places counted"):
            metric = metric.worded(metric.name, frozenset((figure.unit,)))  # whose they are is no metric, how many is
        self.carried = elsewhere = self._is_elsewhere(folded, figure, near)
        own = figure.kind == "currency" and text.endswith("earnings") and _HIS.search(before)
        bare = _BARE_WORD.search(CLAUSE.split(before)[-1]) if elsewhere and near.says(_BARE_WORD.words) else None
        if bare:
            metric = self._named(bare.group(), kind, near)
        elif elsewhere and not own and (not metric.listed or metric.scope) and (topic := self._of_title(figure)):
            # The wording was carried over from another sentence; the headline is a better guess.
            metric = topic
        if not metric.listed and metric.words in self.metrics.nicknames:
            metric = self._called(metric, figure, kind, near, told)
        beside_it = adjacent(self.metrics, kind, before, after)
        if beside_it and not self._counts_other(figure, beside_it):
            metric = beside_it
        else:
            metric = listing(self.metrics, kind, text, before, after) or metric
            metric = completed(self.metrics, metric, kind, text, after) or metric
        if not (metric.listed or own) and self._is_bare(metric, worded) and not self._is_counted(metric, figure):
            meant = beside(self.metrics, kind, metric, before, after) or self.meant(
                metric, figure, near, told, bool(apart)
            )
            theirs = f"{text}'s " in before or f"{text}’s " in before  # India's is 5 per cent
            theirs = theirs or bool(apart and self._is_parallel(figure, before, told))
            if apart and not theirs and not metric.words and (meant.words or meant.listed):
                # "Saudi Arabia led with $900 million": of what was counted before, the part of a country.
                meant, country = self._part(meant, text), None
            metric = self.metrics.scoped(meant, kind, before, after)
        if metric.words <= listed("deficits") and not metric.listed and metric.words:
            metric = balance(self.metrics, kind, metric, before, after) or metric
        if not metric.words and not metric.listed:
            # "An amount of $75 million has been allocated": what was done with it is all that is said.
            metric = self.metrics.find(text if self.metrics.words(text) else act(self.metrics, near) or text, kind)
            if not metric.words or figure.kind not in ("currency", "percent"):
                return None, None
        if elsewhere and metric.listed and told and before.startswith(_PRONOUNS):
            last = told[-1].metric
            if last.family == metric.family and figure.sentence - told[-1].sentence <= 1:
                metric = last  # "In the open market it was 284.4. It had been 284.6": there as well
        if kind == "currency" and metric.listed:
            metric = self.metrics.paid(metric, figure.unit)
        # A wording that is carried on means what it meant where it stood.
        decided = self.decided.setdefault(folded, metric)
        means_other = decided.family != metric.family and self.metrics.counts(decided, kind)
        if elsewhere and not bare and text and means_other:
            metric = decided
        if not metric.listed and metric.words <= BARE and (partner := self._partner(figure, before, told)):
            metric, country = self._part(metric, partner), None
        if metric.key == "gdp_growth" and _OF_GDP.match(after):
            metric = of_gdp(self.metrics, before, text)
        if figure.kind in ("currency", "count", "measure") and not metric.listed:
            metric = self._allocated(metric, worded, figure, near, told) or self._done(metric, near)
            metric = self._same(metric, figure, near, told) or metric
        elif kind == "number" and elsewhere and not metric.listed:
            metric = self._done(metric, near)
        elif kind == "percent" and figure.change and not metric.listed:
            metric = (
                self._allocated(metric, worded, figure, near, told) or self._same(metric, figure, near, told) or metric
            )
        elif kind == "percent" and not metric.listed and before.endswith("taxed at "):
            metric = self._done(metric, near)
        if kind == "currency" and not metric.listed:
            metric = self.priced.by_measure(metric, self._folded(metric.name), near) or metric
        if figure.unit == "percent" and not figure.change and not elsewhere and (part := part_of(text, before, after)):
            metric = self._named(f"share of {part} in {text}", kind, near)
        if kind == "percent" and figure.change and not (metric.listed or country):
            metric = self.priced.of(metric, figure, near, mentions) or metric
        if figure.kind in ("percent", "number") and not figure.change and near.says(_NOT) and _TURNED.search(after):
            metric = replace(metric, negated=True)
        return metric, country

    def _is_bare(self, metric: Metric, text: str) -> bool:
        """Say whether a wording names no quantity: who says a number is no more what it counts than who gave it out.

        The budget is not, though "budget documents" speak: only by a name, or by all its words, is a speaker meant.
        """
        if metric.words <= self.bare:
            return True
        if metric.words <= self.bare | listed("beside goals") and _AIM.search(text):
            return True  # the ministry's own target
        if not text[:1].isupper():
            return not metric.words.isdisjoint(self.metrics.agents) and metric.words in self.voices.values()
        rest = metric.words - self.bare
        return rest <= self.all_named and any(rest <= words for words in self.named)

    def _is_counted(self, metric: Metric, figure: Figure) -> bool:
        counted = self.metrics.words(figure.unit or "") if figure.kind == "count" else frozenset()
        return bool(metric.words) and (metric.words <= counted or metric.words == {figure.unit})

    def _counts_other(self, figure: Figure, beside_it: Metric) -> bool:
        """Say whether a figure counts another thing than the words beside it name: the park houses 60 firms."""
        unit = figure.unit if figure.kind == "count" else None
        counts = unit and unit != "person" and not _is_piece(unit) and self.metrics.words(unit)
        return bool(counts) and not self.metrics.counts_unit(beside_it, unit or "")

    @staticmethod
    def _listed_under(figure: Figure, near: Context, mentions: Sequence[Organization]) -> str | None:
        """Give what a list of firms is of where a wording is but a firm's name: "In terms of value, Alpha ($6m)"."""
        if not figure.metric or not near.says(_TERMS) or all(figure.metric not in m.text for m in mentions):
            return None
        told = _IN_TERMS.search(near.before)
        return told and (told.group(1) or told.group(2)).lower()

    @staticmethod
    def _part(whole: Metric, name: str) -> Metric:
        return replace(
            whole, key=f"{whole.key}, {name}", name=f"{whole.name}, {name}", scope=name, listed=False, part=True
        )

    def _is_parallel(self, figure: Figure, before: str, told: Sequence[Statement]) -> bool:
        """Say whether a country goes on a list of countries that its clause began with: India sold 5, |Peru| 4."""
        last = told[-1] if told and told[-1].sentence == figure.sentence and not told[-1].metric.national else None
        subject = self.entities.subject(last.before) if last and last.entity and _GAP.search(before) else None
        return bool(subject and last and self.entities.names[subject[0]] == last.entity)

    def _partner(self, figure: Figure, before: str, told: Sequence[Statement]) -> str | None:
        """Give the country that a claim begins with, where trade with countries one by one was just spoken of."""
        subject = self.entities.subject(before)
        near = (s.metric for s in reversed(told[-12:]) if figure.sentence - s.sentence <= 3)
        if not subject or not any(m.part or any(w.startswith(("to_", "from_")) for w in m.words) for m in near):
            return None
        return self.entities.names[subject[0]]

    def _done(self, metric: Metric, near: Context) -> Metric:
        """Say what was done with an amount where its metric names but who did it or what for: sales of cars."""
        noun = act(self.metrics, near, metric.name)
        if not noun or (words := self.metrics.words(noun)) <= metric.words:
            return metric
        if not metric.name or _is_piece(metric.name):
            return metric.worded(noun, words)
        link = self.metrics.links.get(noun, "of")  # spent Rs5 on schools; what the board spent
        if near.before[-4:] != " at ":
            link = link if re.search(rf"\b{link} (?:\w+ )?{re.escape(metric.name.casefold())}", near.folded) else "of"
        return metric.worded(f"{noun} {link} {self._folded(metric.name)}", metric.words | words)

    @staticmethod
    def _same(metric: Metric, figure: Figure, near: Context, told: Sequence[Statement]) -> Metric | None:
        """Give what was told just before of what has no name, or is held against it: sold 90 units, up from 80."""
        piece = _is_piece(metric.name) and not near.after.startswith(" of ")
        if not piece and (not near.says(_HOLDING) or not _HELD_AGAINST.search(near.before[-50:])):
            return None
        here = (s for s in reversed(told[-3:]) if s.sentence == figure.sentence and not s.metric.listed)
        counted = _is_piece(figure.unit or "")  # 90 cups were sold, up from 80 units
        alike = (
            s.metric for s in here if figure.change or s.unit == figure.unit or (counted and s.figure_kind == "count")
        )
        return next((last for last in alike if piece or metric.words < last.words), None)

    def _allocated(
        self, metric: Metric, worded: str, figure: Figure, near: Context, told: Sequence[Statement]
    ) -> Metric | None:
        if figure.kind not in ("currency", "percent"):
            return None
        if not (before := sums_before(told, figure.sentence)) and not tells(near, worded):
            return None
        return allocated(
            self.metrics, metric, self._folded(worded), self._folded(figure.metric or ""), near, before, figure.sentence
        )

    def _folded(self, text: str) -> str:
        """Begin a wording with a small letter where it stands at the begin of a sentence and is no name."""
        if text.islower():
            return text
        first, _, rest = text.partition(" ")
        plain = first.istitle() and rest.islower() and not self.entities.countries(first)
        return first.lower() + " " + rest if plain else text

    def _named(self, text: str, kind: str, near: Context, apart: frozenset[str] = frozenset()) -> Metric:
        found = self.metrics.find(text, kind, apart)
        return self.metrics.scoped(found, kind, near.before, near.after) if found.listed else found

    def _is_elsewhere(self, folded: str, figure: Figure, near: Context) -> bool:
        """Say whether a wording was carried over from another sentence: not in this claim, or seen before it."""
        first = self.worded.setdefault(folded, figure.sentence)
        if near.before or near.after:
            # "earnings of tailors" is how "tailors earned" is worded, "payments for roofs" "paid for roofs".
            return folded not in near.folded and not any(part in near.folded for part in _PARTS.split(folded))
        return first < figure.sentence

    def _called(self, metric: Metric, figure: Figure, kind: str, near: Context, told: Sequence[Statement]) -> Metric:
        """Give the listed metric that a bare word stands for by what is beside it, else what was made of the word."""
        clause = (
            f"{figure.text} {figure.unit} {CLAUSE.split(near.before[-160:])[-1]} {CLAUSE.split(near.after[:80], 1)[0]}"
        )
        found = self.metrics.called(metric, kind, clause, (s.metric for s in reversed(told[-40:])))
        return self.metrics.scoped(found, kind, near.before, near.after) if found else metric


def _is_piece(name: str) -> bool:
    """Say whether a thing counted has no name of its own: unit, pieces."""
    return not {name, f"{name}s"}.isdisjoint(listed("pieces"))
