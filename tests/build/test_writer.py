"""What goes to a pool of processes is small, and nothing else changes it meanwhile."""

import pickle

from generator.outputs import registry
from generator.outputs.artifact import Artifact
from tests.small import small_site


def test_nothing_that_goes_to_a_pool_takes_the_handbook_along() -> None:
    """It would be pickled by a thread, while the build adds to what the handbook has computed."""
    for one in registry.artifacts(small_site()):
        if isinstance(one, Artifact) and one.heavy and not one.batch:
            assert b"generator.content.handbook" not in pickle.dumps(one.make), one.path
