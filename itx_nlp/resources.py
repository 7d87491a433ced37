"""Read the words in data/, with a user's folder laid on top; every bad line is named.

A data file is JSON Lines: one object a line, `#` starts a comment line. An entry of the user's folder with a key that
we have replaces ours, another one is added. Within one file a key stands once.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from itx_nlp.errors import LexiconError, ModelError

PACKAGE = Path(__file__).parent
DATA = PACKAGE / "data"
# What the grammar asks for by name, without a folder.
OURS_ALONE = {"wordlists.jsonl", "wordlists_knowledge.jsonl", "nouns.jsonl", "name_spellings.jsonl"}
Forms = dict[str, set[str]]
Model = TypeVar("Model")


def read_entries(name: str, key: str, data: str | None = None, required: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Read one lexicon, ours and then the user's.

    Args:
        name: file name, such as "organizations.jsonl".
        key: the field that identifies an entry.
        data: the user's folder, or None.
        required: further fields that every entry must have.
    Returns:
        The entries in file order, replaced ones in their old place.
    Raises:
        LexiconError: a line is not JSON, not an object, lacks a field, has one of another form than ours or repeats
            a key; all bad lines are named.
    """
    entries: dict[str, dict[str, Any]] = {}
    bad: list[str] = []
    forms: Forms = {}
    for folder in folders(data):
        path = folder / name
        if path.is_file():
            for number, entry in numbered_entries(path, bad, key):
                missing = [field for field in (key, *required) if entry.get(field) in (None, "")]
                if missing:
                    bad.append(f"{path.name}, line {number}: {lacking(missing[0], list(entries.values()))}")
                elif wrong := misshapen(entry, forms):
                    bad.append(f"{path.name}, line {number}: {wrong}")
                else:
                    entries[str(entry[key])] = entry
        if data is not None:
            forms = forms_of(entries.values())
    if bad:
        raise LexiconError("\n".join(bad))
    return list(entries.values())


def lacking(name: str, ours: list[dict[str, Any]]) -> str:
    """Say that an entry lacks a field, with what one of ours has there.

    >>> print(lacking("kind", [{"unit": "USD"}, {"unit": "PKR", "kind": "currency"}]))
    no 'kind'. Add it, such as "kind": "currency".
    """
    value = next((entry[name] for entry in ours if entry.get(name)), "…")
    shown = value[:2] if isinstance(value, list) else value
    return f'no {name!r}. Add it, such as "{name}": {json.dumps(shown, ensure_ascii=False)}.'


def forms_of(entries: Iterable[dict[str, Any]]) -> Forms:
    """Collect the JSON forms that the values of each field have."""
    forms: Forms = {}
    for entry in entries:
        for name, value in entry.items():
            forms.setdefault(name, set()).add(_form(value))
    return forms


def misshapen(entry: dict[str, Any], forms: Forms) -> str:
    """Name a value of another form than all of ours: a text where a list belongs would be read letter by letter."""
    for name, value in entry.items():
        if name in forms and _form(value) not in forms[name]:
            return f"{name} is {_form(value)}. Make it {' or '.join(sorted(forms[name]))}."
    return ""


def _form(value: object) -> str:
    if isinstance(value, list):
        return "a list of texts" if all(isinstance(each, str) for each in value) else "a list of other things"
    if isinstance(value, bool) or value is None:
        return "null" if value is None else "true or false"
    return "a text" if isinstance(value, str) else "an object" if isinstance(value, dict) else "a number"


def folders(data: str | None) -> list[Path]:
    """List the folders words are read from, ours first.

    Raises:
        LexiconError: the user's folder is not there.
    """
    if data is None:
        return [DATA]
    if not Path(data).is_dir():
        raise LexiconError(f"{data} is not a folder. Pass --data a folder laid out like the package's data/.")
    return [DATA, Path(data)]


def unread_files(data: str | None) -> list[str]:
    """Say of each .jsonl file of a user's folder that nothing reads why."""
    names = sorted(path.name for path in Path(data).glob("*.jsonl")) if data else []
    return [why for name in names if (why := why_unread(name))]


def why_unread(name: str) -> str:
    """Say why nothing reads a .jsonl file of this name in a user's folder; an empty string if it is read.

    >>> why_unread("organisations.jsonl")
    'organisations.jsonl is no data file, so nothing reads it. Did you mean organizations.jsonl?'
    """
    if name in OURS_ALONE:
        return f"{name} is part of the grammar: only the package's own is read. Take it out of the folder."
    if (DATA / name).is_file():
        return ""
    names = sorted(path.stem for path in DATA.glob("*.jsonl") if path.name not in OURS_ALONE)
    stem = name.removesuffix(".jsonl")
    meant = [each for each in names if each.startswith(stem[:3])][:1] if len(stem) < 5 else []
    meant = meant or get_close_matches(stem, names, 1)
    hint = f"Did you mean {meant[0]}.jsonl?" if meant else f"There are: {', '.join(names)}."
    return f"{name} is no data file, so nothing reads it. {hint}"


def numbered_entries(path: Path, bad: list[str], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of one file with their line numbers; what is wrong with other lines is added to `bad`."""
    seen: dict[str, int] = {}
    decode = json.JSONDecoder(object_pairs_hook=_fields).decode  # json.loads would make one for each line
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        bad.append(f"{path.name} is not UTF-8 (byte {error.start}). Save it as UTF-8.")
        return
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entry = decode(line)
        except ValueError as error:
            bad.append(f"{path.name}, line {number}: not JSON ({error}). One object a line, keys in double quotes.")
            continue
        if not isinstance(entry, dict):
            bad.append(f"{path.name}, line {number}: not an object. Write {{…}}.")
        elif key in entry and (first := seen.setdefault(str(entry[key]), number)) != number:
            bad.append(
                f"{path.name}, line {number}: {key} {entry[key]!r} stands in line {first} too. Keep one of them."
            )
        else:
            yield number, entry


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its fields; of two with one name JSON would keep the last without a word."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the field {max(names, key=names.count)!r} stands in it twice")
    return fields


@cache
def models() -> Path:
    """Find the folder of trained models: inside an installed package, beside it in a checkout.

    Raises:
        ModelError: neither is there.
    """
    for folder in (PACKAGE / "models", PACKAGE.parent / "models"):
        if folder.is_dir():
            return folder
    raise ModelError("no models/ folder in the package or beside it. Install itx-nlp again.")


def read_model(name: str, take: Callable[[Any], Model]) -> Model:
    """Read models/NAME/model.json.

    Args:
        take: makes of its JSON what is wanted, and raises a ValueError, KeyError or TypeError where it is none.
    Raises:
        ModelError: the file is not there or broken.
    """
    path = models() / name / "model.json"
    try:
        return take(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Install itx-nlp again.") from error
