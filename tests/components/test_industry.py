"""Articles on other things that only use words of the industry have fewer challenges of it; and how that is learnt."""

import json
import re

import numpy as np
import pytest
from click.testing import CliRunner

from itx_nlp.cli import main
from itx_nlp.components.challenges import Challenges
from itx_nlp.components.industry import Industry
from itx_nlp.errors import ModelError

KIDNAPPED = (
    "The judge heard the case of the kidnapped trader on Monday. Software at the registry lists the appeals. "
    "Lawyers for the accused asked for bail. Police took the programmer who had kept the ransom into custody. "
    "The victim's brother told the court what he saw. A freelancer who photographed the raid was a witness. "
) * 2
ROPE = (
    "The judge heard the case of the kidnapped trader on Monday. Police showed the court the knife and the rope. "
    "Lawyers for the accused asked for bail. The victim's brother wept when he saw the accused. Police had found the "
    "trader in the house of a programmer. Software at the registry lists the appeals. A freelancer was a witness. "
) * 2
EXPORTERS = (
    "Software exporters met the minister on Monday. Freelancers asked for accounts in foreign currency. "
    "IT companies hire most of their coders in Lahore. Clients of the software houses are in Europe and the Gulf. "
    "A start-up from Karachi showed its app to investors. The association speaks for 900 IT companies. "
) * 2
TECH_PARK = (
    "The technology park opened its second tower in spring. Forty software houses moved in at once. "
    "Their programmers work for clients in Germany and Canada. Start-ups get a desk for a year. "
    "The IT ministry pays half of the rent. Freelancers may use the ground floor at night. "
) * 2
JUDGED = [(EXPORTERS, True), (TECH_PARK, True), (KIDNAPPED, False), (ROPE, False)]
RULES = "The rules change every year, and the licence takes months."
CATEGORY = {"category": "policy", "readers": ["required", "required"]}


def found(nlp, text):
    return {row.category: row.score for span in nlp(text).spans["challenges"] for row in span._.challenges}


@pytest.mark.parametrize("article, kept", JUDGED)
def test_only_an_article_about_the_industry_keeps_its_rows(nlp, article, kept):
    assert ("policy" in found(nlp, article + RULES)) is kept


@pytest.mark.parametrize("article, _", JUDGED)
def test_without_it_all_keep_them(trusting, article, _):
    assert "policy" in found(trusting, article + RULES)


@pytest.mark.parametrize(
    "mean, taken", [([2.0, 1.0], 0.0), ([0.0, 0.0], 0.0), ([-0.5, 0.0], 0.0), ([-1.5, 0.0], -3.0), ([0.0, 2.5], -6.0)]
)
def test_it_only_takes(mean, taken):
    vectors = np.array([mean, mean], np.float32)
    assert Industry(np.array([1.0, -1.0], np.float32), 0.0)(vectors) == pytest.approx(taken)


@pytest.mark.parametrize("text", [RULES, "Sales rose. " + RULES])
def test_a_text_that_is_no_article_is_not_judged(nlp, monkeypatch, text):
    monkeypatch.setitem(vars(nlp.get_pipe("itx_challenges")), "industry", None)
    assert "policy" in found(nlp, text)


def test_categories_of_ones_own_may_be_of_any_industry(nlp, monkeypatch):
    component = nlp.get_pipe("itx_challenges")
    monkeypatch.setitem(vars(component), "industry", None)
    monkeypatch.setattr(component, "own", True)
    assert "policy" in found(nlp, KIDNAPPED + RULES)


@pytest.mark.parametrize(
    "content, said",
    [
        (None, "cannot be read"),
        ("[]", "cannot be read"),
        ('{"weights": [1, 2]}', "cannot be read"),
        ('{"weights": "many", "intercept": 0}', "cannot be read"),
        ('{"weights": [1, NaN], "intercept": 0}', "no list of numbers"),
        ('{"weights": [[1, 2]], "intercept": 0}', "no list of numbers"),
        ('{"weights": [1, 2, 3], "intercept": 0}', "made for other word vectors"),
    ],
)
def test_a_broken_model_is_one_line(monkeypatch, tmp_path, content, said):
    (tmp_path / "industry").mkdir()
    if content:
        (tmp_path / "industry" / "model.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr("itx_nlp.resources.models", lambda: tmp_path)
    monkeypatch.setattr("itx_nlp.components.industry.models", lambda: tmp_path)
    with pytest.raises(ModelError, match=said):
        Industry.read.__wrapped__(Industry, 2)


def test_it_is_read_at_its_first_use(nlp, monkeypatch, tmp_path):
    monkeypatch.setattr("itx_nlp.resources.models", lambda: tmp_path)
    monkeypatch.setattr("itx_nlp.components.industry.models", lambda: tmp_path)
    monkeypatch.setattr(Industry, "read", Industry.read.__wrapped__.__get__(Industry))
    component = Challenges(nlp, "itx_challenges", None)
    with pytest.raises(ModelError, match="industry"):
        component(nlp(EXPORTERS))


def train(folder, articles, rows=None):
    """Train on some articles; the last sentence of those that are said to be about the industry is a challenge."""
    (folder / "corpus").mkdir()
    lines = []
    for number, (article, is_about) in enumerate(articles):
        text = f"{article}{RULES}\n"
        (folder / "corpus" / f"a{number:02}.txt").write_text(text, encoding="utf-8")
        places = [(0, text.index(".") + 1, []), (len(article), len(text) - 1, [CATEGORY] if is_about else [])]
        for start, end, labels in places:
            lines.append({"article_id": f"a{number:02}", "start": start, "end": end, "labels": labels})
    (folder / "labels.jsonl").write_text(
        "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in rows or lines), encoding="utf-8"
    )
    return CliRunner().invoke(
        main, ["train", "industry", str(folder / "labels.jsonl"), str(folder / "corpus"), "-o", str(folder / "model")]
    )


def test_it_learns_from_labelled_articles(tmp_path):
    result = train(
        tmp_path, [(f"{article[: 60 * k]}{article}", about) for k in range(3, 7) for article, about in JUDGED]
    )
    assert result.exit_code == 0, result.output
    model = json.loads((tmp_path / "model" / "model.json").read_text(encoding="utf-8"))
    assert len(model["weights"]) == 256
    before, after, *required = map(int, re.findall(r"\d+", result.output)[2:7])
    assert before > after
    assert required == [8, 8, 8]
    assert "held out" in (tmp_path / "model" / "card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["no JSON", "[1]", '{"article_id": "a00", "start": 1, "end": 2, "labels": [{}]}'])
def test_training_names_the_bad_line(tmp_path, line):
    result = train(tmp_path, [], [line])
    assert result.exit_code == 1
    assert "labels.jsonl, line 1" in result.output


@pytest.mark.parametrize(
    "articles, said",
    [(JUDGED, "at least 10 are needed"), ([(ROPE, False)] * 12, "all alike")],
)
def test_training_needs_articles_of_both_kinds(tmp_path, articles, said):
    result = train(tmp_path, articles)
    assert result.exit_code == 1
    assert said in result.output
