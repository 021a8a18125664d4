"""Pictures of procedures, scripts and the company, as SVG: pure functions from records to text.

On paper a picture may need more than one page, so there each function gives a tuple of documents.
"""

from __future__ import annotations

from importlib.resources import files

from generator.outputs.pictures.conversation import conversation, conversation_on_paper
from generator.outputs.pictures.drawing import height_of
from generator.outputs.pictures.flow import flow, flow_in_strips, flow_on_paper
from generator.outputs.pictures.jumps import forks
from generator.outputs.pictures.organisation import organisation, organisation_on_paper

__all__ = [
    "conversation", "conversation_on_paper", "flow", "flow_in_strips", "flow_on_paper", "forks",
    "height_of", "organisation", "organisation_on_paper", "style",
]  # fmt: skip


def style() -> bytes:
    """The style of the pictures, which stand in the pages."""
    return files(__name__).joinpath("pictures.css").read_bytes()
