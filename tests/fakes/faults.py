"""What can go wrong with a call, and the script that says when it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Params = dict[str, Any]


@dataclass(frozen=True)
class Error:
    """The platform says no. Without `status`, Slack answers 200 and Telegram 400, as they do."""

    text: str = "internal_error"
    status: int | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)  # Telegram's: migrate_to_chat_id


@dataclass(frozen=True)
class Limited:
    """429, come back in `retry_after` seconds."""

    retry_after: int = 1


@dataclass(frozen=True)
class LostAnswer:
    """It is done, but the connection closes before the answer."""


@dataclass(frozen=True)
class Refuse:
    """The connection closes before anything is done."""


@dataclass(frozen=True)
class Hang:
    """Silence for `seconds`. What was asked is done at once and answered late, or never done."""

    seconds: float
    done: bool = True


Kind = Error | Limited | LostAnswer | Refuse | Hang


@dataclass
class Fault:
    method: str
    kind: Kind
    left: int | None
    when: Callable[[Params], object]

    def meets(self, method: str, params: Params) -> bool:
        return self.method in (method, "*") and bool(self.when(params))


class FaultScript:
    """Faults in the order they were written; each is used up after its number of times."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self, method: str, kind: Kind, times: int | None, when: Callable[[Params], object]
    ) -> None:
        self._faults.append(Fault(method, kind, times, when))

    def clear(self) -> None:
        self._faults.clear()

    def next(self, method: str, params: Params) -> Kind | None:
        """The fault that this call meets, counted as met."""
        fault = next((each for each in self._faults if each.meets(method, params)), None)
        if fault is None:
            return None
        if fault.left is not None:
            fault.left -= 1
            if fault.left <= 0:
                self._faults.remove(fault)
        return fault.kind
