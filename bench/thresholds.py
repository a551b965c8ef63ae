"""Where to act, ask and be silent: cross-validated over our own sentences, n-grams alone.

    python bench/thresholds.py [--vectors]

Our own sentences are harder than a day's talk: 75 intents, many of one line only, and chatter
written to mislead. The defaults of `understanding` in bot/config/schema.py come from here.
"""

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.chat import COMMANDS
from bot.house import discover
from bot.intents import NONE, vectors, weights
from bot.intents.classifier import TEMPERATURE, averaged
from bot.intents.features import features
from bot.intents.lessons import lessons, masked, read_as, unknown
from bot.intents.topics import topics

FOLDS = 5


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--vectors", action="store_true")
    given = asked.parse_args()
    discover()
    taught = lessons(tuple(COMMANDS.values()), tuple(topics().values()))
    random.Random(5).shuffle(taught)
    intents = sorted({one.intent for one in taught})
    found = []
    for fold in range(FOLDS):
        rest = [one for place, one in enumerate(taught) if place % FOLDS != fold]
        guess = _learned(rest, intents, given.vectors)
        found += [(one.intent, guess(unknown(one.line))) for one in taught[fold::FOLDS]]
    _tell(found, intents)


def _learned(rest, intents, with_vectors):
    place = {intent: number for number, intent in enumerate(intents)}
    lines = dict.fromkeys((place[one.intent], line) for one in rest for line in read_as(one.line))
    ngrams = weights.learn([(n, features(line)) for n, line in lines], len(intents))
    if not with_vectors:
        return lambda line: ngrams.shares(features(line), TEMPERATURE)
    plain = dict.fromkeys((place[one.intent], masked(one.line)) for one in rest)
    planes = vectors.learn(list(plain), len(intents), vectors.Seen())
    return lambda line: averaged(ngrams.shares(features(line), TEMPERATURE), planes.shares(line))


def _tell(found, intents):
    none = intents.index(NONE)
    rows = []
    for intent, shares in found:
        ranked = sorted((n for n in range(len(intents)) if n != none), key=lambda n: -shares[n])
        rows.append((intent, intents[ranked[0]], shares[ranked[0]], shares[none]))
    chatter = [row for row in rows if row[0] == NONE]
    asking = [row for row in rows if row[0] != NONE]
    print(f"{len(asking)} sentences that ask for something, {len(chatter)} of chatter")
    for act in (0.8, 0.9, 0.95, 0.98):
        acted = [row for row in rows if row[2] >= act]
        right = sum(row[0] == row[1] for row in acted)
        print(
            f"act from {act}: {len(acted) / len(asking):.0%} acted on, "
            f"{right / len(acted):.1%} right"
        )
    for ask in (0.5, 0.7, 0.8, 0.9, 0.95):
        for lean in (0.15, 0.3, 0.5):
            fired, heard = (
                sum(row[3] <= 1 - ask and row[2] >= lean for row in some) / len(some)
                for some in (chatter, asking)
            )
            print(f"ask from {ask}, leaning {lean}: chatter {fired:.1%}, heard {heard:.0%}")


if __name__ == "__main__":
    main()
