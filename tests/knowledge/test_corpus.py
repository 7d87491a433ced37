# ruff: noqa: E501 -- a row of the table stands on one line
"""Our own corpus: the facts, notes and checks that its author wrote down while writing the articles.

A row with `open` is not found yet; it says what is misread. It must not fail when it is found.
"""

import json
from pathlib import Path

import pytest

from itx_nlp.extract import extract_corpus

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "corpus"


def read(name: str) -> list:
    rows = [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        pytest.param(row, id=label(row), marks=pytest.mark.xfail(reason=row["open"]) if row.get("open") else ())
        for row in rows
    ]


def label(row: dict) -> str:
    if "rule" in row:
        return f"{row['article_id']} {row['rule']} {row['stated']:g}"
    return f"{row['metric']} {row['first_day']} {row['last_day']} {row['change'] or row['kind']} {row['value']:g}"


@pytest.fixture(scope="module")
def tables():
    return extract_corpus(ROOT / "corpus")


def near(one: float, other: float) -> bool:
    return one == pytest.approx(other, rel=1e-3)


@pytest.mark.parametrize("row", read("knowledge"))
def test_fact(tables, row):
    same = [
        fact
        for fact in tables["knowledge"]
        if (fact.metric, fact.entity, fact.first_day, fact.last_day) == tuple(row[k] for k in ("metric", "entity", "first_day", "last_day"))
        and (fact.change, fact.kind) == (row["change"], row["kind"])
        and near(fact.value, row["value"])
    ]  # fmt: skip
    assert len(same) == 1
    assert (same[0].status, same[0].articles) == (row["status"], row["articles"])
    assert sorted(same[0].article_ids) == row["article_ids"]
    assert (row["note"] or "") in (same[0].note or "")


@pytest.mark.parametrize("row", read("checks"))
def test_check(tables, row):
    assert any(
        (check.article_id, check.rule, check.verdict) == (row["article_id"], row["rule"], row["verdict"])
        and near(check.expected, row["expected"])
        for check in tables["checks"]
    )


def test_exactly_three_sums_do_not_add_up(tables):
    wrong = [check.article_id for check in tables["checks"] if check.verdict == "inconsistent"]
    assert sorted(wrong) == ["news/export-earnings-2020", "news/pbs-ten-months-fy24", "press-release-ravi-codeworks"]


def test_every_number_can_be_followed_to_its_characters(tables):
    figures = {figure.figure_id: figure for figure in tables["figures"]}
    claims = {claim.claim_id for claim in tables["claims"]}
    for fact in tables["knowledge"]:
        assert {figures[each].article_id for each in fact.figure_ids} == set(fact.article_ids)
        assert set(fact.claim_ids) <= claims
        assert any(figures[each].value == fact.value for each in fact.figure_ids)
