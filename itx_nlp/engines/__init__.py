"""Run a function over many items; knows nothing of language."""
