"""For whom a network asks for patience, where it does not say."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.leases import Scope


@dataclass(slots=True)
class Patience:
    """One chat that is told to wait is taken for a chat that heard too much. When a second one is
    told so meanwhile, it is the bot or the workspace that speaks too much."""

    steady: Callable[[], float] = time.monotonic
    _until: dict[str, float] = field(default_factory=dict)

    def scope(self, chat: str, wait: float) -> Scope:
        now = self.steady()
        self._until = {one: at for one, at in self._until.items() if at > now}
        alone = self._until.keys() <= {chat}
        self._until[chat] = now + wait
        return Scope.CHAT if alone else Scope.PLATFORM
