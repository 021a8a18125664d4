"""The ways to ask: one module for each kind of item, each yielding questions from what it says."""
