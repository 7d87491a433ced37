"""Measure mentions of organizations and people in 176 news articles that nobody had read while rules were written.

annotations/names.jsonl holds article ids and character offsets only; readers wrote the names down under the annotation
guidelines, from the text alone. A mention counts as found where one of ours overlaps it.

    python benchmarks/names.py ../shared/articles/bulk.jsonl
"""

from annotated import extracted, read

TABLES = ("organizations", "people")
Span = tuple[int, int]


def hits(wanted: list[Span], found: list[Span]) -> int:
    """Count the wanted spans that overlap a found one, each taken once."""
    free = sorted(found)
    count = 0
    for start, end in sorted(wanted):
        match = next((span for span in free if span[0] < end and start < span[1]), None)
        if match:
            free.remove(match)
            count += 1
    return count


def main() -> None:
    rows, articles = read("names.jsonl", __doc__)
    wanted = {row["article_id"]: row for row in rows}
    counts = {table: [0, 0, 0] for table in TABLES}
    for article_id, tables in extracted(articles, wanted):
        for table in TABLES:
            gold = [(start, end) for start, end in wanted[article_id][table]]
            found = [(row.start, row.end) for row in tables[table]]
            for place, number in enumerate((hits(gold, found), len(found), len(gold))):
                counts[table][place] += number
    for table, (both, found, gold) in counts.items():
        print(f"{table}: precision {both / found:.3f}, recall {both / gold:.3f}, F1 {2 * both / (found + gold):.3f}, "
              f"{gold} mentions")  # fmt: skip


if __name__ == "__main__":
    main()
