"""Group what the articles say about the same thing: who agrees, who disagrees, and why it only looks so.

Every figure is a statement (`statements.py`). Statements of one family of metrics and one entity form a group that
needs no other group, so a corpus can be cut into groups and settled piece by piece (`frames.py`).
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from operator import attrgetter
from typing import Any

from itx_nlp.knowledge.agreement import agree
from itx_nlp.knowledge.drafts import Draft, wordings
from itx_nlp.knowledge.linkage import link
from itx_nlp.knowledge.reading import statements
from itx_nlp.knowledge.retelling import retell
from itx_nlp.knowledge.statements import Statement, distinctive
from itx_nlp.tables import Fact, made

_PLACE = attrgetter("article_id", "start")
_COLUMNS = attrgetter("published", "speaker", "source_org", "bound", "claim_id", "article_id", "figure_id")
_SCALES = (1e3, 1e5, 1e6, 1e7, 1e9)  # thousand, lakh, million, crore, billion


def find_facts(tables: Mapping[str, Any]) -> list[Fact]:
    """Make one fact of every value of every metric, entity and period.

    Args:
        tables: rows by table, of one article or of many, in any order.
    Returns:
        Facts sorted by metric, entity and period. Values that the wording lets be equal are one fact.
    """
    return settle(at_home(statements(tables)))


def at_home(stated: list[Statement], home: str | None = None) -> list[Statement]:
    """Say of articles that name no country what most are about that name one, if three in five of these are.

    Args:
        stated: statements of all articles of a corpus, or of a part of it whose `home` is given.
        home: the country, where it is known.
    """
    if home:
        return [s if s.entity else _moved(s, home) for s in stated]
    # The world, a town or a body is not where an article is at home that names no country.
    others = {None, *(s.entity for s in stated if s.owner in ("town", "body"))}
    named = {(s.article_id, s.entity) for s in stated if s.entity not in others}
    homes = Counter(entity for _, entity in named)
    best = min(homes, key=lambda home: (-homes[home], home), default=None)
    if best is None or homes[best] < 2 or homes[best] * 5 < len({article for article, _ in named}) * 3:
        return stated
    return [s if s.entity else _moved(s, best) for s in stated]


def _moved(s: Statement, home: str) -> Statement:
    if not s.metric.is_of(home):
        return s
    return replace(s, entity=home, owner="home", unit=s.unit or s.metric.unit(s.figure_kind, home))


def settle(stated: Iterable[Statement]) -> list[Fact]:
    """Compare statements of any number of articles, in any order."""
    return finish(drafted(retell(list(stated))))


def drafted(stated: Iterable[Statement]) -> list[Draft]:
    """Compare what goes by one name.

    The result is the same for any order, and for any cut into parts that keeps the statements of one `group` together.
    """
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in stated:
        groups[group(statement)].append(statement)
    return [draft for _, members in sorted(groups.items()) for draft in _settle_group(members)]


def finish(drafts: Iterable[Draft]) -> list[Fact]:
    """Join what is worded otherwise, and make the rows.

    The result is the same for any order, and for any cut into parts that keeps the drafts of one `number` together.
    """
    return sorted(map(_fact, link(drafts)), key=_place)


def group(statement: Statement) -> str:
    """Name what has to be settled together: a family of metrics and an entity."""
    return f"{statement.metric.family}|{statement.entity or ''}"


def _place(fact: Fact) -> tuple[Any, ...]:
    return (fact.metric.casefold(), fact.entity or "", fact.first_day or "", fact.last_day or "", fact.period or "",
            fact.kind, fact.change or "", fact.unit or "", fact.value, fact.fact_id)  # fmt: skip


def _settle_group(members: list[Statement]) -> list[Draft]:
    from itx_nlp.knowledge.notes import explain, explain_values

    if len(members) == 1:
        return [Draft(repr(_key(members[0])), members, members[0].metric.name)]
    by_key: defaultdict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for statement in members:
        by_key[_key(statement)].append(statement)
    drafts: list[Draft] = []
    for key, alike in sorted([(repr(key), alike) for key, alike in by_key.items()]):
        if len(alike) == 1:
            drafts.append(Draft(key, alike))
            continue
        same = [Draft(key, cluster) for cluster in _clusters(alike)]
        if len(same) > 1:
            _compare(same)
            explain_values(same)
        drafts.extend(same)
    explain(drafts)
    names = _names(members)
    for draft in drafts:
        draft.name = names[draft.head.metric.key]
    return drafts


def _key(s: Statement) -> tuple[Any, ...]:
    """Say what must be equal for two statements to be about the same thing."""
    # What moves within a day is the same at no two times that nobody names, nor is 4 per cent that of anybody else.
    alone = s.thread or s.origin
    plain = s.unit == "percent" and s.digits < 2
    own = alone if s.days is None and (s.metric.moves or plain) else None
    if not s.metric.listed:
        # Without a name we know, two articles speak of the same thing only if much else is the same,
        # or if one is a copy of the other.
        brief = len(s.metric.words) < 2 and (not s.change or s.digits < 2)  # eggs, up 0.67 per cent
        own = alone if (s.days is None or brief) and not distinctive(s) else None
    # 90 units of car sales are 90 cars that were sold.
    unit = "unit" if s.unit in s.metric.words else s.unit
    return (s.metric.key, s.metric.negated, s.days or s.period, s.kind, s.change, s.basis, unit, own)


def _order(s: Statement) -> tuple[Any, ...]:
    return (s.bound not in "=~", s.limits.width, s.bound != "=", s.value, s.text, s.article_id, s.start)


def _clusters(members: list[Statement]) -> list[list[Statement]]:
    """Put equal values together; the most exact wording leads, so that two that differ never meet by way of a third."""
    clusters: list[list[Statement]] = []
    by_value: dict[float, list[Statement]] = {}
    for statement in sorted(members, key=_order):
        if statement.bound in "=~" and statement.value in by_value:
            by_value[statement.value].append(statement)
            continue
        # Rates without a time: inflation was once 30 per cent and once under 38.
        loose = statement.days is None and statement.unit == "percent" and statement.bound not in ("=", "~")
        fitting = [
            cluster
            for cluster in clusters
            if agree(cluster[0], statement) and (cluster[0].value == statement.value or not loose)
        ]
        if fitting:
            min(fitting, key=lambda cluster: abs(cluster[0].value - statement.value)).append(statement)
        else:
            clusters.append([statement])
            by_value.setdefault(statement.value, clusters[-1])
    return clusters


def _compare(drafts: list[Draft]) -> None:
    """Mark the values of one thing that contradict each other."""
    for one, other in combinations(drafts, 2):
        if disagree(one, other):
            one.status = other.status = "conflicting"


def disagree(one: Draft, other: Draft) -> bool:
    """Say whether two values of one key contradict each other.

    Two values that one article gives on the same authority are two things that we could not tell apart. Forecasts of
    different bodies may differ. A value of twice the other is another thing; and what has no name we know must be told
    in three words or more and lie within a tenth of the other, for provinces and firms share their common nouns.
    """
    a, b = one.head, other.head
    if a.kind == "target" or a.days is None or {a.bound, b.bound} - {"=", "~"}:
        return False
    if len(one.origins | other.origins) < 2 or _told_apart(one, other):
        return False
    if a.metric.moves:
        return False  # the rupee is traded at many rates in a day
    if scale_lost(a, b):
        return True
    low, high = sorted((abs(a.value), abs(b.value)))
    if a.metric.listed:
        return low * 2 >= high
    return (
        low * 1.1 >= high and len(a.metric.words) >= 3 and a.days.first != a.days.last and a.unit not in (None, "point")
    )


def _told_apart(one: Draft, other: Draft) -> bool:
    voices = {(member.origin, member.speaker) for member in one.members}
    return any((member.origin, member.speaker) in voices for member in other.members)


def scale_lost(one: Statement, other: Statement) -> float | None:
    """Give the factor, a thousand or more, that makes two values equal; None where there is none."""
    small, big = sorted((one, other), key=lambda s: abs(s.value))
    if small.figure_kind == "percent" or not small.value:
        return None
    for scale in _SCALES:
        low, high = small.limits.low * scale, small.limits.high * scale
        known = small.metric.listed and small.figure_kind == "currency" and small.digits == 2  # $310, $310 million
        if low <= big.limits.high and big.limits.low <= high and (known or distinctive(small)):
            return scale
    return None


def _names(members: list[Statement]) -> dict[str, str]:
    """Name each metric of a group: as listed, else as most articles word it."""
    wordings: defaultdict[str, list[str]] = defaultdict(list)
    for statement in members:
        wordings[statement.metric.key].append(statement.metric.name)
    return {key: _most_told(named) for key, named in wordings.items()}


def _most_told(names: list[str]) -> str:
    if len({*names}) == 1:
        return names[0]
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name[1:], name[:1].swapcase()))


def _fact(draft: Draft) -> Fact:
    head, members = draft.head, draft.members
    if len(members) == 1:
        told = [(cell,) if cell else () for cell in _COLUMNS(head)]
    else:
        columns = zip(*map(_COLUMNS, sorted(members, key=_PLACE)), strict=True)
        once = [dict.fromkeys(filter(None, column)) for column in columns]
        told = [*map(tuple, map(sorted, once[:4])), *map(tuple, once[4:])]  # the others in the order of the text
    days, speakers, bodies, bounds, claims, articles, figures = told
    name = draft.name
    if head.metric.negated and not head.metric.listed:
        name = name if "not" in name.split() else f"not {name}"
    elif head.metric.negated:
        name = f"{name}, turned round"
    if head.basis:
        name = f"{name} {head.basis}"
    notes = wordings(draft) + draft.notes if len(members) > 1 or head.article_id != head.origin else draft.notes
    return made(
        Fact,
        f"fact:{hashlib.sha1(draft.mark.encode(), usedforsecurity=False).hexdigest()[:12]}",
        name,
        head.entity,
        head.period,
        head.days.first.isoformat() if head.days else None,
        head.days.last.isoformat() if head.days else None,
        head.value,
        head.high,
        head.unit,
        "=" if "=" in bounds else head.bound,
        head.change,
        head.kind,
        draft.status,
        len(draft.origins),
        speakers,
        bodies,
        claims,
        days[0] if days else None,
        days[-1] if days else None,
        "; ".join(dict.fromkeys(notes)) if notes else None,
        articles,
        figures,
    )
