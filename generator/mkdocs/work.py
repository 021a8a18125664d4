"""The making of a site's files while MkDocs does its part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import Files

from generator.build.manifest import Inventory
from generator.build.writer import Workshop
from generator.content.load import collector_paused
from generator.mkdocs.content import site_of
from generator.mkdocs.job import JOB
from generator.mkdocs.pages import refuse_twins
from generator.outputs import registry
from generator.outputs.artifact import Artifact, Page, Site


class Work:
    """All files of one build, made into a folder."""

    site: Site

    def __init__(self, folder: Path) -> None:
        self._job = JOB.get()
        self._folder = folder
        self._inventory = Inventory(self._job.cache.folder, self._job.last)
        self._workshop = Workshop(folder, self._job.cache, self._inventory)

    def begin(self, content: Path, files: Files) -> list[Page]:
        """Begin with all files but the pages, and give those. What takes long comes first."""
        self.site = self._job.site or site_of(content, self._job.cache)
        outputs = self._job.outputs
        with collector_paused():
            early = list(registry.artifacts(self.site, outputs & registry.EARLY))
            self._workshop.begin_early(registry.parts(self.site), _files(early))
            made = list(registry.artifacts(self.site, outputs - registry.EARLY))
        refuse_twins([one.path for one in _files(early + made)], files)
        self._workshop.begin([*_files(made), registry.map_of(self.site, made)])
        return [one for one in made if isinstance(one, Page)]

    def finish(self, pages: Iterable[Artifact]) -> None:
        self._workshop.begin(pages)
        self._workshop.finish()

    def keep(self) -> None:
        """Write down what was made, for the next build."""
        self._inventory.keep(self._folder, self._job.becomes or self._folder)
        self._job.cache.clear_old()

    def close(self) -> None:
        self._workshop.close()


def _files(made: Iterable[Artifact | Page]) -> Iterator[Artifact]:
    return (one for one in made if isinstance(one, Artifact))
