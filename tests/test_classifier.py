"""The classifier that scores with numpy alone: word pieces, vectors, terms, a model written and read again."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itx_nlp.classifier import Embeddings, TextClassifier, load_embeddings
from itx_nlp.classifier.features import Terms, Wording, letters_of, terms_of
from itx_nlp.classifier.lookup import Lookup, keys_of, places_of
from itx_nlp.classifier.near import Near, highest
from itx_nlp.classifier.wordpiece import Known, WordPiece, words
from itx_nlp.errors import ModelError
from itx_nlp.learn.views import read_view
from itx_nlp.resources import models

VOCABULARY = ["[UNK]", "pay", "##ment", "##s", "wire", ",", "'", "cafe", "10"]
PIECES = [
    ("Payments", ["pay", "##ment", "##s"]),
    ("wire, wires", ["wire", ",", "wire", "##s"]),
    ("Café", ["cafe"]),
    ("wire’s", ["wire", "'", "s"]),
    ("payload", None),  # no piece spells it: left out
    ("x" * 100, None),
    ("", None),
]
ALIKE = [
    ("the transfer took weeks to arrive", "money sent from abroad came late", "the batsman hit a century"),
    ("graduates lack practical skills", "students cannot do the job", "the museum opened on Sunday"),
    ("the internet was down again", "connectivity failed", "cotton prices rose in Multan"),
]


@pytest.fixture(scope="module")
def embeddings() -> Embeddings:
    return load_embeddings(models() / "embeddings")


def small_model(embeddings: Embeddings, numbers: tuple[str, ...] = ()) -> TextClassifier:
    rng = np.random.default_rng(0)
    texts = ["slow wires", "slow lines", "wires"]
    terms = {
        name: read_view(texts, least=1, letters=(2, 3) if name == "letters" else ()).terms
        for name in ("words", "letters")
    }
    size = embeddings.size + len(numbers)
    shapes = {"w1": (size, 3), "b1": (3,), "w2": (3, 2), "b2": (2,), "slope": (2,), "shift": (2,)}
    shapes |= {name: (len(each.vocabulary), 2) for name, each in terms.items()}
    shapes |= {f"{name}_bias": (2,) for name in terms}
    shapes |= {"number_mean": (len(numbers),), "number_scale": (len(numbers),)} if numbers else {}
    weights = {name: rng.uniform(0.5, 1, shape).astype(np.float32) for name, shape in shapes.items()}
    return TextClassifier(("a", "b"), embeddings, terms, weights, np.array([0.5, 0.25], np.float32), numbers)


@pytest.mark.parametrize("text, pieces", PIECES, ids=[row[0][:10] for row in PIECES])
def test_word_pieces(text, pieces):
    vocabulary = [*VOCABULARY, "s"]
    assert WordPiece(vocabulary)(text) == [vocabulary.index(piece) for piece in pieces or []]


@given(st.text())
def test_any_text_is_cut(text):
    assert all(0 <= row < len(VOCABULARY) for row in WordPiece(VOCABULARY)(text))
    assert all(word and not any(c.isspace() for c in word) for word in words(text))


def test_numbers_are_one_word():
    assert terms_of("Rs500 for 3 wires") == terms_of("Rs500 for 75 wires")


@pytest.mark.parametrize("text, near, far", ALIKE, ids=[row[0] for row in ALIKE])
def test_meaning_is_nearer_than_chance(embeddings, text, near, far):
    one, two, three = embeddings.encode([text, near, far])
    assert one @ two > one @ three + 0.1


def test_vectors_have_length_one_or_none(embeddings):
    lengths = np.linalg.norm(embeddings.encode(["wires are slow", "", "\u4e00\u4e8c" * 30, "payments"]), axis=1)
    assert lengths == pytest.approx([1, 0, 0, 1], abs=1e-5)


@pytest.mark.parametrize("letters", [(), (2, 3, 4), (3, 5)], ids=["words", "letters", "some lengths"])
def test_wording_is_what_was_trained(letters):
    texts = ["slow wires, slow lines", "wires", "the cable broke"]
    view = read_view(texts, least=1, letters=letters)
    weights = np.random.default_rng(0).standard_normal((len(view.terms.vocabulary), 2)).astype(np.float32)
    assert Wording(view.terms, weights)(texts) == pytest.approx(view.matrix @ weights, abs=1e-5)


def test_known_terms_keep_their_places():
    known = read_view(["slow wires"], least=1).terms
    view = read_view(["slow cables", "slow cables"], known=known)
    assert view.terms.vocabulary == [*known.vocabulary, "cables", "slow cables"]
    assert list(view.terms.idf[:3]) == list(known.idf)
    assert view.matrix.shape == (2, 5)


def test_order_and_company_of_texts_change_nothing(embeddings):
    texts = ["wires are slow", "", "the museum opened on Sunday"]
    assert embeddings.encode(texts[::-1])[::-1] == pytest.approx(embeddings.encode(texts), abs=1e-6)


@given(st.sets(st.text(max_size=9)), st.text(max_size=20))
def test_every_run_of_letters_is_looked_up(terms, text):
    listed = sorted(terms)
    starts, ends = np.triu_indices(len(text) + 1)
    places, rows = Lookup(listed)(keys_of(text, starts, ends))
    found = {(starts[place], ends[place]): listed[row] for place, row in zip(places, rows, strict=True)}
    runs = {(start, end): text[start:end] for start, end in zip(starts, ends, strict=True)}
    assert found == {place: run for place, run in runs.items() if run in terms}


@given(st.lists(st.text(max_size=5)), st.sampled_from(["", " ", ", "]))
def test_parts_stand_where_they_are_joined(parts, joint):
    starts, ends = places_of(parts, len(joint))
    assert [joint.join(parts)[start:end] for start, end in zip(starts, ends, strict=True)] == parts


@given(st.lists(st.text(st.sampled_from("aab1 ,'_é中"), max_size=30), max_size=4))
def test_terms_are_those_of_each_text(texts):
    vocabulary = ["a", "b", "0", "aa", "a b", "0 a", "é", "中 a"]
    owners, rows = Terms(vocabulary, np.ones(len(vocabulary)), False).of_texts(texts)
    found = [(owner, vocabulary[row]) for owner, row in zip(owners, rows, strict=True)]
    wanted = [(number, term) for number, text in enumerate(texts) for term in terms_of(text) if term in vocabulary]
    assert sorted(found) == sorted(wanted)
    assert list(owners) == sorted(owners)


@given(st.lists(st.text(st.sampled_from("aab1_é中"), min_size=1, max_size=9), max_size=4))
def test_runs_of_letters_are_those_of_each_word(found):
    vocabulary = [" a", "aa", "b ", " 0 ", "ab", "é中", "a b"]
    owners, rows = Terms(vocabulary, np.ones(len(vocabulary)), True).of_words(found)
    wanted = [(n, run) for n, word in enumerate(found) for run in letters_of(word, (2, 3)) if run in vocabulary]
    assert sorted(zip(owners, rows, strict=True)) == sorted((n, vocabulary.index(run)) for n, run in wanted)


def test_a_word_is_asked_about_once():
    met = []
    known = Known(lambda word: met.append(word) or len(word))
    assert [known[word] for word in ["slow", "wire", "slow", "of"]] == [4, 4, 4, 2]
    assert met == ["slow", "wire", "of"]


def test_a_view_of_forms_reads_the_forms(embeddings):
    model = small_model(embeddings)
    model = replace(model, terms={"letters": model.terms["letters"], "forms": model.terms["words"]})
    model.weights.update(forms=model.weights["words"], forms_bias=model.weights["words_bias"])
    texts = ["slow wires"]
    assert model.calibrated(texts, forms=["no such term"]).tolist() != model.calibrated(texts).tolist()
    assert model.calibrated(texts, forms=texts).tolist() == model.calibrated(texts).tolist()


@pytest.mark.parametrize("numbers", [(), ("figures", "dates")], ids=["text alone", "with numbers"])
def test_a_saved_model_scores_the_same(embeddings, tmp_path, numbers):
    model = small_model(embeddings, numbers)
    given_numbers = np.array([[1, 2], [0, 5]], np.float32) if numbers else None
    model.save(tmp_path)
    again = TextClassifier.load(tmp_path, embeddings)
    texts = ["slow wires again", "nothing known"]
    assert again.scores(texts, given_numbers) == pytest.approx(model.scores(texts, given_numbers), abs=1e-6)
    assert again.classes == model.classes
    assert list(again.thresholds) == [0.5, 0.25]


def test_no_texts_no_scores(embeddings):
    assert small_model(embeddings).scores([]).shape == (0, 2)


def test_numbers_must_fit(embeddings):
    with pytest.raises(ModelError, match="figures, dates"):
        small_model(embeddings, ("figures", "dates")).scores(["slow wires"])


@pytest.mark.parametrize("name, content", [("model.json", b"{"), ("weights.npz", b"PK\x03\x04"), ("model.json", None)])
def test_a_damaged_model_names_the_remedy(embeddings, tmp_path, name, content):
    folder = tmp_path / "claims"
    small_model(embeddings).save(folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match="itx-nlp train claims"):
        TextClassifier.load(folder, embeddings)


def test_models_are_read_without_pickle():
    for path in models().rglob("*.npz"):
        with np.load(path, allow_pickle=False) as stored:
            assert all(stored[name].dtype.kind in "fiu" for name in stored.files)


def small_near() -> Near:
    vectors = np.random.default_rng(0).standard_normal((60, 8)).astype(np.float32)
    vectors[30:, 0] += 4
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Near.learn(vectors, np.arange(60)[:, None] >= 30, size=4)


@given(st.lists(st.integers(-9, 9), min_size=3, max_size=90))
def test_thehighest_are_found_among_few_and_many(values):
    places = highest(np.array(values, np.float32), 3)
    assert len(set(places.tolist())) == 3
    assert sorted(values[place] for place in places) == sorted(values)[-3:]


def test_the_nearest_examples_say_what_they_are_labelled():
    near = small_near()
    one, two = near(np.array([[1] + [0] * 7, [-0.2, 0.5] + [0.3] * 6], np.float32))[:, 0]
    assert one > 2 and two < -2


def test_few_examples_are_all_neighbours():
    near = small_near().among(np.array([0, 59]))
    assert near(np.eye(8, dtype=np.float32)).shape == (8, 1)
    assert near(np.zeros((0, 8), np.float32)).shape == (0, 1)


def test_the_labels_of_others_say_nothing_of_an_example_left_out():
    near = small_near()
    first, rest = np.eye(8, dtype=np.float32)[:1], np.arange(1, 60)
    assert near.among(rest)(first) == pytest.approx(near.among(rest[::-1])(first), abs=1e-5)


def test_a_mix_lets_one_class_speak_for_another(embeddings, tmp_path):
    model = small_model(embeddings)
    mix = np.zeros((6, 2), np.float32)
    mix[1] = [-1, 1]  # what the network says of b
    model.weights.update(mix=mix, mix_bias=np.zeros(2, np.float32))
    texts = ["slow wires", "lines"]
    assert model.calibrated(texts) == pytest.approx(
        model.views(texts, embeddings.encode(texts))[:, 1:2] * [-1, 1], abs=1e-5
    )
    assert model.draft(model.views(texts, embeddings.encode(texts))) != pytest.approx(model.calibrated(texts), abs=1e-3)


def test_a_saved_model_keeps_its_neighbours(embeddings, tmp_path):
    model = small_model(embeddings)
    vectors = embeddings.encode(["slow wires", "slow lines", "cotton prices"])
    near = Near.learn(vectors, np.array([[1, 0], [1, 0], [0, 1]]), size=2)
    model = replace(model, near=near)
    model.weights.update(mix=np.ones((8, 2), np.float32), mix_bias=np.zeros(2, np.float32))
    model.save(tmp_path)
    again = TextClassifier.load(tmp_path, embeddings)
    assert again.scores(["slow cables"]) == pytest.approx(model.scores(["slow cables"]), abs=1e-6)
