"""Every secret of a configuration as it could stand in a log, for those who must keep it out."""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, SecretStr

from bot.config.schema import Config

PARTLY = frozenset({"database", "proxy"})  # where only the password is secret


def concealed(config: Config) -> Iterator[str]:
    yield from _within(config)


def _within(section: BaseModel) -> Iterator[str]:
    for name, value in section:
        match value:
            case SecretStr():
                said = value.get_secret_value()
                yield from _of_address(said, whole=name not in PARTLY) if "://" in said else [said]
            case BaseModel():
                yield from _within(value)


def _of_address(address: str, whole: bool) -> Iterator[str]:
    parts = urlsplit(address)
    if whole:  # the path of a webhook or a heartbeat is what makes it ours
        yield address
        yield parts.path.strip("/")
        yield parts.query
    if parts.password:
        yield parts.password
        yield unquote(parts.password)
