"""What must hold for any articles: order, partition, repetition and scale change nothing."""

import random
from dataclasses import replace

import pandas
from hypothesis import given, settings
from hypothesis import strategies as st

from itx_nlp.extract import compare, compare_readings, read
from itx_nlp.knowledge.checks import find_checks
from itx_nlp.knowledge.facts import at_home, find_facts, settle
from itx_nlp.knowledge.precision import cut_from, is_cut
from itx_nlp.knowledge.reading import statements
from itx_nlp.tables import ArticleRow, Claim, Fact, Figure, Tables, columns, empty, made, merge, values
from tests.knowledge.conftest import as_text, in_pieces

METRICS = (
    "IT exports",
    "computer services exports",
    "freelancers' earnings",
    "cotton yarn exports",
    "exports",
    "growth",
)
PERIODS = ("FY2023", "FY2024", "2024-03", "2024-04", "2023-07/2024-03", "P1Y", None)
WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "": 1.0}


@st.composite
def figures(draw, word: str | None = None):
    """Make a figure without place: text and columns agree."""
    digits = draw(st.integers(0, 3))
    number = draw(st.integers(1, 9999)) / 10**digits
    percent = draw(st.booleans()) if word is None else False
    scale = "" if percent else (draw(st.sampled_from(sorted(WORDS))) if word is None else word)
    return {
        "text": f"{number:.{digits}f}%" if percent else f"${number:.{digits}f} {scale}".strip(),
        "value": number * WORDS[scale],
        "unit": "percent" if percent else "USD",
        "kind": "percent" if percent else "currency",
        "bound": draw(st.sampled_from(("=", "=", "=", "~", ">"))),
        "change": draw(st.sampled_from((None, None, "increase", "decrease"))),
        "metric": draw(st.sampled_from(METRICS)),
        "period": draw(st.sampled_from(PERIODS)),
        "sentence": draw(st.integers(0, 3)),
    }


def corpora(word: str | None = None):
    return st.lists(st.lists(figures(word), max_size=5), min_size=1, max_size=5)


def laid_out(articles: list[list[dict]]) -> list[Tables]:
    """Put figures into articles; the third of them repeats the first."""
    made = []
    for number, told in enumerate(articles):
        name, at = f"a{number}", 0
        tables = empty()
        copy = "a0" if number == 2 else None
        tables["articles"] = [ArticleRow(article_id=name, path=name, published="2024-08-01", duplicate_of=copy)]
        for figure in sorted(told, key=lambda figure: figure["sentence"]):
            end = at + len(figure["text"])
            tables["figures"].append(Figure(figure_id=f"{name}:f{at}", article_id=name, start=at, end=end, **figure))
            tables["claims"].append(
                Claim(
                    claim_id=f"{name}:c{at}",
                    article_id=name,
                    sentence=figure["sentence"],
                    start=at,
                    end=end,
                    text=figure["text"],
                    kind="statistic",
                    figures=(f"{name}:f{at}",),
                )
            )
            at = end + 1
        made.append(tables)
    return made


def mixed(tables: Tables, seed: int) -> Tables:
    order = random.Random(seed)
    return {name: order.sample(rows, len(rows)) for name, rows in tables.items()}


@given(corpora(), st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(told, seed):
    whole = merge(laid_out(told))
    assert find_facts(mixed(whole, seed)) == find_facts(whole)
    assert find_checks(mixed(whole, seed)) == find_checks(whole)


@given(corpora())
@settings(max_examples=60, deadline=None)
def test_what_was_kept_is_what_would_be_read(told):
    articles = {tables["articles"][0].article_id: tables for tables in laid_out(told)}
    listed = [tables["articles"][0] for tables in articles.values()]
    readings = {name: read(tables) for name, tables in articles.items()}
    facts = compare_readings(listed, {name: stated for name, (stated, _, _) in readings.items()})
    assert (facts, [check for name in sorted(readings) for check in readings[name][1]]) == compare(articles.values())


def test_a_copy_found_later_counts_no_more():
    """Whose text an article repeats is said by the other articles, so it is no part of what is kept of it."""
    figure = {"text": "$3.2 billion", "value": 3.2e9, "unit": "USD", "kind": "currency", "metric": "IT exports"}
    articles = laid_out([[figure | {"period": "FY2024", "sentence": 0}]] * 2)
    one, other = (tables["articles"][0] for tables in articles)
    stated = {tables["articles"][0].article_id: read(tables)[0] for tables in articles}
    assert [fact.status for fact in compare_readings([one, other], stated)] == ["corroborated"]
    copy = replace(other, duplicate_of=one.article_id)
    assert [fact.status for fact in compare_readings([one, copy], stated)] == ["single"]


@given(corpora(), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_partition_changes_nothing(told, parts):
    """Read article by article, and do each step in pieces: the same table."""
    articles = laid_out(told)
    assert as_text(in_pieces(articles, parts)) == as_text(in_pieces([merge(articles)], 1))


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_frames_hold_the_same_facts_as_rows(told):
    tables = merge(laid_out(told))
    facts = settle(at_home(statements(tables), "Pakistan"))
    frame = pandas.DataFrame([values(fact) for fact in facts], columns=columns(type_of_fact()))
    assert as_text(in_pieces([tables], 1)) == as_text(frame)


def type_of_fact() -> type:
    from itx_nlp.tables import Fact

    return Fact


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_an_article_read_twice_under_one_id_is_one_source(told):
    """Idempotence: the same rows again change neither values nor status."""
    once = merge(laid_out(told))
    twice = {name: list(table) + list(table) for name, table in once.items()}
    assert [(f.fact_id, f.status, f.articles) for f in find_facts(twice)] == [
        (f.fact_id, f.status, f.articles) for f in find_facts(once)
    ]


@given(corpora("million"))
@settings(max_examples=40, deadline=None)
def test_scale_changes_no_status(told):
    """What is a conflict in millions is one in billions."""
    in_billions = [
        [
            figure | {"value": figure["value"] * 1e3, "text": figure["text"].replace("million", "billion")}
            for figure in article
        ]
        for article in told
    ]
    small, big = (find_facts(merge(laid_out(each))) for each in (told, in_billions))
    assert sorted((f.figure_ids, f.status) for f in small) == sorted((f.figure_ids, f.status) for f in big)


@given(corpora())
@settings(max_examples=60, deadline=None)
def test_every_figure_is_in_one_fact_at_most_and_every_claim_is_there(told):
    tables = merge(laid_out(told))
    facts = find_facts(tables)
    used = [figure for fact in facts for figure in fact.figure_ids]
    assert len(used) == len(set(used))
    assert set(used) <= {figure.figure_id for figure in tables["figures"]}
    assert len({fact.fact_id for fact in facts}) == len(facts)
    for fact in facts:
        assert fact.articles <= len(fact.article_ids)
        assert (fact.status == "single") <= (fact.articles == 1)
        assert fact.claim_ids


@given(st.integers(-(10**9), 10**9), st.integers(1, 4), st.integers(1, 3), st.sampled_from((1.0, 1e6, 1e9)))
def test_a_number_with_its_last_digits_cut_off_is_known_as_such(number, places, cut, scale):
    coarse = number // 10**cut if number >= 0 else -(-number // 10**cut)
    fine, short = f"{abs(number) / 10 ** (places + cut):.{places + cut}f}", f"{abs(coarse) / 10**places:.{places}f}"
    values = number / 10 ** (places + cut) * scale, coarse / 10**places * scale
    assert is_cut(fine, short, *values) == cut_from(values[0], short, values[1])


def test_a_row_made_of_its_cells_is_the_row():
    fact = Fact(fact_id="fact:1", metric="exports", value=2.0, speakers=("Nadia Rauf",), note="single")
    assert made(Fact, *(getattr(fact, name) for name in columns(Fact))) == fact
