"""Artifacts become files: caches, worker processes, the writer and the publisher."""
