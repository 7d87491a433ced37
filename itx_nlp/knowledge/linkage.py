"""Join facts that articles word otherwise: the same number told of what the wordings alone leave two things.

Record linkage after I. P. Fellegi and A. B. Sunter, "A theory for record linkage", Journal of the American Statistical
Association 64 (1969): what two facts share is weighed by how much likelier it is of one thing told twice than of two,
in bits that are added up. A number weighs the more the rarer it is. Where something rules out that they are one thing,
as different periods do, nothing is weighed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import combinations
from math import log2
from operator import attrgetter
from typing import Any

from itx_nlp.knowledge.contexts import words
from itx_nlp.knowledge.drafts import Draft
from itx_nlp.knowledge.statements import PLACES, Statement, distinctive
from itx_nlp.text.wordlists import listed

_ENOUGH = 12.5  # bits
_DIGITS_AT_MOST = 6
_PER_DIGIT = log2(10)
_WORD, _PLAIN_WORD, _WORDS_AT_MOST = 2.5, 0.75, 12.0
_NEVER = float("-inf")
_MOST = 24  # facts that have a number; what more have is nobody's
NO_DIGIT = re.compile(r"\D*")
_MARK = attrgetter("mark")
_BEFORE, _AFTER = 80, 60  # letters of a claim that a figure is known by
_BESIDE, _NEAR = 6, 4  # figures and sentences to each side, among which a name may be that of another number
_KNOWN = 65536  # words whose stems are remembered
_STEM = 6  # letters by which words are told apart: allocated, allocation


def number(statement: Statement) -> str:
    """Name what has to be linked together: a value, with its unit, of a level or of a change."""
    return f"{statement.value!r}|{statement.unit or ''}|{statement.change or ''}"


def name_rivals(told: list[Statement]) -> None:
    """Tell each statement of an article, in the order of the text, what other numbers near it are called."""
    rows: defaultdict[tuple[str | None, str | None, str | None], list[Statement]] = defaultdict(list)
    for s in told:
        if distinctive(s):
            rows[s.unit, s.change, s.period].append(s)
    for row in rows.values():
        if len({s.metric.name for s in row}) < 2:
            continue
        named = [(s.value, s.sentence, _called(s.metric.name)) for s in row]
        rivals: list[set[str]] = [set() for _ in row]
        for place, (value, sentence, own) in enumerate(named):
            for later, (of, at, name) in enumerate(named[place + 1 : place + _BESIDE + 1], place + 1):
                if at - sentence >= _NEAR:
                    break
                if of != value and name != own:
                    rivals[place].add(name)
                    rivals[later].add(own)
        for s, several in zip(row, rivals, strict=True):
            s.rivals = frozenset(several)


@lru_cache(maxsize=16384)
def _called(name: str) -> str:
    """Give the words of a metric's name that tell it from others of its kind: petrol, of petrol prices."""
    return " ".join(sorted(stems_of(name) - common()))


def link(drafts: Iterable[Draft]) -> list[Draft]:
    """Make one of the facts that tell the same thing in other words.

    Args:
        drafts: the facts of a corpus, or of a part of it that keeps those of one `number` together, in any order.
    Returns:
        The facts, in no order; what was joined has the best name, period and entity that its parts had.
    """
    alike: defaultdict[tuple[float, str | None, str | None], list[Draft]] = defaultdict(list)
    linked: list[Draft] = []
    for draft in drafts:
        head = draft.head
        if distinctive(head):
            alike[head.value, head.unit, head.change].append(draft)
        else:
            linked.append(draft)
    for several in alike.values():
        linked.extend(_joined(several) if 1 < len(several) <= _MOST else several)
    return linked


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Join the pairs that weigh enough, the heaviest first, where nothing bars any two that come together."""
    pairs = [(one, other) for one, other in combinations(drafts, 2) if not barred(one, other)]
    if not pairs:
        return drafts
    rare = _rarity(drafts[0].head, len({origin for draft in drafts for origin in draft.origins}))
    stems = cache(_stems)
    heavy: list[tuple[float, Draft, Draft]] = [
        (-weight, min(one, other, key=_MARK), max(one, other, key=_MARK))
        for one, other in pairs
        if (weight := rare + weigh(one, other, stems(one) & stems(other))) >= _ENOUGH
    ]
    whole = {draft: [draft] for draft in drafts}
    for _, one, other in sorted(heavy, key=lambda pair: (pair[0], pair[1].mark, pair[2].mark)):
        here, there = whole[one], whole[other]
        if here is not there and not any(barred(a, b) for a in here for b in there):
            here.extend(there)
            whole.update(dict.fromkeys(there, here))
    return [_one(sorted(parts, key=_MARK)) for parts in {id(parts): parts for parts in whole.values()}.values()]


def _rarity(head: Statement, told: int) -> float:
    """Weigh a number: by its digits, less where it ends in a five or where many articles have it."""
    count = min(head.digits, _DIGITS_AT_MOST)
    half = f"{abs(head.value):.9e}".split("e")[0].rstrip("0").endswith("5")
    return (count - 0.5 * half) * _PER_DIGIT - log2(told / 2)


def barred(a: Draft, b: Draft) -> bool:
    """Say whether two facts cannot be one, whatever they share."""
    x, y = a.head, b.head
    if not a.origins.isdisjoint(b.origins) or "conflicting" in (a.status, b.status):
        return True
    if NO_DIGIT.fullmatch(x.text) or NO_DIGIT.fullmatch(y.text):
        return True  # a third is of anything
    if x.basis != y.basis or x.metric.negated != y.metric.negated or x.high != y.high:
        return True
    if x.metric.listed and y.metric.listed and x.metric.key != y.metric.key:
        return True
    if is_rival(x, y) or is_rival(y, x):
        return True
    owners = (x.owner, y.owner)
    if x.entity != y.entity and "home" not in owners and ("town" not in owners or owners == ("town", "town")):
        return True
    if (x.metric.moves or y.metric.moves) and None in (x.days, y.days):
        return True
    return _time(x, y) == _NEVER


def is_rival(one: Statement, other: Statement) -> bool:
    """Say whether the other's article gives the name of one to another number: petrol is at 254 here, there at 253."""
    name = _called(one.metric.name)
    return bool(name) and name in other.rivals and name != _called(other.metric.name)


def _time(x: Statement, y: Statement) -> float:
    """Weigh the periods of two statements."""
    one, other = x.days or x.period, y.days or y.period
    if one == other:
        return 3.0 if one else -1.0
    if not one or not other:
        return _later(x, y) if x.days else _later(y, x)
    if x.days and y.days and (x.days.holds(y.days) or y.days.holds(x.days)):
        longest = max((days.last - days.first).days for days in (x.days, y.days))
        return 0.0 if longest < 7 else _NEVER  # a day, and the week it is in
    return _NEVER


def _later(dated: Statement, undated: Statement) -> float:
    """Weigh a figure without a time beside that of a day: what is told daily is another one some days later."""
    day = dated.days
    if day is None or day.first != day.last or not undated.published:
        return 0.0
    return 0.0 if -1 <= day_of(undated.published) - day.first.toordinal() <= 2 else -6.0


def weigh(a: Draft, b: Draft, both: frozenset[str]) -> float:
    """Weigh what two facts of one number share, the number aside; both: the words that are said by both."""
    x, y = a.head, b.head
    weight = _time(x, y) + _between(a, b, weight_same=x.period is not None and x.period == y.period)
    named = x.metric.key == y.metric.key and (x.metric.listed or len(x.metric.words) > 1)
    apart = None not in (x.entity, y.entity) and x.entity != y.entity
    weight += 3.0 * (named and not apart) - 6.0 * apart - 1.0 * (x.kind != y.kind)
    plain = both & (common() | stems_of(x.unit or ""))  # the thing counted is what made them meet
    return weight + (min(_WORD * len(both - plain) + _PLAIN_WORD * len(plain), _WORDS_AT_MOST) if both else -6.0)


def _between(a: Draft, b: Draft, weight_same: bool) -> float:
    """Weigh the days between two publications."""
    days = min((abs(one - other) for one in _days(a) for other in _days(b)), default=None)
    if days is None:
        return 0.0 if weight_same else _NEVER
    for limit, weight in ((1, 3.0), (4, 1.5), (10, 0.0)):
        if days <= limit:
            return weight
    return -2.0 if weight_same else _NEVER


def _days(draft: Draft) -> set[int]:
    return {day_of(member.published) for member in draft.members if member.published}


@lru_cache(maxsize=4096)
def day_of(published: str) -> int:
    return date.fromisoformat(published[:10]).toordinal()


def _stems(draft: Draft) -> frozenset[str]:
    told = {(member.before[-_BEFORE:], member.after[:_AFTER], member.metric.name) for member in draft.members}
    return frozenset().union(*(stems_of(" ".join(texts)) for texts in told))


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(_stem, words(text))))


class _Stems(dict[str, str]):
    """What each word is told by, nothing where it is said of any figure; a cache that asks for no call."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        stem = _cut(word)
        self[word] = stem = "" if stem in _plain() else stem
        return stem


_stem = _Stems().__getitem__


def _cut(word: str) -> str:
    return word.rstrip("s")[:_STEM] if len(word) > 2 else ""


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(map(_cut, listed("said of any figure")))


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    return frozenset(map(_stem, listed("said of many figures")))


def _one(drafts: list[Draft]) -> Draft:
    """Make one fact of several, with the best name, period and entity that they have."""
    if len(drafts) == 1:
        return drafts[0]
    seen = Counter(stem for draft in drafts for stem in _stems(draft))

    def telling(draft: Draft) -> tuple[Any, ...]:
        """What others say too names the thing; what only one calls it may be a mistake of ours."""
        metric, shared = draft.head.metric, sum(seen[stem] > 1 for stem in stems_of(draft.name))
        return not (metric.listed and shared), -shared, -len(draft.origins), -len(metric.words), draft.mark

    best = min(drafts, key=telling)

    def near(draft: Draft) -> tuple[Any, ...]:
        return draft is not best, -len(draft.origins), draft.mark

    time = min(drafts, key=lambda draft: (draft.head.period is None, draft.head.days is None, *near(draft))).head
    # An article may name no country, and of what is not listed another may name the place.
    free = not best.head.metric.listed
    owner = min(drafts, key=lambda d: (free and d.head.owner not in PLACES, d.head.entity is None, *near(d))).head
    head = replace(best.head, period=time.period, days=time.days, entity=owner.entity)
    members = [member for draft in drafts for member in draft.members]
    notes = [note for draft in (best, *drafts) for note in draft.notes]
    made = Draft(best.key, members, best.name, best.mark, head)
    made.notes = notes
    return made
