"""One run over a folder of hostile and damaged input: all of it is extracted or listed, and nothing else happens."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from .cases import EXTRACTED, FILES, ROWS, SPECIAL, make

ITX = [sys.executable, "-m", "itx_nlp"]
CASES = [*FILES, *(name for _, outcomes in ROWS.values() for name in outcomes), *SPECIAL]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    corpus, results = folder / "corpus", folder / "results"
    corpus.mkdir()
    expected = make(corpus)
    command = [*ITX, "extract", str(corpus), "-o", str(results), "--format", "jsonl", "--format", "csv"]
    done = subprocess.run(command, capture_output=True, timeout=600, check=False)
    return expected, done, results


@pytest.fixture(scope="module")
def rows(run):
    return {
        name: [json.loads(line) for line in (run[2] / f"{name}.jsonl").read_text("utf-8").split("\n") if line]
        for name in ("articles", "problems", "figures", "claims")
    }


def test_no_traceback_and_success(run):
    _, done, _ = run
    assert b"Traceback" not in done.stdout + done.stderr
    assert done.returncode == 0, done.stderr.decode()


def test_there_are_enough_cases():
    assert len(CASES) >= 130


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case)[:60])
def test_outcome(case, run, rows):
    wanted = run[0][case].split("|")
    outcomes = {row["path"]: EXTRACTED for row in rows["articles"]}
    outcomes |= {row["article_id"]: EXTRACTED for row in rows["articles"]}
    for row in rows["problems"]:
        outcomes.setdefault(row["path"], row["kind"])
    assert outcomes.get(case) in wanted, [r for r in rows["problems"] if r["path"] == case]


def test_no_internal_problem(rows):
    assert [row for row in rows["problems"] if row["kind"] in ("internal", "crash", "timeout", "memory")] == []


def test_problems_are_lines(rows):
    assert all("\n" not in row["message"] and row["message"].strip() for row in rows["problems"])


def test_bad_rows_of_the_listing_are_problems(rows):
    listed = [row["message"] for row in rows["problems"] if row["kind"] == "metadata"]
    assert len(listed) == 4
    titles = {row["article_id"]: row["title"] for row in rows["articles"]}
    assert titles["encodings/utf8"] == "Given title"
    assert [row for row in rows["problems"] if row["kind"] == "date" and row["article_id"] == "encodings/cp1252"]


def test_repairs_are_told(rows):
    kinds = {(row["article_id"], row["kind"]) for row in rows["problems"]}
    for told in (
        ("encodings/damaged-utf8", "encoding"),
        ("encodings/mojibake", "mojibake"),
        ("characters/null-inside", "null"),
        ("front/not-yaml", "front_matter"),
        ("front/bomb", "front_matter"),
        ("rows/mixed.jsonl#6", "repaired"),
        ("html/deep.html", "guessed"),
    ):
        assert told in kinds, told


def test_every_article_finds_its_figure(run, rows):
    with_figures = {row["article_id"] for row in rows["figures"]}
    expected = {
        name.removesuffix(".txt")
        for name, (content, outcome) in FILES.items()
        if outcome == EXTRACTED and name.endswith(".txt") and name.startswith("much/") and b"$250" in content
    }
    assert expected <= with_figures


def test_no_formula_in_csv(run):
    for path in run[2].glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=@\t\r" and len(cell) > 1], path


def test_terminal_gets_no_escapes(run):
    _, done, results = run
    shown = subprocess.run(
        [*ITX, "show", "characters/escapes", "-r", str(results)], capture_output=True, check=True, timeout=60
    )
    found = subprocess.run([*ITX, "search", "exports", "-r", str(results)], capture_output=True, check=True, timeout=60)
    for output in (done.stdout, done.stderr, shown.stdout, found.stdout):
        assert b"\x1b[31m" not in output and b"\x1b]0" not in output


def test_nothing_is_written_outside(run):
    assert not (run[2].parent.parent / "outside.txt").exists()
    assert {path.name for path in run[2].parent.iterdir()} == {"corpus", "results"}


def test_running_again_changes_nothing(run):
    _, _, results = run
    before = {path.name: path.read_bytes() for path in results.glob("*.jsonl")}
    command = [*ITX, "extract", str(results.parent / "corpus"), "-o", str(results)]
    done = subprocess.run(command, capture_output=True, timeout=100, check=True)
    assert b"0 extracted" in done.stdout
    assert {path.name: path.read_bytes() for path in results.glob("*.jsonl")} == before


def test_texts_taken_out_are_kept(run, rows):
    for row in rows["figures"] + rows["claims"]:
        if row["article_id"].endswith((".html", ".pdf", ".docx")) and len(Path(row["article_id"]).name) < 100:
            text = (run[2] / "text" / f"{row['article_id']}.txt").read_bytes().decode()
            assert text[row["start"] : row["end"]] == row["text"]
