"""Compute an article's own arithmetic again.

A stated change, share or total is checked against levels that the same article states. Few false alarms matter more
than many checks: `inconsistent` is said only where the wording or the periods leave no doubt which levels are meant;
elsewhere a relation counts only if it holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import isclose
from operator import attrgetter
from typing import Any

from itx_nlp.knowledge.averages import averages
from itx_nlp.knowledge.balances import gaps, rates
from itx_nlp.knowledge.changes import changes
from itx_nlp.knowledge.composition import comprised, portioned
from itx_nlp.knowledge.passages import Found, Passage
from itx_nlp.knowledge.plain import plain
from itx_nlp.knowledge.reading import statements
from itx_nlp.knowledge.remains import may_be_left, remains
from itx_nlp.knowledge.sessions import extremes, weeks
from itx_nlp.knowledge.shares import multiples, shares
from itx_nlp.knowledge.sized import bracketed
from itx_nlp.knowledge.statements import Statement
from itx_nlp.knowledge.sums import changes_of_parts, sums
from itx_nlp.knowledge.totals import of_shares
from itx_nlp.knowledge.worked import worked
from itx_nlp.tables import Check

_SIGNS = frozenset("+-–−")
# What a level may be the result of: without and with a word that something is left.
_LEVELS = (sums, gaps, averages, rates)
_LEFT = (sums, gaps, remains, averages, rates)
_PLACE = attrgetter("start", "end")


def find_checks(tables: Mapping[str, Any]) -> list[Check]:
    """Make one check of every difference, growth, share, sum, multiple and average that an article states.

    Args:
        tables: rows by table, of one article or of many, in any order.
    Returns:
        Checks in the order of the articles and of the stated figures.
    """
    return check(statements(tables))


def check(stated: Iterable[Statement]) -> list[Check]:
    """Make the checks of statements of any number of articles."""
    by_article: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in stated:
        if statement.headline:
            continue  # the same figure, more exactly, is in the text
        by_article[statement.article_id].append(statement)
    made: list[Check] = []
    for article_id in sorted(by_article):
        found = _relations(Passage(sorted(by_article[article_id], key=_PLACE)))
        made.extend(_row(article_id, number, each) for number, each in enumerate(found, 1))
    return made


def _row(article_id: str, number: int, found: Found) -> Check:
    claims = (s.claim_id for s in sorted((*found.used, found.stated), key=lambda s: s.start))
    return Check(
        check_id=f"{article_id}:k{number}",
        article_id=article_id,
        rule=found.rule,
        claim_ids=tuple(dict.fromkeys(claim for claim in claims if claim)),
        expression=found.expression,
        expected=found.result.expected,
        stated=found.stated.value,
        verdict=found.verdict,
    )


def _relations(passage: Passage) -> list[Found]:
    """Find the relations of the article, one for each stated figure and rule."""
    kept: dict[tuple[Any, ...], Found] = {}
    moving = bool(passage.moves)
    for stated in passage.stated:
        told = [each for rule in _rules(stated, moving) for each in rule(passage, stated)]
        for each in _best(told) if told else ():
            # The same sum told twice, in the headline and below, is one check; of other parts it is another.
            parts = frozenset(s.value for s in each.used) if each.rule == "sum" else None
            mark = (each.rule, stated.value, stated.unit, f"{each.result.expected:.4g}", parts)
            again = (each.rule, stated.value, stated.unit, stated.change, stated.metric.key, stated.days, parts)
            if mark not in kept and again not in kept:
                kept[mark] = kept[again] = each
    for each in changes_of_parts(passage, list(kept.values())):
        kept.setdefault((each.rule, each.stated.figure_id), each)
    for each in worked(passage, kept.values()):
        kept.setdefault((each.rule, each.stated.figure_id), each)
    for each in plain(passage, kept.values()):
        kept.setdefault((each.rule, each.stated.figure_id), each)
    found = list(dict.fromkeys(kept.values()))
    # A shortfall and what came in make the target: that is one relation, and the article states the shortfall.
    short = {frozenset((each.stated, *each.used)) for each in found if each.rule == "difference"}
    found = [each for each in found if each.rule != "sum" or frozenset((each.stated, *each.used)) not in short]
    return sorted(_once(found), key=lambda each: (each.stated.start, each.rule))


def _best(told: list[Found]) -> list[Found]:
    """Give the best relation of each rule, and the best sum that makes a total of quite other parts."""
    best: dict[str, Found] = {}
    for each in told:
        if each.rule not in best or each.rank < best[each.rule].rank:
            best[each.rule] = each
    if "sum" in best and len(told) > 1:
        used = {s.value for s in best["sum"].used}
        sums_told = (each for each in told if each.rule == "sum" and each.verdict == "consistent")
        others = [each for each in sums_told if used.isdisjoint(s.value for s in each.used)]
        return [*best.values(), *sorted(others, key=lambda each: each.rank)[:1]]
    return [*best.values()]


def _once(found: list[Found]) -> list[Found]:
    """Leave out what is told again more roughly: "up 1,573 points" below "up by 1,573.07 points"."""
    kept: defaultdict[tuple[Any, ...], list[Found]] = defaultdict(list)
    for each in sorted(found, key=lambda each: -each.stated.digits) if len(found) > 1 else found:
        stated, same = each.stated, kept[each.rule, each.stated.unit, each.stated.change, each.stated.days]
        if not any(_is_again(each, other) for other in same if other.stated.digits > stated.digits):
            same.append(each)
    return [each for row in kept.values() for each in row]


def _is_again(each: Found, other: Found) -> bool:
    pairs = zip(sorted(s.value for s in each.used), sorted(s.value for s in other.used), strict=False)
    near = len(each.used) == len(other.used) and all(isclose(a, b, rel_tol=0.01) for a, b in pairs)
    near = near and isclose(each.result.expected, other.result.expected, rel_tol=2e-3)
    return near and each.verdict != "inconsistent" and each.stated.limits.meets(other.stated.limits)


def _rules(stated: Statement, moving: bool) -> tuple[Callable[[Passage, Statement], Iterable[Found]], ...]:
    """Give the rules that a figure may be the result of, by what it is; moving: there are changes of single days."""
    if stated.high is not None:
        return ()
    if stated.figure_kind == "multiple":
        return (multiples,)
    if stated.kind == "target" and stated.unit != "percent":
        return (sums, gaps, averages, changes) if stated.change else (sums, gaps, remains, averages)
    if stated.change:
        # "9 towns (18 per cent) lost theirs"
        if stated.unit == "percent" and stated.before.endswith("(") and stated.text[:1] not in _SIGNS:
            return (changes, extremes, shares)
        return (changes, extremes, weeks) if moving else (changes,)
    if stated.figure_kind == "percent" or (stated.unit is None and 0 < stated.value < 1):
        if stated.unit != "percent":
            return (shares,)
        if stated.before.endswith("("):
            return (bracketed, shares, portioned, comprised, of_shares)
        return (shares, portioned, comprised, of_shares)
    levels = _LEFT if may_be_left(stated) else _LEVELS
    return (*levels, extremes, weeks) if moving else levels
