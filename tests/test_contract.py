"""What every result must keep, whatever the extraction finds: columns, offsets, ids, links."""

import re
from pathlib import Path

import pytest

from itx_nlp.extract import extract_source
from itx_nlp.sources import find_sources
from itx_nlp.tables import ROW_TYPES, columns

ROOT = Path(__file__).parent.parent
OTHERS = ROOT.parent / "shared" / "articles" / "business"
SPANNED = ("figures", "dates", "organizations", "people", "claims", "challenges")
IDS = {"figures": "figure_id", "dates": "date_id", "organizations": "mention_id", "people": "mention_id",
       "claims": "claim_id", "challenges": "challenge_id"}  # fmt: skip
UNITS_OF_LISTS = {"figures": "figures", "dates": "dates", "organizations": "organizations"}


def sources():
    found = find_sources([ROOT / "corpus"]).sources
    if OTHERS.is_dir():
        found += find_sources([OTHERS]).sources
    return found


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.article_id)
def test_rows_lead_back_to_characters(source):
    done = extract_source(source)
    tables, text = done.tables, done.text
    assert text is not None, tables["problems"]
    for name in SPANNED:
        rows = tables[name]
        assert [r.start for r in rows] == sorted(r.start for r in rows), name
        ids = [getattr(row, IDS[name]) for row in rows]
        assert len(set(ids)) == len(ids), name
        for row in rows:
            assert row.text == text[row.start : row.end] and row.text.strip(), (name, row)
            assert row.article_id == source.article_id
            assert 0 <= row.sentence < tables["articles"][0].sentences
    for claim in tables["claims"]:
        for part in ("speaker", "cue"):
            start, end = getattr(claim, f"{part}_start"), getattr(claim, f"{part}_end")
            assert (start is None) == (end is None) == (getattr(claim, part) is None)
            if start is not None:
                assert getattr(claim, part) == text[start:end]
        assert 0 <= claim.score <= 1
        for column, table in UNITS_OF_LISTS.items():
            known = {getattr(row, IDS[table]): row for row in tables[table]}
            for each in getattr(claim, column):
                assert claim.start <= known[each].start and known[each].end <= claim.end
    assert [d for d in tables["dates"] if d.first_day and d.last_day and d.first_day > d.last_day] == []


def test_same_article_same_rows():
    source = find_sources([ROOT / "corpus"]).sources[0]
    assert extract_source(source).tables == extract_source(source).tables


def test_documented_columns_are_the_columns():
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    for name, row_type in ROW_TYPES.items():
        section = re.search(rf"^## {name}\b.*?(?=^## |\Z)", page, re.M | re.S)
        assert section, name
        assert re.findall(r"^\| `(\w+)` \|", section.group(), re.M) == columns(row_type), name
