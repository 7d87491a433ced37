"""Files of tables: what spreadsheets get, what readers of lines get, and nothing half written."""

import csv
import io
import json
import os

import pytest

from itx_nlp.errors import StoreError
from itx_nlp.output.export import cell, text_path, write_table, write_text
from itx_nlp.tables import Figure, columns, values

NAMES = ["text", "value", "list"]
FORMULAS = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "-2+3", "@home"]
NOT_FORMULAS = ["P@SHA", "a=b", "-5.2%", "+92", "-1,234.5", "2024-05-20", "", " =1", "x\t=1", "'quoted'"]


def csv_of(rows, **options) -> list[list[str]]:
    file = io.StringIO(newline="")
    write_text(file, "csv", NAMES, rows, **options)
    return list(csv.reader(io.StringIO(file.getvalue(), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_is_shown_not_run(text):
    assert csv_of([{"text": text}])[1] == [f"'{text}"]


@pytest.mark.parametrize("text", NOT_FORMULAS)
def test_no_formula(text):
    assert cell(text) == text


@pytest.mark.parametrize("number", [-5.2, 2.593e9, 0, -3, True, None])
def test_numbers_stay(number):
    assert cell(number) is number


def test_lists_and_nulls():
    assert csv_of([{"text": "a\x00b", "list": ["x", "y"]}])[1] == ["a\ufffdb", "x;y"]
    assert csv_of([{"list": ["=1", "y"]}])[1] == ["'=1;y"]


def test_json_lines_are_lines():
    text = "a\u2028b\x85c\x00d\x1be“f”\n"
    file = io.StringIO()
    write_text(file, "jsonl", ["text"], [{"text": text}, {"text": "x"}])
    lines = file.getvalue().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [text, "x"]
    assert "“f”" in lines[0]


ROWS = [
    values(Figure(figure_id="a:f1", article_id="a", start=1, end=3, text="=5", value=5.0, unit="percent")),
    values(Figure(figure_id="a:f9", article_id="a", start=9, end=12, text="\x1b[3", value=-0.1, high=1.0)),
]


@pytest.mark.parametrize("file_format", ["jsonl", "csv", "xlsx", "parquet"])
def test_same_rows_same_bytes(tmp_path, file_format, monkeypatch):
    first, second = tmp_path / f"1.{file_format}", tmp_path / f"2.{file_format}"
    write_table(first, file_format, columns(Figure), ROWS, table="figures")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_table(second, file_format, columns(Figure), ROWS, table="figures")
    assert first.read_bytes() == second.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {first.name, second.name}


def test_xlsx_holds_no_formula(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    write_table(tmp_path / "f.xlsx", "xlsx", columns(Figure), ROWS, table="figures")
    cells = [c for row in openpyxl.load_workbook(tmp_path / "f.xlsx").active.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert "'=5" in [c.value for c in cells] and -0.1 in [c.value for c in cells]


def test_xlsx_opens_with_its_head_fixed_and_filters(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    for rows, last in ((ROWS, "N3"), ([], "N1")):
        write_table(tmp_path / "f.xlsx", "xlsx", columns(Figure), rows, table="figures")
        sheet = openpyxl.load_workbook(tmp_path / "f.xlsx").active
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:{last}")
        assert sheet.column_dimensions["F"].width > sheet.column_dimensions["G"].width


def test_parquet_has_types(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_table(tmp_path / "f.parquet", "parquet", columns(Figure), ROWS, table="figures")
    table = parquet.read_table(tmp_path / "f.parquet")
    assert table.to_pylist() == ROWS
    assert str(table.schema.field("value").type) == "double" and str(table.schema.field("start").type) == "int64"


def test_bom_for_excel(tmp_path):
    write_table(tmp_path / "f.csv", "csv", ["a"], [{"a": "é"}], bom=True)
    assert (tmp_path / "f.csv").read_bytes() == b"\xef\xbb\xbfa\n\xc3\xa9\n"


def test_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "f.csv"
    write_table(path, "csv", ["a"], [{"a": "old"}])

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match=r"cannot be written: No space left"):
        write_table(path, "csv", ["a"], [{"a": "new"}])
    assert path.read_text() == "a\nold\n"
    assert [each.name for each in tmp_path.iterdir()] == ["f.csv"]


def test_a_link_or_a_pipe_is_written_to_and_not_replaced(tmp_path):
    there, link, pipe = tmp_path / "there.csv", tmp_path / "link.csv", tmp_path / "pipe.csv"
    link.symlink_to(there)
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    for path in (link, pipe):
        write_table(path, "csv", ["a"], [{"a": "b"}])
    assert link.is_symlink() and there.read_text() == "a\nb\n"
    assert pipe.is_fifo() and os.read(reading, 99) == b"a\nb\n"
    os.close(reading)


@pytest.mark.parametrize("article_id", ["../../etc/passwd", "/etc/passwd", "a/../b", "..", "a//b", "C:\\x", "n" * 300])
def test_texts_stay_in_their_folder(tmp_path, article_id):
    assert tmp_path in text_path(tmp_path, article_id).resolve().parents
