"""One spaCy component per table that comes from text."""
