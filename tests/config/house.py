"""A configuration file under test: written, read, and its faults as they are printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Config, ConfigFaults, load

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "config.example.yaml"
MARK = "S3CR3T"  # must never be seen

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class House:
    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "house.yaml"

    def load(self, text: str, environ: Mapping[str, str] = NOTHING) -> Config:
        self.file.write_text(text, "utf-8", newline="")
        return load(self.file, environ)

    def told(self, text: str, environ: Mapping[str, str] = NOTHING) -> list[str]:
        """The lines that are printed, without the folder the file lies in."""
        with pytest.raises(ConfigFaults) as caught:
            self.load(text, environ)
        return str(caught.value).replace(f"{self.folder}/", "").splitlines()

    def outcome(self, text: str, environ: Mapping[str, str] = NOTHING) -> Config | ConfigFaults:
        try:
            return self.load(text, environ)
        except ConfigFaults as caught:
            return caught


def plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
