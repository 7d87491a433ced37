"""From tables to something to look at."""
