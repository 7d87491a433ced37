"""Which articles a corpus has: files below folders, rows of files, standard input; their ids and metadata.csv.

Nothing is dropped in silence: what is found and not read becomes a row of `problems`. Only hidden files, README files,
metadata.csv, corrections.csv and our own results are passed over.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from itx_nlp.corpus import Options, Source
from itx_nlp.errors import CorpusError, refused
from itx_nlp.readers import FAMILIES, rows
from itx_nlp.readers.amended import NAME as CORRECTIONS
from itx_nlp.readers.amended import Correction, read_corrections
from itx_nlp.readers.listing import NAME as LISTING
from itx_nlp.readers.listing import names_none, read_listing
from itx_nlp.tables import ROW_TYPES, Problem

STANDARD_INPUT = Path("-")
_DROPPED = (".txt", ".md")  # suffixes that an article_id goes without
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
    corrections: dict[str, tuple[Correction, ...]] = {}
    whole: set[str] = set()  # articles of folders that are read as a whole
    seen: set[Path] = set()
    for path in sorted(set(paths)):
        if path == STANDARD_INPUT:
            candidates.append(_standard_input(options))
            continue
        root, files = _files(path, problems)
        below: list[_Candidate] = []
        for file in files:
            if not file.is_symlink():
                if (real := file.resolve()) in seen:
                    continue  # a path of the command line lies in another one
                seen.add(real)
            below.extend(_candidates(root, file, options, problems))
        candidates.extend(_listed(root, below, path == root, problems))
        amended = read_corrections(root, lambda message: _report(CORRECTIONS, message, problems))
        corrections = {key: corrections.get(key, ()) + amended.get(key, ()) for key in corrections | amended}
        whole.update(amended if path == root else ())
    sources = [replace(s, corrections=corrections.get(s.article_id, ())) for s in _with_ids(candidates, problems)]
    for article_id in sorted(whole - {source.article_id for source in sources}):
        line = f"{CORRECTIONS}, line {corrections[article_id][0].line}"
        known = [source.article_id for source in sources]
        _report(CORRECTIONS, f"{line}: {names_none(article_id, known)}", problems, "correction")
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
            elif path.stem.lower() != "readme" and path not in (root / LISTING, root / CORRECTIONS):
                if path.name in (LISTING, CORRECTIONS):
                    before = f"{shown_path(folder, root)}/"
                    what = f"is not read; put its rows into {path.name} at the top, with {before} in front"
                    problems.append(_problem(path, root, "metadata" if path.name == LISTING else "correction", what))
                elif path.suffix.lower() in FAMILIES or path.suffix.lower() in rows.SUFFIXES:
                    yield path
                else:
                    what = f"has {path.suffix or 'no suffix'}, which no reader takes; convert it to .txt or .html"
                    problems.append(_problem(path, root, "unsupported", what))


def _has_results(names: set[str]) -> bool:
    """Say whether a folder holds results of ours: the store, or, where that is elsewhere, all the tables."""
    return "itx.sqlite" in names or any(names >= {f"{table}{suffix}" for table in ROW_TYPES} for suffix in _WRITTEN)


def _is_ours(name: str) -> bool:
    stem = name.partition(".")[0]
    return name == "text" or stem == "itx" or (stem in ROW_TYPES and name.endswith(_WRITTEN))


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


def _report(name: str, message: str, problems: list[Problem], kind: str = "correction") -> None:
    problems.append(Problem(path=name, kind=kind, message=message))


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


def _listed(root: Path, candidates: list[_Candidate], whole: bool, problems: list[Problem]) -> list[_Candidate]:
    """Give the candidates of one folder their rows of its metadata.csv, by the ids they would have alone.

    Args:
        whole: all of the folder is read, so that a row that names none of them is a problem.
    """

    def report(message: str) -> None:
        _report(LISTING, message, problems, "metadata")

    listing = read_listing(root, report)
    if not listing:
        return candidates
    named: dict[str, int] = {}
    for at, article_id in _choose(candidates):
        named.setdefault(candidates[at].source.shown, at)
        if article_id:
            named[article_id] = at
    done = list(candidates)
    for name, cells in listing.items():
        # A path as one writes it from where the folder stands counts too, the names below the folder first.
        at = named.get(name, named.get(name.removeprefix(f"{root.name}/"), -1))
        if at >= 0 and not done[at].source.listed:
            done[at] = replace(done[at], source=replace(done[at].source, listed=cells))
        elif whole:
            report(names_none(name, named) if at < 0 else f"{LISTING}: {name!r} is listed by another name too.")
    return done


def _choose(candidates: list[_Candidate]) -> Iterator[tuple[int, str | None]]:
    """Yield the place of each candidate with the first of its ids that is free; plain files choose first, rows last."""
    order = {".txt": 0, ".md": 1}

    def rank(at: int) -> tuple[object, ...]:
        source, ids = candidates[at].source, candidates[at].ids
        kind = order.get(source.path.suffix.lower(), 2)
        last = ids[-1] if source.row is None else ""
        return source.row is not None, kind, source.shown.count("#"), last, source.row or 0, str(source.path)

    taken: set[str] = set()
    for at in sorted(range(len(candidates)), key=rank):
        article_id = next((each for each in candidates[at].ids if each not in taken), None)
        if article_id is not None:
            taken.add(article_id)
        yield at, article_id


def _with_ids(candidates: list[_Candidate], problems: list[Problem]) -> list[Source]:
    """Give each source its id; one for which none is free is a problem."""
    chosen: list[Source] = []
    for at, article_id in _choose(candidates):
        source, ids = candidates[at].source, candidates[at].ids
        if article_id is None:
            message = f"{source.shown}: another article has its id {ids[0]!r}; rename it."
            problems.append(Problem(path=source.shown, kind="collision", message=message))
            continue
        if source.row is not None and article_id != ids[0]:
            note = ("collision", f"another article has its id {ids[0]!r}; here it is {article_id!r}")
            source = replace(source, notes=(*source.notes, note))
        chosen.append(replace(source, article_id=article_id))
    return chosen


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
