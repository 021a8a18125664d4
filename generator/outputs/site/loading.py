"""How templates are come by: compiled ones are kept, and hidden folders are not searched.

To compile the theme's templates and ours takes each process as long as to fill a hundred pages, and
to look through the theme's ten thousand icons as long as fifty.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket


class Store(Protocol):
    """Keeps bytes by key."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


class Bytecode(BytecodeCache):
    """What Jinja compiled, by the text that it was made from."""

    def __init__(self, store: Store, environment: Environment) -> None:
        self._store = store
        self._extensions = " ".join(sorted(environment.extensions))
        """They may change a text before it is compiled."""

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self._store.get(self._key(bucket))
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return f"template {bucket.key} {bucket.checksum} {self._extensions}"


class Visible(FileSystemLoader):
    """Templates in folders, of which it lists those that are not hidden."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for at, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [folder for folder in folders if not folder.startswith(".")]
                below = Path(at).relative_to(top)
                found.update((below / name).as_posix() for name in names)
        return sorted(found)
