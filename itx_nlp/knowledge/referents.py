"""Find the metric that is meant where an article only points at it: `exports`, `the increase`, `the board counted`.

A figure's metric as the sentence words it comes first. Where that is a bare word, a verb, a body or a place, the words
of the figure's own clause, the figures before it, the headline and the topic of the article are asked in turn.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from itx_nlp.knowledge.acts import act
from itx_nlp.knowledge.antecedents import BARE, Antecedents
from itx_nlp.knowledge.asked import Asked, ask
from itx_nlp.knowledge.beside import (
    CLAUSE,
    adjacent,
    balance,
    beside,
    completed,
    listing,
    of_gdp,
    part_of,
    told_of,
)
from itx_nlp.knowledge.contexts import Context
from itx_nlp.knowledge.dealings import HELD_AGAINST, HOLDING, Dealings, is_piece
from itx_nlp.knowledge.entities import Entities
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics
from itx_nlp.knowledge.priced import Priced
from itx_nlp.knowledge.statements import Statement
from itx_nlp.tables import Claim, Figure, Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

_BARE_WORD = Pattern(r"\b«bare words»\b(?! of| from| to)", re.I)
_OF_GDP = re.compile(
    r" of (?:the |its |our |their )?(?:country's |country’s |national |total )*(?:GDP|gross domestic|econom)"
)
_SECTOR = Pattern(
    r"(?:^|[,;] (?:while |and |but )?)(?:[Tt]he )?((?:[A-Za-z&-]+ ){1,5}«sectors») «having in a sector»\b"
)
_PARTS = re.compile(" (?:of|for) ")
_PRONOUNS = ("It ", "They ", "it ", "they ")
_GAP = re.compile(r"(?:,|;)(?: and| while)? (?:the )?[A-Z][A-Za-z .-]* $")
_AIM = Pattern(r"\b«aims»$")
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
        self.dealings = Dealings(metrics, entities)
        self.clause = (-1, "")  # what was told last of those a share is of, and its sentence
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
        self.priced.hear(figure.sentence, near)
        asked = ask(self.entities, figure, near, mentions, told)
        metric = self._beside(asked, self._here(asked, self._as_worded(asked)))
        if not (metric.listed or asked.own or self._is_counted(metric, figure)) and self._is_bare(metric, asked.worded):
            metric = self._behind_bare(asked, metric)
        if metric.words <= listed("deficits") and not metric.listed and metric.words:
            metric = balance(self.metrics, asked.kind, metric, near.before, near.after) or metric
        if not metric.words and not metric.listed:
            # "An amount of $75 million has been allocated": what was done with it is all that is said.
            said = asked.text if self.metrics.words(asked.text) else act(self.metrics, near) or asked.text
            metric = self.metrics.find(said, asked.kind)
            if not metric.words or figure.kind not in ("currency", "percent"):
                return None, None
        metric = self._dealt_with(asked, self._carried_on(asked, metric))
        if (
            figure.kind in ("percent", "number")
            and not figure.change
            and near.says(_NOT)
            and _TURNED.search(near.after)
        ):
            metric = replace(metric, negated=True)
        return metric, asked.country

    def _as_worded(self, asked: Asked) -> Metric:
        """Name the metric that the wording alone says."""
        figure, near, kind = asked.figure, asked.near, asked.kind
        metric = self._named(asked.worded, kind, near, asked.apart)
        if metric.listed and self._counts_other(figure, metric):
            metric = self.metrics.unlisted(asked.worded, asked.apart)  # 85 companies in the park
        if not metric.listed and asked.worded != asked.text and (known := self.metrics.listed(asked.text, kind)):
            # the reserves of the State Bank have a name
            metric = self.metrics.scoped(known, kind, near.before, near.after)
        if figure.kind == "count" and not metric.words and figure.unit in listed("places counted"):
            metric = metric.worded(metric.name, frozenset((figure.unit,)))  # whose they are is no metric, how many is
        return metric

    def _here(self, asked: Asked, metric: Metric) -> Metric:
        """Ask this sentence and the headline where the wording was carried over from another sentence."""
        near, kind = asked.near, asked.kind
        self.carried = asked.elsewhere = self._is_elsewhere(asked.folded, asked.figure, near)
        speaks = asked.elsewhere and near.says(_BARE_WORD.words)
        bare = _BARE_WORD.search(CLAUSE.split(near.before)[-1]) if speaks else None
        asked.bare = bare is not None
        if bare:
            metric = self._named(bare.group(), kind, near)
        elif asked.elsewhere and not asked.own and (not metric.listed or metric.scope):
            metric = self._of_title(asked.figure) or metric  # the headline is a better guess
        if not metric.listed and metric.words in self.metrics.nicknames:
            metric = self._called(metric, asked.figure, kind, near, asked.told)
        return metric

    def _beside(self, asked: Asked, metric: Metric) -> Metric:
        """Give the listed metric that the words right beside the figure name, or complete the one at hand by them."""
        kind, before, after = asked.kind, asked.near.before, asked.near.after
        beside_it = adjacent(self.metrics, kind, before, after)
        if beside_it and not self._counts_other(asked.figure, beside_it):
            return beside_it
        metric = listing(self.metrics, kind, asked.text, before, after) or metric
        return completed(self.metrics, metric, kind, asked.text, after) or metric

    def _behind_bare(self, asked: Asked, metric: Metric) -> Metric:
        """Give the metric that a wording without a quantity stands for."""
        figure, near, kind, told = asked.figure, asked.near, asked.kind, asked.told
        meant = beside(self.metrics, kind, metric, near.before, near.after)
        meant = meant or self.meant(metric, figure, near, told, bool(asked.apart))
        theirs = f"{asked.text}'s " in near.before or f"{asked.text}’s " in near.before  # India's is 5 per cent
        theirs = theirs or bool(asked.apart and self._is_parallel(figure, near.before, told))
        if asked.apart and not theirs and not metric.words and (meant.words or meant.listed):
            # "Saudi Arabia led with $900 million": of what was counted before, the part of a country.
            meant, asked.country = self._part(meant, asked.text), None
        return self.metrics.scoped(meant, kind, near.before, near.after)

    def _carried_on(self, asked: Asked, metric: Metric) -> Metric:
        """Give what the article meant by the same wording, or by what a pronoun or a partner goes on about."""
        figure, near, told = asked.figure, asked.near, asked.told
        if asked.elsewhere and metric.listed and told and near.before.startswith(_PRONOUNS):
            last = told[-1].metric
            if last.family == metric.family and figure.sentence - told[-1].sentence <= 1:
                metric = last  # "In the open market it was 284.4. It had been 284.6": there as well
        if asked.kind == "currency" and metric.listed:
            metric = self.metrics.paid(metric, figure.unit)
        # A wording that is carried on means what it meant where it stood.
        decided = self.decided.setdefault(asked.folded, metric)
        means_other = decided.family != metric.family and self.metrics.counts(decided, asked.kind)
        if asked.elsewhere and not asked.bare and asked.text and means_other:
            metric = decided
        if not metric.listed and metric.words <= BARE and (partner := self._partner(figure, near.before, told)):
            metric, asked.country = self._part(metric, partner), None
        if metric.key == "gdp_growth" and _OF_GDP.match(near.after):
            metric = of_gdp(self.metrics, near.before, asked.text)
        return metric

    def _dealt_with(self, asked: Asked, metric: Metric) -> Metric:
        """Say of a metric without a name what was done with the amount, what it is held against or the price of."""
        figure, near, kind = asked.figure, asked.near, asked.kind
        metric = metric if metric.listed else self.dealings.of(asked, metric)
        if kind == "currency" and not metric.listed:
            metric = self.priced.by_measure(metric, self.dealings.folded(metric.name), near) or metric
        level = figure.unit == "percent" and not figure.change and not asked.elsewhere
        if level and (part := part_of(asked.text, near.before, near.after)):
            metric = self._named(f"share of {part} in {asked.text}", kind, near)
        if kind == "percent" and figure.change and not (metric.listed or asked.country):
            metric = self.priced.of(metric, figure, near, asked.mentions) or metric
        return self._of_part(asked, metric)

    def _of_part(self, asked: Asked, metric: Metric) -> Metric:
        """Say what is told of those a share is of, and whose a metric of the country is that only a sector has."""
        figure, near = asked.figure, asked.near
        if near.says(_SECTOR.words) and (sector := _SECTOR.search(near.before)):
            own = self.metrics.words(sector.group(1)) - listed("sectors")
            if own and not own <= self.metrics.words(asked.text) | self.metrics.words(metric.name):
                metric = self._part(metric, sector.group(1))  # the power sector saw an inflow: not the country's
        is_part = asked.kind in ("percent", "fraction") and not (figure.change or metric.listed)
        if is_part and (clause := told_of(asked.text, near.after) or self._held_against(figure, near)):
            metric = metric.worded(f"{metric.name} {clause}", metric.words | self.metrics.words(clause))
            self.clause = figure.sentence, clause
        return metric

    def _held_against(self, figure: Figure, near: Context) -> str | None:
        """Give what was told of those held against some others: 14% of women own a loom, compared to |56% of men|."""
        here = self.clause[0] == figure.sentence and near.after.startswith(" of ")
        return self.clause[1] if here and near.says(HOLDING) and HELD_AGAINST.search(near.before[-50:]) else None

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
        counts = unit and unit != "person" and not is_piece(unit) and self.metrics.words(unit)
        return bool(counts) and not self.metrics.counts_unit(beside_it, unit or "")

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
