"""Steps that are taken in some cases only: nothing is asked about them as if they always were."""

import re

CONDITION = re.compile(r"如果|若|如|有|if\b|where\b|when\b", re.I)
"""What a step begins with that is not taken every time."""
