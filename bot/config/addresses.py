"""How databases, servers and hosts are written; as in shapes.py, no word quotes the input."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from bot.config.shapes import text

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_POSTGRES = re.compile(r"(?:postgres|postgresql|postgresql\+psycopg)://(?=.)")
_SQLITE = re.compile(r"sqlite(?:\+pysqlite)?://(?=/|$)")


def database(value: object) -> str:
    """A SQLAlchemy URL with the driver we have; what stands behind the scheme is the driver's."""
    url = text(value)
    if _POSTGRES.match(url):
        return _POSTGRES.sub("postgresql+psycopg://", url, count=1)
    if _SQLITE.match(url):
        return _SQLITE.sub("sqlite://", url, count=1)
    if url.startswith("sqlite"):
        raise ValueError("must have three slashes before a file name: sqlite:///rapport.db")
    raise ValueError("must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")


def web(value: object) -> str:
    return _parts(value, "must be a web address such as https://example.com/path").geturl()


def proxy(value: object) -> str:
    return _parts(value, "must be http://HOST:PORT (only HTTP proxies are supported)").geturl()


def safe_web(value: object) -> str:
    """A web address that nobody on the way can read."""
    parts = _parts(value, "must be a web address such as https://example.com/path")
    if parts.scheme != "https" and not _loopback(parts.hostname or ""):
        raise ValueError("must begin with https:// (http:// only for this machine itself)")
    return parts.geturl()


def slack_root(value: object) -> str:
    return safe_web(value).rstrip("/") + "/"


def telegram_root(value: object) -> str:
    root = safe_web(value).rstrip("/")
    if root.endswith("/bot"):
        raise ValueError("must be the server alone: /bot and the token are added to it")
    return root


def webhook(value: object) -> str:
    """Without a path it is our own, as the process behind the address knows it."""
    url = safe_web(value)
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + "/telegram/webhook"


def host(value: object) -> str:
    name = text(value)
    if not _HOST.fullmatch(name) and not _address(name):
        raise ValueError("must be a host name or address alone, such as 127.0.0.1 or 0.0.0.0")
    return name


def _parts(value: object, rule: str) -> SplitResult:
    url = text(value)
    try:
        parts = urlsplit(url)
        # Reading the port is what checks it.
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not url.isprintable() or " " in url:
        raise ValueError(rule)
    return parts


def _loopback(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost") or _address(name, loopback=True)


def _address(name: str, *, loopback: bool = False) -> bool:
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or not loopback
