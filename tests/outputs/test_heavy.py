"""What other processes make is sent to them, so it must be small and must not change meanwhile."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.content.handbook import Handbook
from generator.outputs import registry
from generator.outputs.artifact import Artifact, Site
from tests.small import small_site


def parts_of(make: Any) -> Iterator[Any]:
    """The arguments of a `partial`, and of those among them."""
    if isinstance(make, partial):
        for one in (*make.args, *make.keywords.values()):
            yield one
            yield from parts_of(one)


def test_no_heavy_artifact_carries_a_whole_handbook_to_another_process() -> None:
    heavy = [
        one for one in registry.artifacts(small_site())
        if isinstance(one, Artifact) and one.heavy
    ]  # fmt: skip

    assert heavy
    assert [] == [
        one.path for one in heavy
        if any(isinstance(part, Handbook | Site) for part in parts_of(one.make))
    ]  # fmt: skip
