"""Opens our Anki package in Anki itself and prints what Anki sees in it.

    npx tsx bin/checks/anki/write-sample.ts sample.apkg
    python3 -m venv venv && venv/bin/pip install anki
    venv/bin/python bin/checks/anki/read-back.py sample.apkg [again.apkg]

With a second path, Anki writes the collection again as a package of its own, for our reader.
"""

import json
import os
import sys
import tempfile

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)


def import_package(collection, path):
    options = ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=True)
    request = ImportAnkiPackageRequest(package_path=path, options=options)
    return collection.import_anki_package(request).log


def describe(collection):
    cards = []
    for card_id in collection.find_cards(""):
        card = collection.get_card(card_id)
        note = card.note()
        reviews = collection.db.all(
            "select id, ease, ivl, time, type from revlog where cid = ? order by id", card.id
        )
        cards.append(
            {
                "guid": note.guid,
                "note type": note.note_type()["name"],
                "deck": collection.decks.name(card.did),
                "tags": sorted(note.tags),
                "front": card.question(),
                "fields": len(note.fields),
                "type": card.type,
                "interval": card.ivl,
                "reviews": reviews,
                "data": json.loads(collection.db.scalar("select data from cards where id = ?", card.id)),
            }
        )
    return cards


def main(path, again=None):
    folder = tempfile.mkdtemp()
    collection = Collection(os.path.join(folder, "collection.anki2"))
    log = import_package(collection, path)
    repeated = import_package(collection, path)
    print(
        json.dumps(
            {
                "new notes": len(log.new),
                "new notes when imported again": len(repeated.new),
                "cards": describe(collection),
                "media": sorted(os.listdir(collection.media.dir())),
                "missing media": list(collection.media.check().missing),
                "problems": collection.fix_integrity()[0].strip(),
            },
            indent=2,
        )
    )
    if again:
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=False)
        collection.export_anki_package(out_path=again, options=options, limit=None)
    collection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
