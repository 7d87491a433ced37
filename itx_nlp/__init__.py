"""Mine a folder of news articles for tables a researcher can cite.

The three names a notebook needs are fetched when they are first used, so that `import itx_nlp` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from itx_nlp.extract import extract_article, extract_corpus
    from itx_nlp.pipeline import load

__version__ = "0.1.0"
__all__ = ["extract_article", "extract_corpus", "load"]

_HOME = {"load": "itx_nlp.pipeline", "extract_article": "itx_nlp.extract", "extract_corpus": "itx_nlp.extract"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'itx_nlp' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOME[name]), name)
