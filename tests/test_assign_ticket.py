"""A ticket changes hands, and whoever gets it is told."""

import pytest


@pytest.mark.parametrize("line", ["assign ticket #1 to cleo", "give #1 to cleo", "把工单1转给cleo"])
def test_handed_over(talk, line):
    talk("ticket Acme pump leaks")
    said = talk(line).splitlines()
    assert said[0] in (
        "bot> cleo sees to #1 Acme: pump leaks",
        "bot> 由cleo处理：#1 Acme：pump leaks",
    )
    assert "bot to @cleo> ana gives you ticket #1 Acme: pump leaks" in said


def test_a_colleague_nobody_knows(talk):
    talk("ticket Acme pump leaks")
    assert "zed" in talk("assign ticket #1 to zed")
