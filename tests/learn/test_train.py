"""Training: reading examples, honest folds, and docs/challenges.md's walk from nothing to a new category."""

import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from itx_nlp.classifier import TextClassifier, load_embeddings
from itx_nlp.classifier.cues import Cues
from itx_nlp.cli import main
from itx_nlp.errors import LexiconError
from itx_nlp.learn.check import key_of
from itx_nlp.learn.fit import CrossValidated, as_usual
from itx_nlp.learn.folds import group_alike, make_folds
from itx_nlp.learn.thresholds import best_threshold, calibrate
from itx_nlp.learn.train import read_claims
from itx_nlp.learn.widen import changed
from itx_nlp.resources import DATA, models, numbered_entries, read_entries
from itx_nlp.text.challenges import Domain, read_examples

CATEGORIES = {
    "skills_gap", "payments", "trust", "policy", "infrastructure", "talent_retention", "market_access", "investment",
}  # fmt: skip
MARL = '"org_id": "marl", "name": "Marl Systems", "kind": "company"'
BAD = [
    # file                         content                                what is said
    ("challenges/trust/problem.txt", "Buyers leave.\talso trust\n",       "after the tab"),
    ("challenges/trust/problem.txt", "Buyers leave.\talso: honesty\n",    "no category 'honesty'"),
    ("challenges/trust/problem.txt", b"caf\xe9\n",                        "not UTF-8"),
    ("challenges/trust/about.json",  "{",                                 "not JSON"),
    ("challenges/Gender Gap/problem.txt", "Few women lead.\n",            "no name for a category"),
    ("challenges/gender_gap/problems.txt", "Few women lead.\n",           "challenges/gender_gap has no sentences"),
    ("challenges/articles/one.txt",  "problem trust Buyers leave.\n",      "one.txt, line 1"),
    ("challenges/articles/one.txt",  "-\tIt rains.\nproblem\tBuyers leave.\n", "one.txt, line 2"),
    ("challenges/articles/one.txt",  "- trust\tBuyers leave.\n",          "no label, tab and sentence"),
    ("challenges/articles/one.txt",  "remedy trust\t \n",                 "no label, tab and sentence"),
    ("challenges/articles/one.txt",  "problem honesty\tBuyers leave.\n",  "no category 'honesty'"),
    ("challenges/articles/one.txt",  b"-\tcaf\xe9\n",                     "not UTF-8"),
    ("claims/examples.jsonl",        '{"text": "x", "worth": 3}\n',       "not 0, 1 or 2"),
    ("claims/examples.jsonl",        '{"text": "x"}\n',                   "no 'worth'"),
    ("units.jsonl",                  "{\n",                               "units.jsonl, line 1"),
    ("units.jsonl",                  '{"unit": "bale", "kind": "wieght"}\n', "kind 'wieght' is unknown"),
    ("units.jsonl",                  b'\xef\xbb\xbf{"unit": "bale"}\n',      "units.jsonl, line 1: no 'kind'"),
    ("units.jsonl",                  '{"unit": "dime", "kind": "currency", "part_of": ["USD"]}\n', "part of USD"),
    ("towns.jsonl",                  '{"name": "Foo"}\n',                  "no 'country'"),
    ("unit.jsonl",                   "{}\n",                              "Did you mean units.jsonl?"),
    ("x.jsonl",                      "{}\n",                              "so nothing reads it. There are:"),
    ("notes.txt",                    "Marl is a firm.\n",                 "nothing reads it"),
    ("cues.jsonl",                   '{"cue": ""}\n',                     "no 'cue'"),
    ("abbreviations.jsonl",          '{"ends": "often", "words": ["x"]}\n', "'often' is none of never, maybe"),
    ("numbers.jsonl",                '{"word": "umpteen", "role": "big", "value": 9}\n', "role 'big' is unknown"),
    ("wordings.jsonl",               '{"wording": "targt: hope for"}\n',  "'targt: hope for' is no wording"),
    ("wordings.jsonl",               '{"wording": "target: "}\n',         "'target: ' is no wording"),
    ("times.jsonl",                  '{"id": "x", "kind": "MONTH", "words": ["x"]}\n', "'x' has no value"),
    ("challenge_words.jsonl",        '{"word": "tea", "weight": 3}\n',    "'tea' is not from 0 to 1"),
    ("wordlists.jsonl",              '{"list": "a", "about": "b", "words": []}\n', "part of the grammar"),
    ("titles.jsonl",                 '{"text": "Ustad"}\n{"text": "Ustad"}\n', "text 'Ustad' stands in line 1 too"),
    ("titles.jsonl",                 '{"text": "Ustad", "text": "Ustani"}\n', "the field 'text' stands in it twice"),
    ("organizations.jsonl",          f'{{{MARL}, "aliases": "Marl"}}\n',  "aliases is a text. Make it a list"),
    ("organizations.jsonl",          f'{{{MARL}, "aliases": [1]}}\n',    "aliases is a list of other things"),
    ("organizations.jsonl",          f'{{{MARL}, "alias": ["Marl"]}}\n',  "nothing reads 'alias'"),
    ("organizations.jsonl",          f'{{{MARL}, "aliases": [""]}}\n',    "aliases has an empty text"),
    ("towns.jsonl",                  '{"name": "Kotli", "country": "Pakistan"}\n', "is no code of two letters"),
    ("towns.jsonl",                  '{"name": "Kotli", "country": "XX"}\n', "country 'XX' is no code"),
    ("metrics.jsonl",                '{"metric": "x", "name": "x", "phrases": ["x"], "units": ["money"]}\n',
     "line 1: units 'money' is unknown"),
    ("metrics.jsonl",                '{"metric": "x", "name": "x"}\n',    'no \'units\'. Add it, such as "units": ["'),
    ("cues.jsonl",                   '{"cue": "boom", "any": ["clauses"]}\n', "any 'clauses' is unknown."),
    ("orgs.jsonl",                   "{}\n",                               "Did you mean organization"),
]  # fmt: skip


def write(folder: Path, name: str, content: str | bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_the_models_know_the_examples():
    embeddings = load_embeddings(models() / "embeddings")
    model = TextClassifier.load(models() / "challenges", embeddings)
    assert model.about["data_sha256"] == read_examples().hash(Cues.read().phrases), "run: itx-nlp train challenges"
    assert set(model.classes) == CATEGORIES


def test_examples_are_many_and_of_both_stances():
    read = read_examples()
    for name in CATEGORIES:
        mine = [each.stance for each in read.examples if name in each.categories]
        assert mine.count("problem") >= 120
        assert mine.count("remedy") >= 80
    assert sum(not each.categories for each in read.examples) >= 1200


def test_core_categories_come_first():
    assert set(read_examples().categories[:4]) == {"skills_gap", "payments", "trust", "policy"}


@pytest.mark.parametrize("name, content, said", BAD, ids=[f"{row[0]}: {row[2]}" for row in BAD])
def test_check_data_names_what_is_wrong(tmp_path, name, content, said):
    write(tmp_path, name, content)
    done = CliRunner().invoke(main, ["check-data", str(tmp_path)])
    assert done.exit_code == 1
    assert said in " ".join(done.output.split())


def test_check_data_gives_every_bad_line_a_line(tmp_path):
    (tmp_path / "units.jsonl").write_text('{"unit": \n[]\n', encoding="utf-8")
    (tmp_path / "wools.jsonl").write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(main, ["check-data", str(tmp_path)])
    assert done.exit_code == 1
    assert [line.split(",")[0] for line in done.stderr.splitlines()] == [
        "Error: units.jsonl",
        "Error: units.jsonl",
        "Error: wools.jsonl is no data file",
    ]


def test_check_data_says_what_it_read(tmp_path):
    write(tmp_path, "challenges/gender_gap/problem.txt", "Few women lead.\n")
    done = CliRunner().invoke(main, ["check-data", str(tmp_path)])
    assert (done.exit_code, done.output) == (0, "challenges/: read\n")


def test_check_data_passes_the_values_that_ours_have(tmp_path):
    write(tmp_path, "cues.jsonl", '{"cue": "thunder", "part": "verb", "any": ["quote"]}\n{"cue": "boom"}\n')
    write(tmp_path, "person_names.jsonl", '{"name": "Zarmina", "gender": "female"}\n')
    write(tmp_path, "towns.jsonl", '{"name": "Karachi", "country": "PK"}\n')
    done = CliRunner().invoke(main, ["check-data", str(tmp_path)])
    read = ["cues.jsonl: 2 entries", "person_names.jsonl: 1 entry", "towns.jsonl: 1 entry"]
    assert (done.exit_code, done.output.splitlines()) == (0, read)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.jsonl")), ids=lambda path: path.name)
def test_no_entry_of_ours_hides_another(path):
    bad = []
    keys = {next(iter(entry)) for _, entry in numbered_entries(path, bad, key_of(path.name))}
    assert (bad, keys) == ([], {key_of(path.name)})


def test_a_run_refuses_what_check_data_does(tmp_path):
    write(tmp_path, "words/units.jsonl", '{"unit": "than", "kind": "size", "words": ["than"]}\n[]\n')
    write(tmp_path, "a.txt", "Zulmat Mills sold 40 thans.\n")
    done = CliRunner().invoke(
        main, ["extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--data", str(tmp_path / "words")]
    )
    assert done.exit_code == 1 and not (tmp_path / "out").exists()
    assert [line[:28] for line in done.stderr.splitlines()] == [f"Error: units.jsonl, line {n}: "[:28] for n in (1, 2)]


def test_extract_refuses_what_check_data_does(tmp_path):
    write(tmp_path, "organizations.jsonl", f'{{{MARL}, "aliases": "Marl"}}\n{{{MARL}}}\n')
    with pytest.raises(LexiconError) as error:
        read_entries("organizations.jsonl", "org_id", str(tmp_path))
    assert str(error.value).splitlines() == [
        "organizations.jsonl, line 1: aliases is a text. Make it a list of texts.",
        "organizations.jsonl, line 2: org_id 'marl' stands in line 1 too. Keep one of them.",
    ]


def test_an_example_given_again_takes_the_last_label(tmp_path):
    text = next(each for each in read_examples().examples if each.categories == {"trust"}).text
    write(tmp_path, "challenges/negative.txt", f"{text}\n")
    found = {each.text: each.categories for each in read_examples(str(tmp_path)).examples}
    assert found[text] == frozenset()


ARTICLES = """\
# a comment
-\tRain kept the buyers at home.
problem trust, payments\tThat cost them the contract.
?\tNobody says whose fault it was.
remedy trust\tA  certificate now hangs by the door.

problem policy\tThat cost them the contract.
"""
READ = [
    # text                                 categories             stance     the sentence before
    ("Rain kept the buyers at home.",      set(),                 None,      ""),
    ("That cost them the contract.",       {"trust", "payments"}, "problem", "Rain kept the buyers at home."),
    ("A certificate now hangs by the door.", {"trust"},           "remedy",  "Nobody says whose fault it was."),
    ("That cost them the contract.",       {"policy"},            "problem", ""),
]  # fmt: skip


def test_articles_are_read_with_their_order(tmp_path):
    write(tmp_path, "challenges/articles/one.txt", ARTICLES)
    found = [each for each in read_examples(str(tmp_path)).examples if each.place.startswith("articles/one.txt")]
    assert [(each.text, set(each.categories), each.stance, each.before) for each in found] == READ
    assert [each.article == found[0].article for each in found] == [True, True, True, False]


def test_the_hash_knows_labels_and_not_order(tmp_path):
    write(tmp_path, "challenges/gender_gap/problem.txt", "Few women lead.\nShe earns less.\n")
    one = read_examples(str(tmp_path)).hash({})
    write(tmp_path, "challenges/gender_gap/problem.txt", "She earns less.\nFew women lead.\n")
    assert read_examples(str(tmp_path)).hash({}) == one
    write(tmp_path, "challenges/gender_gap/problem.txt", "She earns less.\n")
    write(tmp_path, "challenges/gender_gap/remedy.txt", "Few women lead.\n")
    assert read_examples(str(tmp_path)).hash({}) != one


def test_only_categories_with_other_examples_have_changed(tmp_path):
    known = read_examples()
    assert changed(known, known) == ()
    write(tmp_path, "challenges/gender_gap/problem.txt", "Few women lead.\talso: trust\n")
    assert changed(read_examples(str(tmp_path)), known) == ("trust", "gender_gap")
    write(tmp_path, "challenges/negative.txt", "The ministers met again.\n")
    assert changed(read_examples(str(tmp_path)), known) == ("trust", "gender_gap")


def test_near_duplicates_share_a_fold():
    embeddings = load_embeddings(models() / "embeddings")
    texts = [
        "The wire from Berlin took six weeks.",
        "The wire from Berlin took six weeks!",
        "Cotton prices fell in Multan.",
    ]
    groups = group_alike(embeddings.encode(texts))
    assert groups[0] == groups[1] != groups[2]
    one, two, three = group_alike(embeddings.encode(texts), ["", "a", "a"])
    assert one == two == three
    assert len(set(group_alike(np.eye(3, dtype=np.float32), ["a", "", ""]))) == 3
    folds = make_folds(np.array([1, 1, 2, 3, 4, 5, 5]))
    assert folds[0] == folds[1] and folds[5] == folds[6]


def test_thresholds_and_curves_part_two_clear_classes():
    labels = np.array([[0], [0], [0], [1], [1], [1]], np.float32)
    logits = np.array([[-3], [-2], [-2.5], [2], [3], [2.5]], np.float32)
    slope, shift = calibrate(logits, labels)
    scores = 1 / (1 + np.exp(-(logits * slope + shift)))
    assert scores[:3].max() < best_threshold(labels[:, 0], scores[:, 0]) < scores[3:].min()


@pytest.mark.parametrize("text, inside", [
    ("Freelancers earn more.", True), ("IT exports rose.", True), ("It rose.", False), ("Wheat exports rose.", False),
    ("She codes.", False), ("A coder left.", True), ("", False),
])  # fmt: skip
def test_words_of_the_domain(text, inside):
    assert (Domain.read().weigh(text) > 0.5) is inside


@pytest.mark.parametrize("text", ["The IT firm, a software house.", "It hired coders online", "Wheat.", "softwares"])
def test_a_text_has_the_words_of_its_parts(text):
    domain = Domain.read()
    for end in range(len(text) + 1):
        assert domain.within(text).weigh(text[:end]) == domain.weigh(text[:end])


def test_worth_is_two_questions():
    examples = read_claims()
    assert examples.classes == ("checkable", "specific")
    assert (examples.labels[:, 0] >= examples.labels[:, 1]).all()


def test_bad_claims_are_named(tmp_path):
    write(tmp_path, "claims/examples.jsonl", '{"text": "x", "worth": "high"}\n')
    with pytest.raises(LexiconError, match="line 1: worth is a text"):
        read_claims(str(tmp_path))


PAGE = Path(__file__).parents[2] / "docs" / "challenges.md"


def documented(heading: str) -> str:
    """Take the first code block behind a file's name in docs/challenges.md."""
    page = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"`{re.escape(heading)}`[^`]*```\w*\n(.*?)```", page, re.DOTALL)
    assert found, heading
    return found.group(1)


def test_the_walk_through_of_the_documentation(tmp_path):
    for name in ("about.json", "problem.txt", "remedy.txt"):
        write(tmp_path, f"challenges/gender_gap/{name}", documented(f"gender_gap/{name}"))
    write(tmp_path, "challenge_cues.jsonl", re.search(r'`({"category": "gender_gap".*})`', PAGE.read_text("utf-8"))[1])
    done = CliRunner().invoke(main, ["train", "challenges", "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "gender_gap" in done.output
    folder = tmp_path / "models" / "challenges"
    assert {path.name for path in folder.iterdir()} == {"model.json", "weights.npz", "card.md", "stance"}
    model = TextClassifier.load(folder, load_embeddings(models() / "embeddings"))
    texts = ["Hardly any woman heads a software team.", "Freelancers wait for weeks until a transfer arrives."]
    cues = Cues.read(str(tmp_path))
    scores = model.scores(texts, cues.count(texts, model.numbers))
    assert scores[0, -1] > scores[1, -1]
    # The other categories were not fitted again.
    ours = TextClassifier.load(models() / "challenges", model.embeddings)
    assert model.classes == (*ours.classes, "gender_gap")
    # Only the nearest examples may be others now.
    assert scores[:, :-1] == pytest.approx(ours.scores(texts, cues.count(texts, ours.numbers)), abs=0.05)
    assert list(model.thresholds[:-1]) == list(ours.thresholds)


def test_a_folder_that_has_nothing_to_train(tmp_path):
    write(tmp_path, "organizations.jsonl", "")
    done = CliRunner().invoke(main, ["train", "challenges", "--data", str(tmp_path)])
    assert done.exit_code == 1 and "has no examples or hints that ours lack" in done.output


@pytest.mark.parametrize("positives, higher", [(4, True), (40, False)])
def test_few_examples_do_not_make_a_class_rare(positives, higher):
    labels = np.zeros((1000, 1), np.float32)
    labels[:positives] = 1
    scores = np.where(labels > 0, 0.2, 0.05).astype(np.float32)
    checked = CrossValidated(scores, np.zeros(1000, np.intp), {"shift": np.zeros(1), "slope": np.ones(1)}, np.ones(1))
    usual = as_usual(checked, labels)
    assert bool(usual.scores[0, 0] > 0.3) is higher
    assert (usual.learnt["shift"][0] > 0.5) == higher
    assert usual.learnt["slope"][0] == 1
    assert usual.scores[-1, 0] < usual.thresholds[0] < usual.scores[0, 0]
