"""`make bench`: every benchmark, one after the other; ratios and goals, never a timed test.

LOG=purchases.csv python bench/all.py      also ranks a purchase log (columns cust,date,amount)
MINUTES=10 python bench/all.py             sends for so long under the rate gates, else for one
TIMES=folder python bench/all.py           also reads the time phrases kept there
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def phrases(folder: str | None) -> list[str]:
    """The files of time phrases a folder holds, as bench/times.py wants them."""
    kept = {"public": "time_phrases_public.jsonl", "own": "time_phrases_own.txt"}
    kept["exclusions"] = "exclusions.py"
    found = {name: Path(folder) / file for name, file in kept.items()} if folder else {}
    return [f"--{name}={path}" for name, path in found.items() if path.exists()]


def main() -> int:
    runs = [
        ["due.py"],
        ["calendars.py", "--years", "2"],
        ["dispatch.py"],
        ["claims.py"],
        ["gates.py"],
        ["process.py"],
        ["lookup.py"],
        ["desk.py"],
    ]
    if log := os.environ.get("LOG"):
        runs.append(["churn.py", log])
    runs.append(["times.py", *phrases(os.environ.get("TIMES"))])
    failed = 0
    for name, *given in runs:
        print(f"== {name}", flush=True)
        failed += subprocess.run([sys.executable, str(HERE / name), *given]).returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
