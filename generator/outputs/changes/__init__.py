"""What changed between two editions of a handbook."""

from generator.outputs.changes.page import artifacts

__all__ = ["artifacts"]
