"""Mine a folder of news articles for tables a researcher can cite.

The names a notebook needs are fetched when they are first used, so that `import itx_nlp` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from itx_nlp.corpus import Article
    from itx_nlp.extract import extract_article, extract_corpus
    from itx_nlp.pipeline import load
    from itx_nlp.settings import Settings

__version__ = "0.1.0"
__all__ = ["Article", "Settings", "extract_article", "extract_corpus", "load"]

_HOME = {
    "Article": "itx_nlp.corpus",
    "Settings": "itx_nlp.settings",
    "extract_article": "itx_nlp.extract",
    "extract_corpus": "itx_nlp.extract",
    "load": "itx_nlp.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'itx_nlp' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
