"""A metric as an article words it to the name under which it is compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from itx_nlp.errors import LexiconError
from itx_nlp.knowledge.metric import Metric
from itx_nlp.knowledge.wordings import directed, folded, plain, spread
from itx_nlp.resources import read_entries
from itx_nlp.text.nouns import singular

KINDS = ("currency", "percent", "count", "multiple", "measure", "rank", "number", "fraction")
_TOKEN = re.compile(r"\w+(?:[-'’&@]\w+)*")
_NO_WORDS = frozenset(("-", "figure", ""))  # what is dropped, what says nothing
_OWN = re.compile(r"['’]s?$")
_ASIDE = re.compile(r";|,? (?:while|whereas|but) | and (?=in )")  # behind it, something else is spoken of
_NOT = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b|\bun(?=employable|banked|served|registered)", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    metric: str
    name: str
    units: frozenset[str]
    phrases: tuple[frozenset[str], ...]
    without: frozenset[str]
    family: str
    scope: str | None
    context: re.Pattern[str] | None
    national: bool
    alone: bool
    moves: bool
    currency: str | None
    bare: tuple[tuple[str, str], ...]
    of: str | None
    regional: bool
    sums: frozenset[frozenset[str]]


class Metrics:
    """The metrics we know by name; make it once, ask it often."""

    def __init__(self, data: str | None = None):
        """Read metrics.jsonl and metric_words.jsonl.

        Args:
            data: a folder whose files are laid over ours, or None.
        Raises:
            LexiconError: a line lacks a field or names a kind of unit that there is not.
        """
        self._forms: dict[str, str] = {}
        groups = read_entries("metric_words.jsonl", "word", data, ("forms",))
        sets = {group["word"]: group["forms"] for group in groups if group["word"].startswith("+")}
        #: the noun of each verb form that says what was done with an amount
        self.acts = {form: name[5:] for name, forms in sets.items() if name.startswith("+act ") for form in forms}
        self.acting = frozenset(self.acts)
        named = {group["word"][5:]: group for group in groups if group["word"].startswith("+act ")}
        #: the word between such a noun and what it was done with, where that is not "of"
        self.links = {noun: group["link"] for noun, group in named.items() if "link" in group}
        #: what an amount is at which it was done: a price, of what was sold at Rs5
        self.rates = {noun: group["at"] for noun, group in named.items() if "at" in group}
        #: what a metric is called that has but one word
        self.alone: dict[str, str] = {}
        for entry in groups:
            if entry["word"] in sets:
                continue
            if "name" in entry:
                self.alone[entry["word"].replace(" ", "_")] = entry["name"]
            for form in (*entry["forms"], entry["word"]):
                self._forms.setdefault(folded(form), entry["word"])
        longest_first = sorted((f for f in self._forms if re.search(r"[ &]", f)), key=len, reverse=True)
        self._first = {_TOKEN.findall(form)[0].lower() for form in longest_first}
        rests: dict[str, list[str]] = {}
        for form in longest_first:
            rests.setdefault(form[0].lower(), []).append(re.escape(form[1:]))
        # A branch for each letter, so that few of the forms are tried at a word.
        branches = "|".join(f"{re.escape(letter)}(?:{'|'.join(forms)})" for letter, forms in rests.items())
        self._phrase = re.compile(rf"(?<!\w)(?:{branches})s?(?!\w)", re.I)
        self.changing, self._harmless, self.agents = (
            frozenset(word for form in sets.get(name, ()) for word in self.words(form))
            for name in ("+changes", "+plain", "+agents")
        )
        #: what tells one budget from another but not what it is for
        self.budgets = frozenset(sets.get("+budgets", ()))
        listed = list(read_entries("metrics.jsonl", "metric", data, ("name", "phrases")))
        self._entries = [self._entry(entry) for entry in listed]
        self._order = {known.metric: number for number, known in enumerate(self._entries)}
        self._scopes: dict[str, list[_Entry]] = {}
        for known in self._entries:
            if known.context or known.currency:
                self._scopes.setdefault(known.family, []).append(known)
        self._by_word: dict[str, list[tuple[frozenset[str], _Entry]]] = {}
        #: what a metric may be called that goes by another name, with the words beside it that tell which is meant
        self.nicknames: dict[frozenset[str], list[tuple[frozenset[str], _Entry]]] = {}
        for entry, known in zip(listed, self._entries, strict=True):
            for bare, beside in entry.get("called", {}).items():
                row = self.nicknames.setdefault(self.words(bare), [])
                row.extend((self.words(text), known) for text in beside)
            for phrase in known.phrases:
                # Every word of a phrase must be there, so its least word finds it.
                self._by_word.setdefault(min(phrase), []).append((phrase, known))
        self._least = frozenset(self._by_word)
        #: the words of which every name that may stand among others has one
        self.naming = frozenset(word for known in self._entries if not known.alone for word in self.words(known.name))

    def _entry(self, entry: dict) -> _Entry:
        units = list(entry.get("units") or KINDS)
        if "count" in units:
            units.append("number")  # "2.37 million", the thing counted being elsewhere
        if wrong := sorted(set(units) - set(KINDS)):
            raise LexiconError(f"metrics.jsonl, {entry['metric']}: no kind {wrong[0]!r}. Use: {', '.join(KINDS)}.")
        context = "|".join(map(re.escape, entry.get("context", ())))
        without = frozenset(word for text in entry.get("without", ()) for word in self.words(text) or (text,))
        return _Entry(
            metric=entry["metric"],
            name=entry["name"],
            units=frozenset(units),
            phrases=tuple(words for text in entry["phrases"] if (words := self.words(text))),
            without=without,
            family=entry.get("family", entry["metric"]),
            scope=entry.get("scope"),
            context=re.compile(context, re.I) if context else None,
            national=entry.get("national", True),
            regional=entry.get("regional", False),
            alone=entry.get("alone", False),
            moves=entry.get("moves", False),
            currency=entry.get("currency"),
            bare=tuple(entry.get("bare", {}).items()),
            of=entry.get("of"),
            sums=frozenset(map(self.words, entry.get("sums", ()))),
        )

    @lru_cache(maxsize=16384)  # noqa: B019
    def words(self, text: str, apart: frozenset[str] = frozenset()) -> frozenset[str]:
        """Give the words that identify a metric: singular, synonyms made one, fillers left out.

        >>> sorted(Metrics().words("the country's IT and IT-enabled services export receipts"))
        ['IT', 'export', 'services']
        """
        if ("to" in text or "from" in text) and not text.islower():
            text = directed(text)
        tokens = _TOKEN.findall(text)
        # The long pattern only where the first word of one of its phrases stands.
        if not self._first.isdisjoint(map(str.lower, tokens)):
            marked = self._phrase.sub(lambda match: f" {self._one(match.group()).replace(' ', '_')} ", text)
            tokens = _TOKEN.findall(marked)
        return frozenset(map(self._one, tokens)).difference(_NO_WORDS, apart)

    @lru_cache(maxsize=16384)  # noqa: B019
    def _one(self, token: str) -> str:
        form = folded(token)
        if form in self._forms:
            return self._forms[form]
        form = _OWN.sub("", form.lower())
        return self._forms.get(form) or self._forms.get(one := singular(form)) or one

    @lru_cache(maxsize=16384)  # noqa: B019 -- one Metrics lives as long as the process
    def find(self, text: str, kind: str, apart: frozenset[str] = frozenset()) -> Metric:
        """Name what a wording measures: the listed metric, else one made of the wording's own words.

        Args:
            text: the metric as worded, "exports of IT services".
            kind: the figure's kind; a metric in dollars is no metric in people.
            apart: words that name the entity and so no part of the metric.
        """
        return self.listed(text, kind, apart) or self.unlisted(text, apart)

    def unlisted(self, text: str, apart: frozenset[str] = frozenset()) -> Metric:
        """Name what a wording measures by its own words."""
        words = self.words(text, apart)
        key = " ".join(sorted(words))
        name = self.alone.get(key) or plain(text)
        return Metric(key=key, family=key, name=name, words=words, negated=bool(_NOT.search(text)))

    @lru_cache(maxsize=16384)  # noqa: B019
    def listed(
        self,
        text: str,
        kind: str,
        apart: frozenset[str] = frozenset(),
        loose: bool = False,
        having: frozenset[str] | None = None,
    ) -> Metric | None:
        """Give the listed metric of which most words are there, None where there is none.

        Args:
            text: a wording, or any words.
            kind: the figure's kind.
            apart: words that name the entity and so no part of the metric.
            loose: let other words stand beside those of the metric, as in a headline.
            having: words of which the metric must be named by one.
        """
        words = self.words(text, apart)
        parts = spread(words)
        some = parts if having is None else spread(having)
        best: tuple[int, int] | None = None
        chosen: _Entry | None = None
        for word in parts & self._least:
            for phrase, entry in self._by_word[word]:
                fits = phrase <= parts and ((loose and not entry.alone) or self._fits(entry, phrase, words))
                if phrase in entry.sums and kind != "currency":
                    continue  # so many per cent of freelancers are people
                if fits and kind in entry.units and not phrase.isdisjoint(some):
                    rank = (len(phrase), -self._order[entry.metric])
                    if best is None or rank > best:
                        best, chosen = rank, entry
        return self._named(chosen, words, bool(_NOT.search(text))) if chosen else None

    @lru_cache(maxsize=16384)  # noqa: B019
    def tells(self, word: str) -> bool:
        """Say whether a listed metric may be named by a word of a text, as printed, or by words that begin with it."""
        tokens = map(str.lower, _TOKEN.findall(word))
        return not (self._first.isdisjoint(tokens) and self._least.isdisjoint(spread(self.words(word))))

    @staticmethod
    def _named(entry: _Entry, words: frozenset[str], negated: bool) -> Metric:
        return Metric(
            key=entry.metric,
            family=entry.family,
            name=entry.name,
            words=words,
            scope=entry.scope,
            listed=True,
            national=entry.national,
            negated=negated,
            moves=entry.moves,
            bare=entry.bare,
            of=entry.of,
            regional=entry.regional,
        )

    def called(self, metric: Metric, kind: str, beside: str, told: Iterable[Metric]) -> Metric | None:
        """Give the listed metric that a bare word stands for: the close, of the rupee; the index, told of before.

        Args:
            metric: one that is not listed, of the bare word: "previous close".
            kind: the figure's kind.
            beside: the words of the figure's clause, with its own and its unit.
            told: the metrics of the figures before, the last first.
        """
        entries, words = self.nicknames.get(metric.words, ()), self.words(beside)
        for named, entry in entries:
            if named and named <= words and kind in entry.units and not entry.without & words:
                return self._named(entry, metric.words, metric.negated)
        again = {entry.metric for named, entry in entries if not named and kind in entry.units}
        return next((known for known in told if known.key in again), None) if again else None

    def _fits(self, entry: _Entry, phrase: frozenset[str], words: frozenset[str]) -> bool:
        """Say whether what stands beside a phrase leaves it the quantity that it names."""
        beside = {word for word in words - phrase if phrase.isdisjoint(word.split("_"))}
        if entry.without & words or beside & self.changing:
            return False
        return len(beside - self._harmless) <= (0 if entry.alone else 1 + (len(phrase) > 2))

    def counts(self, metric: Metric, kind: str) -> bool:
        """Say whether a metric is listed, and for figures of a kind: growth of GDP is in per cent, not in dollars."""
        place = self._order.get(metric.key) if metric.listed else None
        return place is not None and kind in self._entries[place].units

    def counts_unit(self, metric: Metric, unit: str) -> bool:
        """Say whether a listed metric may be counted in a unit, which one of its phrases names: parks, not firms."""
        entry = self._entries[self._order[metric.key]]
        counted = self.words(unit)
        return any(not counted.isdisjoint(phrase) for phrase in entry.phrases)

    def bars(self, metric: Metric, words: frozenset[str]) -> bool:
        """Say whether some words make a listed metric something else: core inflation is not inflation."""
        return any(entry.metric == metric.key and entry.without & words for entry in self._entries)

    def scoped(self, metric: Metric, kind: str, before: str, after: str) -> Metric:
        """Give the narrower or wider count of a listed metric that the words beside a figure speak of."""
        if not metric.listed or metric.family not in self._scopes:
            return metric
        context = f"{_ASIDE.split(before[-120:])[-1]} {_ASIDE.split(after[:60], 1)[0]}"
        for entry in self._scopes[metric.family]:
            if kind in entry.units and entry.context and entry.context.search(context):
                return self._named(entry, metric.words, metric.negated)
        return metric

    def paid(self, metric: Metric, unit: str | None) -> Metric:
        """Give the scope of a listed metric that is told by its currency: gold in dollars is that of the world."""
        for entry in self._scopes.get(metric.family, ()) if metric.listed else ():
            if entry.currency and entry.currency == unit:
                return self._named(entry, metric.words, metric.negated)
        return metric

    def names(self, key: str) -> tuple[str, ...]:
        """Give the names of a listed metric and of its other scopes; none where the key is not listed."""
        families = {entry.family for entry in self._entries if key in (entry.metric, entry.family)}
        return tuple(entry.name for entry in self._entries if entry.family in families)


@lru_cache(maxsize=4)
def read_metrics(data: str | None = None) -> Metrics:
    """Read the metrics once."""
    return Metrics(data)
