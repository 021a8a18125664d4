"""What comes in: legacy documents of text, Word or Excel, as drafts that a person goes through."""
