"""The finder of names can be fitted again by anybody, on any articles; here on the sample corpus."""

from pathlib import Path

import numpy
import pytest

from itx_nlp.components.entities import LABELS
from itx_nlp.errors import ModelError
from itx_nlp.learn.entities import train

CORPUS = Path(__file__).parents[2] / "corpus"


def test_it_learns_from_the_recognizer(tmp_path):
    scores = train(CORPUS, tmp_path)
    assert set(scores) == set(LABELS[1:])
    assert scores["ORG"]["recall"] > 0.4
    with numpy.load(tmp_path / "weights.npz", allow_pickle=False) as weights:
        assert weights["out"].shape[1] == len(LABELS)
    assert "PERSON" in (tmp_path / "card.md").read_text(encoding="utf-8")


def test_too_few_names_are_refused(tmp_path):
    (tmp_path / "a.txt").write_text("The price rose.\nIt fell again later.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The price fell.\nIt rose again later.\n", encoding="utf-8")
    with pytest.raises(ModelError, match="too few names"):
        train(tmp_path, tmp_path / "model")
