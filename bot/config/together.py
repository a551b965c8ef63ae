"""What settings ask of each other, and what looks odd in them without being wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.config.document import Draft, Tree
from bot.config.schema import Config


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to reach a platform: the further keys it needs, and whether our web server must run."""

    needs: tuple[str, ...] = ()
    called: bool = False  # by the platform


MODES: Mapping[str, Mapping[str, Mode]] = {
    # The first is the default.
    "slack": {
        "socket": Mode(("app_token",)),
        "http": Mode(("signing_secret",), called=True),
    },
    "telegram": {
        "polling": Mode(),
        "webhook": Mode(("webhook_url", "secret"), called=True),
    },
}

# The shapes the platforms give their tokens today; test servers and tomorrow's may differ.
USUAL = {
    ("slack", "bot_token"): (re.compile(r"xoxb-.+"), "begins with xoxb-"),
    ("slack", "app_token"): (re.compile(r"xapp-.+"), "begins with xapp-"),
    ("telegram", "token"): (re.compile(r"[0-9]+:.+"), "is a number, a colon, and a key"),
}


def check_together(draft: Draft) -> None:
    """Looks at what is written, so that it speaks even where single values are wrong."""
    for section in MODES:
        written = draft.values.get(section)
        if isinstance(written, dict):
            _check_mode(draft, section, written)
    asked = draft.values.get("nlu")
    if isinstance(asked, dict) and "endpoint" in asked and "model" not in asked:
        draft.blame(("nlu", "model"), "is needed with nlu.endpoint")


def _check_mode(draft: Draft, section: str, written: Mapping[str, Tree]) -> None:
    default = next(iter(MODES[section]))
    name = str(written.get("mode", default)).casefold()
    mode = MODES[section].get(name, Mode())  # an unknown one is a fault of its own
    for key in mode.needs:
        if key not in written and not draft.blamed((section, key)):
            draft.blame((section, key), f"is needed with {section}.mode {name}")
    if mode.called and "http" not in draft.values:
        draft.blame((section, "mode"), f"{name} needs the group http, with a port, as well")


def doubts(config: Config) -> Iterator[str]:
    """What `rapport check` may mention; nothing here keeps us from starting."""
    for (section, key), (shape, usual) in USUAL.items():
        value = getattr(getattr(config, section), key, None)
        if value and not shape.fullmatch(value.get_secret_value()):
            yield f"{section}.{key}: usually {usual}"
    for name, places in config.channels:
        for platform in sorted({place.platform for place in places}):
            if getattr(config, platform) is None:
                yield f"channels.{name}: is on {platform}, which is not configured"
