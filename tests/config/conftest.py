"""A house with a configuration file of its own for each test."""

from pathlib import Path

import pytest

from tests.config.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> House:
    """For tests that run many examples, each of which writes its file anew."""
    return House(tmp_path_factory.mktemp("config"))
