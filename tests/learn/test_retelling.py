"""Training what tells that a figure is told again: on judged pairs of articles written for it."""

import json

import pytest
from click.testing import CliRunner

from itx_nlp.cli import main

EVENTS = (
    ("The mill at Kotri", "cotton", "bales", 4310),
    ("The quarry of Ziarat", "marble", "blocks", 2270),
    ("The dairy in Sahiwal", "butter", "crates", 6140),
    ("The port of Gwadar", "shrimp", "boxes", 1930),
    ("The forest office in Swat", "walnut", "seedlings", 7450),
    ("The depot at Rohri", "wheat", "sacks", 9820),
    ("The museum in Taxila", "pottery", "pieces", 3560),
    ("The school board of Hunza", "geometry", "booklets", 5280),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Two papers on each event, a day apart, and the judgement of every pair of their figures."""
    folder = tmp_path_factory.mktemp("papers")
    judged, listed = [], ["article_id,path,published"]
    for number, (who, thing, counted, count) in enumerate(EVENTS):
        sold, left = count, count // 7
        texts = (
            f"{who} sold {sold:,} {counted} of {thing} last month.\n\nIt has {left} {counted} left, its head said.\n",
            f"Only {left} {counted} of {thing} are left.\n\n{who} sold {sold:,} {counted} in a month. "
            f"A farm nearby has {left} goats.\n",
        )
        for paper, text in enumerate(texts):
            (folder / f"{paper}-{number}.txt").write_text(text, encoding="utf-8")
            listed.append(f"{paper}-{number},{paper}-{number}.txt,2025-03-{10 + paper}")
        one, other = texts
        for value, same in ((f"{sold:,}", True), (f"{left} {counted}", True), (f"{left} goats", False)):
            place = one.find(value) if same else one.find(f"{left} {counted}")
            judged.append(
                {
                    "article_id": f"0-{number}",
                    "start": place,
                    "other_id": f"1-{number}",
                    "other_start": other.find(value),
                    "same": same,
                }
            )
    (folder / "metadata.csv").write_text("\n".join(listed) + "\n", encoding="utf-8")
    labels = folder / "judged.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in judged), encoding="utf-8")
    return folder


def train(labels, corpus, output):
    return CliRunner().invoke(main, ["train", "retelling", str(labels), str(corpus), "-o", str(output)])


def test_judged_pairs_become_weights(corpus, tmp_path):
    done = train(corpus / "judged.jsonl", corpus, tmp_path / "retelling")
    assert done.exit_code == 0, done.output
    assert "of 16 articles: precision" in done.output
    weights = json.loads((tmp_path / "retelling" / "model.json").read_text(encoding="utf-8"))["weights"]
    assert weights["equal"] >= 0 and {"", "words of the claims", "figures beside"} < set(weights)
    assert "held out in turn" in (tmp_path / "retelling" / "card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text, message",
    [
        (None, "cannot be read"),
        ("[]", "line 1: no JSON object with article_id, start"),
        ('{"article_id": "0-1", "start": 3}', "line 1: no JSON object with article_id, start"),
        ('{"article_id": "a", "start": 3, "other_id": "b", "other_start": 9, "same": "no"}', "line 1: no JSON object"),
        (
            '{"article_id": "a", "start": null, "other_id": "b", "other_start": 9, "same": true}',
            "line 1: no JSON object",
        ),
        ("", "has pairs of 0 stories; at least 8 are needed"),
        ("same", "only pairs that are one"),
        ("one story", "only pairs that are one"),
    ],
)
def test_labels_that_are_none_are_named(corpus, tmp_path, text, message):
    labels = tmp_path / "labels.jsonl"
    if text in ("same", "one story"):  # one more, of one story, is two figures
        other = '"0-3"' if text == "one story" else "true"
        text = "".join(line for line in (corpus / "judged.jsonl").open() if "true" in line or other in line)
    if text is not None:
        labels.write_text(text, encoding="utf-8")
    done = train(labels, corpus, tmp_path / "retelling")
    assert done.exit_code != 0 and message in done.output
    assert "Traceback" not in done.output and not (tmp_path / "retelling").exists()
