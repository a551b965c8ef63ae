"""`make bench`: every benchmark, one after the other; ratios and goals, never a timed test.

LOG=purchases.csv python bench/all.py      also ranks a purchase log (columns cust,date,amount)
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    runs = [["dispatch.py"], ["process.py"], ["lookup.py"], ["desk.py"]]
    if log := os.environ.get("LOG"):
        runs.append(["churn.py", log])
    failed = 0
    for name, *given in runs:
        print(f"== {name}", flush=True)
        failed += subprocess.run([sys.executable, str(HERE / name), *given]).returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
