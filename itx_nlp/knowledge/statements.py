"""What one article states: each figure with its metric, entity, period and source. One pass over one article's rows."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from itx_nlp.knowledge.entities import Entities, read_entities
from itx_nlp.knowledge.metrics import Metric, Metrics, read_metrics
from itx_nlp.knowledge.periods import Interval, describe, interval, months_before
from itx_nlp.knowledge.precision import Limits, limits, significant
from itx_nlp.tables import ArticleRow, Claim, Date, Figure, Organization


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one article, ready to be compared with those of others.

    origin is the article whose text this is: of a duplicate, the article that it repeats.
    before and after are the words of its claim around it.
    """

    article_id: str
    origin: str
    figure_id: str
    claim_id: str | None
    sentence: int
    start: int
    end: int
    text: str
    metric: Metric
    entity: str | None
    period: str | None
    days: Interval | None
    value: float
    high: float | None
    unit: str | None
    figure_kind: str
    bound: str
    change: str | None
    basis: str | None
    kind: str
    speaker: str | None
    source_org: str | None
    published: str | None
    before: str = ""
    after: str = ""

    @property
    def limits(self) -> Limits:
        """Give the values that its wording allows, leaving the bound aside."""
        return limits(self.text, self.value, self.high, self.bound)


_VAGUE = re.compile(r"\s*(?:hundreds|thousands|millions|billions|dozens|scores|tens|lakhs|crores)\b", re.I)
_DIGIT = re.compile(r"\d")
_IF = re.compile(r"\b(?:if|suppose|imagine|were to)\b[^.;]*$", re.I)
_TARGET_HEAD = re.compile(
    r"^(?:\w+['’]s\s+)?(?:[\w-]+\s+){0,4}(?:target|goal|forecast|projection)s?\b(?! shortfall)", re.I
)
_AGAINST_TARGET = re.compile(r"\b(?:target|goal|aim(?:ing)?|forecast|projected)\b[^.;]{0,25}$", re.I)
_MONTHLY = re.compile(
    r"month[- ](?:on|over)[- ]month|\bMoM\b|\bm/m\b|(?:from|over|than|on|against|compared (?:with|to))\s+"
    r"(?:in\s+)?the (?:(?:previous|preceding|prior) month|month before)|a month (?:earlier|before|ago)",
    re.I,
)
_QUARTERLY = re.compile(r"quarter[- ](?:on|over)[- ]quarter|\bQoQ\b|the (?:previous|preceding|prior) quarter", re.I)
_YEARLY = re.compile(r"year[- ](?:on|over)[- ]year|\bYoY\b|\by/y\b|a year (?:earlier|before|ago)|last year", re.I)


def statements(tables: Mapping[str, Iterable[Any]], data: str | None = None) -> list[Statement]:
    """Read the statements of all articles whose rows are given, in the order of the text.

    Args:
        tables: rows by table, in any order: articles, figures, dates, organizations and claims, of one article or many.
        data: a folder of words laid over ours, or None.
    """
    metrics, entities = read_metrics(data), read_entities(data)
    made: list[Statement] = []
    for rows in by_article(tables):
        made.extend(_Reader(rows, metrics, entities).read())
    return made


@dataclass(slots=True)
class Rows:
    """The rows of one article that statements are made of."""

    article: ArticleRow | None
    figures: list[Figure]
    dates: list[Date]
    organizations: list[Organization]
    claims: list[Claim]


def by_article(tables: Mapping[str, Iterable[Any]]) -> Iterator[Rows]:
    """Sort rows into articles, by id."""
    found: defaultdict[str, Rows] = defaultdict(lambda: Rows(None, [], [], [], []))
    for article in tables.get("articles", ()):
        found[article.article_id].article = article
    for name in ("figures", "dates", "organizations", "claims"):
        for row in tables.get(name, ()):
            getattr(found[row.article_id], name).append(row)
    for article_id in sorted(found):
        rows = found[article_id]
        for name in ("figures", "dates", "organizations", "claims"):
            getattr(rows, name).sort(key=lambda row: (row.start, row.end))
        yield rows


class _Reader:
    def __init__(self, rows: Rows, metrics: Metrics, entities: Entities):
        self.rows, self.metrics, self.entities = rows, metrics, entities
        home = entities.home(rows.article, rows.claims, rows.figures, rows.organizations)
        self.home = entities.names.get(home or "")
        self.days = {d.value: interval_of(d) for d in rows.dates if d.first_day and d.last_day}
        self.about = self._title_body()
        self.last: list[Statement] = []

    def read(self) -> list[Statement]:
        """Make the statements of the article, then leave out what it says twice."""
        claims, place = self.rows.claims, 0
        mentions = defaultdict(list)
        for mention in self.rows.organizations:
            mentions[mention.sentence].append(mention)
        for figure in self.rows.figures:
            while place < len(claims) and claims[place].end <= figure.start:
                place += 1
            # A claim that begins earlier may still be open behind one that has ended: look two further.
            claim = next(
                (c for c in claims[place : place + 3] if c.start <= figure.start and figure.end <= c.end), None
            )
            statement = self._statement(figure, claim, mentions[figure.sentence])
            if statement:
                self.last.append(statement)
        return _once(self.last)

    def _title_body(self) -> str | None:
        """Give the firm that the article is about: the one its title begins with."""
        title = self.rows.article.title if self.rows.article else None
        for mention in self.rows.organizations if title else ():
            if mention.kind == "company" and title and title.startswith(mention.text):
                return mention.name
        return None

    def _statement(self, figure: Figure, claim: Claim | None, mentions: list[Organization]) -> Statement | None:
        before, after = "", ""
        if claim and claim.text:
            before, after = claim.text[: figure.start - claim.start], claim.text[figure.end - claim.start :]
        if self._passed_over(figure, before):
            return None
        metric, country = self._metric(figure, before, after, mentions)
        if metric is None or (figure.kind == "rank" and not metric.listed):
            return None
        days = self._days(figure)
        article = self.rows.article
        return Statement(
            article_id=figure.article_id,
            origin=(article.duplicate_of if article else None) or figure.article_id,
            figure_id=figure.figure_id,
            claim_id=claim.claim_id if claim else None,
            sentence=figure.sentence,
            start=figure.start,
            end=figure.end,
            text=figure.text,
            metric=metric,
            entity=self._entity(figure, claim, mentions, metric, country),
            period=describe(days) if days else figure.period,
            days=days,
            value=figure.value,
            high=figure.high,
            unit=figure.unit,
            figure_kind=figure.kind,
            bound=figure.bound,
            change=figure.change,
            basis=self._basis(figure, days, before, after),
            kind=self._kind(figure, claim, before, days),
            speaker=(claim.speaker_name or claim.speaker) if claim else None,
            source_org=claim.speaker_org if claim else None,
            published=article.published if article else None,
            before=before[-160:],
            after=after[:160],
        )

    def _passed_over(self, figure: Figure, before: str) -> bool:
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
        return bool(before and _IF.search(before))

    def _metric(
        self, figure: Figure, before: str, after: str, mentions: list[Organization]
    ) -> tuple[Metric | None, str | None]:
        text = figure.metric or (figure.unit if figure.kind == "count" else None) or ""
        country, apart = self.entities.of_metric(text)
        # A body is whose number it is, not what is counted.
        if any(mention.text in text and mention.kind != "company" for mention in mentions):
            for mention in mentions:
                text = text.replace(mention.text, " ")
        kind = "fraction" if figure.unit is None and 0 < figure.value < 1 else figure.kind
        context = f"{before[-90:]} {after[:60]}"
        metric = self.metrics.find(text, kind, context, apart)
        elsewhere = bool(before or after) and text.casefold() not in f"{before}{figure.text}{after}".casefold()
        if elsewhere and (worded := _BARE_WORD.search(_CLAUSE.split(before)[-1])):
            metric = self.metrics.find(worded.group(), kind, context)
        if not metric.listed and (not metric.words or metric.words <= _BARE):
            meant = self._beside(kind, before, after) or self._meant(metric, figure)
            if apart and not metric.words and (meant.words or meant.listed):
                # "Saudi Arabia led with $900 million": of what was counted before, the part of a country.
                place = (figure.metric or "").strip()
                meant = replace(meant, key=f"{meant.key}, {place}", name=f"{meant.name}, {place}", listed=False)
                country = None
            metric = meant
        if not metric.words and not metric.listed:
            own = self.metrics.find(figure.metric or "", kind)
            return (own, country) if own.words and figure.kind in ("currency", "percent") else (None, None)
        if not metric.negated and _turned_round(before, after):
            metric = replace(metric, negated=True)
        return metric, country

    def _beside(self, kind: str, before: str, after: str) -> Metric | None:
        """Give a listed metric that the words of the same clause name."""
        clause = f"{_CLAUSE.split(before)[-1][-90:]} {_CLAUSE.split(after)[0][:70]}"
        found = self.metrics.find(clause, kind, loose=True)
        return found if found.listed and len(found.words) > 1 else None

    def _meant(self, metric: Metric, figure: Figure) -> Metric:
        """Give the fuller metric that a bare one stands for: `exports`, `receipts`, `growth`."""
        if not metric.words:
            near = [s for s in reversed(self.last) if figure.sentence - s.sentence <= 2]
            if near and near[0].metric.scope and near[0].sentence < figure.sentence:
                family = near[0].metric.family
                usual = (s.metric for s in reversed(self.last) if s.metric.family == family and not s.metric.scope)
                return next(usual, near[0].metric)
            return near[0].metric if near else self._of_title(figure) or self._topic(figure) or metric
        if _WHOLE.search(figure.metric or ""):
            return metric
        wanted = metric.words if "export" in metric.words else _BARE
        fuller = [s.metric for s in reversed(self.last) if s.metric.listed and s.figure_kind == figure.kind]
        fuller = [known for known in fuller if known.words & wanted]
        # `exports` alone are those of the usual count, even behind a line on computer services.
        if fuller:
            return next((known for known in fuller if not known.scope), fuller[0])
        return self._of_title(figure) or metric

    def _of_title(self, figure: Figure) -> Metric | None:
        title = self.rows.article.title if self.rows.article else None
        named = self.metrics.find(title, figure.kind, loose=True) if title else None
        return named if named and named.listed and "export" in named.words else None

    def _topic(self, figure: Figure) -> Metric | None:
        """Give the listed metric that the article has told most of so far."""
        told = Counter(s.metric for s in self.last if s.metric.listed and s.figure_kind == figure.kind)
        best = min(told.items(), key=lambda item: (-item[1], item[0].key), default=None)
        return best[0] if best and best[1] > 1 else None

    def _days(self, figure: Figure) -> Interval | None:
        if figure.period and (known := self.days.get(figure.period)):
            return known
        return interval(figure.period)

    def _entity(
        self, figure: Figure, claim: Claim | None, mentions: list[Organization], metric: Metric, country: str | None
    ) -> str | None:
        if country:
            return self.entities.names[country]
        if not metric.national and (body := self.entities.body(figure.metric or "", claim, mentions)):
            return body.name
        if not metric.national and self.about:
            return self.about
        return self.home

    def _basis(self, figure: Figure, days: Interval | None, before: str, after: str) -> str | None:
        """Say what a change is measured against where it is not the year before."""
        if not figure.change:
            return None
        near = f"{before[-60:]} {after[:60]}"
        if _MONTHLY.search(near) and not _YEARLY.search(after[:25]):
            return "month on month"
        if _QUARTERLY.search(near) and not _YEARLY.search(after[:25]):
            return "quarter on quarter"
        if days and days.months == 1 and (previous := months_before(days, 1)):
            for date in self.rows.dates:
                beside = -90 < date.start - figure.start < 60 and date.sentence == figure.sentence
                if (
                    beside
                    and date.first_day == previous.first.isoformat()
                    and date.last_day == previous.last.isoformat()
                ):
                    return "month on month"
        return None

    def _kind(self, figure: Figure, claim: Claim | None, before: str, days: Interval | None) -> str:
        if _TARGET_HEAD.search(figure.metric or "") or _AGAINST_TARGET.search(before):
            return "target"
        if claim is None or claim.kind != "target":
            return "statistic"
        published = self.rows.article.published if self.rows.article else None
        over = bool(days and published and days.last.isoformat() < published)
        return "statistic" if over or re.search(r"\bfrom\s+(?:about\s+|around\s+)?$", before) else "target"


def _once(stated: list[Statement]) -> list[Statement]:
    """Give what an article says twice the same metric and period both times: the fullest of those it was told with."""
    alike: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, s in enumerate(stated):
        alike[s.unit, s.value, s.high, s.change, s.kind, s.basis].append(place)
    made = list(stated)
    for places in alike.values():
        # The fullest first; each other one joins the first it may be the same as.
        ranked = sorted(
            places, key=lambda p: (not made[p].metric.listed, made[p].days is None, -len(made[p].metric.words), p)
        )
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


_BARE_WORD = re.compile(r"\b(?:exports|receipts|inflows|earnings|remittances)\b(?! of| from| to)", re.I)
_CLAUSE = re.compile(r"[;:.]\s|,? (?:and|but|while|whereas) ")
_WHOLE = re.compile(r"\b(?:total|overall|country|national|goods|Pakistan)\b", re.I)
_BARE = frozenset(("export", "receipt", "remittance", "earn"))
_ROUND = re.compile(r"^\s*(?:[^,.;]{0,40}\b)?(?:not|unemployable|cannot)\b|^\s*[^,.;]{0,40}n['’]t\b", re.I)


def _turned_round(before: str, after: str) -> bool:
    return bool(_ROUND.search(after))


def interval_of(date: Date) -> Interval | None:
    """Give the days of a date row."""
    first, last = interval(date.first_day), interval(date.last_day)
    return Interval(first.first, last.last) if first and last else None


def distinctive(statement: Statement) -> bool:
    """Say whether a number is one that nobody else would have by chance: three digits or more."""
    return significant(statement.value) >= 3
