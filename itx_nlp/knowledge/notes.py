"""Say why values differ, or why they only seem to: the `note` of a fact."""

from collections import defaultdict
from itertools import combinations, permutations
from operator import attrgetter
from statistics import median

from itx_nlp.knowledge.agreement import overlap
from itx_nlp.knowledge.drafts import Draft
from itx_nlp.knowledge.facts import scale_lost
from itx_nlp.knowledge.periods import describe, sort_of

_COMPARABLE = attrgetter("days", "unit", "change", "basis", "kind")


def explain(drafts: list[Draft]) -> None:
    """Write the notes of the facts of one group; some notes settle a conflict, so the status may change too."""
    if len(drafts) < 2:
        return
    if len({draft.head.metric.key for draft in drafts}) > 1:
        _other_scopes([draft for draft in drafts if draft.head.days and draft.head.metric.listed])
    _turned_round(drafts)
    _parts_as_years(drafts)
    _series(drafts)


def explain_values(drafts: list[Draft]) -> None:
    """Write the notes of values that one thing has at one time."""
    if drafts[0].head.days:
        for one, other in combinations(drafts, 2):
            _scale(one, other)
            _revision(one, other)


def _other_scopes(drafts: list[Draft]) -> None:
    alike: defaultdict[object, list[Draft]] = defaultdict(list)
    for draft in drafts:
        alike[_COMPARABLE(draft.head)].append(draft)
    for several in alike.values():
        for draft, seen in permutations(several, 2):
            if draft.head.metric.key != seen.head.metric.key:
                scope = seen.head.metric.scope or "as usually counted"
                draft.notes.append(f"same period, other scope: {seen.head.text} ({scope})")


def _scale(one: Draft, other: Draft) -> None:
    if scale := scale_lost(one.head, other.head):
        small, big = sorted((one, other), key=lambda d: abs(d.head.value))
        small.notes.append(f"scale word lost: {scale:,.0f} times less than {big.head.text}")


def _revision(one: Draft, other: Draft) -> None:
    """The same body later gives another value for the same time, less than a twentieth away."""
    if "conflicting" not in (one.status, other.status):
        return
    early, late = sorted((one, other), key=lambda d: d.first_published)
    bodies = {m.source_org for m in early.members if m.source_org} & {m.source_org for m in late.members}
    close = abs(early.head.value - late.head.value) <= 0.05 * max(abs(early.head.value), abs(late.head.value))
    if bodies and close and early.first_published and early.first_published < late.first_published:
        late.notes.append(f"later revision of {early.head.text} ({early.first_published})")


def _turned_round(drafts: list[Draft]) -> None:
    """10 per cent are and 90 per cent are not: one statement, told from its other end."""
    if len({draft.head.metric.negated for draft in drafts}) < 2:
        return
    percents = [d for d in drafts if d.head.figure_kind == "percent" and not d.head.change]
    for one, other in combinations(percents, 2):
        a, b = one.head, other.head
        same_time = a.days == b.days or a.days is None or b.days is None
        if a.metric.negated != b.metric.negated and same_time and abs(a.value + b.value - 100) < 1e-6:
            for draft, seen in ((one, b), (other, a)):
                draft.notes.append(f"percentage turned round: {seen.text} {'not' if seen.metric.negated else 'so'}")


def _parts_as_years(drafts: list[Draft]) -> None:
    """A sum of some months that is printed as the whole year, where another value of the year is larger."""
    if not any(draft.status == "conflicting" for draft in drafts):
        return
    levels = [d for d in drafts if d.head.days and not d.head.change and d.head.kind == "statistic"]
    years = [d for d in levels if sort_of(d.head.days) in ("fiscal year", "year") and d.status == "conflicting"]
    for year in years:
        for part in levels:
            whole, days = year.head.days, part.head.days
            if whole is None or days is None or whole == days or not whole.holds(days):
                continue
            same = part.head.metric.key == year.head.metric.key and part.head.unit == year.head.unit
            larger = any(d.key == year.key and d.head.value > year.head.value for d in years)
            if same and larger and days.first == whole.first and overlap(part.head, year.head):
                year.notes.append(f"partial period printed as a year: {describe(days)} came to {part.head.text}")


def _series(drafts: list[Draft]) -> None:
    """A value a thousand times or more off a series that agrees with itself has lost its scale word."""
    if len(drafts) < 4:
        return
    series: defaultdict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        s = draft.head
        if s.figure_kind != "percent" and s.value and s.days and not s.change and s.kind == "statistic":
            series[s.metric.key, s.metric.negated, s.unit, sort_of(s.days)].append(draft)
    for members in series.values():
        if len(members) < 4:
            continue
        middle = median(abs(d.head.value) for d in members)
        usual = [d for d in members if middle / 10 <= abs(d.head.value) <= middle * 10]
        if len(usual) * 4 < len(members) * 3:
            continue
        for draft in members:
            if abs(draft.head.value) * 300 < middle and not any("scale word" in note for note in draft.notes):
                draft.notes.append("scale word lost: a thousand times or more below the rest of the series")
