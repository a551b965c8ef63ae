"""What is secret is seen in no fault and no printed setting, whatever was written."""

import traceback

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.config import ConfigFaults
from bot.config.schema import keys
from tests.config.house import MARK, House, plain

SECRETS = [
    ("slack", "bot_token"),
    ("slack", "app_token"),
    ("slack", "signing_secret"),
    ("telegram", "token"),
    ("telegram", "secret"),
]


@pytest.mark.parametrize(
    "text",
    [
        *(f"{group}: {{{key}: {MARK}, {key}s: {MARK}}}" for group, key in SECRETS),
        *(f"{group}: {{{key}:{MARK}}}" for group, key in SECRETS),
        *(f"{group}:\n  {key}:{MARK}\n" for group, key in SECRETS),
        *(f"{group}: {{{key}: [{MARK}]}}" for group, key in SECRETS),
        *(f"{group}: {{{key}: *{MARK}}}" for group, key in SECRETS),
        *(f"{group}: {{{key}: !{MARK}}}" for group, key in SECRETS),
        *(f"{group}: {{{key}: !{MARK}!x y}}" for group, key in SECRETS),
        *(f"{group}: {{{key}: '{MARK}}}" for group, key in SECRETS),
        *(f'{group}: {{{key}: "\\{MARK}"}}' for group, key in SECRETS),
        *(f"{group}: {{{key}: '{MARK} {MARK}'}}" for group, key in SECRETS),
        f"slack: {MARK}",
        f"slack: [{MARK}]",
        f"slack: {{mode: {MARK}}}",
        f"xoxb-12345-{MARK}: x",
        f"xoxb-12345:{MARK}",
        f"database: mysql://u:{MARK}@h/d",
        f"database: sqlite://{MARK}",
        f"proxy: socks5://u:{MARK}@h:1",
        f"proxy: http://u:{MARK}@h:{MARK}",
        f"heartbeat_url: {MARK}",
        f"http: {{port: {MARK}, host: '{MARK}:1'}}",
        f"churn: {{horizon: {MARK}, threshold: {MARK}}}",
        f"channels: {{alerts: {MARK}, care: [{MARK}], pool: {{slack: {MARK}}}}}",
        f"working_hours: {MARK}\nquiet_hours: {MARK}\nclosed: {MARK}\n",
        f"timezone: {MARK}\nlanguage: {MARK}\ncurrency: {MARK}\ncountry: {MARK}\nregion: {MARK}",
        f"telegram: {{token: x, base_url: 'http://{MARK}/', webhook_url: {MARK}}}",
        f"a: &{MARK} 1\nb: &{MARK} 1\nc: '",
        MARK,
    ],
)
def test_no_fault_shows_what_was_written(house: House, text: str) -> None:
    with pytest.raises(ConfigFaults) as caught:
        house.load(text)
    # The frames of this file quote the parameter itself and are left out.
    shown = "".join(traceback.format_exception_only(caught.value)) + repr(caught.value)
    assert MARK not in shown
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_no_setting_shows_its_secret(house: House) -> None:
    text = f"""
        database: postgresql://u:{MARK}@h/d
        slack: {{bot_token: {MARK}, app_token: {MARK}, signing_secret: {MARK}}}
        telegram:
          token: {MARK}
          secret: {MARK}
          webhook_url: https://a.example/{MARK}
        proxy: http://u:{MARK}@h:1
        heartbeat_url: https://a.example/{MARK}
        """
    config = house.load(text, {"RAPPORT__ENCRYPTION_KEY": MARK})
    assert MARK not in repr(config) + str(config) + config.model_dump_json()
    assert plain(config.encryption_key) == MARK


@settings(derandomize=True, deadline=None, max_examples=200)
@given(path=st.sampled_from(sorted(keys())), value=st.text(min_size=1))
def test_any_text_for_any_setting_is_taken_or_told_but_not_shown(
    shared: House, path: tuple[str, ...], value: str
) -> None:
    variable = "RAPPORT__" + "__".join(path).upper()
    found = shared.outcome("", {variable: MARK + value})
    if isinstance(found, ConfigFaults):
        assert MARK not in str(found)
        assert all(fault.file == variable for fault in found.faults)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    lines=st.lists(
        st.tuples(
            st.integers(0, 3),
            st.sampled_from(
                ["slack", "http", "port", "pool", "closed", "<<", "-", "?", ":", "!x", "&a", "{"]
            ),
            st.sampled_from([":", ": ", ": [", ": {", ": 'x", ': "', " ", ": |", ": -", ": &a b"]),
            st.text(max_size=8),
        ),
        max_size=8,
    )
)
@example(lines=[(0, "slack", ": {", "slack: {slack: {}}}")])
def test_any_file_is_read_or_told(shared: House, lines: list[tuple[int, str, str, str]]) -> None:
    text = "\n".join(" " * indent + key + colon + rest for indent, key, colon, rest in lines)
    found = shared.outcome(text)
    if isinstance(found, ConfigFaults):
        assert found.faults
        assert all(fault.problem for fault in found.faults)
