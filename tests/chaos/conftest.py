"""The real process, killed while it works; the fake networks are the oracle."""

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
