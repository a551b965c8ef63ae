"""A file on this machine that is to be imported, and what is wrong with it in words."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import incoming
from bot.files.faults import Unreadable
from bot.files.sheets import bytes_of
from bot.house import House
from bot.incoming import WHY, Complaint
from core.imports import Faulty, Import
from core.uploads import FileKind


@dataclass(frozen=True, slots=True)
class Incoming:
    job: Import[Any]
    complaints: list[str]  # one for each fault, with its line
    faulty_rows: int


def customers(house: House, path: Path) -> Incoming:
    return _read(house, path, FileKind.CUSTOMERS)


def orders(house: House, path: Path) -> Incoming:
    return _read(house, path, FileKind.ORDERS)


def complaint(house: House, path: Path, one: Faulty) -> str:
    return _told(house, path, incoming.complaint(one))


def _read(house: House, path: Path, kind: FileKind) -> Incoming:
    blob, unreadable = b"", list[str]()
    try:
        blob = bytes_of(path)
    except Unreadable as fault:
        unreadable = [_told(house, path, Complaint(0, "", "", WHY[fault.problem]))]
    with house.database.read() as db:
        found = incoming.read(house.own_desk(db), kind, path.name, blob)
    complaints = unreadable or [_told(house, path, one) for one in found.complaints]
    return Incoming(found.job, complaints, found.faulty_rows)


def _told(house: House, path: Path, one: Complaint) -> str:
    place = f"{path}:{one.line}" if one.line else str(path)
    words = getattr(one.why, house.language)
    return ": ".join(filter(None, (place, one.column, one.value, words)))
