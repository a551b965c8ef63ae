"""What the process writes to standard error: no secret, no whole phone number."""

import logging
import re
import sys

# Bot tokens of both networks, one-time codes, bearer keys, and numbers long enough to dial.
SECRETS = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|\b\d{3,}:[\w-]{4,}|RAP(?:-\w{4}){3}|(?<=bot)[^/\s]{8,}(?=/)",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"\+\d{5,}(\d{2})|(?<![\w.:-])1\d{8,}(\d{2})(?![\w.:-])")


class Discreet(logging.Formatter):
    """The last pair of eyes before a line is written, exceptions included."""

    def format(self, record: logging.LogRecord) -> str:
        return discreet(super().format(record))


def discreet(text: str) -> str:
    hidden = SECRETS.sub("***", text)
    return NUMBERS.sub(lambda found: f"****{found[1] or found[2]}", hidden)


def to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "slack_bolt", "slack_sdk", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
