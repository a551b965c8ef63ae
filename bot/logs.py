"""What the process writes to standard error, as lines for people or as JSON for machines."""

import json
import logging
import re
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal

from bot.redaction import Redaction

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
NOISY = ("httpx", "httpcore", "slack_bolt", "slack_sdk", "apscheduler", "alembic")
# What ends a line, or tells a terminal to do something.
_BREAKS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
# What every record has; anything else was given as `extra` and is worth a field of its own.
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Discreet(logging.Formatter):
    """The last pair of eyes before a line is written, tracebacks and other libraries included."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__(LINE)
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another library's handler may have kept its own, with everything
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        """One record, one line: what somebody wrote may not look like a line of ours."""
        record.message = _BREAKS.sub(lambda found: ascii(found[0])[1:-1], record.message)
        head, _, message = super().formatMessage(record).partition(f"{record.name}: ")
        return f"{head}{record.name}: {self._redaction(message)}"

    def formatException(self, ei: object) -> str:
        return self._redaction(super().formatException(ei))  # type: ignore[arg-type]

    def formatStack(self, stack_info: str) -> str:
        return self._redaction(stack_info)


class Json(Discreet):
    """One object a line; what was given as `extra` becomes a field."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._redaction(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        if record.stack_info:
            line["stack"] = self.formatStack(record.stack_info)
        for name in vars(record).keys() - _USUAL:
            line[name] = self._redaction(str(getattr(record, name)))
        return json.dumps(line, ensure_ascii=False)


class Standard(logging.StreamHandler):  # type: ignore[type-arg]  # generic only for checkers
    """Logging's own way to report a record it cannot write shows what is in it."""

    def handleError(self, record: logging.LogRecord) -> None:
        fault = sys.exc_info()[0]
        name = fault.__name__ if fault else "fault"
        sys.stderr.write(f"a line of {record.name} could not be written: {name}\n")


def to_stderr(
    form: Literal["text", "json"] = "text",
    secrets: Iterable[str] = (),
    level: int = logging.INFO,
) -> None:
    """One handler at the root, for whatever is logged, warned of, or not caught by anybody."""
    redaction = Redaction(secrets)
    handler = Standard(sys.stderr)
    handler.setFormatter(Json(redaction) if form == "json" else Discreet(redaction))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda lost: _uncaught(
        lost.exc_type, lost.exc_value or lost.exc_type(), lost.exc_traceback
    )


def if_nobody_else() -> None:
    """Short commands speak for themselves; only what went wrong is logged, and as carefully."""
    if not logging.getLogger().handlers:
        to_stderr(level=logging.WARNING)


def _uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("uncaught", exc_info=(kind, fault, trace))
