"""The making of a site's files while MkDocs does its part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs.structure.files import File

from generator.build.manifest import Manifest
from generator.build.shelf import Shelf
from generator.build.writer import Writer
from generator.content.load import collector_paused
from generator.mkdocs.content import site_of
from generator.mkdocs.job import JOB
from generator.mkdocs.navigation import titles_in
from generator.mkdocs.pages import refuse_clashes
from generator.outputs import registry
from generator.outputs.artifact import Artifact, Page, Site


class Work:
    """All files of one build: made into a folder, or offered on a shelf."""

    site: Site

    def __init__(self, folder: Path) -> None:
        self._job = JOB.get()
        self._folder = folder
        self._manifest = Manifest(self._job.cache, self._job.last)
        last = self._manifest if self._job.becomes else None
        self._files: Writer | Shelf = self._job.shelf or Writer(folder, self._job.cache, last)

    def begin(self, content: Path, files: Sequence[File]) -> list[Page]:
        """Begin with all files but the pages, and give those. What takes long comes first.

        `files` are those that MkDocs has found in docs/.
        """
        site = self._job.site or site_of(content, self._job.cache)
        self.site = replace(site, written=tuple(titles_in(files, site)))
        outputs = self._job.outputs
        with collector_paused():
            early = list(registry.artifacts(self.site, outputs & registry.EARLY))
            self._files.begin_early(_files(early))
            made = list(registry.artifacts(self.site, outputs - registry.EARLY))
        refuse_clashes([*early, *made], files)
        self._made = [*_files(early), *_files(made), registry.map_of(self.site, made)]
        self._files.begin(self._made[len(early) :])
        return [one for one in made if isinstance(one, Page)]

    def finish(self, pages: Iterable[Artifact]) -> None:
        framed = list(pages)
        self._files.begin(framed)
        made = [*self._made, *framed]
        self._files.begin(registry.last(self.site, made, self._job.outputs))
        self._files.finish()

    def complete(self) -> None:
        """The last step, when nobody writes into the folder any more.

        What the last site lends is linked, or the shelf offers its files; what was made is written
        down for the next build.
        """
        self._files.link()
        if self._job.becomes:
            self._manifest.keep(self._folder, self._job.becomes)
        self._job.cache.clear_old()

    def close(self) -> None:
        self._files.close()


def _files(made: Iterable[Artifact | Page]) -> Iterator[Artifact]:
    return (one for one in made if isinstance(one, Artifact))
