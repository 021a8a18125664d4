"""What a handbook becomes: one folder an output, each a function from a site to artifacts."""
