"""Every conversation printed in the README happens for real."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1].joinpath("README.md").read_text()
TALKS = re.findall(r"^```chat\n(.*?)^```", README, re.M | re.S)


@pytest.mark.parametrize("words", TALKS)
def test_readme_talk(talk, words):
    talk.goes(words)


def test_there_is_a_talk_to_show():
    assert TALKS
