"""Measure the checks of 84 reports in whose text readers looked for all arithmetic that it states.

annotations/arithmetic.jsonl holds article ids and character offsets only: for each relation its rule, the place of the
stated result, those of the figures that it follows from, the verdict, and whether the reader was sure. They saw no
output of ours. A check is right if it states the same result; doubtful relations are counted only for precision. The
errors of the 16 `read`, the 32 `later` and the 20 `fresh` reports were read, of the 16 `counted` ones none.

    python benchmarks/arithmetic.py ../shared/articles/bulk.jsonl
"""

from collections import Counter
from math import isclose
from typing import Any

from annotated import extracted, read

from itx_nlp.extract import compare
from itx_nlp.tables import Check, Figure


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
    reports, articles = read("arithmetic.jsonl", __doc__)
    wanted = {report["article_id"] for report in reports}
    tables = [part for _, part in extracted(articles, wanted)]
    figures: dict[str, dict[int, Figure]] = {name: {} for name in wanted}
    for part in tables:
        for row in part["figures"]:
            figures[row.article_id][row.start] = row
    _, checks = compare(tables)
    for part_name in ("read", "later", "counted", "fresh"):
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
