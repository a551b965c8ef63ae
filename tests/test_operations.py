"""docs/operations.md: every metric it explains exists, and every metric is explained."""

import re

from bot import metrics
from bot.config.environment import VARIABLES
from bot.health import Report
from bot.house import CONSOLE
from core.backlog import Backlog
from tests.config.house import ROOT

DOCS = (ROOT / "docs/operations.md").read_text()


def exported() -> set[str]:
    metrics.prepare([CONSOLE])
    page = metrics.page(Report(True, backlog=Backlog({}, {})), frozenset({CONSOLE})).decode()
    names = re.findall(r"^# TYPE (rapport_\w+) ", page, re.MULTILINE)
    return {name for name in names if not name.endswith("_created")}


def explained() -> set[str]:
    table = DOCS[DOCS.index("| metric | means |") : DOCS.index("### Alerts")]
    names = set(re.findall(r"`(rapport_\w+)`", table))
    return names | {"rapport_outbox_due"} if "`rapport_outbox_waiting`, `_due`" in table else names


def test_what_is_measured_is_explained() -> None:
    assert exported() == explained()


def test_alerts_ask_for_what_is_measured() -> None:
    asked = set(re.findall(r"\brapport_\w+", DOCS))
    known = exported() | {f"{name}_{end}" for name in exported() for end in ("bucket", "count")}
    assert asked <= known


def test_the_settings_it_names_exist() -> None:
    assert set(re.findall(r"RAPPORT__[A-Z_]+[A-Z]", DOCS)) <= VARIABLES.keys()
