"""Changes of content files that leave alone whatever was not meant to change."""
