"""Read articles in which every sentence is labelled: a line each, an empty line between two articles.

    -<tab>The office opens at eight.
    problem payments<tab>By noon three clients have written that their transfers bounced.
    remedy policy, trust<tab>A notified procedure would spare her the apologies.
    ?<tab>She shrugs.

`-` is a sentence of no category, `?` one of which nobody can tell: it is not learnt, but stands before the next.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

STANCES = ("problem", "remedy")
NONE, DOUBTFUL = "-", "?"
Labelled = tuple[str, frozenset[str], str | None, str, str, str]


def read_articles(paths: Sequence[Path], bad: list[str]) -> Iterator[Labelled]:
    """Give text, categories, stance, place, the sentence before and the name of the article of each sentence.

    bad: gets a line about each line that is not as it should be.
    """
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError as error:
            bad.append(f"{path.parent.name}/{path.name} is not UTF-8 (byte {error.start}). Save it as UTF-8.")
            continue
        yield from _labelled(lines, f"{path.parent.name}/{path.name}", bad)


def _labelled(lines: Sequence[str], name: str, bad: list[str]) -> Iterator[Labelled]:
    before, article = "", f"{name}, line 1"
    for number, line in enumerate(lines, 1):
        place = f"{name}, line {number}"
        if not line.strip():
            before, article = "", f"{name}, line {number + 1}"
            continue
        if line.startswith("#"):
            continue
        label, _, text = line.partition("\t")
        text = " ".join(text.split())
        stance, _, listed = label.strip().partition(" ")
        categories = frozenset(filter(None, (each.strip() for each in listed.split(","))))
        if not text or not (categories if stance in STANCES else label.strip() in (NONE, DOUBTFUL)):
            bad.append(f"{place}: {line[:40]!r} is no label, tab and sentence, such as: problem trust<tab>Buyers left.")
            continue
        if stance != DOUBTFUL:
            yield text, categories, stance if categories else None, place, before, article
        before = text
