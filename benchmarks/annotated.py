"""Read annotations, which name articles by id, and extract those articles."""

import argparse
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from itx_nlp.extract import extract_source
from itx_nlp.settings import Settings
from itx_nlp.sources import filled, find_sources
from itx_nlp.tables import Tables


def read(name: str, about: str | None) -> tuple[list[dict[str, Any]], Path]:
    """Give the rows of annotations/NAME, and the file of articles that the command line names."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="the file of rows that the annotations are of")
    lines = (Path(__file__).parent / "annotations" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines], parser.parse_args().articles


def extracted(articles: Path, wanted: Collection[str]) -> Iterator[tuple[str, Tables]]:
    """Yield the wanted articles of a file, by id, with their tables."""
    settings = Settings()
    sources = [s for s in find_sources([articles], settings.options).sources if s.article_id in wanted]
    for source in filled(sources, settings.options):
        yield source.article_id, extract_source(source, settings).tables
