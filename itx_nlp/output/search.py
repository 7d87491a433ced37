"""Search the sentences of a store."""

import re
from dataclasses import dataclass

from itx_nlp.errors import StoreError
from itx_nlp.store import Store

_TERM = re.compile(r'"([^"]+)"|(\S+)')
OPEN, CLOSE = "\x01", "\x02"  # around what was found; no sentence that is shown has them


@dataclass(frozen=True)
class Hit:
    """A sentence that was found; `text` has OPEN and CLOSE around each word that matches."""

    article_id: str
    published: str | None
    title: str | None
    sentence: int
    start: int
    text: str


def search(store: Store, words: str, limit: int = 20) -> list[Hit]:
    """Find sentences with all the words, in any form ("export" finds "exported"); "quoted words" stand together.

    Raises:
        StoreError: there is no word to look for.
    """
    terms = _terms(words)
    if not terms:
        raise StoreError("no word to look for. Try: itx-nlp search freelancers")
    query = " ".join(map(_quoted, terms))
    found = store.db.execute(
        "SELECT s.article_id, a.published, a.title, s.sentence, s.start, highlight(sentences_fts, 0, ?, ?) "
        "FROM sentences_fts JOIN sentences s ON s.id = sentences_fts.rowid JOIN articles a USING (article_id) "
        "WHERE sentences_fts MATCH ? ORDER BY rank, s.article_id, s.sentence LIMIT ?",
        (OPEN, CLOSE, query, limit),
    )
    return [Hit(*row) for row in found]


def why_none(store: Store, words: str) -> str:
    """Say that no sentence has all the words, and how many have each of them."""
    count = "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH ?"
    terms = _terms(words)
    each = ", ".join(f"{term!r} {store.db.execute(count, (_quoted(term),)).fetchone()[0]}" for term in terms)
    return "No sentence has all these words." + (f" With each of them: {each}." if len(terms) > 1 else "")


def _terms(words: str) -> list[str]:
    terms = [quoted or single for quoted, single in _TERM.findall(words.replace("\x00", " "))]
    return [term for term in terms if any(c.isalnum() for c in term)]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def print_hits(hits: list[Hit]) -> None:
    """Print what was found: article, day and sentence, what matches in bold."""
    from rich.console import Console
    from rich.text import Text

    from itx_nlp.output.printable import printable

    console = Console(soft_wrap=True, highlight=False)
    for hit in hits:
        line = Text(printable(hit.article_id), style="cyan")
        line.append(f"  {hit.published or 'no date'}  ", style="dim")
        for number, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", " ".join(hit.text.split()))):
            line.append(printable(part), style="bold yellow" if number % 2 else "default")
        console.print(line)
