"""Comparing tables with gold: what counts as found, missed, too many, or neither."""

import json

import pytest
from click.testing import CliRunner

from itx_nlp.cli import main
from itx_nlp.errors import CorpusError
from itx_nlp.learn.evaluate import evaluate
from itx_nlp.learn.scores import score_counts


def row(start, end, category="trust", **more):
    return {"article_id": "a", "start": start, "end": end, "category": category, "stance": "problem", **more}


CASES = [
    # what                        gold rows                             found rows                         counts
    ("the same place",            [row(0, 10)],                         [row(0, 10)],                      (1, 1, 1)),
    ("half of it",                [row(0, 10)],                         [row(5, 15)],                      (1, 1, 1)),
    ("less than half",            [row(0, 10)],                         [row(6, 16)],                      (0, 1, 1)),
    ("another category",          [row(0, 10)],                         [row(0, 10, "policy")],            (0, 1, 1)),
    ("an accepted category",      [row(0, 10, accept={"category": ["policy"]})], [row(0, 10, "policy")],   (1, 1, 1)),
    ("found twice",               [row(0, 10)],                         [row(0, 10), row(0, 10)],          (1, 2, 1)),
    ("missed",                    [row(0, 10)],                         [],                                (0, 0, 1)),
    ("optional and missed",       [row(0, 10, optional=True)],          [],                                (0, 0, 0)),
    ("optional and found",        [row(0, 10, optional=True)],          [row(0, 10)],                      (0, 0, 0)),
    ("in a heading",              [row(0, 10, zone="heading")],         [row(0, 10)],                      (0, 0, 0)),
    ("required before optional",  [row(0, 10, optional=True), row(0, 10)], [row(0, 10)],                   (1, 1, 1)),
]  # fmt: skip


@pytest.fixture
def folders(tmp_path):
    def write(gold, found):
        for name, rows in (("gold", gold), ("results", found)):
            (tmp_path / name).mkdir(exist_ok=True)
            lines = "".join(json.dumps(each) + "\n" for each in rows)
            (tmp_path / name / "challenges.jsonl").write_text(lines, encoding="utf-8")
        return tmp_path / "gold", tmp_path / "results"

    return write


@pytest.mark.parametrize("gold, found, counts", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_counts(folders, gold, found, counts):
    # A second gold row elsewhere keeps the article in view where all others are optional.
    whole = evaluate(*folders([*gold, row(90, 99)], [*found, row(90, 99)])).scores["challenges"][0]
    assert (round(whole.recall * whole.gold) - 1, whole.found - 1, whole.gold - 1) == counts


def test_errors_name_what_to_add(folders):
    gold = [row(0, 10), row(20, 30, text="seen")]
    found = [row(20, 30, "policy", text="seen\nhere")]
    errors = evaluate(*folders(gold, found)).errors
    assert [(e.what, e.label, e.start, e.text) for e in errors] == [
        ("missed", "trust", 0, ""),
        ("missed", "trust", 20, "seen"),
        ("extra", "policy", 20, "seen here"),
    ]


@pytest.mark.parametrize("start, words", [(0, "said here"), (50, "said here"), (300, "")])
def test_a_missed_row_without_words_is_quoted_from_the_claim_there(folders, start, words):
    gold, results = folders([{key: value for key, value in row(start, start + 60).items() if key != "text"}], [])
    claim = {"article_id": row(0, 10)["article_id"], "start": 40, "end": 90, "text": "said\nhere"}
    (results / "claims.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    assert [error.text for error in evaluate(gold, results).errors] == [words]


def test_only_the_tables_asked_for(folders):
    gold, results = folders([row(0, 10)], [])
    (gold / "dates.jsonl").write_text("", encoding="utf-8")
    assert set(evaluate(gold, results, ["challenges"]).scores) == {"challenges"}


def test_an_article_that_was_read_and_has_no_gold_row(folders):
    gold, results = folders([row(0, 10)], [row(0, 10), row(0, 10) | {"article_id": "b"}])
    assert evaluate(gold, results).scores["challenges"][0].found == 1
    (gold / "articles.jsonl").write_text('{"article_id": "a"}\n{"article_id": "b"}\n', encoding="utf-8")
    assert evaluate(gold, results).scores["challenges"][0].found == 2


def test_stance_is_compared_where_the_row_is_found(folders):
    gold = [row(0, 10), row(20, 30)]
    found = [row(0, 10), row(20, 30, stance="remedy")]
    assert evaluate(*folders(gold, found)).details["challenges"] == {"stance": 0.5}


def test_intervals_hold_the_score():
    score = score_counts("x", [1, 0, 2, 1], [1, 1, 2, 1], [1, 1, 2, 2])
    assert score.low <= score.f1 <= score.high
    assert (score.precision, score.recall) == (4 / 5, 4 / 6)


def test_draws_without_a_row_of_the_class_say_nothing():
    rare = score_counts("x", [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0])
    assert (rare.low, rare.high) == (1.0, 1.0)
    assert score_counts("x", [1, 0, 0, 0], [1, 1, 0, 0], [1, 0, 0, 0]).low == 0.0


@pytest.mark.parametrize(
    "gold, found, right, note",
    [
        ({"start": 0, "end": 10}, row(0, 10), 1.0, "the gold has no category, stance"),
        ({"start": 0, "text": "Ten chars.", "category": "trust"}, row(4, 14), 1.0, "the gold has no stance"),
        ({"sentence": 3, "category": "trust"}, row(0, 10, sentence=3), 1.0, "the gold has no stance"),
        ({"sentence": 3, "category": "trust"}, row(0, 10, sentence=4), 0.0, "the gold has no stance"),
        ({"category": "trust"}, row(0, 10, sentence=4), 1.0, "the gold has no stance"),
        ({"start": 0, "end": 10, "category": "policy", "stance": "problem"}, row(0, 10), 0.0, ""),
    ],
)
def test_gold_of_fewer_columns(folders, gold, found, right, note):
    judged = evaluate(*folders([{"article_id": "a"} | gold], [found]))
    assert judged.scores["challenges"][0].recall == right
    assert note in " ".join(judged.notes) and bool(note) == bool(judged.notes)


def test_gold_of_an_article_that_is_not_there_is_told(folders):
    gold, results = folders([row(0, 10), {**row(0, 10), "article_id": "a.txt"}], [row(0, 10)])
    (results / "articles.jsonl").write_text('{"article_id": "a"}\n', encoding="utf-8")
    assert evaluate(gold, results).notes == [
        "challenges: no article 'a.txt' in the results; all their rows count as missed."
    ]


@pytest.mark.parametrize(
    "bad, says",
    [
        ([1], "line 2: not an object"),
        ({"start": 0, "end": 10, "category": "trust"}, "line 2: no article_id"),
        ({"article_id": "a", "start": "0", "end": "10"}, "line 2: start and end are whole numbers"),
        ({"article_id": "a", "text": "It is."}, "line 2: nothing says which row is meant"),
        (row(0, 10, accept=["policy"]), "line 2: accept is an object"),
    ],
)
def test_bad_gold_is_one_line(folders, bad, says):
    gold, results = folders([row(0, 10), bad], [row(0, 10)])
    done = CliRunner().invoke(main, ["evaluate", str(gold), str(results)])
    assert (done.exit_code, done.output.count("\n")) == (1, 1) and says in done.output


def test_nothing_to_compare(tmp_path):
    with pytest.raises(CorpusError, match="holds no table"):
        evaluate(tmp_path, tmp_path)


def test_command(folders):
    gold, results = folders([row(0, 10), row(20, 30)], [row(0, 10)])
    table = CliRunner().invoke(main, ["evaluate", str(gold), str(results), "--errors"])
    assert table.exit_code == 0
    assert "missed" in table.output
    printed = CliRunner().invoke(main, ["evaluate", str(gold), str(results), "--json"])
    assert json.loads(printed.output)["tables"]["challenges"][0]["recall"] == 0.5


def test_command_without_results(folders, tmp_path):
    gold, _ = folders([row(0, 10)], [])
    done = CliRunner().invoke(main, ["evaluate", str(gold), str(tmp_path / "none")])
    assert done.exit_code == 1
    assert "itx-nlp extract" in done.output
