"""What readers wrote down about articles, and the pipeline's reading of the same articles."""

import json
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from itx_nlp.corpus import Article, Options, read_article
from itx_nlp.errors import ModelError
from itx_nlp.parts import process
from itx_nlp.sources import filled, find_sources
from itx_nlp.text.zones import Furniture


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
