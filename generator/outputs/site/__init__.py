"""The pages of the handbook, and the styles and scripts that belong to them."""

from generator.outputs.site.pages import artifacts, guide

__all__ = ["artifacts", "guide"]
