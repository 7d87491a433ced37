"""A text classifier as plain files that needs only numpy to score."""

from itx_nlp.classifier.embeddings import Embeddings, load_embeddings
from itx_nlp.classifier.model import TextClassifier

__all__ = ["Embeddings", "TextClassifier", "load_embeddings"]
