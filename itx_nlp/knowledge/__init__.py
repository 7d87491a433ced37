"""From rows to rows: what all the articles say together; no spaCy."""
