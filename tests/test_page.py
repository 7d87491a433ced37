"""The page of an article: every row marked at its characters, whatever they are, and nothing fetched."""

import json
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from itx_nlp.cli import main

TEXT = (
    'Zulmat & Sons <b>exported</b> yarn for "$3 million" in May 2024, its director Nadia Specimen said.\n\n'
    "<script>alert(1)</script> The Zulmat Weavers Guild (ZWG) said on Friday that 5 per cent of the mills in Sibi "
    "have closed, 40 of them in 2023\x0c. Свитер, 羊毛, 𝒳 and cafés cost Rs900.\n"
)


class Page(HTMLParser):
    """Collects the text of the article, where each anchor in it stands, where links lead, and all other names."""

    def __init__(self):
        super().__init__()
        self.text, self.inside, self.anchors, self.links, self.tags, self.ids = "", False, {}, [], set(), []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.add(tag)
        self.inside = self.inside or attributes.get("id") == "text"
        if "id" in attributes:
            self.ids.append(attributes["id"])
            self.anchors[attributes["id"]] = len(self.text)
        if "href" in attributes:
            self.links.append(attributes["href"])
        assert "src" not in attributes

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "div"

    def handle_data(self, data):
        self.text += data if self.inside else ""


def run(*words):
    done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    front = "---\ntitle: Yarn <i>& more\nurl: javascript:alert(1)\npublished: 2024-06-01\n---\n"
    (folder / "a b.md").write_text(front + TEXT, encoding="utf-8")
    run("extract", folder, "-o", folder / "out")
    run(
        "show",
        "a b",
        "-r",
        folder / "out",
        "-o",
        folder / "a.html",
        "--tables",
        "figures,dates,people,organizations,claims",
    )
    page = Page()
    page.feed((folder / "a.html").read_text("utf-8"))
    return page, folder, front + TEXT


def test_the_text_is_all_there(made):
    page, _, source = made
    assert page.text == source.replace("\x0c", "�")
    assert not page.tags & {"script", "b", "i", "img", "link", "iframe"}


def test_every_row_leads_to_its_characters(made):
    page, folder, _ = made
    count = 0
    for table in ("figures", "dates", "people", "organizations", "claims"):
        for row in map(json.loads, (folder / "out" / f"{table}.jsonl").read_text("utf-8").splitlines()):
            mark = next(iter(row.values())).removeprefix("a b:")
            assert page.anchors[mark] == row["start"] and f"#{mark}" in page.links
            assert page.text[row["start"] :].startswith(row["text"].replace("\x0c", "�"))
            count += 1
    assert count > 8 and len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)


def test_a_page_that_cannot_be_written_is_a_line(made):
    _, folder, _ = made
    done = CliRunner().invoke(main, ["show", "a b", "-r", str(folder / "out"), "-o", str(folder)])
    assert done.exit_code == 1 and done.stderr.startswith("Error: ") and "cannot be written" in done.stderr
