"""How well phones and sums are read off lines of talk.

    python bench/extraction.py FILE [--country CN] [--currency CNY] [--faults]

A line of the file is `text|phone|amount`, each - where there is none.
"""

import argparse
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.language.amounts import the_sum
from bot.language.phones import phones


@dataclass
class Score:
    """Of phones, or of sums."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    def count(self, found: str | None, wanted: str | None, same: bool) -> None:
        self.wanted += wanted is not None
        self.found += found is not None
        self.right += same and wanted is not None

    def __str__(self) -> str:
        recall, precision = self.right / max(1, self.wanted), self.right / max(1, self.found)
        return f"recall {self.right}/{self.wanted} {recall:.0%}, precision {precision:.0%}"


def same_number(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found == wanted
    digits = "".join(filter(str.isdigit, wanted)).lstrip("0")
    return found.endswith(digits)


def same_sum(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found == wanted
    return Decimal(found) == Decimal(wanted)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--country", default="CN")
    options.add_argument("--currency", default="CNY")
    options.add_argument("--faults", action="store_true", help="print every line that is wrong")
    asked = options.parse_args()
    lines = [line for line in asked.file.read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]  # fmt: skip
    of_phones, of_sums, right = Score(), Score(), 0
    for line in lines:
        said, *wanted = line.rsplit("|", 2)
        number, amount = (None if one.strip() == "-" else one.strip() for one in wanted)
        known = phones(said, asked.country)
        heard = known[0][0].e164 if known else None
        read = the_sum(said, asked.currency, tuple(span for _, span in known))
        told = str(read.money.major) if read else None
        same = same_number(heard, number), same_sum(told, amount)
        of_phones.count(heard, number, same[0])
        of_sums.count(told, amount, same[1])
        right += all(same)
        if asked.faults and not all(same):
            print(f"{line}\n    phone {heard}, amount {told}")
    print(f"lines right {right}/{len(lines)}; phones: {of_phones}; amounts: {of_sums}")


if __name__ == "__main__":
    main()
