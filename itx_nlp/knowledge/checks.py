"""Compute an article's own arithmetic again."""

from itx_nlp.tables import Check, Tables


def find_checks(tables: Tables) -> list[Check]:
    """Make one check of every difference, growth, share or sum an article states."""
    return []
