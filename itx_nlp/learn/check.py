"""Read a researcher's folder as extract and train would, and collect every bad line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from itx_nlp.errors import ItxError, LexiconError
from itx_nlp.knowledge.metrics import KINDS, read_metrics
from itx_nlp.resources import DATA, forms_of, lacking, misshapen, numbered_entries, read_entries, why_unread
from itx_nlp.text.challenges import Domain, read_examples
from itx_nlp.text.cues import CUES
from itx_nlp.text.knownbodies import KnownOrganization
from itx_nlp.text.sentences import Abbreviations
from itx_nlp.text.times.words import read_words
from itx_nlp.text.units import read_units
from itx_nlp.text.wordings import signs

# Fields whose values the grammar knows by name, so that a new one would never be asked for.
CLOSED = {"kind", "side", "bound", "change", "use", "part", "gender", "place", "role"}
# The same of fields that are lists; None stands for the values that ours have in any of them.
LISTED: dict[str, tuple[tuple[str, ...], Iterable[str] | None]] = {
    CUES: (("any", "human", "person", "document"), None),
    "metrics.jsonl": (("units",), KINDS),
}
# Fields that all entries of ours have, and another one may lack.
OPTIONAL = {"towns.jsonl": {"words"}}
# Files of which more is asked than the fields of each line.
READERS: dict[str, Callable[[str], object]] = {
    "abbreviations.jsonl": Abbreviations.read,
    "organizations.jsonl": KnownOrganization.read,
    "wordings.jsonl": signs,
    "times.jsonl": read_words,
    "units.jsonl": read_units,
    "metrics.jsonl": read_metrics,
    "challenge_words.jsonl": Domain.read,
}


@dataclass(frozen=True)
class Checked:
    """A line about each file that was read, and one about each thing that is wrong."""

    read: tuple[str, ...]
    bad: tuple[str, ...]


def check(folder: Path) -> Checked:
    """Read every data file of a folder.

    Raises:
        LexiconError: the folder is not there.
    """
    if not folder.is_dir():
        raise LexiconError(f"{folder} is not a folder. Pass a folder laid out like the package's data/.")
    read: list[str] = []
    bad: list[str] = []
    for path in sorted(folder.glob("*.jsonl")):
        before = len(bad)
        bad += [unread] if (unread := why_unread(path.name)) else []
        entries = 0 if unread else _check_lexicon(path, bad)
        if len(bad) == before:
            read.append(f"{path.name}: {entries} {'entry' if entries == 1 else 'entries'}")
    from itx_nlp.learn.train import read_claims  # scikit-learn takes a second

    for name, reader in (("challenges", read_examples), ("claims", read_claims)):
        if (folder / name).is_dir() and _try(reader, folder, bad):
            read.append(f"{name}/: read")
    if not read and not bad:
        raise LexiconError(f"{folder} holds no .jsonl file of words, no challenges/ and no claims/: nothing reads it.")
    return Checked(tuple(read), tuple(bad))


def bad_lines(folder: Path) -> list[str]:
    """List what is wrong with the words of a folder, before a run reads them; quick, and nothing of examples."""
    bad: list[str] = []
    for path in sorted(folder.glob("*.jsonl")):
        if not why_unread(path.name):
            _check_lexicon(path, bad)
    return bad


def _try(reader: Callable[[str], object], folder: Path, bad: list[str]) -> bool:
    """Read a part of a folder as extract would."""
    try:
        reader(str(folder))
    except ItxError as error:
        bad += str(error).splitlines()
        return False
    return True


def _check_lexicon(path: Path, bad: list[str]) -> int:
    """Check that a lexicon is JSON Lines with the fields that ours have, and values that we know."""
    key, before = key_of(path.name), len(bad)
    ours = [entry for _, entry in numbered_entries(DATA / path.name, [], key)]
    wanted = set.intersection(*(set(entry) for entry in ours)) - OPTIONAL.get(path.name, set())
    values = {name: {entry[name] for entry in ours if name in entry} for name in CLOSED - {key}}
    if path.name == CUES:
        values["part"].add("verb")  # what a cue without a part is
    forms = forms_of(ours)
    count = 0
    for number, entry in numbered_entries(path, bad, key):
        count += 1
        for name in sorted(name for name in wanted if entry.get(name) in (None, "")):
            bad.append(f"{path.name}, line {number}: {lacking(name, ours)}")
        for name in sorted(set(entry) - set(forms)):
            bad.append(f"{path.name}, line {number}: nothing reads {name!r}. Fields are: {', '.join(sorted(forms))}.")
        if wrong := misshapen(entry, forms):
            bad.append(f"{path.name}, line {number}: {wrong}")
            continue
        for name in sorted(set(values) & set(entry)):
            if values[name] and entry[name] not in values[name]:
                known = ", ".join(sorted(map(str, values[name])))
                bad.append(f"{path.name}, line {number}: {name} {entry[name]!r} is unknown. Use one of: {known}.")
        bad += [f"{path.name}, line {number}: {wrong}" for wrong in _wrong_values(path, entry, ours)]
    if len(bad) == before and path.name in READERS:
        _try(READERS[path.name], path.parent, bad)
    return count


def _wrong_values(path: Path, entry: dict[str, Any], ours: list[dict[str, Any]]) -> Iterator[str]:
    """Name what an entry lists that nothing knows, and a country without a code."""
    for name, values in entry.items():
        if isinstance(values, list) and any(isinstance(each, str) and not each.strip() for each in values):
            yield f"{name} has an empty text. Take it out."
    fields, known = LISTED.get(path.name, ((), None))
    names = sorted(known or {value for each in ours for field in fields for value in each.get(field, ())})
    for field in fields:
        for value in entry.get(field, ()):
            if value not in names:
                yield f"{field} {value!r} is unknown. Use of: {', '.join(names)}."
    country = entry.get("country")
    if country and path.name != "countries.jsonl":
        codes = {each["code"]: each["name"] for each in read_entries("countries.jsonl", "code", str(path.parent))}
        codes |= {each["country"]: "" for each in ours if "country" in each}
        if country not in codes:
            meant = next((code for code, name in codes.items() if name == country), "PK")
            yield f"country {country!r} is no code of two letters that countries.jsonl has, such as {meant}."


def key_of(name: str) -> str:
    """Give the field that identifies an entry of a data file of ours: the first of each line.

    >>> key_of("units.jsonl")
    'unit'
    """
    return next(field for _, entry in numbered_entries(DATA / name, [], "") for field in entry)
