"""The commands as a user types them: what they print, write and return, stopped and started again."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from itx_nlp.cli import main

ITX = [sys.executable, "-m", "itx_nlp"]
HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "COLUMNS": "200"}
STORY = (
    "{place} software exports rose to ${n}00 million in May 2024, the statistics office said.\n\n"
    "Sana Example, who runs a firm in {place}, said that payments take {n} days. "
    "It was {n} per cent more than in May 2023, and she called for {n} new offices.\n"
)
PLACES = ["Multan", "Quetta", "Sukkur", "Swat", "Gilgit", "Turbat", "Larkana", "Sibi"]


def itx(*words, **options):
    """Run a command in this process; a traceback is raised."""
    done = CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "200"}, **options)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return SimpleNamespace(returncode=done.exit_code, stdout=done.stdout_bytes, stderr=done.stderr_bytes)


def apart(*words, env=HERE):
    """Run a command in a process of its own."""
    return subprocess.run([*ITX, *map(str, words)], capture_output=True, timeout=120, check=False, env=env)


def outputs(results: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(results.glob("*.jsonl")) + sorted(results.glob("*.csv"))}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "corpus"
    folder.mkdir()
    for n, place in enumerate(PLACES, 2):
        (folder / f"{place.lower()}.txt").write_text(STORY.format(n=n, place=place) * n, encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"\x7fELF" + b"\x00" * 300)
    return folder


@pytest.fixture(scope="module")
def results(corpus):
    results = corpus.parent / "results"
    done = apart("extract", corpus, "-o", results, "--format", "jsonl", "--format", "csv")
    assert done.returncode == 0, done.stderr
    return results


def test_kill_at_any_moment_loses_nothing(corpus, results):
    stopped = corpus.parent / "stopped"
    command = [*ITX, "extract", str(corpus), "-o", str(stopped), "--format", "jsonl", "--format", "csv"]
    for wanted in (1, 4):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=HERE)
        while process.poll() is None and stored(stopped) < wanted:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert stored(stopped) >= wanted
    done = itx(*command[3:])
    assert done.returncode == 0, done.stderr
    assert outputs(stopped) == outputs(results)


def stored(results: Path) -> int:
    try:
        with sqlite3.connect(f"file:{results / 'itx.sqlite'}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM sources").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_same_bytes_whatever_the_machine(corpus, results):
    other = corpus.parent / "other"
    away = {**HERE, "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "C", "TZ": "Asia/Karachi"}
    formats = ("--format", "jsonl", "--format", "csv")
    done = apart("extract", corpus, "-o", other, *formats, "--workers", 2, env=away)
    assert done.returncode == 0, done.stderr
    assert outputs(other) == outputs(results)


def test_unchanged_is_quick_and_loads_no_model(corpus, results):
    before = outputs(results)
    code = (
        "import sys; from itx_nlp.cli import main; main(sys.argv[1:], standalone_mode=False); "
        "print(sorted({'spacy', 'pandas', 'sklearn', 'datasketch', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", str(corpus), "-o", str(results)],
        capture_output=True,
        check=True,
        env=HERE,
    )
    assert done.stdout.decode().endswith("[]\n")
    assert b"0 extracted" in done.stdout
    assert outputs(results) == before


def test_new_changed_and_removed(corpus, results, tmp_path):
    work = tmp_path / "corpus"
    work.mkdir()
    for name in ("multan", "quetta", "sukkur"):
        (work / f"{name}.txt").write_bytes((corpus / f"{name}.txt").read_bytes())
    out = tmp_path / "out"
    itx("extract", work, "-o", out)
    first = {row["article_id"]: row for row in table(out, "articles")}
    (work / "quetta.txt").write_text("Nothing rose in Quetta.", encoding="utf-8")
    (work / "sukkur.txt").unlink()
    (work / "swat.txt").write_bytes((corpus / "swat.txt").read_bytes())
    (work / "metadata.csv").write_text("article_id,title\nswat,Given\n", encoding="utf-8")
    done = itx("extract", work, "-o", out)
    assert b"2 extracted, 1 unchanged, 1 removed" in done.stdout
    second = {row["article_id"]: row for row in table(out, "articles")}
    assert set(second) == {"multan", "quetta", "swat"} and second["multan"] == first["multan"]
    assert second["swat"]["title"] == "Given"
    words = tmp_path / "words"
    words.mkdir()
    (words / "organizations.jsonl").write_text(
        '{"org_id": "nobody", "name": "Nobody Ltd", "kind": "company", "aliases": []}\n', encoding="utf-8"
    )
    (words / "organisations.jsonl").touch()
    done = itx("extract", work, "-o", out, "--data", words)
    assert b"Warning: organisations.jsonl is no data file, so nothing reads it. Did you mean organ" in done.stderr
    assert b"your words changed: 3 articles to extract again" in done.stderr
    assert b"has not seen" not in done.stderr
    assert b"3 extracted" in done.stdout
    assert itx("extract", work, "-o", out, "--data", words).stderr.count(b"\n") == 1
    done = itx("extract", work, "-o", out)
    assert f"the last run had --data {words}; this one leaves those words out." in done.stderr.decode()
    assert itx("extract", work, "-o", out).stderr == b""
    for path in work.iterdir():
        path.unlink()
    done = itx("extract", work, "-o", out)
    assert done.returncode == 1 and b"are kept" in done.stderr
    assert len(table(out, "articles")) == 3


def test_files_of_an_earlier_run_are_brought_up_to_date(corpus, tmp_path):
    out = tmp_path / "out"
    itx("extract", corpus / "multan.txt", "-o", out, "--format", "csv", "--bom")
    (out / "dates.csv").unlink()
    (out / "people.csv").write_text("mine\n", encoding="utf-8")
    done = itx("extract", corpus / "multan.txt", corpus / "swat.txt", "-o", out)
    assert b"swat" in (out / "figures.csv").read_bytes().removeprefix(b"\xef\xbb\xbffigure_id")
    assert not (out / "dates.csv").exists() and (out / "people.csv").read_text("utf-8") == "mine\n"
    assert done.stderr.decode() == (
        f"Warning: {out / 'people.csv'} was changed by hand and stays as it is. --format csv writes it anew.\n"
    )
    again = ("extract", corpus / "multan.txt", corpus / "swat.txt", "-o", out, "--format", "csv")
    assert f"is kept as {out / 'people.changed.csv'}. Corr" in itx(*again).stderr.decode()
    assert (out / "people.csv").read_text("utf-8") != "mine\n" and (out / "dates.csv").is_file()
    assert (out / "people.changed.csv").read_text("utf-8") == "mine\n"
    assert itx(*again).stderr == b""
    os.utime(out / "people.csv", (1, 1))
    assert itx(*again).stderr == b"" and not (out / "people.changed-2.csv").exists()
    (out / "people.csv").write_text("mine again\n", encoding="utf-8")
    assert f"is kept as {out / 'people.changed-2.csv'}. Corr" in itx(*again).stderr.decode()


def test_extract_says_that_the_model_has_not_seen_a_category(corpus, tmp_path):
    problems = tmp_path / "words" / "challenges" / "gender_gap" / "problem.txt"
    problems.parent.mkdir(parents=True)
    problems.write_text("Few women lead.\n", encoding="utf-8")
    words = ("extract", corpus / "multan.txt", "-o", tmp_path / "out", "--data", tmp_path / "words")
    assert f"Run: itx-nlp train challenges --data {tmp_path / 'words'}" in itx(*words).stderr.decode()
    assert itx(*words).stderr == b""  # nothing is done, and nothing to say


def test_an_article_that_is_added_gives_what_all_would_at_once(corpus, tmp_path):
    work = tmp_path / "corpus"
    work.mkdir()
    for name in ("multan", "quetta"):
        (work / f"{name}.txt").write_bytes((corpus / f"{name}.txt").read_bytes())
    itx("extract", work, "-o", tmp_path / "later")
    (work / "swat.txt").write_bytes((corpus / "swat.txt").read_bytes())
    itx("extract", work, "-o", tmp_path / "later")
    itx("extract", work, "-o", tmp_path / "once")
    assert outputs(tmp_path / "later") == outputs(tmp_path / "once")
    assert {row["article_ids"][0] for row in table(tmp_path / "once", "knowledge")} == {"multan", "quetta", "swat"}


def test_what_was_read_by_other_code_is_read_again_without_extracting(corpus, results, tmp_path):
    again = tmp_path / "again"
    shutil.copytree(results, again)
    with sqlite3.connect(again / "itx.sqlite") as db:
        db.execute("UPDATE readings SET compared = 'older', stated = 'of another form'")
        db.execute("UPDATE state SET value = 'older' WHERE name = 'compared'")
        db.execute("DELETE FROM checks")
    done = itx("extract", corpus, "-o", again)
    assert b" 0 extracted" in done.stdout or b"(0 extracted" in done.stdout
    assert outputs(again) == outputs(results)


def table(results: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (results / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_a_worker_that_hangs_is_a_problem(tmp_path):
    (tmp_path / "good.txt").write_text("Exports rose by 5 per cent.", encoding="utf-8")
    (tmp_path / "long.txt").write_text(STORY.format(n=3, place="Multan") * 2_000, encoding="utf-8")
    done = itx("extract", tmp_path, "-o", tmp_path / "out", "--timeout", "3")
    assert done.returncode == 0, done.stderr
    assert [row["article_id"] for row in table(tmp_path / "out", "articles")] == ["good"]
    assert [(row["path"], row["kind"]) for row in table(tmp_path / "out", "problems")] == [("long.txt", "timeout")]


def test_only_failed_and_strict(corpus, results):
    done = itx("extract", corpus, "-o", results, "--only-failed", "--strict")
    assert done.returncode == 1 and b"0 extracted, 8 unchanged, 1 skipped" in done.stdout
    assert b"some articles were skipped" in done.stderr


def test_two_at_once(corpus, results):
    from itx_nlp.store import Store

    with Store(results / "itx.sqlite", write=True):
        done = itx("extract", corpus, "-o", results)
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: another itx-nlp is writing") and done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "words, status, says",
    [
        (["extract", "no-such-folder"], 1, "no such file or folder"),
        (["extract"], 2, "Missing argument"),
        (["extract", ".", "--format", "docx"], 2, "is not one of"),
        (["extract", ".", "--column", "text"], 2, "NAME=COLUMN"),
        (["extract", ".", "--column", "story=text"], 2, "'story' is none of text, article_id"),
        (["extract", ".", "--encoding", "utf-99"], 2, "no encoding"),
        (["export", "claims", "-r", "no-such-results"], 1, "no results there"),
        (["export", "verbs"], 2, "is not one of"),
        (["search", "!!!", "-r", "RESULTS"], 1, "no word to look for"),
        (["show", "nobody", "-r", "RESULTS"], 1, "no article 'nobody'"),
        (["show", "ulta", "-r", "RESULTS"], 1, "Perhaps 'multan'?"),
        (["show", "caf\udce9", "-r", "RESULTS"], 1, "no article 'caf"),  # a byte that is no text
        (["report"], 2, "There are: add, extract, search, "),
        (["extract", ""], 2, "the name is empty"),
        (["extract", ".", "--data", ""], 2, "the name is empty"),
        (["extract", ".", "-o", "figures.csv"], 2, "Name a folder, and the --format"),
        (["show", "multan", "-r", "RESULTS", "--tables", "verbs"], 1, "'verbs' is no table with spans"),
        (["export", "figures", "-r", "RESULTS", "-o", "figures.txt"], 1, ".txt is no format we write"),
        (["export", "figures", "-r", "RESULTS", "--speaker", "A"], 1, "figures has no"),
        (["export", "figures", "-r", "RESULTS", "--format", "xlsx"], 1, "Name a file"),
        (["export", "claims", "-r", "RESULTS", "--since", "today"], 2, "'today' is no day"),
        (["export", "claims", "-r", "RESULTS", "--since", "2024-13"], 2, "'2024-13' is no day"),
        (["export", "claims", "-r", "RESULTS", "--article", "ulta"], 1, "Perhaps 'multan'?"),
        (["knowledge", "RESULTS", "--period", "last year"], 1, "A period is written FY2024"),
        (["knowledge", "RESULTS", "--period", "2024-13"], 1, "A period is written FY2024"),
        (["knowledge", "RESULTS", "--entity", "Atlantis"], 1, "Most facts are about: "),
        (["knowledge", "RESULTS", "--metric", "zeppelins"], 1, "Most facts are about: "),
        (["names", "Zeppelin", "-r", "RESULTS"], 1, "no name with 'Zeppelin' in "),
        (["names", "--table", "people", "--all", "-r", "EMPTY"], 1, "no names in "),
        (["knowledge", "EMPTY"], 1, "no article states one"),
        (["add", "."], 1, "is a folder. Add one file, or run: itx-nlp extract ."),
        (["add", "no-such-file.txt"], 1, "No such file"),
        (["add", "no-such-file.txt", "--published", "soon"], 1, "is no day"),
    ],
)
def test_mistakes_are_one_line(results, tmp_path, monkeypatch, words, status, says):
    monkeypatch.chdir(tmp_path)
    if "EMPTY" in words:
        Path("a.txt").write_text("Nothing at all happened here.\n", encoding="utf-8")
        itx("extract", "a.txt", "-o", "EMPTY")
    done = itx(*(str(results) if word == "RESULTS" else word for word in words))
    assert done.returncode == status
    assert says in done.stderr.decode() and b"Traceback" not in done.stderr
    assert status == 2 or done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "table, words, says",
    [
        ("claims", ["--kind", "statistics"], "no row of claims has --kind 'statistics'. kind is one of: "),
        ("claims", ["--category", "paymnts"], "no row of claims has --category 'paymnts'."),
        ("claims", ["--since", "2999"], "No article has a day of publication."),
        ("claims", ["--speaker", "Sana"], ""),
        ("figures", ["--kind", "percent", "--article", "swat"], ""),
    ],
)
def test_a_filter_that_nothing_passes_is_told(results, table, words, says):
    done = itx("export", table, "-r", results, *words)
    assert done.returncode == 0 and done.stdout.startswith(table[:5].encode())
    assert says in done.stderr.decode() and bool(done.stderr) == bool(says)


@pytest.mark.parametrize("width", [30, 40, 60, 100])
@pytest.mark.parametrize("command", [["knowledge"], ["knowledge", "--metric", "it_exports"]])
def test_nothing_is_cut_off_a_narrow_screen(results, command, width):
    shown = CliRunner().invoke(main, [*command, "-r", str(results)], env={"COLUMNS": str(width)}).stdout
    cells = [line.split("│")[1:-1] for line in shown.splitlines() if line.startswith("│")]
    whole = ["".join(column).replace(" ", "") for column in zip(*cells, strict=True)]
    assert all(any(part in column for column in whole) for part in ("2024-05", "million", "conflicting"))


def test_an_article_without_colours_has_its_spans_below(results):
    shown = itx("show", "multan", "-r", results, "--tables", "figures").stdout.decode()
    figure = next(row for row in table(results, "figures") if row["article_id"] == "multan")
    assert f"\nfigures  {figure['start']}-{figure['end']}  {figure['text']}\n" in shown
    assert "claims" not in shown


def test_each_mistake_in_ones_words_is_a_line(corpus, tmp_path):
    for name in ("bar", "foo"):
        (tmp_path / "words" / "challenges" / name).mkdir(parents=True)
    (tmp_path / "words" / "gone.txt").symlink_to("nowhere")
    done = itx("extract", corpus / "multan.txt", "-o", tmp_path / "out", "--data", tmp_path / "words")
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1 and [line[:21] for line in lines] == ["Error: challenges/bar", "Error: challenges/foo"]


@pytest.mark.parametrize("charset, shown", [("utf-8", "Café"), ("ascii", "Caf?")])
def test_a_terminal_that_lacks_a_letter(tmp_path, charset, shown):
    (tmp_path / "a.txt").write_text("Café sales rose by 5 per cent.", encoding="utf-8")
    itx("extract", tmp_path / "a.txt", "-o", tmp_path)
    done = CliRunner(charset=charset).invoke(main, ["search", "sales", "-r", str(tmp_path)])
    assert done.exit_code == 0 and shown in done.stdout


def test_nothing_is_made_for_a_corpus_that_is_not_there(tmp_path):
    itx("extract", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_nothing_extracted_is_a_failure(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = itx("extract", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 1 and b"no article could be extracted" in done.stderr
    assert [row["kind"] for row in table(tmp_path / "out", "problems")] == ["empty"]


def test_standard_input(tmp_path):
    done = itx("extract", "-", "-o", tmp_path, input=STORY.format(n=4, place="Swat").encode())
    assert done.returncode == 0, done.stderr
    assert [row["article_id"] for row in table(tmp_path, "articles")] == ["stdin"]


def test_search_finds_forms_of_words(results):
    found = itx("search", "export", "quetta", "-r", results).stdout.decode()
    assert "quetta" in found and "Quetta software exports rose" in " ".join(found.split())
    assert "No sentence" in itx("search", "zeppelin", "-r", results).stdout.decode()
    assert itx("search", 'rose" OR (', "-r", results).returncode == 0


def test_search_that_finds_nothing_says_what_each_word_has(results):
    shown = " ".join(itx("search", "quetta", "sukkur", "-r", results).stdout.decode().split())
    assert "No sentence has all these words. With each of them: 'quetta' 6, 'sukkur' 8." in shown


FILTERS = [
    # table, options, articles of the rows
    ("figures", ["--since", "2024-05"], {"new", "late"}),
    ("figures", ["--since", "2024-06", "--until", "2024-06"], {"late"}),
    ("figures", ["--until", "2023"], {"old"}),
    ("knowledge", ["--since", "2024"], {"new", "late"}),
    ("knowledge", ["--until", "2024-05-20"], {"old", "new"}),
    ("knowledge", ["--article", "old.md"], {"old"}),
    ("figures", ["--article", "bare"], {"bare"}),
    ("figures", ["--article", "bare.txt"], {"bare"}),
    ("claims", ["--speaker", "zwg", "--article", "bare"], {"bare"}),  # by any form of a body's name
    ("claims", ["--speaker", "ZW", "--article", "bare"], set()),
]


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dated")
    for n, (name, day) in enumerate([("old", "2023-05-20"), ("new", "2024-05-20"), ("late", "2024-06-30")], 3):
        (folder / f"{name}.md").write_text(
            f"---\npublished: {day}\n---\n{STORY.format(n=n, place=name.title())}\n", encoding="utf-8"
        )
    (folder / "bare.txt").write_text(
        "The mill has 77 looms. The Zulmat Weavers Guild (ZWG) shut it.\n\nYarn is dear, the guild said.\n",
        encoding="utf-8",
    )
    itx("extract", folder, "-o", folder / "results")
    return folder / "results"


@pytest.mark.parametrize("name, options, wanted", FILTERS, ids=lambda value: " ".join(value))
def test_filters(dated, name, options, wanted):
    done = itx("export", name, "-r", dated, "--format", "jsonl", *options)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert {each for row in rows for each in row.get("article_ids", [row.get("article_id")])} == wanted
    assert (b"1 article has no day of publication" in done.stderr) == ("--article" not in options)


def test_days_that_no_article_has_are_told_with_those_there_are(dated):
    done = itx("export", "claims", "-r", dated, "--since", "2999")
    assert b"The articles are of 2023-05-20 to 2024-06-30." in done.stderr


WRITTEN = [["knowledge", "--metric", "exports"], ["knowledge"], ["names", "--all"], ["export", "claims"]]


@pytest.mark.parametrize("words", WRITTEN, ids=" ".join)
def test_every_file_has_the_same_rows(dated, tmp_path, words):
    pandas, _ = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    read = {"jsonl": lambda path: pandas.read_json(path, lines=True), "csv": pandas.read_csv,
            "xlsx": pandas.read_excel, "parquet": pandas.read_parquet}  # fmt: skip
    frames = []
    for suffix, reader in read.items():
        done = itx(*words, "-r", dated, "-o", tmp_path / f"x.{suffix}")
        assert done.returncode == 0, done.stderr
        frames.append(reader(tmp_path / f"x.{suffix}"))
    assert len(frames[0]) and len({(len(frame), *frame.columns) for frame in frames}) == 1
    numbers = [frame.select_dtypes("number").dropna(axis="columns", how="all").sum().to_dict() for frame in frames]
    assert all({name: one[name] for name in one if name in numbers[3]} == numbers[3] for one in numbers)


def test_the_sentence_beside_a_claim_has_no_line_ends_around_it(dated):
    done = itx("export", "claims", "-r", dated, "--format", "jsonl")
    assert all(
        row["sentence_text"] == row["sentence_text"].strip() for row in map(json.loads, done.stdout.splitlines())
    )


def test_add(tmp_path, corpus):
    folder = tmp_path / "corpus"
    file = corpus / "multan.txt"
    done = itx("add", file, "--corpus", folder, "--title", "Up: again", "--published", "2024-05-20")
    assert done.returncode == 0, done.stderr
    made = folder / "2024-05-20-up-again.md"
    assert made.read_text("utf-8").startswith("---\ntitle: 'Up: again'\npublished: '2024-05-20'\n---\n\nMultan")
    again = itx("add", "-", "--corpus", folder, input=file.read_bytes().replace(b"\n", b"\r\n"))
    assert again.returncode == 1 and b"has this text already: 2024-05-20-up-again" in again.stderr
    near = itx("add", "-", "--corpus", folder, input=file.read_bytes() * 3 + b"One more line of it, here.")
    assert near.returncode == 0 and b"nearly the same" in near.stderr


def test_help_starts_at_once():
    code = (
        "import sys; from itx_nlp.cli import main\n"
        "try: main(['extract', '--help'])\n"
        "except SystemExit: print({'spacy', 'pandas', 'rich', 'numpy', 'sqlite3'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=HERE)
    assert done.stdout.decode().endswith("set()\n")
