"""Lets Anki itself write the packages in server/interchange/testdata: one in its newest form, one for
older programs, of the same notes, decks, reviews and image.

    venv/bin/python bin/checks/anki/make-fixtures.py server/interchange/testdata
"""

import base64
import os
import sys
import tempfile
import time

from anki.collection import Collection, ExportAnkiPackageOptions
from anki.scheduler.v3 import CardAnswer

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


def add(collection, type_name, fields, tags, deck):
    note = collection.new_note(collection.models.by_name(type_name))
    note.fields[: len(fields)] = fields
    note.tags = tags
    collection.add_note(note, collection.decks.id(deck))
    return note


def review(collection, note, ratings):
    for rating in ratings:
        card = note.cards()[0]
        card.start_timer()
        states = collection._backend.get_scheduling_states(card.id)
        answer = collection.sched.build_answer(card=card, states=states, rating=rating)
        answer.milliseconds_taken = 4200
        collection.sched.answer_card(answer)
        time.sleep(0.01)


def main(target):
    folder = tempfile.mkdtemp()
    collection = Collection(os.path.join(folder, "collection.anki2"))
    collection.set_config("fsrs", True)
    path = os.path.join(folder, "node.png")
    with open(path, "wb") as image:
        image.write(base64.b64decode(PIXEL))
    name = collection.media.add_file(path)
    pods = "Interview::Kubernetes::Pods"
    reviewed = [
        add(
            collection,
            "Basic",
            [
                "What is a <b>pod</b>?<br>Say it in one sentence.",
                f'One or more <i>containers</i> with one address.<br><img src="{name}">',
            ],
            ["pods", "level::entry"],
            pods,
        ),
        add(
            collection,
            "Cloze",
            [
                "The {{c1::scheduler}} chooses a node, the {{c1::kubelet::agent}} starts the pod.",
                "On the node.",
            ],
            ["control_plane"],
            "Interview",
        ),
    ]
    add(
        collection,
        "Basic (and reversed card)",
        ["Pod", "The smallest thing that is scheduled"],
        ["pods"],
        pods,
    )
    add(collection, "Basic", ["Which port does the API server use?", "6443"], [], "Interview")
    for note in reviewed:
        review(collection, note, [CardAnswer.GOOD, CardAnswer.AGAIN, CardAnswer.GOOD])
    for file, legacy in (("anki-legacy.apkg", True), ("anki-new.apkg", False)):
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
        out = os.path.join(target, file)
        collection.export_anki_package(out_path=out, options=options, limit=None)
    collection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
