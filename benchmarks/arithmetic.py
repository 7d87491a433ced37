"""Measure the checks of 32 reports in whose text readers looked for all arithmetic that it states.

annotations/arithmetic.jsonl holds article ids and character offsets only: for each relation its rule, the place of the
stated result, those of the figures that it follows from, the verdict, and whether the reader was sure. They saw no
output of ours. A check is right if it states the same result; doubtful relations are counted only for precision. The
errors of the `read` half were read, of the `counted` half none.

    python benchmarks/arithmetic.py ../shared/articles/bulk.jsonl
"""

import argparse
import json
from collections import Counter
from math import isclose
from pathlib import Path
from typing import Any

from itx_nlp.extract import compare, extract_source
from itx_nlp.settings import Settings
from itx_nlp.sources import filled, find_sources
from itx_nlp.tables import Check, Figure

ANNOTATIONS = Path(__file__).parent / "annotations" / "arithmetic.jsonl"


def counted(relations: list[list[Any]], figures: dict[int, Figure], checks: list[Check]) -> Counter[str]:
    """Count the relations of one article, the checks that state them, and the verdicts that are the reader's too."""
    found, waiting = Counter(checks=len(checks)), list(checks)
    for _, place, _, verdict, force in relations:
        stated = figures.get(place)
        hit = next((c for c in waiting if stated and isclose(abs(c.stated), abs(stated.value), rel_tol=1e-6)), None)
        if hit:
            waiting.remove(hit)
            found["right"] += 1
            found["verdict"] += hit.verdict == verdict
        if force == "sure":
            found["sure"] += 1
            found["found"] += hit is not None
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="the file of rows that the annotations are of")
    arguments = parser.parse_args()
    reports = [json.loads(line) for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines()]
    wanted = {report["article_id"] for report in reports}
    settings = Settings()
    sources = [s for s in find_sources([arguments.articles], settings.options).sources if s.article_id in wanted]
    tables = [extract_source(source, settings).tables for source in filled(sources, settings.options)]
    figures: dict[str, dict[int, Figure]] = {name: {} for name in wanted}
    for part in tables:
        for row in part["figures"]:
            figures[row.article_id][row.start] = row
    _, checks = compare(tables)
    for part_name in ("read", "counted"):
        found = Counter[str]()
        for report in reports:
            if report["part"] == part_name:
                name = report["article_id"]
                mine = [check for check in checks if check.article_id == name]
                found += counted(report["relations"], figures[name], mine)
        precision, recall = found["right"] / found["checks"], found["found"] / found["sure"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{part_name}: {found['found']} of {found['sure']} relations found ({recall:.3f}), {found['right']} of "
              f"{found['checks']} checks right ({precision:.3f}), F1 {f1:.3f}; "
              f"the verdict is the reader's in {found['verdict']}")  # fmt: skip


if __name__ == "__main__":
    main()
