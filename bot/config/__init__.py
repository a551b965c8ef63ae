"""The settings of this process: one file, the environment over it, all faults at once."""

from collections.abc import Mapping
from pathlib import Path

from bot.config.concealed import concealed
from bot.config.document import read
from bot.config.environment import overlay
from bot.config.faults import ConfigFaults, Fault
from bot.config.schema import Channels, Churn, Config, Http, Privacy, Slack, Telegram
from bot.config.shapes import Place, Span
from bot.config.together import check_together, doubts
from bot.config.validation import refuse_written_secrets, settled, validated

__all__ = [
    "Channels",
    "Churn",
    "Config",
    "ConfigFaults",
    "Fault",
    "Http",
    "Place",
    "Privacy",
    "Slack",
    "Span",
    "Telegram",
    "concealed",
    "doubts",
    "load",
]

DEFAULT_FILE = Path("config.yaml")


def load(path: Path | None, environ: Mapping[str, str]) -> Config:
    """Reads `path`; without one, config.yaml of the current folder if there is one.

    Raises ConfigFaults with everything that is wrong.
    """
    if path is None and DEFAULT_FILE.exists():
        path = DEFAULT_FILE
    draft = read(path)
    refuse_written_secrets(draft)
    overlay(draft, environ)
    config = None
    if draft.readable:
        draft.values = settled(draft.values)
        check_together(draft)
        config = validated(draft)
    if draft.faults or config is None:
        raise ConfigFaults(draft.faults)
    return config
