"""What figures measure where no words beside them settle it: weighed among the nouns around and the metrics before.

Each row is a text with its figures in brackets; they all measure what stands beside it.
"""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from itx_nlp.cli import main
from itx_nlp.components.weighing import Weights
from itx_nlp.document import FIGURES, marked
from itx_nlp.learn.metrics import read

CHOSEN = [
    # the list behind a colon is of what was introduced, not of who heard of it
    (
        "The guild heard that a stepped tax would be introduced: [1 percent] for carts, [2 percent] for vans, and "
        "[3 percent] for lorries. It now has 40 members and a debt of Rs5 million.",
        "stepped tax",
    ),
    # what lies idle is a part of the capacity, not of the carts
    (
        "The valley has an annual capacity of 900,000 carts, of which [76%] lies idle. It made 20,000 carts in May, 5% "
        "more than in April, and sold 18,000.",
        "annual capacity of 900,000 carts",
    ),
    # a target of what is to be reduced
    (
        "The union urged the council to bring in a gradual reduction in the ferry fare rate, targeting [15 per cent] "
        "over the next three years. It has 40 members. Fares rose 5% in May to Rs90, and 7% in June.",
        "ferry fare rate",
    ),
    # who pays for a list of works is not what it costs
    (
        "The council put aside Rs9 billion for a tram line in Lahore and [Rs3 billion] for starting a ferry service in "
        "Okara, [Rs2 billion] to start a ferry service in Multan. It has 40 members and 90 clerks.",
        "ferry service in Okara",
    ),
]
KEPT = [
    # the rules' reading stays where it is the likest one
    ("Exports rose [5%] in May to [$9 million]. It has 40 members. Fares fell to Rs50. Losses were 3%.", "Exports"),
    ("Under the plan, toll slabs will be cut to [four levels]: [0%], [5%] and [10%]. It is 90 km long.", "toll slabs"),
    ("Sales were [$9 million], against [$7 million] in April. It has 40 members, 90 clerks, 9 carts.", "Sales"),
    # and wherever words beside a figure settle it
    (
        "The guild spent [Rs5 billion]. Rents were Rs9 million, wages Rs7, tea Rs4, rye 5%.",
        "spending of guild",
    ),
    ("The bank expects growth of 3%, a [7%] deficit and reserves of $9 billion. Tea rose 4%, salt 2%.", "deficit"),
    (
        "It has [40 members]. The index lost 90 points to 640 points. Sales were Rs9, losses Rs7.",
        "members",
    ),
]


@pytest.mark.parametrize(("passage", "metric"), CHOSEN)
def test_chosen(nlp, read, unbracket, passage, metric):
    text, places = unbracket(passage)
    found = {each.start: each.metric for each in marked(read(text), FIGURES, "figure")}
    assert [found[start] for start, _ in places] == [metric] * len(places)
    component = nlp.get_pipe("itx_figures")
    own, component.namer = component.namer, None
    try:
        rules = {each.start: each.metric for each in marked(read(text), FIGURES, "figure")}
    finally:
        component.namer = own
    assert any(rules[start] != metric for start, _ in places)  # else it shows nothing


@pytest.mark.parametrize(("passage", "metric"), KEPT)
def test_kept(read, unbracket, passage, metric):
    text, places = unbracket(passage)
    found = {each.start: each.metric for each in marked(read(text), FIGURES, "figure")}
    assert [found[start] for start, _ in places] == [metric] * len(places)


def test_few_figures_show_nothing(read):
    """A text of a sentence or two keeps what the rules read."""
    doc = read("The guild heard that a stepped fee would be introduced: 1 percent for carts, 2 percent for vans.")
    assert [each.metric for each in marked(doc, FIGURES, "figure")] == ["guild", "guild"]


class Contrary:
    """Takes the last option there is, and remembers what it saw."""

    def __init__(self):
        self.seen = []

    def __call__(self, candidates):
        chosen = []
        for i, (value, is_open) in enumerate(candidates.told):
            if is_open:
                options = candidates.options(i, chosen)
                self.seen.append([option.value for option in options])
                first = next(option.value for option in options if option.first)
                assert first == value or first in chosen  # taken over from a figure of which that was chosen
                value = options[-1].value
            chosen.append(value)
        return chosen


SENTENCES = st.sampled_from(
    [
        "Sales rose 5% in May 2025.",
        "Fares fell to Rs50.",
        "The guild has 40 members, of whom 9 are weavers.",
        "On Monday the index lost 90 points to 640 points.",
        "Exports were $9 million, against $7 million a year earlier.",
        "The council allocated Rs5 billion for roads.",
        "7%.",
        "Losses came to 3 per cent, (9 per cent) — 4%, it said.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, min_size=5, max_size=12))
def test_only_what_is_open_is_weighed(nlp, sentences):
    component, contrary = nlp.get_pipe("itx_figures"), Contrary()
    own = component.namer

    def metrics(namer):
        component.namer = namer
        doc = nlp.make_doc(" ".join(sentences))
        doc._.published = date(2025, 6, 10)
        return [each.metric for each in marked(nlp(doc), FIGURES, "figure")]

    try:
        rules, contrarily = metrics(None), metrics(contrary)
        neutral = metrics(Weights({}))
    finally:
        component.namer = own
    assert neutral == rules  # without weights the rules' reading stays
    assert sum(a != b for a, b in zip(rules, contrarily, strict=True)) <= len(contrary.seen)
    for values in contrary.seen:
        assert len(values) == len(set(values))
        assert None not in values


@pytest.mark.parametrize(
    "line", ["no JSON", "[1]", '{"article_id": "one"}', '{"article_id": "one", "start": 1, "heads": [1]}']
)
def test_training_names_the_bad_line(tmp_path, line):
    (tmp_path / "labels.jsonl").write_text(line + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["train", "metrics", str(tmp_path / "labels.jsonl"), str(tmp_path)])
    assert result.exit_code == 1
    assert "labels.jsonl, line 1" in result.output
    assert "Traceback" not in result.output


TEXT = "The council spent Rs5 billion. Sales rose 5%. Fares fell to Rs50. It has 40 members and 90 clerks.\n"


@pytest.mark.parametrize(
    ("row", "right", "wrong"),
    [
        ({"start": 42, "heads": [[31, 36]]}, "car sales", "carts"),
        ({"start": 42, "metric_head": ["sale", "revenue"]}, "revenues in May", "fares"),
        ({"start": 18, "heads": [[12, 17]]}, "spending of council", "council"),  # the verb stands for its noun
    ],
)
def test_labels_are_words_or_their_places(tmp_path, row, right, wrong):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps({"article_id": "one", **row}) + "\n", encoding="utf-8")
    [article] = read(labels, [tmp_path / "one.txt"])
    [is_right] = [each for each in article.right if each is not None]
    assert is_right(right)
    assert not is_right(wrong)
    assert not is_right(None)


def test_training_needs_articles(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps({"article_id": "one", "start": 42, "heads": [[31, 36]]}) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["train", "metrics", str(labels), str(tmp_path / "one.txt"), "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "at least 6 are needed" in result.output
    assert "Traceback" not in result.output
