"""The trace that a command on the machine itself leaves in the audit."""

import getpass
import os

from bot.house import House
from core.desk import SYSTEM
from storage.mail import Audit

ORIGIN = "cli"


def entry(house: House, intent: str, outcome: str, source: str = "m0") -> Audit:
    return Audit(
        source=source,
        actor_id=SYSTEM.id,
        actor=SYSTEM.name,
        origin=f"{ORIGIN}:{_os_user()}",
        intent=intent,
        outcome=outcome,
        at=house.clock(),
    )


def _os_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a passwd entry
        return os.environ.get("USER", "unknown")
