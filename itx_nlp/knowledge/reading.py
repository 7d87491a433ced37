"""Read the statements of an article from its rows. One pass, in the order of the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from itx_nlp.knowledge.contexts import Context, context
from itx_nlp.knowledge.cues import change_of, is_answer, kind_of, passed_over
from itx_nlp.knowledge.entities import Entities, read_entities
from itx_nlp.knowledge.firms import Firms
from itx_nlp.knowledge.headlined import headlined
from itx_nlp.knowledge.linkage import name_rivals
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.metrics import Metrics, read_metrics
from itx_nlp.knowledge.periods import Interval, describe, interval
from itx_nlp.knowledge.provinces import of_the_country, province
from itx_nlp.knowledge.referents import Referents
from itx_nlp.knowledge.repeats import headline, once
from itx_nlp.knowledge.statements import Rows, Statement, by_article
from itx_nlp.knowledge.tellers import Tellers
from itx_nlp.knowledge.times import against, by_span, carried_on, days_of, in_turn, monthly
from itx_nlp.knowledge.towns import Places, Towns, read_towns, town
from itx_nlp.knowledge.wordings import without_place
from itx_nlp.knowledge.worldwide import WORLD, is_worlds, is_worlds_price, worldwide
from itx_nlp.tables import Claim, Date, Figure, Organization
from itx_nlp.text.patterns import Pattern
from itx_nlp.text.wordlists import listed

# Who stands for the country in the news of a province; what comes from them is the province's.
_NATION = Pattern(
    r"(?<!from the )(?<!from )(?<!by the )(?<!with the )\b(?:«the nation»\b|(?<=the )centre\b(?! (?:of|for|at|in)\b))",
    re.I,
)
_FORECAST = Pattern(r"\b«foretellings»", re.I)
_GOES_ON = ("It ", "Its ", "The country ", "The country's ", "The country’s ")  # is the country told of right before
_DECIDED = frozenset(("allocation", "approval"))


def statements(tables: Mapping[str, Iterable[Any]], data: str | None = None) -> list[Statement]:
    """Read the statements of all articles whose rows are given, in the order of the text.

    Args:
        tables: rows by table, in any order: articles, figures, dates, organizations and claims, of one article or many.
        data: a folder of words laid over ours, or None.
    """
    metrics, entities, towns = read_metrics(data), read_entities(data), read_towns(data)
    made: list[Statement] = []
    for rows in by_article(tables):
        if not rows.figures:
            continue
        body = rows.claims[0].start if rows.claims else 0
        told = _Reader(rows, metrics, entities, towns).read()
        headline(told, body)
        once(told)
        name_rivals(told)
        made.extend(told)
    return made


@lru_cache(maxsize=16384)
def _is_forecast(worded: str) -> bool:
    return bool(_FORECAST.search(worded))


class _Reader:
    def __init__(self, rows: Rows, metrics: Metrics, entities: Entities, towns: Towns):
        self.rows, self.entities, self.article = rows, entities, rows.article
        places = entities.places(rows.title, rows.claims)
        home = entities.home(places, rows.figures, rows.organizations)
        self.code, self.home = home, entities.names.get(home or "")
        region = province(entities, rows, places, home)
        self.region = entities.names.get(region or "")
        self.towns = towns
        self.town = town(towns, entities, rows, home, region)
        self.origin = self.article.duplicate_of if self.article else None
        self.published = self.article.published if self.article else None
        self.days: dict[str | None, Interval] = {}
        self.dates: defaultdict[int, list[tuple[Date, Interval]]] = defaultdict(list)
        for date in rows.dates:
            if days := days_of(date):
                self.days[date.value] = days
                self.dates[date.sentence].append((date, days))
        self.referents = Referents(metrics, entities, rows.title, rows.claims)
        self.world = is_worlds(entities, rows)
        self.about = headlined(entities, rows)
        self.firms = Firms(entities, rows)
        self.tellers = Tellers(entities, rows)
        self.market = entities.market(rows.title, rows.organizations)
        self.subjects: dict[tuple[int, int], tuple[str, int]] = {}  # by the place of a claim
        self.near, self.inside = Context(), Places()  # the places in which the last claim says something to be
        self.spoken_of = ("", -2)  # the country that a claim began with last, and its sentence
        self.last: Statement | None = None
        self.owners: dict[str, str] = {}  # the entity that a family of metrics was first told of

    def read(self) -> list[Statement]:
        """Make the statements of the article."""
        claims, place = self.rows.claims, 0
        mentions = defaultdict(list)
        for mention in self.rows.organizations:
            mentions[mention.sentence].append(mention)
        told: list[Statement] = []
        near = Context()
        claim = None
        for figure in self.rows.figures:
            if claim is None or figure.end > claim.end:
                while place < len(claims) and claims[place].end <= figure.start:
                    place += 1
                # A claim that begins earlier may still be open behind one that has ended: look two further.
                for claim in claims[place : place + 3]:
                    if claim.start <= figure.start and figure.end <= claim.end:
                        break
                else:
                    claim = None
                if claim is not near.claim:
                    near = context(claim)
            statement = self._statement(figure, near.at(figure), mentions.get(figure.sentence, ()), told)
            if statement:
                self.last = statement
                told.append(statement)
                if statement.entity:
                    self.owners.setdefault(statement.metric.family, statement.entity)
        in_turn(told, self.dates)
        named = Counter(s.entity for s in told if s.entity not in (None, WORLD)) if self.home is None else None
        most = min(named, key=lambda entity: (-named[entity], entity)) if named else None
        if named and most and named[most] * 2 > named.total() and named[most] > 1:
            # No country stands out, but one is said to be what most of the figures are about that say it.
            for s in told:
                if (
                    not s.entity
                    and s.metric.is_of(most)
                    and not (s.metric.national and self.entities.sort(most) == "body")
                ):
                    s.entity, s.unit = most, s.unit or s.metric.unit(s.figure_kind, most)
        return told

    def _statement(
        self, figure: Figure, near: Context, mentions: Sequence[Organization], told: list[Statement]
    ) -> Statement | None:
        claim = near.claim
        if passed_over(figure, near):
            return None
        if not figure.change and (change := change_of(figure, near)):
            figure = replace(figure, change=change)
        if figure.change and figure.value < 0 and figure.high is None:
            figure = replace(figure, value=-figure.value)  # "-9.53%" and "fell 9.53 per cent" are one
        metric, country = self.referents.metric(figure, near, mentions, told)
        if metric is None or (figure.kind == "rank" and not metric.listed):
            return None
        days = (self.days.get(figure.period) or interval(figure.period)) if figure.period else None
        basis = None
        if figure.change:
            days, basis = against(figure, days, near, told, self.dates.get(figure.sentence, ()))
            if basis is None and days:
                days = carried_on(figure, metric, days, near.before, told)
        elif figure.unit == "percent" and "inflation" in metric.key:
            basis = monthly(near)  # prices are higher than a year before, unless it says otherwise
        elif figure.kind in ("currency", "count", "number"):
            basis = by_span(days, near, metric)
        entity = self._entity(figure, near, mentions, metric, country)
        entity = entity if metric.is_of(entity) else None
        if entity and not metric.listed and (name := without_place(metric.name, entity)) != metric.name:
            metric = replace(metric, name=name)
        worded = "" if self.referents.carried else figure.metric or ""
        unit = figure.unit or metric.unit(figure.kind, entity)
        # By place, in the order of the fields: naming so many takes twice as long.
        return Statement(
            figure.article_id,
            self.origin or figure.article_id,
            figure.figure_id,
            claim.claim_id if claim else None,
            figure.sentence,
            figure.start,
            figure.end,
            figure.text,
            metric,
            entity,
            describe(days) if days else figure.period,
            days,
            figure.value,
            figure.high,
            unit,
            figure.kind,
            figure.bound,
            figure.change,
            basis,
            self._kind(figure, near, metric, worded, days),
            (claim.speaker_name or claim.speaker) if claim else None,
            claim.speaker_org if claim else None,
            self.published,
            near.before[-160:],
            near.after[:160],
            near.words,
            owner="home" if entity in (None, self.home) else self.towns.sort(entity) or self.entities.sort(entity),
        )

    def _kind(self, figure: Figure, near: Context, metric: Metric, worded: str, days: Interval | None) -> str:
        if is_answer(figure, near):
            return "statistic"
        decided = not metric.words.isdisjoint(_DECIDED)
        return kind_of(worded, near, days, self.published, figure.unit == "percent", decided)

    def _entity(
        self,
        figure: Figure,
        near: Context,
        mentions: Sequence[Organization],
        metric: Metric,
        country: str | None,
    ) -> str | None:
        worded = figure.metric or ""
        if metric.of:
            return metric.of
        if earner := self.tellers.earner(figure, near, metric):
            return earner
        if (metric.national or "population" in metric.words) and not _is_forecast(worded):
            # What a town or a firm is said to export is not what its country does.
            if town := self.entities.town(worded):
                return town
            if firm := self.entities.holder(worded, mentions, own=True):
                return firm.name
            if trader := self.firms.of(near, metric):
                return trader
        local = self.town or self.region
        if country and local and self.entities.names[country] == self.home and self.home not in worded:
            country = None  # it is but a town of the province that is named
        if country := self.entities.owner(near.before) or country or self.entities.where(near.before, near.after):
            return self.entities.names[country]
        if near.says(listed("of all the world")):
            part = figure.kind in ("percent", "multiple", "rank") or (figure.unit is None and figure.value < 1)
            if worldwide(self.entities, worded, near, part and not figure.change):
                return WORLD
        if figure.unit == "USD" and is_worlds_price(near):
            return WORLD
        if not metric.national:
            if body := self.entities.body(worded, near, mentions):
                return body.name
            if called := self.firms.of(near, metric):
                return called
            if teller := self.tellers.of(near):
                return teller
            if self.about and not of_the_country(near.before):
                return self.about
            if self.market and metric.words and self._is_of_market(figure, metric):
                return self.market
        if not metric.national and near.claim:
            if near is not self.near:
                self.near, self.inside = near, self.towns.inside(near.claim.text, self.code)
            if self.inside and (place := self.towns.where(near, self.inside, figure.kind == "currency")):
                return place
        if near.claim and not metric.part and (subject := self._subject(near.claim, mentions)):
            self.spoken_of = subject, figure.sentence
            return self.entities.names[subject]
        if near.claim and near.claim.text.startswith(_GOES_ON) and 0 <= figure.sentence - self.spoken_of[1] <= 1:
            self.spoken_of = self.spoken_of[0], figure.sentence
            return self.entities.names[self.spoken_of[0]]
        # `exports` go on being those of the country whose exports were spoken of.
        if metric.national:
            own = self.region if metric.regional else None
            if own and self._is_national(metric, near):
                return self.home
            return self.owners.get(metric.family, own or self.home)
        if self.world:
            return WORLD
        if self.last and self.last.entity == WORLD and self._goes_on(figure, near, metric, self.last):
            return WORLD
        return local if local and not self._is_national(metric, near) else self.home

    def _goes_on(self, figure: Figure, near: Context, metric: Metric, last: Statement) -> bool:
        """Say whether a figure goes on with what was told of the world: in its sentence, or of the same in the next."""
        if last.metric.of or figure.sentence - last.sentence > 1 or near.claim is None:
            return False
        alike = last.sentence == figure.sentence or not metric.words.isdisjoint(last.metric.words)
        return alike and not self.entities.countries(near.claim.text)

    @staticmethod
    def _is_national(metric: Metric, near: Context) -> bool:
        """Say whether a figure in the news of a province or town is the country's: what it spends, a tax of its own."""
        if (near.says(_NATION.words) or "centre" in near.words) and _NATION.search(near.before[-100:]):
            return True
        if metric.words.isdisjoint(listed("taxes")):
            return False
        return near.says(listed("levied by the country")) and not near.says(listed("levied by provinces"))

    @staticmethod
    def _is_of_market(figure: Figure, metric: Metric) -> bool:
        """Say whether a figure counts what is traded: "volume", "468 companies active in the session", not a share."""
        if not metric.words.isdisjoint(listed("of trade")):
            return True
        # "13 per cent of the shares" may be of anything.
        return metric.words <= listed("traded") and (
            figure.kind in ("currency", "count", "number") or "volume" in metric.words
        )

    def _subject(self, claim: Claim, mentions: Sequence[Organization]) -> str | None:
        """Give the country that a claim begins with; not where a body follows it, as in "Germany's |Reed Fund|"."""
        place = claim.start, claim.end
        if place not in self.subjects:
            self.subjects[place] = self.entities.subject(claim.text) or ("", 0)
        code, end = self.subjects[place]
        if not code or self.entities.is_of(code, self.home):
            return code or None
        behind = claim.start + end + 1
        return None if any(body.start <= behind < body.end for body in mentions) else code
