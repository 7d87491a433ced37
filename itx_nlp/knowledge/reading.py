"""Read the statements of an article from its rows. One pass, in the order of the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from itx_nlp.knowledge.entities import Entities, read_entities
from itx_nlp.knowledge.metrics import Metric, Metrics, read_metrics
from itx_nlp.knowledge.periods import Interval, describe, interval, months_before
from itx_nlp.knowledge.referents import Referents
from itx_nlp.knowledge.statements import Rows, Statement, by_article, distinctive
from itx_nlp.tables import Claim, Date, Figure, Organization

_VAGUE = re.compile(r"\s*(?:hundreds|thousands|millions|billions|dozens|scores|tens|lakhs|crores)\b", re.I)
_DIGIT = re.compile(r"\d")
_IF = re.compile(r"\b(?:if|suppose|imagine|were to)\b[^.;]*$", re.I)
_TARGET_HEAD = re.compile(r"^(?:[\w'’-]+\s+){0,5}(?:target|goal|forecast|projection)s?\b(?! shortfall)", re.I)
_AGAINST_TARGET = re.compile(r"\b(?:target|goal|aim(?:ing)?|forecast|projected)\b[^.;]{0,25}$", re.I)
_FORETOLD = re.compile(
    r"\b(?:predicted|expected|projected|forecast|anticipated|likely|set) (?:to|at)\b[^.;(]{0,60}$|"
    r"\b(?:will|would|aim(?:s|ed)?|hope[sd]?|plan(?:s|ned)?|want(?:s|ed)?|promised|pledged|vowed)\b[^.;(]{0,110}$",
    re.I,
)
_WISHED = re.compile(
    r"\s*(?:had been|has been|was|were) (?:wanted|hoped for|planned|promised|targeted|sought|aimed for)\b", re.I
)
_LEVEL_OF = re.compile(
    r"\b(?:exports|imports|receipts|earnings|revenues?|sales|remittances|inflows|investment|total|collection) of\s*$",
    re.I,
)
_THAT_IS = re.compile(r"\s*(?:that|this|which|the (?:increase|rise|growth|difference|decline|fall))\b", re.I)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?$", re.I)
_BASE = re.compile(r"\b(?:from|to|over|than|against|with)\s+(?:[a-z]+\s+){0,2}$")
_MORE = re.compile(r"\s*(?:more|higher|above|faster|up)\b(?! than half)", re.I)
_LESS = re.compile(r"\s*(?:less|lower|fewer|below|down)\b", re.I)
_RISE = re.compile(r"(?:the |an? )?(?:increase|rise|jump|surge|gain)", re.I)
_GROWTH = re.compile(
    r"(?:the |an? |its |their )?(?:official |annual |overall )?growth(?: rate)?(?: of the whole)?$", re.I
)
_FALL = re.compile(r"(?:the |an? )?(?:decrease|decline|drop|fall|dip)", re.I)
_MONTHLY = re.compile(
    r"month[- ](?:on|over)[- ]month|\bMoM\b|\bm/m\b|(?:from|over|than|on|against|compared (?:with|to))\s+"
    r"(?:in\s+)?the (?:(?:previous|preceding|prior) month|month before)|a month (?:earlier|before|ago)",
    re.I,
)
_QUARTERLY = re.compile(r"quarter[- ](?:on|over)[- ]quarter|\bQoQ\b|the (?:previous|preceding|prior) quarter", re.I)
_YEARLY = re.compile(r"year[- ](?:on|over)[- ]year|\bYoY\b|\by/y\b|a year (?:earlier|before|ago)|last year", re.I)
_OVER = re.compile(
    r"\s*(?:(?:more|higher|up|less|lower) )?(?:over|on|than|from|against|above|below|compared (?:with|to))\s+"
    r"(?:(?:that|those) (?:of|in) )?(?:the )?",
    re.I,
)


def statements(tables: Mapping[str, Iterable[Any]], data: str | None = None) -> list[Statement]:
    """Read the statements of all articles whose rows are given, in the order of the text.

    Args:
        tables: rows by table, in any order: articles, figures, dates, organizations and claims, of one article or many.
        data: a folder of words laid over ours, or None.
    """
    metrics, entities = read_metrics(data), read_entities(data)
    made: list[Statement] = []
    for rows in by_article(tables):
        made.extend(once(_Reader(rows, metrics, entities).read()))
    return made


class _Reader:
    def __init__(self, rows: Rows, metrics: Metrics, entities: Entities):
        self.rows, self.entities, self.article = rows, entities, rows.article
        home = entities.home(rows.article, rows.claims, rows.figures, rows.organizations)
        self.home = entities.names.get(home or "")
        self.days = {date.value: found for date in rows.dates if (found := days_of(date))}
        self.dates: defaultdict[int, list[Date]] = defaultdict(list)
        for date in rows.dates:
            self.dates[date.sentence].append(date)
        speakers = {claim.speaker_name for claim in rows.claims if claim.speaker_name}
        self.referents = Referents(
            metrics, entities, self.article.title if self.article else None, speakers, rows.claims
        )
        self.about = self._title_body()

    def read(self) -> list[Statement]:
        """Make the statements of the article."""
        claims, place = self.rows.claims, 0
        mentions = defaultdict(list)
        for mention in self.rows.organizations:
            mentions[mention.sentence].append(mention)
        told: list[Statement] = []
        for figure in self.rows.figures:
            while place < len(claims) and claims[place].end <= figure.start:
                place += 1
            # A claim that begins earlier may still be open behind one that has ended: look two further.
            around = (c for c in claims[place : place + 3] if c.start <= figure.start and figure.end <= c.end)
            statement = self._statement(figure, next(around, None), mentions[figure.sentence], told)
            if statement:
                told.append(statement)
        told = self._in_turn(told)
        named = [s.entity for s in told if s.entity]
        if self.home is None and named:
            # No country stands out, but one is said to be what some of the figures are about.
            self.home = min(named, key=lambda entity: (-named.count(entity), entity))
            told = [s if s.entity else replace(s, entity=self.home) for s in told]
        return told

    def _in_turn(self, told: list[Statement]) -> list[Statement]:
        """Give each of several levels its own period: "July, August and May 2024 brought $286, $298, $292 million".

        The months of such a row share the year of the last.
        """
        rows: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        for place, s in enumerate(told):
            if s.days and not s.change:
                rows[s.sentence, s.metric.key, s.unit, s.days].append(place)
        for (sentence, _, _, days), places in rows.items():
            first = told[places[0]].start
            named = list(dict.fromkeys(d for date in self.dates[sentence] if date.end < first and (d := days_of(date))))
            alike = len({d.months for d in named}) == 1 and days in named
            if len(places) > 1 and len(named) == len(places) and alike:
                for place, own in zip(places, named, strict=True):
                    shift = (own.first.year - named[-1].first.year) * 12
                    ours = own if shift <= 0 else months_before(own, shift) or own
                    told[place] = replace(told[place], days=ours, period=describe(ours))
        return told

    def _title_body(self) -> str | None:
        """Give the firm that the article is about: the one its title begins with."""
        title = self.article.title if self.article else None
        for mention in self.rows.organizations if title else ():
            if mention.kind == "company" and title and title.startswith(mention.text):
                return mention.name
        return None

    def _statement(
        self, figure: Figure, claim: Claim | None, mentions: list[Organization], told: list[Statement]
    ) -> Statement | None:
        before, after = "", ""
        if claim and claim.text:
            before, after = claim.text[: figure.start - claim.start], claim.text[figure.end - claim.start :]
        if self._passed_over(figure, before):
            return None
        if not figure.change and (change := self._change(figure, before, after)):
            figure = replace(figure, change=change)
        elif figure.change and figure.kind == "currency" and _LEVEL_OF.search(before[-40:]):
            figure = replace(figure, change=None)
        metric, country = self.referents.metric(figure, before, after, mentions, told)
        if metric is None or (figure.kind == "rank" and not metric.listed):
            return None
        days = self._days(figure)
        days, basis = self._against(figure, days, before, after, told)
        if figure.change and basis is None and days:
            days = self._carried_on(figure, metric, days, before, told)
        return Statement(
            article_id=figure.article_id,
            origin=(self.article.duplicate_of if self.article else None) or figure.article_id,
            figure_id=figure.figure_id,
            claim_id=claim.claim_id if claim else None,
            sentence=figure.sentence,
            start=figure.start,
            end=figure.end,
            text=figure.text,
            metric=metric,
            entity=self._entity(figure, claim, mentions, metric, country, told),
            period=describe(days) if days else figure.period,
            days=days,
            value=figure.value,
            high=figure.high,
            unit=figure.unit,
            figure_kind=figure.kind,
            bound=figure.bound,
            change=figure.change,
            basis=basis,
            kind=self._kind(figure, claim, before, after, days),
            speaker=(claim.speaker_name or claim.speaker) if claim else None,
            source_org=claim.speaker_org if claim else None,
            published=self.article.published if self.article else None,
            before=before[-160:],
            after=after[:160],
        )

    @staticmethod
    def _passed_over(figure: Figure, before: str) -> bool:
        """Say whether a figure is no fact: a vague plural, a small count in words, an if."""
        if figure.kind == "number" and figure.metric is None:
            return True
        if _VAGUE.match(figure.text):
            return True
        in_words = not _DIGIT.search(figure.text)
        if figure.kind in ("count", "number") and in_words and 1 <= figure.value <= 12:
            return True
        if figure.kind == "measure" and (figure.metric is None or figure.text.startswith(figure.metric[:8])):
            return True
        return bool(before and _IF.search(before[-200:]))

    @staticmethod
    def _change(figure: Figure, before: str, after: str) -> str | None:
        """Say of a percentage, or of `an increase of $45 million`, that it is a change, where its row does not."""
        based = figure.bound == "=" and _BASE.search(before[-50:])
        worded = "" if based else figure.metric or ""
        growth = figure.unit == "percent" and _GROWTH.match(worded)
        if growth or _RISE.fullmatch(worded) or (figure.unit == "percent" and _MORE.match(after)):
            return "increase"
        if _FALL.fullmatch(worded) or (figure.unit == "percent" and _LESS.match(after)):
            return "decrease"
        return None

    def _days(self, figure: Figure) -> Interval | None:
        if figure.period and (known := self.days.get(figure.period)):
            return known
        return interval(figure.period)

    def _against(
        self, figure: Figure, days: Interval | None, before: str, after: str, told: list[Statement]
    ) -> tuple[Interval | None, str | None]:
        """Say for when a change holds and what it is measured against, None where that is the year before."""
        if not figure.change:
            return days, None
        near = f"{before[-60:]} {after[:60]}"
        if not _YEARLY.search(after[:25]):
            if _MONTHLY.search(near):
                return days, "month on month"
            if _QUARTERLY.search(near):
                return days, "quarter on quarter"
        for date in self.dates[figure.sentence]:
            base = days_of(date)
            if base is None or not -90 < date.start - figure.start < 60:
                continue
            beside = [s.days for s in told[-2:] if s.sentence == figure.sentence and s.days and not s.change]
            if base == days and beside and date.text.lower() in ("the year", "a year"):
                return beside[-1], None
            # "36 per cent over March 2023": the date is what it is measured against.
            if base == days and _OVER.fullmatch(after[: max(0, date.start - figure.end)]):
                return self._later(base, told)
            if days and days.months == 1 and months_before(days, 1) == base:
                return days, "month on month"
        return days, None

    @staticmethod
    def _later(base: Interval, told: list[Statement]) -> tuple[Interval | None, str | None]:
        """Give the period that is measured against `base`: a year later, unless the month after was just spoken of."""
        spoken = [s.days for s in told[-4:] if s.days]
        if base.months == 1 and any(months_before(days, 1) == base for days in spoken):
            return next(days for days in spoken if months_before(days, 1) == base), "month on month"
        return months_before(base, -12), None

    @staticmethod
    def _carried_on(figure: Figure, metric: Metric, days: Interval, before: str, told: list[Statement]) -> Interval:
        """Give a change the later of two periods where it stands behind the level of the earlier one.

        "In FY23 it was $2.135 billion, so exporters have earned 21 per cent more": the growth is that of FY24. It is
        moved only where the two levels give it, or where its sentence says no more than that it is the growth.
        """
        later = months_before(days, -12)
        near = [
            s for s in told if figure.sentence - s.sentence <= 3 and not s.change and s.metric.family == metric.family
        ]
        bases = [s for s in near if s.days == days and s.unit != "percent"]
        currents = [s for s in near if s.days == later and later and s.unit != "percent"]
        if not bases or not currents:
            return days
        base, current = bases[-1], currents[-1]
        size = (current.value / base.value - 1) * 100 if figure.unit == "percent" else current.value - base.value
        given = abs(abs(size) - figure.value) <= 0.03 * figure.value
        return current.days or days if given or _THAT_IS.match(before) else days

    def _entity(
        self,
        figure: Figure,
        claim: Claim | None,
        mentions: list[Organization],
        metric: Metric,
        country: str | None,
        told: list[Statement],
    ) -> str | None:
        if country := country or (self.entities.owner(claim.text[: figure.start - claim.start]) if claim else None):
            return self.entities.names[country]
        if not metric.national:
            if body := self.entities.body(figure.metric or "", claim, mentions):
                return body.name
            if self.about:
                return self.about
        if claim and (subject := self.entities.subject(claim.text)):
            return self.entities.names[subject]
        # `exports` go on being those of the country whose exports were spoken of.
        same = (s.entity for s in told if metric.national and s.metric.family == metric.family and s.entity)
        return next(same, self.home)

    def _kind(self, figure: Figure, claim: Claim | None, before: str, after: str, days: Interval | None) -> str:
        worded = "" if self.referents.carried else figure.metric or ""
        if _TARGET_HEAD.search(worded) or _AGAINST_TARGET.search(before[-60:]):
            return "target"
        if _WISHED.match(after):
            return "target"
        if _FORETOLD.search(before[-130:]) and not _FROM.search(before[-30:]):
            return "target"
        if claim is None or claim.kind != "target":
            return "statistic"
        published = self.article.published if self.article else None
        over = bool(days and published and days.last.isoformat() < published)
        return "statistic" if over or _FROM.search(before[-30:]) else "target"


def once(stated: list[Statement]) -> list[Statement]:
    """Give what an article says twice the same metric and period both times: the fullest of those it was told with."""
    alike: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, s in enumerate(stated):
        alike[s.unit, s.value, s.high, s.change, s.kind, s.basis].append(place)
    made = list(stated)
    for places in alike.values():
        # The fullest first; each other one joins the first it may be the same as.
        ranked = sorted(places, key=lambda place: (*_emptiness(made[place]), place))
        heads: list[int] = []
        for place in ranked:
            head = next((h for h in heads if _same(made[h], made[place])), None)
            if head is None:
                heads.append(place)
            else:
                full = made[head]
                made[place] = replace(
                    made[place], metric=full.metric, days=full.days, period=full.period, entity=full.entity
                )
    return made


def _emptiness(s: Statement) -> tuple[bool, bool, int]:
    return not s.metric.listed, s.days is None, -len(s.metric.words)


def _same(full: Statement, other: Statement) -> bool:
    if full.days != other.days and other.days is not None:
        return False
    if full.metric.negated != other.metric.negated or full.metric.family == other.metric.family:
        return full.metric.key == other.metric.key
    return distinctive(full) or (bool(other.metric.words) and other.metric.words <= full.metric.words)


def days_of(date: Date) -> Interval | None:
    """Give the days of a date row; None where it denotes none."""
    first, last = interval(date.first_day), interval(date.last_day)
    return Interval(first.first, last.last) if first and last else None
