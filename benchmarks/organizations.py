"""Measure mentions and links of organizations on 120 annotated paragraphs of real news.

The annotations (annotations/organizations.jsonl) hold article ids and character offsets only. Paragraphs were drawn at
random: 60 from all, 60 from those with at least two capitalised names. Half A served for tuning, half B only reports.

    python benchmarks/organizations.py ../shared/articles [--errors A]
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import itx_nlp
from itx_nlp import document

ANNOTATIONS = Path(__file__).parent / "annotations" / "organizations.jsonl"


def texts(articles: Path, wanted: set[str]) -> dict[str, str]:
    """Read the articles by id: business/… is a file, bulk/… a line."""
    found = {}
    for article_id in wanted:
        if article_id.startswith("business/"):
            found[article_id] = (articles / f"{article_id}.txt").read_bytes().decode("utf-8")
    with (articles / "bulk.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if f"bulk/{row['article_id']}" in wanted:
                found[f"bulk/{row['article_id']}"] = row["text"]
    return found


def main() -> None:
    """Print precision, recall and link accuracy of both halves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", metavar="HALF", help="also list what differs in this half")
    options = parser.parse_args()
    paragraphs = [json.loads(line) for line in ANNOTATIONS.read_text().splitlines()]
    sources = texts(options.articles, {row["article_id"] for row in paragraphs})
    nlp = itx_nlp.load()
    counts: dict[str, Counter[str]] = {"A": Counter(), "B": Counter()}
    with nlp.select_pipes(enable=[n for n in nlp.pipe_names if n in WANTED]):
        for row in paragraphs:
            text = sources[row["article_id"]]
            found = document.marked(nlp(text), document.ORGANIZATIONS, "organization")
            found = [each for each in found if row["start"] <= each.start and each.end <= row["end"]]
            count(counts[row["half"]], row["mentions"], found, text, row["half"] == options.errors)
    for half, c in counts.items():
        precision, recall = c["hit"] / max(1, c["system"]), c["hit"] / max(1, c["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"half {half}: {c['gold']} mentions, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, "
            f"links right {c['link'] / max(1, c['hit']):.3f}"
        )


WANTED = ("itx_segmentation", "tok2vec", "tagger", "parser", "ner", "itx_organizations")


def count(c: Counter, gold: list[dict], found: list, text: str, show: bool) -> None:
    """Match overlapping mentions one to one; optional ones count neither way."""
    free = list(gold)
    for each in found:
        match = next((g for g in free if g["start"] < each.end and each.start < g["end"]), None)
        if match is None:
            c["system"] += 1
            if show:
                print("extra", repr(text[each.start : each.end]), each.org_id, each.found)
            continue
        free.remove(match)
        if not match.get("optional"):
            c["system"] += 1
            c["hit"] += 1
            right = match["org_id"] == each.org_id
            c["link"] += right
            if show and not right:
                print("link", repr(text[each.start : each.end]), each.org_id, "instead of", match["org_id"])
    c["gold"] += sum(not g.get("optional") for g in gold)
    if show:
        for g in free:
            if not g.get("optional"):
                print("missed", repr(text[g["start"] : g["end"]]), g["org_id"])


if __name__ == "__main__":
    main()
