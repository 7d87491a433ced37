"""Read the challenge categories: a folder each with about.json, problem.txt and remedy.txt, one example a line.

A line may name further categories after a tab: `…<tab>also: trust, policy`. `#` starts a comment line. negative.txt
beside the folders holds sentences of no category. articles/*.txt holds whole articles, a sentence a line with its label
before it (text/running.py). A user's folder adds categories, or examples to ours.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from itx_nlp.errors import LexiconError
from itx_nlp.resources import DATA, folders, read_entries
from itx_nlp.text.running import STANCES, read_articles

ARTICLES = "articles"  # the folder that is no category
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its categories (none: a negative) and stance; where it stands, for messages.

    before, article: in running text, the sentence before it and a name for the article; both empty elsewhere.
    """

    text: str
    categories: frozenset[str]
    stance: str | None
    place: str
    before: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """All categories, ours first, and their examples."""

    categories: tuple[str, ...]
    examples: tuple[Example, ...]

    def hash(self, hints: Mapping[str, Sequence[str]]) -> str:
        """Name examples and hints by their content, whatever their order: the same for the same texts and labels."""
        parts = ((each.text, str(sorted(each.categories)), str(each.stance), each.before) for each in self.examples)
        lines = sorted("\t".join(part).rstrip("\t") for part in parts)
        lines += sorted(f"{name}\t{sorted(phrases)}" for name, phrases in hints.items())
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def read_examples(data: str | None = None) -> Examples:
    """Read all categories and examples, ours and then the user's; of a text given twice the last label counts.

    In running text the same words may say different things after different sentences; there both must be the same.

    Raises:
        LexiconError: a bad folder name, about.json or line, or a category without examples; all of them are named.
    """
    bad: list[str] = []
    roots = [folder / "challenges" for folder in folders(data) if (folder / "challenges").is_dir()]
    homes = [home for root in roots for home in _homes(root)]
    core = [home.name for home in homes if _about(home, bad).get("core")]
    names = dict.fromkeys([*core, *(home.name for home in homes)])
    found: dict[tuple[str, str], Example] = {}
    for root in roots:
        for example in _read_root(root, bad):
            found[example.text, example.before] = example
    bad += [
        f"{example.place}: no category {name!r}. Make a folder of that name or take it out."
        for example in found.values()
        for name in sorted(example.categories - names.keys())
    ]
    shown = {name for example in found.values() for name in example.categories}
    bad += [
        f"challenges/{name} has no sentences. Put them into its problem.txt and remedy.txt, one a line."
        for name in names
        if name not in shown
    ]
    if bad:
        raise LexiconError("\n".join(bad))
    return Examples(tuple(names), tuple(found.values()))


def own_data(data: str | None) -> bool:
    """Say whether a user's folder adds categories, examples or hints to ours."""
    if data is None or Path(data).resolve() == DATA:
        return False
    return (Path(data) / "challenges").is_dir() or (Path(data) / "challenge_cues.jsonl").is_file()


def _homes(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.is_dir() and path.name != ARTICLES)


def _read_root(root: Path, bad: list[str]) -> Iterator[Example]:
    for home in _homes(root):
        if not _NAME.fullmatch(home.name):
            bad.append(f"{home.name} is no name for a category. Use small letters, digits and _, such as gender_gap.")
        for stance in STANCES:
            for text, also, place in _lines(home / f"{stance}.txt", bad):
                yield Example(text, frozenset({home.name, *also}), stance, place)
    for text, _, place in _lines(root / "negative.txt", bad):
        yield Example(text, frozenset(), None, place)
    for sentence in read_articles(sorted((root / ARTICLES).glob("*.txt")), bad):
        yield Example(*sentence)


def _lines(path: Path, bad: list[str]) -> Iterator[tuple[str, list[str], str]]:
    if not path.is_file():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        bad.append(f"{path.parent.name}/{path.name} is not UTF-8 (byte {error.start}). Save it as UTF-8.")
        return
    for number, line in enumerate(lines, 1):
        text, tab, further = line.partition("\t")
        place = f"{path.parent.name}/{path.name}, line {number}"
        if tab and not further.strip().startswith("also:"):
            bad.append(f"{place}: after the tab stands {further!r}. Write also: and category names, or nothing.")
        elif text.strip() and not text.startswith("#"):
            also = [name.strip() for name in further.strip().removeprefix("also:").split(",") if name.strip()]
            yield " ".join(text.split()), also, place


def _about(home: Path, bad: list[str]) -> dict[str, object]:
    path = home / "about.json"
    if not path.is_file():
        return {}
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        bad.append(f'{home.name}/about.json is not JSON ({error}). Write {{"title": …, "description": …}}.')
        return {}
    return about if isinstance(about, dict) else {}


class DomainWord(NamedTuple):
    """A word of the domain: its letters, small ones unless capitals only match capitals, and where they may stand."""

    weight: float
    letters: str
    capitals: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Domain:
    """The words by which a text shows that it speaks of the industry the categories are about, the weightiest first."""

    words: tuple[DomainWord, ...]

    @classmethod
    def read(cls, data: str | None = None) -> "Domain":
        """Read challenge_words.jsonl: {"word": …, "weight": 1 where it is not given}.

        A final * stands for any ending, capitals only match capitals.
        Raises:
            LexiconError: a weight is not a number from 0 to 1.
        """
        words = []
        for entry in read_entries("challenge_words.jsonl", "word", data):
            weight = entry.get("weight", 1)
            if not isinstance(weight, int | float) or not 0 <= weight <= 1:
                raise LexiconError(f"challenge_words.jsonl: the weight of {entry['word']!r} is not from 0 to 1.")
            words.append(_word(str(entry["word"]), float(weight)))
        return cls(tuple(sorted(words, key=lambda word: -word.weight)))

    def within(self, text: str) -> "Domain":
        """Leave out the words whose letters are not in a text: its parts are searched for the others alone."""
        shown = (text.lower(), text)
        return Domain(tuple(word for word in self.words if word.letters in shown[word.capitals]))

    def weigh(self, text: str) -> float:
        """Give the weight of the weightiest word of the domain in a text, 0 where there is none."""
        shown = (text.lower(), text)
        for weight, letters, capitals, pattern in self.words:
            if letters in shown[capitals] and pattern.search(shown[capitals]):
                return weight
        return 0.0


def _word(word: str, weight: float) -> DomainWord:
    letters = word.removesuffix("*")
    ending = "" if word.endswith("*") else r"(?!\w)"
    return DomainWord(weight, letters, word != word.lower(), re.compile(rf"(?<!\w){re.escape(letters)}{ending}"))
