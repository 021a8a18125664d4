"""Benchmarks: a company of any size, and what it costs to build its handbook. See README.md."""
