"""`python -m generator` is the `handbook` command."""

from generator.cli import main

raise SystemExit(main())
