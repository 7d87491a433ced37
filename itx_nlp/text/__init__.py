"""Turn text into values with character positions; no spaCy, words come through resources."""
