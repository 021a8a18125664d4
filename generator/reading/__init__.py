"""Bytes become text, text becomes plain values with positions. The only importer of yaml."""
