"""A folder of everything that may come in, and what must become of each: extracted, or skipped with a named reason.

FILES maps a path below the corpus to its bytes and its outcome: EXTRACTED, or the kind of its row in `problems`.
SPECIAL does the same for what is more than bytes in a file.
"""

import io
import json
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

EXTRACTED = "extracted"
TEXT = (
    "Software exports rose to $250 million in May 2024, the statistics office said.\n\n"
    "Sana Example, who runs a firm in Multan, said that payments take 21 days.\n"
)
PLAIN = TEXT.encode()
URDU = "برآمدات میں اضافہ ہوا۔ یہ خبر ہے کہ کمپنیوں نے زیادہ کام کیا۔\n" * 3
RUSSIAN = "Экспорт программного обеспечения вырос на десять процентов в прошлом году, сообщило ведомство.\n" * 5
PAGE = f"<html><head><title>Exports rise</title></head><body><article><h1>Exports rise</h1>{'<p>' + TEXT + '</p>'}"


def article(text: str) -> bytes:
    return f"{PAGE}<p>{text}</p></article></body></html>".encode()


def pdf(text: str | None) -> bytes:
    """Make the smallest PDF with a line of text, or with an empty page."""
    stream = b"" if text is None else f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table


def docx(document: bytes | None = None, extra: dict[str, bytes] | None = None) -> bytes:
    """Make a DOCX file by hand, so that each of its parts can be made wrong."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.split("\n") if line)
    usual = f'<?xml version="1.0"?><w:document xmlns:w="{main}"><w:body>{paragraphs}</w:body></w:document>'.encode()
    parts = {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
        b'+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="rId1" Type="%s" Target="word/document.xml"/></Relationships>'
        % office.encode(),
        "word/document.xml": usual if document is None else document,
        **(extra or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def entities(inside: str) -> bytes:
    """Make the entity bomb: ten entities that each name the one before ten times."""
    names = "".join(f'<!ENTITY e{n} "' + f"&e{n - 1};" * 10 + '">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "{"boom " * 10}">{names}]>{inside}'.encode()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB_DOCUMENT = entities(
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e9; exports</w:t></w:r></w:p></w:body></w:document>'
)
YAML_BOMB = "---\n" + "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))

FILES: dict[str, tuple[bytes, str]] = {
    # encodings
    "encodings/utf8.txt": (PLAIN, EXTRACTED),
    "encodings/utf8-bom.txt": (b"\xef\xbb\xbf" + PLAIN, EXTRACTED),
    "encodings/utf16-le-bom.txt": (TEXT.encode("utf-16"), EXTRACTED),
    "encodings/utf16-be-bom.txt": (b"\xfe\xff" + TEXT.encode("utf-16-be"), EXTRACTED),
    "encodings/utf16-le.txt": (TEXT.encode("utf-16-le"), EXTRACTED),
    "encodings/utf16-be.txt": (TEXT.encode("utf-16-be"), EXTRACTED),
    "encodings/utf16-odd.txt": (TEXT.encode("utf-16") + b"x", EXTRACTED),
    "encodings/utf32.txt": (TEXT.encode("utf-32"), EXTRACTED),
    "encodings/cp1252.txt": (("“Up” by £5 million – " + TEXT).encode("cp1252"), EXTRACTED),
    "encodings/latin1.txt": (("Café exports. " + TEXT).encode("latin-1"), EXTRACTED),
    "encodings/cp1251.txt": (RUSSIAN.encode("cp1251"), EXTRACTED),
    "encodings/cp1256.txt": ((URDU.replace("ں", "ن").replace("ی", "ي").replace("ہ", "ه").replace("ے", "ي").replace(
        "ک", "ك").replace("۔", ".")).encode("cp1256"), EXTRACTED),
    "encodings/shift-jis.txt": (("輸出は増加した。会社は新しい仕事を得た。" * 10).encode("shift-jis"), EXTRACTED),
    "encodings/damaged-utf8.txt": (("“Exports” – “up” – “again”. " + TEXT).encode() + b"\xff and more.", EXTRACTED),
    "encodings/overlong-utf8.txt": (PLAIN + b"\xc0\xaf\xc0\xaf", EXTRACTED),
    "encodings/surrogate-bytes.txt": (PLAIN + b"\xed\xa0\x80", EXTRACTED),
    "encodings/mojibake.txt": ("â€œUpâ€\x9d and â€˜downâ€™ â€“ ".encode() + PLAIN, EXTRACTED),
    "encodings/urdu.txt": (URDU.encode(), EXTRACTED),
    # nothing, or nothing to read
    "nothing/empty.txt": (b"", "empty"),
    "nothing/spaces.txt": (b" \n\t\r\n " * 50, "empty"),
    "nothing/bom-alone.txt": (b"\xef\xbb\xbf", "empty"),
    "nothing/nulls.txt": (b"\x00" * 5_000, "empty"),
    "nothing/marks.txt": (b"... --- !!!\n", "empty"),
    "nothing/zero-width.txt": ("\u200b\u200d\ufeff".encode() * 100, "empty"),
    "nothing/front-alone.md": (b"---\ntitle: Nothing below\n---\n", "empty"),
    "nothing/empty.html": (b"", "empty"),
    "nothing/page.html": (b"<html><body></body></html>", "empty"),
    "nothing/empty.pdf": (b"", "empty"),
    "nothing/empty.docx": (b"", "empty"),
    # not text
    "binary/random.txt": (bytes(range(256)) * 40, "binary"),
    "binary/image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
    "binary/pdf.txt": (pdf("Exports rose."), "binary"),
    "binary/docx.txt": (docx(), "binary"),
    "binary/program.txt": (b"\x7fELF" + b"\x00\x01" * 200, "binary"),
    "binary/gzip.md": (b"\x1f\x8b\x08\x00" + b"\x9d" * 100, "binary"),
    "binary/photo.jpg": (b"\xff\xd8\xff\xe0", "unsupported"),
    "binary/archive.zip": (b"PK\x05\x06" + b"\x00" * 18, "unsupported"),
    "binary/without-suffix": (PLAIN, "unsupported"),
    # characters
    "characters/null-inside.txt": (PLAIN + b"Exports\x00rose again in 2023.", EXTRACTED),
    "characters/zero-width.txt": (TEXT.replace("o", "o\u200b").encode(), EXTRACTED),
    "characters/right-to-left.txt": (("\u202e" + TEXT + "\u202c" + URDU).encode(), EXTRACTED),
    "characters/combining.txt": (("e" + "\u0301" * 3_000 + " " + TEXT).encode(), EXTRACTED),
    "characters/escapes.txt": (("\x1b[2J\x1b[31m" + TEXT + "\x1b]0;title\x07").encode(), EXTRACTED),
    "characters/emoji.txt": (("👩‍👩‍👧‍👦" * 500 + " " + TEXT).encode(), EXTRACTED),
    "characters/line-ends.txt": (TEXT.replace("\n", "\r").encode(), EXTRACTED),
    "characters/crlf.txt": (TEXT.replace("\n", "\r\n").encode(), EXTRACTED),
    "characters/separators.txt": (TEXT.replace("\n\n", "\u2028").replace(" in ", "\x85in\x0b").encode(), EXTRACTED),
    "characters/private.txt": ((TEXT + "\ue000\U0010ffff\ufffe").encode(), EXTRACTED),
    "characters/formula.txt": (b"=cmd|' /C calc'!A0\n\n@SUM(1+1) said it.\n\n" + PLAIN, EXTRACTED),
    "characters/one-letter.txt": (b"a", EXTRACTED),
    # too much of something
    "much/dollars.txt": (b"$" * 100_000 + b" " + PLAIN, EXTRACTED),
    "much/brackets.txt": (b"(" * 100_000 + b" " + PLAIN, EXTRACTED),
    "much/brackets-apart.txt": (b"((((((((((((((((((((((((( " * 200 + PLAIN, EXTRACTED),
    "much/quotes.txt": (b'"' * 50_000 + b" " + PLAIN, EXTRACTED),
    "much/quotes-apart.txt": (b'" ' * 1_500 + PLAIN, EXTRACTED),
    "much/digits.txt": (b"9" * 100_000 + b" " + PLAIN, EXTRACTED),
    "much/commas.txt": (b"1," * 50_000 + b" " + PLAIN, EXTRACTED),
    "much/full-stops.txt": (b". " * 3_000 + PLAIN, EXTRACTED),
    "much/one-word.txt": (b"a" * 200_000 + b" " + PLAIN, EXTRACTED),
    "much/blank-lines.txt": (b"\n" * 200_000 + PLAIN, EXTRACTED),
    "much/spaces.txt": (b" " * 200_000 + PLAIN, EXTRACTED),
    "much/short-lines.txt": (b"a\n" * 2_000 + PLAIN, EXTRACTED),
    "much/hyphens.txt": (b"a-" * 30_000 + b" " + PLAIN, EXTRACTED),
    "much/address.txt": (b"http://" + b"a." * 20_000 + b" " + PLAIN, EXTRACTED),
    "much/line.txt": (b"Exports rose. " * 3_700_000, "too_large"),
    "much/page.html": (b"<p>" + b"x" * 21_000_000, "too_large"),
    # front matter
    "front/good.md": (b"---\ntitle: A day\npublished: 2024-05-20\n---\n" + PLAIN, EXTRACTED),
    "front/not-yaml.md": (b"---\ntitle: [open\n: : :\n---\n" + PLAIN, EXTRACTED),
    "front/open.md": (b"---\ntitle: never closed\n" + PLAIN, EXTRACTED),
    "front/bomb.md": (YAML_BOMB.encode() + b"---\n" + PLAIN, EXTRACTED),
    "front/object.md": (b"---\ntitle: !!python/object/apply:os.system ['true']\n---\n" + PLAIN, EXTRACTED),
    "front/list.md": (b"---\n- a\n- b\n---\n" + PLAIN, EXTRACTED),
    "front/bad-day.md": (b"---\npublished: someday\n---\n" + PLAIN, EXTRACTED),
    "front/deep.md": (b"---\na: " + b"[" * 5_000 + b"\n---\n" + PLAIN, EXTRACTED),
    # HTML
    "html/good.html": (article("The figure was 7 per cent higher than in April."), EXTRACTED),
    "html/deep.html": (b"<div>" * 100_000 + PLAIN + b"</div>" * 100_000, EXTRACTED),
    "html/deep-inline.html": (b"<b>" * 50_000 + PLAIN, EXTRACTED),
    "html/entities.html": (entities(f"<html><body><p>&e9; {TEXT}</p></body></html>"), EXTRACTED),
    "html/unclosed.html": (b"<html><body><p>" + PLAIN + b"<p><table><tr><td", EXTRACTED),
    "html/no-markup.html": (PLAIN, EXTRACTED),
    "html/wrong-charset.html": (b'<meta charset="utf-99"><p>' + PLAIN, EXTRACTED),
    "html/latin-charset.html": (b'<meta charset="iso-8859-1"><p>Caf\xe9. ' + PLAIN, EXTRACTED),
    "html/script.html": (b"<script>" + b"x=1;" * 10_000 + b"</script><p>" + PLAIN, EXTRACTED),
    "html/nulls.html": (b"<p>Ex\x00ports rose.</p><p>" + PLAIN, EXTRACTED),
    "html/attributes.html": (b"<p " + b"a=1 " * 50_000 + b">" + PLAIN, EXTRACTED),
    # PDF
    "pdf/good.pdf": (pdf("Exports rose to 250 million dollars in May 2024."), EXTRACTED),
    "pdf/no-text.pdf": (pdf(None), "no_text"),
    "pdf/cut.pdf": (pdf("Exports rose.")[:60], "damaged"),
    "pdf/not-pdf.pdf": (b"This is no PDF at all.", "damaged"),
    "pdf/header-alone.pdf": (b"%PDF-1.7\n", "damaged"),
    # DOCX
    "docx/good.docx": (docx(), EXTRACTED),
    "docx/not-zip.docx": (PLAIN, "damaged"),
    "docx/cut.docx": (docx()[:200], "damaged"),
    "docx/no-document.docx": (docx(b""), "damaged"),
    "docx/zip-bomb.docx": (docx(extra={"word/media/a.xml": b"\0" * 120_000_000}), "too_large"),
    "docx/entity-bomb.docx": (docx(BOMB_DOCUMENT), "damaged|extracted"),
    # names
    "names/--help.txt": (PLAIN, EXTRACTED),
    "names/-rf.txt": (PLAIN, EXTRACTED),
    "names/with\nnew line.txt": (PLAIN, EXTRACTED),
    "names/with \x1b[31m escape.txt": (PLAIN, EXTRACTED),
    "names/\u202etxt.exe.txt": (PLAIN, EXTRACTED),
    "names/'; DROP TABLE articles; --.txt": (PLAIN, EXTRACTED),
    "names/{curly} %s %n [bold].txt": (PLAIN, EXTRACTED),
    "names/UPPER.TXT": (PLAIN, EXTRACTED),
    f"names/{'n' * 240}.txt": (PLAIN, EXTRACTED),
    f"names/{'n' * 240}.html": (article("A long name."), EXTRACTED),
    "names/same.txt": (PLAIN, EXTRACTED),
    "names/same.md": (PLAIN, EXTRACTED),
    "names/two.dots.in.it.txt": (PLAIN, EXTRACTED),
}  # fmt: skip

# Files of rows: bytes, and what becomes of each row by its article_id or FILE#ROW.
ROWS: dict[str, tuple[bytes, dict[str, str]]] = {
    "rows/good.csv": (f'id,body,date\na1,"{TEXT}",2024-05-01\na2,"{TEXT} More.",\n'.encode(),
                      {"a1": EXTRACTED, "a2": EXTRACTED}),
    "rows/semicolons.csv": (f'title;text\nOne;"{TEXT}"\n'.encode(), {"rows/semicolons.csv#1": EXTRACTED}),
    "rows/utf16.csv": (f'id;text\nu1;"{TEXT}"\n'.encode("utf-16"), {"u1": EXTRACTED}),
    "rows/key.jsonl": (b'{"\\ud800": 1}\n', {"rows/key.jsonl#1": "columns"}),
    "rows/digits.jsonl": (b'{"text": "Up.", "n": ' + b"9" * 10_000 + b"}\n", {"rows/digits.jsonl#1": "damaged"}),
    "rows/no-text.csv": (b"a,b\n1,2\n", {"rows/no-text.csv": "columns"}),
    "rows/empty.csv": (b"", {"rows/empty.csv": "empty"}),
    "rows/empty-cell.csv": (b"id,text\nb1,\n", {"rows/empty-cell.csv#1": "empty"}),
    "rows/quote-open.csv": (b'id,text\nc1,"' + PLAIN, {"c1": EXTRACTED}),
    "rows/huge-cell.csv": (b"id,text\nd1," + b"x" * 5_100_000 + b"\n", {"rows/huge-cell.csv": "too_large"}),
    "rows/traversal.jsonl": (json.dumps({"id": "../../outside", "text": TEXT}).encode(), {"../../outside": EXTRACTED}),
    "rows/mixed.jsonl": (
        b'{"text": "Exports rose in May 2024."}\n{broken\n[1]\n{"text": 5}\n\n{"text": "Up\\ud800 by 5 per cent."}\n',
        {"rows/mixed.jsonl#1": EXTRACTED, "rows/mixed.jsonl#2": "damaged", "rows/mixed.jsonl#3": "damaged",
         "rows/mixed.jsonl#4": "columns", "rows/mixed.jsonl#6": EXTRACTED}),
    "rows/deep.jsonl": (b"[" * 200_000 + b"\n", {"rows/deep.jsonl#1": "damaged"}),
    "rows/twice.jsonl": (b'{"id": "e", "text": "One ship."}\n{"id": "e", "text": "Two ships."}\n',
                         {"e": EXTRACTED, "rows/twice.jsonl#2": EXTRACTED}),
    "rows/broken.parquet": (b"PAR1" + b"\x00" * 50 + b"PAR1", {"rows/broken.parquet": "damaged"}),
}  # fmt: skip


def _loop(folder: Path) -> None:
    (folder / "special/loop").symlink_to(folder / "special")


def _self(folder: Path) -> None:
    (folder / "special/self.txt").symlink_to("self.txt")


def _outside(folder: Path) -> None:
    (folder / "special/passwd.txt").symlink_to("/etc/hosts")


def _dangling(folder: Path) -> None:
    (folder / "special/dangling.txt").symlink_to("nowhere.txt")


def _inside(folder: Path) -> None:
    (folder / "special/inside.txt").symlink_to("../encodings/utf8.txt")


def _fifo(folder: Path) -> None:
    os.mkfifo(folder / "special/fifo.txt")


def _socket(folder: Path) -> None:
    home = Path.cwd()
    os.chdir(folder / "special")  # the path of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.txt")
    finally:
        os.chdir(home)


def _device(folder: Path) -> None:
    (folder / "special/zero.txt").symlink_to("/dev/zero")


def _bytes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder / "special") + b"/not-\xff-text.txt")).write_bytes(PLAIN)


def _bytes_of_rows(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder / "special") + b"/\xff.csv")).write_bytes(b"a,b\n1,2\n")


def _folder(folder: Path) -> None:
    (folder / "special/folder.txt").mkdir()
    (folder / "special/folder.txt/within.txt").write_bytes(PLAIN)


def _nested(folder: Path) -> None:
    deep = folder / "special" / "/".join("d" * 60)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_bytes(PLAIN)


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "special/loop": (_loop, "link"),
    "special/self.txt": (_self, "link"),
    "special/passwd.txt": (_outside, "link"),
    "special/dangling.txt": (_dangling, "link"),
    "special/inside.txt": (_inside, EXTRACTED),
    "special/fifo.txt": (_fifo, "special"),
    "special/socket.txt": (_socket, "special"),
    "special/zero.txt": (_device, "link"),
    "special/not-\\xff-text.txt": (_bytes, EXTRACTED),
    "special/\\xff.csv": (_bytes_of_rows, "columns"),
    "special/folder.txt/within.txt": (_folder, EXTRACTED),
    f"special/{'/'.join('d' * 60)}/deep.txt": (_nested, EXTRACTED),
}
LISTING = (
    "article_id,title,published\nencodings/utf8,Given title,2024-05-20\nno/such,Nobody,\n,No id,\n"
    "encodings/utf8,Twice,\nnothing/empty,a,b,c,d\nencodings/cp1252,Bad day,32 May\n"
)


def make(folder: Path) -> dict[str, str]:
    """Fill a folder; returns what must become of each path or row."""
    expected = {}
    for name, (content, outcome) in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        expected[name] = outcome
    for name, (content, outcomes) in ROWS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        expected |= outcomes
    (folder / "special").mkdir()
    for name, (write, outcome) in SPECIAL.items():
        write(folder)
        expected[name] = outcome
    (folder / "metadata.csv").write_text(LISTING, encoding="utf-8")
    (folder / ".hidden.txt").write_bytes(PLAIN)
    (folder / "README.md").write_bytes(PLAIN)
    return expected
