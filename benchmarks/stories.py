"""Measure the facts of 177 pairs of articles on one event or near ones, and of 24 pairs that only share numbers.

annotations/stories.jsonl holds article ids and character offsets only: for each two articles, most of two newspapers
and three days apart at most, the figures that state one fact (`same`) or give it two values (`conflict`), as readers
wrote them down who saw no output of ours. A figure that both tell should stand in a corroborated fact with its twin;
one without a link should share no fact with any of the other article. Doubtful links are counted neither way.
`fitted` are the pairs whose figures are also among annotations/retellings.jsonl, from which weights were learnt; of
the `counted` ones no error was read.

    python benchmarks/stories.py ../shared/articles/bulk.jsonl
"""

from collections import Counter, defaultdict
from typing import Any

from annotated import extracted, read

from itx_nlp.extract import compare
from itx_nlp.tables import Fact

Place = tuple[str, int]


def counted(story: dict[str, Any], facts: dict[Place, Fact]) -> Counter[str]:
    """Count the figures of one story by what they should be, and those that are it."""
    sure: defaultdict[Place, set[Place]] = defaultdict(set)
    linked: set[Place] = set()
    for start, other, verdict, force in story["links"]:
        one, two = (story["article_id"], start), (story["other_id"], other)
        linked |= {one, two}
        if (verdict, force) == ("same", "sure") and one in facts and two in facts:
            sure[one].add(two)
            sure[two].add(one)
    names = (story["article_id"], story["other_id"])
    found: Counter[str] = Counter()
    for place, fact in facts.items():
        if place[0] not in names:
            continue
        if sure[place]:
            found["told by both"] += 1
            found["corroborated"] += fact.status == "corroborated" and any(facts[o] is fact for o in sure[place])
        elif place not in linked:
            found["told by one"] += 1
            found["joined"] += set(names) <= set(fact.article_ids)
    return found


def main() -> None:
    stories, articles = read("stories.jsonl", __doc__)
    wanted = {story[key] for story in stories for key in ("article_id", "other_id")}
    tables = [part for _, part in extracted(articles, wanted)]
    places = {row.figure_id: (row.article_id, row.start) for part in tables for row in part["figures"]}
    found, _ = compare(tables)
    facts = {places[figure]: fact for fact in found for figure in fact.figure_ids}
    for part in ("fitted", "counted", "near"):
        chosen = [story for story in stories if story["part"] == part]
        sums = sum((counted(story, facts) for story in chosen), Counter[str]())
        both, one, joined = sums["told by both"], sums["told by one"], sums["joined"]
        print(f"{part}, {len(chosen)} pairs of articles: {sums['corroborated']} of {both} figures told by both are "
              f"corroborated ({sums['corroborated'] / both:.3f}), {joined} of {one} told by one joined with another; "
              f"{(sums['corroborated'] + one - joined) / (both + one):.3f} of all are right")  # fmt: skip


if __name__ == "__main__":
    main()
