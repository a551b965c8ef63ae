"""Whatever is logged, by whomever: no token, no password and no whole phone number is written."""

import io
import json
import logging
import re
import subprocess
import sys
import threading
import warnings

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot import config
from bot.logs import Discreet, Json, Standard
from bot.redaction import Redaction
from tests.config.house import ROOT

BOT = "xoxb-1234567890-abcdefghij"
TELEGRAM = "8123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"
FORMS = ["text", "json"]


def written(form, log, secrets=()):
    """What the root's handler writes while `log` runs with a logger of some other library."""
    out = io.StringIO()
    handler = Standard(out)
    redaction = Redaction(secrets)
    handler.setFormatter(Json(redaction) if form == "json" else Discreet(redaction))
    root, other = logging.getLogger(), logging.getLogger("somebody.else")
    root.addHandler(handler)
    other.setLevel(logging.DEBUG)
    try:
        log(other)
    finally:
        root.removeHandler(handler)
    return out.getvalue()


def fails(words):
    raise RuntimeError(words)


def trace(words):
    def log(logger):
        try:
            fails(words)
        except RuntimeError as fault:
            logger.exception("it broke with %s", fault, stack_info=True)

    return log


def digits(text):
    return "".join(str(int(one)) for one in text if one.isdecimal())


# Phone numbers

GROUPED = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "·"])
NUMBERS = st.from_regex(r"[1-9][0-9]{9,13}", fullmatch=True)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@st.composite
def phones(draw):
    """A number as people write it: grouped, with a plus, in brackets, in wide digits."""
    number, apart = draw(NUMBERS), draw(GROUPED)
    sizes = draw(st.lists(st.integers(2, 4), min_size=4, max_size=7))
    parts, rest = [], number
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    shown = apart.join(filter(None, [*parts, rest]))
    assume(shown.count(".") != 3)  # or it is an address
    shown = draw(st.sampled_from(["", "+", "00"])) + shown
    return number, shown.translate(WIDE) if draw(st.booleans()) else shown


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(phone=phones(), before=st.text(max_size=20), after=st.text(max_size=20))
@example(("13900139001", "13900139001"), "电话", "已拨打")
@example(("13900139001", "13900139001"), "tel", "x")
@example(("13900139001", "13900139001"), "2026-11-22 ", " 10:00")
@example(("8613900139001", "+86 139 0013 9001"), "", ",")
@example(("02123456789", "(02) 1234-56789"), "", "")
def test_no_number_is_written_whole(form, phone, before, after):
    number, shown = phone
    for log in (
        lambda logger: logger.warning("%s%s%s", before, shown, after),
        lambda logger: logger.warning(f"{before}{shown}{after}"),
        lambda logger: logger.warning("x", extra={"about": f"{before}{shown}{after}"}),
        trace(f"{before}{shown}{after}"),
    ):
        out = written(form, log)
        lines = (
            [json.loads(line) for line in out.strip("\n").split("\n")] if form == "json" else [out]
        )
        said = json.dumps(lines, ensure_ascii=False)
        assert shown not in said
        assert number not in re.sub(r"\D", "", said) or number in digits(before + after)


@pytest.mark.parametrize(
    "number",
    ["+86 138 0013 8000", "139-0013-9001", "0912-345-678", "(02) 2345-6789", "+852 2345 6789",
     "2345 6789", "234 5678", "+44 (0)7911 123456", "06.12.34.56.78", "１３９００１３９００１",
     "+1 (212) 555-0100", "tel:+8613800138000", "8613800138000@x"],
)  # fmt: skip
def test_numbers_of_many_countries(number):
    said = Redaction()(f"could not reach {number}, giving up")
    assert len(digits(said)) == 2
    assert said.startswith("could not reach ")
    assert said.endswith(", giving up")


@pytest.mark.parametrize(
    "words",
    [
        "letter o1234567 to telegram: uncertain TimeoutError",
        "inbox i42 could not be done",
        "since 2026-11-22 08:00:00,123 and 2026-11-22T00:00:00+00:00",
        "connected to 192.168.100.200 port 5432",
        "ts 1732233600.123456 was read",
        "instance 550e8400-e29b-41d4-a716-446655440000",
        "took 12.5 s for 60 of 100 rows, 3 times",
        'File "bot/work.py", line 123, in handle',
        "slack.bot_token: refused by Slack: invalid_auth",
        "the clock jumped by 3600 s",
    ],
)
def test_what_operators_need_stays(words):
    assert Redaction()(words) == words


# Secrets


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("words", "secret"),
    [
        (f"token {BOT}!", BOT),
        ("xapp-1-A0-99-abcdef", "abcdef"),
        (f"https://api.telegram.org/bot{TELEGRAM}/getUpdates", TELEGRAM),
        (f"https://api.telegram.org/file/bot{TELEGRAM}", TELEGRAM),
        (f"令牌{TELEGRAM}无效", "AAF-abc"),
        ("say RAP-ABCD-EFGH-JKLM to me", "ABCD"),
        ("postgresql://rapport:hunter2secret@db/rapport", "hunter2secret"),
        ("http://me:p@ss/word@proxy:3128", "me:p"),
        ("POST https://hooks.slack.com/actions/T1/22/abcdefg", "abcdefg"),
        ("Authorization: Bearer abc.def", "abc.def"),
        ("wss://wss-primary.slack.com/link/?ticket=1&token=s3cr3tvalue&x=1", "s3cr3tvalue"),
        ('{"token": "s3cr3tvalue", "ok": true}', "s3cr3tvalue"),
        ("{'client_secret': 's3cr3tvalue'}", "s3cr3tvalue"),
    ],
)
def test_secrets_are_known_by_their_shape(form, words, secret):
    for log in (lambda logger: logger.error(words), trace(words)):
        assert secret not in written(form, log)


SETTINGS = """
database: postgresql://rapport:plainword@db/rapport
slack: {bot_token: weird-token-one, app_token: weird-token-two, signing_secret: 0a1b2c3d4e5f}
telegram: {token: "weird/token&three", mode: webhook, webhook_url: 'https://x.example/hush',
           secret: whisper-it}
http: {port: 1, metrics_key: knock-knock}
proxy: http://me:proxyword@127.0.0.1:3128
heartbeat_url: https://beat.example/ping/0b9c-uuid?create=1
"""
HIDDEN = ["plainword", "weird-token-one", "weird-token-two", "0a1b2c3d4e5f", "weird/token&three",
          "whisper-it", "knock-knock", "proxyword", "ping/0b9c-uuid"]  # fmt: skip


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    file = tmp_path_factory.mktemp("settings") / "config.yaml"
    file.write_text(SETTINGS)
    conf = config.load(file, {"RAPPORT__ENCRYPTION_KEY": "of-the-columns"})
    return list(config.concealed(conf))


@pytest.mark.parametrize("secret", [*HIDDEN, "of-the-columns", "weird%2Ftoken%26three"])
def test_what_is_configured_is_never_written_whatever_its_shape(own, secret):
    for form in FORMS:
        for log in (lambda logger: logger.error("it said %r", secret), trace(f"a{secret}b")):
            assert secret not in written(form, log, own)


def test_every_secret_setting_is_known(own):
    assert {one for one in HIDDEN if one not in own} == set()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(secret=st.text(min_size=5, max_size=40), around=st.text(max_size=10))
def test_no_secret_survives_however_odd(secret, around):
    out = Redaction([secret])(around + secret + around)
    assert secret not in out or secret in "***" * 9 + around * 2 or set(secret) <= set("*")


# One record, one line


def test_what_people_wrote_cannot_look_like_a_line_of_ours():
    out = written("text", lambda logger: logger.warning("name\n2026-01-01 ERROR bot: lies"))
    assert len(out.splitlines()) == 1
    out = written("json", lambda logger: logger.warning("name\n{}"))
    assert json.loads(out)["message"] == "name\n{}"


def test_json_has_fields():
    def log(logger):
        logger.warning("letter %s", "o1", extra={"platform": "slack"})

    line = json.loads(written("json", log))
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "WARNING",
        "logger": "somebody.else",
        "message": "letter o1",
        "platform": "slack",
    }


def test_a_record_that_cannot_be_written_tells_nothing(capsys):
    Standard().handle(logging.makeLogRecord({"name": "other", "msg": "%d", "args": (BOT,)}))
    said = capsys.readouterr().err
    assert said == "a line of other could not be written: TypeError\n"


UNCAUGHT = f"""
import sys, threading, warnings
from bot import logs
logs.to_stderr({{form!r}}, ["hush-hush"])
thread = threading.Thread(target=lambda: 1 / len(sys.argv[5:]) and None)
thread.start(); thread.join()
warnings.warn("token {BOT} is old")
raise RuntimeError("{BOT} hush-hush +8613800138000")
"""


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_catches_is_written_as_carefully(form):
    code = UNCAUGHT.replace("{form!r}", repr(form))
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 1
    assert "RuntimeError" in run.stderr
    assert "ZeroDivisionError" in run.stderr
    assert "is old" in run.stderr
    for hidden in (BOT, "hush-hush", "13800138000"):
        assert hidden not in run.stderr


def test_the_hooks_of_this_process_are_untouched():
    assert sys.excepthook.__module__ != "bot.logs"
    assert threading.excepthook.__module__ != "bot.logs"
    assert warnings.showwarning.__module__ != "logging"
