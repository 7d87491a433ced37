"""Group what the articles say about the same thing."""

from itx_nlp.tables import Fact, Tables


def find_facts(tables: Tables) -> list[Fact]:
    """Make one fact of every value of every metric, entity and period."""
    return []
