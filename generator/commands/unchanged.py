"""Whether a site is still what a build would make: then nothing need be read, let alone made.

After a build, a hash of all that it read is kept with a hash of the site that came of it. The site
stands as long as both are the same: one more file, a changed one or a missing one, in the content,
beside it or in the site itself, and the handbook is built. A build that read what we do not look
at, or that had something to say, is never remembered.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from generator.build.cache import Cache
from generator.build.manifest import fingerprint
from generator.commands import outside
from generator.problems.problem import Problem
from generator.reading.files import digest_of, files_in, real
from generator.reading.releases import releases_beside

VARIABLES = ("SOURCE_DATE_EPOCH", "HANDBOOK_CONTENT")
"""Of the environment, what a site may depend on."""


class Inputs:
    """All that a build of a content folder is made of, as it is now.

    The program itself is in the key of all that a cache keeps.
    """

    def __init__(self, content: Path, book: bool = False) -> None:
        """`book`: whether the site is to have the whole handbook as one PDF."""
        self._content = content
        self._book = book
        self._outside = outside.digest(content)  # before the files: see `gave`
        self.files: Mapping[str, bytes | Problem] = files_in(content)

    @cached_property
    def _key(self) -> str:
        days = date.today(), datetime.now(UTC).date()  # papers say whether they are in force
        given = [os.environ.get(name) for name in VARIABLES]
        vouched = [one[1:] for one in releases_beside(self._content)]  # also by a tag of git
        where = self._content.absolute()
        made_of = f"{digest_of(self.files)} {self._outside} {vouched} {days} {given}"
        return f"site of {where} {made_of} book={self._book}"

    def still_give(self, site: Path, cache: Cache) -> bool:
        """Whether a build has made the site of these very inputs, and nobody has touched it."""
        if cache.folder is None:
            return False
        kept = cache.get(f"{self._key} {real(site)}")
        return kept is not None and kept == fingerprint(site).encode()

    def gave(self, site: Path, cache: Cache, read: Collection[Path]) -> None:
        """Remember the site that these inputs gave, unless they have changed meanwhile, or more
        was read than they hold."""
        if cache.folder is None or not outside.sees(self._content, read):
            return
        if Inputs(self._content, self._book)._key == self._key:
            cache.put(f"{self._key} {real(site)}", fingerprint(site).encode())
