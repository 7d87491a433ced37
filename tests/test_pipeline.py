"""The components as spaCy sees them: declared, ordered, alone, stored and in several processes."""

import subprocess
import sys

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from itx_nlp.extract import extract_article
from itx_nlp.pipeline import COMPONENTS
from itx_nlp.rows import rows

TEXT = (
    "LAHORE: Exports of software rose 12% to $310 million in April 2024, the State Bank of Pakistan said on Monday.\n"
    "“Our clients wait six weeks for a wire to clear,” said Zara Mirza, chief executive of Lumen Codeworks.\n"
    "She added that the fee had doubled since 2022.\n"
)
ALL = ("itx_segmentation", *COMPONENTS)


def tables_of(doc):
    return rows(doc, "a", doc.text)


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def test_every_requirement_is_met(nlp):
    problems = nlp.analyze_pipes()["problems"]
    assert {name: found for name, found in problems.items() if found and name in ALL} == {}


def test_the_text_fills_every_table(doc):
    found = tables_of(doc)
    assert all(found[name] for name in ("figures", "dates", "organizations", "people", "claims", "challenges"))


@pytest.mark.parametrize("name", ALL)
def test_alone_in_anybodys_pipeline(name):
    alone = spacy.blank("en")
    alone.add_pipe(name)
    assert alone(TEXT).text == TEXT


@given(st.lists(st.sampled_from(TEXT.split()), max_size=30).map(" ".join))
@example("The at postponement expected 3rd.")
@example("9 page")
@example("It sold nine of")
@example("They hired 14 people and 51 of the 63.")
@example("Hilal asked for four more")
@example("record $5 billion")
@example("It was recommended at Rs50 billion by")
@settings(deadline=None)
def test_words_in_any_order_are_read(nlp, text):
    for table in tables_of(nlp(text)).values():
        assert all(0 <= row.start < row.end <= len(text) for row in table)


def test_docbin_there_and_back(nlp, doc):
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    again = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))
    assert tables_of(again) == tables_of(doc)


def test_two_processes_give_the_same(nlp, doc):
    found = list(nlp.pipe([TEXT, TEXT], n_process=2, batch_size=1))
    assert [tables_of(each) for each in found] == [tables_of(doc)] * 2


def test_to_disk_and_load(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert tables_of(again(TEXT)) == tables_of(doc)


def test_extracting_imports_no_scikit_learn_and_no_pandas():
    code = f"import sys, itx_nlp; itx_nlp.load()({TEXT!r}); print({{'sklearn', 'pandas'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_text_is_an_article_without_a_date():
    found = extract_article(TEXT)
    assert [row.article_id for row in found["articles"]] == ["text"]
    assert [row.value for row in found["figures"]] == [12.0, 3.1e8, 2.0]
