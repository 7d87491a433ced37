"""Read the words in data/, with a user's folder laid on top; every bad line is named.

A data file is JSON Lines: one object a line, `#` starts a comment line. An entry of the user's folder with a key that
we have replaces ours, another one is added.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from itx_nlp.errors import LexiconError, ModelError

PACKAGE = Path(__file__).parent
DATA = PACKAGE / "data"


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
        LexiconError: a line is not JSON, not an object, or lacks a field; all bad lines are named.
    """
    entries: dict[str, dict[str, Any]] = {}
    bad: list[str] = []
    for folder in folders(data):
        path = folder / name
        if path.is_file():
            for number, entry in numbered_entries(path, bad):
                missing = [field for field in (key, *required) if entry.get(field) in (None, "")]
                if missing:
                    bad.append(f'{path.name}, line {number}: no {missing[0]!r}. Add it, such as "{missing[0]}": "…".')
                else:
                    entries[str(entry[key])] = entry
    if bad:
        raise LexiconError("\n".join(bad))
    return list(entries.values())


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


def numbered_entries(path: Path, bad: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of one file with their line numbers; what is wrong with other lines is added to `bad`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        bad.append(f"{path.name} is not UTF-8 (byte {error.start}). Save it as UTF-8.")
        return
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entry = json.loads(line)
        except ValueError as error:
            bad.append(f"{path.name}, line {number}: not JSON ({error}). One object a line, keys in double quotes.")
            continue
        if isinstance(entry, dict):
            yield number, entry
        else:
            bad.append(f"{path.name}, line {number}: not an object. Write {{…}}.")


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
