"""Which articles a corpus has: files below folders, rows of files, standard input; their ids and metadata.csv.

Nothing is dropped in silence: what is found and not read becomes a row of `problems`. Only hidden files, README files,
metadata.csv and our own results are passed over.
"""

import csv
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from itx_nlp.corpus import Options, Source, read_file
from itx_nlp.errors import CorpusError, refused
from itx_nlp.readers import FAMILIES, METADATA, plain, rows
from itx_nlp.tables import ROW_TYPES, Problem

LISTING = "metadata.csv"
STANDARD_INPUT = Path("-")
_DROPPED = (".txt", ".md")  # suffixes that an article_id goes without
_LARGEST_LISTING = 50_000_000
_WRITTEN = (".jsonl", ".csv", ".xlsx", ".parquet")


@dataclass(frozen=True)
class Sources:
    """The articles of a corpus by id, and what was found and passed over."""

    sources: list[Source]
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Candidate:
    """A source with the ids it may have, best first."""

    source: Source
    ids: tuple[str, ...]


def find_sources(paths: Iterable[Path], options: Options = Options()) -> Sources:
    """List the articles of folders and files, sorted by id; "-" is standard input.

    Raises:
        CorpusError: one of the paths does not exist.
    """
    candidates: list[_Candidate] = []
    problems: list[Problem] = []
    listed: dict[str, dict[str, str]] = {}
    seen: set[Path] = set()
    for path in sorted(set(paths)):
        if path == STANDARD_INPUT:
            candidates.append(_standard_input(options))
            continue
        root, files = _files(path, problems)
        listed |= _read_listing(root, problems)
        for file in files:
            if not file.is_symlink():
                if (real := file.resolve()) in seen:
                    continue  # a path of the command line lies in another one
                seen.add(real)
            candidates.extend(_candidates(root, file, options, problems))
    sources = _with_ids(candidates, listed, problems)
    wanted = {source.article_id for source in sources} | {source.shown for source in sources}
    for unknown in sorted(set(listed) - wanted):
        message = f"article_id {unknown!r} names no article of this corpus."
        problems.append(Problem(path=LISTING, kind="metadata", message=message))
    return Sources(sorted(sources, key=lambda source: source.article_id), problems)


def check_paths(paths: Iterable[Path]) -> None:
    """Raise CorpusError for a path that does not exist, before anything is written."""
    for path in paths:
        if path != STANDARD_INPUT and not path.exists():
            raise CorpusError(f"{path}: no such file or folder. Pass a folder of articles.")


def shown_path(path: Path, root: Path) -> str:
    """Write a path below its root with slashes; bytes that are no text as \\xNN."""
    relative = path.relative_to(root).as_posix()
    return os.fsencode(relative).decode("utf-8", "backslashreplace")


def _standard_input(options: Options) -> _Candidate:
    raw = sys.stdin.buffer.read(options.limits.text + 1)
    if len(raw) > options.limits.text:
        raise CorpusError("standard input has too much text. Split it or raise --max-mb.", "too_large")
    return _Candidate(Source(path=STANDARD_INPUT, article_id="", shown="-", raw=raw), ("stdin",))


def _files(path: Path, problems: list[Problem]) -> tuple[Path, list[Path]]:
    """Find the files of one path of the command line, and the folder that ids count from."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: no such file or folder. Pass a folder of articles.") from error
    if stat.S_ISDIR(mode):
        return path, list(_walk(path, path, problems))
    if stat.S_ISREG(mode):
        return path.parent, [path]
    raise CorpusError(f"{path} is neither a file nor a folder. Pass - for standard input.", "special")


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    waiting = [folder]
    home = root.resolve()
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            shown = shown_path(folder, root)
            problems.append(Problem(path=shown, kind="unreadable", message=f"{shown}: {refused(error)}"))
            continue
        if _has_results({entry.name for entry in entries}):
            if folder != root:
                continue
            entries = [entry for entry in entries if not _is_ours(entry.name)]
        for entry in entries:
            path = Path(entry.path)
            reason = _reason(entry, home)
            if reason:
                problems.append(_problem(path, root, *reason))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif path.stem.lower() != "readme" and path != root / LISTING:
                if path.suffix.lower() in FAMILIES or path.suffix.lower() in rows.SUFFIXES:
                    yield path
                else:
                    what = f"has {path.suffix or 'no suffix'}, which no reader takes; convert it to .txt or .html"
                    problems.append(_problem(path, root, "unsupported", what))


def _has_results(names: set[str]) -> bool:
    """Say whether a folder holds results of ours: the store, or, where that is elsewhere, all the tables."""
    return "itx.sqlite" in names or any(names >= {f"{table}{suffix}" for table in ROW_TYPES} for suffix in _WRITTEN)


def _is_ours(name: str) -> bool:
    stem, _, suffix = name.partition(".")
    return name == "text" or stem == "itx" or (stem in ROW_TYPES and f".{suffix}" in _WRITTEN)


def _reason(entry: os.DirEntry[str], home: Path) -> tuple[str, str] | None:
    """Say why an entry of a folder is not read, or None."""
    try:
        if entry.is_symlink():
            target = Path(entry.path).resolve(strict=True)
            if not target.is_relative_to(home):
                return "link", "is a link out of the corpus; copy the file, or pass it on the command line"
            if not target.is_file():
                return "link", "is a link to a folder, which is read in its own place"
        elif not entry.is_file() and not entry.is_dir():
            return "special", "is neither a file nor a folder"
    except (OSError, RuntimeError):
        return "link", "is a link that leads nowhere"
    return None


def _problem(path: Path, root: Path, kind: str, message: str) -> Problem:
    shown = shown_path(path, root)
    return Problem(path=shown, kind=kind, message=f"{shown} {message}.")


def _candidates(root: Path, path: Path, options: Options, problems: list[Problem]) -> Iterator[_Candidate]:
    shown = shown_path(path, root)
    if path.suffix.lower() in rows.SUFFIXES:
        try:
            for row in rows.read_rows(path, options.columns, options.encoding, options.limits):
                if row.problem:
                    kind, what = row.problem
                    problems.append(Problem(path=f"{shown}#{row.number}", kind=kind, message=_text(what)))
                    continue
                own = (row.article_id,) if row.article_id else ()
                yield _Candidate(_row_source(path, shown, row), (*own, f"{shown}#{row.number}"))
        except CorpusError as error:
            problems.append(Problem(path=shown, kind=error.kind, message=_text(str(error))))
        return
    ids = (shown[: -len(path.suffix)], shown) if path.suffix.lower() in _DROPPED else (shown,)
    yield _Candidate(Source(path=path, article_id="", shown=shown), (*ids, f"{root.name}/{shown}"))


def _text(message: str) -> str:
    """Write bytes of a file's name that are no text so that they can be kept."""
    return message.encode("utf-8", "backslashreplace").decode()


def _row_source(path: Path, shown: str, row: rows.Row) -> Source:
    return Source(
        path=path, article_id="", shown=f"{shown}#{row.number}", row=row.number, sha256=row.sha256, known=row.known,
        notes=row.notes,
    )  # fmt: skip


def _with_ids(
    candidates: list[_Candidate], listed: Mapping[str, Mapping[str, str]], problems: list[Problem]
) -> list[Source]:
    """Give each source the first of its ids that is free; plain files choose first, rows last."""
    order = {".txt": 0, ".md": 1}
    chosen: dict[str, Source] = {}
    ranked = sorted(
        candidates,
        key=lambda c: (c.source.row is not None, order.get(c.source.path.suffix.lower(), 2), c.source.shown.count("#"),
                       c.ids[-1] if c.source.row is None else "", c.source.row or 0, str(c.source.path)),
    )  # fmt: skip
    for candidate in ranked:
        source = candidate.source
        article_id = next((each for each in candidate.ids if each not in chosen), None)
        if article_id is None:
            message = f"{source.shown}: another article has its id {candidate.ids[0]!r}; rename it."
            problems.append(Problem(path=source.shown, kind="collision", message=message))
            continue
        if source.row is not None and article_id != candidate.ids[0]:
            note = ("collision", f"another article has its id {candidate.ids[0]!r}; here it is {article_id!r}")
            source = replace(source, notes=(*source.notes, note))
        cells = listed.get(article_id) or listed.get(source.shown) or {}
        chosen[article_id] = replace(source, article_id=article_id, listed=cells)
    return list(chosen.values())


def _read_listing(root: Path, problems: list[Problem]) -> dict[str, dict[str, str]]:
    """Read metadata.csv; every bad row is a problem and the others count."""
    path = root / LISTING
    if not path.is_file():
        return {}

    def report(message: str) -> None:
        problems.append(Problem(path=LISTING, kind="metadata", message=message))

    listed: dict[str, dict[str, str]] = {}
    try:
        text, _, _ = plain.decode(read_file(path, LISTING, _LARGEST_LISTING), LISTING)
        reader = csv.DictReader(io.StringIO(plain.without_surrogates(text)[0], newline=""))
        if "article_id" not in (reader.fieldnames or ()):
            report(f"{LISTING} has no column article_id. Its first line must be article_id,{','.join(METADATA)}.")
            return {}
        for number, cells in enumerate(reader, 2):
            article_id = (cells.get("article_id") or "").strip()
            if not article_id:
                report(f"{LISTING}, row {number}: no article_id.")
            elif None in cells:
                report(f"{LISTING}, row {number}: more cells than columns. Put quotation marks around commas.")
            elif article_id in listed:
                report(f"{LISTING}, row {number}: {article_id!r} a second time; the first counts.")
            else:
                listed[article_id] = {k: v.strip() for k, v in cells.items() if k in METADATA and v and v.strip()}
    except (CorpusError, csv.Error) as error:
        report(f"{LISTING} cannot be read further: {error}")
    return listed


def filled(sources: Iterable[Source], options: Options) -> Iterator[Source]:
    """Give sources their text, where it is a row: each file of rows is read once more, row after row."""
    ordered = sorted(sources, key=lambda s: (s.row is not None, str(s.path), s.row or 0))
    for (path, is_row), group in groupby(ordered, key=lambda s: (s.path, s.row is not None)):
        if not is_row:
            yield from group
            continue
        wanted = {source.row: source for source in group}
        try:
            for row in rows.read_rows(path, options.columns, options.encoding, options.limits):
                if row.number in wanted and not row.problem:
                    yield replace(wanted[row.number], text=row.text, sha256=row.sha256)
        except CorpusError:
            continue  # the plan has listed where the file breaks off
