"""What a person corrects in single rows: put in place, kept when all is done again, and told."""

import json

import pytest

from itx_nlp.cli import main
from itx_nlp.extract import extract_corpus
from itx_nlp.readers.amended import read_corrections

TEXT = (
    "Zulmat Mills sold cloth for $812.648 in FY2023, its director Nadia Specimen said. "
    "“We lack weavers and we lack power,” Specimen said. Zulmat Mills has 120 looms.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def corrected(folder, *lines, text=TEXT):
    (folder / "news" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "corrections.csv").write_text("\n".join(("id,text,column,value", *lines)) + "\n", encoding="utf-8")
    return extract_corpus(folder)


FIGURE = TEXT.index("$812")
PERSON = TEXT.index("Specimen said.", FIGURE + 90)
SET = [
    # line, table, text of the row, column, what it is then
    (f"news/a:f{FIGURE},$812.648,value,\"812,648,000\"", "figures", "$812.648", "value", 812_648_000.0),
    (f"news/a:f{FIGURE},,value,812648000", "figures", "$812.648", "value", 812_648_000.0),
    ("news/a:f1,$812.648,value,5", "figures", "$812.648", "value", 5.0),  # it has moved
    ("news/a:figures,$812.648,period,FY2024", "figures", "$812.648", "period", "FY2024"),
    (f"news/a:f{FIGURE},,period,", "figures", "$812.648", "period", None),
    (f"news/a:f{FIGURE},,bound,>", "figures", "$812.648", "bound", ">"),
    (f"news/a:f{FIGURE},,metric,cloth sales of the mill", "figures", "$812.648", "metric", "cloth sales of the mill"),
    (f"news/a:p{PERSON},Specimen,name,Nadir Specimen", "people", "Specimen", "name", "Nadir Specimen"),
    ("news/a:people,Specimen,name,Nadir Specimen", "people", "Specimen", "name", "Nadir Specimen"),
    ("news/a:dates,FY2023,value,2023", "dates", "FY2023", "first_day", "2023-01-01"),
    ("news/a:dates,FY2023,fiscal,False", "dates", "FY2023", "fiscal", False),
    ("news/a:claims,Zulmat Mills has 120 looms,speaker_name,Nadia Specimen",
     "claims", "Zulmat Mills has 120 looms", "speaker_name", "Nadia Specimen"),
]  # fmt: skip


@pytest.mark.parametrize("line, table, text, column, wanted", SET, ids=[row[0] for row in SET])
def test_a_cell_is_set(folder, line, table, text, column, wanted):
    tables = corrected(folder, line)
    (row,) = [row for row in tables[table] if row.text == text]
    assert getattr(row, column) == wanted
    assert [problem.kind for problem in tables["problems"]] == ["corrected"]


WRONG = [
    # line, part of what is said
    ("news/a:f1,,value,5", "news/a:f1 is not there. Near it: news/a:f"),
    (f"news/a:f{FIGURE},$813,value,5", "is not there with that text."),
    (f"news/a:f{FIGURE},,value,much", "value 'much' is not a number"),
    (f"news/a:f{FIGURE},,value,nan", "is not a number"),
    (f"news/a:f{FIGURE},,value,", "value may not be empty. To take the row out, write delete"),
    (f"news/a:f{FIGURE},,period,last year", "'last year' is not a period, such as FY2024"),
    (f"news/a:f{FIGURE},,bound,about", "bound 'about' is none of =, >"),
    (f"news/a:f{FIGURE},,text,$812.6 million", "'text' of figures cannot be set. Columns are: value,"),
    ("news/a:dates,FY2023,first_day,soon", "is not a day"),
    ("news/a:dates,FY2023,fiscal,maybe", "is not true or false"),
    ("news/a:looms,x,value,5", "'looms' names no row, such as f264, and no table"),
    ("news/a:people,,name,X", "say which text"),
    ("news/a:people,Nobody,name,X", "no row of people has the text 'Nobody'"),
    ("news/b:f1,,value,5", "'news/b' names no article of this corpus. Perhaps 'news/a'?"),
    ("f264,,value,5", "line 2: 'f264' is no id of a row"),
    ("news/a:f1,,value,1,000", "more cells than columns"),
]


@pytest.mark.parametrize("line, says", WRONG, ids=[row[0] for row in WRONG])
def test_what_cannot_be_done_is_a_problem(folder, line, says):
    plain = extract_corpus(folder)
    tables = corrected(folder, line)
    (problem,) = tables.pop("problems")
    assert problem.kind == "correction" and says in problem.message and "corrections.csv, line 2" in problem.message
    assert all(tables[name] == plain[name] for name in tables)


def test_facts_and_links_follow(folder):
    tables = corrected(folder, f"news/a:f{FIGURE},,value,8e8", "news/a:figures,120 looms,delete,")
    assert [fact.value for fact in tables["knowledge"]] == [8e8]
    assert not any(claim.figures for claim in tables["claims"] if "looms" in claim.text)
    assert [problem.message for problem in tables["problems"]] == [
        "figures, '$812.648': value 812.648 is now 800000000.0 (corrections.csv, line 2)",
        "figures, '120 looms': deleted (corrections.csv, line 3)",
    ]


def test_a_changed_text_keeps_what_can_be_found(folder):
    lines = f"news/a:f{FIGURE},$812.648,value,8e8", f"news/a:f{TEXT.index('120')},120 looms,value,121"
    tables = corrected(folder, *lines, text="The day was warm. " + TEXT.replace("120", "130"))
    assert [row.value for row in tables["figures"]] == [8e8, 130.0]
    assert [problem.kind for problem in tables["problems"]] == ["corrected", "correction"]


FILES = [
    # corrections.csv, how many lines are read, part of what is said
    ("id,text,column,value\na:f1,,value,5\n\n,,,\na:h2:policy,,stance,remedy\n", 2, ""),
    ("ID;Column;Value\na:f1;value;5\n", 1, ""),
    ("id,value\na:f1,5\n", 0, "has no column column. Its first line must be id,text,column,value."),
    ("", 0, "has no column id"),
    ('id,text,column,value\na:f1,"x,value,5\n', 0, "cannot be read further"),
    ('id,text,column,value\na:c1,"two\nlines",kind,cause\nb,,kind,cause\n', 1, "line 4: 'b' is no id"),
]


@pytest.mark.parametrize("text, count, says", FILES, ids=[row[0] for row in FILES])
def test_reading(tmp_path, text, count, says):
    (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
    told: list[str] = []
    found = read_corrections(tmp_path, told.append)
    assert sum(map(len, found.values())) == count
    assert len(told) == bool(says) and all(says in line for line in told)
    if "policy" in text:
        assert [each.row for each in found["a"]] == ["f1", "h2:policy"]


def test_a_run_does_again_what_is_corrected_and_shows_it(folder, invoke):
    out = folder / "results"
    invoke("extract", folder, "-o", out)
    (folder / "corrections.csv").write_text(f"id,column,value\nnews/a:f{FIGURE},value,8e8\n", encoding="utf-8")
    shown = invoke("extract", folder, "-o", out)
    assert "1 extracted" in shown and "value 812.648 is now 800000000.0 (corrections.csv, line 2)" in shown
    assert "0 extracted, 1 unchanged" in invoke("extract", folder, "-o", out)
    kept = [json.loads(line) for line in (out / "figures.jsonl").read_text("utf-8").splitlines()]
    assert kept[0]["value"] == 8e8
    (folder / "corrections.csv").unlink()
    assert "1 extracted" in invoke("extract", folder, "-o", out)
    kept = [json.loads(line) for line in (out / "figures.jsonl").read_text("utf-8").splitlines()]
    assert kept[0]["value"] == 812.648


@pytest.fixture
def invoke():
    from click.testing import CliRunner

    def run(*words):
        done = CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "200"}, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return run
