"""Score challenges on sentences that say it in unusual words: python benchmarks/unusual.py [--errors]

annotations/unusual.txt was written and labelled before the model was tuned; no example of it is trained on. Each
sentence is read as a text of its own.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from itx_nlp.learn.scores import Score, score_counts
from itx_nlp.learn.show import print_scores
from itx_nlp.pipeline import load

SENTENCES = Path(__file__).parent / "annotations" / "unusual.txt"
Row = tuple[str, str | None, str | None]


def read(path: Path = SENTENCES) -> Iterator[Row]:
    """Give text, stance and category of every sentence; neither for one that names no challenge."""
    stance = category = None
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.lstrip("# ").split()
        if not line.startswith("#"):
            yield line, stance, category
        elif words[0] in {"problem", "remedy", "negative"}:
            stance, category = (words[0], words[1]) if len(words) == 2 else (None, None)


def main(errors: bool) -> None:
    """Print precision, recall and F1 by category, and how often the stance is right."""
    nlp, rows = load(), list(read())
    found = []
    for doc in nlp.pipe(text for text, _, _ in rows):
        found.append({row.category: row.stance for span in doc.spans["challenges"] for row in span._.challenges})
    categories = dict.fromkeys(category for _, _, category in rows if category)
    print_scores("Unusual words", [_score(name, rows, found) for name in categories])
    sided = [(s, next(iter(f.values()))) for (_, s, c), f in zip(rows, found, strict=True) if s and f]
    print(f"stance right in {sum(a == b for a, b in sided)} of {len(sided)} sentences found")
    print(f"false alarms in {sum(bool(f) for (_, s, _), f in zip(rows, found, strict=True) if not s)} negatives")
    for (text, _, category), labels in zip(rows, found, strict=True) if errors else ():
        if set(labels) != {category} - {None}:
            print(f"{category or '-':18} {', '.join(labels) or '-':36} {text}")


def _score(name: str, rows: list[Row], found: list[dict[str, str]]) -> Score:
    gold = [int(category == name) for _, _, category in rows]
    system = [int(name in labels) for labels in found]
    return score_counts(name, [g * s for g, s in zip(gold, system, strict=True)], system, gold)


if __name__ == "__main__":
    main("--errors" in sys.argv[1:])
