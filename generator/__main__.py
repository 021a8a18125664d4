"""`python -m generator` is the `handbook` command."""

# Python looks first in the folder where one stands, which holds content and not the program: an
# `argparse.py` there must not be imported. So this comes before anything else is imported.
import os
import sys

PROGRAM = os.path.dirname(os.path.dirname(__file__))
try:
    HERE = os.getcwd()
except OSError:  # it was removed
    HERE = ""
sys.path[:] = [
    folder
    for folder in sys.path
    if os.path.isabs(folder) and os.path.normpath(folder) not in (HERE, PROGRAM)
]
sys.path.append(PROGRAM)  # for processes that start from nothing; libraries come before it

try:
    import contextlib

    from generator.cli import main
except KeyboardInterrupt:  # somebody thought better of it at once
    os._exit(130)

if __name__ == "__main__":  # and not in a process of a pool, which imports this to begin with
    try:
        code = main()
    except KeyboardInterrupt:
        code = 130
    with contextlib.suppress(BrokenPipeError):  # `handbook check | head`
        sys.stdout.flush()
        sys.stderr.flush()
    # To forget a thousand roles one by one takes a quarter of a second; the system does it at once.
    os._exit(code)
