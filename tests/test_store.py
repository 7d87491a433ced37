"""The store: what is kept, who may write, and what happens to files that are damaged, foreign, old or too new."""

import sqlite3
from pathlib import Path

import pytest

from itx_nlp.errors import StoreError
from itx_nlp.schema import SCHEMA_VERSION
from itx_nlp.store import Entry, Sentence, Store
from itx_nlp.tables import ArticleRow, Check, Claim, Fact, Figure, Problem, empty

TEXT = "Exports rose by 5 per cent. Nobody said why."


def entry(article_id: str = "a", **changes) -> Entry:
    tables = empty()
    tables["articles"] = [ArticleRow(article_id=article_id, path=f"{article_id}.txt", published="2024-05-20")]
    tables["figures"] = [
        Figure(figure_id=f"{article_id}:f16", article_id=article_id, start=16, end=26, text=TEXT[16:26], value=5.0)
    ]
    tables["claims"] = [
        Claim(claim_id=f"{article_id}:c0", article_id=article_id, start=0, end=26, text=TEXT[:26], figures=("x", "y"))
    ]
    made = {"tables": tables, "text": TEXT, "sentences": [Sentence(0, 0, 27), Sentence(1, 28, 44)], **changes}
    return Entry(article_id=article_id, path=f"{article_id}.txt", content="c", base="b", **made)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "itx.sqlite"


def test_what_is_put_is_read(path):
    with Store(path, write=True) as store:
        store.put(entry())
    with Store(path) as store:
        assert list(store.rows("figures")) == entry().tables["figures"]
        assert list(store.rows("claims")) == entry().tables["claims"]
        assert store.text("a") == TEXT
        assert store.sentences(["a"]) == {("a", 0): TEXT[:27], ("a", 1): TEXT[28:]}
        assert store.marks() == {"a": ("c", "b")}


def test_facts_come_by_metric_and_time(path):
    made = [("Wool", "2023-01-01"), ("wool", "2022-01-01"), ("cotton", "2023-01-01"), ("Dyes", None)]
    facts = [
        Fact(fact_id=f"fact:{9 - n}", metric=metric, first_day=day, value=1.0) for n, (metric, day) in enumerate(made)
    ]
    with Store(path, write=True) as store:
        store.finish(facts, [], [], "made")
        assert [fact.metric for fact in store.rows("knowledge")] == ["cotton", "Dyes", "wool", "Wool"]


def test_what_an_article_states_is_kept_until_it_or_the_code_changes(path):
    def checks(name):
        return [Check(check_id=f"{name}:k1", article_id=name, rule="sum")]

    with Store(path, write=True) as store:
        for name in ("a", "b", "c"):
            tables = entry(name).tables | {"checks": checks(name)}
            store.put(entry(name, tables=tables, stated=name.upper(), compared="one"))
        assert store.readings("one") == {"a": "A", "b": "B", "c": "C"}
        store.put(entry("b"))
        store.remove(["c"])
        assert store.readings("one") == {"a": "A"}
        assert [check.article_id for check in store.rows("checks")] == ["a"]
        store.put_reading("b", "one", "B2", checks("b"), [])
        assert store.readings("one") == {"a": "A", "b": "B2"}
        assert store.readings("two") == {}
        store.put_reading("a", "two", "A3", [], [])
        assert store.readings("two") == {"a": "A3"}
        assert [check.article_id for check in store.rows("checks")] == ["b"]


def test_a_store_without_readings_gets_an_empty_table(path):
    with Store(path, write=True) as store:
        store.db.execute("DROP TABLE readings")
    with Store(path, write=True) as store:
        assert store.readings("one") == {}


FLAGS = [("results/itx.sqlite", ""), ("my results/itx.sqlite", " -r 'my results'"), ("a.db", " --store a.db")]


@pytest.mark.parametrize("name, flags", FLAGS)
def test_advice_names_the_results(tmp_path, monkeypatch, name, flags):
    monkeypatch.chdir(tmp_path)
    with Store(Path(name), write=True) as store:
        assert store.flags == flags


def test_putting_again_replaces(path):
    with Store(path, write=True) as store:
        store.put(entry())
        store.put(entry(tables=empty() | {"articles": [ArticleRow(article_id="a", path="a.txt")]}))
        assert store.count("figures") == 0
        assert store.count("sentences") == 2
        store.remove(["a"])
        assert [store.count(name) for name in ("articles", "sources", "texts", "sentences", "claims")] == [0] * 5
        found = store.db.execute("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'exports'").fetchone()
        assert found[0] == 0


def test_a_failure_in_the_middle_leaves_what_was_there(path):
    with Store(path, write=True) as store:
        store.put(entry())
        bad = entry(sentences=[Sentence(0, 0, 27)], text=TEXT)
        bad.tables["people"] = [object()]
        with pytest.raises(TypeError):
            store.put(bad)
        assert list(store.rows("figures")) == entry().tables["figures"]


def test_failed_sources_are_known(path):
    problem = Problem(path="a.txt", article_id="a", kind="binary", message="no text")
    with Store(path, write=True) as store:
        store.put(entry(tables=empty() | {"problems": [problem]}, text=None, sentences=()))
        assert store.failed() == {"a"}
        assert list(store.rows("problems")) == [problem]


def test_one_writer_at_a_time(path):
    with Store(path, write=True), pytest.raises(StoreError, match=r"another itx-nlp is writing .* Wait"):
        Store(path, write=True)
    with Store(path, write=True):
        pass


def test_readers_need_not_wait(path):
    with Store(path, write=True) as store:
        store.put(entry())
        with Store(path) as reader:
            assert reader.count("articles") == 1


def test_full_disk_is_one_line_and_keeps_what_was_done(path):
    with pytest.raises(StoreError, match=r"full.*Make room") as caught, Store(path, write=True) as store:
        store.put(entry("a"))
        store.db.execute(f"PRAGMA max_page_count = {store.db.execute('PRAGMA page_count').fetchone()[0]}")
        store.put(entry("b", text="word " * 100_000))
    assert "\n" not in str(caught.value)
    with Store(path, write=True) as store:
        assert list(store.marks()) == ["a"]


def foreign(path):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE theirs (a)")


def not_sqlite(path):
    path.write_bytes(b"Dear diary, this is no database. " * 100)


def cut(path):
    with Store(path, write=True) as store:
        store.put(entry())
    path.write_bytes(path.read_bytes()[:20_000])


def overwritten(path):
    with Store(path, write=True) as store:
        store.put(entry())
    raw = bytearray(path.read_bytes())
    raw[4096 * 2 : 4096 * 12] = b"\xa5" * (4096 * 10)
    path.write_bytes(raw)


def too_new(path):
    with Store(path, write=True) as store:
        store.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


@pytest.mark.parametrize(
    "make, says",
    [
        (foreign, "another program"),
        (not_sqlite, "not a database"),
        (cut, "malformed"),
        (overwritten, "malformed"),
        (too_new, "newer itx-nlp"),
    ],
)
def test_other_files_are_left_alone(path, make, says):
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=says) as caught:
        Store(path, write=True)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_nothing_there(path):
    with pytest.raises(StoreError, match="Run: itx-nlp extract"):
        Store(path)


def test_a_store_of_the_first_schema_is_made_anew(path):
    with Store(path, write=True) as store:
        store.put(entry())
        store.db.execute("DROP TABLE versions")
        store.db.execute("PRAGMA user_version = 1")
    with Store(path, write=True) as store:
        assert store.count("articles") == 0
        assert store.versions() == {}
        store.put(entry())


def test_a_new_column_gets_its_default(path):
    with Store(path, write=True) as store:
        store.put(entry())
        store.db.execute("ALTER TABLE figures DROP COLUMN bound")
    with Store(path, write=True) as store:
        assert [row.bound for row in store.rows("figures")] == ["="]


def test_keys_lead_from_table_to_table(path):
    with Store(path, write=True) as store:
        store.set_version("b", {"words": "1"})
        store.put(entry())
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {
            (name, row[3], row[2])
            for name in ("figures", "claims", "articles", "problems", "sentences", "texts", "sources")
            for row in store.db.execute(f"PRAGMA foreign_key_list({name})")
        }
    assert ("figures", "article_id", "articles") in keys
    assert ("articles", "duplicate_of", "articles") in keys
    assert ("problems", "article_id", "sources") in keys
    assert ("sources", "base", "versions") in keys
