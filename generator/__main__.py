"""`python -m generator` is the `handbook` command."""

import contextlib
import os
import sys

from generator.cli import main

code = main()
with contextlib.suppress(BrokenPipeError):  # `handbook check | head`
    sys.stdout.flush()
    sys.stderr.flush()
# To forget a thousand roles one by one takes a quarter of a second; the system does it at once.
os._exit(code)
