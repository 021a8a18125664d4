"""The commands of the command line, one module each: `add` describes it, `run` does it."""
