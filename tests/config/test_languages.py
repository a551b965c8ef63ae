"""The further languages of times: their codes, in a list or a line."""

import pytest

from tests.config.house import House


@pytest.mark.parametrize(
    ("written", "languages"),
    [
        ("[es, de]", ("es", "de")),
        ("es, de", ("es", "de")),
        ("ES", ("es",)),
        ("[de-AT, de]", ("de",)),
        ("[]", ()),
    ],
)
def test_languages_are_named_by_their_codes(
    house: House, written: str, languages: tuple[str, ...]
) -> None:
    assert house.load(f"languages: {written}").languages == languages


@pytest.mark.parametrize("written", ["Spanish", "[en]", "[zh]", "[es, xx]", "7"])
def test_what_is_no_such_code_is_told(house: House, written: str) -> None:
    assert "two-letter codes" in "\n".join(house.told(f"languages: {written}"))
