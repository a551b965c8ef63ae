"""The files with which Rapport is run elsewhere agree with what it is."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot import process
from bot.cli.opening import BAD_USAGE
from bot.config import Config, load
from bot.config.environment import VARIABLES
from tests.config.house import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
UNIT = (ROOT / "deploy/rapport.service").read_text()


def settings_named(text: str) -> set[str]:
    return set(re.findall(r"RAPPORT__[A-Z_]+[A-Z]", text))


@pytest.mark.parametrize("text", [DOCKERFILE, (ROOT / "compose.yaml").read_text(), UNIT])
def test_every_setting_it_names_exists(text: str) -> None:
    assert settings_named(text) <= VARIABLES.keys()


def test_the_image_copies_every_room_and_names_no_registry() -> None:
    copied = set(re.findall(r"^COPY (\w+) \w+$", DOCKERFILE, re.MULTILINE))
    assert copied == {"bot", "core", "handlers", "storage"}
    kept = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"
    }
    assert kept == copied | {"pyproject.toml", "constraints.txt", "README.md", "LICENSE"}
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images += [one["image"] for one in COMPOSE["services"].values() if "image" in one]
    assert not [one for one in images if "/" in one or ":" not in one]


def test_the_image_runs_as_nobody_in_particular() -> None:
    last = DOCKERFILE.rpartition("FROM ")[2]
    assert "\nUSER rapport\n" in last
    assert last.index("USER rapport") < last.index("ENTRYPOINT")


def test_what_the_image_sets_is_a_configuration(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = re.search(r"ENV (.+?)\nUSER", DOCKERFILE, re.DOTALL)
    assert lines
    pairs = dict(one.split("=", 1) for one in lines[1].replace("\\\n", " ").split())
    conf = load(None, {name: value for name, value in pairs.items() if "RAPPORT" in name})
    assert conf.http
    assert (conf.http.host, conf.log_format) == ("127.0.0.1", "json")
    assert Config().log_format == "text"


@pytest.mark.parametrize(("status", "code"), [("200 OK", 0), ("503 Service Unavailable", 1)])
def test_its_health_check_asks_and_believes(status: str, code: int) -> None:
    """The command itself, against something that answers once on a free port."""
    found = re.search(r"HEALTHCHECK .+?CMD (\[.+?\])$", DOCKERFILE, re.DOTALL | re.MULTILINE)
    assert found
    words = json.loads(found[1])
    answer = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    server = (
        "import socket, sys; s = socket.create_server(('127.0.0.1', 0));"
        "print(s.getsockname()[1], flush=True); c, _ = s.accept(); print(c.recv(999), flush=True);"
        f"c.sendall({answer.encode()!r}); c.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", server], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        port = running.stdout.readline().strip()
        asked = subprocess.run(
            [sys.executable, *words[1:]],
            env={**os.environ, "RAPPORT__HTTP__PORT": port},
            capture_output=True,
        )
        assert "GET /healthz" in running.stdout.read()
    assert asked.returncode == code


def seconds(text: str) -> int:
    return int(text.removesuffix("s"))


def test_nobody_is_killed_before_it_has_finished() -> None:
    stop = re.search(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)
    assert stop
    assert int(stop[1]) > 2 * process.DRAIN
    assert seconds(COMPOSE["services"]["rapport"]["stop_grace_period"]) > 2 * process.DRAIN


def test_what_will_not_mend_itself_is_not_tried_again() -> None:
    assert f"\nRestartPreventExitStatus={BAD_USAGE}\n" in UNIT
    assert "\nRestart=always\n" in UNIT


def test_the_unit_is_one(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    unit = tmp_path / "rapport.service"
    unit.write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", UNIT, flags=re.MULTILINE))
    found = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    assert "rapport.service" not in found.stderr


def test_the_database_waits_until_it_answers() -> None:
    needs = COMPOSE["services"]["rapport"]["depends_on"]
    assert needs == {"db": {"condition": "service_healthy"}}
    assert "healthcheck" in COMPOSE["services"]["db"]
