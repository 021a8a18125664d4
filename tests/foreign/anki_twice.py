"""Import a package twice, then an edited one of it, with the `anki` package.

python anki_twice.py PACKAGE EDITED     says counts and what became of the card as JSON
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def main(package: str, edited: str, words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder, "collection.anki2")))
        first = counts(take(collection, package))
        notes, cards = collection.note_count(), collection.card_count()
        card = collection.get_card(collection.find_cards(f'"*{words}*"')[0])
        card.type, card.queue, card.ivl, card.due = 2, 2, 17, 100
        collection.update_card(card)
        before = card.note().fields
        second = counts(take(collection, package))
        again = counts(take(collection, edited))
        card.load()
        said = {
            "notes": notes, "cards": cards, "first": first, "second": second, "again": again,
            "notes_after": collection.note_count(), "interval": card.ivl,
            "changed": collection.get_note(card.nid).fields != before,
        }  # fmt: skip
        collection.close()
    print(json.dumps(said))


def take(collection: Collection, package: str) -> object:
    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=False)
    request = ImportAnkiPackageRequest(package_path=package, options=options)
    return collection.import_anki_package(request)


def counts(response: object) -> dict[str, int]:
    log = response.log
    return {"new": len(log.new), "updated": len(log.updated), "same": len(log.duplicate)}


if __name__ == "__main__":
    main(*sys.argv[1:])
