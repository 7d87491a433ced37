"""For when a passage is told: what its figures inherit where no sentence of theirs names a time, and what they do not.

Each row is a text with its figures in brackets; the figures of `told` are told in the period beside it, the others in
none.
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
from itx_nlp.errors import ModelError

PASSAGES = [
    # an audit is on its year to the end of its list
    (
        "The auditors have found gaps in the accounts of the Ravi province for the financial year 2023-24. The report "
        "names losses of Rs4 billion in the roads department. It counts frauds of [Rs2 million] in ports, idle stores "
        "worth [Rs7 million], and fees of [Rs9 million] that nobody collected. Pensions of [Rs31 million] were paid "
        "twice.",
        "FY2024",
        4,
    ),
    # shares of what was made in a month
    (
        "The valley made 900 MWh of power in April 2025. Dams gave [41 per cent], wind [12 per cent], coal "
        "[22 per cent] and gas [25 per cent].",
        "2025-04",
        4,
    ),
    # rules, sizes and needs hold whatever the year that was spoken of
    (
        "Exports of bulbs were $9 million in FY2024. The guild has [40 members]. It wants a levy of [2 per cent]. "
        "Bulbs need care, and a bag weighs [40 kilogrammes]. Traders now pay a fee of [Rs50] a bag.",
        None,
        4,
    ),
    # what is so now is not of the year before the fire
    (
        "In 2019 the mill had 900 looms. It burned down. Now it has [400 looms], [90 weavers] and debts of "
        "[Rs5 million]. It owes [Rs2 million] to its bank.",
        None,
        4,
    ),
]


@pytest.mark.parametrize(("passage", "period", "count"), PASSAGES)
def test_passage(read, unbracket, passage, period, count):
    text, places = unbracket(passage)
    found = {each.start: each.period for each in marked(read(text, published="2025-06-10"), FIGURES, "figure")}
    assert [found[start] for start, _ in places] == [period] * count


def test_few_figures_show_no_time(read):
    """A text of a sentence or two keeps what the rules read."""
    doc = read("The valley made 900 MWh of power in April 2025. Dams gave 41 per cent.", published="2025-06-10")
    assert [each.period for each in marked(doc, FIGURES, "figure")] == ["2025-04", None]


class Contrary:
    """Takes the last option there is, and remembers what it saw."""

    def __init__(self):
        self.seen = []

    def __call__(self, containers):
        chosen = []
        for i, (value, is_open) in enumerate(containers.told):
            if is_open:
                options = containers.options(i, chosen)
                self.seen.append([option.value for option in options])
                assert sum(option.first for option in options) == 1
                value = options[-1].value
            chosen.append(value)
        return chosen


SENTENCES = st.sampled_from(
    [
        "Sales rose 5% in May 2025.",
        "Fares fell to Rs50.",
        "The guild has 40 members.",
        "On Monday the index lost 90 points to 640 points.",
        "Exports were $9 million in FY2024, against $7 million a year earlier.",
        "The council allocated Rs5 billion for roads in the budget for FY2026.",
        "It will hire 20 clerks by 2030.",
        "Losses came to 3 per cent.",
    ]
)


@pytest.mark.parametrize("line", ["no JSON", "[1]", '{"article_id": "one"}'])
def test_training_names_the_bad_line(tmp_path, line):
    (tmp_path / "labels.jsonl").write_text(line + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["train", "periods", str(tmp_path / "labels.jsonl"), str(tmp_path)])
    assert result.exit_code == 1
    assert "labels.jsonl, line 1" in result.output
    assert "Traceback" not in result.output


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, min_size=5, max_size=12))
def test_only_what_is_open_is_weighed(nlp, sentences):
    component, contrary = nlp.get_pipe("itx_figures"), Contrary()
    own = component.judge

    def periods(judge):
        component.judge = judge
        doc = nlp.make_doc(" ".join(sentences))
        doc._.published = date(2025, 6, 10)
        return [each.period for each in marked(nlp(doc), FIGURES, "figure")]

    try:
        rules, contrarily = periods(None), periods(contrary)
        neutral = periods(Weights({}))
    finally:
        component.judge = own
    assert neutral == rules  # without weights the rules' reading stays
    assert sum(a != b for a, b in zip(rules, contrarily, strict=True)) <= len(contrary.seen)
    for values in contrary.seen:
        assert len(values) == len(set(values))
        assert None in values


def test_a_broken_model_is_one_line(monkeypatch, tmp_path):
    (tmp_path / "periods").mkdir()
    (tmp_path / "periods" / "model.json").write_text("[]", encoding="utf-8")
    monkeypatch.setattr("itx_nlp.resources.models", lambda: tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        Weights.read.__wrapped__(Weights, "periods")


def test_training_needs_articles(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text("Sales rose 5% in May 2025.\n", encoding="utf-8")
    labels = tmp_path / "labels.jsonl"
    labels.write_text(
        json.dumps({"article_id": "one", "start": 11, "end": 13, "period": "2025-05"}) + "\n", encoding="utf-8"
    )
    result = CliRunner().invoke(main, ["train", "periods", str(labels), str(tmp_path / "corpus"), "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "at least 6 are needed" in result.output
    assert "Traceback" not in result.output
