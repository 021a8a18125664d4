"""Commands that are killed at a step on the disk, the steps being counted: for `test_kills`.

Reads numbers, one a line. For each it forks, so that nothing is imported twice, runs the command
of its arguments there, kills it just before that step, and answers how it ended and after how many
steps. Runs on one processor, so that all steps are those of one process.
"""

import os
import signal
import sys

from generator.cli import main
from generator.mkdocs import plugin  # noqa: F401  # which takes a while, and is the same each time

STEPS = {"os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod",
         "shutil.rmtree", "ctypes.dlsym"}  # fmt: skip
"""What Python tells of before it is done; the last is the exchange of two folders."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def run(last: int) -> int:
    """Run the command up to a step; the answer is the number of steps of the whole of it."""
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in STEPS or (event == "open" and int(str(arguments[2])) & WRITING):
            done += 1
            if done == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    main(sys.argv[1:])
    return done


def answer(last: int) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, str(run(last)).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return f"{os.waitstatus_to_exitcode(status)} {told.read()}"


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    standard, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        print(answer(int(line)), file=standard, flush=True)
