"""Plain values become records, and records become one handbook for each language."""
