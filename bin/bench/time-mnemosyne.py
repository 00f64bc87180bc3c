"""Mnemosyne on its own, without its window: how long it takes to build the queue and to grade a card.

Prints JSON, in milliseconds. Its library comes with Debian's package of the same name.
"""

import json
import statistics
import sys
import tempfile
import time
import warnings

warnings.simplefilter("ignore")

from mnemosyne.script import Mnemosyne

DAY_S = 86_400
BUILDS = 50
GRADES = 300


def main():
    cards = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        program = Mnemosyne(data_dir=folder)
        # Or it says that reviews were missed, where the figures should be.
        program.config()["shown_backlog_help"] = True
        add_cards(program, cards)
        figures = {"queueMs": time_queue(program), "gradeMs": time_grades(program)}
        program.finalise()
    print(json.dumps(figures))


def add_cards(program, cards):
    """As many as one learner has of ours, one in twenty of them due."""
    kind = program.card_type_with_id("1")
    for number in range(cards):
        words = {"f": f"What does {number} do?", "b": "It restarts the pod."}
        program.controller().create_new_cards(
            words, kind, grade=4, tag_names=[], check_for_duplicates=False, save=False
        )
    now = int(time.time())
    program.database().con.execute(
        "update cards set next_rep = ?, last_rep = ? where _id % 20 = 0",
        (now - 2 * DAY_S, now - 20 * DAY_S),
    )
    program.database().save()


def time_queue(program):
    def build():
        program.scheduler().reset()
        program.scheduler().rebuild_queue()

    return median_ms(build, BUILDS)


def time_grades(program):
    def grade():
        card = program.scheduler().next_card()
        program.scheduler().grade_answer(card, 4)
        program.database().update_card(card, repetition_only=True)
        program.database().save()

    return median_ms(grade, GRADES)


def median_ms(work, times):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1_000 * (time.perf_counter() - start))
    return statistics.median(taken)


main()
