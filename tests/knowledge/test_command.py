"""`itx-nlp knowledge RESULTS`: what is printed, what is written, what a user is told when nothing fits."""

import csv
import json

import pytest
from click.testing import CliRunner

from itx_nlp.cli import main
from itx_nlp.knowledge.facts import find_facts
from itx_nlp.store import Store
from itx_nlp.tables import merge


@pytest.fixture(scope="module")
def results(article, tmp_path_factory):
    """Results with a monthly series that has a gap, a year on which two articles differ, and an unlisted metric."""
    told = [
        article("july", "Pakistan's IT exports: They were [$286 million|2.86e8 USD 2024-07].", speaker="Asma Rind"),
        article("autumn", "Pakistan's IT exports: They were [$292 million|2.92e8 USD 2024-10]."),
        article("first", "Pakistan's IT exports: In the year [$3.8 billion|3.8e9 USD FY2025] came.", org="sbp"),
        article("second", "Pakistan's IT exports: In the year [$3.5 billion|3.5e9 USD FY2025] came."),
        article("nine", "Pakistan's IT exports: By March [$2.8 billion|2.8e9 USD 2024-07/2025-03] came."),
        article("aim", "Pakistan's IT exports: [$5 billion|5e9 USD FY2026] is the aim.", kind="target"),
        article("rise", "Pakistan's IT exports: They rose [19%|19 percent FY2025 +]."),
        article("cloth", "Bangladesh's cotton yarn exports: They were [$1.1 billion|1.1e9 USD FY2025]."),
    ]
    folder = tmp_path_factory.mktemp("results")
    with Store(folder / "itx.sqlite", write=True) as store:
        store.finish(find_facts(merge(told)), [], [], "made")
    return folder


def run(results, *words, width=200):
    done = CliRunner().invoke(main, ["knowledge", str(results), *map(str, words)], env={"COLUMNS": str(width)})
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def rows(results, *words):
    code, output = run(results, *words, "--format", "jsonl")
    assert code == 0
    return [json.loads(line) for line in output.splitlines()]


def test_disagreements_come_first(results):
    code, output = run(results)
    lines = [line for line in output.splitlines() if line.startswith("│")]
    assert code == 0
    assert all("conflicting" in line for line in lines[:2])
    assert not any("conflicting" in line for line in lines[2:])
    assert len(lines) == 8


def test_limit_says_what_is_left_out(results):
    assert "7 more: --limit 8" in run(results, "--limit", 1)[1]


@pytest.mark.parametrize("words", [(), ("--metric", "it_exports")], ids=["facts", "series"])
def test_a_narrow_screen_cuts_nothing_off(results, words):
    code, output = run(results, *words, width=80)
    cells = [cell.strip() for line in output.splitlines() if line.startswith("│") for cell in line.split("│")]
    assert code == 0 and "…" not in output
    assert {"2024-07/2025-03", "conflicting", "+19 percent"} <= set(cells)


def test_facts_name_their_entity_where_there_are_several(results):
    assert "IT exports (Pakistan)" in run(results)[1]
    assert "(Pakistan)" not in run(results, "--entity", "pakistan")[1]


def test_a_metric_of_ones_own_is_found_by_its_key(results, tmp_path):
    mine = {
        "metric": "yarn",
        "name": "cotton yarn exports",
        "units": ["currency"],
        "phrases": ["cotton yarn exports"],
    }
    (tmp_path / "metrics.jsonl").write_text(json.dumps(mine), encoding="utf-8")
    assert len(rows(results, "--metric", "yarn", "--data", tmp_path)) == 1
    assert len(rows(results, "--metric", "cotton_yarn_exports")) == 1


def test_results_as_the_other_commands_have_them(results, tmp_path):
    assert run(tmp_path, "-r", results) == run(results)


FILTERS = [
    (("--metric", "it_exports"), 7),
    (("--metric", "cotton yarn"), 1),
    (("--entity", "bangladesh"), 1),
    (("--period", "2024-07"), 1),
    (("--period", "FY2025"), 7),
    (("--status", "conflicting"), 2),
    (("--speaker", "rind"), 1),
    (("--speaker", "sbp"), 1),
    (("--entity", "pakistan", "--period", "2024", "--status", "single"), 2),
]


@pytest.mark.parametrize("words, count", FILTERS, ids=[" ".join(words) for words, _ in FILTERS])
def test_filter(results, words, count):
    assert sum(row["status"] != "missing" for row in rows(results, *words)) == count


def test_months_sums_years_changes_and_targets_are_apart(results):
    """Each in a table of its own; months that no article gives are lines, a conflict is marked."""
    code, output = run(results, "--metric", "it_exports")
    titles = [line.strip() for line in output.splitlines() if line.startswith("IT exports")]
    assert code == 0
    assert sorted(titles) == [
        "IT exports (Pakistan, USD, fiscal year)",
        "IT exports (Pakistan, USD, month)",
        "IT exports (Pakistan, USD, part of a fiscal year)",
        "IT exports (Pakistan, USD, targets, fiscal year)",
        "IT exports, changes (Pakistan, percent, fiscal year)",
    ]
    assert sum("missing" in line for line in output.splitlines()) == 2
    assert sum("conflicting" in line for line in output.splitlines()) == 2
    assert "Asma Rind" in output and "+19 percent" in output


def test_a_long_gap_is_one_line(article, tmp_path):
    told = [
        article("a", "Pakistan's IT exports: They were [$86 million|8.6e7 USD 2014-07]."),
        article("b", "Pakistan's IT exports: They were [$286 million|2.86e8 USD 2024-07]."),
    ]
    with Store(tmp_path / "itx.sqlite", write=True) as store:
        store.finish(find_facts(merge(told)), [], [], "made")
    output = run(tmp_path, "--metric", "it_exports")[1]
    assert "2014-08 … 2024-06" in output and "119 missing" in output
    assert len(rows(tmp_path, "--metric", "it_exports")) == 121


def test_the_file_has_what_the_screen_has(results, tmp_path):
    file = tmp_path / "series.csv"
    code, output = run(results, "--metric", "it_exports", "-o", file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        written = list(csv.DictReader(lines))
    assert code == 0 and "9 rows" in output
    months = [(row["period"], row["value"], row["status"]) for row in written if row["series"] == "month"]
    assert [period for period, _, _ in months] == ["2024-07", "2024-08", "2024-09", "2024-10"]
    assert [status for _, _, status in months] == ["single", "missing", "missing", "single"]
    assert [value == "" for _, value, _ in months] == [False, True, True, False]
    assert {row["sources"] for row in written if row["status"] == "conflicting"} == {"first", "second"}


def test_nothing_found_is_told_with_what_was_asked(results):
    code, output = run(results, "--metric", "teledensity", "--entity", "Pakistan")
    assert code == 1
    assert "no fact with metric 'teledensity', entity 'Pakistan'" in output
    assert f"itx-nlp export knowledge -r {results}" in output


def test_metrics_that_are_near_are_named_where_none_has_all_words(results):
    assert "Near it: cotton yarn exports" in " ".join(run(results, "--metric", "silk yarn exports")[1].split())
    assert "Near it" not in run(results, "--metric", "teledensity")[1]


def test_unknown_status_is_a_wrong_command_line(results):
    assert run(results, "--status", "doubtful")[0] == 2
