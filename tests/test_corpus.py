"""What is read: which files, which ids, which encodings, whose metadata; and readers on mangled files."""

import io
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from itx_nlp.corpus import Options, Source, content_mark, read_article, read_file
from itx_nlp.errors import CorpusError
from itx_nlp.extract import extract_source
from itx_nlp.readers import Limits, Reading, docx, html, pdf, plain, read_bytes
from itx_nlp.readers.rows import read_rows
from itx_nlp.sources import filled, find_sources
from itx_nlp.tables import ROW_TYPES
from itx_nlp.text.zones import Furniture
from tests.hostile import cases

FURNITURE = Furniture.read()
TEXT = "Exports rose by 5 per cent, “much more” than in May – says Zoë’s firm.\n"


def ids(folder: Path, *more: Path, **options) -> list[str]:
    return [source.article_id for source in find_sources([folder, *more], Options(**options)).sources]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


ENCODINGS = [
    # bytes, the encoding's name
    (TEXT.encode(), "utf-8"),
    (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
    (TEXT.encode("utf-16"), "utf-16"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),
    (TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-32"), "utf-32"),
    (TEXT.encode("cp1252"), "cp1252"),
    (b"All ASCII.", "utf-8"),
]


@pytest.mark.parametrize("raw, encoding", ENCODINGS, ids=lambda value: value if isinstance(value, str) else "")
def test_encoding_is_found_and_its_name_gives_the_text_back(raw, encoding):
    text, used, _ = plain.decode(raw, "a.txt")
    assert used == encoding
    assert text == raw.decode(used)
    assert text in (TEXT, "All ASCII.")


def test_encoding_by_the_user():
    assert read_bytes(TEXT.encode("cp1252"), "a.txt", "cp1252").text == TEXT
    assert read_bytes("šť".encode("cp1250") * 9, "a.txt", "cp1250").text == "šť" * 9
    with pytest.raises(CorpusError, match="is not in utf-8"):
        read_bytes(TEXT.encode("cp1252"), "a.txt", "utf-8")


def test_statistics_find_other_alphabets():
    text = cases.RUSSIAN
    assert read_bytes(text.encode("cp1251"), "a.txt").text == text


IDS = [
    (["x.txt"], ["x"]),
    (["x.md"], ["x"]),
    (["x.txt", "x.md"], ["x", "x.md"]),
    (["x.html"], ["x.html"]),
    (["x.html", "x.txt", "x.pdf"], ["x", "x.html", "x.pdf"]),
    (["a/x.txt", "b/x.txt"], ["a/x", "b/x"]),
    (["x.y.txt"], ["x.y"]),
    (["x.TXT"], ["x"]),
    (["README.md", ".hidden.txt", "metadata.csv", "x.txt"], ["x"]),
    ([".git/x.txt", "x.txt"], ["x"]),
    (["results/itx.sqlite", "results/claims.jsonl", "x.txt"], ["x"]),
    ([*(f"kept/{table}.csv" for table in ROW_TYPES), "x.txt"], ["x"]),  # the store is elsewhere
    (["itx.sqlite", "claims.jsonl", "problems.csv", "text/x.html.txt", "x.txt"], ["x"]),
    (["itx.sqlite", "claims.changed.csv", "x.txt"], ["x"]),
]


@pytest.mark.parametrize("files, wanted", IDS, ids=lambda value: " ".join(value))
def test_ids(tmp_path, files, wanted):
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("article_id\n" if name == "metadata.csv" else "{}", encoding="utf-8")
    assert ids(tmp_path) == wanted


def test_several_paths(tmp_path):
    write(tmp_path, a_in_x__txt="One.", b_in_x__txt="Two.", b_in_y__md="Three.")
    assert ids(tmp_path / "a", tmp_path / "b" / "y.md") == ["x", "y"]
    assert ids(tmp_path / "a", tmp_path / "b") == ["x", "x.txt", "y"]
    assert ids(tmp_path, tmp_path / "a", tmp_path / "b" / "y.md") == ["a/x", "b/x", "b/y"]


def test_rows_have_their_own_ids(tmp_path):
    write(
        tmp_path,
        one__csv="id,title,body\nk,Up,Exports rose.\n,Down,Exports fell.\nk,Again,Exports stayed.\n",
        two__jsonl='{"article_id": "k", "text": "Other."}\n{"text": "More."}\n',
    )
    assert ids(tmp_path) == ["k", "one.csv#2", "one.csv#3", "two.jsonl#1", "two.jsonl#2"]
    articles = {s.article_id: read_article(s, FURNITURE) for s in filled(find_sources([tmp_path]).sources, Options())}
    assert articles["k"].text == "Exports rose." and articles["k"].title == "Up"
    assert [kind for kind, _ in articles["two.jsonl#1"].notes] == ["collision"]


def test_columns_by_name(tmp_path):
    write(tmp_path, a__csv="stuff,when\nExports rose.,2024-05-20\n")
    assert [p.kind for p in find_sources([tmp_path]).problems] == ["columns"]
    options = Options(columns={"text": "stuff", "published": "when"})
    (source,) = filled(find_sources([tmp_path], options).sources, options)
    article = read_article(source, FURNITURE, options)
    assert (article.text, article.published) == ("Exports rose.", date(2024, 5, 20))


JSON = [
    # a file                                                                      texts, or the kind of problem
    ('[{"title": "Up", "body": "Exports rose."}, {"body": "Yarn fell."}]',        ["Exports rose.", "Yarn fell."]),
    ('{"title": "Up", "body": "Exports rose."}',                                  ["Exports rose."]),
    ('{"status": "ok", "n": [1], "articles": [{"content": "Exports rose."}]}',    ["Exports rose."]),
    ('{"text": "Exports rose.", "comments": [{"text": "First!"}]}',               ["Exports rose."]),
    ('\ufeff{\r\n  "text": "Exports rose."\r\n}\r\n',                      ["Exports rose."]),
    ('{"article": {"text": "Exports rose."}}',                                    "columns"),
    ('{"a": [{"text": "One."}], "b": [{"text": "Two."}]}',                        "columns"),
    ('{"text": 5}',                                                               "columns"),
    ('[{"text": ""}]',                                                            "empty"),
    ('[1]',                                                                       "damaged"),
    ('"Exports rose."',                                                           "damaged"),
    ('{"text": "Exports',                                                         "damaged"),
    ("[" * 200_000,                                                               "damaged"),
    (" ",                                                                         "empty"),
]  # fmt: skip


@pytest.mark.parametrize("text, wanted", JSON, ids=[row[0][:30] for row in JSON])
def test_json(tmp_path, text, wanted):
    write(tmp_path, a__json=text)
    found = find_sources([tmp_path])
    texts = [source.text for source in filled(found.sources, Options())]
    assert (texts or found.problems[0].kind) == wanted and bool(texts) != bool(found.problems)


def test_a_parquet_file_without_text_is_one_problem(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"story": [TEXT] * 9_000, "when": [None, *[TEXT] * 8_999]})
    parquet.write_table(table, tmp_path / "p.parquet")
    (problem,) = find_sources([tmp_path]).problems
    assert (problem.path, problem.kind) == ("p.parquet", "columns") and "It has: story, when." in problem.message
    assert len(find_sources([tmp_path], Options(columns={"text": "story"})).sources) == 9_000


def test_a_file_that_lacks_a_named_column_goes_by_the_usual_ones(tmp_path):
    write(tmp_path, a__csv="story,text\nExports rose.,Menu\n", b__csv="text\nYarn fell.\n")
    options = Options(columns={"text": "story"})
    assert [s.text for s in filled(find_sources([tmp_path], options).sources, options)] == [
        "Exports rose.",
        "Yarn fell.",
    ]


def test_parquet_rows(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table({"id": [7, 8], "text": [TEXT, None], "date": [date(2024, 5, 20), None]})
    parquet.write_table(table, tmp_path / "p.parquet")
    rows = list(read_rows(tmp_path / "p.parquet", {}))
    assert (rows[0].article_id, rows[0].text, rows[0].known) == ("7", TEXT, {"published": "2024-05-20"})
    assert rows[1].problem[0] == "empty"


METADATA = [
    # file, metadata.csv, title, author
    ("Plain headline\n\nText of it, with a full stop.", "", "Plain headline", None),
    ("---\ntitle: Front\nauthor: F. Matter\n---\nText.", "", "Front", "F. Matter"),
    ("---\ntitle: Front\nauthor: F. Matter\n---\nText.", "x,Listed,", "Listed", "F. Matter"),
    ("---\ntitle: Front\n---\nText.", "x.md,By file name,A. Writer", "By file name", "A. Writer"),
    ("---\ntitle: Wool: a review\nauthor: 'F. Matter'\n---\nText.", "", "Wool: a review", "F. Matter"),
    ("---\ntitle: Yarn & *thread*\nauthor: [F. Matter\n---\nText.", "", "Yarn & *thread*", None),
]


@pytest.mark.parametrize("text, listing, title, author", METADATA)
def test_who_wins(tmp_path, text, listing, title, author):
    write(tmp_path, x__md=text, metadata__csv=f"article_id,title,author\n{listing}\n")
    (source,) = find_sources([tmp_path]).sources
    article = read_article(source, FURNITURE)
    assert (article.title, article.author) == (title, author)
    assert article.text == text


DAYS = [
    ("2024-05-20", date(2024, 5, 20)),
    ("2024-05-20T23:59:00+05:00", date(2024, 5, 20)),
    ("2024/05/20", date(2024, 5, 20)),
    ("20 May 2024", date(2024, 5, 20)),
    ("May 20, 2024", date(2024, 5, 20)),
    ("2024/05/20 10:00", date(2024, 5, 20)),
    ("20240520", date(2024, 5, 20)),
    ("20-May-24", date(2024, 5, 20)),
    ("20th of May 2024", date(2024, 5, 20)),
    ("Monday, May 20th, 2024, 9 am", date(2024, 5, 20)),
    ("Mon 20 May 2024", date(2024, 5, 20)),
    ("20/05/2024", date(2024, 5, 20)),
    ("5/20/2024 10:00", date(2024, 5, 20)),
    ("20.5.2024", date(2024, 5, 20)),
    ("4/4/2024", date(2024, 4, 4)),
    ("3/4/2024", None),
    ("30/30/2024", None),
    ("20/05/24", None),
    ("31 June 2024", None),
    ("2024-05-32", None),
    ("May 2024", None),
    ("45432", None),
    ("2024", None),
    ("soon", None),
]


@pytest.mark.parametrize("text, day", DAYS)
def test_day_of_publication(tmp_path, text, day):
    write(tmp_path, x__md=f"---\npublished: '{text}'\n---\nText.")
    (source,) = find_sources([tmp_path]).sources
    article = read_article(source, FURNITURE)
    assert article.published == day
    assert [kind for kind, _ in article.notes] == ([] if day else ["date"])


LISTINGS = [
    # metadata.csv                                                         published, title, part of a problem
    ("article_id;title;published\nx;Up;2024-05-20",                        "2024-05-20", "Up", None),
    ("article_id\ttitle\tpublished\nx\tUp\t2024-05-20",                    "2024-05-20", "Up", None),
    ("Article_ID, Title, Published\nx, Up, 2024-05-20",                    "2024-05-20", "Up", None),
    ("file,headline,date\nx.txt,Up,2024-05-20",                            "2024-05-20", "Up", None),
    ("article_id,title,published\n./x.txt,Up,20 May 2024",                 "2024-05-20", "Up", None),
    ("article_id,published\nx,04/05/2024\nnews/y,20/05/2024",              "2024-05-04", None, None),
    ("article_id,published\nx,04/05/2024\nnews/y,05/20/2024",              "2024-04-05", None, None),
    ("article_id,published\nx,04/05/2024\nnews/y,05/06/2024",              None, None, None),
    ("article_id,published\nx,2024-05-20\n,\n\n,2023-05-20",         "2024-05-20", None, "line 5: no article_id"),
    ("article_id,published\nnews\\y,2024-05-20",                            None, None, None),
    ("article_id,published\nX,2024-05-20",                                 None, None, "Perhaps 'x'?"),
    ("article_id,published\nz,2024-05-20",                                 None, None, "'z' names no article"),
    ("article_id,published\nx,2024-05-20\nx.txt,2023-05-20",               "2024-05-20", None, "by another name"),
    ("article_id,published\nx,2024-05-20\nx,2023-05-20",                   "2024-05-20", None, "a second time"),
    ("article_id,published,topic\nx,2024-05-20,yarn",                      "2024-05-20", None, "the column topic"),
    ("article_id,title,title\nx,Up,Down",                                  None, "Up", "the column title"),
    ("article_id,title\nx,Up, again",                                      None, None, "more cells than columns"),
    ('article_id,title,published\nx,"Up,2024-05-20\nnews/y,Down,2024\n',   None, None, "mark is not closed"),
    ('article_id,title\nx,"Up\nnews/y,""Down"""',                          None, None, "a cell of several lines"),
    ("title,published\nUp,2024-05-20",                                     None, None, "has no column article_id"),
    ("",                                                                   None, None, "has no column article_id"),
]  # fmt: skip


@pytest.mark.parametrize("listing, published, title, problem", LISTINGS, ids=[row[0] for row in LISTINGS])
def test_metadata_of_any_make(tmp_path, listing, published, title, problem):
    write(tmp_path, x__txt="exports rose.", news_in_y__txt="yarn fell.", metadata__csv=listing)
    found = find_sources([tmp_path])
    article = read_article(found.sources[1], FURNITURE)
    assert (article.published and article.published.isoformat(), article.title) == (published, title)
    messages = [each.message for each in found.problems]
    assert len(messages) == bool(problem) and all(problem in message for message in messages)


def test_each_folder_has_metadata_of_its_own(tmp_path):
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        write(tmp_path / year, x__txt="Yarn.", metadata__csv=f"article_id,published\nx,{year}-05-20\nz,{year}-01-01")
    found = find_sources([tmp_path / "2023", tmp_path / "2024"])
    assert [dict(source.listed) for source in found.sources] == [{"published": f"{y}-05-20"} for y in ("2023", "2024")]
    assert len(found.problems) == 2
    assert not find_sources([tmp_path / "2023" / "x.txt"]).problems  # of a file, the others are not expected


def test_metadata_further_down_says_where_it_belongs(tmp_path):
    write(tmp_path, news_in_x__txt="Yarn.", news_in_metadata__csv="article_id,title\nx,Up\n")
    (problem,) = find_sources([tmp_path]).problems
    assert problem.kind == "metadata" and "at the top, with news/ in front" in problem.message


def test_the_days_of_a_column_tell_their_order(tmp_path):
    write(tmp_path, a__csv="text,date\nExports rose.,04/05/2024\nYarn fell.,20/05/2024\n")
    assert [row.known["published"] for row in read_rows(tmp_path / "a.csv", {})] == ["2024-05-04", "2024-05-20"]


def test_page():
    pytest.importorskip("trafilatura")
    page = (
        '<html><head><title>Exports rise - Example Post</title><meta property="og:site_name" content="Example Post">'
        '<meta property="article:published_time" content="2024-05-20"></head><body><nav>Home | News | Sport</nav>'
        f"<article><h1>Exports rise</h1>{''.join(f'<p>{TEXT * 3}</p>' for _ in range(4))}</article></body></html>"
    )
    reading = read_bytes(page.encode(), "a.html")
    assert TEXT.strip() in reading.text and "Sport" not in reading.text and reading.taken_out
    assert reading.known["publisher"] == "Example Post" and reading.known["published"] == "2024-05-20"


def test_pdf_and_docx():
    assert "250 million" in read_bytes(cases.pdf("Exports rose to 250 million."), "a.pdf").text
    assert read_bytes(cases.docx(), "a.docx").text.startswith("Software exports rose to $250 million")


TABLES = [
    # rows                                                                    lines
    ([["Mill", "Looms", "Sales (Rs million)"], ["Noor", "40", "5.5"]],        ["Noor: Looms 40, Sales Rs5.5 million."]),
    ([["Year", "Cloth (in tonnes)", "Share (%)"], ["2023", "4,100", "12"]],   ["2023: Cloth 4,100 tonnes, Share 12%."]),
    ([["", "Exports (US$ bn)"], ["FY2023", "2.6"], ["FY2024", "$3.2bn"]],     ["FY2023: Exports US$2.6 bn.",
                                                                               "FY2024: Exports $3.2bn."]),
    ([["Mill", "Looms", "Spindles"], ["Noor", "40", "–"], ["Asr", "", "7"]],  ["Noor: Looms 40.", "Asr: Spindles 7."]),
    ([["Mill", "2023", "2024"], ["Noor", "40", "50"]],                        ["Noor\t40\t50"]),
    ([["Mill", "Town"], ["Noor", "Okara"]],                                   ["Noor\tOkara"]),
    ([["Mill", "Looms"], ["Noor", "forty"]],                                  ["Noor\tforty"]),
    ([["Noor", "40"], ["Asr", "50"]],                                         ["Asr\t50"]),
    ([["Mill"], ["Noor"]],                                                    ["Noor"]),
]  # fmt: skip


@pytest.mark.parametrize("rows, lines", TABLES, ids=[" ".join(table[0][0]) for table in TABLES])
def test_table_of_a_docx(rows, lines):
    made = pytest.importorskip("docx").Document()
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    made.save(file := io.BytesIO())
    assert read_bytes(file.getvalue(), "a.docx").text.splitlines() == ["\t".join(rows[0]), *lines]


PAGE = """Software houses plan a fund

LAHORE: The forum will set up a fund of Rs 250 million for firms
that women founded, and for their first hundred clients. Naveed
Qaiser, who leads it, asks the banks for more.
Women founded nine of its members.
- The first ten firms get their money in the spring of the year
- Others wait
Area       Firms 2023      Firms 2024      Staff 2023     Staff 2024
Gulberg           120             131          17,100         19,400
Model Town         31              33           5,020          5,100"""


def test_lines_of_a_pdf_are_put_together():
    paragraphs = pdf.unwrapped(PAGE).split("\n")
    assert (
        paragraphs[2].startswith("LAHORE:")
        and "firms that" in paragraphs[2]
        and "clients. Naveed Qaiser" in paragraphs[2]
    )
    assert paragraphs[3] == "Women founded nine of its members."
    assert len(paragraphs) == 9
    short = "Gulberg 120\nModel Town 31"
    assert pdf.unwrapped(short) == short and pdf.unwrapped("") == ""


@pytest.mark.parametrize(
    "text, language",
    [("لاہور کی 412 کمپنیاں", None), ("Лахор: 412 IT фирм", None), ("412 firms of لاہور", "en"), ("412", "en")],
)
def test_what_is_not_in_latin_letters_is_listed_and_not_read(tmp_path, text, language):
    write(tmp_path, a__txt=f"{text}\n")
    [source] = find_sources([tmp_path]).sources
    tables = extract_source(source).tables
    assert [row.language for row in tables["articles"]] == [language]
    assert ([row.kind for row in tables["problems"]] == ["language"]) == (language is None)
    assert language or not any(tables[name] for name in tables.keys() - {"articles", "problems"})


def test_missing_package_is_one_line(monkeypatch):
    monkeypatch.setattr("itx_nlp.readers.version_of", lambda _: None)
    for name, extra in (("a.html", "html"), ("a.pdf", "pdf"), ("a.docx", "docx")):
        with pytest.raises(CorpusError, match=rf"pip install 'itx-nlp\[{extra}\]'") as caught:
            read_bytes(b"x", name)
        assert caught.value.kind == "missing_extra"


def test_bounds(tmp_path):
    write(tmp_path, x__txt="a" * 101)
    (source,) = find_sources([tmp_path]).sources
    with pytest.raises(CorpusError) as caught:
        read_article(source, FURNITURE, Options(limits=Limits(text=100)))
    assert caught.value.kind == "too_large"
    assert read_article(source, FURNITURE, Options(limits=Limits(text=101))).text == "a" * 101
    marks = {content_mark(source, Options(limits=Limits(text=most))) for most in (50, 100, 101, 1_000)}
    assert len(marks) == 3  # a bound that is not reached makes no article stale


def test_a_file_that_does_not_hold_still(tmp_path, monkeypatch):
    path = tmp_path / "x.txt"
    path.write_text("Exports", encoding="utf-8")
    import itx_nlp.corpus as corpus

    real, asked = corpus.os.fstat, []

    def growing(number):
        asked.append(number)
        path.write_text("Exports" * len(asked), encoding="utf-8")
        return real(number)

    monkeypatch.setattr(corpus.os, "fstat", growing)
    with pytest.raises(CorpusError) as caught:
        read_file(path, "x.txt", 1_000)
    assert caught.value.kind == "changed"


def test_our_own_bug_is_a_problem_of_one_article(tmp_path, monkeypatch):
    write(tmp_path, x__txt="Exports rose.")
    (source,) = find_sources([tmp_path]).sources

    def broken(*_):
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr("itx_nlp.extract._extract_article", broken)
    (problem,) = extract_source(source).tables["problems"]
    assert problem.kind == "internal" and problem.message.startswith("x.txt: ZeroDivisionError: two lines (test_corpus")


def test_a_bug_in_what_compares_leaves_the_rows_of_the_article(tmp_path, monkeypatch):
    write(tmp_path, x__txt="Exports rose by 5 per cent.")
    (source,) = find_sources([tmp_path]).sources
    monkeypatch.setattr("itx_nlp.knowledge.checks.check", lambda _: 1 / 0)
    tables = extract_source(source).tables
    (problem,) = tables["problems"]
    assert problem.message.startswith("x.txt: ZeroDivisionError: ")
    assert [row.text for row in tables["figures"]] == ["5 per cent"]


# ------------------------------------------------------------ mangled files

GOOD = {
    "a.txt": TEXT.encode(),
    "a.md": f"---\ntitle: One\npublished: 2024-05-20\n---\n{TEXT}".encode(),
    "b.txt": TEXT.encode("utf-16"),
    "a.docx": cases.docx(),
    "a.html": cases.article("Seven per cent."),
}
ROWS = {
    "a.csv": b'id,text,date\n1,"Exports, up",2024-05-20\n2,Down.,\n',
    "a.jsonl": b'{"id": "1", "text": "Exports rose."}\n{"id": "2", "text": "Up \\u2013 again."}\n',
}


def mangled(raw: bytes, random: random.Random) -> bytes:
    made = bytearray(raw)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(made) + 1)
        match random.randrange(5):
            case 0:
                made[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del made[at : at + random.randint(1, 40)]
            case 2:
                made[at:at] = bytes(random.randrange(256) for _ in range(random.randint(1, 20)))
            case 3:
                made[at:at] = made[: random.randint(0, 200)]
            case _:
                made[at:at] = random.choice(
                    [b"\x00", b"\xff\xfe", b"---\n", b"<", b'"', b"&x;", b"\xed\xa0\x80", b"[" * 99]
                )
    return bytes(made)


@pytest.mark.parametrize(
    "name, rounds", [("a.txt", 300), ("a.md", 300), ("b.txt", 100), ("a.docx", 150), ("a.html", 60)]
)
def test_readers_read_or_refuse_mangled_files(name, rounds):
    chance = random.Random(name)
    outcomes = set()
    for _ in range(rounds):
        try:
            reading = read_bytes(mangled(GOOD[name], chance), name)
            assert (
                isinstance(reading, Reading) and reading.text.encode() and 0 <= reading.body_start <= len(reading.text)
            )
            outcomes.add("read")
        except CorpusError as error:
            assert "\n" not in str(error)
            outcomes.add(error.kind)
    assert "read" in outcomes


@pytest.mark.parametrize("name", ROWS)
def test_rows_of_mangled_files(tmp_path, name):
    chance = random.Random(name)
    for _ in range(150):
        (tmp_path / name).write_bytes(mangled(ROWS[name], chance))
        try:
            for row in read_rows(tmp_path / name, {}):
                assert row.text.encode() or row.problem
        except CorpusError as error:
            assert error.kind in ("columns", "damaged", "empty", "binary", "encoding")


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(raw):
    for name in ("a.txt", "a.md"):
        try:
            reading = plain.read(raw, name)
            reading.text.encode()
        except CorpusError:
            pass


PIECES = st.sampled_from(
    ["Exports", " rose", " by", " $250 million", " 5 per cent", "\n", "\r\n\r\n", ".", "“", "”", " said", " Ali",
     " in May 2024",
     ":", "\x00", "\u200b", "\u202e", "😀", "\ud7ff", "e\u0301", "\u2028", "\x85", "(", "Rs", "-", "\t", "P@SHA"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join))
@example("½+(:RsExportsF\x86BA\U0001a89101RÛ")  # a figure with nothing before it, in a text of one token
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_is_where_it_says(text):
    text = plain.without_surrogates(text)[0]
    source = Source(path=Path("a.txt"), article_id="a", shown="a.txt", text=text, sha256="x")
    done = extract_source(source)
    assert [p for p in done.tables["problems"] if p.kind == "internal"] == []
    for name in ("figures", "dates", "organizations", "people", "claims", "challenges"):
        for row in done.tables[name]:
            assert text[row.start : row.end] == row.text


def test_html_and_docx_modules_share_the_interface():
    for module in (plain, html, docx):
        assert isinstance(
            module.read(GOOD[f"a.{module.__name__.rsplit('.')[-1]}".replace("plain", "txt")], "x"), Reading
        )
