"""What was taken for one: every form of a name, where it stands, and only what the rows hold."""

import csv

import pytest
from click.testing import CliRunner

from itx_nlp.cli import main
from itx_nlp.errors import StoreError
from itx_nlp.output.names import forms
from itx_nlp.store import Store

ARTICLES = {
    "guild": "The Quetta Coders Guild (QCG) met in Quetta on Monday. QCG wants fibre, Dr. Noman Said said.\n\n"
    "Exports rose, Said added.\n",
    "fees": "P@SHA welcomed lower fees in Lahore on Monday.\n\nThe Pakistan Software Houses Association wants none.\n",
    "lines": "The Quetta Coders Guild met again. P@SHA and the Kalat Coders Guild (KCG) were there on Friday.\n",
}
MERGED = {
    "quetta-coders-guild": {"Quetta Coders Guild": 2, "QCG": 2},
    "kalat-coders-guild": {"Kalat Coders Guild": 1, "KCG": 1},
    "pasha": {"P@SHA": 2, "Pakistan Software Houses Association": 1},
}


def itx(*words):
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("names")
    (folder / "corpus").mkdir()
    for name, text in ARTICLES.items():
        (folder / "corpus" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert itx("extract", folder / "corpus", "-o", folder / "results").exit_code == 0
    return folder / "results"


def merged(results, **options):
    found: dict[str, dict[str, int]] = {}
    with Store(results / "itx.sqlite") as store:
        for row in forms(store, **options):
            found.setdefault(row.identity, {})[row.form] = row.mentions
    return found


def test_every_form_of_one_body_across_articles(results):
    assert merged(results) == MERGED


def test_people_with_their_short_forms(results):
    assert merged(results, table="people") == {"Noman Said": {"Noman Said": 1, "Said": 1}}


@pytest.mark.parametrize("words, ids", [("qcg", {"quetta-coders-guild"}), ("coders", set(MERGED) - {"pasha"})])
def test_words_choose(results, words, ids):
    assert set(merged(results, words=words)) == ids


def test_what_has_one_form_is_shown_when_asked_for(results):
    assert set(merged(results, single=True)) >= set(MERGED)


def test_nothing_found_is_said(results):
    with pytest.raises(StoreError, match="zeppelin"):
        merged(results, words="zeppelin")
    assert itx("names", "zeppelin", "-r", results).exit_code == 1


def test_screen_and_file(results, tmp_path):
    shown = itx("names", "-r", results).output
    assert "QCG (2), Quetta Coders Guild (2)" in shown
    assert "1 more" in itx("names", "-r", results, "--limit", 2).output
    assert itx("names", "-r", results, "-o", tmp_path / "names.csv").output.startswith("6 rows")
    with (tmp_path / "names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["identity"], row["form"]): int(row["mentions"]) for row in rows} == {
        (identity, form): mentions for identity, found in MERGED.items() for form, mentions in found.items()
    }
    text = {name: (results.parent / "corpus" / f"{name}.txt").read_text(encoding="utf-8") for name in ARTICLES}
    assert all(row["form"] in text[row["article_id"]] for row in rows)
