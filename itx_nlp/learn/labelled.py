"""What readers wrote down about articles, and the pipeline's reading of the same articles."""

import json
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp.corpus import Article, Options, read_article
from itx_nlp.errors import ModelError
from itx_nlp.parts import process
from itx_nlp.sources import filled, find_sources
from itx_nlp.text.zones import Furniture

Value = TypeVar("Value")


def read_labels(path: Path, form: str, fields: str, take: Callable[[Any], None]) -> None:
    """Take every row of a file of JSON Lines.

    Args:
        form, fields: what such a file is, and what a row of it has, for those whose file is another.
    Raises:
        ModelError: the file cannot be read, or a row has not these fields.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Pass {form}.") from error
    for number, line in enumerate(lines, 1):
        try:
            take(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{path}, line {number}: no JSON object with {fields}.") from error


def read_figures(path: Path, fields: str, value: Callable[[Any], Value | None]) -> dict[str, dict[int, Value]]:
    """Read what is known of figures, by article and place; headlines and optional figures are left out.

    Args:
        fields: what a row has, for those whose file is another.
        value: what a row tells, None where it tells nothing.
    Raises:
        ModelError: the file cannot be read, or a row has not these fields.
    """
    wanted: defaultdict[str, dict[int, Value]] = defaultdict(dict)

    def take(row: Any) -> None:
        told = None if row.get("optional") or row.get("zone", "body") != "body" else value(row)
        if told is not None:
            wanted[row["article_id"]][row["start"]] = told

    read_labels(path, "a gold folder's figures.jsonl", fields, take)
    return wanted


def write_model(output: Path, about: Any, card: str) -> None:
    """Write model.json, a line a weight, and card.md into a folder."""
    output.mkdir(parents=True, exist_ok=True)
    (output / "model.json").write_text(json.dumps(about, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (output / "card.md").write_text(card, encoding="utf-8")


def processed(nlp: Language, corpora: Sequence[Path], wanted: Container[str]) -> Iterator[tuple[Article, Doc]]:
    """Let a pipeline read the articles of some corpora whose ids are wanted; a Doc begins at their body_start."""
    furniture = Furniture.read()
    sources = (source for corpus in corpora for source in find_sources([corpus]).sources)
    for source in filled(sources, Options()):
        if source.article_id not in wanted:
            continue
        article = read_article(source, furniture)
        known = {name: getattr(article, name) for name in ("title", "author", "published", "publisher")}
        yield article, process(nlp, article.text[article.body_start :], known)
