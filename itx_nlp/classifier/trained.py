"""Which model of challenges a folder of words has, and whether it has seen the examples there."""

import json
from pathlib import Path

from itx_nlp.classifier.cues import Cues
from itx_nlp.resources import models
from itx_nlp.text.challenges import own_data, read_examples

UNSEEN = "the model of challenges has not seen all examples and hints in {0}. Run: itx-nlp train challenges --data {0}"


def model_folder(data: str | None) -> Path:
    """Give the folder of the model: that of the user's folder where it has one, else ours."""
    own = Path(data) / "models" / "challenges" if data else None
    return own if own and (own / "model.json").is_file() else models() / "challenges"


def untrained(data: str | None) -> str:
    """Say so if a user's folder has examples or hints that its model has not seen; an empty string if it has none.

    Raises:
        LexiconError: an example or a hint is not as it should be.
    """
    if not own_data(data):
        return ""
    described = json.loads((model_folder(data) / "model.json").read_text(encoding="utf-8"))
    seen = described.get("data_sha256") == read_examples(data).hash(Cues.read(data).phrases)
    return "" if seen else UNSEEN.format(data)
